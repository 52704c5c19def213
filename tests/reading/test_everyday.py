"""Everyday ways to write a clause, with the truth written beside each; none may be lost unseen.

Each case is one text and what it says: per task its number and names, marked L (leader), 牵 (lead),
责 (shares), 配 (supports). Invented places and names throughout.
"""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.plan import Plan
from respgraph.vocabulary import IssueCode, Role

MARKS = {
    Role.RESPONSIBLE_LEADER: "L",
    Role.LEAD_UNIT: "牵",
    Role.JOINT_UNIT: "责",
    Role.SUPPORTING_UNIT: "配",
}


def said(plan: Plan) -> list[str]:
    """``number role:name role:name`` of each task."""
    return [
        " ".join(
            [
                task.number or "-",
                *(
                    f"{MARKS[one.role]}:{plan.actor_by_id[one.actor_id].name}"
                    for one in plan.assignments_by_task[task.id]
                ),
            ]
        )
        for task in plan.tasks
    ]


def codes(plan: Plan) -> set[IssueCode]:
    return {issue.code for issue in plan.issues}


def clause(inside: str) -> str:
    """What a clause in brackets says."""
    return said(rg.parse_plan(f"1.修路五公里。({inside})"))[0].removeprefix("1 ")


@pytest.mark.parametrize(
    ("inside", "truth"),
    [
        ("牵头单位:县交通局,县财政局配合", "牵:县交通局 配:县财政局"),
        ("牵头单位:县交通局;县财政局、县水利局配合", "牵:县交通局 配:县财政局 配:县水利局"),
        ("牵头单位:县交通局,县财政局、县水利局配合", "牵:县交通局 配:县财政局 配:县水利局"),
        ("牵头单位:县交通局、县住建局;县财政局协办", "牵:县交通局 牵:县住建局 配:县财政局"),
        ("牵头单位:县交通局,县财政局参与", "牵:县交通局 配:县财政局"),
        ("责任单位:县交通局,县财政局配合", "责:县交通局 配:县财政局"),
        ("责任分工:县交通局,县财政局协助", "责:县交通局 配:县财政局"),
        ("县交通局,县财政局、县水利局配合", "责:县交通局 配:县财政局 配:县水利局"),
        ("县交通局牵头,县财政局,县水利局配合", "牵:县交通局 配:县财政局 配:县水利局"),
        ("配合单位:县财政局,县水利局配合", "配:县财政局 配:县水利局"),
        ("县财政局、县水利局配合", "配:县财政局 配:县水利局"),
        ("县交通局,县财政局负责", "责:县交通局 责:县财政局"),
    ],
)
def test_who_stands_before_the_helpers_keeps_the_role(inside: str, truth: str) -> None:
    assert clause(inside) == truth


def test_one_list_before_a_verb_of_support_is_doubted() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局、县财政局、县水利局配合)")
    assert said(plan) == ["1 牵:县交通局 配:县财政局 配:县水利局"]
    assert IssueCode.ASSUMED_ROLE in codes(plan)


@pytest.mark.parametrize(
    ("inside", "truth"),
    [
        ("县委办、政府办、人大办、政协办", "责:县委办 责:县政府办 责:县人大办 责:县政协办"),
        ("牵头单位:县政协办;配合单位:县科协办", "牵:县政协办 配:县科协办"),
        ("县政协办牵头,县文协办、县老协办配合", "牵:县政协办 配:县文协办 配:县老协办"),
        ("县交通局牵头,县财政局协办", "牵:县交通局 配:县财政局"),
        ("县交通局主办,县政协办协办", "牵:县交通局 配:县政协办"),
        ("县交通局主办,县财政局、县科协会办", "牵:县交通局 配:县财政局 配:县科协"),
    ],
)
def test_no_verb_is_found_inside_a_name(inside: str, truth: str) -> None:
    assert clause(inside) == truth


@pytest.mark.parametrize(
    ("people", "truth"),
    [
        ("张县长、李副县长", "张县长 李副县长"),
        ("李副市长", "李副市长"),
        ("欧阳副市长、王常务副县长", "欧阳副市长 王常务副县长"),
        ("王 副县长、李 县长", "王副县长 李县长"),
        ("常务副县长赵刚、县委副书记陈明", "赵刚 陈明"),
        ("时任副县长、党组副书记方华", "方华"),
        ("王明,李强协助", "王明 李强"),
        ("王明牵头,李强、赵刚配合", "王明 李强 赵刚"),
        ("张伟副市长、市政府秘书长马超", "张伟 马超"),
    ],
)
def test_persons_with_posts_and_acts(people: str, truth: str) -> None:
    found = clause(f"责任领导:{people};牵头单位:县交通局")
    assert found == " ".join(f"L:{name}" for name in truth.split()) + " 牵:县交通局"


