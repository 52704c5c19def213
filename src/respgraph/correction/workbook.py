"""The table of assignments as a workbook, with the whole plan in a hidden sheet beside it."""

from __future__ import annotations

import base64
import binascii
import io
import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import PlanError, SavedFileError
from ..escaping import visible
from ..guards import takes_plan
from ..plan import Plan
from ..plan_json import plan_from_json, plan_to_json
from .columns import COLUMNS, MACHINE_COLUMNS, WORDS, header, word_for
from .rows import plan_cells

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = [
    "PAYLOAD_SHEET",
    "add_assignments",
    "add_payload",
    "assignments_workbook",
    "fits_workbook",
    "payload_rows",
    "plan_in_payload",
]

PAYLOAD_SHEET = "respgraph.plan"
_SHEET = {"zh": "责任关系", "en": "Assignments"}
_LONGEST_CELL, _CELL = 32_000, 32_767
_TAB = "#2f7d4f"
_LARGEST_PLAN = 200_000_000
_WIDTHS = {"section": 24, "text": 60, "targets": 24, "role": 16, "name": 24, "quote": 20}
_CHOICES = ("role", "kind", "mention")


@takes_plan
def assignments_workbook(plan: Plan, *, lang: str = "zh") -> bytes:
    """An .xlsx file with one row for each assignment, to be corrected and read back as the plan.

    Roles, kinds and mentions have drop-down lists; columns in grey are for the program. The same
    plan gives the same bytes.

    Raises:
        PlanError: a cell would be longer than a workbook allows (32,767 characters).
        ArgumentError: the language is unknown.

    >>> from respgraph import parse_plan, read_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> read_plan(assignments_workbook(plan), name="reading.xlsx") == plan
    True
    """
    import datetime as dt

    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        add_assignments(book, plan, lang)
        add_payload(book, plan)
    return stream.getvalue()


def fits_workbook(plan: Plan) -> bool:
    """Whether every text of the table fits into a cell."""
    return all(len(visible(text)) <= _CELL for cells in plan_cells(plan) for text in cells.values())


def add_assignments(book: Workbook, plan: Plan, lang: str) -> None:
    """The sheet that people correct; the workbook must hold the plan too: see `add_payload`.

    Raises:
        PlanError: a cell would be longer than a workbook allows.
    """
    rows = list(plan_cells(plan))
    headings = header(lang)
    sheet = book.add_worksheet(_SHEET[lang])
    sheet.set_tab_color(_TAB)
    look = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    head = book.add_format({**look, "bold": True, "bg_color": "#F3F1EC", "bottom": 1})
    body = book.add_format({**look, "text_wrap": True, "num_format": "@"})
    grey = book.add_format({**look, "font_color": "#808080", "num_format": "@"})
    for column, (key, words) in enumerate(zip(COLUMNS, headings, strict=True)):
        look = grey if key in MACHINE_COLUMNS else body
        sheet.set_column(column, column, _WIDTHS.get(key, 12), look)
        sheet.write_string(0, column, words, head)
    for number, cells in enumerate(rows, 1):
        for column, key in enumerate(COLUMNS):
            look = grey if key in MACHINE_COLUMNS else body
            text = visible(word_for(key, cells[key], lang))
            if len(text) > _CELL:
                raise PlanError(
                    f"{cells['task_id']}: {key} has {len(text)} characters, a workbook's cell holds "
                    "32,767; write the plan as CSV or JSON"
                )
            if text:
                sheet.write_string(number, column, text, look)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _add_choices(sheet, len(rows), lang)


def _add_choices(sheet: Worksheet, rows: int, lang: str) -> None:
    """Drop-down lists, also for rows that people add below; other words stay possible."""
    for key in _CHOICES:
        column = list(COLUMNS).index(key)
        source = [word_for(key, value, lang) for value in WORDS[key]]
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(1, column, rows + 1000, column, rule)


def add_payload(book: Workbook, plan: Plan) -> None:
    """The hidden sheet with the whole plan."""
    sheet = book.add_worksheet(PAYLOAD_SHEET)
    for row, cells in enumerate(payload_rows(plan)):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    sheet.very_hidden()


def payload_rows(plan: Plan) -> list[tuple[str, str]]:
    """Plan JSON, packed, in numbered pieces that fit into cells."""
    text = json.dumps(plan_to_json(plan), ensure_ascii=True, allow_nan=False)
    packed = base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")
    pieces = [packed[at : at + _LONGEST_CELL] for at in range(0, len(packed), _LONGEST_CELL)]
    return [(f"{number}/{len(pieces)}", piece) for number, piece in enumerate(pieces, 1)]


def plan_in_payload(rows: Sequence[Sequence[str]], name: str) -> Plan:
    """The plan in the rows of the hidden sheet.

    Raises:
        SavedFileError: a piece is missing or was changed.
    """
    pieces = [row[1] for row in rows if len(row) > 1]
    try:
        packed = base64.b64decode("".join(pieces), validate=True)
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(packed, _LARGEST_PLAN)
        if not unpacker.eof:
            raise zlib.error("incomplete or too large")
        value: Any = json.loads(text)
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise SavedFileError(
            f"{name}: the hidden sheet {PAYLOAD_SHEET!r} was changed ({error}); delete that sheet "
            "to read the visible rows alone, or write the workbook anew"
        ) from error
    return plan_from_json(value, name=name)
