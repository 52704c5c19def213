"""The whole text cut into regions without overlap: task, clause, heading, notice, other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import make_span
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
    whole = view.whole
    position = 0
    for low, _, end, kind in sorted(
        [(start, _PRIORITY[kind], end, kind) for start, end, kind in found]
    ):
        start = max(position, low)
        if start >= end:
            continue
        if start > position and (start > position + 1 or view.text[position] != "\n"):
            yield from _gap(view, position, start)
        if whole:
            yield Region(kind, make_span((start, end)))
        else:
            for span in view.spans(start, end):
                yield Region(kind, span)
        position = end
    yield from _gap(view, position, len(view.text))


def _gap(view: View, start: int, end: int) -> Iterator[Region]:
    words = view.text[start:end].strip()
    if words:
        low = view.text.index(words, start)
        for span in view.spans(low, low + len(words)):
            yield Region(RegionKind.OTHER, span)
