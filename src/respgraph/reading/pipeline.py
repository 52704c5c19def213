"""From a source to a plan: a chain of small steps, each pure, each with a visible result."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ..decoding import read_bytes
from ..errors import NoPlanError, SavedFileError
from ..plan import Issue, Plan
from ..plan_json import plan_in_json
from ..vocabulary import IssueCode
from .account.covering import uncovered_labels
from .account.making import make_account
from .account.role_cells import role_cells
from .bare_lists import doubt_bare_lists
from .capacity import check_assignments, check_text
from .drafts import TableReading, TaskDraft
from .items.outline import Outline
from .items.reader import read_entries
from .items.sorting import read_sections
from .lines.broken_lists import mend_lists
from .lines.genres import other_genre
from .lines.lone_labels import join_lone_labels
from .lines.lone_numbers import join_lone_numbers
from .lines.looks import text_source
from .meta import read_meta
from .profile import Profile, infer_profile
from .records import make_records
from .rules import Rules
from .same_above import settle_same
from .source import Grid, Paragraph, Source
from .text.characters import character_issues
from .text.folding import fold, mend_labels
from .text.view import View

__all__ = ["parse_plan", "plan_from_source", "read_corrections", "read_plan"]


def parse_plan(
    text: str, *, name: str = "text", profile: Profile | None = None, rules: Rules | None = None
) -> Plan:
    """The plan that a text holds.

    >>> plan = parse_plan("一、交通\\n1.修路50公里。(责任领导:王明;牵头单位:县交通局)")
    >>> [(a.role.value, plan.actor_by_id[a.actor_id].name) for a in plan.assignments]
    [('responsible_leader', '王明'), ('lead_unit', '县交通局')]

    Raises:
        NoPlanError: no task with a responsible unit or leader was found.
    """
    return plan_from_source(text_source(text, name), profile=profile, rules=rules)


def read_plan(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    profile: Profile | None = None,
    password: str | None = None,
    rules: Rules | None = None,
) -> Plan:
    """The plan in a file, given by its path or its bytes; also our own ``plan.json`` and tables.

    Raises:
        UnreadableFileError: the file is missing, empty, damaged, encrypted or too large.
        UnsupportedFormatError: it is of a kind that is not read.
        NoPlanError: no task with a responsible unit or leader was found.
        SavedFileError: it is Plan JSON that does not follow its schema.

    >>> plan = read_plan("1.修路。(牵头单位:县交通局)".encode("gb18030"), name="plan.txt")
    >>> plan.document.name, [task.text for task in plan.tasks]
    ('plan.txt', ['修路。'])
    """
    found = _plan_or_source(source, name, password)
    if isinstance(found, Plan):
        return found
    return plan_from_source(found, profile=profile, rules=rules)


def read_corrections(source: str | Path | bytes, *, name: str | None = None) -> Plan:
    """The plan in a file of ours that a person may have changed: plan.json, or a table to correct.

    Raises:
        SavedFileError: the file is of another kind, or a cell of it is not understood.
        UnreadableFileError: the file is missing, empty, damaged or too large.
    """
    found = _plan_or_source(source, name, None)
    if isinstance(found, Plan):
        return found
    raise SavedFileError(
        f"{found.document.name}: is no reading that respgraph wrote, so it holds no corrections; "
        "give plan.json, workbook.xlsx, or a table of `respgraph read PLAN --format xlsx`"
    )


def _plan_or_source(
    source: str | Path | bytes, name: str | None, password: str | None
) -> Plan | Source:
    """The plan of a file that we wrote ourselves; of any other what a format reader gives."""
    if isinstance(source, bytes):
        data, place, called = source, name or "file", name or "file"
    else:
        data, place, called = read_bytes(source), str(source), name or Path(source).name
    if (saved := plan_in_json(data, place)) is not None:
        return saved
    from .corrected import corrected_csv, corrected_workbook
    from .formats import read_source

    if (corrected := corrected_csv(data, called)) is not None:
        return corrected
    found = read_source(data, called, password=password)
    return corrected_workbook(found) or found


_NO_PLAN = "check that this is the plan itself and not a notice or report about it"
_OTHER_GENRE = (
    "if a plan is part of it, give that part alone, or put the title of the plan above it"
)
_NO_HEADER = (
    "it holds a table without a header row; put a row above it that names the columns, "
    "such as 序号 | 任务 | 责任领导 | 牵头单位 | 责任单位 | 完成时限"
)
_BARE_ROW = re.compile(
    r"^[ \t]*\d{1,4}[ \t]*[|\t,;][^|\t\n]{4,}[|\t][^\n]*[局委办部厅院司处府][^\n]*$", re.MULTILINE
)


def _has_bare_table(view: View) -> bool:
    """Whether several lines look like numbered rows of one table."""
    return len(_BARE_ROW.findall(view.text, 0, 200_000)) >= 3


def plan_from_source(
    source: Source, *, profile: Profile | None = None, rules: Rules | None = None
) -> Plan:
    """The plan in what a format reader gave.

    Raises:
        NoPlanError: no task with a responsible unit or leader was found.
    """
    with _collector_paused():
        return _plan_from(source, profile, rules or Rules())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many small records and hardly any garbage: looking for it takes half the time.

    The collector is of the whole process; where ``RESPGRAPH_KEEP_GC`` is set, it is left alone.
    """
    if not gc.isenabled() or os.environ.get("RESPGRAPH_KEEP_GC"):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        _call_old()
        gc.enable()


