"""What stands above a table: its title, and who answers for every row of it.

The title of a table is the last line above it that reads as one. Where a document holds several
tables with different titles, the title is the outermost heading of the tasks of its table; a title
that all of them share says nothing. Where all titles are the same or none is printed, and no other
heading stands above the tables, the names that the file gives to its sheets take their place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ...words import LabelUse
from ..clauses.labels import line_label
from ..lines.looks import is_attachment, is_heading_like, is_title_like
from ..text.view import View
from .entries import Entry, EntryKind

__all__ = ["Title", "table_heads", "table_titles", "words_above"]

Title = tuple[int, int] | str
"""A stretch of the view, or the name of a sheet."""

_NOTICE = re.compile("关于|通知|公告|的函$")
_BESIDE = (EntryKind.ASIDE, EntryKind.FURNITURE)
_DEEPEST_HEADING = 2.5


def table_heads(view: View, entries: Sequence[Entry]) -> frozenset[int]:
    """The items with a clause that stand right above a table and speak for all its rows.

    They are nothing but labels with names (县级河长:江平), perhaps below or behind a title. Of
    items with a number either all of one rank stand above tables, or none does so.
    """
    numbered: dict[float, list[int]] = {}
    heads: list[int] = []
    for index, entry in enumerate(entries):
        if entry.kind is not EntryKind.ITEM or not entry.has_clause:
            continue
        if entry.number is None:
            heads += [index] if _speaks_for_table(view, entries, index) else []
        elif entry.rank <= _DEEPEST_HEADING:
            numbered.setdefault(entry.rank, []).append(index)
    for siblings in numbered.values():
        if all(_speaks_for_table(view, entries, index) for index in siblings):
            heads += siblings
    return frozenset(heads)


def _speaks_for_table(view: View, entries: Sequence[Entry], index: int) -> bool:
    entry = entries[index]
    if len(entry.segments) != 1 or not _is_above_table(entries, index):
        return False
    segment = entry.segments[0]
    first = min(clause.start for clause in segment.clauses)
    if any(end > first for _, end in segment.texts):
        return False
    labels = {view.text[slice(*part.label)] for clause in segment.clauses for part in clause.parts}
    if labels <= {"("}:  # the issuer in a bracket of its own
        return False
    words = [view.text[slice(*place)].strip() for place in words_above(view, entry)]
    return not words or (len(words) == 1 and _reads_as_title(words[0]))


def words_above(view: View, entry: Entry) -> list[tuple[int, int]]:
    """The stretches of an item that are no label of another kind (填报单位:县水利局)."""
    found = []
    for start, end in entry.segments[0].texts:
        label = line_label(view.text, start, end)
        if label is None or label.use is not LabelUse.OTHER:
            found.append((start, end))
    return found


def _reads_as_title(words: str) -> bool:
    return is_title_like(words) or is_heading_like(words)


def _is_above_table(entries: Sequence[Entry], index: int) -> bool:
    for entry in entries[index + 1 : index + 6]:
        if entry.kind not in _BESIDE:
            return entry.table is not None and bool(entry.table.drafts)
    return False


@dataclass(frozen=True, slots=True)
class _Top:
    """The place of a table among the entries, its title and name, whether a heading stands there."""

    index: int
    title: tuple[int, int] | None
    name: str
    headed: bool


def table_titles(view: View, entries: Sequence[Entry], heads: Collection[int]) -> dict[int, Title]:
    """The titles of tables that tell them apart, by the index of their entry."""
    tops = list(_tops(view, entries, heads))
    words = {view.text[slice(*top.title)].strip() if top.title else "" for top in tops}
    if len(words) > 1:
        return {top.index: top.title or top.name for top in tops if top.title or top.name}
    names = {top.name for top in tops if not top.headed}
    if len(names) > 1:
        return {top.index: top.name for top in tops if top.name and not top.headed}
    return {}


def _tops(view: View, entries: Sequence[Entry], heads: Collection[int]) -> Iterator[_Top]:
    """The tables that hold tasks; one without a title of its own goes on under the last one."""
    title: tuple[int, int] | None = None
    name = ""
    fresh = headed = False
    for index, entry in enumerate(entries):
        if entry.kind is EntryKind.BOUNDARY:
            words = view.text[entry.start : entry.end].strip()
            if is_attachment(words) or _NOTICE.search(words):
                title = None
            elif is_title_like(words):
                title, fresh, headed = (entry.start, entry.end), True, False
        elif entry.kind is EntryKind.ITEM:
            own = _own_title(view, entry) if index in heads else None
            title, fresh = (own, True) if own else (title, fresh)
            headed = headed or (own is None and _is_heading(view, entry))
        elif entry.table is not None and entry.table.drafts:
            if entry.table.name != name and not fresh and not headed:
                title = None
            name = entry.table.name
            yield _Top(index, title, name, headed)
            fresh = headed = False


def _own_title(view: View, entry: Entry) -> tuple[int, int] | None:
    """The title in an item of labels above a table: 东河治理清单(县级河长:江平)."""
    words = words_above(view, entry)
    if entry.number is None and words and is_title_like(view.text[slice(*words[0])].strip()):
        return words[0]
    return None


def _is_heading(view: View, entry: Entry) -> bool:
    first = view.text[slice(*entry.lines[0])] if entry.lines else ""
    return entry.number is not None or is_heading_like(first.strip())
