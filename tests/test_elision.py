"""Levels and endings that lists leave out: towns, bureaus of lakes, offices of streets."""

from __future__ import annotations

import pytest

from respgraph.names import parse_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇社会事业局、统计站", ["镇社会事业局", "镇统计站"]),
        ("镇党建办、财政所、妇联", ["镇党建办", "镇财政所", "镇妇联"]),
        ("乡农业农村办公室、水利站", ["乡农业农村办公室", "乡水利站"]),
        ("镇综治中心、石背派出所", ["镇综治中心", "石背派出所"]),
        ("镇规建办、云塘小学,各村", ["镇规建办", "云塘小学", "各村"]),
        ("镇财政所、税务局、供电所", ["镇财政所", "税务局", "供电所"]),
        ("乡村振兴局、水利局", ["乡村振兴局", "水利局"]),
        ("镇海区财政局、审计局", ["镇海区财政局", "镇海区审计局"]),
    ],
)
def test_towns_give_their_level_to_their_offices(text: str, expected: list[str]) -> None:
    assert [name.name for name in parse_names(text).names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("州供销社、碧海湖管理局", ["州供销社", "碧海湖管理局"]),
        ("县财政局、青云山风景区管理局", ["县财政局", "青云山风景区管理局"]),
        ("市水利局、北河灌区管理局", ["市水利局", "北河灌区管理局"]),
        ("县财政局、河湖管理局、水库管理局", ["县财政局", "县河湖管理局", "县水库管理局"]),
        ("市海渔局、岚浦海警局", ["市海渔局", "岚浦海警局"]),
        ("省林草局、江源国家公园管理局", ["省林草局", "江源国家公园管理局"]),
        ("省能源局、西北能源监管局青源业务办", ["省能源局", "西北能源监管局青源业务办"]),
        ("市交通局、民航甬江监管局", ["市交通局", "民航甬江监管局"]),
        ("市交通局、华北空管局、水利局", ["市交通局", "华北空管局", "市水利局"]),
    ],
)
def test_bureaus_that_print_their_place_stay(text: str, expected: list[str]) -> None:
    assert [name.name for name in parse_names(text).names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沮水镇、城关街道办事处", ["沮水镇", "城关街道办事处"]),
        ("东城街道、城关街道办事处", ["东城街道办事处", "城关街道办事处"]),
        ("东城街道、沮水镇、城关街道办事处", ["东城街道办事处", "沮水镇", "城关街道办事处"]),
        ("沮水镇、高新区管委会", ["沮水镇", "高新区管委会"]),
        ("东河新区、高新区管委会", ["东河新区管委会", "高新区管委会"]),
        ("沮水镇、城关镇人民政府", ["沮水镇人民政府", "城关镇人民政府"]),
    ],
)
def test_an_ending_goes_to_places_that_can_have_it(text: str, expected: list[str]) -> None:
    assert [name.name for name in parse_names(text).names] == expected
