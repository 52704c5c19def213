"""The same plan in every file format gives equal tasks, roles and names."""

from __future__ import annotations

import pytest
from tests.planted import assignment_facts, target_facts, task_facts
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.writers import WRITERS

from respgraph.plan import Plan
from respgraph.reading.pipeline import plan_from_source
from respgraph.sampling import SamplePlan, sample_plan

PLANS = 200
BATCH = 25


def _plan(data: bytes, kind: str) -> Plan:
    return plan_from_source(read_here(data, f"plan.{kind}"))


def _roles_and_names(plan: Plan | SamplePlan) -> list[tuple[str, ...]]:
    """(number, role, name, kind) of every assignment."""
    return [fact[:4] for fact in assignment_facts(plan)]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("first", range(0, PLANS, BATCH))
def test_a_planted_plan_is_read_from_every_kind_of_file(kind: str, first: int) -> None:
    for seed in range(first, first + BATCH):
        truth = sample_plan(tasks=2 + seed % 3, seed=seed)
        plan = _plan(WRITERS[kind](truth), kind)
        assert task_facts(plan) == task_facts(truth), seed
        assert _roles_and_names(plan) == _roles_and_names(truth), seed
        assert target_facts(plan) == target_facts(truth), seed
        assert plan.account.balanced, seed
