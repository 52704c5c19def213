"""What a plan leaves open before it is issued: findings with place, code and words, like a linter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..document import Span
from ..graph import leader_ids
from ..guards import takes_plan
from ..likeness import look_alikes
from ..metrics.workload import workload
from ..plan import Assignment, Plan, Task
from ..vocabulary import HEADS, Kind, Role, Severity
from .codes import AuditCode
from .numbering import announced_parts, number_gaps, repeated_numbers

__all__ = ["Finding", "audit"]

_EVERYWHERE_FROM = 3
_MOST, _NEARLY_ALL = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Finding:
    """One shortcoming of the plan.

    Attributes:
        code: what it is; `severity` is fixed by it.
        place: line and column (and page, cell) in the document, ``""`` without a place.
        task_id: the task, None where the finding is about the plan or a section.
        number: the printed number of the task.
        detail: the names, numbers or headings concerned.
        message: one line in English; `code.reason` tells why it matters.
        message_zh: the same line in Chinese.
        spans: the places in the document.
    """

    code: AuditCode
    severity: Severity
    place: str
    task_id: str | None
    number: str | None
    detail: str
    message: str
    message_zh: str
    spans: tuple[Span, ...]

    @property
    def detail_zh(self) -> str:
        """The detail with its added words in Chinese."""
        return self.message_zh.removeprefix(self.code.chinese).removeprefix("：")


@takes_plan
def audit(plan: Plan, *, only: Iterable[AuditCode] | None = None) -> list[Finding]:
    """Everything that the plan leaves open, in the order of the document.

    Args:
        plan: the plan.
        only: the codes wanted; None for all.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局、甲县财政局)")
    >>> [str(finding.code) for finding in audit(plan)]
    ['several_leads', 'no_target', 'no_deadline']
    """
    wanted = set(AuditCode) if only is None else set(only)
    position = {task.id: index for index, task in enumerate(plan.tasks)}
    findings = [
        _finding(plan, raw) for check in _CHECKS for raw in check(plan) if raw.code in wanted
    ]
    order = list(AuditCode)
    findings.sort(
        key=lambda finding: (
            position.get(finding.task_id or "", len(position)),
            order.index(finding.code),
            finding.detail,
        )
    )
    return findings


@dataclass(frozen=True, slots=True)
class _Raw:
    """A finding before it is put into words."""

    code: AuditCode
    detail: str
    task: Task | None = None
    spans: tuple[Span, ...] = ()
    detail_zh: str | None = None


def _finding(plan: Plan, raw: _Raw) -> Finding:
    spans = raw.spans or (raw.task.spans if raw.task else ())
    detail_zh = raw.detail if raw.detail_zh is None else raw.detail_zh
    return Finding(
        code=raw.code,
        severity=raw.code.severity,
        place=plan.document.place(spans),
        task_id=raw.task.id if raw.task else None,
        number=raw.task.number if raw.task else None,
        detail=raw.detail,
        message=": ".join(filter(None, (raw.code.english, raw.detail))),
        message_zh="：".join(filter(None, (raw.code.chinese, detail_zh))),
        spans=spans,
    )


def _names(plan: Plan, assignments: Iterable[Assignment]) -> str:
    ids = dict.fromkeys(assignment.actor_id for assignment in assignments)
    return "、".join(plan.actor_by_id[actor_id].name for actor_id in ids)


def _spans(assignments: Iterable[Assignment]) -> tuple[Span, ...]:
    return tuple(span for assignment in assignments for span in assignment.spans)


def _by_role(plan: Plan, task: Task) -> dict[Role, list[Assignment]]:
    """The task's assignments as written; members that a roster put for a group stand for it."""
    groups: dict[Role, list[Assignment]] = {role: [] for role in Role}
    for assignment in plan.assignments_by_task[task.id]:
        groups[assignment.role].append(assignment)
    return groups


def _share(plan: Plan, role: Role) -> float:
    """The share of tasks that name somebody in a role: where it is high, one without is a gap."""
    named = {entry.task_id for entry in plan.assignments if entry.role is role}
    return len(named) / max(1, len(plan.tasks))


