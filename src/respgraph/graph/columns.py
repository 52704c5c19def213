"""A plan as columns: responsible leader → lead unit → task → supporting unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Assignment, Plan, Task
from ..vocabulary import HEADS, Certainty, Role
from .building import actor_attributes, edge_attributes, task_attributes
from .contract import ColumnsGraph, Layer

__all__ = ["columns_graph", "tie_certainty"]


@takes_plan
def columns_graph(plan: Plan) -> ColumnsGraph:
    """The plan in four columns: responsible leader → lead unit → task → supporting unit.

    Joint units stand in the lead column with ``joint`` true where they never lead. A leader is
    tied to the lead units of his tasks; where a task has several leaders and several lead units,
    nobody says who answers for whom, and the tie is ``possible``. A task without lead hangs on its
    leader.

    >>> from respgraph import parse_plan
    >>> columns = columns_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> for edge in columns.edges:
    ...     print(*edge)
    responsible_leader:person/王明 lead_unit:unit/县交通局
    lead_unit:unit/县交通局 task/1
    """
    graph: ColumnsGraph = nx.DiGraph()
    for node, attributes in _column_nodes(plan):
        graph.add_node(node, **attributes)
    positions = {task.id: position for position, task in enumerate(plan.tasks)}
    for task in sorted(plan.tasks, key=lambda task: natural_key(task.id)):
        attributes = task_attributes(plan, task, positions[task.id])
        graph.add_node(task.id, actor_id=None, joint=False, **attributes)
    edges: dict[tuple[str, str], list[tuple[str, Certainty, list[Assignment]]]] = {}
    for task in plan.tasks:
        for head, tail, certainty, because in _column_edges(plan, task):
            edges.setdefault((head, tail), []).append((task.id, certainty, because))
    for (head, tail), parts in sorted(
        edges.items(), key=lambda item: (natural_key(item[0][0]), natural_key(item[0][1]))
    ):
        because = [assignment for _, _, reasons in parts for assignment in reasons]
        attributes = edge_attributes(plan, because)
        certain = any(certainty is Certainty.CERTAIN for _, certainty, _ in parts)
        attributes["certainty"] = (Certainty.CERTAIN if certain else Certainty.POSSIBLE).value
        attributes["tasks"] = tuple(sorted({part[0] for part in parts}, key=natural_key))
        graph.add_edge(head, tail, **attributes)
    return graph


def tie_certainty(leaders: int, heads: int) -> Certainty:
    """Whether a leader certainly answers for a lead unit of a task with so many of both.

    >>> str(tie_certainty(1, 3)), str(tie_certainty(2, 2))
    ('certain', 'possible')
    """
    return Certainty.CERTAIN if leaders <= 1 or heads <= 1 else Certainty.POSSIBLE


def _column(role: Role) -> Layer:
    return Layer.LEAD_UNIT if role is Role.JOINT_UNIT else Layer(role.value)


def _column_nodes(plan: Plan) -> list[tuple[str, dict[str, Any]]]:
    """One node per actor and column, columns in reading order, names in natural order."""
    places = {(_column(entry.role), entry.actor_id) for entry in plan.assignments}
    leading = {entry.actor_id for entry in plan.assignments if entry.role is Role.LEAD_UNIT}
    order = list(Layer)
    nodes = []
    for column, actor_id in sorted(
        places, key=lambda place: (order.index(place[0]), natural_key(place[1]))
    ):
        attributes = actor_attributes(plan.actor_by_id[actor_id], column)
        attributes["actor_id"] = actor_id
        attributes["joint"] = column is Layer.LEAD_UNIT and actor_id not in leading
        nodes.append((f"{column.value}:{actor_id}", attributes))
    return nodes


_ColumnEdge = tuple[str, str, Certainty, list[Assignment]]


def _column_edges(plan: Plan, task: Task) -> Iterator[_ColumnEdge]:
    entries = plan.assignments_by_task[task.id]
    leaders = _by_actor(entry for entry in entries if entry.role is Role.RESPONSIBLE_LEADER)
    heads = _by_actor(entry for entry in entries if entry.role in HEADS)
    supporters = _by_actor(entry for entry in entries if entry.role is Role.SUPPORTING_UNIT)
    certainty = tie_certainty(len(leaders), len(heads))
    for leader, said in leaders.items():
        if not heads:
            yield f"{Layer.RESPONSIBLE_LEADER}:{leader}", task.id, Certainty.CERTAIN, said
        for head, named in heads.items():
            tail = f"{Layer.LEAD_UNIT}:{head}"
            yield f"{Layer.RESPONSIBLE_LEADER}:{leader}", tail, certainty, [*said, *named]
    for head, named in heads.items():
        yield f"{Layer.LEAD_UNIT}:{head}", task.id, Certainty.CERTAIN, named
    for supporter, named in supporters.items():
        yield task.id, f"{Layer.SUPPORTING_UNIT}:{supporter}", Certainty.CERTAIN, named


def _by_actor(entries: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    groups: dict[str, list[Assignment]] = {}
    for entry in entries:
        groups.setdefault(entry.actor_id, []).append(entry)
    return groups
