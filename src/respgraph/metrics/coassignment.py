"""Who works with whom: pairs of actors on the same tasks, with the tasks that make the pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..graph import PlanGraph, counts, layer_nodes, project, tie_certainty
from ..guards import takes_graph
from ..identifiers import natural_key
from ..vocabulary import HEADS, Certainty, Role

__all__ = ["CoAssignment", "LeaderUnitTie", "coassignment", "leader_unit_ties"]


@dataclass(frozen=True, slots=True)
class CoAssignment:
    """Two actors of one layer that share tasks.

    Attributes:
        actor_a, actor_b: names, the id that sorts first standing first; `actor_a_id`,
            `actor_b_id` are the ids.
        layer: ``unit`` or ``leader``.
        shared_tasks: how many tasks they share in whatever roles.
        jaccard: shared tasks / tasks of either, 0 to 1.
        cosine: shared tasks / √(tasks of a · tasks of b), 0 to 1.
        newman: Σ 1/(n−1) over the shared tasks with n actors of the layer: a task of two makes a
            strong tie, a task of twenty a weak one (Newman 2001).
        tasks: ids of the shared tasks, the evidence.
    """

    actor_a: str
    actor_b: str
    actor_a_id: str
    actor_b_id: str
    layer: str
    shared_tasks: int
    jaccard: float
    cosine: float
    newman: float
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaderUnitTie:
    """A leader and a lead (or joint) unit that meet in a task.

    Where a task has several leaders and several lead units, the plan does not say who answers for
    whom: the tie is ``possible``. It is ``certain`` when any of its tasks has one leader or one
    lead unit. `certain_tasks` and `possible_tasks` are the ids of both sorts of task.
    """

    leader: str
    unit: str
    leader_id: str
    unit_id: str
    certainty: Certainty
    certain_tasks: tuple[str, ...]
    possible_tasks: tuple[str, ...]


@takes_graph
def coassignment(
    graph: PlanGraph, *, layer: str | None = None, possible: bool = False
) -> list[CoAssignment]:
    """All pairs of actors that share a task, those with most in common first.

    Units and groups are paired with each other, and leaders with each other; leaders and units
    meet in `leader_unit_ties`. What it cannot see: whether the two work together on the task or
    one after the other.

    Args:
        graph: what `build_graph` made.
        layer: ``unit``, ``leader``, or None for first units, then leaders.
        possible: whether the possible ties of open groups count.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> row = coassignment(graph)[0]
    >>> row.actor_a, row.actor_b, row.shared_tasks, row.jaccard, row.tasks
    ('甲县交通局', '甲县财政局', 1, 1.0, ('task/1',))
    """
    layers = ("unit", "leader") if layer is None else (layer,)
    return [pair for each in layers for pair in _pairs(graph, each, possible)]


@takes_graph
def leader_unit_ties(graph: PlanGraph) -> list[LeaderUnitTie]:
    """Which lead and joint units answer to which leader, through the tasks, sorted by id.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明、李华;牵头单位:甲县交通局、甲县财政局)")
    >>> [(tie.leader, tie.unit, str(tie.certainty)) for tie in leader_unit_ties(build_graph(plan))][0]
    ('李华', '甲县交通局', 'possible')
    """
    found: dict[tuple[str, str], dict[Certainty, list[str]]] = {}
    for task in layer_nodes(graph, "task"):
        for leader, unit, certainty in _meetings(graph, task):
            found.setdefault((leader, unit), {}).setdefault(certainty, []).append(task)
    ordered = sorted(found, key=lambda pair: (natural_key(pair[0]), natural_key(pair[1])))
    return [_tie(graph, leader, unit, found[leader, unit]) for leader, unit in ordered]


def _pairs(graph: PlanGraph, layer: str, possible: bool) -> list[CoAssignment]:
    projected = project(graph, layer=layer, possible=possible)
    rows = [
        CoAssignment(
            actor_a=projected.nodes[actor_a]["label"],
            actor_b=projected.nodes[actor_b]["label"],
            actor_a_id=actor_a,
            actor_b_id=actor_b,
            layer=layer,
            shared_tasks=tie["shared"],
            jaccard=tie["jaccard"],
            cosine=tie["cosine"],
            newman=tie["newman"],
            tasks=tie["tasks"],
        )
        for actor_a, actor_b, tie in projected.edges(data=True)
    ]
    rows.sort(
        key=lambda row: (
            -row.shared_tasks,
            -row.jaccard,
            natural_key(row.actor_a_id),
            natural_key(row.actor_b_id),
        )
    )
    return rows


def _meetings(graph: PlanGraph, task: str) -> Iterator[tuple[str, str, Certainty]]:
    ties = [(actor, set(tie["roles"])) for actor, tie in graph.adj[task].items() if counts(tie)]
    leaders = [actor for actor, roles in ties if Role.RESPONSIBLE_LEADER.value in roles]
    heads = [actor for actor, roles in ties if not roles.isdisjoint(HEADS)]
    certainty = tie_certainty(len(leaders), len(heads))
    for leader in leaders:
        for head in heads:
            if leader != head:
                yield leader, head, certainty


def _tie(
    graph: PlanGraph, leader: str, unit: str, tasks: dict[Certainty, list[str]]
) -> LeaderUnitTie:
    certain = tuple(tasks.get(Certainty.CERTAIN, ()))
    return LeaderUnitTie(
        leader=graph.nodes[leader]["label"],
        unit=graph.nodes[unit]["label"],
        leader_id=leader,
        unit_id=unit,
        certainty=Certainty.CERTAIN if certain else Certainty.POSSIBLE,
        certain_tasks=certain,
        possible_tasks=tuple(tasks.get(Certainty.POSSIBLE, ())),
    )
