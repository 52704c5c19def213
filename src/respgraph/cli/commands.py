"""The commands, one function each: options in, a library call, an exit code out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .output import TextFormat, as_text, emit, say, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..plan import Plan

__all__ = ["ALL"]

DONE, DOUBTFUL = 0, 3


class Language(StrEnum):
    """Language of the words that respgraph adds."""

    ZH = "zh"
    EN = "en"


class ReadFormat(StrEnum):
    """Shapes in which a reading is written."""

    JSON = "json"
    CSV = "csv"
    TABLE = "table"
    XLSX = "xlsx"


PlanArgument = Annotated[
    str, typer.Argument(metavar="PLAN", help="The plan's file, our plan.json, or - for stdin.")
]
RosterOption = Annotated[
    Path | None,
    typer.Option("--roster", metavar="FILE", help="Who exists: names, aliases, members of groups."),
]
ProfileOption = Annotated[
    Path | None,
    typer.Option("--profile", metavar="FILE", help="What this document's labels mean (TOML)."),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to stdout.")
]
FileOption = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write here.")]
LanguageOption = Annotated[Language, typer.Option("--lang", help="Language of added words.")]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit 3 when a doubt remains or the account falls short.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr.")]
FormatOption = Annotated[TextFormat, typer.Option("--format", "-f", help="Shape of the output.")]


def read(
    plan: PlanArgument,
    shape: Annotated[
        ReadFormat,
        typer.Option("--format", "-f", help="csv and xlsx can be corrected and read back."),
    ] = ReadFormat.JSON,
    output: OutputOption = None,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    lang: LanguageOption = Language.EN,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Read a plan: tasks, who answers for them, and what was doubtful."""
    found = _plan(plan, roster, profile)
    emit(_reading(found, shape), output)
    return _finish(found, lang, strict=strict, quiet=quiet)


def report(
    plan: PlanArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ] = None,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    lang: LanguageOption = Language.ZH,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Write everything about one plan into a folder; open its index.html."""
    from ..report import write_report

    found = _plan(plan, roster, profile)
    folder = output or Path(f"{'plan' if plan == '-' else Path(plan).stem}-report")
    write_report(found, folder, lang=lang.value)
    if not quiet:
        say(f"wrote {folder / 'index.html'}: open it in a browser")
    return _finish(found, lang, strict=strict, quiet=quiet)


def network(
    plan: PlanArgument,
    output: FileOption,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    lang: LanguageOption = Language.ZH,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Draw the network of leaders, units and tasks as one page that opens offline."""
    from ..graph import build_graph
    from ..views import network_html

    found = _plan(plan, roster, profile)
    emit(network_html(build_graph(found), lang=lang.value), output)
    return _finish(found, lang, strict=strict, quiet=quiet)


def explain(
    plan: PlanArgument,
    output: FileOption,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    lang: LanguageOption = Language.ZH,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Show the source text, every span coloured by what was made of it, doubts beside it."""
    from ..views import explain_html

    found = _plan(plan, roster, profile)
    emit(explain_html(found, lang=lang.value), output)
    return _finish(found, lang, strict=strict, quiet=quiet)


ALL: tuple[Callable[..., int], ...] = (report, read, explain, network)


def _reading(plan: Plan, shape: ReadFormat) -> str | bytes:
    if shape is ReadFormat.JSON:
        from ..plan_json import plan_to_json

        return to_json(plan_to_json(plan))
    from .. import correction

    if shape is ReadFormat.XLSX:
        return correction.assignments_workbook(plan)
    if shape is ReadFormat.CSV:
        return correction.assignments_csv(plan)
    return as_text({"assignments": correction.assignment_rows(plan)}, TextFormat.TABLE)


def _plan(plan: str, roster: Path | None, profile: Path | None) -> Plan:
    """The plan that the command line names, with roster and profile applied."""
    from ..reading import read_plan, read_profile

    settings = read_profile(profile) if profile else None
    if plan == "-":
        found = read_plan(sys.stdin.buffer.read(), name="stdin", profile=settings)
    else:
        found = read_plan(plan, profile=settings)
    if roster is None:
        return found
    from ..roster import apply_roster, read_roster

    return apply_roster(found, read_roster(roster))


def _finish(plan: Plan, lang: Language, *, strict: bool, quiet: bool) -> int:
    """Say in words what was read, and choose the exit code."""
    if not quiet:
        for line in _summary(plan, lang):
            say(line)
    return DOUBTFUL if strict and _doubtful(plan) else DONE


def _doubtful(plan: Plan) -> bool:
    grave = any(issue.severity.value != "info" for issue in plan.issues)
    return grave or not plan.account.balanced


def _summary(plan: Plan, lang: Language) -> list[str]:
    from collections import Counter

    from ..vocabulary import Role, term

    counts = Counter(assignment.role for assignment in plan.assignments)
    roles = {role: counts[role] for role in Role if counts[role]}
    found = sum(line.found for line in plan.account.lines)
    unread = sum(line.unread for line in plan.account.lines)
    grave = sum(issue.severity.value != "info" for issue in plan.issues)
    if lang is Language.ZH:
        parts = "、".join(f"{term(role).chinese}{count}" for role, count in roles.items())
        return [
            f"{len(plan.tasks)}项任务,{len(plan.assignments)}条责任关系({parts})",
            f"核对:独立扫描发现标签与名称{found}处,未读取{unread}处;待核疑点{grave}处",
        ]
    parts = ", ".join(f"{count} {term(role).english}" for role, count in roles.items())
    return [
        f"{len(plan.tasks)} tasks, {len(plan.assignments)} assignments ({parts})",
        f"account: {found} labels and names found, {unread} unread; {grave} doubts to check",
    ]
