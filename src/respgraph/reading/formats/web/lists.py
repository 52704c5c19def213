"""Numbers that a list prints and its text does not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..ordinals import ordinal

__all__ = ["ListCounter"]

_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_WITHOUT_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\s*(?:\d|[(\uff08〔【\[]|[一二三四五六七八九十百]+[、,\uff0c.\uff0e]|第|[①-⑳⒈-⒛㈠-㈩])"
)
Attributes = Mapping[str, str | None]


class ListCounter:
    """Counts the items of one ordered list.

    >>> counter = ListCounter.of({"start": "3"})
    >>> counter.next({}, "修路"), counter.next({}, "5.架桥")
    ('3.', '')
    """

    def __init__(self, style: str | None, start: int) -> None:
        self._style = style
        self._value = start

    @classmethod
    def of(cls, attributes: Attributes) -> ListCounter:
        """A counter for an ``<ol>`` with these attributes."""
        style: str | None = _STYLES.get(attributes.get("type") or "1", "decimal")
        if _WITHOUT_MARKER.search(attributes.get("style") or ""):
            style = None
        return cls(style, _number(attributes.get("start"), 1))

    def next(self, attributes: Attributes, text: str) -> str:
        """The number before the next item; nothing where its text brings a number of its own."""
        value = _number(attributes.get("value"), self._value)
        self._value = value + 1
        if self._style is None or _NUMBERED.match(text):
            return ""
        return f"{ordinal(value, self._style)}."


def _number(value: str | None, default: int) -> int:
    if value is None or re.fullmatch(r"-?[0-9]{1,6}", value.strip()) is None:
        return default
    return int(value)
