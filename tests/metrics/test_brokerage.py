"""Structural holes and broker roles: published values, networkx, enumeration."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Row, make_plan, xianan_plan
from tests.metrics.networks import AWKWARD, davis, random_ties

from respgraph.errors import ArgumentError
from respgraph.graph import build_graph
from respgraph.metrics.brokerage import broker_roles, brokerage, burt, gould_fernandez


def test_kite_constraint() -> None:
    network = nx.to_scipy_sparse_array(nx.krackhardt_kite_graph(), nodelist=range(10), format="csr")
    expected = [0.5412, 0.5412, 0.6641, 0.4702, 0.6641, 0.4451, 0.4451, 0.4311, 0.5, 1]
    assert burt(network)[0].tolist() == pytest.approx(expected, abs=5e-5)


def test_davis_two_mode_constraint() -> None:
    found = {row.actor: row.two_mode_constraint for row in brokerage(davis())}
    expected = {"Evelyn": 0.2782, "Laura": 0.3071, "Theresa": 0.2965}
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("seed", range(6))
def test_burt_equals_networkx(seed: int) -> None:
    graph = nx.gnp_random_graph(5 + 2 * seed, 0.15 + 0.1 * seed, seed=seed)
    network = nx.to_scipy_sparse_array(graph, nodelist=sorted(graph), format="csr")
    constraint, effective = burt(network)
    theirs, sizes = nx.constraint(graph), nx.effective_size(graph)
    for node in graph:
        if graph.degree(node):
            assert constraint[node] == pytest.approx(theirs[node])
            assert effective[node] == pytest.approx(sizes[node])
        else:
            assert (constraint[node], effective[node]) == (0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_two_mode_constraint_equals_its_sum(seed: int) -> None:
    graph = random_ties(seed, 6, 5, 0.4)
    for row in brokerage(graph):
        tasks = set(graph[row.actor_id])
        if not tasks:
            assert row.two_mode_constraint is None
            continue
        total = 0.0
        for task in tasks:
            indirect = sum(
                1 / len(tasks) / len(graph[other]) / len(graph[partner])
                for other in tasks - {task}
                for partner in set(graph[other]) - {row.actor_id}
                if partner in graph[task]
            )
            total += (1 / len(tasks) + indirect) ** 2
        assert row.two_mode_constraint == pytest.approx(total)


def test_gould_fernandez_example() -> None:
    edges = [(int(a), int(b)) for a, b in ("12", "23", "24", "34", "45", "56", "13", "62")]
    found = gould_fernandez(edges, dict(zip(range(1, 7), "AABBCC", strict=True)))
    assert found == {
        1: (0, 0, 0, 0, 0, 0),
        2: (0, 0, 1, 0, 2, 3),
        3: (0, 0, 0, 1, 0, 1),
        4: (0, 0, 1, 0, 1, 2),
        5: (0, 0, 0, 1, 0, 1),
        6: (0, 0, 1, 0, 0, 1),
    }


pairs = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14)


@settings(max_examples=60)
@given(pairs, st.lists(st.sampled_from("XYZ"), min_size=6, max_size=6))
def test_gould_fernandez_equals_enumeration(
    edges: list[tuple[int, int]], letters: list[str]
) -> None:
    groups = dict(enumerate(letters))
    found = gould_fernandez(edges, groups)
    ties = {(a, b) for a, b in edges if a != b}
    counts = {node: [0] * 5 for node in range(6)}
    for a, b, c in permutations(range(6), 3):
        if (a, b) in ties and (b, c) in ties and (a, c) not in ties:
            x, y, z = groups[a], groups[b], groups[c]
            if x == y == z:
                kind = 0
            elif x == z:
                kind = 1
            elif x == y:
                kind = 2
            elif y == z:
                kind = 3
            else:
                kind = 4
            counts[b][kind] += 1
    assert {node: list(row[:5]) for node, row in found.items()} == counts
    assert all(row[5] == sum(row[:5]) for row in found.values())


def test_brokers_between_classes() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["乙局"]), Row("2", leads=["乙局"], supports=["东镇"])],
        classes={"甲局": "department", "乙局": "department", "东镇": "town"},
    )
    rows = {row.actor: row for row in broker_roles(build_graph(plan))}
    assert (rows["乙局"].representative, rows["乙局"].total) == (1, 1)
    assert rows["乙局"].group == "department"
    assert rows["甲局"].total == 0


def test_brokers_between_sections_without_classes() -> None:
    rows = broker_roles(build_graph(xianan_plan()))
    assert {row.group[:2] for row in rows} == {"一、", "二、"}
    with pytest.raises(ArgumentError, match="unknown grouping"):
        broker_roles(build_graph(xianan_plan()), by="colour")


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_networks(name: str) -> None:
    for row in brokerage(AWKWARD[name]):
        assert (row.constraint is None) == (row.partners == 0)
    assert all(row.total == 0 for row in broker_roles(AWKWARD[name]))
