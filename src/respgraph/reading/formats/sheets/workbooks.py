"""Spreadsheets: one table a sheet, with the cells that a reader of the sheet sees.

Hidden sheets, rows and columns, comments, and text in drawings are said in issues and not read.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ....correction import PAYLOAD_SHEET
from ....errors import UnreadableFileError
from ....vocabulary import IssueCode
from ...source import Source
from ..building import RawCell, SourceBuilder, cell_label, excerpt
from .cell_text import PLAIN, Value, printed
from .scanning import Merge, SheetScan, WorkbookScan, scan_ods, scan_xls, scan_xlsx

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = []

_UNNAMED = re.compile(r"\s*(?:(?:work)?sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?\s*", re.IGNORECASE)
"""Names that a program gives to a sheet; they say nothing."""
_MOST_EMPTY = 300_000
_MOST_MERGED = 4_000_000
Rows = list[list[str]]


def read_xlsx(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read an .xlsx, .xlsm or .xlsb file.

    Raises:
        UnreadableFileError: damaged, encrypted, built to harm, or without visible text.
    """
    return _read(data, name, scan_xlsx(data, name))


def read_xls(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read an .xls or .et file.

    Raises:
        UnreadableFileError: as `read_xlsx`.
    """
    return _read(data, name, scan_xls(data, name))


def read_ods(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read an .ods file.

    Raises:
        UnreadableFileError: as `read_xlsx`.
    """
    return _read(data, name, scan_ods(data, name))


def _read(data: bytes, name: str, scan: WorkbookScan) -> Source:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    builder = SourceBuilder(name, data)
    book = _workbook(data, name)
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            message = f"sheet {meta.name!r} holds no cells (a chart or macro sheet)"
            builder.issue(IssueCode.UNREAD_CONTENT, message)
            continue
        sheet = _Sheet.of(book.get_sheet_by_name(meta.name), scan)
        if meta.visible is SheetVisibleEnum.Visible or meta.name == PAYLOAD_SHEET:
            sheet.add_to(builder)
        elif text := sheet.all_text:
            message = f"sheet {meta.name!r} is hidden and was not read: “{excerpt(text)}”"
            builder.issue(IssueCode.HIDDEN_CONTENT, message)
    _list_beside(builder, scan)
    return builder.build()


def _workbook(data: bytes, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise UnreadableFileError(
            f"{name}: the file is encrypted; open it in its program and save it without a password"
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{name}: the spreadsheet is damaged ({error}); open it in its program and save it anew"
        ) from error


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its printed cells from A1 on, its merged ranges, what is hidden in it."""

    name: str
    rows: Rows
    merges: list[Merge]
    scan: SheetScan

    @classmethod
    def of(cls, sheet: CalamineSheet, book: WorkbookScan) -> _Sheet:
        scan = book.sheets.get(sheet.name, SheetScan())
        values: Sequence[Sequence[Value]] = sheet.to_python(skip_empty_area=False)
        rows = [
            [
                printed(value, scan.looks.get((row, column), PLAIN), since_1904=book.since_1904)
                for column, value in enumerate(line)
            ]
            for row, line in enumerate(values)
        ]
        return cls(sheet.name, rows, sheet.merged_cell_ranges or scan.merges, scan)

    @property
    def all_text(self) -> str:
        """Everything in the sheet on one line."""
        return " ".join(value for row in self.rows for value in row if value.strip())

    def add_to(self, builder: SourceBuilder) -> None:
        """Add what is visible: titles above the table as paragraphs, then the table."""
        cells = self._visible()
        titles = _titles(cells)
        for title in titles:
            builder.paragraph(title.text, label=title.label)
        below = titles[-1].row if titles else -1
        name = "" if _UNNAMED.fullmatch(self.name) else self.name
        builder.grid((cell for cell in cells if cell.row > below), name=name)
        self._list_hidden(builder)
        self._list_unusable(builder)

    def _visible(self) -> list[RawCell]:
        """Cells of visible rows and columns, counted anew; labels keep the file's addresses."""
        height, width = len(self.rows), max(map(len, self.rows), default=0)
        rows = [row for row in range(height) if row not in self.scan.hidden_rows]
        columns = [column for column in range(width) if column not in self.scan.hidden_columns]
        spans = _spans(self.merges, rows, columns)
        keep_empty = len(rows) * len(columns) <= _MOST_EMPTY
        return [
            RawCell(
                new_row,
                new_column,
                self.rows[span.row][span.column],
                span.row_span,
                span.column_span,
                f"{self.name}!{cell_label(span.row, span.column)}",
            )
            for new_row, row in enumerate(rows)
            for new_column, column in enumerate(columns)
            if (span := spans.get((row, column), _Span(row, column))) is not None
            and (keep_empty or self.rows[span.row][span.column].strip())
        ]

    def _list_hidden(self, builder: SourceBuilder) -> None:
        for what, numbers, text_at in (
            ("row", self.scan.hidden_rows, self._row_text),
            ("column", self.scan.hidden_columns, self._column_text),
        ):
            texts = {number: text_at(number) for number in sorted(numbers)}
            filled = [number for number, text in texts.items() if text]
            if filled:
                shown = ", ".join(_number_label(what, number) for number in filled[:8])
                words = excerpt(" ".join(texts[number] for number in filled))
                builder.issue(
                    IssueCode.HIDDEN_CONTENT,
                    f"{len(filled)} hidden {what}(s) of sheet {self.name!r} were not read "
                    f"({shown}{' …' if len(filled) > 8 else ''}): “{words}”",
                )

    def _list_unusable(self, builder: SourceBuilder) -> None:
        for addresses, what in (
            (self.scan.errors, "show an error"),
            (self.scan.uncalculated, "hold a formula without a saved result"),
        ):
            if addresses:
                shown = ", ".join(addresses[:8]) + (" …" if len(addresses) > 8 else "")
                message = f"{len(addresses)} cell(s) of sheet {self.name!r} {what}: {shown}"
                builder.issue(IssueCode.UNREAD_CONTENT, message)

    def _row_text(self, row: int) -> str:
        return " ".join(filter(str.strip, self.rows[row])) if row < len(self.rows) else ""

    def _column_text(self, column: int) -> str:
        return " ".join(
            row[column] for row in self.rows if column < len(row) and row[column].strip()
        )


@dataclass(frozen=True, slots=True)
class _Span:
    """The cell whose value stands in a place, and how far it reaches there."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def _spans(
    merges: Iterable[Merge], rows: list[int], columns: list[int]
) -> dict[tuple[int, int], _Span | None]:
    """For each visible place of a merged range: the span that begins there, or None if covered."""
    spans: dict[tuple[int, int], _Span | None] = {}
    for (top, left), (bottom, right) in merges:
        inner_rows = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        inner_columns = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        if not inner_rows or not inner_columns or (inner_rows[0], inner_columns[0]) in spans:
            continue
        for row in inner_rows:
            spans.update(((row, column), None) for column in inner_columns)
        spans[inner_rows[0], inner_columns[0]] = _Span(
            top, left, len(inner_rows), len(inner_columns)
        )
        if len(spans) > _MOST_MERGED:
            break
    return spans


def _titles(cells: list[RawCell]) -> list[RawCell]:
    """The filled cells of the rows above the first row that has two; of all rows if none has."""
    titles = []
    for _, members in groupby(cells, key=attrgetter("row")):
        filled = [cell for cell in members if cell.text.strip()]
        if len(filled) > 1:
            break
        titles += filled
    return titles


def _number_label(what: str, number: int) -> str:
    return str(number + 1) if what == "row" else cell_label(0, number)[:-1]


def _list_beside(builder: SourceBuilder, scan: WorkbookScan) -> None:
    """List what a workbook holds beside its cells."""
    for comment in scan.comments:
        message = f"comments were not read: “{excerpt(comment)}”"
        builder.issue(IssueCode.HIDDEN_CONTENT, message)
    for text in scan.drawn_text:
        message = f"text in a drawing was not read: “{excerpt(text)}”"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    for link in scan.external_links:
        message = f"a link to {excerpt(link, 100)} was not followed"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    if scan.pictures:
        message = f"{scan.pictures} picture(s) were not read; text inside them is missing here"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    if scan.macros:
        builder.issue(IssueCode.UNREAD_CONTENT, "the file holds macros; they were not run")
    if not scan.complete:
        message = "hidden rows and columns cannot be told in this kind of file: all were read"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
