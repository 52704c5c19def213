"""Rows above the header of a table or of a part of it: what they are, and which leave the table.

A grid may hold its own title, a line of labels (县级河长:江平) and the like above its header, and
again above the header of a later part. Such rows are lines of text: they are left to the reader of
lines, and the part below stands for itself. Headings of sections stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...words import label_of
from ..lines.looks import UNNUMBERED, is_attachment, is_title_like, number_of
from .columns import TablePart
from .headers import classify_header
from .looks import is_number
from .matrix import Field, Matrix
from .rows import heading_rank, is_total_or_note

__all__ = ["first_inside", "form_pairs", "row_start", "runs_of"]

_LONGEST_VALUE = 40


def _tops(matrix: Matrix, part: TablePart, floor: int) -> range:
    """The rows right above the header of a part, down to `floor`, that are no rows of a table."""
    first = part.header_rows.start
    while first > floor and _is_top(matrix.visible[first - 1]):
        first -= 1
    return range(first, part.header_rows.start)


def _is_top(cells: Sequence[Field]) -> bool:
    if len(cells) == 1:
        return not is_total_or_note(cells[0].words) and not is_number(cells[0].words)
    return bool(cells) and all(_is_labelled(cell.words) for cell in cells)


def _is_labelled(words: str) -> bool:
    label, colon, _ = words.partition(":")
    return bool(colon) and label_of(label.strip()) is not None


def runs_of(matrix: Matrix, parts: Sequence[TablePart]) -> Iterator[tuple[int, list[TablePart]]]:
    """The parts in runs, each with the row where what stands above its header begins.

    A new run begins where a title, an attachment mark or labels stand above a header. Parts
    without such rows, as where a header is repeated on each page, go on with the run.
    """
    run: list[TablePart] = []
    floor = 0
    for part in parts:
        tops = _tops(matrix, part, run[-1].header_rows.stop) if run else range(0)
        if any(_opens_table(matrix.visible[row]) for row in tops):
            run[-1] = replace(run[-1], stop=tops.start)
            yield floor, run
            run, floor = [], tops.start
        run.append(part)
    if run:
        yield floor, run


def first_inside(matrix: Matrix, floor: int, run: Sequence[TablePart]) -> int:
    """The first row above the first header of a run that the table itself must read.

    It pairs labels with values, or it is the first of several headings that stand in the run.
    """
    header = run[0].header_rows.start
    for row in range(floor, header):
        if form_pairs(matrix.visible[row]):
            return row
    return header - 1 if header > floor and _is_repeated(matrix, header - 1, run) else header


def _is_repeated(matrix: Matrix, row: int, run: Sequence[TablePart]) -> bool:
    """Whether a heading of the same rank stands further below, or above each header."""
    rank = _heading_rank(matrix.visible[row])
    if rank is None:
        return False
    if rank == UNNUMBERED:
        above = (matrix.visible[part.header_rows.start - 1] for part in run[1:])
        return len(run) > 1 and all(_heading_rank(cells) == rank for cells in above)
    rows = range(run[0].start, run[-1].stop)
    return any(_heading_rank(matrix.visible[below]) == rank for below in rows)


def _heading_rank(cells: Sequence[Field]) -> float | None:
    return heading_rank(cells[0].words) if len(cells) == 1 and not _opens_table(cells) else None


def row_start(matrix: Matrix, row: int) -> int | None:
    """Where a row begins in the document."""
    return min((cell.spans[0].start for cell in matrix.starts(row) if cell.spans), default=None)


def _opens_table(cells: Sequence[Field]) -> bool:
    words = cells[0].words
    if len(cells) > 1 or is_attachment(words) or _is_labelled(words):
        return True
    return number_of(words, 0, len(words)) is None and is_title_like(words.strip())


def form_pairs(cells: Sequence[Field]) -> list[tuple[Field, Field]]:
    """Labels with their values where a row holds nothing else: 县级河长 | 江平 | 联系单位 | 县水利局."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    if not cells or len(cells) % 2 or any(len(value.words) > _LONGEST_VALUE for _, value in pairs):
        return []
    alternating = all(
        classify_header(label.words) is not None and classify_header(value.words) is None
        for label, value in pairs
    )
    return pairs if alternating else []
