"""The names of WordprocessingML that reading needs, and small steps over its trees."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from ....errors import UnreadableFileError

__all__ = [
    "MARKUP",
    "MATH",
    "W",
    "attribute",
    "child",
    "flag",
    "named",
    "parse_part",
    "replace_child",
    "text_of",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OFF = frozenset({"0", "false", "off", "none"})


def parse_part(content: bytes, part: str, name: str) -> Element:
    """The tree of an XML part; the strict flavour of the format is taken for the common one.

    The bytes come from `Package.read`, which refuses document types, so no entity can be defined.

    Raises:
        UnreadableFileError: not well formed.
    """
    for strict, common in _STRICT_NAMES:
        content = content.replace(strict, common)
    try:
        return fromstring(content)  # noqa: S314 - without a document type there are no entities
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFileError(
            f"{name}: part {part!r} is damaged ({error}); "
            "open the file in its program and save it anew"
        ) from error


def named(tag: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{W}{tag}"


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of tags."""
    for tag in path:
        if element is None:
            return None
        element = element.find(named(tag))
    return element


def attribute(element: Element | None, key: str = "val") -> str | None:
    """An attribute of an element that may be missing."""
    return None if element is None else element.get(named(key))


def flag(element: Element | None) -> bool:
    """Whether an on/off element is there and on."""
    return element is not None and (attribute(element) or "1").lower() not in _OFF


def text_of(element: Element) -> str:
    """All words inside an element, deleted ones included, paragraphs parted by line ends."""
    return "\n".join(filter(None, ("".join(_words(part)) for part in _paragraphs(element))))


def replace_child(parent: Element, old: Element, new: list[Element]) -> None:
    """Put elements in the place of another one."""
    position = list(parent).index(old)
    parent[position : position + 1] = new


def _paragraphs(element: Element) -> list[Element]:
    found = list(element.iter(named("p")))
    return found if found and element.tag != named("p") else [element]


def _words(element: Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag in (named("t"), named("delText"), f"{MATH}t"):
            yield node.text or ""
        elif node.tag in (named("tab"), named("br"), named("cr")):
            yield " "
