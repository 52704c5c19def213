"""What kind of file some bytes are, by their content; the suffix is never asked."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO

__all__ = ["is_mhtml"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("encrypted", ("EncryptedPackage",)),
    ("doc", ("WordDocument",)),
    ("xls", ("Workbook", "Book")),
    ("ppt", ("PowerPoint Document",)),
)
_OLE_HEADER = 512
_NO_SECTOR, _FREE_SECTOR = 0xFFFFFFFA, 0xFFFFFFFF
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|meta|title|p|center)[\s/>]", re.IGNORECASE
)
_TAG_START = re.compile(rb"\s*(?:<!--|<\?xml|<!doctype|<[a-z])", re.IGNORECASE)
_MHTML = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)
_MAIL_START = re.compile(rb"[A-Za-z-]+: ")
_MAIL_TYPE = re.compile(
    rb"^(?:MIME-Version|Content-Type|Message-ID): .*\n(?:.*\n)*?\n", re.IGNORECASE | re.MULTILINE
)
_PAGE_ROOTS = frozenset("html head body div table p center".split())
_ROOT = re.compile(rb"<([A-Za-z_][A-Za-z0-9_.:-]*)")

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
    (b"RIFF", "a picture or sound (RIFF)"),
    (b"\x00\x00\x00\x18ftyp", "a picture or film"),
    (b"\x00\x00\x00\x1cftyp", "a picture or film"),
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


def is_mail(data: bytes) -> bool:
    """Whether the bytes begin with the head of an e-mail."""
    head = data[:8192].replace(b"\r\n", b"\n")
    return _MAIL_START.match(head) is not None and _MAIL_TYPE.search(head) is not None


def xml_root(data: bytes) -> str | None:
    """The name of the first element of an XML file; None for other files.

    >>> xml_root(b'<?xml version="1.0"?><plan/>'), xml_root(b"plan")
    ('plan', None)
    """
    head = _ascii(data[:8192])
    if not head.lstrip().startswith(b"<?xml"):
        return None
    found = _ROOT.search(head)
    return found.group(1).decode("ascii") if found else ""


def is_word_xml(data: bytes) -> bool:
    """Whether the bytes are a Word document saved as one XML file."""
    return xml_root(data) in ("w:wordDocument", "pkg:package")


def is_html(data: bytes) -> bool:
    """Whether the beginning looks like a page: a tag opens it, or page tags stand in its head.

    >>> is_html(b"<p>x</p>"), is_html("1. 修路<50公里>".encode())
    (True, False)
    """
    head = _ascii(data[:8192])
    if (xml_root(data) or "html").lower() not in _PAGE_ROOTS:
        return False
    return _TAG_START.match(head) is not None and _HTML.search(head) is not None


def ole_kind(data: bytes) -> str:
    """What a compound file holds: ``doc``, ``xls``, ``ppt``, ``encrypted``, ``other``, or ``cut``."""
    if _is_cut(data):
        return "cut"
    for kind, streams in _OLE_STREAMS:
        if any(_directory_entry(stream) in data for stream in streams):
            return kind
    return "other"


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


def _is_cut(data: bytes) -> bool:
    """Whether a compound file ends before the last sector that its tables give away.

    The header holds the size of a sector and the places of the first 109 tables of sectors.
    """
    if len(data) < _OLE_HEADER:
        return True
    shift = int.from_bytes(data[30:32], "little")
    count = int.from_bytes(data[44:48], "little")
    if shift not in (9, 12):
        return False
    size = 1 << shift
    tables: tuple[int, ...] = struct.unpack_from("<109I", data, 76)[: min(count, 109)]
    last = -1
    for number, sector in enumerate(tables):
        start = (sector + 1) * size
        if start + size > len(data):
            return sector < _NO_SECTOR
        entries = struct.unpack_from(f"<{size // 4}I", data, start)
        used = [at for at, entry in enumerate(entries) if entry != _FREE_SECTOR]
        last = max(last, number * (size // 4) + used[-1] if used else -1)
    return (last + 1) * size > len(data)


def _directory_entry(stream: str) -> bytes:
    """How a directory of a compound file spells the name of a stream, with its closing zero."""
    return stream.encode("utf-16-le") + b"\x00\x00"


def _ascii(head: bytes) -> bytes:
    """The head with byte order mark and the zero bytes of UTF-16 taken out."""
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")
