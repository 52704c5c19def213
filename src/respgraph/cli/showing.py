"""Commands that read a plan and show it: report, read, explain, network, figures, export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .language import Language
from .options import (
    CorrectionsOption,
    FileOption,
    LanguageOption,
    OutputOption,
    PasswordOption,
    PlanArgument,
    ProfileOption,
    QuietOption,
    RosterOption,
    StrictOption,
    corrected_file,
    finish,
    open_plan,
    say_written,
)
from .output import TextFormat, as_text, emit, for_spreadsheets, to_json

if TYPE_CHECKING:
    from ..plan import Plan

__all__ = ["explain", "export", "figures", "network", "read", "report"]


class ReadFormat(StrEnum):
    """Shapes in which a reading is written."""

    JSON = "json"
    CSV = "csv"
    TABLE = "table"
    XLSX = "xlsx"


class FigureFormat(StrEnum):
    """Kinds of picture file."""

    SVG = "svg"
    PNG = "png"


class GraphShape(StrEnum):
    """Which graph of a plan is written."""

    PLAN = "plan"
    COLUMNS = "columns"
    UNITS = "units"


def read(
    plan: PlanArgument,
    shape: Annotated[
        ReadFormat,
        typer.Option("--format", "-f", help="csv and xlsx can be corrected and read back."),
    ] = ReadFormat.JSON,
    output: OutputOption = None,
    corrections: CorrectionsOption = None,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Read a plan: tasks, who answers for them, what is doubtful."""
    found = open_plan(plan, roster, profile, corrections, output=output, password=password)
    content = _reading(found, shape)
    if shape is ReadFormat.CSV and isinstance(content, str):
        content = for_spreadsheets(content, output)
    emit(content, output)
    given = corrected_file(plan, corrections, found)
    return finish(found, lang, strict=strict, quiet=quiet, corrections=given)


def report(
    plan: PlanArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ] = None,
    corrections: CorrectionsOption = None,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Write everything about one plan into a folder with a page."""
    from ..report.folder import write_report

    found = open_plan(plan, roster, profile, corrections, output=output, password=password)
    folder = output or Path(f"{'plan' if plan == '-' else Path(plan).stem}-report")
    write_report(found, folder, lang=lang or Language.ZH)
    if not quiet:
        say_written(folder / "index.html", lang)
    given = corrected_file(plan, corrections, found)
    return finish(found, lang, usual=Language.ZH, strict=strict, quiet=quiet, corrections=given)


def network(
    plan: PlanArgument,
    output: FileOption,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Draw leaders, units and tasks as one page that opens offline."""
    from ..report.contents import contents_of
    from ..views.network_page import network_html

    found = open_plan(plan, roster, profile, output=output, password=password)
    contents = contents_of(found)
    title = found.meta.title or found.document.name
    page = network_html(
        contents.graph, title=title, p_values=contents.p_values(), lang=lang or Language.ZH
    )
    emit(page, output)
    return finish(found, lang, usual=Language.ZH, strict=strict, quiet=quiet)


def explain(
    plan: PlanArgument,
    output: FileOption,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Show the source text coloured by what was read from it."""
    from ..views.explain_page import explain_html

    found = open_plan(plan, roster, profile, output=output, password=password)
    emit(explain_html(found, lang=lang or Language.ZH), output)
    return finish(found, lang, usual=Language.ZH, strict=strict, quiet=quiet)


def figures(
    plan: PlanArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ],
    shape: Annotated[FigureFormat, typer.Option("--format", "-f")] = FigureFormat.SVG,
    dpi: Annotated[int, typer.Option("--dpi", help="Dots per inch of PNG, 30 to 1200.")] = 300,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Draw the figures of the report as SVG or PNG files."""
    from ..report.contents import contents_of
    from ..report.folder import report_figures
    from ..views.figures import figure_png, figure_svg
    from ..writing import write_folder

    found = open_plan(plan, roster, profile, output=output, password=password)
    drawn = report_figures(contents_of(found), lang=lang or Language.ZH)
    files = {
        f"{name}.{shape}": figure_svg(figure)
        if shape is FigureFormat.SVG
        else figure_png(figure, dpi=dpi)
        for name, figure in drawn.items()
    }
    write_folder(output, files)
    return finish(found, lang, usual=Language.ZH, strict=strict, quiet=quiet)


def export(
    plan: PlanArgument,
    output: FileOption,
    shape: Annotated[
        GraphShape, typer.Option("--graph", help="Two modes, four columns, or units alone.")
    ] = GraphShape.PLAN,
    roster: RosterOption = None,
    profile: ProfileOption = None,
    password: PasswordOption = None,
    lang: LanguageOption = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
) -> int:
    """Write the graph for Gephi, Pajek and others (.graphml, .gexf, .net)."""
    from ..export import save_graph
    from ..graph import build_graph, columns_graph, project

    found = open_plan(plan, roster, profile, output=output, password=password)
    match shape:
        case GraphShape.COLUMNS:
            save_graph(columns_graph(found), output)
        case GraphShape.UNITS:
            save_graph(project(build_graph(found), layer="unit"), output)
        case GraphShape.PLAN:
            save_graph(build_graph(found), output)
    return finish(found, lang, strict=strict, quiet=quiet)


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
