"""The workbook: every record, text that stays text, the same bytes every time."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.builders import Row, make_plan, xianan_plan
from tests.views.hostile_plan import FORMULA, hostile_plan

import respgraph as rg
from respgraph.report.contents import contents_of
from respgraph.report.tables import report_tables
from respgraph.report.workbook import SHEETS, workbook_bytes

# Data bars with one colour are an extension of the format that openpyxl does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def opened(plan: rg.Plan, lang: str = "en") -> Any:
    return load_workbook(io.BytesIO(workbook_bytes(contents_of(plan), lang=lang)))


def test_sheets_hold_the_tables() -> None:
    contents = contents_of(xianan_plan(roster=True))
    book = load_workbook(io.BytesIO(workbook_bytes(contents, lang="en")))
    assert len(book.sheetnames) == len(SHEETS) + 1
    for name, sheet in zip(SHEETS, book.worksheets, strict=False):
        if name == "assignments":
            continue
        header, rows = report_tables(contents)[name]
        kept = [at for at, one in enumerate(header) if one not in {"message_zh", "meaning"}]
        header, rows = [header[at] for at in kept], [[row[at] for at in kept] for row in rows]
        found = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
        expected = [[None if value == "" else value for value in row] for row in rows]
        assert [cell.value is not None for cell in sheet[1]] == [True] * len(header)
        assert found == expected, name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("roster", [False, True])
def test_the_workbook_is_the_plan(lang: str, roster: bool) -> None:
    plan = xianan_plan(roster=roster)
    assert rg.read_plan(workbook_bytes(contents_of(plan), lang=lang), name="w.xlsx") == plan


def test_a_chinese_workbook_says_nothing_in_english() -> None:
    """Ids, addresses of cells and technical keys apart, every word of the sheets is Chinese."""
    book = opened(xianan_plan(roster=True), lang="zh")
    keys = re.compile(r"[a-z]+(/|_)|^(svn|fdr|Jaccard|Newman .*)$")
    for sheet in book.worksheets[:-1]:
        for row in sheet.iter_rows(max_col=16, values_only=True):
            for value in row:
                if isinstance(value, str) and re.search("[A-Za-z]{4}", value):
                    assert keys.search(value), (sheet.title, value)


def test_header_is_frozen_filtered_and_chinese() -> None:
    book = opened(xianan_plan(), lang="zh")
    assert book.sheetnames[0] == "任务"
    workload = book["任务负荷"]
    assert workload.freeze_panes == "B2"
    assert workload.auto_filter.ref is not None
    assert workload["A1"].value == "责任主体"
    bars = [rule.type for rules in workload.conditional_formatting for rule in rules.rules]
    assert "dataBar" in bars
    width = book["任务"].column_dimensions["D"].width
    assert width == pytest.approx(2 * len("办好一件事。") + 2, abs=1)


def test_no_cell_is_a_formula_or_a_link() -> None:
    book = opened(hostile_plan())
    seen = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                seen.add(cell.value)
    assert FORMULA in seen


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    plan = make_plan([Row("1", leads=["甲局"], text="长" * 40_000)])
    value = opened(plan)["Tasks"]["D2"].value
    assert value.endswith("… [CSV]")


def test_same_plan_same_bytes() -> None:
    assert workbook_bytes(contents_of(xianan_plan())) == workbook_bytes(contents_of(xianan_plan()))
