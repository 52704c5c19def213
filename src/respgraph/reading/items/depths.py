"""How deep each entry lies, and what comes below it before its own depth comes again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..lines.looks import UNNUMBERED, is_heading_like
from ..text.view import View
from .entries import Entry, EntryKind

__all__ = ["Ranks"]

_FRAMED = re.compile(r"[ \t]*\([一-鿿“”、与和及]{2,16}\)[ \t]*$")


class Ranks:
    """Ranks of all entries, and what follows each.

    `task_rank` is the rank at which most clauses stand. ``of[i]`` is that of entry `i`;
    ``leading[i]`` tells that clauses come below it before its own rank does, ``deeper[i]`` that
    deeper numbers do, ``answered[i]`` that none of these lacks a clause.
    """

    def __init__(self, view: View, entries: Sequence[Entry]) -> None:
        self.view = view
        self.entries = entries
        self.carries = [entry.has_clause for entry in entries]
        self.framed = self._framed()
        self.task_rank = self._main_rank()
        self.of = [self._rank(*pair) for pair in zip(entries, self.carries, strict=True)]
        self.leading = [False] * len(entries)
        self.deeper = [False] * len(entries)
        self.answered = [True] * len(entries)
        self._look_ahead()

    def may_head(self, entry: Entry) -> bool:
        """Whether an entry looks like a heading."""
        if entry.kind is not EntryKind.ITEM or entry.has_clause:
            return False
        if entry.heading_level is not None:
            return True
        line = self.view.text[entry.start : entry.end]
        if entry.number is not None:
            return len(line.strip()) <= 80
        if entry.start in self.framed:
            return True
        return is_heading_like(line) and not line.rstrip().endswith(":")

    def _framed(self) -> frozenset[int]:
        """【党建引领】: where lines start that are one bracket, each right above a number; two at least.

        A single one may be a remark: (此件公开发布), (续上表).
        """
        starts = [
            entry.start
            for entry, below in pairwise(self.entries)
            if entry.number is None
            and below.number is not None
            and _FRAMED.match(self.view.text, entry.start, entry.end) is not None
        ]
        return frozenset(starts) if len(starts) > 1 else frozenset()

    def _main_rank(self) -> float:
        """The rank at which most clauses stand that are not those of a heading above numbers."""
        ranks: Counter[float] = Counter()
        below: float = -1
        for entry, carries in zip(reversed(self.entries), reversed(self.carries), strict=True):
            if carries and (entry.number is None or entry.rank >= below):
                ranks[entry.rank] += 1
            if entry.number is not None or entry.kind is EntryKind.BOUNDARY:
                below = entry.rank if entry.number is not None else -1
        if not ranks:
            return 3
        best = max(ranks.values())
        return min(rank for rank, count in ranks.items() if count == best)

    def _rank(self, entry: Entry, carries: bool) -> float:
        if carries:
            return entry.rank
        if entry.heading_level is not None:
            return entry.heading_level - 20
        if entry.rank == UNNUMBERED and entry.kind is EntryKind.ITEM:
            return min(self.task_rank, 6) - 0.5
        return entry.rank

    def _look_ahead(self) -> None:
        """For each entry: do clauses, and do deeper numbers, come before its own rank does."""
        clause_below: dict[float, bool] = {}
        number_below: dict[float, bool] = {}
        lacking: dict[float, bool] = {}
        known = sorted(set(self.of))
        for index in range(len(self.entries) - 1, -1, -1):
            entry, rank = self.entries[index], self.of[index]
            if entry.kind is EntryKind.BOUNDARY:
                clause_below.clear()
                number_below.clear()
                lacking.clear()
                continue
            carries = self.carries[index] or entry.kind is EntryKind.TABLE
            counts = carries or entry.number is not None
            if not counts and not self.may_head(entry):
                continue
            self.leading[index] = clause_below.get(rank, False)
            self.deeper[index] = number_below.get(rank, False)
            self.answered[index] = not lacking.get(rank, False)
            for other in known:
                if other >= rank:
                    clause_below[other] = number_below[other] = lacking[other] = False
                else:
                    lacking[other] = lacking.get(other, False) or not carries
                    clause_below[other] = clause_below.get(other, False) or carries
                    number_below[other] = number_below.get(other, False) or (
                        entry.number is not None
                    )
