"""Which pairs of actors share more tasks than chance would give, and which could not show it.

A projection ties almost everyone to everyone, so each pair is tested against a null model. Small
plans have little power: two units that only ever work with each other, on r of m tasks, reach at
best p = 1/C(m, r). Where even that is not enough the answer is "cannot be significant in this
plan", which is not the same as "not significant".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..errors import ArgumentError
from ..graph import PlanGraph
from ..guards import takes_graph
from .affiliation import Affiliation, affiliation
from .nulls import DegreePairs, PairTests, pair_tests

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = [
    "BackbonePower",
    "PairSignificance",
    "Verdict",
    "adjusted",
    "backbone",
    "backbone_power",
    "significance",
]

CORRECTIONS = ("fdr", "bonferroni")


class Verdict(StrEnum):
    """What a test can say about a pair."""

    SIGNIFICANT = "significant"
    NOT_SIGNIFICANT = "not_significant"
    CANNOT_BE_SIGNIFICANT = "cannot_be_significant"


@dataclass(frozen=True, slots=True)
class PairSignificance:
    """The test of one pair of actors that shares tasks.

    Attributes:
        actor_a, actor_b, actor_a_id, actor_b_id: the pair, sorted by id.
        shared_tasks: how many tasks they share; `expected`: how many the null model expects.
        p_value: probability of as many or more under the null model, 0 to 1.
        p_adjusted: the same after correction for the number of pairs tested, 0 to 1.
        smallest_p: the smallest p_value this pair could reach with its numbers of tasks.
        verdict: significant, not_significant, or cannot_be_significant in this plan.
    """

    actor_a: str
    actor_b: str
    actor_a_id: str
    actor_b_id: str
    shared_tasks: int
    expected: float
    p_value: float
    p_adjusted: float
    smallest_p: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class BackbonePower:
    """What the tests of a plan could show at all: the line to print beside a backbone.

    Attributes:
        layer, null, correction, alpha: what was tested, and how.
        actors, tasks: their numbers. `pairs`: pairs tested, `pairs_sharing`: with a common task.
        raw: pairs with p < alpha before correction; `significant`: after it.
        beyond_reach: pairs that cannot be significant in this plan whatever they share.
        smallest_p: the smallest p found; `smallest_attainable`: the smallest any pair could reach.
        needed: the p that a single pair would need, alpha / pairs.
        words: the same as a sentence.
    """

    layer: str
    null: str
    correction: str
    alpha: float
    actors: int
    tasks: int
    pairs: int
    pairs_sharing: int
    raw: int
    significant: int
    beyond_reach: int
    smallest_p: float | None
    smallest_attainable: float | None
    needed: float | None
    words: str


@takes_graph
def significance(
    graph: PlanGraph,
    *,
    layer: str = "unit",
    null: str = "svn",
    correction: str = "fdr",
    alpha: float = 0.05,
) -> list[PairSignificance]:
    """Test every pair of a layer that shares a task; the least probable pairs stand first.

    All pairs of the layer count as tested, those without a common task with p = 1.

    Args:
        graph: what `build_graph` made; certain ties count.
        layer: ``unit`` or ``leader``.
        null: ``svn`` (hypergeometric) or ``bicm`` (keeps the widths of tasks too).
        correction: ``fdr`` (Benjamini & Hochberg 1995) or ``bonferroni``.
        alpha: error rate, between 0 and 1.

    Raises:
        ArgumentError: null or correction is unknown, or alpha is outside 0 to 1.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> row = significance(graph)[0]
    >>> row.p_value, str(row.verdict)
    (1.0, 'cannot_be_significant')
    """
    ties, tests, _, adjusted_p, beyond = _tested(graph, layer, null, correction, alpha)
    labels = [graph.nodes[actor]["label"] for actor in ties.actors]
    columns = (tests.a, tests.b, tests.shared, tests.expected, tests.p_values, tests.smallest)
    rows = [
        PairSignificance(
            actor_a=labels[a],
            actor_b=labels[b],
            actor_a_id=ties.actors[a],
            actor_b_id=ties.actors[b],
            shared_tasks=shared,
            expected=expected,
            p_value=p_value,
            p_adjusted=p_adjusted,
            smallest_p=smallest,
            verdict=_verdict(p_adjusted <= alpha, out),
        )
        for a, b, shared, expected, p_value, smallest, p_adjusted, out in zip(
            *(column.tolist() for column in columns),
            adjusted_p.tolist(),
            beyond.tolist(),
            strict=True,
        )
    ]
    order = {actor: index for index, actor in enumerate(ties.actors)}
    rows.sort(key=lambda row: (row.p_value, order[row.actor_a_id], order[row.actor_b_id]))
    return rows


@takes_graph
def backbone(
    graph: PlanGraph,
    *,
    layer: str = "unit",
    null: str = "svn",
    correction: str = "fdr",
    alpha: float = 0.05,
) -> list[PairSignificance]:
    """The pairs of a layer that share significantly many tasks; arguments as for `significance`.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> [row.verdict for row in backbone(build_graph(plan))]
    []
    """
    rows = significance(graph, layer=layer, null=null, correction=correction, alpha=alpha)
    return [row for row in rows if row.verdict is Verdict.SIGNIFICANT]


@takes_graph
def backbone_power(
    graph: PlanGraph,
    *,
    layer: str = "unit",
    null: str = "svn",
    correction: str = "fdr",
    alpha: float = 0.05,
) -> BackbonePower:
    """What the tests of a layer found and could have found; arguments as for `significance`.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> backbone_power(graph).words
    'none of 1 pairs can be significant in this plan: p would have to be 0.05, 1 can be reached'
    """
    ties, tests, pairs, adjusted_p, _ = _tested(graph, layer, null, correction, alpha)
    total = int(pairs.counts.sum())
    reached = adjusted(pairs.smallest, correction, total, pairs.counts)
    beyond = int(pairs.counts[reached > alpha].sum())
    present = pairs.counts > 0
    attainable = float(pairs.smallest[present].min()) if present.any() else None
    significant = int((adjusted_p <= alpha).sum())
    needed = alpha / total if total else None
    return BackbonePower(
        layer=layer,
        null=null,
        correction=correction,
        alpha=alpha,
        actors=len(ties.actors),
        tasks=int((ties.task_degrees > 0).sum()),
        pairs=total,
        pairs_sharing=len(tests.a),
        raw=int((tests.p_values < alpha).sum()),
        significant=significant,
        beyond_reach=beyond,
        smallest_p=float(tests.p_values.min()) if len(tests.a) else None,
        smallest_attainable=attainable,
        needed=needed,
        words=_words(total, beyond, significant, needed, attainable),
    )


def adjusted(
    p_values: Floats, correction: str, tests: int, weights: Integers | None = None
) -> Floats:
    """p-values corrected for the number of tests; those not given count as 1.

    Args:
        p_values: of the tests that are given.
        correction: ``fdr`` or ``bonferroni``.
        tests: the number of tests, at least as many as given.
        weights: how often each given p occurs; once when not given.
    """
    import numpy as np

    if correction == "bonferroni":
        return np.minimum(1.0, p_values * tests)
    counts = np.ones(len(p_values), dtype=np.int64) if weights is None else weights
    order = np.argsort(p_values, kind="stable")
    ranks = np.maximum(1, np.cumsum(counts[order]))
    steps = np.minimum(1.0, p_values[order] * tests / ranks)
    found = np.empty(len(p_values))
    found[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return found


def _tested(
    graph: PlanGraph, layer: str, null: str, correction: str, alpha: float
) -> tuple[Affiliation, PairTests, DegreePairs, Floats, npt.NDArray[np.bool_]]:
    """Ties, tests, degrees, adjusted p, and which pairs are beyond reach."""
    import numpy as np

    if correction not in CORRECTIONS:
        known = ", ".join(CORRECTIONS)
        raise ArgumentError(f"unknown correction {correction!r}; known: {known}")
    if not 0 < alpha < 1:
        raise ArgumentError(f"alpha is {alpha}; give a number between 0 and 1")
    ties = affiliation(graph, layer=layer)
    tests, pairs = pair_tests(ties, null=null)
    total = int(pairs.counts.sum())
    adjusted_p = adjusted(tests.p_values, correction, total)
    reached = adjusted(pairs.smallest, correction, total, pairs.counts)
    low = np.minimum(pairs.degree_class[tests.a], pairs.degree_class[tests.b])
    high = np.maximum(pairs.degree_class[tests.a], pairs.degree_class[tests.b])
    beyond = reached[pairs.lookup[low, high]] > alpha
    return ties, tests, pairs, adjusted_p, beyond


def _verdict(significant: bool, beyond_reach: bool) -> Verdict:
    if significant:
        return Verdict.SIGNIFICANT
    return Verdict.CANNOT_BE_SIGNIFICANT if beyond_reach else Verdict.NOT_SIGNIFICANT


def _words(
    total: int, beyond: int, significant: int, needed: float | None, attainable: float | None
) -> str:
    if needed is None or attainable is None:
        return "there are no pairs to test"
    if beyond == total:
        return (
            f"none of {total} pairs can be significant in this plan: "
            f"p would have to be {needed:.2g}, {attainable:.2g} can be reached"
        )
    return (
        f"{significant} of {total} pairs are significant; "
        f"{beyond} pairs cannot be significant in this plan whatever they share"
    )
