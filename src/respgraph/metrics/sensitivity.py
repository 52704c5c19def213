"""How far a ranking by workload can be trusted under other weights and other readings.

Who carries most depends on what a supporting role counts and on whom open group words mean. SMAA
(Lahdelma, Hokkanen, Salminen 1998) draws both from all values that are declared possible, and tells
how often each actor takes each rank. What other tasks would change is asked in `stability`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import ArgumentError
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Plan
from ..vocabulary import Kind, Role
from .role_tasks import RoleTasks, present_actors, role_tasks

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = [
    "PairwiseWinning",
    "RankAcceptability",
    "RankSensitivity",
    "WeightRange",
    "check_draws",
    "pairwise_winning",
    "rank_acceptability",
    "rank_sensitivity",
]

_ROLES = (Role.LEAD_UNIT, Role.JOINT_UNIT, Role.SUPPORTING_UNIT)


@dataclass(frozen=True, slots=True)
class WeightRange:
    """What is declared possible: a lead counts 1, support between the two values of `support`.

    A joint role counts anything between support and lead. `open_group_share` bounds the share of
    open group tasks that are meant. The share and the support are drawn uniformly between their
    bounds, then the joint weight uniformly between that support and 1. So each is uniform given
    the one before; pairs of joint and support are not uniform over the area that they may take:
    there, high supports come more often than the area says.
    """

    support: tuple[float, float] = (0.1, 0.8)
    open_group_share: tuple[float, float] = (0.0, 1.0)

    def __post_init__(self) -> None:
        for name in ("support", "open_group_share"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 1:
                raise ArgumentError(f"{name} is {low} to {high}; give two shares from 0 to 1")


@dataclass(frozen=True, slots=True)
class RankAcceptability:
    """The share of draws, 0 to 1, in which the actor takes the rank; ranks it never takes are left out.

    Actors that tie share their ranks equally, so that the shares of a rank sum to 1, and so do
    those of an actor.
    """

    actor: str
    actor_id: str
    rank: int
    share: float


@dataclass(frozen=True, slots=True)
class RankSensitivity:
    """The ranks of one actor over all draws; `rank_expected` is their mean.

    `rank_best` and `rank_worst` are the ranks that occur; `first` is the share of draws in which it
    carries most.
    """

    actor: str
    actor_id: str
    rank_expected: float
    rank_best: int
    rank_worst: int
    first: float


@dataclass(frozen=True, slots=True)
class PairwiseWinning:
    """The share of draws, 0 to 1, in which `actor_a` carries more than `actor_b`; a tie counts half."""

    actor_a: str
    actor_b: str
    actor_a_id: str
    actor_b_id: str
    share: float


@takes_plan
def rank_acceptability(
    plan: Plan,
    *,
    actors: Iterable[str] | None = None,
    weights: WeightRange | None = None,
    draws: int = 5000,
    seed: int = 0,
) -> list[RankAcceptability]:
    """How often each unit takes each rank by workload, over all weights declared possible.

    A unit that has at least as much as another in every role, and more in one, is above it in
    every draw. What it cannot see: weights outside the declared range.

    Args:
        plan: the plan, with a roster applied where open groups shall count.
        actors: names or ids of the units to rank; None for all units.
        weights: what is declared possible.
        draws: how many draws.
        seed: of the draws.

    Raises:
        ArgumentError: an actor is unknown, or `draws` is below 1.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> [(row.actor, row.rank, row.share) for row in rank_acceptability(plan)]
    [('甲县交通局', 1, 1.0), ('甲县财政局', 2, 1.0)]
    """
    ranked = draw_ranks(plan, actors=actors, weights=weights, draws=draws, seed=seed)
    return acceptabilities(ranked)


def acceptabilities(ranked: RankedDraws) -> list[RankAcceptability]:
    """The shares of ranks in draws that were made already."""
    return [
        RankAcceptability(name, actor_id, int(rank) + 1, float(shares[rank]))
        for name, actor_id, shares in ranked.rows()
        for rank in shares.nonzero()[0]
    ]


@takes_plan
def rank_sensitivity(
    plan: Plan,
    *,
    actors: Iterable[str] | None = None,
    weights: WeightRange | None = None,
    draws: int = 5000,
    seed: int = 0,
) -> list[RankSensitivity]:
    """The mean, best and worst rank of each unit; arguments as for `rank_acceptability`.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [(row.actor, row.rank_best, row.first) for row in rank_sensitivity(plan)]
    [('甲县交通局', 1, 1.0), ('甲县水利局', 2, 0.0), ('甲县财政局', 2, 0.0)]
    """
    return sensitivities(draw_ranks(plan, actors=actors, weights=weights, draws=draws, seed=seed))


def sensitivities(ranked: RankedDraws) -> list[RankSensitivity]:
    """The summary of draws that were made already."""
    rows = []
    for name, actor_id, shares in ranked.rows():
        taken = shares.nonzero()[0]
        expected = float(sum(shares[rank] * (rank + 1) for rank in taken))
        best, worst = int(taken[0]) + 1, int(taken[-1]) + 1
        rows.append(RankSensitivity(name, actor_id, expected, best, worst, float(shares[0])))
    rows.sort(key=lambda row: (round(row.rank_expected, 9), natural_key(row.actor_id)))
    return rows


@takes_plan
def pairwise_winning(
    plan: Plan,
    *,
    actors: Iterable[str] | None = None,
    weights: WeightRange | None = None,
    draws: int = 5000,
    seed: int = 0,
) -> list[PairwiseWinning]:
    """How often one unit carries more than another, every ordered pair.

    Arguments as for `rank_acceptability`. The shares of a pair and of its reverse sum to 1.

    >>> from respgraph import parse_plan
    >>> rows = pairwise_winning(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> [(row.actor_a, row.actor_b, row.share) for row in rows]
    [('甲县交通局', '甲县财政局', 1.0), ('甲县财政局', '甲县交通局', 0.0)]
    """
    return winnings(draw_ranks(plan, actors=actors, weights=weights, draws=draws, seed=seed))


def winnings(ranked: RankedDraws) -> list[PairwiseWinning]:
    """Who carries more in draws that were made already."""
    import numpy as np

    count = len(ranked.scores)
    wins = np.array(
        [
            ((score > ranked.scores) + 0.5 * (score == ranked.scores)).mean(axis=1)
            for score in ranked.scores
        ]
    ).reshape(count, count)
    names = ranked.names
    return [
        PairwiseWinning(name_a, name_b, id_a, id_b, float(wins[profile_a, profile_b]))
        for (name_a, id_a), profile_a in zip(names, ranked.profile, strict=True)
        for (name_b, id_b), profile_b in zip(names, ranked.profile, strict=True)
        if id_a != id_b
    ]


@dataclass(frozen=True, slots=True)
class RankedDraws:
    """Draws of scores for each distinct profile of roles, and which profile each actor has."""

    names: list[tuple[str, str]]
    profile: list[int]
    scores: Floats
    acceptability: Floats

    def rows(self) -> list[tuple[str, str, Floats]]:
        """Name, id and acceptability of every rank, actors by id."""
        return [
            (name, actor_id, self.acceptability[profile])
            for (name, actor_id), profile in zip(self.names, self.profile, strict=True)
        ]


def draw_ranks(
    plan: Plan,
    *,
    actors: Iterable[str] | None = None,
    weights: WeightRange | None = None,
    draws: int = 5000,
    seed: int = 0,
) -> RankedDraws:
    """Draw weights and score the units; arguments and errors as for `rank_acceptability`."""
    import numpy as np

    check_draws(draws)
    chosen = _chosen(plan, actors)
    tasks = role_tasks(plan)
    figures = np.array([_profile(tasks, actor_id) for _, actor_id in chosen])
    profiles, profile, sizes = np.unique(
        figures.reshape(len(chosen), 2 * len(_ROLES)),
        axis=0,
        return_inverse=True,
        return_counts=True,
    )
    scores = profiles @ _drawn_weights(weights or WeightRange(), draws, seed)
    # sums of the same numbers in another order must not break a tie
    scores = np.round(scores, 9)
    return RankedDraws(chosen, profile.tolist(), scores, _acceptability(scores, sizes))


def check_draws(draws: int) -> None:
    """Refuse a number of draws that draws nothing."""
    if draws < 1:
        raise ArgumentError(f"draws is {draws}; give 1 or more")


def _chosen(plan: Plan, wanted: Iterable[str] | None) -> list[tuple[str, str]]:
    present = present_actors(plan)
    units = {
        actor.id: actor.name
        for actor in plan.actors
        if actor.kind is Kind.UNIT and actor.id in present
    }
    if wanted is not None:
        by_name = {name: actor_id for actor_id, name in units.items()}
        ids = {by_name.get(name, name) for name in wanted}
        unknown = sorted(ids - set(units))
        if unknown:
            raise ArgumentError(
                f"{unknown[0]!r} is no unit of the plan; give names or ids of units"
            )
        units = {actor_id: units[actor_id] for actor_id in ids}
    return [(units[actor_id], actor_id) for actor_id in sorted(units, key=natural_key)]


def _profile(tasks: RoleTasks, actor_id: str) -> list[int]:
    """Certain and open tasks in each role; an open task counts in its highest role."""
    certain = [len(tasks.low(actor_id, (role,))) for role in _ROLES]
    open_counts, seen = [], frozenset[str]()
    for role in _ROLES:
        found = tasks.open(actor_id, (role,)) - seen
        open_counts.append(len(found))
        seen |= found
    return [*certain, *open_counts]


def _drawn_weights(weights: WeightRange, draws: int, seed: int) -> Floats:
    """Columns of weights: three roles for certain tasks, three for open ones."""
    import numpy as np

    generator = np.random.default_rng(seed)
    support = generator.uniform(*weights.support, draws)
    joint = support + generator.random(draws) * (1 - support)
    share = generator.uniform(*weights.open_group_share, draws)
    roles = np.vstack([np.ones(draws), joint, support])
    drawn: Floats = np.vstack([roles, share * roles])
    return drawn


def _acceptability(scores: Floats, sizes: Integers) -> Floats:
    """Profiles × ranks: the share of draws in which a member of the profile takes the rank.

    Profiles that tie in a draw share the ranks from the first of them on; each stretch of ranks is
    marked by where it begins and ends, and summed up once at the end.
    """
    import numpy as np

    count, draws = scores.shape
    n = int(sizes.sum())
    marks = np.zeros((count, n + 1))
    if not n:
        return marks[:, :0]
    order = np.argsort(-scores, axis=0, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=0)
    ends = np.cumsum(sizes[order], axis=0)
    starts = ends - sizes[order]
    fresh = np.vstack([np.ones((1, draws), dtype=bool), ordered[1:] < ordered[:-1]])
    last = np.vstack([fresh[1:], np.ones((1, draws), dtype=bool)])
    begin = np.maximum.accumulate(np.where(fresh, starts, 0), axis=0)
    end = np.minimum.accumulate(np.where(last, ends, n)[::-1], axis=0)[::-1]
    share = 1.0 / (end - begin)
    np.add.at(marks, (order.ravel(), begin.ravel()), share.ravel())
    np.add.at(marks, (order.ravel(), end.ravel()), -share.ravel())
    found: Floats = np.clip(np.cumsum(marks[:, :n], axis=1) / draws, 0.0, 1.0)
    found[found < 1e-9] = 0.0
    return found
