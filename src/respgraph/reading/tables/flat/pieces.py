"""The parts of a table that was found in running text: lines, pieces of cells, rows."""

from __future__ import annotations

from dataclasses import dataclass

from ....document import Span

__all__ = ["Line", "Piece", "TableRow"]


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: folded text with its leading blanks, its place, the block it is part of.

    `blanks` is the number of empty lines before it. `stop` is the block after it; a line whose
    cells hold line breaks in quotes reaches over several blocks.
    """

    text: str
    start: int
    block: int
    blanks: int
    stop: int

    def piece(self, start: int = 0, end: int | None = None) -> Piece:
        """A part of the line without the blanks around it; it may be empty."""
        part = self.text[start:end]
        text = part.strip()
        if not text:
            return Piece("", ())
        place = self.start + start + len(part) - len(part.lstrip())
        return Piece(text, (Span(place, place + len(text)),))


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell, or one line of a cell, of a flattened table.

    `room` is the number of empty lines behind it beyond the usual: empty cells leave them.
    """

    text: str
    spans: tuple[Span, ...]
    room: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: for each column its pieces; a spanning row (a section) has one entry."""

    cells: tuple[tuple[Piece, ...], ...]
    spanning: bool = False
