"""Workload: the source document's figures, conservation, intervals of open group words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Plan, Role
from respgraph.errors import ArgumentError
from respgraph.graph import build_graph
from respgraph.metrics.breakdown import workload_by_class, workload_by_section
from respgraph.metrics.coassignment import coassignment
from respgraph.metrics.role_tasks import role_tasks
from respgraph.metrics.workload import RoleWeights, parse_weights, workload, workload_by_role
from respgraph.vocabulary import Origin


@pytest.fixture(scope="module")
def source() -> Plan:
    return xianan_plan()


def by_name(plan: Plan, **options: object) -> dict[str, object]:
    return {row.actor: row for row in workload(plan, **options)}  # type: ignore[arg-type]


def test_leaders_of_the_source_document(source: Plan) -> None:
    leaders = [row for row in workload(source) if row.kind == "person"]
    assert [row.total for row in leaders] == [9, 6, 3, 3, 2, 1]
    assert [row.fractional for row in leaders] == [8.5, 5.5, 2.5, 2.5, 1.5, 0.5]
    assert leaders[0].actor == "杜新国"


def test_lead_unit_of_the_source_document(source: Plan) -> None:
    row = by_name(source)["区发改局"]
    assert (row.lead_unit, row.supporting_unit, row.total) == (6, 4, 10)
    assert row.weighted == 6 + 4 * 0.5


def test_support_intervals_of_open_groups() -> None:
    rows = workload_by_role(xianan_plan(roster=True))
    support = {row.actor: (row.low, row.high) for row in rows if row.role is Role.SUPPORTING_UNIT}
    assert support["区财政局"] == (1, 3)
    assert support["区税务局"] == (1, 4)
    assert support["区发改局"] == (4, 4)
    assert support["区科经局"] == (3, 5)


def test_hosted_units_count_for_their_host_when_merged() -> None:
    plan = xianan_plan(roster=True)
    apart, merged = by_name(plan), by_name(plan, merge_hosted=True)
    assert (apart["区发改局"].lead_unit, apart["区项目办"].lead_unit) == (6, 1)
    assert merged["区发改局"].lead_unit == 7
    assert "区项目办" not in merged


def test_spans_tell_certain_from_possible_lead_units(source: Plan) -> None:
    rows = by_name(source)
    assert (rows["程文敏"].certain_lead_units, rows["程文敏"].possible_lead_units) == (0, 2)
    assert rows["陈浩"].certain_lead_units == 2
    assert rows["区发改局"].certain_lead_units is None


def test_universal_groups_give_their_tasks_to_their_members() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["各乡镇"])], members={"各乡镇": ["东镇", "西镇"]}
    )
    rows = by_name(plan)
    assert (rows["东镇"].low, rows["东镇"].high) == (1, 1)
    assert rows["东镇"].fractional == pytest.approx(1 / 3)
    assert rows["各乡镇"].fractional == 0


def test_open_groups_are_possible_and_ranks_partial() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"]), Row("2", supports=["相关部门"]), Row("3", leads=["甲局"])],
        members={"相关部门": ["甲局", "乙局", "丙局"]},
    )
    rows = by_name(plan, open_group_share=0.25)
    assert (rows["甲局"].low, rows["甲局"].high, rows["甲局"].point) == (2, 3, 2.25)
    assert (rows["乙局"].low, rows["乙局"].high, rows["乙局"].point) == (0, 1, 0.25)
    assert (rows["甲局"].best_rank, rows["甲局"].worst_rank) == (1, 1)
    assert (rows["乙局"].best_rank, rows["乙局"].worst_rank) == (2, 4)


def test_lead_heavy_splits_a_task_between_heads_and_supporters() -> None:
    rows = by_name(
        make_plan(
            [Row("1", leads=["甲局"], supports=["乙局", "丙局"]), Row("2", supports=["丁局"])]
        ),
        lead_share=0.6,
    )
    assert rows["甲局"].lead_heavy == pytest.approx(0.6)
    assert rows["乙局"].lead_heavy == pytest.approx(0.2)
    assert rows["丁局"].lead_heavy == 1


def test_sections_and_classes_add_up(source: Plan) -> None:
    sections = workload_by_section(source)
    assert sum(row.responsible_leader for row in sections) == 24
    assert sum(row.supporting_unit for row in sections) == 41
    first = [row for row in sections if row.section.startswith("一、")]
    assert sum(row.supporting_unit for row in first) == 0
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["东镇", "西镇"])],
        classes={"甲局": "department", "东镇": "town", "西镇": "town"},
    )
    towns = workload_by_class(plan)[1]
    assert (towns.unit_class, towns.units, towns.tasks, towns.total) == ("town", 2, 1, 2)


def test_nothing_is_lost_to_an_unknown_or_empty_plan() -> None:
    assert workload(make_plan([])) == []
    idle = workload(make_plan([], idle=["甲局"]))
    assert [(row.actor, row.total, row.best_rank) for row in idle] == [("甲局", 0, 1)]


names = st.lists(st.sampled_from("甲乙丙丁戊己庚"), unique=True, max_size=4)
rows = st.lists(
    st.builds(lambda people, heads, help_: (people, heads, help_), names, names, names),
    max_size=8,
)


@settings(max_examples=60)
@given(rows, st.floats(0, 1))
def test_fractional_workloads_sum_to_the_tasks(drawn: list, lead_share: float) -> None:
    plan = make_plan(
        [
            Row(
                None,
                [f"{p}某" for p in people],
                [f"{h}局" for h in heads],
                [f"{h}局" for h in help_],
            )
            for people, heads, help_ in drawn
        ]
    )
    result = workload(plan, lead_share=lead_share)
    with_leader = sum(bool(people) for people, _, _ in drawn)
    with_unit = sum(bool(heads or help_) for _, heads, help_ in drawn)
    leaders = [row for row in result if row.kind == "person"]
    units = [row for row in result if row.kind == "unit"]
    assert sum(row.fractional for row in leaders) == pytest.approx(with_leader)
    assert sum(row.fractional for row in units) == pytest.approx(with_unit)
    assert sum(row.lead_heavy for row in units) == pytest.approx(with_unit)
    for row in result:
        assert row.low <= row.point <= row.high
        assert row.best_rank <= row.worst_rank
        tasks = role_tasks(plan)
        assert row.low == len(tasks.low(row.actor_id))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"lead_share": 1.5}, "lead_share is 1.5"),
        ({"open_group_share": -1}, "open_group_share is -1"),
        ({"task_weights": {"task/99": 1}}, "no task of the plan"),
        ({"task_weights": {"task/1": -1}}, "0 or more"),
    ],
)
def test_values_outside_their_range_are_refused(
    source: Plan, options: dict[str, object], words: str
) -> None:
    with pytest.raises(ArgumentError, match=words):
        workload(source, **options)  # type: ignore[arg-type]


def test_weights_are_read_from_words() -> None:
    assert parse_weights("lead_unit=2, supporting_unit=0.25") == RoleWeights(
        lead_unit=2, supporting_unit=0.25
    )
    for text, words in [("boss=1", "unknown role 'boss'"), ("lead_unit=x", "give a number")]:
        with pytest.raises(ArgumentError, match=words):
            parse_weights(text)
    with pytest.raises(ArgumentError, match="0 or more"):
        parse_weights("lead_unit=nan")


def test_task_weights_change_shares_but_keep_their_sum(source: Plan) -> None:
    rows = workload(source, task_weights={"task/1": 5})
    total = sum(row.fractional for row in rows if row.kind == "person")
    assert total == pytest.approx(25)


def test_an_expanded_group_and_its_members_count_once() -> None:
    plan = make_plan([Row("1", leads=["东镇"], supports=["各镇", "甲局"])], idle=["西镇"])
    group = next(actor for actor in plan.actors if actor.kind == "group")
    place = next(entry for entry in plan.assignments if entry.actor_id == group.id)
    member = replace(place, actor_id="unit/西镇", member_of=group.id, origin=Origin.ROSTER)
    known = replace(group, members=("unit/东镇", "unit/西镇"))
    actors = tuple(known if actor is group else actor for actor in plan.actors)
    full = replace(plan, actors=actors, assignments=(*plan.assignments, member))
    rows = by_name(full)
    assert (rows["东镇"].lead_unit, rows["东镇"].supporting_unit) == (1, 0)
    assert (rows["西镇"].supporting_unit, rows["西镇"].fractional) == (1, pytest.approx(1 / 3))
    assert (rows["各镇"].total, rows["各镇"].fractional) == (1, 0)
    graph = build_graph(full)
    pairs = {(row.actor_a, row.actor_b) for row in coassignment(graph)}
    assert len(pairs) == 3
    assert not any("各镇" in pair for pair in pairs)
