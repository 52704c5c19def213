"""The notebooks are kept without outputs and say what may be concluded; nbmake runs them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

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
