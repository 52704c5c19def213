"""What is said of the columns of a table: nobody read in them, assumed, blank, carried down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...document import Span
from ...plan import Issue
from ...vocabulary import IssueCode, Role
from .columns import TablePart, unread_columns
from .headers import ColumnKind
from .matrix import Matrix

__all__ = ["assumed_columns", "carried_down", "mostly_blank", "silent_columns"]

_SILENT = {
    "units": "the units in the column {} were not read as assignments",
    "people": "the persons in the column {} were not read as leaders",
}


def silent_columns(matrix: Matrix, part: TablePart) -> Iterator[Issue]:
    """Columns that name units or persons but assign nobody, each with all its cells."""
    for what, message in _SILENT.items():
        for place in unread_columns(matrix, part, what):
            yield _silent(matrix, part, place, message)


def _silent(matrix: Matrix, part: TablePart, place: int, message: str) -> Issue:
    column = part.columns.get(place)
    known = column is not None and column.kind is ColumnKind.OTHER
    code = IssueCode.NOT_ASSIGNED if known else IssueCode.UNKNOWN_LABEL
    titles = [matrix.words(row, place) for row in part.header_rows]
    label = "".join(dict.fromkeys(titles)) if column is None else column.label
    rows = range(part.start, part.stop)
    fields = dict.fromkeys(matrix.rows[row][place] for row in rows if matrix.words(row, place))
    spans = tuple(span for one in fields for span in one.spans)
    return Issue(code, message.format(repr(label)), spans)


def assumed_columns(part: TablePart) -> Iterator[Issue]:
    """Columns whose role was told from their cells."""
    for place in sorted(part.assumed):
        message = (
            f"the column {part.columns[place].label!r} states no role; "
            "its units were read as responsible"
        )
        yield Issue(IssueCode.ASSUMED_ROLE, message, _header_spans(part, place))


def mostly_blank(part: TablePart, blanks: Mapping[int, int], tasks: int) -> Iterator[Issue]:
    """One note a column that is blank for most tasks, and says who answers for a task."""
    for place, count in sorted(blanks.items()):
        column = part.columns[place]
        if not column.assigns or column.role is Role.SUPPORTING_UNIT or column.weak_support:
            continue
        if tasks // 2 < count < tasks:
            message = (
                f"the column {column.label!r} is empty for {count} of {tasks} tasks; "
                "no cell is merged there, so nobody was read"
            )
            yield Issue(IssueCode.MOSTLY_BLANK, message, _header_spans(part, place))


def carried_down(part: TablePart, carried: Mapping[int, Sequence[Span]]) -> Iterator[Issue]:
    """One note a column whose blank cells were read as the cell above."""
    for place, spans in sorted(carried.items()):
        label = part.columns[place].label if place in part.columns else ""
        message = f"{len(spans)} blank cell(s) of the column {label!r} were read as the cell above"
        yield Issue(IssueCode.CARRIED_DOWN, message, tuple(dict.fromkeys(spans)))


def _header_spans(part: TablePart, place: int) -> tuple[Span, ...]:
    return tuple(span for head in part.header[place] for span in head.spans)
