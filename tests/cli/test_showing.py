from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.process import SMALL, command

from respgraph.cli import run


def test_read_prints_plan_json_and_talks_on_stderr(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(small)]) == 0
    printed = capsys.readouterr()
    plan = json.loads(printed.out)
    assert plan["schema"] == "respgraph.plan/1"
    assert [item["name"] for item in plan["tasks"][0]["assignments"]] == [
        "王明", "县交通局", "县林业局", "各乡镇",
    ]  # fmt: skip
    assert "1 task, 4 assignments" in printed.err


def test_what_read_writes_is_read_again(small: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert run(["read", str(small), "-o", str(first), "--quiet"]) == 0
    assert run(["read", str(first), "-o", str(second), "--quiet"]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_plan_json_is_read_from_stdin_too(small: Path) -> None:
    first = command("read", str(small), "-q")
    again = command("read", "-", "-q", input=first.stdout)
    assert again.returncode == 0
    assert again.stdout == first.stdout


def test_a_correction_reaches_the_report(small: Path, tmp_path: Path) -> None:
    saved, folder = tmp_path / "a.json", tmp_path / "out"
    assert run(["read", str(small), "-q", "-o", str(saved)]) == 0
    text = saved.read_text("utf-8").replace('"name": "县林业局"', '"name": "县园林局"')
    saved.write_text(text, "utf-8")
    words = ["report", str(small), "--corrections", str(saved), "-o", str(folder), "-q"]
    assert run(words) == 0
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    names = [item["name"] for item in plan["tasks"][0]["assignments"]]
    assert names == ["王明", "县交通局", "县园林局", "各乡镇"]


def test_report_writes_a_folder_with_a_page(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run(["report", str(small), "-o", str(folder), "-q"]) == 0
    assert "县交通局" in (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["explain", "network"])
def test_pages_are_written(small: Path, tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.html"
    assert run([name, str(small), "-o", str(page), "-q"]) == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_strict_leaves_with_3_only_when_a_doubt_remains(small: Path, tmp_path: Path) -> None:
    assert run(["read", str(small), "--strict", "-q", "-o", str(tmp_path / "a.json")]) == 0
    broken = tmp_path / "broken.txt"
    broken.write_text(SMALL.replace(")\n", "\n"), encoding="utf-8")
    assert run(["read", str(broken), "--strict", "-q", "-o", str(tmp_path / "a.json")]) == 3
    assert run(["read", str(broken), "-q", "-o", str(tmp_path / "a.json")]) == 0


def test_figures_are_drawn_as_svg_or_png(small: Path, tmp_path: Path) -> None:
    assert run(["figures", str(small), "-o", str(tmp_path / "svg"), "-q"]) == 0
    svg = {path.name for path in (tmp_path / "svg").glob("*.svg")}
    assert "workload.svg" in svg
    words = ["-f", "png", "--dpi", "60", "-q"]
    assert run(["figures", str(small), "-o", str(tmp_path / "png"), *words]) == 0
    assert {path.stem for path in (tmp_path / "png").glob("*.png")} == {name[:-4] for name in svg}
    assert (tmp_path / "png" / "workload.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("shape", "nodes"), [("plan", 5), ("columns", 5), ("units", 3)])
def test_graphs_are_exported(small: Path, tmp_path: Path, shape: str, nodes: int) -> None:
    import networkx as nx

    path = tmp_path / "a.graphml"
    assert run(["export", str(small), "-o", str(path), "--graph", shape, "-q"]) == 0
    assert nx.read_graphml(path).number_of_nodes() == nodes
    assert run(["export", str(small), "-o", str(tmp_path / "a.xyz"), "-q"]) == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_what_is_read_back_never_loses_a_doubt_in_silence(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text(SMALL.replace(")\n", "\n"), encoding="utf-8")
    saved = tmp_path / f"saved.{kind}"
    assert run(["read", str(broken), "-q", "-f", kind, "-o", str(saved)]) == 0
    assert run(["read", str(saved), "--strict", "-o", str(tmp_path / "again.json")]) == 3
    talk = capsys.readouterr().err
    assert ("account: none" in talk) == (kind == "csv")
    codes = {
        item["code"] for item in json.loads((tmp_path / "again.json").read_text("utf-8"))["issues"]
    }
    assert ("unclosed_bracket" if kind != "csv" else "no_account") in codes
