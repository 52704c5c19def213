"""Every written family of plans, with invented text: what is read is what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError, SavedFileError
from respgraph.plan import Plan
from respgraph.vocabulary import IssueCode, Level, Role

SHORT = {
    Role.RESPONSIBLE_LEADER: "leader",
    Role.LEAD_UNIT: "lead",
    Role.JOINT_UNIT: "joint",
    Role.SUPPORTING_UNIT: "support",
}


def facts(plan: Plan) -> dict[str, list[str]]:
    """Assignments of each task, as ``role name``, in order."""
    return {
        task.id.removeprefix("task/"): [
            f"{SHORT[item.role]} {plan.actor_by_id[item.actor_id].name}"
            for item in plan.assignments_by_task[task.id]
        ]
        for task in plan.tasks
    }


FAMILIES = {
    "bracket with three labels": (
        "1.修建环湖路。(责任领导:王立国;牵头单位:县交通局;责任单位:县财政局、县林业局,各乡镇)",
        [
            "leader 王立国",
            "lead 县交通局",
            "support 县财政局",
            "support 县林业局",
            "support 各乡镇",
        ],
    ),
    "single owner shares": ("1.修建环湖路。(责任单位:县交通局)", ["joint 县交通局"]),
    "support without lead": (
        "1.修路。[责任单位:县交通局;配合单位:县财政局]",
        ["joint 县交通局", "support 县财政局"],
    ),
    "lenticular labels": (
        "1.修路。【责任单位】县交通局、县财政局【完成时限】6月底",
        ["joint 县交通局", "joint 县财政局"],
    ),
    "labels without bracket": (
        "1、修路。牵头单位:省交通厅;责任单位:省财政厅等,各市州政府。",
        ["lead 省交通厅", "support 省财政厅", "support 各市州政府"],
    ),
    "label with a verb": (
        "1.修路。牵头单位为县交通局,配合单位为县财政局。",
        ["lead 县交通局", "support 县财政局"],
    ),
    "sentence in a bracket": (
        "1.修路。(省交通厅牵头,省财政厅、水利厅等按职责分工负责)",
        ["lead 省交通厅", "support 省财政厅", "support 省水利厅"],
    ),
    "sentence without lead": (
        "1.修路。(交通运输部、财政部等按职责分工负责,年内持续推进)",
        ["joint 交通运输部", "joint 财政部"],
    ),
    "together with": (
        "1.修路。(市交通局会同市财政局、市水利局负责)",
        ["lead 市交通局", "support 市财政局", "support 市水利局"],
    ),
    "answering beside helpers": (
        "1.修路。(县交通局负责,县财政局参与)",
        ["lead 县交通局", "support 县财政局"],
    ),
    "advised": ("1.修路。(各县负责,省交通厅指导)", ["joint 各县", "support 省交通厅"]),
    "bare list": (
        "1.修路(省交通厅、财政厅、江城市)。",
        ["joint 省交通厅", "joint 省财政厅", "joint 江城市"],
    ),
    "leader posts as groups": (
        "1.修路。(分管副省长负责,省交通厅牵头)",
        ["leader 分管副省长", "lead 省交通厅"],
    ),
    "narrative at the end": (
        "1.修路。由市交通局牵头,市财政局配合,各区人民政府具体实施,6月底前完成。\n2.架桥。由市住建局负责。",
        ["lead 市交通局", "support 市财政局", "support 各区人民政府"],
    ),
    "narrative at the start": (
        (
            "1、环城快速路项目\n由马立春副市长负责,市交通委牵头,相关部门配合,年底前开工。\n"
            "2、会展中心项目\n由马立春副市长负责,市商务局牵头,相关部门配合,完成选址。"
        ),
        ["leader 马立春", "lead 市交通委", "support 相关部门"],
    ),
    "label lines": (
        "1.修路。\n\n牵头领导:王 健\n\n牵头单位:省交通厅\n\n责任单位:省财政厅等,各市人民政府",
        ["leader 王健", "lead 省交通厅", "support 省财政厅", "support 各市人民政府"],
    ),
    "spread label and blanks": (
        (
            "1.修路。\n责任领导:任立\n责任单位:市交通局 市财政局 各县市区政府\n"
            "责 任 人:沈兰 各县市区长\n工作要求:由市交通局负责汇总。"
        ),
        [
            "leader 任立",
            "joint 市交通局",
            "joint 市财政局",
            "joint 各县市区政府",
            "leader 沈兰",
            "leader 各县市区长",
        ],
    ),
    "division of work": (
        "1.修路。\n分管省领导:范思文\n部门分工:省交通厅牵头,省财政厅,各地级以上市政府配合。",
        ["leader 范思文", "lead 省交通厅", "support 省财政厅", "support 各地级以上市政府"],
    ),
    "progress line": (
        "1.修路。\n牵头领导:王立 责任单位:市交通局 项目责任人:李建 配合单位:市财政局 实际完成情况:已完成六成。",
        ["leader 王立", "joint 市交通局", "leader 李建", "support 市财政局"],
    ),
    "mark at the lead": (
        "1.修路。(责任单位:市交通局(牵头)、市财政局、市水利局)",
        ["lead 市交通局", "support 市财政局", "support 市水利局"],
    ),
    "units and persons under one label": (
        "1.修路。(责任单位及责任人:县交通局 张伟;配合单位:县财政局)",
        ["joint 县交通局", "leader 张伟", "support 县财政局"],
    ),
    "traditional characters": (
        "1.修路。(牽頭單位:市經貿委;配合單位:市發改委、財政局)",
        ["lead 市經貿委", "support 市發改委", "support 市財政局"],
    ),
    "pinyin noise": (
        "1.修路。責(zé)任單(dān)位(wèi):市交通局(jú)、市財(cái)政局",
        ["joint 市交通局", "joint 市財政局"],
    ),
    "clause before the text": ("1.[责任单位:县教育局]新建幼儿园3所。", ["joint 县教育局"]),
    "never closed": (
        "1.修路。(责任领导:王立国;牵头单位:县交通局",
        ["leader 王立国", "lead 县交通局"],
    ),
    "mixed brackets": (
        "1.修路。（责任领导:王立国；牵头单位:县交通局〕",
        ["leader 王立国", "lead 县交通局"],
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_read(family: str) -> None:
    text, expected = FAMILIES[family]
    plan = rg.parse_plan("一、重点工作\n" + text)
    assert facts(plan)["1"] == expected
    assert plan.tasks[0].section == ("一、重点工作",)
    assert plan.account.balanced


def test_one_paragraph_with_several_clauses_gives_several_tasks() -> None:
    plan = rg.parse_plan(
        "3、围绕冷链修路(省交通厅、财政厅)。架设大桥12座(省住建厅)。一是植树(省林业厅)。"
    )
    assert [task.number for task in plan.tasks] == ["3", "3", "3"]
    assert [task.id for task in plan.tasks] == ["task/3", "task/3~2", "task/3~3"]
    assert [task.text for task in plan.tasks] == ["围绕冷链修路", "架设大桥12座", "一是植树"]


@pytest.mark.parametrize(
    "clause",
    [
        "以上1—3项责任单位:县经信局",
        "(以上任务责任单位:县经信局)",
        "(第1、2、3项由县经信局负责)",
    ],
)
def test_one_clause_may_cover_several_items(clause: str) -> None:
    text = (
        f"一、工业\n1.培育企业。\n2.推进技改。\n3.建设园区。\n{clause}\n4.招商。(责任单位:县招商局)"
    )
    plan = rg.parse_plan(text)
    assert facts(plan) == {
        "1": ["joint 县经信局"],
        "2": ["joint 县经信局"],
        "3": ["joint 县经信局"],
        "4": ["joint 县招商局"],
    }
    assert plan.account.balanced


def test_a_heading_with_a_clause_covers_its_items() -> None:
    text = (
        "(一)工业(牵头领导:毕立;总牵头单位:县经信局)\n1.培育企业。(责任单位:县科技局)\n2.推进技改。\n"
        "(二)农业(牵头领导:秦学;总牵头单位:县农业局)\n3.种粮。(牵头单位:县供销社)"
    )
    plan = rg.parse_plan(text)
    assert facts(plan) == {
        "1": ["leader 毕立", "lead 县经信局", "support 县科技局"],
        "2": ["leader 毕立", "lead 县经信局"],
        "3": ["leader 秦学", "lead 县农业局", "lead 县供销社"],
    }
    assert [task.section for task in plan.tasks] == [("(一)工业",), ("(一)工业",), ("(二)农业",)]


def test_points_with_one_block_behind_the_last_are_one_task() -> None:
    text = (
        "1.提升产业\n(1)建设园区2个。\n(2)培育企业5家。\n牵头单位:县发改局\n"
        "2.提升消费\n(1)发放消费券。\n(2)举办展会4场。\n牵头单位:县商务局"
    )
    plan = rg.parse_plan(text)
    assert facts(plan) == {"1": ["lead 县发改局"], "2": ["lead 县商务局"]}
    assert len(plan.targets_by_task["task/1"]) == 2


def test_rectification_lists_keep_measures_out_of_the_task() -> None:
    text = (
        "问题1:河道垃圾清理不及时\n整改目标:清理率达到95%以上。\n整改措施:\n1.立即清理;\n2.建立机制。\n"
        "责任单位:县水利局\n责任人:张伟\n整改时限:2024年5月底\n"
        "问题2:档案不规范\n整改措施:完善台账。\n责任单位:县档案局\n整改时限:立行立改"
    )
    plan = rg.parse_plan(text)
    assert facts(plan) == {"问题1": ["joint 县水利局", "leader 张伟"], "问题2": ["joint 县档案局"]}
    assert "立即清理" not in plan.tasks[0].text
    assert [task.deadline and task.deadline.text for task in plan.tasks] == [
        "2024年5月底",
        "立行立改",
    ]
    assert [(t.operator, t.value) for t in plan.targets] == [(">=", 95.0)]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("列第一位的责任单位为牵头单位,其余为配合单位。", ["lead 县交通局", "support 县财政局"]),
        ("列最后一位的为牵头单位。", ["support 县交通局", "lead 县财政局"]),
        (
            "列出多个责任单位的,均为同责单位,无先后大小责任之分。",
            ["joint 县交通局", "joint 县财政局"],
        ),
        ("", ["joint 县交通局", "joint 县财政局"]),
    ],
)
def test_conventions_in_the_notice(notice: str, expected: list[str]) -> None:
    plan = rg.parse_plan(
        f"一、{notice}\n2024年1月2日\n2024年任务清单\n1.修路。(责任单位:县交通局、县财政局)"
    )
    assert facts(plan)["1"] == expected


def test_a_notice_and_the_page_around_it_give_no_task() -> None:
    text = (
        "当前位置:首页 > 政务公开\n主办单位:中共江临市委宣传部\n各乡镇人民政府,县政府各部门:\n"
        "一、牵头单位要主动协调,配合单位要服从调度。\n二、此项工作由县政府督查室负责。\n临河县人民政府\n2024年1月2日\n"
        "2024年重点任务分解方案\n一、交通\n1.修路50公里。(责任领导:王立国;牵头单位:县交通局)\n"
        "【更多范文请点击下载】\n2.架桥。(责任领导:王立国;牵头单位:县住建局)\n上一篇:没有了"
    )
    plan = rg.parse_plan(text)
    assert facts(plan) == {
        "1": ["leader 王立国", "lead 县交通局"],
        "2": ["leader 王立国", "lead 县住建局"],
    }
    assert [task.section for task in plan.tasks] == [("一、交通",), ("一、交通",)]
    assert plan.account.balanced
    assert (plan.meta.title, plan.meta.issuer) == ("2024年重点任务分解方案", "临河县人民政府")
    assert (plan.meta.place, plan.meta.level, plan.meta.year) == ("临河县", Level.COUNTY, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "县政府召开部署会。会上印发了方案,逐项列出责任领导、牵头单位、责任单位。牵头单位要当好领头雁。",
        (
            "一、主要职责\n(一)负责固定资产投资,牵头推进项目建设。\n(二)会同有关部门拟订政策。\n"
            "二、内设机构\n办公室。负责人:陈兰 电话:0000-1"
        ),
        "1.聚力产业强县,引进项目30个。县发改局牵头建立的机制运转顺畅。\n2.建设农田6万亩。",
        "各镇人民政府:\n一、各牵头单位要细化任务,于2月20日前报区政府督查室。\n二、列第一位的责任单位为牵头单位,其余为配合单位。\n附件:任务分解表",
    ],
)
def test_texts_about_plans_hold_no_plan(text: str) -> None:
    with pytest.raises(NoPlanError, match="no task"):
        rg.parse_plan(text, name="news.txt")


def test_hard_wrapped_lines_are_joined() -> None:
    lines = [
        "1.用好项目前期经费，推动三十个前期项目转为开工项目",
        "。（责任领导：柳岩；牵头单位：县发改局；责任单位：",
        "县水利局、县财政局、县自然资源和规划局，各乡镇和街道）",
        "2.扩大民间投资参与度，发布一批向社会资本推介的项目",
        "清单。（责任领导：柳岩；牵头单位：县发改局；责任单位",
        "：县财政局、县住建局等县直有关部门，各乡镇和街道）",
        "- 1 -",
        "3.做强开发区主导产业，园区亩均税收提高到十四万元以",
        "上，壮大主导产业。（责任领导：陈新；牵头单位：县经信",
        "局；责任单位：县税务局、县财政局、县科技局、县商务局",
        "、县发改局等县直有关部门，各乡镇和街道、开发区管委会",
        "）",
        "4.梳理重点产业链断点堵点，逐链编制图谱和招商清单。",
        "（责任领导：陈新；牵头单位：县经信局；责任单位：县财",
        "政局、县发改局、县税务局）",
    ]
    plan = rg.parse_plan("\n".join(lines))
    read = facts(plan)
    assert [task.number for task in plan.tasks] == ["1", "2", "3", "4"]
    assert read["3"][:3] == ["leader 陈新", "lead 县经信局", "support 县税务局"]
    assert "support 县财政局" in read["4"]
    assert "- 1 -" not in "".join(task.text for task in plan.tasks)


@pytest.mark.parametrize(
    "lines",
    [
        "1.修路。(责|任领导:江平;牵头单位:县交通局;责任单位:县财政局、|县水利局;完成时限:6月底前)",
        "1.修路。(|责任领导:江平;牵头单位:县交通局;|责任单位:县财政局、县水利局;完成时限:6月底前)",
        "1.修路。(责任|领导:江平;牵头单|位:县交通局;责任单位:县财政局、县水|利局;完成时限:6月底前)",
    ],
)
def test_a_line_that_ends_in_the_bracket_of_a_clause_goes_on(lines: str) -> None:
    plan = rg.parse_plan(lines.replace("|", "\n") + "\n2.植树。(牵头单位:县林业局)\n")
    assert facts(plan)["1"] == [
        "leader 江平",
        "lead 县交通局",
        "support 县财政局",
        "support 县水利局",
    ]
    task = plan.tasks[0]
    assert (task.text, task.deadline and task.deadline.text) == ("修路。", "6月底前")


def test_lines_of_one_width_below_a_notice_in_one_line_are_joined() -> None:
    """Lines that end in ; or : inside a bracket are broken as well as those that end in a word."""
    item = (
        "（{}）加快水风光储一体化项目建设，完成能源投资九十亿\n元，确保投产。（责任领导：江平、石敬之；牵头单位：\n"
        "州发展改革委；责任单位：州自然资源局、曲水供电公司；\n完成时限：12月底前）\n"
    )
    notice = f"各县：{'请认真抓好落实，及时报送进展情况，' * 8}特此通知。\n"
    plan = rg.parse_plan("任务分工\n" + notice + "".join(map(item.format, "一二三四五六七八")))
    assert {task.text for task in plan.tasks} == {
        "加快水风光储一体化项目建设，完成能源投资九十亿元，确保投产。"
    }
    assert {item.deadline.text for item in plan.tasks if item.deadline} == {"12月底前"}
    assert len(plan.assignments) == 8 * 5


def test_a_profile_gives_labels_of_its_own(tmp_path: Path) -> None:
    text = "1.修路。(推进小组:县铁办;责任单位:县交通局)"
    assert [
        i.code for i in rg.parse_plan("1.修路。(责任单位:县交通局;推进小组:县铁办)").issues
    ] == [IssueCode.UNKNOWN_LABEL]
    path = tmp_path / "profile.toml"
    path.write_text('[labels]\n"推进小组" = "lead_unit"\n', encoding="utf-8")
    plan = rg.parse_plan(text, profile=rg.read_profile(path))
    assert facts(plan)["1"] == ["lead 县铁办", "support 县交通局"]


def test_doubts_are_listed_beside_the_reading() -> None:
    text = (
        "1.修路。(牵头单位:县交通局;责任单位:县交通局、县财政局、县财政局;督办单位:县政府督查室)\n"
        "2.架桥。(牵头单位:县住建局等)\n3.植树,完成全部任务。\n4.清河。(牵头单位:县水利局、林业局"
    )
    plan = rg.parse_plan(text)
    codes = {issue.code for issue in plan.issues}
    assert codes == {
        IssueCode.LEAD_AND_SUPPORT,
        IssueCode.SAME_UNIT_TWICE,
        IssueCode.NOT_ASSIGNED,
        IssueCode.OPEN_LIST,
        IssueCode.NO_CLAUSE,
        IssueCode.UNCLOSED_BRACKET,
        IssueCode.RESTORED_PREFIX,
    }
    assert all(issue.spans for issue in plan.issues)


def test_plan_json_is_read_as_a_plan(tmp_path: Path) -> None:
    plan = rg.parse_plan("1.修路。(牵头单位:县交通局)")
    path = tmp_path / "plan.json"
    rg.save_plan(plan, path)
    assert rg.read_plan(path) == plan


def test_the_source_document_is_read_whole(corpus: Path) -> None:
    plan = rg.read_plan(corpus / "00-xianan-2023.txt")
    roles = [item.role for item in plan.assignments]
    assert len(plan.tasks) == 21
    assert len(roles) == 91
    assert [roles.count(role) for role in Role] == [24, 26, 0, 41]
    assert plan.account.balanced
    leaders = sorted(
        (
            len(plan.assignments_by_actor[actor.id])
            for actor in plan.actors
            if actor.kind.value == "person"
        ),
        reverse=True,
    )
    assert leaders == [9, 6, 3, 3, 2, 1]


@pytest.mark.parametrize("word", ["supporting_unit", "配合单位"])
def test_a_profile_may_be_written_in_chinese(tmp_path: Path, word: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(f'order = "首位牵头"\n[labels]\n"盯办单位" = "{word}"\n', encoding="utf-8")
    profile = rg.read_profile(path)
    assert profile.labels == {"盯办单位": Role.SUPPORTING_UNIT}
    assert profile.order == "first_leads"
    path.write_text('[labels]\n"盯办单位" = "责任单位"\n', encoding="utf-8")
    with pytest.raises(SavedFileError, match="supporting_unit 配合单位"):
        rg.read_profile(path)
