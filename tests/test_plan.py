from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from respgraph import parse_plan
from respgraph.document import Document, Span
from respgraph.errors import PlanError
from respgraph.plan import (
    Account,
    AccountLine,
    Actor,
    Assignment,
    Deadline,
    Issue,
    Plan,
    Region,
    Target,
    Task,
)
from respgraph.vocabulary import IssueCode, Kind, Mention, Origin, RegionKind, Role, Severity

TEXT = "1.修路5公里以上。(责任领导:王明;牵头单位:县交通局)"
ROAD = Task("task/1", "1", (), "修路5公里以上。", None, (Span(2, 10),))
PERSON = Actor("person/王明", "王明", Kind.PERSON)
UNIT = Actor("unit/县交通局", "县交通局", Kind.UNIT)
LEADS = Assignment("task/1", UNIT.id, Role.LEAD_UNIT, Mention.NAMED, (Span(24, 28),))
ANSWERS = Assignment("task/1", PERSON.id, Role.RESPONSIBLE_LEADER, Mention.NAMED, (Span(16, 18),))
LENGTH = Target("target/1", "task/1", "修路", ">=", 5, "公里", (Span(2, 9),))


@pytest.fixture
def plan() -> Plan:
    return Plan(
        Document("plan.txt", TEXT),
        tasks=(ROAD,),
        actors=(PERSON, UNIT),
        assignments=(ANSWERS, LEADS),
        targets=(LENGTH,),
    )


def test_every_record_quotes_the_words_it_came_from(plan: Plan) -> None:
    assert [plan.written(assignment) for assignment in plan.assignments] == [
        "王明",
        "县交通局",
    ]
    assert plan.document.quote(plan.tasks[0].spans) == plan.tasks[0].text
    assert plan.document.quote(plan.targets[0].spans) == "修路5公里以上"


def test_look_ups_have_an_entry_for_everything(plan: Plan) -> None:
    idle = Actor("unit/县林业局", "县林业局", Kind.UNIT)
    plan = replace(plan, actors=(*plan.actors, idle))
    assert plan.assignments_by_actor[idle.id] == ()
    assert plan.assignments_by_task["task/1"] == (ANSWERS, LEADS)
    assert plan.targets_by_task["task/1"] == (LENGTH,)
    assert plan.actors_of("task/1") == (PERSON, UNIT)
    assert plan.actors_of("task/1", Role.LEAD_UNIT) == (UNIT,)


def test_assignments_are_kept_in_the_order_of_their_tasks(plan: Plan) -> None:
    second = replace(ROAD, id="task/2")
    later = replace(LEADS, task_id="task/2")
    plan = replace(plan, tasks=(ROAD, second), assignments=(later, ANSWERS, LEADS))
    assert plan.assignments == (ANSWERS, LEADS, later)


def test_records_cannot_be_changed(plan: Plan) -> None:
    with pytest.raises(FrozenInstanceError):
        plan.tasks[0].text = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tasks": (ROAD, ROAD)}, "task id 'task/1' occurs twice"),
        ({"actors": (PERSON, UNIT, UNIT)}, "actor id 'unit/县交通局' occurs twice"),
        ({"targets": (LENGTH, LENGTH)}, "target id 'target/1' occurs twice"),
        (
            {"assignments": (replace(LEADS, task_id="task/9"),)},
            "'task/9', which does not exist",
        ),
        (
            {"assignments": (replace(LEADS, actor_id="unit/无"),)},
            "'unit/无', which does not exist",
        ),
        (
            {"assignments": (replace(LEADS, member_of="group/无"),)},
            "'group/无', which does not",
        ),
        (
            {"targets": (replace(LENGTH, task_id="task/9"),)},
            "target names task 'task/9'",
        ),
        (
            {"targets": (replace(LENGTH, operator=">"),)},
            "operator '>'; known: >= <= = ~",
        ),
        ({"actors": (PERSON, replace(UNIT, host="unit/无"))}, "names actor 'unit/无'"),
        ({"assignments": (replace(LEADS, spans=()),)}, "has no place in the document"),
        ({"tasks": (replace(ROAD, spans=()),)}, "task 'task/1' has no place"),
        (
            {"assignments": (replace(LEADS, spans=(Span(0, 99),)),)},
            "outside the text of",
        ),
        ({"targets": (replace(LENGTH, spans=(Span(-1, 2),)),)}, "outside the text of"),
        (
            {"tasks": (replace(ROAD, deadline=Deadline("x", (Span(5, 4),))),)},
            "deadline of",
        ),
        (
            {"issues": (Issue(IssueCode.OPEN_LIST, "m", (Span(1, 999),)),)},
            "issue 'open_list'",
        ),
        (
            {"account": Account((), (Region(RegionKind.TASK, Span(0, 99)),))},
            "region 'task'",
        ),
    ],
)
def test_broken_promises_are_refused(plan: Plan, change: dict[str, object], message: str) -> None:
    with pytest.raises(PlanError, match=message.replace("(", r"\(")):
        replace(plan, **change)  # type: ignore[arg-type]


def test_what_a_person_added_needs_no_place(plan: Plan) -> None:
    added = replace(LEADS, spans=(), origin=Origin.HUMAN)
    assert replace(plan, assignments=(added,)).assignments == (added,)


def test_severity_is_fixed_by_the_code() -> None:
    assert Issue(IssueCode.UNREAD_NAME, "x").severity is Severity.ERROR
    assert {code.severity for code in IssueCode} == set(Severity)
    assert all(code.english and code.chinese for code in IssueCode)


def test_an_account_balances_only_without_unread_things() -> None:
    assert Account((AccountLine("names", 5, 4, 1, 0),)).balanced
    assert not Account((AccountLine("names", 5, 4, 0, 1),)).balanced


def test_a_plan_shows_what_it_holds_and_not_its_text() -> None:
    plan = parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)")
    assert repr(plan) == "<Plan 'text': 1 tasks, 2 actors, 2 assignments, 0 issues>"
    assert "修路" not in repr(plan.document)
