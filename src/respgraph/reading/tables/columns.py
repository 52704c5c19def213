"""Which rows of a table are headers, and what each column below them holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...vocabulary import Role
from .flat.streams import states_roles
from .headers import TEXT_KINDS, Column, ColumnKind, classify_header, combined_header, plain_label
from .looks import content_of, is_heading, is_number
from .matrix import Field, Matrix

__all__ = ["TablePart", "parts_of", "unread_columns"]

OwnLabels = Mapping[str, Role]
_NO_LABELS: OwnLabels = {}
_HEADER_ROWS = 3
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class TablePart:
    """The rows under one header: ``start <= row < stop``, the header's rows and the columns.

    `columns` maps the place of a column to its use; `header` to the cells of its header.
    `assumed` are the columns whose use was told from their cells, not from the header.
    """

    columns: Mapping[int, Column]
    header: Mapping[int, tuple[Field, ...]]
    header_rows: range
    start: int
    stop: int
    assumed: frozenset[int] = frozenset()

    def of_kind(self, *kinds: ColumnKind) -> tuple[int, ...]:
        """The places of the columns of some kinds, from left to right."""
        return tuple(place for place, column in self.columns.items() if column.kind in kinds)

    def column_of(self, cell: Field, place: int) -> Column:
        """The column of a cell; one merged across 牵头单位 and 配合单位 says that all answer jointly.

        So do units in a cell that is merged across 责任领导 as well.
        """
        column = self.columns[place]
        if cell.column_span == 1 or column.kind is not ColumnKind.ROLE:
            return column
        across = range(cell.column, cell.column + cell.column_span)
        others = [self.columns[place] for place in across if place in self.columns]
        units = [other for other in others if other.assigns and not other.persons]
        roles = {other.role for other in units}
        if column.persons and units and content_of(cell.words).units > 0.5:
            column = units[0]
        if column.persons or len(roles) < 2:
            return column
        return replace(column, role=None, weak_support=False)


def parts_of(
    matrix: Matrix, inherited: TablePart | None = None, own_labels: OwnLabels = _NO_LABELS
) -> tuple[TablePart, ...]:
    """The parts of a table, each under its own header; none where no header states roles.

    `inherited` is the last part of the table that this one may continue: it lends its columns to
    the rows before the first header, if the width is the same. `own_labels` are headers that a
    profile gives a role.
    """
    headers = list(_headers(matrix, own_labels))
    if not headers:
        if inherited is None or not _same_width(matrix, inherited):
            return ()
        return (replace(inherited, header_rows=range(0), start=0, stop=len(matrix.rows)),)
    stops = [*(rows.start for rows, _ in headers[1:]), len(matrix.rows)]
    parts = [
        _part(matrix, rows, columns, stop)
        for (rows, columns), stop in zip(headers, stops, strict=True)
    ]
    columns = [column for part in parts for column in part.columns.values()]
    assigning = any(column.assigns for column in columns)
    tasks = any(column.kind in TEXT_KINDS for column in columns)
    return tuple(parts) if assigning and tasks else ()


def _same_width(matrix: Matrix, inherited: TablePart) -> bool:
    return bool(inherited.columns) and matrix.width == max(inherited.columns) + 1


def _headers(matrix: Matrix, own_labels: OwnLabels) -> Iterator[tuple[range, dict[int, Column]]]:
    row = 0
    while row < len(matrix.rows):
        found = _header_at(matrix, row, own_labels)
        if found is None:
            row += 1
        else:
            yield found
            row = found[0].stop


def _header_at(
    matrix: Matrix, row: int, own_labels: OwnLabels
) -> tuple[range, dict[int, Column]] | None:
    """The header that starts in a row: this row, with the rows under it that only refine it."""
    cells = matrix.visible[row]
    known = sum(_use(cell.words, own_labels) is not None for cell in cells)
    if len(cells) < 2 or known < 2 or 2 * known < len(cells) or _is_data(cells):
        return None
    if _alternates(cells):
        return None
    stop = row + 1
    while stop < min(row + _HEADER_ROWS, len(matrix.rows)) and _refines(matrix, stop):
        stop += 1
    for end in range(stop, row, -1):
        columns = _columns(matrix, range(row, end), own_labels)
        if states_roles(list(columns.values()), least=2 if known == len(cells) else 3):
            return range(row, end), columns
    return None


def _alternates(cells: Sequence[Field]) -> bool:
    """Whether labels and values take turns: a line of a form, not a header."""
    labels = [classify_header(cell.words) is not None for cell in cells]
    return len(labels) % 2 == 0 and all(
        label == (place % 2 == 0) for place, label in enumerate(labels)
    )


def _is_data(cells: Sequence[Field]) -> bool:
    return any(is_number(cell.words) or len(cell.words) > 60 for cell in cells)


def _refines(matrix: Matrix, row: int) -> bool:
    """Whether a row goes on with the header: each cell that starts in it is a label, too."""
    cells = matrix.starts(row)
    words = [cell.words for cell in cells]
    if not cells or len(matrix.visible[row]) < 2 or any(map(is_number, words)):
        return False
    labels = sum(classify_header(word) is not None for word in words)
    short = all(len(word) <= 14 and not is_heading(word) for word in words)
    return short and labels >= 1 and 3 * labels >= 2 * len(words)


def _use(words: str, own_labels: OwnLabels) -> Column | None:
    """What one header says, with the labels of a profile before the built-in reading."""
    label = plain_label(words)
    role = own_labels.get(label)
    if role is None:
        return classify_header(words)
    return Column(ColumnKind.ROLE, label, role, persons=role is Role.RESPONSIBLE_LEADER)


def _columns(matrix: Matrix, rows: range, own_labels: OwnLabels) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for place in sorted({place for row in rows for place in matrix.rows[row]}):
        cells = dict.fromkeys(matrix.rows[row].get(place) for row in rows)
        words = tuple(cell.words for cell in cells if cell is not None and cell.words)
        own = words and plain_label(words[-1]) in own_labels
        column = _use(words[-1], own_labels) if own else combined_header(words)
        if column is not None:
            columns[place] = column
    return columns


def _part(matrix: Matrix, rows: range, columns: dict[int, Column], stop: int) -> TablePart:
    header = {
        place: tuple(
            cell
            for cell in dict.fromkeys(matrix.rows[row].get(place) for row in rows)
            if cell is not None and cell.spans
        )
        for place in columns
    }
    part = TablePart(columns, header, rows, rows.stop, stop)
    return settled(matrix, part)


def settled(matrix: Matrix, part: TablePart) -> TablePart:
    """The part with every column's use decided, by its cells where the header leaves it open."""
    columns = dict(part.columns)
    assumed: set[int] = set()
    _settle_units(matrix, part, columns, assumed)
    _settle_text(matrix, part, columns)
    _settle_deadlines(columns)
    return replace(part, columns=columns, assumed=frozenset(assumed))


