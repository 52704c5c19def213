"""Facts that can be compared: what was planted in a sample, what was read from its text."""

from __future__ import annotations

import unicodedata

from respgraph.plan import Plan
from respgraph.sampling import SamplePlan

Fact = tuple[str, ...]


def plain(text: str) -> str:
    """NFKC without white space, since styles differ in width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def assignment_facts(plan: SamplePlan | Plan) -> list[Fact]:
    """(number, role, name, kind, mention) of every assignment, sorted."""
    if isinstance(plan, SamplePlan):
        facts = [
            (task.number, role.value, plain(name.name), name.kind.value, name.mention.value)
            for task in plan.tasks
            for role, name in task.assignments()
        ]
    else:
        facts = [
            (
                plan.task_by_id[item.task_id].number or "",
                item.role.value,
                plain(plan.actor_by_id[item.actor_id].name),
                plan.actor_by_id[item.actor_id].kind.value,
                item.mention.value,
            )
            for item in plan.assignments
        ]
    return sorted(facts)


def task_facts(plan: SamplePlan | Plan) -> list[Fact]:
    """(number, section path, text, deadline) of every task, in printed order."""
    return [
        (
            task.number or "",
            "/".join(plain(heading) for heading in task.section),
            plain(task.text).rstrip("。"),
            plain(_deadline(task.deadline)),
        )
        for task in plan.tasks
    ]


def target_facts(plan: SamplePlan | Plan) -> list[Fact]:
    """(task number, operator, value, quantity unit) of every target, sorted."""
    if isinstance(plan, SamplePlan):
        pairs = [(task.number, target) for task in plan.tasks for target in task.targets]
        return sorted((n, t.operator, f"{t.value:g}", t.quantity_unit) for n, t in pairs)
    return sorted(
        (plan.task_by_id[t.task_id].number or "", t.operator, f"{t.value:g}", t.quantity_unit)
        for t in plan.targets
    )


def _deadline(deadline: object) -> str:
    return str(getattr(deadline, "text", deadline or ""))
