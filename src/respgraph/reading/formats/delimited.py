"""Tables as text: values parted by commas, tabs, semicolons or bars, one record a line."""

from __future__ import annotations

import csv
import io
from collections import Counter

from ...decoding import decode
from ...errors import UnreadableFileError
from ...vocabulary import IssueCode
from ..source import Source
from .building import RawCell, SourceBuilder, cell_label
from .text import decoding_issues

__all__ = ["is_delimited"]

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200_000
_LONGEST_LABEL = 20
_HEADER_REACH = 6
_SENTENCE_MARKS = frozenset("。;；:：!！?？")
Rows = list[list[str]]


def is_delimited(data: bytes) -> bool:
    """Whether nearly all lines have the same number of values, under a row of short column titles.

    >>> is_delimited("序号,任务,牵头单位\\n1,修路,县交通局\\n".encode())
    True
    >>> is_delimited("1.修路。(牵头单位:县交通局,县住建局)\\n".encode())
    False
    """
    try:
        text = decode(data[:_SAMPLE] if len(data) > _SAMPLE else data).text
    except UnreadableFileError:
        return False
    return _delimiter(_sample(text, whole=len(data) <= _SAMPLE)) is not None


def _sample(text: str, *, whole: bool = True) -> str:
    """The first records of a table, none cut; a line break inside quotation marks ends no record."""
    if whole and len(text) <= _SAMPLE // 2:
        return text
    end = text.rfind("\n", 0, _SAMPLE // 2)
    quotes = text.count('"', 0, max(end, 0))
    while end > 0 and quotes % 2:
        above = text.rfind("\n", 0, end)
        quotes -= text.count('"', max(above, 0), end)
        end = above
    return text[:end] if end > 0 else text[: _SAMPLE // 2]


def read(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a table of delimited values; places are cells (``B12``).

    Raises:
        UnreadableFileError: empty, too large or not text.
    """
    decoded = decode(data, name)
    builder = SourceBuilder(name, data)
    delimiter = _delimiter(_sample(decoded.text)) or ","
    rows, whole = _records(decoded.text, delimiter)
    cells = (
        RawCell(row, column, value, label=cell_label(row, column))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    )
    builder.grid(cells, tells_merges=False)
    if not whole:
        builder.issue(
            IssueCode.UNREAD_CONTENT,
            "a quotation mark is opened and never closed; quotation marks were read as text",
        )
    for issue in decoding_issues(decoded):  # without spans: the table is laid out anew
        builder.issue(issue.code, issue.message)
    return builder.build()


def _delimiter(text: str) -> str | None:
    found = [
        mark
        for mark in _DELIMITERS
        if _is_frequent(text, mark) and _is_table(_records(text, mark)[0])
    ]
    return max(found, key=text.count) if found else None


def _is_frequent(text: str, mark: str) -> bool:
    """Whether many lines hold the separator twice; bars that begin lines are Markdown."""
    lines = [line for line in text.splitlines() if line.strip()]
    if mark == "|" and sum(line.lstrip().startswith("|") for line in lines) > 1:
        return False
    return sum(line.count(mark) >= 2 for line in lines) >= 0.3 * len(lines)


def _is_table(rows: Rows) -> bool:
    """Most rows of three or more values, most of one width, under a row of column titles."""
    filled = [row for row in rows if any(value.strip() for value in row)]
    if len(filled) < 2:
        return False
    width, count = Counter(map(len, filled)).most_common(1)[0]
    wide = sum(len(row) >= 3 for row in filled)
    if width < 3 or count < 0.5 * len(filled) or wide < 0.8 * len(filled):
        return False
    return any(_is_header(row, width) for row in filled[:_HEADER_REACH])


def _is_header(row: list[str], width: int) -> bool:
    titles = [value.strip() for value in row if value.strip()]
    return (
        len(row) == width
        and len(titles) >= 2
        and all(len(title) <= _LONGEST_LABEL for title in titles)
        and not any(_SENTENCE_MARKS & set(title) for title in titles)
        and not any(title[0].isdigit() for title in titles)
    )


def _records(text: str, delimiter: str) -> tuple[Rows, bool]:
    """The rows, and whether quotation marks could be taken for what they are in csv."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # never lower for others
    try:
        quoted = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        return quoted, True
    except csv.Error:
        pass
    lines = text.splitlines()
    return [line.split(delimiter) for line in lines], False
