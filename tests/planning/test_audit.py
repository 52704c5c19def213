"""Each audit code fires on a planted shortcoming, stays silent beside it, and has a place."""

from __future__ import annotations

import pytest
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Assignment, Document, Kind, Mention, Plan, Role, Span, Task, table
from respgraph.planning.audit import audit
from respgraph.planning.codes import AuditCode
from respgraph.planning.numbering import number_gaps, value_of
from respgraph.vocabulary import Severity

GOOD = Row("1", ["王明"], ["甲县交通局"], ["甲县财政局"], deadline="6月底前", targets=1)


def codes(plan: Plan, *only: AuditCode) -> list[tuple[str, str | None, str]]:
    return [(str(f.code), f.number, f.detail) for f in audit(plan, only=only or None)]


def test_a_plan_without_faults_has_no_findings() -> None:
    assert audit(make_plan([GOOD])) == []
    assert audit(make_plan([])) == []


PLANTED = {
    AuditCode.NO_LEAD: [Row("1", ["王明"], supports=["甲县财政局"])],
    AuditCode.NO_LEADER: [
        Row("1", ["王明"], ["甲县交通局"]),
        Row("2", leads=["甲县财政局"]),
        Row("3", ["李华"], ["甲县水利局"]),
    ],
    AuditCode.SHARED_LEAD: [Row("1", joints=["甲县交通局", "甲县财政局"])],
    AuditCode.SEVERAL_LEADS: [Row("1", leads=["甲县交通局", "甲县财政局"])],
    AuditCode.SEVERAL_LEADERS: [Row("1", ["王明", "李华"], ["甲县交通局"])],
    AuditCode.GROUP_ONLY_SUPPORT: [Row("1", leads=["甲县交通局"], supports=["相关部门", "各乡镇"])],
    AuditCode.LEAD_AND_SUPPORT: [Row("1", leads=["甲县交通局"], supports=["甲县交通局", "东镇"])],
    AuditCode.UNIT_TWICE: [Row("1", leads=["甲县交通局"], supports=["东镇", "东镇"])],
    AuditCode.LOOKALIKE_NAMES: [
        Row("1", leads=["甲县发改局"]),
        Row("2", leads=["甲县发展和改革局"]),
    ],
    AuditCode.NO_TARGET: [Row("1", leads=["甲县交通局"], deadline="6月底前")],
    AuditCode.NO_DEADLINE: [Row("1", leads=["甲县交通局"], targets=1)],
    AuditCode.DUPLICATE_NUMBER: [Row("1", leads=["甲局"]), Row("2"), Row("1", leads=["乙局"])],
    AuditCode.MISSING_NUMBER: [Row("1", leads=["甲局"]), Row("4", leads=["乙局"])],
    AuditCode.MISSING_SECTIONS: [
        Row("1", section=("二、七个方面工作", "(一)增长")),
        Row("2", section=("二、七个方面工作", "(二)产业")),
    ],
    AuditCode.LEADER_WITHOUT_LEAD_UNIT: [Row("1", ["王明", "李华"], ["甲局", "乙局"])],
    AuditCode.UNIT_EVERYWHERE: [
        Row(str(n), leads=["甲局"], supports=[f"{n}镇"], section=("一、增长",)) for n in range(1, 4)
    ],
}


@pytest.mark.parametrize("code", AuditCode)
def test_each_code_is_found_where_it_is_planted(code: AuditCode) -> None:
    found = audit(make_plan(PLANTED[code]), only=[code])
    assert found, code
    for finding in found:
        assert finding.severity is code.severity
        assert finding.place
        assert code.english in finding.message
    assert codes(make_plan([GOOD]), code) == []


@pytest.mark.parametrize("code", AuditCode)
def test_each_code_says_what_and_why_in_two_languages(code: AuditCode) -> None:
    assert isinstance(code.severity, Severity)
    for words in (code.english, code.chinese, code.reason, code.reason_chinese):
        assert len(words) > 5
    assert not code.chinese.isascii()


def test_the_source_document() -> None:
    found = audit(xianan_plan())
    by_code: dict[str, list[str | None]] = {}
    for finding in found:
        by_code.setdefault(str(finding.code), []).append(finding.number)
    assert by_code["several_leads"] == ["6", "7", "13", "16", "19"]
    assert by_code["several_leaders"] == ["7", "11", "16"]
    assert by_code["group_only_support"] == ["14", "16"]
    assert by_code["no_target"] == ["7", "10", "11", "12", "13", "14", "15", "17", "19", "20", "21"]
    assert len(by_code["no_deadline"]) == 21
    details = [f.detail for f in found if f.code is AuditCode.MISSING_SECTIONS]
    assert details == ["七个方面 / 2: 二、七个方面主要工作安排"]
    assert [f.detail for f in found if f.code is AuditCode.LEADER_WITHOUT_LEAD_UNIT] == ["程文敏"]
    assert "no_lead" not in by_code
    assert len(table(found)) == len(found)


