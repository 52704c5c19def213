"""Tables that a PDF page prints without rules: columns told by white space, rows by their numbers.

Such a table is taken for one only where it is sure: a head of three or more short titles, and
below it rows whose first column counts up. Anything else stays lines with their gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ..building import RawCell
from .glyphs import Glyph
from .lines import TextLine, lines_of
from .tables import PdfTable, cell_text, is_full

__all__ = ["Columns", "unruled_table"]

_LONGEST_TITLE = 12
_MARKS = frozenset("，。；：,;:")
_NARROWEST = 0.25
_SURE_GAPS = 3
_APART = 1.5
"""So many heights of a letter below its last line, a table has ended."""
_HEADING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|第[一二三四五六七八九十\d]+[章节部])"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges of the columns of a table, from the left of the first to the right of the last."""

    edges: tuple[float, ...]

    def of(self, sign: Glyph) -> int:
        """The column in which the middle of a sign lies."""
        middle = (sign.x0 + sign.x1) / 2
        return sum(middle > edge for edge in self.edges[1:-1])


def unruled_table(
    lines: Sequence[TextLine], label: str, known: Columns | None
) -> tuple[PdfTable, list[TextLine], list[TextLine]] | None:
    """The table among the lines of a page, with the lines above and below it; None where none is.

    `known` are the columns of the table on the page before, which may go on without a head.
    """
    head = _head(lines)
    if head is None and known is None:
        return None
    start = head if head is not None else 0
    columns = _columns(lines[start:]) if head is not None else known
    if columns is None:
        return None
    body = lines[start:]
    numbered = [at for at, line in enumerate(body) if _number(line, columns) is not None]
    numbers = [_number(body[at], columns) or 0 for at in numbered]
    if len(numbered) < 2 or any(b - a not in (0, 1) for a, b in pairwise(numbers)):
        return None
    end = _end(body, numbered[-1], columns)
    made = _table(body[:end], columns, label)
    return made, list(lines[:start]), list(body[end:])


def _head(lines: Sequence[TextLine]) -> int | None:
    """The first line of short titles that stand apart."""
    for at, line in enumerate(lines):
        titles = [part.text.replace(" ", "") for part in line.segments]
        short = all(
            len(title) <= _LONGEST_TITLE and not _MARKS & set(title) and not title.isdigit()
            for title in titles
        )
        if len(titles) >= 3 and short:
            return at
    return None


def _columns(lines: Sequence[TextLine]) -> Columns | None:
    """Columns between the stretches that neither the head nor any row covers."""
    rows = [line for line in _above_signature(lines) if len(line.segments) >= 2 or _is_short(line)]
    inked = sorted(
        (sign for line in rows for sign in line.glyphs if sign.text.strip()),
        key=lambda sign: sign.x0,
    )
    if not inked:
        return None
    size = median(sign.size for sign in inked)
    borders, end = [], inked[0].x1
    for sign in inked:
        if sign.x0 - end > _NARROWEST * size:
            borders.append((end + sign.x0) / 2)
        end = max(end, sign.x1)
    if len(borders) < 2:
        return None
    return Columns((inked[0].x0 - 1, *borders, end + 1))


