"""Tables without a header row, and tables with a column for each unit."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.vocabulary import IssueCode

ROWS = [
    ("1", "新建寄宿制学校2所,改善办学条件", "李慕白", "县教育局", "县发改局、县财政局", "8月底前"),
    ("2", "改造农村学校食堂25个", "李慕白", "县教育局", "县市场监管局", "6月底前"),
    ("3", "招聘教师180名,充实乡村学校", "任 婕", "县人社局", "县委编办、县教育局", "7月底前"),
    ("4", "中小学取暖改造,覆盖率达到98%", "李慕白", "县住建局", "各乡镇", "10月底前"),
]


def lines(rows: list[tuple[str, ...]], mark: str) -> str:
    return "2031年云岭县教育任务表\n" + "".join(mark.join(row) + "\n" for row in rows)


def read(text: str | bytes) -> list[tuple[str | None, str, str]]:
    plan = rg.parse_plan(text) if isinstance(text, str) else rg.read_plan(text)
    return [
        (plan.task_by_id[a.task_id].number, str(a.role), plan.actor_by_id[a.actor_id].name)
        for a in plan.assignments
    ]


@pytest.mark.parametrize("mark", ["|", "\t", " | "])
def test_columns_are_told_from_their_cells(mark: str) -> None:
    facts = read(lines(ROWS, mark))
    assert facts[:4] == [
        ("1", "responsible_leader", "李慕白"),
        ("1", "lead_unit", "县教育局"),
        ("1", "supporting_unit", "县发改局"),
        ("1", "supporting_unit", "县财政局"),
    ]
    assert len(facts) == 14


def test_the_guess_is_said_and_the_account_balances() -> None:
    plan = rg.parse_plan(lines(ROWS, "|"))
    guesses = [issue for issue in plan.issues if issue.code is IssueCode.ASSUMED_ROLE]
    assert len(guesses) == 1
    assert "no header row" in guesses[0].message
    assert plan.account.balanced
    assert plan.tasks[0].deadline is not None


def test_a_grid_of_a_file_is_read_alike() -> None:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<html><body><table>{rows}</table></body></html>"
    assert read(page.encode()) == read(lines(ROWS, "|"))


def test_one_column_of_units_is_responsible() -> None:
    facts = read(lines([(*row[:3], row[3], row[5]) for row in ROWS], "|"))
    assert facts[:2] == [("1", "responsible_leader", "李慕白"), ("1", "joint_unit", "县教育局")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(*row[:3], "王立国", *row[3:]) for row in ROWS], id="two columns of people"),
        pytest.param([(*row[:4], "县委办", *row[4:]) for row in ROWS], id="three columns of units"),
        pytest.param([(row[0], row[2], row[3], "13800000000") for row in ROWS], id="contacts"),
        pytest.param(
            [(row[0], row[1], row[2], row[4], row[3]) for row in ROWS], id="long list first"
        ),
        pytest.param(ROWS[:2], id="two rows"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(lines(rows, "|"))


UNITS = ("序号", "重点任务", "县教育局", "县财政局", "县住建局")
MARKED = [
    ("1", "新建寄宿制学校2所,改善办学条件", "●", "△", ""),
    ("2", "改造农村学校食堂25个", "●", "", "△"),
    ("3", "中小学取暖改造,覆盖率达到98%", "△", "△", "●"),
]
EXPECTED = [
    ("1", "lead_unit", "县教育局"),
    ("1", "supporting_unit", "县财政局"),
    ("2", "lead_unit", "县教育局"),
    ("2", "supporting_unit", "县住建局"),
    ("3", "lead_unit", "县住建局"),
    ("3", "supporting_unit", "县教育局"),
    ("3", "supporting_unit", "县财政局"),
]


def test_marks_below_units_are_roles_where_a_legend_says_so() -> None:
    text = lines([UNITS, *MARKED], "\t") + "注:●为牵头单位,△为配合单位\n"
    assert read(text) == EXPECTED


@pytest.mark.parametrize(
    "legend",
    [
        "图例：●—牵头单位　△—配合单位　空白—无任务",
        "注：牵头单位用●表示，配合单位用△表示",
        "说明：标“●”的为牵头部门，标“△”的为协同部门",
        "备注：“●”代表主办，“△”代表协办",
    ],
)
def test_legends_are_written_in_many_ways(legend: str) -> None:
    assert read(lines([UNITS, *MARKED], "\t") + legend + "\n") == EXPECTED


def test_columns_of_units_may_stand_below_heads_of_groups_and_beside_section_rows() -> None:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "<td>8月底</td></tr>"
        for row in MARKED
    )
    page = (
        "<table><tr><td colspan=6>附件2</td></tr><tr><td colspan=6>云岭县任务分工矩阵表</td></tr>"
        "<tr><td colspan=6>图例：●—牵头单位 △—配合单位</td></tr><tr><td rowspan=2>序号</td>"
        "<td rowspan=2>重点任务</td><td colspan=2>综合部门</td><td>建设板块</td>"
        "<td rowspan=2>完成时限</td></tr><tr><td>县教育局</td><td>县财政局</td><td>县住建局</td></tr>"
        f"<tr><td colspan=6>一、教育提质</td></tr>{cells}</table>"
    )
    plan = rg.read_plan(page.encode())
    assert read(page.encode()) == EXPECTED
    assert {task.section for task in plan.tasks} == {("一、教育提质",)}
    assert [task.number for task in plan.tasks] == ["1", "2", "3"]
    assert {task.deadline.text for task in plan.tasks if task.deadline} == {"8月底"}


def test_words_below_units_are_roles() -> None:
    words = {"●": "牵头", "△": "配合"}
    rows = [tuple(words.get(cell, cell) for cell in row) for row in MARKED]
    assert read(lines([UNITS, *rows], "|")) == EXPECTED


def test_two_marks_without_a_legend_are_refused() -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(lines([UNITS, *MARKED], "\t"))


def test_beside_leaders_marks_without_a_legend_are_read_and_doubted() -> None:
    rows = [(*row[:2], "王明", *row[2:]) for row in MARKED]
    head = (*UNITS[:2], "责任领导", *UNITS[2:])
    plan = rg.parse_plan(lines([head, *rows], "\t"))
    ties = [tie for tie in plan.assignments if tie.role is not rg.Role.RESPONSIBLE_LEADER]
    assert {tie.role for tie in ties} == {rg.Role.JOINT_UNIT}
    assert len(ties) == len(EXPECTED)
    (doubt,) = [issue for issue in plan.issues if issue.code is IssueCode.ASSUMED_ROLE]
    assert "is not said" in doubt.message


@pytest.mark.parametrize("odd", ["◆", "√", "是"])
def test_a_mark_that_the_legend_leaves_out_says_only_that_the_unit_answers(odd: str) -> None:
    rows = [MARKED[0], ("2", "改造农村学校食堂25个", odd, "", "△"), MARKED[2]]
    text = lines([UNITS, *rows], "\t") + "注:●为牵头单位,△为配合单位\n"
    assert read(text)[2:4] == [
        ("2", "joint_unit", "县教育局"),
        ("2", "supporting_unit", "县住建局"),
    ]


def test_one_mark_without_a_legend_means_responsible() -> None:
    rows = [tuple(cell.replace("△", "●") for cell in row) for row in MARKED]
    assert {role for _, role, _ in read(lines([UNITS, *rows], "\t"))} == {"joint_unit"}


def test_a_titled_column_of_people_beside_columns_of_units_names_the_leaders() -> None:
    text = (
        "注:★为牵头科室,▲为配合科室\n"
        "序号\t重点任务\t责任院领导\t急诊科\t护理部\t信息中心\n"
        "1\t完成胸痛中心复评准备工作。\t汤文\t★\t▲\t\n"
        "2\t开展满意度调查并通报结果。\t李明\t\t★\t▲\n"
        "3\t建设互联网医院并上线复诊。\t汤文\t▲\t\t★\n"
    )
    plan = rg.parse_plan(text)
    leaders = [
        plan.actor_by_id[tie.actor_id].name
        for tie in plan.assignments
        if tie.role is rg.Role.RESPONSIBLE_LEADER
    ]
    assert leaders == ["汤文", "李明", "汤文"]
    assert sum(tie.role is not rg.Role.RESPONSIBLE_LEADER for tie in plan.assignments) == 6
    assert {issue.code for issue in plan.issues} <= {
        IssueCode.ASSUMED_ROLE,
        IssueCode.LABEL_IN_PROSE,
    }


@pytest.mark.parametrize("kind", ["站办", "办所", "科室", "处室", "部办"])
def test_two_endings_of_offices_name_all_of_a_kind(kind: str) -> None:
    plan = rg.parse_plan(f"1.修路。(牵头{kind}:党政办;配合{kind}:财政所)\n")
    assert [(str(t.role), plan.actor_by_id[t.actor_id].name) for t in plan.assignments] == [
        ("lead_unit", "党政办"),
        ("supporting_unit", "财政所"),
    ]
