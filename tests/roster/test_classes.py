from __future__ import annotations

import pytest

from respgraph.roster.classes import guess_class
from respgraph.vocabulary import Kind


@pytest.mark.parametrize(
    ("name", "unit_class"),
    [
        ("区财政局", "department"),
        ("市市容环卫局", "department"),
        ("区招商和投资促进中心", "department"),
        ("省发展改革委", "department"),
        ("国家发展和改革委员会", "department"),
        ("向阳湖奶牛场", "town"),
        ("文昌街道", "town"),
        ("区委人才办", "party organ"),
        ("市委编办", "party organ"),
        ("咸安商贸物流区", "park"),
        ("经济技术开发区管委会", "park"),
        ("团区委", "mass organization"),
        ("区水务公司", "company"),
        ("黄江区政府", "government"),
        ("市第一中学", "institution"),
    ],
)
def test_classes_are_guessed_by_the_form_of_the_name(name: str, unit_class: str) -> None:
    assert guess_class(name) == unit_class


def test_persons_and_groups_have_no_class() -> None:
    assert guess_class("王明", Kind.PERSON) is None
    assert guess_class("各镇", Kind.GROUP) is None
