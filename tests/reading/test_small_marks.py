"""Small marks and words that change who answers: labels without a colon, joined persons, notes."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.names import parse_names
from respgraph.reading.text.deadlines import find_deadline
from respgraph.vocabulary import IssueCode, Kind


def _ties(text: str) -> list[str]:
    plan = rg.parse_plan(text)
    number = {task.id: task.number for task in plan.tasks}
    return [
        f"{number[tie.task_id]} {tie.role.value} {plan.actor_by_id[tie.actor_id].name}"
        for tie in plan.assignments
    ]


class TestLabelsWithoutNounAndColon:
    @pytest.mark.parametrize(
        "clause",
        [
            "（牵头 县水利局；配合 县财政局、各镇）",
            "（牵头 县水利局 配合 县财政局、各镇）",
            "\n—— 牵头 县水利局　　协同：县财政局、各镇",
            "\n牵头　县水利局\n协办　县财政局、各镇",
        ],
    )
    def test_a_blank_stands_for_the_colon(self, clause: str) -> None:
        text = f"1.疏浚河道。{clause}\n2.办学。（牵头：县教育局）"
        plan = rg.parse_plan(text)
        assert plan.tasks[0].text == "疏浚河道。"
        assert _ties(text) == [
            "1 lead_unit 县水利局",
            "1 supporting_unit 县财政局",
            "1 supporting_unit 各镇",
            "2 lead_unit 县教育局",
        ]

    @pytest.mark.parametrize("line", ["配合 做好防汛工作", "责任 落实到人", "参与 各项活动"])
    def test_no_colon_where_no_name_follows(self, line: str) -> None:
        plan = rg.parse_plan(f"1.疏浚河道。\n{line}。（牵头单位：县水利局）")
        assert [actor.name for actor in plan.actors] == ["县水利局"]

    def test_a_label_glued_to_the_first_name_of_a_bracket(self) -> None:
        text = (
            "1.疏浚。（牵头县水利局；配合县财政局，各镇）\n2.修路。（牵头单位：县交通局；配合各镇）"
        )
        assert _ties(text) == [
            "1 lead_unit 县水利局",
            "1 supporting_unit 县财政局",
            "1 supporting_unit 各镇",
            "2 lead_unit 县交通局",
            "2 supporting_unit 各镇",
        ]

    def test_a_name_that_begins_with_a_label_is_doubted(self) -> None:
        (name,) = parse_names("配合县水利局").names
        assert name.doubt == "begins with a word of responsibility"


class TestBracketsInFront:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("【★县科工局、各镇】", "【各镇】"),
            ("〔县科工局牵头，各镇配合〕", "〔各镇〕"),
            ("[县科工局▲，各镇] ", "[各镇] "),
            ("（县科工局※；各镇）", "（各镇）"),
        ],
    )
    def test_names_in_front_of_the_text(self, first: str, second: str) -> None:
        text = f"重点任务分工\n一、产业\n1．{first}建园。\n2．{second}绿化。"
        assert [task.text for task in rg.parse_plan(text).tasks] == ["建园。", "绿化。"]
        assert _ties(text) == [
            "1 lead_unit 县科工局",
            "1 supporting_unit 各镇",
            "2 joint_unit 各镇",
        ]


class TestStatedMeaning:
    @pytest.mark.parametrize(
        "words",
        [
            "（排在各项任务之前方括号内为责任单位，其中标★的为牵头单位，未标★的按职责分工负责）",
            "（注：带★的为牵头单位，其余为配合单位）",
            "（加★单位为牵头单位）",
        ],
    )
    def test_a_bracket_that_explains_marks_is_no_clause(self, words: str) -> None:
        text = f"现将任务分工如下。\n{words}\n一、产业\n1．【★县科工局、各镇】建园。\n2．【★县住建局】修路。"
        assert _ties(text) == [
            "1 lead_unit 县科工局",
            "1 supporting_unit 各镇",
            "2 lead_unit 县住建局",
        ]

    def test_notes_below_a_table_name_nobody(self) -> None:
        text = (
            "编号\t分管负责人\t主办部门\t工作内容\n一\t王明\t秘书处\t召开大会。\n二\t李红\t培训部\t办培训班。\n"
            "\n注：1. 分管负责人为会长或副会长；2. 经费由秘书处另行下达；3. 主办部门每半年述职一次。"
        )
        plan = rg.parse_plan(text)
        assert [task.text for task in plan.tasks] == ["召开大会。", "办培训班。"]
        assert {actor.name for actor in plan.actors} == {"王明", "秘书处", "李红", "培训部"}


class TestForms:
    def test_names_on_a_line_of_their_own_go_on_with_the_label_above(self) -> None:
        form = "任务编号\t{0}\n改革任务\t修路。\n分管领导\t尹峰\n贾树林\n牵头部门\t资产部\n完成时限\t9月底\n\n"
        text = form.format("1-01") + form.format("1-02")
        assert _ties(text)[:3] == [
            "1-01 responsible_leader 尹峰",
            "1-01 responsible_leader 贾树林",
            "1-01 lead_unit 资产部",
        ]

    def test_numbers_of_forms_may_have_parts(self) -> None:
        text = (
            "任务编号：1-01\n改革任务：修路。\n牵头部门：资产部\n\n"
            "任务编号：1-02\n改革任务：办学。\n牵头部门：教务处"
        )
        plan = rg.parse_plan(text)
        assert [(task.number, task.text) for task in plan.tasks] == [
            ("1-01", "修路。"),
            ("1-02", "办学。"),
        ]

    @pytest.mark.parametrize("bar", ["\t", "|"])
    def test_a_value_below_the_value_belongs_to_the_same_label(self, bar: str) -> None:
        form = (
            "任务编号{0}{1}\n改革任务{0}开展激励试点。\n分管领导{0}尹峰\n{0}贾树林\n牵头部门{0}人力资源部\n"
            "{0}科技发展部\n完成时限{0}2025年9月30日\n成果形式{0}方案\n\n"
        )
        text = "一、改革\n" + "".join(form.format(bar, number) for number in ("1-01", "1-02"))
        plan = rg.parse_plan(text)
        assert [(task.number, task.text, task.section) for task in plan.tasks] == [
            (number, "开展激励试点。", ("一、改革",)) for number in ("1-01", "1-02")
        ]
        assert _ties(text)[:4] == [
            "1-01 responsible_leader 尹峰",
            "1-01 responsible_leader 贾树林",
            "1-01 lead_unit 人力资源部",
            "1-01 lead_unit 科技发展部",
        ]


class TestNames:
    @pytest.mark.parametrize(
        ("words", "names"),
        [
            ("执行局局长欧阳敏和政治部主任文志强", ["欧阳敏", "文志强"]),
            ("王明副县长及李红副县长", ["王明", "李红"]),
            ("局长王和平", ["王和平"]),
            ("副县长王明、局长王和平和主任李红", ["王明", "王和平", "李红"]),
        ],
    )
    def test_a_word_joins_persons_with_posts(self, words: str, names: list[str]) -> None:
        assert [name.name for name in parse_names(words, people=True).names] == names

    def test_bodies_of_a_level(self) -> None:
        found = parse_names("地区交通运输局、公安局、团地委")
        assert [name.name for name in found.names] == ["地区交通运输局", "地区公安局", "团地委"]
        assert parse_names("市财政局、慈善总会").names[1].name == "市慈善总会"

    @pytest.mark.parametrize("name", ["承办地政府", "举办地体育部门"])
    def test_whoever_holds_it_is_a_group(self, name: str) -> None:
        assert parse_names(name).names[0].kind is Kind.GROUP

    @pytest.mark.parametrize("helper", ["研究室", "研究院", "督促检查室", "开展办"])
    def test_an_office_that_begins_as_prose_does_helps(self, helper: str) -> None:
        text = f"1.评查文书。由副院长王明负责，审管办牵头，{helper}、各人民法庭配合。\n2.普法。由政治部负责。"
        plan = rg.parse_plan(text)
        assert plan.tasks[0].text == "评查文书。"
        assert _ties(text)[2:4] == [f"1 supporting_unit {helper}", "1 supporting_unit 各人民法庭"]


def test_persons_and_bodies_in_one_sentence() -> None:
    text = (
        "1.讲好故事。由主任文志强、副主任李红共同负责，宣传科牵头，研究室参与，劳动节前完成。\n"
        "2.办学。由副院长王明与庭长赵军牵头负责，民一庭会同研究室办理。"
    )
    assert _ties(text) == [
        "1 responsible_leader 文志强",
        "1 responsible_leader 李红",
        "1 lead_unit 宣传科",
        "1 supporting_unit 研究室",
        "2 responsible_leader 王明",
        "2 responsible_leader 赵军",
        "2 lead_unit 民一庭",
        "2 supporting_unit 研究室",
    ]
    deadlines = [task.deadline for task in rg.parse_plan(text).tasks]
    assert [found and found.text for found in deadlines] == ["劳动节前完成", None]


def test_who_leads_and_keeps_all_together_leads() -> None:
    text = (
        "1.评查文书。此项工作由副院长王明分管，审管办牵头抓总，各庭室配合。\n2.普法。由政治部牵头。"
    )
    assert _ties(text)[:3] == [
        "1 responsible_leader 王明",
        "1 lead_unit 审管办",
        "1 supporting_unit 各庭室",
    ]


def test_a_season_of_a_year_is_a_deadline() -> None:
    found = find_deadline("完善配套设施,2025年雪季前投入运营")
    assert found is not None
    assert found.text == "2025年雪季前"


class TestOtherPapers:
    @pytest.mark.parametrize(
        "line", ["出席：王明、李红（县水利局）、褚立（县城投集团）", "请假：鲍春生（县交通局）"]
    )
    def test_who_was_at_a_meeting_answers_for_nothing(self, line: str) -> None:
        text = f"专题会议纪要\n〔2025〕第14期\n会议研究了积水点治理。\n\n{line}"
        with pytest.raises(NoPlanError):
            rg.parse_plan(text)

    def test_they_are_no_part_of_a_task(self) -> None:
        text = "任务分工\n1.清淤。（县水利局牵头，县财政局配合）\n出席：王明（县住建局）"
        plan = rg.parse_plan(text)
        assert [actor.name for actor in plan.actors] == ["县水利局", "县财政局"]
        assert plan.tasks[0].text == "清淤。"

    def test_a_year_in_brackets_is_no_number(self) -> None:
        plan = rg.parse_plan("〔2025〕第14期\n1.清淤。（牵头单位：县水利局）")
        assert [task.number for task in plan.tasks] == ["1"]
        assert IssueCode.NO_CLAUSE not in {issue.code for issue in plan.issues}
