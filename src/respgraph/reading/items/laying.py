"""A line's text and clauses laid onto the segments of an item: which clause covers which stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clauses.parts import Clause
from .entries import Entry, Segment

__all__ = ["last_segment", "lay"]

_CONTENT = re.compile(r"[\w%]")


def lay(text: str, entry: Entry, clauses: Sequence[Clause], start: int, end: int) -> None:
    """Give an entry the line ``text[start:end]``: its clauses, and the text between them."""
    entry.end = max(entry.end, end)
    if not entry.lines or entry.lines[-1] != (entry.start, end):
        entry.lines.append((start, end))
    position = start
    for clause in clauses:
        if position < clause.start:
            _lay_text(text, entry, position, clause.start)
        segment = last_segment(entry)
        segment.clauses.append(clause)
        segment.texts.extend(clause.texts)
        if clause.opening or not segment.texts:
            segment.open_after = True
        position = clause.end
    if position < end:
        _lay_text(text, entry, position, end)


def _lay_text(text: str, entry: Entry, start: int, end: int) -> None:
    """Text behind a clause begins a segment of its own, unless that clause opened a sentence."""
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t|":
        end -= 1
    if start >= end or not ("一" <= text[start] <= "鿿" or _CONTENT.search(text, start, end)):
        return
    segment = last_segment(entry)
    if segment.clauses and not segment.open_after:
        while start < end and text[start] in "。;,、 \t)":
            start += 1
        segment = Segment()
        entry.segments.append(segment)
    segment.texts.append((start, end))


def last_segment(entry: Entry) -> Segment:
    """The segment that still grows; the first one where there is none yet."""
    if not entry.segments:
        entry.segments.append(Segment())
    return entry.segments[-1]