def listed(lines: str) -> list[str]:
    """What a document says whose first task ends in these lines, up to the next item."""
    return said(rg.parse_plan(f"1.修路五公里。\n{lines}\n2.建学校。\n牵头单位:县教育局"))


@pytest.mark.parametrize(
    ("lines", "truth"),
    [
        ("责任单位:县交通局、\n县财政局、县水\n利局", "责:县交通局 责:县财政局 责:县水利局"),
        ("责任单位:县交通局、县财政局、\n县水利局", "责:县交通局 责:县财政局 责:县水利局"),
        ("责任单位:县交通局,\n县财政局。", "责:县交通局 责:县财政局"),
        ("责任单位:县交通局;\n  县财政局;\n  县水利局。", "责:县交通局 责:县财政局 责:县水利局"),
        ("责任单位:县交通局\n县财政局\n县水利局", "责:县交通局 责:县财政局 责:县水利局"),
        ("责任单位:县交通局\n、县财政局", "责:县交通局 责:县财政局"),
        ("责任单位:\n县交通局、县财政局", "责:县交通局 责:县财政局"),
        ("责任单位:县交通局和\n县财政局", "责:县交通局 责:县财政局"),
        ("责任单位:县政府办\n公室、县发展改\n革委", "责:县政府办公室 责:县发展改革委"),
        ("责任单位:县交通局、各乡镇人\n民政府", "责:县交通局 责:各乡镇人民政府"),
        ("责任领导:王明、李\n强\n责任单位:县交通局", "L:王明 L:李强 责:县交通局"),
        ("责任领导:王明\n李强\n责任单位:县交通局", "L:王明 L:李强 责:县交通局"),
        (
            "牵头单位:县交通局;\n配合单位:县财政局、\n县水利局;\n完成时限:6月底",
            "牵:县交通局 配:县财政局 配:县水利局",
        ),
        ("责任单位:县交通局牵头,\n县财政局配合", "牵:县交通局 配:县财政局"),
        ("责任单位:县交通局、\n\n县财政局", "责:县交通局 责:县财政局"),
    ],
)
def test_a_list_goes_on_below_its_line(lines: str, truth: str) -> None:
    assert listed(lines) == [f"1 {truth}", "2 牵:县教育局"]


@pytest.mark.parametrize(
    ("lines", "truth"),
    [
        ("责任单位:县交通局,\n做好日常养护工作", "责:县交通局"),
        ("责任单位:县交通局、县财政局\n各单位要加强日常养护。", "责:县交通局 责:县财政局"),
        ("责任单位:县交通局。\n县财政局", "责:县交通局"),
        ("牵头单位:县交通局\n配合单位:县财政局", "牵:县交通局 配:县财政局"),
        ("责任单位:县交通局\n二、民生", "责:县交通局"),
        ("责任单位:县交通局\n云泽县人民政府", "责:县交通局"),
        ("责任单位:县交通局\n\n县教育局", "责:县交通局"),
    ],
)
def test_what_is_no_list_does_not_go_on(lines: str, truth: str) -> None:
    assert listed(lines)[0] == f"1 {truth}"


@pytest.mark.parametrize(
    "inside",
    [
        "王一、李守一、张三",
        "王一、李守一,张三",
        "王一、李守\n一、张三",
        "王一、\n李守一、张三",
        "王一、李守一、县长张三",
    ],
)
@pytest.mark.parametrize(
    "frame", ["(责任领导:{};牵头单位:县交通局)", "\n责任领导:{}\n牵头单位:县交通局"]
)
def test_a_numeral_may_end_a_name(inside: str, frame: str) -> None:
    plan = rg.parse_plan("1.修路。" + frame.format(inside) + "\n2.办学。(牵头单位:县教育局)")
    assert said(plan) == ["1 L:王一 L:李守一 L:张三 牵:县交通局", "2 牵:县教育局"]


def test_a_numeral_behind_a_unit_is_a_heading() -> None:
    text = (
        "一、交通\n1.修路。牵头单位:县交通局\n二、教育\n2.办学。牵头单位:县教育局三、农业\n"
        "3.种粮。牵头单位:县农业农村局"
    )
    plan = rg.parse_plan(text)
    assert said(plan) == ["1 牵:县交通局", "2 牵:县教育局", "3 牵:县农业农村局"]
    assert [task.section for task in plan.tasks] == [("一、交通",), ("二、教育",), ("三、农业",)]


