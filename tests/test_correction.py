from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from tests.builders import Row, make_plan, xianan_plan

import respgraph as rg
from respgraph.cells import TextCell, read_cells
from respgraph.correction import (
    assignments_csv,
    assignments_workbook,
    carry_corrections,
    plan_from_tables,
)
from respgraph.correction.columns import COLUMNS, column_of
from respgraph.correction.rows import parse_section, parse_targets
from respgraph.correction.workbook import payload_rows
from respgraph.document import Document
from respgraph.errors import ArgumentError, PlanError, SavedFileError
from respgraph.plan import Assignment, Issue, Meta, Plan, Task
from respgraph.vocabulary import IssueCode, Kind, Level, Mention, Origin, Role

DATA = Path(__file__).resolve().parent.parent / "data"
Cells = dict[str, str]
Edit = Callable[[list[Cells]], list[Cells] | None]

ROWS = [
    Row(
        "1",
        ["王明"],
        ["区发改局"],
        ["区财政局", "各镇"],
        section=("一、交通", "(一)公路"),
        targets=2,
    ),
    Row("2", ["李强"], ["区交通局"], [], section=("一、交通",), deadline="6月底前"),
    Row("(3)", [], ["区林业局"], ["甲镇", "相关镇"], text="种树,=1+1。"),
]


@pytest.fixture
def plan() -> Plan:
    return make_plan(ROWS, idle=["区档案馆"], classes={"区发改局": "department"})


