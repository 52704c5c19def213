"""Word documents saved as one XML file: Word 2003 XML, and the parts of a .docx in one file.

Both are put into a .docx package and read as such.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from ...errors import UnreadableFileError
from ...vocabulary import IssueCode
from ..source import Source
from .archive import Package
from .building import SourceBuilder
from .docx import add_document
from .wordml import W, named, parse_part

__all__ = ["read"]

_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_NOTE = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_PART = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_WHOLE = "document.xml"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge"}
_TRACKED = {"Word.Deletion": "del", "Word.Insertion": "ins"}
_KEPT_APART = frozenset({"Word.Comment", "Word.Numbering", "Word.Formatting"})
_STYLES = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/styles" Target="styles.xml"/></Relationships>'
)


def read(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a Word document that is one XML file.

    Raises:
        UnreadableFileError: damaged, with a document type, or without visible text.
    """
    content = Package(_package({_WHOLE: data}), name).read(_WHOLE)  # refuses document types
    root = parse_part(content, _WHOLE, name)
    builder = SourceBuilder(name, data)
    if root.tag == f"{_PART}package":
        add_document(builder, _package(_parts(root)), name)
        return builder.build()
    add_document(builder, _package(_parts_of_2003(root, name)), name)
    unnumbered = sum(mark.find(f"{_HINT}t") is None for mark in root.iter(f"{_OLD}listPr"))
    if unnumbered:
        message = f"the automatic numbers of {unnumbered} paragraph(s) were not read"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    return builder.build()


def _package(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return stream.getvalue()


def _parts(root: Element) -> dict[str, bytes]:
    """The XML parts of a .docx that is written as one file."""
    return {
        part.get(f"{_PART}name", "").lstrip("/"): tostring(content[0], encoding="utf-8")
        for part in root.iter(f"{_PART}part")
        if (content := part.find(f"{_PART}xmlData")) is not None and len(content)
    }


def _parts_of_2003(root: Element, name: str) -> dict[str, bytes]:
    body, styles = root.find(f"{_OLD}body"), root.find(f"{_OLD}styles")
    if body is None:
        raise UnreadableFileError(f"{name}: the Word document has no body; save it anew")
    document = Element(named("document"))
    document.extend(_modern(body))
    parts = {"word/document.xml": tostring(document, encoding="utf-8")}
    if styles is not None:
        parts["word/styles.xml"] = b"".join(
            tostring(part, encoding="utf-8") for part in _modern(styles)
        )
        parts["word/_rels/document.xml.rels"] = _STYLES.encode()
    return parts


def _modern(element: Element) -> Iterator[Element]:
    """An element in the names of today; what only groups others gives way to them."""
    tag = element.tag
    if tag == _NOTE:
        kind = element.get(f"{_OLD}type", "")
        if kind in _KEPT_APART:
            return
        inner = [part for child in element for part in _modern(child)]
        if kind in _TRACKED:
            yield _made(Element(named(_TRACKED[kind])), inner)
        else:
            yield from inner
    elif tag.startswith(_HINT) or tag.endswith("}content"):
        for child in element:
            yield from _modern(child)
    elif tag.startswith(_OLD):
        yield from _renamed(element)


def _renamed(element: Element) -> Iterator[Element]:
    word = element.tag.removeprefix(_OLD)
    made = Element(W + _RENAMED.get(word, word))
    made.text = element.text
    for key, value in element.items():
        if value != "text-wrapping":  # a line break, which needs no kind today
            made.set(key.replace(_OLD, W), value)
    if word == "listPr":
        return
    yield _made(made, [*_number(element), *(part for child in element for part in _modern(child))])


def _number(paragraph: Element) -> Iterator[Element]:
    """The number that Word printed before a paragraph, as a run of it."""
    shown = paragraph.find(f"{_OLD}pPr/{_OLD}listPr/{_HINT}t")
    if paragraph.tag == f"{_OLD}p" and shown is not None and shown.get(f"{_HINT}val"):
        text = Element(named("t"))
        text.text = shown.get(f"{_HINT}val")
        yield _made(Element(named("r")), [text])


def _made(element: Element, inner: list[Element]) -> Element:
    element.extend(inner)
    return element
