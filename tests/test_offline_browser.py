"""The browser fixture hears complaints and sees requests, so that a silent page means something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

LIBRARIES = {
    "vis-network/vis-network.min.js": "typeof vis.Network === 'function' && typeof vis.DataSet",
    "graphology/graphology.umd.min.js": "typeof graphology.Graph",
    "sigma/sigma.min.js": "typeof Sigma",
}
VENDOR = Path(__file__).resolve().parent.parent / "src/respgraph/views/vendor"


def page(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><title>页</title>{body}", encoding="utf-8")
    return path


def test_a_quiet_page_is_quiet(browser: Any, tmp_path: Path) -> None:
    opened = browser.open(page(tmp_path, "<p>牵头单位</p>"))
    opened.assert_quiet()
    assert opened.page.inner_text("p") == "牵头单位"


@pytest.mark.parametrize(
    ("script", "heard"),
    [("console.warn('careful')", "warning: careful"), ("null.x", "uncaught:")],
)
def test_complaints_are_heard(browser: Any, tmp_path: Path, script: str, heard: str) -> None:
    opened = browser.open(page(tmp_path, f"<script>{script}</script>"))
    assert [line for line in opened.complaints if line.startswith(heard)]
    with pytest.raises(AssertionError):
        opened.assert_quiet()


def test_requests_are_seen_and_refused(browser: Any, tmp_path: Path) -> None:
    address = "https://example.invalid/library.js"
    opened = browser.open(page(tmp_path, f'<script src="{address}"></script>'))
    assert opened.requests == [address]


@pytest.mark.parametrize("file", LIBRARIES)
def test_bundled_library_runs_without_a_network(browser: Any, tmp_path: Path, file: str) -> None:
    source = (VENDOR / file).read_text(encoding="utf-8")
    opened = browser.open(page(tmp_path, f"<script>{source}</script>"))
    assert opened.page.evaluate(LIBRARIES[file]) == "function"
    opened.assert_quiet()
