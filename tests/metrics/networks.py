"""Two-mode networks for tests: published ones, random ones, and how to make graphs of them."""

from __future__ import annotations

import random
from collections.abc import Iterable

import networkx as nx

DAVIS_WOMEN = (
    "Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Pearl", "Ruth",
    "Verne", "Myra", "Katherina", "Sylvia", "Nora", "Helen", "Dorothy", "Olivia", "Flora",
)  # fmt: skip


def affiliation_graph(
    ties: Iterable[tuple[str, str]], actors: Iterable[str] = (), tasks: Iterable[str] = ()
) -> nx.Graph[str]:
    """A graph with the plan contract, whose actors are units and whose other side is tasks."""
    pairs = list(ties)
    graph: nx.Graph[str] = nx.Graph()
    common = {"unit_class": None}
    for name in sorted({*actors, *(actor for actor, _ in pairs)}):
        graph.add_node(f"unit/{name}", kind="unit", layer="unit", label=name, **common)
    for position, name in enumerate(sorted({*tasks, *(task for _, task in pairs)})):
        graph.add_node(
            f"task/{name}", kind="task", layer="task", label=name, number=name, section=(),
            text=name, position=position, source=(), **common,
        )  # fmt: skip
    for actor, task in sorted(pairs):
        graph.add_edge(
            f"unit/{actor}", f"task/{task}", roles=("lead_unit",), certainty="certain",
            evidence=(),
        )  # fmt: skip
    return graph


def davis() -> nx.Graph[str]:
    """Davis, Gardner, Gardner's (1941) women and events: 18 × 14 with 89 ties."""
    source = nx.davis_southern_women_graph()
    ties = []
    for woman, event in source.edges:
        first, second = (
            (woman, event) if event.startswith("E") and event[1:].isdigit() else (event, woman)
        )
        ties.append((first.split()[0], second))
    graph = affiliation_graph(ties)
    assert graph.number_of_edges() == 89
    assert graph.number_of_nodes() == 32
    return graph


def random_ties(seed: int, actors: int = 9, tasks: int = 8, chance: float = 0.35) -> nx.Graph[str]:
    """A random two-mode graph; nodes without ties stay, and it may fall apart."""
    randomness = random.Random(seed)
    names, numbers = [f"u{i}" for i in range(actors)], [str(i) for i in range(tasks)]
    ties = [(a, t) for a in names for t in numbers if randomness.random() < chance]
    return affiliation_graph(ties, names, numbers)


AWKWARD = {
    "empty": affiliation_graph([]),
    "one actor": affiliation_graph([], ["a"]),
    "one task": affiliation_graph([], [], ["1"]),
    "one tie": affiliation_graph([("a", "1")]),
    "no ties": affiliation_graph([], ["a", "b"], ["1", "2"]),
    "all on one task": affiliation_graph([(a, "1") for a in "abcd"]),
    "one on all tasks": affiliation_graph([("a", t) for t in "1234"]),
    "full": affiliation_graph([(a, t) for a in "abc" for t in "123"]),
    "two parts": affiliation_graph([("a", "1"), ("b", "1"), ("c", "2"), ("d", "2")]),
}
