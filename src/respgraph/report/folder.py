"""The report folder: everything about one plan, opened from ``index.html``."""

from __future__ import annotations

import json
from pathlib import Path

from ..export import graph_text
from ..plan import Plan
from ..plan_json import plan_to_json
from ..views.explain_page import explain_html
from ..views.figures import check_language, figure_svg, workload_figure
from ..views.network_page import network_html
from ..writing import write_folder
from .contents import Contents, contents_of
from .page import report_html
from .tables import report_tables, table_csv
from .workbook import workbook_bytes

__all__ = ["page_files", "picture_files", "write_report"]

_EXPLAIN = "explain.html"


def write_report(plan: Plan, folder: str | Path, *, lang: str = "zh") -> None:
    """Write everything about a plan into one folder that opens from ``index.html``.

    The folder holds the pages (``index.html``, ``network.html``, ``explain.html``), ``plan.json``,
    ``tables/*.csv``, ``workbook.xlsx``, ``figures/*.svg``, ``graph.graphml`` and ``graph.gexf``.
    It is written in one step: a folder that was not written by respgraph is refused, and a reader
    never meets half a report.

    Args:
        plan: the plan.
        folder: where to; made where it does not exist.
        lang: ``zh`` or ``en``, the language that pages open in and figures are labelled in.

    Raises:
        OutputError: the folder is not ours or cannot be written.
        ArgumentError: the language is unknown.
    """
    check_language(lang)
    contents = contents_of(plan)
    write_folder(folder, {**page_files(contents, lang=lang), **picture_files(contents, lang=lang)})


def page_files(contents: Contents, *, lang: str = "zh") -> dict[str, str | bytes]:
    """The pages, the tables and the plan by file name."""
    plan = contents.plan
    title = plan.meta.title or plan.document.name
    tables = {
        f"tables/{name}.csv": table_csv(table) for name, table in report_tables(contents).items()
    }
    return {
        "index.html": report_html(contents, lang=lang, explain=_EXPLAIN),
        "network.html": network_html(
            contents.graph, title=title, p_values=contents.p_values(), lang=lang
        ),
        _EXPLAIN: explain_html(plan, lang=lang),
        "plan.json": json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1) + "\n",
        **tables,
    }


def picture_files(contents: Contents, *, lang: str = "zh") -> dict[str, str | bytes]:
    """The workbook, the figures and the graph for other programs, by file name."""
    return {
        "workbook.xlsx": workbook_bytes(contents, lang=lang),
        "graph.graphml": graph_text(contents.graph, "graphml"),
        "graph.gexf": graph_text(contents.graph, "gexf"),
        "figures/workload.svg": figure_svg(workload_figure(contents.workload, lang=lang)),
    }
