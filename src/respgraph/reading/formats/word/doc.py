"""Word 97–2003, WPS and rich text: turned into .docx first, then read as such.

Word and WPS documents are converted by msdoc2docx; where that fails, and for rich text,
LibreOffice is used if it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ....errors import UnreadableFileError, UnsupportedFormatError
from ....vocabulary import IssueCode
from ...source import Source
from ..building import SourceBuilder
from ..child.memory import lift_memory_limit
from .docx import add_document

__all__ = []

_OFFICE_PROGRAMS = ("soffice", "libreoffice")
_OFFICE_SECONDS = 45
_MACROS = ("_VBA_PROJECT", "Macros")


def read(data: bytes, name: str, password: str | None = None) -> Source:
    """Read a .doc or .wps file.

    Raises:
        UnreadableFileError: encrypted, damaged, or without visible text.
    """
    with tempfile.TemporaryDirectory(prefix="respgraph-") as folder:
        document = _converted(data, name, Path(folder), password)
    builder = SourceBuilder(name, data)
    add_document(builder, document, name)
    if any(stream.encode("utf-16-le") in data for stream in _MACROS):
        builder.issue(IssueCode.UNREAD_CONTENT, "the file holds macros; they were not run")
    return builder.build()


def read_rtf(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read rich text, where LibreOffice is installed.

    Raises:
        UnsupportedFormatError: LibreOffice is not installed.
        UnreadableFileError: LibreOffice cannot read the file.
    """
    if _office() is None:
        raise UnsupportedFormatError(
            f"{name}: rich text (.rtf) is read only where LibreOffice is installed; save it as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="respgraph-") as folder:
        source = Path(folder) / "plan.rtf"
        source.write_bytes(data)
        document = _by_office(source)
    if document is None:
        raise UnreadableFileError(f"{name}: the rich text is damaged; save it as .docx")
    builder = SourceBuilder(name, data)
    add_document(builder, document, name)
    return builder.build()


def _converted(data: bytes, name: str, folder: Path, password: str | None) -> bytes:
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    source = folder / "plan.doc"
    source.write_bytes(data)
    target = folder / "converted.docx"
    try:
        convert(source, target, password=password)
        return target.read_bytes()
    except EncryptedDocumentError as error:
        raise UnreadableFileError(
            f"{name}: the file is encrypted; give its password, or save it without one"
        ) from error
    except Exception as error:
        document = _by_office(source)
        if document is None:
            raise UnreadableFileError(
                f"{name}: the Word document cannot be converted ({error}); save it as .docx"
            ) from error
        return document


def _office() -> str | None:
    """The path of LibreOffice, if it is installed."""
    return next(filter(None, map(shutil.which, _OFFICE_PROGRAMS)), None)


def _by_office(source: Path) -> bytes | None:
    """The document as LibreOffice converts it; None where it cannot, or is not there."""
    program = _office()
    if program is None:
        return None
    lift_memory_limit()
    profile = (source.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "docx", "--outdir", str(source.parent), str(source)]
    try:
        subprocess.run(command, capture_output=True, timeout=_OFFICE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    target = source.with_suffix(".docx")
    return target.read_bytes() if target.is_file() else None
