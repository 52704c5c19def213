"""Everything that a report is made from, computed once and handed to page, tables and workbook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import build_graph, named_graph
from ..metrics.balance import Balance, LorenzPoint, balance, lorenz
from ..metrics.breakdown import SectionWorkload, workload_by_section
from ..metrics.coassignment import CoAssignment, coassignment
from ..metrics.community import CommunityMember, communities
from ..metrics.overload import OverloadFlag, OverloadLimit, overload, overload_limits
from ..metrics.significance import BackbonePower, PairSignificance, backbone_power, significance
from ..metrics.workload import Workload, workload
from ..plan import Plan
from ..planning.audit import Finding, audit

if TYPE_CHECKING:
    from ..graph import PlanGraph

__all__ = ["Contents", "contents_of"]


@dataclass(frozen=True, slots=True)
class Contents:
    """A plan with its graph and the records that the outputs show."""

    plan: Plan
    graph: PlanGraph
    workload: list[Workload]
    hosted: list[Workload]
    sections: list[SectionWorkload]
    balance: list[Balance]
    lorenz: list[LorenzPoint]
    pairs: list[CoAssignment]
    communities: list[CommunityMember]
    significance: list[PairSignificance]
    power: BackbonePower | None
    overload: list[OverloadFlag]
    overload_limits: list[OverloadLimit]
    audit: list[Finding]
    through_groups: dict[str, int]
    """How many tasks of an actor rest only on group words that a roster spelled out, by id."""
    written_pairs: list[CoAssignment]
    """The pairs of units that the text itself names on one task: no group words, no members."""

    def community_of(self) -> dict[str, int]:
        """The number of every unit's community, by id; the largest is 1."""
        return {row.node_id: row.community for row in self.communities}

    def p_values(self) -> dict[tuple[str, str], float | None]:
        """The corrected p-value of every pair of units that shares tasks, by ids."""
        return {(row.actor_a_id, row.actor_b_id): row.p_adjusted for row in self.significance}


def contents_of(plan: Plan) -> Contents:
    """Compute what a report shows of a plan."""
    graph = build_graph(plan)
    rows = workload(plan)
    pairs = coassignment(graph)
    named = named_graph(plan)
    written = [pair for pair in coassignment(named) if pair.layer == "unit"]
    has_hosts = any(actor.host for actor in plan.actors)
    return Contents(
        plan=plan,
        graph=graph,
        workload=rows,
        hosted=workload(plan, merge_hosted=True) if has_hosts else [],
        sections=workload_by_section(plan),
        balance=balance(plan, rows),
        lorenz=lorenz(plan, rows),
        pairs=pairs,
        communities=communities(named) if written else [],
        significance=[*significance(named), *significance(named, layer="leader")],
        power=backbone_power(named) if written else None,
        overload=overload(plan, rows=rows),
        overload_limits=overload_limits(plan, rows=rows),
        audit=audit(plan),
        through_groups=_through_groups(plan),
        written_pairs=written,
    )


def _through_groups(plan: Plan) -> dict[str, int]:
    ties: dict[tuple[str, str], bool] = {}
    for entry in plan.assignments:
        tie = (entry.actor_id, entry.task_id)
        ties[tie] = ties.get(tie, True) and entry.member_of is not None
    return Counter(actor_id for (actor_id, _), spelled_out in ties.items() if spelled_out)
