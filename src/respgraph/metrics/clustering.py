"""How far those who share a partner share another task: clustering of the two-mode network.

Ordinary clustering counts triangles, and a two-mode network has none; on its projection, one task
of ten units makes 120. The three measures below look for closure that no single task explains.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..graph import PlanGraph
from ..guards import takes_graph
from .affiliation import Affiliation, affiliation, shared_counts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

    Floats = npt.NDArray[np.float64]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = [
    "NetworkClustering",
    "NodeClustering",
    "clustering",
    "latapy",
    "network_clustering",
    "opsahl",
    "reinforcement",
]

LATAPY_MODES = ("dot", "min", "max")


@dataclass(frozen=True, slots=True)
class NodeClustering:
    """How much a node has in common with its partners: those it shares a neighbour with.

    Means over the partners of: `dot`, common neighbours / neighbours of either; `smaller`, common
    neighbours / neighbours of the one with fewer; `larger`, / neighbours of the one with more. All
    from 0 to 1; 0 without partners (Latapy, Magnien, Del Vecchio 2008).
    """

    name: str
    node_id: str
    layer: str
    dot: float
    smaller: float
    larger: float


@dataclass(frozen=True, slots=True)
class NetworkClustering:
    """Clustering of the whole network of one layer of actors.

    Attributes:
        layer: ``unit``, ``leader`` or ``actor``.
        opsahl_actors: of all chains actor–task–actor–task–actor, the share whose ends also share
            a third task (Opsahl 2013); `opsahl_tasks` the same from task to task.
        reinforcement: of all chains of three ties, the share that closes to a ring of four: how
            far pairs meet again (Robins & Alexander 2004).
        latapy_dot, latapy_smaller, latapy_larger: means of `NodeClustering` over the actors.
        nodf, nodf_actors, nodf_tasks: nestedness, see `nestedness`.

    All from 0 to 1, nestedness from 0 to 100; None where there is no chain, or nobody.
    """

    layer: str
    opsahl_actors: float | None
    opsahl_tasks: float | None
    reinforcement: float | None
    latapy_dot: float | None
    latapy_smaller: float | None
    latapy_larger: float | None
    nodf: float | None
    nodf_actors: float | None
    nodf_tasks: float | None


@takes_graph
def clustering(graph: PlanGraph, *, layer: str = "actor") -> list[NodeClustering]:
    """Latapy's clustering of every actor of a layer and of every task, certain ties only.

    What it cannot see: whether the partners met in one task or in many.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> row = clustering(graph)[0]
    >>> row.dot, row.smaller, row.larger
    (1.0, 1.0, 1.0)
    """
    ties = affiliation(graph, layer=layer)
    columns = [
        [*latapy(ties, mode).tolist(), *latapy(_turned(ties), mode).tolist()]
        for mode in LATAPY_MODES
    ]
    return [
        NodeClustering(
            graph.nodes[node]["label"], node, graph.nodes[node]["layer"], dot, smaller, larger
        )
        for node, dot, smaller, larger in zip((*ties.actors, *ties.tasks), *columns, strict=True)
    ]


@takes_graph
def network_clustering(graph: PlanGraph, *, layer: str = "unit") -> NetworkClustering:
    """Clustering and nestedness of the network between a layer of actors and the tasks.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> network_clustering(graph).latapy_dot
    1.0
    """
    from .nestedness import nestedness

    ties = affiliation(graph, layer=layer)
    means = [float(latapy(ties, mode).mean()) if ties.actors else None for mode in LATAPY_MODES]
    nested = nestedness(ties)
    return NetworkClustering(
        layer=layer,
        opsahl_actors=opsahl(ties),
        opsahl_tasks=opsahl(_turned(ties)),
        reinforcement=reinforcement(ties),
        latapy_dot=means[0],
        latapy_smaller=means[1],
        latapy_larger=means[2],
        nodf=nested[0],
        nodf_actors=nested[1],
        nodf_tasks=nested[2],
    )


def latapy(ties: Affiliation, mode: str = "dot") -> Floats:
    """Latapy's clustering of every actor; `mode` is ``dot``, ``min`` or ``max``."""
    import numpy as np

    counts = shared_counts(ties).tocoo()
    a, b = counts.coords
    own, other = ties.actor_degrees[a], ties.actor_degrees[b]
    base = {
        "dot": own + other - counts.data,
        "min": np.minimum(own, other),
        "max": np.maximum(own, other),
    }[mode]
    n = len(ties.actors)
    total = np.bincount(a, weights=counts.data / base, minlength=n)
    partners = np.bincount(a, minlength=n)
    found: Floats = total / np.maximum(1, partners)
    return found


