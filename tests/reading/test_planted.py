"""Planted truth: samples written in every style are read back exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

import respgraph as rg
from respgraph.sampling import WrittenStyle, as_written, render, sample_plan

from ..planted import assignment_facts, target_facts, task_facts

SEEDS = range(14)


@pytest.mark.parametrize("style", WrittenStyle)
def test_a_sample_is_read_as_planted(style: WrittenStyle, tmp_path: Path) -> None:
    for seed in SEEDS:
        sample = sample_plan(tasks=14, seed=seed)
        path = tmp_path / f"{seed}.txt"
        path.write_text(render(sample, style), encoding="utf-8")
        truth, plan = as_written(sample, style), rg.read_plan(path)
        assert task_facts(plan) == task_facts(truth), seed
        assert assignment_facts(plan) == assignment_facts(truth), seed
        assert target_facts(plan) == target_facts(truth), seed
        assert plan.account.balanced, seed
