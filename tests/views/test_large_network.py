"""Above two thousand nodes the page shows WebGL on positions made beforehand, and says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.builders import Row, make_plan

import respgraph as rg
from respgraph.views.map_layout import pivot_map
from respgraph.views.network_page import LARGE

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser

DRIVER = "GPU stall due to ReadPixels"  # what the software renderer says of itself


@pytest.fixture(scope="module")
def graph() -> object:
    rows = [
        Row(
            str(at),
            [f"领导{at % 9}"],
            [f"第{at % 97}局"],
            [f"第{(at * 7) % 97}局"],
            section=("一、" if at % 2 else "二、",),
        )
        for at in range(1, LARGE)
    ]
    return rg.build_graph(make_plan(rows))


def test_large_plan_opens_in_webgl_and_says_so(
    browser: OfflineBrowser, tmp_path: Path, graph: object
) -> None:
    path = tmp_path / "large.html"
    html = rg.network_html(graph)  # type: ignore[arg-type]
    path.write_text(html, encoding="utf-8")
    assert "vis.Network" not in html
    opened = browser.open(path)
    page = opened.page
    assert "WebGL" in page.inner_text("#network")
    nodes, ties = map(int, re.findall(r"\d+", page.inner_text("#network-status"))[:2])
    assert nodes == graph.number_of_nodes()  # type: ignore[attr-defined]
    assert ties == graph.number_of_edges()  # type: ignore[attr-defined]
    assert page.locator(".sigma-nodes").count() == 1
    page.fill("#network-search", "第5局")
    page.press("#network-search", "Enter")
    assert page.inner_text("#panel h2") == "第5局"
    page.click("#panel [data-ref='task/5']")
    assert "第5局" in page.inner_text("#panel mark.role-lead_unit >> nth=0")
    page.click("#panel-close")
    page.select_option("#filter-section", "二、")
    fewer = int(re.findall(r"\d+", page.inner_text("#network-status"))[0])
    assert fewer < nodes
    page.click("#network-reset")
    page.fill("#network-search", "第5局")
    page.press("#network-search", "Enter")
    page.click("#panel [data-ego]")
    assert page.locator(".sigma-nodes:visible").count() == 0
    tasks = set(graph["unit/第5局"])  # type: ignore[index]
    near = {other for task in tasks for other in graph[task]}  # type: ignore[index]
    shown = int(re.findall(r"\d+", page.inner_text("#network-status"))[0])
    assert shown == len(tasks) + len(near)
    assert opened.requests == []
    assert [one for one in opened.complaints if DRIVER not in one] == []


def test_map_is_the_same_every_time_and_spread_out() -> None:
    edges = [(at, (at * at + 1) % 300) for at in range(300) if at != (at * at + 1) % 300]
    place = pivot_map(300, edges)
    assert np.array_equal(place, pivot_map(300, edges))
    assert np.isfinite(place).all()
    assert len({tuple(row) for row in place.round(3).tolist()}) == 300


def test_map_puts_communities_apart() -> None:
    ring = [(at, (at + step) % 50) for at in range(50) for step in (1, 2)]
    edges = [*ring, *((a + 50, b + 50) for a, b in ring), (0, 50)]
    place = pivot_map(100, edges)
    inside = np.linalg.norm(place[:50] - place[:50].mean(axis=0), axis=1).mean()
    between = np.linalg.norm(place[:50].mean(axis=0) - place[50:].mean(axis=0))
    assert between > inside


def test_map_of_nobody_is_empty() -> None:
    assert pivot_map(0, []).shape == (0, 2)
