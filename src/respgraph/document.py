"""The decoded text of one file, and exact places in it.

Everything else in respgraph points into a `Document` by `Span`: half-open ranges of code points.
A record never copies the words it was made from; `Document.quote` gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from .errors import PlanError

__all__ = ["Document", "Location", "Span"]

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points in `Document.text`.

    >>> Span(2, 5).length
    3
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


make_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""A span from a pair, at half the cost of ``Span(*pair)``; for the places of many names."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a stretch of text lay in the file it was read from.

    `label` is short and language-free: ``p. 3`` (page), ``任务表!B12`` (sheet and cell),
    ``¶ 14`` (paragraph).
    """

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """Immutable decoded text with a name, a fingerprint of the source bytes, and places.

    `text` is everything that was visible in the file, in reading order. `sha256` is the
    hexadecimal digest of the bytes that were read (empty for text typed in). `locations` are
    sorted by start and do not overlap; text formats have none, because line and column say enough.

    >>> document = Document("plan.txt", "一、总则\\n1.修路。(牵头单位:县交通局)")
    >>> document.quote([Span(16, 20)])
    '县交通局'
    >>> document.line_column(Span(16, 20))
    (2, 12)
    """

    name: str
    text: str = field(repr=False)
    sha256: str = ""
    locations: tuple[Location, ...] = field(default=(), repr=False)
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _location_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *[match.end() for match in _LINE_BREAK.finditer(self.text)])
        object.__setattr__(self, "_line_starts", starts)
        location_starts = tuple(location.span.start for location in self.locations)
        if list(location_starts) != sorted(location_starts):
            raise PlanError(f"{self.name}: locations are not sorted by start")
        object.__setattr__(self, "_location_starts", location_starts)

    def quote(self, spans: Iterable[Span]) -> str:
        """The words at `spans`, joined without a separator."""
        return "".join(self.text[start:end] for start, end in spans)

    def lines(self) -> list[Span]:
        """The lines, without their ends; there is always one, and `line_column` counts them.

        >>> Document("a.txt", "x\\r\\n\\n").lines()
        [Span(start=0, end=1), Span(start=3, end=3), Span(start=4, end=4)]
        """
        breaks = [match.span() for match in _LINE_BREAK.finditer(self.text)]
        ends = (*(start for start, _ in breaks), len(self.text))
        return [Span(*pair) for pair in zip(self._line_starts, ends, strict=True)]

    def line_column(self, span: Span) -> tuple[int, int]:
        """Line and column of the start of `span`, both counted from 1."""
        line = bisect_right(self._line_starts, span.start)
        return line, span.start - self._line_starts[line - 1] + 1

    def location(self, span: Span) -> Location | None:
        """The place in the file where `span` starts, or None where the format has no places."""
        index = bisect_right(self._location_starts, span.start) - 1
        if index < 0 or self.locations[index].span.end <= span.start:
            return None
        return self.locations[index]

    def place(self, spans: Sequence[Span]) -> str:
        """A short printable place: ``12:5`` (line:column), after the place in the file if known.

        >>> Document("a.txt", "x\\ny").place([Span(2, 3)])
        '2:1'
        """
        if not spans:
            return ""
        line, column = self.line_column(spans[0])
        location = self.location(spans[0])
        where = f"{line}:{column}"
        return f"{location.label} ({where})" if location else where

    def sentence(self, span: Span, *, reach: int = 200) -> Span:
        """The line around `span`, cut to at most `reach` code points on either side.

        >>> document = Document("a.txt", "first\\nsecond line\\nthird")
        >>> document.quote([document.sentence(Span(13, 17))])
        'second line'
        """
        line = bisect_right(self._line_starts, span.start)
        start = max(self._line_starts[line - 1], span.start - reach)
        last = bisect_right(self._line_starts, max(span.start, span.end - 1))
        end = len(self.text) if last == len(self._line_starts) else self._line_starts[last]
        end = min(end, span.end + reach)
        while end > start and _LINE_BREAK.match(self.text[end - 1]):
            end -= 1
        return Span(start, end)