def rows_of(text: str) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def csv_of(rows: list[Cells], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def edited_csv(plan: Plan, edit: Edit, language: str = "en") -> Plan:
    """The plan of its CSV after a person changed it in a spreadsheet program."""
    rows = rows_of(assignments_csv(plan, lang=language))
    return rg.read_plan(csv_of(edit(rows) or rows), name="corrected.csv")


def edited_workbook(plan: Plan, edit: Edit) -> Plan:
    """The plan of its workbook after another program changed and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(assignments_workbook(plan)))
    sheet = book.worksheets[0]
    keys = [column_of(str(cell.value)) or "" for cell in sheet[1]]
    rows = [
        {key: str(value) if value is not None else "" for key, value in zip(keys, row, strict=True)}
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    rows = edit(rows) or rows
    sheet.delete_rows(2, sheet.max_row)
    for row in rows:
        sheet.append([row[key] or None for key in keys])
    stream = io.BytesIO()
    book.save(stream)
    return rg.read_plan(stream.getvalue(), name="corrected.xlsx")


READERS: Mapping[str, Callable[[Plan, Edit], Plan]] = {
    "csv": edited_csv,
    "xlsx": edited_workbook,
}


@pytest.fixture(params=sorted(READERS))
def edited(request: pytest.FixtureRequest) -> Callable[[Plan, Edit], Plan]:
    """Both ways on which a corrected table comes back."""
    return READERS[request.param]


def facts(plan: Plan) -> list[tuple[str, str, str, str, str, bool]]:
    return [
        (
            item.task_id,
            item.role.value,
            plan.actor_by_id[item.actor_id].name,
            plan.actor_by_id[item.actor_id].kind.value,
            item.mention.value,
            item.open_list,
        )
        for item in plan.assignments
    ]


def task_facts(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (
            task.id,
            task.number,
            task.section,
            task.text,
            task.deadline and task.deadline.text,
            [
                (target.indicator, target.operator, target.value, target.quantity_unit)
                for target in plan.targets_by_task[task.id]
            ],
        )
        for task in plan.tasks
    ]


def humans(plan: Plan) -> list[tuple[str, str]]:
    return [
        (item.task_id, plan.actor_by_id[item.actor_id].name)
        for item in plan.assignments
        if item.origin is Origin.HUMAN
    ]


def corrected(plan: Plan) -> list[str]:
    return [issue.message for issue in plan.issues if issue.code is IssueCode.CORRECTED]


def keep(rows: list[Cells]) -> None:
    """A person looks and saves."""


# Round trips


def test_a_workbook_that_nobody_changed_is_the_plan(plan: Plan) -> None:
    assert rg.read_plan(assignments_workbook(plan), name="plan.xlsx") == plan
    assert edited_workbook(plan, keep) == plan


def test_a_workbook_is_the_same_bytes_each_time(plan: Plan) -> None:
    assert assignments_workbook(plan) == assignments_workbook(plan)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_that_nobody_changed_says_the_same(
    plan: Plan, language: str, encoding: str, delimiter: str
) -> None:
    rows = rows_of(assignments_csv(plan, lang=language))
    back = rg.read_plan(csv_of(rows, delimiter, encoding), name="corrected.csv")
    assert facts(back) == facts(plan)
    assert task_facts(back) == task_facts(plan)
    assert [issue.code for issue in back.issues] == [IssueCode.NO_ACCOUNT]
    assert {item.origin for item in back.assignments} == {Origin.DOCUMENT}
    assert carry_corrections(back, plan) == plan


def test_records_of_a_csv_quote_their_cells(plan: Plan) -> None:
    back = edited_csv(plan, keep)
    for item in back.assignments:
        assert back.written(item) == back.actor_by_id[item.actor_id].name
    for task in back.tasks:
        assert back.document.quote(task.spans).removeprefix("'") == task.text


def test_the_same_csv_is_written_again(plan: Plan) -> None:
    back = edited_csv(plan, keep)
    drop = ("quote", "place", "about")
    before, after = (
        [{k: v for k, v in row.items() if k not in drop} for row in rows_of(assignments_csv(p))]
        for p in (plan, back)
    )
    assert after == before


def test_what_the_document_said_of_itself_survives_a_csv(plan: Plan) -> None:
    meta = Meta("分解方案", "区政府", "咸安区", Level.COUNTY, 2023)
    assert edited_csv(replace(plan, meta=meta), keep).meta == meta


def test_a_plan_with_a_roster_survives(plan: Plan) -> None:
    roster = rg.parse_roster("name,members\n各镇,甲镇;乙镇\n甲镇,\n乙镇,\n区发改局,\n")
    applied = rg.apply_roster(plan, roster)
    assert edited_workbook(applied, keep) == applied
    back = edited_csv(applied, keep)
    assert facts(back) == facts(applied)
    assert [item.member_of for item in back.assignments] == [
        item.member_of for item in applied.assignments
    ]
    assert [item.origin for item in back.assignments] == [
        item.origin for item in applied.assignments
    ]


def test_a_task_without_anyone_has_a_row() -> None:
    plan = make_plan([Row("1"), Row("2", [], ["区发改局"])])
    assert [row.name for row in rg.assignment_rows(plan)] == ["", "区发改局"]
    assert task_facts(edited_csv(plan, keep)) == task_facts(plan)


HOSTILE = st.text(
    alphabet=st.sampled_from("甲局、;,\"'=+-@\n\t<> \u202e\x1b\\()（1"), min_size=1, max_size=12
)


@given(st.lists(HOSTILE.map(str.strip).filter(bool), min_size=1, max_size=4, unique=True))
def test_any_text_survives_the_csv(texts: list[str]) -> None:
    from respgraph.cells import plain_cell
    from respgraph.escaping import visible

    plan = make_plan([Row(str(n), [], [text], text=text) for n, text in enumerate(texts, 1)])
    back = edited_csv(plan, keep)
    assert [task.text for task in back.tasks] == [
        plain_cell(visible(text)).strip() for text in texts
    ]
    assert not humans(back)
    assert corrected(back) == []


@settings(deadline=None, max_examples=10)
@given(st.lists(HOSTILE.map(str.strip).filter(bool), min_size=1, max_size=4, unique=True))
def test_any_text_survives_the_workbook(texts: list[str]) -> None:
    plan = make_plan([Row(str(n), [], [text], text=text) for n, text in enumerate(texts, 1)])
    assert rg.read_plan(assignments_workbook(plan), name="c.xlsx") == plan


@pytest.mark.parametrize("name", ["xianan-2023", "qinghe-2025"])
def test_the_samples_survive(name: str) -> None:
    plan = rg.read_plan(DATA / f"{name}.txt")
    assert rg.read_plan(assignments_workbook(plan), name="c.xlsx") == plan
    back = edited_csv(plan, keep)
    assert facts(back) == facts(plan)
    assert task_facts(back) == task_facts(plan)
    assert [issue.code for issue in back.issues] == [IssueCode.NO_ACCOUNT]
    assert carry_corrections(back, plan) == plan


# What people change


def test_another_unit_is_marked_and_listed(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> None:
        row = next(row for row in rows if row["name"] == "区发改局")
        row["name"] = "区统计局"

    back = edited(plan, edit)
    assert humans(back) == [("task/1", "区统计局")]
    assert len(back.assignments) == len(plan.assignments)
    assert back.actor_by_id["unit/区统计局"].kind is Kind.UNIT
    assert len(corrected(back)) == 1


def test_the_place_of_a_changed_row_is_kept(plan: Plan) -> None:
    def edit(rows: list[Cells]) -> None:
        next(row for row in rows if row["name"] == "区发改局")["name"] = "区统计局"

    back = edited_workbook(plan, edit)
    (item,) = [item for item in back.assignments if item.origin is Origin.HUMAN]
    assert back.written(item) == "区发改局"
    assert corrected(back) == ["task/1: lead_unit 区发改局 changed to lead_unit 区统计局"]
    (issue,) = [issue for issue in back.issues if issue.code is IssueCode.CORRECTED]
    assert issue.spans == plan.tasks[0].spans


@pytest.mark.parametrize("word", ["牵头单位", "lead_unit", " 牵头单位 "])
def test_a_role_is_changed_in_either_language(
    plan: Plan, edited: Callable[[Plan, Edit], Plan], word: str
) -> None:
    def edit(rows: list[Cells]) -> None:
        next(row for row in rows if row["name"] == "区财政局")["role"] = word

    back = edited(plan, edit)
    assert humans(back) == [("task/1", "区财政局")]
    assert ("task/1", "lead_unit", "区财政局", "unit", "named", False) in facts(back)


def test_a_row_taken_out_is_listed(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    back = edited(plan, lambda rows: [row for row in rows if row["name"] != "区财政局"])
    assert facts(back) == [fact for fact in facts(plan) if fact[2] != "区财政局"]
    (message,) = corrected(back)
    assert "taken out" in message


def test_an_emptied_row_is_taken_out_too(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    def edit(rows: list[Cells]) -> None:
        row = next(row for row in rows if row["name"] == "区财政局")
        row["role"] = row["name"] = ""

    back = edited(plan, edit)
    assert facts(back) == [fact for fact in facts(plan) if fact[2] != "区财政局"]
    assert len(corrected(back)) == 1


def test_an_inserted_row_belongs_to_the_task_above(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> list[Cells]:
        new = dict.fromkeys(rows[0], "") | {"role": "责任(配合)单位", "name": "各专班"}
        at = next(i for i, row in enumerate(rows) if row["task_id"] == "task/2")
        return [*rows[: at + 1], new, *rows[at + 1 :]]

    back = edited(plan, edit)
    assert humans(back) == [("task/2", "各专班")]
    assert ("task/2", "supporting_unit", "各专班", "group", "universal", False) in facts(back)


def test_a_new_task_is_human_and_has_no_place_in_the_document(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> list[Cells]:
        new = dict.fromkeys(rows[0], "") | {
            "number": "4",
            "section": "二、林业 > (一)造林",
            "text": "造林100亩以上。",
            "targets": "造林 >= 100 亩",
            "role": "牵头单位",
            "name": "区林业局",
        }
        return [*rows, new]

    back = edited(plan, edit)
    task = back.task_by_id["task/4"]
    assert (task.origin, task.spans, task.section) == (
        Origin.HUMAN,
        (),
        ("二、林业", "(一)造林"),
    )
    (target,) = back.targets_by_task["task/4"]
    assert (target.indicator, target.operator, target.value, target.quantity_unit) == (
        "造林",
        ">=",
        100.0,
        "亩",
    )
    assert [actor.name for actor in back.actors_of("task/4")] == ["区林业局"]


def test_a_task_taken_out_is_gone(plan: Plan) -> None:
    back = edited_workbook(plan, lambda rows: [r for r in rows if r["task_id"] != "task/2"])
    assert [task.id for task in back.tasks] == ["task/1", "task/(3)"]
    assert corrected(back) == ["task/2 taken out"]


def test_fields_of_a_task_may_be_changed_in_one_row(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> None:
        row = next(row for row in rows if row["task_id"] == "task/1")
        row |= {"text": "办好另一件事。", "deadline": "年底前", "targets": "修路 <= 5.5 公里"}

    back = edited(plan, edit)
    task = back.tasks[0]
    assert (task.text, task.deadline and task.deadline.text) == ("办好另一件事。", "年底前")
    assert task.origin is Origin.HUMAN
    assert [t.value for t in back.targets_by_task["task/1"]] == [5.5]
    assert humans(back) == []
    assert facts(back) == facts(plan)
    assert len(corrected(back)) == 1


def test_sorting_the_table_changes_nothing(plan: Plan) -> None:
    back = edited_workbook(plan, lambda rows: sorted(rows, key=lambda row: row["name"]))
    assert back == plan
    other = edited_csv(plan, lambda rows: sorted(rows, key=lambda row: row["name"]))
    assert sorted(facts(other)) == sorted(facts(plan))
    assert corrected(other) == []


def test_numbers_that_a_spreadsheet_program_mistakes_are_restored(plan: Plan) -> None:
    def edit(rows: list[Cells]) -> None:
        for row in rows:
            if row["number"] == "(3)":
                row["number"] = "-3"

    back = edited_csv(plan, edit)
    assert task_facts(back) == task_facts(plan)
    assert corrected(back) == []


def test_a_workbook_without_its_hidden_sheet_is_read_from_its_rows(plan: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(assignments_workbook(plan)))
    del book["respgraph.plan"]
    stream = io.BytesIO()
    book.save(stream)
    back = rg.read_plan(stream.getvalue(), name="rows.xlsx")
    assert facts(back) == facts(plan)
    assert corrected(back) == []
    item = back.assignments[0]
    assert back.written(item) == "王明"
    assert back.document.place(item.spans).startswith("责任关系!")


# What is refused


@pytest.mark.parametrize(
    ("column", "value", "complaint"),
    [
        ("role", "主办方", r"line 2, column 7 \(role\): '主办方' is not one of"),
        ("kind", "部门", r"line 2, column 9 \(kind\): '部门' is not one of"),
        ("name", "", r"line 2, column 8 \(name\): is empty beside"),
        ("role", "", r"line 2, column 7 \(role\): is empty beside"),
        ("targets", "很多", r"line 2, column 6 \(targets\): '很多' is not written like"),
    ],
)
def test_cells_that_make_no_sense_are_refused_with_their_place(
    plan: Plan, column: str, value: str, complaint: str
) -> None:
    def edit(rows: list[Cells]) -> None:
        rows[0][column] = value

    with pytest.raises(SavedFileError, match=rf"corrected\.csv, {complaint}"):
        edited_csv(plan, edit)


def test_a_workbook_names_the_cell(plan: Plan) -> None:
    def edit(rows: list[Cells]) -> None:
        rows[1]["role"] = "主办方"

    with pytest.raises(SavedFileError, match="责任关系!G3"):
        edited_workbook(plan, edit)


def test_rows_of_one_task_that_disagree_are_refused(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> None:
        rows[0]["text"], rows[1]["text"] = "甲。", "乙。"

    with pytest.raises(SavedFileError, match="differs from line"):
        edited(plan, edit)


def test_a_task_needs_its_text(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    def edit(rows: list[Cells]) -> None:
        for row in rows:
            if row["task_id"] == "task/2":
                row["text"] = ""

    with pytest.raises(SavedFileError, match="text"):
        edited(plan, edit)


def test_a_spoiled_hidden_sheet_is_refused(plan: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(assignments_workbook(plan)))
    book["respgraph.plan"]["B1"] = "AAAA"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(SavedFileError, match="hidden sheet"):
        rg.read_plan(stream.getvalue(), name="spoiled.xlsx")


def test_a_text_longer_than_a_cell_is_refused_for_workbooks() -> None:
    plan = make_plan([Row("1", [], ["区发改局"], text="长" * 33_000)])
    with pytest.raises(PlanError, match="32,767"):
        assignments_workbook(plan)
    assert edited_csv(plan, keep).tasks[0].text == "长" * 33_000


def test_other_tables_are_not_ours() -> None:
    table = "序号,任务,牵头单位,责任单位\n1,修路,区交通局,区财政局\n2,架桥,区交通局,区财政局\n"
    plan = rg.read_plan(table.encode(), name="plan.csv")
    assert {item.origin for item in plan.assignments} == {Origin.DOCUMENT}
    assert len(plan.tasks) == 2


# A new reading


def change(plan: Plan, edit: Edit) -> Plan:
    return edited_workbook(plan, edit)


def test_a_correction_survives_a_new_reading(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> None:
        next(row for row in rows if row["name"] == "区发改局")["name"] = "区统计局"

    carried = carry_corrections(edited(plan, edit), plan)
    assert humans(carried) == [("task/1", "区统计局")]
    untouched = [fact for fact in facts(plan) if fact[2] != "区发改局"]
    assert [fact for fact in facts(carried) if fact[2] != "区统计局"] == untouched
    assert [item.spans for item in carried.assignments if item.origin is Origin.DOCUMENT] == [
        item.spans
        for item in plan.assignments
        if plan.actor_by_id[item.actor_id].name != "区发改局"
    ]


def test_what_was_taken_out_stays_out(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    person = edited(plan, lambda rows: [row for row in rows if row["name"] != "区财政局"])
    carried = carry_corrections(person, plan)
    assert facts(carried) == [fact for fact in facts(plan) if fact[2] != "区财政局"]
    assert len(corrected(carried)) == 1


def test_a_task_taken_out_stays_out(plan: Plan) -> None:
    person = change(plan, lambda rows: [row for row in rows if row["task_id"] != "task/2"])
    carried = carry_corrections(person, plan)
    assert [task.id for task in carried.tasks] == ["task/1", "task/(3)"]
    assert corrected(carried) == ["task/2 taken out"]


def test_a_new_task_is_added_again(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    def edit(rows: list[Cells]) -> list[Cells]:
        new = dict.fromkeys(rows[0], "") | {"number": "4", "text": "造林。"}
        return [*rows, new | {"role": "lead_unit", "name": "区林业局"}]

    carried = carry_corrections(edited(plan, edit), plan)
    assert [task.id for task in carried.tasks] == ["task/1", "task/2", "task/(3)", "task/4"]
    assert humans(carried) == [("task/4", "区林业局")]


def test_changed_fields_survive(plan: Plan, edited: Callable[[Plan, Edit], Plan]) -> None:
    def edit(rows: list[Cells]) -> None:
        row = next(row for row in rows if row["task_id"] == "task/2")
        row |= {"text": "办好另一件事。", "deadline": "年底前", "targets": "修路 >= 3 公里"}

    person = edited(plan, edit)
    carried = carry_corrections(person, plan)
    assert task_facts(carried) == task_facts(person)
    assert carried.tasks[1].spans == plan.tasks[1].spans
    assert facts(carried) == facts(plan)


def moved(plan: Plan, number: str, text: str) -> Plan:
    """The same plan in a newer document, where one task reads otherwise."""
    rows = [replace(row, text=text) if row.number == number else row for row in ROWS]
    return make_plan([Row("0", [], ["区教育局"], text="办学。"), *rows])


def test_a_newer_document_keeps_what_still_fits(
    plan: Plan, edited: Callable[[Plan, Edit], Plan]
) -> None:
    def edit(rows: list[Cells]) -> None:
        for row in rows:
            if row["name"] in ("区发改局", "区林业局"):
                row["name"] = "区统计局"

    newer = moved(plan, "(3)", "这一段全部重写过,与从前不同。")
    person = edited(plan, edit)
    carried = carry_corrections(person, newer)
    assert humans(carried) == [("task/1", "区统计局")]
    (lost,) = [issue for issue in carried.issues if issue.code is IssueCode.CORRECTION_LOST]
    assert lost.message.startswith("task/(3)")
    assert "区林业局" in [name for *_, name, _, _, _ in facts(carried)]


def test_what_the_new_reading_finds_elsewhere_is_kept(plan: Plan) -> None:
    def edit(rows: list[Cells]) -> None:
        next(row for row in rows if row["name"] == "区发改局")["name"] = "区统计局"

    fewer = replace(plan, assignments=plan.assignments[:-1])
    carried = carry_corrections(change(fewer, edit), plan)
    assert facts(carried)[-1] == facts(plan)[-1]


def test_equal_texts_are_told_apart_by_their_order() -> None:
    plan = make_plan([Row("1", [], ["甲局"]), Row("2", [], ["乙局"]), Row("3", [], ["丙局"])])

    def edit(rows: list[Cells]) -> None:
        rows[1]["name"] = "丁局"

    carried = carry_corrections(change(plan, edit), plan)
    assert [fact[2] for fact in facts(carried)] == ["甲局", "丁局", "丙局"]


def test_nothing_changed_nothing_carried(plan: Plan) -> None:
    assert carry_corrections(plan, plan) == plan


def test_an_actor_renamed_in_plan_json_is_carried(plan: Plan) -> None:
    value = rg.plan_to_json(plan)
    unit = next(actor for actor in value["actors"] if actor["name"] == "区发改局")
    unit["name"] = "区发展和改革局"
    carried = carry_corrections(rg.plan_from_json(value), plan)
    assert [actor.unit_class for actor in carried.actors_of("task/1") if actor.kind is Kind.UNIT] == [
        "department", None,
    ]  # fmt: skip
    assert "区发展和改革局" in [actor.name for actor in carried.actors_of("task/1")]


def test_carrying_twice_is_carrying_once(plan: Plan) -> None:
    def edit(rows: list[Cells]) -> list[Cells]:
        rows[0]["name"] = "赵新"
        rows[3]["role"] = "牵头单位"
        return [row for row in rows if row["name"] != "区交通局"]

    once = carry_corrections(change(plan, edit), plan)
    assert carry_corrections(once, plan) == once


# Any edits at all

NEW_NAMES = ["区统计局", "区发改局", "赵新", "各专班", "甲镇"]
ROLES = [str(role) for role in Role]


@st.composite
def edits(draw: st.DrawFn) -> Callable[[list[Cells]], list[Cells]]:
    """A person's edits: names, roles and kinds changed, rows deleted, copied, inserted, shuffled."""
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["name", "role", "delete", "copy", "insert"]),
                st.integers(0, 99),
                st.sampled_from(NEW_NAMES),
                st.sampled_from(ROLES),
            ),
            max_size=4,
        )
    )
    order = draw(st.randoms(use_true_random=False))

    def edit(rows: list[Cells]) -> list[Cells]:
        rows = [dict(row) for row in rows]
        for what, where, name, role in steps:
            at = where % len(rows)
            if what == "name" and rows[at]["name"]:
                rows[at]["name"] = name
            elif what == "role" and rows[at]["name"]:
                rows[at]["role"] = role
            elif what == "delete" and len(rows) > 1 and not last_with_text(rows, at):
                del rows[at]
            elif what == "copy":
                rows.insert(at, dict(rows[at]))
            elif what == "insert":
                new = dict.fromkeys(rows[at], "") | {"task_id": rows[at]["task_id"]}
                rows.insert(at + 1, new | {"name": name, "role": role})
        order.shuffle(rows)
        return rows

    return edit


