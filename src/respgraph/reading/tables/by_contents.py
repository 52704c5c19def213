"""Tables whose columns no header names, told by what their cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Span
from ...vocabulary import Role
from .columns import TablePart
from .headers import Column, ColumnKind
from .looks import content_of, is_number
from .matrix import Field, Matrix

__all__ = ["Guess", "by_contents", "length"]

_LEAST_ROWS = 3
_SAMPLE = 400
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Guess:
    """A table with columns that no header states, and what was taken for what.

    `legend` are the places that say what the marks mean.
    """

    matrix: Matrix
    part: TablePart
    message: str
    spans: tuple[Span, ...]
    legend: tuple[Span, ...] = ()


def by_contents(matrix: Matrix) -> Guess | None:
    """The columns of a table without a header row, told from their cells; None where in doubt."""
    rows = [row for row in range(len(matrix.rows)) if len(matrix.visible[row]) >= 3]
    if len(rows) < _LEAST_ROWS or matrix.width > 12:
        return None
    kinds = {place: kind_of_column(matrix, rows, place) for place in range(matrix.width)}
    people = [place for place, kind in kinds.items() if kind == "people"]
    units = [place for place, kind in kinds.items() if kind == "units"]
    texts = [place for place, kind in kinds.items() if kind == "prose"]
    if len(people) > 1 or not 1 <= len(units) <= 2 or not texts:
        return None
    if len(units) == 2 and not _mostly_one(matrix, rows, units[0]):
        return None
    columns: dict[int, Column] = {}
    for place, kind in kinds.items():
        if kind == "number" and not columns:
            columns[place] = Column(ColumnKind.NUMBER, "")
        elif kind == "date":
            columns[place] = Column(ColumnKind.DEADLINE, "")
        elif kind == "people":
            columns[place] = Column(ColumnKind.ROLE, "", Role.RESPONSIBLE_LEADER, persons=True)
    text = max(texts, key=lambda place: length(matrix, rows, place))
    columns[text] = Column(ColumnKind.TEXT, "")
    if any(place < text for place in (*people, *units)):
        return None
    roles = (Role.LEAD_UNIT, Role.SUPPORTING_UNIT) if len(units) == 2 else (None,)
    for place, role in zip(units, roles, strict=True):
        columns[place] = Column(ColumnKind.ROLE, "", role)
    header: dict[int, tuple[Field, ...]] = dict.fromkeys(columns, ())
    part = TablePart(dict(sorted(columns.items())), header, range(0), rows[0], len(matrix.rows))
    spans = tuple(
        span
        for place in (*people, *units)
        if (cell := matrix.rows[rows[0]].get(place)) is not None
        for span in cell.spans
    )
    message = (
        "the table has no header row; persons were read as leaders, the first column of units as "
        "lead, the next as supporting"
        if len(units) == 2
        else "the table has no header row; persons were read as leaders, units as responsible"
    )
    return Guess(matrix, part, message, spans)


def kind_of_column(matrix: Matrix, rows: Sequence[int], place: int) -> str:
    """What nearly all filled cells of a column are."""
    words = [word for row in rows[:_SAMPLE] if (word := matrix.words(row, place))]
    if len(words) < 0.5 * len(rows[:_SAMPLE]):
        return "other"
    if sum(map(is_number, words)) >= _MOST * len(words):
        return "number"
    contents = [content_of(word) for word in words]
    for kind in ("date", "people", "units"):
        if sum(getattr(content, kind) for content in contents) >= _MOST * len(contents):
            return kind
    prose = sum(content.prose for content in contents) / len(contents)
    return "prose" if prose >= 0.3 else "other"


def _mostly_one(matrix: Matrix, rows: Sequence[int], place: int) -> bool:
    """Whether the cells of a column mostly hold one unit each."""
    words = [word for row in rows if (word := matrix.words(row, place))]
    return sum("、" not in word for word in words) >= _MOST * len(words)


def length(matrix: Matrix, rows: Sequence[int], place: int) -> int:
    """How many characters a column holds in some rows."""
    return sum(len(matrix.words(row, place)) for row in rows)
