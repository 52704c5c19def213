"""The plan as it would be if tasks moved, actors left, or units merged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..errors import ArgumentError
from ..guards import takes_plan
from ..identifiers import actor_id_for, free_id
from ..plan import Actor, Assignment, Plan, Task
from ..vocabulary import HEADS, Mention, Origin, Role

__all__ = ["Merge", "Move", "parse_merge", "parse_move", "read_steps", "what_if"]

_ARROW = re.compile(r"\s*(?:→|->|=>|⇒)\s*")
_COLON = re.compile(r"[:\uff1a]")
_COMMA = re.compile(r"[,\uff0c、]")


@dataclass(frozen=True, slots=True)
class Move:
    """One task, by printed number or id, passes from one actor to another in the same roles."""

    task: str
    giver: str
    taker: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Units or leaders that become one, called `into`."""

    actors: tuple[str, ...]
    into: str


def parse_move(text: str) -> Move:
    """A move written as ``12:甲局→乙局``; ``->`` and a full-width colon will do.

    Raises:
        ArgumentError: the words do not have that form.

    >>> parse_move("12:区交通运输局→区发改局")
    Move(task='12', giver='区交通运输局', taker='区发改局')
    """
    task, *rest = _COLON.split(text, maxsplit=1)
    ends = _ARROW.split(rest[0].strip()) if rest else []
    if len(ends) != 2 or not all((task.strip(), *ends)):
        raise ArgumentError(
            f"cannot read move {text!r}; write TASK:FROM→TO, for example 12:甲局→乙局"
        )
    return Move(task.strip(), ends[0], ends[1])


def parse_merge(text: str) -> Merge:
    """A merger written as ``甲局,乙局``, or ``甲局,乙局=丙局`` to name what they become.

    Without a name they take the first one's.

    Raises:
        ArgumentError: fewer than two different actors are named.

    >>> parse_merge("区财政局,区税务局").into
    '区财政局'
    """
    names, _, into = text.partition("=")
    actors = tuple(dict.fromkeys(filter(None, (name.strip() for name in _COMMA.split(names)))))
    if len(actors) < 2:
        raise ArgumentError(f"cannot read merger {text!r}; write two or more names: 甲局,乙局")
    return Merge(actors, into.strip() or actors[0])


def read_steps(text: str) -> tuple[list[Move], list[str], list[Merge]]:
    """Moves, leavers and mergers from lines such as ``move 12:甲局→乙局``.

    Each line starts with ``move``, ``without`` or ``merge``; blank lines and lines that start
    with ``#`` are passed over.

    Raises:
        ArgumentError: a line has another form; the message has its number.

    >>> read_steps("# plan B\\nwithout 王明\\nmerge 甲局,乙局")[1]
    ['王明']
    """
    moves: list[Move] = []
    without: list[str] = []
    merges: list[Merge] = []
    for number, line in enumerate(text.splitlines(), start=1):
        verb, _, rest = line.strip().partition(" ")
        if not verb or verb.startswith("#"):
            continue
        try:
            if verb == "move":
                moves.append(parse_move(rest))
            elif verb == "merge":
                merges.append(parse_merge(rest))
            elif verb == "without" and rest.strip():
                without.append(rest.strip())
            else:
                raise ArgumentError(f"{verb!r} is no step; write move, without or merge")
        except ArgumentError as error:
            raise ArgumentError(f"line {number}: {error}") from None
    return moves, without, merges


@takes_plan
def what_if(
    plan: Plan,
    *,
    moves: Sequence[Move | str] = (),
    without: Sequence[str] = (),
    merges: Sequence[Merge | str] = (),
) -> Plan:
    """The plan after these steps: first moves, then leavers, then mergers, each in order.

    What a step changes is marked as put there by a human and has no place in the document; all
    else stays. A taker that the plan does not know becomes a new actor of the giver's kind. An
    actor that leaves is no longer in the plan, nor are the members that a roster put in a leaving
    group's place; actors that merge become one, which heads a task where any of them did. Targets,
    deadlines and issues stay as they are.

    Args:
        plan: the plan; it is not changed.
        moves: `Move` records, or words that `parse_move` reads.
        without: names or ids of actors that leave.
        merges: `Merge` records, or words that `parse_merge` reads.

    Raises:
        ArgumentError: a task or actor is unknown or ambiguous, or the giver is not on the task.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> after = what_if(plan, moves=["1:甲县交通局→甲县水利局"])
    >>> [after.actor_by_id[entry.actor_id].name for entry in after.assignments]
    ['甲县水利局', '甲县财政局']
    """
    for move in moves:
        plan = _moved(plan, parse_move(move) if isinstance(move, str) else move)
    for name in without:
        plan = _left(plan, name)
    for merge in merges:
        plan = _merged(plan, parse_merge(merge) if isinstance(merge, str) else merge)
    return plan