_DUE = re.compile("时限|期限|完成|办结|截止|竣工|销号|限时")


def _settle_deadlines(columns: dict[int, Column]) -> None:
    """Beside 完成时限, a column 节点计划 or 启动时间 holds milestones, not when a task is due."""
    dated = [place for place, column in columns.items() if column.kind is ColumnKind.DEADLINE]
    due = [place for place in dated if _DUE.search(columns[place].label)]
    if due:
        for place in set(dated) - set(due):
            columns[place] = replace(columns[place], kind=ColumnKind.OTHER)


def _settle_units(
    matrix: Matrix, part: TablePart, columns: dict[int, Column], assumed: set[int]
) -> None:
    """单位 may be a unit of measure; 对接部门 assigns where no other column names units."""
    stated = any(column.assigns and not column.persons for column in columns.values())
    for place, column in part.columns.items():
        if column.kind is not ColumnKind.MAYBE_ROLE:
            continue
        if not stated and _share(matrix, part, place, "units") >= 0.5:
            columns[place] = replace(column, kind=ColumnKind.ROLE)
            assumed.add(place)


def unread_columns(matrix: Matrix, part: TablePart, what: str) -> tuple[int, ...]:
    """The places of columns whose cells look like `what`, units or people, and assign nobody."""
    last = max(part.columns, default=-1) + 8
    return tuple(
        place
        for place in range(min(matrix.width, last))
        if (place not in part.columns or part.columns[place].kind in _SILENT)
        and _share(matrix, part, place, what) >= 0.5
    )


