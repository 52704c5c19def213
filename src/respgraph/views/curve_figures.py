"""Figures that are curves: the Lorenz curve of leaders and units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..vocabulary import Role
from .figures import check_language, empty_figure
from .fonts import figure_style
from .style import INK, ROLE_COLOUR
from .words import phrase

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..metrics.balance import LorenzPoint

__all__ = ["busiest_half", "lorenz_figure"]

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
    with figure_style([]):
        from matplotlib.figure import Figure
        from matplotlib.ticker import PercentFormatter

        figure = Figure(figsize=(5.6, 5.8), layout="constrained")
        axis = figure.subplots()
        axis.plot([0, 1], [0, 1], color=INK["quiet"].light, linestyle="dotted", linewidth=1)
        for name, curve in curves.items():
            colour, line = _LINES[name]
            across, up = zip(*curve, strict=True)
            words = phrase(f"population.{name}", lang)
            axis.plot(across, up, color=colour, linestyle=line, linewidth=2, label=words)
        axis.set_xlabel(phrase("lorenz.x", lang))
        axis.set_ylabel(phrase("lorenz.y", lang))
        axis.set_title(_title(curves, lang), loc="left", fontsize=11.5, linespacing=1.6)
        for scale in (axis.xaxis, axis.yaxis):
            scale.set_major_formatter(PercentFormatter(1, decimals=0))
        axis.set_aspect("equal")
        axis.margins(0)
        axis.legend(loc="upper left", frameon=False)
    return figure


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
