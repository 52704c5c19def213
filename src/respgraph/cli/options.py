"""What the commands share: their options, the plan they name, and how they end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import OutputError, UnreadableFileError
from .language import Language, talk_in
from .output import TextFormat, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..plan import Plan
    from ..vocabulary import Severity

__all__ = [
    "CorrectionsOption",
    "FileOption",
    "FormatOption",
    "LanguageOption",
    "OutputOption",
    "PasswordOption",
    "PlanArgument",
    "ProfileOption",
    "QuietOption",
    "RosterOption",
    "StrictOption",
    "UsageError",
    "corrected_file",
    "finish",
    "given_as",
    "keep_inputs",
    "open_plan",
    "say_written",
]

DONE, DOUBTFUL = 0, 3

UsageError: Any = typer.BadParameter.__base__
"""The error of a command line that cannot be understood.

typer gives it no public name, and brings a click of its own, so that click's is another one.
"""


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
PasswordOption = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="WORD",
        envvar="RESPGRAPH_PASSWORD",
        help="Of an encrypted PDF or .doc.",
    ),
]
CorrectionsOption = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Take over what a person changed in an earlier reading (plan.json, xlsx or csv).",
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to stdout.")
]
FileOption = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write here.")]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help="Language of added words and of talk.")
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit 3 when a doubt remains or the account falls short.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr.")]
FormatOption = Annotated[TextFormat, typer.Option("--format", "-f", help="Shape of the output.")]


def open_plan(
    plan: str,
    roster: Path | None,
    profile: Path | None,
    corrections: str | None = None,
    *,
    output: Path | None,
    password: str | None,
) -> Plan:
    """The plan that the command line names, with profile, corrections and roster applied.

    Raises:
        OutputError: `output` is one of these files: what was read is never written over.
    """
    keep_inputs(output, plan, corrections, roster, profile)
    return _opened(plan, roster, profile, corrections, password)


def keep_inputs(output: Path | None, *inputs: str | Path | None) -> None:
    """Refuse to write over a file that is read, whatever name or link leads to it.

    Raises:
        OutputError: the output is one of the inputs.
    """
    for name in inputs:
        if output is not None and name is not None and _same_file(output, name):
            raise OutputError(f"{output}: is the file that is read; give the output another name")


def _same_file(one: Path, other: str | Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False  # one of them does not exist, or cannot


@contextmanager
def given_as(what: str, remedy: str) -> Iterator[None]:
    """Refuse a file that cannot be read as what it was given for, not as a plan.

    Raises:
        UnreadableFileError: the file is empty, a folder or no text.
    """
    try:
        yield
    except UnreadableFileError as error:
        name, _, reason = str(error).partition(": ")
        cause = reason.partition(";")[0]
        if cause.startswith("cannot be read"):
            raise
        raise UnreadableFileError(f"{name}: is no {what} ({cause}); give {remedy}") from error


def _opened(
    plan: str,
    roster: Path | None = None,
    profile: Path | None = None,
    corrections: str | None = None,
    password: str | None = None,
) -> Plan:
    from ..decoding import read_stream
    from ..reading.pipeline import read_corrections, read_plan
    from ..reading.profile import read_profile

    settings = read_profile(profile) if profile else None
    if plan == "-":
        data = read_stream(sys.stdin.buffer, "stdin")
        found = read_plan(data, name="stdin", profile=settings, password=password)
    else:
        found = read_plan(plan, profile=settings, password=password)
    if corrections is not None:
        from ..correction import carry_corrections

        with given_as("file of corrections", "plan.json or workbook.xlsx"):
            corrected = read_corrections(corrections)
        found = carry_corrections(corrected, found)
    if roster is None:
        return found
    from ..roster import apply_roster, read_roster

    with given_as("roster", "a table as CSV, or TOML"):
        known = read_roster(roster)
    return apply_roster(found, known)


def corrected_file(plan: str, corrections: str | None, found: Plan) -> str | None:
    """The file that should hold corrections: the one named as such, or a workbook of ours as PLAN."""
    ours = plan.lower().endswith(".xlsx") and Path(plan).name != found.document.name
    return corrections or (plan if ours else None)


def finish(
    plan: Plan,
    lang: Language | None,
    *,
    strict: bool,
    quiet: bool,
    usual: Language = Language.EN,
    findings: Iterable[Severity] = (),
    corrections: str | None = None,
) -> int:
    """Say in words what was read and corrected, and choose the exit code.

    The words are in `lang`, else in the environment's language, else in the command's `usual` one.
    """
    if not quiet:
        talk = talk_in(lang, usual)
        for line in (*_summary(plan, talk), *_corrected(plan, talk, corrections)):
            say(line)
    return DOUBTFUL if strict and _doubtful(plan, findings) else DONE


def say_written(path: Path, lang: Language | None) -> None:
    """Where the page of a report is."""
    if talk_in(lang, Language.ZH) is Language.ZH:
        say(f"已写入 {path}，请用浏览器打开")
    else:
        say(f"wrote {path}: open it in a browser")


def _doubtful(plan: Plan, findings: Iterable[Severity]) -> bool:
    severities = [*(issue.severity for issue in plan.issues), *findings]
    return any(severity.value != "info" for severity in severities) or not plan.account.balanced


def _summary(plan: Plan, lang: Language) -> list[str]:
    from collections import Counter

    from ..vocabulary import Role, term

    printed = plan.printed_assignments
    added = len(plan.assignments) - len(printed)
    counts = Counter(assignment.role for assignment in printed)
    roles = {role: counts[role] for role in Role if counts[role]}
    if lang is Language.ZH:
        parts = "、".join(f"{term(role).chinese}{count}" for role, count in roles.items())
        return [
            f"{len(plan.tasks)}项任务，{len(printed)}条责任关系（{parts}）"
            + (f"，按名册展开另计{added}条" if added else ""),
            f"核对：{_account(plan, lang)}；{_doubts(plan, lang)}",
        ]
    parts = ", ".join(f"{count} {term(role).english}" for role, count in roles.items())
    return [
        f"{_count(len(plan.tasks), 'task')}, {_count(len(printed), 'assignment')} ({parts})"
        + (f", {added} more by the roster" if added else ""),
        f"account: {_account(plan, lang)}; {_doubts(plan, lang)}",
    ]


def _corrected(plan: Plan, lang: Language, file: str | None) -> list[str]:
    """What a person changed in this reading; that nothing was found, where a file should hold it."""
    from ..vocabulary import IssueCode

    codes = [issue.code for issue in plan.issues]
    kept, lost = codes.count(IssueCode.CORRECTED), codes.count(IssueCode.CORRECTION_LOST)
    if not kept and not lost:
        if file is None:
            return []
        if lang is Language.ZH:
            return [f"“{file}”中没有找到任何更正（工作簿里只有“责任关系”表的修改有效）"]
        return [f"no correction was found in {file} (of a workbook only the sheet 责任关系 counts)"]
    if lang is Language.ZH:
        return [f"人工更正{kept}处" + (f"，另有{lost}处在本次读取中找不到位置" if lost else "")]
    more = f"; {lost} more found no place in this reading" if lost else ""
    return [f"{_count(kept, 'correction')} by a person{more}"]


def _account(plan: Plan, lang: Language) -> str:
    found = sum(line.found for line in plan.account.lines)
    unread = sum(line.unread for line in plan.account.lines)
    if lang is Language.ZH:
        words = f"独立扫描发现标签与名称{found}处，漏读{unread}处"
        return words if plan.account.lines else "没有核对情况"
    return f"{found} labels and names found, {unread} unread" if plan.account.lines else "none"


def _doubts(plan: Plan, lang: Language) -> str:
    """How many doubts there are, and of which severity: the numbers that the page prints too."""
    from collections import Counter

    from ..views.words import phrase
    from ..vocabulary import GRAVEST_FIRST

    counts = Counter(issue.severity for issue in plan.issues)
    kinds = [
        (phrase(f"severity.{severity}", lang), counts[severity])
        for severity in GRAVEST_FIRST
        if counts[severity]
    ]
    if lang is Language.ZH:
        by = "、".join(f"{name}{count}" for name, count in kinds)
        return f"疑点{len(plan.issues)}条" + (f"（{by}）" if by else "")
    by = ", ".join(_count(count, name) for name, count in kinds)
    return _count(len(plan.issues), "doubt") + (f" ({by})" if by else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
