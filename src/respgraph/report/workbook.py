"""workbook.xlsx: the tables of a report as sheets that one can sort, filter and print.

The sheet of assignments is the one that people correct: the workbook can be given back as a plan,
and carries the whole plan in a hidden sheet. Text stays text: no cell is a formula or a link,
whatever it starts with. The same plan gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..correction.workbook import add_assignments, add_payload, fits_workbook
from ..escaping import visible
from ..headings import heading
from ..tabular import display_width
from ..views.style import ROLE_COLOUR
from ..views.words import phrase_or, value_words
from ..vocabulary import Role
from .contents import Contents
from .tables import Table, report_tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["SHEETS", "workbook_bytes"]

SHEETS = (
    "tasks",
    "assignments",
    "actors",
    "workload",
    "coassignment",
    "overload",
    "audit",
    "issues",
    "account",
)
_LONGEST_CELL = 32_000
_WIDEST, _NARROWEST = 60, 6
_BARS = {
    "total": "#8a8f98",
    "shared_tasks": "#8a8f98",
    **{str(role): ROLE_COLOUR[role].light for role in Role},
}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def workbook_bytes(contents: Contents, *, lang: str = "zh") -> bytes:
    """The workbook as bytes; headings and sheet names are in `lang`, ``zh`` or ``en``."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, _OPTIONS)
    book.set_properties({"created": datetime(2000, 1, 1), "author": "respgraph"})  # noqa: DTZ001
    formats = _formats(book)
    tables = report_tables(contents)
    correctable = fits_workbook(contents.plan)
    for name in SHEETS:
        if name == "assignments" and correctable:
            add_assignments(book, contents.plan, lang)
            continue
        sheet = book.add_worksheet(phrase_or(f"sheet.{name}", lang, name))
        _fill(sheet, tables[name], formats, lang)
    if correctable:
        add_payload(book, contents.plan)
    book.close()
    return stream.getvalue()


def _formats(book: Workbook) -> dict[str, Format]:
    base = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    return {
        "head": book.add_format(
            {**base, "bold": True, "bg_color": "#F3F1EC", "bottom": 1, "text_wrap": True}
        ),
        "text": book.add_format({**base, "text_wrap": True}),
        "number": book.add_format(base),
        "fraction": book.add_format({**base, "num_format": "0.00"}),
    }


def _of_language(header: list[str], rows: list[list[Any]], lang: str) -> Table:
    """The table without the words that it holds in the other language."""
    other = _ENGLISH if lang == "zh" else _CHINESE
    twice = set(header) & _CHINESE
    kept = [at for at, name in enumerate(header) if not (twice and name in other)]
    return [header[at] for at in kept], [[row[at] for at in kept] for row in rows]


_ENGLISH, _CHINESE = {"message", "detail"}, {"message_zh", "meaning"}


def _fill(sheet: Worksheet, table: Table, formats: dict[str, Format], lang: str) -> None:
    header, rows = table
    header, rows = _of_language(header, rows, lang)
    titles = [heading(name, lang) for name in header]
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, formats["head"])
        values = [row[column] for row in rows]
        sheet.set_column(column, column, _width([title, *values]))
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, at, column, value_words(header[column], value, lang), formats)
    sheet.freeze_panes(1, 1)
    if header and rows:
        sheet.autofilter(0, 0, len(rows), len(header) - 1)
        _add_bars(sheet, header, len(rows))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, column: int, value: Any, formats: dict[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats["number"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats["number"])
    elif isinstance(value, float):
        sheet.write_number(row, column, value, formats["fraction"])
    else:
        sheet.write_string(row, column, _cell_text(str(value)), formats["text"])


def _cell_text(text: str) -> str:
    """Text that fits a cell; what is cut says so, and stands whole in the CSV file."""
    shown = visible(text)
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[:_LONGEST_CELL]}… [CSV]"


def _width(values: Iterable[Any]) -> float:
    shown = (str(value)[:200] for value in values if value is not None)
    widest = max(map(display_width, shown), default=0)
    return float(min(_WIDEST, max(_NARROWEST, widest + 2)))


def _add_bars(sheet: Worksheet, header: Sequence[str], rows: int) -> None:
    for column, name in enumerate(header):
        if name in _BARS and ("total" in header or name == "shared_tasks"):
            bar = {"type": "data_bar", "bar_color": _BARS[name], "bar_solid": True, "min_value": 0}
            sheet.conditional_format(1, column, rows, column, {**bar, "min_type": "num"})