@pytest.mark.parametrize(
    ("task", "truth"),
    [
        ("修路,由王伟副县长牵头。(责任单位:县交通局)", "L:王伟 责:县交通局"),
        (
            "修路,由王伟副县长牵头,县交通局负责。(配合单位:县财政局)",
            "L:王伟 责:县交通局 配:县财政局",
        ),
        ("修路,该项工作由县交通局牵头。", "牵:县交通局"),
        ("修路;由县交通局负责,县财政局配合。", "牵:县交通局 配:县财政局"),
        ("修路,由县交通局负责实施。(责任单位:县交通局、县财政局)", "责:县交通局 责:县财政局"),
        ("修路,由王伟牵头、县交通局负责。", "L:王伟 责:县交通局"),
        ("推进由政府主导、企业参与的建设。(责任单位:县交通局)", "责:县交通局"),
        ("修路,由专业队伍负责养护的路段扩大。(责任单位:县交通局)", "责:县交通局"),
        ("修路,(由县交通局牵头)。", "牵:县交通局"),
    ],
)
def test_the_end_of_a_sentence_may_hand_the_task_on(task: str, truth: str) -> None:
    plan = rg.parse_plan(f"1.{task}\n2.建学校。(牵头单位:县教育局)")
    assert said(plan) == [f"1 {truth}", "2 牵:县教育局"]


@pytest.mark.parametrize(
    ("task", "truth"),
    [
        ("修路。不再由县水利局负责。(责任单位:县交通局)", "责:县交通局"),
        ("修路。不再由县水利局负责,改由县交通局负责。", "责:县交通局"),
        ("修路。(不再由县水利局、县林业局负责,由县交通局负责)", "责:县交通局"),
        ("修路。(县水利局不再牵头,由县交通局牵头)", "牵:县交通局"),
        ("修路。(牵头单位:县交通局,县水利局不再参与)", "牵:县交通局"),
        ("修路。原由县水利局负责,现由县交通局负责。", "责:县交通局"),
    ],
)
def test_who_no_longer_answers_is_listed_and_not_assigned(task: str, truth: str) -> None:
    plan = rg.parse_plan(f"1.{task}\n2.建学校。(牵头单位:县教育局)")
    assert said(plan) == [f"1 {truth}", "2 牵:县教育局"]
    assert any("县水利局" in one.message for one in plan.issues)
    assert IssueCode.NOT_ASSIGNED in codes(plan)


def test_a_denial_alone_makes_no_task_and_is_not_silent() -> None:
    plan = rg.parse_plan(
        "1.修路。(牵头单位:县交通局)\n2.修桥,不再由县水利局负责。\n3.修渠。(牵头单位:县水利局)"
    )
    assert said(plan) == ["1 牵:县交通局", "3 牵:县水利局"]
    assert {IssueCode.NOT_ASSIGNED, IssueCode.NO_CLAUSE} <= codes(plan)


@pytest.mark.parametrize(
    "heads",
    [
        (
            "一、交通建设(责任领导:王明;牵头单位:县交通局)",
            "二、教育提升(责任领导:李红;牵头单位:县教育局)",
        ),
        (
            "一、交通建设\n责任领导:王明\n牵头单位:县交通局",
            "二、教育提升\n责任领导:李红\n牵头单位:县教育局",
        ),
    ],
)
def test_a_plan_may_name_people_in_its_headings_alone(heads: tuple[str, str]) -> None:
    first, second = heads
    text = f"{first}\n1.修建县道。\n2.改造危桥。\n{second}\n3.新建小学。\n"
    plan = rg.parse_plan(text)
    assert [task.section for task in plan.tasks] == [("一、交通建设",)] * 2 + [("二、教育提升",)]
    roads = "L:王明 牵:县交通局"
    assert said(plan) == [f"1 {roads}", f"2 {roads}", "3 L:李红 牵:县教育局"]


FIRST = "1.修路。(责任领导:王明;牵头单位:县交通局;配合单位:县财政局)"


