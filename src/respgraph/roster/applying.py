"""Plan and roster → plan: one name for one body, members for groups, everybody counted.

The steps run in a fixed order, each from plan to plan: what an earlier roster expanded is taken
back, names are unified, what the roster knows of an actor is noted, groups are expanded, doubts
are listed. Applying the same roster again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..guards import takes_plan
from ..identifiers import actor_id_for, free_id, name_key
from ..likeness import look_alike_names
from ..plan import Actor, Assignment, Issue, Plan, Spans
from ..vocabulary import IssueCode, Kind, Mention, Origin, Role
from .entries import Roster, RosterEntry
from .files import COLUMNS

__all__ = ["apply_roster"]

_DERIVED = (
    IssueCode.EXPANDED_GROUP,
    IssueCode.UNEXPANDED_GROUP,
    IssueCode.HOSTED_BODY,
    IssueCode.NOT_IN_ROSTER,
    IssueCode.LOOK_ALIKE,
)


@takes_plan
def apply_roster(plan: Plan, roster: Roster) -> Plan:
    """The plan with what the roster knows.

    - A name that the roster gives to a body becomes that body's canonical name; the printed name
      stays as an alias and in the quote. The actor's id follows: ``unit/区发改局``.
    - `Actor.unit_class` and `Actor.host` come from the roster. A hosted body is not merged with
      its host; a measure may count its tasks for the host, each task once.
    - Every unit and person of the roster is an actor, if need be without assignments.
    - A group has `Actor.members`. For ``各X`` and groups by name each member gets an assignment
      with `member_of`, `Origin.ROSTER` and the group's place; the group's own assignment stays.
      A member that the task names itself, in any role, gets none. Open groups (``相关X``,
      ``X成员单位``) give none: who is meant stays open.

    All of it, and what the roster does not know, is listed in `Plan.issues`.

    >>> from respgraph import parse_plan, parse_roster
    >>> plan = parse_plan("1.修路。(牵头单位:县交通局;配合单位:各镇)")
    >>> roster = parse_roster("名称,类型,成员\\n各镇,群体,甲镇;乙镇\\n甲镇,单位,\\n乙镇,单位,\\n")
    >>> applied = apply_roster(plan, roster)
    >>> [actor.name for actor in applied.actors_of("task/1")]
    ['县交通局', '各镇', '甲镇', '乙镇']
    """
    names = _Names(plan, roster)
    unified = _unify(_without_expansions(plan), names)
    known = _with_roster_facts(unified, names)
    expanded, issues = _expand(known, names)
    doubts = [
        *(_unread_columns(roster)),
        *names.issues(plan),
        *_conflicts(plan, unified),
        *issues,
        *_unknown(expanded, roster),
        *_suspected(expanded, roster),
    ]
    kept = [issue for issue in plan.issues if issue.code not in _DERIVED]
    return replace(expanded, issues=tuple(dict.fromkeys([*kept, *doubts])))


def _without_expansions(plan: Plan) -> Plan:
    """The plan before any roster gave members of groups their assignments."""
    stated = (item for item in plan.assignments if not _is_expansion(item))
    return replace(plan, assignments=tuple(stated))


def _is_expansion(item: Assignment) -> bool:
    return item.origin is Origin.ROSTER and item.member_of is not None


class _Names:
    """Which entry each actor is, and which id each entry and actor has in the new plan."""

    def __init__(self, plan: Plan, roster: Roster) -> None:
        self.roster = roster
        self.entries = _matched(plan, roster)
        self.entry_ids: dict[str, str] = {}
        self.taken = {actor.id for actor in plan.actors if actor.id not in self.entries}
        self._keep_ids(plan)
        for entry in roster.entries:
            if entry.name not in self.entry_ids:
                new = self._free(actor_id_for(_kind(entry), entry.name))
                self.entry_ids[entry.name] = new

    def _keep_ids(self, plan: Plan) -> None:
        """An actor that has its canonical name and kind already keeps its id."""
        for actor in plan.actors:
            entry = self.entries.get(actor.id)
            canonical = entry and actor.name == entry.name and actor.kind is _kind(entry, actor)
            if entry and canonical and entry.name not in self.entry_ids:
                self.entry_ids[entry.name] = actor.id
                self.taken.add(actor.id)
        for actor in plan.actors:
            entry = self.entries.get(actor.id)
            if entry and entry.name not in self.entry_ids:
                new = self._free(actor_id_for(_kind(entry, actor), entry.name))
                self.entry_ids[entry.name] = new

    def _free(self, wanted: str) -> str:
        identifier = free_id(wanted, self.taken)
        self.taken.add(identifier)
        return identifier

    def id_of(self, actor_id: str) -> str:
        """The id that an actor of the old plan has in the new one."""
        entry = self.entries.get(actor_id)
        return actor_id if entry is None else self.entry_ids[entry.name]

    def issues(self, plan: Plan) -> Iterator[Issue]:
        """Each name that was unified, and each kind that the roster corrected."""
        for actor in plan.actors:
            entry = self.entries.get(actor.id)
            if entry is None:
                continue
            spans = _first_place(plan, actor.id)
            if name_key(actor.name) != name_key(entry.name):
                message = f"{actor.name} is {entry.name} in {self.roster.name}"
                yield Issue(IssueCode.MERGED_NAME, message, spans)
            if actor.kind is not _kind(entry, actor):
                message = f"{actor.name} was read as {actor.kind}; {self.roster.name} says "
                yield Issue(IssueCode.KIND_CHANGED, f"{message}{_kind(entry)}", spans)


def _matched(plan: Plan, roster: Roster) -> dict[str, RosterEntry]:
    """The entry of each actor; where it states no kind, it is the first actor's of that name."""
    matched: dict[str, RosterEntry] = {}
    kinds: dict[str, Kind] = {}
    for actor in plan.actors:
        entry = roster.find(actor.name)
        if entry is not None and (
            entry.kind is not None or kinds.setdefault(entry.name, actor.kind) is actor.kind
        ):
            matched[actor.id] = entry
    return matched


