"""A profile means the same whether it was built in Python or read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import respgraph as rg
from respgraph.reading.profile import Order
from respgraph.vocabulary import Role

STATED = "责任单位列第一位的为牵头单位,其余为配合单位。\n"
TASK = "1.修路。(责任单位:县交通局、县财政局;盯办单位:县委督查室)\n"
LABELS = {"盯办单位": Role.SUPPORTING_UNIT}


@pytest.mark.parametrize("head", [STATED, ""])
@pytest.mark.parametrize(
    ("toml", "profile"),
    [
        ("", rg.Profile()),
        ('[labels]\n"盯办单位" = "supporting_unit"', rg.Profile(labels=LABELS)),
        ('responsible = "lead_unit"', rg.Profile(responsible=Role.LEAD_UNIT)),
        ('order = "none"', rg.Profile(order=Order.NONE)),
        ('order = "last_leads"', rg.Profile(order=Order.LAST_LEADS)),
    ],
)
def test_python_and_toml_say_the_same(
    head: str, toml: str, profile: rg.Profile, tmp_path: Path
) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(toml, encoding="utf-8")
    read = rg.read_profile(path)
    assert read == profile
    assert rg.parse_plan(head + TASK, profile=read) == rg.parse_plan(head + TASK, profile=profile)


def test_labels_alone_leave_the_order_to_the_document() -> None:
    plan = rg.parse_plan(STATED + TASK, profile=rg.Profile(labels=LABELS))
    assert [str(item.role) for item in plan.assignments] == [
        "lead_unit", "supporting_unit", "supporting_unit",
    ]  # fmt: skip


def test_a_profile_that_states_no_order_goes_before_the_document() -> None:
    plan = rg.parse_plan(STATED + TASK, profile=rg.Profile(LABELS, Order.NONE))
    assert [str(item.role) for item in plan.assignments] == [
        "joint_unit", "joint_unit", "supporting_unit",
    ]  # fmt: skip
