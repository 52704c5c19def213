"""The explain page: the whole text, each stretch marked with what was made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.builders import Row, make_plan, xianan_plan
from tests.views.hostile_plan import SCRIPT, hostile_plan

import respgraph as rg
from respgraph import Issue, IssueCode, Span
from respgraph.roster import Roster, RosterEntry
from respgraph.views.explain_page import explain_html, explained_lines
from respgraph.vocabulary import Kind

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser


def test_pieces_are_the_text_of_each_line() -> None:
    for plan in (xianan_plan(), hostile_plan()):
        lines = ["".join(piece.text for piece in line.pieces) for line in explained_lines(plan)]
        assert lines == plan.document.text.splitlines()


def test_every_assignment_is_marked_where_it_is_printed() -> None:
    plan = xianan_plan()
    marked = [
        (line.number, mark, piece.text, piece.note)
        for line in explained_lines(plan)
        for piece in line.pieces
        for mark in piece.marks
        if mark.startswith("role-")
    ]
    expected = [
        (
            plan.document.line_column(entry.spans[0])[0],
            f"role-{entry.role}",
            plan.written(entry),
            plan.actor_by_id[entry.actor_id].name,
        )
        for entry in plan.assignments
    ]
    assert sorted(marked) == sorted(expected)


def test_overlapping_meanings_cut_the_line_where_they_start_and_end() -> None:
    plan = make_plan([Row("1", leads=["甲局"], text="办好两件事。", targets=1)])
    start = plan.tasks[0].spans[0].start
    doubt = Issue(IssueCode.DOUBTFUL_NAME, "look here", (Span(start + 2, start + 8),))
    (line,) = explained_lines(replace(plan, issues=(doubt,)))
    pieces = {piece.text: piece.marks for piece in line.pieces}
    assert pieces["办好"] == ("task",)
    assert pieces["两件事。"] == ("task", "issue issue-warning")
    assert line.issues == [doubt]


def test_a_doubt_at_the_very_end_has_a_line() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)\n")
    end = len(plan.document.text)
    doubt = Issue(IssueCode.DOUBTFUL_NAME, "look here", (Span(end, end),))
    lines = explained_lines(replace(plan, issues=(doubt,)))
    assert [line.issues for line in lines] == [[], [doubt]]
    assert len(explained_lines(plan)) == 1


def test_page_opens_quietly_and_leads_from_doubt_to_doubt(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    plan = xianan_plan()
    doubts = tuple(
        Issue(IssueCode.DOUBTFUL_NAME, f"doubt {at}", plan.tasks[at].spans) for at in (3, 9)
    )
    path = tmp_path / "explain.html"
    path.write_text(rg.explain_html(replace(plan, issues=doubts)), encoding="utf-8")
    opened = browser.open(path)
    page = opened.page
    assert page.locator(".margin p").count() == 2
    page.click("#next-issue")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    second = page.evaluate("document.activeElement.id")
    line = plan.document.line_column
    assert (first, second) == tuple(f"line-{line(doubt.spans[0])[0]}" for doubt in doubts)
    page.click("#switch-language")
    assert page.get_attribute("html", "lang") == "en"
    opened.assert_quiet()


def test_hostile_text_stays_text(browser: OfflineBrowser, tmp_path: Path) -> None:
    path = tmp_path / "explain.html"
    path.write_text(rg.explain_html(hostile_plan()), encoding="utf-8")
    opened = browser.open(path)
    assert SCRIPT in opened.page.inner_text(".lines")
    assert "\\u{202E}" in opened.page.inner_text(".lines")
    assert opened.page.locator("img").count() == 0
    assert opened.page.evaluate("document.body.dataset.hacked || null") is None
    opened.assert_quiet()


def test_members_of_a_roster_are_told_from_printed_names() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局;配合单位:各镇)")
    towns = [RosterEntry(name, unit_class="town") for name in ("甲镇", "乙镇")]
    group = RosterEntry("各镇", kind=Kind.GROUP, members=("甲镇", "乙镇"))
    complete = rg.apply_roster(plan, Roster((group, *towns), "名册.csv"))
    assert len(complete.assignments) == 4
    assert "另有 2 条由名册加入" in explain_html(complete)
    assert "条由名册加入" not in explain_html(plan)
    notes = [
        piece.note for line in explained_lines(complete) for piece in line.pieces if piece.note
    ]
    assert notes == ["县交通局", "各镇; → 乙镇; → 甲镇"]


def test_cells_of_a_row_stand_apart() -> None:
    plan = rg.parse_plan("序号\t任务\t牵头单位\n1\t修路\t县交通局\n2\t修桥\t县财政局")
    row = explained_lines(plan)[1]
    assert "".join(piece.text for piece in row.pieces) == "1\t修路\t县交通局"
    assert [piece.text for piece in row.pieces if "cell-edge" in piece.marks] == ["\t", "\t"]
