"""A plan as plain JSON values, and as a file of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..document import Span
from ..guards import takes_plan
from ..plan import Account, Actor, Assignment, Plan, Target, Task
from ..sealing import seal
from ..writing import atomic_write
from .schema import PLAN_SCHEMA

__all__ = ["plan_to_json", "save_plan"]


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


@takes_plan
def save_plan(plan: Plan, path: str | Path) -> None:
    """Write Plan JSON to a file, wholly or not at all.

    Raises:
        OutputError: the file cannot be written.

    >>> import tempfile
    >>> from respgraph import load_plan, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_plan(plan, f"{folder}/plan.json")
    ...     load_plan(f"{folder}/plan.json") == plan
    True
    """
    text = json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1, allow_nan=False)
    atomic_write(path, text + "\n")


def _spans_to_json(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


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
