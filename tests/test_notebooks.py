"""Notebooks run, their pages show what they print, and their prose quotes only that."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from tools.notebook_pages import PAGES, stale

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


def opened(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_all_four_are_here() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == ["1-", "2-", "3-", "4-"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_clean(path: Path) -> None:
    for cell in opened(path).cells:
        assert not cell.get("outputs"), f"{path.name}: outputs are committed; run nbstripout"
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_ends_with_what_may_be_concluded(path: Path) -> None:
    prose = [cell.source for cell in opened(path).cells if cell.cell_type == "markdown"]
    assert "What one may conclude, and what not" in prose[-1]
    assert "**One may**" in prose[-1]
    assert "**One may not**" in prose[-1]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_of_notebooks_lead_somewhere(path: Path) -> None:
    for cell in opened(path).cells:
        for target in re.findall(r"\]\(([^)]+)\)", cell.source):
            if cell.cell_type == "markdown" and not target.startswith("https:"):
                assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_page_shows_what_the_notebook_prints(path: Path) -> None:
    assert stale(path) == [], "run: python tools/notebook_pages.py"


NUMBER = re.compile(r"(?<![\w.])\d*\.?\d+%?")
LINE_WIDTH = 79


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_numbers_in_the_prose_are_printed_by_a_cell(path: Path) -> None:
    """Or stand in its code; one before the decimal point may be left out, as in .05."""
    page = (PAGES / f"{path.stem}.md").read_text(encoding="utf-8")
    prose = [cell.source for cell in opened(path).cells if cell.cell_type == "markdown"]
    for cell in prose:
        page = page.replace(cell, "")
    shown = {number.lstrip("0") for number in NUMBER.findall(re.sub(r"[^\d.%]", " ", page))}
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|^#.*$", "", "\n".join(prose), flags=re.MULTILINE)
    for number in NUMBER.findall(text):
        known = {number, number.lstrip("0"), f"{number.rstrip('%')}"}
        close = any(one.startswith(number) for one in shown if "." in number)
        assert known & shown or close or number in EVERYDAY, f"{path.name}: {number} is quoted"


EVERYDAY = {"0", "1", ".5", "3.5", "25%", ".3", ".05"}
"""Ends of scales and customary limits, which are no figures of this plan."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_and_tables_fit_a_page(path: Path) -> None:
    for cell in opened(path).cells:
        if cell.cell_type == "code":
            assert max(map(len, cell.source.splitlines())) <= LINE_WIDTH, cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_page_has_a_picture(path: Path) -> None:
    assert "![" in (PAGES / f"{path.stem}.md").read_text(encoding="utf-8")
