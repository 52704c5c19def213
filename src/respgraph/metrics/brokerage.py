"""Who stands between others: structural holes, and who hands on between groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import ArgumentError
from ..graph import PlanGraph, counts, layer_nodes
from ..guards import takes_graph
from ..identifiers import natural_key
from ..vocabulary import HEADS, Role
from .affiliation import Affiliation, affiliation, shared_counts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

    Floats = npt.NDArray[np.float64]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = [
    "BrokerRoles",
    "Brokerage",
    "broker_roles",
    "brokerage",
    "burt",
    "gould_fernandez",
    "two_mode_constraint",
]

_Node = TypeVar("_Node", bound=Hashable)
_SUPPORT = Role.SUPPORTING_UNIT.value


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How far the partners of one actor depend on it to meet.

    Attributes:
        actor, actor_id, layer: who.
        partners: actors it shares tasks with.
        constraint: Burt's: high when the partners know each other anyway, low when the actor
            stands between them; None without partners (Burt 1992).
        effective_size: partners that are not already tied through others, from 1 to `partners`.
        two_mode_constraint: the same thought on tasks instead of the projection: high when the
            actor's tasks bring the same people together again (Hollway, Morin, Pauwelyn 2020).
    """

    actor: str
    actor_id: str
    layer: str
    partners: int
    constraint: float | None
    effective_size: float | None
    two_mode_constraint: float | None


@dataclass(frozen=True, slots=True)
class BrokerRoles:
    """How often one actor hands on from one actor to another that have no tie of their own.

    By the groups of the three (Gould & Fernandez 1989): `coordinator` all in one group;
    `consultant` the ends in one, the broker in another; `representative` from its own group
    outwards; `gatekeeper` from outside into its own; `liaison` all three in different groups.
    """

    actor: str
    actor_id: str
    group: str
    coordinator: int
    consultant: int
    representative: int
    gatekeeper: int
    liaison: int
    total: int


@takes_graph
def brokerage(graph: PlanGraph, *, layer: str = "unit") -> list[Brokerage]:
    """Constraint and effective size of every actor of a layer; certain ties only, by id.

    Every shared task counts as one tie, however many there are. What it cannot see: who really
    talks to whom.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> [(row.actor, row.constraint, row.effective_size) for row in brokerage(graph)]
    [('甲县交通局', 1.0, 1.0), ('甲县财政局', 1.0, 1.0)]
    """
    ties = affiliation(graph, layer=layer)
    partners = shared_counts(ties)
    partners.data[:] = 1
    constraint, effective = burt(partners)
    two_mode = two_mode_constraint(ties)
    rows = []
    for index, actor in enumerate(ties.actors):
        count = int(partners.indptr[index + 1] - partners.indptr[index])
        busy = bool(ties.actor_degrees[index])
        rows.append(
            Brokerage(
                actor=graph.nodes[actor]["label"],
                actor_id=actor,
                layer=graph.nodes[actor]["layer"],
                partners=count,
                constraint=float(constraint[index]) if count else None,
                effective_size=float(effective[index]) if count else None,
                two_mode_constraint=float(two_mode[index]) if busy else None,
            )
        )
    return rows


def burt(network: Matrix) -> tuple[Floats, Floats]:
    """Burt's constraint and effective size of every node of an undirected, unweighted network.

    Constraint: Σ_j (p_ij + Σ_q p_iq·p_qj)² over the neighbours j, p_ij = 1/degree of i. Effective
    size: degree − 2·ties among neighbours / degree. Both 0 for a node without ties.
    """
    import numpy as np
    from scipy import sparse

    degrees = np.asarray(network.sum(axis=1), dtype=float).ravel()
    share = sparse.diags_array(1 / np.maximum(1, degrees)) @ network
    paths = sparse.csr_array(network.astype(bool)).multiply(share @ share)
    invested = sparse.csr_array(share + paths)
    constraint: Floats = np.asarray(invested.power(2).sum(axis=1), dtype=float).ravel()
    closed = np.asarray((network @ network).multiply(network).sum(axis=1)).ravel()
    return constraint, degrees - closed / np.maximum(1, degrees)


