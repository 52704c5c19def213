"""Blanks that a scan left inside words, told from blanks that part them by the document itself.

A text is noisy where most pairs of characters that a blank divides stand together elsewhere in it,
or where many do and blanks stand before marks of several kinds, too. A padded name (王 明) or the columns of a
list do not make it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...words import HAN, label_of

__all__ = ["stray_blanks"]

Range = tuple[int, int]

_H = f"[{HAN}]"
_INSIDE = re.compile(rf"(?<={_H}) (?={_H})")
_BRACKET = re.compile(rf"(?<={_H}) (?=\()|(?<=\() (?={_H})")
_FIGURE = re.compile(rf"(?<=[{HAN}%]) (?=\d)|(?<=\d) (?=[{HAN}%])")
_BEFORE_MARK = re.compile(r"(?<=\S) +(?=[、,;:。)])")
_LABEL = re.compile(rf"((?:{_H} ?){{4,10}}?) ?:")
_RUN = re.compile(rf"(?:{_H} ?){{1,6}}$")
_LINE_NUMBER = re.compile(r"(?:^|\n)[ \t]*\(?\d{1,3}$")
_LEAST, _SURE = 10, 20


def stray_blanks(text: str) -> Iterator[Range]:
    """The blanks inside words of a noisy text; none where the text is not noisy.

    >>> list(stray_blanks("牵头单位:县 教育局"))
    []
    """
    inside = [match.start() for match in _INSIDE.finditer(text)]
    if len(inside) < _LEAST or not _is_noisy(text, inside):
        return
    yield from ((at, at + 1) for at in inside if not _parts_label(text, at))
    yield from (match.span() for match in _BEFORE_MARK.finditer(text))
    yield from (match.span() for match in _BRACKET.finditer(text))
    for match in _FIGURE.finditer(text):
        if _LINE_NUMBER.search(text, max(0, match.start() - 12), match.start()) is None:
            yield match.span()


def _is_noisy(text: str, inside: list[int]) -> bool:
    pairs = {one + other for one, other in pairwise(text)}
    known = sum(text[at - 1] + text[at + 1] in pairs for at in inside)
    if len(inside) >= _SURE and 2 * known >= len(inside):
        return True
    before = [text[match.end()] for match in _BEFORE_MARK.finditer(text)]
    return 4 * known >= len(inside) and len(before) >= 3 and len(set(before)) >= 2


def _parts_label(text: str, at: int) -> bool:
    """王明 牵头单位: whether a blank stands before a whole label, and not inside one."""
    found = _LABEL.match(text, at + 1, at + 24)
    if found is None:
        return False
    word = found[1].replace(" ", "")
    label = label_of(word)
    if label is None or not label.assigns:
        return False
    before = _RUN.search(text, max(0, at - 12), at)
    return before is None or label_of(before.group().replace(" ", "") + word) is None
