"""Pages: a district's report against bare imports, a large network against pyvis, in a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
from timing import Row, seconds

from respgraph.graph import Evidence, SourceLine
from respgraph.views.network_page import network_html

NODES, TASKS, SMALL = 10_000, 8_000, 500
IMPORTS = "import pandas, networkx, matplotlib.pyplot, pyvis.network"
PAGES = """
import sys, respgraph as rg
from respgraph.report.contents import contents_of
from respgraph.report.folder import page_files
files = page_files(contents_of(rg.read_plan(sys.argv[1])))
"""


def rows() -> Iterator[Row]:
    yield _district()
    graph = large_network()
    page = network_html(graph)
    ours = seconds(lambda: network_html(graph), runs=3)
    start = time.process_time()
    theirs = _pyvis_page(graph, physics=False)
    peer = time.process_time() - start
    yield Row(f"network page, {NODES:,} nodes", ours, "pyvis", peer, 100)
    sizes = [len(text.encode("utf-8")) / 1e6 for text in (page, theirs)]
    yield Row("bytes of that page, MB", sizes[0], "pyvis", sizes[1], 1 / 0.3)
    yield from _in_browser(page, _pyvis_page(_part(graph), physics=True))


def large_network() -> nx.Graph[str]:
    """A network of 10,000 nodes whose tasks quote a sentence, with the attributes of the contract."""
    from data import ties

    graph: nx.Graph[str] = nx.Graph()
    for unit in range(NODES - TASKS):
        name = f"第{unit}局"
        graph.add_node(f"unit/{name}", kind="unit", layer="unit", label=name, unit_class=None)
    for task in range(TASKS):
        text = f"完成第{task}项重点任务,推进项目建设,持续改善民生。"
        source = (SourceLine(task + 1, f"{task}.{text}(牵头单位:见附件)"),)
        section = (f"第{task // 400}部分",)
        graph.add_node(
            f"task/{task}", kind="task", layer="task", label=str(task), number=str(task),
            position=task, section=section, source=source, text=text, unit_class=None,
        )  # fmt: skip
    for task, unit in ties(TASKS, NODES - TASKS):
        evidence = (Evidence("lead_unit", f"第{unit}局", task + 1),)
        attributes = {"certainty": "certain", "roles": ("lead_unit",), "evidence": evidence}
        graph.add_edge(f"unit/第{unit}局", f"task/{task}", **attributes)
    return graph


def _district() -> Row:
    from respgraph.sampling import render, sample_plan

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "district.txt"
        path.write_text(render(sample_plan(seed=1, tasks=150, units=80)), encoding="utf-8")
        ours = _cpu([sys.executable, "-c", PAGES, str(path)])
    theirs = _cpu([sys.executable, "-c", IMPORTS])
    note = "reading, index.html, network.html, explain.html and tables; 150 tasks, 80 units"
    return Row("pages of a district", ours, "bare imports", theirs, 1 / 2.5, note)


def _cpu(command: list[str], runs: int = 5) -> float:
    """Median CPU seconds of a whole process, one thread."""
    times = []
    for _ in range(runs):
        before = os.times()
        subprocess.run(command, check=True)
        after = os.times()
        times.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return sorted(times)[len(times) // 2]


def _pyvis_page(graph: nx.Graph[str], *, physics: bool) -> str:
    """The page that pyvis makes of the same data by itself."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    for node, data in graph.nodes(data=True):
        source = "\n".join(line.text for line in data.get("source", ()))
        network.add_node(node, label=data["label"], title=source, group=data["kind"])
    for head, tail, data in graph.edges(data=True):
        said = "\n".join(f"{one.role} {one.quote} {one.line}" for one in data["evidence"])
        network.add_edge(head, tail, title=said)
    network.toggle_physics(physics)
    return str(network.generate_html())


def _part(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The neighbourhood of the busiest nodes, 500 nodes in all."""
    order = sorted(graph, key=lambda node: (-graph.degree(node), node))[:50]
    chosen = dict.fromkeys(order)
    for node in order:
        chosen |= dict.fromkeys(sorted(graph[node])[: (SMALL - 50) // 50])
    return graph.subgraph(list(chosen)[:SMALL]).copy()


def _in_browser(page: str, theirs: str) -> Iterator[Row]:
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        ours = min(_seconds_until_drawn(browser, Path(folder), page) for _ in range(3))
        peer = _seconds_until_still(browser, Path(folder), theirs)
        browser.close()
    note = f"ours {NODES:,} nodes, pyvis with physics {SMALL}; seconds on the clock"
    yield Row("page until it can be used", ours, "pyvis physics", peer, 20, note)


def _opened(browser: Any, folder: Path, text: str) -> Any:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    return page


def _seconds_until_drawn(browser: Any, folder: Path, text: str) -> float:
    page = _opened(browser, folder, text)
    page.wait_for_selector("body[data-drawn]", timeout=60_000)
    return float(page.evaluate("Number(document.body.dataset.drawn) / 1000"))


def _seconds_until_still(browser: Any, folder: Path, text: str) -> float:
    start = time.perf_counter()
    page = _opened(browser, folder, text)
    page.wait_for_function("typeof network === 'object' && network.physics", timeout=120_000)
    done = "!network.physics.options.enabled || network.physics.stabilized || network.physics.ready"
    page.wait_for_function(done, timeout=300_000)
    return time.perf_counter() - start
