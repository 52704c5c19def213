"""Empty cells in real files: empty where the file tells merges, doubted where it cannot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape

import pytest
import xlsxwriter

import respgraph as rg
from respgraph.document import Span
from respgraph.plan import Plan
from respgraph.reading.tables import one_table as tables
from respgraph.reading.tables.cells import CellReading
from respgraph.vocabulary import IssueCode, Severity

from .packages import p, tbl, tc, tr, word_file
from .pdf_writer import write_table

Rows = Sequence[Sequence[str | None]]
Spans = tuple[Span, ...]
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


OFFICES: Rows = (
    ("序号", "任务", "分管领导", "牵头科室", "配合科室", "督办科室"),
    ("1", "办学校。", "李文博", "基础教育科", "安全科、人事科", "纪检室"),
    ("2", "修操场。", "王 红", "财务科", "无", "纪检室"),
)


@pytest.mark.parametrize(
    "write",
    [as_docx, as_xlsx, as_html, as_csv, as_tabs],
    ids=["docx", "xlsx", "html", "csv", "tabs"],
)
class TestTheAccountSeesNamesInCells:
    def test_every_name_of_a_role_column_is_found(self, write: Callable[[Rows], bytes]) -> None:
        account = rg.read_plan(write(OFFICES), name="plan").account
        names = next(line for line in account.lines if line.what == "names")
        assert (names.found, names.unread) == (7, 0)

    def test_a_name_that_reading_drops_is_missed(
        self, write: Callable[[Rows], bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = tables.read_role_cell

        def forgetful(text: str, spans: Spans, *rest: object) -> CellReading:
            found = read(text, spans, *rest)  # type: ignore[arg-type]
            for clause in found.clauses:
                clause.names = clause.names[:1]
            return found

        monkeypatch.setattr(tables, "read_role_cell", forgetful)
        plan = rg.read_plan(write(OFFICES), name="plan")
        missed = [one for one in plan.issues if one.code is IssueCode.UNREAD_NAME]
        assert ["人事科" in one.message for one in missed] == [True]
