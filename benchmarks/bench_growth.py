"""How cost grows with the number of ties, and every metric of a district."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from data import network, plan, ties
from timing import Row, seconds

from respgraph.graph import build_graph
from respgraph.metrics.affiliation import affiliation, shared_counts
from respgraph.metrics.balance import balance
from respgraph.metrics.collect import all_tables
from respgraph.metrics.workload import workload

SIZES = (5_000, 10_000, 20_000, 40_000)


def rows() -> Iterator[Row]:
    district = plan(150, 80)
    all_tables(district)
    yield Row(
        "every metric, district", seconds(lambda: all_tables(district)), note="goal: under 1 s"
    )
    works: dict[str, Callable[[int], Callable[[], Any]]] = {
        "workload": lambda n: _on_plan(n, workload),
        "balance": lambda n: _on_plan(n, balance),
        "graph": lambda n: _on_plan(n, build_graph),
        "co-assignment": _on_network,
    }
    for name, make in works.items():
        times = [seconds(make(size), runs=3) for size in SIZES]
        counts = [len(ties(size, size // 8)) for size in SIZES]
        note = f"cost grows with ties to the power {_exponent(counts, times):.2f}"
        yield Row(f"{name}, {counts[-1]:,} ties", times[-1], note=note)


def _on_plan(size: int, work: Callable[[Any], Any]) -> Callable[[], Any]:
    made = plan(size, size // 8)
    return lambda: work(made)


def _on_network(size: int) -> Callable[[], Any]:
    made = affiliation(network(size, size // 8), layer="unit")
    return lambda: shared_counts(made)


def _exponent(counts: list[int], times: list[float]) -> float:
    """Slope of log time over log ties, by least squares."""
    x, y = [math.log(n) for n in counts], [math.log(t) for t in times]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    cross = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return cross / sum((a - middle_x) ** 2 for a in x)