def last_with_text(rows: list[Cells], at: int) -> bool:
    """Whether the other rows of the task are refused once this one is gone: none has its text."""
    others = [row for row in rows if row is not rows[at] and row["task_id"] == rows[at]["task_id"]]
    return bool(others) and not any(row["text"] for row in others)


def stated(rows: list[Cells]) -> list[tuple[str, str, str]]:
    return sorted((row["task_id"], row["role"], row["name"]) for row in rows if row["name"])


def held(plan: Plan) -> list[tuple[str, str, str]]:
    return sorted((task_id, role, name) for task_id, role, name, *_ in facts(plan))


def merged(plan: Plan, rows: list[Cells]) -> Plan:
    """What a workbook with these rows gives, without the time that a real file takes."""
    table = read_cells(csv_of(rows).decode("utf-8-sig"), "c.csv", delimiter=",")
    payload = [[TextCell(cell, 1) for cell in row] for row in payload_rows(plan)]
    return plan_from_tables(Document("c.xlsx", ""), table, payload)


@given(edits())
def test_whatever_people_do_the_plan_says_what_the_rows_say(
    edit: Callable[[list[Cells]], list[Cells]],
) -> None:
    plan = make_plan(ROWS)
    rows = edit(rows_of(assignments_csv(plan)))
    note(stated(rows))
    with_base = merged(plan, rows)
    alone = rg.read_plan(csv_of(rows), name="c.csv")
    assert held(with_base) == held(alone) == stated(rows)
    assert carry_corrections(with_base, plan).task_by_id.keys() == with_base.task_by_id.keys()
    assert held(carry_corrections(with_base, plan)) == stated(rows)
    untouched = {task.id for task in plan.tasks} - {task_id for task_id, *_ in stated(rows)}
    kept_anyway = [fact for fact in held(plan) if fact[0] in untouched]
    assert [f for f in held(carry_corrections(alone, plan)) if f not in kept_anyway] == stated(rows)


