"""Titles of the page's charts: what each one shows in this plan, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..metrics.workload import Workload
from ..views.curve_figures import busiest_half
from ..views.shell import actor_link, joined_links
from ..views.words import say
from ..vocabulary import Kind
from .contents import Contents

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["chart_titles"]

_KINDS = {"leaders": Kind.PERSON, "units": Kind.UNIT, "groups": Kind.GROUP}
_MOST_NAMED = 3


def chart_titles(contents: Contents) -> dict[str, Markup | str]:
    """The title of every chart by its key; empty where there is nothing to say."""
    return {
        **{key: _top(contents, kind) for key, kind in _KINDS.items()},
        "lorenz": _lorenz(contents),
        "leader_sections": _leader_sections(contents),
        "unit_pairs": _unit_pairs(contents),
    }


def _top(contents: Contents, kind: Kind) -> Markup | str:
    rows = [row for row in contents.workload if row.kind is kind and row.total]
    if len(rows) < 2:
        return ""
    highest = max(row.total for row in rows)
    top = [row for row in rows if row.total == highest]
    if len(top) == 1:
        return say("finding.top.one", name=_link(contents, top[0]), n=highest)
    if len(top) > _MOST_NAMED or highest == 1:
        return say("finding.top.even", n=highest, k=len(top))
    actors = [contents.plan.actor_by_id[row.actor_id] for row in top]
    return say("finding.top.tied", names=joined_links(actors), n=highest)


def _link(contents: Contents, row: Workload) -> Markup:
    return actor_link(contents.plan.actor_by_id[row.actor_id])


def _lorenz(contents: Contents) -> Markup | str:
    parts = []
    for population in ("leaders", "units"):
        points = [point for point in contents.lorenz if point.population == population]
        if len(points) > 2:
            half = busiest_half([point.share_of_workload for point in points])
            parts.append(say(f"finding.lorenz.{population}", **half))
    if len(parts) == 2:
        return say("finding.join", first=parts[0], second=parts[1])
    return parts[0] if parts else ""


def _leader_sections(contents: Contents) -> Markup | str:
    rows = [row for row in contents.sections if row.responsible_leader and row.section]
    if not rows:
        return ""
    best = max(rows, key=lambda row: row.responsible_leader)
    name = actor_link(contents.plan.actor_by_id[best.actor_id])
    return say(
        "finding.leader_sections", name=name, section=best.section, n=best.responsible_leader
    )


def _unit_pairs(contents: Contents) -> Markup | str:
    if not contents.written_pairs:
        return ""
    best = max(contents.written_pairs, key=lambda pair: pair.shared_tasks)
    actors = contents.plan.actor_by_id
    a, b = actor_link(actors[best.actor_a_id]), actor_link(actors[best.actor_b_id])
    return say("finding.unit_pairs", a=a, b=b, n=best.shared_tasks)
