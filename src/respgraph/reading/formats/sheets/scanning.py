"""A first look into spreadsheet files, for what the reader library does not tell.

Which rows and columns are hidden, how numbers are shown, where a cell lies so far out that the
table around it would not fit into memory, what stands beside the cells.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse

from ....errors import UnreadableFileError
from ..archive import Package
from ..word.wordml import parse_part
from .cell_text import PLAIN, Look, look_of, look_of_text

__all__ = ["Merge", "SheetScan", "WorkbookScan", "scan_ods", "scan_xls", "scan_xlsx"]

LARGEST_AREA = 4_000_000
"""Most cells, empty ones included, that one sheet may span."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_MOST_ALIKE = 1_000
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_TABLE_ROWS = 1_048_576
_MANIFEST = "META-INF/manifest.xml"
Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, as (row, column) from 0."""


@dataclass(slots=True)
class SheetScan:
    """One sheet: hidden rows and columns (from 0), looks of cells, cells without a usable value."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WorkbookScan:
    """Sheets by name, and what a workbook holds beside its cells."""

    sheets: dict[str, SheetScan] = field(default_factory=dict)
    since_1904: bool = False
    comments: list[str] = field(default_factory=list)
    drawn_text: list[str] = field(default_factory=list)
    external_links: list[str] = field(default_factory=list)
    pictures: int = 0
    macros: bool = False
    complete: bool = True


def scan_xlsx(data: bytes, name: str) -> WorkbookScan:
    """Look into an .xlsx file.

    Raises:
        UnreadableFileError: damaged, built to harm, or with a cell too far out.
    """
    package = Package(data, name)
    package.check_parts()
    scan = WorkbookScan(macros=any(part.endswith("vbaProject.bin") for part in package.names))
    if "xl/workbook.xml" not in package:
        scan.complete = False
        return scan
    book = parse_part(_plain(package.read("xl/workbook.xml")), "xl/workbook.xml", name)
    scan.since_1904 = _is_1904(book)
    looks = _looks(package, name)
    relations = _relations(package, "xl/workbook.xml", name)
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = relations.get(sheet.get(_RELATION, ""), "")
        title = sheet.get("name", "")
        if part in package:
            scan.sheets[title] = _scan_sheet(_plain(package.read(part)), looks, f"{name}: {title}")
    _scan_beside(package, scan, name)
    return scan


def _scan_sheet(content: bytes, looks: list[Look], where: str) -> SheetScan:
    scan = SheetScan()
    filled = _Extent(where)
    row = -1
    for element in _elements(io.BytesIO(content), where):
        if element.tag == f"{_MAIN}row":
            row = int(element.get("r") or row + 2) - 1
            if element.get("hidden") in ("1", "true"):
                scan.hidden_rows.add(row)
            _scan_cells(element, row, scan, looks, filled)
            element.clear()
        elif element.tag == f"{_MAIN}col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            scan.hidden_columns.update(range(first - 1, min(last, 16_384)))
    return scan


def _scan_cells(
    element: Element, row: int, scan: SheetScan, looks: list[Look], filled: _Extent
) -> None:
    column = -1
    for cell in element.iter(f"{_MAIN}c"):
        address = cell.get("r", "")
        column = _column(address, column + 1)
        value = cell.find(f"{_MAIN}v")
        if (value is None or not value.text) and cell.find(f"{_MAIN}is") is None:
            if cell.find(f"{_MAIN}f") is not None:
                scan.uncalculated.append(address)
            continue
        filled.add(row, column, address)
        if cell.get("t") == "e":
            scan.errors.append(address)
        style = cell.get("s", "0")
        if cell.get("t", "n") == "n" and style.isdigit() and int(style) < len(looks):
            look = looks[int(style)]
            if look != PLAIN:
                scan.looks[row, column] = look


