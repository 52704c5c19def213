"""Texts and pages from anywhere: they end, quickly, as a source or as one clear line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.formats.inprocess import grids, paragraphs, read_here

import respgraph as rg
from respgraph.errors import (
    NoPlanError,
    RespgraphError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from respgraph.reading.formats import read_source, sniff_format
from respgraph.vocabulary import IssueCode

PLAN = "一、交通\n1.修建农村公路50公里。（责任领导：王明；牵头单位：县交通局；责任单位：县财政局、县发改局）\n"
SECONDS = 20.0


def _units(plan: rg.Plan) -> list[str]:
    return sorted(actor.name for actor in plan.actors)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\x00" * 900, "　\u200b\n".encode() * 0])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^plan\.txt: .*empty"):
        read_source(data, "plan.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "picture (PNG)"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "picture (JPEG)"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(64), "archive (RAR)"),
        (b"\x1f\x8b\x08" + bytes(64), "archive (gzip)"),
        (b"MZ" + bytes(64), "a program"),
        (bytes(range(256)) * 40, "binary content"),
    ],
)
def test_files_that_are_no_documents(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_source(data, "plan.docx")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_kinds_that_are_read_are_listed() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"PDF.*Word.*Excel.*web page.*plain text"):
        read_source(b"\x89PNG\r\n\x1a\n" + bytes(64), "plan.png")


def test_a_text_that_begins_like_a_program() -> None:
    assert sniff_format("MZ项目：1.修路。（牵头单位：县交通局）".encode()).key == "text"
    assert sniff_format("BM 2024年任务".encode()).key == "text"


@pytest.mark.parametrize(
    "name", ["plan.pdf", "plan.xlsx", "plan", "../../etc/passwd", "方案\u202e.txt"]
)
def test_the_name_decides_nothing(name: str) -> None:
    assert paragraphs(read_source(PLAN.encode("gbk"), name))[0] == "一、交通"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_encodings_and_line_ends(codec: str, end: str) -> None:
    if codec == "gbk" and end in "\u2028\x85":
        pytest.skip("GBK has no such character")
    data = PLAN.replace("\n", end).encode(codec)
    plan = rg.read_plan(data, name="plan.txt")
    assert _units(plan) == ["县交通局", "县发改局", "县财政局", "王明"]


def test_big5() -> None:
    text = "一、交通\n1.修建農村公路。（責任領導：王明；牽頭單位：縣交通局；配合單位：縣財政局）\n"
    assert len(rg.read_plan((text * 2).encode("big5"), name="plan.txt").assignments) == 6


def test_bytes_cut_inside_a_character() -> None:
    for codec in ("utf-8", "gb18030", "utf-16"):
        source = read_source(PLAN.encode(codec)[:-4], "plan.txt")
        assert "县财政局" in source.document.text


def test_two_encodings_in_one_file_are_listed() -> None:
    data = (PLAN * 30).encode() + "附：县教育局".encode("gbk")
    source = read_source(data, "plan.txt")
    assert source.document.text.count("县交通局") == 30
    (issue,) = (i for i in source.issues if i.code is IssueCode.DECODING_DOUBT)
    assert all(source.document.quote([span]) == "\ufffd" for span in issue.spans)


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x9b",
        "\u200b",
        "\u200e",
        "\u202e",
        "\ufeff",
        "\u2066",
        "\ue815",
    ],
)
def test_characters_nobody_sees_are_listed_with_their_places(sign: str) -> None:
    plan = rg.parse_plan(PLAN.replace("公路", f"公{sign}路"))
    codes = {IssueCode.CONTROL_CHARACTER, IssueCode.DECODING_DOUBT}
    issues = [issue for issue in plan.issues if issue.code in codes]
    assert [plan.document.quote(issue.spans) for issue in issues] == [sign[0]]
    assert _units(plan) == ["县交通局", "县发改局", "县财政局", "王明"]


class TestSize:
    """Time grows with the size of the text and not faster."""

    @pytest.fixture(autouse=True)
    def _in_time(self) -> object:
        start = time.process_time()
        yield
        assert time.process_time() - start < SECONDS

    @pytest.mark.parametrize(
        "text",
        [
            PLAN + "（" * 20_000,
            PLAN + "（牵头单位：" * 5_000,
            PLAN.replace("王明", "、".join(f"王{chr(0x4E00 + n)}" for n in range(3_000))),
            PLAN.replace("50", "5" * 5_000),
            PLAN.replace("\n", "") * 10_000,
            PLAN + "\n" * 300_000,
            PLAN + "\t" * 20_000 + "x",
            PLAN + "|" * 100_000,
            PLAN + '"' * 100_001,
            PLAN + "一、" * 50_000,
            PLAN + "1." * 100_000,
            PLAN + "2.办学。" + "牵头单位:县甲局;责任领导县乙局;" * 6_000,
            PLAN + "\n".join(f"{n}.办学" for n in range(6_000)) + "\n以上各项由县甲局负责\n",
        ],
        ids=lambda text: f"{text[-2:]!r}×{len(text)}",
    )
    def test_one_sort_of_thing_without_end(self, text: str) -> None:
        assert rg.read_plan(text.encode(), name="plan.txt").tasks

    def test_too_large(self) -> None:
        with pytest.raises(UnreadableFileError, match="larger than 20 MB"):
            read_source(b"a" * 20_000_001, "plan.txt")

    def test_a_hundred_thousand_tags_inside_one_another(self) -> None:
        with pytest.raises(UnreadableFileError, match="nested more than 3000 deep"):
            read_source(b"<html><body>" + b"<div>" * 100_000 + b"x", "plan.html")

    @pytest.mark.parametrize(
        "tags", ["<b><i>", "<table><tr><td>", "<p><font>", "<ul><li>", "<!--", "<"]
    )
    def test_tags_that_never_close(self, tags: str) -> None:
        page = "<html><body><p>修路</p>" + tags * 1_400
        assert "修路" in read_source(page.encode(), "plan.html").document.text

    def test_a_span_bomb(self) -> None:
        cell = '<td rowspan="65534" colspan="9999">x</td>'
        page = f"<table>{f'<tr>{cell * 10}</tr>' * 300}</table>"
        assert grids(read_source(page.encode(), "plan.html"))

    def test_a_page_of_many_rows(self) -> None:
        page = "<table>" + "<tr><td>1<td>修路<td>县交通局" * 10_000 + "</table>"
        assert len(grids(read_source(page.encode(), "plan.html"))[0]) == 10_000


@settings(max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"<html><table>", b"PK\x03\x04", b"%PDF-1.7\n", b"a,b,c\n"]),
)
def test_any_bytes_give_a_source_or_one_line(data: bytes, start: bytes) -> None:
    message = "plan: "
    try:
        source = read_here(start + data, "plan")
    except RespgraphError as error:
        message = str(error)
    else:
        length = len(source.document.text)
        assert all(0 <= b.span.start <= b.span.end <= length for b in source.blocks)
    assert message.startswith("plan: ")
    assert "\n" not in message


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_inside_a_plan_loses_nothing_else(noise: str) -> None:
    try:
        plan = rg.parse_plan(f"{PLAN}{noise}")
    except NoPlanError:
        pytest.fail("the plan above the noise was not read")
    assert {"县交通局", "王明"} <= set(_units(plan))
