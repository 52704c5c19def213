"""A plan made of the corrected table alone; its records quote the table's cells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from ..document import Document
from ..plan import Assignment, Deadline, Issue, Meta, Plan, Target, Task
from ..vocabulary import IssueCode, Level, Origin
from .building import ActorBook, assignment_of, targets_of, task_id_of
from .columns import TASK_FIELDS
from .lines import Line, TaskLines
from .rows import Fingerprint, parse_section

__all__ = ["rebuild_plan"]

_NO_ACCOUNT = Issue(
    IssueCode.NO_ACCOUNT,
    "the table holds neither the account nor the doubts of its reading; "
    "a workbook or plan.json keeps both",
)


def rebuild_plan(document: Document, tasks: Sequence[TaskLines]) -> Plan:
    """The plan that the rows state, in their order.

    Rows that are as the program wrote them keep their origin; any other is human. A row that is
    missing from the count of its task is listed. The first issue says that no account came along.

    Raises:
        SavedFileError: rows of one task contradict each other, or a task has no text.
    """
    ours = any(line.written for task in tasks for line in task.lines)
    rebuild = _Rebuild({task.id for task in tasks}, ours=ours)
    for task in tasks:
        rebuild.add(task)
    return Plan(
        document=document,
        meta=_meta(tasks),
        tasks=tuple(rebuild.tasks),
        actors=tuple(rebuild.actors.actors.values()),
        assignments=tuple(rebuild.assignments),
        targets=tuple(rebuild.targets),
        issues=(_NO_ACCOUNT, *rebuild.issues),
    )


class _Rebuild:
    """Collects the records, task by task."""

    def __init__(self, taken: set[str], *, ours: bool) -> None:
        self.taken = taken
        self.ours = ours
        self.actors = ActorBook()
        self.tasks: list[Task] = []
        self.assignments: list[Assignment] = []
        self.targets: list[Target] = []
        self.issues: list[Issue] = []

    def add(self, lines: TaskLines) -> None:
        intact = lines.as_written()
        now = {
            field: lines.field(field, intact.values[field] if intact else None)
            for field in TASK_FIELDS
        }
        if not now["text"]:
            raise lines.lines[0].error("text", "is empty; a task needs its text")
        task_id = lines.id or task_id_of(now["number"], self.taken)
        self.taken.add(task_id)
        human = intact is None or any(now[field] != intact.values[field] for field in TASK_FIELDS)
        added = not any(line.written for line in lines.lines)
        task = _task(lines, task_id, now, human=human)
        if added and self.ours:
            task = replace(task, spans=())  # the document that was read does not have it
        self.tasks.append(task)
        if human:
            what = "added" if added else "changed"
            self.issues.append(Issue(IssueCode.CORRECTED, f"{task_id}: {what}", task.spans))
        spans = _home(lines, "targets", now["targets"]).spans("targets")
        self.targets += targets_of(lines, task_id, now["targets"], spans)
        seen: set[Fingerprint] = set()
        for line in lines.lines:
            if line.names_someone:
                self._assign(line, task, copied=line.written in seen)
            if line.written:
                seen.add(line.written)
        self._list_missing(lines, task)

    def _assign(self, line: Line, task: Task, *, copied: bool) -> None:
        """An assignment; a row that stands twice was copied by a person."""
        as_written = line.assignment_as_written and not copied
        origin = _origin(line) if as_written else Origin.HUMAN
        spans = line.spans("name")
        item = assignment_of(line, task.id, self.actors, spans=spans, origin=origin)
        self.assignments.append(item)
        if not as_written:
            what = "changed" if line.written and not copied else "added"
            message = f"{task.id}: {line.values['role']} {line.values['name']} {what}"
            self.issues.append(Issue(IssueCode.CORRECTED, message, spans))

    def _list_missing(self, lines: TaskLines, task: Task) -> None:
        """Rows that the program wrote and that are gone or empty now."""
        written = [line.written for line in lines.lines if line.written and line.names_someone]
        counts = [line.written.count for line in lines.lines if line.written]
        missing = max(counts, default=0) - len({fingerprint.index for fingerprint in written})
        if missing > 0:
            message = f"{task.id}: {missing} of its rows taken out"
            self.issues.append(Issue(IssueCode.CORRECTED, message, task.spans))


def _task(lines: TaskLines, task_id: str, now: dict[str, str], *, human: bool) -> Task:
    spans = _home(lines, "deadline", now["deadline"]).spans("deadline")
    first = _home(lines, "text", now["text"])
    return Task(
        id=task_id,
        number=now["number"] or None,
        section=parse_section(now["section"]),
        text=now["text"],
        deadline=Deadline(now["deadline"], spans) if now["deadline"] else None,
        spans=first.spans("text"),
        origin=Origin.HUMAN if human else _task_origin(lines),
    )


def _home(lines: TaskLines, field: str, value: str) -> Line:
    """The first row in which a field has its value."""
    return next((line for line in lines.lines if line.values[field] == value), lines.lines[0])


def _origin(line: Line) -> Origin:
    return Origin(line.values["origin"] or Origin.HUMAN)


def _task_origin(lines: TaskLines) -> Origin:
    """A task whose only row names nobody carries its own origin; any other came from the document."""
    alone = lines.lines[0] if len(lines.lines) == 1 else None
    return _origin(alone) if alone and not alone.names_someone else Origin.DOCUMENT


def _meta(tasks: Sequence[TaskLines]) -> Meta:
    """What the document printed about itself, from the cell that holds it; nothing if it was lost."""
    for task in tasks:
        for line in task.lines:
            try:
                value = json.loads(line.values["about"] or "null")
                meta = dict(value["meta"])
                level = meta.pop("level", None)
                return Meta(**meta, level=Level(level) if level else None)
            except (ValueError, TypeError, KeyError):
                continue
    return Meta()
