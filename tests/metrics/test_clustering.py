"""Clustering and nestedness: published values, networkx, and counting by hand."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from tests.metrics.networks import AWKWARD, affiliation_graph, davis, random_ties

from respgraph.metrics.affiliation import affiliation
from respgraph.metrics.clustering import clustering, network_clustering, opsahl, reinforcement
from respgraph.metrics.nestedness import nestedness

TNET = affiliation_graph(
    zip("11222334556", "12134234355", strict=True)
)  # actors 1–6, tasks 1–5: the example of the tnet manual


def counted_opsahl(graph: nx.Graph[str], side: str = "unit/") -> float | None:
    """C* by walking every chain."""
    nodes = [node for node in graph if node.startswith(side)]
    closed = total = 0
    for first, middle, last in permutations(nodes, 3):
        for one in set(graph[first]) & set(graph[middle]):
            for other in (set(graph[middle]) & set(graph[last])) - {one}:
                total += 1
                closed += bool((set(graph[first]) & set(graph[last])) - {one, other})
    return closed / total if total else None


def test_davis() -> None:
    found = network_clustering(davis())
    assert found.opsahl_actors == pytest.approx(0.7718968, abs=5e-8)
    assert found.opsahl_tasks == pytest.approx(0.8187362, abs=5e-8)
    assert found.reinforcement == pytest.approx(0.4677641, abs=5e-8)
    assert found.nodf == pytest.approx(48.58119, abs=5e-6)
    assert found.nodf_tasks == pytest.approx(49.21245, abs=5e-6)
    assert found.nodf_actors == pytest.approx(48.20573, abs=5e-6)


def test_davis_latapy_means() -> None:
    rows = clustering(davis())
    women = [row.dot for row in rows if row.layer == "unit"]
    events = [row.dot for row in rows if row.layer == "task"]
    assert sum(women) / 18 == pytest.approx(0.317140, abs=5e-7)
    assert sum(events) / 14 == pytest.approx(0.343073, abs=5e-7)
    assert sum([*women, *events]) / 32 == pytest.approx(0.328486, abs=5e-7)
    assert network_clustering(davis()).latapy_dot == pytest.approx(0.317140, abs=5e-7)


def test_tnet_example() -> None:
    assert opsahl(affiliation(TNET, layer="unit")) == pytest.approx(0.3)


def test_almeida_neto_example() -> None:
    rows = ("10111", "11100", "01110", "11000", "11000")
    ties = [(str(i), str(j)) for i, row in enumerate(rows) for j, x in enumerate(row) if x == "1"]
    found = nestedness(affiliation(affiliation_graph(ties), layer="unit"))
    assert found == pytest.approx((58.33, 53.33, 63.33), abs=5e-3)


@pytest.mark.parametrize("seed", range(15))
def test_opsahl_equals_walking_every_chain(seed: int) -> None:
    graph = random_ties(seed, 4 + seed % 4, 3 + seed % 5, 0.25 + 0.04 * seed)
    found = network_clustering(graph)
    assert found.opsahl_actors == pytest.approx(counted_opsahl(graph))
    assert found.opsahl_tasks == pytest.approx(counted_opsahl(graph, "task/"))


@pytest.mark.parametrize("seed", range(8))
def test_latapy_and_reinforcement_equal_networkx(seed: int) -> None:
    graph = random_ties(seed, 5 + seed, 6, 0.15 + 0.05 * seed)
    for field, mode in (("dot", "dot"), ("smaller", "min"), ("larger", "max")):
        theirs = nx.bipartite.latapy_clustering(graph, mode=mode)
        for row in clustering(graph):
            assert getattr(row, field) == pytest.approx(theirs[row.node_id])
    expected = nx.bipartite.robins_alexander_clustering(graph)
    assert (reinforcement(affiliation(graph)) or 0) == pytest.approx(expected)


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks(name: str) -> None:
    graph = AWKWARD[name]
    found = network_clustering(graph)
    for value in (found.opsahl_actors, found.reinforcement, found.latapy_dot):
        assert value is None or 0 <= value <= 1
    assert found.nodf is None or 0 <= found.nodf <= 100
    assert found.opsahl_actors == counted_opsahl(graph)


def test_two_copies_of_a_network_have_its_clustering() -> None:
    graph = random_ties(6, 6, 6, 0.5)
    ties = [(a[5:], t[5:]) for a, t in graph.edges if a.startswith("unit/")]
    twice = affiliation_graph([*ties, *((f"x{a}", f"y{t}") for a, t in ties)])
    one, two = network_clustering(graph), network_clustering(twice)
    assert two.opsahl_actors == pytest.approx(one.opsahl_actors)
    assert two.reinforcement == pytest.approx(one.reinforcement)
