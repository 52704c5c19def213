"""The explain page: the source text, every stretch coloured by what was made of it.

A reader who doubts a figure finds here what the reader of the text took for a task, a name, a
target, a heading, and what it left alone; its doubts stand in the margin beside their line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ..document import Span
from ..guards import takes_plan
from ..plan import Issue, Plan
from ..vocabulary import Origin, Role
from .shell import render_page

__all__ = ["Line", "Piece", "explain_html", "explained_lines"]

EXPLAIN_SCRIPTS = ("templates/page.js", "templates/explain.js")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line with one set of meanings.

    `marks` are CSS classes (``region-task``, ``role-lead_unit``, ``target`` …); `note` says who or
    what it is, for a reader without colours.
    """

    text: str
    marks: tuple[str, ...]
    note: str | None


@dataclass(slots=True)
class Line:
    """One line of the document, counted from 1, with its pieces and the doubts that start in it."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)


@takes_plan
def explain_html(plan: Plan, *, lang: str = "zh", index: str | None = None) -> str:
    """One HTML page with the whole source text and what was read from each stretch of it.

    Args:
        plan: the plan.
        lang: ``zh`` or ``en``, the language that the page opens in.
        index: the relative address of the report's page, where this one lies beside it.

    >>> from respgraph import parse_plan
    >>> page = explain_html(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> "role-lead_unit" in page
    True
    """
    placeless = [issue for issue in plan.issues if not issue.spans]
    return render_page(
        "explain.html",
        {
            "title": plan.meta.title or plan.document.name,
            "name": plan.document.name,
            "index": index,
            "lines": explained_lines(plan),
            "placeless": placeless,
            "counts": {
                "tasks": len(plan.tasks),
                "assignments": len(plan.printed_assignments),
                "issues": len(plan.issues),
            },
            "added": len(plan.assignments) - len(plan.printed_assignments),
            "roles": list(Role),
        },
        data={},
        scripts=EXPLAIN_SCRIPTS,
        lang=lang,
    )


def explained_lines(plan: Plan) -> list[Line]:
    """The lines of the document, cut where a meaning starts or ends; together they are the text."""
    text = plan.document.text
    marks = sorted(_marks(plan))
    lines = []
    pending = 0
    active: list[tuple[Span, str, str | None]] = []
    for number, line in enumerate(plan.document.lines(), start=1):
        while pending < len(marks) and marks[pending][0].start < line.end:
            active.append(marks[pending])
            pending += 1
        active = [mark for mark in active if mark[0].end > line.start]
        lines.append(Line(number, list(_pieces(text, line, active))))
    for issue in plan.issues:
        if issue.spans:
            lines[plan.document.line_column(issue.spans[0])[0] - 1].issues.append(issue)
    for task in plan.tasks:
        if task.spans:
            lines[plan.document.line_column(task.spans[0])[0] - 1].tasks.append(task.id)
    return lines if _holds_something(lines[-1]) else lines[:-1]


def _holds_something(line: Line) -> bool:
    """Whether a line is worth showing at the end: a text that ends in a line end has an empty one."""
    return bool(line.pieces or line.issues or line.tasks)


def _marks(plan: Plan) -> Iterator[tuple[Span, str, str]]:
    """Every meaning of a stretch: its span, its class, and in words whom or what it names."""
    for region in plan.account.regions:
        yield region.span, f"region-{region.kind}", ""
    for task in plan.tasks:
        for span in task.spans:
            yield span, "task", ""
        if task.deadline:
            for span in task.deadline.spans:
                yield span, "deadline", ""
    yield from _names(plan)
    for target in plan.targets:
        for span in target.spans:
            yield span, "target", f"{target.operator} {target.value:.12g}{target.quantity_unit}"
    for edge in re.finditer("\t", plan.document.text):
        yield Span(*edge.span()), "cell-edge", ""
    for issue in plan.issues:
        for span in issue.spans:
            yield span, f"issue issue-{issue.severity}", ""


def _names(plan: Plan) -> Iterator[tuple[Span, str, str]]:
    """Every printed name of an assignment, with those that a roster reads in a group word."""
    for entry in plan.assignments:
        actor = plan.actor_by_id[entry.actor_id]
        by_roster = entry.origin is Origin.ROSTER  # its span is that of the group word
        for span in entry.spans:
            yield span, f"role-{entry.role}", f"→ {actor.name}" if by_roster else actor.name


def _pieces(text: str, line: Span, active: list[tuple[Span, str, str | None]]) -> Iterator[Piece]:
    inside = [mark for mark in active if mark[0].overlaps(line)]
    cuts = {line.start, line.end}
    for span, _, _ in inside:
        cuts |= {max(span.start, line.start), min(span.end, line.end)}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        here = [mark for mark in inside if mark[0].start <= start and end <= mark[0].end]
        named = dict.fromkeys(note for _, _, note in here if note)
        notes = sorted(named, key=lambda note: note.startswith("→"))  # what is printed stands first
        classes = dict.fromkeys(name for _, name, _ in here)
        yield Piece(text[start:end], tuple(classes), "; ".join(notes) or None)
