"""The same plan in every file format gives equal tasks, roles, names, mentions, with places."""

from __future__ import annotations

import re

import pytest
from tests.planted import assignment_facts, target_facts, task_facts
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.writers import WRITERS

from respgraph.plan import Plan
from respgraph.reading.pipeline import plan_from_source
from respgraph.sampling import sample_plan

PLANS = 200
BATCH = 25
PLACES = {
    "txt": re.compile(""),
    "docx": re.compile(r"¶ \d+"),
    "docx-table": re.compile(r"T1![C-E]\d+"),
    "xlsx": re.compile(r"任务表![C-E]\d+"),
    "html": re.compile(r"T1![C-E]\d+"),
    "csv": re.compile(r"[C-E]\d+"),
    "pdf": re.compile(r"p\. \d"),
    "pdf-table": re.compile(r"p\. \d"),
}
"""What the place of a name looks like in each kind of file."""


def _plan(data: bytes, kind: str) -> Plan:
    return plan_from_source(read_here(data, f"plan.{kind}"))


def _places(plan: Plan) -> list[str]:
    """The place of each assignment in its file; empty where the format has none."""
    located = (plan.document.location(item.spans[0]) for item in plan.assignments)
    return [place.label if place else "" for place in located]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("first", range(0, PLANS, BATCH))
def test_a_planted_plan_is_read_from_every_kind_of_file(kind: str, first: int) -> None:
    for seed in range(first, first + BATCH):
        truth = sample_plan(tasks=2 + seed % 3, seed=seed)
        plan = _plan(WRITERS[kind](truth), kind)
        assert task_facts(plan) == task_facts(truth), seed
        assert assignment_facts(plan) == assignment_facts(truth), seed
        assert target_facts(plan) == target_facts(truth), seed
        assert plan.account.balanced, seed
        assert all(PLACES[kind].fullmatch(place) for place in _places(plan)), seed
