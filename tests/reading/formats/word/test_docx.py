"""Word documents: what a reader sees is read, what is left out is said."""

from __future__ import annotations

import pytest
from tests.reading.formats.inprocess import (
    grids,
    paragraphs,
    place_of,
    reach_of_cells,
    read_here,
    running,
)
from tests.reading.formats.packages import p, r, tbl, tc, tr, word_file, word_part

from respgraph.reading.source import Paragraph
from respgraph.vocabulary import IssueCode


def _numbered(level: int = 0, instance: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _level(depth: int, form: str, pattern: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def _numbering(*levels: str, instances: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>{instances}'
    )


class TestNumbering:
    def test_levels_count_and_start_again(self) -> None:
        numbering = _numbering(
            _level(0, "chineseCountingThousand", "%1、"),
            _level(1, "chineseCounting", "（%2）"),
            _level(2, "decimal", "%3."),
        )
        order = [0, 1, 2, 2, 1, 2, 0, 1]
        body = "".join(p("文", properties=_numbered(level)) for level in order)
        source = read_here(word_file(body, numbering=numbering))
        expected = ["一、文", "（一）文", "1.文", "2.文", "（二）文", "1.文", "二、文", "（一）文"]
        assert paragraphs(source) == expected

    @pytest.mark.parametrize(
        ("form", "pattern", "count", "last"),
        [
            ("chineseCountingThousand", "第%1条", 21, "第二十一条"),
            ("decimalEnclosedCircleChinese", "%1", 3, "③"),
            ("ideographTraditional", "%1、", 11, "甲、"),
            ("chineseLegalSimplified", "%1、", 12, "壹拾贰、"),
            ("upperRoman", "%1.", 9, "IX."),
            ("lowerLetter", "%1)", 27, "aa)"),
            ("decimalFullWidth", "%1、", 10, "１０、"),
            ("decimalZero", "%1", 3, "03 "),
            ("bullet", "●", 2, ""),
        ],
    )
    def test_formats(self, form: str, pattern: str, count: int, last: str) -> None:
        body = p("文", properties=_numbered()) * count
        source = read_here(word_file(body, numbering=_numbering(_level(0, form, pattern))))
        assert paragraphs(source)[-1] == f"{last}文"

    def test_another_list_of_the_same_kind_may_start_anew(self) -> None:
        second = (
            '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        numbering = _numbering(_level(0, "decimal", "%1."), instances=second)
        body = "".join(p("文", properties=_numbered(0, instance)) for instance in (1, 1, 2, 2, 1))
        source = read_here(word_file(body, numbering=numbering))
        assert paragraphs(source) == ["1.文", "2.文", "1.文", "2.文", "3.文"]

    def test_a_style_brings_its_number_and_legal_levels_print_digits(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="标题 2"/><w:pPr>'
            '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="k"/><w:basedOn w:val="H"/></w:style>'
        )
        numbering = _numbering(
            _level(0, "chineseCounting", "%1、"),
            _level(1, "decimal", "%1.%2", '<w:pStyle w:val="H"/><w:isLgl/>'),
        )
        body = p("文", properties=_numbered()) + p("甲", properties='<w:pStyle w:val="K"/>') * 2
        source = read_here(word_file(body, numbering=numbering, styles=styles))
        assert paragraphs(source) == ["一、文", "1.1 甲", "1.2 甲"]
        levels = [b.heading_level for b in source.blocks if isinstance(b, Paragraph)]
        assert levels == [None, 2, 2]

    def test_numbers_stand_in_cells_without_text(self) -> None:
        numbered = p(properties=_numbered())
        table = tbl(*(tr(tc(numbered), tc(p(f"任务{n}"))) for n in "甲乙"))
        source = read_here(word_file(table, numbering=_numbering(_level(0, "decimal", "%1"))))
        assert grids(source) == [[["1", "任务甲"], ["2", "任务乙"]]]


class TestChanges:
    def test_the_accepted_view_is_read_and_deletions_are_said(self) -> None:
        body = p(
            "责任领导：",
            inner=f"<w:ins>{r('王明')}</w:ins>"
            "<w:del><w:r><w:delText>李红</w:delText></w:r></w:del>"
            f"<w:moveFrom>{r('张三')}</w:moveFrom><w:moveTo>{r('、赵云')}</w:moveTo>",
        )
        source = read_here(word_file(body))
        assert paragraphs(source) == ["责任领导：王明、赵云"]
        (issue,) = source.issues
        assert issue.code is IssueCode.HIDDEN_CONTENT
        assert "李红" in issue.message
        assert "张三" in issue.message

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self) -> None:
        body = p("牵头单位：", properties="<w:rPr><w:del/></w:rPr>") + p("县交通局")
        assert paragraphs(read_here(word_file(body))) == ["牵头单位：县交通局"]

    def test_a_deleted_row_is_gone(self) -> None:
        gone = tr(tc(p("2")), tc(p("拆除旧桥")), properties="<w:del/>")
        table = tbl(tr(tc(p("1")), tc(p("修路"))), gone)
        source = read_here(word_file(table))
        assert grids(source) == [[["1", "修路"]]]
        assert "拆除旧桥" in source.issues[0].message


class TestHidden:
    def test_hidden_runs_rows_and_styles_are_said_not_read(self) -> None:
        styles = (
            '<w:style w:type="character" w:styleId="X"><w:name w:val="x"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
        )
        body = (
            p(inner=r("修路") + r("秘密甲", "<w:vanish/>") + r("秘密乙", '<w:rStyle w:val="X"/>'))
            + p(inner=r("看得见", '<w:rStyle w:val="X"/><w:vanish w:val="0"/>'))
            + tbl(
                tr(tc(p("a")), tc(p("b"))),
                tr(tc(p("秘密丙")), tc(p("c")), properties="<w:hidden/>"),
            )
        )
        source = read_here(word_file(body, styles=styles))
        assert paragraphs(source) == ["修路", "看得见"]
        assert "秘密" not in source.document.text
        (issue,) = source.issues
        assert all(word in issue.message for word in ("秘密甲", "秘密乙", "秘密丙"))

    def test_notes_and_comments_are_not_part_of_the_text(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        note = f'<w:footnote w:id="2">{p("牵头单位变动的另行通知")}</w:footnote>'
        comment = f'<w:comment w:id="1">{p("此处请李红确认")}</w:comment>'
        source = read_here(
            word_file(
                p("牵头单位：县交通局", inner=reference),
                parts={
                    "word/footnotes.xml": word_part("footnotes", note),
                    "word/comments.xml": word_part("comments", comment),
                },
                links=(("r9", "footnotes", "footnotes.xml"), ("r8", "comments", "comments.xml")),
            )
        )
        assert paragraphs(source) == ["牵头单位：县交通局"]
        messages = [issue.message for issue in source.issues]
        assert any("另行通知" in message for message in messages)
        assert any("请李红确认" in message for message in messages)

    def test_large_pictures_objects_links_and_macros_are_named(self) -> None:
        body = p("修路", inner="<w:r><w:object/></w:r>") + p(
            inner='<w:r><w:pict><v:shape><v:imagedata r:id="r7"/></v:shape></w:pict></w:r>'
        )
        source = read_here(
            word_file(
                body,
                parts={"word/vbaProject.bin": b"x"},
                links=(("r8", "attachedTemplate", "http://evil.example/t.dot"),),
            )
        )
        messages = " ".join(issue.message for issue in source.issues)
        for words in ("embedded object", "picture", "http://evil.example/t.dot", "macros"):
            assert words in messages


class TestWrappers:
    def test_controls_tags_fields_and_links_give_their_contents(self) -> None:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD x'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{r("丁")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        body = p(
            inner=f"<w:smartTag>{r('甲')}</w:smartTag>"
            f"<w:sdt><w:sdtContent>{r('乙')}</w:sdtContent></w:sdt>"
            f'<w:fldSimple w:instr="x">{r("丙")}</w:fldSimple>{field}'
            f'<w:hyperlink r:id="r5">{r("戊")}</w:hyperlink>'
            f'<w:customXml w:element="e">{r("己")}</w:customXml>'
            f"<w:ruby><w:rt>{r('gēng')}</w:rt><w:rubyBase>{r('庚')}</w:rubyBase></w:ruby>"
            "<m:oMath><m:r><m:t>≥8</m:t></m:r></m:oMath>"
        )
        source = read_here(word_file(body))
        assert paragraphs(source) == ["甲乙丙丁戊己庚≥8"]
        assert source.issues == ()

    def test_controls_around_blocks_rows_and_cells(self) -> None:
        def control(content: str) -> str:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

        table = tbl(tr(tc(p("1")), control(tc(p("修路")))), control(tr(tc(p("2")), tc(p("架桥")))))
        source = read_here(word_file(control(p("任务表") + table)))
        assert paragraphs(source) == ["任务表"]
        assert grids(source) == [[["1", "修路"], ["2", "架桥"]]]

    def test_a_text_box_is_read_once_behind_its_anchor(self) -> None:
        box = f"<w:txbxContent>{p('牵头单位：县水利局')}</w:txbxContent>"
        drawn = (
            f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}"
            f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
            "</w:pict></mc:Fallback></mc:AlternateContent>"
        )
        body = p("1.修渠。", inner=f"<w:r>{drawn}</w:r>") + p("2.架桥。")
        source = read_here(word_file(body))
        assert paragraphs(source) == ["1.修渠。", "牵头单位：县水利局", "2.架桥。"]

    def test_embedded_documents_are_read_in_place(self) -> None:
        html = "<html><body><p>附表</p><table><tr><td>1<td>修路</table></body></html>"
        source = read_here(
            word_file(
                p("前") + '<w:altChunk r:id="r5"/><w:altChunk r:id="r6"/>' + p("后"),
                parts={"word/a.html": html, "word/b.docx": word_file(p("内文"))},
                links=(("r5", "aFChunk", "a.html"), ("r6", "aFChunk", "b.docx")),
            )
        )
        assert paragraphs(source) == ["前", "附表", "内文", "后"]
        assert grids(source) == [[["1", "修路"]]]

    def test_heads_and_contents_are_running_text(self) -> None:
        contents = (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('一、总体要求 1')}</w:sdtContent></w:sdt>"
        )
        source = read_here(
            word_file(
                contents + p("一、总体要求"),
                parts={"word/header1.xml": word_part("hdr", p("云泽县文件"))},
                links=(("r5", "header", "header1.xml"),),
            )
        )
        assert paragraphs(source) == ["一、总体要求"]
        assert running(source) == ["一、总体要求 1", "云泽县文件"]


