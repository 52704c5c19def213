"""Validated projections against the package of the model's authors."""

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
from respgraph.metrics.nulls import NULLS, pair_tests

COUPLES = 5


def rows() -> Iterator[Row]:
    province = affiliation(network(20_000, 3_000), layer="unit")
    degrees = province.actor_degrees, province.task_degrees
    note = f"{province.ties:,} ties"
    yield Row("bicm fit, province", seconds(lambda: fit_bicm(*degrees)), note=note)
    for null in NULLS:
        work = seconds(lambda null=null: pair_tests(province, null=null), runs=2)
        yield Row(f"{null} p-values, province", work, note=note)
    # the package's exact tail costs the square of the number of tasks, for each pair of degrees
    part = affiliation(network(2_000, 600), layer="unit")
    whole = seconds(lambda: pair_tests(part, null="bicm"), runs=3)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        theirs_fit, theirs, couples = _package(part)
    note = f"bicm p-values scaled from {COUPLES} of {couples:,} pairs of degrees"
    work = "bicm fit and exact p-values, tenth of a province"
    yield Row(work, whole, "bicm", theirs_fit + theirs, 20, note)


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
