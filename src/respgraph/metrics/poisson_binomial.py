"""How many of many independent events happen, when each has its own probability."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["distribution", "upper_tail", "upper_tails"]

_FFT_FROM = 128
_CELLS = 2_000_000
_BLOCK = 24


def distribution(probabilities: npt.ArrayLike) -> Floats:
    """P(X = 0), P(X = 1) … P(X = n) of n independent events (Poisson 1837).

    >>> distribution([0.5, 0.5]).tolist()
    [0.25, 0.5, 0.25]
    """
    import numpy as np

    values, counts = np.unique(np.asarray(probabilities, dtype=float), return_counts=True)
    total = np.ones(1)
    for value, count in zip(values, counts, strict=True):
        total = np.convolve(total, _binomials(np.array([value]), int(count), int(count) + 1)[0])
    return total


def upper_tail(probabilities: npt.ArrayLike) -> Floats:
    """P(X ≥ 0), P(X ≥ 1) … P(X ≥ n) of n independent events.

    >>> upper_tail([0.5, 0.5]).tolist()
    [1.0, 0.75, 0.25]
    """
    import numpy as np

    tail: Floats = np.minimum(1.0, np.cumsum(distribution(probabilities)[::-1])[::-1])
    return tail


def upper_tails(probabilities: Floats, counts: Integers, observed: Integers) -> Floats:
    """P(X ≥ observed) for many variables, each of the same classes of events.

    Args:
        probabilities: variables × classes, the probability of an event of the class.
        counts: how many events a class has.
        observed: one number per variable.

    Right to about 1e-14; a tail below that may come out as 0.
    """
    import numpy as np

    tails = np.ones(len(observed))
    if not counts.size:
        return np.where(observed > 0, 0.0, tails)
    width = _widths(probabilities, counts, observed)
    for size in np.unique(width):
        rows = np.flatnonzero(width == size)
        step = max(1, _CELLS // (int(size) * _BLOCK))
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            tails[part] = _tails_of_width(probabilities[part], counts, observed[part], int(size))
    return tails


def _widths(probabilities: Floats, counts: Integers, observed: Integers) -> Integers:
    """How many values of the distribution each tail needs, rounded up so that few sizes occur."""
    import numpy as np

    mean = probabilities @ counts
    spread = np.sqrt((probabilities * (1 - probabilities)) @ counts)
    reach = np.ceil(np.maximum(observed, mean) + 12 * spread).astype(np.int64) + 24
    needed = np.where(observed > mean, np.maximum(reach, observed + 24), observed + 1)
    needed = np.minimum(needed, counts.sum() + 1)
    return np.asarray(8 * np.ceil(needed / 8), dtype=np.int64)


def _tails_of_width(
    probabilities: Floats, counts: Integers, observed: Integers, width: int
) -> Floats:
    import numpy as np

    total = np.zeros((len(observed), width))
    total[:, 0] = 1.0
    for column, count in enumerate(counts):
        part = _binomials(probabilities[:, column], int(count), min(width, int(count) + 1))
        total = _convolve(total, part)
    index = np.arange(width)
    above = np.where(index >= observed[:, None], total, 0.0).sum(axis=1)
    below = np.where(index < observed[:, None], total, 0.0).sum(axis=1)
    far = observed > probabilities @ counts
    tails: Floats = np.clip(np.where(far, above, 1.0 - below), 0.0, 1.0)
    return tails


def _binomials(probabilities: Floats, count: int, width: int) -> Floats:
    """The first `width` values of binomial distributions, one row per probability."""
    import numpy as np
    from scipy import special

    k = np.arange(width)
    ways = special.gammaln(count + 1) - special.gammaln(k + 1) - special.gammaln(count - k + 1)
    p = probabilities[:, None]
    logs = ways + special.xlogy(k, p) + special.xlog1py(count - k, -p)
    values: Floats = np.exp(logs)
    return values


def _convolve(left: Floats, right: Floats) -> Floats:
    """Row-wise convolution, cut to the width of `left`."""
    import numpy as np

    width = left.shape[1]
    if min(width, right.shape[1]) >= _FFT_FROM:
        size = 2 * width
        product = np.fft.rfft(left, size) * np.fft.rfft(right, size)
        found: Floats = np.maximum(0.0, np.fft.irfft(product, size)[:, :width])
        return found
    total = np.zeros_like(left)
    for shift in range(right.shape[1]):
        total[:, shift:] += left[:, : width - shift] * right[:, shift : shift + 1]
    return total
