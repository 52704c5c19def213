"""What the nodes and edges of a plan graph carry, and the one validator of that contract."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

import networkx as nx

from ..errors import GraphError
from ..guards import takes_graph
from ..vocabulary import Certainty, Kind, Role

__all__ = [
    "ColumnsGraph",
    "Evidence",
    "Layer",
    "PlanGraph",
    "SourceLine",
    "counts",
    "validate_graph",
]

PlanGraph: TypeAlias = "nx.Graph[str]"


ColumnsGraph: TypeAlias = "nx.DiGraph[str]"


class Layer(StrEnum):
    """Where a node stands: the first three in `build_graph`, the last four in `columns_graph`."""

    LEADER = "leader"
    UNIT = "unit"
    TASK = "task"
    RESPONSIBLE_LEADER = "responsible_leader"
    LEAD_UNIT = "lead_unit"
    SUPPORTING_UNIT = "supporting_unit"


class Evidence(NamedTuple):
    """Why an edge exists: role, name as printed, line (None where nothing is printed)."""

    role: str
    quote: str
    line: int | None


class SourceLine(NamedTuple):
    """One line of the document, counted from 1, and its words (a very long line is cut)."""

    line: int
    text: str


NODE_ATTRIBUTES = ("kind", "label", "layer", "unit_class")


TASK_ATTRIBUTES = ("number", "position", "section", "source", "text")


EDGE_ATTRIBUTES = ("certainty", "evidence", "roles")


_ROLE_NAMES = frozenset(Role)


_CERTAINTIES = frozenset(Certainty)


_EDGE_KEYS = frozenset(EDGE_ATTRIBUTES)


def counts(tie: Mapping[str, Any], *, possible: bool = False) -> bool:
    """Whether network metrics count an edge: certain (or `possible` too), and not expanded.

    >>> counts({"certainty": "certain", "expanded": True}), counts({"certainty": "certain"})
    (False, True)
    """
    if tie.get("expanded", False):
        return False
    return possible or tie.get("certainty") != Certainty.POSSIBLE


@takes_graph
def validate_graph(graph: PlanGraph) -> None:
    """Raise unless a graph keeps the contract of `build_graph`.

    Raises:
        GraphError: an attribute is missing or has a value outside the contract, or an edge does
            not join an actor and a task; the message names the node or edge.

    >>> import networkx as nx
    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> validate_graph(build_graph(plan))
    >>> validate_graph(nx.Graph([("a", "b")]))
    Traceback (most recent call last):
        ...
    respgraph.errors.GraphError: node 'a' lacks kind, label, layer, unit_class; build the graph with build_graph(plan)
    """
    if graph.is_directed() or graph.is_multigraph():
        raise GraphError("a plan graph is a plain networkx.Graph; build it with build_graph(plan)")
    for node, attributes in graph.nodes(data=True):
        _check_node(str(node), attributes)
    layers: dict[str, str] = {node: data["layer"] for node, data in graph.nodes(data=True)}
    for end_a, end_b, attributes in graph.edges(data=True):
        if _keeps_contract(attributes) and _joins(layers, end_a, end_b):
            continue
        what = f"edge {end_a!r} – {end_b!r}"
        _require(what, attributes, EDGE_ATTRIBUTES)
        if not _joins(layers, end_a, end_b):
            raise GraphError(f"{what} does not join an actor and a task")
        _check_values(what, "roles", attributes["roles"], _ROLE_NAMES)
        _check_values(what, "certainty", (attributes["certainty"],), _CERTAINTIES)


def _keeps_contract(attributes: dict[str, Any]) -> bool:
    return (
        attributes.keys() >= _EDGE_KEYS
        and attributes["certainty"] in _CERTAINTIES
        and _ROLE_NAMES.issuperset(attributes["roles"])
    )


def _joins(layers: dict[str, str], end_a: str, end_b: str) -> bool:
    """Whether an edge runs between an actor and a task."""
    return (layers[end_a] == "task") != (layers[end_b] == "task")


def _check_node(node: str, attributes: dict[str, Any]) -> None:
    what = f"node {node!r}"
    _require(what, attributes, NODE_ATTRIBUTES)
    _check_values(what, "layer", (attributes["layer"],), (Layer.LEADER, Layer.UNIT, Layer.TASK))
    if attributes["layer"] == Layer.TASK:
        _require(what, attributes, TASK_ATTRIBUTES)
        _check_values(what, "kind", (attributes["kind"],), ("task",))
    else:
        _check_values(what, "kind", (attributes["kind"],), tuple(Kind))


def _require(what: str, attributes: dict[str, Any], names: Iterable[str]) -> None:
    missing = [name for name in names if name not in attributes]
    if missing:
        raise GraphError(
            f"{what} lacks {', '.join(missing)}; build the graph with build_graph(plan)"
        )


def _check_values(what: str, name: str, values: Iterable[Any], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise GraphError(f"{what} has {name} {value!r}; known: {', '.join(sorted(known))}")
