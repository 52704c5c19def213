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
    if not wrapped and not _may_be_wrapped(lines):
        return view
    cells = [_cells(_printed(view, source, *line)) for line in lines]
    width = _width(cells)
    if not wrapped and not _looks_wrapped(view.text, lines, cells, width):
        return view
    return view.without(list(_cuts(view.text, lines, cells, width)))


def _may_be_wrapped(lines: list[tuple[int, int]]) -> bool:
    """A cheap look at the first lines: on a page of one width, hardly any line is far longer."""
    lengths = sorted(end - start for start, end in lines[:600])
    return len(lengths) >= 12 and lengths[int(len(lengths) * 0.97)] <= 110


def _printed(view: View, source: Source, start: int, end: int) -> str:
    """A line in the width in which the page prints it."""
    return source.document.text[view.place(start) : view.place(end - 1) + 1].rstrip()


def _cells(line: str) -> int:
    """Width in cells of a fixed-width page: Han characters count two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" or c > "⺀" else 1 for c in line)


def _width(cells: list[int]) -> int:
    """The widest line that is reached often."""
    widths = sorted(count for count in cells[:4000] if count < 400)
    return widths[int(len(widths) * 0.97)] if widths else 0


def _looks_wrapped(text: str, lines: list[tuple[int, int]], cells: list[int], width: int) -> bool:
    """Most lines are full, and many of them break in the middle of a word."""
    if len(lines) < 12 or not 24 <= width <= 110:
        return False
    full = broken = 0
    for (start, end), count in zip(lines, cells, strict=True):
        if count >= width - 6:
            full += 1
            broken += _ENDS.search(text[start:end].rstrip()) is None
    return full >= 0.4 * len(lines) and broken >= 0.5 * full


def _cuts(
    text: str, lines: list[tuple[int, int]], cells: list[int], width: int
) -> Iterator[tuple[int, int]]:
    """Stretches to cut: line breaks that a page made, with page marks between the halves."""
    body = [
        (start, end, count >= width - 8)
        for (start, end), count in zip(lines, cells, strict=True)
        if text[start:end].strip() and not is_page_mark(text[start:end])
    ]
    for (start, end, full), (after, stop, _) in zip(body, body[1:], strict=False):
        line = text[start:end].rstrip()
        if _goes_on(text, line, after, stop, full=full):
            begin = after
            while begin < stop and text[begin] in " \t":
                begin += 1
            yield start + len(line), begin


def _goes_on(text: str, line: str, after: int, stop: int, *, full: bool) -> bool:
    following = text[after:stop].strip()
    if following[0] in "。,、;:)%":
        return True
    if not full:
        return False
    if number_of(text, after, stop) is not None and (_ENDS.search(line) or len(following) > 12):
        return _ENDS.search(line) is None and not re.match(
            r"[ \t]*(?:\d{1,3}[.、]|\()", text[after:stop]
        )
    return not (_ENDS.search(line) and _STARTS_LABEL.match(following))
