from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import Row, make_plan, xianan_plan

import respgraph as rg
from respgraph.errors import (
    ArgumentError,
    RespgraphError,
    SavedFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from respgraph.plan import Actor, Issue, Plan
from respgraph.roster import (
    Roster,
    RosterEntry,
    apply_roster,
    draft_roster,
    parse_roster,
    read_roster,
    roster_to_csv,
)
from respgraph.vocabulary import IssueCode, Kind, Mention, Origin, Role

DATA = Path(__file__).resolve().parents[2] / "data"
HEADER = "name,kind,class,aliases,hosted_by,members\n"
TOWNS = "甲镇,unit,town,,,\n乙镇,unit,town,,,\n丙镇,unit,town,,,\n"


def codes(plan: Plan) -> list[IssueCode]:
    return [issue.code for issue in plan.issues]


def issues(plan: Plan, code: IssueCode) -> list[Issue]:
    return [issue for issue in plan.issues if issue.code is code]


def facts(plan: Plan) -> set[tuple[str, str, str, str | None]]:
    return {
        (item.task_id, item.role.value, plan.actor_by_id[item.actor_id].name, item.member_of)
        for item in plan.assignments
    }


# Reading files


def test_a_roster_in_english_and_in_chinese_is_the_same() -> None:
    english = parse_roster(
        f"{HEADER}区发改局,unit,department,区发展和改革局;区发改委,,\n"
        "区项目办,unit,department,,区发改局,\n各镇,group,,,,甲镇\n甲镇,unit,town,,,\n"
        "王明,person,,,,\n"
    )
    chinese = parse_roster(
        "类型;名称;别名;类别;成员;挂靠单位\r\n"
        "单位;区发改局;区发展和改革局、区发改委;部门;;\r\n单位;区项目办;;部门;;区发改局\r\n"
        "群体;各镇;;;甲镇\r\n单位;甲镇;;乡镇\r\n个人;王明\r\n"
    )
    assert english == chinese
    assert [entry.kind for entry in english.entries] == [
        Kind.UNIT,
        Kind.UNIT,
        Kind.GROUP,
        Kind.UNIT,
        Kind.PERSON,
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_every_encoding_of_a_spreadsheet_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名册.csv"
    text = f"{HEADER}区发改局,unit,department,区发展和改革局,,\r\n".replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    roster = read_roster(path)
    assert [entry.name for entry in roster.entries] == ["区发改局"]
    assert roster.find("区发展和改革局") is roster.entries[0]


def test_what_spreadsheets_add_does_no_harm() -> None:
    roster = parse_roster(
        'sep=;\n责任单位名册;;;;;\n\n"名称 ";类型;别名;;;\n"区发改局";单位;"区发展和改革局";;;\n'
        "'=区数据局;单位;;;;\n;;;;;\n"
    )
    assert [entry.name for entry in roster.entries] == ["区发改局", "=区数据局"]


def test_toml_is_the_same_roster() -> None:
    roster = parse_roster(
        '[[actor]]\nname = "区发改局"\nkind = "unit"\naliases = ["区发展和改革局", "各区、县"]\n'
        '[[actor]]\nname = "各镇"\nmembers = "甲镇;类别：乡镇"\n'
        '[[actor]]\nname = "甲镇"\nclass = "乡镇"\n',
        name="roster.toml",
    )
    assert roster.entries[0].aliases == ("区发展和改革局", "各区、县")
    assert roster.entries[1].members == ("甲镇", "class:town")
    assert roster.entries[2].unit_class == "town"


def test_unknown_columns_are_listed_not_guessed() -> None:
    roster = parse_roster("name,kind,电话\n区发改局,unit,123\n", name="r.csv")
    plan = apply_roster(make_plan([Row("1", [], ["区发改局"])]), roster)
    (issue,) = issues(plan, IssueCode.UNREAD_CONTENT)
    assert issue.message.startswith("r.csv, column 3 (电话)")


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("甲局,unit,,,,\n甲局,unit,,,,\n", r"line 3, column 1 \(name\): '甲局' already stands"),
        ("甲局,,,己局,,\n乙局,,,己局,,\n", r"line 3, column 4 \(aliases\): '己局' already stands"),
        ("甲局,,,乙局,,\n乙局,,,,,\n", r"line 3, column 1 \(name\): '乙局' already stands"),
        (
            "各局,group,,,,甲局;乙局\n甲局,,,,,\n",
            r"line 2, column 6 \(members\): '乙局' has no row",
        ),
        ("各局,group,,,,class:局\n甲局,,,,,\n", r"line 2, column 6 \(members\): 'class:局'"),
        ("甲局,,,,乙局,\n", r"line 2, column 5 \(hosted_by\): '乙局' has no row"),
        ("甲局,,,,各局,\n各局,group,,,,\n", r"line 2, column 5 \(hosted_by\): '各局' is a group"),
        ("甲局,,,,乙局,\n乙局,,,,甲局,\n", r"line 2, column 5 \(hosted_by\).*甲局 → 乙局 → 甲局"),
        ("各甲,group,,,,各乙\n各乙,group,,,,各甲\n", r"line 2, column 6 \(members\).*circle"),
        ("各甲,group,,,,各甲\n", r"line 2, column 6 \(members\).*各甲 → 各甲"),
        ("甲局,unit,,,,乙局\n乙局,,,,,\n", r"line 2, column 6 \(members\): '甲局' has members"),
        ("甲局,部委,,,,\n", r"line 2, column 2 \(kind\): '部委' is not one of"),
        (",unit,,,,\n", r"line 2, column 1 \(name\): the name is missing"),
        ("甲局,unit,,,,,乙局\n", r"line 2, column 7: '乙局' stands outside"),
    ],
)
def test_contradictions_are_refused_with_line_and_column(rows: str, complaint: str) -> None:
    with pytest.raises(SavedFileError, match=complaint):
        parse_roster(HEADER + rows)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", UnreadableFileError),
        (b"PK\x03\x04\x00\x00", UnsupportedFormatError),
        (HEADER.encode(), SavedFileError),
        ("责任单位,电话\n区发改局,1\n".encode(), SavedFileError),
        (b"name,name\nx,y\n", SavedFileError),
        (b'name\n"x\n', SavedFileError),
        (b"\x00\x01\x02\x03" * 50, UnreadableFileError),
    ],
)
def test_what_is_no_roster_is_refused(data: bytes, error: type[RespgraphError]) -> None:
    with pytest.raises(error):
        parse_roster(data)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "[[actor]]\nname = 'a'\n[[actor]]\nname = 'b'\nalias_of = 'a'\n",
            "line 3, key 'alias_of'",
        ),
        ("[[actor]]\nname = 'a'\naliases = [1]\n", "line 1, key 'aliases'"),
        ("title = 'x'\n[[actor]]\nname = 'a'\n", "'title' is not known"),
        ("[[actor]]\nname = \n", "at line 2"),
        ("[actor]\nname = 'a'\n", "no .*actor"),
        ("[[actor]]\nkind = 'unit'\n", "line 1.*name is missing"),
    ],
)
def test_mistakes_in_toml_are_named(text: str, complaint: str) -> None:
    with pytest.raises(SavedFileError, match=complaint):
        parse_roster(text, name="roster.toml")


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_roster(tmp_path / "none.csv")


