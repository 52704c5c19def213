"""The Poisson-binomial distribution against enumeration and against scipy."""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from respgraph.metrics import poisson_binomial
from respgraph.metrics.poisson_binomial import distribution, upper_tail, upper_tails


def enumerated(chances: list[float]) -> list[float]:
    total = [0.0] * (len(chances) + 1)
    for outcome in product((0, 1), repeat=len(chances)):
        total[sum(outcome)] += prod(
            p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True)
        )
    return total


@given(st.lists(st.floats(0, 1), max_size=8))
def test_distribution_equals_enumeration(chances: list[float]) -> None:
    assert distribution(chances).tolist() == pytest.approx(enumerated(chances), abs=1e-12)
    assert upper_tail(chances)[0] == pytest.approx(1)


@given(st.data())
def test_tails_of_classes_equal_the_full_distribution(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(1, 30), min_size=1, max_size=4))
    chance = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.001, 0.999))
    row = st.lists(chance, min_size=len(counts), max_size=len(counts))
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    observed = data.draw(
        st.lists(st.integers(0, sum(counts)), min_size=len(rows), max_size=len(rows))
    )
    found = upper_tails(np.array(rows), np.array(counts), np.array(observed))
    for index, (chances, seen) in enumerate(zip(rows, observed, strict=True)):
        whole = upper_tail(np.repeat(chances, counts))
        assert found[index] == pytest.approx(whole[seen], abs=1e-11)


def test_wide_distributions_by_fourier_transform_equal_binomials() -> None:
    chances = np.array([[0.3], [0.05]])
    found = upper_tails(chances, np.array([4000]), np.array([1300, 180]))
    expected = [stats.binom.sf(1299, 4000, 0.3), stats.binom.sf(179, 4000, 0.05)]
    assert found.tolist() == pytest.approx(expected, abs=1e-12)


def test_fourier_and_direct_convolution_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = (np.array([[0.4, 0.1]]), np.array([300, 500]), np.array([190]))
    direct = upper_tails(*arguments)
    monkeypatch.setattr(poisson_binomial, "_FFT_FROM", 8)
    assert upper_tails(*arguments).tolist() == pytest.approx(direct.tolist(), abs=1e-13)


def test_far_tails_keep_their_relative_precision() -> None:
    found = upper_tails(np.array([[0.001]]), np.array([50]), np.array([5]))[0]
    assert found == pytest.approx(stats.binom.sf(4, 50, 0.001), rel=1e-9)


def test_no_events_never_reach_one() -> None:
    empty = np.zeros((2, 0))
    assert upper_tails(empty, np.zeros(0, dtype=int), np.array([0, 1])).tolist() == [1, 0]
