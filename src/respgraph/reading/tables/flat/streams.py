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
from itertools import pairwise

from ..headers import TEXT_KINDS, Column, ColumnKind, classify_header
from ..looks import content_of, is_heading, is_number, number_value, squeezed
from .pieces import Piece, TableRow
from .placement import Place, fit, place_pieces, stands_alone

__all__ = ["header_at", "may_open_header", "read_stream", "states_roles"]


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
    assigning = any(column.assigns for column in known)
    if not assigning and {ColumnKind.NUMBER, ColumnKind.TEXT} <= kinds:
        assigning = ColumnKind.MAYBE_ROLE in kinds
    return len(known) >= least and bool(tasks) and assigning


def _header_cell(pieces: Sequence[Piece], index: int) -> tuple[Column, tuple[Piece, ...]] | None:
    piece = pieces[index]
    if len(squeezed(piece.text)) > _MAX_LABEL or is_heading(piece.text) or "\t" in piece.text:
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
        used = anchor + 1
        for part in _subrows(segment, columns):
            goes_on = final and part.stop == len(segment)
            placed = _place_row(segment[part.start : part.stop], columns, whole=not goes_on)
            row = [pieces[anchor], *segment[part.start : part.stop]]
            rows.extend(_rows(row, [Place(0, True), *placed], len(columns)))
            longest = max(longest, sum(place.column < len(columns) for place in placed))
            used = anchor + 1 + part.start + len(placed)
    return rows, used if last else len(pieces)


def _subrows(segment: Sequence[Piece], columns: Sequence[Column]) -> list[range]:
    """The rows that share one number: a text behind a filled last cell, with a name or date."""
    ends = columns[-1]
    if len(columns) < 3 or columns[1].kind not in TEXT_KINDS or not _names_or_dates(ends):
        return [range(len(segment))]
    starts = [
        index
        for index in range(2, len(segment) - 1)
        if fit(segment[index - 1].text, ends) > 0
        and content_of(segment[index].text).prose == 1.0
        and fit(segment[index].text, ends) < 0 < fit(segment[index].text, columns[1])
        and any(fit(segment[index + 1].text, column) > 0 for column in columns[2:])
    ]
    return [range(*bounds) for bounds in pairwise([0, *starts, len(segment)])]


def _names_or_dates(column: Column) -> bool:
    return column.assigns or column.kind is ColumnKind.DEADLINE


def _place_row(segment: Sequence[Piece], columns: Sequence[Column], *, whole: bool) -> list[Place]:
    """The column of each piece of one row after its number."""
    wanted = len(columns) - 1
    tail = segment[wanted:]
    alone = [stands_alone(piece, len(columns)) for piece in segment]
    ends = not tail or (whole and (is_heading(tail[0].text) or alone[wanted]))
    if len(segment) >= wanted and ends and not any(alone[1:wanted]):
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
