"""Cells in quotes, as spreadsheet programs paste them: they may hold line breaks and tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....document import Span
from .pieces import Line, Piece

__all__ = ["quoted_pieces", "quoted_together"]

_MOST_LINES = 30
_OPENS = re.compile(r'(?:^|\t)[ ]*"(?:[^"]|"")*$')
_CLOSES = re.compile(r'(?:[^"\t]|"")*"[ ]*(?:\t|$)')
_CELL = re.compile(r'[ ]*"(?:[^"]|"")*"[ ]*(?=\t|$)|[^\t]*')
_QUOTE = re.compile('""?')


def quoted_together(lines: Sequence[Line], folded: str) -> list[Line]:
    """Lines between which a quoted cell goes on, as one line each.

    Only lines that hold a tab once they are together are rows of a table; others stay as they are.
    """
    if not any('"' in line.text for line in lines):
        return list(lines)
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        stop = _stop(lines, index)
        first, last = lines[index], lines[stop - 1]
        text = folded[first.start : last.start + len(last.text)]
        joined.append(first if stop == index + 1 else replace(first, text=text, stop=last.stop))
        index = stop
    return joined


def _stop(lines: Sequence[Line], index: int) -> int:
    """The index behind the line on which the cells that line `index` opens are closed."""
    if '"' not in lines[index].text or not _OPENS.search(lines[index].text):
        return index + 1
    tabbed = "\t" in lines[index].text
    for stop in range(index + 1, min(index + _MOST_LINES, len(lines))):
        text = lines[stop].text
        closed = _CLOSES.match(text)
        if closed is None:
            if '"' in text:
                break
            continue
        tabbed = tabbed or "\t" in text
        if not _OPENS.search(text, max(closed.end() - 1, 0)):
            return stop + 1 if tabbed else index + 1
    return index + 1


def quoted_pieces(line: Line) -> list[Piece]:
    """The cells of a line divided by tabs, without the quotes around some of them."""
    pieces: list[Piece] = []
    start = 0
    while start <= len(line.text):
        match = _CELL.match(line.text, start)
        end = start if match is None else match.end()
        pieces.append(_unquoted(line, start, end))
        start = end + 1
    return pieces


def _unquoted(line: Line, start: int, end: int) -> Piece:
    text = line.text[start:end].strip()
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return line.piece(start, end)
    low = line.text.index('"', start) + 1
    spans = tuple(_inner(line, low, low + len(text) - 2))
    origin = line.start
    return Piece("".join(line.text[a - origin : b - origin] for a, b in spans), spans)


def _inner(line: Line, low: int, high: int) -> Iterator[Span]:
    """The stretches of a quoted text; of a doubled quote one remains."""
    for quote in _QUOTE.finditer(line.text, low, high):
        if len(quote[0]) == 2:
            yield Span(line.start + low, line.start + quote.start() + 1)
            low = quote.end()
    if low < high:
        yield Span(line.start + low, line.start + high)
