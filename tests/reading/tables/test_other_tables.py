"""Tables that name units and persons but hold no tasks, and blocks that say who won a bid."""

from __future__ import annotations

import pytest

from respgraph.errors import NoPlanError
from respgraph.reading.pipeline import parse_plan
from respgraph.reading.tables.other_tables import of_other_things
from respgraph.vocabulary import IssueCode

PLAN = """序号\t任务\t牵头单位\t责任单位\t完成时限
1\t新建公园3个。\t县城管局\t县财政局\t6月底
2\t修路5公里。\t县交通局\t县财政局\t9月底
"""

OTHERS = {
    "contacts": "单位\t姓名\t职务\t联系电话\n县水利局\t毕胜\t副局长\t0770-1\n县林业局\t温和\t股长\t0770-2\n",
    "posts": "序号 | 主管部门 | 招聘单位 | 岗位名称 | 人数 | 学历\n"
    "1 | 县教育局 | 县一中 | 语文教师 | 8 | 本科\n2 | 县卫健局 | 县医院 | 医师 | 3 | 硕士\n",
    "penalties": "序号\t责任单位\t责任人\t职务\t责任性质\t处理建议\n"
    "1\t县住建局\t毕胜\t副局长\t领导责任\t党内严重警告处分。\n"
    "2\t县质监站\t温和\t站长\t直接责任\t移送司法机关处理。\n",
    "lots": "标段\t牵头单位\t成员单位\t中标价\t工期\n"
    "一标段\t甲建工集团\t乙设计院\t2368万元\t480天\n二标段\t丙水务集团\t丁设计院\t3368万元\t300天\n",
    "rota": "| 日期 | 值班单位 | 带班领导 | 责任单位 | 值班电话 |\n| --- | --- | --- | --- | --- |\n"
    "| 10月1日 | 县政府办 | 毕胜 | 县水利局 | 0770-1 |\n| 10月2日 | 县发改局 | 温和 | 县林业局 | 0770-2 |\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_such_a_table_is_no_plan(name: str) -> None:
    with pytest.raises(NoPlanError, match="this is the plan itself"):
        parse_plan(f"某县公告\n{OTHERS[name]}")


@pytest.mark.parametrize("name", OTHERS)
def test_such_a_table_below_a_plan_assigns_nobody_and_is_listed(name: str) -> None:
    plan = parse_plan(f"{PLAN}\n附件2\n附表\n{OTHERS[name]}\n某县人民政府办公室\n")
    alone = parse_plan(PLAN)
    assert [task.text for task in plan.tasks] == [task.text for task in alone.tasks]
    assert len(plan.assignments) == len(alone.assignments) == 4
    listed = [issue for issue in plan.issues if issue.code is IssueCode.NOT_ASSIGNED]
    assert any("holds no tasks" in issue.message for issue in listed)
    assert plan.account is not None
    assert plan.account.balanced


@pytest.mark.parametrize(
    "labels",
    [
        ["序号", "工作任务", "责任单位", "责任人", "姓名", "联系电话"],
        ["河流名称", "河长", "姓名", "职务", "联系电话"],
        ["项目名称", "中标单位", "工期", "包保领导", "责任单位"],
        ["1", "违法建设治理", "拆除违法建设20万平方米", "县城管局"],
        ["序号", "岗位职责", "工作任务", "责任单位", "人数"],
    ],
)
def test_tables_of_tasks_are_ours_whatever_else_they_hold(labels: list[str]) -> None:
    assert not of_other_things(labels)


@pytest.mark.parametrize("support", ["配合单位（分包）", "联合体成员单位", "配合单位"])
def test_a_lot_that_was_won_is_no_task(support: str) -> None:
    lots = "\n\n".join(
        f"标段{number}：河堤工程\n牵头单位：甲建工集团\n{support}：乙设计院\n"
        f"项目负责人：毕胜\n中标价：2368万元\n工期：480天"
        for number in "一二"
    )
    with pytest.raises(NoPlanError):
        parse_plan(f"某工程中标结果公告\n一、概况\n新建河堤。\n二、结果\n{lots}\n三、其他\n")
