"""Texts that print 牵头单位 and 责任人 and are no plan, told by their title; and plans that look so."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError

TASKS = "1.修路。(牵头单位:县交通局;责任单位:县财政局)\n2.修桥。(牵头单位:县水利局)\n"
TABLE = "序号 | 责任单位 | 责任人 | 处理建议\n1 | 远山建设公司 | 江平 | 罚款\n2 | 县住建局 | 何水 | 诫勉\n"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("松山县“3·7”高处坠落事故调查报告", TABLE),
        ("松山县道路工程(二期)中标结果公示", TASKS),
        ("松山县 2025 年公开招聘教师公告", TASKS),
        ("松山县水库除险项目竞争性磋商公告", TASKS),
        ("关于给予江平等人处分的通报", TABLE),
        ("松山县公开遴选公务员面试公告(二)", TASKS),
        ("关于表彰先进集体的决定", TASKS),
        ("关于对2024年重点工作完成较好单位予以通报表扬的通报", TASKS),
        ("关于表彰2024年度重点工作先进单位和先进个人的决定", TASKS),
        ("松山县重点工作督查平台(责任清单管理模块)建设项目竞争性磋商公告", TASKS),
    ],
)
def test_other_papers_are_refused_by_their_title(title: str, body: str) -> None:
    with pytest.raises(NoPlanError, match="announces no plan"):
        rg.parse_plan(f"首页 > 政务公开\n{title}\n发布日期:2025-01-02\n{body}")


@pytest.mark.parametrize(
    "title",
    [
        "松山县2025年重点工作任务分解表",
        "松山县2025年民生实事项目公告",
        "关于公布2025年重点项目责任清单的公告",
        "松山县政府采购专项整治工作方案",
        "松山县招聘会筹备任务分工",
        "关于生产安全事故隐患整改责任单位名单的通报",
        "“3·7”事故整改措施落实情况的报告",
        "松山县招标投标领域整改台账",
        "松山县公开招聘公告\n附件2:松山县2025年重点任务清单",
        "为民办实事\n推荐阅读:公开招聘教师公告",
        "2025年工作",
        "",
    ],
)
def test_plans_are_never_refused_for_their_title(title: str) -> None:
    assert len(rg.parse_plan(f"{title}\n{TASKS}").tasks) == 2


def test_a_task_about_recruiting_is_no_title() -> None:
    text = f"一、人才\n完成教师招聘公告\n{TASKS}"
    assert len(rg.parse_plan("松山县任务清单\n" + text).tasks) >= 2


GATHERING = (
    "一、组织机构\n主办单位:西部土壤学会\n承办单位:陇安农科院\n"
    "二、分会场\n1.固碳减排\n召集人:王明\n2.节水灌溉\n召集人:李强\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "关于召开西部土壤健康学术年会的通知(第二轮)",
        "关于举办第三届职业技能大赛的通知",
        "关于举行荷花节的公告",
        "关于举办基层干部培训班的预通知",
    ],
)
def test_whoever_calls_a_gathering_assigns_nothing(title: str) -> None:
    with pytest.raises(NoPlanError):
        rg.parse_plan(f"{title}\n{GATHERING}")


@pytest.mark.parametrize(
    "title", ["关于召开重点工作推进会的通知", "关于举办荷花节的通知", "荷花节筹备任务分工"]
)
def test_parts_of_a_gathering_that_are_given_out_are_tasks(title: str) -> None:
    items = (
        "1.开幕式。\n责任单位:县文旅局\n2.大赛。\n责任单位:县农业局\n3.影展。\n责任单位:县文联\n"
    )
    plan = rg.parse_plan(f"{title}\n一、组织机构\n主办单位:甲县人民政府\n二、活动\n{items}")
    assert [task.text for task in plan.tasks] == ["开幕式。", "大赛。", "影展。"]
    assert [actor.name for actor in plan.actors] == ["县文旅局", "县农业局", "县文联"]
    assert any("主办单位" in issue.message for issue in plan.issues)
