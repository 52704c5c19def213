"""Validated projections of a province against the package of the model's authors."""

from __future__ import annotations

import contextlib
import io
import random
import warnings
from collections.abc import Iterator

import numpy as np
from data import network
from timing import Row, seconds

from respgraph.metrics.affiliation import Affiliation, affiliation
from respgraph.metrics.bicm import fit_bicm
from respgraph.metrics.nulls import pair_tests

COUPLES = 40


def rows() -> Iterator[Row]:
    ties = affiliation(network(20_000, 3_000), layer="unit")
    fit = seconds(lambda: fit_bicm(ties.actor_degrees, ties.task_degrees))
    whole = seconds(lambda: pair_tests(ties, null="bicm"), runs=2)
    svn = seconds(lambda: pair_tests(ties, null="svn"), runs=2)
    yield Row("svn p-values, province", svn)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        theirs_fit, theirs, couples = _package(ties)
    yield Row("bicm fit, province", fit, "bicm", theirs_fit, None)
    note = f"bicm p-values scaled from {COUPLES} of {couples:,} pairs of degrees"
    yield Row("bicm fit and p-values, province", whole, "bicm", theirs_fit + theirs, 20, note)


def _package(ties: Affiliation) -> tuple[float, float, int]:
    """Seconds to fit, seconds for the exact p-values scaled from a sample, pairs of degrees."""
    from bicm import BipartiteGraph

    rows, columns = ties.matrix.tocoo().coords
    edges = np.array([[f"u{a}", f"t{t}"] for a, t in zip(rows, columns, strict=True)])
    model = BipartiteGraph(edgelist=edges)
    some_ties = edges[np.random.default_rng(0).choice(len(edges), 2000, replace=False)]
    warm = BipartiteGraph(edgelist=some_ties)
    warm.solve_tool(method="newton", light_mode=True)
    fit = seconds(lambda: model.solve_tool(method="newton", light_mode=True), runs=1)
    x, y = model.x, model.y
    model.v_adj_list = _common(model)
    degrees = np.unique(model.rows_deg)
    members = {k: np.flatnonzero(model.rows_deg == k).tolist() for k in degrees}
    couples = [(a, b) for i, a in enumerate(degrees) for b in degrees[i:]]
    some = random.Random(1).sample(couples, min(COUPLES, len(couples)))
    part = seconds(
        lambda: [model.pval_calculator_poibin(c, deg_dict=members, x=x, y=y) for c in some], runs=1
    )
    return fit, part * len(couples) / len(some), len(couples)


def _common(model: object) -> dict[int, dict[int, int]]:
    counts: dict[int, dict[int, int]] = {k: {} for k in model.adj_list}  # type: ignore[attr-defined]
    for members in model.inv_adj_list.values():  # type: ignore[attr-defined]
        ordered = sorted(members)
        for index, a in enumerate(ordered):
            for b in ordered[index + 1 :]:
                counts[a][b] = counts[a].get(b, 0) + 1
    return counts
