"""Names in a cell on lines of their own: where the author broke, a name ends."""

from __future__ import annotations

import pytest

from respgraph.document import Span
from respgraph.names import parse_names
from respgraph.reading.tables.cell_text import list_view


def _names(cell: str, *, people: bool = False, wrapped: bool = False) -> list[str]:
    """The names of a cell; `wrapped` says that the width of the column broke its lines."""
    spans: tuple[Span, ...] = (Span(0, len(cell)),)
    if wrapped:
        at, spans = 0, ()
        for line in cell.split("\n"):
            spans += (Span(at, at + len(line)),)
            at += len(line) + 1
    view = list_view(cell, spans, people=people)
    return [name.name for name in parse_names(view.text, people).names]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("旗林草局\n巴彦供电分局", ["旗林草局", "巴彦供电分局"]),
        ("县应急局\n东山税务分局", ["县应急局", "东山税务分局"]),
        ("信息化办公室\n团委", ["信息化办公室", "团委"]),
        ("财务科\n办公室", ["财务科", "办公室"]),
        ("教务处\n工会、图书馆", ["教务处", "工会", "图书馆"]),
        (
            "市自然资源局\n市生态环境局江北分局\n柳林镇、青山镇",
            ["市自然资源局", "市生态环境局江北分局", "柳林镇", "青山镇"],
        ),
    ],
)
def test_two_units_typed_on_two_lines_are_two(cell: str, names: list[str]) -> None:
    assert _names(cell) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市生态环境局\n江北分局", ["市生态环境局江北分局"]),
        ("县人民政府\n办公室", ["县人民政府办公室"]),
        ("市发改委、市自然资源\n局、市财政局", ["市发改委", "市自然资源局", "市财政局"]),
        ("高新区\n管委会", ["高新区管委会"]),
        ("国网平原\n供电公司", ["国网平原供电公司"]),
    ],
)
def test_a_name_typed_on_two_lines_is_one(cell: str, names: list[str]) -> None:
    assert _names(cell) == names


def test_where_the_column_broke_the_line_a_longer_list_goes_on() -> None:
    assert _names("县财政局、县公安局\n交警大队", wrapped=True) == ["县财政局", "县公安局交警大队"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("谷 雨\n樊令仪", ["谷雨", "樊令仪"]),
        ("樊令仪\n谷 雨\n牧 仁", ["樊令仪", "谷雨", "牧仁"]),
        ("牧 仁(副旗长)\n高 远", ["牧仁", "高远"]),
    ],
)
def test_a_padded_name_ends_where_its_line_does(cell: str, names: list[str]) -> None:
    assert _names(cell, people=True) == names
