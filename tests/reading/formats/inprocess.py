"""Readers called without their child process, so that hundreds of files stay quick."""

from __future__ import annotations

import importlib

from respgraph.reading.formats import sniff_format
from respgraph.reading.source import Grid, Paragraph, Source


def read_here(data: bytes, name: str = "plan") -> Source:
    """What `read_source` gives, read in this process."""
    module, function = sniff_format(data, name).reader.split(":")
    source: Source = getattr(importlib.import_module(module), function)(data, name, None)
    return source


def paragraphs(source: Source) -> list[str]:
    """The paragraphs of the body."""
    return [
        source.document.quote([block.span])
        for block in source.blocks
        if isinstance(block, Paragraph) and not block.running
    ]


def running(source: Source) -> list[str]:
    """Heads, feet, page numbers."""
    return [
        source.document.quote([block.span])
        for block in source.blocks
        if isinstance(block, Paragraph) and block.running
    ]


def grids(source: Source) -> list[list[list[str]]]:
    """The texts of each table, row by row."""
    return [
        [[source.document.quote(cell.spans) for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Grid)
    ]


def place_of(source: Source, words: str) -> str | None:
    """The place of the first occurrence of some words."""
    from respgraph.document import Span

    start = source.document.text.index(words)
    location = source.document.location(Span(start, start + len(words)))
    return location.label if location else None


def reach_of_cells(source: Source) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, row span and column span of each cell of the only grid, by its words."""
    (grid,) = (block for block in source.blocks if isinstance(block, Grid))
    return {
        source.document.quote(cell.spans): (
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
        )
        for row in grid.rows
        for cell in row
    }
