"""Entries tidied before they are sorted: clauses moved to their items, points joined, headings cut off.

Each step states the shape of a part of a document in which alone it acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..clauses.bare_leaders import leader_clause
from ..clauses.parts import Clause
from ..lines.looks import UNNUMBERED, is_heading_like
from ..text.view import View
from .entries import Entry, EntryKind, Segment
from .heading_answers import heading_clauses, is_said

__all__ = ["arranged"]

_LONGEST_HEADING = 60
Range = tuple[int, int]


def arranged(view: View, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with each clause at the item it covers and each heading on its own."""
    _drop_lone_sentences(entries)
    _move_clauses_down(entries)
    arranged = list(_split_headings(view, _joined_points(entries)))
    _hear_headings(view, arranged)
    return arranged


def _drop_lone_sentences(entries: Sequence[Entry]) -> None:
    """In a part of the document where hardly any item says by a sentence who answers, none does.

    A notice that ends in "由市政府督查室负责" is no task.
    """
    for part in _parts(entries):
        items = [entry for entry in part if entry.number is not None or entry.has_clause]
        styles = Counter(_narrated(entry) for entry in items)
        if styles[False] or not 0 < styles[True] < max(2, 0.4 * len(items)):
            continue
        for entry in items:
            for segment in entry.segments:
                segment.texts = sorted(
                    segment.texts + [(clause.start, clause.end) for clause in segment.clauses]
                )
                segment.clauses.clear()


def _hear_headings(view: View, entries: Sequence[Entry]) -> None:
    """Give headings what their words say; a sentence that only looks like an answer is let go."""
    above = [index for index in range(len(entries)) if _may_speak(entries, index)]
    led = {entries[index].rank for index in above if _leader(view, entries[index]) is not None}
    for index in above:
        entry = entries[index]
        if entry.rank in led and (leader := _leader(view, entry, doubted=True)) is not None:
            entry.segments = [Segment([], [leader])]
            entry.heads = True
        elif entry.number is not None and _stands_above_numbers(entries, index):
            _hear_heading(view, entry)


def _may_speak(entries: Sequence[Entry], index: int) -> bool:
    """Whether an entry is one short line with a number, or a heading of the file, above others."""
    entry = entries[index]
    if (entry.number is None and entry.heading_level is None) or not entry.lines:
        return False
    if entry.end - entry.start > _LONGEST_HEADING + 200:
        return False
    if not _stands_above(entries, index):
        return False
    end = entry.lines[0][1]
    return all(text[0] < end for segment in entry.segments for text in segment.texts)


def _leader(view: View, entry: Entry, *, doubted: bool = False) -> Clause | None:
    """The leader that a heading names with posts and says nothing else about."""
    low, high = _first_line(entry)
    clauses = [clause for segment in entry.segments for clause in segment.clauses]
    if high - low > _LONGEST_HEADING or any(clause.end > high for clause in clauses):
        return None
    if heading_clauses(view.text, low, high):
        return None
    return leader_clause(view.text, low, high, doubted=doubted)


def _first_line(entry: Entry) -> Range:
    """The first line of an entry, without its number."""
    low, high = entry.lines[0]
    return (low if entry.number is None else entry.number.text_start), high


def _hear_heading(view: View, entry: Entry) -> None:
    printed = [clause for segment in entry.segments for clause in segment.clauses]
    marked = [clause for clause in printed if not clause.narrated]
    low, end = _first_line(entry)
    high = min((clause.start for clause in marked), default=end)
    if not low < high <= min(end, low + _LONGEST_HEADING) or "。" in view.text[low : high - 1]:
        return
    said = heading_clauses(view.text, low, high)
    if not said:
        said = [clause for clause in printed if clause.narrated and is_said(clause)]
    if said or len(marked) < len(printed):
        title = (low, min((clause.start for clause in said), default=high))
        entry.segments = [Segment([title] if low < title[1] else [], [*said, *marked])]


def _stands_above(entries: Sequence[Entry], index: int) -> bool:
    """Whether deeper numbers, headings or a table come next, with nothing between but text."""
    entry = entries[index]
    for following in entries[index + 1 : index + 8]:
        if entry.number is not None and following.number is not None:
            return following.rank > entry.rank
        if following.table is not None:
            return bool(following.table.drafts)
        if following.heading_level is not None and entry.heading_level is not None:
            return following.heading_level > entry.heading_level
        if following.has_clause or following.kind is EntryKind.BOUNDARY:
            return False
    return False


def _stands_above_numbers(entries: Sequence[Entry], index: int) -> bool:
    """Whether deeper numbers come next, with nothing between but text."""
    for following in entries[index + 1 : index + 8]:
        if following.number is not None:
            return following.rank > entries[index].rank
        if following.has_clause or following.kind is EntryKind.BOUNDARY:
            return False
    return False


def _move_clauses_down(entries: Sequence[Entry]) -> None:
    """Where each clause stands on a line above its item, give it to the item below.

    So read only where the first clause of a part stands before its first item, every item but
    the last has one clause line behind its own line, and the last has none.
    """
    for part in _parts(entries):
        items = [entry for entry in part if entry.kind is EntryKind.ITEM]
        first = next((at for at, entry in enumerate(items) if entry.has_clause), None)
        if first is None:
            continue
        run = items[first:]
        opener, *rest = run
        if len(rest) < 2 or opener.number is not None or any(map(_texts_of, opener.segments)):
            continue
        if any(entry.number is None for entry in rest) or rest[-1].has_clause:
            continue
        if not all(_clause_behind(entry) for entry in rest[:-1]):
            continue
        above = [[clause for segment in opener.segments for clause in segment.clauses]]
        for entry in rest:
            segment = entry.segments[0]
            above.append(segment.clauses)
            segment.clauses = above[-2]
        opener.kind = EntryKind.ASIDE
        opener.segments = []


