"""Write the example files of the documentation: one small invented plan in every kind of file.

    python tools/example_files.py [--older]

With ``--older`` LibreOffice turns the Word and Excel files into those of Office 97 as well.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "docs" / "examples"
FONT = ROOT / "src/respgraph/views/vendor/noto-sans-sc/NotoSansSC-Regular-subset.ttf"
TITLE = "清禾区2025年民生实事责任分解表"
HEADER = ("序号", "工作任务", "责任领导", "牵头单位", "责任单位", "完成时限")
LEADER_COLUMN = HEADER.index("责任领导")
ROWS = (
    ("1", "新建社区食堂6家。", "宋雨桐", "区民政局", "区住建局、各街道", "9月底前"),
    ("2", "改造老旧小区12个。", "宋雨桐", "区住建局", "区财政局、望江街道", "11月底前"),
    ("3", "新增公办学位1800个以上。", "宋雨桐", "区教育局", "区住建局、区财政局", "8月底前"),
    ("4", "完成清河大桥检修。", "唐怀瑾", "区交通运输局", "公安清禾分局等", "6月底前"),
    ("5", "整治黑臭水体3处。", "唐怀瑾", "区水利局", "相关镇街", "全年"),
)


def clauses() -> list[str]:
    """The tasks as running text with the clause in brackets, without their numbers."""
    return [
        f"{text}（责任领导：{leader}；牵头单位：{lead}；责任单位：{units}；完成时限：{due}）"
        for _, text, leader, lead, units, due in ROWS
    ]


def as_txt() -> bytes:
    """Running text, in the encoding of older programs."""
    lines = [TITLE, "", "一、民生实事", ""]
    lines += [f"{row[0]}.{clause}" for row, clause in zip(ROWS, clauses(), strict=True)]
    return "\r\n".join(lines).encode("gb18030")


def as_md() -> bytes:
    """A Markdown table."""
    lines = [f"# {TITLE}", ""]
    lines += [f"| {' | '.join(row)} |" for row in (HEADER, ("---",) * len(HEADER), *ROWS)]
    return ("\n".join(lines) + "\n").encode()


def as_csv() -> bytes:
    """A table as Excel saves it, several names in a cell."""
    lines = [",".join(row) for row in (HEADER, *ROWS)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def as_html() -> bytes:
    """A saved web page: the leader's cell reaches over three rows; there is furniture around."""
    spans = {"1": 3, "4": 2}
    body = ""
    for row in ROWS:
        cells = [f"<td>{value}</td>" for value in row]
        if row[0] in spans:
            cells[LEADER_COLUMN] = f'<td rowspan="{spans[row[0]]}">{row[LEADER_COLUMN]}</td>'
        else:
            del cells[LEADER_COLUMN]
        body += f"<tr>{''.join(cells)}</tr>\n"
    head = "".join(f"<th>{word}</th>" for word in HEADER)
    page = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="gb2312"><title>清禾区人民政府</title>'
        "<script>var shown = '责任领导：无名氏';</script></head>\n<body><p>首页 > 政务公开</p>"
        f"<h1>{TITLE}</h1>\n<table>\n<tr>{head}</tr>\n{body}</table>\n"
        "<p>上一篇：关于开展统计调查的通知</p></body></html>\n"
    )
    return page.encode("gb18030")


def as_docx() -> bytes:
    """Word: automatic numbers, a change that is still tracked, hidden words."""
    import docx

    document = docx.Document()
    document.add_heading(TITLE, level=0)
    document.add_heading("一、民生实事", level=1)
    for clause in clauses():
        paragraph = document.add_paragraph(style="List Number")
        before, inserted, after = clause.partition("相关镇街")
        paragraph.add_run(before)
        if inserted:
            _track(paragraph, "w:del", "w:delText", "区城管局")
            _track(paragraph, "w:ins", "w:t", inserted)
            paragraph.add_run(after)
    document.paragraphs[-1].add_run("责任单位：区档案馆").font.hidden = True
    stream = io.BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _track(paragraph: Any, change: str, holder: str, words: str) -> None:
    """A change by a named author that nobody has accepted yet."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tracked, run, text = (OxmlElement(name) for name in (change, "w:r", holder))
    tracked.set(qn("w:id"), "1")
    tracked.set(qn("w:author"), "example")
    text.text = words
    run.append(text)
    tracked.append(run)
    paragraph._p.append(tracked)


def as_xlsx() -> bytes:
    """Excel: a title above, a header of two lines, merged leaders, a hidden row and sheet."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2025, 2, 14, tzinfo=UTC)})
        sheet = book.add_worksheet("任务表")
        sheet.merge_range(0, 0, 0, 5, TITLE)
        for at in (0, 1, 2, 5):
            sheet.merge_range(1, at, 2, at, HEADER[at])
        sheet.merge_range(1, 3, 1, 4, "责任部门")
        sheet.write_row(2, 3, HEADER[3:5])
        for at, row in enumerate(ROWS, start=3):
            sheet.write_row(at, 0, row)
        sheet.merge_range(3, 2, 5, 2, "宋雨桐")
        sheet.merge_range(6, 2, 7, 2, "唐怀瑾")
        sheet.write_row(8, 0, ("6", "（未定事项）", "", "区信访局"))
        sheet.set_row(8, None, None, {"hidden": True})
        draft = book.add_worksheet("草稿")
        draft.write_row(0, 0, ("责任单位：区信访局",))
        draft.hide()
    return _without_clock(stream.getvalue())


def as_ods() -> bytes:
    """LibreOffice Calc."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="任务表")
    for row in (HEADER, *ROWS):
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return _without_clock(stream.getvalue())


def as_pdf() -> bytes:
    """PDF: the running text, hard-wrapped over two pages with page numbers."""
    from fpdf import FPDF

    class Page(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.cell(0, 8, f"— {self.page_no()} —", align="C")

    pdf = Page(format=(148.5, 210), orientation="landscape")
    pdf.set_creation_date(datetime(2025, 2, 14, tzinfo=UTC))
    pdf.add_font("noto", fname=FONT)
    pdf.set_font("noto", size=15)
    pdf.add_page()
    pdf.cell(0, 14, TITLE, align="C", new_x="LMARGIN", new_y="NEXT")
    lines = ["一、民生实事"]
    lines += [f"{row[0]}.{clause}" for row, clause in zip(ROWS, clauses(), strict=True)]
    for line in lines:
        pdf.multi_cell(0, 9, f"\u3000\u3000{line}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _without_clock(data: bytes) -> bytes:
    """The package with every member dated 1980, so that writing it again gives the same bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


WRITERS: dict[str, Callable[[], bytes]] = {
    "plan.txt": as_txt,
    "plan.md": as_md,
    "plan.csv": as_csv,
    "plan.html": as_html,
    "plan.docx": as_docx,
    "plan.xlsx": as_xlsx,
    "plan.ods": as_ods,
    "plan.pdf": as_pdf,
}
OLDER = {"plan.docx": "doc", "plan.xlsx": "xls"}


def _convert(name: str, suffix: str) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise SystemExit("LibreOffice is not installed; leave --older away")
    command = [office, "--headless", "--convert-to", suffix, "--outdir", EXAMPLES, EXAMPLES / name]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Write the example files of the documentation.")
    parser.add_argument("--older", action="store_true", help="also .doc and .xls")
    older = parser.parse_args().older
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    for name, write in WRITERS.items():
        (EXAMPLES / name).write_bytes(write())
    for name, suffix in OLDER.items() if older else ():
        _convert(name, suffix)


if __name__ == "__main__":
    main()