def test_a_chain_of_thousands_of_hosts_is_walked() -> None:
    rows = [f"局{n},,,,局{n + 1},\n" for n in range(5000)]
    assert len(parse_roster(f"{HEADER}{''.join(rows)}局5000,,,,,\n").entries) == 5001


def test_nested_groups_that_share_members_are_walked_once() -> None:
    rows = [
        f"各{n},group,,,,各{n + 1};又{n + 1}\n又{n},group,,,,各{n + 1};又{n + 1}\n"
        for n in range(40)
    ]
    roster = parse_roster(
        f"{HEADER}{''.join(rows)}各40,group,,,,甲镇\n又40,group,,,,甲镇\n甲镇,,,,,\n"
    )
    top = roster.find("各0")
    assert top is not None
    assert [member.name for member in roster.members_of(top)] == ["甲镇"]


# Applying


def test_names_of_one_body_become_one_actor() -> None:
    plan = make_plan(
        [Row("1", [], ["区发展和改革局"]), Row("2", [], ["区发改局"]), Row("3", [], ["区财政局"])]
    )
    roster = parse_roster(f"{HEADER}区发改局,unit,department,区发展和改革局,,\n区财政局,,,,,\n")
    new = apply_roster(plan, roster)
    assert [(actor.id, actor.aliases) for actor in new.actors] == [
        ("unit/区发改局", ("区发展和改革局",)),
        ("unit/区财政局", ()),
    ]
    assert [item.actor_id for item in new.assignments] == [
        "unit/区发改局",
        "unit/区发改局",
        "unit/区财政局",
    ]
    assert [new.written(item) for item in new.assignments] == [
        "区发展和改革局",
        "区发改局",
        "区财政局",
    ]
    (issue,) = issues(new, IssueCode.MERGED_NAME)
    assert new.document.quote(issue.spans) == "区发展和改革局"