def reinforcement(ties: Affiliation) -> float | None:
    """Robins & Alexander's clustering: 4 · rings of four / chains of three; None without chains."""
    degrees = ties.matrix.tocoo()
    a, t = degrees.coords
    chains = float(((ties.actor_degrees[a] - 1) * (ties.task_degrees[t] - 1)).sum())
    if not chains:
        return None
    shared = shared_counts(ties).data
    rings = float((shared * (shared - 1)).sum()) / 4
    return 4 * rings / chains


def opsahl(ties: Affiliation) -> float | None:
    """Opsahl's C*: closed chains of four ties / all chains of four ties; None without chains.

    A chain joins three different actors by two different tasks; it is closed when its ends share
    a task besides the two. Open chains are counted: they are those whose ends share nothing but
    what the chain itself uses.
    """
    shared = shared_counts(ties)
    chains = _chains(ties, shared)
    if not chains:
        return None
    return (chains - _open_chains(ties, shared)) / chains


def _turned(ties: Affiliation) -> Affiliation:
    from scipy import sparse

    turned = sparse.csr_array(ties.matrix.T)
    turned.sort_indices()
    return Affiliation(ties.tasks, ties.actors, turned)


def _chains(ties: Affiliation, shared: Matrix) -> int:
    """Ordered chains actor–task–actor–task–actor of different actors and tasks."""
    others = ties.task_degrees - 1
    ends = ties.matrix @ others
    squares = ties.matrix @ (others * others)
    same_end = shared.data * (shared.data - 1)
    return int((ends * ends - squares).sum() - same_end.sum())


def _open_chains(ties: Affiliation, shared: Matrix) -> int:
    return (
        _chains_between_strangers(shared)
        + _chains_over_the_only_task(ties, shared)
        + _chains_over_both_tasks(ties, shared)
    )


def _chains_between_strangers(shared: Matrix) -> int:
    """Chains whose ends share no task: over every middle, the product of what each shares."""
    paths = shared @ shared
    known = paths.multiply(shared > 0)
    return int(paths.sum() - paths.diagonal().sum() - known.sum())


def _chains_over_the_only_task(ties: Affiliation, shared: Matrix) -> int:
    """Chains whose ends share one task, and which pass through it."""
    import numpy as np

    total = 0
    tasks = ties.matrix.tocsc()
    for start, end in zip(tasks.indptr, tasks.indptr[1:], strict=False):
        members = tasks.indices[start:end]
        if len(members) < 3:
            continue
        inside = shared[members][:, members].toarray()
        once = inside == 1
        further = np.maximum(inside - 1, 0)
        rows = further.sum(axis=1)
        both = rows[:, None] - further + rows[None, :] - further.T
        total += int(both[once].sum())
    return total


def _chains_over_both_tasks(ties: Affiliation, shared: Matrix) -> int:
    """Chains whose ends share two tasks and which pass through both: two for each further actor."""
    import numpy as np
    from scipy import sparse

    twice = sparse.triu(shared, k=1).tocoo()
    chosen = twice.data == 2
    a, b = (axis[chosen] for axis in twice.coords)
    if not len(a):
        return 0
    common = sparse.csr_array(ties.matrix[a].multiply(ties.matrix[b]))
    pairs = common.indices.reshape(-1, 2).astype(np.int64)
    third = _shared_of(ties, pairs)
    return int(4 * np.sum(third - 2))


def _shared_of(ties: Affiliation, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many actors each two tasks have in common."""
    import numpy as np

    turned = _turned(ties).matrix
    both = turned[pairs[:, 0]].multiply(turned[pairs[:, 1]])
    return np.asarray(both.sum(axis=1), dtype=np.int64).ravel()
