"""The same planted plan as a file of each kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

import xlsxwriter
from tests.reading.formats.packages import p, tbl, tc, tr, word_file
from tests.reading.formats.pdf_writer import write_paragraphs, write_table

from respgraph.sampling import SamplePlan, WrittenStyle, render

HEADER = ("序号", "工作任务", "责任领导", "牵头单位", "责任单位", "完成时限")
WIDTHS = (30.0, 150.0, 60.0, 75.0, 90.0, 46.0)


def lines_of(plan: SamplePlan, style: WrittenStyle = WrittenStyle.FULL_BRACKET) -> list[str]:
    return [line for line in render(plan, style).splitlines() if line]


def table_of(plan: SamplePlan) -> list[tuple[str, ...]]:
    """The header, and for each section one row with its heading and its tasks."""
    rows: list[tuple[str, ...]] = [HEADER]
    for section, group in groupby(plan.rows(), key=lambda row: row.section):
        rows.append((section[-1],))
        rows += [(r.number, r.text, r.leaders, r.leads, r.units, r.deadline) for r in group]
    return rows


def as_text(plan: SamplePlan) -> bytes:
    return render(plan, WrittenStyle.FULL_BRACKET).encode()


def as_docx_paragraphs(plan: SamplePlan) -> bytes:
    return word_file("".join(p(escape(line)) for line in lines_of(plan)))


def as_docx_table(plan: SamplePlan) -> bytes:
    rows = [
        tr(tc(p(escape(row[0])), f'<w:gridSpan w:val="{len(HEADER)}"/>'))
        if len(row) == 1
        else tr(*(tc(p(escape(value))) for value in row))
        for row in table_of(plan)
    ]
    return word_file(p(plan.title) + tbl(*rows))


def as_xlsx(plan: SamplePlan) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务表")
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, plan.title)
        for at, row in enumerate(table_of(plan), start=1):
            if len(row) == 1:
                sheet.merge_range(at, 0, at, len(HEADER) - 1, row[0])
            else:
                sheet.write_row(at, 0, row)
    return stream.getvalue()


def as_html(plan: SamplePlan) -> bytes:
    body = f"<h1>{escape(plan.title)}</h1><table>"
    for row in table_of(plan):
        span = f' colspan="{len(HEADER)}"' if len(row) == 1 else ""
        body += "<tr>" + "".join(f"<td{span}>{escape(value)}</td>" for value in row) + "</tr>"
    return f"<html><meta charset=gb2312><body>{body}</table></body></html>".encode("gb18030")


def as_csv(plan: SamplePlan) -> bytes:
    stream = io.StringIO()
    rows: Sequence[Sequence[str]] = [
        row if len(row) > 1 else (*row, *[""] * (len(HEADER) - 1)) for row in table_of(plan)
    ]
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def as_pdf_paragraphs(plan: SamplePlan) -> bytes:
    return write_paragraphs(lines_of(plan), head="内部资料", numbered=True, bottom=300)


def as_pdf_table(plan: SamplePlan) -> bytes:
    return write_table(table_of(plan), WIDTHS, title=plan.title, bottom=500)


WRITERS: dict[str, Callable[[SamplePlan], bytes]] = {
    "txt": as_text,
    "docx": as_docx_paragraphs,
    "docx-table": as_docx_table,
    "xlsx": as_xlsx,
    "html": as_html,
    "csv": as_csv,
    "pdf": as_pdf_paragraphs,
    "pdf-table": as_pdf_table,
}
