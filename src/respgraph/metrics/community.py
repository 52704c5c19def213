"""Who forms a circle: communities of actors that share tasks, and how clear they are.

Nodes are sorted and numbered before any search, and draws are seeded: the same plan in another
order gives the same communities under the same names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from ..graph import PlanGraph
from ..guards import takes_graph
from .affiliation import Affiliation, affiliation

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
    "barber_modularity",
    "communities",
    "community_summary",
]

METHODS = ("louvain", "barber")
_RESTARTS = 10
_DENSE_CELLS = 1_000_000


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


@takes_graph
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
    return divide(graph, layer=layer, method=method, seed=seed).members()


@takes_graph
def community_summary(
    graph: PlanGraph, *, layer: str = "unit", method: str = "louvain", seed: int = 0
) -> CommunitySummary:
    """How many communities there are, and how clear they are; arguments as for `communities`.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> community_summary(build_graph(plan)).communities
    1
    """
    return divide(graph, layer=layer, method=method, seed=seed).summary()


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


@dataclass(frozen=True, slots=True)
class Division:
    """A network and the community of each node: actors first, and with ``barber`` tasks."""

    graph: PlanGraph
    layer: str
    method: str
    ties: Affiliation
    labels: list[int]

    def summary(self) -> CommunitySummary:
        """The number of communities and their modularity."""
        split = len(self.ties.actors)
        if self.method == "barber":
            found = barber_modularity(self.ties, self.labels[:split], self.labels[split:])
        else:
            found = _modularity(_newman_weights(self.ties), self.labels)
        return CommunitySummary(self.method, self.layer, len(set(self.labels)), found)

    def members(self) -> list[CommunityMember]:
        """One record per node, communities by size, then by their first member."""
        groups: dict[int, list[int]] = {}
        for node, label in enumerate(self.labels):
            groups.setdefault(label, []).append(node)
        ordered = sorted(groups.values(), key=lambda members: (-len(members), members[0]))
        return [
            row
            for number, members in enumerate(ordered, start=1)
            for row in self._community(number, members)
        ]

    def _community(self, number: int, members: Sequence[int]) -> list[CommunityMember]:
        nodes = (*self.ties.actors, *self.ties.tasks)
        split = len(self.ties.actors)
        degrees = [*self.ties.actor_degrees.tolist(), *self.ties.task_degrees.tolist()]
        main = max(members, key=lambda node: (node < split, degrees[node], -node))
        name = self.graph.nodes[nodes[main]]["label"]
        return [
            CommunityMember(
                method=self.method,
                community=number,
                community_name=name,
                name=self.graph.nodes[nodes[member]]["label"],
                node_id=nodes[member],
                layer=self.graph.nodes[nodes[member]]["layer"],
            )
            for member in members
        ]


def divide(
    graph: PlanGraph, *, layer: str = "unit", method: str = "louvain", seed: int = 0
) -> Division:
    """Divide a network into communities; arguments and errors as for `communities`."""
    if method not in METHODS:
        raise ArgumentError(f"unknown method {method!r}; known: {', '.join(METHODS)}")
    ties = affiliation(graph, layer=layer)
    labels = _barber(ties, seed) if method == "barber" else _louvain(ties, seed)
    return Division(graph, layer, method, ties, labels)


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
    if not ties.ties:
        return list(range(n + m))
    network = _TwoMode.of(ties)
    small = n * m <= _DENSE_CELLS
    starts = [generator.integers(0, max(2, n), n) for _ in range(_RESTARTS if small else 1)]
    found = [_propagate_and_merge(network, start) for start in (np.arange(n), *starts)]
    _, left, right = max(found, key=lambda search: round(search[0], 9))
    return _idle_apart(ties, [*left.tolist(), *right.tolist()])


@dataclass(frozen=True, slots=True)
class _TwoMode:
    """The network from both sides, dense where it is small, and what the searches keep needing."""

    matrix: Any
    turned: Any
    actor_degrees: Integers
    task_degrees: Integers
    ties: int

    @classmethod
    def of(cls, ties: Affiliation) -> _TwoMode:
        n, m = ties.matrix.shape
        matrix = ties.matrix.toarray().astype(float) if n * m <= _DENSE_CELLS else ties.matrix
        turned = matrix.T if n * m <= _DENSE_CELLS else ties.matrix.T.tocsr()
        return cls(matrix, turned, ties.actor_degrees, ties.task_degrees, ties.ties)


def _idle_apart(ties: Affiliation, labels: list[int]) -> list[int]:
    """Nodes without ties belong to nobody: each gets a label of its own."""
    degrees = [*ties.actor_degrees.tolist(), *ties.task_degrees.tolist()]
    free = max(labels) + 1
    return [
        label if degree else free + index
        for index, (label, degree) in enumerate(zip(labels, degrees, strict=True))
    ]


_Search = tuple[float, "Integers", "Integers"]


def _propagate_and_merge(network: _TwoMode, left: Integers) -> _Search:
    best = _propagate(network, left)
    while True:
        merged = _merged(network, best[1], best[2])
        after = best if merged is None else _propagate(network, merged)
        if after[0] <= best[0] + 1e-12:
            return best
        best = after


def _propagate(network: _TwoMode, left: Integers) -> _Search:
    """Tasks, then actors, take the label that raises modularity most, until nothing rises."""
    best: _Search = (-2.0, left, left)
    while True:
        _, right = _follow(network.turned, network.task_degrees, network.actor_degrees, left)
        value, left = _follow(network.matrix, network.actor_degrees, network.task_degrees, right)
        value /= network.ties
        if value <= best[0] + 1e-12:
            return best
        best = (value, left, right)


def _follow(
    matrix: Any, own: Integers, other: Integers, labels: Integers
) -> tuple[float, Integers]:
    """For each row the label with most ties beyond expectation, the first of equal ones.

    With it the sum of what is beyond expectation: modularity times the number of ties.
    """
    import numpy as np

    known, column = np.unique(labels, return_inverse=True)
    members = np.zeros((len(labels), len(known)))
    members[np.arange(len(labels)), column] = 1.0
    weight = np.bincount(column, weights=other)
    gain = np.round(matrix @ members - np.outer(own, weight / max(1, own.sum())), 9)
    chosen = np.argmax(gain, axis=1)
    value = float(gain[np.arange(len(gain)), chosen].sum())
    found: Integers = known[chosen]
    return value, found


def _merged(network: _TwoMode, left: Integers, right: Integers) -> Integers | None:
    """The actors' labels after all mergers of two that gain most for both, None if none gains."""
    import numpy as np

    known = np.unique(np.concatenate([left, right]))
    if len(known) < 2:
        return None
    row, column = np.searchsorted(known, left), np.searchsorted(known, right)
    count = len(known)
    sides = np.zeros((len(left), count)), np.zeros((len(right), count))
    sides[0][np.arange(len(left)), row] = 1.0
    sides[1][np.arange(len(right)), column] = 1.0
    between = sides[0].T @ (network.matrix @ sides[1])
    degree_a = np.bincount(row, weights=network.actor_degrees, minlength=count)
    degree_t = np.bincount(column, weights=network.task_degrees, minlength=count)
    excess = between - np.outer(degree_a, degree_t) / network.ties
    gain = np.round(excess + excess.T, 9)
    np.fill_diagonal(gain, -np.inf)
    partner = gain.argmax(axis=1)
    own = np.arange(count)
    chosen = (partner[partner] == own) & (gain[own, partner] > 0) & (partner < own)
    if not chosen.any():
        return None
    target: Integers = known[np.where(chosen, partner, own)]
    return target[row]
