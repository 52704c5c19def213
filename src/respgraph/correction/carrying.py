"""Corrections of an earlier reading, taken over into a new reading of the document."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ..guards import takes_plan
from ..identifiers import actor_id_for, free_id
from ..plan import Actor, Assignment, Issue, Plan, Spans, Target, Task
from ..vocabulary import IssueCode, Origin

__all__ = ["carry_corrections"]

_LIKE_ENOUGH = 60


@takes_plan
def carry_corrections(corrected: Plan, reading: Plan) -> Plan:
    """`reading` with everything that a person changed in `corrected`.

    A task that a person touched (its fields, any of its assignments, or one taken out) keeps the
    person's version, whole, where the text that the document printed is unchanged in the new
    reading; every other task is as newly read. Tasks that a person added or took out are added and
    taken out again. What finds no place is an issue ``correction_lost``.

    >>> from respgraph import assignments_csv, parse_plan, read_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> changed = assignments_csv(plan).replace("甲县财政局", "甲县审计局")
    >>> carried = carry_corrections(read_plan(changed.encode(), name="reading.csv"), plan)
    >>> [actor.name for actor in carried.actors_of("task/1")]
    ['王明', '甲县交通局', '甲县审计局']
    """
    carry = _Carry(corrected, reading)
    for task in corrected.tasks:
        if task.id in carry.touched:
            carry.task(task)
    carry.removals()
    return carry.plan()


def _text_key(text: str) -> str:
    """A text without what differs between two ways to read one document."""
    return "".join(unicodedata.normalize("NFKC", text).split()).rstrip("。.")


def _printed(plan: Plan, spans: Spans, text: str) -> str:
    """The words that the document printed, else what the record says."""
    return _text_key(plan.document.quote(spans) or text)


def _touched(plan: Plan) -> set[str]:
    """Tasks in which a person changed something."""
    noted = {issue.spans for issue in plan.issues if issue.code is IssueCode.CORRECTED}
    noted.discard(())
    own = {task.id for task in plan.tasks if task.origin is Origin.HUMAN or task.spans in noted}
    return own | {item.task_id for item in plan.assignments if item.origin is Origin.HUMAN}


class _Carry:
    """The new reading, and the records that take the place of its own."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old = old
        self.new = new
        self.touched = _touched(old)
        self.places = _places(old, new, self.touched)
        self.tasks = {task.id: task for task in new.tasks}
        self.assignments = {key: list(items) for key, items in new.assignments_by_task.items()}
        self.targets = {key: list(items) for key, items in new.targets_by_task.items()}
        self.actors = dict(new.actor_by_id)
        self.ids = {(actor.kind, actor.name): actor.id for actor in new.actors}
        self.issues: list[Issue] = []

    def plan(self) -> Plan:
        return replace(
            self.new,
            tasks=tuple(self.tasks.values()),
            actors=tuple(self.actors.values()),
            assignments=tuple(item for key in self.tasks for item in self.assignments[key]),
            targets=tuple(item for key in self.tasks for item in self.targets[key]),
            issues=tuple(dict.fromkeys([*self.new.issues, *self.issues])),
        )

    def task(self, task: Task) -> None:
        """Take over one touched task."""
        place = self.places.get(task.id)
        if place is None and not task.spans:
            place = self._added(task)
        if place is None:
            words = f"{task.id} ({task.text[:30]}): its text is not in this reading; "
            lost = f"{words}{len(self._stated(task))} assignments were not carried over"
            self.issues.append(Issue(IssueCode.CORRECTION_LOST, lost))
            return
        if task.origin is Origin.HUMAN:
            self._fields(task, place)
        self._assignments(task, place)
        own = {task.spans, *(item.spans for item in self._stated(task))} - {()}
        for issue in self.old.issues:
            if issue.code is IssueCode.CORRECTED and issue.spans in own:
                self.issues.append(replace(issue, spans=place.spans))

    def removals(self) -> None:
        """Tasks that a person took out leave the new reading too."""
        present = {task.spans for task in self.old.tasks}
        stated = {item.spans for item in self.old.assignments}
        for issue in self.old.issues:
            if issue.code is not IssueCode.CORRECTED or not issue.spans:
                continue
            if issue.spans in present or issue.spans in stated:
                continue
            key = _printed(self.old, issue.spans, "")
            found = [t for t in self.new.tasks if _printed(self.new, t.spans, t.text) == key]
            taken = {place.id for place in self.places.values()}
            gone = next((t for t in found if t.id in self.tasks and t.id not in taken), None)
            if gone is None:
                lost = f"{issue.message}: no such task in this reading"
                self.issues.append(Issue(IssueCode.CORRECTION_LOST, lost))
            else:
                del self.tasks[gone.id]
                self.issues.append(replace(issue, spans=gone.spans))

    def _stated(self, task: Task) -> tuple[Assignment, ...]:
        return self.old.assignments_by_task[task.id]

    def _added(self, task: Task) -> Task:
        """A task that a person added: it has no place in the document."""
        added = replace(task, id=free_id(task.id, self.tasks), deadline=task.deadline)
        self.tasks[added.id] = added
        self.assignments[added.id], self.targets[added.id] = [], []
        self.issues.append(Issue(IssueCode.CORRECTED, f"{added.id} added"))
        return added

    def _fields(self, task: Task, place: Task) -> None:
        """The person's number, section, text, deadline and targets, at the place in this reading."""
        deadline = task.deadline
        if deadline is not None:
            same = place.deadline is not None and place.deadline.text == deadline.text
            deadline = place.deadline if same else replace(deadline, spans=())
        self.tasks[place.id] = replace(
            task, id=place.id, deadline=deadline, spans=place.spans, origin=Origin.HUMAN
        )
        known = {
            _content(target): target for target in self.new.targets if target.task_id == place.id
        }
        taken = {target.id for items in self.targets.values() for target in items}
        targets = []
        for target in self.old.targets_by_task[task.id]:
            kept = known.get(_content(target))
            if kept is None:
                identifier = free_id(target.id, taken)
                taken.add(identifier)
                kept = replace(target, id=identifier, task_id=place.id, spans=())
            targets.append(kept)
        self.targets[place.id] = targets

    def _assignments(self, task: Task, place: Task) -> None:
        """The person's list, each assignment at its place in this reading where it has one."""
        left = list(self.assignments[place.id])
        carried = []
        for item in self._stated(task):
            moved = replace(
                item,
                task_id=place.id,
                actor_id=self._actor(item.actor_id),
                member_of=item.member_of and self._actor(item.member_of),
            )
            same = next((new for new in left if _same(new, moved)), None)
            if same is None:
                carried.append(self._placed(item, moved, left))
            else:
                left.remove(same)
                carried.append(same)
        self.assignments[place.id] = carried

    def _placed(self, old: Assignment, moved: Assignment, left: Sequence[Assignment]) -> Assignment:
        """An assignment that this reading does not have: human, at the words that it was read from."""
        quote = _text_key(self.old.document.quote(old.spans))
        spans = (
            item.spans for item in left if quote and _text_key(self.new.written(item)) == quote
        )
        return replace(moved, spans=next(spans, ()), origin=Origin.HUMAN)

    def _actor(self, old_id: str) -> str:
        """The id in the new reading of an actor of the corrected plan, made if need be."""
        old = self.old.actor_by_id[old_id]
        key = (old.kind, old.name)
        if key not in self.ids:
            identifier = free_id(actor_id_for(old.kind, old.name), self.actors)
            self.ids[key] = identifier
            self.actors[identifier] = Actor(
                identifier, old.name, old.kind, old.aliases, old.unit_class
            )
        return self.ids[key]


