"""The account: nothing that an independent scan finds is lost without an issue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.plan import Plan
from respgraph.reading.account.verbs import scan_verbs
from respgraph.reading.pipeline import parse_plan
from respgraph.reading.rules import Rules
from respgraph.vocabulary import IssueCode, RegionKind

DATA = Path(__file__).resolve().parents[3] / "data"

TEXT = """2024年县重点任务分解方案
一、交通
1.修路50公里。(责任领导:王立国;牵头单位:县交通局;责任单位:县财政局、县林业局,各乡镇)
2.架桥12座。〔责任领导:李雪;牵头单位:县委人才办(县委组织部)、县住建局;责任单位:白石镇等相关镇〕
二、农业
3.种粮。(县农业局牵头,县水利局、县气象局按职责分工负责,6月底前完成)
4.养鱼(县水产局、县财政局)。
5.防汛。由县应急局牵头,县水利局配合。
"""


def shortfall(plan: Plan) -> dict[str, int]:
    return {line.what: line.unread for line in plan.account.lines if line.unread}


def names_of(plan: Plan) -> set[str]:
    return {actor.name for actor in plan.actors}


@pytest.mark.parametrize("sample", ["xianan-2023.txt", "qinghe-2025.txt"])
def test_the_account_of_a_sample_balances(sample: str) -> None:
    account = rg.read_plan(DATA / sample).account
    assert account.balanced
    assert all(line.found == line.extracted + line.listed for line in account.lines)
    assert sum(line.found for line in account.lines) > 100


@pytest.mark.parametrize(
    ("rule", "lost"),
    [
        ("labels", {"labels", "names"}),
        ("bracket_sentences", {"verbs", "names"}),
        ("bare_lists", {"names"}),
        ("sentences", {"verbs", "names"}),
    ],
)
def test_a_rule_that_is_off_shows_as_a_shortfall(rule: str, lost: set[str]) -> None:
    whole = parse_plan(TEXT)
    assert whole.account.balanced
    plan = parse_plan(TEXT, rules=Rules(**{rule: False}))
    assert set(shortfall(plan)) == lost
    unread = [issue for issue in plan.issues if str(issue.code).startswith("unread")]
    assert len(unread) == sum(shortfall(plan).values())
    assert all(plan.document.line_column(issue.spans[0])[0] > 1 for issue in unread)


PLANS = Path(__file__).resolve().parents[2] / "plans"
LEANING = {
    "section_clauses": ("35-", "36-", "65-", "../../data/qinghe"),
    "conventions": ("37-", "38-"),
    "labels": ("04-", "05-", "31-", "39-", "63-"),
    "bracket_sentences": ("37-",),
    "tables": ("17-", "19-", "23-"),
    "unwrapping": ("25-",),
}


@pytest.mark.parametrize(
    ("rule", "start"), [(rule, start) for rule, starts in LEANING.items() for start in starts]
)
def test_no_rule_can_fail_unseen(rule: str, start: str) -> None:
    """Without a rule that a document leans on: an issue more, a shortfall, or a refusal."""
    path = next(path for path in sorted(PLANS.glob(f"{start}*")) if path.suffix != ".json")
    whole = rg.read_plan(path)
    try:
        plan = rg.read_plan(path, rules=Rules(**{rule: False}))
    except NoPlanError:
        return
    assert said(plan) != said(whole)
    grave = {issue for issue in plan.issues if str(issue.severity) != "info"}
    assert grave - set(whole.issues)
    if rule in ("section_clauses", "conventions", "labels"):
        assert not plan.account.balanced


def said(plan: Plan) -> list[tuple[str, str, str]]:
    return sorted(
        (plan.task_by_id[a.task_id].text, a.actor_id, str(a.role)) for a in plan.assignments
    )


def test_a_table_that_is_not_read_shows_as_a_shortfall() -> None:
    text = TEXT + "序号\t任务\t牵头单位\n6\t植树。\t县林业局\n7\t治沙。\t县水利局\n"
    assert parse_plan(text).account.balanced
    assert len(parse_plan(text).tasks) == len(parse_plan(TEXT).tasks) + 2


def test_regions_cover_every_visible_character_once() -> None:
    plan = parse_plan("当前位置:首页\n" + TEXT + "\n上一篇:没有了\n")
    covered = [0] * len(plan.document.text)
    for region in plan.account.regions:
        for index in range(*region.span):
            covered[index] += 1
    visible = [not character.isspace() for character in plan.document.text]
    assert max(covered) == 1
    missed = [
        character
        for character, seen, count in zip(plan.document.text, visible, covered, strict=True)
        if seen and not count
    ]
    assert missed == []
    assert {region.kind for region in plan.account.regions} >= {
        RegionKind.TITLE,
        RegionKind.HEADING,
        RegionKind.TASK,
        RegionKind.CLAUSE,
        RegionKind.FURNITURE,
    }


def test_label_words_in_a_notice_are_listed() -> None:
    plan = parse_plan("一、各牵头单位要主动协调。\n2024年1月2日\n" + TEXT)
    (line,) = [line for line in plan.account.lines if line.what == "labels"]
    assert (line.listed, line.unread) == (1, 0)
    assert IssueCode.LABEL_IN_PROSE in {issue.code for issue in plan.issues}


BRACKETS = [match.start() for match in re.finditer(r"[()〔〕]", TEXT)]
WIDE = str.maketrans("():;,", "（）：；，")


@pytest.mark.parametrize("place", BRACKETS)
def test_a_deleted_bracket_loses_no_name_in_silence(place: int) -> None:
    plan = parse_plan(TEXT[:place] + TEXT[place + 1 :])
    lost = names_of(parse_plan(TEXT)) - names_of(plan)
    noted = " ".join(plan.document.quote(issue.spans) + issue.message for issue in plan.issues)
    aliases = " ".join(alias for actor in plan.actors for alias in actor.aliases)
    for name in lost:
        assert name in noted or name in aliases or any(name in other for other in names_of(plan))


@given(st.lists(st.booleans(), min_size=len(TEXT), max_size=len(TEXT)))
@settings(max_examples=40)
def test_widths_change_nothing(wide: list[bool]) -> None:
    mixed = "".join(
        character.translate(WIDE) if flag else character
        for character, flag in zip(TEXT, wide, strict=True)
    )
    plan, same = parse_plan(mixed), parse_plan(TEXT)
    assert [task.number for task in plan.tasks] == [task.number for task in same.tasks]
    assert [(a.task_id, a.role) for a in plan.assignments] == [
        (a.task_id, a.role) for a in same.assignments
    ]
    assert plan.account.balanced


CHATTER = [
    "上述工作完成情况将适时通报。",
    "联系人:周敏,联系电话:0000-1。",
    "【更多内容请点击】",
    "各单位要高度重视,加强领导。",
    "天气晴朗",
    "(此件公开发布)",
]


@given(st.sampled_from(CHATTER), st.integers(0, TEXT.count("\n")))
@settings(max_examples=40)
def test_chatter_between_lines_loses_no_name(chatter: str, place: int) -> None:
    lines = TEXT.split("\n")
    plan = parse_plan("\n".join([*lines[:place], chatter, *lines[place:]]))
    assert names_of(plan) == names_of(parse_plan(TEXT))
    assert plan.account.balanced


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\n\n"])
def test_line_ends_change_nothing(ending: str) -> None:
    plan, same = parse_plan(TEXT.replace("\n", ending)), parse_plan(TEXT)
    assert [task.text for task in plan.tasks] == [task.text for task in same.tasks]
    assert [task.section for task in plan.tasks] == [task.section for task in same.tasks]
    assert plan.actors == same.actors


def test_invisible_characters_split_no_name() -> None:
    plan = parse_plan("1.修路。(责任\u200b领导:王立\u2060国;牵头单位:县交\ufeff通局)")
    assert names_of(plan) == {"王立国", "县交通局"}


@given(st.text(alphabet="一二1.、。:;()牵头责任单位县局王各等 \n由负责配合", max_size=120))
@settings(max_examples=150)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        plan = parse_plan(text)
    except NoPlanError:
        return
    assert plan.tasks
    for line in plan.account.lines:
        assert line.found == line.extracted + line.listed + line.unread


@pytest.mark.parametrize(
    "text",
    [
        "2." + "(" * 20_000 + "牵头单位:县财政局",
        "2." + "(牵头单位:县财政局" * 2_000,
        "2.架桥。(责任单位:" + "、".join(f"县{chr(0x4E00 + n)}业局" for n in range(3000)) + ")",
        "2.新增" + "9" * 5000 + "个。(牵头单位:县财政局)\n" + "3" * 5000 + ".修。",
        "2.推进" + "责 " * 100_000,
        "2. " + " " * 1_000_000 + "x",
        "2.架桥(" + "牵头" * 50_000 + ")",
        "2.架桥" + "由" * 100_000,
        "2.架桥" + "春节前" * 20_000,
        "责任单位:" * 20_000,
    ],
    ids=[
        "brackets",
        "clauses",
        "names",
        "digits",
        "blanks",
        "space",
        "verbs",
        "by",
        "dates",
        "labels",
    ],
)
def test_hostile_lines_end_soon(text: str) -> None:
    plan = parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)\n" + text)
    assert plan.tasks[0].text == "修路。"
    assert names_of(plan) >= {"王明", "县交通局"}


def test_verbs_behind_a_dash_are_seen_though_no_rule_reads_them() -> None:
    """The items are glued, so that the dash of the first is not read."""
    text = "1.修路。——县交通局牵头,县财政局配合2.办学。——县教育局牵头,县财政局配合。"
    seen = scan_verbs(text)
    assert [text[start:end] for start, end in seen.places] == ["牵头", "牵头", "配合"]
    assert text[slice(*seen.reach[0])] == "县交通局"
