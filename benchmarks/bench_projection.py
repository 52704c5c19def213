"""Co-assignment, clustering and eigenvector of a province against networkx."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
from data import network
from timing import Row, seconds

from respgraph.metrics.affiliation import affiliation, shared_counts
from respgraph.metrics.centrality import eigenvector
from respgraph.metrics.clustering import latapy, opsahl


def rows() -> Iterator[Row]:
    graph = network(20_000, 3_000)
    units = [node for node in graph if node.startswith("unit/")]
    ties = affiliation(graph, layer="unit")
    note = f"{ties.ties:,} ties"
    yield Row(
        "ties of a networkx graph as a matrix", seconds(lambda: affiliation(graph)), note=note
    )
    theirs = seconds(lambda: nx.bipartite.weighted_projected_graph(graph, units), runs=1)
    ours = seconds(lambda: shared_counts(ties))
    yield Row("co-assignment, province", ours, "networkx", theirs, 100, note)
    theirs = seconds(lambda: nx.bipartite.clustering(graph, units), runs=1)
    yield Row(
        "clustering (Latapy), province", seconds(lambda: latapy(ties)), "networkx", theirs, 20
    )
    yield Row("clustering (Opsahl), province", seconds(lambda: opsahl(ties), runs=2))
    theirs = seconds(lambda: nx.eigenvector_centrality(graph, max_iter=1000), runs=1)
    ours = seconds(lambda: eigenvector(ties))
    yield Row("eigenvector, province", ours, "networkx", theirs, 20)
