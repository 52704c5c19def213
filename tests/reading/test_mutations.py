"""Damaged plans: nothing crashes, and hardly a name is lost without being shown somewhere.

``python tools/fuzz.py`` does the same with all plans and many seeds.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mutations import MUTATIONS, Mutation, lost_names, mutated

import respgraph as rg
from respgraph.errors import NoPlanError

ROOT = Path(__file__).resolve().parents[2]
PATHS = [
    *sorted((ROOT / "tests" / "plans").glob("*.txt"))[::7],
    *(ROOT / "data").glob("qinghe*.txt"),
]
LIMIT = 0.02


@pytest.fixture(scope="module")
def plans() -> list[rg.Plan]:
    found = []
    for path in PATHS:
        try:
            found.append(rg.read_plan(path))
        except NoPlanError:
            continue
    return found


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_damage_is_seen(plans: list[rg.Plan], mutation: Mutation) -> None:
    followed = lost = 0
    for number, whole in enumerate(plans):
        damaged, places = mutated(whole.document.text, mutation, number)
        count, losses = lost_names(whole, damaged, places)
        followed += count
        lost += len(losses)
    assert lost <= LIMIT * followed


def test_a_lost_name_is_noticed() -> None:
    """The measure itself: a name that a reading passes over counts as lost."""
    whole = rg.parse_plan("1.修路。(牵头单位:县交通局;责任单位:县财政局)")
    same, places = mutated(whole.document.text, MUTATIONS[0], 0)
    assert lost_names(whole, same, places) == (2, [])
    swapped = "1.修路,县财政局。(牵头单位:县交通局)"
    places = [swapped.index("县财政局") + at for at in range(4)]
    start, end = whole.assignments[-1].spans[0]
    at = [-1] * len(whole.document.text)
    at[start:end] = places
    first, last = whole.assignments[0].spans[0]
    at[first:last] = range(swapped.index("县交通局"), swapped.index("县交通局") + 4)
    count, losses = lost_names(whole, swapped, at)
    assert (count, [loss.name for loss in losses]) == (2, ["县财政局"])


@pytest.mark.parametrize(
    "text",
    [
        "1.修路50公里。(责任领导;王立国;牵头单位;县交通局)",
        "1.修路50公里。(责任领导 王立国 牵头单位 县交通局)",
        "1.修路50公里。(责\n任领导:王立国;牵头单\n位:县交通局)",
        "1.修路50公里。(责任领导:王立国;牵头\n单位:县交通局)",
        "1.修路50公里。责任领导:局长 王立国牵头单位:县交通局",
    ],
)
def test_labels_are_read_through_small_damage(text: str) -> None:
    plan = rg.parse_plan(text)
    assert [(a.role.value, plan.actor_by_id[a.actor_id].name) for a in plan.assignments] == [
        ("responsible_leader", "王立国"),
        ("lead_unit", "县交通局"),
    ]


def test_a_name_swallowed_by_a_label_is_not_counted_as_read() -> None:
    plan = rg.parse_plan("1.建章立制。(主办:县政府督查室协办:县司法局;分管领导:王明)")
    quoted = {plan.document.quote(issue.spans) for issue in plan.issues}
    read = {actor.name for actor in plan.actors}
    assert "县政府督查室" in read or any("县政府督查室" in quote for quote in quoted)
