"""What a file format hands to reading: the document, its blocks, and what could not be read.

Every format, plain text included, becomes the same three things, so that the grammar never knows
which program wrote the file. Blocks point into `Document.text` by span and follow its order.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document, Span
from ..plan import Issue

__all__ = ["Block", "Cell", "Grid", "Paragraph", "Source"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text, without its line end.

    `heading_level` is 1–9 where the file itself marks a heading (a style, ``<h2>``, ``##``), else
    None. `wrapped` tells that the file breaks lines inside paragraphs at a fixed width (PDF), so
    that neighbouring paragraphs may belong together. `running` marks a running head or foot and a
    page number: printed on many pages, part of no paragraph.
    """

    span: Span
    heading_level: int | None = None
    wrapped: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid: where its text lies, where it starts (from 0), how far it reaches.

    A cell has several spans where its text wraps inside its column; an empty cell has none.
    """

    spans: tuple[Span, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the file marks it; rows hold the cells that start in them, left to right.

    `tells_merges` says that the file itself tells merged cells from empty ones, so that an empty
    cell is empty; where it cannot (plain text, csv), a blank may mean "same as above". `name` is
    that of the sheet, where somebody gave it one.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    tells_merges: bool = False
    name: str = ""


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Source:
    """The document with its blocks in reading order, and the doubts of the format reader."""

    document: Document
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
