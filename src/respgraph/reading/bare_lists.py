"""Lists of names without any label in a plan that labels its others: read, and doubted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ..document import Document
from ..plan import Issue
from ..vocabulary import IssueCode
from .drafts import RoleClause, TaskDraft

__all__ = ["doubt_bare_lists"]

_FEW = 10
_NAMES = attrgetter("names")
_MESSAGE = (
    "no label says who of these leads, though others of this plan have one; "
    "they were taken to share the task"
)


def doubt_bare_lists(document: Document, drafts: Sequence[TaskDraft]) -> Iterator[Issue]:
    """An issue for each task whose names no label or verb introduces, where few are so.

    (王明;县交通局;县财政局) is the style of some plans; among labelled clauses it lacks its labels.
    """
    named = 0
    bare: list[TaskDraft] = []
    for draft in drafts:
        first = next(filter(_NAMES, draft.clauses), None)
        if first is not None:
            named += 1
            if _is_bracket(document, first) and _is_bare(document, draft):
                bare.append(draft)
    if len(bare) * _FEW > named:
        return
    for draft in bare:
        names = [name for clause in draft.clauses for name in clause.names]
        if len(names) > 1:
            yield Issue(IssueCode.ASSUMED_ROLE, _MESSAGE, names[0].spans)


def _is_bare(document: Document, draft: TaskDraft) -> bool:
    """Whether nothing but brackets stands where the labels of a task should be."""
    return all(_is_bracket(document, clause) for clause in draft.clauses if clause.names)


def _is_bracket(document: Document, clause: RoleClause) -> bool:
    """Whether the place of the label is that of the bracket around the names."""
    if len(clause.label_spans) != 1:
        return False
    start, end = clause.label_spans[0]
    return end - start == 1 and document.text[start] in "(（〔[［【"
