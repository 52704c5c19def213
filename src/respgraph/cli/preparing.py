"""Commands that help to prepare: doctor, demo, a roster to fill in, an invented plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .language import Language, talk_in
from .options import (
    FormatOption,
    LanguageOption,
    OutputOption,
    PasswordOption,
    PlanArgument,
    ProfileOption,
    QuietOption,
    finish,
    open_plan,
    say_written,
)
from .output import TextFormat, emit, emit_tables, for_spreadsheets, say

__all__ = ["demo", "doctor", "roster", "sample"]

DEMO_PLAN = "qinghe-2025.txt"
DEMO_ROSTER = "qinghe-roster.csv"


def roster(
    plan: PlanArgument,
    output: OutputOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    quiet: QuietOption = False,
) -> int:
    """Draft a roster: names, counts, look-alikes to check."""
    from ..roster import draft_roster, roster_to_csv

    found = open_plan(plan, None, profile, output=output, password=password)
    text = roster_to_csv(draft_roster(found), lang=lang or Language.EN)
    emit(for_spreadsheets(text, output), output)
    return finish(found, lang, strict=False, quiet=quiet)


def sample(
    tasks: Annotated[int, typer.Option("--tasks", help="How many tasks.")] = 40,
    units: Annotated[int, typer.Option("--units", help="How many units.")] = 30,
    leaders: Annotated[int, typer.Option("--leaders", help="How many leaders.")] = 6,
    style: Annotated[
        str, typer.Option("--style", help="How the plan is written.")
    ] = "full_bracket",
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same plan.")] = 0,
    output: OutputOption = None,
    lang: LanguageOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write an invented plan of any size to try things on."""
    from ..errors import ArgumentError
    from ..sampling import WrittenStyle, render, sample_plan

    if style not in list(WrittenStyle):
        raise ArgumentError(f"unknown style {style!r}; known: {', '.join(WrittenStyle)}")
    plan = sample_plan(tasks=tasks, units=units, leaders=leaders, seed=seed)
    emit(render(plan, WrittenStyle(style)), output)
    if output is not None and not quiet:
        chinese = talk_in(lang) is Language.ZH
        say(f"已写入 {output}（内容是虚构的）" if chinese else f"wrote {output}: an invented plan")
    return 0


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ] = Path("respgraph-demo"),
    lang: LanguageOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the report of an invented district to look at."""
    from ..reading.pipeline import read_plan
    from ..report.folder import write_report
    from ..roster import apply_roster, read_roster

    samples = _sample_folder()
    found = apply_roster(read_plan(samples / DEMO_PLAN), read_roster(samples / DEMO_ROSTER))
    write_report(found, output, lang=lang or Language.ZH)
    if not quiet:
        say_written(output / "index.html", lang)
    return finish(found, lang, usual=Language.ZH, strict=False, quiet=quiet)


def doctor(
    shape: FormatOption = TextFormat.TABLE,
    output: OutputOption = None,
    lang: LanguageOption = None,
) -> int:
    """Say what is installed, what is missing, how to get it."""
    from .doctor import checks

    found = list(checks())
    emit_tables({"doctor": found}, shape, output, talk_in(lang))
    return 1 if any(check.status == "missing" for check in found) else 0


def _sample_folder() -> Path:
    """The sample plans: inside an installed package, or in the project that is being developed."""
    from importlib.resources import files

    installed = Path(str(files("respgraph"))) / "samples"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"
