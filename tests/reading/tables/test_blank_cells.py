"""What an empty cell means: one rule for leaders, units and deadlines, in every format."""

from __future__ import annotations

import pytest

from respgraph.reading.pipeline import read_plan
from respgraph.vocabulary import IssueCode, Role

HEAD = ("序号", "任务", "责任领导", "责任单位", "完成时限")
ROWS = (
    ("1", "新建公园3个。", "毕胜", "县城管局", "6月底前"),
    ("2", "改造道路5公里。", "", "", ""),
    ("3", "新建食堂4家。", "温和", "县民政局", "9月底前"),
)
CARRIED = ["毕胜", "县城管局", "6月底前"]
NOBODY: list[str] = []


def _page(note: str) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, *ROWS)
    )
    return f"<html><body><table>{rows}</table><p>{note}</p></body></html>".encode()


def _tabs(note: str) -> bytes:
    lines = ["\t".join(row) for row in (HEAD, *ROWS)]
    return "\n".join(["某县任务表", *lines, note, ""]).encode()


def _second(data: bytes) -> tuple[list[str], set[IssueCode]]:
    plan = read_plan(data)
    task = next(task for task in plan.tasks if task.number == "2")
    names = [
        plan.actor_by_id[one.actor_id].name
        for one in plan.assignments
        if one.task_id == task.id and one.role is not Role.SUPPORTING_UNIT
    ]
    deadline = [task.deadline.text] if task.deadline is not None else []
    return names + deadline, {issue.code for issue in plan.issues}


def _may_be_refused(data: bytes) -> list[str]:
    plan = read_plan(data)
    if all(task.number != "2" for task in plan.tasks):
        return NOBODY
    return _second(data)[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (_tabs(""), CARRIED),
        (_page(""), NOBODY),
        (_tabs("注：空白栏表示不涉及。"), NOBODY),
        (_page("备注：责任领导、责任单位和时限空白栏同上。"), CARRIED),
        (_page("说明：空格处与上一行相同，空白为同上。"), CARRIED),
        (_tabs("注：填补国内空白的项目优先。"), CARRIED),
    ],
)
def test_the_document_decides_before_the_file_does(data: bytes, expected: list[str]) -> None:
    assert _may_be_refused(data) == expected


def test_a_row_without_anybody_is_listed() -> None:
    plan = read_plan(_page(""))
    listed = [issue for issue in plan.issues if issue.code is IssueCode.NO_CLAUSE]
    assert [plan.document.quote(issue.spans) for issue in listed] == ["改造道路5公里。"]


def test_what_is_carried_down_is_said() -> None:
    assert IssueCode.CARRIED_DOWN in _second(_page("注：空白栏同上。"))[1]


ONCE = [["王力", ""], ["李娜", "", ""], ["赵刚"]]


def _table(leaders: list[list[str]], supports: str = "县财政局") -> bytes:
    head = "<tr><td>序号</td><td>任务</td><td>分管领导</td><td>配合单位</td></tr>"
    rows, number = [], 0
    for section, names in zip("一二三", leaders, strict=False):
        rows.append(f"<tr><td colspan=4>{section}、城建工作</td></tr>")
        for name in names:
            number += 1
            cells = (str(number), f"办好第{number}件实事。", name, supports)
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return f"<html><body><table>{head}{''.join(rows)}</table></body></html>".encode()


def _leaders(data: bytes) -> list[str]:
    plan = read_plan(data)
    by_id = plan.actor_by_id
    leaders = [one for one in plan.assignments if one.role is Role.RESPONSIBLE_LEADER]
    named = {one.task_id: by_id[one.actor_id].name for one in leaders}
    return [named.get(task.id, "") for task in plan.tasks]


