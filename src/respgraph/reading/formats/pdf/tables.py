"""Ruled tables on PDF pages: where pdfplumber finds cells, the signs inside them become text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..building import RawCell
from .glyphs import Glyph
from .lines import TextLine, first_word_width, joined, lines_of

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

__all__ = ["PdfTable", "cell_text", "continued", "is_full", "tables_of"]

_SAME_EDGE = 3.0
_SAME_COLUMN = 6.0
_SAME_GAP = 24.0
_WIDEST_PADDING = 6.0
_UNIT_END = re.compile("(?:局|委|办|部|厅|院|会|府|司|心|团|队|镇|乡|街道|园区|开发区)\\Z")
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table on one page, or joined from several: its box there, column edges, and cells.

    `filled` holds row and column of the cells whose last line reaches the cell's edge.
    """

    box: Box
    edges: tuple[float, ...]
    cells: tuple[RawCell, ...]
    filled: frozenset[tuple[int, int]] = frozenset()
    ruled: bool = True

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


def tables_of(page: PlumberPage, glyphs: Sequence[Glyph], label: str) -> list[PdfTable]:
    """The tables of a page that have at least two columns, from top to bottom."""
    found = (_table(table.bbox, table.cells, glyphs, label) for table in page.find_tables())
    tables = [table for table in found if table is not None]
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def continued(above: PdfTable, below: PdfTable) -> tuple[PdfTable, tuple[RawCell, ...]] | None:
    """One table of two on consecutive pages, and the repeated head that was left out.

    None where the columns do not stand in the same places.
    """
    reach = _SAME_COLUMN if above.ruled and below.ruled else _SAME_GAP
    if len(above.edges) != len(below.edges) or any(
        abs(a - b) > reach for a, b in zip(above.edges, below.edges, strict=True)
    ):
        return None
    head = _repeated_head(above, below)
    repeated = tuple(cell for cell in below.cells if cell.row < head)
    rest = [replace(cell, row=cell.row - head) for cell in below.cells if cell.row >= head]
    cells = list(above.cells)
    height = above.height
    if _goes_on(above, rest):
        cells, rest = _stitched(above, rest)
        height -= 1
    else:
        cells, rest = _lengthened(cells, rest, height)
    cells += [replace(cell, row=cell.row + height) for cell in rest]
    filled = frozenset((row - head + height, column) for row, column in below.filled)
    return PdfTable(below.box, above.edges, tuple(cells), filled, above.ruled), repeated


def _table(box: Box, boxes: Sequence[Box], glyphs: Sequence[Glyph], label: str) -> PdfTable | None:
    columns = _edges([edge for cell in boxes for edge in (cell[0], cell[2])])
    rows = _edges([edge for cell in boxes for edge in (cell[1], cell[3])])
    if len(columns) < 3 or len(rows) < 2:
        return None
    placed = [(_index(rows, cell[1]), _index(columns, cell[0]), cell) for cell in boxes]
    lines = {cell: lines_of(_inside(glyphs, cell)) for _, _, cell in placed}
    padding = _padding(lines)
    cells = tuple(
        RawCell(
            row,
            column,
            cell_text(lines[cell], cell[2] - cell[0] - 2 * padding),
            max(1, _index(rows, cell[3]) - row),
            max(1, _index(columns, cell[2]) - column),
            label,
        )
        for row, column, cell in sorted(placed)
    )
    filled = frozenset(
        (row, column)
        for row, column, cell in placed
        if lines[cell] and is_full(lines[cell][-1], cell[2] - cell[0] - 2 * padding)
    )
    return PdfTable(box, tuple(columns), cells, filled)


