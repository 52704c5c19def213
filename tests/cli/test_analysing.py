from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from tests.cli.process import SMALL, command

from respgraph.cli import run

SAMPLE = Path(__file__).parents[2] / "data" / "xianan-2023.txt"


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


def test_a_table_in_a_file_is_that_of_the_report(small: Path, tmp_path: Path) -> None:
    assert run(["report", str(small), "-o", str(tmp_path / "report"), "-q"]) == 0
    for name in ("coassignment", "workload", "balance", "centrality"):
        table = tmp_path / f"{name}.csv"
        words = ["metrics", str(small), "--only", name, "-f", "csv", "-o", str(table), "-q"]
        assert run(words) == 0
        assert table.read_bytes() == (tmp_path / "report" / "tables" / table.name).read_bytes()


def test_table_for_the_eye_lines_up_chinese(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["metrics", str(small), "--only", "workload,balance", "-f", "table", "-q"]) == 0
    text = capsys.readouterr().out
    assert "# workload" in text
    assert "# balance" in text
    assert "县交通局" in text


def test_unknown_tables_are_refused_with_the_known_ones(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["metrics", str(small), "--only", "nonsense"]) == 1
    assert "known: workload" in capsys.readouterr().err


def test_same_input_same_bytes_under_another_hash_seed(small: Path) -> None:
    runs = [
        command("metrics", str(small), "-q", env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].returncode == 0


def test_audit_prints_lines_like_a_linter(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(small), "-q", "--only", "no_deadline", "--reasons"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("line 3: ")
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


def long_plan(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    lines = [f"{number}.修路。(牵头单位:县交通局)" for number in range(1, 16)]
    path.write_text("\n".join([*lines, "16.架桥。(牵头单位:县水利局、县财政局)"]), "utf-8")
    return path


def test_audit_puts_grave_findings_first_and_sums_up_what_only_informs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(long_plan(tmp_path))
    assert run(["audit", path, "-q"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("line 16: warning several_leads: ")
    assert [line for line in lines if "no_deadline" in line] == [
        (
            "16 times: info no_deadline: the task has no deadline: "
            "tasks 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …; --all lists them"
        )
    ]
    assert run(["audit", path, "-q", "--all"]) == 0
    assert capsys.readouterr().out.count(" no_deadline: ") == 16
    assert run(["audit", path, "-q", "-f", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["audit"]
    assert sum(row["code"] == "no_deadline" for row in rows) == 16


def test_audit_speaks_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(long_plan(tmp_path)), "-q", "--lang", "zh", "--reasons"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == (
        "任务 16，第 16 行：【提醒】任务有多个牵头单位：县水利局、县财政局（several_leads）。"
        "意见不一致时，共同牵头等于无人牵头"
    )
    assert any(
        line.startswith("共 16 项：【说明】任务没有完成时限（no_deadline）") for line in rest
    )


def test_what_if_without_a_step_is_a_usage_error(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "steps.txt"
    empty.write_text("# nothing yet\n", "utf-8")
    for words in ([], ["--steps", str(empty)]):
        assert run(["what-if", str(small), *words]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "needs a step: --move, --without, --merge or --steps" in printed.err
    assert run(["what-if", str(small), "--lang", "zh"]) == 2
    assert capsys.readouterr().err.startswith("没有写要试什么")


def test_what_if_says_first_which_tasks_lose_whom(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["what-if", str(small), "--without", "王明"]
    assert run([*words, "--lang", "zh", "-q"]) == 0
    text = capsys.readouterr().out
    titles = [line for line in text.splitlines() if line.startswith("# ")]
    assert titles == [
        "# 失去牵头单位或责任领导的任务", "# 任务偏多的变化", "# 任务数的变化", "# 均衡指标的变化",
    ]  # fmt: skip
    assert "责任领导" in text
    assert not any(word in text for word in ("gini", "theil", "peak_ratio", "responsible_leader"))
    assert run([*words, "-q"]) == 0
    assert capsys.readouterr().out.startswith("# orphaned\n")
    assert run([*words, "-q", "--strict"]) == 3
    assert run(["what-if", str(small), "--move", "1:县林业局→县公路局", "-q", "--strict"]) == 0


def test_metrics_takes_the_limits_of_its_tests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(long_plan(tmp_path))
    words = ["metrics", path, "-q", "--only", "overload,backbone_power"]
    assert run([*words, "--unit-threshold", "15"]) == 0
    rows = json.loads(capsys.readouterr().out)
    declared = [row["actor"] for row in rows["overload"] if row["test"] == "threshold"]
    assert declared == ["县交通局"]
    assert rows["backbone_power"][0]["correction"] == "fdr"
    assert run([*words, "--correction", "bonferroni", "--alpha", "0.01"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows["overload"] == [] or all(row["test"] != "threshold" for row in rows["overload"])
    power = rows["backbone_power"][0]
    assert (power["correction"], power["alpha"]) == ("bonferroni", 0.01)
    for option in (["--alpha", "2"], ["--correction", "x"], ["--leader-threshold", "0"]):
        assert run([*words, *option]) == 1
        capsys.readouterr()


def test_pairwise_winning_comes_only_when_it_is_named(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["metrics", str(small), "-q"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert "pairwise_winning" not in tables
    assert {row["population"] for row in tables["stable_share"]} <= {"leaders", "units"}
    assert run(["metrics", str(small), "-q", "--only", "pairwise_winning"]) == 0
    rows = json.loads(capsys.readouterr().out)["pairwise_winning"]
    shares = {(row["actor_a"], row["actor_b"]): row["share"] for row in rows}
    assert shares["县交通局", "县林业局"] + shares["县林业局", "县交通局"] == 1


def test_what_if_speaks_the_words_of_the_page(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["what-if", str(small), "--without", "王明", "--lang", "zh", "-q"]) == 0
    printed = capsys.readouterr().out
    assert "# 任务偏多的变化\n无\n" in printed
    assert "责任领导（均分）  均分份额" in printed
    assert not re.search("[a-z]+_[a-z]+|赫芬达尔|[0-9]\\.[0-9]{4}", printed)


_LATIN = re.compile(r"[A-Za-z]{3,}")
_METHODS = {"Jaccard", "Newman", "BiRank", "NODF", "Opsahl", "Jain"}


def test_tables_for_the_eye_are_chinese_where_talk_is(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["metrics", str(SAMPLE), "--lang", "zh", "-q", "-f", "table"]
    assert run(words) == 0
    assert run([*words, "--only", "pairwise_winning"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line, above in zip(lines[1:], lines, strict=False) if above.startswith("# ")]
    titles = [line for line in lines if line.startswith("# ")]
    assert len(titles) == len(set(titles)) >= 29
    for line in (*titles, *heads):
        assert set(_LATIN.findall(line)) <= _METHODS, line


def test_json_and_csv_of_metrics_are_the_same_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for shape in ("json", "csv"):
        printed = []
        for lang in ("zh", "en"):
            assert run(["metrics", str(SAMPLE), "-q", "-f", shape, "--lang", lang]) == 0
            printed.append(capsys.readouterr().out)
        assert printed[0] == printed[1]
