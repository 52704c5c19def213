from __future__ import annotations

import pytest

from respgraph.identifiers import actor_id_for, free_id, name_key, natural_key
from respgraph.vocabulary import Kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("区项目办（ 区发改局 ）", "区项目办(区发改局)", True),
        ("ＡＢ公司", "ab公司", True),
        ("阿依·古丽", "阿依•古丽", True),
        ("区财政局", "区财政所", False),
    ],
)
def test_names_are_compared_without_width_blanks_and_dots(
    one: str, other: str, *, same: bool
) -> None:
    assert (name_key(one) == name_key(other)) is same


def test_a_name_of_noise_alone_keeps_itself() -> None:
    assert name_key(" · ") == " · "


def test_ids_of_actors_are_readable_and_of_one_width() -> None:
    assert actor_id_for(Kind.UNIT, "县 交通（运输） 局") == "unit/县交通(运输)局"


def test_an_id_that_is_taken_is_counted_on() -> None:
    taken = {"task/1", "task/1~2"}
    assert free_id("task/1", taken) == "task/1~3"
    assert free_id("task/2", taken) == "task/2"


def test_natural_order_survives_huge_and_foreign_digits() -> None:
    names = ["task/" + "9" * 30, "task/٣", "task/²", "task/2", "task/10"]
    assert sorted(names, key=natural_key)[:2] == ["task/2", "task/٣"]
