"""Spreadsheets: values as printed, merges, and what is hidden said and not read."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet
from tests.reading.formats.inprocess import grids, paragraphs, place_of, read_here
from tests.reading.formats.packages import c, sheet_file

from respgraph.errors import UnreadableFileError
from respgraph.reading.formats.sheets.cell_text import look_of, printed
from respgraph.reading.source import Grid
from respgraph.vocabulary import IssueCode

SAMPLES = Path(__file__).parents[1] / "samples"


def _book(fill) -> bytes:  # type: ignore[no-untyped-def]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


class TestValues:
    def test_numbers_dates_and_shares_are_printed_as_shown(self) -> None:
        def fill(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet()
            day = dt.date(2024, 6, 30)
            sheet.write_row(0, 0, ["序号", "时限", "月", "日", "率", "数", "文"])
            sheet.write(1, 0, 1.0)
            for column, code in enumerate(['yyyy"年"m"月"d"日"', "yyyy年m月", "m月d日"], start=1):
                sheet.write_datetime(1, column, day, book.add_format({"num_format": code}))
            sheet.write(1, 4, 0.955, book.add_format({"num_format": "0.0%"}))
            sheet.write(1, 5, 0.1 + 0.2)
            sheet.write_string(1, 6, "0012")

        row = grids(read_here(_book(fill)))[0][1]
        assert row == ["1", "2024年6月30日", "2024年6月", "6月30日", "95.5%", "0.3", "0012"]

    def test_the_built_in_chinese_dates_of_excel(self) -> None:
        styles = (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="31"/></cellXfs></styleSheet>'
        )
        rows = (
            f'<row r="1">{c("A1", "时限")}{c("B1", "起")}</row>'
            '<row r="2"><c r="A2" s="1"><v>45444</v></c><c r="B2" s="2"><v>45444</v></c></row>'
        )
        source = read_here(sheet_file(rows, parts={"xl/styles.xml": styles}))
        assert grids(source)[0][1] == ["2024年6月", "2024年6月1日"]

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (1e22, "10000000000000000000000"),
            (-3.5, "-3.5"),
            (True, "TRUE"),
            (None, ""),
            (1e-7, "0.0000001"),
        ],
    )
    def test_odd_numbers(self, value: float | bool | None, text: str) -> None:
        assert printed(value) == text


LOOKS = [
    ("300", '0"个"', 'yyyy"年"m"月"', ["300个", "2024年6月"]),
    ("12.5", '0.0"公里"', 'yyyy"年"m"月底前"', ["12.5公里", "2024年6月底前"]),
    ("0.95", "0%", 'm"月"d"日前"', ["95%", "6月30日前"]),
    ("1200", "#,##0", "yyyy-mm-dd", ["1200", "2024-06-30"]),
]


class TestWordsOfFormats:
    """The words that a number format puts around a number or into a date are printed ones."""

    def test_excel(self) -> None:
        def fill(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["目标", "时限"])
            for row, (value, number, date, _) in enumerate(LOOKS, start=1):
                sheet.write_number(row, 0, float(value), book.add_format({"num_format": number}))
                look = book.add_format({"num_format": date})
                sheet.write_datetime(row, 1, dt.date(2024, 6, 30), look)

        assert grids(read_here(_book(fill)))[0][1:] == [shown for *_, shown in LOOKS]

    def test_excel_of_1997(self) -> None:
        source = read_here((SAMPLES / "looks.xls").read_bytes(), "looks.xls")
        assert [[row[2], row[4]] for row in grids(source)[0][1:]] == [shown for *_, shown in LOOKS]

    def test_open_document(self) -> None:
        texts = [["300个", "2024年6月"], ["12.5公里", "2024年6月底前"], ["95%", "6月30日前"]]
        texts.append(["1200", "2024-06-30"])
        document = OpenDocumentSpreadsheet()
        sheet = odf_table.Table(name="表")
        for (value, number, *_), (left, right) in zip(LOOKS, texts, strict=True):
            line = odf_table.TableRow()
            kind = "percentage" if "%" in number else "float"
            for text, properties in (
                (left, {"valuetype": kind, "value": value}),
                (right, {"valuetype": "date", "datevalue": "2024-06-30"}),
            ):
                cell = odf_table.TableCell(**properties)
                cell.addElement(odf_text.P(text=text))
                line.addElement(cell)
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
        stream = io.BytesIO()
        document.write(stream)
        assert grids(read_here(stream.getvalue()))[0] == [shown for *_, shown in LOOKS]

    @pytest.mark.parametrize("code", ['[=1]"是";[=0]"否"', '"共"', "@", ";;;", 'h"时"mm"分"'])
    def test_formats_without_a_number_change_nothing(self, code: str) -> None:
        assert printed(3, look_of(0, code)) == "3"


class TestShape:
    def test_titles_above_the_table_are_paragraphs_and_places_are_cells(self) -> None:
        def fill(book: xlsxwriter.Workbook) -> None:
            for name in ("经济", "民生"):
                sheet = book.add_worksheet(name)
                sheet.merge_range("A1:C1", f"{name}任务分解表")
                sheet.write_row(2, 0, ["序号", "任务", "单位"])
                sheet.write_row(3, 0, ["1", f"{name}任务", "县教育局、\n县财政局"])

        source = read_here(_book(fill))
        assert paragraphs(source) == ["经济任务分解表", "民生任务分解表"]
        assert [grid[-1] for grid in grids(source)] == [
            ["1", "经济任务", "县教育局、\n县财政局"],
            ["1", "民生任务", "县教育局、\n县财政局"],
        ]
        assert place_of(source, "民生任务\t") == "民生!B4"
        assert place_of(source, "经济任务分解表") == "经济!A1"

    def test_merged_cells_reach_over_visible_rows_only(self) -> None:
        def fill(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet("表")
            sheet.write_row(0, 0, ["领导", "任务"])
            sheet.merge_range("A2:A5", "王明")
            for row in range(1, 5):
                sheet.write(row, 1, f"任务{row}")
            sheet.set_row(1, None, None, {"hidden": True})

        source = read_here(_book(fill))
        (grid,) = (block for block in source.blocks if isinstance(block, Grid))
        leader = grid.rows[1][0]
        assert source.document.quote(leader.spans) == "王明"
        assert (leader.row, leader.row_span) == (1, 3)
        assert "任务1" not in source.document.text
        assert "任务1" in source.issues[0].message

    def test_hidden_sheets_rows_columns_and_comments_are_said(self) -> None:
        def fill(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet("表")
            for row in range(3):
                sheet.write_row(row, 0, [f"a{row}", f"b{row}", f"秘密{row}"])
            sheet.set_column("C:C", 8, None, {"hidden": True})
            sheet.write_comment("A1", "批注")
            hidden = book.add_worksheet("底稿")
            hidden.write(0, 0, "牵头单位")
            hidden.hide()

        source = read_here(_book(fill))
        assert "秘密" not in source.document.text
        messages = [issue.message for issue in source.issues]
        assert len(messages) == 3
        for words in ("秘密0 秘密1 秘密2", "'底稿' is hidden", "批注"):
            assert any(words in message for message in messages), words
        assert {issue.code for issue in source.issues} == {IssueCode.HIDDEN_CONTENT}

    def test_errors_and_formulas_without_result_are_named(self) -> None:
        book = openpyxl.Workbook()
        book.active.append(["序号", "单位"])
        book.active.append([1, "=VLOOKUP(A2,B:C,2,0)"])
        stream = io.BytesIO()
        book.save(stream)
        (issue,) = read_here(stream.getvalue()).issues
        assert "formula without a saved result: B2" in issue.message

    def test_a_lying_dimension_hides_no_column(self) -> None:
        rows = f'<row r="1">{c("A1", "序号")}{c("B1", "任务")}{c("C1", "单位")}</row>'
        assert grids(read_here(sheet_file(rows, dimension="A1:A1"))) == [[["序号", "任务", "单位"]]]


class TestOtherKinds:
    def test_ods_merges_hidden_rows_and_dates(self) -> None:
        document = OpenDocumentSpreadsheet()
        sheet = odf_table.Table(name="表")
        for row, values in enumerate(
            [("领导", "任务"), ("王明", "修路"), (None, "架桥"), ("x", "秘密")]
        ):
            line = odf_table.TableRow(**({"visibility": "collapse"} if row == 3 else {}))
            for value in values:
                span = (
                    {"numberrowsspanned": 2, "numbercolumnsspanned": 1} if value == "王明" else {}
                )
                cell = (
                    odf_table.CoveredTableCell()
                    if value is None
                    else odf_table.TableCell(valuetype="string", **span)
                )
                if value is not None:
                    cell.addElement(odf_text.P(text=value))
                line.addElement(cell)
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
        stream = io.BytesIO()
        document.write(stream)
        source = read_here(stream.getvalue())
        (grid,) = (block for block in source.blocks if isinstance(block, Grid))
        assert grids(source) == [[["领导", "任务"], ["王明", "修路"], ["架桥"]]]
        assert grid.rows[1][0].row_span == 2
        assert "秘密" in source.issues[0].message

    @pytest.mark.parametrize("name", ["plan.xls"])
    def test_an_older_workbook(self, name: str) -> None:
        source = read_here((SAMPLES / name).read_bytes(), name)
        assert paragraphs(source) == ["2024年任务分解表"]
        rows = grids(source)[0]
        assert rows[0] == ["序号", "任务", "责任领导", "牵头单位", "完成时限"]
        assert rows[1] == ["1", "修建农村公路", "王明", "县交通局\n县住建局", "2024年6月30日"]
        assert rows[2] == ["3", "新建幼儿园", "县教育局", "2024年9月30日"]
        assert place_of(source, "新建幼儿园") == "任务表!B5"
        messages = " ".join(issue.message for issue in source.issues)
        assert "架设双河大桥" in messages
        assert "hidden row(s) of sheet '任务表' were not read (4)" in messages
        assert "'底稿' is hidden" in messages

    def test_an_older_workbook_behind_a_password(self) -> None:
        data = (SAMPLES / "plan.xls").read_bytes()
        at = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
        locked = data[:at] + b"\x2f\x00" + data[at + 2 :]
        with pytest.raises(UnreadableFileError, match="encrypted"):
            read_here(locked, "plan.xls")
