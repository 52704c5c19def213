"""PDF files that are damaged, locked, empty or lie about their letters."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from tests.reading.formats.inprocess import paragraphs, read_here
from tests.reading.formats.pdf_writer import LEFT, PdfFile, write_paragraphs

from respgraph.errors import UnreadableFileError
from respgraph.reading.formats import read_source
from respgraph.vocabulary import IssueCode

PLAN = "1.修建农村公路。（责任领导：王明；牵头单位：县交通局）"


def _refused(data: bytes, words: str, *, password: str | None = None) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_source(data, "plan.pdf", password=password)
    message = str(caught.value)
    assert message.startswith("plan.pdf: ")
    assert words in message
    assert "\n" not in message


def _locked() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="A plan of 2024, locked away")
    pdf.set_encryption(owner_password="owner", user_password="user")
    return bytes(pdf.output())


def test_a_locked_file_is_named_and_its_password_opens_it() -> None:
    _refused(_locked(), "encrypted")
    _refused(_locked(), "encrypted", password="wrong")
    source = read_source(_locked(), "plan.pdf", password="user")
    assert paragraphs(source) == ["A plan of 2024, locked away"]


@pytest.mark.parametrize("keep", [0.02, 0.3])
def test_a_cut_file(keep: float) -> None:
    data = write_paragraphs([PLAN])
    _refused(data[: int(len(data) * keep)], "damaged")


def test_only_the_header() -> None:
    _refused(b"%PDF-1.7\n%%EOF\n", "damaged")


def test_a_page_with_nothing_on_it() -> None:
    _refused(PdfFile().save(), "no visible text")


def test_bytes_before_the_header() -> None:
    assert paragraphs(read_here(b"\r\n" * 20 + write_paragraphs([PLAN]))) == [PLAN]


def test_letters_of_the_private_area_are_doubted() -> None:
    """A font whose table of characters lies gives private or unknown characters."""
    pdf = PdfFile()
    pdf.text(LEFT, 100, "1.修路。（牵头单位：县交通局）")
    pdf.text(LEFT, 130, "\ue001\ue002\ue003\ue004")
    (issue,) = read_here(pdf.save()).issues
    assert issue.code is IssueCode.DECODING_DOUBT
    assert "page(s) 1" in issue.message


def test_many_lines_and_boxes_end() -> None:
    pdf = PdfFile()
    for at in range(60):
        pdf.line(LEFT, 60 + at * 12, LEFT + 440, 60 + at * 12)
        pdf.line(LEFT + at * 7, 60, LEFT + at * 7, 774)
    pdf.text(LEFT, 40, PLAN, 9)
    assert PLAN in paragraphs(read_source(pdf.save(), "plan.pdf"))