class _Extent:
    """The rectangle that the filled cells of a sheet span."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._rows = self._columns = 0

    def add(self, row: int, column: int, address: str) -> None:
        """Take in one filled cell.

        Raises:
            UnreadableFileError: the rectangle grows beyond `LARGEST_AREA`.
        """
        self._rows = max(self._rows, row + 1)
        self._columns = max(self._columns, column + 1)
        if self._rows * self._columns > LARGEST_AREA:
            raise UnreadableFileError(
                f"{self._where}: cell {address} lies too far out for a table; delete that cell, "
                "or copy the plan into a new sheet"
            )


def _elements(stream: IO[bytes], where: str) -> Iterator[Element]:
    try:
        for _, element in iterparse(stream, events=("end",)):  # noqa: S314 - as in parse_part
            yield element
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFileError(
            f"{where}: the sheet is damaged ({error}); save it anew"
        ) from error


def _column(address: str, default: int) -> int:
    found = _ADDRESS.match(address)
    if found is None:
        return default
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _looks(package: Package, name: str) -> list[Look]:
    """The look of each cell style."""
    if "xl/styles.xml" not in package:
        return []
    styles = parse_part(_plain(package.read("xl/styles.xml")), "xl/styles.xml", name)
    codes = {
        item.get("numFmtId", ""): item.get("formatCode", "")
        for item in styles.iter(f"{_MAIN}numFmt")
    }
    formats = styles.find(f"{_MAIN}cellXfs")
    return [
        look_of(_integer(item.get("numFmtId")), codes.get(item.get("numFmtId", "")))
        for item in (formats if formats is not None else [])
    ]


def _scan_beside(package: Package, scan: WorkbookScan, name: str) -> None:
    for part in package.names:
        if part.startswith(("xl/comments", "xl/threadedComments")):
            scan.comments += _texts(package, part, name)
        elif part.startswith("xl/drawings/") and part.endswith(".xml"):
            scan.drawn_text += _texts(package, part, name)
        elif part.startswith("xl/media/"):
            scan.pictures += 1
        elif part.startswith("xl/externalLinks/_rels/"):
            root = parse_part(package.read(part), part, name)
            scan.external_links += [item.get("Target", "") for item in root]


def _texts(package: Package, part: str, name: str) -> list[str]:
    root = parse_part(package.read(part), part, name)
    words = "".join(node.text or "" for node in root.iter() if node.tag.endswith(("}t", "}text")))
    return [words] if words.strip() else []


def _relations(package: Package, part: str, name: str) -> dict[str, str]:
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in package:
        return {}
    return {
        item.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, item.get("Target", ""))
        ).lstrip("/")
        for item in parse_part(package.read(path), path, name)
    }


def _is_1904(book: Element) -> bool:
    properties = book.find(f"{_MAIN}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _plain(content: bytes) -> bytes:
    """The strict flavour of the format taken for the common one."""
    return content.replace(_STRICT_MAIN, _MAIN[1:-1].encode())


def _integer(value: str | None) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() else 0


def scan_ods(data: bytes, name: str) -> WorkbookScan:
    """Look into an .ods file.

    Raises:
        UnreadableFileError: encrypted, damaged, built to harm, or with a cell too far out.
    """
    package = Package(data, name)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableFileError(
            f"{name}: the file is encrypted; open it in its program and save it without a password"
        )
    package.check_parts()
    root = parse_part(package.read("content.xml"), "content.xml", name)
    scan = WorkbookScan()
    for table in root.iter(f"{_TABLE}table"):
        title = table.get(f"{_TABLE}name", "")
        scan.sheets[title] = _scan_ods_sheet(table, f"{name}: {title}")
    return scan


def _scan_ods_sheet(table: Element, where: str) -> SheetScan:
    scan = SheetScan()
    filled = _Extent(where)
    row = column = 0
    for element in table.iter():
        if element.tag == f"{_TABLE}table-column":
            repeated = _repeated(element, "columns")
            if _collapsed(element):
                scan.hidden_columns.update(range(column, min(column + repeated, 16_384)))
            column += repeated
        elif element.tag == f"{_TABLE}table-row":
            repeated = _repeated(element, "rows")
            width = _filled_width(element)
            if width:
                filled.add(row + repeated - 1, width - 1, f"in row {row + repeated}")
                scan.merges += _ods_merges(element, row)
                scan.looks.update(_ods_looks(element, row, min(repeated, _MOST_ALIKE)))
            if _collapsed(element) and width:
                scan.hidden_rows.update(range(row, min(row + repeated, _TABLE_ROWS)))
            row += repeated
    return scan


def _ods_merges(line: Element, row: int) -> Iterator[Merge]:
    column = 0
    for cell in line:
        rows = _integer(cell.get(f"{_TABLE}number-rows-spanned")) or 1
        columns = _integer(cell.get(f"{_TABLE}number-columns-spanned")) or 1
        if rows > 1 or columns > 1:
            yield (row, column), (row + rows - 1, column + columns - 1)
        column += _repeated(cell, "columns")


def _ods_looks(line: Element, row: int, rows: int) -> Iterator[tuple[tuple[int, int], Look]]:
    """The looks of the cells of a row whose values are no words."""
    column = 0
    for cell in line:
        repeated = _repeated(cell, "columns")
        kind = cell.get(f"{_OFFICE}value-type", "string")
        if kind not in ("string", "boolean"):
            shown = (words for part in cell.findall(_PARAGRAPH) for words in part.itertext())
            look = look_of_text("".join(shown), kind)
            if look != PLAIN:
                for place in range(column, column + min(repeated, _MOST_ALIKE)):
                    yield from (((row + below, place), look) for below in range(rows))
        column += repeated


def _filled_width(row: Element) -> int:
    """How far the filled cells of a row reach."""
    width = filled = 0
    for cell in row:
        width += _repeated(cell, "columns")
        if any(True for _ in cell.itertext()) or len(cell):
            filled = width
    return filled


def _repeated(element: Element, what: str) -> int:
    return max(1, min(_integer(element.get(f"{_TABLE}number-{what}-repeated")) or 1, _TABLE_ROWS))


def _collapsed(element: Element) -> bool:
    return element.get(f"{_TABLE}visibility") in ("collapse", "filter")


def scan_xls(data: bytes, name: str) -> WorkbookScan:
    """Look into an .xls or .et file: its records tell what is hidden, and how numbers look.

    Raises:
        UnreadableFileError: encrypted.
    """
    from .records import sheet_records

    scan = WorkbookScan(macros="_VBA_PROJECT_CUR".encode("utf-16-le") in data)
    found = sheet_records(data, name)
    if found is None:
        scan.complete = False
        return scan
    for title, sheet in found.items():
        scan.sheets[title] = SheetScan(sheet.rows, sheet.columns, sheet.looks)
    return scan
