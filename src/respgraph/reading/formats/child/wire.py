"""A source as JSON, to come back from the child process that read the file."""

from __future__ import annotations

import json
from typing import Any

from ....document import Document, Location, Span
from ....plan import Issue
from ....vocabulary import IssueCode
from ...source import Block, Cell, Grid, Paragraph, Source

__all__ = ["from_wire", "to_wire"]


def to_wire(source: Source) -> bytes:
    """The bytes of a source: ASCII, so that lone surrogates survive as well."""
    document = source.document
    return json.dumps(
        {
            "name": document.name,
            "text": document.text,
            "sha256": document.sha256,
            "locations": [[*location.span, location.label] for location in document.locations],
            "blocks": [_block_out(block) for block in source.blocks],
            "issues": [[issue.code, issue.message, issue.spans] for issue in source.issues],
        },
        separators=(",", ":"),
    ).encode("ascii")


def from_wire(data: bytes) -> Source:
    """The source that `to_wire` wrote.

    >>> source = Source(Document("a.txt", "x"), (Paragraph(Span(0, 1)),))
    >>> from_wire(to_wire(source)) == source
    True
    """
    saved = json.loads(data)
    locations = tuple(Location(Span(start, end), label) for start, end, label in saved["locations"])
    return Source(
        Document(saved["name"], saved["text"], saved["sha256"], locations),
        tuple(_block_in(block) for block in saved["blocks"]),
        tuple(
            Issue(IssueCode(code), message, _spans(spans))
            for code, message, spans in saved["issues"]
        ),
    )


def _block_out(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {
            "span": block.span,
            "level": block.heading_level,
            "wrapped": block.wrapped,
            "running": block.running,
        }
    rows = [
        [[cell.spans, cell.row, cell.column, cell.row_span, cell.column_span] for cell in row]
        for row in block.rows
    ]
    return {
        "span": block.span,
        "rows": rows,
        "tells_merges": block.tells_merges,
        "name": block.name,
    }


def _block_in(saved: dict[str, Any]) -> Block:
    span = Span(*saved["span"])
    if "rows" not in saved:
        return Paragraph(span, saved["level"], saved["wrapped"], saved["running"])
    rows = (tuple(Cell(_spans(cell[0]), *cell[1:]) for cell in row) for row in saved["rows"])
    return Grid(span, tuple(rows), saved["tells_merges"], saved["name"])


def _spans(saved: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in saved)
