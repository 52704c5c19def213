from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from respgraph.cli import COMMANDS, run

SAMPLE = Path(__file__).parents[2] / "data" / "xianan-2023.txt"
SMALL = (
    "县2024年重点任务责任分解\n一、交通\n"
    "1.修路5公里以上。(责任领导:王明;牵头单位:县交通局;责任单位:县林业局、各乡镇)\n"
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def command(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """A real process, as a user starts it."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "respgraph", *words], capture_output=True, check=False, **options
    )


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


def test_stdin_is_a_plan_too() -> None:
    done = command("metrics", "-", "--only", "workload", input=SMALL.encode("gb18030"))
    assert done.returncode == 0
    rows = json.loads(done.stdout)["workload"]
    assert {row["actor"]: row["total"] for row in rows} == {
        "王明": 1, "县交通局": 1, "县林业局": 1, "各乡镇": 1,
    }  # fmt: skip


def test_metrics_of_the_sample_have_the_published_figures(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["metrics", str(SAMPLE), "--quiet"]) == 0
    printed = capsys.readouterr()
    tables = json.loads(printed.out)
    leaders = [row for row in tables["workload"] if row["responsible_leader"]]
    assert sorted((row["responsible_leader"] for row in leaders), reverse=True) == [
        9,
        6,
        3,
        3,
        2,
        1,
    ]
    assert printed.err == ""
    pair = tables["coassignment"][0]
    assert {"actor_a", "actor_b", "shared_tasks", "jaccard"} <= set(pair)


def test_csv_of_one_table_is_plain_csv(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["metrics", str(small), "--only", "workload", "-f", "csv", "-q"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["actor"] for row in rows} == {"王明", "县交通局", "县林业局", "各乡镇"}


def test_table_for_the_eye_lines_up_chinese(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["metrics", str(small), "--only", "workload,balance", "-f", "table", "-q"]) == 0
    text = capsys.readouterr().out
    assert "# workload" in text
    assert "# balance" in text
    assert "县交通局" in text


def test_report_writes_a_folder_with_a_page(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run(["report", str(small), "-o", str(folder), "-q"]) == 0
    assert "县交通局" in (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["explain", "network"])
def test_pages_are_written(small: Path, tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.html"
    assert run([name, str(small), "-o", str(page), "-q"]) == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


REFUSED = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 20, "not a text file"),
    "poem.txt": (
        "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n".encode(),
        "no task with a responsible unit",
    ),
    "other.json": (b'{"schema": "respgraph.plan/1"}', "must contain"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
@pytest.mark.parametrize("verb", ["read", "report"])
def test_refusals_are_one_line_and_write_nothing(tmp_path: Path, name: str, verb: str) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    out = tmp_path / "out"
    done = command(verb, str(path), "-o", str(out))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(lines) == 1
    assert name in lines[0]
    assert reason in lines[0]
    assert not out.exists()


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["read", str(tmp_path / "none.docx")]) == 1
    assert "none.docx: cannot be read (No such file" in capsys.readouterr().err


def test_a_folder_that_is_not_ours_is_refused(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("x")
    assert run(["report", str(small), "-o", str(tmp_path / "mine")]) == 1
    assert "was not written by respgraph" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "words",
    [["no-such-verb"], ["read"], ["read", "a", "--no-such-option"], ["metrics", "x", "-f", "xml"]],
)
def test_usage_errors_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    assert "respgraph --help" in capsys.readouterr().err


def test_unknown_tables_are_refused_with_the_known_ones(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["metrics", str(small), "--only", "nonsense"]) == 1
    assert "known: workload" in capsys.readouterr().err


def test_strict_leaves_with_3_only_when_a_doubt_remains(small: Path, tmp_path: Path) -> None:
    assert run(["read", str(small), "--strict", "-q", "-o", str(tmp_path / "a.json")]) == 0
    broken = tmp_path / "broken.txt"
    broken.write_text(SMALL.replace(")\n", "\n"), encoding="utf-8")
    assert run(["read", str(broken), "--strict", "-q", "-o", str(tmp_path / "a.json")]) == 3
    assert run(["read", str(broken), "-q", "-o", str(tmp_path / "a.json")]) == 0


def test_a_closed_pipe_ends_quietly(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "respgraph", "read", str(small), "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, error = process.communicate(timeout=60)
    assert b"Traceback" not in error
    assert b"BrokenPipe" not in error


def test_output_is_utf8_whatever_the_locale_says(small: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = command("read", str(small), env=environment)
    assert done.returncode == 0
    assert "县交通局" in done.stdout.decode("utf-8")


def test_same_input_same_bytes_under_another_hash_seed(small: Path) -> None:
    runs = [
        command("metrics", str(small), "-q", env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].returncode == 0


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    done = command("read", str(tmp_path / "none.txt"), "--debug")
    assert b"Traceback" in done.stderr


def test_version_and_help_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    from respgraph import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert run([]) == 2


def test_audit_prints_lines_like_a_linter(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(small), "-q", "--only", "no_deadline", "--reasons"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("3:3: ")
    assert " no_deadline: " in line
    assert run(["audit", str(small), "-q", "--only", "nonsense"]) == 1
    assert "known: no_lead" in capsys.readouterr().err


def test_strict_audit_leaves_with_3_when_a_finding_matters(small: Path, tmp_path: Path) -> None:
    assert run(["audit", str(small), "-q", "--strict"]) == 0
    both = tmp_path / "both.txt"
    both.write_text(SMALL.replace("县林业局", "县交通局"), encoding="utf-8")
    assert run(["audit", str(both), "-q", "--strict", "-f", "json"]) == 3


def test_what_if_compares_before_and_after(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "after.json"
    steps = tmp_path / "steps.txt"
    steps.write_text("without 王明\n", encoding="utf-8")
    words = ["--move", "1:县交通局→县公路局", "--steps", str(steps), "--save", str(saved)]
    assert run(["what-if", str(small), *words, "-f", "json", "-q"]) == 0
    tables = json.loads(capsys.readouterr().out)
    changes = {(row["actor"], row["measure"]): row["change"] for row in tables["workload"]}
    assert changes["县交通局", "lead_unit"] == -1
    assert changes["县公路局", "lead_unit"] == 1
    assert [row["missing"] for row in tables["orphaned"]] == ["responsible_leader"]
    names = [
        item["name"] for item in json.loads(saved.read_text("utf-8"))["tasks"][0]["assignments"]
    ]
    assert "县公路局" in names
    assert run(["what-if", str(small), "--move", "1县交通局"]) == 1
    assert "TASK:FROM→TO" in capsys.readouterr().err


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


@pytest.mark.parametrize("name", [*COMMANDS])
def test_every_command_describes_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert f"respgraph {name}" in text
    assert "Options:" in text


def test_shell_completion_knows_the_options_of_a_command() -> None:
    environment = {
        **os.environ,
        "_RESPGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": "respgraph report --ro",
        "COMP_CWORD": "2",
    }
    done = command(env=environment)
    assert b"--roster" in done.stdout


def test_doctor_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "-f", "json"]) == 0
    found = {row["name"]: row for row in json.loads(capsys.readouterr().out)["doctor"]}
    assert found["networkx"]["status"] == "ok"
    assert all(row["remedy"] for row in found.values() if row["status"] != "ok")


def test_demo_needs_no_file_of_the_user(tmp_path: Path) -> None:
    assert run(["demo", "-o", str(tmp_path / "demo"), "-q"]) == 0
    assert (tmp_path / "demo" / "index.html").exists()


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