def _kind(entry: RosterEntry, actor: Actor | None = None) -> Kind:
    """The kind that the roster states; where it states none, the plan's, else a unit."""
    if entry.kind is not None:
        return entry.kind
    if entry.is_group:
        return Kind.GROUP
    return Kind.UNIT if actor is None else actor.kind


def _first_place(plan: Plan, actor_id: str) -> Spans:
    return next((item.spans for item in plan.assignments_by_actor[actor_id]), ())


def _unify(plan: Plan, names: _Names) -> Plan:
    """One actor for each body; assignments, hosts and members follow."""
    actors: dict[str, Actor] = {}
    for actor in plan.actors:
        new_id = names.id_of(actor.id)
        entry = names.entries.get(actor.id)
        moved = _moved(actor, entry, new_id, names)
        actors[new_id] = _joined(actors[new_id], moved) if new_id in actors else moved
    assignments = (
        replace(
            item,
            actor_id=names.id_of(item.actor_id),
            member_of=item.member_of and names.id_of(item.member_of),
        )
        for item in plan.assignments
    )
    return replace(plan, actors=tuple(actors.values()), assignments=tuple(assignments))


def _moved(actor: Actor, entry: RosterEntry | None, new_id: str, names: _Names) -> Actor:
    """An actor of the old plan under its new id and name."""
    host = actor.host and names.id_of(actor.host)
    members = tuple(dict.fromkeys(names.id_of(member) for member in actor.members))
    moved = replace(actor, id=new_id, host=host, members=members)
    if entry is None:
        return moved
    printed = () if actor.name == entry.name else (actor.name,)
    aliases = dict.fromkeys([*entry.aliases, *actor.aliases, *printed])
    kept = (
        alias
        for alias in aliases
        if alias != entry.name and not _is_host(alias, entry, names.roster)
    )
    return replace(moved, name=entry.name, kind=_kind(entry, actor), aliases=tuple(kept))


