"""Labels that running text only mentions: 牵头单位要主动协调, and names nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...vocabulary import RegionKind
from ...words import LABEL_WORD

__all__ = ["only_mentioned"]

_MENTIONED = re.compile(
    f"{LABEL_WORD.pattern}"
    r"(?!\s{0,8}[:)])(?!(?:为|是)[一-鿿]{2,12}(?:局|委|厅|办|部|政府|公司|中心))"
    r"(?![ \t]*(?![要应会按向对将须由和及与的在每需可负])"
    r"[一-鿿]{2,14}(?:局|委|厅|办|部|政府|公司|中心)(?:[、,;。)\n]|$))"
)


def only_mentioned(
    text: str, regions: Sequence[tuple[int, int, RegionKind]]
) -> Iterator[tuple[int, int]]:
    """Where such labels stand, outside clauses and headings.

    >>> text = "牵头单位要主动协调。牵头单位:县交通局"
    >>> [text[start:end] for start, end in only_mentioned(text, [])]
    ['牵头单位']
    """
    clauses = sorted(
        (start, end)
        for start, end, kind in regions
        if kind is RegionKind.CLAUSE or kind is RegionKind.HEADING
    )
    starts = [start for start, _ in clauses]
    for match in _MENTIONED.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or clauses[index][1] <= match.start():
            yield match.span()
