"""Quick looks that spare a slow search must never hide what the search would find."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.reading.account.names import names_within
from respgraph.reading.lines.glued import _ENDS_GLUED, _GLUED
from respgraph.reading.lines.looks import _NUMBER, _RANKS, number_of
from respgraph.reading.profile import _ORDERS
from respgraph.reading.text import blank_labels, markup
from respgraph.reading.text.characters import _ODD, _PRIVATE, _UNSEEN
from respgraph.reading.text.radicals import RADICAL


def _made_of(signs: str, *, most: int = 14) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(signs), max_size=most).map("".join)


@given(_made_of("12一二十.、)(①。;第,王县“ \n"))
def test_no_glued_number_is_missed(text: str) -> None:
    if _GLUED.search(text) is not None:
        assert _ENDS_GLUED.search(text) is not None


@pytest.mark.parametrize(
    "text", ["修路。2.办学", "县教育局)十二、办学", "局②办学", "局;(三)办学", "局(12)办学"]
)
def test_glued_numbers_of_every_kind_are_seen(text: str) -> None:
    assert _GLUED.search(text) is not None
    assert _ENDS_GLUED.search(text) is not None


_ORDER_WORDS = (
    "列 排 位列 排序 排名 在 于 第一 第1 首 首位 首个 最前 前 最后 末 末位 位 名 个 责任单位 部门 为 是 牵头 "
    "主办 单位 无 不分 没有 先后 主次 大小 之分 同责单位 最后一个 ,"
).split()


@given(st.lists(st.sampled_from(_ORDER_WORDS), max_size=8).map("".join))
def test_no_stated_order_is_missed(text: str) -> None:
    for _, pattern, hint in _ORDERS:
        if pattern.search(text) is not None:
            assert hint.search(text) is not None


@given(_made_of("1234.、 “《修路年月个万:,;(一"))
def test_plain_numbers_are_read_as_the_long_way_reads_them(text: str) -> None:
    slow = _NUMBER.match(text)
    found = number_of(text, 0, len(text))
    assert (found is None) == (slow is None)
    if found is not None and slow is not None and slow.lastgroup != "bullet":
        assert (found.rank, found.text_start) == (_RANKS[slow.lastgroup or ""], slow.end())
        assert (found.start, found.end) == slow.span(slow.lastgroup or "")


_WORDS = "责任领导 责任部门 牵头单位 完成时限 联系电话 备注 王明 县交通局 6月底 : 、 。 \n ( ) 1.修路。".split(
    " "
)


@given(st.lists(st.sampled_from([*_WORDS, " ", "  ", "\t"]), max_size=12).map("".join))
def test_no_label_before_a_blank_is_missed(text: str) -> None:
    slow = blank_labels._RUN.sub(blank_labels._with_colons, text)
    assert blank_labels.colons_for_blanks(text) == slow


@pytest.mark.parametrize(
    "label",
    "责任领导 责任人 牵头单位 责任部门 责任处室 责任股室 责任科所 责任站办 责任院部 责任主体 完成时限 完成时间 "
    "整改期限 办结日期 时限要求 联系电话 联系方式 联系人 督办领导 备注".split(),
)
def test_a_blank_behind_any_label_is_seen(label: str) -> None:
    word = blank_labels._LABEL.fullmatch(f"{label} ")
    assert word is not None
    assert blank_labels._GAP.search(f"{label} 王明") is not None


@given(_made_of("县水利局、,;。() A7\n", most=30), st.data())
def test_words_within_reach_are_those_of_each_stretch(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    reach = [pair for pair in pairwise(cuts) if data.draw(st.booleans())]
    word = re.compile(r"[^、,;:/|\s()。]*[一-鿿][^、,;:/|\s()。]*")
    expected = [match.span() for pair in reach for match in word.finditer(text, *pair)]
    assert set(expected) <= set(names_within(text, reach))


@given(st.text(max_size=8) | st.text("县⺠⼀⻔\u200b\ue000", max_size=8))
def test_no_odd_character_is_missed(text: str) -> None:
    odd = any(pattern.search(text) is not None for pattern in (_UNSEEN, _PRIVATE, RADICAL))
    assert odd == (_ODD.search(text) is not None)


_SHORT_WORDS = "牵头 总牵头 责任 配合 协同 协办 主办 承办 参与 分管 主责 县水利局 各镇 王明".split()


@given(st.lists(st.sampled_from([*_SHORT_WORDS, " ", "\t", "(", ")", ";", "\n", "——"]), max_size=9))
def test_no_short_label_before_a_blank_is_missed(words: list[str]) -> None:
    text = "".join(words)
    if blank_labels._SHORT_RUN.search(text) is not None:
        assert blank_labels._SHORT_GAP.search(text) is not None


@given(st.lists(st.sampled_from([*_SHORT_WORDS, "▶", "·", "★", "√", "👤", ":", " "]), max_size=9))
def test_no_bullet_before_a_label_is_missed(words: list[str]) -> None:
    text = "".join(words)
    if markup._BULLET.search(text) is not None:
        assert markup._ANY_BULLET.search(text) is not None


@pytest.mark.parametrize("mark", [*markup._ARROWS, *markup._DOTS, "★", "☆", "※", "👤", "☎", "⏰"])
def test_every_bullet_before_a_label_gives_way(mark: str) -> None:
    text = f"修路。{mark}牵头单位:县交通局"
    assert markup._BULLET.search(text) is not None
    assert markup.without_bullets(text) == "修路。 牵头单位:县交通局"
