"""The report folder: whole, ours, the same every time, and its numbers those of the metrics."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import Row, make_plan, xianan_plan
from tests.views.hostile_plan import SCRIPT, hostile_plan

import respgraph as rg
from respgraph.report.contents import contents_of
from respgraph.report.folder import page_files

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser, OpenedPage


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "out"
    rg.write_report(xianan_plan(roster=True), target)
    return target


@pytest.fixture
def opened(browser: OfflineBrowser, folder: Path) -> OpenedPage:
    return browser.open(folder / "index.html")


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_folder_holds_the_pages_the_tables_and_the_plan(folder: Path) -> None:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {
        "index.html",
        "network.html",
        "explain.html",
        "plan.json",
        "figures/workload.svg",
        "tables/tasks.csv",
        "tables/assignments.csv",
        "tables/workload.csv",
        "tables/coassignment.csv",
    } <= names
    assert rg.load_plan(folder / "plan.json") == xianan_plan(roster=True)


def test_a_doubt_at_the_very_end_of_the_text_is_shown() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)\n")
    end = len(plan.document.text)
    doubt = rg.Issue(rg.IssueCode.DOUBTFUL_NAME, "look here", (rg.Span(end, end),))
    files = page_files(contents_of(replace(plan, issues=(doubt,))), lang="en")
    assert "look here" in files["index.html"]


def test_index_opens_without_request_or_complaint(opened: OpenedPage) -> None:
    page = opened.page
    assert "21" in page.inner_text(".lead")
    assert page.locator("#table-tasks tbody tr").count() == 21
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    assert policy.startswith("default-src 'none'")
    opened.assert_quiet()


def test_head_line_says_what_the_data_say() -> None:
    def sentences(rows: list[Row]) -> str:
        html = str(page_files(contents_of(make_plan(rows)))["index.html"])
        head = html[html.index('id="part-head"') : html.index('class="beside"')]
        return re.sub(r"<[^>]+>", "", head)

    alone = sentences([Row("1", ["王明"], ["甲局"]), Row("2", ["王明"], ["甲局"])])
    assert "全部由 王明 一人负责（2 项）" in alone
    assert "甲局 牵头 2 项，在牵头单位中最多" in alone
    tied = sentences([Row("1", ["王明"], ["甲局"]), Row("2", ["李华"], ["乙局"])])
    assert "任务数相近：最多 1 项（2 位）" in tied
    assert "各牵头单位任务数相近：最多 1 项（2 个单位）" in tied
    nobody = sentences([Row("1", supports=["甲局"])])
    assert "没有写明责任领导" in nobody
    assert "没有写明牵头单位" in nobody


def test_hosted_units_are_added_to_their_host() -> None:
    html = str(page_files(contents_of(xianan_plan(roster=True)))["index.html"])
    text = re.sub(r"<[^>]+>", "", html)
    assert "计入挂靠的区项目办，区发改局共牵头 7 项" in text


def test_numbers_on_the_page_are_those_of_the_metrics(opened: OpenedPage) -> None:
    page = opened.page
    plan = xianan_plan(roster=True)
    rows = {row.actor: row for row in rg.workload(plan)}
    for line in page.locator(".workload tbody tr").all():
        row = rows.pop(line.locator("th").inner_text())
        assert line.locator("b").inner_text() == str(row.total)
        if row.high > row.low:
            assert f"{row.low}–{row.high}" in line.inner_text()
        assert f"{row.fractional:.2f}" in line.inner_text()
    assert not rows
    for index in rg.balance(plan):
        cell = page.locator(f"tr[data-population={index.population}] [data-index=gini]")
        if cell.count():
            assert cell.inner_text() == f"{index.gini:.3f}"


def test_both_languages_show_the_same_numbers(opened: OpenedPage) -> None:
    page = opened.page
    for part in ("head", "workload", "balance", "heat", "tasks", "issues"):
        numbers = []
        for lang in ("zh", "en"):
            page.evaluate("lang => { document.documentElement.dataset.lang = lang }", lang)
            numbers.append(sorted(re.findall(r"\d+(?:\.\d+)?", page.inner_text(f"#part-{part}"))))
        assert numbers[0] == numbers[1], part


def test_language_switch_leaves_no_other_language(opened: OpenedPage) -> None:
    page = opened.page
    page.click("#switch-language")
    assert page.get_attribute("html", "lang") == "en"
    assert page.locator("h2 .zh:visible").count() == 0
    assert "Who carries what" in page.inner_text("#part-workload h2")
    assert page.get_attribute("#panel", "aria-label") == "Details and source"


def test_task_search_and_sorting(opened: OpenedPage) -> None:
    page = opened.page
    page.fill("[data-filters=table-tasks]", "区林业局")
    plan = xianan_plan()
    expected = {
        task.number
        for task in plan.tasks
        if "unit/区林业局" in {actor.id for actor in plan.actors_of(task.id)}
    }
    assert set(page.locator("#table-tasks tbody tr:visible th").all_inner_texts()) == expected
    page.locator(".workload .sort").nth(0).click()
    heading = page.locator(".workload thead th").nth(0)
    assert heading.get_attribute("aria-sort") == "descending"


def test_heat_map_cell_leads_to_the_sentences(opened: OpenedPage) -> None:
    page = opened.page
    cell = page.locator(".cell[data-pair]").first
    shared = int(cell.inner_text())
    cell.click()
    assert page.locator("#panel .quote").count() == shared
    page.keyboard.press("Escape")
    cell = page.locator(".cell[data-actor]").first
    count = int(cell.inner_text())
    cell.click()
    assert page.locator("#panel .quote").count() == count
    opened.assert_quiet()


def test_panel_links_into_the_explain_page(opened: OpenedPage) -> None:
    page = opened.page
    page.click("#table-tasks [data-ref='task/12']")
    page.click("#panel a.whole")
    page.wait_for_load_state()
    assert "explain.html#line-" in page.url
    anchor = page.url.split("#")[1]
    assert "区交通运输局" in page.inner_text(f"#{anchor}")


def test_narrow_screen_does_not_scroll_sideways(browser: OfflineBrowser, folder: Path) -> None:
    for name in ("index.html", "network.html", "explain.html"):
        opened = browser.open(folder / name, width=390, height=844)
        width = opened.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, name
        opened.assert_quiet()


def test_tables_are_for_excel_and_start_no_formula() -> None:
    files = page_files(contents_of(hostile_plan()))
    for name, data in files.items():
        if not name.endswith(".csv"):
            continue
        assert isinstance(data, bytes)
        assert data.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert sum(name.endswith(".csv") for name in files) > 10


def test_tables_hold_every_record() -> None:
    plan = xianan_plan()
    files = page_files(contents_of(plan))
    assignments = rows_of(bytes(files["tables/assignments.csv"]))  # type: ignore[arg-type]
    assert [(row["task_id"], row["actor_id"], row["role"]) for row in assignments] == [
        (entry.task_id, entry.actor_id, entry.role) for entry in plan.assignments
    ]
    assert {row["written"] for row in assignments} == {
        plan.written(one) for one in plan.assignments
    }
    workload = rows_of(bytes(files["tables/workload.csv"]))  # type: ignore[arg-type]
    assert [(row["actor"], int(row["total"])) for row in workload] == [
        (row.actor, row.total) for row in rg.workload(plan)
    ]


def test_hostile_report_runs_nothing_even_without_the_policy(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    html = str(page_files(contents_of(hostile_plan()))["index.html"])
    bare = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", html)
    path = tmp_path / "index.html"
    path.write_text(bare, encoding="utf-8")
    opened = browser.open(path)
    page = opened.page
    assert page.title().startswith(SCRIPT)
    page.evaluate("for (const one of document.querySelectorAll('[data-ref], .cell')) one.click()")
    assert page.is_visible("#panel")
    assert page.locator("img").count() == 0
    assert page.evaluate("document.body.dataset.hacked || null") is None
    opened.assert_quiet()


def test_same_plan_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    source = tmp_path / "plan.json"
    rg.save_plan(xianan_plan(roster=True), source)
    program = "import sys, respgraph as rg\nrg.write_report(rg.load_plan(sys.argv[1]), sys.argv[2])"
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", program, str(source), str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"},
        )
    manifests = [(tmp_path / seed / "respgraph-manifest.json").read_text() for seed in ("1", "2")]
    assert manifests[0] == manifests[1]
    assert len(json.loads(manifests[0])["files"]) > 10


def test_unknown_language_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(rg.RespgraphError, match="known: zh, en"):
        rg.write_report(xianan_plan(), tmp_path / "out", lang="fr")
    assert not (tmp_path / "out").exists()


def test_long_tables_stop_and_say_where_the_rest_is() -> None:
    plan = make_plan([Row(str(at), ["王明"], ["甲局"]) for at in range(1, 1011)])
    html = str(page_files(contents_of(plan))["index.html"])
    assert html.count('<tr data-task="') == 1000
    assert "另有 10 行未在本页列出，见 tables/tasks.csv。" in html


def test_pairs_made_by_spelling_out_a_group_word_are_not_tested() -> None:
    plan = make_plan([Row(str(at), ["王明"], ["甲局"], ["乙局", "各乡镇"]) for at in range(1, 9)])
    towns = "".join(f"{name},unit,\n" for name in ("东镇", "西镇", "南镇"))
    roster = rg.parse_roster(f"name,kind,members\n{towns}各乡镇,group,东镇;西镇;南镇\n")
    contents = contents_of(rg.apply_roster(plan, roster))
    assert any({pair.actor_a, pair.actor_b} == {"东镇", "西镇"} for pair in contents.pairs)
    assert [(pair.actor_a, pair.actor_b) for pair in contents.written_pairs] == [("乙局", "甲局")]
    assert contents.power is not None
    assert contents.power.pairs == 1
    assert contents.through_groups == {f"unit/{name}": 8 for name in ("东镇", "西镇", "南镇")}


def test_what_was_not_read_is_said_before_any_figure() -> None:
    from dataclasses import replace

    plan = rg.parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)")
    line = replace(plan.account.lines[0], found=3, unread=2)
    short = replace(plan, account=replace(plan.account, lines=(line,)))
    html = str(page_files(contents_of(short))["index.html"])
    assert html.index("有 2 处责任标签或名称没有读入") < html.index('class="lead"')
    assert "没有读入" not in str(page_files(contents_of(plan))["index.html"])


def test_doubts_are_one_number_by_severity() -> None:
    plan = rg.parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局;配合单位:县交通局、相关部门等)")
    notes = sum(issue.severity == "info" for issue in plan.issues)
    grave = len(plan.issues) - notes
    assert notes
    assert grave
    html = str(page_files(contents_of(plan))["index.html"])
    link = html[html.index('href="#part-issues">', html.index('class="beside"')) :]
    for words in (f"疑点 {len(plan.issues)} 条", f">提醒 {grave}<", f">说明 {notes}<"):
        assert words in link[:900]