@given(edits())
def test_a_record_is_human_exactly_when_the_document_did_not_say_it(
    edit: Callable[[list[Cells]], list[Cells]],
) -> None:
    plan = make_plan(ROWS)
    rows = edit(rows_of(assignments_csv(plan)))
    with_base = merged(plan, rows)
    said, says = Counter(facts(plan)), Counter(facts(with_base))
    human = [item.origin is Origin.HUMAN for item in with_base.assignments]
    marked = Counter(fact for fact, by_hand in zip(facts(with_base), human, strict=True) if by_hand)
    assert marked == says - said
    assert bool(corrected(with_base)) == (said != says or plan.tasks != with_base.tasks)


# Small parts


def test_sections_and_targets_are_parsed() -> None:
    assert parse_section("") == ()
    assert parse_targets("") == []
    assert parse_targets("能耗 <= 2.5 %;人均 ~ 3 万元") == [
        ("能耗", "<=", 2.5, "%"),
        ("人均", "~", 3.0, "万元"),
    ]
    assert parse_targets("a = b >= 1e-7 x") == [("a = b", ">=", 1e-7, "x")]
    assert parse_targets("没有数") is None


def test_every_column_has_two_words() -> None:
    for column, chinese in COLUMNS.items():
        assert column_of(column) == column_of(chinese) == column


