"""The plans that have gold are read as well as ever: a drop below the limits fails here."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import score  # noqa: E402


def test_no_figure_falls_below_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([]) == 0, capsys.readouterr().err
    printed = capsys.readouterr().out
    documents = len(list((ROOT / "tests" / "plans").glob("*.gold.json")))
    assert documents > 45
    assert sum(line[0].isalnum() and " 1.000" in line for line in printed.splitlines()) > 40


@pytest.mark.parametrize("damage", ["another name", "a task too many"])
def test_a_worse_reading_is_seen(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "01-inline-fullwidth-county"
    for path in (ROOT / "tests" / "plans").glob(f"{name}*"):
        shutil.copy(path, tmp_path)
    (tmp_path / "thresholds.json").write_text('{"triple": 0.99}')
    assert score.main(["--gold", str(tmp_path)]) == 0
    gold = tmp_path / f"{name}.gold.json"
    value = json.loads(gold.read_text("utf-8"))
    if damage == "another name":
        for task in value["tasks"]:
            task["assignments"][0]["name"] = "无此单位"
    else:
        value["tasks"] = value["tasks"][: len(value["tasks"]) // 2]
    gold.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    capsys.readouterr()
    assert score.main(["--gold", str(tmp_path)]) == 1
    assert "triple" in capsys.readouterr().err
