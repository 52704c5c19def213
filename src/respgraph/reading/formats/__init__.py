"""Files of every kind become a `Source`; this package knows which reader takes which bytes.

The kind is found by content, never by suffix. To teach respgraph another kind of file, write a
function ``read(data: bytes, name: str, password: str | None) -> Source`` (the `SourceBuilder` in
`respgraph.reading.formats.building` helps) and announce it, either at run time with
`register_format` or, from an installed package, as an entry point of the group
``respgraph.formats`` that leads to a `Format`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ...decoding import check_size
from ..source import Source
from . import sniffing
from .refusing import refuse_foreign

__all__ = ["FORMATS", "TEXT_FORMATS", "Format", "read_source", "register_format", "sniff_format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `sniff` tells from the bytes whether a file is of this kind; `reader` names the function that
    reads it, as ``module:function``, so that nothing is imported before it is needed. An
    `isolated` reader runs in a child process with a time limit and at most `memory_mb`; files
    below `isolated_from` bytes are spared that, where a reader cannot take long over so little.
    """

    key: str
    title: str
    sniff: Callable[[bytes], bool]
    reader: str
    isolated: bool = False
    memory_mb: int = 512
    isolated_from: int = 0


def _package(kind: str) -> Callable[[bytes], bool]:
    return lambda data: sniffing.is_zip(data) and sniffing.package_kind(data) == kind


def _compound(kind: str) -> Callable[[bytes], bool]:
    return lambda data: sniffing.is_ole(data) and sniffing.ole_kind(data) == kind


def _is_delimited(data: bytes) -> bool:
    from .delimited import is_delimited

    return is_delimited(data)


def _is_anything(_data: bytes) -> bool:
    return True


_HERE = __name__
_LARGE_PAGE = 400_000

FORMATS: tuple[Format, ...] = (
    Format("pdf", "PDF (.pdf)", sniffing.is_pdf, f"{_HERE}.pdf:read", True, 1_000),
    Format("docx", "Word (.docx)", _package("docx"), f"{_HERE}.docx:read", True),
    Format("doc", "Word 97–2003 and WPS (.doc, .wps)", _compound("doc"), f"{_HERE}.doc:read", True),
    Format(
        "word_xml",
        "Word as one XML file (.xml)",
        sniffing.is_word_xml,
        f"{_HERE}.word_xml:read",
        True,
    ),
    Format(
        "xlsx", "Excel (.xlsx, .xlsm)", _package("xlsx"), f"{_HERE}.spreadsheet:read_xlsx", True
    ),
    Format(
        "xls",
        "Excel 97–2003 and WPS (.xls, .et)",
        _compound("xls"),
        f"{_HERE}.spreadsheet:read_xls",
        True,
    ),
    Format(
        "ods", "OpenDocument sheet (.ods)", _package("ods"), f"{_HERE}.spreadsheet:read_ods", True
    ),
    Format(
        "rtf",
        "rich text (.rtf), where LibreOffice is installed",
        sniffing.is_rtf,
        f"{_HERE}.doc:read_rtf",
        True,
    ),
    Format(
        "mhtml",
        "web page in one file (.mht)",
        sniffing.is_mhtml,
        f"{_HERE}.html:read_mhtml",
        True,
        isolated_from=_LARGE_PAGE,
    ),
    Format(
        "html",
        "web page (.html)",
        sniffing.is_html,
        f"{_HERE}.html:read",
        True,
        isolated_from=_LARGE_PAGE,
    ),
)
"""The built-in formats, in the order in which they are tried."""

TEXT_FORMATS: tuple[Format, ...] = (
    Format(
        "csv",
        "table as text (.csv, .tsv)",
        _is_delimited,
        f"{_HERE}.delimited:read",
    ),
    Format("text", "plain text and Markdown (.txt, .md)", _is_anything, f"{_HERE}.text:read"),
)
"""What is left: tried last, because plain text takes everything."""

_registered: list[Format] = []


def register_format(new: Format) -> None:
    """Add a kind of file, tried before the built-in ones.

    Registering a key again replaces the earlier format of that key.
    """
    _registered[:] = [known for known in _registered if known.key != new.key]
    _registered.append(new)


def sniff_format(data: bytes, name: str = "file") -> Format:
    """The format of some bytes.

    >>> sniff_format("责任领导".encode()).key
    'text'
    >>> sniff_format(b"%PDF-1.7").key
    'pdf'

    Raises:
        UnsupportedFormatError: a kind of file that is known, and not read.
        UnreadableFileError: encrypted, damaged, empty or too large.
    """
    check_size(data, name)
    for candidate in (*_registered, *FORMATS, *_installed()):
        if candidate.sniff(data):
            return candidate
    refuse_foreign(data, name, [known.title for known in (*FORMATS, *TEXT_FORMATS)])
    return next(candidate for candidate in TEXT_FORMATS if candidate.sniff(data))


def read_source(data: bytes, name: str, *, password: str | None = None) -> Source:
    """Read the bytes of a file of any supported kind; `name` is used in messages.

    >>> source = read_source("一、总则\\n1.修路。(牵头单位:县交通局)".encode("gb18030"), "plan.txt")
    >>> len(source.blocks)
    2

    Raises:
        UnsupportedFormatError: a kind of file that is not read.
        UnreadableFileError: empty, damaged, encrypted, too large, or without text.
        MissingExtraError: the pages are pictures and the extra ``[ocr]`` is not installed.
    """
    found = sniff_format(data, name)
    if found.isolated and len(data) >= found.isolated_from:
        from .isolation import read_in_child

        return read_in_child(found.reader, data, name, password=password, memory_mb=found.memory_mb)
    module, function = found.reader.split(":")
    read: Callable[[bytes, str, str | None], Source]
    read = getattr(importlib.import_module(module), function)
    return read(data, name, password)


@cache
def _installed() -> tuple[Format, ...]:
    """Formats that other installed packages announce."""
    from importlib.metadata import entry_points

    found = (entry.load() for entry in entry_points(group="respgraph.formats"))
    return tuple(sorted((item for item in found if isinstance(item, Format)), key=lambda f: f.key))