def _is_host(alias: str, entry: RosterEntry, roster: Roster) -> bool:
    """Whether what stands in brackets behind a name is the body that houses it."""
    host = roster.find(entry.hosted_by) if entry.hosted_by else None
    return host is not None and roster.find(alias) is host


def _joined(first: Actor, second: Actor) -> Actor:
    """Two actors that are one body."""
    return replace(
        first,
        aliases=tuple(dict.fromkeys([*first.aliases, *second.aliases])),
        members=tuple(dict.fromkeys([*first.members, *second.members])),
        host=first.host or second.host,
        unit_class=first.unit_class or second.unit_class,
    )


def _with_roster_facts(plan: Plan, names: _Names) -> Plan:
    """Classes, hosts and members from the roster; bodies without a task as actors at rest."""
    found = dict(plan.actor_by_id)
    needed = _needed(plan, names)
    resting = sorted(
        (entry for entry in needed if names.entry_ids[entry.name] not in found),
        key=lambda entry: (_kind(entry), entry.name),
    )
    for entry in resting:
        new_id = names.entry_ids[entry.name]
        found[new_id] = Actor(new_id, entry.name, _kind(entry), entry.aliases)
    for entry in needed:
        new_id = names.entry_ids[entry.name]
        host = names.roster.find(entry.hosted_by) if entry.hosted_by else None
        members = names.roster.members_of(entry)
        found[new_id] = replace(
            found[new_id],
            unit_class=entry.unit_class or found[new_id].unit_class,
            host=names.entry_ids[host.name] if host else found[new_id].host,
            members=tuple(names.entry_ids[member.name] for member in members)
            or found[new_id].members,
        )
    return replace(plan, actors=tuple(found.values()))


def _needed(plan: Plan, names: _Names) -> list[RosterEntry]:
    """Every body of the roster; of its groups those that the plan uses."""
    present = set(plan.actor_by_id)
    return [
        entry
        for entry in names.roster.entries
        if not entry.is_group or names.entry_ids[entry.name] in present
    ]


def _expand(plan: Plan, names: _Names) -> tuple[Plan, list[Issue]]:
    """An assignment for each member of a group that means all of its members."""
    issues: list[Issue] = [*_hosted(plan)]
    assignments: list[Assignment] = []
    for task in plan.tasks:
        stated = plan.assignments_by_task[task.id]
        assignments += stated
        taken = {(item.actor_id, role) for item in stated for role in Role}
        for item in stated:
            if _means_all(plan, item):
                members = [
                    member
                    for member in plan.actor_by_id[item.actor_id].members
                    if (member, item.role) not in taken
                ]
                taken.update((member, item.role) for member in members)
                assignments += (_member_assignment(item, member) for member in members)
                issues += _expansion(plan, item, members, names.roster.name)
    return replace(plan, assignments=tuple(assignments)), issues


def _means_all(plan: Plan, item: Assignment) -> bool:
    """Whether an assignment is to every member of a group."""
    is_group = plan.actor_by_id[item.actor_id].kind is Kind.GROUP
    return is_group and item.mention in (Mention.UNIVERSAL, Mention.NAMED)


def _member_assignment(item: Assignment, member: str) -> Assignment:
    return replace(
        item,
        actor_id=member,
        mention=Mention.UNIVERSAL,
        open_list=False,
        member_of=item.actor_id,
        origin=Origin.ROSTER,
    )


def _expansion(plan: Plan, item: Assignment, members: list[str], roster: str) -> Iterator[Issue]:
    group = plan.actor_by_id[item.actor_id]
    if group.members:
        named = len(group.members) - len(members)
        besides = f"; {named} more of its members the task names already" if named else ""
        what = f"{group.name} as {item.role} goes to {len(members)} members{besides}"
        yield Issue(IssueCode.EXPANDED_GROUP, f"{item.task_id}: {what}", item.spans)
    elif item.mention is Mention.UNIVERSAL:
        message = f"{item.task_id}: {group.name} has no members in {roster}"
        yield Issue(IssueCode.UNEXPANDED_GROUP, message, item.spans)


