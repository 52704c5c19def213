"""Who forms a circle: communities, and whether there is a core that everyone else hangs on.

Nodes are sorted and numbered before any search, and draws are seeded: the same plan in another
order gives the same communities under the same names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from ..graph import PlanGraph
from .affiliation import Affiliation, affiliation, shared_counts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy import sparse

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

__all__ = [
    "CommunityMember",
    "CommunitySummary",
    "CoreMember",
    "barber_modularity",
    "communities",
    "community_summary",
    "core_periphery",
]

METHODS = ("louvain", "barber")
_RESTARTS = 30


@dataclass(frozen=True, slots=True)
class CommunityMember:
    """The community of one node; communities are numbered from 1, the largest first.

    `community_name` is the name of the member with most ties.
    """

    method: str
    community: int
    community_name: str
    name: str
    node_id: str
    layer: str


@dataclass(frozen=True, slots=True)
class CommunitySummary:
    """How well a network falls into communities.

    `modularity` compares ties inside communities with what the degrees alone would give: 0 is no
    better than chance, and above about 0.3 the division is usually called clear. None without
    ties.
    """

    method: str
    layer: str
    communities: int
    modularity: float | None


@dataclass(frozen=True, slots=True)
class CoreMember:
    """Whether one actor belongs to the core; `fit` is the correlation of the whole division.

    In a perfect core–periphery network everyone is tied to the core and nobody else to each
    other: then `fit` is 1 (Borgatti & Everett 1999). It is None where no division can be compared.
    """

    actor: str
    actor_id: str
    core: bool
    fit: float | None


def communities(
    graph: PlanGraph, *, layer: str = "unit", method: str = "louvain", seed: int = 0
) -> list[CommunityMember]:
    """The community of every actor of a layer (and, with ``barber``, of every task).

    Args:
        graph: what `build_graph` made; certain ties count.
        layer: ``unit``, ``leader`` or ``actor``.
        method: ``louvain`` (Blondel et al. 2008) on the projection, weighted so that a task of n
            actors counts 1/(n−1) for each pair; or ``barber``, modularity of the two-mode network
            (Barber 2007) by label propagation and merging (LPAwb+, Beckett 2016).
        seed: of the search.

    Raises:
        ArgumentError: the method is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> text = "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n2.办学。(牵头单位:甲县教育局)"
    >>> rows = communities(build_graph(parse_plan(text)))
    >>> [(row.name, row.community) for row in rows]
    [('甲县交通局', 1), ('甲县财政局', 1), ('甲县教育局', 2)]
    """
    ties, labels = _divided(graph, layer, method, seed)
    nodes = (*ties.actors, *ties.tasks)[: len(labels)]
    degrees = [*ties.actor_degrees.tolist(), *ties.task_degrees.tolist()]
    groups: dict[int, list[int]] = {}
    for node, label in enumerate(labels):
        groups.setdefault(label, []).append(node)
    rows = []
    ordered = sorted(groups.values(), key=lambda members: (-len(members), members[0]))
    for number, members in enumerate(ordered, start=1):
        main = max(members, key=lambda node: (node < len(ties.actors), degrees[node], -node))
        for member in members:
            attributes = graph.nodes[nodes[member]]
            rows.append(
                CommunityMember(
                    method=method,
                    community=number,
                    community_name=graph.nodes[nodes[main]]["label"],
                    name=attributes["label"],
                    node_id=nodes[member],
                    layer=attributes["layer"],
                )
            )
    return rows


def community_summary(
    graph: PlanGraph, *, layer: str = "unit", method: str = "louvain", seed: int = 0
) -> CommunitySummary:
    """How many communities there are, and how clear they are; arguments as for `communities`."""
    ties, labels = _divided(graph, layer, method, seed)
    if method == "barber":
        split = len(ties.actors)
        found = barber_modularity(ties, labels[:split], labels[split:])
    else:
        found = _modularity(_newman_weights(ties), labels)
    return CommunitySummary(method, layer, len(set(labels)), found)


def barber_modularity(
    ties: Affiliation, actor_labels: Sequence[int], task_labels: Sequence[int]
) -> float | None:
    """Barber's two-mode modularity: (1/E) Σ (A_it − k_i·d_t/E) over pairs with the same label.

    From −0.5 to 1; None without ties.
    """
    import numpy as np

    if not ties.ties:
        return None
    left, right = np.asarray(actor_labels), np.asarray(task_labels)
    ends = ties.matrix.tocoo()
    inside = float((left[ends.coords[0]] == right[ends.coords[1]]).sum())
    size = 1 + max(left.max(initial=0), right.max(initial=0))
    degree_a = np.bincount(left, weights=ties.actor_degrees, minlength=size)
    degree_t = np.bincount(right, weights=ties.task_degrees, minlength=size)
    return inside / ties.ties - float(degree_a @ degree_t) / ties.ties**2


def core_periphery(graph: PlanGraph, *, layer: str = "unit") -> list[CoreMember]:
    """Which actors of a layer form a core, by id; certain ties only.

    The division maximises the correlation between "the two share a task" and "one of the two is
    in the core", over all pairs. It is searched from the actors with most partners, by adding and
    taking away single actors, and may be missed in principle. Equal divisions prefer the smaller
    core.
    """
    import numpy as np

    ties = affiliation(graph, layer=layer)
    network = (shared_counts(ties).toarray() > 0).astype(float)
    order = np.lexsort((np.arange(len(network)), -network.sum(axis=1)))
    fit, core = _best_core(network, order)
    return [
        CoreMember(graph.nodes[actor]["label"], actor, bool(core[index]), fit)
        for index, actor in enumerate(ties.actors)
    ]


def _divided(graph: PlanGraph, layer: str, method: str, seed: int) -> tuple[Affiliation, list[int]]:
    if method not in METHODS:
        raise ArgumentError(f"unknown method {method!r}; known: {', '.join(METHODS)}")
    ties = affiliation(graph, layer=layer)
    return ties, _barber(ties, seed) if method == "barber" else _louvain(ties, seed)


def _newman_weights(ties: Affiliation) -> Matrix:
    """Σ 1/(n−1) over the shared tasks of each pair, actors × actors."""
    import numpy as np
    from scipy import sparse

    share = np.where(ties.task_degrees > 1, 1 / np.maximum(1, ties.task_degrees - 1), 0.0)
    weights = sparse.csr_array(ties.matrix @ sparse.diags_array(share) @ ties.matrix.T)
    weights = sparse.csr_array(weights - sparse.diags_array(weights.diagonal()))
    weights.eliminate_zeros()
    weights.sort_indices()
    return weights


def _louvain(ties: Affiliation, seed: int) -> list[int]:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(ties.actors)))
    ends = _newman_weights(ties).tocoo()
    triples = zip(*(axis.tolist() for axis in ends.coords), ends.data.tolist(), strict=True)
    graph.add_weighted_edges_from((a, b, round(w, 12)) for a, b, w in triples if a < b)
    labels = [0] * len(ties.actors)
    if not labels:
        return labels
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed)
    for label, members in enumerate(found):
        for member in members:
            labels[member] = label
    return labels


def _modularity(weights: Matrix, labels: Sequence[int]) -> float | None:
    """Newman's modularity of a division of a weighted network; None without ties."""
    import numpy as np

    total = float(weights.sum())
    if not total:
        return None
    of = np.asarray(labels)
    ends = weights.tocoo()
    inside = float(ends.data[of[ends.coords[0]] == of[ends.coords[1]]].sum())
    strength = np.asarray(weights.sum(axis=1)).ravel()
    degrees = np.bincount(of, weights=strength)
    return inside / total - float((degrees**2).sum()) / total**2


