"""Whether small portfolios are parts of large ones: nestedness by overlap and decreasing fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .affiliation import Affiliation

if TYPE_CHECKING:
    from scipy import sparse

    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = ["nestedness"]


def nestedness(ties: Affiliation) -> tuple[float | None, float | None, float | None]:
    """NODF of the whole network, of its actors, and of its tasks, each from 0 to 100.

    For each two actors of different degree: the percentage of the smaller one's tasks that the
    larger one has too; for equal degrees 0; averaged over all pairs. The same for tasks. 100
    means that every smaller portfolio lies wholly inside every larger one. None without a pair
    (Almeida-Neto, Guimarães, Guimarães, Loyola, Ulrich 2008).

    >>> from respgraph import build_graph, parse_plan
    >>> from respgraph.metrics.affiliation import affiliation
    >>> text = "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n2.修桥。(牵头单位:甲县交通局)"
    >>> nestedness(affiliation(build_graph(parse_plan(text))))
    (100.0, 100.0, 100.0)
    """
    rows, row_pairs = _one_side(ties.matrix)
    columns, column_pairs = _one_side(ties.matrix.T.tocsr())
    both = row_pairs + column_pairs
    return (
        100 * (rows + columns) / both if both else None,
        100 * rows / row_pairs if row_pairs else None,
        100 * columns / column_pairs if column_pairs else None,
    )


def _one_side(matrix: Matrix) -> tuple[float, int]:
    """Sum over pairs of the nested share, and the number of pairs."""
    import numpy as np
    from scipy import sparse

    degrees = np.asarray(matrix.sum(axis=1)).ravel()
    shared = sparse.triu(matrix @ matrix.T, k=1).tocoo()
    a, b = shared.coords
    unequal = degrees[a] != degrees[b]
    smaller = np.minimum(degrees[a], degrees[b])[unequal]
    n = matrix.shape[0]
    return float((shared.data[unequal] / smaller).sum()), n * (n - 1) // 2