def _above_signature(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The lines down to the last row, with the rest of its cells: notes and signatures are none."""
    last = max((at for at, line in enumerate(lines) if len(line.segments) >= 2), default=-1)
    for at in range(last + 1, len(lines)):
        if at and (_is_apart(lines[at - 1], lines[at]) or not _is_short(lines[at])):
            return lines[:at]
    return lines


def _is_apart(above: TextLine, line: TextLine) -> bool:
    return line.top - above.bottom > _APART * line.size


def _is_short(line: TextLine) -> bool:
    return len(line.text) <= _LONGEST_TITLE and _HEADING.match(line.text) is None


def _number(line: TextLine, columns: Columns) -> int | None:
    """The number that a line holds in the first column."""
    first = "".join(sign.text for sign in line.glyphs if columns.of(sign) == 0).strip(" .、．")
    return int(first) if first.isascii() and first.isdigit() and len(first) <= 3 else None


def _is_section(line: TextLine, columns: Columns) -> bool:
    """Whether a line is a heading, or one piece of text over the border of the first column."""
    border = columns.edges[1]
    crosses = line.x0 < border < line.x1
    plain = len(line.segments) == 1 and _gaps(line) < _SURE_GAPS
    return plain and (crosses or _HEADING.match(line.text) is not None)


def _gaps(line: TextLine) -> int:
    """Number of gaps along a line, those of a blank counted as well."""
    inked = [sign for sign in line.glyphs if sign.text.strip()]
    return sum(right.x0 - left.x1 > 0.4 * line.size for left, right in pairwise(inked))


def _end(lines: Sequence[TextLine], last: int, columns: Columns) -> int:
    """Behind the last line of the row in which `last` stands."""
    for at in range(last + 1, len(lines)):
        if _is_section(lines[at], columns) or _is_apart(lines[at - 1], lines[at]):
            return at
    return len(lines)


def _table(lines: Sequence[TextLine], columns: Columns, label: str) -> PdfTable:
    width = len(columns.edges) - 1
    widths = _widths(lines, columns)
    cells: list[RawCell] = []
    filled: set[tuple[int, int]] = set()
    for row, members in enumerate(_rows(lines, columns)):
        if len(members) == 1 and _is_section(members[0], columns):
            cells.append(RawCell(row, 0, members[0].text, 1, width, label))
            continue
        for column in range(width):
            inside = _cell_lines(members, columns, column)
            cells.append(RawCell(row, column, cell_text(inside, widths[column]), label=label))
            if inside and is_full(inside[-1], widths[column]):
                filled.add((row, column))
    box = (columns.edges[0], lines[0].top, columns.edges[-1], lines[-1].bottom)
    return PdfTable(box, columns.edges, tuple(cells), frozenset(filled), ruled=False)


def _cell_lines(lines: Sequence[TextLine], columns: Columns, column: int) -> list[TextLine]:
    return lines_of([sign for line in lines for sign in line.glyphs if columns.of(sign) == column])


def _widths(lines: Sequence[TextLine], columns: Columns) -> list[float]:
    """How wide the text of each column gets."""
    body = [line for line in lines if not _is_section(line, columns)]
    widths = []
    for column in range(len(columns.edges) - 1):
        inside = _cell_lines(body, columns, column)
        left = min((line.x0 for line in inside), default=0.0)
        widths.append(max((line.x1 - left for line in inside), default=0.0))
    return widths


def _rows(lines: Sequence[TextLine], columns: Columns) -> Iterator[list[TextLine]]:
    """The lines of each row: sections stand alone, and each other row holds one number."""
    headed = _number(lines[0], columns) is None and not _is_section(lines[0], columns)
    for section, members in groupby(lines, key=lambda line: _is_section(line, columns)):
        block = list(members)
        if section:
            yield from ([line] for line in block)
        else:
            yield from _numbered_rows(block, columns, headed=headed and block[0] is lines[0])


def _numbered_rows(
    block: list[TextLine], columns: Columns, *, headed: bool
) -> Iterator[list[TextLine]]:
    """Cut at the widest gap between two numbers, just above the second where gaps are alike.

    Above the first number of a page stands a head, the rest of a row of the page before, or the
    first lines of a cell taller than its number: only the last has no gap like those of rows.
    """
    numbered = [at for at, line in enumerate(block) if _number(line, columns) is not None]
    cuts = [_cut(block, first, number) for first, number in pairwise(numbered)]
    if headed and numbered and numbered[0]:
        first, gap = _cut(block, 0, numbered[0])
        if _head(block) == 0 or gap >= 0.9 * min((between for _, between in cuts), default=gap):
            cuts.insert(0, (first, gap))
    for start, end in pairwise([0, *(cut for cut, _ in cuts), len(block)]):
        yield block[start:end]


def _cut(block: Sequence[TextLine], first: int, number: int) -> tuple[int, float]:
    """Where the row of a number begins, behind line `first`, and how wide the gap above it is."""
    ends = [max(line.bottom for line in block[: at + 1]) for at in range(first, number)]
    gaps = [block[first + at + 1].top - end for at, end in enumerate(ends)]
    widest = max(gaps)
    least = widest - 0.08 * block[number].size
    return max(first + at + 1 for at, gap in enumerate(gaps) if gap > least), widest
