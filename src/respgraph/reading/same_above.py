"""同上: clauses that only point at another task, given the names of that task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from ..document import Span
from ..plan import Issue
from ..vocabulary import IssueCode
from .clauses.pointing import same_as
from .drafts import RoleClause, TaskDraft

__all__ = ["settle_same"]

_POINTS = attrgetter("same")


def settle_same(drafts: Sequence[TaskDraft]) -> Iterator[Issue]:
    """Give clauses that point at another task the names of that task, and say so of each."""
    above: TaskDraft | None = None
    numbered: dict[str, TaskDraft] = {}
    for draft in drafts:
        if any(map(_POINTS, draft.clauses)):
            yield from _settle(draft, above, numbered)
        if draft.deadline is not None and same_as(draft.deadline[0]) is not None:
            draft.deadline = None if above is None else above.deadline
        above = draft
        if draft.number is not None:
            numbered[draft.number] = draft


def _settle(
    draft: TaskDraft, above: TaskDraft | None, numbered: Mapping[str, TaskDraft]
) -> Iterator[Issue]:
    """Put the clauses of the tasks that are meant in the place of those that point at them."""
    clauses: list[RoleClause] = []
    for clause in draft.clauses:
        if clause.same is None:
            clauses.append(clause)
            continue
        number = clause.same.number
        found = _meant(clause, above if number is None else numbered.get(number), clauses)
        clauses += found
        yield _issue(found, clause.same.spans)
    draft.clauses = clauses


def _meant(
    clause: RoleClause, meant: TaskDraft | None, own: Sequence[RoleClause]
) -> list[RoleClause]:
    """The clauses of the task that is meant, in the role that is asked for."""
    if meant is None or clause.same is None:
        return []
    return [
        replace(other, label_spans=clause.label_spans)
        for other in meant.clauses
        if other.names
        and all(other is not known for known in own)
        and (clause.same.roles is None or other.role in clause.same.roles)
    ]


def _issue(found: Sequence[RoleClause], spans: tuple[Span, ...]) -> Issue:
    names = "、".join(named.name.name for clause in found for named in clause.names)
    if not names:
        message = "another task is meant here, but it names nobody in this role"
        return Issue(IssueCode.UNREAD_NAME, message, spans)
    return Issue(IssueCode.SAME_AS_ABOVE, f"read as in the task that is meant: {names}", spans)
