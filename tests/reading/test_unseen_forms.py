"""Forms that no plan of the first corpus prints: labels, numbers, breaks and glue of other regions."""

from __future__ import annotations

import contextlib
import time

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.reading.lines.looks import is_salutation
from respgraph.reading.text.targets import find_targets
from respgraph.vocabulary import IssueCode
from respgraph.words import LABEL_WORD, label_of

HEAD = "松山县二〇二四年重点任务分解表\n"
TAIL = "\n8.疏浚河道。(责任领导:江平;牵头单位:县水利局;责任单位:县财政局)\n"


def shown(text: str) -> list[tuple[str | None, list[tuple[str, str]]]]:
    """Number and assignments of each task, roles by their first word."""
    plan = rg.parse_plan(HEAD + text + TAIL)
    return [
        (
            task.number,
            [
                (item.role.value.split("_")[0], plan.actor_by_id[item.actor_id].name)
                for item in plan.assignments_by_task[task.id]
            ],
        )
        for task in plan.tasks
    ]


def codes(text: str) -> set[IssueCode]:
    return {issue.code for issue in rg.parse_plan(HEAD + text + TAIL).issues}


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("牵头部室", "lead"),
        ("牵头科", "lead"),
        ("市级牵头部门", "lead"),
        ("配合处", "supporting"),
        ("攻坚领导", "responsible"),
    ],
)
def test_labels_are_read_by_their_shape(label: str, role: str) -> None:
    name = "江平" if role == "responsible" else "规划部"
    assert (role, name) in shown(f"7.修塘坝3座。({label}:{name};责任单位:县财政局)")[0][1]


def test_a_label_of_unknown_stem_is_read_with_a_warning() -> None:
    text = "7.修塘坝3座。\n共推单位:县水利局、县财政局"
    assert shown(text)[0][1] == [("joint", "县水利局"), ("joint", "县财政局")]
    assert IssueCode.ASSUMED_ROLE in codes(text)


@pytest.mark.parametrize("label", ["经办人", "联络员", "督办", "督导单位"])
def test_who_does_not_answer_is_listed(label: str) -> None:
    text = f"7.修塘坝3座。(牵头单位:县水利局;{label}:江小溪)"
    assert [name for _, name in shown(text)[0][1]] == ["县水利局"]
    assert IssueCode.NOT_ASSIGNED in codes(text)


@pytest.mark.parametrize(
    "piece", ["责任", "责任单位", "牵头单位:", "(", "(牵头", "甲、", "1.", "各"]
)
def test_time_is_linear_in_repeated_words(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    with contextlib.suppress(NoPlanError):
        rg.parse_plan(text)
    assert time.process_time() - started < 8


def test_label_words_are_found_in_linear_time() -> None:
    started = time.process_time()
    assert not list(LABEL_WORD.finditer("责任" * 60_000))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "clause",
    [
        "(责任领导:江平;牵头单位:县水\n\n— 3 —\n利局;责任单位:县财政局)",
        "(责任领导:江平;牵\n头单位:县水利局;责任单位:县财政局)",
        "(责任领导:江平;牵头单位:县水利局;责任单位:\n县财政局)",
        "(责任领导 江平;牵头单位 县水利局;责任单位 县财政局)",
        "(责任领导:江 平;牵 头单位:县水 利局;责任 单位:县财政局)",
        "\n责任领导:江平牵头单位:县水利局\n责任单位:县财政局",
        "。责任领导江平,牵头单位县水利局,责任单位县财政局。",
    ],
)
def test_broken_clauses_say_the_same(clause: str) -> None:
    expected = [("responsible", "江平"), ("lead", "县水利局"), ("supporting", "县财政局")]
    assert shown(f"7.修塘坝3座{clause}")[0] == ("7", expected)
    assert len(shown(f"7.修塘坝3座{clause}")) == 2


def test_clauses_above_their_items() -> None:
    text = (
        HEAD
        + "(牵头单位:县水利局)\n1.修塘坝。\n(牵头单位:县教育局)\n2.建校舍。\n(牵头单位:县林业局)\n3.造林。"
    )
    plan = rg.parse_plan(text)
    found = [(task.number, plan.assignments_by_task[task.id][0].actor_id) for task in plan.tasks]
    assert found == [("1", "unit/县水利局"), ("2", "unit/县教育局"), ("3", "unit/县林业局")]


def test_salutations_and_lead_in_lines_are_no_tasks_and_no_sections() -> None:
    text = "各镇(街道),县级各部门:\n现将任务分解如下。\n7.修塘坝。(牵头单位:县水利局)"
    plan = rg.parse_plan(HEAD + text + TAIL)
    assert [task.number for task in plan.tasks] == ["7", "8"]
    assert all(task.section == () for task in plan.tasks)
    assert not is_salutation("各镇:完成整治")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1.1 ", "1.1"),
        ("1-1 ", "1-1"),
        ("★1.", "1"),
        ("A1.", "A1"),
        ("1:", "1"),
        ("一是", "一"),
        ("1丶", "1"),
        ("甲、", "甲"),
        ("II.", "II"),
        ("【任务1】", "任务1"),
        ("序号:1 ", "1"),
        ("●", None),
        ("⑴", "⑴"),
    ],
)
def test_numbers_of_many_kinds(printed: str, number: str | None) -> None:
    line = f"{printed}修塘坝。(牵头单位:县水利局)"
    plan = rg.parse_plan(HEAD + f"一、水利\n{line}\n{line}")
    assert (plan.tasks[0].number, plan.tasks[0].section) == (number, ("一、水利",))
    assert plan.tasks[0].text == "修塘坝。"