def test_a_hosted_body_stays_apart_and_knows_its_host() -> None:
    plan = make_plan([Row("1", [], ["区项目办"])])
    printed = replace(plan.actors[0], aliases=("区发改局",))
    plan = replace(plan, actors=(printed,))
    roster = parse_roster(f"{HEADER}区项目办,,,,区发改局,\n区发改局,,,区发展和改革局,,\n")
    new = apply_roster(plan, roster)
    office = new.actor_by_id["unit/区项目办"]
    assert (office.host, office.aliases) == ("unit/区发改局", ())
    assert new.assignments_by_actor["unit/区发改局"] == ()
    assert IssueCode.MERGED_NAME not in codes(new)
    assert IssueCode.HOSTED_BODY in codes(new)


def test_a_name_in_brackets_that_is_another_body_is_a_doubt_without_hosted_by() -> None:
    plan = make_plan([Row("1", [], ["区项目办"])])
    plan = replace(plan, actors=(replace(plan.actors[0], aliases=("区发改局",)),))
    new = apply_roster(plan, parse_roster(f"{HEADER}区项目办,,,,,\n区发改局,,,,,\n"))
    (issue,) = issues(new, IssueCode.LOOK_ALIKE)
    assert "hosted_by" in issue.message
    assert new.actor_by_id["unit/区项目办"].host is None


def test_every_town_gets_what_all_towns_get() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], ["各镇"]), Row("2", [], ["甲镇"], ["各镇"])])
    roster = parse_roster(f"{HEADER}区发改局,,,,,\n{TOWNS}各镇,group,,,,甲镇;乙镇;丙镇\n")
    new = apply_roster(plan, roster)
    group = "group/各镇"
    assert facts(new) == {
        ("task/1", "lead_unit", "区发改局", None),
        ("task/1", "supporting_unit", "各镇", None),
        ("task/1", "supporting_unit", "甲镇", group),
        ("task/1", "supporting_unit", "乙镇", group),
        ("task/1", "supporting_unit", "丙镇", group),
        ("task/2", "lead_unit", "甲镇", None),
        ("task/2", "supporting_unit", "各镇", None),
        ("task/2", "supporting_unit", "乙镇", group),
        ("task/2", "supporting_unit", "丙镇", group),
    }
    members = [item for item in new.assignments if item.member_of]
    assert {new.written(item) for item in members} == {"各镇"}
    assert {(item.origin, item.mention) for item in members} == {(Origin.ROSTER, Mention.UNIVERSAL)}
    assert new.actor_by_id[group].members == ("unit/甲镇", "unit/乙镇", "unit/丙镇")
    assert "1 more of its members" in issues(new, IssueCode.EXPANDED_GROUP)[1].message


def test_two_overlapping_groups_give_a_member_one_assignment() -> None:
    plan = make_plan([Row("1", [], [], ["各镇", "各乡镇"])])
    roster = parse_roster(f"{HEADER}{TOWNS}各镇,group,,,,甲镇;乙镇\n各乡镇,group,,,,class:town\n")
    new = apply_roster(plan, roster)
    names = [new.actor_by_id[item.actor_id].name for item in new.assignments if item.member_of]
    assert sorted(names) == ["丙镇", "乙镇", "甲镇"]


