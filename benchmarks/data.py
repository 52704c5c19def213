"""Generated plans and networks of stated sizes, the same for every run."""

from __future__ import annotations

from functools import cache

import networkx as nx
import numpy as np

from respgraph import Actor, Assignment, Document, Kind, Mention, Plan, Role, Task
from respgraph.vocabulary import Origin

Ties = list[tuple[int, int]]


@cache
def ties(tasks: int, units: int, seed: int = 0) -> tuple[tuple[int, int], ...]:
    """(task, unit) pairs: 1 to 12 units a task, a few units on very many tasks."""
    draw = np.random.default_rng(seed)
    widths = np.minimum(1 + draw.geometric(0.27, tasks), 12)
    chance = 1 / np.arange(1, units + 1) ** 0.7
    chosen = draw.choice(units, size=int(widths.sum()), p=chance / chance.sum())
    pairs = zip(np.repeat(np.arange(tasks), widths).tolist(), chosen.tolist(), strict=True)
    return tuple(sorted(set(pairs)))


def network(tasks: int, units: int, seed: int = 0) -> nx.Graph[str]:
    """The two-mode graph of these ties, with the attributes of the plan contract."""
    graph: nx.Graph[str] = nx.Graph()
    for kind, count in (("unit", units), ("task", tasks)):
        for index in range(count):
            graph.add_node(
                f"{kind}/{index}", kind=kind, layer=kind, label=str(index), unit_class=None
            )
    lead = ("lead_unit",)
    graph.add_edges_from(
        (f"unit/{unit}", f"task/{task}", {"certainty": "certain", "roles": lead, "evidence": ()})
        for task, unit in ties(tasks, units, seed)
    )
    return graph


def plan(tasks: int, units: int, seed: int = 0) -> Plan:
    """The same ties as a plan: the first unit of a task leads, the others support."""
    seen: set[int] = set()
    assignments = []
    for task, unit in ties(tasks, units, seed):
        role = Role.SUPPORTING_UNIT if task in seen else Role.LEAD_UNIT
        seen.add(task)
        assignments.append(
            Assignment(f"task/{task}", f"unit/{unit}", role, Mention.NAMED, (), origin=Origin.HUMAN)
        )
    return Plan(
        Document("generated", ""),
        tasks=tuple(
            Task(f"task/{i}", str(i), (), "", None, (), origin=Origin.HUMAN) for i in range(tasks)
        ),
        actors=tuple(Actor(f"unit/{i}", f"{i}局", Kind.UNIT) for i in range(units)),
        assignments=tuple(assignments),
    )
