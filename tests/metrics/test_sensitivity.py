"""Rank acceptability: published values, sums, dominance, ties."""

from __future__ import annotations

from math import log

import pytest
from tests.builders import DEPARTMENTS, INVEST, Row, make_plan, xianan_plan

from respgraph.errors import ArgumentError
from respgraph.metrics.sensitivity import (
    WeightRange,
    pairwise_winning,
    rank_acceptability,
    rank_sensitivity,
)


def test_departments_of_the_source_document() -> None:
    rows = rank_acceptability(xianan_plan(roster=True), actors=DEPARTMENTS, draws=20_000)
    shares = {(row.actor, row.rank): row.share for row in rows}
    assert shares["区发改局", 1] == 1
    assert len({row.actor for row in rows}) == 14
    # the investment centre leads four; only 1 lead + s·(3 + 2q) supports of 区科经局 can pass it
    beyond = (0.5 - 1.5 * log(5 / 3.75)) / 0.7
    assert shares[INVEST, 2] == pytest.approx(1 - beyond, abs=0.008)


def test_rows_and_columns_sum_to_one() -> None:
    rows = rank_acceptability(xianan_plan(roster=True), draws=500)
    by_actor: dict[str, float] = {}
    by_rank: dict[int, float] = {}
    for row in rows:
        by_actor[row.actor_id] = by_actor.get(row.actor_id, 0) + row.share
        by_rank[row.rank] = by_rank.get(row.rank, 0) + row.share
    assert set(by_rank) == set(range(1, len(by_actor) + 1))
    assert list(by_actor.values()) == pytest.approx([1] * len(by_actor))
    assert list(by_rank.values()) == pytest.approx([1] * len(by_rank))


def test_dominance_is_exact() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["乙局"]), Row("2", leads=["甲局"], supports=["丙局"])]
    )
    shares = {(row.actor, row.rank): row.share for row in rank_acceptability(plan)}
    assert shares == {
        ("甲局", 1): 1,
        ("乙局", 2): 0.5,
        ("丙局", 2): 0.5,
        ("乙局", 3): 0.5,
        ("丙局", 3): 0.5,
    }
    wins = {(row.actor_a, row.actor_b): row.share for row in pairwise_winning(plan)}
    assert wins["甲局", "乙局"] == 1
    assert wins["乙局", "丙局"] == 0.5
    assert all(wins[a, b] + wins[b, a] == pytest.approx(1) for a, b in wins)


def test_a_lead_against_two_supports_turns_at_one_half() -> None:
    plan = make_plan([Row("1", ["王"], ["甲局"], ["乙局"]), Row("2", ["王"], ["丙局"], ["乙局"])])
    wins = {
        (row.actor_a, row.actor_b): row.share
        for row in pairwise_winning(plan, weights=WeightRange(support=(0, 1)), draws=20000)
    }
    assert wins["乙局", "甲局"] == pytest.approx(0.5, abs=0.015)


def test_summary_agrees_with_the_acceptabilities() -> None:
    plan = xianan_plan(roster=True)
    shares: dict[str, list[tuple[int, float]]] = {}
    for row in rank_acceptability(plan, draws=300):
        shares.setdefault(row.actor_id, []).append((row.rank, row.share))
    for row in rank_sensitivity(plan, draws=300):
        ranks = shares[row.actor_id]
        assert row.rank_expected == pytest.approx(sum(rank * share for rank, share in ranks))
        assert (row.rank_best, row.rank_worst) == (ranks[0][0], ranks[-1][0])


def test_same_seed_same_draws_and_order_does_not_matter() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["乙局"]), Row("2", joints=["乙局", "丙局"])]
    )
    other = make_plan(
        [Row("2", joints=["丙局", "乙局"]), Row("1", leads=["甲局"], supports=["乙局"])]
    )
    assert rank_acceptability(plan) == rank_acceptability(plan)
    assert rank_acceptability(plan) == rank_acceptability(other)


def test_nobody_and_one() -> None:
    assert rank_acceptability(make_plan([])) == []
    one = rank_acceptability(make_plan([Row("1", leads=["甲局"])]))
    assert [(row.rank, row.share) for row in one] == [(1, 1)]


@pytest.mark.parametrize(
    "options", [{"actors": ["没有"]}, {"draws": 0}], ids=["unknown actor", "no draws"]
)
def test_impossible_choices_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ArgumentError):
        rank_acceptability(xianan_plan(), **options)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="two shares"):
        WeightRange(support=(0.8, 0.1))
