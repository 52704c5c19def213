"""A plan from JSON values, as they were written or as a person corrected them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..document import Document, Location, Span
from ..errors import PlanError, SavedFileError
from ..identifiers import actor_id_for, free_id
from ..plan import (
    Account,
    AccountLine,
    Actor,
    Assignment,
    Deadline,
    Issue,
    Meta,
    Plan,
    Region,
    Target,
    Task,
)
from ..sealing import Changes, changes_since
from ..vocabulary import IssueCode, Kind, Level, Mention, Origin, RegionKind, Role
from .schema import check_values

__all__ = ["plan_from_json"]


def plan_from_json(value: Any, *, name: str = "plan.json") -> Plan:
    """The plan that JSON values describe; the inverse of `plan_to_json`.

    Raises:
        SavedFileError: the values do not follow the schema; the message names the place in them.

    >>> from respgraph import parse_plan, plan_to_json
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> plan_from_json(plan_to_json(plan)) == plan
    True
    """
    check_values(value, name)
    try:
        return _Loader(value).plan()
    except PlanError as error:
        raise SavedFileError(f"{name}: {error}") from error


class _Loader:
    """Builds the records of one validated JSON value; collects the actors that a person added.

    `written` is the kind and name that each actor had when the file was written, as far as
    assignments with an unbroken seal tell it.
    """

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value
        self.changes = {task["id"]: changes_since(task) for task in value["tasks"]}
        self.actors = {item["id"]: _actor(item) for item in value["actors"]}
        self.ids = {(actor.kind, actor.name): actor.id for actor in self.actors.values()}
        self.written = {
            item["actor_id"]: _called(item)
            for task in value["tasks"]
            for index, item in enumerate(task["assignments"])
            if task.get("check") and index not in self.changes[task["id"]].assignments
            if item.get("actor_id")
        }

    def plan(self) -> Plan:
        value, changes = self.value, self.changes
        document = value["document"]
        tasks = tuple(_task(item, human=changes[item["id"]].task) for item in value["tasks"])
        assignments = tuple(
            self.assignment(task["id"], item, human=index in changes[task["id"]].assignments)
            for task in value["tasks"]
            for index, item in enumerate(task["assignments"])
        )
        listed = (
            Issue(IssueCode.CORRECTED, f"{task.id}: {words}", task.spans)
            for task, item in zip(tasks, value["tasks"], strict=True)
            for words in self.said(item, changes[task.id])
        )
        return Plan(
            document=Document(
                document["name"],
                document["text"],
                document["sha256"],
                tuple(
                    Location(Span(*place["span"]), place["label"])
                    for place in document["locations"]
                ),
            ),
            meta=_meta(value["meta"]),
            tasks=tasks,
            actors=tuple(self.actors.values()),
            assignments=assignments,
            targets=tuple(
                _target(task["id"], item) for task in value["tasks"] for item in task["targets"]
            ),
            issues=tuple(dict.fromkeys([*map(_issue, value["issues"]), *listed])),
            account=_account(value["account"]),
        )

    def assignment(self, task_id: str, item: dict[str, Any], *, human: bool) -> Assignment:
        known = self.actors.get(item.get("actor_id") or "")
        changed = known is None or _called(item) != (known.kind, known.name)
        renamed = self.is_renamed(item)
        assignment = Assignment(
            task_id=task_id,
            actor_id=known.id if known and (renamed or not changed) else self.actor_id(item),
            role=Role(item["role"]),
            mention=Mention(item.get("mention", Mention.NAMED)),
            spans=_spans(item.get("spans", ())),
            open_list=item.get("open_list", False),
            member_of=item.get("member_of"),
            origin=Origin(item.get("origin", Origin.HUMAN)),
        )
        return replace(assignment, origin=Origin.HUMAN) if changed or human else assignment

    def is_renamed(self, item: dict[str, Any]) -> bool:
        """Whether the name at the task is as written, while the list of actors has another now."""
        known = self.actors.get(item.get("actor_id") or "")
        called = _called(item)
        return (
            known is not None
            and called == self.written.get(known.id)
            and called != (known.kind, known.name)
        )

    def said(self, task: dict[str, Any], changes: Changes) -> Iterator[str]:
        """What a person changed in a task, one line each, as correction says it of a table."""
        if changes.task:
            yield "changed"
        for index, item in enumerate(task["assignments"]):
            renamed = self.is_renamed(item)
            if renamed or index in changes.assignments:
                name = self.actors[item["actor_id"]].name if renamed else item["name"]
                yield f"{item['role']} {name} changed"
        if changes.removed:
            yield f"{changes.removed} assignments taken out"

    def actor_id(self, item: dict[str, Any]) -> str:
        """The id of the actor that a person wrote by name, made when it is new."""
        kind, name = called = _called(item)
        if called not in self.ids:
            identifier = free_id(actor_id_for(kind, name), self.actors)
            aliases = tuple(item.get("aliases", ()))
            self.actors[identifier] = Actor(identifier, name, kind, aliases)
            self.ids[called] = identifier
        return self.ids[called]


def _called(item: dict[str, Any]) -> tuple[Kind, str]:
    """What an assignment says of its actor."""
    return Kind(item["kind"]), item["name"]


def _meta(value: dict[str, Any]) -> Meta:
    level = value.get("level")
    return Meta(
        title=value.get("title"),
        issuer=value.get("issuer"),
        place=value.get("place"),
        level=None if level is None else Level(level),
        year=value.get("year"),
    )


def _task(item: dict[str, Any], *, human: bool) -> Task:
    deadline = item["deadline"]
    return Task(
        id=item["id"],
        number=item["number"],
        section=tuple(item["section"]),
        text=item["text"],
        deadline=None
        if deadline is None
        else Deadline(deadline["text"], _spans(deadline.get("spans", ()))),
        spans=_spans(item.get("spans", ())),
        origin=Origin.HUMAN if human else Origin(item.get("origin", Origin.HUMAN)),
    )


def _target(task_id: str, item: dict[str, Any]) -> Target:
    return Target(
        id=item["id"],
        task_id=task_id,
        indicator=item["indicator"],
        operator=item["operator"],
        value=item["value"],
        quantity_unit=item["quantity_unit"],
        spans=_spans(item.get("spans", ())),
    )


def _issue(item: dict[str, Any]) -> Issue:
    try:
        code = IssueCode(item["code"])
    except ValueError as error:
        known = ", ".join(IssueCode)
        raise PlanError(f"issue code {item['code']!r} must be one of {known}") from error
    return Issue(code, item["message"], _spans(item.get("spans", ())))


def _actor(item: dict[str, Any]) -> Actor:
    return Actor(
        id=item["id"],
        name=item["name"],
        kind=Kind(item["kind"]),
        aliases=tuple(item.get("aliases", ())),
        unit_class=item.get("unit_class"),
        host=item.get("host"),
        members=tuple(item.get("members", ())),
    )


def _account(value: dict[str, Any]) -> Account:
    return Account(
        lines=tuple(AccountLine(**line) for line in value["lines"]),
        regions=tuple(
            Region(RegionKind(region["kind"]), Span(*region["span"])) for region in value["regions"]
        ),
    )


def _spans(value: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in value)
