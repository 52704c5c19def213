"""Text to plan against the script that an analyst would write: three regular expressions.

The splitter makes the same records with the same places, but knows one way of writing only, and
gives no kinds, no mentions, no targets, no issues and no account.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import partial

from timing import Row, in_turn

from respgraph import Actor, Assignment, Kind, Mention, Role, Span, Task, parse_plan
from respgraph.sampling import render, sample_plan

_TASK = re.compile(r"^\s*(\d+)[.、](.*?)（(.*)）$", re.MULTILINE)
_FIELD = re.compile(r"(责任领导|牵头单位|责任单位)：([^；]*)")
_NAME = re.compile(r"[^、，]+")
_ROLES = {
    "责任领导": Role.RESPONSIBLE_LEADER,
    "牵头单位": Role.LEAD_UNIT,
    "责任单位": Role.SUPPORTING_UNIT,
}


def split(text: str) -> tuple[list[Task], dict[str, Actor], list[Assignment]]:
    tasks: list[Task] = []
    actors: dict[str, Actor] = {}
    assignments: list[Assignment] = []
    for task in _TASK.finditer(text):
        task_id = f"task/{task[1]}"
        tasks.append(Task(task_id, task[1], (), task[2], None, (Span(*task.span(2)),)))
        for field in _FIELD.finditer(text, *task.span(3)):
            role = _ROLES[field[1]]
            for name in _NAME.finditer(text, *field.span(2)):
                actor_id = f"unit/{name[0]}"
                if actor_id not in actors:
                    actors[actor_id] = Actor(actor_id, name[0], Kind.UNIT)
                spans = (Span(*name.span()),)
                assignments.append(Assignment(task_id, actor_id, role, Mention.NAMED, spans))
    return tasks, actors, assignments


def split_without_collector(text: str) -> None:
    """As `split`, with the garbage collector paused, as reading pauses it."""
    gc.disable()
    try:
        split(text)
    finally:
        gc.enable()


def rows() -> Iterator[Row]:
    for tasks in (2_000, 10_000, 20_000):
        text = render(sample_plan(tasks=tasks, units=300, leaders=20, sections=20, seed=1))
        size = len(text.encode()) / 1e6
        assert len(split(text)[0]) == len(parse_plan(text).tasks) == tasks
        ours, peer = in_turn(partial(parse_plan, text), partial(split_without_collector, text))
        note = f"{size:.1f} MB, {size / ours:.2f} MB/s against {size / peer:.1f}"
        yield Row(f"text to plan, {tasks:,} tasks", ours, "three regexes", peer, 1 / 8, note)
