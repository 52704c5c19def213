"""Lines that a page broke are joined again: PDF text, and text copied from one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...words import label_of
from ..source import Source
from ..text.view import View
from .broken_lists import splits_name
from .looks import is_page_mark, number_of

__all__ = ["unwrap"]

_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[。;!?:)〉》”]$")
_STARTS_LABEL = re.compile(r"[ \t]*[一-鿿]{2,8}[ \t]*:")


def unwrap(view: View, source: Source) -> View:
    """The view with line breaks inside paragraphs, and page marks, cut out."""
    wrapped = any(getattr(block, "wrapped", False) for block in source.blocks)
    lines = [match.span() for match in _LINE.finditer(view.text)]
    if not wrapped and not _may_be_wrapped(view, source, lines):
        return _joined(view, lines)
    cells = [_cells(_printed(view, source, *line)) for line in lines]
    width = _width(cells)
    if not wrapped and not _looks_wrapped(view.text, lines, cells, width):
        width = max((count for count in cells if count <= _WIDEST), default=0)
        if not _breaks_at(view.text, lines, cells, width):
            return _joined(view, lines)
        width += 4
    whole = view.without(list(_cuts(view.text, lines, cells, width)))
    return _joined(whole, [match.span() for match in _LINE.finditer(whole.text)])


def _joined(view: View, lines: list[tuple[int, int]]) -> View:
    """The view with those line breaks cut out that divide a clause or a sentence."""
    cuts = list(_divided(view.text, lines))
    return view.without(cuts) if cuts else view


_OPEN_CLAUSE = re.compile(r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*$")
_ANSWERS = re.compile("[:、]|牵头|责任|负责|配合|单位|部门|领导")
_BRACKET = re.compile("[()]")
_LAST_WORD = re.compile("[一-鿿]{1,6}$")
_REST = 4
_WIDEST = 110
"""Cells of the widest line that a page prints."""


def _divided(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Breaks inside a bracket that a later line closes, and breaks with a page mark between."""
    body: list[tuple[int, int]] = []
    marked: list[bool] = []
    mark = False
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            continue
        if is_page_mark(line):
            mark = True
            continue
        body.append((start, end))
        marked.append(mark)
        mark = False
    index = 0
    while index + 1 < len(body):
        more = _goes_on_for(text, body, index)
        if not more and marked[index + 1] and _unfinished(text, body[index], body[index + 1]):
            more = 1
        for place in range(index, index + more):
            start, end = body[place]
            yield _cut(text, start, end, body[place + 1][0])
        index += max(more, 1)


def _cut(text: str, start: int, end: int, after: int) -> tuple[int, int]:
    while text[after] in " \t":
        after += 1
    return start + len(text[start:end].rstrip()), after


def _goes_on_for(text: str, body: list[tuple[int, int]], index: int) -> int:
    """Over how many of the next lines a clause goes on that is open at the end of a line."""
    start, end = body[index]
    if text.rfind("(", start, end) < text.rfind(")", start, end) and (
        text.count("(", start, end) <= text.count(")", start, end)
    ):
        return 0
    opened = _OPEN_CLAUSE.search(text, max(start, text.rfind("(", start, end) - 400), end)
    if opened is None:
        return 0
    if _ANSWERS.search(opened.group()) is None and not _opens_label(text, opened, body[index + 1]):
        return 0
    for more, (low, high) in enumerate(body[index + 1 : index + 1 + _REST], 1):
        if number_of(text, low, high) is not None and not splits_name(
            text[slice(*body[index + more - 1])], text[low:high]
        ):
            return 0
        bracket = _closes(text, low, high)
        if bracket is not None:
            return more if bracket else 0
    return 0


def _opens_label(text: str, opened: re.Match[str], following: tuple[int, int]) -> bool:
    """Whether a bracket that ends a line opens a label of the next: (责 / 任领导:, or ( / 责任领导:."""
    words = opened.group()[1:].strip()
    label = _STARTS_LABEL.match(text, *following)
    if label is None or len(words) > _REST:
        return False
    return label_of(words + label.group().strip(" \t:")) is not None


def _closes(text: str, low: int, high: int) -> bool | None:
    """Whether a line closes a bracket that it does not open; None where it has no bracket left."""
    depth = 0
    for match in _BRACKET.finditer(text, low, high):
        depth += 1 if match.group() == "(" else -1
        if depth < 0:
            return True
    return False if depth else None