def test_open_groups_have_members_and_give_no_assignment() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], ["相关镇", "区安委会成员单位"])])
    roster = parse_roster(
        f"{HEADER}区发改局,,,,,\n{TOWNS}相关镇,group,,,,甲镇;乙镇\n区安委会成员单位,group,,,,丙镇\n"
    )
    new = apply_roster(plan, roster)
    assert new.assignments == plan.assignments
    assert new.actor_by_id["group/相关镇"].members == ("unit/甲镇", "unit/乙镇")
    assert IssueCode.EXPANDED_GROUP not in codes(new)


def test_exemplars_stay_certain_and_their_group_open() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], ["甲镇", "相关镇"])])
    items = tuple(
        replace(item, mention=Mention.EXEMPLAR) if item.actor_id == "unit/甲镇" else item
        for item in plan.assignments
    )
    plan = replace(plan, assignments=items)
    roster = parse_roster(f"{HEADER}区发改局,,,,,\n{TOWNS}相关镇,group,,,,class:town\n")
    assert apply_roster(plan, roster).assignments == plan.assignments


def test_a_group_without_members_stays_one_body_and_says_so() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], ["各专班"])])
    new = apply_roster(plan, parse_roster(f"{HEADER}区发改局,,,,,\n各专班,group,,,,\n"))
    assert new.assignments == plan.assignments
    assert codes(new) == [IssueCode.UNEXPANDED_GROUP]


def test_whoever_has_no_task_is_counted() -> None:
    roster = parse_roster(f"{HEADER}区档案馆,unit,department,,,\n区发改局,,,,,\n各镇,group,,,,\n")
    new = apply_roster(make_plan([Row("1", [], ["区发改局"])]), roster)
    idle = new.actor_by_id["unit/区档案馆"]
    assert idle == Actor("unit/区档案馆", "区档案馆", Kind.UNIT, unit_class="department")
    assert new.assignments_by_actor[idle.id] == ()
    assert "group/各镇" not in new.actor_by_id


def test_the_roster_decides_what_a_name_is() -> None:
    plan = make_plan([Row("1", [], ["开发区管委会"], ["甲局"])])
    roster = parse_roster(f"{HEADER}开发区管委会,group,,,,甲镇;乙镇\n{TOWNS}甲局,,,,,\n")
    new = apply_roster(plan, roster)
    assert IssueCode.KIND_CHANGED in codes(new)
    assert new.actor_by_id["group/开发区管委会"].kind is Kind.GROUP
    assert ("task/1", "lead_unit", "乙镇", "group/开发区管委会") in facts(new)


def test_a_row_without_kind_never_joins_a_person_and_a_unit() -> None:
    plan = make_plan([Row("1", ["长江"], ["长江"])])
    new = apply_roster(plan, parse_roster("name,aliases\n长江,大江\n"))
    assert sorted(actor.id for actor in new.actors) == ["person/长江", "unit/长江"]


def test_a_unit_that_carries_one_task_under_two_names_is_an_issue() -> None:
    plan = make_plan(
        [
            Row("1", [], ["区发改局"], ["区发展和改革局", "区发改委"]),
            Row("2", [], ["区发改局", "区发改委"]),
        ]
    )
    roster = parse_roster(f"{HEADER}区发改局,,,区发展和改革局;区发改委,,\n")
    new = apply_roster(plan, roster)
    assert len(new.assignments) == len(plan.assignments)
    (twice,) = issues(new, IssueCode.SAME_UNIT_TWICE)
    assert new.document.quote(twice.spans) == "区发改局区发改委"
    assert len(issues(new, IssueCode.LEAD_AND_SUPPORT)) == 2


def test_unknown_names_are_listed_and_likely_ones_suggested() -> None:
    plan = make_plan([Row("1", [], ["区发改局", "区新局"], ["区水利局"])])
    roster = parse_roster(f"{HEADER}区发展和改革局,,,,,\n区水利局,,,,,\n")
    new = apply_roster(plan, roster)
    assert [issue.message for issue in issues(new, IssueCode.NOT_IN_ROSTER)] == [
        "区发改局 is not in roster.csv",
        "区新局 is not in roster.csv",
    ]
    (suggestion,) = issues(new, IssueCode.LOOK_ALIKE)
    assert "区发展和改革局" in suggestion.message
    assert new.document.quote(suggestion.spans) == "区发改局"
    assert {"unit/区发改局", "unit/区发展和改革局"} <= set(new.actor_by_id)


