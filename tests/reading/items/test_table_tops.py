"""What stands above tables: titles that tell them apart, and who answers for every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
import xlsxwriter
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.packages import p, tbl, tc, tr, word_file

from respgraph import Plan
from respgraph.reading.pipeline import plan_from_source
from respgraph.vocabulary import IssueCode

HEADER = ("序号", "工作任务", "牵头单位", "时限")
WATER = (("1", "修渠3公里。", "县水利局", "6月底前"), ("2", "清淤。", "县水利局", "全年"))
SCHOOL = (("3", "建校2所。", "县教育局", "8月底前"), ("4", "建食堂。", "县民政局", "全年"))
ROLES = {"responsible_leader": "领", "lead_unit": "牵", "joint_unit": "责", "supporting_unit": "配"}


@dataclass(frozen=True)
class Sheet:
    """A table with the lines above it, and the name of its sheet."""

    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = "Sheet1"
    header: tuple[str, ...] = HEADER


def as_html(sheets: Sequence[Sheet]) -> bytes:
    body = "".join(
        "".join(f"<p>{line}</p>" for line in sheet.above)
        + "<table>"
        + "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
            for row in (sheet.header, *sheet.rows)
        )
        + "</table>"
        for sheet in sheets
    )
    return f"<html><meta charset=utf-8><body>{body}</body></html>".encode()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for number, sheet in enumerate(sheets, start=1):
            name = sheet.name if sheet.name != "Sheet1" else f"Sheet{number}"
            page = book.add_worksheet(name)
            for row, line in enumerate(sheet.above):
                page.merge_range(row, 0, row, len(sheet.header) - 1, line)
            for row, cells in enumerate((sheet.header, *sheet.rows), start=len(sheet.above)):
                page.write_row(row, 0, cells)
    return stream.getvalue()


def _word_rows(sheet: Sheet) -> list[str]:
    wide = f'<w:gridSpan w:val="{len(sheet.header)}"/>'
    rows = [tr(tc(p(line), wide)) for line in sheet.above]
    return rows + [tr(*(tc(p(cell)) for cell in row)) for row in (sheet.header, *sheet.rows)]


def as_word_tables(sheets: Sequence[Sheet]) -> bytes:
    return word_file(p().join(tbl(*_word_rows(sheet)) for sheet in sheets))


def as_one_word_table(sheets: Sequence[Sheet]) -> bytes:
    return word_file(tbl(*(row for sheet in sheets for row in _word_rows(sheet))))


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    for sheet in sheets:
        width = len(sheet.header)
        writer.writerows((line, *[""] * (width - 1)) for line in sheet.above)
        writer.writerows((sheet.header, *sheet.rows))
    return stream.getvalue().encode()


def as_bars(sheets: Sequence[Sheet]) -> bytes:
    lines: list[str] = []
    for sheet in sheets:
        lines += [*sheet.above, *(" | ".join(row) for row in (sheet.header, *sheet.rows))]
    return "\n".join(lines).encode()


WRITERS = [as_html, as_xlsx, as_word_tables, as_one_word_table, as_csv, as_bars]
Writer = Callable[[Sequence[Sheet]], bytes]


def plan_of(data: bytes) -> Plan:
    return plan_from_source(read_here(data))


def shown(plan: Plan) -> list[str]:
    lines = []
    for task in plan.tasks:
        names = " ".join(
            ROLES[a.role.value] + plan.actor_by_id[a.actor_id].name
            for a in plan.assignments
            if a.task_id == task.id
        )
        lines.append(f"{task.number} {'/'.join(task.section)} {names}")
    return lines


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("above", "section", "leaders"),
    [
        (("{place}治理任务清单",), "{place}治理任务清单", ""),
        (("附件1", "{place}治理任务清单", "填报单位:县府办"), "{place}治理任务清单", ""),
        (
            ("{place}治理任务清单", "县级河长:{leader}(副县长)"),
            "{place}治理任务清单",
            "领{leader} ",
        ),
        (("{place}治理任务清单(县级河长:{leader})",), "{place}治理任务清单", "领{leader} "),
        (
            ("{place}治理任务清单", "联系单位:县府办  总召集人:{leader}"),
            "{place}治理任务清单",
            "领{leader} ",
        ),
        (("{place}", "县级河长:{leader}"), "{place}", "领{leader} "),
        (("{number}、{place}(责任领导:{leader})",), "{number}、{place}", "领{leader} "),
    ],
)
def test_title_and_labels_above_a_table_hold_for_its_rows(
    write: Writer, above: tuple[str, ...], section: str, leaders: str
) -> None:
    sheets, expected = [], []
    for words, rows in (
        ({"place": "东河", "leader": "江平", "number": "一"}, WATER),
        ({"place": "西河", "leader": "何水", "number": "二"}, SCHOOL),
    ):
        sheets.append(Sheet(tuple(line.format(**words) for line in above), rows))
        under = f"{section.format(**words)} {leaders.format(**words)}"
        expected += [f"{row[0]} {under}牵{row[2]}" for row in rows]
    assert shown(plan_of(write(sheets))) == expected


@pytest.mark.parametrize("write", WRITERS)
def test_a_title_that_all_tables_share_is_no_section(write: Writer) -> None:
    sheets = [Sheet(("清河县任务清单",), WATER), Sheet(("清河县任务清单",), SCHOOL)]
    assert {task.section for task in plan_of(write(sheets)).tasks} == {()}


@pytest.mark.parametrize("write", WRITERS)
def test_headings_under_a_shared_title_are_the_sections(write: Writer) -> None:
    sheets = [
        Sheet(("清河县任务清单", "一、水利"), WATER, "水利"),
        Sheet(("清河县任务清单", "二、教育"), SCHOOL, "教育"),
    ]
    sections = [task.section for task in plan_of(write(sheets)).tasks]
    assert sections == [("一、水利",), ("一、水利",), ("二、教育",), ("二、教育",)]


@pytest.mark.parametrize("above", [(), ("清河县任务清单",)])
def test_the_names_of_sheets_tell_them_apart_where_no_title_does(above: tuple[str, ...]) -> None:
    sheets = [Sheet(above, WATER, "水利工程"), Sheet(above, SCHOOL, "民生实事")]
    sections = [task.section for task in plan_of(as_xlsx(sheets)).tasks]
    assert sections == [("水利工程",), ("水利工程",), ("民生实事",), ("民生实事",)]


def test_names_that_a_program_gives_to_sheets_are_no_sections() -> None:
    sheets = [Sheet((), WATER), Sheet((), SCHOOL)]
    assert {task.section for task in plan_of(as_xlsx(sheets)).tasks} == {()}


@pytest.mark.parametrize("write", WRITERS)
def test_who_answers_for_one_section_row_answers_for_no_other(write: Writer) -> None:
    row = ("二、教育(责任领导:何水)", "", "", "")
    rows = (*WATER, row, *SCHOOL)
    plan = plan_of(write([Sheet(("清河县任务清单", "一、水利(责任领导:江平)"), rows)]))
    assert shown(plan)[1:3] == ["2 一、水利 领江平 牵县水利局", "3 二、教育 领何水 牵县教育局"]


@pytest.mark.parametrize("write", [as_html, as_xlsx, as_word_tables])
def test_an_issuer_in_brackets_above_a_table_answers_for_nothing(write: Writer) -> None:
    plan = plan_of(write([Sheet(("清河县任务清单", "(县委办公室 2024年3月)"), WATER)]))
    assert shown(plan) == ["1  牵县水利局", "2  牵县水利局"]


def test_labels_and_values_in_cells_above_the_header_hold_for_all_rows() -> None:
    pairs = Sheet((), (), header=("县级河长", "江平", "联系单位", "县府办"))
    plan = plan_of(as_csv([pairs, Sheet((), WATER)]))
    assert shown(plan) == ["1  领江平 牵县水利局", "2  领江平 牵县水利局"]


INDEXES = {
    "pages": Sheet(
        ("任务台账目录",),
        (("1", "水利", "县水利局", "2"), ("2", "民生", "县教育局", "3")),
        header=("序号", "任务名称", "牵头单位", "页码"),
    ),
    "counts": Sheet(
        ("任务数量表",),
        (("1", "县水利局", "2", "0"), ("2", "县教育局", "2", "1")),
        header=("序号", "牵头单位", "任务数", "已完成"),
    ),
}


@pytest.mark.parametrize("write", [as_html, as_xlsx, as_word_tables])
@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES)
def test_a_table_about_other_tables_is_listed_and_holds_no_tasks(
    write: Writer, index: Sheet
) -> None:
    sheets = [index, Sheet(("水利任务表",), WATER), Sheet(("教育任务表",), SCHOOL)]
    plan = plan_of(write(sheets))
    assert [task.number for task in plan.tasks] == ["1", "2", "3", "4"]
    assert "lists or counts" in _messages(plan, IssueCode.NOT_ASSIGNED)


@pytest.mark.parametrize("name", ["目录", "填表说明", "封面"])
def test_a_sheet_named_as_contents_or_notes_holds_no_tasks(name: str) -> None:
    extra = Sheet((), (("1", "填报进展。", "各单位", "每月"),), name)
    plan = plan_of(as_xlsx([extra, Sheet((), WATER, "任务")]))
    assert [task.text for task in plan.tasks] == ["修渠3公里。", "清淤。"]
    assert "lists or counts" in _messages(plan, IssueCode.NOT_ASSIGNED)


def _messages(plan: Plan, code: IssueCode) -> str:
    return " ".join(issue.message for issue in plan.issues if issue.code is code)