def _moved(plan: Plan, move: Move) -> Plan:
    task = _task(plan, move.task)
    giver = _actor(plan, move.giver)
    plan, taker = _known_or_new(plan, move.taker, giver)
    if not any(entry.actor_id == giver.id for entry in plan.assignments_by_task[task.id]):
        names = "、".join(actor.name for actor in plan.actors_of(task.id)) or "nobody"
        raise ArgumentError(f"{giver.name} has no part in task {move.task}; on it: {names}")
    changed = [
        _given(entry, taker) if (entry.task_id, entry.actor_id) == (task.id, giver.id) else entry
        for entry in plan.assignments
    ]
    return replace(plan, assignments=_once(changed, {taker.id}))


def _left(plan: Plan, name: str) -> Plan:
    gone = _actor(plan, name).id
    actors = tuple(
        replace(
            actor,
            host=None if actor.host == gone else actor.host,
            members=tuple(member for member in actor.members if member != gone),
        )
        for actor in plan.actors
        if actor.id != gone
    )
    kept = tuple(
        entry for entry in plan.assignments if gone not in (entry.actor_id, entry.member_of)
    )
    return replace(plan, actors=actors, assignments=kept)


def _merged(plan: Plan, merge: Merge) -> Plan:
    parts = [_actor(plan, name) for name in merge.actors]
    if len({actor.kind for actor in parts}) > 1:
        kinds = "、".join(f"{actor.name} ({actor.kind})" for actor in parts)
        raise ArgumentError(f"actors of different kinds cannot merge: {kinds}")
    plan, whole = _known_or_new(plan, merge.into, parts[0])
    gone = {actor.id for actor in parts} - {whole.id}
    changed = [
        _given(entry, whole) if entry.actor_id in gone else entry for entry in plan.assignments
    ]
    aliases = dict.fromkeys((*whole.aliases, *(part.name for part in parts), *_aliases(parts)))
    aliases.pop(whole.name, None)
    grown = replace(whole, aliases=tuple(aliases))
    actors = tuple(
        _renamed(grown if actor.id == whole.id else actor, gone, whole.id)
        for actor in plan.actors
        if actor.id not in gone
    )
    return replace(plan, actors=actors, assignments=_once(changed, {whole.id}))


def _aliases(parts: Iterable[Actor]) -> list[str]:
    return [alias for part in parts for alias in part.aliases]


def _renamed(actor: Actor, gone: set[str], whole: str) -> Actor:
    """The actor with its host and members pointing at what the merged ones became."""
    members = tuple(dict.fromkeys(whole if member in gone else member for member in actor.members))
    host = whole if actor.host in gone else actor.host
    return replace(actor, members=members, host=None if host == actor.id else host)


def _given(entry: Assignment, taker: Actor) -> Assignment:
    return replace(
        entry,
        actor_id=taker.id,
        mention=Mention.NAMED,
        spans=(),
        open_list=False,
        member_of=None,
        origin=Origin.HUMAN,
    )


def _once(entries: Iterable[Assignment], actor_ids: set[str]) -> tuple[Assignment, ...]:
    """Each role of these actors once a task, and no support where they are head."""
    everything = list(entries)
    heads = {(entry.task_id, entry.actor_id) for entry in everything if entry.role in HEADS}
    kept: dict[object, Assignment] = {}
    for index, entry in enumerate(everything):
        key: object = (entry.task_id, entry.actor_id, entry.role)
        if entry.actor_id not in actor_ids:
            key = index
        elif entry.role is Role.SUPPORTING_UNIT and (entry.task_id, entry.actor_id) in heads:
            continue
        kept.setdefault(key, entry)
    return tuple(kept.values())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _task(plan: Plan, wanted: str) -> Task:
    if wanted in plan.task_by_id:
        return plan.task_by_id[wanted]
    found = [task for task in plan.tasks if task.number and _plain(task.number) == _plain(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ArgumentError(f"the plan has no task {wanted!r}; give a printed number or an id")
    ids = ", ".join(task.id for task in found)
    raise ArgumentError(f"number {wanted} stands for several tasks; give one id of {ids}")


def _find(plan: Plan, wanted: str) -> list[Actor]:
    """Actors with this id, else with this name, else with this alias."""
    if wanted in plan.actor_by_id:
        return [plan.actor_by_id[wanted]]
    named = [actor for actor in plan.actors if _plain(actor.name) == _plain(wanted)]
    return named or [actor for actor in plan.actors if _plain(wanted) in map(_plain, actor.aliases)]


def _actor(plan: Plan, wanted: str) -> Actor:
    found = _find(plan, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(actor.id for actor in found)
        raise ArgumentError(f"{wanted} stands for several actors; give one id of {ids}")
    near = "、".join(_near(plan, wanted))
    hint = f"; do you mean {near}?" if near else ""
    raise ArgumentError(f"the plan does not know {wanted!r}{hint}")


def _near(plan: Plan, wanted: str) -> list[str]:
    from rapidfuzz import process

    names = sorted(actor.name for actor in plan.actors)
    return [name for name, _, _ in process.extract(wanted, names, limit=3, score_cutoff=60)]


def _known_or_new(plan: Plan, name: str, like: Actor) -> tuple[Plan, Actor]:
    found = _find(plan, name)
    if found:
        return plan, _actor(plan, name)
    identifier = free_id(actor_id_for(like.kind, name), plan.actor_by_id)
    actor = Actor(identifier, name, like.kind, unit_class=like.unit_class)
    return replace(plan, actors=(*plan.actors, actor)), actor