def _hosted(plan: Plan) -> Iterator[Issue]:
    for actor in plan.actors:
        if actor.host is not None and plan.assignments_by_actor[actor.id]:
            host = plan.actor_by_id[actor.host].name
            message = f"{actor.name} is housed by {host}; both keep their own tasks"
            yield Issue(IssueCode.HOSTED_BODY, message, _first_place(plan, actor.id))


def _conflicts(old: Plan, new: Plan) -> Iterator[Issue]:
    """Tasks in which unifying names gave one body two roles, or one role twice."""
    before = [item for item in old.assignments if not _is_expansion(item)]
    first: dict[tuple[str, str], tuple[Assignment, Assignment]] = {}
    for was, now in zip(before, new.assignments, strict=True):
        key = (now.task_id, now.actor_id)
        other_was, other_now = first.setdefault(key, (was, now))
        if other_was.actor_id == was.actor_id:
            continue
        same = other_now.role is now.role
        code = IssueCode.SAME_UNIT_TWICE if same else IssueCode.LEAD_AND_SUPPORT
        if same or {other_now.role, now.role} == {Role.LEAD_UNIT, Role.SUPPORTING_UNIT}:
            name = new.actor_by_id[now.actor_id].name
            spans = (*other_now.spans, *now.spans)
            yield Issue(code, f"{now.task_id}: {name} under two names of the roster", spans)


def _unread_columns(roster: Roster) -> Iterator[Issue]:
    for index, column in enumerate(roster.columns, 1):
        if column not in COLUMNS:
            message = f"{roster.name}, column {index} ({column}): not a column of a roster, unread"
            yield Issue(IssueCode.UNREAD_CONTENT, message)


def _unknown(plan: Plan, roster: Roster) -> Iterator[Issue]:
    for actor in plan.actors:
        if actor.kind is not Kind.GROUP and roster.find(actor.name) is None:
            message = f"{actor.name} is not in {roster.name}"
            yield Issue(IssueCode.NOT_IN_ROSTER, message, _first_place(plan, actor.id))


def _suspected(plan: Plan, roster: Roster) -> Iterator[Issue]:
    """Names outside the roster that look like a name in it or like each other."""
    for actor in plan.actors:
        for alias in actor.aliases:
            entry, other = roster.find(actor.name), roster.find(alias)
            if entry is not None and other is not None and entry is not other:
                message = (
                    f"{actor.name} is printed with {alias}, which is another body in {roster.name}; "
                    "state hosted_by if that body houses it"
                )
                yield Issue(IssueCode.LOOK_ALIKE, message, _first_place(plan, actor.id))
    for kind in (Kind.PERSON, Kind.UNIT):
        actors = {actor.name: actor for actor in plan.actors if actor.kind is kind}
        yield from _like_unknown(plan, roster, actors, kind)


def _like_unknown(
    plan: Plan, roster: Roster, actors: dict[str, Actor], kind: Kind
) -> Iterator[Issue]:
    names = {name: actor.aliases for name, actor in actors.items()}
    further = {alias: () for aliases in names.values() for alias in aliases}
    for pair in look_alike_names(further | names, kind):
        unknown = [
            actors[name]
            for name in (pair.actor_a, pair.actor_b)
            if name in actors and roster.find(name) is None
        ]
        if unknown and not set(unknown[0].aliases) & {pair.actor_a, pair.actor_b}:
            message = f"{pair.actor_a} and {pair.actor_b}: {pair.reason.english}"
            yield Issue(IssueCode.LOOK_ALIKE, message, _first_place(plan, unknown[0].id))