def _edges(values: Iterable[float]) -> list[float]:
    """Distinct edges, those closer than `_SAME_EDGE` taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    at = bisect_left(edges, value - _SAME_EDGE)
    return min(at, len(edges) - 1)


def _inside(glyphs: Sequence[Glyph], box: Box) -> list[Glyph]:
    return [
        glyph
        for glyph in glyphs
        if box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2] and box[1] <= glyph.middle <= box[3]
    ]


def _padding(lines: dict[Box, list[TextLine]]) -> float:
    """The blank between a cell's edge and its text: the least that occurs, within reason."""
    gaps = [line.x0 - cell[0] for cell, inside in lines.items() for line in inside]
    return min(max(min(gaps, default=0.0), 0.0), _WIDEST_PADDING)


def cell_text(lines: Sequence[TextLine], width: float) -> str:
    """Lines that fill the width of their cell run on in the next one; shorter ones end there."""
    text = ""
    for index, line in enumerate(lines):
        if not text:
            text = line.text
            continue
        before = lines[index - 1]
        needed = first_word_width(line.text) + 0.2
        runs_on = is_full(before, width, needed) and not _starts_anew(before.text, line.text)
        text = joined(text, line.text) if runs_on else f"{text}\n{line.text}"
    return text


def is_full(line: TextLine, width: float, needed: float = 1.2) -> bool:
    """Whether no word of a width (in heights of a letter) fits behind a line."""
    return width - (line.x1 - line.x0) < needed * line.size


def _starts_anew(line: str, following: str) -> bool:
    """Whether two lines that both fill a cell read as two names: each begins as the other does."""
    return line[0] == following[0] and _UNIT_END.search(line) is not None


def _repeated_head(above: PdfTable, below: PdfTable) -> int:
    """Number of first rows that the second page repeats from the first one."""
    count = 0
    while count < min(above.height, below.height) and count < 3:
        texts = [
            [cell.text for cell in table.cells if cell.row == count] for table in (above, below)
        ]
        if texts[0] != texts[1] or not any(texts[0]):
            return count
        count += 1
    return count


def _goes_on(above: PdfTable, rest: Sequence[RawCell]) -> bool:
    """Whether the last row is cut by the page end: its number stands above, its rest below."""
    first = [cell for cell in rest if cell.row == 0]
    numbers = [cell.text.strip() for cell in above.cells if cell.column == 0 and cell.row > 0]
    counted = bool(numbers) and sum(text.isdigit() for text in numbers) >= 0.6 * len(numbers)
    lead = next((cell for cell in first if cell.column == 0), None)
    return (
        counted
        and lead is not None
        and not lead.text
        and lead.row_span == 1
        and sum(bool(cell.text) for cell in first) >= 1
    )


def _stitched(above: PdfTable, rest: Sequence[RawCell]) -> tuple[list[RawCell], list[RawCell]]:
    """Put the first row of `rest` behind the cells that reach into the last row above."""
    first = {cell.column: cell for cell in rest if cell.row == 0}
    made = []
    for cell in above.cells:
        tail = first.get(cell.column)
        if tail is None or cell.row + cell.row_span != above.height:
            made.append(cell)
            continue
        runs_on = (cell.row, cell.column) in above.filled or not cell.text or not tail.text
        text = joined(cell.text, tail.text) if runs_on else f"{cell.text}\n{tail.text}"
        made.append(replace(cell, text=text, row_span=cell.row_span + tail.row_span - 1))
    return made, [cell for cell in rest if cell.row > 0]


def _lengthened(
    cells: list[RawCell], rest: Sequence[RawCell], height: int
) -> tuple[list[RawCell], list[RawCell]]:
    """Let a merged cell at the page end reach over the empty one that goes on with it."""
    made = list(cells)
    kept = []
    for cell in rest:
        owner = next(
            (
                index
                for index, other in enumerate(made)
                if other.column == cell.column and other.row + other.row_span == height
            ),
            None,
        )
        merged = owner is not None and (cell.row_span > 1 or made[owner].row_span > 1)
        if cell.row == 0 and not cell.text and owner is not None and merged:
            made[owner] = replace(made[owner], row_span=made[owner].row_span + cell.row_span)
        else:
            kept.append(cell)
    return made, kept
