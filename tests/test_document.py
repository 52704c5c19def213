from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.document import Document, Location, Span
from respgraph.errors import PlanError


def test_quote_joins_the_words_of_several_places() -> None:
    document = Document("a.txt", "区发展和\n改革局")
    assert document.quote([Span(0, 4), Span(5, 8)]) == "区发展和改革局"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_counts_once(line_end: str) -> None:
    document = Document("a.txt", f"一{line_end}二{line_end}三")
    place = document.text.index("三")
    assert document.line_column(Span(place, place + 1)) == (3, 1)


@given(st.text("一\n\r\x0b\x85\u2028", max_size=12))
def test_lines_are_those_that_line_column_counts(text: str) -> None:
    document = Document("a", text)
    lines = document.lines()
    assert [text[start:end] for start, end in lines] in (
        text.splitlines(),
        [*text.splitlines(), ""],
    )
    for at in range(len(text) + 1):
        number, column = document.line_column(Span(at, at))
        assert lines[number - 1].start == at - column + 1
    assert len(lines) == document.line_column(Span(len(text), len(text)))[0]


def test_place_names_the_cell_before_line_and_column() -> None:
    document = Document("a.xlsx", "甲\t乙", locations=(Location(Span(2, 3), "Sheet1!B1"),))
    assert document.place([Span(2, 3)]) == "Sheet1!B1 (1:3)"
    assert document.place([Span(0, 1)]) == "1:1"
    assert document.place([]) == ""


def test_locations_out_of_order_are_refused() -> None:
    places = (Location(Span(2, 3), "b"), Location(Span(0, 1), "a"))
    with pytest.raises(PlanError, match="not sorted"):
        Document("a", "甲 乙", locations=places)


def test_sentence_is_the_line_and_at_most_reach_wide() -> None:
    document = Document("a.txt", "头\n" + "长" * 1000 + "\n尾")
    span = document.sentence(Span(500, 502), reach=10)
    assert span == Span(490, 512)
    assert document.quote([document.sentence(Span(0, 1))]) == "头"
    last = len(document.text)
    assert document.quote([document.sentence(Span(last - 1, last))]) == "尾"


@given(st.text(max_size=60), st.data())
def test_line_and_column_lead_back_to_the_character(text: str, data: st.DataObject) -> None:
    document = Document("x", text + "末")
    start = data.draw(st.integers(0, len(text)))
    line, column = document.line_column(Span(start, start + 1))
    before = document.text[: start - column + 1]
    assert column >= 1
    assert Document("y", before).line_column(Span(len(before), len(before)))[0] == line
