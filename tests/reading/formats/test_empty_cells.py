"""Empty cells in real files: empty where the file tells merges, doubted where it cannot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape

import pytest
import xlsxwriter

import respgraph as rg
from respgraph.plan import Plan
from respgraph.vocabulary import IssueCode, Severity

from .packages import p, tbl, tc, tr, word_file
from .pdf_writer import write_table

Rows = Sequence[Sequence[str | None]]
HEADER = ("序号", "任务", "责任领导", "牵头单位", "配合单位", "完成时限")
ROWS: Rows = (
    HEADER,
    ("1", "修路五公里。", "王力", "县交通局", "县财政局", "6月底"),
    ("2", "修桥一座。", None, "", "县水利局", ""),
    ("3", "建学校。", "李娜", "县教育局", "", "9月底"),
    ("4", "办医院。", "李娜", "县卫健局", "县财政局", None),
)
"""None stands for a place that the cell above covers."""

TRUTH = {
    "1": ("王力 县交通局 县财政局", "6月底"),
    "2": ("王力 县水利局", None),
    "3": ("李娜 县教育局", "9月底"),
    "4": ("李娜 县卫健局 县财政局", "9月底"),
}


def reach(rows: Rows, row: int, column: int) -> int:
    """How many rows a cell covers."""
    below = row + 1
    while below < len(rows) and rows[below][column] is None:
        below += 1
    return below - row


def as_docx(rows: Rows) -> bytes:
    def cell(row: int, column: int) -> str:
        value = rows[row][column]
        if value is None:
            return tc(p(), "<w:vMerge/>")
        merged = '<w:vMerge w:val="restart"/>' if reach(rows, row, column) > 1 else ""
        return tc(p(value), merged)

    lines = (
        tr(*(cell(row, column) for column in range(len(rows[row])))) for row in range(len(rows))
    )
    return word_file(p("云泽县任务分解表") + tbl(*lines))


def as_xlsx(rows: Rows) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务表")
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                below = row + reach(rows, row, column) - 1
                if value is not None and below > row:
                    sheet.merge_range(row, column, below, column, value)
                elif value is not None:
                    sheet.write_string(row, column, value)
    return stream.getvalue()


def as_html(rows: Rows) -> bytes:
    body = ""
    for row, values in enumerate(rows):
        body += "<tr>"
        for column, value in enumerate(values):
            if value is not None:
                body += f'<td rowspan="{reach(rows, row, column)}">{escape(value)}</td>'
        body += "</tr>"
    return f"<html><meta charset=utf-8><body><table>{body}</table></body></html>".encode()


def as_csv(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([value or "" for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_tabs(rows: Rows) -> bytes:
    return "\n".join("\t".join(value or "" for value in row) for row in rows).encode()


def found(plan: Plan) -> dict[str | None, tuple[str, str | None]]:
    return {
        task.number: (
            " ".join(
                plan.actor_by_id[one.actor_id].name for one in plan.assignments_by_task[task.id]
            ),
            task.deadline.text if task.deadline else None,
        )
        for task in plan.tasks
    }


@pytest.mark.parametrize("write", [as_docx, as_xlsx, as_html], ids=["docx", "xlsx", "html"])
class TestAFileThatTellsMerges:
    def test_only_merged_cells_reach_down(self, write: Callable[[Rows], bytes]) -> None:
        plan = rg.read_plan(write(ROWS), name="plan")
        assert found(plan) == TRUTH
        assert IssueCode.CARRIED_DOWN not in {issue.code for issue in plan.issues}

    def test_the_audit_says_who_leads_nothing(self, write: Callable[[Rows], bytes]) -> None:
        plan = rg.read_plan(write(ROWS), name="plan")
        findings = {(one.code.value, one.task_id) for one in rg.audit(plan) if one.task_id}
        assert ("no_lead", "task/2") in findings
        assert ("no_lead", "task/1") not in findings

    def test_without_any_merge_an_empty_cell_is_empty(self, write: Callable[[Rows], bytes]) -> None:
        rows = [[value or "" for value in row] for row in ROWS]
        plan = rg.read_plan(write(rows), name="plan")
        assert found(plan) == TRUTH | {
            "2": ("县水利局", None),
            "4": ("李娜 县卫健局 县财政局", None),
        }

    def test_a_mostly_empty_column_is_doubted(self, write: Callable[[Rows], bytes]) -> None:
        rows = [
            HEADER,
            *(
                [str(n), f"办第{n}事。", "王力"[: n == 1 and 2], "县交通局", "", ""]
                for n in range(1, 6)
            ),
        ]
        plan = rg.read_plan(write(rows), name="plan")
        (issue,) = [one for one in plan.issues if one.code is IssueCode.MOSTLY_BLANK]
        assert "责任领导" in issue.message
        assert "4 of 5" in issue.message
        assert issue.severity is Severity.WARNING


def test_a_ruled_pdf_tells_empty_cells() -> None:
    rows = [[value or "" for value in row] for row in ROWS]
    plan = rg.read_plan(write_table(rows, (40, 120, 80, 100, 100, 80), title="云泽县任务分解表"))
    assert found(plan)["2"] == ("县水利局", None)


@pytest.mark.parametrize("write", [as_csv, as_tabs], ids=["csv", "tabs"])
def test_text_that_cannot_tell_is_read_downwards_and_doubted(
    write: Callable[[Rows], bytes],
) -> None:
    plan = rg.read_plan(write(ROWS), name="plan")
    assert found(plan)["2"] == ("王力 县交通局 县水利局", "6月底")
    doubts = [one for one in plan.issues if one.code is IssueCode.CARRIED_DOWN]
    assert len(doubts) == 4
    assert {one.severity for one in doubts} == {Severity.WARNING}
