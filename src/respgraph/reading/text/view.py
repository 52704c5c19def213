"""Folded text with the way back to the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...document import Span, make_span

__all__ = ["View"]


@dataclass(frozen=True, slots=True)
class View:
    """Folded text with the way back to the document.

    Piece ``i`` of the text starts at ``starts[i]`` and lies at ``origins[i]`` of the document; an
    origin of -1 marks characters that stand nowhere (a joint that was put in).

    >>> from respgraph.reading.text.folding import fold
    >>> view = fold("責（zé）任單位")
    >>> view.text, view.spans(0, 2)
    ('责任单位', (Span(start=0, end=1), Span(start=5, end=6)))
    """

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    @property
    def whole(self) -> bool:
        """Whether nothing was cut out, so that offsets of the view are those of the document."""
        return self.origins == (0,)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places in the document of ``text[start:end]``, touching places joined."""
        if len(self.starts) == 1:
            origin = self.origins[0]
            return (make_span((origin + start, origin + end)),)
        return tuple(Span(*pair) for pair in self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> list[list[int]]:
        found: list[list[int]] = []
        index = bisect_right(self.starts, start) - 1
        while index < len(self.starts) and self.starts[index] < end:
            low, origin = self.starts[index], self.origins[index]
            high = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            first, last = max(start, low) - low, min(end, high) - low
            if origin >= 0 and first < last:
                if found and found[-1][1] == origin + first:
                    found[-1][1] = origin + last
                else:
                    found.append([origin + first, origin + last])
            index += 1
        return found

    def place(self, offset: int) -> int:
        """The document offset of one offset of the view."""
        if len(self.starts) == 1:
            return self.origins[0] + offset
        index = bisect_right(self.starts, offset) - 1
        return max(self.origins[index], 0) + offset - self.starts[index]

    def offset(self, place: int) -> int:
        """The view offset of a document offset; of what was cut out, the offset where it was.

        Only for views whose pieces follow the order of the document.
        """
        if len(self.starts) == 1:
            return place - self.origins[0]
        index = max(bisect_right(self.origins, place) - 1, 0)
        high = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return min(self.starts[index] + max(place - self.origins[index], 0), high)

    def without(self, cuts: Iterable[tuple[int, int]]) -> View:
        """The same view with stretches cut out, given sorted and without overlap."""
        kept: list[tuple[int, int]] = []
        position = 0
        for start, end in cuts:
            kept.append((position, start))
            position = max(position, end)
        kept.append((position, len(self.text)))
        return self._restricted([pair for pair in kept if pair[0] < pair[1]])

    def _restricted(self, kept: Sequence[tuple[int, int]]) -> View:
        texts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for start, end in kept:
            for low, high in (
                self._pieces(start, end)
                if len(self.starts) > 1
                else ((self.origins[0] + start, self.origins[0] + end),)
            ):
                starts.append(length)
                origins.append(low)
                length += high - low
            texts.append(self.text[start:end])
        return View("".join(texts), tuple(starts) or (0,), tuple(origins) or (0,))
