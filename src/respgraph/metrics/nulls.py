"""How probable it is that two actors share so many tasks by chance, under two null models.

**svn** (Tumminello, Miccichè, Lillo, Piilo, Mantegna 2011): each actor draws its k tasks from all m
alike; the shared number is hypergeometric. **bicm** (Saracco et al. 2017; SDSM, Neal 2014): tasks keep
their widths too, in the mean; the shared number is Poisson-binomial.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma
from typing import TYPE_CHECKING

from ..errors import ArgumentError
from .affiliation import Affiliation, shared_counts
from .bicm import BipartiteModel, fit_bicm
from .poisson_binomial import upper_tails

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["NULLS", "DegreePairs", "PairTests", "degree_pairs", "pair_tests"]

NULLS = ("svn", "bicm")


@dataclass(frozen=True, slots=True)
class PairTests:
    """The test of every pair that shares a task; arrays of one length.

    `a` < `b` are positions of actors, `shared` their shared tasks, `expected` the mean of the null
    model, `p_values` P(X ≥ shared), `smallest` the smallest p that the pair could reach.
    """

    a: Integers
    b: Integers
    shared: Integers
    expected: Floats
    p_values: Floats
    smallest: Floats


@dataclass(frozen=True, slots=True)
class DegreePairs:
    """All pairs of actors by their degrees: how many there are, and the smallest p they can reach.

    `lookup` gives the entry of two degree classes, `degree_class` the class of each actor.
    """

    counts: Integers
    smallest: Floats
    lookup: Integers
    degree_class: Integers


def pair_tests(ties: Affiliation, *, null: str = "svn") -> tuple[PairTests, DegreePairs]:
    """Test every pair of actors that shares a task, and say what each pair could have reached.

    Tasks without any actor of the layer do not count among the m tasks.

    Raises:
        ArgumentError: the null model is unknown.
    """
    import numpy as np
    from scipy import sparse

    model = _model(ties, null)
    upper = sparse.triu(shared_counts(ties), k=1).tocoo()
    a, b = (np.asarray(axis, dtype=np.int64) for axis in upper.coords)
    shared = np.asarray(upper.data, dtype=np.int64)
    pairs = degree_pairs(ties, model)
    low = np.minimum(pairs.degree_class[a], pairs.degree_class[b])
    high = np.maximum(pairs.degree_class[a], pairs.degree_class[b])
    width = int(shared.max(initial=0)) + 1
    keys, back = np.unique(
        (low * (1 + pairs.degree_class.max(initial=0)) + high) * width + shared,
        return_index=True,
        return_inverse=True,
    )[1:]
    p_values, expected = _tails(ties, model, low[keys], high[keys], shared[keys])
    smallest = pairs.smallest[pairs.lookup[low, high]]
    return PairTests(a, b, shared, expected[back], p_values[back], smallest), pairs


def degree_pairs(ties: Affiliation, model: BipartiteModel | None) -> DegreePairs:
    """What pairs of each two degrees could reach: both share all tasks of the smaller one."""
    import numpy as np

    degrees, degree_class, sizes = np.unique(
        ties.actor_degrees, return_inverse=True, return_counts=True
    )
    low, high = np.triu_indices(len(degrees))
    counts = np.where(low == high, sizes[low] * (sizes[low] - 1) // 2, sizes[low] * sizes[high])
    reach = np.minimum(degrees[low], degrees[high])
    if model is not None:
        chances = model.chances[low] * model.chances[high]
        mean = chances @ model.task_counts
        spread = np.sqrt((chances * (1 - chances)) @ model.task_counts)
        reach = np.minimum(reach, np.ceil(mean + 10 * spread + 20).astype(np.int64))
    smallest, _ = _tails(ties, model, low, high, reach)
    lookup = np.zeros((len(degrees), len(degrees)), dtype=np.int64)
    lookup[low, high] = np.arange(len(low))
    return DegreePairs(counts, smallest, lookup, degree_class)


def _model(ties: Affiliation, null: str) -> BipartiteModel | None:
    if null not in NULLS:
        raise ArgumentError(f"unknown null model {null!r}; known: {', '.join(NULLS)}")
    return fit_bicm(ties.actor_degrees, ties.task_degrees) if null == "bicm" else None


def _tails(
    ties: Affiliation,
    model: BipartiteModel | None,
    low: Integers,
    high: Integers,
    observed: Integers,
) -> tuple[Floats, Floats]:
    """P(X ≥ observed) and the mean of X for pairs of degree classes."""
    import numpy as np

    if model is None:
        degrees = np.unique(ties.actor_degrees)
        tasks = int((ties.task_degrees > 0).sum())
        a, b = degrees[low], degrees[high]
        if not len(low):
            return np.ones(0), np.zeros(0)
        return _hypergeometric_tails(observed, tasks, a, b), a * b / max(1, tasks)
    chances = model.chances[low] * model.chances[high]
    return upper_tails(chances, model.task_counts, observed), chances @ model.task_counts


def _hypergeometric_tails(observed: Integers, tasks: int, a: Integers, b: Integers) -> Floats:
    """P(X ≥ observed) for the shared tasks of two draws of `a` and `b` from `tasks`.

    Summed term by term from log-factorials; scipy.stats would take longer to import than this
    takes for a district.
    """
    import numpy as np

    factorials = np.array([lgamma(count + 1) for count in range(max(1, tasks) + 1)])
    mode, most = (a + 1) * (b + 1) // (tasks + 2), np.minimum(a, b)
    shared = np.maximum(observed, np.maximum(0, a + b - tasks))
    tails = np.zeros(len(shared))
    active = np.flatnonzero(shared <= most)
    while len(active):
        terms = _hypergeometric_terms(factorials, tasks, a[active], b[active], shared[active])
        tails[active] += terms
        shared[active] += 1
        done = (shared[active] > mode[active]) & (terms < tails[active] * 1e-17)
        active = active[~done & (shared[active] <= most[active])]
    return np.where(observed > 0, np.minimum(tails, 1.0), 1.0)


def _hypergeometric_terms(
    factorials: Floats, tasks: int, a: Integers, b: Integers, shared: Integers
) -> Floats:
    """P(X = shared)."""
    import numpy as np

    ways = factorials[a] - factorials[shared] - factorials[a - shared]
    others = tasks - a
    ways += factorials[others] - factorials[b - shared] - factorials[others - b + shared]
    terms: Floats = np.exp(ways - (factorials[tasks] - factorials[b] - factorials[tasks - b]))
    return terms
