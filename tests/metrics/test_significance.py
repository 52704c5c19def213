"""Null models, corrected p-values, and what a plan is too small to show."""

from __future__ import annotations

import contextlib
import io
import warnings
from itertools import product
from math import comb

import networkx as nx
import numpy as np
import pytest
from tests.builders import xianan_plan
from tests.metrics.networks import AWKWARD, affiliation_graph, davis, random_ties

from respgraph.errors import ArgumentError
from respgraph.graph import build_graph
from respgraph.metrics.affiliation import affiliation
from respgraph.metrics.bicm import fit_bicm
from respgraph.metrics.nulls import pair_tests
from respgraph.metrics.poisson_binomial import upper_tail
from respgraph.metrics.significance import Verdict, adjusted, backbone, backbone_power, significance


def p_values(graph: nx.Graph[str], null: str) -> dict[tuple[str, str], float]:
    return {(row.actor_a, row.actor_b): row.p_value for row in significance(graph, null=null)}


def of_bicm_package(graph: nx.Graph[str]) -> tuple[np.ndarray, dict[tuple[int, int], float]]:
    """Tie probabilities and p-values by the package of the model's authors."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        from bicm import BipartiteGraph

        model = BipartiteGraph()
        model.set_biadjacency_matrix(affiliation(graph, layer="unit").matrix.toarray())
        model.solve_tool(method="newton", tol=1e-14, eps=1e-15)
        model.rows_projection, model.projection_method = True, "poibin"
        # without the bar, one thread is given an empty list of pairs
        model.progress_bar, model.threads_num = True, 1
        found = model._projection_calculator()
        chances = model.get_bicm_matrix()
    return chances, {(a, b): p for a, partners in found.items() for b, p in partners.items()}


def test_davis_svn() -> None:
    power = backbone_power(davis())
    assert (power.raw, power.pairs, power.significant) == (17, 153, 0)
    assert power.smallest_p == pytest.approx(0.002331, abs=5e-7)


def test_davis_bicm() -> None:
    power = backbone_power(davis(), null="bicm")
    assert (power.raw, power.significant) == (0, 0)
    assert power.smallest_p == pytest.approx(0.0884, abs=5e-5)
    assert power.beyond_reach == 153
    assert "none of 153 pairs can be significant" in power.words
    ties = affiliation(davis(), layer="unit")
    chances = fit_bicm(ties.actor_degrees, ties.task_degrees).matrix()
    evelyn = ties.actors.index("unit/Evelyn")
    for event, expected in (("E1", 0.3423), ("E3", 0.5928), ("E8", 0.9334)):
        assert chances[evelyn, ties.tasks.index(f"task/{event}")] == pytest.approx(
            expected, abs=5e-5
        )


@pytest.mark.parametrize("graph", [davis(), random_ties(5, 20, 30, 0.3)], ids=["davis", "random"])
def test_equal_to_the_bicm_package(graph: nx.Graph[str]) -> None:
    ties = affiliation(graph, layer="unit")
    chances, theirs = of_bicm_package(graph)
    ours = fit_bicm(ties.actor_degrees, ties.task_degrees).matrix()
    assert np.abs(ours - chances).max() < 1e-8
    tests, _ = pair_tests(ties, null="bicm")
    seen = 0
    for a, b, p in zip(tests.a.tolist(), tests.b.tolist(), tests.p_values.tolist(), strict=True):
        if (a, b) in theirs:
            seen += 1
            assert p == pytest.approx(theirs[a, b], abs=1e-8)
    assert seen > 100


@pytest.mark.parametrize("seed", range(8))
def test_expected_degrees_are_kept(seed: int) -> None:
    ties = affiliation(random_ties(seed, 12, 9, 0.1 + 0.1 * seed), layer="unit")
    model = fit_bicm(ties.actor_degrees, ties.task_degrees)
    assert model.matrix().sum(axis=1) == pytest.approx(ties.actor_degrees, abs=1e-8)
    assert model.matrix().sum(axis=0) == pytest.approx(ties.task_degrees, abs=1e-8)


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("null", ["svn", "bicm"])
def test_awkward_networks_are_answered(name: str, null: str) -> None:
    graph = AWKWARD[name]
    power = backbone_power(graph, null=null)
    assert power.significant == 0
    assert power.beyond_reach == power.pairs
    assert all(0 <= row.p_value <= 1 for row in significance(graph, null=null))
    ties = affiliation(graph, layer="unit")
    assert fit_bicm(ties.actor_degrees, ties.task_degrees).residual < 1e-9


def test_a_nested_network_has_certain_ties() -> None:
    ties = [
        (actor, task) for actor, task in product("abcd", "1234") if ord(actor) - 96 >= int(task)
    ]
    matrix = affiliation(affiliation_graph(ties), layer="unit")
    model = fit_bicm(matrix.actor_degrees, matrix.task_degrees)
    assert model.residual < 1e-9
    assert model.matrix() == pytest.approx(matrix.matrix.toarray(), abs=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_svn_equals_counting_draws(seed: int) -> None:
    graph = random_ties(seed, 6, 7, 0.45)
    ties = affiliation(graph, layer="unit")
    m = int((ties.task_degrees > 0).sum())
    degree = {
        graph.nodes[a]["label"]: int(k)
        for a, k in zip(ties.actors, ties.actor_degrees, strict=True)
    }
    for row in significance(graph):
        i, j = degree[row.actor_a], degree[row.actor_b]
        ways = sum(comb(i, x) * comb(m - i, j - x) for x in range(row.shared_tasks, min(i, j) + 1))
        assert row.p_value == pytest.approx(ways / comb(m, j))
        assert row.expected == pytest.approx(i * j / m)


@pytest.mark.parametrize("seed", range(4))
def test_bicm_equals_the_full_poisson_binomial(seed: int) -> None:
    graph = random_ties(seed, 7, 9, 0.4)
    ties = affiliation(graph, layer="unit")
    chances = fit_bicm(ties.actor_degrees, ties.task_degrees).matrix()
    tests, _ = pair_tests(ties, null="bicm")
    for a, b, shared, p in zip(tests.a, tests.b, tests.shared, tests.p_values, strict=True):
        assert p == pytest.approx(upper_tail(chances[a] * chances[b])[shared], abs=1e-9)


def exclusive_partners(r: int, others: int) -> nx.Graph[str]:
    """Two units that share r tasks and nothing else, beside others that share nothing."""
    ties = [(name, f"p{n}") for name in ("a", "b") for n in range(r)]
    return affiliation_graph([*ties, *((f"u{n}", f"t{n}") for n in range(others))])


def test_exclusive_partners_reach_one_in_m_choose_r() -> None:
    row = significance(exclusive_partners(3, 12))[0]
    assert row.p_value == row.smallest_p == pytest.approx(1 / comb(15, 3))


def test_enough_shared_tasks_are_significant_and_few_cannot_be() -> None:
    strong = backbone(exclusive_partners(5, 15))
    assert [(row.actor_a, row.actor_b) for row in strong] == [("a", "b")]
    weak = significance(exclusive_partners(1, 15))
    assert {row.verdict for row in weak} == {Verdict.CANNOT_BE_SIGNIFICANT}


@pytest.mark.parametrize("correction", ["fdr", "bonferroni"])
@pytest.mark.parametrize("null", ["svn", "bicm"])
def test_whoever_is_beyond_reach_is_never_significant(correction: str, null: str) -> None:
    for seed in range(4):
        graph = random_ties(seed, 14, 40, 0.15)
        rows = significance(graph, null=null, correction=correction, alpha=0.2)
        for row in rows:
            assert row.smallest_p <= row.p_value + 1e-12
            assert (row.verdict is Verdict.SIGNIFICANT) == (row.p_adjusted <= 0.2)
        power = backbone_power(graph, null=null, correction=correction, alpha=0.2)
        assert power.significant == sum(row.verdict is Verdict.SIGNIFICANT for row in rows)
        assert power.significant + power.beyond_reach <= power.pairs


def test_adjusted_p_values_equal_scipy() -> None:
    from scipy.stats import false_discovery_control

    p = np.array([0.01, 0.02, 0.03, 0.005, 0.5, 0.02])
    assert adjusted(p, "fdr", 6) == pytest.approx(false_discovery_control(p))
    assert adjusted(p, "fdr", 9) == pytest.approx(
        false_discovery_control(np.concatenate([p, [1, 1, 1]]))[:6]
    )
    assert adjusted(p, "bonferroni", 6)[:2] == pytest.approx([0.06, 0.12])
    grouped = adjusted(np.array([0.01, 0.02]), "fdr", 5, np.array([2, 3]))
    assert grouped == pytest.approx(
        false_discovery_control(np.array([0.01, 0.01, 0.02, 0.02, 0.02]))[[0, 2]]
    )


def test_names_and_order_change_nothing() -> None:
    graph = random_ties(2, 8, 10, 0.4)
    renamed = affiliation_graph(
        [(f"z{9 - int(a[6:])}", t[5:]) for a, t in graph.edges if a.startswith("unit/")]
    )
    assert sorted(p_values(graph, "bicm").values()) == pytest.approx(
        sorted(p_values(renamed, "bicm").values())
    )


@pytest.mark.parametrize(
    "options", [{"null": "coin"}, {"correction": "none"}, {"alpha": 0}, {"alpha": 1}]
)
def test_unknown_choices_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ArgumentError):
        significance(davis(), **options)  # type: ignore[arg-type]


def test_source_document_prints_its_power() -> None:
    for layer in ("unit", "leader"):
        power = backbone_power(build_graph(xianan_plan()), layer=layer)
        assert power.pairs_sharing <= power.pairs
        assert str(power.pairs) in power.words