_FROZEN_BY_PYTHON = 1000
"""Python 3.12 starts with some hundred frozen objects; who freezes a program of its own has more."""


def _call_old() -> None:
    """Let the collector take all objects for old ones: what was read stays, so none is searched."""
    if gc.get_freeze_count() < _FROZEN_BY_PYTHON:
        gc.freeze()
        gc.unfreeze()


def _plan_from(source: Source, profile: Profile | None, rules: Rules) -> Plan:
    document = source.document
    check_text(document.text, document.name)
    view = _view(source, rules)
    known = infer_profile(view.text, profile) if rules.conventions else profile or Profile()
    if known.labels:
        rules = replace(rules, own_labels=known.labels)
    outline = _outline(source, view, rules)
    if not _is_plan(outline) and rules.tables:
        outline = _outline(source, view, rules, bare=True)
    if not _is_plan(outline):
        raise NoPlanError(
            f"{document.name}: no task with a responsible unit or leader was found; "
            + (_NO_HEADER if not outline.tables and _has_bare_table(view) else _NO_PLAN)
        )
    title = other_genre(view.text, outline.first_task)
    if title is not None:
        raise NoPlanError(f"{document.name}: {title!r} announces no plan; {_OTHER_GENRE}")
    drafts = [draft for draft in outline.drafts if draft.clauses]
    named = sum([len(clause.names) for draft in drafts for clause in draft.clauses])
    check_assignments(named, document.name)
    outline.issues.extend(settle_same(drafts))
    outline.issues.extend(doubt_bare_lists(document, drafts))
    idle = uncovered_labels(view, outline.drafts, outline.tables)
    outline.issues.extend(_unanswered(outline))
    outline.drafts.clear()
    records = make_records(document, drafts, known)
    if known.stated is not None:
        outline.noted.append(known.stated)
    outline.order_known = known.stated is not None or _orders(profile)
    cells = list(role_cells(source, view, outline.tables)) if outline.tables else ()
    account, unread = make_account(view, outline, [*outline.issues, *records.issues], idle, cells)
    return Plan(
        document,
        read_meta(view, document, outline, [actor.name for actor in records.actors]),
        tuple(records.tasks),
        tuple(records.actors),
        tuple(records.assignments),
        tuple(records.targets),
        _in_order(
            (
                *source.issues,
                *character_issues(document.text),
                *outline.issues,
                *records.issues,
                *unread,
            )
        ),
        account,
    )


def _outline(source: Source, view: View, rules: Rules, *, bare: bool = False) -> Outline:
    tables = _tables(source, view, rules, bare=bare)
    entries = read_entries(
        view, rules, tables=tables, levels=_levels(source, view), running=_running(source, view)
    )
    return read_sections(view, source.document.text, entries, rules)


