"""Commands that help to prepare: a roster to fill in, an invented plan to try things on."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import (
    Language,
    LanguageOption,
    OutputOption,
    PlanArgument,
    ProfileOption,
    QuietOption,
    finish,
    open_plan,
)
from .output import emit

__all__ = ["roster", "sample"]


def roster(
    plan: PlanArgument,
    output: OutputOption = None,
    profile: ProfileOption = None,
    lang: LanguageOption = Language.EN,
    quiet: QuietOption = False,
) -> int:
    """Draft a roster: every name with its tasks; look-alikes are suggested, never merged."""
    from ..roster import draft_roster, roster_to_csv

    found = open_plan(plan, None, profile)
    text = roster_to_csv(draft_roster(found))
    emit(text if output is None else text.encode("utf-8-sig"), output)
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
) -> int:
    """Write an invented plan of any size, to try things on without real names."""
    from ..errors import ArgumentError
    from ..sampling import WrittenStyle, render, sample_plan

    if style not in list(WrittenStyle):
        raise ArgumentError(f"unknown style {style!r}; known: {', '.join(WrittenStyle)}")
    plan = sample_plan(tasks=tasks, units=units, leaders=leaders, seed=seed)
    emit(render(plan, WrittenStyle(style)), output)
    return 0
