"""Resilience: published values, networkx, and what a removal must do."""

from __future__ import annotations

from math import exp

import networkx as nx
import numpy as np
import pytest
from tests.builders import Row, make_plan, xianan_plan
from tests.metrics.networks import AWKWARD, affiliation_graph, davis, random_ties

from respgraph.errors import ArgumentError
from respgraph.graph import build_graph, layer_nodes
from respgraph.metrics.resilience import (
    fragmentation,
    key_players,
    network_resilience,
    orphaned_tasks,
    removal_curve,
    resilience,
    robustness,
)

ORA = affiliation_graph(
    [
        (str(i), str(j))
        for i, row in enumerate(("1110", "0100", "0101"))
        for j, x in enumerate(row)
        if x == "1"
    ]
)


def test_exclusivity_and_redundancy_of_a_small_matrix() -> None:
    found = {row.actor: row.exclusivity for row in resilience(ORA)}
    assert found["0"] == pytest.approx(2 + exp(-2))
    assert [round(found[name], 4) for name in "012"] == [2.1353, 0.1353, 1.1353]
    assert network_resilience(ORA).redundancy == 0.25


def kite() -> nx.Graph[int]:
    return nx.krackhardt_kite_graph()


def test_fragmentation_of_the_kite() -> None:
    network = nx.to_scipy_sparse_array(kite(), nodelist=range(10), format="csr")
    assert fragmentation(network) == pytest.approx((0, 0.3537), abs=5e-5)
    assert fragmentation(network, [7]) == pytest.approx((0.3889, 0.4861), abs=5e-5)
    assert fragmentation(network, [8]) == pytest.approx((0.2222, 0.3889), abs=5e-5)


def as_tasks(graph: nx.Graph[int]) -> nx.Graph[str]:
    """Every tie becomes a task of two."""
    return affiliation_graph([(str(end), f"{a}-{b}") for a, b in graph.edges for end in (a, b)])


def test_the_key_player_of_the_kite() -> None:
    first = key_players(as_tasks(kite()), size=1)[0]
    assert first.actor == "7"
    assert first.distance_fragmentation == pytest.approx(0.4861, abs=5e-5)


def test_greedy_steps_never_mend_the_network() -> None:
    rows = key_players(davis(), size=4)
    assert [row.step for row in rows] == [1, 2, 3, 4]
    assert len({row.actor_id for row in rows}) == 4


@pytest.mark.parametrize("seed", range(6))
def test_distance_fragmentation_equals_global_efficiency(seed: int) -> None:
    graph = random_ties(seed, 9, 6, 0.2)
    units = [node for node in graph if node.startswith("unit/")]
    projected = nx.bipartite.projected_graph(graph, units)
    found = network_resilience(graph)
    assert found.distance_fragmentation == pytest.approx(1 - nx.global_efficiency(projected))
    parts = [len(part) for part in nx.connected_components(projected)]
    assert found.fragmentation == pytest.approx(1 - sum(s * (s - 1) for s in parts) / 72)


def test_removal_curve_counts_tasks_that_are_left() -> None:
    graph = davis()
    curve = removal_curve(graph)
    assert (curve[0].share_of_tasks_left, curve[-1].share_of_tasks_left) == (1, 0)
    assert curve[1].actor in {"Evelyn", "Theresa", "Nora"}
    for point in curve:
        gone = {p.actor_id for p in curve[: point.step + 1]}
        left = [t for t in layer_nodes(graph, "task") if set(graph[t]) - gone]
        assert point.share_of_tasks_left == pytest.approx(len(left) / 14)
    heights = [point.share_of_tasks_left for point in curve]
    assert heights == sorted(heights, reverse=True)
    assert robustness(curve) == pytest.approx((sum(heights) - 0.5) / 18)


