"""The bipartite configuration model: random networks with the same expected degrees.

Each tie has probability x_i·y_t/(1 + x_i·y_t), with x and y such that every actor and every task
keeps its degree in the mean (Saracco, Di Clemente, Gabrielli, Squartini 2015; as SDSM: Neal 2014).
Nodes of equal degree have equal parameters, so the model is solved on the distinct degrees: a
province of 20,000 tasks has a few hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["BipartiteModel", "fit_bicm"]

_STEPS = 200
_TOLERANCE = 1e-11


@dataclass(frozen=True, slots=True)
class BipartiteModel:
    """Tie probabilities between classes of actors and classes of tasks, classes by degree.

    `chances` is actor classes × task classes. `actor_class` and `task_class` give the class of
    each node, `task_counts` the size of each task class. `residual` is the largest relative
    difference between an expected and an actual degree.
    """

    chances: Floats
    actor_class: Integers
    task_class: Integers
    task_counts: Integers
    residual: float

    def matrix(self) -> Floats:
        """Probability of every tie, actors × tasks."""
        full: Floats = self.chances[self.actor_class][:, self.task_class]
        return full


def fit_bicm(actor_degrees: Integers, task_degrees: Integers) -> BipartiteModel:
    """The model with these expected degrees.

    Nodes without ties, and nodes tied to everyone that is left, have certain ties and are set
    aside first; the rest is solved by Newton's method on the log-likelihood.
    """
    import numpy as np

    actors, actor_class, actor_counts = np.unique(
        actor_degrees, return_inverse=True, return_counts=True
    )
    tasks, task_class, task_counts = np.unique(
        task_degrees, return_inverse=True, return_counts=True
    )
    chances = np.zeros((len(actors), len(tasks)))
    rows, columns, need_rows, need_columns = _peel(
        chances, actors.astype(float), tasks.astype(float), actor_counts, task_counts
    )
    if rows.any() and columns.any():
        chances[np.ix_(rows, columns)] = _solve(
            need_rows[rows],
            need_columns[columns],
            actor_counts[rows].astype(float),
            task_counts[columns].astype(float),
        )
    gaps = [
        np.abs(chances @ task_counts - actors) / np.maximum(1, actors),
        np.abs(actor_counts @ chances - tasks) / np.maximum(1, tasks),
    ]
    residual = float(np.concatenate(gaps).max(initial=0.0))
    return BipartiteModel(chances, actor_class, task_class, task_counts, residual)


def _peel(
    chances: Floats, actors: Floats, tasks: Floats, actor_counts: Integers, task_counts: Integers
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], Floats, Floats]:
    """Set certain ties; what is left, and how many ties it still needs."""
    import numpy as np

    rows, columns = np.ones(len(actors), dtype=bool), np.ones(len(tasks), dtype=bool)
    actors, tasks = actors.copy(), tasks.copy()
    while True:
        full_rows = rows & (actors >= task_counts[columns].sum())
        rows &= ~(full_rows | (actors <= 0))
        chances[np.ix_(full_rows, columns)] = 1.0
        tasks[columns] -= actor_counts[full_rows].sum()
        full_columns = columns & (tasks >= actor_counts[rows].sum())
        empty = columns & (tasks <= 0)
        full_columns &= ~empty
        columns &= ~(full_columns | empty)
        chances[np.ix_(rows, full_columns)] = 1.0
        actors[rows] -= task_counts[full_columns].sum()
        if not (full_rows.any() or full_columns.any() or empty.any()):
            if not (rows & (actors <= 0)).any():
                return rows, columns, actors, tasks
        elif not (rows.any() and columns.any()):
            return rows, columns, actors, tasks


def _solve(rows: Floats, columns: Floats, row_counts: Floats, column_counts: Floats) -> Floats:
    """Tie probabilities of classes that all have uncertain ties, by damped Newton steps."""
    import numpy as np
    from scipy import special

    ties = float(rows @ row_counts)
    theta = np.concatenate([np.log(rows), np.log(columns)]) - np.log(ties) / 2
    weights = np.concatenate([row_counts, column_counts])
    degrees = np.concatenate([rows, columns])
    split = len(rows)
    gauge = np.concatenate([np.ones(split), -np.ones(len(columns))])

    def likelihood(at: Floats) -> float:
        logits = at[:split, None] + at[None, split:]
        total = row_counts @ np.logaddexp(0, logits) @ column_counts
        return float((weights * degrees) @ at - total)

    best = likelihood(theta)
    for _ in range(_STEPS):
        chances = special.expit(theta[:split, None] + theta[None, split:])
        expected = np.concatenate([chances @ column_counts, row_counts @ chances])
        gradient = weights * (degrees - expected)
        if np.abs(degrees - expected).max() <= _TOLERANCE * max(1.0, degrees.max()):
            break
        spread = row_counts[:, None] * (chances * (1 - chances)) * column_counts
        curvature = np.block(
            [
                [np.diag(spread.sum(axis=1)), spread],
                [spread.T, np.diag(spread.sum(axis=0))],
            ]
        )
        curvature += np.outer(gauge, gauge) * (np.trace(curvature) / len(gauge) ** 2 + 1e-12)
        step = np.linalg.lstsq(curvature, gradient, rcond=1e-15)[0]
        theta, best, moved = _advance(theta, step, best, likelihood)
        if not moved:
            break
    found: Floats = special.expit(theta[:split, None] + theta[None, split:])
    return found


def _advance(
    theta: Floats, step: Floats, best: float, likelihood: Callable[[Floats], float]
) -> tuple[Floats, float, bool]:
    """The longest of ever shorter steps that does not lower the likelihood."""
    import numpy as np

    length = min(1.0, 4.0 / max(1e-300, float(np.abs(step).max())))
    for _ in range(40):
        candidate = theta + length * step
        value = likelihood(candidate)
        if value >= best - 1e-12 * abs(best):
            return candidate, value, True
        length /= 2
    return theta, best, False
