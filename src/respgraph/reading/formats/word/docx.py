"""Word documents: made plain (see `docx_prepare`), converted by mammoth, read as a page.

Every piece of text is followed through the conversion: each ``w:t`` carries a marker, and a
marker that does not arrive is listed as unread.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from ....errors import UnreadableFileError
from ....vocabulary import IssueCode
from ...source import Source
from ..archive import Package
from ..building import SourceBuilder, excerpt
from ..web.flow import RUNNING_CLASS
from ..web.html import add_page, decode_page, page_of_mhtml
from .numbering import Numbering
from .preparing import CHUNK_MARK, Prepared, prepare
from .styles import Styles
from .wordml import named, parse_part, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["add_document"]

_FIRST_MARKER = 0x100000
_MARKERS = 0xFFFD
_MARKER = re.compile("[\U00100000-\U0010fffc]")
_CHUNK = re.compile(rf"<p>{CHUNK_MARK}([^<]*)</p>")
_DEEPEST_CHUNK = 3
_STYLE_MAP = "\n".join(
    [
        *(f"p.RgHeading{level} => h{level}:fresh" for level in range(1, 7)),
        f"p.RgContents => p.{RUNNING_CLASS}:fresh",
        "p => p:fresh",
    ]
)
_STYLES_PART = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{style}"/></w:style>'
        for style in (*(f"RgHeading{level}" for level in range(1, 7)), "RgContents")
    )
    + "</w:styles>"
)
_TYPES_PART = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PART_RELATIONS = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    external: bool


def read(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a .docx file.

    Raises:
        UnreadableFileError: damaged, built to harm, or without visible text.
    """
    builder = SourceBuilder(name, data)
    add_document(builder, data, name)
    return builder.build()


def add_document(builder: SourceBuilder, data: bytes, name: str) -> None:
    """Add the paragraphs and tables of a .docx file to a source, with its doubts.

    Raises:
        UnreadableFileError: damaged or built to harm.
    """
    package = Package(data, name)
    package.check_parts()
    word = _Document(package, name)
    add_page(builder, word.html(builder), name, keep_blanks=True)
    word.add_running(builder)
    word.list_left_out(builder)


class _Document:
    """The parts of one package that reading needs."""

    def __init__(self, package: Package, name: str, depth: int = 0) -> None:
        self._package = package
        self._name = name
        self._depth = depth
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)
        self._styles = Styles(self._related("/styles"))
        self._prepared = Prepared(Element("body"))

    def html(self, builder: SourceBuilder) -> str:
        """The body as a page; text that the conversion loses is listed."""
        root = parse_part(self._package.read(self._main), self._main, self._name)
        body = root.find(named("body"))
        if body is None:
            raise UnreadableFileError(f"{self._name}: the Word document has no body; save it anew")
        numbering = Numbering(self._related("/numbering"), self._styles)
        self._prepared = prepare(body, self._styles, numbering)
        page = _converted(root, builder)
        return _CHUNK.sub(lambda match: self._chunk(match.group(1), builder), page)

    def add_running(self, builder: SourceBuilder) -> None:
        """Add the text of heads and feet, once each, behind the body."""
        seen: set[str] = set()
        for relation in self._relations.values():
            if relation.kind.endswith(("/header", "/footer")) and relation.target in self._package:
                part = parse_part(self._package.read(relation.target), relation.target, self._name)
                for line in _running_lines(part):
                    if line not in seen:
                        seen.add(line)
                        builder.paragraph(line, running=True)

    def list_left_out(self, builder: SourceBuilder) -> None:
        """List everything that the file holds and the reading leaves out."""
        prepared = self._prepared
        _list_words(builder, "hidden text", prepared.hidden)
        _list_words(builder, "text deleted in tracked changes", prepared.deleted)
        for kind, used in (("footnote", prepared.footnotes), ("endnote", prepared.endnotes)):
            for words in self._notes(kind, used):
                message = f"a {kind} was not read as part of the plan: “{excerpt(words)}”"
                builder.issue(IssueCode.HIDDEN_CONTENT, message)
        comments = self._related("/comments")
        _list_words(builder, "comments", [] if comments is None else [text_of(comments)])
        for count, what in ((prepared.pictures, "picture"), (prepared.objects, "embedded object")):
            if count:
                message = f"{count} {what}(s) were not read; text inside them is missing here"
                builder.issue(IssueCode.UNREAD_CONTENT, message)
        self._list_package(builder)

    def _list_package(self, builder: SourceBuilder) -> None:
        for relation in self._relations.values():
            if relation.external and not relation.kind.endswith("/hyperlink"):
                message = f"a link to {excerpt(relation.target, 100)} was not followed"
                builder.issue(IssueCode.UNREAD_CONTENT, message)
        if any(member.endswith("vbaProject.bin") for member in self._package.names):
            builder.issue(IssueCode.UNREAD_CONTENT, "the file holds macros; they were not run")

    def _notes(self, kind: str, used: list[str]) -> Iterator[str]:
        part = self._related(f"/{kind}s") if used else None
        if part is None:
            return
        for note in part.findall(named(kind)):
            if note.get(named("id")) in used and (words := text_of(note).strip()):
                yield words

    def _main_part(self) -> str:
        for relation in self._relations_of("").values():
            if relation.kind.endswith("/officeDocument") and relation.target in self._package:
                return relation.target
        return "word/document.xml"

    def _related(self, kind: str) -> Element | None:
        for relation in self._relations.values():
            if relation.kind.endswith(kind) and relation.target in self._package:
                content = self._package.read(relation.target)
                return parse_part(content, relation.target, self._name)
        return None

    def _relations_of(self, part: str) -> dict[str, _Relation]:
        folder, file = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if path not in self._package:
            return {}
        root = parse_part(self._package.read(path), path, self._name)
        return {
            item.get("Id", ""): _Relation(
                item.get("Type", ""),
                _resolved(folder, item.get("Target", ""), item.get("TargetMode") == "External"),
                item.get("TargetMode") == "External",
            )
            for item in root
        }

    def _chunk(self, identifier: str, builder: SourceBuilder) -> str:
        """The page of a document embedded as a whole."""
        relation = self._relations.get(identifier)
        target = relation.target if relation and not relation.external else None
        if target is None or target not in self._package or self._depth >= _DEEPEST_CHUNK:
            builder.issue(IssueCode.UNREAD_CONTENT, "an embedded document was not found")
            return ""
        content = self._package.read(target)
        if content.startswith(b"PK"):
            inner = _Document(Package(content, self._name), self._name, self._depth + 1)
            return inner.html(builder)
        if b"<" not in content[:2000]:
            lines = decode_page(content, self._name).text.splitlines()
            return "".join(f"<p>{escape(line)}</p>" for line in lines)
        return page_of_mhtml(content, self._name) or decode_page(content, self._name).text


