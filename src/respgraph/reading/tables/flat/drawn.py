"""Tables drawn with bars and rules: which lines are one row, and which cells of a column are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..looks import is_number
from .pieces import Line, Piece, TableRow

__all__ = [
    "BAR",
    "count_rules",
    "is_drawn",
    "join_merged",
    "same_row",
    "split_rule",
    "tells_blanks",
]

BAR = re.compile(r"[|¦│┃]")
_RULE = re.compile(r"[\s|+:=\-─━┄┈┼├┤┬┴┌┐└┘│]+")
_CORNER = re.compile(r"[|+│├┤┼┬┴┌┐└┘]")
_FILLED = re.compile(r"[ \t]*[├│|+].*(?:──|--).*[┤│|+]")
_STROKE = re.compile(r"[-=─━]+")
_SAMPLE = 200


def is_drawn(text: str) -> bool:
    """Whether a line is nothing but a rule.

    >>> is_drawn("├──┼──┤"), is_drawn("│1 │修路│")
    (True, False)
    """
    return _RULE.fullmatch(text) is not None


def count_rules(lines: Sequence[Line]) -> int:
    """How many rules part the rows below a header; none where they are few for its lines.

    Only the table itself is looked at: below it another may begin, with a rule of its own.
    """
    rules = bars = 0
    for line in lines[:_SAMPLE]:
        if is_drawn(line.text):
            rules += 1
        elif BAR.search(line.text):
            bars += 1
        elif line.text.strip():
            break
    return rules if rules >= 2 and 8 * rules >= bars else 0


def same_row(row: TableRow, before: Line, rules: int) -> bool:
    """Whether a line goes on with the row above it: no rule parts them, and it has no number.

    A table with no rules but that below its header and its lower border parts rows by lines.
    """
    if is_drawn(before.text):
        return False
    first = "".join(piece.text for piece in row.cells[0])
    return not first or (rules > 2 and not is_number(first))


def tells_blanks(lines: Sequence[Line]) -> bool:
    """Whether a rule stands above each row of a table, so that its blank cells are empty.

    Of the lines of a row only the first stands below a rule.
    """
    rules = count_rules(lines[1:])
    firsts = [
        above.text
        for above, line in pairwise(lines)
        if BAR.search(line.text) and is_number(_first_cell(line.text))
    ]
    return rules > 2 and bool(firsts) and all(map(is_drawn, firsts))


def _first_cell(text: str) -> str:
    first, *_ = BAR.split(BAR.sub("", text.strip(), count=1), maxsplit=1)
    return first.strip()


def join_merged(rows: list[TableRow], rules: Mapping[int, Line]) -> None:
    """Where the rule above a row has a gap, the cells that it does not part are one: ├──┤    ├──┤.

    `rules` gives the rule by the index of the row below it.
    """
    gaps = {row: _gaps(rule.text, len(rows[row].cells)) for row, rule in rules.items()}
    for place in sorted({place for found in gaps.values() for place in found}):
        run: list[int] = []
        for row in range(len(rows) + 1):
            if run and place in gaps.get(row, ()) and place < len(rows[row - 1].cells):
                run.append(row)
                continue
            _share(rows, run, place)
            run = [row]


def _gaps(text: str, width: int) -> frozenset[int]:
    """The columns in which a rule has a gap."""
    drawn = _CORNER.split(text.strip())[1:-1]
    if len(drawn) != width or not any(map(_STROKE.search, drawn)):
        return frozenset()
    return frozenset(place for place, part in enumerate(drawn) if not part.strip())


def _share(rows: list[TableRow], run: Sequence[int], place: int) -> None:
    """Give all rows of a run what stands in any of their cells in one column."""
    if len(run) < 2:
        return
    pieces: tuple[Piece, ...] = sum((rows[row].cells[place] for row in run), ())
    for row in run:
        cells = rows[row].cells
        rows[row] = replace(rows[row], cells=(*cells[:place], pieces, *cells[place + 1 :]))


def split_rule(line: Line) -> Iterator[Line]:
    """A rule with words in its gap, ├──┤ 王力 ├──┤, as a line of the row above it and a rule."""
    if _FILLED.fullmatch(line.text) is None:
        yield line
        return
    parts = _CORNER.split(line.text)
    words = [part.strip() and _STROKE.fullmatch(part.strip()) is None for part in parts]
    if not any(words) or any(
        _STROKE.search(part) for part, word in zip(parts, words, strict=True) if word
    ):
        yield line
        return
    corners = _CORNER.findall(line.text)
    kept = [part if word else " " * len(part) for part, word in zip(parts, words, strict=True)]
    gaps = [" " * len(part) if word else part for part, word in zip(parts, words, strict=True)]
    yield replace(line, text="│".join(kept))
    yield replace(
        line, text="".join(a + b for a, b in zip(gaps, [*corners, ""], strict=True)), blanks=0
    )
