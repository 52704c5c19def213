"""The head line of a report: what the plan says about who carries what, in sentences.

Which sentences stand there, and what they say, is decided by the data: a plan without leaders gets
no sentence about leaders, a tie is called a tie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..metrics.role_tasks import expanded_groups
from ..metrics.workload import Workload
from ..plan import Actor
from ..views.shell import actor_link, joined_links
from ..views.words import say
from ..vocabulary import Kind, Mention, Role
from .contents import Contents

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["cannot_say", "headline", "unread"]

_MOST_NAMED = 3


def headline(contents: Contents) -> list[Markup]:
    """The sentences of the head line, as HTML in both languages."""
    return [
        _counts(contents),
        *_expanded(contents),
        *_leaders(contents),
        *_leading_units(contents),
        *_busiest_units(contents),
    ]


def cannot_say(contents: Contents) -> list[Markup]:
    """What the figures of this plan cannot tell, as HTML in both languages."""
    plan = contents.plan
    sentences = [say("limits.counts")]
    spelled_out = expanded_groups(plan)
    groups = [
        entry
        for entry in plan.assignments
        if plan.actor_by_id[entry.actor_id].kind is Kind.GROUP
        and entry.member_of is None
        and (entry.actor_id, entry.task_id) not in spelled_out
    ]
    if groups:
        example = actor_link(plan.actor_by_id[groups[0].actor_id])
        key = "limits.expanded" if contents.through_groups else "limits.groups"
        sentences.append(say(key, n=len(groups), example=example))
    if any(row.high > row.low for row in contents.workload):
        sentences.append(say("limits.intervals"))
    if any(entry.mention is Mention.EXEMPLAR or entry.open_list for entry in plan.assignments):
        sentences.append(say("limits.open_lists"))
    return sentences


def unread(contents: Contents) -> Markup | str:
    """What to know before any figure: that words of responsibility were not read."""
    missed = sum(line.unread for line in contents.plan.account.lines)
    return say("head.unread", n=missed) if missed else ""


def _counts(contents: Contents) -> Markup:
    kinds = [row.kind for row in contents.workload]
    who = [say(f"head.some.{kind}", n=kinds.count(kind)) for kind in Kind if kinds.count(kind)]
    return say(
        "head.counts",
        tasks=len(contents.plan.tasks),
        who=say("list.comma").join(who),
        assignments=len(contents.plan.printed_assignments),
    )


def _expanded(contents: Contents) -> Iterator[Markup]:
    """What a roster adds to the printed assignments, which the figures below count."""
    plan = contents.plan
    added = len(plan.assignments) - len(plan.printed_assignments)
    if added:
        yield say("head.expanded", n=added, all=len(plan.assignments))


def _leaders(contents: Contents) -> Iterator[Markup]:
    top = _most(contents.workload, lambda row: row.responsible_leader, Kind.PERSON)
    index = next(row for row in contents.balance if row.population == "leaders")
    if not top:
        yield say("head.no_leader")
    elif index.n == 1:
        yield say("head.one_leader", name=_names(top, contents), n=top[0].responsible_leader)
    elif _even(top, top[0].responsible_leader):
        yield say("head.leaders_even", n=top[0].responsible_leader, k=len(top))
    else:
        yield say(
            "head.leaders" if len(top) == 1 else "head.leaders_tied",
            name=_names(top, contents),
            n=top[0].responsible_leader,
            tasks=len(contents.plan.tasks),
            mean=f"{index.mean or 0:.1f}",
        )


def _leading_units(contents: Contents) -> Iterator[Markup]:
    top = _most(contents.workload, lambda row: row.lead_unit, Kind.UNIT)
    if not top:
        yield say("head.no_lead")
        return
    if _even(top, top[0].lead_unit):
        yield say("head.leads_even", n=top[0].lead_unit, k=len(top))
        return
    key = "head.leads" if len(top) == 1 else "head.leads_tied"
    yield say(key, name=_names(top, contents), n=top[0].lead_unit)
    for merged in contents.hosted:
        guests = [actor for actor in contents.plan.actors if actor.host == merged.actor_id]
        alone = next((row for row in top if row.actor_id == merged.actor_id), None)
        if alone and guests and merged.lead_unit != alone.lead_unit:
            links = joined_links(guests)
            yield say(
                "head.hosted", name=_names([merged], contents), guests=links, n=merged.lead_unit
            )


def _busiest_units(contents: Contents) -> Iterator[Markup]:
    top = _most(contents.workload, lambda row: row.total, Kind.UNIT)
    if not top:
        return
    row = top[0]
    if _even(top, row.total):
        yield say("head.busiest_even", n=row.total, k=len(top))
        return
    key = "head.busiest" if len(top) == 1 else "head.busiest_tied"
    name = _names(top, contents)
    parts = say("list.comma").join(
        say(f"head.part.{role}", n=getattr(row, role))
        for role in (Role.LEAD_UNIT, Role.JOINT_UNIT, Role.SUPPORTING_UNIT)
        if getattr(row, role)
    )
    yield say(key, name=name, n=row.total, parts=parts)
    through = contents.through_groups.get(row.actor_id, 0)
    if len(top) == 1 and through:
        yield say("head.through", name=name, n=through)


def _most(
    rows: Sequence[Workload], measure: Callable[[Workload], int], kind: Kind
) -> list[Workload]:
    """The rows of a kind with the highest value, none when nobody has any."""
    chosen = [row for row in rows if row.kind is kind and measure(row)]
    highest = max(map(measure, chosen), default=0)
    return [row for row in chosen if measure(row) == highest]


def _names(rows: Sequence[Workload], contents: Contents) -> Any:
    actors: list[Actor] = [contents.plan.actor_by_id[row.actor_id] for row in rows]
    return joined_links(actors)


def _even(top: Sequence[Workload], highest: int) -> bool:
    """Whether so many share the highest value, or it is so low, that naming them says nothing."""
    return len(top) > _MOST_NAMED or (len(top) > 1 and highest == 1)
