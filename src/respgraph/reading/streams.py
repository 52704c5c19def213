"""Tables that were flattened to one cell after the other: which cell belongs to which column.

The header says how many columns there are and what they hold; the serial numbers say where rows
start. Between two numbers the cells are placed in order of the columns; where their number does
not fit (an empty cell left out, a cell over several lines) the cheapest placement by the look of
the contents is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from .contents import content_of, is_heading, is_number, number_value, squeezed
from .headers import Column, ColumnKind, classify_header
from .pieces import Piece, TableRow

__all__ = [
    "StreamTable",
    "fit",
    "header_at",
    "may_open_header",
    "place_pieces",
    "read_stream",
    "states_roles",
]


@dataclass(frozen=True, slots=True)
class StreamTable:
    """A table put together again, and the index of the first piece after it."""

    rows: tuple[TableRow, ...]
    columns: int
    end: int


Header = tuple[tuple[Column, tuple[Piece, ...]], ...]

_MODIFIER = re.compile(
    r"责任|牵头|配合|协同|参与|协办|分管|主责|完成|重点|主要|具体|年度|整改|责|序|包保|包抓|承办"
)
_MAX_HEADER = 30
_MAX_LABEL = 16


def header_at(pieces: Sequence[Piece], start: int) -> Header | None:
    """The header whose first cell is piece `start`, or None.

    A header names at least three columns (a serial number only first), one of which says who
    answers for the task and another what the task is or which number it has.
    """
    header: list[tuple[Column, tuple[Piece, ...]]] = []
    index = start
    while index < min(len(pieces), start + _MAX_HEADER):
        found = _header_cell(pieces, index)
        if found is None:
            break
        header.append(found)
        index += len(found[1])
    columns = [column for column, _ in header]
    late = any(column.kind is ColumnKind.NUMBER for column in columns[1:])
    numbered = bool(columns) and columns[0].kind is ColumnKind.NUMBER
    return tuple(header) if states_roles(columns) and (numbered or not late) else None


def may_open_header(text: str) -> bool:
    """Whether a line is worth a closer look: a short label, whole or the first half of one."""
    label = squeezed(text)
    return 0 < len(label) <= _MAX_LABEL and bool(
        _MODIFIER.fullmatch(label) or classify_header(label)
    )


def states_roles(columns: Sequence[Column | None], least: int = 3) -> bool:
    """Whether at least so many columns are those of a table of tasks with who answers for them."""
    known = [column for column in columns if column is not None]
    kinds = {column.kind for column in known}
    tasks = kinds & {ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.PROBLEM, ColumnKind.MEASURE}
    return len(known) >= least and bool(tasks) and any(column.assigns for column in known)


def _header_cell(pieces: Sequence[Piece], index: int) -> tuple[Column, tuple[Piece, ...]] | None:
    piece = pieces[index]
    if len(squeezed(piece.text)) > _MAX_LABEL or is_heading(piece.text):
        return None
    column = classify_header(piece.text)
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    split = column is None or _MODIFIER.fullmatch(squeezed(piece.text))
    if following is not None and split and len(squeezed(piece.text)) + len(following.text) <= 14:
        joined = classify_header(piece.text + following.text)
        alone = classify_header(following.text)
        if joined is not None and (column is None or alone is None or not alone.assigns):
            return joined, (piece, following)
    return None if column is None else (column, (piece,))


def read_stream(pieces: Sequence[Piece], start: int, header: Header) -> StreamTable:
    """The table whose header starts at piece `start`, to its last row."""
    columns = [column for column, _ in header]
    width = sum(len(cell) for _, cell in header)
    top = TableRow(tuple(cell for _, cell in header))
    body = start + width
    repeats = _repeated_headers(pieces, body, [p.text for _, cell in header for p in cell])
    stops = [*repeats, len(pieces)]
    rows: list[TableRow] = [top]
    end = body
    for stop in stops:
        part = pieces[body:stop]
        last = stop == len(pieces)
        new_rows, used = _read_body(part, columns, last=last)
        rows.extend(new_rows)
        end = body + used
        if not last:
            repeated = pieces[stop : stop + width]
            rows.append(TableRow(_like_header(header, repeated)))
            body = end = stop + width
    return StreamTable(tuple(rows), len(columns), end)


def _like_header(header: Header, pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    remaining = iter(pieces)
    return tuple(tuple(next(remaining) for _ in cell) for _, cell in header)


def _repeated_headers(pieces: Sequence[Piece], start: int, texts: Sequence[str]) -> list[int]:
    wanted = [squeezed(text) for text in texts]
    found = []
    index = start
    while index <= len(pieces) - len(wanted):
        if squeezed(pieces[index].text) == wanted[0] and all(
            squeezed(pieces[index + step].text) == word for step, word in enumerate(wanted)
        ):
            found.append(index)
            index += len(wanted)
        else:
            index += 1
    return found


# --- rows ------------------------------------------------------------------------------------


def _read_body(
    pieces: Sequence[Piece], columns: Sequence[Column], *, last: bool
) -> tuple[list[TableRow], int]:
    anchors = _anchors(pieces, columns)
    if anchors:
        return _read_numbered(pieces, columns, anchors, last=last)
    placed = place_pieces(pieces, columns, first=0, wrap=True, whole=not last)
    return _rows(pieces, placed, len(columns)), len(placed)


def _anchors(pieces: Sequence[Piece], columns: Sequence[Column]) -> list[int]:
    """Where rows start: the serial numbers in the first column, in rising order."""
    if columns[0].kind is not ColumnKind.NUMBER:
        return []
    arabic = [index for index, piece in enumerate(pieces) if is_number(piece.text)]
    if not arabic:
        return [
            i
            for i, piece in enumerate(pieces)
            if is_heading(piece.text) and len(squeezed(piece.text)) <= 5
        ]
    chosen: list[int] = []
    previous: int | None = None
    for index in arabic:
        value = number_value(pieces[index].text)
        follows = value is not None and previous is not None and value == previous + 1
        if previous is None or value is None or follows or _starts_row(pieces, index, columns):
            chosen.append(index)
            previous = previous if value is None else value
    return chosen


def _starts_row(pieces: Sequence[Piece], index: int, columns: Sequence[Column]) -> bool:
    if index + 1 >= len(pieces):
        return False
    return fit(pieces[index + 1].text, columns[1]) > 0


def _read_numbered(
    pieces: Sequence[Piece], columns: Sequence[Column], anchors: Sequence[int], *, last: bool
) -> tuple[list[TableRow], int]:
    rows = _section_rows(pieces[: anchors[0]])
    longest = used = 0
    for anchor, stop in zip(anchors, (*anchors[1:], len(pieces)), strict=True):
        segment = pieces[anchor + 1 : stop]
        final = last and stop == len(pieces)
        if final:
            segment = segment[: longest if len(anchors) > 3 else 4 * len(columns) + 8]
        placed = _place_row(segment, columns, whole=not final)
        rows.extend(_rows(pieces[anchor:stop], [Place(0, True), *placed], len(columns)))
        longest = max(longest, sum(place.column < len(columns) for place in placed))
        used = anchor + 1 + len(placed)
    return rows, used if last else len(pieces)


def _place_row(segment: Sequence[Piece], columns: Sequence[Column], *, whole: bool) -> list[Place]:
    """The column of each piece of one row after its number."""
    wanted = len(columns) - 1
    tail = segment[wanted:]
    if len(segment) >= wanted and (not tail or (whole and is_heading(tail[0].text))):
        straight = [Place(column, False) for column in range(1, wanted + 1)]
        fits = [
            fit(piece.text, columns[column + 1]) for column, piece in enumerate(segment[:wanted])
        ]
        if min(fits, default=0.0) > -1.2:
            return straight + [Place(len(columns), False)] * len(tail)
    return place_pieces(segment, columns, first=1, wrap=False, whole=whole)


def _rows(pieces: Sequence[Piece], placed: Sequence[Place], width: int) -> list[TableRow]:
    groups: list[list[tuple[int, Piece]]] = []
    for piece, (column, fresh) in zip(pieces, placed, strict=False):
        if not groups or fresh or (column == width) != (groups[-1][0][0] == width):
            groups.append([])
        groups[-1].append((column, piece))
    rows: list[TableRow] = []
    for group in groups:
        if group[0][0] == width:
            rows.extend(_section_rows([piece for _, piece in group]))
        else:
            rows.append(_row(group, width))
    return rows


def _row(group: Sequence[tuple[int, Piece]], width: int) -> TableRow:
    cells: list[list[Piece]] = [[] for _ in range(width)]
    for column, piece in group:
        cells[column].append(piece)
    return TableRow(tuple(tuple(cell) for cell in cells))


def _section_rows(pieces: Sequence[Piece]) -> list[TableRow]:
    """One spanning row a piece; a number that stands alone belongs to the title after it."""
    rows: list[TableRow] = []
    pending: tuple[Piece, ...] = ()
    for piece in pieces:
        whole = (*pending, piece)
        if not pending and is_heading(piece.text) and len(squeezed(piece.text)) <= 5:
            pending = whole
        else:
            rows.append(TableRow((whole,), spanning=True))
            pending = ()
    return rows + ([TableRow((pending,), spanning=True)] if pending else [])


# --- placement -------------------------------------------------------------------------------


class Place(NamedTuple):
    """The column of one piece (the number of columns: a section row), and whether a row starts."""

    column: int
    fresh: bool


_SKIP = {
    ColumnKind.NUMBER: 1.5,
    ColumnKind.TEXT: 3.0,
    ColumnKind.TOPIC: 0.3,
    ColumnKind.PROBLEM: 3.0,
    ColumnKind.MEASURE: 1.5,
    ColumnKind.ROLE: 1.2,
    ColumnKind.DIVISION: 1.2,
    ColumnKind.DEADLINE: 0.8,
    ColumnKind.MAYBE_ROLE: 0.6,
    ColumnKind.OTHER: 0.1,
}
_GIVE_UP = 25.0
_NEVER = float("-inf")


def place_pieces(
    pieces: Sequence[Piece], columns: Sequence[Column], *, first: int, wrap: bool, whole: bool
) -> list[Place]:
    """The cheapest placement of the pieces in the columns from `first` on, in order.

    With `wrap`, rows follow each other without a mark. Unless `whole`, the table may end before
    the pieces do. A Viterbi search; time grows with pieces x columns squared.
    """
    width = len(columns)
    skips = list(accumulate((_SKIP[column.kind] for column in columns), initial=0.0))
    scores = [_NEVER] * (width + 1)
    trail: list[list[tuple[int, bool]]] = []
    best, best_end, best_state = 0.0, 0, width
    for index, piece in enumerate(pieces):
        previous = pieces[index - 1] if index else None
        scores, back = _step(piece, previous, scores, columns, skips, first=first, wrap=wrap)
        trail.append(back)
        state = max(range(width + 1), key=lambda s: scores[s] - _rest(s, skips))
        total = scores[state] - _rest(state, skips)
        if total > best or whole:
            best, best_end, best_state = total, index + 1, state
        elif total < best - _GIVE_UP:
            break
    return _backtrack(trail[:best_end], best_state)


def _rest(state: int, skips: Sequence[float]) -> float:
    """What it costs to leave the columns after `state` empty."""
    width = len(skips) - 1
    return 0.0 if state >= width else skips[width] - skips[state + 1]


def _step(
    piece: Piece,
    previous: Piece | None,
    before: Sequence[float],
    columns: Sequence[Column],
    skips: Sequence[float],
    *,
    first: int,
    wrap: bool,
) -> tuple[list[float], list[tuple[int, bool]]]:
    """Scores of ending in each state with `piece`, and where each came from."""
    width = len(columns)
    opening = 0.0 if previous is None else _NEVER
    left = [score - _rest(state, skips) for state, score in enumerate(before)]
    finished = max(range(width + 1), key=left.__getitem__)
    leaving = max(opening, left[finished]) if wrap or previous is None else _NEVER
    unfinished = previous is not None and previous.text.rstrip().endswith(("、", ",", "，"))
    scores: list[float] = []
    back: list[tuple[int, bool]] = []
    for state in range(first, width):
        came, value, fresh = (
            finished,
            leaving - (skips[state] - skips[first]),
            wrap or previous is None,
        )
        for origin in range(first, state):
            cost = skips[state] - skips[origin + 1] + (2.0 if unfinished else 0.0)
            if before[origin] - cost > value:
                came, value, fresh = origin, before[origin] - cost, False
        if previous is not None:
            same = before[state] - _continuation(previous, columns[state], unfinished=unfinished)
            if same > value:
                came, value, fresh = state, same, False
        scores.append(value + fit(piece.text, columns[state]))
        back.append((came, fresh))
    scores[:0] = [_NEVER] * first
    back[:0] = [(width, False)] * first
    scores.append(max(opening, left[finished]) + _section_fit(piece.text))
    back.append((finished, False))
    return scores, back


def _backtrack(trail: Sequence[Sequence[tuple[int, bool]]], state: int) -> list[Place]:
    places: list[Place] = []
    for back in reversed(trail):
        came, fresh = back[state]
        places.append(Place(state, fresh))
        state = came
    return places[::-1]


def _continuation(previous: Piece, column: Column, *, unfinished: bool) -> float:
    """What it costs that a cell goes on with another line."""
    if unfinished:
        return 0.0
    if column.kind in (ColumnKind.ROLE, ColumnKind.DIVISION, ColumnKind.MAYBE_ROLE):
        return 0.8
    if column.kind in (ColumnKind.NUMBER, ColumnKind.DEADLINE):
        return 2.0
    if column.kind is ColumnKind.OTHER:
        return 0.3
    return 1.2 if previous.text.rstrip().endswith("。") else 0.5


@lru_cache(maxsize=65536)
def fit(text: str, column: Column) -> float:
    """How well the text suits the column; below zero where it does not."""
    content = content_of(text)
    if column.kind is ColumnKind.NUMBER:
        return 4.0 if content.number else 1.0 if is_heading(text) and len(text) <= 5 else -6.0
    if content.nothing:
        return -1.0 if column.kind in _PROSE_KINDS else 0.6
    if column.kind is ColumnKind.DEADLINE:
        return 2.5 if content.date else -2.0
    if column.kind is ColumnKind.OTHER:
        return 0.2
    if column.kind in _PROSE_KINDS:
        return (
            0.2
            + 2 * content.prose
            - content.units
            - 0.8 * content.people
            - 0.8 * content.date
            - 2 * content.number
        )
    sentence = 1.0 if content.prose == 1.0 or content.date or content.number else 0.0
    if column.kind is ColumnKind.DIVISION:
        return (
            1.5 * content.units
            + 1.5 * content.people
            + (2.0 if _VERB.search(text) else 0.0)
            - sentence
        )
    fit = content.people if column.persons else content.units
    other = content.units if column.persons else content.people
    return 2.5 * fit + 0.3 * other - 2.0 * sentence - 0.8


_PROSE_KINDS = (ColumnKind.TEXT, ColumnKind.TOPIC, ColumnKind.PROBLEM, ColumnKind.MEASURE)
_VERB = re.compile(r"牵头|负责|配合|责任")


@lru_cache(maxsize=65536)
def _section_fit(text: str) -> float:
    """How well the text suits a row that is the heading of the rows below."""
    if is_heading(text):
        return 2.5
    content = content_of(text)
    short = len(text) <= 30 and not text.rstrip().endswith("。")
    named = content.units or content.people or content.date or content.number or content.nothing
    return -0.5 if short and not named else -3.0
