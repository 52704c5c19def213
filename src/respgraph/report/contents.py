"""Everything that a report is made from, computed once and handed to page, tables and workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import build_graph
from ..metrics.balance import Balance, LorenzPoint, balance, lorenz
from ..metrics.breakdown import SectionWorkload, workload_by_section
from ..metrics.coassignment import CoAssignment, coassignment
from ..metrics.workload import Workload, workload
from ..plan import Plan

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


def contents_of(plan: Plan) -> Contents:
    """Compute what a report shows of a plan."""
    graph = build_graph(plan)
    rows = workload(plan)
    has_hosts = any(actor.host for actor in plan.actors)
    return Contents(
        plan=plan,
        graph=graph,
        workload=rows,
        hosted=workload(plan, merge_hosted=True) if has_hosts else [],
        sections=workload_by_section(plan),
        balance=balance(plan, rows),
        lorenz=lorenz(plan, rows),
        pairs=coassignment(graph),
    )
