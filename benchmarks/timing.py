"""CPU time of one thread, and one row of the table that `make bench` prints."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def one_thread() -> None:
    """Keep numeric libraries to one thread; call before numpy is imported."""
    for name in ONE_THREAD:
        os.environ[name] = "1"


@dataclass(frozen=True)
class Row:
    """What was measured: seconds of ours and of a peer, and the goal for peer / ours."""

    work: str
    ours: float
    peer_name: str = ""
    peer: float | None = None
    goal: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.peer is None else self.peer / self.ours

    def text(self) -> str:
        ratio = "" if self.ratio is None else _times(self.ratio)
        goal = "" if self.goal is None else f"≥ {self.goal:g}×"
        met = ""
        if self.goal is not None and self.ratio is not None:
            met = "met" if self.ratio >= self.goal else "MISSED"
        peer = "" if self.peer is None else f"{self.peer:10.4f} {self.peer_name}"
        return (
            f"{self.work:44} {self.ours:10.4f} {peer:28} {ratio:>10} {goal:>8} {met:7} {self.note}"
        )


def seconds(work: Callable[[], Any], *, runs: int = 5, limit: float = 3.0) -> float:
    """Median CPU seconds of a piece of work; fewer runs when it takes long."""
    times: list[float] = []
    while len(times) < runs and sum(times) < limit:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def in_turn(
    work: Callable[[], Any], peer: Callable[[], Any], *, runs: int = 7, limit: float = 12.0
) -> tuple[float, float]:
    """CPU seconds of two pieces of work, run by turns: those of the pair with the median ratio.

    What else the machine does meanwhile slows both halves of a pair.
    """
    pairs: list[tuple[float, float]] = []
    while len(pairs) < runs and sum(map(sum, pairs)) < limit:
        pairs.append((seconds(work, runs=1), seconds(peer, runs=1)))
    return sorted(pairs, key=lambda pair: pair[1] / pair[0])[len(pairs) // 2]


def _times(ratio: float) -> str:
    """Three digits below a hundred, whole numbers above."""
    return f"{ratio:.3g}×" if ratio < 100 else f"{ratio:,.0f}×"