def _check_leads(plan: Plan) -> Iterator[_Raw]:
    """Tasks without a lead.

    Where most tasks name one, units that share a task are no substitute; a sole responsible unit
    is, unless nearly all tasks name a lead.
    """
    share = _share(plan, Role.LEAD_UNIT)
    for task in plan.tasks:
        roles = _by_role(plan, task)
        leads = roles[Role.LEAD_UNIT]
        joints = [entry for entry in roles[Role.JOINT_UNIT] if entry.member_of is None]
        sole = len({entry.actor_id for entry in joints}) < 2
        missed = share >= _NEARLY_ALL if sole else share > _MOST
        if not leads and (missed or not roles[Role.JOINT_UNIT]):
            words, names = _excerpt(task), _names(plan, joints)
            detail, detail_zh = (
                (f"{words} ({names})", f"{words}（{names}）") if names else (words,) * 2
            )
            yield _Raw(AuditCode.NO_LEAD, detail, task, detail_zh=detail_zh)
        elif not leads and not sole:
            yield _Raw(AuditCode.SHARED_LEAD, _names(plan, joints), task, _spans(joints))
        elif len({entry.member_of or entry.actor_id for entry in leads}) > 1:
            yield _Raw(AuditCode.SEVERAL_LEADS, _names(plan, leads), task, _spans(leads))


def _check_leaders(plan: Plan) -> Iterator[_Raw]:
    usual = _share(plan, Role.RESPONSIBLE_LEADER) > _MOST
    for task in plan.tasks:
        leaders = _by_role(plan, task)[Role.RESPONSIBLE_LEADER]
        if usual and not leaders:
            yield _Raw(AuditCode.NO_LEADER, _excerpt(task), task)
        if len({entry.actor_id for entry in leaders}) > 1:
            yield _Raw(AuditCode.SEVERAL_LEADERS, _names(plan, leaders), task, _spans(leaders))


def _check_support(plan: Plan) -> Iterator[_Raw]:
    for task in plan.tasks:
        support = _by_role(plan, task)[Role.SUPPORTING_UNIT]
        if support and all(
            plan.actor_by_id[entry.actor_id].kind is Kind.GROUP for entry in support
        ):
            yield _Raw(AuditCode.GROUP_ONLY_SUPPORT, _names(plan, support), task, _spans(support))


def _check_repeated_actors(plan: Plan) -> Iterator[_Raw]:
    for task in plan.tasks:
        entries = plan.assignments_by_task[task.id]
        counts = Counter((entry.actor_id, entry.role) for entry in entries)
        twice = [entry for entry in entries if counts[entry.actor_id, entry.role] > 1]
        for actor_id in dict.fromkeys(entry.actor_id for entry in twice):
            same = [entry for entry in twice if entry.actor_id == actor_id]
            yield _Raw(AuditCode.UNIT_TWICE, _names(plan, same), task, _spans(same))
        heads = {entry.actor_id for entry in entries if entry.role in HEADS}
        helped = [
            entry
            for entry in entries
            if entry.role is Role.SUPPORTING_UNIT
            and entry.actor_id in heads
            and entry.member_of is None
        ]
        for entry in helped:
            yield _Raw(AuditCode.LEAD_AND_SUPPORT, _names(plan, [entry]), task, entry.spans)


def _check_names(plan: Plan) -> Iterator[_Raw]:
    for pair in look_alikes(plan):
        entries = [
            entry
            for actor_id in (pair.actor_a, pair.actor_b)
            for entry in plan.assignments_by_actor[actor_id][:1]
        ]
        task = plan.task_by_id[entries[0].task_id] if entries else None
        names = f"{plan.actor_by_id[pair.actor_a].name}、{plan.actor_by_id[pair.actor_b].name}"
        detail, detail_zh = f"{names} ({pair.reason.english})", f"{names}（{pair.reason.chinese}）"
        yield _Raw(AuditCode.LOOKALIKE_NAMES, detail, task, _spans(entries), detail_zh)


