"""What kind of file some bytes are, by their content; the suffix is never asked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

__all__ = [
    "FOREIGN",
    "is_encrypted_office",
    "is_html",
    "is_mhtml",
    "is_ole",
    "is_pdf",
    "is_rtf",
    "is_zip",
    "ole_kind",
    "package_kind",
]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("encrypted", ("EncryptedPackage",)),
    ("doc", ("WordDocument",)),
    ("xls", ("Workbook", "Book")),
    ("ppt", ("PowerPoint Document",)),
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|meta|title|p|center)[\s/>]", re.IGNORECASE
)
_TAG_START = re.compile(rb"\s*(?:<!--|<\?xml|<!doctype|<[a-z])", re.IGNORECASE)
_MHTML = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)

FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"BZh", "an archive (bzip2)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"CAJ", "a CAJ document"),
)
"""Beginnings of files that are whole, but not read; the short ones count only in binary files."""

_PACKAGES = (
    ("docx", re.compile(r"word/document\d*\.xml\Z")),
    ("xlsx", re.compile(r"xl/workbook\.(?:xml|bin)\Z")),
    ("pptx", re.compile(r"ppt/presentation\.xml\Z")),
    ("ofd", re.compile(r"OFD\.xml\Z", re.IGNORECASE)),
)


def is_pdf(data: bytes) -> bool:
    """Whether a PDF header stands within the first kilobyte."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip package."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_ole(data: bytes) -> bool:
    """Whether the bytes begin as an OLE compound file (Office 97–2003, WPS, encrypted Office)."""
    return data.startswith(_OLE)


def is_rtf(data: bytes) -> bool:
    r"""Whether the bytes begin as rich text, ``{\rtf``."""
    return data.lstrip()[:5] == b"{\\rtf"


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a web page saved as one file of several parts."""
    return _MHTML.match(data[:4096].replace(b"\r\n", b"\n")) is not None


def is_html(data: bytes) -> bool:
    """Whether the beginning looks like a page: a tag opens it, or page tags stand in its head.

    >>> is_html(b"<p>x</p>"), is_html("1. 修路<50公里>".encode())
    (True, False)
    """
    head = _ascii(data[:8192])
    return _TAG_START.match(head) is not None and _HTML.search(head) is not None


def ole_kind(data: bytes) -> str:
    """The streams that a compound file names: ``doc``, ``xls``, ``ppt``, ``encrypted``, ``other``."""
    for kind, streams in _OLE_STREAMS:
        if any(_directory_entry(stream) in data for stream in streams):
            return kind
    return "other"


def is_encrypted_office(data: bytes) -> bool:
    """Whether the bytes are a docx or xlsx behind a password."""
    return is_ole(data) and ole_kind(data) == "encrypted"


def package_kind(data: bytes) -> str:
    """``docx``, ``xlsx``, ``ods``, ``odt``, ``pptx``, ``ofd``, ``other`` or ``damaged``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            kind = package.read("mimetype")[:200] if "mimetype" in names[:3] else b""
    except Exception:  # noqa: BLE001 - any failure to list a package means that it is damaged
        return "damaged"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument.text" in kind:
        return "odt"
    for found, pattern in _PACKAGES:
        if any(pattern.match(name) for name in names):
            return found
    return "other"


def _directory_entry(stream: str) -> bytes:
    """How a directory of a compound file spells the name of a stream, with its closing zero."""
    return stream.encode("utf-16-le") + b"\x00\x00"


def _ascii(head: bytes) -> bytes:
    """The head with byte order mark and the zero bytes of UTF-16 taken out."""
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")
