"""One layer of a plan graph by itself: who shares tasks with whom."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import networkx as nx

from ..errors import ArgumentError, GraphError
from ..guards import takes_graph
from ..identifiers import natural_key
from .contract import Layer, PlanGraph, counts

__all__ = ["layer_nodes", "project", "shared_tasks"]


@takes_graph
def project(graph: PlanGraph, *, layer: str = "unit", possible: bool = False) -> PlanGraph:
    """The one-mode graph of a layer: two nodes are tied when they share a task (or an actor).

    Args:
        graph: what `build_graph` made.
        layer: ``unit``, ``leader``, ``actor`` (both together) or ``task``.
        possible: whether the possible ties of open groups count.

    Edges carry ``shared`` (how many neighbours the two have in common), ``tasks`` (their ids, the
    evidence), ``jaccard`` (shared / either, 0 to 1), ``cosine`` (shared / √(each · other)) and
    ``newman`` (Σ 1/(n−1) over the shared neighbours with n ties on this side: a task of two makes
    a strong tie, a task of twenty a weak one; Newman 2001).

    Raises:
        GraphError: the graph lacks the attributes of the contract.
        ArgumentError: the layer is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> pairs = project(build_graph(plan))
    >>> sorted(pairs.edges)
    [('unit/甲县交通局', 'unit/甲县水利局'), ('unit/甲县交通局', 'unit/甲县财政局')]
    """
    nodes = layer_nodes(graph, layer)
    around = _neighbours(graph, nodes, possible)
    projected: PlanGraph = nx.Graph()
    for node in nodes:
        projected.add_node(node, **graph.nodes[node])
    size = _sizes(around)
    for (actor_a, actor_b), tasks in shared_tasks(graph, layer=layer, possible=possible).items():
        shared, a, b = len(tasks), len(around[actor_a]), len(around[actor_b])
        projected.add_edge(
            actor_a,
            actor_b,
            shared=shared,
            tasks=tasks,
            jaccard=shared / (a + b - shared),
            cosine=shared / (a * b) ** 0.5,
            newman=sum(1 / (size[task] - 1) for task in tasks),
        )
    return projected


def shared_tasks(
    graph: PlanGraph, *, layer: str = "unit", possible: bool = False
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What each pair of a layer shares: ids in natural order, pairs sorted."""
    nodes = layer_nodes(graph, layer)
    rank = {node: index for index, node in enumerate(nodes)}
    others: dict[str, list[str]] = {}
    for node, around in _neighbours(graph, nodes, possible).items():
        for other in around:
            others.setdefault(other, []).append(node)
    pairs: dict[tuple[str, str], list[str]] = {}
    for other in sorted(others, key=natural_key):
        for pair in combinations(others[other], 2):
            pairs.setdefault(pair, []).append(other)
    ordered = sorted(pairs, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return {pair: tuple(pairs[pair]) for pair in ordered}


def layer_nodes(graph: PlanGraph, layer: str) -> list[str]:
    """The nodes of a layer in natural order; ``actor`` means leaders and units together.

    Raises:
        GraphError: a node has no ``layer``.
        ArgumentError: the layer is unknown.
    """
    wanted = {"actor": ("leader", "unit")}.get(layer, (layer,))
    known = {member.value for member in Layer}
    if not set(wanted) <= known:
        raise ArgumentError(f"unknown layer {layer!r}; known: actor, {', '.join(sorted(known))}")
    chosen = []
    for node, attributes in graph.nodes(data=True):
        if "layer" not in attributes:
            raise GraphError(f"node {node!r} has no layer; build the graph with build_graph(plan)")
        if attributes["layer"] in wanted:
            chosen.append(node)
    return sorted(chosen, key=natural_key)


def _neighbours(graph: PlanGraph, nodes: Iterable[str], possible: bool) -> dict[str, list[str]]:
    """What each node is tied to, possible ties only when asked for."""
    return {
        node: [
            other
            for other, attributes in graph.adj[node].items()
            if counts(attributes, possible=possible)
        ]
        for node in nodes
    }


def _sizes(around: dict[str, list[str]]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for others in around.values():
        for other in others:
            sizes[other] = sizes.get(other, 0) + 1
    return sizes
