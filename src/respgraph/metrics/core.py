"""Whether a few actors form a core that everyone else hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import PlanGraph
from .affiliation import affiliation, shared_counts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["CoreMember", "core_periphery"]


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
