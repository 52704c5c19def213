"""One word for one thing: pages, workbooks, corrections, rosters and talk share their Chinese."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.correction.columns import COLUMNS, WORDS, column_of
from respgraph.headings import HEADINGS, heading
from respgraph.places import place_in
from respgraph.roster.files import KINDS
from respgraph.tabular import plain_rows
from respgraph.views.words import phrase
from respgraph.vocabulary import Kind, Mention, Role, term


@pytest.mark.parametrize("role", Role)
def test_a_role_has_one_word(role: Role) -> None:
    words = {term(role).chinese, phrase(f"role.{role}", "zh"), heading(role, "zh")}
    assert words == {WORDS["role"][role]}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_one_word(kind: Kind) -> None:
    assert term(kind).chinese == phrase(f"kind.{kind}", "zh") == WORDS["kind"][kind]
    assert term(kind).chinese in KINDS[kind]


@pytest.mark.parametrize("mention", Mention)
def test_a_mention_has_one_word(mention: Mention) -> None:
    assert WORDS["mention"][mention] == phrase(f"value.mention.{mention}", "zh")


def test_columns_to_correct_are_headed_as_everywhere() -> None:
    same = {key: word for key, word in COLUMNS.items() if key != "name"}
    assert same == {key: heading(key, "zh") for key in same}
    assert COLUMNS["name"] == heading("actor", "zh")
    assert len(set(COLUMNS.values())) == len(COLUMNS)


@pytest.mark.parametrize(
    ("word", "column"), [("任务ID", "task_id"), ("编号", "number"), ("提法", "mention")]
)
def test_words_of_earlier_tables_are_still_known(word: str, column: str) -> None:
    assert column_of(word) == column


def test_every_heading_has_words_in_both_languages() -> None:
    for column, (chinese, english) in HEADINGS.items():
        assert chinese, column
        assert english[:1].isupper(), column


@pytest.mark.parametrize(
    ("place", "chinese"),
    [
        ("¶ 4 (4:33)", "第 4 段（第 4 行）"),
        ("T1!E4 (14:1)", "表 1 第 4 行 E 列（第 14 行）"),
        ("清单!B2 (3:1)", "工作表“清单”B2（第 3 行）"),
        ("somewhere", "somewhere"),
        ("", ""),
    ],
)
def test_places_are_said_in_words(place: str, chinese: str) -> None:
    assert place_in(place, "zh") == chinese


def test_every_column_of_every_table_has_a_heading() -> None:
    plan = rg.parse_plan("一、交通\n1.修路。(责任领导:王明;牵头单位:县交通局;配合单位:县财政局)")
    tables = {**rg.all_tables(plan), "audit": rg.audit(plan)}
    columns = {column for records in tables.values() for column in (plain_rows(records) or [{}])[0]}
    assert len(columns) > 80
    assert columns <= set(HEADINGS)
