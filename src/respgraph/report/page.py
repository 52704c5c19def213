"""index.html: the page on which a head of office sees who carries what, and why to believe it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .. import __version__
from ..metrics.workload import Workload
from ..plan import Actor, Issue, Plan, Task
from ..views.charts import Bar, HeatMap, LorenzChart, bar_chart, heat_map, lorenz_chart
from ..views.network_page import network_scripts
from ..views.shell import Page, render_page
from ..vocabulary import GRAVEST_FIRST, Kind, Origin, Role
from .chart_titles import chart_titles
from .contents import Contents
from .headline import cannot_say, headline, unread
from .sentences import audit_groups, doubts, overload_sentences, power_sentence

__all__ = ["report_html"]

_MATRIX_SIZE = 16
_MOST_ROWS = 1000
"""A table on the page stops here and says so; the CSV files and the workbook hold every row."""

_LONGEST_LINE = 2000
_OPERATOR_SIGNS = {">=": "≥", "<=": "≤", "=": "=", "~": "约"}
_SHOWN_BALANCES = ("leaders", "lead_units", "supporting_units", "units")


@dataclass(frozen=True, slots=True)
class _WorkloadLine:
    row: Workload
    bar: Bar


@dataclass(frozen=True, slots=True)
class _TaskLine:
    task: Task
    people: list[tuple[Role, list[Actor], list[Actor]]]
    targets: tuple[Any, ...]
    place: str


@dataclass(frozen=True, slots=True)
class _IssueLine:
    issue: Issue
    place: str
    line: int | None
    quote: str


def report_html(
    contents: Contents, network: dict[str, Any], *, lang: str = "zh", explain: str | None = None
) -> Page:
    """The whole page as one self-contained HTML text.

    Args:
        contents: what `contents_of` computed.
        network: what `network_data` made of its graph.
        lang: ``zh`` or ``en``, the language that the page opens in.
        explain: the relative address of the explain page, where one lies beside this page.
    """
    plan = contents.plan
    context = {
        "plan": plan,
        "title": plan.meta.title or plan.document.name,
        "version": __version__,
        "unread": unread(contents),
        "headline": headline(contents),
        "limits": cannot_say(contents),
        "options": network["options"],
        "leaders": _workload_lines(contents.workload, Kind.PERSON),
        "units": _workload_lines(contents.workload, Kind.UNIT),
        "groups": _workload_lines(contents.workload, Kind.GROUP),
        "most_rows": _MOST_ROWS,
        "balance": [row for row in contents.balance if row.population in _SHOWN_BALANCES and row.n],
        "lorenz": _lorenz(contents),
        "leader_sections": _leader_sections(contents),
        "unit_pairs": _unit_pairs(contents),
        "tasks": [_task_line(plan, task) for task in plan.tasks[:_MOST_ROWS]],
        "issues": [_issue_line(plan, issue) for issue in _by_severity(plan.issues)[:_MOST_ROWS]],
        "doubts": doubts(plan),
        "explain": explain,
        "line_of": lambda spans: plan.document.line_column(spans[0])[0],
        "roles": list(Role),
        "titles": chart_titles(contents),
        "flags": _flags(contents),
        "overload": overload_sentences(contents),
        "power": power_sentence(contents),
        "audit": audit_groups(contents),
        "has_intervals": any(row.high > row.low for row in contents.workload),
        "operators": _OPERATOR_SIGNS,
    }
    return render_page(
        "index.html",
        context,
        data={"network": network, "lines": _quoted_lines(contents)},
        scripts=(*network_scripts(network), "templates/tables.js"),
        lang=lang,
    )


def _quoted_lines(contents: Contents) -> dict[int, str]:
    """The lines of the document that findings and doubts on the page point to, by number."""
    document = contents.plan.document
    places = [finding.spans for finding in contents.audit]
    places += [issue.spans for issue in _by_severity(contents.plan.issues)[:_MOST_ROWS]]
    wanted = {document.line_column(spans[0])[0] for spans in places if spans}
    lines = document.lines()
    return {
        number: document.quote([lines[number - 1]])[:_LONGEST_LINE] for number in sorted(wanted)
    }


def _workload_lines(rows: Sequence[Workload], kind: Kind) -> list[_WorkloadLine]:
    chosen = [row for row in rows if row.kind is kind]
    bars = bar_chart(
        [
            (
                [(role, int(getattr(row, role.value))) for role in Role],
                (row.low, row.high),
            )
            for row in chosen
        ]
    )
    return [_WorkloadLine(row, bar) for row, bar in zip(chosen, bars, strict=True)]


def _flags(contents: Contents) -> dict[str, str]:
    """Who is flagged, ``certain`` or ``possible``."""
    flags: dict[str, str] = {}
    for flag in contents.overload:
        if flags.get(flag.actor_id) != "certain":
            flags[flag.actor_id] = str(flag.certainty)
    return flags


def _lorenz(contents: Contents) -> LorenzChart | None:
    curves = {
        name: [
            (point.share_of_actors, point.share_of_workload)
            for point in contents.lorenz
            if point.population == name
        ]
        for name in ("leaders", "units")
    }
    return lorenz_chart({name: curve for name, curve in curves.items() if curve})


def _leader_sections(contents: Contents) -> HeatMap | None:
    rows = [row for row in contents.sections if row.responsible_leader]
    order = [row.actor_id for row in contents.workload]
    leaders = sorted({row.actor_id for row in rows}, key=order.index)
    sections = list(dict.fromkeys(row.section for row in contents.sections))
    cells = {(row.actor_id, row.section): row.responsible_leader for row in rows}
    names = {row.actor_id: row.actor for row in rows}
    return heat_map(
        [(leader, names[leader]) for leader in leaders], [(s, s) for s in sections], cells
    )


def _unit_pairs(contents: Contents) -> HeatMap | None:
    """The units with most shared tasks against each other, community by community."""
    pairs = contents.written_pairs
    weight: dict[str, int] = {}
    names: dict[str, str] = {}
    for pair in pairs:
        names |= {pair.actor_a_id: pair.actor_a, pair.actor_b_id: pair.actor_b}
        for actor_id in (pair.actor_a_id, pair.actor_b_id):
            weight[actor_id] = weight.get(actor_id, 0) + pair.shared_tasks
    order = [row.actor_id for row in contents.workload]
    chosen = sorted(weight, key=lambda one: (-weight[one], order.index(one)))[:_MATRIX_SIZE]
    community = contents.community_of()
    chosen.sort(key=lambda one: (community[one], order.index(one)))
    cells = {(pair.actor_a_id, pair.actor_b_id): pair.shared_tasks for pair in pairs}
    cells |= {(b, a): shared for (a, b), shared in cells.items()}
    axis = [(actor_id, names[actor_id]) for actor_id in chosen]
    return heat_map(axis, axis, cells, groups={one: community[one] for one in chosen})


def _task_line(plan: Plan, task: Task) -> _TaskLine:
    entries = plan.assignments_by_task[task.id]
    people = []
    for role in Role:
        printed = {one.actor_id for one in entries if one.origin is not Origin.ROSTER}
        actors = plan.actors_of(task.id, role)
        named = [actor for actor in actors if actor.id in printed]
        added = [actor for actor in actors if actor.id not in printed]
        people.append((role, named, added))
    return _TaskLine(
        task=task,
        people=[(role, named, added) for role, named, added in people if named or added],
        targets=plan.targets_by_task[task.id],
        place=plan.document.place(task.spans),
    )


def _by_severity(issues: Sequence[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: GRAVEST_FIRST.index(issue.severity))


def _issue_line(plan: Plan, issue: Issue) -> _IssueLine:
    line = plan.document.line_column(issue.spans[0])[0] if issue.spans else None
    quote = plan.document.quote(issue.spans)
    return _IssueLine(
        issue=issue,
        place=plan.document.place(issue.spans),
        line=line,
        quote=quote if len(quote) <= 60 else f"{quote[:59]}…",
    )
