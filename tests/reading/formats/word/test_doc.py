"""Word 97–2003 files, and rich text where LibreOffice is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.reading.formats.inprocess import grids, paragraphs, read_here

from respgraph.errors import UnreadableFileError, UnsupportedFormatError
from respgraph.reading.formats import read_source, sniff_format
from respgraph.reading.formats.word import doc
from respgraph.reading.source import Grid

SAMPLE = Path(__file__).parents[1] / "samples" / "plan.doc"
RICH_TEXT = rb"{\rtf1\ansi\ansicpg936 1.\'d0\'de\'c2\'b7\par}"


def test_an_older_document_keeps_numbers_tables_and_merges() -> None:
    source = read_here(SAMPLE.read_bytes(), "plan.wps")
    assert paragraphs(source) == [
        "2024年重点工作任务分解",
        "1.修建农村公路。（责任领导：王明；牵头单位：县交通局；责任单位：县财政局、县发改局）",
        "2.架设双河大桥。（责任领导：李红；牵头单位：县住建局）",
    ]
    assert grids(source)[0][1:] == [
        ["3", "新建幼儿园", "县教育局", "赵云"],
        ["4", "改造卫生院", "县卫健局\n县财政局"],
        ["5", "建设图书馆", "县文旅局"],
    ]
    (grid,) = (block for block in source.blocks if isinstance(block, Grid))
    assert grid.rows[1][3].row_span == 3


def test_the_child_process_gives_the_same() -> None:
    data = SAMPLE.read_bytes()
    assert read_source(data, "plan.doc") == read_here(data, "plan.doc")


def test_a_cut_document_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_OFFICE_PROGRAMS", ())
    with pytest.raises(UnreadableFileError, match=r"^plan\.doc: .*save it as \.docx$") as caught:
        doc.read(SAMPLE.read_bytes()[:9000], "plan.doc")
    assert "\n" not in str(caught.value)


def test_rich_text_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_OFFICE_PROGRAMS", ())
    assert sniff_format(RICH_TEXT).key == "rtf"
    with pytest.raises(
        UnsupportedFormatError, match=r"LibreOffice is installed; save it as \.docx"
    ):
        read_here(RICH_TEXT, "plan.rtf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rich_text_with_libreoffice() -> None:
    assert paragraphs(read_source(RICH_TEXT, "plan.rtf")) == ["1.修路"]
