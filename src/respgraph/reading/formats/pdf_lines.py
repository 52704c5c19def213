"""Signs on a page to lines, and lines to paragraphs, by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .pdf_glyphs import Glyph

__all__ = [
    "PageFrame",
    "TextLine",
    "continues",
    "frames_of",
    "in_reading_order",
    "joined",
    "lines_of",
    "running_lines",
]

_SEGMENT_GAP = 1.6
_BLANK_GAP = 0.55
_LATIN_GAP = 0.2
_ASCII_WORD = re.compile(r"[A-Za-z0-9]\Z")
_ASCII_START = re.compile(r"[A-Za-z0-9]")
_NEW_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.、．﹒](?!\d)|[((]?[一二三四五六七八九十百]{1,4}[))、.．]|第[一二三四五六七八九十百\d]+[章节条部]"
    r"|[((]\d{1,3}[))]|[①-⑳⒈-⒛])"
)
_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·.]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共,，]\s*(?:共\s*)?\d{1,4}\s*页?)?[\s\-—–－·.]*\Z"
)
_IS_BODY = re.compile(r"[:：;；。,，]|\A" + _NEW_ITEM.pattern)
_DIGITS = re.compile(r"\d+")
_MARGIN_LINES = 2
_SURELY_FULL = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """Signs of one line without a wide gap between them."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its segments from left to right and its height on the page."""

    segments: tuple[Segment, ...]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        """Where its first sign begins."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Where its last sign ends."""
        return self.segments[-1].x1

    @property
    def size(self) -> float:
        """Height of the line."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """The words; wide gaps are kept as blanks, so that columns can be told."""
        if len(self.segments) == 1:
            return self.segments[0].text
        printed = self.segments[0].text
        for left, right in pairwise(self.segments):
            blanks = max(3, round((right.x0 - left.x1) / (self.size / 2)))
            printed += " " * min(blanks, 80) + right.text
        return printed


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The left and right edge of running text; `sure` where several lines reach the right one."""

    left: float
    right: float
    sure: bool = False


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Group signs into lines from top to bottom, and into segments along each line."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda sign: (sign.middle, sign.x0)):
        if rows and abs(glyph.middle - _middle(rows[-1])) < 0.5 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        elif glyph.text.strip():
            rows.append([glyph])
    lines = (_line(sorted(row, key=lambda sign: sign.x0)) for row in rows)
    return [line for line in lines if line is not None]


