"""The report folder: everything about one plan, opened from ``index.html``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..export import graph_text
from ..guards import takes_plan
from ..plan import Plan
from ..plan_json import plan_to_json
from ..views.curve_figures import lorenz_figure
from ..views.explain_page import explain_html
from ..views.figures import check_language, figure_svg, workload_figure
from ..views.matrix_figures import pair_matrix_figure, section_figure
from ..views.network_figure import columns_figure
from ..views.network_page import network_data, network_page
from ..writing import write_folder
from .contents import Contents, contents_of
from .page import report_html
from .tables import further_tables, report_tables, table_csv
from .workbook import workbook_bytes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["page_files", "picture_files", "report_figures", "write_report"]

_INDEX, _EXPLAIN = "index.html", "explain.html"


@takes_plan
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

    >>> import tempfile
    >>> from pathlib import Path
    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_report(plan, f"{folder}/report")
    ...     sorted(path.name for path in Path(folder, "report").glob("*.html"))
    ['explain.html', 'index.html', 'network.html']
    """
    check_language(lang)
    contents = contents_of(plan)
    write_folder(folder, {**page_files(contents, lang=lang), **picture_files(contents, lang=lang)})


def page_files(contents: Contents, *, lang: str = "zh") -> dict[str, str | bytes]:
    """The pages, the tables and the plan by file name."""
    plan = contents.plan
    title = plan.meta.title or plan.document.name
    network = network_data(contents.graph, contents.p_values())
    network |= {"explain": _EXPLAIN, "index": _INDEX}
    tables = {
        f"tables/{name}.csv": table_csv(table) for name, table in report_tables(contents).items()
    }
    return {
        _INDEX: report_html(contents, network, lang=lang, explain=_EXPLAIN),
        "network.html": network_page(network, title=title, lang=lang),
        _EXPLAIN: explain_html(plan, lang=lang, index=_INDEX),
        "plan.json": json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1) + "\n",
        **tables,
    }


def picture_files(contents: Contents, *, lang: str = "zh") -> dict[str, str | bytes]:
    """The workbook, the further tables, the figures and the graph for other programs, by file name."""
    return {
        "workbook.xlsx": workbook_bytes(contents, lang=lang),
        **{
            f"tables/{name}.csv": table_csv(table)
            for name, table in further_tables(contents).items()
        },
        "graph.graphml": graph_text(contents.graph, "graphml"),
        "graph.gexf": graph_text(contents.graph, "gexf"),
        **{
            f"figures/{name}.svg": figure_svg(figure)
            for name, figure in report_figures(contents, lang=lang).items()
        },
    }


def report_figures(contents: Contents, *, lang: str = "zh") -> dict[str, Figure]:
    """The figures of a report by name, without suffix."""
    return {
        "workload": workload_figure(contents.workload, lang=lang),
        "lorenz": lorenz_figure(contents.lorenz, lang=lang),
        "leaders-by-section": section_figure(contents.sections, lang=lang),
        "units-by-units": pair_matrix_figure(
            contents.written_pairs, communities=contents.communities, lang=lang
        ),
        "columns": columns_figure(contents.graph, lang=lang),
    }
