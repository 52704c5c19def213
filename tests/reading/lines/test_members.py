"""Members of a body and those who sign a paper answer for no task, and are listed."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.vocabulary import IssueCode

PLAN = (
    "云岭县重点任务分解方案\n一、交通\n1.修路。(牵头单位:县交通局)\n2.修桥。(牵头单位:县住建局)\n"
)
BLOCKS = [
    "三、组织领导\n成立领导小组。\n组长:王明\n副组长:李红\n成员:张三、赵四\n",
    "三、领导小组\n组  长:王明  副县长\n副组长:李红  县府办主任\n    赵勇  县财政局局长\n成  员:张三\n",
    "联席会议组成人员名单如下:\n总召集人:王明\n副召集人:李红\n",
    "县指挥部名单\n总指挥:王明\n副总指挥:李红\n成员:张三\n",
]


def read(text: str) -> tuple[set[str], set[IssueCode]]:
    plan = rg.parse_plan(text)
    return {actor.name for actor in plan.actors}, {issue.code for issue in plan.issues}


@pytest.mark.parametrize("block", BLOCKS)
def test_members_of_a_body_answer_for_no_task(block: str) -> None:
    names, codes = read(PLAN + block)
    assert names == {"县交通局", "县住建局"}
    assert IssueCode.NOT_ASSIGNED in codes
    with pytest.raises(NoPlanError):
        rg.parse_plan(f"关于调整成员的通知\n{block}")


@pytest.mark.parametrize("post", ["总河长", "第一总林长", "县长", "签发人"])
def test_who_signs_above_a_date_answers_for_no_task(post: str) -> None:
    signed = f"云岭县总河长令\n现印发任务清单,请落实。\n    {post}:王明  李红\n      2031年3月1日\n"
    names, _ = read(signed + PLAN)
    assert names == {"县交通局", "县住建局"}


@pytest.mark.parametrize(
    "block",
    [
        "组长:王明\n副组长:李红\n1.招商。(牵头单位:县商务局)\n2.引资。(牵头单位:县财政局)\n",
        "1.招商。\n组长:王明\n副组长:李红\n牵头单位:县商务局\n",
        "1.招商。\n县级河长:王明\n牵头单位:县商务局\n",
    ],
)
def test_leaders_of_tasks_stay(block: str) -> None:
    names, _ = read(f"云岭县重点任务分解方案\n一、招商专班\n{block}")
    assert "王明" in names