def frame_of(lines: Sequence[TextLine]) -> PageFrame:
    """The edges that most lines keep to."""
    if not lines:
        return PageFrame(0.0, 0.0)
    lefts = Counter(round(line.x0) for line in lines)
    most = max(lefts.values())
    left = min(edge for edge, count in lefts.items() if count >= max(2, most // 3) or most == 1)
    right = max(line.x1 for line in lines)
    full = sum(right - line.x1 < 1.2 * line.size for line in lines)
    return PageFrame(float(left), right, full >= _SURELY_FULL)


def frames_of(pages: Sequence[tuple[Sequence[TextLine], float]]) -> list[PageFrame]:
    """The edges of each page, given as its lines and its width.

    A page with few full lines takes its right edge from the others of that width; where none is
    sure, the right margin is taken to be as wide as the left one.
    """
    frames = [frame_of(lines) for lines, _ in pages]
    known: dict[float, float] = {}
    for frame, (_, width) in zip(frames, pages, strict=True):
        if frame.sure:
            known[width] = max(known.get(width, 0.0), frame.right)
    completed = []
    for frame, (_, width) in zip(frames, pages, strict=True):
        right = known.get(width, width - 1.15 * frame.left)
        completed.append(frame if frame.sure else replace(frame, right=max(frame.right, right)))
    return completed


def continues(line: TextLine, following: TextLine, frame: PageFrame) -> bool:
    """Whether the text of `line` runs on in the next line.

    It does where the next line starts at the left edge, in letters of the same size, and its first
    sign, or the two that must not part, would not have fitted behind the last one.
    """
    if len(line.segments) > 1 or len(following.segments) > 1:
        return False
    size = max(line.size, 1.0)
    if abs(line.size - following.size) > 0.2 * size:
        return False
    if following.x0 - frame.left > 0.8 * size or _NEW_ITEM.match(following.text):
        return False
    return frame.right - line.x1 < 2.2 * size


def joined(left: str, right: str) -> str:
    """Two pieces of one text: a blank goes between them only where two Latin words meet.

    >>> joined("县交通", "运输局"), joined("GDP of", "Xian")
    ('县交通运输局', 'GDP of Xian')
    """
    latin = _ASCII_WORD.search(left) and _ASCII_START.match(right)
    return f"{left} {right}" if latin and not left[-1].isdigit() else left + right


def running_lines(pages: Sequence[Sequence[TextLine]]) -> set[tuple[int, int]]:
    """Heads, feet and page numbers, as (page, line): short lines at the edge that repeat.

    A line that ends a sentence, holds a label or begins an item is never one, however often it
    stands at the edge.
    """
    edges = [
        (page, index, _DIGITS.sub("#", lines[index].text).replace(" ", ""))
        for page, lines in enumerate(pages)
        for index in _edge_indices(len(lines))
    ]
    pages_with = Counter(text for _, text in {(page, text) for page, _, text in edges})
    needed = max(2, len(pages) // 2)
    found = set()
    for page, index, text in edges:
        line = pages[page][index]
        outermost = index in (0, len(pages[page]) - 1)
        if (outermost and len(pages[page]) > 1 and _PAGE_NUMBER.match(line.text)) or (
            pages_with[text] >= needed and len(text) > 1 and not _IS_BODY.search(line.text)
        ):
            found.add((page, index))
    return found


def in_reading_order(
    lines: Sequence[TextLine], frame: PageFrame
) -> list[tuple[TextLine, PageFrame]]:
    """Lines as they are read, each with the edges it keeps to; two columns one after the other."""
    gutter = _gutter(lines)
    if gutter is None:
        return [(line, frame) for line in lines]
    ordered: list[tuple[TextLine, PageFrame]] = []
    columns: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line in lines:
        if any(segment.x0 < gutter < segment.x1 for segment in line.segments):
            ordered += [*_column(columns[0]), *_column(columns[1]), (line, frame)]
            columns = ([], [])
            continue
        for side, column in enumerate(columns):
            segments = tuple(part for part in line.segments if (part.x1 > gutter) == side)
            if segments:
                column.append(TextLine(segments, line.top, line.bottom))
    return [*ordered, *_column(columns[0]), *_column(columns[1])]


def _column(lines: Sequence[TextLine]) -> list[tuple[TextLine, PageFrame]]:
    frame = frame_of(lines)
    return [(line, frame) for line in lines]


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """Where the blank between two columns of running text stands, if the page has two."""
    split = [line for line in lines if len(line.segments) == 2]
    if len(split) < 5 or len(split) < 0.4 * len(lines):
        return None
    left_edge = max(line.segments[0].x1 for line in split)
    right_edge = min(line.segments[1].x0 for line in split)
    gutter = median((line.segments[0].x1 + line.segments[1].x0) / 2 for line in split)
    if left_edge > right_edge:
        inside = [line for line in split if line.segments[0].x1 <= gutter <= line.segments[1].x0]
        if len(inside) < 0.9 * len(split):
            return None
    starts = [min(line.segments[side].x0 for line in split) for side in (0, 1)]
    ends = [max(line.segments[side].x1 for line in split) for side in (0, 1)]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    if min(widths) < 0.7 * max(widths):
        return None
    for side in (0, 1):
        filled = median(line.segments[side].x1 - line.segments[side].x0 for line in split)
        if filled < 0.7 * widths[side]:
            return None
    return gutter


def _edge_indices(count: int) -> Iterable[int]:
    return sorted({*range(min(_MARGIN_LINES, count)), *range(max(0, count - _MARGIN_LINES), count)})


def _middle(row: Sequence[Glyph]) -> float:
    return row[0].middle if len(row) < 3 else row[len(row) // 2].middle


def _line(row: list[Glyph]) -> TextLine | None:
    size = median(glyph.size for glyph in row)
    segments: list[Segment] = []
    words: list[Glyph] = []
    end = 0.0
    for glyph in row:
        inked = bool(glyph.text.strip())
        if words and inked and glyph.x0 - end > _SEGMENT_GAP * size:
            segments.append(_segment(words, size))
            words = []
        if words or inked:
            words.append(glyph)
        end = glyph.x1 if inked else end
    if words:
        segments.append(_segment(words, size))
    if not segments:
        return None
    return TextLine(tuple(segments), min(g.top for g in row), max(g.bottom for g in row))


def _printed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The signs that leave ink."""
    return [glyph for glyph in glyphs if glyph.text.strip()]


def _segment(glyphs: list[Glyph], size: float) -> Segment:
    printed = _printed(glyphs)
    text = printed[0].text
    blanks = [glyph.x1 - 0.01 for glyph in glyphs if not glyph.text.strip()]
    for left, right in pairwise(printed):
        gap = right.x0 - left.x1
        latin = _ASCII_WORD.search(left.text) and _ASCII_START.match(right.text)
        written = gap > 0 and any(left.x0 < blank < right.x0 for blank in blanks)
        blank = gap > (_LATIN_GAP if latin or written else _BLANK_GAP) * size
        text += (" " if blank else "") + right.text
    return Segment(text, printed[0].x0, printed[-1].x1)