def test_an_issue_of_the_reading_survives_the_workbook(plan: Plan) -> None:
    doubted = replace(plan, issues=(Issue(IssueCode.OPEN_LIST, "x", plan.tasks[0].spans),))
    assert edited_workbook(doubted, keep).issues == doubted.issues


def test_a_plan_of_human_records_only_survives() -> None:
    actor = rg.Actor("unit/甲局", "甲局", Kind.UNIT)
    task = Task("task/1", "1", (), "修路。", None, (), Origin.HUMAN)
    item = Assignment("task/1", actor.id, Role.LEAD_UNIT, Mention.NAMED, (), origin=Origin.HUMAN)
    plan = Plan(Document("x", ""), tasks=(task,), actors=(actor,), assignments=(item,))
    assert edited_workbook(plan, keep) == plan
    assert facts(edited_csv(plan, keep)) == facts(plan)
    assert humans(edited_csv(plan, keep)) == [("task/1", "甲局")]


def test_the_real_plan_in_the_hands_of_a_person() -> None:
    plan = xianan_plan()

    def edit(rows: list[Cells]) -> None:
        for row in rows:
            if row["name"] == "区科经局":
                row["name"] = "区经信局"

    back = edited_workbook(plan, edit)
    changed = sum(plan.actor_by_id[item.actor_id].name == "区科经局" for item in plan.assignments)
    assert len(humans(back)) == changed > 1
    assert back.assignments_by_actor["unit/区科经局"] == ()


def test_a_language_that_nobody_knows_is_refused(plan: Plan) -> None:
    for write in (assignments_csv, assignments_workbook):
        with pytest.raises(ArgumentError, match="unknown language 'de'; known: en, zh"):
            write(plan, lang="de")
