"""A layer of actors against the tasks as a sparse matrix: what the network metrics compute on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..graph import PlanGraph, counts, layer_nodes

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

__all__ = ["Affiliation", "affiliation", "shared_counts"]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Who is on which task: `matrix` is actors × tasks, 1 for a tie, in the order of the ids."""

    actors: tuple[str, ...]
    tasks: tuple[str, ...]
    matrix: sparse.csr_array[Any, tuple[int, int]]

    @property
    def actor_degrees(self) -> npt.NDArray[np.int64]:
        """Tasks of each actor."""
        return _sums(self.matrix, 1)

    @property
    def task_degrees(self) -> npt.NDArray[np.int64]:
        """Actors of each task."""
        return _sums(self.matrix, 0)

    @property
    def ties(self) -> int:
        """How many ties there are."""
        return int(self.matrix.nnz)


def affiliation(graph: PlanGraph, *, layer: str = "actor", possible: bool = False) -> Affiliation:
    """The ties between a layer of actors and all tasks, as a sparse matrix.

    Args:
        graph: what `build_graph` made.
        layer: ``unit``, ``leader`` or ``actor`` (both).
        possible: whether the possible ties of open groups count.
    """
    import numpy as np
    from scipy import sparse

    actors, tasks = layer_nodes(graph, layer), layer_nodes(graph, "task")
    column = {task: index for index, task in enumerate(tasks)}
    rows, columns = [], []
    for row, actor in enumerate(actors):
        for task, attributes in graph.adj[actor].items():
            if counts(attributes, possible=possible):
                rows.append(row)
                columns.append(column[task])
    ones = np.ones(len(rows), dtype=np.int64)
    shape = (len(actors), len(tasks))
    matrix = sparse.csr_array((ones, (rows, columns)), shape=shape)
    matrix.sort_indices()
    return Affiliation(tuple(actors), tuple(tasks), matrix)


def shared_counts(ties: Affiliation) -> sparse.csr_array[Any, tuple[int, int]]:
    """How many tasks each two actors share, actors × actors; the diagonal is left empty."""
    from scipy import sparse

    counts = sparse.csr_array(ties.matrix @ ties.matrix.T)
    counts = sparse.csr_array(counts - sparse.diags_array(counts.diagonal(), dtype=counts.dtype))
    counts.eliminate_zeros()
    counts.sort_indices()
    return counts


def _sums(matrix: sparse.csr_array[Any, tuple[int, int]], axis: int) -> npt.NDArray[np.int64]:
    import numpy as np

    return np.asarray(matrix.sum(axis=axis), dtype=np.int64).ravel()
