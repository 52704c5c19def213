"""How far a ranking by workload can be trusted when some of the tasks are left out at random.

Case dropping, as Epskamp, Borsboom and Fried (2018) do it for networks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph import leader_ids
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Plan
from ..vocabulary import Kind
from .role_tasks import RoleTasks, present_actors, role_tasks
from .sensitivity import check_draws

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["Stability", "StableShare", "case_dropping", "stable_share", "stable_shares"]

_SHARES = tuple(step / 20 for step in range(1, 20))
_CORRELATION = 0.7
_PROBABILITY = 0.95


@dataclass(frozen=True, slots=True)
class Stability:
    """How a ranking fares when a share of the tasks is left out at random.

    Attributes:
        population: ``leaders`` or ``units``; `actors` how many.
        share_dropped: of the tasks, 0 to 1.
        correlation: median rank correlation (Spearman) with the full ranking.
        kept: share of draws with a correlation of at least 0.7.
        stable: whether that is at least 95 %.

    The last three are None where all carry the same number of tasks: there is no ranking to keep.
    """

    population: str
    actors: int
    share_dropped: float
    correlation: float | None
    kept: float | None
    stable: bool | None


@dataclass(frozen=True, slots=True)
class StableShare:
    """The largest share of the tasks that can be left out with the ranking stable; None without one."""

    population: str
    share: float | None


@takes_plan
def case_dropping(plan: Plan, *, draws: int = 200, seed: int = 0) -> list[Stability]:
    """How the rankings of leaders and of units by number of tasks survive fewer tasks.

    For 5 %, 10 % … 95 % of the tasks left out, as `Stability` (Epskamp, Borsboom, Fried 2018).

    Raises:
        ArgumentError: `draws` is below 1.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.population, row.stable) for row in case_dropping(plan)][:1]
    [('units', True)]
    """
    import numpy as np

    check_draws(draws)
    tasks, leaders = role_tasks(plan), leader_ids(plan)
    units = {actor.id for actor in plan.actors if actor.kind is Kind.UNIT}
    generator = np.random.default_rng(seed)
    order = np.argsort(generator.random((draws, len(plan.tasks))), axis=1)
    rows = []
    for population, members in (("leaders", leaders), ("units", units & present_actors(plan))):
        matrix = _membership(plan, tasks, sorted(members, key=natural_key))
        rows += [_stability(population, matrix, order, share) for share in _SHARES]
    return [row for row in rows if row.actors > 1]


def stable_share(rows: Sequence[Stability], population: str) -> float | None:
    """The largest share of tasks that can be left out with the ranking of a population stable.

    0 when not even 5 % can, None where there is no ranking: nobody, or all alike. Below 0.25 a
    ranking should not be read; 0.5 is comfortable (Epskamp et al. 2018).

    >>> rows = [Stability("units", 9, 0.05, 0.9, 1.0, True), Stability("units", 9, 0.1, 0.6, 0.4, False)]
    >>> stable_share(rows, "units"), stable_share(rows, "leaders")
    (0.05, None)
    """
    own = [row for row in rows if row.population == population and row.stable is not None]
    if not own:
        return None
    share = 0.0
    for row in own:
        if not row.stable:
            break
        share = row.share_dropped
    return share


def stable_shares(rows: Sequence[Stability]) -> list[StableShare]:
    """The stable share of each population of a case dropping."""
    populations = dict.fromkeys(row.population for row in rows)
    return [StableShare(name, stable_share(rows, name)) for name in populations]


def _membership(plan: Plan, tasks: RoleTasks, members: Sequence[str]) -> Floats:
    import numpy as np

    ordered = sorted(plan.task_by_id, key=natural_key)
    position = {task_id: index for index, task_id in enumerate(ordered)}
    matrix = np.zeros((len(members), len(plan.tasks)))
    for row, actor_id in enumerate(members):
        for task_id in tasks.low(actor_id):
            matrix[row, position[task_id]] = 1.0
    return matrix


def _stability(population: str, matrix: Floats, order: Integers, share: float) -> Stability:
    """Drop the first tasks of each draw's random order, and correlate the ranks."""
    import numpy as np

    actors, tasks = matrix.shape
    full = _ranks(matrix.sum(axis=1)[None, :])[0]
    if not actors or np.ptp(full) == 0:
        return Stability(population, actors, share, None, None, None)
    kept = np.ones((len(order), tasks))
    np.put_along_axis(kept, order[:, : round(share * tasks)], 0.0, axis=1)
    ranks = _ranks(kept @ matrix.T)
    a, b = full - full.mean(), ranks - ranks.mean(axis=1)[:, None]
    scale = np.sqrt((a**2).sum() * (b**2).sum(axis=1))
    cross = b @ a
    correlation = np.divide(cross, scale, out=np.zeros_like(cross), where=scale > 0)
    good = float((correlation >= _CORRELATION - 1e-12).mean())
    middle = float(np.median(correlation))
    return Stability(population, actors, share, middle, good, good >= _PROBABILITY)


def _ranks(counts: Floats) -> Floats:
    """Mean ranks inside each row of whole numbers: 1 for the smallest."""
    import numpy as np

    values = counts.astype(np.int64)
    rows, width = len(values), int(values.max(initial=0)) + 1
    flat = values + width * np.arange(rows)[:, None]
    sizes = np.bincount(flat.ravel(), minlength=rows * width).reshape(rows, width)
    middle = np.cumsum(sizes, axis=1) - (sizes - 1) / 2
    found: Floats = middle.ravel()[flat]
    return found
