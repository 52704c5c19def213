"""Plan JSON: a plan as one file that people may read, correct and feed in again.

The schema ``respgraph.plan/1`` lies in the package as ``plan.schema.json``. `save_plan` and
`load_plan` are inverse. A person may correct a name at a task, and then the name there counts, or
rename the actor in the list of actors, and then it is renamed at every task where its name was
left as written. Whatever does not fit the seal of its task (`check`) any more is marked as human.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from .decoding import begins_as_json, check_size, decode, read_bytes
from .document import Document, Location, Span
from .errors import PlanError, SavedFileError, UnreadableFileError
from .guards import takes_plan
from .identifiers import actor_id_for, free_id
from .plan import (
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
from .sealing import Changes, changes_since, seal
from .vocabulary import IssueCode, Kind, Level, Mention, Origin, RegionKind, Role
from .writing import atomic_write

__all__ = [
    "PLAN_SCHEMA",
    "load_plan",
    "parse_plan_json",
    "plan_from_json",
    "plan_in_json",
    "plan_schema",
    "plan_to_json",
    "save_plan",
]

PLAN_SCHEMA = "respgraph.plan/1"
_FAMILY = "respgraph.plan/"
_MARK = _FAMILY.encode("ascii")


@cache
def plan_schema() -> dict[str, Any]:
    """The JSON Schema of Plan JSON, as shipped in the package.

    >>> plan_schema()["title"]
    'respgraph.plan/1'
    """
    text = files("respgraph").joinpath("plan.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@takes_plan
def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values; keys and lists have a fixed order.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> value = plan_to_json(plan)
    >>> value["schema"], [item["name"] for item in value["tasks"][0]["assignments"]]
    ('respgraph.plan/1', ['王明', '甲县交通局', '甲县财政局'])
    """
    return {
        "schema": PLAN_SCHEMA,
        "document": {
            "name": plan.document.name,
            "text": plan.document.text,
            "sha256": plan.document.sha256,
            "locations": [
                {"span": list(place.span), "label": place.label}
                for place in plan.document.locations
            ],
        },
        "meta": asdict(plan.meta),
        "tasks": [_task_to_json(plan, task) for task in plan.tasks],
        "actors": [_actor_to_json(actor) for actor in plan.actors],
        "issues": [
            {
                "code": str(issue.code),
                "severity": str(issue.severity),
                "message": issue.message,
                "spans": _spans_to_json(issue.spans),
            }
            for issue in plan.issues
        ],
        "account": _account_to_json(plan.account),
    }


def plan_from_json(value: Any, *, name: str = "plan.json") -> Plan:
    """The plan that JSON values describe; the inverse of `plan_to_json`.

    Raises:
        SavedFileError: the values do not follow the schema; the message names the place in them.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> plan_from_json(plan_to_json(plan)) == plan
    True
    """
    _validate(value, name)
    try:
        return _Loader(value).plan()
    except PlanError as error:
        raise SavedFileError(f"{name}: {error}") from error


@takes_plan
def save_plan(plan: Plan, path: str | Path) -> None:
    """Write Plan JSON to a file, wholly or not at all.

    Raises:
        OutputError: the file cannot be written.

    >>> import tempfile
    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_plan(plan, f"{folder}/plan.json")
    ...     load_plan(f"{folder}/plan.json") == plan
    True
    """
    text = json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1, allow_nan=False)
    atomic_write(path, text + "\n")


def load_plan(path: str | Path) -> Plan:
    """Read Plan JSON back, as written by `save_plan` or corrected by a person.

    Raises:
        UnreadableFileError: the file is missing, empty or larger than the limit.
        SavedFileError: it is not Plan JSON of a known version.

    >>> import tempfile
    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_plan(plan, f"{folder}/plan.json")
    ...     load_plan(f"{folder}/plan.json").tasks[0].text
    '修路。'
    """
    return parse_plan_json(read_bytes(path), name=str(path))


def parse_plan_json(data: bytes, *, name: str = "plan.json") -> Plan:
    """The plan in the bytes of a Plan JSON file.

    Raises:
        UnreadableFileError: it is empty or larger than the limit.
        SavedFileError: it is not Plan JSON of a known version.
    """
    check_size(data, name)
    return plan_from_json(_parsed(data, name), name=name)


