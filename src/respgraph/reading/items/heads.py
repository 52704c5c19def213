"""Entries with clauses that head the items below them: titles of parts, not tasks."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Span
from ...vocabulary import Role
from ...words import LabelUse
from ..clauses.labels import line_label
from ..drafts import RoleClause, TaskDraft
from ..lines.looks import UNNUMBERED, is_heading_like, is_title_like, number_of
from ..text.folding import fold_characters
from ..text.view import View
from .depths import Ranks
from .entries import Entry, EntryKind

__all__ = ["Heading", "covering", "heads_with_clause", "next_item", "opens_part"]

_BESIDE = (EntryKind.ASIDE, EntryKind.FURNITURE)
_LONGEST_TITLE = 30
_LONGEST_PROBLEM = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above tasks, with what it says for all of them."""

    rank: float
    text: str
    clauses: tuple[RoleClause, ...]
    deadline: tuple[str, tuple[Span, ...]] | None
    anchors: bool = False
    numbered: bool = False


def covering(stack: Sequence[Heading], draft: TaskDraft) -> list[Heading]:
    """The headings above a table that cover a task of it.

    A section row of the table ends headings of its own rank and below; a numbered title such as
    ``1.重点工作任务分解表`` is the title of the table, no section.
    """
    section = fold_characters(draft.section[0]) if draft.section else ""
    number = number_of(section, 0, len(section))
    below = math.inf if number is None else number.rank
    return [
        heading
        for heading in stack
        if heading.rank < below
        and not (3 <= heading.rank < UNNUMBERED and is_title_like(heading.text))
    ]


def heads_with_clause(view: View, ranks: Ranks, index: int) -> bool:
    """A short title with a clause and numbered items below it: the clause covers them all.

    Where each item below has its own clause, a title that is a sentence is a task itself, unless
    it names leaders alone; but one with its clause on a line below may be long, for it names a
    problem, and may have an aim (整改目标) below it.
    """
    entry = ranks.entries[index]
    if entry.heads:
        return True
    if not ranks.deeper[index] or entry.number is None or len(entry.segments) != 1:
        return False
    first, *others = entry.segments[0].texts or [(entry.end, entry.end)]
    words = view.text[first[0] : first[1]]
    problem = ranks.answered[index] and all(_is_aim(view, *other) for other in others)
    long = problem and _stands_below(entry)
    if (others and not problem) or len(words) > (_LONGEST_PROBLEM if long else _LONGEST_TITLE):
        return False
    if re.search("[。;]", words[:-1]):
        return False
    led = _roles(entry) == {Role.RESPONSIBLE_LEADER}
    return led or not (words.endswith("。") and ranks.answered[index])


def _stands_below(entry: Entry) -> bool:
    """Whether the clauses of an item stand on lines of their own below its first."""
    clauses = (clause for segment in entry.segments for clause in segment.clauses)
    return all(clause.start > entry.lines[0][1] for clause in clauses)


def _is_aim(view: View, start: int, end: int) -> bool:
    """整改目标:补齐短板: whether a text below a title is labelled as what shall be reached."""
    label = line_label(view.text, view.text.rfind("\n", 0, start) + 1, end)
    return label is not None and label.use is LabelUse.TEXT


def opens_part(
    view: View, entries: Sequence[Entry], index: int, numbered: float, above: Sequence[float]
) -> bool:
    """An unnumbered title with clauses below it, and then items with numbers: a heading.

    Not so where the next number is that of a heading beside or above the one it stands under;
    `above` are the ranks of these. Between two numbers of one rank, of which `numbered` is that
    of the first, it must say what the item below it leaves open.
    """
    entry = entries[index]
    if len(entry.segments) != 1 or not _titled_block(view, entry):
        return False
    following = next_item(entries, index)
    if following is None or following.number is None:
        return False
    if any(rank >= following.rank for rank in above):
        return False
    return numbered > following.rank or not _roles(entry) & _roles(following)


def next_item(entries: Sequence[Entry], index: int) -> Entry | None:
    """The next entry that is no remark or furniture."""
    for later in entries[index + 1 : index + 20]:
        if later.kind not in _BESIDE:
            return later
    return None


def _titled_block(view: View, entry: Entry) -> bool:
    """Whether an entry is a short title with clauses on the lines below it."""
    segment = entry.segments[0]
    if len(segment.texts) != 1 or not segment.clauses:
        return False
    words = view.text[slice(*segment.texts[0])]
    return _stands_below(entry) and is_heading_like(words)


def _roles(entry: Entry) -> set[Role | None]:
    clauses = (clause for segment in entry.segments for clause in segment.clauses)
    return {part.role for clause in clauses for part in clause.parts}
