"""Hidden rows and columns of .xls files, from the records of the workbook stream (BIFF8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ...errors import UnreadableFileError

__all__ = ["hidden_parts"]

_BOUND_SHEET, _FILE_PASS, _END = 0x0085, 0x002F, 0x000A
_ROW, _COLUMN_INFO = 0x0208, 0x007D
_ROW_HIDDEN = 0x20
_BIFF8 = 0x0600
Hidden = tuple[set[int], set[int]]


def hidden_parts(data: bytes, name: str) -> dict[str, Hidden] | None:
    """Hidden rows and columns (from 0) of each sheet; None for files older than Excel 97.

    Raises:
        UnreadableFileError: the workbook is encrypted.
    """
    stream = _workbook(data)
    if stream is None:
        return None
    found: dict[str, Hidden] = {}
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise UnreadableFileError(
                f"{name}: the file is encrypted; open it in its program and save it without a password"
            )
        if kind == _BOUND_SHEET and len(body) > 8:
            (offset,) = struct.unpack_from("<I", body)
            found[_title(body)] = _hidden(stream, offset)
    return found


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


def _hidden(stream: bytes, offset: int) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in _records(stream, offset):
        if kind == _ROW and len(body) >= 16 and body[12] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMN_INFO and len(body) >= 10 and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns.update(range(first, min(last, 255) + 1))
    return rows, columns


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Records from an offset to the end of that part of the stream."""
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + length]
        if kind == _END:
            return
        offset += 4 + length


def _title(body: bytes) -> str:
    """The name of a sheet: length, a flag for wide characters, the characters."""
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1")
