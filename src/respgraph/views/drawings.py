"""A plan graph as drawings: where each node stands in columns, among pairs, on a map.

The page itself lays out the surroundings of one actor, when somebody is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..graph import project, tie_certainty
from ..identifiers import natural_key
from ..vocabulary import Certainty, Kind, Role
from .layout import align_columns, order_columns, prefer_order
from .map_layout import pivot_map, spread_map
from .network_facts import actors_of, tasks_of

if TYPE_CHECKING:
    from ..graph import PlanGraph

__all__ = [
    "COLUMN_X",
    "Drawing",
    "PValues",
    "columns_drawing",
    "map_drawing",
    "pairs_drawing",
]

PValues = Mapping[tuple[str, str], float | None]
"""How unlikely the shared tasks of two units are by chance, by the ids of the pair, either way round."""

_COLUMN_OF = {
    Role.RESPONSIBLE_LEADER: 0,
    Role.LEAD_UNIT: 1,
    Role.JOINT_UNIT: 1,
    Role.SUPPORTING_UNIT: 3,
}
_COLUMN_NAMES = ("responsible_leader", "lead_unit", "task", "supporting_unit")
COLUMN_X = (0, 330, 640, 1010)
_COLUMN_GAP = (40.0, 34.0, 31.0, 29.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges with positions, as plain JSON values."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Tie:
    actor: str
    task: str
    role: Role
    possible: bool
    added: bool


def map_drawing(graph: PlanGraph) -> dict[str, list[int]]:
    """Positions of a large graph: x and y of every actor, then of every task, in their order."""
    nodes = [*actors_of(graph), *tasks_of(graph)]
    at = {node: index for index, node in enumerate(nodes)}
    edges = sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in graph.edges)
    place = pivot_map(len(nodes), edges).round().astype(int)
    return {"x": (place[:, 0] * 1.6).astype(int).tolist(), "y": place[:, 1].tolist()}


def columns_drawing(graph: PlanGraph, *, members: bool = True) -> Drawing:
    """Responsible leader → lead unit → task → supporting unit, ordered so that few edges cross.

    `members` tells whether the members that a roster puts beside a group word are drawn too.
    """
    ties = [tie for tie in _role_ties(graph) if members or not tie.added]
    columns = _columns(graph, ties)
    edges = _column_edges(ties)
    pairs = [(edge["from"], edge["to"]) for edge in edges]
    order = order_columns(columns, pairs, sweeps=12 if len(pairs) < 5000 else 4)
    plan_order = {task: at for at, task in enumerate(columns[2])}
    order = prefer_order(order, pairs, plan_order)
    heights = align_columns(order, pairs, _COLUMN_GAP)
    nodes = [
        _placed(graph, node, column, heights[node])
        for column, names in enumerate(order)
        for node in names
    ]
    return Drawing(tuple(nodes), tuple(edges))


def pairs_drawing(graph: PlanGraph, p_values: PValues | None = None) -> Drawing:
    """The units that share tasks; an edge carries their number, the tasks and the p-value if known."""
    projected = project(graph, layer="unit")
    p_values = p_values or {}
    names = [node for node in sorted(projected, key=natural_key) if projected.degree(node)]
    weights = {(a, b): float(data["shared"]) for a, b, data in projected.edges(data=True)}
    places = spread_map(names, weights)
    nodes = [
        {
            "id": node,
            "ref": node,
            "kind": graph.nodes[node]["kind"],
            "label": graph.nodes[node]["label"],
            "tasks": _certain_tasks(graph, node),
            "x": places[node][0],
            "y": places[node][1],
        }
        for node in names
    ]
    edges = [_pair_edge(a, b, data, p_values) for a, b, data in projected.edges(data=True)]
    return Drawing(tuple(nodes), tuple(edges))


def _pair_edge(
    a: str,
    b: str,
    data: Mapping[str, Any],
    p_values: PValues,
) -> dict[str, Any]:
    p_value = p_values.get((a, b), p_values.get((b, a)))
    return {
        "from": a,
        "to": b,
        "shared": data["shared"],
        "jaccard": round(data["jaccard"], 4),
        "tasks": list(data["tasks"]),
        "p": None if p_value is None else float(f"{p_value:.3g}"),
    }


def _role_ties(graph: PlanGraph) -> list[_Tie]:
    """Every tie once a role, tasks in the order of the plan."""
    ties = []
    for task in tasks_of(graph):
        for actor in sorted(graph.adj[task], key=natural_key):
            data = graph.edges[actor, task]
            possible = data["certainty"] == Certainty.POSSIBLE
            added = data.get("added", False)
            ties += [_Tie(actor, task, Role(role), possible, added) for role in data["roles"]]
    return ties


def _certain_tasks(graph: PlanGraph, node: str) -> int:
    """How many tasks an actor certainly has, which is what the tables of the report count."""
    return sum(tie["certainty"] != Certainty.POSSIBLE for tie in graph.adj[node].values())


def _columns(graph: PlanGraph, ties: Sequence[_Tie]) -> list[list[str]]:
    columns: list[dict[str, None]] = [{}, {}, {}, {}]
    for tie in ties:
        columns[_COLUMN_OF[tie.role]][_in_column(tie)] = None
    columns[2] = dict.fromkeys(tasks_of(graph))
    return [list(column) for column in columns]


def _in_column(tie: _Tie) -> str:
    return f"{_COLUMN_NAMES[_COLUMN_OF[tie.role]]}:{tie.actor}"


def _column_edges(ties: Iterable[_Tie]) -> list[dict[str, Any]]:
    by_task: dict[str, list[_Tie]] = {}
    for tie in ties:
        by_task.setdefault(tie.task, []).append(tie)
    edges: dict[tuple[str, str, Role], dict[str, Any]] = {}
    for task, said in by_task.items():
        leaders = [tie for tie in said if tie.role is Role.RESPONSIBLE_LEADER]
        heads = [tie for tie in said if _COLUMN_OF[tie.role] == 1]
        printed = [sum(not tie.added for tie in ties) for ties in (leaders, heads)]
        unsure = tie_certainty(*printed) is Certainty.POSSIBLE
        for leader in leaders:
            for head in heads:
                tie = _leading(leader, head, unsure=unsure)
                _add_edge(edges, _in_column(leader), _in_column(head), tie)
            if not any(not head.added for head in heads):
                _add_edge(edges, _in_column(leader), task, leader)
        for head in heads:
            _add_edge(edges, _in_column(head), task, head)
        for tie in said:
            if tie.role is Role.SUPPORTING_UNIT:
                _add_edge(edges, task, _in_column(tie), tie)
    return list(edges.values())


def _leading(leader: _Tie, head: _Tie, *, unsure: bool) -> _Tie:
    """The tie of a leader to a unit that leads one of his tasks."""
    possible = unsure or leader.possible or head.possible
    return replace(leader, possible=possible, added=leader.added or head.added)


def _add_edge(
    edges: dict[tuple[str, str, Role], dict[str, Any]], head: str, tail: str, tie: _Tie
) -> None:
    """Add a tie to the edge of its role; an edge is possible, or added, only while all its ties are."""
    blank = {
        "from": head,
        "to": tail,
        "role": str(tie.role),
        "possible": 1,
        "added": 1,
        "tasks": [],
    }
    edge = edges.setdefault((head, tail, tie.role), blank)
    edge["possible"] = int(bool(edge["possible"]) and tie.possible)
    edge["added"] = int(bool(edge["added"]) and tie.added)
    if tie.task not in edge["tasks"]:
        edge["tasks"].append(tie.task)


def _placed(graph: PlanGraph, node: str, column: int, height: float) -> dict[str, Any]:
    ref = node if column == 2 else node.split(":", 1)[1]
    data = graph.nodes[ref]
    return {
        "id": node,
        "ref": ref,
        "kind": data["kind"],
        "column": _COLUMN_NAMES[column],
        "label": data["label"] if column != 2 else _task_label(data),
        "tasks": _certain_tasks(graph, ref) if data["kind"] in tuple(Kind) else 0,
        "x": COLUMN_X[column],
        "y": height,
    }


def _task_label(data: Mapping[str, Any]) -> str:
    """Number and the first words of a task, short enough for its column."""
    text = " ".join(str(data["text"]).split())
    words = text if len(text) <= 17 else f"{text[:16]}…"
    return f"{data['number']}  {words}" if data["number"] else words