def plan_in_json(data: bytes, name: str) -> Plan | None:
    """The plan in the bytes of any file that may be Plan JSON; None where they are anything else.

    Editors and programs save the same values in another order, layout or encoding.

    >>> plan_in_json(b"1.x", "plan.txt"), plan_in_json(b'{"a": 1}', "other.json")
    (None, None)

    Raises:
        UnreadableFileError: it is JSON larger than the limit.
        SavedFileError: it is Plan JSON, but not whole, or not of a known version.
    """
    if not begins_as_json(data):
        return None
    check_size(data, name)
    try:
        value = _parsed(data, name)
    except (SavedFileError, UnreadableFileError):
        if _MARK in data.replace(b"\x00", b""):
            raise
        return None
    found = value.get("schema") if isinstance(value, dict) else None
    return plan_from_json(value, name=name) if str(found).startswith(_FAMILY) else None


def _parsed(data: bytes, name: str) -> Any:
    try:
        return json.loads(_decoded(data, name))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SavedFileError(f"{name}: not a whole JSON file ({error}); write it anew") from error


def _decoded(data: bytes, name: str) -> str:
    """The text of JSON in Unicode, as its standard has it, else in what editors in China save."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        text = decode(data, name)
        if text.undecodable:
            raise
        return text.text


def _validate(value: Any, name: str) -> None:
    found = value.get("schema") if isinstance(value, dict) else None
    if found != PLAN_SCHEMA:
        raise SavedFileError(
            f'{name}: not Plan JSON: "schema" is {found!r}, expected {PLAN_SCHEMA!r}; '
            "write one with `respgraph read PLAN --format json`"
        )
    import fastjsonschema

    try:
        _validator()(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise SavedFileError(
            f"{name}: {error.message.replace('data.', '', 1)}; mend this place"
        ) from error


@cache
def _validator() -> Any:
    import fastjsonschema

    return fastjsonschema.compile(plan_schema(), use_default=False)


def _spans_to_json(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _spans(value: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in value)


def _task_to_json(plan: Plan, task: Task) -> dict[str, Any]:
    deadline = task.deadline
    value: dict[str, Any] = {
        "id": task.id,
        "number": task.number,
        "section": list(task.section),
        "text": task.text,
        "deadline": None
        if deadline is None
        else {"text": deadline.text, "spans": _spans_to_json(deadline.spans)},
        "spans": _spans_to_json(task.spans),
        "origin": str(task.origin),
        "assignments": [
            _assignment_to_json(plan, item) for item in plan.assignments_by_task[task.id]
        ],
        "targets": [_target_to_json(target) for target in plan.targets_by_task[task.id]],
    }
    return value | {"check": seal(value)}


def _assignment_to_json(plan: Plan, assignment: Assignment) -> dict[str, Any]:
    actor = plan.actor_by_id[assignment.actor_id]
    return {
        "role": str(assignment.role),
        "name": actor.name,
        "kind": str(actor.kind),
        "actor_id": actor.id,
        "mention": str(assignment.mention),
        "aliases": list(actor.aliases),
        "open_list": assignment.open_list,
        "member_of": assignment.member_of,
        "origin": str(assignment.origin),
        "spans": _spans_to_json(assignment.spans),
    }


def _target_to_json(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "indicator": target.indicator,
        "operator": target.operator,
        "value": target.value,
        "quantity_unit": target.quantity_unit,
        "spans": _spans_to_json(target.spans),
    }


def _actor_to_json(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "aliases": list(actor.aliases),
        "unit_class": actor.unit_class,
        "host": actor.host,
        "members": list(actor.members),
    }


def _account_to_json(account: Account) -> dict[str, Any]:
    return {
        "balanced": account.balanced,
        "lines": [asdict(line) for line in account.lines],
        "regions": [
            {"kind": str(region.kind), "span": list(region.span)} for region in account.regions
        ],
    }


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
            for words in _said(item, changes[task.id])
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
        renamed = known is not None and _called(item) == self.written.get(known.id)
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


def _said(task: dict[str, Any], changes: Changes) -> Iterator[str]:
    """What a person changed in a task, one line each, as correction says it of a table."""
    if changes.task:
        yield "changed"
    for index in sorted(changes.assignments):
        item = task["assignments"][index]
        yield f"{item['role']} {item['name']} changed"
    if changes.removed:
        yield f"{changes.removed} assignments taken out"


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
