from __future__ import annotations

import time

import pytest
from tests.builders import Row, make_plan

import respgraph as rg
from respgraph.likeness import Likeness, look_alike_names, look_alikes
from respgraph.vocabulary import Kind


def reasons(*names: str, kind: Kind = Kind.UNIT) -> list[Likeness]:
    return [pair.reason for pair in look_alike_names(names, kind)]


@pytest.mark.parametrize(
    ("name_a", "name_b", "reason"),
    [
        ("区发改局", "区发展和改革局", Likeness.ABBREVIATION),
        ("区人社局", "区人力资源和社会保障局", Likeness.ABBREVIATION),
        ("区招商投资促进中心", "区招商和投资促进中心", Likeness.ABBREVIATION),
        ("市財政局", "市财政局", Likeness.SCRIPT),
        ("省發展改革委", "省发展改革委", Likeness.SCRIPT),
        ("市卫计委", "市卫健委", Likeness.RENAMED),
        ("县国土资源局", "县自然资源和规划局", Likeness.RENAMED),
        ("税务局", "区税务局", Likeness.PREFIX),
        ("区财政局", "咸安区财政局", Likeness.PREFIX),
        ("区住建局", "区住 建局", Likeness.WIDTH),
        ("双塔镇(街道)", "双塔镇（街道）", Likeness.WIDTH),
        ("区农业农村局", "区农业农存局", None),
        ("区经发集团", "区经法集团", None),
        ("白鹭湖镇", "白鹿湖镇", Likeness.SOUND),
        ("區發展和改革局", "区发改局", Likeness.ABBREVIATION),
    ],
)
def test_planted_look_alikes_are_seen(name_a: str, name_b: str, reason: Likeness | None) -> None:
    assert reasons(name_a, name_b) == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    "names",
    [
        ("区商务局", "区税务局", "区财政局", "区医保局"),
        ("市水务局", "市税务局"),
        ("市财政局", "区财政局", "县财政局"),
        ("青石镇", "青岩镇", "石桥镇", "石桥铺乡"),
        ("城东街道", "城西街道", "城南街道"),
        ("市生态环境局", "市生态环境局咸安分局"),
        ("区委组织部", "区委宣传部", "区委统战部"),
        ("市农业局", "县农业农村局"),
        ("县乡村振兴局", "县农业农村局"),
    ],
)
def test_different_bodies_are_left_in_peace(names: tuple[str, ...]) -> None:
    assert reasons(*names) == []


def test_persons_are_compared_by_sound_and_script_only() -> None:
    assert reasons("刘伍寿", "刘五寿", kind=Kind.PERSON) == [Likeness.SOUND]
    assert reasons("陳浩", "陈浩", kind=Kind.PERSON) == [Likeness.SCRIPT]
    assert reasons("王明", "王晓明", "李明", kind=Kind.PERSON) == []


def test_names_that_stand_side_by_side_are_two_bodies() -> None:
    rows = [Row("1", [], ["区水利局"], ["区水利和湖泊局"])]
    apart = look_alikes(make_plan(rows))
    assert [(pair.actor_a, pair.actor_b) for pair in apart] == [
        ("unit/区水利和湖泊局", "unit/区水利局")
    ]
    assert look_alikes(make_plan([*rows, Row("2", [], ["区水利局", "区水利和湖泊局"])])) == []


def test_the_order_of_names_does_not_matter() -> None:
    names = ["区发改局", "区发展和改革局", "税务局", "区税务局", "区發改局"]
    assert look_alike_names(names) == look_alike_names(names[::-1])
    assert len(look_alike_names(names)) == 4


def test_an_alias_in_brackets_that_is_another_body_is_seen() -> None:
    pairs = look_alike_names({"区项目办": ("区发改局",), "区发改局": ()})
    assert [pair.reason for pair in pairs] == [Likeness.BRACKET]


def test_thousands_of_names_take_seconds() -> None:
    signs = "财政教育科技民政司法水利商务文旅卫健应急审计统计林业住建"
    names = {f"省{a}{b}{c}局" for a in signs for b in signs for c in signs[:5]}
    start = time.process_time()
    look_alike_names(sorted(names)[:3000])
    assert time.process_time() - start < 30


def test_look_alikes_are_public() -> None:
    assert rg.look_alikes(make_plan([])) == []
