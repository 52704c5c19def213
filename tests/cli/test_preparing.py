from __future__ import annotations

import csv
import json
from importlib import import_module, metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from respgraph.cli import run

doctor = import_module("respgraph.cli.doctor")


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


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ('{"url": "%s", "dir_info": {}}', "sources0[ocr]"),
        ('{"url": "file:///no/such/folder", "dir_info": {}}', "--extra ocr"),
        (None, "--extra ocr"),
    ],
    ids=["from sources", "sources are gone", "from wheels"],
)
def test_doctor_names_a_way_that_is_open(
    record: str | None, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "sources0"
    folder.mkdir()
    (folder / "pyproject.toml").touch()
    text = record and record.replace("%s", folder.as_uri())
    installed = SimpleNamespace(read_text=lambda name: text)
    monkeypatch.setattr(metadata, "distribution", lambda name: installed)
    assert said in doctor._added("ocr", doctor._source_folder())


def test_doctor_prints_lines_to_type_in_full(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: None)
    monkeypatch.setattr(doctor, "_source_folder", lambda: Path("/home/office/" + "deep/" * 20))
    assert run(["doctor"]) == 1
    assert "deep/deep[ocr]" in capsys.readouterr().out


def test_demo_needs_no_file_of_the_user(tmp_path: Path) -> None:
    assert run(["demo", "-o", str(tmp_path / "demo"), "-q"]) == 0
    assert (tmp_path / "demo" / "index.html").exists()


def test_demo_shows_intervals(tmp_path: Path) -> None:
    assert run(["demo", "-o", str(tmp_path / "demo"), "-q"]) == 0
    with (tmp_path / "demo" / "tables" / "workload.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert any(row["low"] != row["high"] for row in rows)


def test_a_chinese_roster_is_drafted_for_who_asks(small: Path, tmp_path: Path) -> None:
    draft = tmp_path / "名册.csv"
    assert run(["roster", str(small), "-o", str(draft), "-q", "--lang", "zh"]) == 0
    lines = draft.read_text("utf-8-sig").splitlines()
    assert lines[0] == "名称,类型,类别,别名,挂靠单位,成员,任务数,备注"
    assert "县交通局,单位,部门,,,,1," in lines
    assert run(["read", str(small), "--roster", str(draft), "-q", "-o", str(tmp_path / "a")]) == 0