def test_points_inside_an_item_do_not_begin_items() -> None:
    text = "7.修塘坝。\n一是清淤。\n二是护坡。\n牵头单位:县水利局"
    assert [number for number, _ in shown(text)] == ["7", "8"]


def test_a_deadline_behind_a_goal() -> None:
    block = "责任单位:县水利局\n整改目标:完成整治。\n整改时限:{}月底前\n"
    text = f"{HEAD}一、河道淤积。\n{block.format(6)}二、岸坡失修。\n{block.format(8)}"
    plan = rg.parse_plan(text)
    assert [task.deadline and task.deadline.text for task in plan.tasks] == ["6月底前", "8月底前"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购洒水车 15 辆", [("=", 15, "辆")]),
        ("覆盖率 ≥ 93%", [(">=", 93, "%")]),
        ("签约40户", [("=", 40, "户")]),
        ("装机1.2GW", [("=", 1.2, "GW")]),
        ("发出建议书不少于12份", [(">=", 12, "份")]),
        ("引进投资超2000万元工业项目3个", [("=", 3, "个")]),
        ("慰问70岁以上老人", []),
        ("层级控制在3级以内", [("<=", 3, "级")]),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [(t.operator, t.value, t.quantity_unit) for t in find_targets(text)]
    assert found == expected


def test_posts_beside_padded_names() -> None:
    text = "7.修塘坝。(责任领导:江 平副县长、县委常委、组织部部长文 静、苏 晴(副县长);牵头单位:县水利局)"
    assert [name for role, name in shown(text)[0][1] if role == "responsible"] == [
        "江平",
        "文静",
        "苏晴",
    ]


def test_persons_behind_units_of_a_mixed_label() -> None:
    found = shown("7.修塘坝。(责任单位及责任人:县水利局(江小溪)、县财政局(苏晴))")[0][1]
    assert {name for role, name in found if role == "responsible"} == {"江小溪", "苏晴"}


def test_levels_of_provinces_and_prefectures_are_one_group() -> None:
    found = shown("7.修塘坝。(水利部牵头,各省、自治区、直辖市人民政府参与)")[0][1]
    assert found == [("lead", "水利部"), ("supporting", "各省、自治区、直辖市人民政府")]


def test_prefixes_of_wide_levels() -> None:
    found = shown("7.修塘坝。(责任单位:地区水利局、财政局)")[0][1]
    assert [name for _, name in found] == ["地区水利局", "地区财政局"]


def test_glued_items_are_taken_apart() -> None:
    text = "6.造林。牵头单位:县林业局7.修塘坝。牵头单位:县水利局"
    assert [number for number, _ in shown(text)] == ["6", "7", "8"]


def test_a_doubtful_name_is_listed_once() -> None:
    text = "6.造林。(责任领导:尕藏多杰)\n7.修塘坝。(责任领导:尕藏多杰)"
    issues = [
        i for i in rg.parse_plan(HEAD + text + TAIL).issues if i.code is IssueCode.DOUBTFUL_NAME
    ]
    assert len(issues) == 1


def test_phrases_that_are_no_labels() -> None:
    assert label_of("尊敬的各位领导") is None
    assert label_of("相关单位") is None


def test_a_table_without_a_header_row_is_named() -> None:
    rows = "\n".join(f"{n} |整修塘坝{n}座|江平|县水利局|县财政局" for n in (1, 2, 3))
    with pytest.raises(NoPlanError, match="without a header row"):
        rg.parse_plan(HEAD + rows)


MARKDOWN = """# 甲县2024年重点任务分工

## 一、产业

|序号|任务|责任领导|牵头单位|配合单位|
|:--:|:--:|:--:|:--:|:--:|
|1|**新建厂房3万平方米**|王明|县工信局|县财政局<br>各乡镇|
|2|新增企业5家|王明|县工信局|县统计局|

## 二、民生

|序号|任务|责任领导|牵头单位|配合单位|
|:--:|:--:|:--:|:--:|:--:|
|3|新建幼儿园2所|李芳|县教育局|县住建局|
|4|改造校舍3处|李芳|县教育局|县财政局|
"""


def test_markdown_tables_under_headings_stay_apart() -> None:
    plan = rg.parse_plan(MARKDOWN)
    assert [(task.number, task.section) for task in plan.tasks] == [
        ("1", ("一、产业",)),
        ("2", ("一、产业",)),
        ("3", ("二、民生",)),
        ("4", ("二、民生",)),
    ]
    units = [plan.actor_by_id[a.actor_id].name for a in plan.assignments_by_task["task/1"]]
    assert units == ["王明", "县工信局", "县财政局", "各乡镇"]


def test_emphasis_around_labels_and_names_is_no_part_of_them() -> None:
    plan = rg.parse_plan(
        "1. 新建厂房。\n   - **责任领导**：王明\n   - **牵头单位：** 县工信局\n"
        "2. 新增企业。\n   - **责任领导**：**李芳**\n   - **牵头单位：** 县商务局\n"
    )
    found = [plan.actor_by_id[item.actor_id].name for item in plan.assignments]
    assert found == ["王明", "县工信局", "李芳", "县商务局"]


def test_a_number_above_ten_is_not_cut_in_two() -> None:
    heads = ["九、文化", "十、体育", "十一、水利建设", "二十一、应急管理"]
    text = "甲县重点任务分解\n" + "".join(
        f"{head}\n{number}.修路。(责任领导:王明;牵头单位:县交通局)\n"
        for number, head in enumerate(heads, 1)
    )
    assert [task.section for task in rg.parse_plan(text).tasks] == [(head,) for head in heads]