def _same(one: Assignment, other: Assignment) -> bool:
    fields = ("actor_id", "role", "mention", "open_list", "member_of")
    return all(getattr(one, field) == getattr(other, field) for field in fields)


def _content(target: Target) -> tuple[str, str, float, str]:
    return target.indicator, target.operator, target.value, target.quantity_unit


def _places(old: Plan, new: Plan, touched: set[str]) -> dict[str, Task]:
    """The task of the new reading for each old one: by its printed text, else by its id.

    An id alone is trusted only where number and most of the text agree: so a text that a person
    changed in a table without its document still finds its task.
    """
    groups = _by_text(new)
    places: dict[str, Task] = {}
    for key, tasks in _by_text(old).items():
        places |= _paired(tasks, groups.get(key, []))
    used = {task.id for task in places.values()}
    for task in old.tasks:
        if task.id in places or task.id not in touched or not task.spans:
            continue
        candidate = new.task_by_id.get(task.id)
        if candidate and candidate.id not in used and _alike(task, candidate):
            places[task.id] = candidate
            used.add(candidate.id)
    return places


def _by_text(plan: Plan) -> dict[str, list[Task]]:
    groups: dict[str, list[Task]] = {}
    for task in plan.tasks:
        groups.setdefault(_printed(plan, task.spans, task.text), []).append(task)
    return groups


def _paired(old: Sequence[Task], new: Sequence[Task]) -> dict[str, Task]:
    """Tasks of one text: by id where the ids are the same, by order where as many remain.

    Where one was added or taken away, only number and section can tell which is which.
    """
    by_id = {task.id: task for task in new}
    if by_id.keys() == {task.id for task in old}:
        return by_id
    if len(old) == len(new):
        return {one.id: other for one, other in zip(old, new, strict=True)}
    by_place = {(task.section, task.number): task for task in new}
    return {
        task.id: by_place.pop((task.section, task.number))
        for task in old
        if (task.section, task.number) in by_place
    }


def _alike(task: Task, candidate: Task) -> bool:
    from rapidfuzz.fuzz import ratio

    same_number = task.number == candidate.number
    return same_number and ratio(_text_key(task.text), _text_key(candidate.text)) >= _LIKE_ENOUGH
