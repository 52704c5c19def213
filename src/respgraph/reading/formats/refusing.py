"""Refusing files that are whole but of no use here, each with the way out."""

from __future__ import annotations

from collections.abc import Sequence

from ...decoding import begins_as_json
from ...errors import UnreadableFileError, UnsupportedFormatError
from . import sniffing

__all__ = ["refuse_foreign"]

_PACKAGES = {
    "odt": "an OpenDocument text; save it as .docx",
    "pptx": "a PowerPoint presentation; save its text as .docx",
    "ofd": "an OFD document; save it as .pdf",
    "other": "a zip archive; unpack it and give the plan's own file",
}
_XML_ROOTS = {
    "Workbook": "an Excel 2003 XML workbook; save it as .xlsx",
    "office:document": "an OpenDocument as one XML file; save it as .docx or .xlsx",
}


def refuse_foreign(data: bytes, name: str, supported: Sequence[str]) -> None:
    """Raise for bytes that no format took and that are not text either.

    Raises:
        UnsupportedFormatError: the kind is known, and not read.
        UnreadableFileError: the file is encrypted or damaged.
    """
    cause = _cause(data, name)
    if cause is not None:
        readable = ", ".join(supported)
        raise UnsupportedFormatError(f"{name}: {cause}; kinds that are read: {readable}")


def _cause(data: bytes, name: str) -> str | None:
    if sniffing.is_zip(data):
        return _package_cause(data, name)
    if sniffing.is_ole(data):
        return _compound_cause(data, name)
    for beginning, kind in sniffing.FOREIGN:
        if data.startswith(beginning) and (len(beginning) > 3 or b"\x00" in data[:4096]):
            return f"{kind}, not a document with text"
    if begins_as_json(data):
        return "a JSON file, not Plan JSON; write that with `respgraph read PLAN --format json`"
    if sniffing.is_mail(data):
        return "an e-mail; save the file attached to it, or its text as .txt"
    root = sniffing.xml_root(data)
    return None if root is None else _XML_ROOTS.get(root, "an XML file; save the plan as .docx")


def _package_cause(data: bytes, name: str) -> str:
    kind = sniffing.package_kind(data)
    if kind == "damaged":
        raise UnreadableFileError(
            f"{name}: the zip package is damaged or cut short; fetch the file again"
        )
    return _PACKAGES.get(kind, _PACKAGES["other"])


def _compound_cause(data: bytes, name: str) -> str:
    kind = sniffing.ole_kind(data)
    if kind == "cut":
        raise UnreadableFileError(f"{name}: the Office file is cut short; fetch the file again")
    if kind == "encrypted":
        raise UnreadableFileError(
            f"{name}: the file is encrypted; open it in its program and save it without a password"
        )
    return "a PowerPoint presentation" if kind == "ppt" else "an Office file without a document"
