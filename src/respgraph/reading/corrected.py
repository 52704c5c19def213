"""Our own table of assignments, corrected by a person and given back as a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cells import TextCell
from ..correction import PAYLOAD_SHEET, Table, is_header, plan_from_csv, plan_from_tables
from ..correction.columns import COLUMNS, REQUIRED
from ..decoding import decode, fingerprint
from ..errors import SavedFileError
from ..plan import Plan
from .source import Grid, Source

__all__ = ["corrected_csv", "corrected_workbook"]

_REACH = 4000
_HEAD_ROWS = 5
_KEY = re.compile("[a-z][a-z0-9_]*")
_RESULT_KEYS = (
    {"task_id"}, {"actor_id"}, {"actor_a_id"}, {"lead_unit"}, {"node_id"}, {"code", "severity"},
    {"id", "kind"}, {"found", "extracted"}, {"population", "gini"},
)  # fmt: skip
"""Columns of which one set stands in every table of results that names tasks, actors or codes."""
_MARKS = tuple(
    word.encode(encoding)
    for word in ("task_id", COLUMNS["task_id"], "任务ID")
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
)


def corrected_csv(data: bytes, name: str) -> Plan | None:
    """The plan of a corrected CSV file, None for any other file.

    Raises:
        SavedFileError: it is our table, and a cell of it is not understood; or it is one of the
            tables of a report, which cannot be read back.
    """
    if _is_report_table(data):
        raise SavedFileError(
            f"{name}: is a table of results and no plan; give the plan itself, or correct "
            "the sheet 责任关系 of workbook.xlsx, or plan.json, and give that"
        )
    if not any(mark in data[:_REACH] for mark in _MARKS):
        return None
    text = decode(data, name).text
    head = text[:_REACH].splitlines()[:_HEAD_ROWS]
    if not any(is_header(_words(line)) for line in head):
        return None
    return plan_from_csv(text, name, fingerprint(data))


def _is_report_table(data: bytes) -> bool:
    """Whether the first line is the head of a table that a report or `metrics` writes as CSV."""
    head = data[:_REACH].removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("latin-1").strip()
    words = set(head.split(","))
    return (
        len(words) > 1
        and all(map(_KEY.fullmatch, words))
        and not set(REQUIRED) <= words
        and any(keys <= words for keys in _RESULT_KEYS)
    )


def _words(line: str) -> list[str]:
    """A line's words between any separators, without quotes."""
    for mark in ",;\t，；|":
        line = line.replace(mark, "\n")
    return [word.strip('" ') for word in line.split("\n")]


def corrected_workbook(source: Source) -> Plan | None:
    """The plan of a corrected workbook, None for any other source.

    Raises:
        SavedFileError: it holds our table, and a cell of it is not understood.
    """
    payload: Table = ()
    found: Table | None = None
    for block in source.blocks:
        if isinstance(block, Grid):
            table = list(_rows(source, block))
            if any(cell.label.startswith(f"{PAYLOAD_SHEET}!") for row in table for cell in row):
                payload = table
            elif found is None and any(
                is_header([cell.value for cell in row]) for row in table[:_HEAD_ROWS]
            ):
                found = table
    if found is None and payload:
        raise SavedFileError(
            f"{source.document.name}: the sheet of assignments is not there; put it back, or write "
            "the workbook anew"
        )
    return None if found is None else plan_from_tables(source.document, found, payload)


def _rows(source: Source, grid: Grid) -> Iterator[list[TextCell]]:
    """The rows of a grid from its first column on, with blank cells where it has none."""
    document = source.document
    for row in grid.rows:
        cells: list[TextCell] = []
        for cell in row:
            line = cell.row + 1
            cells += [TextCell("", line)] * (cell.column - len(cells))
            place = document.location(cell.spans[0]) if cell.spans else None
            label = place.label if place else ""
            cells.append(TextCell(document.quote(cell.spans), line, cell.spans, label))
        if any(cell.value for cell in cells):
            yield cells
