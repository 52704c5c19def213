from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.cells import join_list, plain_cell, read_cells, sniff_delimiter, split_list
from respgraph.errors import SavedFileError
from respgraph.escaping import csv_cell

CELL = st.text(alphabet='ab,;"\n\r 甲乙、', max_size=6)
NAME = st.text(alphabet="甲乙、;；,|\\()（）〔[a", min_size=1, max_size=6)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5))
def test_cells_are_what_the_csv_module_wrote_and_lie_where_they_say(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    text = stream.getvalue()
    found = read_cells(text, "t.csv", delimiter=",")
    expected = [row[: _width(row)] for row in rows]
    assert [[cell.value for cell in row] for row in found] == [row for row in expected if row]
    for row in found:
        for cell in row:
            assert "".join(text[start:end] for start, end in cell.spans) == cell.value


def _width(row: list[str]) -> int:
    return max((index for index, cell in enumerate(row, 1) if cell.strip()), default=0)


@given(st.lists(st.lists(st.text(alphabet="ab甲 ;x'", max_size=4), min_size=1), max_size=5))
def test_unquoted_rows_agree_with_the_csv_module(rows: list[list[str]]) -> None:
    text = "".join(",".join(row) + "\r\n" for row in rows)
    expected = [row[: _width(row)] for row in csv.reader(io.StringIO(text, newline=""))]
    found = read_cells(text, "t.csv", delimiter=",")
    assert [[cell.value for cell in row] for row in found] == [row for row in expected if row]


def test_lines_are_counted_through_quoted_breaks_and_blank_rows() -> None:
    rows = read_cells('a,"b\r\nc"\r\n\r\n,,\r\nd\r\n', "t.csv")
    assert [(row[0].value, row[0].line) for row in rows] == [("a", 1), ("d", 5)]


def test_excel_declares_its_separator_on_the_first_line() -> None:
    rows = read_cells("sep=;\r\na,1;b\r\n", "t.csv")
    assert [[cell.value for cell in row] for row in rows] == [["a,1", "b"]]
    assert rows[0][0].line == 2


def test_an_open_quote_is_refused_with_the_line_on_which_it_opens() -> None:
    with pytest.raises(SavedFileError, match=r"t\.csv, line 2: a double quote"):
        read_cells('a,b\nc,"d\ne,f\n', "t.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "；", "|"])
def test_the_separator_is_seen_in_the_header(delimiter: str) -> None:
    assert sniff_delimiter(delimiter.join(["name", '"a,b;c"', "class"]) + "\nx,x,x") == delimiter


@given(st.lists(NAME, unique_by=str.strip, max_size=4))
def test_lists_of_names_survive_a_cell(names: list[str]) -> None:
    names = [name.strip() for name in names]
    assert split_list(join_list(names)) == tuple(names)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("甲镇;乙镇；丙镇;", ("甲镇", "乙镇", "丙镇")),
        ("甲镇、乙镇,丙镇", ("甲镇", "乙镇", "丙镇")),
        ("甲镇\n乙镇", ("甲镇", "乙镇")),
        ("各县（市、区）政府;各区、县政府", ("各县（市、区）政府", "各区、县政府")),
        ("甲镇;甲镇; ", ("甲镇",)),
        ("", ()),
    ],
)
def test_people_separate_names_in_many_ways(cell: str, values: tuple[str, ...]) -> None:
    assert split_list(cell) == values


@given(st.text(alphabet="'=+-@ \t甲1", max_size=5))
def test_the_apostrophe_against_formulas_is_taken_back(value: str) -> None:
    if not value.startswith("'"):
        assert plain_cell(csv_cell(value)) == value