def _check_measures(plan: Plan) -> Iterator[_Raw]:
    for task in plan.tasks:
        if not plan.targets_by_task[task.id]:
            yield _Raw(AuditCode.NO_TARGET, _excerpt(task), task)
        if task.deadline is None:
            yield _Raw(AuditCode.NO_DEADLINE, _excerpt(task), task)


def _check_numbers(plan: Plan) -> Iterator[_Raw]:
    for first, again in repeated_numbers(plan):
        line = plan.document.line_column(first.spans[0])[0] if first.spans else "?"
        detail = f"{again.number} (first at line {line})"
        detail_zh = f"{again.number}（首见于第 {line} 行）"
        yield _Raw(AuditCode.DUPLICATE_NUMBER, detail, again, detail_zh=detail_zh)
    for task, start, end in number_gaps(plan.tasks):
        detail = str(start) if start == end else f"{start}–{end}"
        yield _Raw(AuditCode.MISSING_NUMBER, detail, task)


def _check_sections(plan: Plan) -> Iterator[_Raw]:
    for heading, words, announced, found, task in announced_parts(plan):
        if found < announced:
            detail, detail_zh = f"{words} / {found}: {heading}", f"{words}，实有 {found}：{heading}"
            yield _Raw(AuditCode.MISSING_SECTIONS, detail, task, detail_zh=detail_zh)


def _check_leader_spans(plan: Plan) -> Iterator[_Raw]:
    leaders = leader_ids(plan)
    for row in workload(plan):
        entries = plan.assignments_by_actor[row.actor_id]
        if row.actor_id in leaders and entries and not row.certain_lead_units:
            task = plan.task_by_id[entries[0].task_id]
            yield _Raw(AuditCode.LEADER_WITHOUT_LEAD_UNIT, row.actor, task, entries[0].spans)


def _check_everywhere(plan: Plan) -> Iterator[_Raw]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for path, tasks in _sections(plan):
        if len(tasks) < _EVERYWHERE_FROM:
            continue
        shared = set.intersection(*(_units_of(plan, task) for task in tasks))
        for actor_id in sorted(shared):
            if any((actor_id, path[:depth]) in seen for depth in range(len(path))):
                continue
            seen.add((actor_id, path))
            entries = [
                entry
                for entry in plan.assignments_by_task[tasks[0].id]
                if entry.actor_id == actor_id
            ]
            where = " / ".join(path)
            name = plan.actor_by_id[actor_id].name
            detail = f"{name}: {where} ({len(tasks)})"
            detail_zh = f"{name}：{where}（{len(tasks)} 项）"
            yield _Raw(AuditCode.UNIT_EVERYWHERE, detail, tasks[0], _spans(entries), detail_zh)


def _sections(plan: Plan) -> list[tuple[tuple[str, ...], list[Task]]]:
    """Tasks under every heading, the outermost headings first."""
    sections: dict[tuple[str, ...], list[Task]] = {}
    for task in plan.tasks:
        for depth in range(1, max(1, len(task.section)) + 1):
            sections.setdefault(task.section[:depth], []).append(task)
    return sorted(sections.items(), key=lambda item: len(item[0]))


def _units_of(plan: Plan, task: Task) -> set[str]:
    """Units that the task names itself."""
    return {
        entry.actor_id
        for entry in plan.assignments_by_task[task.id]
        if entry.member_of is None and plan.actor_by_id[entry.actor_id].kind is Kind.UNIT
    }


def _excerpt(task: Task, length: int = 24) -> str:
    words = " ".join(task.text.split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


_CHECKS: Sequence[Callable[[Plan], Iterator[_Raw]]] = (
    _check_leads,
    _check_leaders,
    _check_support,
    _check_repeated_actors,
    _check_names,
    _check_measures,
    _check_numbers,
    _check_sections,
    _check_leader_spans,
    _check_everywhere,
)