@pytest.mark.parametrize(
    ("inside", "truth"),
    [
        ("牵头单位:同上;配合单位:县水利局", "牵:县交通局 配:县水利局"),
        ("牵头单位同上", "牵:县交通局"),
        ("责任领导:同上;牵头单位:县水利局", "L:王明 牵:县水利局"),
        ("配合单位:同上、县水利局", "配:县财政局 配:县水利局"),
        ("牵头单位、配合单位同上", "牵:县交通局 配:县财政局"),
        ("责任分工:同上", "L:王明 牵:县交通局 配:县财政局"),
        ("同上", "L:王明 牵:县交通局 配:县财政局"),
        ("牵头单位:同第1项", "牵:县交通局"),
        ("牵头单位:县同上村", "牵:县同上村"),
    ],
)
def test_same_as_above_is_the_task_above(inside: str, truth: str) -> None:
    plan = rg.parse_plan(f"{FIRST}\n2.建学校。({inside})")
    assert said(plan)[1] == f"2 {truth}"
    assert (IssueCode.SAME_AS_ABOVE in codes(plan)) is ("同上村" not in inside)
    assert all(line.unread == 0 for line in plan.account.lines)


def test_same_as_above_without_such_a_role_above_is_unread() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)\n2.建学校。(配合单位:同上)")
    assert said(plan)[1] == "2"
    assert IssueCode.UNREAD_NAME in codes(plan)


def test_same_as_above_in_a_table_and_for_a_deadline() -> None:
    plan = rg.parse_plan(
        "序号\t任务\t牵头单位\t配合单位\t完成时限\n1\t修路。\t县交通局\t县财政局\t6月底\n"
        "2\t修桥。\t同上\t县水利局\t同上\n3\t修渠。\t〃\t〃\t〃\n"
    )
    assert said(plan)[1:] == ["2 牵:县交通局 配:县水利局", "3 牵:县交通局 配:县水利局"]
    assert [task.deadline and task.deadline.text for task in plan.tasks] == ["6月底"] * 3


@pytest.mark.parametrize(
    ("clause_text", "truth"),
    [
        ("由县交通局负责牵头,县财政局予以配合。", "牵:县交通局 配:县财政局"),
        ("由县交通局牵头,县财政局大力支持。", "牵:县交通局 配:县财政局"),
        ("牵头单位——县交通局;责任单位——县财政局", "牵:县交通局 配:县财政局"),
        ("责任领导→王明,牵头单位→县交通局", "L:王明 牵:县交通局"),
        ("(牵头单位:县交通局(主)、县住建局(辅))", "牵:县交通局 配:县住建局"),
        ("(牵头单位:县交通局;配合单位:无)", "牵:县交通局"),
        ("(牵头单位:待定;配合单位:县财政局)", "配:县财政局"),
        ("(责任领导:暂无;责任单位:县财政局)", "责:县财政局"),
        ("(王明;县交通局、县财政局)", "L:王明 责:县交通局 责:县财政局"),
        ("(责任领导:王明;县交通局、县财政局)", "责:县交通局 责:县财政局 L:王明"),
        ("(牵头领导:王明、县政府办;牵头单位:县交通局)", "L:王明 L:县政府办 牵:县交通局"),
        ("(责任单位:县交通局,联系人:李强,电话12345678)", "责:县交通局"),
        ("(县交通局会同县财政局负责)", "牵:县交通局 配:县财政局"),
        ("牵头单位 县交通局 责任单位 县财政局、县水利局", "牵:县交通局 配:县财政局 配:县水利局"),
        ("(责任单位:县交通局/县财政局)", "责:县交通局 责:县财政局"),
        ("(责任单位:县交通局。县财政局)", "责:县交通局 责:县财政局"),
        ("(责任人:县交通局王明、县财政局李强)", "L:王明 L:李强"),
        ("(责任人:王明(县交通局局长)、李强(县财政局局长))", "L:王明 L:李强"),
        ("(分管领导:王明,牵头单位:县交通局,完成时限:2025年6月)", "L:王明 牵:县交通局"),
        ("(责 任 单 位:县交通局;责 任 人:王 明)", "责:县交通局 L:王明"),
        ("责任单位:(牵头)县交通局;(配合)县财政局", "牵:县交通局 配:县财政局"),
        ("(责任单位:县交通局(牵头)县财政局、县水利局)", "牵:县交通局 配:县财政局 配:县水利局"),
        ("(总负责:王明;具体负责:李强;承办单位:县交通局)", "L:王明 L:李强 责:县交通局"),
        ("(总负责:县政府办;配合单位:县交通局)", "牵:县政府办 配:县交通局"),
    ],
)
def test_everyday_marks_and_words(clause_text: str, truth: str) -> None:
    plan = rg.parse_plan(f"1.修路五公里。{clause_text}\n2.建学校。(牵头单位:县教育局)")
    assert said(plan) == [f"1 {truth}", "2 牵:县教育局"]
    assert all(line.unread == 0 for line in plan.account.lines)


