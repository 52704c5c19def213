"""Office packages built to harm: each is refused in one line, or read with what is unread said."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from tests.reading.formats.inprocess import grids, paragraphs, read_here
from tests.reading.formats.packages import TYPES, c, p, sheet_file, word_file, zipped

from respgraph.errors import RespgraphError, UnreadableFileError, UnsupportedFormatError
from respgraph.reading.formats import archive, read_source
from respgraph.reading.formats.archive import Package

PLAN = word_file(p("1.修路。（牵头单位：县交通局）"))


def _refused(data: bytes, words: str, read: Callable[[bytes, str], object] = read_here) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read(data, "plan.docx")
    message = str(caught.value)
    assert message.startswith("plan.docx: ")
    assert words in message
    assert "\n" not in message
    assert "Traceback" not in message


def _with_members(*members: tuple[str, str | bytes]) -> bytes:
    stream = io.BytesIO(PLAN)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name() -> None:
    _refused(_with_members(("word/document.xml", "<x/>")), "'word/document.xml' occurs twice")


def test_names_that_differ_in_case_only() -> None:
    _refused(_with_members(("word/Document.xml", "<x/>")), "occurs twice")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "word/../../x", "C:/x", "a\\..\\..\\x"])
def test_names_that_leave_the_package(name: str) -> None:
    _refused(_with_members((name, "x")), "points outside the package")


def test_an_inflation_bomb() -> None:
    _refused(_with_members(("word/big.xml", b" " * 210_000_000)), "more than 200 MB")


def test_a_size_that_lies() -> None:
    """The directory says 10 bytes; the part inflates to far more than the limit."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<" + b" " * 150_000_000)
    data = bytearray(stream.getvalue())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(UnreadableFileError):
        Package(bytes(data), "plan").read("word/document.xml")


def test_overlapping_parts() -> None:
    """Two entries of the directory point to the same compressed bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.xml", "<a/>" * 40)
        package.writestr("b.xml", "<a/>" * 40)
    data = bytearray(stream.getvalue())
    second = data.rindex(b"PK\x01\x02") + 42
    data[second : second + 4] = struct.pack("<I", 0)
    with pytest.raises(UnreadableFileError, match="overlaps|damaged"):
        Package(bytes(data), "plan").read("b.xml")


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 20)
    _refused(_with_members(*((f"x{n}", "") for n in range(30))), "more than 20 members")


def test_encrypted_members() -> None:
    data = bytearray(PLAN)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(mark, start + 4)
    with pytest.raises(UnreadableFileError, match="encrypted"):
        Package(bytes(data), "plan")


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.95])
def test_cut_packages(keep: float) -> None:
    _refused(PLAN[: int(len(PLAN) * keep)], "damaged or cut short")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "customXml/item1.xml"])
def test_document_types_and_entities(part: str, codec: str) -> None:
    laughs = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&b;&x;</w>'
    )
    parts = dict.fromkeys(("word/document.xml", part), laughs.encode(codec))
    base = {"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"}
    _refused(zipped({**base, part: parts[part]}), "declares a DOCTYPE")


def test_markup_that_is_not_well_formed() -> None:
    _refused(zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<w:a"}), "is damaged")


def test_deep_wrappers_are_seen_through() -> None:
    deep = "<w:ins>" * 60_000 + "</w:ins>" * 60_000
    source = read_source(word_file(f"<w:p>{deep}</w:p>{p('修路')}"), "plan.docx")
    assert paragraphs(source) == ["修路"]


def test_deep_tables_end_in_a_refusal() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + p("修路") + "</w:tc></w:tr></w:tbl>" * 20_000
    _refused(word_file(deep), "", read_source)


def test_an_encrypted_office_file() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    _refused(data + bytes(600), "encrypted")


def test_an_office_file_without_a_document() -> None:
    _refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "without a document")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"ppt/presentation.xml": "<p/>"}, "PowerPoint"),
        ({"OFD.xml": "<o/>"}, "OFD document; save it as .pdf"),
        ({"a.txt": "x"}, "zip archive"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "save it as .docx"),
    ],
)
def test_packages_of_other_kinds(parts: dict[str, str], words: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"kinds that are read: PDF") as caught:
        read_source(zipped(parts), "plan.docx")
    assert words in str(caught.value)


class TestSheets:
    def test_a_cell_at_the_end_of_the_sheet(self) -> None:
        rows = f'<row r="1">{c("A1", "x")}</row><row r="1048576">{c("XFD1048576", "y")}</row>'
        _refused(sheet_file(rows), "cell XFD1048576 lies too far out", read_source)

    def test_an_empty_styled_cell_far_out_does_no_harm(self) -> None:
        rows = (
            f'<row r="1">{c("A1", "序号")}{c("B1", "任务")}</row>'
            '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
        )
        assert grids(read_source(sheet_file(rows), "plan.xlsx")) == [[["序号", "任务"]]]

    def test_a_merge_over_the_whole_sheet(self) -> None:
        rows = f'<row r="1">{c("A1", "序号")}{c("B1", "任务")}</row><row r="2">{c("A2", "x")}</row>'
        merges = '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
        source = read_source(sheet_file(rows, after=merges), "plan.xlsx")
        assert grids(source)[0][0] == ["序号", "任务"]

    def test_ten_thousand_merges_over_one_another(self) -> None:
        rows = f'<row r="1">{c("A1", "序号")}{c("B1", "任务")}</row>'
        merges = '<mergeCell ref="A1:XFD1048576"/>' * 10_000
        source = read_source(
            sheet_file(rows, after=f"<mergeCells>{merges}</mergeCells>"), "plan.xlsx"
        )
        assert "序号" in source.document.text

    def test_external_links_and_macros_are_named(self) -> None:
        rows = f'<row r="1">{c("A1", "序号")}{c("B1", "任务")}</row>'
        links = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="t" Target="http://evil.example/b.xlsx"/></Relationships>'
        )
        source = read_here(
            sheet_file(
                rows,
                parts={
                    "xl/vbaProject.bin": b"x",
                    "xl/externalLinks/_rels/externalLink1.xml.rels": links,
                },
            )
        )
        messages = " ".join(issue.message for issue in source.issues)
        assert "http://evil.example/b.xlsx was not followed" in messages
        assert "macros" in messages

    def test_a_package_that_only_claims_to_be_a_workbook(self) -> None:
        with pytest.raises(RespgraphError, match=r"^plan\.xlsx: "):
            read_source(zipped({"xl/workbook.xml": "<x/>"}), "plan.xlsx")


def test_names_that_look_like_code_stay_text() -> None:
    names = ["=cmd|'/c calc'!A1", "__proto__", "nan", "None", "+1", "-1", "@x", "{{7*7}}"]
    rows = "".join(
        f'<row r="{at}">{c(f"A{at}", str(at))}{c(f"B{at}", name)}</row>'
        for at, name in enumerate(names, start=1)
    )
    assert [row[1] for row in grids(read_here(sheet_file(rows)))[0]] == names
    assert paragraphs(read_here(word_file("".join(map(p, names))))) == names
