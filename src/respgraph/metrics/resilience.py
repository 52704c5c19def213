"""What breaks when someone leaves: exclusive tasks, orphaned tasks, removal curve, key players."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from ..graph import PlanGraph, counts, layer_nodes
from ..guards import takes_graph
from ..vocabulary import HEADS, Role
from .affiliation import Affiliation, affiliation, shared_counts

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    Matrix = sparse.csr_array[Any, tuple[int, int]]
    Network = Matrix | npt.NDArray[Any]

__all__ = [
    "ActorResilience",
    "KeyPlayer",
    "NetworkResilience",
    "RemovalPoint",
    "fragmentation",
    "key_players",
    "network_resilience",
    "orphaned_tasks",
    "removal_curve",
    "resilience",
]

DISTANCES_UP_TO = 300


@dataclass(frozen=True, slots=True)
class ActorResilience:
    """What hangs on one actor.

    Attributes:
        actor, actor_id, layer: who.
        tasks: its tasks. `alone`: those with no other actor of the layer.
        exclusivity: Σ exp(1 − n) over its tasks with n actors each: 1 for a task it has alone,
            0.37 for one it shares with one other (Carley & Reminga's ORA).
        orphaned: how many tasks lose all their heads (leaders: all their leaders) without it;
            `orphaned_tasks` are their ids.
    """

    actor: str
    actor_id: str
    layer: str
    tasks: int
    alone: int
    exclusivity: float
    orphaned: int
    orphaned_tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkResilience:
    """How a layer of actors would stand the loss of members.

    Attributes:
        redundancy: Σ max(0, n − 1) / ((N − 1)·m): bearers beyond the first, as a share of all
            that could be, 0 to 1 (ORA).
        robustness: area R under the removal curve, busiest first, 0 to 1 (Burgos et al. 2007).
        fragmentation: share of pairs of actors that no chain of shared tasks joins, 0 to 1;
        distance_fragmentation: 1 − the mean of 1/distance over all pairs (Borgatti 2006); None
            above 300 actors.
    """

    layer: str
    actors: int
    tasks: int
    redundancy: float | None
    robustness: float | None
    fragmentation: float | None
    distance_fragmentation: float | None


@dataclass(frozen=True, slots=True)
class RemovalPoint:
    """One step of a removal curve: who leaves, and what share of tasks still has anyone."""

    layer: str
    step: int
    actor: str | None
    actor_id: str | None
    share_removed: float
    share_of_tasks_left: float


@dataclass(frozen=True, slots=True)
class KeyPlayer:
    """One step of a greedy search for the actors whose leaving breaks the network most.

    `fragmentation` and `distance_fragmentation` are those of what is left after this step, the
    second None above 300 actors.
    """

    layer: str
    step: int
    actor: str
    actor_id: str
    fragmentation: float
    distance_fragmentation: float | None


@takes_graph
def resilience(graph: PlanGraph, *, layer: str = "unit") -> list[ActorResilience]:
    """What hangs on each actor of a layer, the least replaceable first; certain ties only.

    What it cannot see: whether another unit could take the task over.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> [(row.actor, round(row.exclusivity, 4), row.orphaned) for row in resilience(graph)]
    [('甲县交通局', 0.3679, 1), ('甲县财政局', 0.3679, 0)]
    """
    ties = affiliation(graph, layer=layer)
    widths = ties.task_degrees.tolist()
    heads = _heads(graph, layer)
    lost: dict[str, list[str]] = {}
    for task in ties.tasks:
        if len(heads[task]) == 1:
            lost.setdefault(next(iter(heads[task])), []).append(task)
    rows = []
    for index, actor in enumerate(ties.actors):
        start, end = ties.matrix.indptr[index : index + 2]
        own = [widths[task] for task in ties.matrix.indices[start:end]]
        orphaned = tuple(lost.get(actor, ()))
        rows.append(
            ActorResilience(
                actor=graph.nodes[actor]["label"],
                actor_id=actor,
                layer=graph.nodes[actor]["layer"],
                tasks=len(own),
                alone=own.count(1),
                exclusivity=sum(exp(1 - width) for width in own),
                orphaned=len(orphaned),
                orphaned_tasks=orphaned,
            )
        )
    order = {actor: index for index, actor in enumerate(ties.actors)}
    rows.sort(key=lambda row: (-row.orphaned, -row.exclusivity, order[row.actor_id]))
    return rows


@takes_graph
def orphaned_tasks(graph: PlanGraph, actor_ids: Iterable[str], *, layer: str = "unit") -> list[str]:
    """Ids of the tasks all of whose heads (leaders, for that layer) are among `actor_ids`.

    A task that has none anyway is not orphaned by anyone.

    Raises:
        ArgumentError: an id is not an actor of the layer.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> orphaned_tasks(build_graph(plan), ["unit/甲县交通局"])
    ['task/1', 'task/2']
    """
    gone = set(actor_ids)
    _check_actors(gone, layer_nodes(graph, layer), layer)
    return [task for task, heads in _heads(graph, layer).items() if heads and heads <= gone]


@takes_graph
def network_resilience(graph: PlanGraph, *, layer: str = "unit") -> NetworkResilience:
    """Redundancy, robustness and fragmentation of a layer; certain ties only.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> network_resilience(build_graph(plan)).redundancy
    0.5
    """
    ties = affiliation(graph, layer=layer)
    n, m = ties.matrix.shape
    spare = sum(width - 1 for width in ties.task_degrees.tolist() if width > 1)
    curve = removal_curve(graph, layer=layer)
    loose, far = fragmentation(shared_counts(ties), distances=n <= DISTANCES_UP_TO)
    return NetworkResilience(
        layer=layer,
        actors=n,
        tasks=m,
        redundancy=spare / ((n - 1) * m) if n > 1 and m else None,
        robustness=robustness(curve) if ties.ties else None,
        fragmentation=loose,
        distance_fragmentation=far,
    )


@takes_graph
def removal_curve(
    graph: PlanGraph, *, layer: str = "unit", leaving: Sequence[str] | None = None
) -> list[RemovalPoint]:
    """Share of tasks that still have an actor of the layer, as actors leave one by one.

    Tasks without any such actor do not count. A network without ties has no curve.

    Args:
        graph: what `build_graph` made; certain ties count.
        layer: ``unit`` or ``leader``.
        leaving: ids of the actors in the order in which they leave; None lets the busiest leave
            first, and those with equally many tasks in the order of their ids.

    Raises:
        ArgumentError: an id is not an actor of the layer, or stands twice.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> [(point.actor, point.share_of_tasks_left) for point in removal_curve(graph)]
    [(None, 1.0), ('甲县交通局', 1.0), ('甲县财政局', 0.0)]
    """
    ties = affiliation(graph, layer=layer)
    if not ties.ties:
        return []
    left = ties.task_degrees.tolist()
    held = sum(width > 0 for width in left)
    n, alive = len(ties.actors), held
    points = [RemovalPoint(layer, 0, None, None, 0.0, 1.0)]
    for step, index in enumerate(_departures(ties, layer, leaving), start=1):
        start, end = ties.matrix.indptr[index : index + 2]
        for task in ties.matrix.indices[start:end].tolist():
            left[task] -= 1
            alive -= left[task] == 0
        actor = ties.actors[index]
        name = graph.nodes[actor]["label"]
        points.append(RemovalPoint(layer, step, name, actor, step / n, alive / held))
    return points


def _departures(ties: Affiliation, layer: str, leaving: Sequence[str] | None) -> list[int]:
    """Positions of the actors in the order in which they leave."""
    if leaving is None:
        degrees = ties.actor_degrees.tolist()
        return sorted(range(len(degrees)), key=lambda index: (-degrees[index], index))
    positions = {actor: index for index, actor in enumerate(ties.actors)}
    _check_actors(leaving, positions, layer)
    if len(set(leaving)) < len(leaving):
        raise ArgumentError("an actor leaves twice; give each id once")
    return [positions[actor] for actor in leaving]


def _check_actors(actor_ids: Iterable[str], known: Collection[str], layer: str) -> None:
    unknown = sorted(set(actor_ids) - set(known))
    if unknown:
        raise ArgumentError(f"{unknown[0]!r} is no actor of layer {layer!r}; give ids of actors")


def robustness(curve: Sequence[RemovalPoint]) -> float:
    """The area under a removal curve by trapezoids: near 1 when tasks survive many departures.

    The stretch before the first departure counts, which some packages leave out.
    """
    heights = [point.share_of_tasks_left for point in curve]
    return (sum(heights) - (heights[0] + heights[-1]) / 2) / (len(heights) - 1)


def fragmentation(
    network: Network, removed: Collection[int] = (), *, distances: bool = True
) -> tuple[float | None, float | None]:
    """F and distance-weighted DF of a one-mode network without the removed nodes.

    F = 1 − Σ s·(s−1)/(n·(n−1)) over components of s nodes; DF = 1 − mean of 1/distance over all
    pairs, unreachable ones counting 0. Both from 0 to 1; None below two nodes (Borgatti 2006).

    Args:
        network: symmetric, sparse or dense, a number above 0 for a tie.
        removed: positions of nodes that are gone.
        distances: whether to compute DF, which costs n² and more; None without.
    """
    import numpy as np
    from scipy.sparse import csgraph

    kept = np.setdiff1d(np.arange(network.shape[0]), list(removed))
    n = len(kept)
    if n < 2:
        return None, None
    rest: Any = network[kept][:, kept]
    if not distances:
        _, label = csgraph.connected_components(rest, directed=False)
        sizes = np.bincount(label)
        return 1 - float((sizes * (sizes - 1)).sum()) / (n * (n - 1)), None
    dense = rest.toarray() if hasattr(rest, "toarray") else rest
    reachable, nearness = _walk(dense)
    return 1 - reachable / (n * (n - 1)), 1 - nearness / (n * (n - 1))


@takes_graph
def key_players(graph: PlanGraph, *, layer: str = "unit", size: int = 3) -> list[KeyPlayer]:
    """Whose leaving breaks the network of shared tasks most: a greedy search, one actor a step.

    Each step takes the actor that leaves the highest distance-weighted fragmentation, then the
    highest fragmentation, then the first by id (Borgatti's KPP-Neg). Above 300 actors only the 50
    with most partners are tried, by fragmentation alone. Greedy, so a larger set is not always
    the best of its size.

    Args:
        graph: what `build_graph` made; certain ties count.
        layer: ``unit`` or ``leader``.
        size: how many actors to look for.

    Raises:
        ArgumentError: `size` is below 1.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.actor, row.fragmentation) for row in key_players(build_graph(plan), size=1)]
    [('甲县交通局', 1.0)]
    """
    if size < 1:
        raise ArgumentError(f"size is {size}; give 1 or more")
    ties = affiliation(graph, layer=layer)
    sparse_network = shared_counts(ties)
    candidates = _candidates(sparse_network)
    small = len(ties.actors) <= DISTANCES_UP_TO
    network: Network = sparse_network.toarray() if small else sparse_network
    gone: list[int] = []
    rows = []
    while candidates and len(gone) < min(size, len(ties.actors) - 2):
        far, loose, negative = max(_without(network, gone, index) for index in candidates)
        chosen = -negative
        gone.append(chosen)
        candidates.remove(chosen)
        actor = ties.actors[chosen]
        rows.append(KeyPlayer(layer, len(gone), graph.nodes[actor]["label"], actor, loose, far))
    return rows


def _without(network: Network, gone: list[int], index: int) -> tuple[float, float, int]:
    small = network.shape[0] <= DISTANCES_UP_TO
    loose, far = fragmentation(network, [*gone, index], distances=small)
    return round(far or 0.0, 12), round(loose or 0.0, 12), -index


def _candidates(network: Matrix) -> list[int]:
    partners = (network.indptr[1:] - network.indptr[:-1]).tolist()
    order = sorted(range(len(partners)), key=lambda index: (-partners[index], index))
    return order if len(order) <= DISTANCES_UP_TO else order[:50]


def _walk(network: npt.NDArray[Any]) -> tuple[int, float]:
    """Ordered pairs that a path joins, and Σ 1/distance over them, one step further at a time."""
    import numpy as np

    adjacency = (network > 0).astype(np.float32)
    fresh = adjacency > 0
    seen = fresh | np.eye(len(adjacency), dtype=bool)
    nearness, distance = 0.0, 1
    while count := int(fresh.sum()):
        nearness += count / distance
        distance += 1
        fresh = (fresh.astype(np.float32) @ adjacency > 0) & ~seen
        seen |= fresh
    return int(seen.sum()) - len(seen), nearness


def _heads(graph: PlanGraph, layer: str) -> dict[str, set[str]]:
    """Who heads each task, by id: leads and joint units, or the leaders of that layer."""
    wanted = {Role.RESPONSIBLE_LEADER} if layer == "leader" else set(HEADS)
    actors = set(layer_nodes(graph, layer))
    return {
        task: {
            actor
            for actor, tie in graph.adj[task].items()
            if actor in actors and counts(tie) and wanted & set(tie["roles"])
        }
        for task in layer_nodes(graph, "task")
    }