def _barber(ties: Affiliation, seed: int) -> list[int]:
    """The best of several searches: one from single actors, the others from random labels."""
    import numpy as np

    generator = np.random.default_rng(seed)
    n, m = ties.matrix.shape
    best: tuple[float, list[int]] = (-2.0, list(range(n + m)))
    if not ties.ties:
        return best[1]
    starts = [np.arange(n), *(generator.integers(0, max(2, n), n) for _ in range(_RESTARTS))]
    for start in starts:
        left, right = _propagate_and_merge(ties, start.astype(np.int64))
        value = barber_modularity(ties, left.tolist(), right.tolist()) or 0.0
        if value > best[0] + 1e-9:
            best = (value, [*left.tolist(), *right.tolist()])
    return _idle_apart(ties, best[1])


def _idle_apart(ties: Affiliation, labels: list[int]) -> list[int]:
    """Nodes without ties belong to nobody: each gets a label of its own."""
    degrees = [*ties.actor_degrees.tolist(), *ties.task_degrees.tolist()]
    free = max(labels) + 1
    return [
        label if degree else free + index
        for index, (label, degree) in enumerate(zip(labels, degrees, strict=True))
    ]


def _propagate_and_merge(ties: Affiliation, left: Integers) -> tuple[Integers, Integers]:
    left, right = _propagate(ties, left)
    while True:
        merged = _merged(ties, left, right)
        if merged is None:
            return left, right
        left, right = _propagate(ties, merged)