def _unfinished(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a sentence or list runs on behind a page mark."""
    words = text[line[0] : line[1]].rstrip()
    if _ENDS.search(words) is not None or number_of(text, *following) is not None:
        return False
    label = _STARTS_LABEL.match(text, *following)
    if label is None:
        return len(words) > 12 or _STARTS_LABEL.match(words) is not None
    return _splits_label(words, label.group())


def _splits_label(line: str, label: str) -> bool:
    """牵 / 头单位: whether a line break divides a label."""
    bare = label.strip(" \t:")
    if label_of(bare) is not None and not bare.startswith(("单位", "部门", "领导")):
        return False
    tail = _LAST_WORD.search(line)
    if tail is None:
        return False
    tails = (tail.group()[cut:] for cut in range(len(tail.group())))
    return any(label_of(words + bare) is not None for words in tails)


def _breaks_at(text: str, lines: list[tuple[int, int]], cells: list[int], width: int) -> bool:
    """Whether several lines end at one width, none is longer, and most of them end in a word."""
    if not 48 <= width <= _WIDEST:
        return False
    full = broken = 0
    for place, ((start, end), count) in enumerate(zip(lines, cells, strict=True)):
        if count >= width - 3:
            full += 1
            after = lines[place + 1] if place + 1 < len(lines) else None
            broken += (
                after is not None
                and _ENDS.search(text[start:end].rstrip()) is None
                and number_of(text, *after) is None
            )
    return broken >= 3 and broken >= 0.6 * full


def _may_be_wrapped(view: View, source: Source, lines: list[tuple[int, int]]) -> bool:
    """A look at the first lines: on a page of one width, hardly any line is far longer."""
    first = lines[:600]
    lengths = sorted([end - start for start, end in first])
    if len(lengths) < 12 or lengths[int(len(lengths) * 0.97)] > _WIDEST:
        return False
    return _width([_cells(_printed(view, source, *line)) for line in first]) <= _WIDEST


def _printed(view: View, source: Source, start: int, end: int) -> str:
    """A line in the width in which the page prints it."""
    return source.document.text[view.place(start) : view.place(end - 1) + 1].rstrip()


def _cells(line: str) -> int:
    """Width in cells of a fixed-width page: Han characters count two."""
    return 2 * len(line) - len(_narrow().findall(line))


@cache
def _narrow() -> re.Pattern[str]:
    """A character of one cell: none of the Han blocks, and none that Unicode calls wide."""
    early = map(chr, range(ord("⺀")))
    wide = "".join(c for c in early if unicodedata.east_asian_width(c) in "WF")
    return re.compile(f"[^{wide}⺀-\U0010ffff]")


def _width(cells: list[int]) -> int:
    """The widest line that is reached often."""
    widths = sorted(count for count in cells[:4000] if count < 400)
    return widths[int(len(widths) * 0.97)] if widths else 0


def _looks_wrapped(text: str, lines: list[tuple[int, int]], cells: list[int], width: int) -> bool:
    """Most lines are full, and many of them break in the middle of a word."""
    if len(lines) < 12 or not 24 <= width <= _WIDEST:
        return False
    full = broken = 0
    for (start, end), count in zip(lines, cells, strict=True):
        if count >= width - 6:
            full += 1
            broken += _breaks_off(text[start:end].rstrip())
    return full >= 0.4 * len(lines) and broken >= 0.5 * full


def _breaks_off(line: str) -> bool:
    """Whether a line ends inside a sentence or, as in …(责任领导:王明; inside a bracket."""
    return _ENDS.search(line) is None or line.rfind("(") > line.rfind(")")


def _cuts(
    text: str, lines: list[tuple[int, int]], cells: list[int], width: int
) -> Iterator[tuple[int, int]]:
    """Stretches to cut: line breaks that a page made, with page marks between the halves."""
    body = [
        (start, end, count >= width - 8)
        for (start, end), count in zip(lines, cells, strict=True)
        if text[start:end].strip() and not is_page_mark(text[start:end])
    ]
    for (start, end, full), (after, stop, _) in pairwise(body):
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
    label = _STARTS_LABEL.match(text, after, stop)
    if label is not None and _STARTS_LABEL.match(line) and not _splits_label(line, label.group()):
        return False
    if number_of(text, after, stop) is not None and (_ENDS.search(line) or len(following) > 12):
        return _ENDS.search(line) is None and not re.match(
            r"[ \t]*(?:\d{1,3}[.、]|\()", text[after:stop]
        )
    return not (_ENDS.search(line) and _STARTS_LABEL.match(following))
