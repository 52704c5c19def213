from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph import escaping

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "=cmd|'/c calc'!A0",
    "＝1+1",
    "\t=1",
    "\x1b[2J\x00\u202eevil",
    "__proto__",
    "]]>&amp;<!--",
    "\ud800",
]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_stays_text_in_content_and_attribute(text: str) -> None:
    reader = _Reader()
    reader.feed(f'<p title="{escaping.html(text)}">{escaping.html(text)}</p>')
    assert reader.tags == ["p"]
    assert reader.attributes == [("title", escaping.visible(text))]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_in_a_script_cannot_close_it_and_reads_back(text: str) -> None:
    written = escaping.json_for_html({"name": text, "list": [text, 1, None]})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == escaping.visible(text)
    written.encode("utf-8")


def test_json_refuses_numbers_that_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        escaping.json_for_html({"x": float("nan")})


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "\u3000=1",
        "\n1",
    ],
)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert escaping.csv_cell(text).startswith("'")


def test_numbers_and_plain_words_are_left_alone() -> None:
    assert [escaping.csv_cell(value) for value in (-3, 2.5, True, "区财政局", "nan")] == [
        "-3", "2.5", "True", "区财政局", "nan",
    ]  # fmt: skip


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), min_size=1, max_size=4))
def test_csv_rows_read_back_and_never_start_a_formula(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(escaping.csv_rows(rows))
    read = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert [len(row) for row in read] == [len(row) for row in rows]
    cells = [cell for row in read for cell in row]
    assert not any(cell.lstrip()[:1] in {"=", "+", "-", "@"} for cell in cells)


@given(st.text())
def test_xml_text_is_readable_by_an_xml_parser(text: str) -> None:
    element = ElementTree.Element("a")
    element.text = escaping.xml_text(text)
    parsed = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert (parsed.text or "").replace("\n", "") == escaping.visible(text).replace(
        "\r\n", "\n"
    ).replace("\r", "\n").replace("\n", "")


@given(st.text())
def test_terminal_text_holds_no_control_character(text: str) -> None:
    shown = escaping.terminal(text)
    assert not list(escaping.control_characters(shown))
    assert "\r" not in shown


def test_hidden_characters_are_shown_and_listed() -> None:
    assert escaping.visible("甲\u200b乙") == "甲\\u{200B}乙"
    assert list(escaping.control_characters("甲\u200b乙\x00")) == [
        (1, "U+200B"),
        (3, "U+0000"),
    ]
