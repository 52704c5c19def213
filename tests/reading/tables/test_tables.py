"""Grids that a file marks: merged cells, two-line headers, sections, forms, doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.document import Document, Span
from respgraph.reading.rules import Rules
from respgraph.reading.source import Block, Cell, Grid, Paragraph, Source
from respgraph.reading.tables.reader import read_tables
from respgraph.vocabulary import IssueCode, Role

from .table_drafts import codes, shown

Row = Sequence[str | tuple[str, int, int] | None]


def source_of(*tables: Sequence[Row] | str) -> Source:
    """A source of grids and paragraphs; a cell is its text, or text with rows and columns it spans.

    None stands for a place that a merged cell covers.
    """
    text = ""
    blocks: list[Block] = []
    for table in tables:
        start = len(text)
        if isinstance(table, str):
            text += table + "\n"
            blocks.append(Paragraph(Span(start, len(text) - 1)))
            continue
        rows: list[tuple[Cell, ...]] = []
        for number, row in enumerate(table):
            cells: list[Cell] = []
            for column, content in enumerate(row):
                if content is None:
                    continue
                words, down, across = (content, 1, 1) if isinstance(content, str) else content
                spans = (Span(len(text), len(text) + len(words)),) if words else ()
                text += words + "\t"
                cells.append(Cell(spans, number, column, down, across))
            text += "\n"
            rows.append(tuple(cells))
        blocks.append(Grid(Span(start, len(text) - 1), tuple(rows), tells_merges=True))
    return Source(Document("test", text), tuple(blocks))


HEADER: Row = ("序号", "任务", "责任领导", "牵头单位", "配合单位", "完成时限")


def test_a_merged_cell_holds_for_all_its_rows() -> None:
    source = source_of(
        [
            HEADER,
            ("1", "修路。", ("王力", 2, 1), "区交通局", "区财政局", ("6月底", 2, 1)),
            ("2", "修桥。", None, "区住建局", "/", None),
        ]
    )
    assert shown(source) == [
        "1|修路。||leader:王力 lead:区交通局 support:区财政局|6月底",
        "2|修桥。||leader:王力 lead:区住建局|6月底",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "区交通局、区财政局",
        "区交通局、区财政局共同负责",
        "区交通局\n区财政局",
        "区交通局、区财政局共同推进",
    ],
)
def test_a_cell_merged_across_lead_and_support_names_joint_units(cell: str) -> None:
    source = source_of(
        [
            HEADER,
            ("1", "修路。", "王力", "区交通局", "区财政局", "6月底"),
            ("2", "修桥。", "王力", (cell, 1, 2), None, "9月底"),
        ]
    )
    assert shown(source)[1] == "2|修桥。||leader:王力 resp:区交通局,区财政局|9月底"


def test_units_in_a_cell_merged_across_leaders_and_units_are_no_leaders() -> None:
    source = source_of(
        [
            HEADER,
            ("1", "修路。", ("各镇街", 1, 3), None, None, "6月底"),
            ("2", "修桥。", ("王力", 1, 3), None, None, "9月底"),
        ]
    )
    assert shown(source) == ["1|修路。||resp:各镇街*|6月底", "2|修桥。||leader:王力|9月底"]


def test_a_merged_cell_that_says_who_leads_is_read_by_its_words() -> None:
    cell = ("区交通局牵头，区财政局配合", 1, 2)
    source = source_of([HEADER, ("1", "修路。", "王力", cell, None, "6月底")])
    assert shown(source) == ["1|修路。||leader:王力 lead:区交通局 support:区财政局|6月底"]


def test_a_blank_beside_merged_cells_stays_blank() -> None:
    source = source_of(
        [
            HEADER,
            ("1", "修路。", ("王力", 2, 1), "区交通局", "区财政局", "6月"),
            ("2", "修桥。", None, "区住建局", "", "9月"),
        ]
    )
    assert shown(source)[1] == "2|修桥。||leader:王力 lead:区住建局|9月"
    assert IssueCode.CARRIED_DOWN not in codes(source)


def test_a_task_over_several_rows_gathers_their_units() -> None:
    source = source_of(
        [
            HEADER,
            (("1", 3, 1), ("修路。", 3, 1), ("王力", 3, 1), ("区交通局", 3, 1), "区财政局", "6月"),
            (None, None, None, None, "区水利局", "6月"),
            (None, None, None, None, "各街道", "6月"),
        ]
    )
    roles = "leader:王力 lead:区交通局 support:区财政局 support:区水利局 support:各街道*"
    assert shown(source) == [f"1|修路。||{roles}|6月"]


def test_a_header_of_two_rows_is_read_from_its_lower_row() -> None:
    source = source_of(
        [
            [("2025年重点任务分解表", 1, 5), None, None, None, None],
            [("序号", 2, 1), ("任务", 2, 1), ("责任分工", 1, 2), None, ("时限", 2, 1)],
            [None, None, "牵头单位", "协办单位", None],
            ["1", "修路。", "区交通局", "区财政局", "6月"],
        ]
    )
    assert shown(source) == ["1|修路。||lead:区交通局 support:区财政局|6月"]


def test_an_upper_header_completes_the_lower_one() -> None:
    source = source_of(
        [
            [("序号", 2, 1), ("任务", 2, 1), ("牵头", 1, 2), None, ("配合单位", 2, 1)],
            [None, None, "领导", "单位", None],
            ["1", "修路。", "王力", "区交通局", "区财政局"],
        ]
    )
    assert shown(source) == ["1|修路。||leader:王力 lead:区交通局 support:区财政局|"]


def test_section_rows_nest_by_their_numbers() -> None:
    source = source_of(
        [
            HEADER,
            [("一、产业发展", 1, 6), None, None, None, None, None],
            ["(一)", "工业经济", "", "", "", ""],
            ["1", "抓技改。", "王力", "区工信局", "区财政局", "全年"],
            ["(二)", "现代农业", "", "", "", ""],
            ["2", "抓春耕。", "李娜", "区农业农村局", "各镇", "全年"],
            [("二、民生", 1, 6), None, None, None, None, None],
            ["3", "建学校。", "李娜", "区教育局", "区住建局", "9月"],
        ]
    )
    assert [line.split("|")[2] for line in shown(source)] == [
        "一、产业发展/(一)工业经济",
        "一、产业发展/(二)现代农业",
        "二、民生",
    ]


def test_a_section_row_ends_what_blank_cells_mean() -> None:
    source = source_of(
        [
            HEADER,
            ["1", "抓技改。", "王力", "区工信局", "区财政局", "全年"],
            ["二、民生", "", "", "", "", ""],
            ["2", "建学校。", "", "区教育局", "区住建局", "9月"],
        ]
    )
    assert shown(source)[1] == "2|建学校。|二、民生|lead:区教育局 support:区住建局|9月"


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("一、孙丽萍市长负责事项(共8项)", "leader:孙丽萍"),
        ("一、常务副市长严守成牵头事项", "leader:严守成"),
        ("(一)由王芳同志分管的工作", "leader:王芳"),
        ("一、实体经济(责任领导:王力、李娜)", "leader:王力,李娜"),
        ("一、实体经济(牵头领导:王力;总牵头单位:区发改局)", "leader:王力 lead:区发改局"),
        ("一、区教育局牵头事项(3项)", "lead:区教育局"),
        ("一、区教育局(3项)", "lead:区教育局"),
        ("一、教育事业", ""),
    ],
)
def test_a_section_row_may_name_who_answers_for_the_rows_below(row: str, roles: str) -> None:
    source = source_of(
        [
            ("序号", "任务", "配合单位"),
            [(row, 1, 3), None, None],
            ["1", "建学校。", "区住建局"],
        ]
    )
    expected = f"{roles} support:区住建局".strip()
    assert shown(source)[0].split("|")[3] == expected


def test_a_table_goes_on_after_a_page_without_its_header() -> None:
    source = source_of(
        [("序号", "任务", "责任单位"), ("1", "修路。", "区交通局")],
        [("2", "修桥。", "区住建局"), ("3", "修渠。", "")],
    )
    assert shown(source) == [
        "1|修路。||resp:区交通局|",
        "2|修桥。||resp:区住建局|",
        "3|修渠。|||",
    ]


def test_columns_of_units_that_assign_nobody_are_listed() -> None:
    source = source_of(
        [
            ("序号", "任务", "责任单位", "督办单位", "对接部门"),
            ("1", "修路。", "区交通局", "区委督查室", "市交通局"),
        ]
    )
    assert shown(source) == ["1|修路。||resp:区交通局|"]
    assert codes(source) == {IssueCode.NOT_ASSIGNED, IssueCode.UNKNOWN_LABEL}


def test_a_row_that_names_somebody_without_a_task_is_listed() -> None:
    source = source_of([HEADER, ("1", "", "王力", "区交通局", "", "")])
    assert shown(source) == []
    assert codes(source) == {IssueCode.UNREAD_NAME}


def test_sums_notes_and_titles_are_no_tasks() -> None:
    source = source_of(
        [
            ["附件1", "", "", "", "", ""],
            HEADER,
            ("1", "修路。", "王力", "区交通局", "区财政局", "6月"),
            ["合计", "", "", "", "", ""],
            ["备注", "1.牵头单位每周五报送进度;2.各村指全镇14个村。", "", "", "", ""],
            [("注:责任领导变动的由接任者负责", 1, 6), None, None, None, None, None],
        ]
    )
    assert len(shown(source)) == 1


def test_one_form_a_task_and_one_column_a_task() -> None:
    forms = source_of(
        [
            ["任务名称", ("建湿地公园", 1, 3), None, None],
            ["责任领导", "王力", "牵头单位", "区林业局"],
            ["配合单位", "区财政局\n区住建局", "完成时限", "2025年6月"],
        ]
    )
    assert shown(forms) == [
        "|建湿地公园||leader:王力 lead:区林业局 support:区财政局,区住建局|2025年6月"
    ]
    columns = source_of(
        [["项目", "甲桥", "乙路"], ["责任单位", "区交通局", "区住建局"], ["完成时间", "6月", "9月"]]
    )
    assert shown(columns) == ["|甲桥||resp:区交通局|6月", "|乙路||resp:区住建局|9月"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("周海峰\n（副县长（挂职））", "周海峰"),
        ("次仁央宗\n（副县长）\n旦增罗布\n（县政府党组成员）", "次仁央宗,旦增罗布"),
        ("王明（党委副书记）\n李丽（副总经理）", "王明,李丽"),
        ("王明（副县长）李丽（县政府党组成员）", "王明,李丽"),
        ("王明（县委常委、副县长）；李丽（县政协副主席（兼））", "王明,李丽"),
    ],
)
def test_posts_in_brackets_behind_leaders_are_nobody_else(cell: str, names: str) -> None:
    source = source_of([HEADER, ("1", "修路。", cell, "区交通局", "区财政局", "6月")])
    assert shown(source) == [f"1|修路。||leader:{names} lead:区交通局 support:区财政局|6月"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("县发改局\n县财政局", "县发改局,县财政局"),
        ("县发改局、县自然资\n源和规划局", "县发改局,县自然资源和规划局"),
        ("市生态环境局\n云泽分局", "市生态环境局云泽分局"),
        ("县发改局\n各乡镇", "县发改局,各乡镇*"),
        ("财务管理部\n法务合规部", "财务管理部,法务合规部"),
        ("县经济开发区\n管委会", "县经济开发区管委会"),
        ("县发改局、县财政局、县住\n建局、各乡镇", "县发改局,县财政局,县住建局,各乡镇*"),
    ],
)
def test_lines_of_a_cell_are_joined_where_a_name_goes_on(cell: str, names: str) -> None:
    source = source_of([("序号", "任务", "责任单位"), ("1", "修路。", cell)])
    assert shown(source) == [f"1|修路。||resp:{names}|"]


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("区发改局牵头,区财政局、区住建局配合", "lead:区发改局 support:区财政局,区住建局"),
        ("牵头单位:区发改局\n责任单位:区财政局", "lead:区发改局 resp:区财政局"),
        ("区发改局、区财政局", "resp:区发改局,区财政局"),
        ("责任领导:王力 责任单位:区发改局", "leader:王力 resp:区发改局"),
    ],
)
def test_a_column_of_divisions_states_its_own_roles(cell: str, roles: str) -> None:
    source = source_of([("序号", "任务", "责任分工"), ("1", "修路。", cell)])
    assert shown(source) == [f"1|修路。||{roles}|"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("区发改局 王力", "区发改局,王力"),
        ("区发改局\n王力", "区发改局,王力"),
        ("区发改局(王力)、区财政局(李娜)", "区发改局,王力,区财政局,李娜"),
    ],
)
def test_a_column_for_units_and_persons_holds_both(cell: str, names: str) -> None:
    source = source_of([("序号", "任务", "责任单位及责任人"), ("1", "修路。", cell)])
    assert shown(source) == [f"1|修路。||resp:{names}|"]


@pytest.mark.parametrize(
    "table",
    [
        [("序号", "姓名", "单位", "职务"), ("1", "王力", "区发改局", "局长")],
        [("序号", "指标", "单位", "数量"), ("1", "产值", "亿元", "5")],
        [("日期", "会议", "地点"), ("6月", "例会", "三楼")],
        [("1", "修路。", "区交通局"), ("2", "修桥。", "区住建局")],
    ],
)
def test_tables_of_other_things_are_left_alone(table: list[Row]) -> None:
    source = source_of(table)
    assert shown(source) == []
    assert codes(source) == set()


def test_every_name_quotes_its_cell() -> None:
    source = source_of(
        [HEADER, ("1", "修路。", "王 力", "区交\n通局", "区财政局、住建局", "6月底")]
    )
    (reading,) = read_tables(source, Rules())
    quotes = [
        source.document.quote(named.spans)
        for clause in reading.drafts[0].clauses
        for named in clause.names
    ]
    assert quotes == ["王 力", "区交通局", "区财政局", "住建局"]
    assert source.document.quote(reading.drafts[0].text_spans) == "修路。"


def test_a_profile_gives_a_header_its_role() -> None:
    source = source_of(
        [("序号", "任务", "盯办干部", "责任单位"), ("1", "修路。", "王力", "区交通局")]
    )
    rules = Rules(own_labels={"盯办干部": Role.RESPONSIBLE_LEADER})
    (reading,) = read_tables(source, rules)
    assert [clause.role for clause in reading.drafts[0].clauses] == [Role.RESPONSIBLE_LEADER, None]


# --- hostile grids ---------------------------------------------------------------------------


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(
                    [
                        "序号",
                        "任务",
                        "牵头单位",
                        "责任领导",
                        "1",
                        "修路。",
                        "区交通局",
                        "",
                        "/",
                        "王力",
                    ]
                ),
                st.integers(1, 10**9),
                st.integers(1, 10**9),
            ),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_any_grid_is_read_or_left_alone(rows: list[list[tuple[str, int, int]]]) -> None:
    source = source_of(rows)
    for reading in read_tables(source, Rules()):
        for draft in reading.drafts:
            assert draft.text_spans
            for clause in draft.clauses:
                assert all(named.spans for named in clause.names)


def test_huge_spans_are_cut_to_the_table() -> None:
    source = source_of(
        [("序号", "任务", "牵头单位"), ("1", "修路。", "区交通局"), ("2", "修桥。", None)]
    )
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    wide = [list(row) for row in grid.rows]
    wide[1][2] = replace(wide[1][2], row_span=10**9, column_span=10**9)
    hostile = replace(source, blocks=(Grid(grid.span, tuple(map(tuple, wide))),))
    assert shown(hostile) == ["1|修路。||lead:区交通局|", "2|修桥。||lead:区交通局|"]


def test_ten_thousand_columns_end() -> None:
    source = source_of(
        [["序号", "任务"] + ["牵头单位"] * 10_000, ["1", "修路。"] + ["区交通局"] * 10_000]
    )
    assert len(shown(source)) == 1
