"""Every table of a plan at once, so that page, workbook and command line show the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..errors import ArgumentError
from ..graph import PlanGraph, build_graph, named_graph
from ..guards import takes_plan
from ..plan import Plan
from . import (
    balance,
    breakdown,
    brokerage,
    centrality,
    clustering,
    coassignment,
    community,
    core,
    overload,
    resilience,
    sensitivity,
    significance,
    stability,
    workload,
)
from .workload import RoleWeights, Workload

__all__ = ["ON_REQUEST", "TABLE_NAMES", "Limits", "all_tables"]

BARBER_UP_TO = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on something is called significant, or too much.

    Attributes:
        correction: for many tests of pairs: ``fdr`` or ``bonferroni``.
        alpha: error rate of tests, between 0 and 1.
        leader_threshold: number of tasks from which on a leader is flagged; None declares none.
        unit_threshold: the same for a unit.

    >>> Limits(unit_threshold=20).alpha
    0.05
    """

    correction: str = "fdr"
    alpha: float = 0.05
    leader_threshold: int | None = None
    unit_threshold: int | None = None


@dataclass(frozen=True)
class _Inputs:
    """The plan, the choices, and what several tables share."""

    plan: Plan
    weights: RoleWeights = field(default_factory=RoleWeights)
    open_group_share: float = 0.0
    null: str = "svn"
    seed: int = 0
    limits: Limits = field(default_factory=Limits)

    @property
    def pair_tests(self) -> dict[str, Any]:
        """What tests of pairs are told."""
        return {
            "null": self.null,
            "correction": self.limits.correction,
            "alpha": self.limits.alpha,
        }

    @property
    def load_tests(self) -> dict[str, Any]:
        """What tests of workloads are told."""
        return {
            "leader_threshold": self.limits.leader_threshold,
            "unit_threshold": self.limits.unit_threshold,
            "alpha": self.limits.alpha,
            "rows": self.workload,
        }

    @cached_property
    def graph(self) -> PlanGraph:
        return build_graph(self.plan)

    @cached_property
    def named(self) -> PlanGraph:
        """What tests of who works together see: those whom the text names."""
        return named_graph(self.plan)

    @cached_property
    def workload(self) -> list[Workload]:
        return workload.workload(
            self.plan, weights=self.weights, open_group_share=self.open_group_share
        )

    @cached_property
    def divisions(self) -> list[community.Division]:
        """Barber's search compares everyone with every community: up to a district's size."""
        small = self.graph.number_of_nodes() <= BARBER_UP_TO
        methods = community.METHODS if small else ("louvain",)
        return [community.divide(self.graph, method=name, seed=self.seed) for name in methods]

    @cached_property
    def ranks(self) -> sensitivity.RankedDraws:
        return sensitivity.draw_ranks(self.plan, seed=self.seed)

    @cached_property
    def dropping(self) -> list[stability.Stability]:
        return stability.case_dropping(self.plan, seed=self.seed)


def _of_both(one_layer: Callable[..., Any], graph: PlanGraph, **options: Any) -> list[Any]:
    """The records of units, then of leaders."""
    rows: list[Any] = []
    for layer in ("unit", "leader"):
        found = one_layer(graph, layer=layer, **options)
        rows += found if isinstance(found, list) else [found]
    return rows


