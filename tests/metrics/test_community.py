"""Communities and core: published values, planted circles, independence of order."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import networkx as nx
import numpy as np
import pytest
from tests.builders import xianan_plan
from tests.metrics.networks import AWKWARD, affiliation_graph, davis, random_ties

from respgraph.errors import ArgumentError
from respgraph.graph import build_graph, project
from respgraph.metrics.affiliation import affiliation
from respgraph.metrics.community import barber_modularity, communities, community_summary
from respgraph.metrics.core import core_periphery

CIRCLES = affiliation_graph(
    [(f"{circle}{n}", f"{circle}{t}") for circle in "xyz" for n in range(4) for t in range(3)]
    + [("x0", "y0"), ("y1", "z1")]
)


def groups(graph: nx.Graph[str], method: str) -> set[frozenset[str]]:
    found: dict[int, set[str]] = {}
    for row in communities(graph, method=method):
        if row.layer == "unit":
            found.setdefault(row.community, set()).add(row.name)
    return {frozenset(members) for members in found.values()}


def test_davis_has_four_modules() -> None:
    found = community_summary(davis(), method="barber")
    assert found.modularity == pytest.approx(0.3455372, abs=5e-8)
    assert found.communities == 4


@pytest.mark.parametrize("method", ["louvain", "barber"])
def test_planted_circles_are_found(method: str) -> None:
    planted = {frozenset(f"{circle}{n}" for n in range(4)) for circle in "xyz"}
    assert groups(CIRCLES, method) == planted
    assert (community_summary(CIRCLES, method=method).modularity or 0) > 0.5


@pytest.mark.parametrize("method", ["louvain", "barber"])
def test_order_of_the_plan_changes_nothing(method: str) -> None:
    plan = xianan_plan()
    one = communities(build_graph(plan), method=method)
    for seed in range(3):
        records = [list(plan.tasks), list(plan.actors), list(plan.assignments)]
        for part in records:
            random.Random(seed).shuffle(part)
        tasks, actors, ties = map(tuple, records)
        other = replace(plan, tasks=tasks, actors=actors, assignments=ties)
        assert communities(build_graph(other), method=method) == one


def test_summary_is_the_modularity_of_networkx() -> None:
    graph = build_graph(xianan_plan())
    found = community_summary(graph)
    parts: dict[int, set[str]] = {}
    for row in communities(graph):
        parts.setdefault(row.community, set()).add(row.node_id)
    expected = nx.community.modularity(project(graph), parts.values(), weight="newman")
    assert found.modularity == pytest.approx(expected)
    assert found.communities == len(parts)


@pytest.mark.parametrize("seed", range(4))
def test_barber_modularity_is_its_sum_over_pairs(seed: int) -> None:
    ties = affiliation(random_ties(seed, 6, 5, 0.4), layer="unit")
    draw = np.random.default_rng(seed)
    left, right = draw.integers(0, 3, 6), draw.integers(0, 3, 5)
    full, total = ties.matrix.toarray(), ties.ties
    expected = sum(
        full[i, t] - full[i].sum() * full[:, t].sum() / total
        for i, t in product(range(6), range(5))
        if left[i] == right[t]
    )
    found = barber_modularity(ties, left.tolist(), right.tolist())
    assert found == pytest.approx(expected / total)


@pytest.mark.parametrize("seed", [0, 3])
def test_barber_search_finds_the_best_division_of_small_networks(seed: int) -> None:
    graph = random_ties(seed, 4, 4, 0.45)
    ties = affiliation(graph, layer="unit")
    best = max(
        barber_modularity(ties, labels[:4], labels[4:]) or 0
        for labels in product(range(1), *[range(3)] * 7)
    )
    assert (community_summary(graph, method="barber").modularity or 0) >= best - 1e-9


def fits(network: np.ndarray, core: tuple[int, ...]) -> float:
    n = len(core)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    ideal = [float(core[i] or core[j]) for i, j in pairs]
    if len(set(ideal)) < 2:
        return -2.0
    return float(np.corrcoef([float(network[i, j]) for i, j in pairs], ideal)[0, 1])


@pytest.mark.parametrize("seed", [0, 1, 2, 4, 5])
def test_core_is_the_best_of_all_divisions(seed: int) -> None:
    graph = random_ties(seed, 7, 5, 0.3)
    rows = core_periphery(graph)
    projected = nx.bipartite.projected_graph(graph, [row.actor_id for row in rows])
    network = nx.to_numpy_array(projected, nodelist=[row.actor_id for row in rows])
    best = max(fits(network, core) for core in product((0, 1), repeat=7))
    assert rows[0].fit == pytest.approx(best)
    assert fits(network, tuple(int(row.core) for row in rows)) == pytest.approx(best)


def test_a_star_has_its_centre_as_core() -> None:
    star = affiliation_graph([(end, f"t{n}") for n in range(5) for end in ("c", f"u{n}")])
    rows = core_periphery(star)
    assert [row.actor for row in rows if row.core] == ["c"]
    assert rows[0].fit == pytest.approx(1)


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks(name: str) -> None:
    graph = AWKWARD[name]
    for method in ("louvain", "barber"):
        rows = communities(graph, method=method)
        assert len({row.node_id for row in rows}) == len(rows)
        value = community_summary(graph, method=method).modularity
        assert value is None or -0.5 <= value <= 1
    assert all(row.fit is None or abs(row.fit) <= 1 + 1e-12 for row in core_periphery(graph))


def test_unknown_method_is_refused() -> None:
    with pytest.raises(ArgumentError, match="unknown method 'guess'"):
        communities(davis(), method="guess")
