"""A Chinese page says nothing in English, and an English one nothing but quotes and names in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import respgraph as rg
from respgraph.report.contents import contents_of
from respgraph.report.folder import page_files

DATA = Path(__file__).resolve().parents[2] / "data"
SENTENCE = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")
KEYS = re.compile(r"(task|unit|person|group)/|lead_unit|supporting_unit|[a-z]+_[a-z]+")
ATTRIBUTES = ("title", "aria-label", "placeholder", "label")


@pytest.fixture(scope="module", params=["xianan-2023", "qinghe-2025"])
def files(request: pytest.FixtureRequest) -> dict[str, str | bytes]:
    name = str(request.param)
    roster = rg.read_roster(DATA / f"{name.split('-', maxsplit=1)[0]}-roster.csv")
    return page_files(contents_of(rg.apply_roster(rg.read_plan(DATA / f"{name}.txt"), roster)))


def said(page: str, without: str) -> list[str]:
    """Every text and attribute that a reader meets in one language."""
    tree = LexborHTMLParser(page)
    for node in tree.css(f".{without}, script, style, code, #switch-language"):
        node.decompose()
    words = [node.text(deep=False) for node in tree.css("*")]
    words += [
        value
        for node in tree.css("*")
        for name, value in node.attributes.items()
        if name in ATTRIBUTES and value
    ]
    return [one for one in words if one.strip()]


@pytest.mark.parametrize("name", ["index.html", "network.html", "explain.html"])
def test_a_chinese_page_is_wholly_chinese(files: dict[str, str | bytes], name: str) -> None:
    words = said(str(files[name]), without="en")
    assert len(words) > 40
    assert [one for one in words if SENTENCE.search(one) or KEYS.search(one)] == []


@pytest.mark.parametrize("name", ["index.html", "explain.html"])
def test_an_english_page_has_chinese_only_in_quotes(
    files: dict[str, str | bytes], name: str
) -> None:
    tree = LexborHTMLParser(str(files[name]))
    for node in tree.css(
        '.zh, script, style, [lang="zh-CN"]:not(html), #switch-language, option, .found'
    ):
        node.decompose()
    body = tree.body
    assert body is not None
    sentences = re.findall("[一-鿿]{2,}[，。；：][一-鿿]{2,}", body.text(separator=" "))
    assert sentences == []
