"""Whether a few actors form a core that everyone else hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import PlanGraph
from ..guards import takes_graph
from .affiliation import affiliation, shared_counts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["CoreMember", "core_periphery"]

_CLIMBS = 8


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


@takes_graph
def core_periphery(graph: PlanGraph, *, layer: str = "unit") -> list[CoreMember]:
    """Which actors of a layer form a core, by id; certain ties only.

    The division maximises the correlation between "the two share a task" and "one of the two is
    in the core", over all pairs. It is searched from the actors with most partners, by adding and
    taking away single actors, and may be missed in principle. Equal divisions prefer the smaller
    core.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.actor, row.core) for row in core_periphery(build_graph(plan))]
    [('甲县交通局', True), ('甲县水利局', False), ('甲县财政局', False)]
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


def _best_core(network: Floats, order: Integers) -> tuple[float | None, npt.NDArray[np.bool_]]:
    import numpy as np

    n = len(network)
    best: tuple[float | None, npt.NDArray[np.bool_]] = (None, np.zeros(n, dtype=bool))
    for size in _promising_sizes(network, order):
        core = np.zeros(n, dtype=bool)
        core[order[:size]] = True
        fit, core = _climbed(network, core)
        if fit is not None and (best[0] is None or fit > best[0] + 1e-12):
            best = (fit, core)
    return best


def _promising_sizes(network: Floats, order: Integers) -> list[int]:
    """The sizes at which the actors with most partners alone fit best, smaller ones first."""
    import numpy as np

    n = len(network)
    if n < 2:
        return []
    ranked = network[order][:, order]
    degrees = ranked.sum(axis=1)
    inside = np.cumsum(np.tril(ranked).sum(axis=1))
    touching = np.cumsum(degrees) - inside
    sizes = np.arange(1, n)
    fits = _core_fits(float(degrees.sum()) / 2, n, sizes, touching[:-1])
    chosen = np.lexsort((sizes, -np.round(fits, 12)))[:_CLIMBS]
    return sorted((chosen + 1).tolist())


def _climbed(
    network: Floats, core: npt.NDArray[np.bool_]
) -> tuple[float | None, npt.NDArray[np.bool_]]:
    """Add or take away single actors while the correlation rises."""
    import numpy as np

    degrees = network.sum(axis=1)
    ties, n = float(degrees.sum()) / 2, len(network)
    near = network[:, core].sum(axis=1)
    touching = float(degrees[core].sum() - near[core].sum() / 2)
    fit = float(_core_fits(ties, n, np.array([core.sum()]), np.array([touching]))[0])
    core = core.copy()
    while True:
        step = np.where(core, -1.0, 1.0)
        touched = touching + step * (degrees - near)
        fits = np.round(_core_fits(ties, n, core.sum() + step, touched), 12)
        chosen = int(np.argmax(fits))
        if fits[chosen] <= max(fit, -2.0) + 1e-12:
            return (None if fit < -1.5 else fit), core
        near += step[chosen] * network[:, chosen]
        fit, touching = float(fits[chosen]), float(touched[chosen])
        core[chosen] = not core[chosen]


def _core_fits(ties: float, n: int, sizes: npt.ArrayLike, touching: npt.ArrayLike) -> Floats:
    """Correlations of "tied" with "one of the two is in the core" over all pairs; −2 if undefined."""
    import numpy as np

    pairs = n * (n - 1) / 2
    outside = n - np.asarray(sizes, dtype=float)
    ideal = pairs - outside * (outside - 1) / 2
    spread = np.maximum(0.0, ties * (pairs - ties) * ideal * (pairs - ideal))
    cross = pairs * np.asarray(touching, dtype=float) - ties * ideal
    known = spread > 0
    return np.where(known, cross / np.sqrt(np.where(known, spread, 1.0)), -2.0)
