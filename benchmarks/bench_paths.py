"""Betweenness and closeness from 100 sources in a province."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
from data import network
from timing import Row, seconds

from respgraph.metrics.affiliation import affiliation
from respgraph.metrics.centrality import _two_mode_adjacency, centrality
from respgraph.metrics.paths import path_sums

SOURCES, PART = 100, 5


def rows() -> Iterator[Row]:
    graph = network(20_000, 3_000)
    adjacency = _two_mode_adjacency(affiliation(graph))
    ours = seconds(lambda: path_sums(adjacency, range(SOURCES)), runs=3)
    scale, note = SOURCES / PART, f"networkx scaled from {PART} of {SOURCES} sources"
    nodes = sorted(graph)[:PART]
    subset = list(graph)
    theirs = scale * seconds(lambda: nx.betweenness_centrality_subset(graph, nodes, subset), runs=1)
    yield Row("betweenness and closeness, 100 sources", ours, "nx betweenness", theirs, 20, note)
    theirs = scale * seconds(lambda: [nx.closeness_centrality(graph, u) for u in nodes], runs=1)
    yield Row("betweenness and closeness, 100 sources", ours, "nx closeness", theirs, None, note)
    yield from _igraph(graph, ours)
    small = network(150, 80)
    theirs = seconds(lambda: nx.betweenness_centrality(small), runs=3)
    yield Row(
        "all centralities, district, exact",
        seconds(lambda: centrality(small)),
        "nx betweenness",
        theirs,
    )


def _igraph(graph: nx.Graph[str], ours: float) -> Iterator[Row]:
    try:
        import igraph
    except ImportError:
        return
    other = igraph.Graph.from_networkx(graph)
    sources = list(range(SOURCES))
    theirs = seconds(lambda: other.betweenness(sources=sources), runs=3)
    yield Row("betweenness and closeness, 100 sources", ours, "igraph betweenness", theirs)
