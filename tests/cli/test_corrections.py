"""Corrections come back from every file that may hold them, and are never lost without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from respgraph import read_plan
from respgraph.cli import run

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture
def report(small: Path, tmp_path: Path) -> Path:
    """The folder of a report on the small plan."""
    folder = tmp_path / "report"
    assert run(["report", str(small), "-o", str(folder), "-q"]) == 0
    return folder


def change_workbook(report: Path, target: Path) -> Path:
    """A person changes one unit in the sheet 责任关系 and saves the workbook elsewhere."""
    book = openpyxl.load_workbook(report / "workbook.xlsx")
    cells = [cell for row in book["责任关系"].iter_rows() for cell in row]
    for cell in cells:
        if cell.value == "县林业局" and cell.column_letter == "H":
            cell.value = "县园林局"
    book.save(target)
    return target


def change_plan_json(report: Path, target: Path) -> Path:
    """A person changes the same unit in plan.json."""
    text = (report / "plan.json").read_text("utf-8")
    target.write_text(text.replace('"name": "县林业局"', '"name": "县园林局"'), "utf-8")
    return target


@pytest.mark.parametrize("kind", ["workbook.xlsx", "plan.json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_person_changed_in_the_folder_is_taken_over_and_said(
    kind: str,
    lang: str,
    report: Path,
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change = change_workbook if kind.endswith("xlsx") else change_plan_json
    mine = change(report, tmp_path / f"mine-{kind}")
    said = "人工更正1处" if lang == "zh" else "1 correction by a person"
    out = tmp_path / "again.json"
    for words in (["read", str(small), "--corrections", str(mine)], ["read", str(mine)]):
        assert run([*words, "-o", str(out), "--lang", lang]) == 0
        assert said in capsys.readouterr().err
        names = [actor.name for actor in read_plan(out).actors_of("task/1")]
        assert "县园林局" in names
        assert "县林业局" not in names


@pytest.mark.parametrize("name", ["workbook.xlsx", "plan.json"])
def test_a_file_without_a_correction_is_said(
    name: str, report: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "read",
        str(small),
        "--corrections",
        str(report / name),
        "-o",
        str(report.parent / "o"),
    ]
    assert run([*words, "--lang", "zh"]) == 0
    assert f"{name}”中没有找到任何更正" in capsys.readouterr().err
    assert run([*words, "--lang", "en"]) == 0
    assert f"no correction was found in {report / name}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["tables/assignments.csv", "tables/tasks.csv", "small.txt"])
def test_what_cannot_hold_corrections_is_refused_with_the_way_out(
    name: str, report: Path, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(small, report / "small.txt")
    out = tmp_path / "o.json"
    words = ["read", str(small), "--corrections", str(report / name), "-o", str(out)]
    assert run([*words, "--lang", "zh"]) == 1
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert "workbook.xlsx" in printed
    assert not out.exists()


def test_tables_of_a_report_are_no_plans(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(report.glob("tables/*.csv")):
        assert run(["read", str(path), "-q"]) == 1, path
    capsys.readouterr()
    assert run(["read", str(report / "tables" / "assignments.csv")]) == 1
    assert "is a table of results and no plan" in capsys.readouterr().err


def test_a_workbook_without_its_sheet_is_refused(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(report / "workbook.xlsx")
    del book["责任关系"]
    book.save(tmp_path / "w.xlsx")
    assert run(["read", str(tmp_path / "w.xlsx"), "--lang", "zh"]) == 1
    assert "没有“责任关系”表" in capsys.readouterr().err
