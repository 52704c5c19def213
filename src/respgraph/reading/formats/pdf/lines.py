"""Signs on a page to lines, and lines to paragraphs, by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .glyphs import Glyph

__all__ = [
    "PageFrame",
    "TextLine",
    "continues",
    "first_word_width",
    "frame_of",
    "frames_of",
    "joined",
    "lines_of",
    "running_lines",
]

_SEGMENT_GAP = 1.6
_BLANK_GAP = 0.45
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
_FIRST_WORD = re.compile(r"[（〔【《“]*(?:[A-Za-z0-9.%]+|.)[，。；：、！？）〕】》”]*")
_DIGITS = re.compile(r"\d+")
_MARGIN_LINES = 2
_SURELY_FULL = 3
_TABLE_HEAD = 3


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
    glyphs: tuple[Glyph, ...] = ()

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


def continues(
    line: TextLine, frame: PageFrame, following: TextLine, following_frame: PageFrame
) -> bool:
    """Whether the text of `line` runs on in the next line, which may stand in another column.

    It does where the next line starts at the left edge, in letters of the same size, and its first
    word would not have fitted behind the last sign.
    """
    if len(line.segments) > 1 or len(following.segments) > 1:
        return False
    size = max(line.size, 1.0)
    if abs(line.size - following.size) > 0.2 * size:
        return False
    if following.x0 - following_frame.left > 0.8 * size or _NEW_ITEM.match(following.text):
        return False
    return frame.right - line.x1 < max(2.2, first_word_width(following.text) + 0.3) * size


def first_word_width(text: str) -> float:
    """Width, in heights of a letter, of what must stay together at the start of a line.

    >>> first_word_width("局、区司法局"), first_word_width("2025年"), first_word_width("县（市")
    (2.0, 2.0, 1.0)
    """
    found = _FIRST_WORD.match(text)
    return sum(0.5 if sign <= "~" else 1.0 for sign in found.group()) if found else 1.0


def joined(left: str, right: str) -> str:
    """Two pieces of one text: a blank goes between them only where two Latin words meet.

    >>> joined("县交通", "运输局"), joined("GDP of", "Xian")
    ('县交通运输局', 'GDP of Xian')
    """
    latin = _ASCII_WORD.search(left) and _ASCII_START.match(right)
    return f"{left} {right}" if latin and not left[-1].isdigit() else left + right


def running_lines(pages: Sequence[Sequence[TextLine]]) -> set[tuple[int, int]]:
    """Heads, feet and page numbers, as (page, line): short lines at the edge that repeat.

    They stand at one height. A line that ends a sentence, holds a label or begins an item is never
    one, however often it stands at the edge; nor is one of three or more parts: it heads a table.
    """
    edges = [
        (page, index, _DIGITS.sub("#", lines[index].text).replace(" ", ""))
        for page, lines in enumerate(pages)
        for index in _edge_indices(len(lines))
    ]
    heights: dict[str, list[float]] = {}
    for page, index, text in edges:
        heights.setdefault(text, []).append(pages[page][index].top)
    needed = max(2, len(pages) // 2)
    found = set()
    for page, index, text in edges:
        line = pages[page][index]
        outermost = len(pages[page]) > 1 and index in (0, len(pages[page]) - 1)
        alike = sum(abs(top - line.top) < 0.5 * line.size for top in heights[text])
        if (outermost and _PAGE_NUMBER.match(line.text)) or (
            alike >= needed and len(text) > 1 and _may_run(line)
        ):
            found.add((page, index))
    return found


def _may_run(line: TextLine) -> bool:
    return len(line.segments) < _TABLE_HEAD and not _IS_BODY.search(line.text)


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
    return TextLine(
        tuple(segments), min(g.top for g in row), max(g.bottom for g in row), tuple(row)
    )


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
