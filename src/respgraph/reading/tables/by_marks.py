"""Tables of tasks against units, with marks below the units: who leads, who helps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...document import Span
from ...names import is_unit_like
from ...vocabulary import Role
from ...words import OFFICES
from .by_contents import Guess, kind_of_column, length
from .columns import TablePart
from .headers import Column, ColumnKind, classify_header
from .looks import content_of
from .matrix import Field, Matrix

__all__ = ["by_marks"]

_SIGN = re.compile("[·●○△▲★☆√✓◎■□◆◇]")
_WORD_ROLES = {
    **dict.fromkeys(("牵头", "主责", "主办", "主", "牵"), Role.LEAD_UNIT),
    **dict.fromkeys(("配合", "协办", "参与", "协同", "协助", "协", "配"), Role.SUPPORTING_UNIT),
    **dict.fromkeys(("责任", "负责", "承办"), None),
}
_WORD = "(?P<word>牵头|主责|主办|协同|配合|协办|参与|责任|负责)"
_LEGEND = re.compile(
    rf"(?P<sign>{_SIGN.pattern})[”\"]?[ \t]*(?:的|为|表示|代表|指|是|:|-|—|=)*[ \t]*"
    rf"(?:该项|任务|工作)?(?P<role>{_WORD}(?:单位|部门|{OFFICES})?)"
)
_LEGEND_BEHIND = re.compile(
    rf"(?P<role>{_WORD}(?:单位|部门|{OFFICES})?)[ \t]*(?:用|以|为|打|标|:|-|—|=)+[ \t]*[“\"]?"
    rf"(?P<sign>{_SIGN.pattern})"
)
_HIGHEST_HEAD = 8
_LONGEST_MARK = 2
_READ = "the columns of this table are units; the marks below them were read as roles"
_UNCLEAR = (
    "the columns of this table are units; what some marks below them mean is not said, so that "
    "these units were read as responsible"
)


def by_marks(matrix: Matrix, *, anyway: bool = False) -> Guess | None:
    """A table with a column for each unit, and in its cells a mark or 牵头, 配合.

    With `anyway`, units count as responsible below marks that nothing explains; without it, such a
    table is left alone.
    """
    for head in range(min(_HIGHEST_HEAD, len(matrix.rows) - 1)):
        bodies = {
            field.column: field
            for field in matrix.starts(head)
            if field.column_span == 1 and is_unit_like("".join(field.words.split()))
        }
        if len(bodies) >= 2:
            return _marked(matrix, head, bodies, anyway=anyway)
    return None


def _marked(matrix: Matrix, head: int, bodies: dict[int, Field], *, anyway: bool) -> Guess | None:
    rows = range(head + 1, len(matrix.rows))
    marks = {
        (row, place): word
        for row in rows
        for place in bodies
        if (word := _mark(matrix.rows[row].get(place), bodies))
    }
    meanings = _meanings(matrix.text, set(marks.values()), anyway=anyway)
    if meanings is None or len(marks) < 2:
        return None
    columns = _plain_columns(matrix, head, bodies, sorted({row for row, _ in marks}))
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
    unclear = len(meanings) > 1 and None in meanings.values()
    message = _UNCLEAR if unclear else _READ
    legend = tuple(Span(*match.span("role")) for match in _legends(matrix.text))
    return Guess(made, part, message, spans, legend)


def _mark(cell: Field | None, bodies: dict[int, Field]) -> str:
    """The mark in a cell; a row of the whole width (一、产业强基) is a heading and marks nobody."""
    if cell is None or cell.column not in bodies:
        return ""
    word = "".join(cell.words.split())
    return "" if content_of(word).nothing else word


def _plain_columns(
    matrix: Matrix, head: int, bodies: dict[int, Field], rows: Sequence[int]
) -> dict[int, Column] | None:
    """The columns beside those of units, told by rows with marks; None where none holds text."""
    plain = [place for place in range(matrix.width) if place not in bodies]
    kinds = {place: kind_of_column(matrix, rows, place) for place in plain}
    texts = [place for place, kind in kinds.items() if kind == "prose"]
    if not texts:
        return None
    text = max(texts, key=lambda place: length(matrix, rows, place))
    columns = {place: Column(ColumnKind.NUMBER, "") for place in plain if kinds[place] == "number"}
    columns[text] = Column(ColumnKind.TEXT, "")
    columns |= {place: Column(ColumnKind.DEADLINE, "") for place in plain if kinds[place] == "date"}
    titles = {place: classify_header(matrix.words(head, place)) for place in plain}
    return columns | {
        place: title
        for place, title in titles.items()
        if title is not None
        and (
            (title.kind is ColumnKind.ROLE and kinds[place] == "people")
            or (title.kind is ColumnKind.DEADLINE and place != text)
        )
    }


def _listed(bodies: Sequence[Field], row: int, column: int) -> Field:
    """One cell that lists some units, in the places where their columns name them."""
    spans = tuple(span for body in bodies for span in body.spans)
    return Field(spans, row, column, 1, 1, "、".join(body.words for body in bodies))


def _legends(text: str) -> list[re.Match[str]]:
    """Where the document says what a mark means: ●为牵头单位, or 牵头单位用●表示."""
    return list(_LEGEND.finditer(text)) or list(_LEGEND_BEHIND.finditer(text))


def _meanings(text: str, marks: set[str], *, anyway: bool) -> dict[str, Role | None] | None:
    """The role that each mark stands for; None where too little is known to read them.

    A mark that no legend explains beside others that are known, or the only one, says no more than
    that its unit answers.
    """
    legend = {match["sign"]: _WORD_ROLES[match["word"]] for match in _legends(text)}
    known = _WORD_ROLES | legend
    unknown = {mark for mark in marks if mark not in known}
    signs = {mark for mark in unknown if _SIGN.fullmatch(mark)}
    words = unknown - signs
    sure = bool(marks - unknown)
    if any(len(word) > _LONGEST_MARK for word in words) or (words and not sure):
        return None
    if not sure and len(signs) > 1 and not anyway:
        return None
    return {mark: known.get(mark) for mark in marks}