def test_bodies_that_the_roster_keeps_apart_are_no_doubt() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], ["区发展和改革局"])])
    roster = parse_roster(f"{HEADER}区发展和改革局,,,,,\n区发改局,,,,,\n")
    assert apply_roster(plan, roster).issues == ()


def test_the_real_plan_with_its_roster() -> None:
    plan = apply_roster(xianan_plan(), read_roster(DATA / "xianan-roster.csv"))
    stated = [item for item in plan.assignments if item.origin is Origin.DOCUMENT]
    expanded = [item for item in plan.assignments if item.origin is Origin.ROSTER]
    assert len(stated) == 91
    towns = plan.actor_by_id["group/各乡镇办场"].members
    universal = [item for item in stated if item.actor_id == "group/各乡镇办场"]
    assert len(expanded) == len(universal) * len(towns) > 0
    assert plan.actor_by_id["unit/区项目办"].host == "unit/区发改局"
    assert [plan.actor_by_id[m].name for m in plan.actor_by_id["group/区直相关部门"].members] == [
        "区财政局",
        "区税务局",
        "区发改局",
        "区科经局",
    ]


def test_workload_of_the_real_plan_is_the_published_interval() -> None:
    plan = rg.read_plan(DATA / "xianan-2023.txt")
    applied = apply_roster(plan, read_roster(DATA / "xianan-roster.csv"))
    supporting = {
        record.actor: (record.low, record.high)
        for record in rg.workload_by_role(applied)
        if record.role is Role.SUPPORTING_UNIT
    }
    assert {
        name: supporting[name] for name in ("区财政局", "区税务局", "区发改局", "区科经局")
    } == {
        "区财政局": (1, 3),
        "区税务局": (1, 4),
        "区发改局": (4, 4),
        "区科经局": (3, 5),
    }


# Properties

NAMES = [
    "区发改局",
    "区发展和改革局",
    "区财政局",
    "甲镇",
    "乙镇",
    "各镇",
    "相关镇",
    "区项目办",
    "王明",
]
ROSTER_ROWS = [
    "区发改局,unit,department,区发展和改革局,,\n",
    "区财政局,unit,department,,,\n",
    "区项目办,unit,department,,区发改局,\n",
    "甲镇,unit,town,,,\n",
    "乙镇,unit,town,,,\n",
    "区档案馆,unit,department,,,\n",
    "各镇,group,,,,class:town\n",
    "相关镇,group,,,,甲镇\n",
    "王明,person,,,,\n",
]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    some = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    count = draw(st.integers(1, 4))
    return make_plan([Row(str(n), draw(some), draw(some), draw(some)) for n in range(1, count + 1)])


@given(plans())
def test_applied_twice_is_applied_once(plan: Plan) -> None:
    roster = parse_roster(HEADER + "".join(ROSTER_ROWS))
    once = apply_roster(plan, roster)
    assert apply_roster(once, roster) == once


@given(plans(), st.permutations(ROSTER_ROWS))
def test_the_order_of_rows_changes_nothing(plan: Plan, rows: list[str]) -> None:
    one = apply_roster(plan, parse_roster(HEADER + "".join(ROSTER_ROWS)))
    other = apply_roster(plan, parse_roster(HEADER + "".join(rows)))
    assert one == other


@given(plans())
def test_no_stated_assignment_is_lost_or_moved(plan: Plan) -> None:
    roster = parse_roster(HEADER + "".join(ROSTER_ROWS))
    new = apply_roster(plan, roster)
    before = [(i.task_id, i.role, i.mention, i.spans) for i in plan.assignments]
    after = [
        (i.task_id, i.role, i.mention, i.spans) for i in new.assignments if i.member_of is None
    ]
    assert after == before
    for item in new.assignments:
        if item.member_of:
            assert item.actor_id in new.actor_by_id[item.member_of].members


@given(plans())
def test_an_empty_roster_changes_no_record(plan: Plan) -> None:
    new = apply_roster(plan, Roster())
    assert (new.actors, new.assignments) == (plan.actors, plan.assignments)


# Drafting


