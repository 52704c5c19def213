"""No serious violation of accessibility rules on any page, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import xianan_plan

import respgraph as rg

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "out"
    rg.write_report(xianan_plan(roster=True), target)
    return target


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "network.html", "explain.html"])
def test_axe_finds_no_serious_violation(
    browser: OfflineBrowser, folder: Path, tmp_path: Path, name: str, theme: str
) -> None:
    # axe runs inside the page, which the page's policy forbids: for this test it is taken out.
    text = (folder / name).read_text(encoding="utf-8")
    page_file = tmp_path / name
    page_file.write_text(text.replace("Content-Security-Policy", "x-none"), encoding="utf-8")
    opened = browser.open(page_file)
    page = opened.page
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    if name != "explain.html":
        page.evaluate("document.querySelector('[data-ref]').click()")
        assert page.is_visible("#panel")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (one["id"], one["nodes"][0]["html"])
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert found["testEngine"]["name"] == "axe-core"
    assert len(found["passes"]) > 5
    assert grave == []
