"""A corrected table read back: cells become lines with known values, lines become tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..cells import TextCell, plain_cell, read_cells
from ..document import Document
from ..errors import SavedFileError
from ..plan import Plan
from .columns import COLUMNS, REQUIRED, TASK_FIELDS, WORDS, column_of, value_of
from .lines import Line, TaskLines
from .merging import merge_lines
from .rebuilding import rebuild_plan
from .rows import Fingerprint, fingerprint_of, is_header, plain
from .workbook import plan_in_payload

__all__ = ["Table", "plan_from_csv", "plan_from_tables"]

_UNKNOWN = Fingerprint("", "", 0, 0)

Table = Sequence[Sequence[TextCell]]
"""The rows of one sheet or file."""


def plan_from_csv(text: str, name: str, sha256: str = "") -> Plan:
    """The plan of a corrected CSV text; its document is the text itself, each record quotes its cell.

    Raises:
        SavedFileError: the text is not our table, or a cell is not understood; line and column are
            named.
    """
    return plan_from_tables(Document(name, text, sha256), read_cells(text, name))


def plan_from_tables(document: Document, rows: Table, payload: Table = ()) -> Plan:
    """The plan of a corrected table.

    `payload` are the rows of a workbook's hidden sheet: with them the plan is the one that was
    written, changed where the table says otherwise. Without, the plan is made of the table alone,
    and its records point into `document`.

    Raises:
        SavedFileError: as `plan_from_csv`; or the hidden sheet was changed.
    """
    tasks = _tasks(_lines(rows, document.name))
    if payload:
        words = [[cell.value for cell in row] for row in payload]
        return merge_lines(plan_in_payload(words, document.name), tasks)
    return rebuild_plan(document, tasks)


def _lines(rows: Table, name: str) -> list[Line]:
    start = next(
        (i for i, row in enumerate(rows) if is_header([plain_cell(c.value) for c in row])), None
    )
    if start is None:
        raise SavedFileError(
            f"{name}: not a table of assignments; its head needs the columns {', '.join(REQUIRED)}"
        )
    columns: dict[str, int] = {}
    for index, cell in enumerate(rows[start]):
        column = column_of(plain_cell(cell.value))
        if column in columns:
            raise SavedFileError(f"{name}, line {cell.line}: two columns {column!r}; keep one")
        if column is not None:
            columns[column] = index
    return [_line(row, columns, name) for row in rows[start + 1 :] if row]


def _line(row: Sequence[TextCell], columns: Mapping[str, int], name: str) -> Line:
    cells = {column: row[index] for column, index in columns.items() if index < len(row)}
    numbers = {column: index + 1 for column, index in columns.items()}
    words = {column: plain(cell.value) for column, cell in cells.items()}
    written = Fingerprint.parse(words.get("check", ""))
    line = Line(name, words, cells, numbers, row[0].line, written, _UNKNOWN)
    values = {column: _value(line, column, words.get(column, "")) for column in COLUMNS}
    values["number"] = _restored_number(values["number"], values["task_id"])
    for column, other in (("role", "name"), ("name", "role")):
        if values[other] and not values[column]:
            raise line.error(column, f"is empty beside {values[other]!r}; fill it, or empty both")
    return replace(line, values=values, now=fingerprint_of(values))


def _value(line: Line, column: str, word: str) -> str:
    value = value_of(column, word)
    if value is None:
        known = "、".join(f"{key} {words}" for key, words in WORDS[column].items())
        raise line.error(column, f"{word!r} is not one of {known}")
    return value


def _restored_number(number: str, task_id: str) -> str:
    """The number as the task's id has it, where a spreadsheet program took it for a quantity.

    >>> _restored_number("-1", "task/(1)"), _restored_number("1.1", "task/1.10")
    ('(1)', '1.10')
    """
    printed = task_id.partition("/")[2].partition("~")[0]
    inner = printed.translate(str.maketrans("（）", "()"))
    if inner.startswith("(") and inner.endswith(")") and number == f"-{inner[1:-1]}":
        return printed
    try:
        same = bool(number) and float(number) == float(printed)
    except ValueError:
        return number
    return printed if same else number


def _tasks(lines: Iterable[Line]) -> list[TaskLines]:
    """Lines by task; a row without id, number and text belongs to the task above it."""
    groups: dict[tuple[str, ...], list[Line]] = {}
    above: tuple[str, ...] | None = None
    for line in lines:
        key = _task_key(line)
        if key is None:
            key = above
        if key is None:
            raise line.error("task_id", "the row belongs to no task; write the task's id or text")
        groups.setdefault(key, []).append(line)
        above = key
    return list(_with_ids(groups))


def _task_key(line: Line) -> tuple[str, ...] | None:
    if line.values["task_id"]:
        return (line.values["task_id"],)
    stated = tuple(line.values[field] for field in TASK_FIELDS[:3])
    return stated if any(stated) else None


def _with_ids(groups: Mapping[tuple[str, ...], list[Line]]) -> Iterator[TaskLines]:
    """Tasks without an id join the task with their number, section and text, if there is one."""
    known: dict[tuple[str, ...], str] = {}
    joined: dict[str, list[Line]] = {}
    fresh: list[list[Line]] = []
    for key, lines in groups.items():
        if len(key) == 1:
            joined[key[0]] = list(lines)
            for line in lines:
                stated = tuple(line.values[field] for field in TASK_FIELDS[:3])
                known.setdefault(stated, key[0])
    for key, lines in groups.items():
        if len(key) > 1:
            if key in known:
                joined[known[key]] += lines
            else:
                fresh.append(lines)
    for task_id, members in joined.items():
        yield TaskLines(task_id, tuple(members))
    for members in fresh:
        yield TaskLines("", tuple(members))