class TestTables:
    def test_merged_cells_keep_their_reach(self) -> None:
        start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        table = tbl(
            tr(tc(p("县领导"), '<w:gridSpan w:val="2"/>'), tc(p("任务"))),
            tr(tc(p("王明"), start), tc(p("副县长")), tc(p("修路"))),
            tr(tc(p(), goes_on), tc(p("局长")), tc(p("架桥"))),
        )
        source = read_here(word_file(table))
        reach = reach_of_cells(source)
        assert reach["县领导"] == (0, 0, 1, 2)
        assert reach["任务"] == (0, 2, 1, 1)
        assert reach["王明"] == (1, 0, 2, 1)
        assert reach["架桥"] == (2, 2, 1, 1)

    def test_a_row_may_begin_further_right(self) -> None:
        table = tbl(
            tr(tc(p("甲")), tc(p("乙"))),
            tr(tc(p("丙")), properties='<w:gridBefore w:val="1"/>'),
        )
        assert grids(read_here(word_file(table))) == [[["甲", "乙"], ["", "丙"]]]

    def test_lines_of_a_cell_stay_lines(self) -> None:
        cell = tc(p("县教育局") + p("县财政局", inner="<w:r><w:br/><w:t>县人社局</w:t></w:r>"))
        source = read_here(word_file(tbl(tr(tc(p("1")), cell))))
        assert grids(source)[0][0][1] == "县教育局\n县财政局\n县人社局"

    def test_a_table_that_only_places_a_table_is_seen_through(self) -> None:
        inner = tbl(tr(tc(p("序号")), tc(p("任务"))), tr(tc(p("1")), tc(p("修路"))))
        source = read_here(word_file(tbl(tr(tc(p("标题")), tc(inner + p())))))
        assert paragraphs(source) == ["标题"]
        assert grids(source) == [[["序号", "任务"], ["1", "修路"]]]

    def test_places(self) -> None:
        body = p("甲文") + p() + p("乙文") + tbl(tr(tc(p("1")), tc(p("修路")))) + p("丙文")
        source = read_here(word_file(body))
        places = {words: place_of(source, words) for words in ("甲文", "乙文", "修路", "丙文")}
        assert places == {"甲文": "¶ 1", "乙文": "¶ 2", "修路": "T1!B1", "丙文": "¶ 3"}


def test_text_that_the_conversion_loses_is_said() -> None:
    strange = f"<w:unheardOf>{r('牵头单位：县审计局')}</w:unheardOf>"
    source = read_here(word_file(p("修路", inner=strange)))
    assert paragraphs(source) == ["修路"]
    (issue,) = source.issues
    assert issue.code is IssueCode.UNREAD_CONTENT
    assert "县审计局" in issue.message
