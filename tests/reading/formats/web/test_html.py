"""Web pages: seen text only, in the order in which it is seen."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.formats.inprocess import (
    grids,
    paragraphs,
    place_of,
    reach_of_cells,
    read_here,
    running,
)

from respgraph.reading.formats.web.flow import PageTable, read_page
from respgraph.reading.formats.web.html import nesting
from respgraph.reading.pipeline import plan_from_source
from respgraph.reading.source import Paragraph


def _read(body: str) -> list[str]:
    return paragraphs(read_here(f"<html><body>{body}</body></html>".encode()))


def _menu(body: str) -> list[str]:
    return running(read_here(f"<html><body>{body}</body></html>".encode()))


class TestMenus:
    """Lines that are nothing but links lead about the site."""

    def test_links_of_a_menu_are_running_text(self) -> None:
        body = (
            "<ul><li><a href=/>首页</a><li><a href=/zw>政务服务</a></ul>"
            "<div><a href=/a>无障碍</a> | <a href=/b>繁体</a></div><p>修路。</p>"
        )
        assert _menu(body) == ["首页", "政务服务", "无障碍 | 繁体"]
        assert _read(body) == ["修路。"]

    @pytest.mark.parametrize(
        "line",
        [
            "<p>牵头单位：<a href=/x>县交通局</a></p>",
            "<p><a href=/x>一、交通</a></p>",
            "<p><a href=/x>1.修路。（牵头单位：县交通局）</a></p>",
            "<h2><a href=/x>交通</a></h2>",
            "<p><a name=a>交通</a></p>",
        ],
    )
    def test_links_inside_the_plan_are_text(self, line: str) -> None:
        assert _menu(line) == []

    def test_a_menu_is_no_section_and_a_page_box_names_nobody(self) -> None:
        page = (
            "<ul><li><a href=/>首页</a><li><a href=/zw>政务服务</a></ul>"
            "<table><tr><td>索引号：<td>A1<td>发布机构：<td>县政府</tr>"
            "<tr><td>责任部门：<td>县政府办公室<td>有效性：<td>有效</tr></table>"
            "<p>1.修路。</p><p>牵头单位：县交通局</p>"
        )
        plan = plan_from_source(read_here(f"<html><body>{page}</body></html>".encode()))
        assert [(task.number, task.section) for task in plan.tasks] == [("1", ())]
        assert [actor.name for actor in plan.actors] == ["县交通局"]


def test_tags_that_never_close_are_counted_in_one_pass() -> None:
    for words in ("<a" * 200_000, "<" + "a" * 400_000, "<a " * 200_000):
        start = time.process_time()
        assert nesting(words) == 0
        assert time.process_time() - start < 5


class TestText:
    def test_scripts_styles_comments_and_controls_are_not_text(self) -> None:
        body = (
            "<script>var 牵头单位='x'</script><style>p{}</style><noscript>请启用</noscript>"
            "<template>模板</template><select><option>选</select><textarea>填</textarea>"
            "<p>修路<!-- 责任单位 -->五公里</p>"
        )
        assert _read(body) == ["修路五公里"]

    def test_inline_tags_do_not_part_words(self) -> None:
        assert _read("<p><b>责任</b><span>单</span><i>位</i>：县<a href=x>教育</a>局</p>") == [
            "责任单位：县教育局"
        ]

    def test_breaks_and_blocks_part_lines(self) -> None:
        assert _read("甲<br>乙<div>丙<p>丁</div>戊<ul><li>己<li>庚</ul>") == list("甲乙丙丁戊己庚")

    def test_a_line_end_of_the_source_is_no_blank_between_han_characters(self) -> None:
        assert _read("<p>\n  牵头单位：县\n  教育局\n  GDP\n  of  x</p>") == [
            "牵头单位：县教育局 GDP of x"
        ]

    def test_ordered_lists_count(self) -> None:
        body = '<ol start="3"><li>修路<li>架桥</ol><ol type="A"><li>甲<li value="5">乙</ol>'
        assert _read(body) == ["3.修路", "4.架桥", "A.甲", "E.乙"]

    def test_items_with_numbers_of_their_own_keep_those(self) -> None:
        assert _read("<ol><li>（一）修路<li>2.架桥</ol>") == ["（一）修路", "2.架桥"]

    def test_headings_have_levels(self) -> None:
        source = read_here("<h1>方案</h1><h3>一、<b>总则</b></h3><p>文</p>".encode())
        levels = [block.heading_level for block in source.blocks if isinstance(block, Paragraph)]
        assert levels == [1, 3, None]

    @pytest.mark.parametrize(
        "hidden",
        [
            "<p hidden>秘密</p>",
            '<div style="color:red; DISPLAY : none">秘密</div>',
            '<span style="visibility:hidden">秘密</span>',
            '<table><tr style="display:none"><td>秘密<td>b</tr><tr><td>c<td>d</table>',
        ],
    )
    def test_hidden_text_is_said_not_read(self, hidden: str) -> None:
        source = read_here(f"<p>修路</p>{hidden}".encode())
        assert "秘密" not in source.document.text
        assert "秘密" in source.issues[0].message

    def test_frames_are_named_not_fetched(self) -> None:
        source = read_here('<p>修路</p><iframe src="http://evil.example/x"></iframe>'.encode())
        assert "http://evil.example/x" in source.issues[0].message


class TestCharset:
    @pytest.mark.parametrize(
        ("declared", "real"),
        [
            ("gb2312", "gb18030"),
            ("utf-8", "gb18030"),
            ("gb2312", "utf-8"),
            ("iso-8859-1", "gbk"),
            ("big5", "big5"),
            ("gb2312", "utf-16"),
            ("nonsense", "utf-8"),
        ],
    )
    def test_the_bytes_decide(self, declared: str, real: str) -> None:
        text = "責任單位：縣教育局、縣財政局" if real == "big5" else "责任单位：县教育局、县㙓政局"
        text = text.replace("㙓", "财") if real == "gbk" else text
        page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
        assert paragraphs(read_here(page.encode(real))) == [text]


class TestTables:
    def test_spans(self) -> None:
        page = (
            "<table><tr><td rowspan=2>王明<td colspan=2>a<td>b</tr>"
            "<tr><td>c<td>d<td rowspan=9>e</tr><tr><td>f<td>g<td>h</tr></table>"
        )
        source = read_here(page.encode())
        cells = reach_of_cells(source)
        assert cells["王明"] == (0, 0, 2, 1)
        assert cells["a"] == (0, 1, 1, 2)
        assert cells["b"] == (0, 3, 1, 1)
        assert cells["d"] == (1, 2, 1, 1)
        assert cells["e"] == (1, 3, 2, 1)
        assert cells["h"] == (2, 2, 1, 1)

    def test_layout_tables_are_seen_through_and_data_tables_kept(self) -> None:
        page = (
            "<table><tr><td>导航<td><table><tr><th>序号<th>任务</tr><tr><td>1<td>修建农村公路</tr>"
            "</table></td></tr></table><table><tr><td>版权</td></tr></table>"
        )
        source = read_here(page.encode())
        assert paragraphs(source) == ["导航", "版权"]
        assert grids(source) == [[["序号", "任务"], ["1", "修建农村公路"]]]

    def test_a_small_table_in_a_cell_of_data_stays_in_its_cell(self) -> None:
        page = (
            "<table><tr><td>1<td>修建农村公路五十公里并完成验收<td>"
            "<table><tr><td>甲<td>乙</tr></table></td></tr></table>"
        )
        assert grids(read_here(page.encode())) == [
            [["1", "修建农村公路五十公里并完成验收", "甲\t乙"]]
        ]

    def test_places(self) -> None:
        source = read_here("<p>甲文<table><tr><td>1<td>修路</table><p>乙文".encode())
        assert [place_of(source, word) for word in ("甲文", "修路", "乙文")] == [
            "¶ 1",
            "T1!B1",
            "¶ 2",
        ]


@given(st.lists(st.sampled_from(["<td rowspan=3>", "<td colspan=2>", "<td>", "<tr>"]), max_size=40))
def test_no_two_cells_of_a_table_overlap_in_their_own_row(tags: list[str]) -> None:
    for item in read_page(f"<table><tr>{'x'.join(tags)}x</table>").items:
        if isinstance(item, PageTable):
            starts = [(cell.row, cell.column) for cell in item.cells]
            assert len(starts) == len(set(starts))


def test_a_page_saved_in_one_file() -> None:
    data = (
        b"From: <Saved by Browser>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><body><p>=D0=DE=C2=B7</p></body></html>\r\n--B--\r\n"
    )
    assert paragraphs(read_here(data, "a.mht")) == ["修路"]


@pytest.mark.parametrize(
    "card",
    [
        "<dl><dt>责任领导</dt><dd>江&nbsp;平</dd><dt>牵头单位</dt><dd>{}</dd></dl>",
        "<dl><dt>责任领导：</dt><dd>江平</dd><dt>牵头单位：</dt><dd>{}</dd></dl>",
        "<ul><li><b>责任领导</b>江平</li><li><b>牵头单位</b>{}</li></ul>",
        "<div><div>责任领导</div><div>江平</div></div><div><div>牵头单位</div><div>{}</div></div>",
        "<div><span>责任领导</span><span>江平</span></div><div><i>牵头单位</i> {}</div>",
    ],
)
def test_cards_of_labels_and_values_are_read(card: str) -> None:
    body = "".join(
        f"<div><p>{number}.{text}。</p>{card.format(unit)}</div>"
        for number, text, unit in ((1, "修路", "县交通局"), (2, "办学", "县教育局"))
    )
    source = read_here(f"<html><body>{body}</body></html>".encode())
    plan = plan_from_source(source)
    assert [task.text for task in plan.tasks] == ["修路。", "办学。"]
    assert [actor.name for actor in plan.actors] == ["江平", "县交通局", "县教育局"]
    assert len(plan.assignments) == 4
