"""Resilience: published values, networkx, and what a removal must do."""

from __future__ import annotations

from math import exp

import networkx as nx
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
