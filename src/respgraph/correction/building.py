"""Records made of corrected cells: what merging and rebuilding share."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from ..cells import split_list
from ..identifiers import actor_id_for, free_id, name_key
from ..plan import Actor, Assignment, Spans, Target
from ..vocabulary import Kind, Mention, Origin, Role
from .lines import Line, TaskLines
from .rows import parse_targets

__all__ = ["ActorBook", "assignment_of", "targets_of", "task_id_of"]

_OPEN_GROUP = ("相关", "有关", "成员单位")


class ActorBook:
    """The actors of a plan under correction: found by kind and name, made when a person names them."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._ids = {(actor.kind, name_key(actor.name)): actor.id for actor in actors}

    def id_of(self, line: Line) -> str:
        """The id of the actor that a line names."""
        name, kind = line.values["name"], self.kind_of(line)
        identifier = self.id_for(kind, name)
        actor = self.actors[identifier]
        if not actor.aliases and line.assignment_as_written:
            aliases = split_list(line.values["aliases"])
            self.actors[identifier] = replace(actor, aliases=aliases)
        return identifier

    def id_for(self, kind: Kind, name: str) -> str:
        """The id of an actor by kind and name."""
        key = (kind, name_key(name))
        if key not in self._ids:
            identifier = free_id(actor_id_for(kind, name), self.actors)
            self._ids[key] = identifier
            self.actors[identifier] = Actor(identifier, name, kind)
        return self._ids[key]

    def kind_of(self, line: Line) -> Kind:
        """The kind that a line states; where a person left it blank, the one that the name has."""
        if line.values["kind"]:
            return Kind(line.values["kind"])
        key = name_key(line.values["name"])
        known = [kind for kind in Kind if (kind, key) in self._ids]
        return known[0] if known else _usual_kind(line.values["name"], line.values["role"])

    def group_of(self, line: Line) -> str | None:
        """The id of the group that a line's actor belongs to."""
        name = line.values["member_of"]
        return self.id_for(Kind.GROUP, name) if name else None


def _usual_kind(name: str, role: str) -> Kind:
    """The kind of a new name whose kind nobody wrote down."""
    if name.startswith("各") or any(word in name for word in _OPEN_GROUP):
        return Kind.GROUP
    return Kind.PERSON if role == Role.RESPONSIBLE_LEADER else Kind.UNIT


def _usual_mention(name: str, kind: Kind) -> Mention:
    if kind is not Kind.GROUP:
        return Mention.NAMED
    is_open = any(word in name for word in _OPEN_GROUP)
    return Mention.OPEN if is_open else Mention.UNIVERSAL


def assignment_of(
    line: Line, task_id: str, actors: ActorBook, *, spans: Spans, origin: Origin
) -> Assignment:
    """The assignment that a line states."""
    values = line.values
    actor_id = actors.id_of(line)
    mention = values["mention"] or _usual_mention(values["name"], actors.kind_of(line))
    return Assignment(
        task_id=task_id,
        actor_id=actor_id,
        role=Role(values["role"]),
        mention=Mention(mention),
        spans=spans,
        open_list=bool(values["open_list"]),
        member_of=actors.group_of(line),
        origin=origin,
    )


def targets_of(
    task: TaskLines, task_id: str, words: str, spans: Spans, known: Iterable[Target] = ()
) -> list[Target]:
    """The targets that a cell states; those known with the same content stay as they are.

    Raises:
        SavedFileError: a target is not written as ``indicator >= 5 unit``.
    """
    parsed = parse_targets(words)
    if parsed is None:
        line = next(line for line in task.lines if line.values["targets"] == words)
        raise line.error("targets", f"{words!r} is not written like 粮食产量 >= 23 万吨; mend it")
    left = list(known)
    taken = {target.id for target in left}
    targets = []
    for number, content in enumerate(parsed, 1):
        same = next((target for target in left if _content(target) == content), None)
        if same is None:
            identifier = free_id(f"{task_id}/target/{number}", taken)
            taken.add(identifier)
            same = Target(identifier, task_id, *content, spans)
        else:
            left.remove(same)
        targets.append(same)
    return targets


def _content(target: Target) -> tuple[str, str, float, str]:
    return target.indicator.strip(), target.operator, target.value, target.quantity_unit.strip()


def task_id_of(number: str, taken: Container[str]) -> str:
    """A free id for a task that a person added."""
    return free_id(f"task/{number or 'new'}", taken)