def test_a_draft_counts_guesses_and_suggests() -> None:
    plan = make_plan(
        [
            Row("1", ["王明"], ["区发改局"], ["各镇", "区委组织部"]),
            Row("2", ["王明"], ["区发展和改革局"], ["甲镇"]),
        ]
    )
    draft = draft_roster(plan)
    assert [(e.name, e.kind, e.unit_class, e.tasks) for e in draft.entries] == [
        ("王明", Kind.PERSON, None, 2),
        ("区发展和改革局", Kind.UNIT, "department", 1),
        ("区发改局", Kind.UNIT, "department", 1),
        ("区委组织部", Kind.UNIT, "party organ", 1),
        ("甲镇", Kind.UNIT, "town", 1),
        ("各镇", Kind.GROUP, None, 1),
    ]
    assert [e.note for e in draft.entries if e.note] == [
        "疑似同“区发改局”(可能是简称与全称)",
        "疑似同“区发展和改革局”(可能是简称与全称)",
    ]


def test_a_draft_of_twins_is_still_a_roster() -> None:
    plan = make_plan([Row("1", ["长江"], ["长江", "区 财局", "区财局"])])
    entries = draft_roster(plan).entries
    assert [entry.name for entry in entries] == ["长江", "区 财局"]
    assert "另有“长江”" in entries[0].note


@given(plans())
def test_a_draft_that_nobody_edits_changes_no_assignment(plan: Plan) -> None:
    assume(plan.actors)
    draft = parse_roster(roster_to_csv(draft_roster(plan)))
    assert apply_roster(plan, draft).assignments == plan.assignments


HOSTILE = st.text(alphabet="甲局;、,\"'=\n\\(（<>& \u202e\x1b", min_size=1, max_size=8)


@given(st.lists(HOSTILE.map(str.strip).filter(bool), unique=True, max_size=6), st.booleans())
def test_any_roster_survives_its_csv(names: list[str], as_bytes: bool) -> None:
    from respgraph.escaping import visible
    from respgraph.identifiers import name_key

    unique = list({name_key(visible(name)): visible(name) for name in names}.values())
    unique = [name for name in unique if not (name.startswith("'") or name.endswith(";"))]
    if not unique:
        return
    head, *others = unique
    entries = [RosterEntry(head, Kind.GROUP, members=tuple(others)), *map(RosterEntry, others)]
    roster = Roster(tuple(entries))
    text = roster_to_csv(roster)
    assert parse_roster(text.encode("utf-8-sig") if as_bytes else text) == roster


def test_a_semicolon_behind_a_name_is_no_part_of_it() -> None:
    text = "名称,类型,挂靠单位,成员\n各区、县政府;,统称,,甲县;\n甲县；,单位,乙、丙办;\n乙、丙办,,\n"
    entries = parse_roster(text).entries
    assert [entry.name for entry in entries] == ["各区、县政府", "甲县", "乙、丙办"]
    assert entries[0].members == ("甲县",)
    assert entries[1].hosted_by == "乙、丙办"


def test_a_chinese_table_is_the_same_roster() -> None:
    for path in sorted(DATA.glob("*-roster.csv")):
        roster = read_roster(path)
        text = roster_to_csv(roster, lang="zh")
        assert text.startswith("名称,类型,类别,别名,挂靠单位,成员,任务数,备注\n")
        assert not re.search("unit|person|group|class|town|department", text)
        assert parse_roster(text) == roster
    with pytest.raises(ArgumentError, match="unknown language"):
        roster_to_csv(roster, lang="fr")


def test_the_sample_rosters_are_well_formed() -> None:
    paths = sorted(DATA.glob("*-roster.csv"))
    assert paths
    for path in paths:
        roster = read_roster(path)
        assert parse_roster(roster_to_csv(roster)) == roster


def test_the_roster_is_public() -> None:
    plan = make_plan([Row("1", [], ["区发改局"])])
    assert rg.apply_roster(plan, rg.draft_roster(plan)).assignments_by_task["task/1"][0].role is (
        Role.LEAD_UNIT
    )


def test_shuffled_actors_give_the_same_draft() -> None:
    plan = xianan_plan()
    actors = list(plan.actors)
    random.Random(1).shuffle(actors)
    assert draft_roster(replace(plan, actors=tuple(actors))) == draft_roster(plan)
