from __future__ import annotations

import json
from pathlib import Path

import pytest

from respgraph.cli import run


def test_roster_is_drafted_and_can_be_given_back(small: Path, tmp_path: Path) -> None:
    draft = tmp_path / "roster.csv"
    assert run(["roster", str(small), "-o", str(draft), "-q"]) == 0
    assert draft.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run(["read", str(small), "--roster", str(draft), "-q", "-o", str(tmp_path / "a")]) == 0


def test_sample_writes_a_plan_that_read_understands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.txt"
    assert run(["sample", "--tasks", "7", "--seed", "3", "-o", str(path)]) == 0
    assert run(["read", str(path), "-q"]) == 0
    assert len(json.loads(capsys.readouterr().out)["tasks"]) == 7
    assert run(["sample", "--style", "nonsense"]) == 1
    assert "known: " in capsys.readouterr().err


def test_doctor_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "-f", "json"]) == 0
    found = {row["name"]: row for row in json.loads(capsys.readouterr().out)["doctor"]}
    assert found["networkx"]["status"] == "ok"
    assert all(row["remedy"] for row in found.values() if row["status"] != "ok")


def test_demo_needs_no_file_of_the_user(tmp_path: Path) -> None:
    assert run(["demo", "-o", str(tmp_path / "demo"), "-q"]) == 0
    assert (tmp_path / "demo" / "index.html").exists()


def test_a_chinese_roster_is_drafted_for_who_asks(small: Path, tmp_path: Path) -> None:
    draft = tmp_path / "名册.csv"
    assert run(["roster", str(small), "-o", str(draft), "-q", "--lang", "zh"]) == 0
    lines = draft.read_text("utf-8-sig").splitlines()
    assert lines[0] == "名称,类型,类别,别名,挂靠单位,成员,任务数,备注"
    assert "县交通局,单位,部门,,,,1," in lines
    assert run(["read", str(small), "--roster", str(draft), "-q", "-o", str(tmp_path / "a")]) == 0
