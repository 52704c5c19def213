"""Stretches of a text, for the question whether one touches another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

__all__ = ["Place", "Places", "starts_of"]

Place = tuple[int, int]


class Places:
    """Stretches, for the question whether one touches another; sorted when it is first asked.

    >>> Places([(4, 6), (0, 2)]).touch(5, 9), Places([(0, 2)]).touch(2, 4)
    (True, False)
    """

    def __init__(self, *spans: Sequence[Place]) -> None:
        self.spans = spans

    @cached_property
    def _merged(self) -> tuple[list[int], list[int]]:
        """Starts and ends, sorted, of the stretches joined where they overlap."""
        starts: list[int] = []
        ends: list[int] = []
        last = -1
        for start, end in sorted(chain(*self.spans)):
            if start <= last:
                if end > last:
                    last = ends[-1] = end
            elif start < end:
                starts.append(start)
                ends.append(end)
                last = end
        return starts, ends

    def touch(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with ``[start, end)``."""
        starts, ends = self._merged
        index = bisect_right(starts, end - 1) - 1
        return index >= 0 and ends[index] > start


def starts_of(places: Iterable[Place]) -> set[int]:
    """Where stretches start that hold anything."""
    return {start for start, end in places if start < end}