class TestATableWithoutMergedCells:
    """Whoever merges nothing and writes a name only where it changes means the cell above."""

    def test_names_written_once_reach_down(self) -> None:
        data = _table(ONCE)
        assert _leaders(data) == ["王力", "王力", "李娜", "李娜", "李娜", "赵刚"]
        assert IssueCode.CARRIED_DOWN in {issue.code for issue in read_plan(data).issues}

    def test_a_written_none_tells_that_blank_is_not_none(self) -> None:
        leaders = [["王力", "", "李娜"], ["赵刚", "李娜"]]
        assert _leaders(_table(leaders))[1] == ""
        assert _leaders(_table(leaders, "无"))[1] == "王力"

    @pytest.mark.parametrize(
        "leaders",
        [
            [["王力", "王力", ""], ["李娜", ""]],
            [["", "王力"], ["李娜", ""]],
            [["王力", "", "", ""]],
        ],
        ids=["written again", "a section opens blank", "one name"],
    )
    def test_else_blank_stays_blank(self, leaders: list[list[str]]) -> None:
        assert "" in _leaders(_table(leaders))


def test_what_is_stated_reaches_over_section_rows() -> None:
    page = _table([["王力", ""], ["", "李娜"]]).replace(
        b"</body>", "<p>备注：分管领导空白的与上一行相同。</p></body>".encode()
    )
    assert _leaders(page) == ["王力", "王力", "王力", "李娜"]


MARKDOWN = """# 创建任务分解表

说明：责任领导空白的与上格相同。

| 序号 | 测评项目 | 达标要求 | 责任领导 | 责任单位 |
|:--:|:--|:--|:--:|:--|
| **（一）环境** | | | | |
| 1 | 街巷 | 整治街巷12条 | 王力 | 市城管局（牵头）<br>市交通局<br>江北区政府、长安街道 |
| 2 | 市场 | 改造市场3家 |  | ★市商务局<br>市财政局 |
"""


def test_markdown_rows_with_marks_breaks_and_a_remark_on_blanks() -> None:
    plan = read_plan(MARKDOWN.encode())
    by_id = plan.actor_by_id
    named = [
        [(one.role, by_id[one.actor_id].name) for one in plan.assignments_by_task[task.id]]
        for task in plan.tasks
    ]
    lead, support, leader = Role.LEAD_UNIT, Role.SUPPORTING_UNIT, Role.RESPONSIBLE_LEADER
    assert [set(names) for names in named] == [
        {
            (leader, "王力"),
            (lead, "市城管局"),
            (support, "市交通局"),
            (support, "江北区政府"),
            (support, "长安街道"),
        },
        {(leader, "王力"), (lead, "市商务局"), (support, "市财政局")},
    ]
    assert [task.text for task in plan.tasks] == ["街巷 整治街巷12条", "市场 改造市场3家"]
    assert plan.tasks[0].section[-1:] == ("（一）环境",)


@pytest.mark.parametrize("label", ["配合处室、单位", "协同部门和单位", "配合科室及单位"])
def test_a_bare_noun_in_a_label_has_the_role_of_its_fellow(label: str) -> None:
    plan = read_plan(f"工作分工\n1.编制规划。\n责任处室：规划处　{label}：人事处\n".encode())
    assert plan.assignments[-1].role is Role.SUPPORTING_UNIT


@pytest.mark.parametrize("bracket", ["局长：李强", "责任人：李强", "主要负责人:李强"])
def test_the_person_in_brackets_behind_a_unit_is_kept(bracket: str) -> None:
    page = _table([["王力"]], f"县城管局（{bracket}）")
    plan = read_plan(page)
    assert "李强" in {actor.name for actor in plan.actors}


@pytest.mark.parametrize("kind", ["分解清单", "责任一览表", "分工方案"])
def test_the_title_of_one_bodys_sheet_is_no_task(kind: str) -> None:
    rows = "序号\t任务\t牵头单位\n1\t修路3公里。\t县交通局\n2\t修桥4座。\t县水利局\n"
    plan = read_plan(f"某县2025年重点工作{kind}（发改委）\n{rows}".encode())
    assert [task.number for task in plan.tasks] == ["1", "2"]
    assert IssueCode.NOT_ASSIGNED in {issue.code for issue in plan.issues}


def test_a_note_on_which_post_answers_names_nobody() -> None:
    text = (
        "说明\n1.责任领导为分管县领导，责任人为单位主要负责人。\n2.修路。（责任单位：县交通局）\n"
    )
    plan = read_plan(text.encode())
    assert {actor.name for actor in plan.actors} == {"县交通局"}
