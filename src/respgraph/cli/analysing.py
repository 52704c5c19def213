"""Commands that measure and question a plan: metrics, audit, what-if."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .language import Language
from .options import (
    FormatOption,
    LanguageOption,
    OutputOption,
    PasswordOption,
    PlanArgument,
    ProfileOption,
    QuietOption,
    RosterOption,
    StrictOption,
    UsageError,
    finish,
    given_as,
    keep_inputs,
    open_plan,
)
from .output import TextFormat, emit, emit_tables

if TYPE_CHECKING:
    from ..planning.codes import AuditCode

__all__ = ["audit", "metrics", "what_if"]


def metrics(
    plan: PlanArgument,
    shape: FormatOption = TextFormat.JSON,
    output: OutputOption = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", metavar="NAMES", help="Tables wanted, with commas; pairwise_winning too."
        ),
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", metavar="ROLE=NUMBER,…", help="What a task counts in a role."),
    ] = None,
    open_group_share: Annotated[
        float, typer.Option("--open-group-share", help="Share of open group tasks, 0 to 1.")
    ] = 0.0,
    null: Annotated[str, typer.Option("--null", help="Null model: svn or bicm.")] = "svn",
    correction: Annotated[
        str, typer.Option("--correction", help="For many tests of pairs: fdr or bonferroni.")
    ] = "fdr",
    alpha: Annotated[float, typer.Option("--alpha", help="Error rate of tests, 0 to 1.")] = 0.05,
    leader_threshold: Annotated[
        int | None,
        typer.Option("--leader-threshold", help="Tasks from which on a leader has too many."),
    ] = None,
    unit_threshold: Annotated[
        int | None,
        typer.Option("--unit-threshold", help="Tasks from which on a unit has too many."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of everything drawn at random.")] = 0,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Measure workload, balance, position and co-assignment."""
    from ..metrics.collect import Limits, all_tables
    from ..metrics.workload import parse_weights

    found = open_plan(plan, roster, profile, output=output, password=password)
    tables = all_tables(
        found,
        only=None if only is None else [name.strip() for name in only.split(",")],
        weights=None if weights is None else parse_weights(weights),
        open_group_share=open_group_share,
        null=null,
        seed=seed,
        limits=Limits(correction, alpha, leader_threshold, unit_threshold),
    )
    emit_tables(tables, shape, output, lang)
    return finish(found, lang, strict=strict, quiet=quiet)


def audit(
    plan: PlanArgument,
    shape: Annotated[
        TextFormat | None,
        typer.Option("--format", "-f", help="Default: lines, as a linter prints."),
    ] = None,
    output: OutputOption = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="CODES", help="Codes wanted, with commas.")
    ] = None,
    reasons: Annotated[
        bool, typer.Option("--reasons", help="Say behind each line why it matters.")
    ] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Print each finding, where many of one kind are summed up."),
    ] = False,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """List what the plan leaves open, as a linter prints."""
    from ..planning.audit import audit as findings_of
    from .findings import finding_lines

    found = open_plan(plan, roster, profile, output=output, password=password)
    findings = findings_of(found, only=None if only is None else _codes(only))
    if shape is None:
        lines = finding_lines(
            findings, lang or Language.EN, reasons=reasons, everything=everything or bool(only)
        )
        emit("".join(f"{line}\n" for line in lines), output)
    else:
        emit_tables({"audit": findings}, shape, output, lang)
    severities = [finding.severity for finding in findings]
    return finish(found, lang, strict=strict, quiet=quiet, findings=severities)


def what_if(
    plan: PlanArgument,
    move: Annotated[
        list[str] | None,
        typer.Option(
            "--move", metavar="TASK:FROM→TO", help="Give one task to another (repeatable)."
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="NAME", help="Somebody leaves (repeatable)."),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option("--merge", metavar="A,B[=C]", help="Bodies become one (repeatable)."),
    ] = None,
    steps: Annotated[
        Path | None, typer.Option("--steps", metavar="FILE", help="Steps, one a line.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FILE", help="Write the changed plan.json.")
    ] = None,
    shape: FormatOption = TextFormat.TABLE,
    output: OutputOption = None,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Compare before and after a move, a leaver or a merger."""
    from ..plan_json import save_plan
    from ..planning.changes import what_changes
    from ..planning.what_if import what_if as changed
    from ..vocabulary import Severity

    keep_inputs(output, steps)
    keep_inputs(save, plan, roster, profile, steps)
    given = _steps(steps, move, without, merge)
    before = open_plan(plan, roster, profile, output=output, password=password)
    after = changed(before, **given)
    if save is not None:
        save_plan(after, save)
    tables = what_changes(before, after).tables()
    if shape is TextFormat.TABLE:
        tables["balance"] = [row for row in tables["balance"] if row.change]
    emit_tables(tables, shape, output, lang)
    severities = [Severity.WARNING] if tables["orphaned"] else []
    return finish(before, lang, strict=strict, quiet=quiet, findings=severities)


def _steps(
    file: Path | None,
    moves: list[str] | None,
    leavers: list[str] | None,
    merges: list[str] | None,
) -> dict[str, Any]:
    """The steps of a file, then those of the command line, as arguments of `what_if`."""
    from ..decoding import decode, read_bytes
    from ..planning.what_if import read_steps

    text = ""
    if file is not None:
        with given_as("list of steps", "a text file with a step in each line"):
            text = decode(read_bytes(file), file.name).text
    first_moves, first_leavers, first_merges = read_steps(text)
    found: dict[str, Any] = {
        "moves": [*first_moves, *(moves or ())],
        "without": [*first_leavers, *(leavers or ())],
        "merges": [*first_merges, *(merges or ())],
    }
    if not any(found.values()):
        raise UsageError("what-if needs a step: --move, --without, --merge or --steps")
    return found


def _codes(words: str) -> list[AuditCode]:
    from ..errors import ArgumentError
    from ..planning.codes import AuditCode

    try:
        return [AuditCode(word.strip()) for word in words.split(",")]
    except ValueError as error:
        unknown = next(
            word.strip() for word in words.split(",") if word.strip() not in list(AuditCode)
        )
        known = ", ".join(AuditCode)
        raise ArgumentError(f"unknown kind of finding {unknown!r}; known: {known}") from error