_SILENT = (ColumnKind.OTHER, ColumnKind.MAYBE_ROLE)


def _settle_text(matrix: Matrix, part: TablePart, columns: dict[int, Column]) -> None:
    """Measures against a problem and general demands are no part of the task's text."""
    first = min(columns)
    if columns[first].kind is ColumnKind.TEXT and _share(matrix, part, first, "number") >= 0.75:
        columns[first] = replace(columns[first], kind=ColumnKind.NUMBER)
    kinds = {column.kind for column in columns.values()}
    if not kinds & {ColumnKind.TEXT, ColumnKind.PROBLEM}:
        _promote(matrix, part, columns)
        return
    for place, column in list(columns.items()):
        if column.kind is ColumnKind.MEASURE and (
            ColumnKind.PROBLEM in kinds or _is_general_demand(column.label)
        ):
            columns[place] = replace(column, kind=ColumnKind.OTHER)
    texts = [place for place, column in columns.items() if column.kind in TEXT_KINDS]
    for place in texts[:-1]:
        if _covers_rows(matrix, part, place) and not _covers_rows(matrix, part, texts[-1]):
            columns[place] = replace(columns[place], kind=ColumnKind.TOPIC)


_GENERAL_DEMAND = re.compile(
    "(?:工作|有关|相关|具体|总体|一般|基本|其他|其它|责任|纪律|报送|督[查办导]|考核|落实|推进|组织|保障)?(?:工作)?要求"
)


def _is_general_demand(label: str) -> bool:
    """Whether a column holds how to work, not what: 工作要求, but 达标要求 and 创建要求 hold what."""
    return _GENERAL_DEMAND.fullmatch(label) is not None


def _promote(matrix: Matrix, part: TablePart, columns: dict[int, Column]) -> None:
    """Without a column for the text, the one that reads most like running text is it."""
    if any(column.kind is ColumnKind.MEASURE for column in columns.values()):
        return
    places = range(matrix.width if matrix.width < _SAMPLE else max(columns) + 1)
    free = [
        place
        for place in places
        if place not in columns or columns[place].kind in (ColumnKind.TOPIC, ColumnKind.OTHER)
    ]
    best = max(free, key=lambda place: _share(matrix, part, place, "prose"), default=None)
    if best is not None and _share(matrix, part, best, "prose") >= 0.3:
        columns[best] = Column(ColumnKind.TEXT, columns[best].label if best in columns else "")


def _covers_rows(matrix: Matrix, part: TablePart, place: int) -> bool:
    """Whether the cells of a column reach over several rows, by merging or by blanks below."""
    rows = range(part.start, part.stop)[:_SAMPLE]
    filled = len({matrix.rows[row][place] for row in rows if matrix.words(row, place)})
    tasks = sum(len(matrix.visible[row]) > 1 for row in rows)
    return 0 < filled <= 0.75 * tasks


def _share(matrix: Matrix, part: TablePart, place: int, what: str) -> float:
    """The mean of one trait of the contents of a column."""
    words = [matrix.words(row, place) for row in range(part.start, part.stop)[:_SAMPLE]]
    values: list[float] = [getattr(content_of(word), what) for word in words if word]
    return sum(values) / len(values) if values else 0.0
