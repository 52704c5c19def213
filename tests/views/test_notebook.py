"""What Jupyter shows: pages in a frame of their own, plans as a small table, all text as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.builders import xianan_plan
from tests.views.hostile_plan import SCRIPT, hostile_plan

import respgraph as rg

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser


def shown(html: str, folder: Path) -> Path:
    path = folder / "notebook.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'>{html}", encoding="utf-8")
    return path


def test_network_works_inside_its_frame(browser: OfflineBrowser, tmp_path: Path) -> None:
    page = rg.network_html(rg.build_graph(xianan_plan()))
    opened = browser.open(shown(page._repr_html_(), tmp_path))
    frame = opened.page.frame_locator("iframe")
    frame.locator("#network-search").fill("qczj")
    frame.locator("#network-search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "区财政局"
    assert "src=" not in page._repr_html_()[:200].replace("srcdoc=", "")
    opened.assert_quiet()


def test_plan_shows_its_tasks_and_hostile_text_stays_text(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    assert "… 11 more tasks" in xianan_plan()._repr_html_()
    opened = browser.open(shown(hostile_plan()._repr_html_(), tmp_path))
    assert SCRIPT in opened.page.inner_text("table")
    assert opened.page.locator("img").count() == 0
    opened.assert_quiet()
