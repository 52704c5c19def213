"""Labels above numbered items that hold for all of them, as an independent look at lines sees it.

The account asks here which labels stand in a short heading with deeper numbers below, and whether
any task below such a heading has what they say. Nothing is shared with the grammar but its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...words import LABEL_WORD
from ..drafts import TaskDraft
from ..text.view import View

__all__ = ["uncovered_labels"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(
    rf"^[ \t#*]*(?:(?P<a>第{_NUMERAL}[章部]分?)|(?P<b>{_NUMERAL}、)|(?P<c>\({_NUMERAL}\))|"
    r"(?P<d>\d{1,3}[.、](?!\d))|(?P<e>\(?\d{1,2}\))|(?P<f>[①-⑳]))",
    re.MULTILINE,
)
_LONGEST_TITLE = 30
_LONGEST_HEAD = 600
_COLON = re.compile(r"[ \t]{0,8}:")


def uncovered_labels(
    view: View, drafts: Sequence[TaskDraft], tables: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Where those labels of headings start that no task below their heading took over."""
    wanted = list(_heading_labels(view.text, tables))
    if not wanted:
        return frozenset()
    last: dict[int, int] = {}
    for draft in drafts:
        place = view.offset(draft.text_spans[0].start)
        for clause in draft.clauses:
            if clause.label_spans and clause.names:
                at = view.offset(clause.label_spans[0].start)
                last[at] = max(last.get(at, 0), place)
    taken = sorted(last)
    idle = set()
    for label, low, below in wanted:
        around = taken[bisect_left(taken, low) : bisect_right(taken, label)]
        if around and all(last[at] < below for at in around):
            idle.add(label)
    return frozenset(idle)


def _heading_labels(text: str, tables: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Labels in headings: where they start, where they may begin at the earliest, what lies below.

    Numbers behind 整改措施: are points of the item itself.
    """
    for here, below in pairwise(_NUMBERED.finditer(text)):
        if (here.lastgroup or "") >= (below.lastgroup or ""):
            continue
        start, end = here.end(), below.start()
        if end - start > _LONGEST_HEAD or any(low <= start < high for low, high in tables):
            continue
        if text[start:end].rstrip().endswith(":"):
            continue
        labels = [
            match
            for match in LABEL_WORD.finditer(text, start, end)
            if _COLON.match(text, match.end()) is not None
        ]
        if not labels or not _is_title(text[start : labels[0].start()]):
            continue
        low = start
        for match in labels:
            yield match.start(), low, end
            low = match.end()


def _is_title(words: str) -> bool:
    bare = words.strip(" \t\n(")
    return 0 < len(bare) <= _LONGEST_TITLE and re.search("[。;:]", bare[:-1]) is None
