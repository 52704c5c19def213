"""The head line of a report: what the plan says about who carries what, in sentences.

Which sentences stand there, and what they say, is decided by the data: a plan without leaders gets
no sentence about leaders, a tie is called a tie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..metrics.workload import Workload
from ..plan import Actor
from ..views.shell import actor_link, joined_links
from ..views.words import say
from ..vocabulary import Kind, Mention
from .contents import Contents

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["cannot_say", "headline"]

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
    groups = [
        entry
        for entry in plan.assignments
        if plan.actor_by_id[entry.actor_id].kind is Kind.GROUP and entry.member_of is None
    ]
    if groups:
        spelt_out = {(entry.member_of, entry.task_id) for entry in plan.assignments}
        left = [one for one in groups if (one.actor_id, one.task_id) not in spelt_out]
        example = actor_link(plan.actor_by_id[(left or groups)[0].actor_id])
        if len(left) == len(groups):
            sentences.append(say("limits.groups", n=len(groups), example=example))
        elif left:
            sentences.append(say("limits.expanded", n=len(left), example=example))
    if any(row.high > row.low for row in contents.workload):
        sentences.append(say("limits.intervals"))
    if any(entry.mention is Mention.EXEMPLAR or entry.open_list for entry in plan.assignments):
        sentences.append(say("limits.open_lists"))
    return sentences


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
    else:
        yield say(
            "head.leaders" if len(top) == 1 else "head.leaders_tied",
            name=_names(top, contents),
            n=top[0].responsible_leader,
            tasks=len(contents.plan.tasks),
            gini=_short(index.gini),
        )


def _leading_units(contents: Contents) -> Iterator[Markup]:
    top = _most(contents.workload, lambda row: row.lead_unit, Kind.UNIT)
    if not top:
        yield say("head.no_lead")
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
    key = "head.busiest" if len(top) == 1 else "head.busiest_tied"
    name = _names(top, contents)
    yield say(key, name=name, n=row.total, lead=row.lead_unit, support=row.supporting_unit)


def _most(
    rows: Sequence[Workload], measure: Callable[[Workload], int], kind: Kind
) -> list[Workload]:
    """The rows of a kind with the highest value, none when nobody has any."""
    chosen = [row for row in rows if row.kind is kind and measure(row)]
    highest = max(map(measure, chosen), default=0)
    return [row for row in chosen if measure(row) == highest]


def _names(rows: Sequence[Workload], contents: Contents) -> Any:
    actors: list[Actor] = [contents.plan.actor_by_id[row.actor_id] for row in rows]
    links = joined_links(actors[:_MOST_NAMED])
    return (
        links if len(actors) <= _MOST_NAMED else say("head.and_others", names=links, n=len(actors))
    )


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