LED = [Row(str(n), ["王明"], ["甲县交通局"]) for n in range(1, 4)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([*LED, Row("9", ["王明"], joints=["甲局", "乙局"])], [("no_lead", "9")]),
        (
            [*LED, Row("8", ["王明"], ["甲局"]), Row("9", ["王明"], joints=["甲局"])],
            [("no_lead", "9")],
        ),
        ([*LED, Row("9", ["王明"], joints=["甲局"])], []),
        ([*LED, Row("9", leads=["甲局"])], [("no_leader", "9")]),
        ([*LED, Row("9", supports=["甲局"])], [("no_lead", "9"), ("no_leader", "9")]),
        ([Row("1", ["王明"], ["甲局"]), Row("2", ["王明"], joints=["甲局"])], []),
        ([Row("1", ["王明"], ["甲局"]), Row("2", joints=["甲局", "乙局"])], [("shared_lead", "2")]),
        ([Row("1", leads=["甲局"]), Row("2", leads=["乙局"])], []),
    ],
)
def test_what_most_tasks_have_is_missed_where_it_is_not(
    rows: list[Row], found: list[tuple[str, str]]
) -> None:
    wanted = (AuditCode.NO_LEAD, AuditCode.NO_LEADER, AuditCode.SHARED_LEAD)
    assert [(code, number) for code, number, _ in codes(make_plan(rows), *wanted)] == found


def test_findings_stand_in_document_order() -> None:
    places = [f.number for f in audit(xianan_plan())]
    assert places == sorted(places, key=lambda number: int(number or 0))


def test_a_paragraph_of_several_clauses_prints_its_number_once() -> None:
    text = "1.修路(甲局)修桥(乙局)\n2.修渠(丙局)"
    tasks, ties, at = [], [], 0
    for index, (number, words) in enumerate([("1", "修路"), ("1", "修桥"), ("2", "修渠")]):
        at = text.index(words)
        tasks.append(Task(f"task/{index}", number, (), words, None, (Span(at, at + 2),)))
    plan = Plan(Document("a.txt", text), tasks=tuple(tasks), assignments=tuple(ties))
    assert audit(plan, only=[AuditCode.DUPLICATE_NUMBER, AuditCode.MISSING_NUMBER]) == []


def test_the_same_number_in_two_sections_is_no_duplicate() -> None:
    rows = [Row("1", section=("一、增长",)), Row("1", section=("二、民生",))]
    assert codes(make_plan(rows), AuditCode.DUPLICATE_NUMBER) == []


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        (["1", "2", "3"], []),
        (["80", "81", "83"], [(82, 82)]),
        (["1", "2", "1", "2"], []),
        (["(一)", "(二)", "(五)"], [(3, 4)]),
        (["一", "1", "2", "二", "3"], []),
        (["7", "7", "8"], []),
        ([None, "甲", "1"], []),
        (["1", "9" * 40], []),
    ],
)
def test_gaps_follow_each_style_of_number(
    numbers: list[str | None], gaps: list[tuple[int, int]]
) -> None:
    tasks = [Task(f"task/{i}", number, (), "", None, ()) for i, number in enumerate(numbers)]
    assert [(start, end) for _, start, end in number_gaps(tasks)] == gaps


@pytest.mark.parametrize(
    ("words", "value"), [("十", 10), ("二十一", 21), ("两", 2), ("〇", 0), ("12", 12), ("", None)]
)
def test_numerals(words: str, value: int | None) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("heading", "parts", "missing"),
    [
        ("二、三个方面", 3, False),
        ("二、三个方面", 2, True),
        ("实施十大工程", 2, True),
        ("十件民生实事", 10, False),
        ("两个部分", 2, False),
        ("打造一流方面", 1, False),
    ],
)
def test_announced_parts_are_counted(heading: str, parts: int, missing: bool) -> None:
    rows = [Row(str(n), section=(heading, f"({n})部分")) for n in range(1, parts + 1)]
    assert bool(codes(make_plan(rows), AuditCode.MISSING_SECTIONS)) is missing


def test_members_of_an_expanded_group_are_no_several_leads() -> None:
    plan = make_plan([GOOD], idle=["东镇", "西镇"])
    group = make_plan([Row("1", supports=["各乡镇"])]).actors[0]
    extra = tuple(
        Assignment(
            "task/1", f"unit/{name}", Role.LEAD_UNIT, Mention.UNIVERSAL, (Span(0, 1),),
            member_of=group.id,
        )
        for name in ("东镇", "西镇")
    )  # fmt: skip
    rows = tuple(entry for entry in plan.assignments if entry.role is not Role.LEAD_UNIT)
    changed = Plan(
        plan.document, tasks=plan.tasks, actors=(*plan.actors, group), assignments=(*rows, *extra)
    )
    assert codes(changed, AuditCode.SEVERAL_LEADS, AuditCode.NO_LEAD) == []
    assert group.kind is Kind.GROUP


def test_a_hundred_tasks_without_anyone_all_lack_a_lead() -> None:
    assert len(codes(make_plan([Row(str(n)) for n in range(100)]), AuditCode.NO_LEAD)) == 100
