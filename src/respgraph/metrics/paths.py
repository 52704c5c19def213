"""Shortest paths from many nodes at once: distances, and how many of them pass through each node.

Brandes' algorithm (2001) with all sources of a batch in one matrix, so that each step of the
breadth-first search is one product of sparse and dense.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

    Floats = npt.NDArray[np.float64]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = ["PathSums", "path_sums"]

_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class PathSums:
    """Sums over the sources: each field has one number per node.

    `through` and `through_squares`: the dependency of the sources on each node and its square.
    `distance` and `distance_squares`: distances from those sources that reach it, and `reached_by`
    how many they are (the node itself included, at distance 0).
    """

    through: Floats
    through_squares: Floats
    distance: Floats
    distance_squares: Floats
    reached_by: Floats


def path_sums(adjacency: Matrix, sources: Sequence[int]) -> PathSums:
    """Add up shortest paths from each of `sources` to everywhere in an undirected graph."""
    import numpy as np

    n = adjacency.shape[0]
    sums = np.zeros((5, n))
    for batch in _batches(sources, max(1, _CELLS // max(1, n))):
        levels, sigma = _search(adjacency, batch)
        delta = _dependencies(adjacency, levels, sigma)
        delta[batch, np.arange(len(batch))] = 0.0
        distance = np.zeros_like(sigma)
        for depth, level in enumerate(levels):
            distance[level] = depth
        parts = (delta, delta**2, distance, distance**2, (sigma > 0).astype(float))
        sums += np.array([part.sum(axis=1) for part in parts])
    return PathSums(*sums)


def _batches(sources: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(sources), size):
        yield sources[start : start + size]


def _search(adjacency: Matrix, batch: Sequence[int]) -> tuple[list[npt.NDArray[np.bool_]], Floats]:
    """Which nodes each source reaches at each depth, and by how many shortest paths."""
    import numpy as np

    shape = (adjacency.shape[0], len(batch))
    sigma = np.zeros(shape)
    sigma[batch, np.arange(len(batch))] = 1.0
    frontier, level = sigma.copy(), sigma > 0
    seen = level.copy()
    levels = []
    while level.any():
        levels.append(level)
        reached = adjacency @ frontier
        level = (reached > 0) & ~seen
        seen |= level
        frontier = np.where(level, reached, 0.0)
        sigma += frontier
    return levels, sigma


def _dependencies(
    adjacency: Matrix, levels: Sequence[npt.NDArray[np.bool_]], sigma: Floats
) -> Floats:
    """For each node and source, the share of shortest paths that pass through the node."""
    import numpy as np

    delta = np.zeros_like(sigma)
    for depth in range(len(levels) - 1, 0, -1):
        share = np.zeros_like(sigma)
        np.divide(1.0 + delta, sigma, out=share, where=levels[depth])
        passed = adjacency @ share
        above = levels[depth - 1]
        delta[above] += (sigma * passed)[above]
    return delta
