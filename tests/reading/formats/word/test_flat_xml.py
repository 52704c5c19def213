"""Word documents that are one XML file."""

from __future__ import annotations

import pytest
from tests.reading.formats.inprocess import grids, paragraphs, read_here

from respgraph.errors import UnreadableFileError
from respgraph.reading.formats import sniff_format
from respgraph.vocabulary import IssueCode

HEAD = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
OLD = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)
NEW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LIST = '<w:pPr><w:listPr><w:ilvl w:val="0"/>{}</w:listPr></w:pPr>'


def _old(body: str, styles: str = "") -> bytes:
    return (
        f"{HEAD}<w:wordDocument {OLD}>{styles}<w:body><wx:sect>{body}</wx:sect></w:body>"
        "</w:wordDocument>"
    ).encode()


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_with_the_numbers_that_word_printed() -> None:
    number = LIST.format('<wx:t wx:val="1."/>')
    data = _old(f"<w:p>{_run('一、交通')}</w:p><w:p>{number}{_run('修路。')}</w:p>")
    assert sniff_format(data).key == "word_xml"
    assert paragraphs(read_here(data)) == ["一、交通", "1.修路。"]


def test_numbers_that_were_not_printed_are_said() -> None:
    source = read_here(_old(f"<w:p>{LIST.format('')}{_run('修路。')}</w:p>"))
    assert "automatic numbers of 1 paragraph" in source.issues[0].message
    assert source.issues[0].code is IssueCode.UNREAD_CONTENT


def test_tables_with_merged_cells_and_line_breaks() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{words}</w:p></w:tc>"

    lines = _run("县交通局") + '<w:r><w:br w:type="text-wrapping"/></w:r>' + _run("县住建局")
    top, below = '<w:vmerge w:val="restart"/>', "<w:vmerge/>"
    rows = (
        f"<w:tr>{cell(_run('江平'), top)}{cell(_run('修路'))}{cell(lines)}</w:tr>"
        f"<w:tr>{cell('', below)}{cell(_run('架桥'))}{cell(_run('县水利局'))}</w:tr>"
    )
    source = read_here(_old(f"<w:tbl>{rows}</w:tbl>"))
    assert grids(source) == [[["江平", "修路", "县交通局\n县住建局"], ["架桥", "县水利局"]]]


def test_tracked_changes_are_read_as_accepted_and_comments_not_at_all() -> None:
    deleted = (
        '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>旧</w:delText></w:r>'
        "</aml:content></aml:annotation>"
    )
    inserted = (
        f'<aml:annotation w:type="Word.Insertion"><aml:content>{_run("新")}'
        "</aml:content></aml:annotation>"
    )
    comment = (
        f'<aml:annotation w:type="Word.Comment"><aml:content><w:p>{_run("批注")}</w:p>'
        "</aml:content></aml:annotation>"
    )
    source = read_here(_old(f"<w:p>{_run('修')}{deleted}{inserted}{comment}</w:p>"))
    assert paragraphs(source) == ["修新"]
    assert "旧" in source.issues[0].message


def test_a_package_written_as_one_file() -> None:
    part = f'<w:document xmlns:w="{NEW}"><w:body><w:p>{_run("修路。")}</w:p></w:body></w:document>'
    data = (
        f'{HEAD}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f"{part}</pkg:xmlData></pkg:part></pkg:package>"
    )
    assert paragraphs(read_here(data.encode())) == ["修路。"]


@pytest.mark.parametrize(
    "data",
    [
        _old("<w:p>").replace(b"</w:body>", b""),
        HEAD.encode() + f"<w:wordDocument {OLD}></w:wordDocument>".encode(),
        _old("").replace(b"<w:wordDocument", b'<!DOCTYPE x [<!ENTITY a "b">]><w:wordDocument'),
    ],
    ids=["damaged", "no body", "entities"],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_here(data)
