from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.document import Document, Location, Span
from respgraph.errors import SavedFileError, UnreadableFileError
from respgraph.plan import (
    Account,
    AccountLine,
    Actor,
    Assignment,
    Deadline,
    Issue,
    Meta,
    Plan,
    Region,
    Target,
    Task,
)
from respgraph.plan_json import load_plan, plan_from_json, plan_schema, plan_to_json, save_plan
from respgraph.vocabulary import IssueCode, Kind, Level, Mention, Origin, RegionKind, Role

TEXTS = st.text(min_size=1, max_size=8)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans with every field in use; the text is long enough for every span."""
    text = draw(st.text(min_size=20, max_size=40))
    spans = st.lists(
        st.tuples(st.integers(0, 10), st.integers(10, 20)).map(lambda pair: Span(*pair)),
        min_size=1,
        max_size=2,
    ).map(tuple)
    names = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=len(names), max_size=len(names)))
    actors = tuple(
        Actor(
            f"{kind}/{name}",
            name,
            kind,
            aliases=tuple(draw(st.lists(TEXTS, max_size=2))),
        )
        for name, kind in zip(names, kinds, strict=True)
    )
    tasks = tuple(
        Task(
            f"task/{i}",
            draw(st.none() | TEXTS),
            tuple(draw(st.lists(TEXTS, max_size=2))),
            draw(st.text(max_size=9)),
            draw(st.none() | st.builds(Deadline, TEXTS, spans)),
            draw(spans),
            draw(st.sampled_from(Origin)),
        )
        for i in range(draw(st.integers(0, 3)))
    )
    ids = st.sampled_from([actor.id for actor in actors])
    assignments, targets = [], []
    for task in tasks:
        assignment = st.builds(
            Assignment,
            st.just(task.id),
            ids,
            st.sampled_from(Role),
            st.sampled_from(Mention),
            spans,
            st.booleans(),
            st.none() | ids,
            st.sampled_from(Origin),
        )
        assignments += draw(st.lists(assignment, max_size=3))
        value = draw(st.floats(allow_nan=False, allow_infinity=False))
        targets.append(
            Target(f"target/{task.id}", task.id, draw(TEXTS), "~", value, "个", draw(spans))
        )
    return Plan(
        Document("a", text, "0" * 64, (Location(Span(0, 5), "p. 1"),)),
        Meta(
            "题",
            None,
            draw(st.none() | TEXTS),
            draw(st.none() | st.sampled_from(Level)),
            2023,
        ),
        tasks,
        actors,
        tuple(assignments),
        tuple(targets),
        (Issue(draw(st.sampled_from(IssueCode)), draw(TEXTS), draw(spans)),),
        Account(
            (AccountLine("names", 3, 1, 1, 1),),
            (Region(RegionKind.OTHER, Span(0, 20)),),
        ),
    )


@given(plans())
def test_what_is_read_back_equals_what_was_written(plan: Plan) -> None:
    value = plan_to_json(plan)
    jsonschema.validate(value, plan_schema())
    assert plan_from_json(json.loads(json.dumps(value))) == plan


def small_plan() -> Plan:
    actor = Actor("unit/县交通局", "县交通局", Kind.UNIT)
    task = Task("task/1", "1", ("一、交通",), "修路", None, (Span(0, 2),))
    lead = Assignment("task/1", actor.id, Role.LEAD_UNIT, Mention.NAMED, (Span(3, 7),))
    return Plan(Document("a.txt", "修路(县交通局)"), Meta(), (task,), (actor,), (lead,))


def test_saving_and_loading_are_inverse_and_stable(tmp_path: Path) -> None:
    plan = small_plan()
    save_plan(plan, tmp_path / "a.json")
    save_plan(load_plan(tmp_path / "a.json"), tmp_path / "b.json")
    assert load_plan(tmp_path / "a.json") == plan
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_name_that_a_person_changed_counts_and_is_marked() -> None:
    value = plan_to_json(small_plan())
    value["tasks"][0]["assignments"][0]["name"] = "县公路局"
    value["tasks"][0]["assignments"].append(
        {"role": "supporting_unit", "name": "县交通局", "kind": "unit"}
    )
    plan = plan_from_json(value)
    assert [
        (item.role, plan.actor_by_id[item.actor_id].name, item.origin, item.spans)
        for item in plan.assignments
    ] == [
        (Role.LEAD_UNIT, "县公路局", Origin.HUMAN, (Span(3, 7),)),
        (Role.SUPPORTING_UNIT, "县交通局", Origin.HUMAN, ()),
    ]
    assert [(str(issue.code), issue.message) for issue in plan.issues] == [
        ("corrected", "task/1: lead_unit 县公路局 changed"),
        ("corrected", "task/1: supporting_unit 县交通局 changed"),
    ]
    assert plan_from_json(plan_to_json(plan)) == plan


def test_each_change_of_a_task_is_listed_once() -> None:
    value = plan_to_json(small_plan())
    value["tasks"][0]["text"] = "修一条路"
    value["tasks"][0]["assignments"].clear()
    plan = plan_from_json(value)
    said = ["task/1: changed", "task/1: 1 assignments taken out"]
    assert [issue.message for issue in plan.issues] == said
    assert plan_from_json(plan_to_json(plan)) == plan


def roster_plan() -> Plan:
    """Two tasks of one unit whose class and further aliases came from a roster."""
    unit = Actor("unit/县交通局", "县交通局", Kind.UNIT, ("交通局", "县运管所"), "department")
    other = Actor("unit/县财政局", "县财政局", Kind.UNIT)
    tasks = tuple(Task(f"task/{n}", str(n), (), "修路", None, (Span(0, 2),)) for n in (1, 2))
    items = tuple(
        Assignment(task.id, actor.id, Role.JOINT_UNIT, Mention.NAMED, (Span(3, 7),))
        for task in tasks
        for actor in (unit, other)
    )
    return Plan(Document("a.txt", "修路(县交通局)"), Meta(), tasks, (unit, other), items)


def names_of(plan: Plan) -> list[str]:
    return [plan.actor_by_id[item.actor_id].name for item in plan.assignments]


def test_an_actor_renamed_in_the_list_keeps_all_that_it_has() -> None:
    value = plan_to_json(roster_plan())
    value["actors"][0] |= {"name": "县交通运输局", "unit_class": "town"}
    plan = plan_from_json(value)
    assert names_of(plan) == ["县交通运输局", "县财政局"] * 2
    assert plan.actors[0] == Actor(
        "unit/县交通局", "县交通运输局", Kind.UNIT, ("交通局", "县运管所"), "town"
    )
    assert [item.origin for item in plan.assignments] == [Origin.HUMAN, Origin.DOCUMENT] * 2
    assert [issue.message for issue in plan.issues] == [
        "task/1: joint_unit 县交通运输局 changed",
        "task/2: joint_unit 县交通运输局 changed",
    ]
    assert plan_from_json(plan_to_json(plan)) == plan


def test_an_actor_renamed_in_the_list_is_renamed_where_a_task_was_changed_otherwise() -> None:
    value = plan_to_json(roster_plan())
    value["actors"][0]["name"] = "县交通运输局"
    value["tasks"][0]["assignments"][0]["role"] = "lead_unit"
    value["tasks"][1]["assignments"][1]["name"] = "县审计局"
    plan = plan_from_json(value)
    assert names_of(plan) == ["县交通运输局", "县财政局", "县交通运输局", "县审计局"]
    assert plan.assignments[0].role is Role.LEAD_UNIT


def test_a_kind_changed_in_the_list_counts() -> None:
    value = plan_to_json(roster_plan())
    value["actors"][0]["kind"] = "group"
    plan = plan_from_json(value)
    assert [plan.actor_by_id[item.actor_id].kind for item in plan.assignments] == [
        Kind.GROUP, Kind.UNIT,
    ] * 2  # fmt: skip
    assert len(plan.actors) == 2


def test_a_new_name_never_takes_the_id_of_another_actor() -> None:
    value = plan_to_json(roster_plan())
    value["actors"][0]["name"] = "县交通运输局"
    value["tasks"][0]["assignments"].append(
        {"role": "lead_unit", "name": "县交 通局", "kind": "unit"}
    )
    plan = plan_from_json(value)
    assert names_of(plan) == ["县交通运输局", "县财政局", "县交 通局", "县交通运输局", "县财政局"]
    assert [actor.id for actor in plan.actors] == [
        "unit/县交通局",
        "unit/县财政局",
        "unit/县交通局~2",
    ]


def test_without_seals_the_name_at_the_task_counts() -> None:
    value = plan_to_json(roster_plan())
    for task in value["tasks"]:
        del task["check"]
    value["actors"][0]["name"] = "县交通运输局"
    assert names_of(plan_from_json(value)) == ["县交通局", "县财政局"] * 2


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "respgraph.plan/9", "expected 'respgraph.plan/1'"),
        (("tasks", 0, "assignments", 0, "role"), "boss", "role must be one of"),
        (("tasks", 0, "spans"), [[0, -1]], "spans"),
        (("tasks", 0, "extra"), 1, "must not contain"),
        (
            ("issues",),
            [{"code": "unheard_of", "message": "m"}],
            "issue code 'unheard_of' must be one of unread_label",
        ),
        (("tasks", 0, "spans"), [[0, 10**9]], "outside the text"),
        (("tasks", 0, "id"), "", "id must be longer"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(
    path: tuple[str | int, ...], value: object, message: str
) -> None:
    saved: Any = plan_to_json(small_plan())
    place = saved
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(SavedFileError, match=message) as caught:
        plan_from_json(saved, name="my.json")
    assert str(caught.value).startswith("my.json: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": 1}']
)
def test_what_is_not_plan_json_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(SavedFileError, match=r"x\.json: "):
        load_plan(path)


def test_a_missing_or_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        load_plan(tmp_path / "none.json")
    (tmp_path / "empty.json").touch()
    with pytest.raises(UnreadableFileError, match="the file is empty"):
        load_plan(tmp_path / "empty.json")


def test_the_schema_knows_every_word_of_the_vocabulary() -> None:
    definitions = plan_schema()["definitions"]
    assert definitions["assignment"]["properties"]["role"]["enum"] == [str(role) for role in Role]
    assert definitions["assignment"]["properties"]["mention"]["enum"] == [str(m) for m in Mention]
    assert definitions["kind"]["enum"] == [str(kind) for kind in Kind]
    assert definitions["origin"]["enum"] == [str(origin) for origin in Origin]
    regions = plan_schema()["properties"]["account"]["properties"]["regions"]
    assert regions["items"]["properties"]["kind"]["enum"] == [str(kind) for kind in RegionKind]
