"""Take the pictures of the documentation from a report on the invented plan.

    python tools/screenshots.py

Needs chromium.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 1200


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: of which file, from which element downwards, how high, and in what language."""

    name: str
    file: str
    element: str | None = None
    height: int = 640
    english: bool = False
    search: str | None = None
    leader: str | None = None


PICTURES = (
    Picture("report.zh", "index.html"),
    Picture("report.en", "index.html", english=True),
    Picture("workload.zh", "index.html", "#part-workload", 760),
    Picture("workload.en", "index.html", "#part-workload", 760, english=True),
    Picture("network", "network.html", height=860, leader="宋雨桐"),
    Picture("network.zh", "network.html", height=620, search="jtysj"),
    Picture("explain.zh", "explain.html", "text=推动清河大桥", 460),
)


def main() -> None:
    """Write the report and photograph it."""
    from playwright.sync_api import sync_playwright

    import respgraph as rg

    plan = rg.read_plan(ROOT / "data" / "qinghe-2025.txt")
    plan = rg.apply_roster(plan, rg.read_roster(ROOT / "data" / "qinghe-roster.csv"))
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        rg.write_report(plan, Path(folder) / "report")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for picture in PICTURES:
            page = browser.new_page(viewport={"width": WIDTH, "height": picture.height})
            page.goto((Path(folder) / "report" / picture.file).as_uri())
            _prepare(page, picture)
            place = IMAGES / f"{picture.name}.png"
            page.screenshot(path=place, full_page=True, clip=_clip(page, picture))
        browser.close()


def _prepare(page: Any, picture: Picture) -> None:
    if picture.english:
        page.get_by_role("button", name="English").click()
    if picture.search:
        page.locator("#network-search").fill(picture.search)
    if picture.leader:
        page.locator("#filter-leader").select_option(label=picture.leader)
    page.wait_for_timeout(900)


def _clip(page: Any, picture: Picture) -> dict[str, float]:
    """The stretch of the page to show: from the top of the element, or of the page."""
    top = 0.0
    if picture.element:
        box = page.locator(picture.element).first.bounding_box()
        top = max(0.0, box["y"] + page.evaluate("window.scrollY") - 16)
    return {"x": 0, "y": top, "width": WIDTH, "height": picture.height}


if __name__ == "__main__":
    main()
