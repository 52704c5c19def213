"""Tables whose columns are kept by position, as text taken from a page prints them.

Cells wrap inside their columns, so one row takes several lines. A wide character counts two
places. The borders between columns are where the lines leave the least ink between two headers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..headers import classify_header
from ..looks import is_heading, is_number
from .pieces import Line, Piece, TableRow

__all__ = ["is_laid_out", "read_layout"]

_FRAGMENT = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_PAGE_MARK = re.compile(r"\s*(?:[-—–~·]+\s*\d{1,4}\s*[-—–~·]+|第\s*\d{1,4}\s*页.*)\s*")
_SAMPLE = 60
_PATIENCE = 4


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one line that stand together: offsets in the line, and places across the page."""

    start: int
    end: int
    left: int
    right: int

    @property
    def middle(self) -> float:
        """The place of its centre."""
        return (self.left + self.right) / 2


def is_laid_out(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines under a header keep its columns by position and wrap inside them."""
    header = _fragments(lines[index])
    sample = lines[index + 1 : index + 1 + _SAMPLE]
    partial = sum(_is_partial(line, len(header)) for line in sample)
    return len(header) >= 3 and partial >= 2 and 10 * partial >= len(sample)


def _is_partial(line: Line, width: int) -> bool:
    return line.text.startswith("  ") and len(_fragments(line)) < width


def read_layout(lines: Sequence[Line], index: int) -> tuple[list[TableRow], int] | None:
    """The rows of the table whose header is on line `index`, and the line after its last row."""
    end = _end_of_table(lines, index)
    inside = [line for line in lines[index:end] if not _PAGE_MARK.fullmatch(line.text)]
    borders = _borders(inside)
    rows = [_by_column(line, borders) for line in inside]
    head = _header_lines(rows)
    body = _grouped(inside[head:], rows[head:])
    made = [_stack(rows[:head]), *body]
    return made, end


def _fragments(line: Line) -> list[Fragment]:
    places = _places(line.text)
    return [
        Fragment(match.start(), match.end(), places[match.start()], places[match.end()])
        for match in _FRAGMENT.finditer(line.text)
    ]


def _places(text: str) -> list[int]:
    widths = (2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
    return list(accumulate(widths, initial=0))


def _end_of_table(lines: Sequence[Line], index: int) -> int:
    """The table goes on over lines with several columns or an indent, with small gaps."""
    end = index + 1
    for current in range(index + 1, len(lines)):
        line = lines[current]
        several = len(_fragments(line)) >= 2 or line.text.startswith("  ")
        if several or (is_number(line.text.strip()) and current == end):
            end = current + 1
        elif current - end >= _PATIENCE:
            break
    return end


def _borders(lines: Sequence[Line]) -> list[float]:
    """The places between neighbouring columns."""
    header = _fragments(lines[0])
    ink = _ink([f for line in lines for f in _fragments(line) if _is_row_like(line)])
    borders = []
    for left, right in pairwise(header):
        span = range(int(left.middle) + 1, max(int(right.middle), int(left.middle) + 2))
        inks = [ink[place] if place < len(ink) else 0 for place in span]
        least = min(inks)
        between = (left.right + right.left) / 2
        best = [place for place, value in zip(span, inks, strict=True) if value == least]
        borders.append(min(best, key=lambda place: abs(place + 0.5 - between)) + 0.5)
    return borders


def _is_row_like(line: Line) -> bool:
    return len(_fragments(line)) >= 2 or line.text.startswith("  ")


def _ink(fragments: Sequence[Fragment]) -> list[int]:
    width = max((fragment.right for fragment in fragments), default=0)
    change = [0] * (width + 1)
    for fragment in fragments:
        change[fragment.left] += 1
        change[fragment.right] -= 1
    return list(accumulate(change))


def _by_column(line: Line, borders: Sequence[float]) -> tuple[tuple[Piece, ...], ...]:
    """The words of a line in their columns; a line that is one heading keeps to the first."""
    cells: list[list[tuple[int, int]]] = [[] for _ in range(len(borders) + 1)]
    for fragment in _fragments(line):
        for start, end, column in _cut(line, fragment, borders):
            cells[column].append((start, end))
    return tuple(tuple(line.piece(start, end) for start, end in cell) for cell in cells)


def _cut(line: Line, fragment: Fragment, borders: Sequence[float]) -> list[tuple[int, int, int]]:
    """A fragment over a border is cut at its single blanks."""
    if bisect_right(borders, fragment.left) == bisect_right(borders, fragment.right - 1):
        return [(fragment.start, fragment.end, bisect_right(borders, fragment.middle))]
    places = _places(line.text)
    words = _WORD.finditer(line.text, fragment.start, fragment.end)
    parts: list[tuple[int, int, int]] = []
    for match in words:
        middle = (places[match.start()] + places[match.end()]) / 2
        column = bisect_right(borders, middle)
        if parts and parts[-1][2] == column:
            parts[-1] = (parts[-1][0], match.end(), column)
        else:
            parts.append((match.start(), match.end(), column))
    return parts


Cells = tuple[tuple[Piece, ...], ...]


def _header_lines(rows: Sequence[Cells]) -> int:
    """How many lines the header takes: its cells may wrap, too."""
    for count in (3, 2):
        labels = [
            "".join(p.text for row in rows[:count] for p in row[c]) for c in range(len(rows[0]))
        ]
        further = [piece.text for row in rows[1:count] for cell in row for piece in cell]
        if (
            len(rows) > count
            and further
            and all(len(text) <= 6 and not is_number(text) for text in further)
            and all(map(classify_header, filter(None, labels)))
        ):
            return count
    return 1


def _stack(rows: Sequence[Cells]) -> TableRow:
    """Lines laid over each other, column by column."""
    columns = range(len(rows[0]))
    return TableRow(tuple(tuple(piece for row in rows for piece in row[c]) for c in columns))


def _grouped(lines: Sequence[Line], rows: Sequence[Cells]) -> list[TableRow]:
    """Rows of the table from its lines."""
    starts = _row_starts(lines, rows)
    grouped: list[TableRow] = []
    for start, end in pairwise([*starts, len(rows)]):
        section = _is_section(lines[start])
        if section:
            grouped.append(TableRow(((lines[start].piece(),),), spanning=True))
        if start + section < end:
            grouped.append(_stack(rows[start + section : end]))
    return grouped


def _is_section(line: Line) -> bool:
    return is_heading(line.text) and len(_fragments(line)) <= 2


def _row_starts(lines: Sequence[Line], rows: Sequence[Cells]) -> list[int]:
    """The first line of each row."""
    numbers = [n for n, row in enumerate(rows) if any(is_number(p.text) for p in row[0])]
    sections = [n for n, line in enumerate(lines) if _is_section(line)]
    if not numbers:
        blanks = [n for n, line in enumerate(lines) if line.blanks]
        return sorted({0, *(blanks or range(len(rows))), *sections})
    starts = sorted({*numbers, *sections})
    if starts[0] == 0 and all(_opens(rows[number]) for number in numbers):
        return starts
    return _centred(lines, rows, numbers, sections)


def _opens(row: Cells) -> bool:
    """Whether a numbered line also starts the text of its row."""
    return sum(bool(cell) for cell in row) >= max(2, len(row) - 2)


def _centred(
    lines: Sequence[Line], rows: Sequence[Cells], numbers: Sequence[int], sections: Sequence[int]
) -> list[int]:
    """Row starts where the number stands in the middle of its row's height."""
    starts = {0, *sections}
    first = 0
    for number, following in pairwise(numbers):
        first = max([first, *(s + 1 for s in sections if s < number)])
        mirrored = 2 * number - first + 1
        options = [s for s in range(number + 1, following + 1) if s not in sections]
        inner = [s for s in sections if number < s <= following]
        if inner:
            first = inner[-1] + 1
            continue
        first = min(options, key=lambda s: (not _ends_before(rows, lines, s), abs(s - mirrored)))
        starts.add(first)
    return sorted(starts)


def _ends_before(rows: Sequence[Cells], lines: Sequence[Line], start: int) -> bool:
    """Whether the line before `start` closes a sentence, or an empty line parts them."""
    if lines[start].blanks:
        return True
    return any(cell and cell[-1].text.endswith("。") for cell in rows[start - 1])