def area_between_the_first_and_the_last(heights: list[float]) -> float:
    """The area under a cubic spline through (k/n, height k), whose third derivative at each end is
    that of the cubic through the four points there: what R's bipartite package reports as R."""
    n = len(heights)
    x, y = np.arange(1, n + 1) / n, np.array(heights)
    step = 1 / n
    system, right = np.diag([4.0] * n) + np.eye(n, k=1) + np.eye(n, k=-1), np.zeros(n)
    right[1:-1] = 6 * (y[:-2] - 2 * y[1:-1] + y[2:]) / step**2
    for row, sign, four in ((0, 1, slice(0, 4)), (n - 1, -1, slice(n - 4, n))):
        system[row] = 0
        system[row, row], system[row, row + sign] = -1, 1
        right[row] = sign * step * 6 * np.polyfit(x[four] - x[four].mean(), y[four], 3)[0]
    bend = np.linalg.solve(system, right)
    areas = step * (y[:-1] + y[1:]) / 2 - step**3 * (bend[:-1] + bend[1:]) / 24
    return float(areas.sum())


@pytest.mark.parametrize(("side", "published"), [("women", 0.5961), ("events", 0.5594)])
def test_the_published_removal_areas_of_davis(side: str, published: float) -> None:
    source = nx.davis_southern_women_graph()
    women = {node for node, data in source.nodes(data=True) if data["bipartite"] == 0}
    ties = [(a, b) if (a in women) == (side == "women") else (b, a) for a, b in source.edges]
    graph = affiliation_graph(ties)
    # those with equally many ties leave in the reverse order of their names, as in the reference
    names = sorted(layer_nodes(graph, "unit"), reverse=True)
    leaving = sorted(names, key=lambda name: -graph.degree(name))
    curve = removal_curve(graph, leaving=leaving)
    heights = [point.share_of_tasks_left for point in curve[1:]]
    assert round(area_between_the_first_and_the_last(heights), 4) == published
    # ours starts before the first departure and is therefore larger
    assert robustness(curve) > published


def test_who_leaves_must_be_known_and_leaves_once() -> None:
    graph = build_graph(xianan_plan())
    curve = removal_curve(graph, leaving=["unit/区财政局"])
    assert [point.actor for point in curve] == [None, "区财政局"]
    with pytest.raises(ArgumentError, match="no actor of layer 'unit'"):
        removal_curve(graph, leaving=["unit/月球局"])
    with pytest.raises(ArgumentError, match="leaves twice"):
        removal_curve(graph, leaving=["unit/区财政局"] * 2)


def test_tasks_of_everyone_survive_until_the_last() -> None:
    full = network_resilience(AWKWARD["full"])
    assert full.robustness == pytest.approx(1 - 1 / 6)
    assert full.redundancy == 1


def test_orphans_of_the_source_document() -> None:
    graph = build_graph(xianan_plan())
    assert orphaned_tasks(graph, ["unit/区发改局"]) == ["task/1", "task/2", "task/10"]
    both = orphaned_tasks(graph, ["unit/区发改局", "unit/区财政局"])
    assert both == ["task/1", "task/2", "task/10", "task/19"]
    leaders = {row.actor: row.orphaned for row in resilience(graph, layer="leader")}
    assert leaders == {"杜新国": 8, "洪声耀": 5, "丁玲": 2, "陈浩": 2, "刘伍寿": 1, "程文敏": 0}
    with pytest.raises(ArgumentError, match="no actor of layer 'unit'"):
        orphaned_tasks(graph, ["person/杜新国"])


def test_supporters_leave_no_orphans_and_tasks_without_head_neither() -> None:
    graph = build_graph(make_plan([Row("1", supports=["甲局"]), Row("2", joints=["乙局"])]))
    assert {row.actor: row.orphaned for row in resilience(graph)} == {"甲局": 0, "乙局": 1}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks(name: str) -> None:
    graph = AWKWARD[name]
    found = network_resilience(graph)
    for value in (found.redundancy, found.robustness, found.fragmentation):
        assert value is None or 0 <= value <= 1
    assert len(resilience(graph)) == found.actors
    assert len(key_players(graph)) <= 3
    with pytest.raises(ArgumentError, match="size is 0"):
        key_players(graph, size=0)
