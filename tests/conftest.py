"""Fixtures that every area uses: the verbatim documents, and a browser with the network cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

settings.register_profile("respgraph", deadline=None)
settings.load_profile("respgraph")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(autouse=True)
def no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line talks in the language of the system; tests run on any."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of verbatim documents and their gold, which the repository does not hold."""
    named = os.environ.get("RESPGRAPH_CORPUS")
    if not named:
        pytest.skip("RESPGRAPH_CORPUS is not set: the verbatim documents are not on this machine")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"RESPGRAPH_CORPUS names {folder}, which is not a folder")
    return folder


@dataclass
class OpenedPage:
    """A page in the browser, and everything it complained of or asked the network for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        """Fail on any console warning or error, uncaught exception or network request."""
        assert self.complaints == []
        assert self.requests == []


class OfflineBrowser:
    """Opens files from the disk in a real browser that cannot reach any network."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[Any] = []

    def open(self, path: Path, *, width: int = 1280, height: int = 800) -> OpenedPage:
        """Load one page in a fresh offline context and record what it says and wants."""
        context = self._browser.new_context(
            offline=True, viewport={"width": width, "height": height}
        )
        self._contexts.append(context)
        opened = OpenedPage(context.new_page())

        def refuse_network(route: Any) -> None:
            if route.request.url.startswith(("file:", "data:", "blob:")):
                route.continue_()
            else:
                opened.requests.append(route.request.url)
                route.abort()

        def hear(message: Any) -> None:
            if message.type in {"warning", "error"}:
                opened.complaints.append(f"{message.type}: {message.text}")

        context.route("**/*", refuse_network)
        opened.page.on("console", hear)
        opened.page.on("pageerror", lambda error: opened.complaints.append(f"uncaught: {error}"))
        opened.page.goto(path.resolve().as_uri(), wait_until="load")
        return opened

    def close_pages(self) -> None:
        """Close what `open` opened."""
        while self._contexts:
            self._contexts.pop().close()


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        reason = "no chromium on this machine: run `make browser`"
        if os.environ.get("RESPGRAPH_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--force-color-profile=srgb", "--lang=zh-CN"],
        )
        yield browser
        browser.close()


@pytest.fixture
def browser(_chromium: Browser) -> Iterator[OfflineBrowser]:
    """A browser without a network: `browser.open(path)` gives the page and its complaints."""
    offline = OfflineBrowser(_chromium)
    yield offline
    offline.close_pages()