def _propagate(ties: Affiliation, left: Integers) -> tuple[Integers, Integers]:
    """Tasks, then actors, take the label that raises modularity most, until nothing rises."""
    turned = ties.matrix.T.tocsr()
    best, kept = -2.0, (left, left)
    while True:
        right = _follow(turned, ties.task_degrees, ties.actor_degrees, left)
        left = _follow(ties.matrix, ties.actor_degrees, ties.task_degrees, right)
        value = barber_modularity(ties, left.tolist(), right.tolist()) or 0.0
        if value <= best + 1e-12:
            return kept
        best, kept = value, (left, right)


def _follow(matrix: Matrix, own: Integers, other: Integers, labels: Integers) -> Integers:
    """For each row the label with most ties beyond expectation; the first of equal ones."""
    import numpy as np
    from scipy import sparse

    known, column = np.unique(labels, return_inverse=True)
    ones = np.ones(len(labels))
    members = sparse.csr_array(
        (ones, (np.arange(len(labels)), column)), shape=(len(labels), len(known))
    )
    ties = (matrix @ members).toarray()
    weight = np.bincount(column, weights=other)
    gain = np.round(ties - np.outer(own, weight) / max(1, matrix.nnz), 9)
    found: Integers = known[np.argmax(gain, axis=1)]
    return found


def _merged(ties: Affiliation, left: Integers, right: Integers) -> Integers | None:
    """The actors' labels after the merger of two communities that gains most, None if none does."""
    import numpy as np

    known = np.unique(np.concatenate([left, right]))
    if len(known) < 2:
        return None
    row, column = np.searchsorted(known, left), np.searchsorted(known, right)
    ends = ties.matrix.tocoo()
    between = np.zeros((len(known), len(known)))
    np.add.at(between, (row[ends.coords[0]], column[ends.coords[1]]), 1.0)
    degree_a = np.bincount(row, weights=ties.actor_degrees, minlength=len(known))
    degree_t = np.bincount(column, weights=ties.task_degrees, minlength=len(known))
    excess = between - np.outer(degree_a, degree_t) / ties.ties
    gain = np.round(np.triu(excess + excess.T, k=1), 9)
    first, second = np.unravel_index(int(np.argmax(gain)), gain.shape)
    if gain[first, second] <= 0:
        return None
    return np.where(left == known[second], known[first], left)


def _best_core(network: Floats, order: Integers) -> tuple[float | None, npt.NDArray[np.bool_]]:
    import numpy as np

    n = len(network)
    best: tuple[float | None, npt.NDArray[np.bool_]] = (None, np.zeros(n, dtype=bool))
    for size in range(1, n):
        core = np.zeros(n, dtype=bool)
        core[order[:size]] = True
        fit, core = _climbed(network, core)
        better = best[0] is None or (fit is not None and fit > best[0] + 1e-12)
        if fit is not None and better:
            best = (fit, core)
    return best


def _climbed(
    network: Floats, core: npt.NDArray[np.bool_]
) -> tuple[float | None, npt.NDArray[np.bool_]]:
    """Add or take away single actors while the correlation rises."""
    import numpy as np

    n = len(network)
    degrees = network.sum(axis=1)
    fit = _core_fit(float(degrees.sum()) / 2, n, float(core.sum()), _touching(network, core))
    while True:
        touched = _touching(network, core)
        outside = degrees - network @ core
        change = np.where(core, -outside, outside)
        sizes = core.sum() + np.where(core, -1.0, 1.0)
        options = [
            _core_fit(float(degrees.sum()) / 2, n, float(size), touched + float(delta))
            for size, delta in zip(sizes, change, strict=True)
        ]
        values = np.array([-2.0 if value is None else round(value, 12) for value in options])
        chosen = int(np.argmax(values))
        if options[chosen] is None or values[chosen] <= (-2.0 if fit is None else fit) + 1e-12:
            return fit, core
        core = core.copy()
        core[chosen] = ~core[chosen]
        fit = options[chosen]


def _touching(network: Floats, core: npt.NDArray[np.bool_]) -> float:
    """Ties with at least one end in the core."""
    inside = float(network[core][:, core].sum()) / 2
    return float(network[core].sum()) - inside


def _core_fit(ties: float, n: int, size: float, touching: float) -> float | None:
    """Correlation of "tied" with "one of the two is in the core" over all pairs."""
    pairs = n * (n - 1) / 2
    ideal = pairs - (n - size) * (n - size - 1) / 2
    spread = ties * (pairs - ties) * ideal * (pairs - ideal)
    return float((pairs * touching - ties * ideal) / spread**0.5) if spread > 0 else None