def two_mode_constraint(ties: Affiliation) -> Floats:
    """Constraint of every actor on the two-mode network; 0 without tasks.

    Σ_a (p_ia + Σ_{b≠a} Σ_{j≠i} p_ib·p_bj·p_ja)² over the actor's tasks a: how much of its effort
    goes into task a directly, and comes back to it through partners j met in other tasks b.
    """
    import numpy as np
    from scipy import sparse

    out = sparse.diags_array(1 / np.maximum(1, ties.actor_degrees)) @ ties.matrix
    back = sparse.diags_array(1 / np.maximum(1, ties.task_degrees)) @ ties.matrix.T
    around = sparse.csr_array(back @ out)
    through = (out @ around).multiply(ties.matrix)
    own_task = out @ sparse.diags_array(around.diagonal())
    returns = out.multiply(sparse.csr_array(back.T))
    myself = sparse.diags_array(np.asarray(returns.sum(axis=1)).ravel()) @ out
    indirect = through - own_task - myself + returns.multiply(out)
    total = sparse.csr_array(out + indirect)
    found: Floats = np.asarray(total.power(2).sum(axis=1), dtype=float).ravel()
    return found


@takes_graph
def broker_roles(graph: PlanGraph, *, by: str | None = None) -> list[BrokerRoles]:
    """Who hands on between groups of units: from the heads of a task to its supporters.

    Args:
        graph: what `build_graph` made; certain ties between units and tasks count.
        by: ``class`` (of unit, as a roster gives it), ``section`` (the outermost heading where
            the unit has most tasks), or None: classes where any is known, else sections.

    Raises:
        ArgumentError: `by` is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.actor, row.total) for row in broker_roles(build_graph(plan))]
    [('甲县交通局', 0), ('甲县水利局', 0), ('甲县财政局', 0)]
    """
    if by not in {None, "class", "section"}:
        raise ArgumentError(f"unknown grouping {by!r}; known: class, section")
    units = layer_nodes(graph, "unit")
    classes = {unit: graph.nodes[unit]["unit_class"] for unit in units}
    if by is None:
        by = "class" if any(classes.values()) else "section"
    if by == "class":
        groups = {unit: name or "" for unit, name in classes.items()}
    else:
        groups = {unit: _main_section(graph, unit) for unit in units}
    counts = gould_fernandez(_handing_on(graph), groups)
    return [
        BrokerRoles(graph.nodes[unit]["label"], unit, groups[unit], *counts[unit]) for unit in units
    ]


def gould_fernandez(
    edges: Iterable[tuple[_Node, _Node]], groups: Mapping[_Node, str]
) -> dict[_Node, tuple[int, int, int, int, int, int]]:
    """Counts of the five broker roles, and their sum, for every node of a directed network.

    A broker j stands on i → j → k without i → k. The order is coordinator (w_I), consultant
    (w_O), representative (b_IO), gatekeeper (b_OI), liaison (b_O), total.

    >>> gould_fernandez([("a", "b"), ("b", "c")], {"a": "x", "b": "x", "c": "y"})["b"]
    (0, 0, 1, 0, 0, 1)
    """
    ties = {(tail, head) for tail, head in edges if tail != head}
    into: dict[_Node, list[_Node]] = {}
    out: dict[_Node, list[_Node]] = {}
    for tail, head in ties:
        into.setdefault(head, []).append(tail)
        out.setdefault(tail, []).append(head)
    found = {}
    for broker in groups:
        roles = Counter(
            _role(groups[first], groups[broker], groups[last])
            for first in into.get(broker, ())
            for last in out.get(broker, ())
            if first != last and (first, last) not in ties
        )
        counts = [roles[role] for role in range(5)]
        found[broker] = (counts[0], counts[1], counts[2], counts[3], counts[4], sum(counts))
    return found


def _role(first: str, broker: str, last: str) -> int:
    if first == broker:
        return 0 if last == broker else 2
    if last == broker:
        return 3
    return 1 if first == last else 4


def _handing_on(graph: PlanGraph) -> set[tuple[str, str]]:
    """From every head of a task to every supporter of it."""
    units = set(layer_nodes(graph, "unit"))
    found = set()
    for task in layer_nodes(graph, "task"):
        ties = [
            (actor, set(tie["roles"]))
            for actor, tie in graph.adj[task].items()
            if actor in units and counts(tie)
        ]
        heads = {actor for actor, roles in ties if not roles.isdisjoint(HEADS)}
        helpers = {actor for actor, roles in ties if _SUPPORT in roles} - heads
        found |= {(head, helper) for head in heads for helper in helpers}
    return found


def _main_section(graph: PlanGraph, unit: str) -> str:
    sections = Counter(
        (graph.nodes[task]["section"] or ("",))[0] for task in sorted(graph.adj[unit])
    )
    return min(sections, key=lambda name: (-sections[name], natural_key(name)), default="")
