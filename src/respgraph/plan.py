"""A plan as a set of small records, each of which can quote the words it came from.

The records are frozen. A `Plan` checks when it is made that ids are unique, references resolve and
spans lie inside the text. Plan JSON (see `respgraph.plan_json`) holds all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Protocol, TypeVar

from .document import Document, Span
from .errors import PlanError
from .escaping import html
from .vocabulary import IssueCode, Kind, Level, Mention, Origin, RegionKind, Role, Severity

__all__ = [
    "Account",
    "AccountLine",
    "Actor",
    "Assignment",
    "Deadline",
    "Issue",
    "Meta",
    "Plan",
    "Region",
    "Target",
    "Task",
]

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What the document prints about itself; None where it prints nothing."""

    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    level: Level | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, unit or group. An actor without assignments is allowed: a member of the roster at rest.

    `id` is readable and stable (``unit/区发改局``). `aliases` are other names the plan or roster
    gives. `unit_class` (department, town …) and `host` (the id of the unit that houses this one)
    come from a roster. `members` are the ids of a group's known members; the list may
    be short of some that no roster names.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    unit_class: str | None = None
    host: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """The date or phrase by which a task is due, as printed."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Task:
    """The text that one responsibility clause, table row or label block covers.

    `number` is as printed (``12``, ``(一)``), None where nothing is printed; `section` holds the
    headings above, outermost first; `spans` are the places of the task text.
    """

    id: str
    number: str | None
    section: tuple[str, ...]
    text: str
    deadline: Deadline | None
    spans: Spans
    origin: Origin = Origin.DOCUMENT


@dataclass(frozen=True, slots=True)
class Assignment:
    """One actor in one role for one task.

    `spans` is where the name is printed: for an elided name the part that is printed, for a
    section-level assignment the heading's clause. It is empty only where `origin` is human or
    roster and nothing is printed. `mention` says how the name is used; `open_list` that its list
    ended in 等; `member_of` is the actor id of the group that a roster expanded into this actor.
    """

    task_id: str
    actor_id: str
    role: Role
    mention: Mention
    spans: Spans
    open_list: bool = False
    member_of: str | None = None
    origin: Origin = Origin.DOCUMENT


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity that a task sets: `indicator` `operator` `value` `quantity_unit`.

    `operator` is one of ``>=``, ``<=``, ``=``, ``~``; `value` is the printed number in the printed
    unit (23 万吨 is 23 and ``万吨``).
    """

    id: str
    task_id: str
    indicator: str
    operator: str
    value: float
    quantity_unit: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that reading dropped, guessed or found contradictory.

    `spans` is empty only for what has no place in the text (a hidden sheet); then `message`
    says where it is.
    """

    code: IssueCode
    message: str
    spans: Spans = ()

    @property
    def severity(self) -> Severity:
        """How much it matters: fixed by the code."""
        return self.code.severity


@dataclass(frozen=True, slots=True)
class Region:
    """What one stretch of the document was taken for."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of the account: of `found` things an independent scan saw, how many were read.

    `found` = `extracted` + `listed` + `unread`. Listed things carry an issue that the reader
    raised itself; unread ones were noticed by the scan alone, and are a shortfall.
    """

    what: str
    found: int
    extracted: int
    listed: int
    unread: int


@dataclass(frozen=True, slots=True)
class Account:
    """What an independent scan of the text found, against what was read.

    `lines` count labels, verbs and names. `regions` cover every visible character, sorted, without
    overlap.
    """

    lines: tuple[AccountLine, ...] = ()
    regions: tuple[Region, ...] = ()

    @property
    def balanced(self) -> bool:
        """Whether everything that was found was read or listed by the reader."""
        return all(line.unread == 0 for line in self.lines)


OPERATORS = (">=", "<=", "=", "~")


@dataclass(frozen=True)
class Plan:
    """A responsibility plan: its document, its records, its doubts.

    Tasks keep the order of the document; so do a task's assignments.

    Raises:
        PlanError: an id occurs twice, a reference leads nowhere, a span lies outside the text, a
            record read from the document has no place, or an operator is unknown.
    """

    document: Document
    meta: Meta = field(default_factory=Meta)
    tasks: tuple[Task, ...] = ()
    actors: tuple[Actor, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    issues: tuple[Issue, ...] = ()
    account: Account = field(default_factory=Account)

    def __post_init__(self) -> None:
        _check_ids("task", [task.id for task in self.tasks])
        _check_ids("actor", [actor.id for actor in self.actors])
        _check_ids("target", [target.id for target in self.targets])
        _check_references(self)
        _check_spans(self)
        position = {task.id: index for index, task in enumerate(self.tasks)}
        for name in ("assignments", "targets"):
            records = getattr(self, name)
            places = [position[record.task_id] for record in records]
            if places != sorted(places):
                order = sorted(range(len(places)), key=places.__getitem__)
                records = tuple([records[index] for index in order])
            object.__setattr__(self, name, tuple(records))

    @cached_property
    def task_by_id(self) -> dict[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def assignments_by_task(self) -> dict[str, tuple[Assignment, ...]]:
        """Assignments of each task, in document order; every task has an entry."""
        return _by_task(self.tasks, self.assignments)

    @cached_property
    def assignments_by_actor(self) -> dict[str, tuple[Assignment, ...]]:
        """Assignments of each actor, in document order; every actor has an entry."""
        groups: dict[str, list[Assignment]] = {actor.id: [] for actor in self.actors}
        for assignment in self.assignments:
            groups[assignment.actor_id].append(assignment)
        return {key: tuple(group) for key, group in groups.items()}

    @cached_property
    def targets_by_task(self) -> dict[str, tuple[Target, ...]]:
        """Targets of each task; every task has an entry."""
        return _by_task(self.tasks, self.targets)

    @cached_property
    def printed_assignments(self) -> tuple[Assignment, ...]:
        """Assignments without those that a roster added for the members of a group word."""
        return tuple(item for item in self.assignments if item.origin is not Origin.ROSTER)

    def actors_of(self, task_id: str, *roles: Role) -> tuple[Actor, ...]:
        """Actors of a task in any of `roles` (in all roles when none is given), each once."""
        chosen = dict.fromkeys(
            assignment.actor_id
            for assignment in self.assignments_by_task[task_id]
            if not roles or assignment.role in roles
        )
        return tuple(self.actor_by_id[actor_id] for actor_id in chosen)

    def written(self, assignment: Assignment) -> str:
        """The name of an assignment exactly as the document prints it."""
        return self.document.quote(assignment.spans)

    def __repr__(self) -> str:
        """What the plan is and how much it holds, without its text."""
        return (
            f"<Plan {(self.meta.title or self.document.name)!r}: {len(self.tasks)} tasks, "
            f"{len(self.actors)} actors, {len(self.assignments)} assignments, "
            f"{len(self.issues)} issues>"
        )

    def _repr_html_(self) -> str:
        """The plan as a notebook shows it: what it is, and its first tasks."""
        title = html(self.meta.title or self.document.name)
        counts = (
            f"{len(self.tasks)} tasks, {len(self.actors)} actors, "
            f"{len(self.assignments)} assignments, {len(self.issues)} issues"
        )
        rows = "".join(_html_row(self, task) for task in self.tasks[:_SHOWN_TASKS])
        rest = len(self.tasks) - _SHOWN_TASKS
        more = f"<p>… {rest} more tasks</p>" if rest > 0 else ""
        head = "<tr><th>number</th><th>text</th><th>actors</th></tr>"
        return f"<h4>{title}</h4><p>{counts}</p><table>{head}{rows}</table>{more}"


_SHOWN_TASKS = 10


def _html_row(plan: Plan, task: Task) -> str:
    names = "、".join(actor.name for actor in plan.actors_of(task.id))
    cells = (task.number or "", task.text, names)
    return "<tr>" + "".join(f"<td>{html(cell)}</td>" for cell in cells) + "</tr>"


class _OfTask(Protocol):
    @property
    def task_id(self) -> str: ...


_TaskRecord = TypeVar("_TaskRecord", bound=_OfTask)


def _by_task(
    tasks: Iterable[Task], records: Iterable[_TaskRecord]
) -> dict[str, tuple[_TaskRecord, ...]]:
    groups: dict[str, list[_TaskRecord]] = {task.id: [] for task in tasks}
    for record in records:
        groups[record.task_id].append(record)
    return {key: tuple(group) for key, group in groups.items()}


def _check_ids(what: str, ids: Sequence[str]) -> None:
    if len(set(ids)) == len(ids):
        return
    [(identifier, _), *_] = Counter(ids).most_common(1)
    raise PlanError(f"{what} id {identifier!r} occurs twice; ids must be unique")


def _check_references(plan: Plan) -> None:
    tasks = {task.id for task in plan.tasks}
    actors = {actor.id for actor in plan.actors}
    records: tuple[_OfTask, ...] = (*plan.assignments, *plan.targets)
    for record in records:
        if record.task_id not in tasks:
            what = type(record).__name__.lower()
            raise PlanError(f"one {what} names task {record.task_id!r}, which does not exist")
    for assignment in plan.assignments:
        for actor_id in (assignment.actor_id, assignment.member_of):
            if actor_id is not None and actor_id not in actors:
                raise PlanError(
                    f"an assignment to {assignment.task_id!r} names actor {actor_id!r}, "
                    "which does not exist"
                )
    for target in plan.targets:
        if target.operator not in OPERATORS:
            known = " ".join(OPERATORS)
            raise PlanError(
                f"target {target.id!r} has operator {target.operator!r}; known: {known}"
            )
    for actor in plan.actors:
        for other in (actor.host, *actor.members):
            if other is not None and other not in actors:
                raise PlanError(f"actor {actor.id!r} names actor {other!r}, which does not exist")


def _spanned(plan: Plan) -> Iterator[tuple[str, str, Spans, bool]]:
    """Every record with spans: what it is, which one, its spans, whether it must have a place."""
    for task in plan.tasks:
        yield "task", task.id, task.spans, task.origin is Origin.DOCUMENT
        if task.deadline is not None:
            yield "deadline of", task.id, task.deadline.spans, False
    for assignment in plan.assignments:
        needs_place = assignment.origin is Origin.DOCUMENT
        yield "assignment to", assignment.task_id, assignment.spans, needs_place
    for target in plan.targets:
        yield "target", target.id, target.spans, False
    for issue in plan.issues:
        yield "issue", str(issue.code), issue.spans, False
    for region in plan.account.regions:
        yield "region", str(region.kind), (region.span,), True


_SPANS, _SPAN = attrgetter("spans"), attrgetter("span")


def _all_lie_inside(plan: Plan) -> bool:
    """A quick look: whether each record has a place, and all places lie in the text."""
    length = len(plan.document.text)
    records: tuple[object, ...] = (*plan.tasks, *plan.assignments)
    if not all(map(_SPANS, records)):
        return False
    others = (task.deadline for task in plan.tasks if task.deadline is not None)
    spanned = map(_SPANS, chain(records, others, plan.targets, plan.issues))
    for start, end in chain(chain.from_iterable(spanned), map(_SPAN, plan.account.regions)):
        if not 0 <= start <= end <= length:
            return False
    return True


def _check_spans(plan: Plan) -> None:
    if _all_lie_inside(plan):
        return
    length = len(plan.document.text)
    for what, which, spans, needs_place in _spanned(plan):
        if needs_place and not spans:
            raise PlanError(f"{what} {which!r} has no place in the document")
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise PlanError(
                    f"{what} {which!r} has span [{start}, {end}], outside the text of {length} characters"
                )
