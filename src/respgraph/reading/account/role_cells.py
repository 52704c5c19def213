"""Cells under a header that the vocabulary knows, as an independent look at tables sees them.

The account asks here where names must stand in tables. Nothing is shared with the grammar of
tables but the words: a header is a cell that `label_of` takes for a label that assigns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...words import label_of
from ..source import Grid, Source
from ..text.view import View

__all__ = ["role_cells"]

Place = tuple[int, int]

_LONGEST_HEADER = 14
_HEADER_ENDS = ("单位", "部门", "科室", "处室", "领导", "责任人", "负责人", "责任单位")
_DIVIDERS = ("\t", "|")
_LINE = re.compile(r"[^\n]+")


def role_cells(source: Source, view: View, tables: Sequence[Place]) -> Iterator[Place]:
    """Places in the view of cells in columns that say who answers, in the tables that were read."""
    marked: list[Place] = []
    for block in source.blocks:
        if isinstance(block, Grid):
            start, end = view.offset(block.span.start), view.offset(block.span.end)
            marked.append((start, end))
            if any(low < end and start < high for low, high in tables):
                yield from _of_grid(block, view)
    for low, high in tables:
        if not any(start < high and low < end for start, end in marked):
            yield from _of_lines(view.text, low, high)


def _is_header(words: str) -> bool:
    bare = "".join(words.split())
    if not 2 <= len(bare) <= _LONGEST_HEADER:
        return False
    label = label_of(bare)
    return label is not None and label.assigns and not label.assumed


def _ends_header(words: str) -> bool:
    """Whether a cell only ends the header above it, as 单位 below 牵头, or is a label itself."""
    bare = "".join(words.split())
    return bare in _HEADER_ENDS or (len(bare) <= _LONGEST_HEADER and label_of(bare) is not None)


def _of_grid(grid: Grid, view: View) -> Iterator[Place]:
    columns: set[int] = set()
    for row in grid.rows:
        for cell in row:
            places = [(view.offset(start), view.offset(end)) for start, end in cell.spans]
            if _is_header("".join(view.text[low:high] for low, high in places)):
                columns.update(range(cell.column, cell.column + min(cell.column_span, 50)))
            elif cell.column in columns and not _ends_header(
                "".join(view.text[low:high] for low, high in places)
            ):
                yield from places


def _of_lines(text: str, low: int, high: int) -> Iterator[Place]:
    """Cells of lines that are divided as the last header line above them was."""
    columns: list[int] = []
    width = 0
    mark = ""
    for line in _LINE.finditer(text, low, high):
        if divider := _header_divider(line.group()):
            mark = divider
        if not mark:
            continue
        cells = list(_cells(text, *line.span(), mark))
        headers = [at for at, cell in enumerate(cells) if _is_header(text[slice(*cell)])]
        if headers:
            columns, width = headers, len(cells)
        elif len(cells) == width:
            yield from (cells[at] for at in columns if not _ends_header(text[slice(*cells[at])]))


def _header_divider(line: str) -> str:
    """What divides the cells of a line in which at least one is a header; empty if none does."""
    for mark in _DIVIDERS:
        if line.count(mark) >= 2 and any(map(_is_header, line.split(mark))):
            return mark
    return ""


def _cells(text: str, start: int, end: int, mark: str) -> Iterator[Place]:
    bounds = [start - 1, *(at for at in range(start, end) if text[at] == mark), end]
    for before, after in pairwise(bounds):
        yield before + 1, after