def _is_plan(outline: Outline) -> bool:
    named = (draft for draft in outline.drafts if any(clause.names for clause in draft.clauses))
    return next(named, None) is not None if outline.anchored else _is_list_of_hosts(list(named))


_HOSTED = 3


def _is_list_of_hosts(drafts: Sequence[TaskDraft]) -> bool:
    """Whether several numbered tasks name who hosts and who helps: 主办单位, 协办单位.

    One such pair proves nothing; the feet of pages and calls to meetings print it as well.
    """
    hosted = [
        draft for draft in drafts if draft.number and len({c.role for c in draft.clauses}) > 1
    ]
    return len(hosted) >= _HOSTED and 2 * len(hosted) > len(drafts)


def _unanswered(outline: Outline) -> Iterator[Issue]:
    """Texts in the place of a task that no rule gave anybody to answer for, such as rows of tables."""
    listed = {span for issue in outline.issues for span in issue.spans}
    message = "a text in the place of a task names nobody who answers for it"
    for draft in outline.drafts:
        if not draft.clauses and draft.text_spans and listed.isdisjoint(draft.text_spans):
            yield Issue(IssueCode.NO_CLAUSE, message, draft.text_spans)


def _orders(profile: Profile | None) -> bool:
    return profile is not None and profile.order is not None


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Issues in the order of the document, each once; those without a place come first."""
    unique = dict.fromkeys(issues)
    return tuple(
        sorted(unique, key=lambda issue: (issue.spans[:1], str(issue.code), issue.message))
    )


def _view(source: Source, rules: Rules) -> View:
    view = fold(source.document.text)
    if rules.unwrapping:
        from .lines.wrapped import unwrap

        view = mend_lists(mend_labels(unwrap(_joined_lines(view), source)))
    return view


def _joined_lines(view: View) -> View:
    """The view with numbers and labels that stand alone at the head of the line below."""
    return join_lone_labels(join_lone_numbers(view))


def _running(source: Source, view: View) -> frozenset[int]:
    """Where running lines start in the view: page heads and feet, menus of a site."""
    return frozenset(
        view.offset(block.span.start)
        for block in source.blocks
        if isinstance(block, Paragraph) and block.running
    )


def _levels(source: Source, view: View) -> dict[int, int]:
    """Heading levels by the view offset where their line starts."""
    levels = {}
    for block in source.blocks:
        if isinstance(block, Paragraph) and block.heading_level is not None:
            start = view.offset(block.span.start)
            blank = _LEADING_BLANK.match(view.text, start)
            levels[blank.end() if blank is not None else start] = block.heading_level
    return levels


_LEADING_BLANK = re.compile(r"[ \t]+")


_HEADER_CELL = re.compile(
    r"(?:单位|部门|领导|责任人|负责人|科室|处室|主体|分工|时限|时间|牵头|配合)(?:\([^()\n]{0,16}\))?[ ]?"
    r"(?:[\t|¦│┃\n]|  | [一-鿿]{2,8}(?: |\n|$))"
)


def _may_hold_table(source: Source, view: View) -> bool:
    """Whether the file marks a table, or a word of a header fills a line or a cell."""
    return any(isinstance(block, Grid) for block in source.blocks) or (
        _HEADER_CELL.search(view.text) is not None
    )


def _tables(
    source: Source, view: View, rules: Rules, *, bare: bool
) -> list[tuple[int, int, TableReading]]:
    """What tables claim, as stretches of the view."""
    if not rules.tables or not (bare or _may_hold_table(source, view)):
        return []
    from .tables.reader import read_tables

    claims = []
    for reading in read_tables(source, rules, bare=bare):
        blocks = source.blocks[reading.first : reading.last]
        first = blocks[0].span.start if reading.start is None else reading.start
        last = blocks[-1].span.end if reading.end is None else reading.end
        start, end = view.offset(first), view.offset(last)
        claims.append((start, end, reading))
    return claims
