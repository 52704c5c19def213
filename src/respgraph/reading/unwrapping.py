"""Lines that a page broke are joined again: PDF text, and text copied from one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .folding import View
from .layout import is_page_mark, number_of
from .source import Source

__all__ = ["unwrap"]

_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[。;!?:)〉》”]$")
_STARTS_LABEL = re.compile(r"[ \t]*[一-鿿]{2,8}[ \t]*:")


def unwrap(view: View, source: Source) -> View:
    """The view with line breaks inside paragraphs, and page marks, cut out."""
    wrapped = any(getattr(block, "wrapped", False) for block in source.blocks)
    lines = [match.span() for match in _LINE.finditer(view.text)]
    width = _width(view.text, lines)
    if not wrapped and not _looks_wrapped(view.text, lines, width):
        return view
    return view.without(list(_cuts(view.text, lines, width)))


def _cells(line: str) -> int:
    """Width in cells of a fixed-width page: Han characters count two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" or c > "⺀" else 1 for c in line)


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """The widest line that is reached often."""
    widths = sorted(_cells(text[start:end].rstrip()) for start, end in lines[:4000] if end - start < 200)
    return widths[int(len(widths) * 0.97)] if widths else 0


def _looks_wrapped(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Most lines are full, and many of them break in the middle of a word."""
    if len(lines) < 12 or not 24 <= width <= 110:
        return False
    full = broken = 0
    for start, end in lines:
        line = text[start:end].rstrip()
        if _cells(line) >= width - 6:
            full += 1
            broken += _ENDS.search(line) is None
    return full >= 0.4 * len(lines) and broken >= 0.5 * full


def _cuts(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Stretches to cut: line breaks that a page made, with page marks between the halves."""
    kept = [(start, end) for start, end in lines if text[start:end].strip()]
    body = [pair for pair in kept if not is_page_mark(text[pair[0] : pair[1]])]
    for (start, end), (after, stop) in zip(body, body[1:], strict=False):
        line = text[start:end].rstrip()
        if _goes_on(text, line, after, stop, width):
            begin = after
            while begin < stop and text[begin] in " \t":
                begin += 1
            yield start + len(line), begin


def _goes_on(text: str, line: str, after: int, stop: int, width: int) -> bool:
    following = text[after:stop].strip()
    if following[0] in "。,、;:)%":
        return True
    if _cells(line) < width - 8:
        return False
    if number_of(text, after, stop) is not None and (_ENDS.search(line) or len(following) > 12):
        return _ENDS.search(line) is None and not re.match(r"[ \t]*(?:\d{1,3}[.、]|\()", text[after:stop])
    return not (_ENDS.search(line) and _STARTS_LABEL.match(following))
