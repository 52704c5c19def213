"""Rows and cells of delimited text, each cell with its place in the text.

Our own tables (a roster, a corrected reading) come back from spreadsheet programs changed in small
ways: another separator, a byte order mark, quotes, empty columns and rows at the end, an
apostrophe before what looks like a formula. This module undoes these and knows where each cell
stands, so that a mistake can be named by line and column and a record can quote its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .document import Span
from .errors import SavedFileError

__all__ = ["TextCell", "join_list", "plain_cell", "read_cells", "sniff_delimiter", "split_list"]

DELIMITERS = (",", ";", "\t", "，", "；", "|")

_ESCAPED_START = re.compile("^'(?=[\\s\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_SEPARATOR_LINE = re.compile(r"sep=(.)(\r\n|\r|\n)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPENING, _CLOSING = "(（〔[【《“「", ")）〕]】》”」"
_STRONG, _WEAK = ";；", "、，,|"


@dataclass(frozen=True, slots=True)
class TextCell:
    """One cell: its value, the line on which it starts (from 1), and where the value lies.

    `spans` join to the value as it is printed: a doubled quote inside quotes is left out. An empty
    cell has none. `label` is the cell's address where it comes from a workbook.
    """

    value: str
    line: int
    spans: tuple[Span, ...] = ()
    label: str = ""


def plain_cell(value: str) -> str:
    """The value of a cell without the apostrophe that keeps programs from reading a formula.

    >>> plain_cell("'=1+1"), plain_cell("'quoted'")
    ('=1+1', "'quoted'")
    """
    return _ESCAPED_START.sub("", value)


def sniff_delimiter(text: str) -> str:
    """The separator of a table, judged by its first line that is not blank; a comma if none occurs.

    >>> sniff_delimiter("name;kind;aliases")
    ';'
    """
    first = next((line for line in text.splitlines() if line.strip(" \t,;")), "")
    outside_quotes = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=outside_quotes.count)


def read_cells(text: str, name: str, *, delimiter: str | None = None) -> list[list[TextCell]]:
    """The rows of a delimited text; blank rows are left out, empty cells at row ends too.

    Cells in double quotes may hold separators and line breaks. The first line may be Excel's
    ``sep=;``.

    >>> rows = read_cells('a,"b, ""c"" d"\\n\\ne,,\\n', "table.csv")
    >>> [[cell.value for cell in row] for row in rows]
    [['a', 'b, "c" d'], ['e']]

    Raises:
        SavedFileError: a quote is opened and never closed.
    """
    start = 0
    if declared := _SEPARATOR_LINE.match(text):
        delimiter, start = declared[1], declared.end()
    scanner = _Scanner(text, name, delimiter or sniff_delimiter(text), start)
    rows = (_trimmed(row) for row in scanner.rows())
    return [row for row in rows if row]


def _trimmed(row: Sequence[TextCell]) -> list[TextCell]:
    kept = list(row)
    while kept and not kept[-1].value.strip():
        kept.pop()
    return kept


class _Scanner:
    """Walks once over the text; every character belongs to a cell, a separator or a line end."""

    def __init__(self, text: str, name: str, delimiter: str, start: int) -> None:
        self.text = text
        self.name = name
        self.delimiter = delimiter
        self.position = start
        self.line = 1 + len(_LINE_END.findall(text, 0, start))
        self.bare = re.compile(f"[^{re.escape(delimiter)}\r\n]*")

    def rows(self) -> Iterator[list[TextCell]]:
        while self.position < len(self.text):
            row = [self.cell()]
            while self.text[self.position : self.position + 1] == self.delimiter:
                self.position += 1
                row.append(self.cell())
            yield row
            self.end_line()

    def end_line(self) -> None:
        if match := _LINE_END.match(self.text, self.position):
            self.position = match.end()
            self.line += 1

    def cell(self) -> TextCell:
        line = self.line
        spans = list(self.quoted()) if self.text.startswith('"', self.position) else []
        rest = self.bare.match(self.text, self.position)
        if rest is not None and rest.end() > rest.start():
            spans.append(Span(rest.start(), rest.end()))
            self.position = rest.end()
        value = "".join(self.text[start:end] for start, end in spans)
        return TextCell(value, line, tuple(span for span in spans if span.length))

    def quoted(self) -> Iterator[Span]:
        """The stretches of a quoted cell; a doubled quote gives one quote."""
        opened = self.line
        start = self.position + 1
        while True:
            end = self.text.find('"', start)
            if end < 0:
                raise SavedFileError(
                    f"{self.name}, line {opened}: a double quote is opened here and never closed; "
                    "close it"
                )
            self.line += len(_LINE_END.findall(self.text, start, end))
            doubled = self.text.startswith('""', end)
            yield Span(start, end + 1 if doubled else end)
            if not doubled:
                self.position = end + 1
                return
            start = end + 2


def split_list(value: str) -> tuple[str, ...]:
    """The values of a cell that holds several, in order, each once.

    Semicolons separate; where there is none, ``、``, a comma, ``|`` or a line break does. Nothing
    is split inside brackets, and ``\\`` keeps the character after it.

    >>> split_list("区发展和改革局；区发改委"), split_list("甲镇、乙镇")
    (('区发展和改革局', '区发改委'), ('甲镇', '乙镇'))
    >>> split_list("各区、县(市)政府;")
    ('各区、县(市)政府',)
    """
    parts = _split(value, _STRONG)
    if len(parts) == 1:
        parts = _split(value, _WEAK + "\n\r")
    cleaned = (re.sub(r"\\(.)", r"\1", part.strip()) for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part))


def _split(value: str, separators: str) -> list[str]:
    parts, depth, start, position = [], 0, 0, 0
    while position < len(value):
        character = value[position]
        if character == "\\":
            position += 1
        elif character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in separators and depth == 0:
            parts.append(value[start:position])
            start = position + 1
        position += 1
    return [*parts, value[start:]]


def join_list(values: Sequence[str]) -> str:
    """Values as one cell, so that `split_list` gives them back.

    >>> join_list(["甲镇", "乙镇"]), join_list(["各区、县(市)政府"])
    ('甲镇;乙镇', '各区、县(市)政府;')
    """
    joined = ";".join(_escaped(value) for value in values)
    return f"{joined};" if len(values) == 1 and split_list(joined) != tuple(values) else joined


def _escaped(value: str) -> str:
    """A value in which nothing separates, and no bracket is left open for the next value."""
    escaped = re.sub(r"([\\;；])", r"\\\1", value)
    if len(_split(f"{escaped};", _STRONG)) == 2:
        return escaped
    return re.sub(f"([{re.escape(_OPENING + _CLOSING)}])", r"\\\1", escaped)
