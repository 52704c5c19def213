"""What is hidden in .xls files and how numbers are shown, from the records of the workbook stream.

The stream is read as of Excel 97 (BIFF8).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ....errors import UnreadableFileError
from .cell_text import PLAIN, Look, look_of

__all__ = ["sheet_records"]


_BOUND_SHEET, _FILE_PASS, _END = 0x0085, 0x002F, 0x000A
_ROW, _COLUMN_INFO = 0x0208, 0x007D
_FORMAT, _CELL_FORMAT = 0x041E, 0x00E0
_FORMULA, _NUMBER, _SMALL_NUMBER, _SMALL_NUMBERS = 0x0006, 0x0203, 0x027E, 0x00BD
_ROW_HIDDEN = 0x20
_BIFF8 = 0x0600


@dataclass(slots=True)
class SheetRecords:
    """One sheet: hidden rows and columns (from 0), and the looks of its numbers."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)


def sheet_records(data: bytes, name: str) -> dict[str, SheetRecords] | None:
    """The records of each sheet by its name; None for files older than Excel 97.

    Raises:
        UnreadableFileError: the workbook is encrypted.
    """
    stream = _workbook(data)
    if stream is None:
        return None
    sheets: list[tuple[str, int]] = []
    codes: dict[int, str] = {}
    formats: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise UnreadableFileError(
                f"{name}: the file is encrypted; open it in its program and save it without a password"
            )
        if kind == _BOUND_SHEET and len(body) > 8:
            (offset,) = struct.unpack_from("<I", body)
            sheets.append((_words(body[8:], body[6], body[7]), offset))
        elif kind == _FORMAT and len(body) > 5:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = _words(body[5:], length, body[4])
        elif kind == _CELL_FORMAT and len(body) >= 4:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    looks = [look_of(number, codes.get(number)) for number in formats]
    return {title: _sheet(stream, offset, looks) for title, offset in sheets}


def _workbook(data: bytes) -> bytes | None:
    from doc2docx.cfb import CompoundFile
    from doc2docx.errors import Doc2DocxError

    try:
        stream: bytes = CompoundFile(data).open_stream("Workbook")
    except Doc2DocxError:
        return None
    if len(stream) < 8 or struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
        return None
    return stream


def _sheet(stream: bytes, offset: int, looks: list[Look]) -> SheetRecords:
    found = SheetRecords()
    for kind, body in _records(stream, offset):
        if kind == _ROW and len(body) >= 16 and body[12] & _ROW_HIDDEN:
            found.rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMN_INFO and len(body) >= 10 and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            found.columns.update(range(first, min(last, 255) + 1))
        elif kind in (_FORMULA, _NUMBER, _SMALL_NUMBER, _SMALL_NUMBERS):
            for row, column, style in _styled(kind, body):
                look = looks[style] if style < len(looks) else PLAIN
                if look != PLAIN:
                    found.looks[row, column] = look
    return found


def _styled(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of the cells of a record; one record may hold a row of numbers."""
    if len(body) < 6:
        return
    row, column, style = struct.unpack_from("<HHH", body)
    yield row, column, style
    if kind == _SMALL_NUMBERS:
        for count, at in enumerate(range(10, len(body) - 7, 6), start=1):
            yield row, column + count, struct.unpack_from("<H", body, at)[0]


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Records from an offset to the end of that part of the stream."""
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + length]
        if kind == _END:
            return
        offset += 4 + length


def _words(body: bytes, length: int, flags: int) -> str:
    """A string of some length; a flag tells wide characters."""
    wide = flags & 1
    return body[: length * (2 if wide else 1)].decode(
        "utf-16-le" if wide else "latin-1", errors="replace"
    )
