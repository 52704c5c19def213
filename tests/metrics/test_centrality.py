"""Two-mode centralities against published values and against networkx."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from tests.builders import xianan_plan
from tests.metrics.networks import AWKWARD, davis, random_ties

from respgraph.errors import ArgumentError
from respgraph.graph import build_graph
from respgraph.metrics.affiliation import affiliation, shared_counts
from respgraph.metrics.centrality import Centrality, centrality, projected_centrality, saturation
from respgraph.metrics.paths import path_sums


def by_name(rows: list[Centrality]) -> dict[str, Centrality]:
    return {row.name: row for row in rows}


def test_davis_southern_women() -> None:
    rows = by_name(centrality(davis()))
    event, evelyn = rows["E8"], rows["Evelyn"]
    assert event.degree_share == pytest.approx(0.7778, abs=5e-5)
    assert event.closeness == pytest.approx(0.8462, abs=5e-5)
    assert event.betweenness == pytest.approx(0.2438, abs=5e-5)
    assert evelyn.degree_share == pytest.approx(0.5714, abs=5e-5)
    assert evelyn.closeness == pytest.approx(0.8, abs=5e-5)
    assert evelyn.betweenness == pytest.approx(0.0966, abs=5e-5)


@pytest.mark.parametrize("seed", range(12))
def test_equal_to_networkx_on_random_graphs(seed: int) -> None:
    graph = random_ties(seed, actors=3 + seed, tasks=2 + seed // 2, chance=0.12 + 0.04 * seed)
    units = [node for node in graph if node.startswith("unit/")]
    closeness = nx.bipartite.closeness_centrality(graph, units)
    betweenness = nx.bipartite.betweenness_centrality(graph, units)
    degrees = nx.bipartite.degree_centrality(graph, units)
    for row in centrality(graph):
        assert row.closeness == pytest.approx(closeness[row.node_id], abs=1e-12)
        assert row.betweenness == pytest.approx(betweenness[row.node_id], abs=1e-12)
        assert row.degree_share == pytest.approx(degrees[row.node_id], abs=1e-12)
        assert (row.closeness_error, row.betweenness_error) == (0, 0)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_eigenvector_equals_networkx_where_connected(seed: int) -> None:
    graph = random_ties(seed, actors=8, tasks=6, chance=0.55)
    assert nx.is_connected(graph)
    theirs = nx.eigenvector_centrality_numpy(graph)
    for row in centrality(graph):
        assert row.eigenvector == pytest.approx(abs(theirs[row.node_id]), abs=1e-9)


def test_parts_of_equal_strength_share_the_eigenvector() -> None:
    rows = centrality(AWKWARD["two parts"])
    assert {round(row.eigenvector or 0, 9) for row in rows if row.layer == "unit"} == {
        round(math.sqrt(1 / 8), 9)
    }
    assert sum((row.eigenvector or 0) ** 2 for row in rows) == pytest.approx(1)


def test_large_networks_find_the_same_eigenvector(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = davis()
    dense = [row.eigenvector for row in centrality(graph)]
    monkeypatch.setattr("respgraph.metrics.centrality.DENSE_UP_TO", 3)
    assert [row.eigenvector for row in centrality(graph)] == pytest.approx(dense, abs=1e-9)


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks_give_finite_figures(name: str) -> None:
    graph = AWKWARD[name]
    rows = centrality(graph)
    assert len(rows) == len(graph)
    whole = len(graph) > 0 and nx.is_connected(graph)
    for row in rows:
        for value in (row.closeness, row.betweenness, row.eigenvector, row.birank):
            assert value is None or (math.isfinite(value) and value >= 0)
            assert value is None or not whole or value <= 1 + 1e-12
    assert all(row.closeness >= 0 for row in projected_centrality(graph))
    assert 0 <= (saturation(graph).share or 0) <= 1


@pytest.mark.parametrize("seed", range(5))
def test_birank_sides_sum_to_one_and_solve_the_equation(seed: int) -> None:
    rows = centrality(random_ties(seed))
    for layer in ("unit", "task"):
        assert sum(row.birank or 0 for row in rows if row.layer == layer) == pytest.approx(1)


def test_birank_of_a_regular_network_is_even() -> None:
    assert {round(row.birank or 0, 12) for row in centrality(AWKWARD["full"])} == {round(1 / 3, 12)}


def test_sampled_paths_lie_within_their_errors() -> None:
    graph = random_ties(3, actors=80, tasks=60, chance=0.06)
    exact = centrality(graph)
    sampled = centrality(graph, samples=50, seed=1)
    close, between = 0, 0
    for one, other in zip(exact, sampled, strict=True):
        close += abs(one.closeness - other.closeness) <= 3 * (other.closeness_error or 0) + 1e-12
        between += (
            abs(one.betweenness - other.betweenness) <= 3 * (other.betweenness_error or 0) + 1e-12
        )
    assert close >= 0.9 * len(exact)
    assert between >= 0.85 * len(exact)
    assert sampled == centrality(graph, samples=50, seed=1)


def test_one_sample_is_refused() -> None:
    with pytest.raises(ArgumentError, match="samples is 1"):
        centrality(davis(), samples=1)


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = shared_counts(affiliation(davis()))
    whole = path_sums(counts, range(18))
    monkeypatch.setattr("respgraph.metrics.paths._CELLS", 40)
    parts = path_sums(counts, range(18))
    assert parts.through.tolist() == pytest.approx(whole.through.tolist())


def test_projection_is_saturated_on_davis_and_says_so() -> None:
    full = saturation(davis())
    assert (full.pairs, full.possible_pairs, full.saturated) == (139, 153, True)
    assert all(row.projection_saturated for row in projected_centrality(davis()))


@pytest.mark.parametrize("seed", range(6))
def test_projected_figures_equal_networkx(seed: int) -> None:
    graph = random_ties(seed, actors=10, tasks=5, chance=0.25)
    projected = nx.bipartite.projected_graph(graph, [n for n in graph if n.startswith("unit/")])
    closeness, betweenness = (
        nx.closeness_centrality(projected),
        nx.betweenness_centrality(projected),
    )
    for row in projected_centrality(graph):
        assert row.closeness == pytest.approx(closeness[row.node_id])
        assert row.betweenness == pytest.approx(betweenness[row.node_id])
        assert row.partners == projected.degree(row.node_id)


def test_source_document_has_a_row_for_every_node() -> None:
    graph = build_graph(xianan_plan())
    rows = by_name(centrality(graph))
    assert len(centrality(graph)) == len(graph)
    assert rows["区发改局"].degree == 10
    assert rows["杜新国"].layer == "leader"
