"""The layout: as few crossings as brute force finds, the same every time, nothing on top of another."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import xianan_plan

from respgraph import build_graph
from respgraph.views.drawings import columns_drawing
from respgraph.views.layout import align_columns, count_crossings, order_columns, prefer_order
from respgraph.views.map_layout import spread_map

LEFT, MIDDLE, RIGHT = ["a", "b", "c", "d"], ["1", "2", "3", "4"], ["x", "y", "z"]
EDGES = st.lists(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(MIDDLE))
    | st.tuples(st.sampled_from(MIDDLE), st.sampled_from(RIGHT)),
    max_size=12,
    unique=True,
)


def crossings_by_hand(order: list[list[str]], edges: list[tuple[str, str]]) -> int:
    """Every pair of edges looked at, from the definition."""
    row = {name: at for column in order for at, name in enumerate(column)}
    column_of = {name: at for at, column in enumerate(order) for name in column}
    count = 0
    for at, (a, b) in enumerate(edges):
        for c, d in edges[at + 1 :]:
            same = column_of[a] == column_of[c] and column_of[b] == column_of[d]
            count += same and (row[a] - row[c]) * (row[b] - row[d]) < 0
    return count


def fewest_by_brute_force(edges: list[tuple[str, str]]) -> int:
    orders = product(permutations(LEFT), permutations(MIDDLE), permutations(RIGHT))
    return min(count_crossings([list(one) for one in order], edges) for order in orders)


@given(EDGES)
@settings(max_examples=60)
def test_crossings_are_counted_as_the_definition_says(edges: list[tuple[str, str]]) -> None:
    order = [LEFT, MIDDLE, RIGHT]
    assert count_crossings(order, edges) == crossings_by_hand(order, edges)


@given(EDGES)
@settings(max_examples=80)
def test_ordering_keeps_the_nodes_and_never_adds_crossings(edges: list[tuple[str, str]]) -> None:
    given_order = [LEFT, MIDDLE, RIGHT]
    ordered = order_columns(given_order, edges)
    assert [sorted(column) for column in ordered] == given_order
    assert count_crossings(ordered, edges) <= count_crossings(given_order, edges)
    assert ordered == order_columns(given_order, reversed(edges))


@pytest.mark.parametrize(
    "edges",
    [
        [("a", "4"), ("b", "3"), ("c", "2"), ("d", "1"), ("1", "z"), ("4", "x")],
        [("a", "1"), ("a", "3"), ("b", "2"), ("b", "4"), ("c", "1"), ("d", "3"), ("2", "x")],
        [("a", "2"), ("b", "2"), ("c", "4"), ("d", "1"), ("2", "z"), ("4", "x"), ("1", "y")],
        [("a", "1"), ("b", "1"), ("c", "1"), ("d", "2"), ("1", "y"), ("2", "x"), ("3", "x")],
    ],
)
def test_small_drawings_are_as_good_as_brute_force(edges: list[tuple[str, str]]) -> None:
    ordered = order_columns([LEFT, MIDDLE, RIGHT], edges)
    assert count_crossings(ordered, edges) == fewest_by_brute_force(edges)


@given(EDGES, st.sampled_from([10.0, 30.0]))
@settings(max_examples=60)
def test_heights_keep_order_and_gaps(edges: list[tuple[str, str]], gap: float) -> None:
    order = order_columns([LEFT, MIDDLE, RIGHT], edges)
    height = align_columns(order, edges, [gap, gap, gap])
    for column in order:
        steps = [height[lower] - height[upper] for upper, lower in pairwise(column)]
        assert all(step >= gap - 0.2 for step in steps)
    assert min(height.values()) == 0


def test_map_is_the_same_every_time_and_leaves_room_for_labels() -> None:
    names = [f"unit/{at}" for at in range(40)]
    weights = {
        (names[at], names[(at * 7) % 40]): 1.0 + at % 3
        for at in range(1, 40)
        if at != (at * 7) % 40
    }
    places = spread_map(names, weights)
    assert places == spread_map(names, dict(reversed(weights.items())))
    close = [
        (a, b)
        for at, a in enumerate(names)
        for b in names[at + 1 :]
        if abs(places[a][0] - places[b][0]) < 60 and abs(places[a][1] - places[b][1]) < 26
    ]
    assert close == []


def test_tied_units_stand_nearer_than_strangers() -> None:
    names = ["a", "b", "c", "d"]
    places = spread_map(names, {("a", "b"): 9.0, ("c", "d"): 9.0})

    def apart(one: str, other: str) -> float:
        return (
            (places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2
        ) ** 0.5

    assert max(apart("a", "b"), apart("c", "d")) < min(apart("a", "c"), apart("b", "d"))


def test_map_of_nobody_is_empty() -> None:
    assert spread_map([], {}) == {}


def test_a_wished_order_costs_few_crossings() -> None:
    plan = xianan_plan()
    drawing = columns_drawing(build_graph(plan), members=False)
    columns: dict[float, list[dict[str, Any]]] = {}
    for node in drawing.nodes:
        columns.setdefault(node["x"], []).append(node)
    order = [[node["id"] for node in columns[x]] for x in sorted(columns)]
    edges = [(edge["from"], edge["to"]) for edge in drawing.edges]
    freely = order_columns([sorted(column) for column in order], edges)
    rank = {task.id: at for at, task in enumerate(plan.tasks)}
    wished = prefer_order(freely, edges, rank)

    def turned(column: list[str]) -> int:
        return sum(rank[a] > rank[b] for at, a in enumerate(column) for b in column[at + 1 :])

    assert [sorted(column) for column in wished] == [sorted(column) for column in freely]
    assert count_crossings(wished, edges) <= 1.15 * count_crossings(freely, edges)
    assert turned(wished[2]) < turned(freely[2])
    assert prefer_order(freely, edges, {}) == freely