_TABLES: dict[str, Callable[[_Inputs], Sequence[Any]]] = {
    "workload": lambda given: given.workload,
    "workload_by_role": lambda given: workload.workload_by_role(
        given.plan, open_group_share=given.open_group_share
    ),
    "workload_by_section": lambda given: breakdown.workload_by_section(given.plan),
    "workload_by_class": lambda given: breakdown.workload_by_class(given.plan),
    "balance": lambda given: balance.balance(given.plan, given.workload),
    "lorenz": lambda given: balance.lorenz(given.plan, given.workload),
    "overload": lambda given: overload.overload(given.plan, **given.load_tests),
    "overload_limits": lambda given: overload.overload_limits(given.plan, **given.load_tests),
    "centrality": lambda given: centrality.centrality(given.graph, seed=given.seed),
    "saturation": lambda given: _of_both(centrality.saturation, given.graph),
    "clustering": lambda given: clustering.clustering(given.graph),
    "network_clustering": lambda given: _of_both(clustering.network_clustering, given.graph),
    "coassignment": lambda given: coassignment.coassignment(given.graph),
    "leader_unit_ties": lambda given: coassignment.leader_unit_ties(given.graph),
    "significance": lambda given: _of_both(
        significance.significance, given.named, **given.pair_tests
    ),
    "backbone_power": lambda given: _of_both(
        significance.backbone_power, given.named, **given.pair_tests
    ),
    "communities": lambda given: [
        row for division in given.divisions for row in division.members()
    ],
    "community_summary": lambda given: [division.summary() for division in given.divisions],
    "core_periphery": lambda given: core.core_periphery(given.graph),
    "brokerage": lambda given: _of_both(brokerage.brokerage, given.graph),
    "broker_roles": lambda given: brokerage.broker_roles(given.graph),
    "resilience": lambda given: _of_both(resilience.resilience, given.graph),
    "network_resilience": lambda given: _of_both(resilience.network_resilience, given.graph),
    "removal_curve": lambda given: _of_both(resilience.removal_curve, given.graph),
    "key_players": lambda given: _of_both(resilience.key_players, given.graph),
    "rank_sensitivity": lambda given: sensitivity.sensitivities(given.ranks),
    "rank_acceptability": lambda given: sensitivity.acceptabilities(given.ranks),
    "case_dropping": lambda given: given.dropping,
    "stable_share": lambda given: stability.stable_shares(given.dropping),
}
_LONG_TABLES: dict[str, Callable[[_Inputs], Sequence[Any]]] = {
    "pairwise_winning": lambda given: sensitivity.winnings(given.ranks),
}

TABLE_NAMES = tuple(_TABLES)
ON_REQUEST = tuple(_LONG_TABLES)
"""Tables with a row for every ordered pair of units, made only where they are named."""


@takes_plan
def all_tables(
    plan: Plan,
    *,
    only: Iterable[str] | None = None,
    weights: RoleWeights | None = None,
    open_group_share: float = 0.0,
    null: str = "svn",
    seed: int = 0,
    limits: Limits | None = None,
) -> dict[str, list[Any]]:
    """Every table of metrics of a plan, by name, each a list of records of one type.

    Args:
        plan: the plan.
        only: names of the tables wanted (of `TABLE_NAMES` and `ON_REQUEST`); None for all of
            `TABLE_NAMES`.
        weights: what a task counts in each role.
        open_group_share: the share, 0 to 1, of open group tasks that point estimates count.
        null: the null model of the backbone, ``svn`` or ``bicm``.
        seed: of everything that draws at random.
        limits: from where on something is called significant, or too much.

    Raises:
        ArgumentError: a table, null model or correction is unknown, or a number out of range.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局)")
    >>> tables = all_tables(plan, only=["workload", "balance"])
    >>> [(name, len(rows)) for name, rows in tables.items()]
    [('workload', 2), ('balance', 7)]
    """
    wanted = TABLE_NAMES if only is None else tuple(only)
    makers = {**_TABLES, **_LONG_TABLES}
    unknown = sorted(set(wanted) - set(makers))
    if unknown:
        known = ", ".join(makers)
        raise ArgumentError(f"unknown table {unknown[0]!r}; known: {known}")
    if null not in {"svn", "bicm"}:
        raise ArgumentError(f"unknown null model {null!r}; known: svn, bicm")
    given = _Inputs(
        plan, weights or RoleWeights(), open_group_share, null, seed, limits or Limits()
    )
    return {name: list(make(given)) for name, make in makers.items() if name in wanted}
