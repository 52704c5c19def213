"""Delimited text: what is a table, and what only holds commas."""

from __future__ import annotations

import pytest
from tests.reading.formats.inprocess import grids, place_of, read_here

from respgraph.reading.formats import sniff_format
from respgraph.sampling import WrittenStyle, render, sample_plan
from respgraph.vocabulary import IssueCode

HEAD = ["序号", "任务", "牵头单位", "责任单位"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_separators_and_encodings(delimiter: str, codec: str) -> None:
    rows = [HEAD, ["1", "修路", "县交通局", "县财政局、县发改局"], ["2", "架桥", "县住建局", ""]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    source = read_here(text.encode(codec))
    assert grids(source) == [rows]
    assert place_of(source, "县交通局") == "C2"


def test_quotes_line_ends_and_ragged_rows() -> None:
    text = '任务表,,,\n序号,任务,牵头单位,责任单位\n1,"修""好""路,\n架桥",县交通局\n2,b,c,d,e\n3,x,y,z\n'
    assert grids(read_here(text.encode()))[0][2:] == [
        ["1", '修"好"路,\n架桥', "县交通局"],
        ["2", "b", "c", "d", "e"],
        ["3", "x", "y", "z"],
    ]


@pytest.mark.parametrize("rows", [400, 1_800])
def test_long_tables_with_line_ends_in_cells_are_tables(rows: int) -> None:
    head = "序号,工作任务,牵头单位,配合单位\n"
    body = "".join(
        f'{row},"完善配套设施,确保按期完成本年度各项修建任务,第{row}段",县交通局,"县财政局\n县住建局"\n'
        for row in range(rows)
    )
    data = (head + body).encode()
    assert (len(data) > 200_000) == (rows > 1_000)
    assert sniff_format(data).key == "csv"
    assert len(grids(read_here(data))[0]) == rows + 1


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    text = '序号,任务,单位\n1,"修路,县交通局\n2,架桥,县住建局\n'
    source = read_here(text.encode())
    assert grids(source)[0][2] == ["2", "架桥", "县住建局"]
    assert source.issues[0].code is IssueCode.UNREAD_CONTENT


@pytest.mark.parametrize(
    "style", [style for style in WrittenStyle if style is not WrittenStyle.TSV]
)
def test_written_plans_are_not_taken_for_tables(style: WrittenStyle) -> None:
    for seed in range(6):
        assert sniff_format(render(sample_plan(tasks=6, seed=seed), style).encode()).key == "text"


def test_prose_with_commas_is_text() -> None:
    lines = ["1.修路,架桥。(牵头单位:县交通局,县住建局)"] * 5
    assert sniff_format("\n".join(lines).encode()).key == "text"
