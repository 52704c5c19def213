"""Names without a label among labelled ones: read as sharing the task, and doubted."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.vocabulary import IssueCode

LABELLED = "".join(
    f"{number}.修建第{number}座桥。(责任领导:李红;牵头单位:县水利局)\n" for number in range(1, 12)
)


def _doubts(plan: rg.Plan) -> list[str]:
    doubts = [issue for issue in plan.issues if issue.code is IssueCode.ASSUMED_ROLE]
    return [plan.document.quote(issue.spans) for issue in doubts]


@pytest.mark.parametrize("clause", ["(王明;县交通局;县财政局)", "【县交通局、县财政局】"])
def test_a_bare_list_among_labelled_clauses_is_doubted(clause: str) -> None:
    plan = rg.parse_plan(f"{LABELLED}12.修路。{clause}")
    first = clause.strip("()【】").split(";")[0].split("、")[0]
    assert _doubts(plan) == [first]
    assert len(plan.assignments_by_task["task/12"]) == len(clause.replace("、", ";").split(";"))


def test_bare_lists_that_are_the_style_of_a_plan_are_not() -> None:
    plan = rg.parse_plan("1.修路。(县交通局、县财政局)\n2.办学。(县教育局、县财政局)")
    assert _doubts(plan) == []


def test_one_name_alone_leaves_no_doubt_who_leads() -> None:
    assert _doubts(rg.parse_plan(f"{LABELLED}12.修路。(县交通局)")) == []
