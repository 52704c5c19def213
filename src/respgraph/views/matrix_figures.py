"""Figures that are matrices: leaders by sections, and units by units ordered by community."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .charts import group_borders, heat_step
from .figures import check_language, empty_figure
from .fonts import drawable, figure_style
from .map_layout import cluster_order
from .style import HEAT_STEPS, INK, heat_colour
from .words import phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..metrics.breakdown import SectionWorkload
    from ..metrics.coassignment import CoAssignment
    from ..metrics.community import CommunityMember

__all__ = ["pair_matrix_figure", "section_figure"]

_MOST_NAMES = 40
_LONGEST_NAME = 14
_Cells = Mapping[tuple[str, str], int]


def section_figure(rows: Sequence[SectionWorkload], *, lang: str = "zh") -> Figure:
    """Leaders by sections: how many tasks of each section every leader answers for.

    Args:
        rows: what `respgraph.workload_by_section` returned.
        lang: ``zh`` or ``en``, the language of the title.

    Raises:
        ArgumentError: the language is unknown.

    >>> from respgraph import parse_plan, workload_by_section
    >>> plan = parse_plan("一、交通\\n1.修路。(责任领导:王明)\\n二、教育\\n2.办学。(责任领导:李华)")
    >>> len(section_figure(workload_by_section(plan)).axes)
    1
    """
    check_language(lang)
    led = [row for row in rows if row.responsible_leader]
    if not led:
        return empty_figure("figure.nothing", lang)
    totals: dict[str, int] = {}
    for row in led:
        totals[row.actor] = totals.get(row.actor, 0) + row.responsible_leader
    leaders = sorted(totals, key=lambda name: (-totals[name], name))
    sections = list(dict.fromkeys(row.section for row in rows))
    cells = {(row.actor, row.section): row.responsible_leader for row in led}
    best = max(led, key=lambda row: row.responsible_leader)
    title = phrase(
        "figure.sections",
        lang,
        name=drawable(best.actor),
        section=drawable(best.section),
        n=best.responsible_leader,
    )
    return _matrix(leaders, sections, cells, title)


def pair_matrix_figure(
    rows: Sequence[CoAssignment],
    *,
    communities: Sequence[CommunityMember] = (),
    lang: str = "zh",
    most: int = _MOST_NAMES,
) -> Figure:
    """Units by units: how many tasks each two share, units that share tasks side by side.

    Communities stand one after the other with a border between; within one, and where none are
    given, the order is that of a hierarchical clustering (average linkage on 1 − Jaccard, leaves
    turned so that neighbours are near; Bar-Joseph et al. 2001).

    Args:
        rows: what `respgraph.coassignment` returned.
        communities: what `respgraph.communities` returned.
        lang: ``zh`` or ``en``, the language of the title.
        most: how many units are shown, those with most shared tasks; the title counts the rest.

    Raises:
        ArgumentError: the language is unknown.

    >>> from respgraph import build_graph, coassignment, parse_plan
    >>> plan = parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> len(pair_matrix_figure(coassignment(build_graph(plan))).axes)
    1
    """
    check_language(lang)
    pairs = [row for row in rows if row.layer == "unit"]
    if not pairs:
        return empty_figure("figure.nothing", lang)
    weight: dict[str, int] = {}
    for pair in pairs:
        for name in (pair.actor_a, pair.actor_b):
            weight[name] = weight.get(name, 0) + pair.shared_tasks
    chosen = sorted(weight, key=lambda name: (-weight[name], name))[:most]
    likeness = {(pair.actor_a, pair.actor_b): pair.jaccard for pair in pairs}
    community = {row.name: row.community for row in communities}
    order = cluster_order(sorted(chosen), likeness)
    order.sort(key=lambda name: community.get(name, 0))
    borders = sorted(order.index(name) for name in group_borders(order, community))
    cells = {(pair.actor_a, pair.actor_b): pair.shared_tasks for pair in pairs}
    cells |= {(b, a): shared for (a, b), shared in cells.items()}
    best = max(pairs, key=lambda pair: pair.shared_tasks)
    a, b = drawable(best.actor_a), drawable(best.actor_b)
    title = phrase("figure.pairs", lang, a=a, b=b, n=best.shared_tasks)
    if len(weight) > most:
        title += phrase("figure.more", lang, n=len(weight) - most)
    return _matrix(order, order, cells, title, borders)


def _matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: _Cells,
    title: str,
    borders: Sequence[int] = (),
) -> Figure:
    with figure_style([*rows, *columns]):
        from matplotlib.figure import Figure

        wide, high = 2.4 + 0.34 * len(columns), 2.2 + 0.3 * len(rows)
        figure = Figure(figsize=(max(wide, 6.5), high), layout="constrained")
        axis = figure.subplots()
        _fill(axis, rows, columns, cells)
        for at in borders:
            axis.axhline(at, color=INK["ink"].light, linewidth=1.2)
            axis.axvline(at, color=INK["ink"].light, linewidth=1.2)
        figure.suptitle(title, x=0.01, ha="left", fontsize=11.5)
    return figure


def _fill(axis: Axes, rows: Sequence[str], columns: Sequence[str], cells: _Cells) -> None:
    from matplotlib.colors import ListedColormap

    highest = max(cells.values())
    values = [[cells.get((row, column), 0) for column in columns] for row in rows]
    steps = [[heat_step(value, highest) for value in line] for line in values]
    colours = [INK["wash"].light, *(heat_colour(step) for step in range(1, HEAT_STEPS + 1))]
    axis.pcolormesh(
        steps,
        cmap=ListedColormap(colours),
        vmin=-0.5,
        vmax=HEAT_STEPS + 0.5,
        edgecolors=INK["card"].light,
        linewidth=1.2,
    )
    for at, line in enumerate(values):
        for place, value in enumerate(line):
            if value:
                ink = "#ffffff" if steps[at][place] > 4 else INK["ink"].light
                axis.text(
                    place + 0.5,
                    at + 0.5,
                    str(value),
                    ha="center",
                    va="center",
                    color=ink,
                    fontsize=8,
                )
    _name_ticks(axis, rows, columns)
    axis.xaxis.tick_top()
    axis.invert_yaxis()
    axis.set_aspect("equal")
    axis.tick_params(length=0, labelsize=9)
    axis.spines[:].set_visible(False)


def _name_ticks(axis: Axes, rows: Sequence[str], columns: Sequence[str]) -> None:
    across = [at + 0.5 for at in range(len(columns))]
    down = [at + 0.5 for at in range(len(rows))]
    names = [_short(name) for name in columns]
    axis.set_xticks(across, names, rotation=60, ha="left", rotation_mode="anchor")
    axis.set_yticks(down, [_short(name) for name in rows])


def _short(name: str) -> str:
    shown = drawable(name) or "–"
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 1]}…"
