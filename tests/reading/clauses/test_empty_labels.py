"""A label with nobody behind it is doubted; one whose names follow elsewhere is not."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode


def empty_labels(text: str) -> list[str]:
    plan = rg.parse_plan(text)
    return [
        plan.document.quote(issue.spans).rstrip("：: ")
        for issue in plan.issues
        if issue.code is IssueCode.EMPTY_LABEL
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1.修路。（责任领导：；牵头单位：县交通局）", ["责任领导"]),
        ("1.修路。（责任领导：王明；牵头单位：县交通局；配合单位：）", ["配合单位"]),
        ("1.修路。（牵头单位： ；责任单位： 县交通局、县财政局）", ["牵头单位"]),
        ("1.修路。（责任领导：王明；牵头单位：县交通局）", []),
        ("1.修路。\n分管领导：\n牵头单位：县交通局\n2.架桥。（牵头单位：县住建局）", ["分管领导"]),
        ("1.修路。\n牵头单位：县交通局\n配合单位：—\n2.架桥。（牵头单位：县住建局）", []),
        ("1.修路。（牵头单位：县交通局；配合单位：无）", []),
        ("1.修路。\n牵头单位：\n县交通局\n责任单位：\n县财政局、县林业局", []),
        ("1.修路。\n牵头单位：县交通局\n2.架桥。（责任单位：同上）", []),
    ],
)
def test_a_label_with_nobody_behind_it_is_doubted(text: str, labels: list[str]) -> None:
    assert empty_labels(text) == labels
