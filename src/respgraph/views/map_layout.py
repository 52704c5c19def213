"""Where nodes stand on a map: who works with whom, small networks and large, and in matrices.

Plain geometry on names and pairs. The same input gives the same positions on every run; nothing is
random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["cluster_order", "pivot_map", "spread_map"]

Edge = tuple[str, str]


def cluster_order(names: Sequence[str], likeness: Mapping[Edge, float]) -> list[str]:
    """Names in the order of a hierarchical clustering, so that what is alike stands together.

    Average linkage on 1 − likeness, with leaves turned so that neighbours are near.

    Args:
        names: at least one name, in a fixed order.
        likeness: a number from 0 to 1 for unordered pairs; 0 where absent.

    >>> cluster_order(["a", "b", "c", "d"], {("a", "c"): 0.9, ("b", "d"): 0.9})
    ['a', 'c', 'd', 'b']
    """
    if len(names) < 3:
        return list(names)
    from scipy.cluster.hierarchy import leaves_list, linkage

    distances = [
        1 - likeness.get((a, b), likeness.get((b, a), 0.0))
        for at, a in enumerate(names)
        for b in names[at + 1 :]
    ]
    tree = linkage(distances, method="average", optimal_ordering=True)
    order = [names[int(at)] for at in leaves_list(tree)]
    return order if order[0] <= order[-1] else order[::-1]


def spread_map(
    names: Sequence[str], weights: Mapping[Edge, float], *, distance: float = 120.0
) -> dict[str, tuple[float, float]]:
    """A calm map of a weighted network: tied names near each other, all names apart.

    Fruchterman and Reingold's forces (1991) from a fixed spiral start, with dense numpy arrays.

    Args:
        names: the nodes, in a fixed order.
        weights: positive weights of unordered pairs of names.
        distance: about how far neighbours stand from each other.
    """
    import numpy as np

    count = len(names)
    if count == 0:
        return {}
    at = {name: index for index, name in enumerate(names)}
    pull = np.zeros((count, count))
    for (left, right), weight in sorted(weights.items()):
        pull[at[left], at[right]] = pull[at[right], at[left]] = weight**0.5
    strongest = pull.sum(axis=1)
    first = np.argsort(-strongest, kind="stable")
    turn = np.arange(count) * 2.399963229728653
    radius = distance * 0.7 * np.sqrt(np.arange(count) + 0.5)
    place = np.empty((count, 2))
    place[first] = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    rounds = 400 if count <= 300 else 60
    for step in range(rounds):
        move = _forces(place, pull, distance)
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        limit = distance * (1 - step / rounds) ** 1.5
        place += move / length * np.minimum(length, limit)
    place *= (1.0, 0.7)
    for _ in range(120 if count <= 300 else 10):
        place += _elbow_room(place, 130.0, 52.0)
    place -= (place.min(axis=0) + place.max(axis=0)) / 2
    return {
        name: (round(float(x), 1), round(float(y), 1))
        for name, (x, y) in zip(names, place, strict=True)
    }


def _elbow_room(place: Any, wide: float, high: float) -> Any:
    """A step that moves nodes apart whose labels would lie on each other."""
    import numpy as np

    apart = place[:, None, :] - place[None, :, :]
    miss_x = wide - np.abs(apart[:, :, 0])
    miss_y = high - np.abs(apart[:, :, 1])
    close = (miss_x > 0) & (miss_y > 0)
    np.fill_diagonal(close, val=False)
    order = np.arange(len(place))
    side = np.where(
        apart == 0, np.sign(order[:, None] - order[None, :])[:, :, None], np.sign(apart)
    )
    sideways = close & (miss_x / wide < miss_y / high)
    step_x = np.where(sideways, miss_x * side[:, :, 0], 0.0).sum(axis=1)
    step_y = np.where(close & ~sideways, miss_y * side[:, :, 1], 0.0).sum(axis=1)
    return np.column_stack([step_x, step_y]) * 0.25


def _forces(place: Any, pull: Any, distance: float) -> Any:
    """Repulsion of all pairs, attraction of tied pairs, and a weak pull to the middle."""
    import numpy as np

    apart = place[:, None, :] - place[None, :, :]
    length = np.maximum(np.linalg.norm(apart, axis=2), distance * 0.01)
    push = distance**2 / length**2
    draw = pull * length / distance
    move = (apart * (push - draw)[:, :, None]).sum(axis=1)
    return move - place * 0.25


def pivot_map(count: int, edges: Sequence[tuple[int, int]], *, size: float = 1000.0) -> Any:
    """A map of a large network in linear time: positions as an array of `count` rows (x, y).

    Pivot MDS (Brandes and Pich 2007) on distances from pivots that lie far from each other; then
    half of each coordinate is replaced by its rank, so that crowds spread out.

    Args:
        count: number of nodes, counted from 0.
        edges: pairs of nodes.
        size: width and height of the map.
    """
    import numpy as np

    if count == 0:
        return np.zeros((0, 2))
    distances = _pivot_distances(count, edges)
    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    place = centred @ vectors[:, ::-1][:, :2]
    place = place * np.where(place[np.argmax(np.abs(place), axis=0), [0, 1]] < 0, -1.0, 1.0)
    place = np.round(place / np.maximum(np.abs(place).max(axis=0), 1e-9), 6)
    order = np.lexsort((np.arange(count), place[:, 0]), axis=0)
    turn = np.empty(count)
    turn[order] = np.arange(count) * 2.399963229728653
    ranks = np.argsort(np.argsort(place, axis=0, kind="stable"), axis=0) / max(1, count - 1) * 2 - 1
    jitter = np.column_stack([np.cos(turn), np.sin(turn)]) * 0.02
    return (0.45 * place + 0.55 * ranks + jitter) * size / 2


def _pivot_distances(count: int, edges: Sequence[tuple[int, int]], pivots: int = 24) -> Any:
    """Steps from each of a few pivots to every node; each new pivot lies farthest from the others."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    ends = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    ties: Any = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    degree = np.bincount(ends.ravel(), minlength=count)
    nearest = np.full(count, np.inf)
    pivot, columns = int(np.argmax(degree)), []
    for _ in range(min(pivots, count)):
        steps = shortest_path(ties, "D", directed=False, unweighted=True, indices=pivot)
        columns.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(np.argmax(np.where(np.isinf(nearest), 1e9, nearest)))
    found = np.column_stack(columns)
    reachable = found[np.isfinite(found)].max()
    return np.where(np.isfinite(found), found, reachable + 2)
