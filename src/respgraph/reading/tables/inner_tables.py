"""Tables inside a cell: 单位名称 and 职责 row by row, or a column for each role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Span
from ...vocabulary import Role
from ...words import label_of
from ..clauses.verbs import verb_role
from .headers import Column, ColumnKind, classify_header
from .looks import content_of

__all__ = ["InnerPiece", "pieces_inside"]

_Row = tuple[Span, ...]

_HEAD = re.compile(
    "(?:序号?|单位|部门|科室|处室|机构|姓名|名称|职责|职务|角色|分工|责任|牵头|主[办责]|配合|协[办同助]|参与"
    "|领导|人员?|联系|方式|电话|手机|具体|工作|任务|内容|备注|类[别型]|性质)+"
)
_DUTY = re.compile(
    "(?:为|共同|具体|分工)*(?P<verb>总?牵头|主办|主责|总负责|负总责|配合|协助|协办|协同|支持|参与|参加|指导"
    "|负责|承办|实施|落实)"
)


@dataclass(frozen=True, slots=True)
class InnerPiece:
    """A cell of an inner table: the column in whose role it names somebody, None where it names nobody.

    `known` tells that it is a head or a duty.
    """

    span: Span
    column: Column | None = None
    known: bool = False


def pieces_inside(text: str, spans: Sequence[Span], column: Column) -> tuple[InnerPiece, ...]:
    """The cells of the table inside a cell of this column; none where no such table stands there.

    区房管局 beside 牵头, 区财政局 beside 配合: each row says what its unit does. Else the header of
    the inner table must say what its columns hold.
    """
    if not any(text.find("\t", start, end) >= 0 for start, end in spans):
        return ()
    rows = [row for span in spans for row in _rows(text, span)]
    heads: _Row = ()
    if all(_HEAD.fullmatch(word) for word in _words(text, rows[0]) if word):
        heads, *rows = rows
    named = _stated(text, heads) if _duty(text, rows) is None else {}
    if not named and (heads or _duty(text, rows) is not None):
        place = _names(text, rows, people=column.persons and not column.mixed)
        named = {} if place is None else {place: column}
    if not named:
        return ()
    return (*(InnerPiece(head, known=True) for head in heads), *_pieces(text, rows, named))


def _rows(text: str, span: Span) -> Iterator[_Row]:
    """The lines of a cell, cut at their tabs; empty pieces keep their place."""
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        if line.strip():
            row = []
            for piece in line.split("\t"):
                row.append(Span(at, at + len(piece)))
                at += len(piece) + 1
            yield tuple(row)
        else:
            at += len(line) + 1


def _words(text: str, row: _Row) -> list[str]:
    return ["".join(text[start:end].split()) for start, end in row]


def _column(text: str, rows: Sequence[_Row], place: int) -> list[str]:
    """The words of one column that hold something."""
    return [word for row in rows if place < len(row) and (word := _words(text, row)[place])]


def _stated(text: str, heads: _Row) -> dict[int, Column]:
    """The columns whose heads say that they name who answers: 牵头单位, 配合单位."""
    columns = {place: classify_header(word) for place, word in enumerate(_words(text, heads))}
    return {
        place: column
        for place, column in columns.items()
        if column is not None and column.kind is ColumnKind.ROLE
    }


def _duty(text: str, rows: Sequence[_Row]) -> int | None:
    """The column that says of most rows what the unit does: 牵头, 配合."""
    for place in range(max(map(len, rows), default=0)):
        words = _column(text, rows, place)
        if 2 * sum(_role(word) is not None for word in words) > len(words):
            return place
    return None


def _role(duty: str) -> tuple[Role | None, bool] | None:
    """The role that a duty gives, and whether it only takes part; None where it is no duty."""
    label = label_of(duty)
    if label is not None and label.assigns:
        return label.role, label.weak_support
    verb = _DUTY.match(duty)
    return None if verb is None else verb_role(verb["verb"])


def _names(text: str, rows: Sequence[_Row], *, people: bool) -> int | None:
    """The first column that mostly holds units, or persons where they are asked for."""
    duty = _duty(text, rows)
    for place in range(max(map(len, rows), default=0)):
        contents = [content_of(word) for word in _column(text, rows, place)]
        values = [content.people if people else content.units for content in contents]
        if place != duty and values and sum(values) > 0.5 * len(values):
            return place
    return None


def _pieces(text: str, rows: Sequence[_Row], named: dict[int, Column]) -> Iterator[InnerPiece]:
    """The cells row by row; a row that says no duty has that of the next row."""
    duty = _duty(text, rows)
    said: tuple[Role | None, bool] | None = None
    pieces: list[InnerPiece] = []
    for row in reversed(rows):
        words = _words(text, row)
        if duty is not None and duty < len(row):
            said = _role(words[duty])
        pieces += [
            InnerPiece(piece, _said(named.get(place), said), place == duty)
            for place, piece in reversed(tuple(enumerate(row)))
            if words[place]
        ]
    yield from reversed(pieces)


def _said(column: Column | None, said: tuple[Role | None, bool] | None) -> Column | None:
    """The column with the role that the row says; 负责 says no more than the column."""
    if column is None or said is None or said[0] is None:
        return column
    return replace(column, kind=ColumnKind.ROLE, role=said[0], weak_support=said[1])