def test_a_dash_behind_other_words_stays_a_dash() -> None:
    plan = rg.parse_plan("1.建设园区——县城一体的路。(牵头单位:县交通局)")
    assert plan.tasks[0].text == "建设园区——县城一体的路。"


def test_a_unit_among_persons_is_doubted() -> None:
    plan = rg.parse_plan("1.修路。(责任人:王明、李强,县交通局)")
    assert said(plan) == ["1 L:王明 L:李强 L:县交通局"]
    assert IssueCode.DOUBTFUL_NAME in codes(plan)
    alone = rg.parse_plan("1.修路。(责任人:县交通局)")
    assert IssueCode.DOUBTFUL_NAME not in codes(alone)


@pytest.mark.parametrize("numbers", ["(一) (二)", "(1) (2)", "① ②", "一、 二、"])
def test_points_that_hold_nothing_but_labels_belong_to_their_task(numbers: str) -> None:
    first, second = numbers.split()
    text = (
        f"1.修路。\n{first}责任领导:王明\n{second}责任单位:县交通局\n"
        f"2.办学。\n{first}责任领导:李强\n{second}责任单位:县教育局"
    )
    assert said(rg.parse_plan(text)) == ["1 L:王明 责:县交通局", "2 L:李强 责:县教育局"]


def test_tasks_that_begin_with_a_label_stay_tasks() -> None:
    text = "1.牵头单位:县交通局;任务:修路\n2.牵头单位:县教育局;任务:办学"
    assert said(rg.parse_plan(text)) == ["1 牵:县交通局", "2 牵:县教育局"]


def test_the_last_item_without_a_clause_is_listed() -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)\n2.办学。(见附表)")
    assert IssueCode.NO_CLAUSE in codes(plan)
    closing = rg.parse_plan(
        "一、任务\n1.修路。(牵头单位:县交通局)\n二、要求\n1.加强领导。\n2.严格考核。"
    )
    assert IssueCode.NO_CLAUSE not in codes(closing)


def test_a_task_handed_on_very_often_is_read_in_linear_time() -> None:
    plan = rg.parse_plan("1.修路," + "由县交通局负责," * 4_000 + "(牵头单位:县交通局)")
    assert said(plan) == ["1 牵:县交通局"]


@pytest.mark.parametrize(
    "line", ["(县委办公室  2024年3月2日)", "(县委办公室)", "(县创建办、县教育局)"]
)
def test_the_issuer_below_a_title_is_no_task(line: str) -> None:
    plan = rg.parse_plan(f"桐县2024年重点任务分工方案\n{line}\n1.修路。(牵头单位:县交通局)\n")
    assert said(plan) == ["1 牵:县交通局"]
    assert IssueCode.NOT_ASSIGNED in codes(plan)


def test_a_bracket_below_its_item_is_still_its_clause() -> None:
    plan = rg.parse_plan("1.修路五公里。\n(县交通局、县财政局)\n2.修桥。\n(县住建局)\n")
    assert said(plan) == ["1 责:县交通局 责:县财政局", "2 责:县住建局"]


PEOPLE = ("王明", "李红", "赵伟")


def table_with(title: str) -> Plan:
    rows = [f"{at}\t整治河道{at}公里。\t{name}\t县水利局\n" for at, name in enumerate(PEOPLE, 1)]
    return rg.parse_plan(f"序号\t任务\t{title}\t牵头单位\n" + "".join(rows))


@pytest.mark.parametrize("title", ["省级河长", "县级林长", "指挥长", "项目总指挥", "市级负责同志"])
def test_chiefs_of_rivers_and_sites_are_leaders(title: str) -> None:
    assert said(table_with(title)) == [
        f"{at} L:{name} 牵:县水利局" for at, name in enumerate(PEOPLE, 1)
    ]


@pytest.mark.parametrize(
    ("title", "code"),
    [("轮值官", IssueCode.UNKNOWN_LABEL), ("联系人", IssueCode.NOT_ASSIGNED)],
)
def test_a_column_of_persons_is_never_dropped_in_silence(title: str, code: IssueCode) -> None:
    plan = table_with(title)
    (issue,) = [one for one in plan.issues if one.code is code]
    assert title in issue.message
    assert all(name in plan.document.quote(issue.spans) for name in PEOPLE)
