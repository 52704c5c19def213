"""The plan that was written, changed where its table now says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..plan import Assignment, Deadline, Issue, Plan, Spans, Target, Task
from ..vocabulary import IssueCode, Origin
from .building import ActorBook, assignment_of, targets_of, task_id_of
from .columns import ASSIGNMENT_FIELDS, TASK_FIELDS, word_for
from .lines import Line, TaskLines
from .rows import assignment_cells, parse_section, plain, task_cells

__all__ = ["merge_lines"]


def merge_lines(base: Plan, tasks: Sequence[TaskLines]) -> Plan:
    """`base` with the changes of a person, each marked as human and listed as an issue.

    Raises:
        SavedFileError: rows of one task contradict each other.
    """
    merge = _Merge(base)
    by_id = {task.id: task for task in tasks}
    for task in base.tasks:
        if task.id in by_id:
            merge.keep(task, by_id[task.id])
        else:
            merge.note(f"{task.id} taken out", task.spans)
    for lines in tasks:
        if lines.id not in base.task_by_id:
            merge.add(lines)
    return merge.plan()


@dataclass(frozen=True, slots=True)
class _Stated:
    """An assignment of the plan that was written, as its row shows it."""

    item: Assignment
    cells: dict[str, str]
    quote: str
    place: str

    @property
    def words(self) -> str:
        """Role and name, for a message."""
        return f"{self.cells['role']} {self.cells['name']}"


class _Merge:
    """Collects the records of the corrected plan, task by task."""

    def __init__(self, base: Plan) -> None:
        self.base = base
        self.actors = ActorBook(base.actors)
        self.tasks: list[Task] = []
        self.assignments: list[Assignment] = []
        self.targets: list[Target] = []
        self.issues: list[Issue] = []

    def plan(self) -> Plan:
        return replace(
            self.base,
            tasks=tuple(self.tasks),
            actors=tuple(self.actors.actors.values()),
            assignments=tuple(self.assignments),
            targets=tuple(self.targets),
            issues=tuple(dict.fromkeys([*self.base.issues, *self.issues])),
        )

    def note(self, message: str, spans: Spans) -> None:
        self.issues.append(Issue(IssueCode.CORRECTED, message, spans))

    def keep(self, task: Task, lines: TaskLines) -> None:
        """A task of the plan that was written."""
        written = task_cells(self.base, task)
        now = {field: lines.field(field, written[field]) for field in TASK_FIELDS}
        changed = [field for field in TASK_FIELDS if plain(now[field]) != plain(written[field])]
        if changed:
            self.note(f"{task.id}: {', '.join(changed)} changed", task.spans)
        if "text" in changed and not now["text"]:
            raise lines.lines[0].error("text", "is empty; a task needs its text")
        self.tasks.append(_changed_task(task, now, changed))
        known = self.base.targets_by_task[task.id]
        if "targets" in changed:
            known = tuple(targets_of(lines, task.id, now["targets"], (), known))
        self.targets += known
        self.assignments += self._assignments(task, lines)

    def add(self, lines: TaskLines) -> None:
        """A task that a person added."""
        now = {field: lines.field(field, None) for field in TASK_FIELDS}
        if not now["text"]:
            raise lines.lines[0].error("text", "is empty; a new task needs its text")
        taken = [*self.base.task_by_id, *(task.id for task in self.tasks)]
        task_id = lines.id or task_id_of(now["number"], taken)
        blank = Task(task_id, None, (), "", None, (), Origin.HUMAN)
        self.tasks.append(_changed_task(blank, now, TASK_FIELDS))
        self.targets += targets_of(lines, task_id, now["targets"], ())
        self.note(f"{task_id} added", ())
        for line in lines.lines:
            if line.names_someone:
                self.assignments.append(
                    assignment_of(line, task_id, self.actors, spans=(), origin=Origin.HUMAN)
                )

    def _assignments(self, task: Task, lines: TaskLines) -> list[Assignment]:
        """The assignments of a task: as stated, as changed, without those taken out, then the new."""
        stated = [self._stated(item) for item in self.base.assignments_by_task[task.id]]
        kept, changed, new = _matched(stated, [line for line in lines.lines if line.names_someone])
        assignments = []
        for number, one in enumerate(stated):
            if number in kept:
                assignments.append(one.item)
            elif number in changed:
                line = changed[number]
                assignments.append(self._human(task, line, one.item.spans))
                words = f"{line.values['role']} {line.values['name']}"
                self.note(f"{task.id}: {one.words} changed to {words}", task.spans)
            else:
                self.note(f"{task.id}: {one.words} taken out", task.spans)
        for line in new:
            assignments.append(self._human(task, line, ()))
            words = f"{line.values['role']} {line.values['name']}"
            self.note(f"{task.id}: {words} added", task.spans)
        return assignments

    def _stated(self, item: Assignment) -> _Stated:
        document = self.base.document
        cells = assignment_cells(self.base, item)
        return _Stated(
            item, cells, plain(self.base.written(item)), plain(document.place(item.spans))
        )

    def _human(self, task: Task, line: Line, spans: Spans) -> Assignment:
        return assignment_of(line, task.id, self.actors, spans=spans, origin=Origin.HUMAN)


def _changed_task(task: Task, now: dict[str, str], changed: Iterable[str]) -> Task:
    """The task with the fields that a person changed."""
    fields = set(changed)
    if not fields:
        return task
    deadline = Deadline(now["deadline"], ()) if now["deadline"] else None
    return replace(
        task,
        number=(now["number"] or None) if "number" in fields else task.number,
        section=parse_section(now["section"]) if "section" in fields else task.section,
        text=now["text"] if "text" in fields else task.text,
        deadline=deadline if "deadline" in fields else task.deadline,
        origin=Origin.HUMAN,
    )


_Matches = dict[int, Line]


def _matched(
    stated: Sequence[_Stated], lines: Sequence[Line]
) -> tuple[_Matches, _Matches, list[Line]]:
    """Which line each stated assignment is: unchanged, changed in its cells; and the new lines."""
    left = dict(enumerate(stated))
    kept, lines = _take(left, lines, lambda one, line: _same(one, line) and _same_place(one, line))
    more, lines = _take(left, lines, _same)
    changed, lines = _take(left, lines, _same_place)
    return kept | more, changed, lines


def _take(
    left: dict[int, _Stated], lines: Sequence[Line], fits: Callable[[_Stated, Line], bool]
) -> tuple[_Matches, list[Line]]:
    """Give each line the first assignment that fits; what is given leaves `left`."""
    taken: _Matches = {}
    rest = []
    for line in lines:
        number = next((number for number, one in left.items() if fits(one, line)), None)
        if number is None:
            rest.append(line)
        else:
            taken[number] = line
            del left[number]
    return taken, rest


def _same(one: _Stated, line: Line) -> bool:
    """Whether a row says what was written; a row typed anew may leave kind and mention blank."""
    left_blank = ("kind", "mention") if line.written is None else ()
    return all(
        plain(one.cells[field]) == plain(line.values[field])
        or (field in left_blank and not line.values[field])
        for field in ASSIGNMENT_FIELDS
    )


def _same_place(one: _Stated, line: Line) -> bool:
    """Whether a row has the words and the place of an assignment, as a key or in Chinese words."""
    places = (one.place, plain(word_for("place", one.place, "zh")))
    return bool(one.quote) and one.quote == line.values["quote"] and line.values["place"] in places