def _converted(root: Element, builder: SourceBuilder) -> str:
    import mammoth

    words = [word for word in root.iter(named("t")) if word.text]
    marked = not any(_MARKER.search(word.text or "") for word in words)
    sent: Counter[str] = Counter()
    if marked:
        for index, word in enumerate(words):
            marker = chr(_FIRST_MARKER + index % _MARKERS)
            sent[marker] += 1
            word.text = marker + (word.text or "")
    else:
        message = "the text uses rare private characters; it could not be checked for losses"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    result = mammoth.convert_to_html(
        _plain_package(root),
        style_map=_STYLE_MAP,
        include_default_style_map=False,
        include_embedded_style_map=False,
    )
    page: str = result.value
    _list_lost(words, sent - Counter(_MARKER.findall(page)), builder)
    return _MARKER.sub("", page) if marked else page


def _list_lost(words: list[Element], lost: Counter[str], builder: SourceBuilder) -> None:
    if lost:
        texts = [word.text or "" for word in words if (word.text or " ")[0] in lost]
        shown = excerpt("".join(text[1:] for text in texts), 80)
        message = f"{sum(lost.values())} piece(s) of text were lost in conversion: “{shown}”"
        builder.issue(IssueCode.UNREAD_CONTENT, message)


def _plain_package(root: Element) -> io.BytesIO:
    """A package with nothing but the prepared body and the styles it names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES_PART)
        package.writestr("_rels/.rels", _ROOT_RELATIONS)
        package.writestr("word/_rels/document.xml.rels", _PART_RELATIONS)
        package.writestr("word/styles.xml", _STYLES_PART)
        package.writestr("word/document.xml", tostring(root, encoding="utf-8"))
    stream.seek(0)
    return stream


def _running_lines(part: Element) -> Iterator[str]:
    """Lines of a head or foot with more in them than a page number."""
    for paragraph in part.iter(named("p")):
        line = " ".join(text_of(paragraph).split())
        if any(sign.isalpha() for sign in line):
            yield line


def _list_words(builder: SourceBuilder, what: str, words: list[str]) -> None:
    if any(words):
        length = sum(map(len, words))
        message = f"{length} character(s) of {what} were not read: “{excerpt(' '.join(words))}”"
        builder.issue(IssueCode.HIDDEN_CONTENT, message)


def _resolved(folder: str, target: str, external: bool) -> str:
    if external:
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
