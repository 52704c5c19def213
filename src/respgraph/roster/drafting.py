"""A plan → the draft of its roster, for a person to correct."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from ..guards import takes_plan
from ..identifiers import name_key
from ..likeness import look_alikes
from ..plan import Actor, Plan
from ..vocabulary import Kind
from .classes import guess_class
from .entries import Roster, RosterEntry

__all__ = ["draft_roster"]

_ORDER = (Kind.PERSON, Kind.UNIT, Kind.GROUP)


@takes_plan
def draft_roster(plan: Plan) -> Roster:
    """Every name of a plan with its number of tasks, its kind, and a guessed class of unit.

    Nothing is merged: names that look alike say so in the note, as do names that stand in brackets
    behind another. Groups come without members, for a person to fill in. Sorted by kind, class,
    and number of tasks, largest first.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> [(entry.name, str(entry.kind)) for entry in draft_roster(plan).entries]
    [('王明', 'person'), ('甲县交通局', 'unit'), ('甲县财政局', 'unit')]
    """
    tasks = _tasks(plan)
    notes = _notes(plan)
    names = {actor.name for actor in plan.actors}
    entries = [
        _entry(plan, actor, names, tasks[actor.id], notes[actor.id]) for actor in plan.actors
    ]
    entries.sort(
        key=lambda entry: (
            _ORDER.index(entry.kind or Kind.UNIT),
            entry.unit_class or "",
            -(entry.tasks or 0),
            entry.name,
        )
    )
    return Roster(tuple(_distinct(entries)), "draft")


def _tasks(plan: Plan) -> Counter[str]:
    return Counter(
        actor for _, actor in {(item.task_id, item.actor_id) for item in plan.assignments}
    )


def _notes(plan: Plan) -> defaultdict[str, list[str]]:
    """What each actor looks like, in Chinese words: the reader of a roster is its keeper."""
    notes = defaultdict(list)
    for pair in look_alikes(plan):
        for actor, other in ((pair.actor_a, pair.actor_b), (pair.actor_b, pair.actor_a)):
            name = plan.actor_by_id[other].name
            notes[actor].append(f"疑似同“{name}”({pair.reason.chinese})")
    return notes


def _entry(plan: Plan, actor: Actor, names: set[str], tasks: int, notes: list[str]) -> RosterEntry:
    members = (plan.actor_by_id[member].name for member in actor.members)
    return RosterEntry(
        name=actor.name,
        kind=actor.kind,
        unit_class=actor.unit_class or guess_class(actor.name, actor.kind),
        aliases=tuple(alias for alias in actor.aliases if alias not in names),
        hosted_by=plan.actor_by_id[actor.host].name if actor.host else None,
        members=tuple(sorted(members)),
        tasks=tasks,
        note=";".join(dict.fromkeys(notes)),
    )


def _distinct(entries: list[RosterEntry]) -> list[RosterEntry]:
    """One entry for each name, so that the draft is a roster; what had to go stands in the notes."""
    groups: dict[str, list[RosterEntry]] = {}
    for entry in entries:
        groups.setdefault(name_key(entry.name), []).append(entry)
    taken = set(groups)
    distinct = []
    for first, *others in groups.values():
        further = [f"另有“{other.name}”({other.kind}),{other.tasks}项" for other in others]
        free = {name_key(alias): alias for alias in first.aliases if name_key(alias) not in taken}
        taken.update(free)
        further += [f"又称“{alias}”" for alias in first.aliases if alias not in free.values()]
        note = ";".join(filter(None, [first.note, *further]))
        kind = first.kind if all(other.kind is first.kind for other in others) else None
        distinct.append(replace(first, kind=kind, aliases=tuple(free.values()), note=note))
    return distinct
