"""Putting a source together: text, blocks and places grow in one pass.

A format reader hands over paragraphs and tables in reading order; the builder lays their text out
in one document (cells of a row parted by tabs, rows and paragraphs by line ends) and remembers
where each of them lay in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from ...decoding import fingerprint
from ...document import Document, Location, Span
from ...errors import UnreadableFileError
from ...plan import Issue
from ...vocabulary import IssueCode
from ..source import Block, Cell, Grid, Paragraph, Source

__all__ = ["RawCell", "SourceBuilder", "cell_label", "excerpt"]

LARGEST_TEXT = 20_000_000
"""Most characters that one file may hold, after unpacking."""

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RawCell:
    """The text of one table cell, where it starts (from 0) and how far it reaches."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    label: str | None = None


def cell_label(row: int, column: int) -> str:
    """The name that a spreadsheet gives to a cell, both numbers counted from 0.

    >>> cell_label(11, 1), cell_label(0, 27)
    ('B12', 'AB1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def excerpt(text: str, longest: int = 40) -> str:
    """The first words of a text on one line, for a message.

    >>> excerpt("责任\\n领导", 3)
    '责任 …'
    """
    line = _BLANKS.sub(" ", text).strip()
    return line if len(line) <= longest else line[:longest] + "…"


class SourceBuilder:
    """Collects the blocks of one file in reading order and makes the `Source` of them.

    >>> builder = SourceBuilder("a.html", b"...")
    >>> _ = builder.paragraph("一、总则", label="¶ 1")
    >>> builder.grid([RawCell(0, 0, "序号", label="A1"), RawCell(0, 1, "任务", label="B1")])
    >>> source = builder.build()
    >>> source.document.text
    '一、总则\\n序号\\t任务\\n'
    >>> source.document.location(Span(8, 10)).label
    'B1'
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._sha256 = fingerprint(data)
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._locations: list[Location] = []
        self._issues: list[Issue] = []

    def paragraph(
        self,
        text: str,
        *,
        label: str | None = None,
        heading_level: int | None = None,
        running: bool = False,
        wrapped: bool = False,
    ) -> Span:
        """Add a paragraph, with its line end, and tell where it lies."""
        return self._close(
            self._add(_plain_lines(text), label), heading_level, wrapped=wrapped, running=running
        )

    def pieces(self, pieces: Iterable[tuple[str, str]], *, wrapped: bool = False) -> Span:
        """Add a paragraph that lies in several places, given as texts with their labels."""
        start = self._length
        for text, label in pieces:
            self._add(text, label)
        return self._close(Span(start, self._length), None, wrapped=wrapped, running=False)

    def _close(
        self, span: Span, heading_level: int | None, *, wrapped: bool, running: bool
    ) -> Span:
        self._append("\n")
        self._blocks.append(Paragraph(span, heading_level, wrapped, running))
        return span

    def grid(self, cells: Iterable[RawCell], *, tells_merges: bool = True, name: str = "") -> None:
        """Add a table from its cells, in any order; a table without text is left out.

        `tells_merges` says that the file tells merged cells from empty ones; `name` is that of
        the sheet.
        """
        ordered = sorted(cells, key=attrgetter("row", "column"))
        if not any(cell.text.strip() for cell in ordered):
            return
        start = self._length
        rows = [self._row(list(members)) for _, members in groupby(ordered, key=attrgetter("row"))]
        self._blocks.append(Grid(Span(start, self._length - 1), tuple(rows), tells_merges, name))

    def issue(self, code: IssueCode, message: str, spans: Sequence[Span] = ()) -> None:
        """List a doubt, unless the same one stands there already."""
        issue = Issue(code, message, tuple(spans))
        if issue not in self._issues:
            self._issues.append(issue)

    @property
    def length(self) -> int:
        """Number of characters so far."""
        return self._length

    def build(self) -> Source:
        """The finished source.

        Raises:
            UnreadableFileError: the file holds no visible text.
        """
        text = "".join(self._parts)
        if not text.strip():
            reasons = "".join(f" ({issue.message})" for issue in self._issues[:1])
            raise UnreadableFileError(
                f"{self._name}: no visible text in the file{reasons}; give a file that holds the plan"
            )
        document = Document(self._name, text, self._sha256, tuple(self._locations))
        return Source(document, tuple(self._blocks), tuple(self._issues))

    def _row(self, cells: list[RawCell]) -> tuple[Cell, ...]:
        made = []
        for index, cell in enumerate(cells):
            if index:
                self._append("\t")
            text = _plain_lines(cell.text).strip()
            span = self._add(text, cell.label)
            spans = (span,) if text else ()
            made.append(Cell(spans, cell.row, cell.column, cell.row_span, cell.column_span))
        self._append("\n")
        return tuple(made)

    def _add(self, text: str, label: str | None) -> Span:
        span = Span(self._length, self._length + len(text))
        self._append(text)
        if label is not None and text:
            self._locate(span, label)
        return span

    def _locate(self, span: Span, label: str) -> None:
        """Remember a place; neighbours in the same place (lines of one page) become one."""
        if self._locations and self._locations[-1].label == label:
            span = Span(self._locations.pop().span.start, span.end)
        self._locations.append(Location(span, label))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > LARGEST_TEXT:
            raise UnreadableFileError(
                f"{self._name}: holds more than {LARGEST_TEXT // 1_000_000} million characters; "
                "give only the pages of the plan"
            )


def _plain_lines(text: str) -> str:
    return _LINE_END.sub("\n", text)
