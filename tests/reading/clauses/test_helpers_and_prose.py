"""会同 and its like wherever they stand, prose behind names, posts and adverbials inside clauses.

Each case is one text and what it says: per task its number and names, marked L (leader), 牵 (lead),
责 (shares), 配 (supports). Invented places and names throughout.
"""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.plan import Plan
from respgraph.vocabulary import Role

MARKS = {
    Role.RESPONSIBLE_LEADER: "L",
    Role.LEAD_UNIT: "牵",
    Role.JOINT_UNIT: "责",
    Role.SUPPORTING_UNIT: "配",
}


def said(plan: Plan) -> list[str]:
    return [
        " ".join(
            f"{MARKS[one.role]}:{plan.actor_by_id[one.actor_id].name}"
            for one in plan.assignments_by_task[task.id]
        )
        for task in plan.tasks
    ]


def read(line: str) -> tuple[str, str]:
    """The text of the first task and who answers for it; a second task keeps the gate open."""
    plan = rg.parse_plan(f"1.{line}\n2.造林十亩。（县林业局牵头）")
    return plan.tasks[0].text, said(plan)[0]


class TestTogether:
    @pytest.mark.parametrize(
        ("line", "truth"),
        [
            (
                "修路。责任单位：市住建局会同财政局、城管局及三县",
                "牵:市住建局 配:市财政局 配:市城管局 配:三县",
            ),
            ("修路。（市发改委商市财政局负责）", "牵:市发改委 配:市财政局"),
            ("修路。（县交通局会同县财政局）", "牵:县交通局 配:县财政局"),
            (
                "修路。责任单位：市发改委（会同市财政局、各县区政府）",
                "牵:市发改委 配:市财政局 配:各县区政府",
            ),
            (
                "修路。由市建委牵头，会同市财政局和各区政府，抓紧完善方案。",
                "牵:市建委 配:市财政局 配:各区政府",
            ),
            (
                "修路，由交通委会同财政局、农业局等部门研究提出意见。",
                "牵:交通委 配:财政局 配:农业局",
            ),
            ("修路，由农业局牵头制定实施意见。", "牵:农业局"),
            (
                "修路。（县水利局商生态环境局、财政局提出方案）",
                "牵:县水利局 配:县生态环境局 配:县财政局",
            ),
        ],
    )
    def test_the_first_leads_and_the_others_help(self, line: str, truth: str) -> None:
        assert read(line)[1] == truth

    def test_what_they_shall_do_stays_with_the_task(self) -> None:
        assert "制定实施意见" in read("修路，由农业局牵头制定实施意见。")[0]

    @pytest.mark.parametrize("name", ["市商务局", "县工商局", "县财政局商贸科", "县商业联合会"])
    def test_names_with_the_characters_of_together_stay_whole(self, name: str) -> None:
        assert read(f"修路。（{name}负责）")[1] == f"责:{name}"


class TestProseBehindNames:
    @pytest.mark.parametrize(
        "prose",
        [
            "尽快完善前期工作，按程序上报省发改委和省建设厅，争取补助等渠道的资金支持。",
            "加快工程实施进度，确保按期完成。",
            "争取资金支持。",
            "积极向省交通厅衔接，推动早日实施。",
        ],
    )
    def test_prose_is_task_text(self, prose: str) -> None:
        text, names = read(f"管网项目\n由张建国副市长负责，市建委牵头，相关部门配合，{prose}")
        assert names == "L:张建国 牵:市建委 配:相关部门"
        assert prose[:6] in text

    def test_prose_in_a_bracket_names_nobody(self) -> None:
        assert (
            read("修路。（市建委牵头，市财政局配合，确保按期完成）")[1] == "牵:市建委 配:市财政局"
        )


class TestAdverbials:
    @pytest.mark.parametrize(
        "adverbial", ["结合实际", "抓好", "按属地原则", "切实", "根据职责", "按照各自权限", "分级"]
    )
    def test_they_are_no_part_of_a_name(self, adverbial: str) -> None:
        found = read(f"修路。（省科技厅牵头，各县区{adverbial}落实）")[1]
        assert found == "牵:省科技厅 配:各县区"


class TestPosts:
    @pytest.mark.parametrize(
        ("line", "truth"),
        [
            (
                "放贷。（副行长陆启明分管，公司部主办，风控部协办，12月末前完成）",
                "L:陆启明 牵:公司部 配:风控部",
            ),
            (
                "放贷。（首席信息官夏侯正分管；科技部主办；各支行落实）",
                "L:夏侯正 牵:科技部 配:各支行",
            ),
            ("放贷。（分管行长王立国，公司部主办，风控部协办）", "L:王立国 牵:公司部 配:风控部"),
            ("放贷。行领导：王立国；主办：公司部", "L:王立国 牵:公司部"),
            ("查房。责任领导：安全总监 费志强；责任科室：医务科", "L:费志强 责:医务科"),
            ("查房。责任单位：县卫健局（局长赵志强）", "责:县卫健局 L:赵志强"),
        ],
    )
    def test_who_bears_one_leads(self, line: str, truth: str) -> None:
        assert read(line)[1] == truth


class TestUndertaking:
    @pytest.mark.parametrize("noun", ["部门", "单位", "科室"])
    @pytest.mark.parametrize("act", ["承办", "经办"])
    def test_who_undertakes_beside_assistants_leads(self, act: str, noun: str) -> None:
        line = f"结案。{act}{noun}：执行局　协办{noun}：立案庭"
        assert read(line)[1] == "牵:执行局 配:立案庭"

    def test_alone_or_beside_supporters_it_only_says_responsible(self) -> None:
        assert read("结案。承办科室：执行局　配合科室：立案庭")[1] == "责:执行局 配:立案庭"


class TestLabels:
    def test_a_label_holds_no_end_of_a_list(self) -> None:
        line = "演练。（牵头：市防汛办｜配合：市水务局、各县（市、区）防指｜时限：4月底前）"
        assert read(line)[1] == "牵:市防汛办 配:市水务局 配:各县（市、区）防指"

    def test_the_office_of_a_political_body_is_no_assistant(self) -> None:
        line = "绿化。牵头单位：县政协办\n责任单位：县水利局"
        assert read(line)[1] == "牵:县政协办 配:县水利局"


class TestLeadersOfSections:
    def test_who_leads_a_section_and_answers_for_a_task_does_not_support_itself(self) -> None:
        plan = rg.parse_plan(
            "一、农业增效（总牵头单位：县农业农村局）\n"
            "1.推进育秧。由县农业农村局负责，各镇具体实施。\n2.治理耕地。由县水利局牵头。\n"
        )
        assert said(plan)[0] == "牵:县农业农村局 配:各镇"

    def test_coordinators_assign_nothing(self) -> None:
        plan = rg.parse_plan(
            "1.新建公园3个。\n责任人：张建国副市长\n协调人：王大伟副秘书长\n责任单位：市建委。\n"
            "2.造林十亩。\n责任人：李明副市长\n责任单位：市林业局。\n"
        )
        assert said(plan) == ["L:张建国 责:市建委", "L:李明 责:市林业局"]
