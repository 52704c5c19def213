"""Where actors and tasks stand in the network of the plan, by the formulas for two-mode graphs.

A two-mode graph has no actor–actor ties, so the usual maxima do not apply: the normalisations are
those of Borgatti & Everett (1997). Sides are known from the graph's layers, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from ..graph import PlanGraph
from ..guards import takes_graph
from .affiliation import Affiliation, affiliation, shared_counts
from .paths import path_sums

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

    Floats = npt.NDArray[np.float64]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = [
    "Centrality",
    "ProjectedCentrality",
    "Saturation",
    "birank",
    "centrality",
    "eigenvector",
    "projected_centrality",
    "saturation",
]

EXACT_UP_TO = 4000
SAMPLE = 400
SATURATED_FROM = 0.5
DENSE_UP_TO = 600


@dataclass(frozen=True, slots=True)
class Centrality:
    """The place of one node in the two-mode network.

    Attributes:
        name, node_id, kind, layer: which actor or task.
        degree: its ties. `degree_share`: of all possible ones, 0 to 1.
        closeness: the shortest conceivable total distance to all others divided by the actual
            one, times the share of the network that can be reached at all. 0 to 1 in a connected
            network; in a small part of one that falls apart it can pass 1 a little.
        betweenness: how often it lies on shortest paths between others, 0 to 1 of the maximum
            for its side.
        eigenvector: high when its neighbours are high; all squares sum to 1. In a network that
            falls apart it is 0 outside the strongest part.
        birank: as eigenvector, but everyone starts with an equal allowance, so that every part
            of a network counts (He et al. 2017); each side sums to about 1.
        closeness_error, betweenness_error: standard errors where paths were sampled; 0 where
            they were counted exactly.

    A figure that is undefined is None.
    """

    name: str
    node_id: str
    kind: str
    layer: str
    degree: int
    degree_share: float | None
    closeness: float | None
    betweenness: float | None
    eigenvector: float | None
    birank: float | None
    closeness_error: float | None
    betweenness_error: float | None


@dataclass(frozen=True, slots=True)
class Saturation:
    """How full a projection is: `share` of the possible pairs of actors that share a task.

    When `saturated` (half or more), almost everyone is tied to everyone, and figures computed on
    the projection say little; use the two-mode ones, or a backbone.
    """

    layer: str
    actors: int
    pairs: int
    possible_pairs: int
    share: float | None
    saturated: bool


@dataclass(frozen=True, slots=True)
class ProjectedCentrality:
    """The place of one actor among the actors it shares tasks with, ordinary one-mode formulas.

    `projection_saturated` is the warning that belongs to these figures: see `Saturation`.
    """

    name: str
    node_id: str
    layer: str
    partners: int
    degree_share: float | None
    closeness: float
    betweenness: float | None
    projection_saturated: bool


@takes_graph
def centrality(graph: PlanGraph, *, samples: int | None = None, seed: int = 0) -> list[Centrality]:
    """Degree, closeness, betweenness, eigenvector and BiRank of every actor and task.

    Certain ties only. Up to 4,000 nodes all shortest paths are counted; above, paths from 400
    nodes drawn at random, with standard errors. Actors stand first, then tasks, by id.

    What it cannot see: that a unit between two others hands anything on; shared tasks are not
    talks.

    Args:
        graph: what `build_graph` made.
        samples: from how many nodes to follow paths; None decides by size, as said.
        seed: of the draw.

    Raises:
        ArgumentError: `samples` is below 2.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局)\\n2.修桥。(牵头单位:甲县交通局)"))
    >>> row = centrality(graph)[0]
    >>> row.name, row.degree, row.degree_share, row.closeness, row.betweenness
    ('甲县交通局', 2, 1.0, 1.0, 1.0)
    """
    if samples is not None and samples < 2:
        raise ArgumentError(f"samples is {samples}; give 2 or more, or None for exact figures")
    ties = affiliation(graph)
    nodes = (*ties.actors, *ties.tasks)
    closeness, betweenness = _path_figures(ties, _sources(len(nodes), samples, seed))
    vector, rank = eigenvector(ties), birank(ties)
    degrees = [*ties.actor_degrees.tolist(), *ties.task_degrees.tolist()]
    sizes = [len(ties.tasks)] * len(ties.actors) + [len(ties.actors)] * len(ties.tasks)
    return [
        Centrality(
            name=graph.nodes[node]["label"],
            node_id=node,
            kind=graph.nodes[node]["kind"],
            layer=graph.nodes[node]["layer"],
            degree=degrees[index],
            degree_share=degrees[index] / sizes[index] if sizes[index] else None,
            closeness=closeness[index][0],
            betweenness=betweenness[index][0],
            eigenvector=vector[index] if vector else None,
            birank=rank[index] if rank else None,
            closeness_error=closeness[index][1],
            betweenness_error=betweenness[index][1],
        )
        for index, node in enumerate(nodes)
    ]


def eigenvector(ties: Affiliation) -> list[float] | None:
    """Eigenvector centrality of actors, then tasks: the leading eigenvector, of length 1.

    Where several parts of a network are equally strong, each gets its share by size. None for a
    network without ties (Bonacich 1972).
    """
    import numpy as np

    if not ties.ties:
        return None
    left = _leading(ties)
    right = ties.matrix.T @ left
    vector = np.concatenate([left / np.linalg.norm(left), right / np.linalg.norm(right)])
    values: list[float] = np.abs(vector / np.sqrt(2)).tolist()
    return values


def birank(
    ties: Affiliation, *, damping: float = 0.85, tolerance: float = 1e-13
) -> list[float] | None:
    """BiRank of actors, then tasks: p = d·S·u + (1−d)/|P| and u = d·Sᵀ·p + (1−d)/|U|.

    S is the tie matrix with each tie divided by √(degree · degree). Each side is scaled to sum
    to 1. None for a network without actors or without tasks (He, Gao, Kan, Wang 2017).
    """
    import numpy as np
    from scipy import sparse

    actors, tasks = ties.matrix.shape
    if not (actors and tasks):
        return None
    rows = sparse.diags_array(1 / np.sqrt(np.maximum(1, ties.actor_degrees)))
    columns = sparse.diags_array(1 / np.sqrt(np.maximum(1, ties.task_degrees)))
    scaled = sparse.csr_array(rows @ ties.matrix @ columns)
    left, right = np.full(actors, 1 / actors), np.full(tasks, 1 / tasks)
    for _ in range(1000):
        before = left
        right = damping * (scaled.T @ left) + (1 - damping) / tasks
        left = damping * (scaled @ right) + (1 - damping) / actors
        if np.abs(left - before).sum() < tolerance:
            break
    values: list[float] = [*(left / left.sum()).tolist(), *(right / right.sum()).tolist()]
    return values


@takes_graph
def saturation(graph: PlanGraph, *, layer: str = "unit") -> Saturation:
    """How full the projection of a layer is: many shared tasks tie almost everyone to everyone.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> row = saturation(graph)
    >>> row.pairs, row.possible_pairs, row.saturated
    (1, 1, True)
    """
    ties = affiliation(graph, layer=layer)
    n, pairs = len(ties.actors), shared_counts(ties).nnz // 2
    possible = n * (n - 1) // 2
    share = pairs / possible if possible else None
    return Saturation(
        layer, n, pairs, possible, share, share is not None and share >= SATURATED_FROM
    )


@takes_graph
def projected_centrality(graph: PlanGraph, *, layer: str = "unit") -> list[ProjectedCentrality]:
    """One-mode centralities on the projection of a layer, each with the warning that it needs.

    Degree share: partners / (n − 1). Closeness: Wasserman & Faust's, for graphs that may fall
    apart. Betweenness: share of shortest paths between others (Freeman 1979).

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.name, row.partners) for row in projected_centrality(build_graph(plan))]
    [('甲县交通局', 2), ('甲县水利局', 1), ('甲县财政局', 1)]
    """
    ties = affiliation(graph, layer=layer)
    n = len(ties.actors)
    counts = shared_counts(ties)
    counts.data[:] = 1
    sums = path_sums(counts, range(n))
    partners = [int(count) for count in counts.indptr[1:] - counts.indptr[:-1]]
    full = saturation(graph, layer=layer).saturated
    most = (n - 1) * (n - 2)
    return [
        ProjectedCentrality(
            name=graph.nodes[actor]["label"],
            node_id=actor,
            layer=graph.nodes[actor]["layer"],
            partners=partners[index],
            degree_share=partners[index] / (n - 1) if n > 1 else None,
            closeness=_closeness(sums.distance[index], sums.reached_by[index], n),
            betweenness=float(sums.through[index]) / most if most > 0 else None,
            projection_saturated=full,
        )
        for index, actor in enumerate(ties.actors)
    ]


def _closeness(distance: float, reached: float, n: int) -> float:
    if not distance:
        return 0.0
    return float((reached - 1) / distance * (reached - 1) / (n - 1))


def _sources(n: int, samples: int | None, seed: int) -> list[int]:
    import numpy as np

    if samples is None:
        samples = n if n <= EXACT_UP_TO else SAMPLE
    if samples >= n:
        return list(range(n))
    drawn = np.random.default_rng(seed).choice(n, size=samples, replace=False)
    ordered: list[int] = np.sort(drawn).tolist()
    return ordered


def _two_mode_adjacency(ties: Affiliation) -> Matrix:
    import numpy as np
    from scipy import sparse

    ends = ties.matrix.tocoo()
    rows, columns = ends.coords[0], ends.coords[1] + len(ties.actors)
    both = (np.concatenate([rows, columns]), np.concatenate([columns, rows]))
    n = len(ties.actors) + len(ties.tasks)
    return sparse.csr_array((np.ones(2 * ties.ties), both), shape=(n, n))


def _component_sizes(adjacency: Matrix) -> Floats:
    import numpy as np
    from scipy.sparse import csgraph

    _, label = csgraph.connected_components(adjacency, directed=False)
    return np.bincount(label)[label].astype(float)


_Figures = list[tuple[float | None, float | None]]


def _path_figures(ties: Affiliation, sources: list[int]) -> tuple[_Figures, _Figures]:
    """Closeness and betweenness of all nodes, each with its standard error."""
    import numpy as np

    actors, tasks = ties.matrix.shape
    n = actors + tasks
    if not (actors and tasks):
        return [(0.0, 0.0)] * n, [(0.0, 0.0)] * n
    adjacency = _two_mode_adjacency(ties)
    sums = path_sums(adjacency, sources)
    shortest = np.array(
        [tasks + 2 * (actors - 1)] * actors + [actors + 2 * (tasks - 1)] * tasks, dtype=float
    )
    most = np.array(
        [_most_between(actors, tasks)] * actors + [_most_between(tasks, actors)] * tasks
    )
    drawn, exact = len(sources), len(sources) == n
    inside = _component_sizes(adjacency)
    others = sums.reached_by - np.isin(np.arange(n), sources)
    closeness: _Figures = []
    betweenness: _Figures = []
    for node in range(n):
        mean, error = _mean_and_error(
            sums.distance[node], sums.distance_squares[node], others[node]
        )
        closeness.append(
            _scaled_closeness(mean, error, float(inside[node]), float(shortest[node]), n, exact)
        )
        mean, error = _mean_and_error(sums.through[node], sums.through_squares[node], drawn)
        scale = n / (2 * float(most[node])) if most[node] else 0.0
        spread = 0.0 if exact else (error or 0.0) * scale
        betweenness.append(((mean or 0.0) * scale, spread))
    return closeness, betweenness


def _mean_and_error(
    total: float, squares: float, count: float
) -> tuple[float | None, float | None]:
    if count < 1:
        return None, None
    mean = float(total / count)
    if count < 2:
        return mean, None
    variance = max(0.0, float(squares / count) - mean**2) * count / (count - 1)
    return mean, (variance / count) ** 0.5


def _scaled_closeness(
    mean: float | None, error: float | None, inside: float, shortest: float, n: int, exact: bool
) -> tuple[float | None, float | None]:
    if inside < 2:
        return 0.0, 0.0
    if not mean:
        return None, None
    distance = mean * (inside - 1)
    value = float(shortest / distance * (inside - 1) / (n - 1))
    if exact:
        return value, 0.0
    return value, None if error is None else float(value * error / mean)


def _most_between(own: int, other: int) -> float:
    """The largest betweenness a node of a side can have (Borgatti & Everett 1997)."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _leading(ties: Affiliation) -> Floats:
    """The actors' part of all ones projected on the leading eigenspace of the two-mode network."""
    import numpy as np
    from scipy import sparse
    from scipy.sparse import linalg

    square = sparse.csr_array(ties.matrix @ ties.matrix.T, dtype=float)
    reach: Floats = ties.matrix @ np.ones(len(ties.tasks))
    if square.shape[0] <= DENSE_UP_TO:
        values, vectors = np.linalg.eigh(square.toarray())
        leading = vectors[:, values >= values[-1] * (1 - 1e-9)]
        projected: Floats = leading @ (leading.T @ (1 + reach / np.sqrt(values[-1])))
        return projected
    _, vectors = linalg.eigsh(square, k=1, which="LA", v0=1 + reach, tol=1e-12)
    single: Floats = vectors[:, 0]
    return single
