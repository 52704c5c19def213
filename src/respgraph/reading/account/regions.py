"""The whole text cut into regions without overlap: task, clause, heading, notice, other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...plan import Region
from ...vocabulary import RegionKind
from ..text.view import View

__all__ = ["regions"]

_PRIORITY = {
    kind: index
    for index, kind in enumerate(
        (
            RegionKind.CLAUSE,
            RegionKind.HEADING,
            RegionKind.TASK,
            RegionKind.TITLE,
            RegionKind.NOTICE,
            RegionKind.FURNITURE,
            RegionKind.OTHER,
        )
    )
}


def regions(view: View, found: Sequence[tuple[int, int, RegionKind]]) -> Iterator[Region]:
    """Regions without overlap; what nothing claims is other."""
    position = 0
    for low, end, kind in sorted(found, key=_region_order):
        start = max(low, position)
        if start >= end:
            continue
        if start > position:
            yield from _gap(view, position, start)
        for span in view.spans(start, end):
            yield Region(kind, span)
        position = end
    yield from _gap(view, position, len(view.text))


def _region_order(region: tuple[int, int, RegionKind]) -> tuple[int, int, int]:
    start, end, kind = region
    return start, _PRIORITY[kind], end


def _gap(view: View, start: int, end: int) -> Iterator[Region]:
    words = view.text[start:end].strip()
    if words:
        low = view.text.index(words, start)
        for span in view.spans(low, low + len(words)):
            yield Region(RegionKind.OTHER, span)
