"""Numbered items and other runs of lines, as records: the lines of each, its text, its clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from ...vocabulary import IssueCode
from ..clauses.parts import Clause
from ..drafts import TableReading
from ..lines.looks import Number

__all__ = ["Entry", "EntryKind", "Segment", "number_value"]

Range = tuple[int, int]


class EntryKind(StrEnum):
    """What a run of lines is, as far as its own looks tell."""

    ITEM = "item"
    BOUNDARY = "boundary"
    FURNITURE = "furniture"
    TABLE = "table"
    ASIDE = "aside"


@dataclass(slots=True)
class Segment:
    """A stretch of text and the clauses that cover it; the seed of one task."""

    texts: list[Range] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    open_after: bool = False
    lines: int = 1


_CLAUSES = attrgetter("clauses")


@dataclass(slots=True)
class Entry:
    """A numbered item or an unnumbered run of lines; offsets are those of the view."""

    kind: EntryKind
    rank: float
    start: int
    end: int
    number: Number | None = None
    segments: list[Segment] = field(default_factory=list)
    lines: list[Range] = field(default_factory=list)
    heading_level: int | None = None
    table: TableReading | None = None
    listed: IssueCode | None = None
    heads: bool = False
    """Whether the entry is known to be a heading that speaks for all below it."""

    @property
    def has_clause(self) -> bool:
        """Whether any stretch of the entry carries a clause."""
        return any(map(_CLAUSES, self.segments))


_MOST_DIGITS = 6
_DIGITS = re.compile(rf"\d{{1,{_MOST_DIGITS}}}")


def number_value(number: str) -> int | None:
    """The value of a printed number: 12, (3), 二十一."""
    if len(number) <= _MOST_DIGITS and number.isdecimal():
        return int(number)
    digits = _DIGITS.search(number)
    if digits is not None:
        return int(digits.group())
    return _chinese_value(re.sub("[^一二三四五六七八九十百]", "", number))


def _chinese_value(words: str) -> int | None:
    total = digit = 0
    for character in words:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = "一二三四五六七八九".index(character) + 1
    return total + digit or None
