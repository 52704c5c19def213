"""What a Word style passes on to its paragraphs: heading level, numbering, being hidden."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .wordml import attribute, child, flag, named

__all__ = ["Styles"]

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])\Z", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*[1-9]\Z", re.IGNORECASE)


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, part: Element | None) -> None:
        found = part.findall(named("style")) if part is not None else []
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._default = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            None,
        )

    def chain(self, style: str | None) -> list[str]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        current = style if style is not None else self._default
        while current in self._styles and current not in chain:
            chain.append(current)
            current = attribute(child(self._styles[current], "basedOn")) or ""
        return chain

    def numbering(self, style: str | None) -> tuple[str | None, str | None]:
        """List and level that a style brings, as written in the file."""
        for entry in self._chained(style):
            numbering = child(entry, "pPr", "numPr")
            if numbering is not None and child(numbering, "numId") is not None:
                return attribute(child(numbering, "numId")), attribute(child(numbering, "ilvl"))
        return None, None

    def heading_level(self, style: str | None) -> int | None:
        """1–9 for a heading style, by its name or outline level."""
        for entry in self._chained(style):
            name = _HEADING_NAME.match(attribute(child(entry, "name")) or "")
            if name:
                return int(name.group(1))
            outline = attribute(child(entry, "pPr", "outlineLvl"))
            if outline is not None and outline in "012345678":
                return int(outline) + 1
        return None

    def is_contents(self, style: str | None) -> bool:
        """Whether the style is one of a table of contents."""
        return any(
            _CONTENTS_NAME.match(attribute(child(entry, "name")) or "")
            for entry in self._chained(style)
        )

    def is_hidden(self, style: str | None) -> bool:
        """Whether text in this style is hidden."""
        for entry in self._chained(style):
            vanish = child(entry, "rPr", "vanish")
            if vanish is not None:
                return flag(vanish)
        return False

    def _chained(self, style: str | None) -> list[Element]:
        return [self._styles[key] for key in self.chain(style)]
