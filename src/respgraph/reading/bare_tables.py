"""Tables whose columns no header names: by what their cells hold, or by marks below units.

A column of persons names the leaders; the first column of units leads, the second supports. That
is a guess, so the reader says it. What could be read in two ways is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Span
from ..names import is_unit_like
from ..vocabulary import Role
from ..words import OFFICES
from .columns import TablePart
from .contents import content_of, is_number
from .headers import Column, ColumnKind, classify_header
from .matrix import Field, Matrix

__all__ = ["Guess", "by_contents", "by_marks"]

_LEAST_ROWS = 3
_SAMPLE = 400
_MOST = 0.75
_SIGN = re.compile("[·●○△▲★☆√✓◎■□◆◇]")
_WORD_ROLES = {
    **dict.fromkeys(("牵头", "主责", "主办", "主", "牵"), Role.LEAD_UNIT),
    **dict.fromkeys(("配合", "协办", "参与", "协同", "协助", "协", "配"), Role.SUPPORTING_UNIT),
    **dict.fromkeys(("责任", "负责", "承办"), None),
}
_LEGEND = re.compile(
    rf"({_SIGN.pattern})[”\"]?[ \t]*(?:为|表示|代表|指|是|:|-|—|=)*[ \t]*"
    "(?:该项|任务|工作)?((牵头|主责|主办|配合|协办|参与|责任|负责)"
    f"(?:单位|部门|{OFFICES})?)"
)


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
    kinds = {place: _kind(matrix, rows, place) for place in range(matrix.width)}
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
    text = max(texts, key=lambda place: _length(matrix, rows, place))
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


def _kind(matrix: Matrix, rows: Sequence[int], place: int) -> str:
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


def _length(matrix: Matrix, rows: Sequence[int], place: int) -> int:
    return sum(len(matrix.words(row, place)) for row in rows)


# --- units as columns ------------------------------------------------------------------------


def by_marks(matrix: Matrix) -> Guess | None:
    """A table with a column for each unit, and in its cells a mark or 牵头, 配合."""
    for head in range(min(4, len(matrix.rows) - 1)):
        bodies = {
            field.column: field
            for field in matrix.starts(head)
            if field.column_span == 1 and is_unit_like("".join(field.words.split()))
        }
        if len(bodies) >= 2:
            return _marked(matrix, head, bodies)
    return None


def _marked(matrix: Matrix, head: int, bodies: dict[int, Field]) -> Guess | None:
    rows = range(head + 1, len(matrix.rows))
    marks = {
        (row, place): word
        for row in rows
        for place in bodies
        if (word := "".join(matrix.words(row, place).split())) and not content_of(word).nothing
    }
    meanings = _meanings(matrix.text, set(marks.values()))
    if meanings is None or len(marks) < 2:
        return None
    columns = _plain_columns(matrix, head, bodies)
    if columns is None:
        return None
    roles = sorted(set(meanings.values()), key=str)
    first = matrix.width
    columns |= {first + at: Column(ColumnKind.ROLE, "", role) for at, role in enumerate(roles)}
    spread = []
    for row in range(len(matrix.rows)):
        fields = {place: cell for place, cell in matrix.rows[row].items() if place not in bodies}
        for at, role in enumerate(roles):
            named = [
                body
                for place, body in sorted(bodies.items())
                if (row, place) in marks and meanings[marks[row, place]] is role
            ]
            if named:
                fields[first + at] = _listed(named, row, first + at)
        spread.append(fields)
    visible = tuple(
        tuple(dict.fromkeys(field for _, field in sorted(fields.items()) if field.words))
        for fields in spread
    )
    made = Matrix(matrix.text, tuple(spread), first + len(roles), visible)
    header: dict[int, tuple[Field, ...]] = dict.fromkeys(columns, ())
    header |= {
        place: (title,)
        for place, column in columns.items()
        if column.persons and (title := matrix.rows[head].get(place)) is not None
    }
    part = TablePart(dict(sorted(columns.items())), header, range(0), head + 1, len(spread))
    spans = tuple(span for body in bodies.values() for span in body.spans)
    message = "the columns of this table are units; the marks below them were read as roles"
    legend = tuple(Span(*match.span(2)) for match in _LEGEND.finditer(matrix.text))
    return Guess(made, part, message, spans, legend)


def _plain_columns(matrix: Matrix, head: int, bodies: dict[int, Field]) -> dict[int, Column] | None:
    """The columns beside those of units; None where none of them holds text."""
    rows = range(head + 1, len(matrix.rows))
    plain = [place for place in range(matrix.width) if place not in bodies]
    kinds = {place: _kind(matrix, rows, place) for place in plain}
    texts = [place for place, kind in kinds.items() if kind == "prose"]
    if not texts:
        return None
    text = max(texts, key=lambda place: _length(matrix, rows, place))
    columns = {place: Column(ColumnKind.NUMBER, "") for place in plain if kinds[place] == "number"}
    columns[text] = Column(ColumnKind.TEXT, "")
    columns |= {place: Column(ColumnKind.DEADLINE, "") for place in plain if kinds[place] == "date"}
    titles = {place: classify_header(matrix.words(head, place)) for place in plain}
    return columns | {
        place: title
        for place, title in titles.items()
        if title is not None and title.kind is ColumnKind.ROLE and kinds[place] == "people"
    }


def _listed(bodies: Sequence[Field], row: int, column: int) -> Field:
    """One cell that lists some units, in the places where their columns name them."""
    spans = tuple(span for body in bodies for span in body.spans)
    return Field(spans, row, column, 1, 1, "、".join(body.words for body in bodies))


def _meanings(text: str, marks: set[str]) -> dict[str, Role | None] | None:
    """The role that each mark stands for; None where one is unknown."""
    legend = {match[1]: _WORD_ROLES[match[3]] for match in _LEGEND.finditer(text)}
    signs = {mark for mark in marks if _SIGN.fullmatch(mark)}
    found: dict[str, Role | None] = {}
    for mark in marks:
        if mark in _WORD_ROLES:
            found[mark] = _WORD_ROLES[mark]
        elif mark in legend:
            found[mark] = legend[mark]
        elif len(signs) == 1 and mark in signs:
            found[mark] = None
        else:
            return None
    return found
