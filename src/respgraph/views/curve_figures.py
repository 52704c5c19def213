"""Figures that are curves: how uneven the work is, and what is left of it as actors leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..vocabulary import Role
from .figures import check_language, empty_figure
from .fonts import figure_style
from .style import INK, ROLE_COLOUR
from .words import phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..metrics.balance import LorenzPoint
    from ..metrics.resilience import RemovalPoint

__all__ = ["busiest_half", "lorenz_figure", "removal_figure"]

_LINES = {
    "leaders": (ROLE_COLOUR[Role.RESPONSIBLE_LEADER].light, "solid"),
    "units": (ROLE_COLOUR[Role.LEAD_UNIT].light, "dashed"),
}


def lorenz_figure(points: Sequence[LorenzPoint], *, lang: str = "zh") -> Figure:
    """Lorenz curves of leaders and units: how much of the work the lightest share carries.

    Args:
        points: what `respgraph.lorenz` returned.
        lang: ``zh`` or ``en``, the language of title and legend.

    Raises:
        ArgumentError: the language is unknown.

    >>> from respgraph import lorenz, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明)\\n2.修桥。(责任领导:李华)")
    >>> len(lorenz_figure(lorenz(plan)).axes)
    1
    """
    check_language(lang)
    curves = {name: _curve(points, name) for name in _LINES}
    curves = {name: curve for name, curve in curves.items() if curve}
    if not curves:
        return empty_figure("figure.nothing", lang)
    return _drawn(
        curves,
        diagonal=(0, 1),
        title=_title(curves, lang),
        across=phrase("lorenz.x", lang),
        up=phrase("lorenz.y", lang),
        lang=lang,
    )


def removal_figure(points: Sequence[RemovalPoint], *, lang: str = "zh") -> Figure:
    """What share of tasks somebody is still on, as units and leaders leave one by one.

    The dotted line is where every departure takes an equal share with it.

    Args:
        points: what `respgraph.removal_curve` returned; those of units and of leaders together
            give two curves.
        lang: ``zh`` or ``en``, the language of title and legend.

    Raises:
        ArgumentError: the language is unknown.

    >>> from respgraph import build_graph, parse_plan, removal_curve
    >>> graph = build_graph(parse_plan("1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)"))
    >>> len(removal_figure(removal_curve(graph)).axes)
    1
    """
    check_language(lang)
    own = {
        name: [point for point in points if point.layer == layer]
        for name, layer in (("units", "unit"), ("leaders", "leader"))
    }
    own = {name: curve for name, curve in own.items() if curve}
    if not own:
        return empty_figure("figure.nothing", lang)
    titles = [
        phrase(f"figure.removal.{name}", lang, **first_half_lost(curve))
        for name, curve in own.items()
    ]
    return _drawn(
        {
            name: [(point.share_removed, point.share_of_tasks_left) for point in curve]
            for name, curve in own.items()
        },
        diagonal=(1, 0),
        title="\n".join(titles),
        across=phrase("figure.removal.x", lang),
        up=phrase("figure.removal.y", lang),
        lang=lang,
    )


def first_half_lost(curve: Sequence[RemovalPoint]) -> dict[str, int | str]:
    """After how many departures, of how many actors, at most half of the tasks have anybody.

    Where that never comes, it is the last departure that is told.

    >>> from respgraph.metrics.resilience import RemovalPoint
    >>> steps = ((0, 1.0), (1, 0.75), (2, 0.5), (3, 0.0))
    >>> first_half_lost([RemovalPoint("unit", at, None, None, at / 4, left) for at, left in steps])
    {'k': 2, 'n': 4, 'share': '50'}
    """
    last = curve[-1]
    found = next((point for point in curve if point.share_of_tasks_left <= 0.5), last)
    n = round(last.step / last.share_removed) if last.step else 0
    return {"k": found.step, "n": n, "share": f"{100 * found.share_of_tasks_left:.0f}"}


def _drawn(
    curves: dict[str, list[tuple[float, float]]],
    *,
    diagonal: tuple[float, float],
    title: str,
    across: str,
    up: str,
    lang: str,
) -> Figure:
    """Curves of shares over shares in a square, beside the diagonal that would be even."""
    with figure_style([]):
        from matplotlib.figure import Figure

        figure = Figure(figsize=(5.6, 5.8), layout="constrained")
        axis = figure.subplots()
        axis.plot([0, 1], diagonal, color=INK["quiet"].light, linestyle="dotted", linewidth=1)
        for name, curve in curves.items():
            colour, line = _LINES[name]
            words = phrase(f"population.{name}", lang)
            axis.plot(
                *zip(*curve, strict=True), color=colour, linestyle=line, linewidth=2, label=words
            )
        axis.set_xlabel(across)
        axis.set_ylabel(up)
        axis.set_title(title, loc="left", fontsize=11.5, linespacing=1.6)
        _as_shares(axis)
        axis.legend(loc="upper left" if diagonal[0] == 0 else "upper right", frameon=False)
    return figure


def _as_shares(axis: Axes) -> None:
    """A square from nothing to everything, in per cent."""
    from matplotlib.ticker import PercentFormatter

    for scale in (axis.xaxis, axis.yaxis):
        scale.set_major_formatter(PercentFormatter(1, decimals=0))
    axis.set_aspect("equal")
    axis.margins(0)


def _curve(points: Sequence[LorenzPoint], population: str) -> list[tuple[float, float]]:
    return [
        (point.share_of_actors, point.share_of_workload)
        for point in points
        if point.population == population
    ]


def _title(curves: dict[str, list[tuple[float, float]]], lang: str) -> str:
    return "\n".join(
        phrase(f"finding.lorenz.{name}", lang, **busiest_half([up for _, up in curve]))
        for name, curve in curves.items()
    )


def busiest_half(heights: Sequence[float]) -> dict[str, int | str]:
    """How many the busier half of a population are, of how many, and their share in per cent.

    `heights` are those of a Lorenz curve, the start included; of an odd number the half is
    rounded up, so that it is people who are counted.

    >>> busiest_half([0, 0.1, 0.4, 1])
    {'k': 2, 'n': 3, 'share': '90'}
    """
    n = len(heights) - 1
    half = (n + 1) // 2
    return {"k": half, "n": n, "share": f"{100 * (1 - heights[-1 - half]):.0f}"}
