"""Columns of running text on a PDF page, told by the white space between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from .glyphs import Glyph
from .lines import PageFrame, TextLine, frame_of, lines_of

__all__ = ["gutter_of", "in_reading_order"]

_WINDOW = 6
_FEWEST_LINES = 3
_NARROWEST = 0.6
_MARK = re.compile(
    r"\s*(?:\d{1,3}[.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳]|[一-鿿]{2,8}[:：])"
)
_Columns = tuple[list[TextLine], list[TextLine]]


def in_reading_order(
    lines: Sequence[TextLine], frame: PageFrame, gutter: float | None
) -> list[tuple[TextLine, PageFrame]]:
    """Lines as they are read, each with the edges it keeps to.

    Where a page has a gutter, lines that cross it part the page into bands; in each band the left
    column is read first.
    """
    if gutter is None:
        return [(line, frame) for line in lines]
    ordered: list[tuple[TextLine, PageFrame]] = []
    for crossing, members in groupby(lines, key=lambda line: _crosses(line, gutter)):
        band = list(members)
        ordered += [(line, frame) for line in band] if crossing else _column_by_column(band, gutter)
    return ordered


def gutter_of(lines: Sequence[TextLine], known: Sequence[float] = ()) -> float | None:
    """Where the white space between two columns of running text stands, if the page has two.

    `known` are gutters of other pages of the file: one of these needs no further evidence.
    """
    for gutter in known:
        if any(all(_sides(band, gutter)) for band in _bands(lines, gutter)):
            return (
                gutter if all(_is_plain(band, gutter) for band in _bands(lines, gutter)) else None
            )
    found = _most_frequent_gap(lines)
    if found is None:
        return None
    bands = [_sides(band, found) for band in _bands(lines, found)]
    filled = [band for band in bands if min(map(len, band)) >= _FEWEST_LINES]
    return found if filled and all(map(_is_text, filled)) else None


def _crosses(line: TextLine, gutter: float) -> bool:
    return any(sign.x0 < gutter < sign.x1 for sign in line.glyphs) or any(
        part.x0 < gutter < part.x1 and not _parts(line, gutter) for part in line.segments
    )


def _parts(line: TextLine, gutter: float) -> bool:
    """Whether a gap of a column's width stands at the gutter."""
    inked = [sign for sign in line.glyphs if sign.text.strip()]
    left = max((sign.x1 for sign in inked if sign.x1 <= gutter + 1), default=gutter)
    right = min((sign.x0 for sign in inked if sign.x0 >= gutter - 1), default=gutter)
    return right - left >= _NARROWEST * line.size


def _bands(lines: Sequence[TextLine], gutter: float) -> Iterator[list[TextLine]]:
    """Stretches of lines that do not cross the gutter."""
    for crossing, members in groupby(lines, key=lambda line: _crosses(line, gutter)):
        if not crossing:
            yield list(members)


def _sides(band: Sequence[TextLine], gutter: float) -> _Columns:
    """The lines of the left and of the right column, put together anew."""
    sides: tuple[list[Glyph], list[Glyph]] = ([], [])
    for line in band:
        for sign in line.glyphs:
            sides[sign.x0 + sign.x1 > 2 * gutter].append(sign)
    return lines_of(sides[0]), lines_of(sides[1])


def _column_by_column(
    band: Sequence[TextLine], gutter: float
) -> Iterator[tuple[TextLine, PageFrame]]:
    columns = [column for column in _sides(band, gutter) if column]
    lefts = [min(line.x0 for line in column) for column in columns]
    rights = [max(line.x1 for line in column) for column in columns]
    width = max(right - left for left, right in zip(lefts, rights, strict=True))
    for column, left in zip(columns, lefts, strict=True):
        frame = frame_of(column)
        whole = replace(frame, right=max(frame.right, left + width))
        yield from ((line, whole) for line in column)


def _most_frequent_gap(lines: Sequence[TextLine]) -> float | None:
    """The place in the middle half of the page that most windows of lines leave white."""
    if len(lines) < _FEWEST_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = median(line.size for line in lines)
    low, high = left + 0.25 * (right - left), left + 0.75 * (right - left)
    votes: Counter[int] = Counter()
    for start in range(max(1, len(lines) - _WINDOW + 1)):
        for a, b in _gaps(lines[start : start + _WINDOW]):
            if b - a >= _NARROWEST * size and low <= (a + b) / 2 <= high:
                votes.update(range(int(a) + 1, int(b) + 1))
    if not votes:
        return None
    most = max(votes.values())
    return median(place for place, count in votes.items() if count >= 0.9 * most)


def _gaps(lines: Sequence[TextLine]) -> Iterator[tuple[float, float]]:
    """Stretches across the page that no sign of some lines covers."""
    end: float | None = None
    inked = (sign for line in lines for sign in line.glyphs if sign.text.strip())
    for sign in sorted(inked, key=lambda sign: sign.x0):
        if end is not None and sign.x0 > end:
            yield end, sign.x0
        end = sign.x1 if end is None else max(end, sign.x1)


def _is_plain(band: Sequence[TextLine], gutter: float) -> bool:
    return all(_is_undivided(column) for column in _sides(band, gutter))


def _is_undivided(column: Sequence[TextLine]) -> bool:
    """Whether lines have no wide gaps, as those of a table would."""
    return sum(len(line.segments) > 1 for line in column) <= 0.2 * len(column)


def _is_text(columns: _Columns) -> bool:
    """Whether both columns run as text does: filled lines, or items and labels on both sides."""
    if not all(map(_is_undivided, columns)):
        return False
    if all(sum(_MARK.match(line.text) is not None for line in column) >= 2 for column in columns):
        return True
    widths = [frame.right - frame.left for frame in map(frame_of, columns)]
    fills = [
        median(line.x1 - line.x0 for line in column) / max(width, 1.0)
        for column, width in zip(columns, widths, strict=True)
    ]
    return min(widths) >= 0.7 * max(widths) and min(fills) >= 0.7
