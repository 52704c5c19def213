"""Invented plans: deterministic, complete in every style, linear in size."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from respgraph.errors import RespgraphError
from respgraph.sampling import SamplePlan, WrittenStyle, as_written, render, sample_plan
from respgraph.vocabulary import Kind, Mention, Role

from .planted import plain


def facts_in_order(plan: SamplePlan) -> list[str]:
    return [plain(name.name) for task in plan.tasks for _, name in task.assignments()]


@pytest.mark.parametrize("style", WrittenStyle)
def test_every_planted_word_is_printed_in_order(style: WrittenStyle) -> None:
    plan = as_written(sample_plan(tasks=60, seed=5), style)
    text = plain(render(plan, style))
    at = 0
    for task in plan.tasks:
        at = text.index(plain(task.text), at)
        names = [] if style is WrittenStyle.SECTION_LEADERS else task.leaders
        for name in (*names, *task.leads, *task.units):
            at = text.index(plain(name.name), at)
        if task.deadline:
            at = text.index(task.deadline, at)


@pytest.mark.parametrize("style", WrittenStyle)
def test_what_a_style_shows_is_stable(style: WrittenStyle) -> None:
    shown = as_written(sample_plan(seed=9), style)
    assert as_written(shown, style) == shown
    assert render(shown, style) == render(sample_plan(seed=9), style)


def test_the_same_seed_writes_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import sys; from respgraph.sampling import *; "
        "sys.stdout.buffer.write(render(sample_plan(tasks=80, seed=4)).encode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {render(sample_plan(tasks=80, seed=4)).encode()}


def test_seeds_differ() -> None:
    assert sample_plan(seed=1) != sample_plan(seed=11)


def test_no_unit_occurs_twice_in_a_task() -> None:
    for task in sample_plan(tasks=500, units=60, seed=2).tasks:
        counts = Counter(name.name for _, name in task.assignments())
        assert max(counts.values()) == 1, task


def test_a_large_sample_holds_every_kind_of_mention_and_role() -> None:
    tasks = sample_plan(tasks=400, seed=3).tasks
    pairs = [pair for task in tasks for pair in task.assignments()]
    assert {role for role, _ in pairs} == set(Role)
    assert {name.kind for _, name in pairs} == set(Kind)
    assert {name.mention for _, name in pairs} == set(Mention)
    assert any(name.open_list for _, name in pairs)


def test_exemplars_are_followed_by_their_group() -> None:
    for task in sample_plan(tasks=400, seed=6).tasks:
        for name, after in zip(task.units, task.units[1:], strict=False):
            if name.mention is Mention.EXEMPLAR:
                assert after.mention in (Mention.EXEMPLAR, Mention.OPEN)


def test_rows_have_no_blank_cell() -> None:
    for row in sample_plan(tasks=200, seed=8).rows():
        assert all((row.number, row.text, row.leaders, row.leads, row.units, row.deadline))


def test_units_can_be_thousands() -> None:
    names = set(facts_in_order(sample_plan(tasks=6000, units=3000, seed=1)))
    assert len(names) > 2000


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"tasks": 0}, "tasks"),
        ({"units": 3}, "units"),
        ({"leaders": -1}, "leaders"),
        ({"sections": 100}, "sections"),
    ],
)
def test_numbers_out_of_range_are_refused_by_name(wrong: dict[str, int], named: str) -> None:
    with pytest.raises(RespgraphError, match=named):
        sample_plan(**wrong)