def _texts_of(segment: Segment) -> bool:
    return bool(segment.texts)


def _clause_behind(entry: Entry) -> bool:
    """Whether an item has one stretch of text, and a clause on the line behind it."""
    return (
        len(entry.segments) == 1
        and entry.has_clause
        and all(clause.start > entry.lines[0][1] for clause in entry.segments[0].clauses)
    )


def _joined_points(entries: Sequence[Entry]) -> list[Entry]:
    """Points (1), (2) below an item, with one block of labels behind the last: one task.

    So read only where every item with points has its block there; else points are tasks.
    """
    groups = list(_pointed(entries))
    if not groups or not all(_block_at_end(points) for _, points in groups):
        return list(entries)
    if not any(len(points) > 1 for _, points in groups):
        return list(entries)
    gone: set[int] = set()
    for parent, points in groups:
        segment = Segment()
        for entry in (parent, *points):
            for part in entry.segments:
                segment.texts.extend(part.texts)
                segment.clauses.extend(part.clauses)
            parent.end = max(parent.end, entry.end)
        parent.segments = [segment]
        parent.lines = [line for entry in (parent, *points) for line in entry.lines]
        gone.update(id(entry) for entry in points)
    return [entry for entry in entries if id(entry) not in gone]


def _pointed(entries: Sequence[Entry]) -> Iterable[tuple[Entry, list[Entry]]]:
    """Items of rank 3 and deeper without a clause, with the deeper points right behind them."""
    for index, parent in enumerate(entries):
        if parent.number is None or parent.has_clause or parent.rank < 2.9:
            continue
        points: list[Entry] = []
        for at in range(index + 1, len(entries)):
            entry = entries[at]
            if entry.number is None or entry.rank <= parent.rank:
                break
            points.append(entry)
        if points:
            yield parent, points


def _block_at_end(points: list[Entry]) -> bool:
    """Whether only the last point has clauses, and they stand on lines of their own."""
    *others, last = points
    if any(entry.has_clause for entry in others) or not last.has_clause:
        return False
    first_line = last.lines[0][1]
    return all(
        clause.start >= first_line for segment in last.segments for clause in segment.clauses
    )


def _parts(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    """Stretches between titles, dates and signatures."""
    part: list[Entry] = []
    for entry in entries:
        if entry.kind is EntryKind.BOUNDARY:
            yield part
            part = []
        else:
            part.append(entry)
    yield part


def _narrated(entry: Entry) -> bool | None:
    """Whether all clauses of an entry that make a task are sentences; None where none does."""
    clauses = [clause for segment in entry.segments for clause in segment.clauses]
    stated = [clause for clause in clauses if clause.narrated or clause.anchors]
    return all(clause.narrated for clause in stated) if stated else None


def _split_headings(view: View, entries: Sequence[Entry]) -> Iterable[Entry]:
    """Short lines that open an unnumbered item, or trail a heading, stand for themselves."""
    heading = _ranks_of_headings(entries)
    for entry in entries:
        if entry.kind is not EntryKind.ITEM or len(entry.lines) < 2:
            yield entry
        elif not entry.has_clause:
            yield from _split(entry)
        elif entry.number is None or entry.rank in heading:
            yield from _split_titled(view, entry)
        else:
            yield entry


def _ranks_of_headings(entries: Sequence[Entry]) -> set[float]:
    """Ranks whose numbers mostly have unnumbered items behind them: 一、交通, 新建公路, 新建铁路."""
    carrying: Counter[float] = Counter()
    followed: Counter[float] = Counter()
    for entry, following in pairwise(entries):
        if entry.number is not None and entry.rank <= 2 and entry.has_clause:
            carrying[entry.rank] += 1
            followed[entry.rank] += following.number is None and following.has_clause
    return {rank for rank, count in followed.items() if 2 * count >= carrying[rank]}


def _split(entry: Entry) -> Iterable[Entry]:
    kept = [entry.lines[0]]
    rest = entry.lines[1:]
    head = Entry(entry.kind, entry.rank, entry.start, entry.lines[0][1], entry.number)
    head.heading_level = entry.heading_level
    head.lines = kept
    head.segments = [Segment([pair]) for pair in _texts_within(entry, *entry.lines[0])]
    yield head
    for start, end in rest:
        piece = Entry(EntryKind.ITEM, UNNUMBERED, start, end)
        piece.lines = [(start, end)]
        piece.segments = [Segment([(start, end)])]
        yield piece


def _texts_within(entry: Entry, start: int, end: int) -> list[tuple[int, int]]:
    return [
        pair
        for segment in entry.segments
        for pair in segment.texts
        if start <= pair[0] and pair[1] <= end
    ]


def _split_titled(view: View, entry: Entry) -> Iterable[Entry]:
    """An item whose first line is a short phrase: that line is its heading."""
    segment = entry.segments[0]
    if len(segment.texts) < 2:
        yield entry
        return
    start, end = segment.texts[0]
    line = view.text[start:end]
    if not is_heading_like(line) or any(clause.start < end for clause in segment.clauses):
        yield entry
        return
    head = Entry(EntryKind.ITEM, entry.rank, entry.start, end, entry.number)
    head.lines = [(start, end)]
    head.segments = [Segment([(start, end)])]
    yield head
    segment.texts = segment.texts[1:]
    entry.start = segment.texts[0][0]
    entry.rank, entry.number = UNNUMBERED, None
    yield entry
