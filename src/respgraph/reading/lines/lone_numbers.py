"""Numbers that stand on a line of their own above their task: 1, below it 修路, below it labels.

A page prints its number in the same way. Told apart by what lies between two of them: numbers of
tasks count from 1, nothing is assigned above the first, and each has its own few label lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...words import HAN
from ..clauses.labels import line_label
from ..text.view import View

__all__ = ["join_lone_numbers"]

_LONE = re.compile(rf"^[ \t]*(\d{{1,3}})[ \t]*\n(?=[ \t]*(?:[“《\d]|[{HAN}]{{2}}))", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_MOST_LINES = 20


def join_lone_numbers(view: View) -> View:
    """The view with such numbers at the head of the line below; the length stays.

    >>> from respgraph.reading.text.folding import fold
    >>> text = "1\\n修路。\\n牵头单位:县交通局\\n2\\n修桥。\\n牵头单位:县交通局"
    >>> join_lone_numbers(fold(text)).text
    '1、修路。\\n牵头单位:县交通局\\n2、修桥。\\n牵头单位:县交通局'
    """
    found = list(_LONE.finditer(view.text))
    if len(found) < 2 or not _count_tasks(view.text, found):
        return view
    characters = list(view.text)
    for match in found:
        characters[match.end() - 1] = "、"
    return replace(view, text="".join(characters))


def _count_tasks(text: str, found: Sequence[re.Match[str]]) -> bool:
    if int(found[0][1]) != 1 or _labels(text, 0, found[0].start()):
        return False
    for here, after in pairwise(found):
        if int(after[1]) not in (1, int(here[1]) + 1):
            return False
        if text.count("\n", here.end(), after.start()) > _MOST_LINES:
            return False
        if not _has_block(text, here.end(), after.start()):
            return False
    return _has_block(text, found[-1].end(), len(text))


def _has_block(text: str, start: int, end: int) -> bool:
    """Whether the first line is text, and one of the next is a label with its names."""
    lines = []
    for line in _LINE.finditer(text, start, end):
        lines.append(line.span())
        if len(lines) > _MOST_LINES:
            break
    return bool(lines) and line_label(text, *lines[0]) is None and _labels(text, lines[0][1], end)


def _labels(text: str, start: int, end: int) -> bool:
    for number, line in enumerate(_LINE.finditer(text, start, end)):
        label = line_label(text, *line.span())
        if label is not None and label.assigns:
            return True
        if number > 200:
            break
    return False
