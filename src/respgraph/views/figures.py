"""Figures for print and slides: matplotlib with the bundled Chinese font.

Every function takes records and returns a `matplotlib.figure.Figure`; `figure_svg` and
`figure_png` turn one into bytes that are the same on every machine and in every run.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import ArgumentError
from ..vocabulary import Kind, Role
from .fonts import drawable, figure_style
from .style import INK, ROLE_COLOUR
from .words import LANGUAGES, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..metrics.workload import Workload

__all__ = ["check_language", "empty_figure", "figure_png", "figure_svg", "workload_figure"]

_BAR_ROLES = tuple(Role)
_MOST_BARS = 30


def workload_figure(
    rows: Sequence[Workload], *, lang: str = "zh", most: int = _MOST_BARS
) -> Figure:
    """Who carries how many tasks, by role: leaders above, units below, heaviest first.

    A bar counts each role; a thin line reaches from what an actor certainly carries to what group
    words may add. Group words themselves are left out, because they are no bearer of work.

    Args:
        rows: what `respgraph.workload` returned.
        lang: ``zh`` or ``en``, the language of titles and legend.
        most: how many bars a panel shows; the rest is counted in a note.

    Raises:
        ArgumentError: the language is unknown.

    >>> from respgraph import parse_plan, workload
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局)")
    >>> figure = workload_figure(workload(plan))
    >>> len(figure.axes)
    2
    """
    check_language(lang)
    panels = [
        (key, chosen)
        for key, kind in (("leaders", Kind.PERSON), ("units", Kind.UNIT))
        if (chosen := _heaviest(rows, kind))
    ]
    names = [row.actor for _, chosen in panels for row in chosen]
    with figure_style(names):
        from matplotlib.figure import Figure

        lengths = [max(2, min(len(chosen), most)) for _, chosen in panels] or [2]
        figure = Figure(
            figsize=(9, 1.6 + 0.3 * sum(lengths) + 0.8 * len(lengths)), layout="constrained"
        )
        axes = figure.subplots(
            len(lengths), 1, squeeze=False, gridspec_kw={"height_ratios": lengths}
        )[:, 0]
        for axis, (key, chosen) in zip(axes, panels, strict=False):
            _bars(axis, chosen[:most], lang)
            axis.set_title(_finding(key, chosen, most, lang), loc="left", fontsize=11.5)
        if panels:
            _legend(axes[0], [row for _, chosen in panels for row in chosen[:most]], lang)
        else:
            axes[0].set_axis_off()
    return figure


def check_language(lang: str) -> None:
    """Raise `ArgumentError` unless `lang` is a language of the pages."""
    if lang not in LANGUAGES:
        raise ArgumentError(f"unknown language {lang!r}; known: {', '.join(LANGUAGES)}")


def empty_figure(key: str, lang: str) -> Figure:
    """A figure that says in words why there is nothing to draw."""
    with figure_style([]):
        from matplotlib.figure import Figure

        figure = Figure(figsize=(6, 1.2))
        figure.text(0.5, 0.5, phrase(key, lang), ha="center", va="center")
    return figure


def figure_svg(figure: Figure) -> str:
    """A figure as SVG text: no date, no random ids, letters as outlines.

    >>> from respgraph import parse_plan, workload, workload_figure
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> figure = workload_figure(workload(plan))
    >>> "<svg" in figure_svg(figure)
    True
    """
    from matplotlib import rc_context

    stream = io.BytesIO()
    with rc_context({"svg.hashsalt": "respgraph", "svg.fonttype": "path"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": "respgraph"})
    return stream.getvalue().decode("utf-8")


def figure_png(figure: Figure, *, dpi: int = 150) -> bytes:
    """A figure as PNG bytes at a resolution in dots per inch, from 30 to 1200.

    Raises:
        ArgumentError: the resolution is outside that range.

    >>> from respgraph import parse_plan, workload, workload_figure
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> figure = workload_figure(workload(plan))
    >>> figure_png(figure, dpi=50)[1:4]
    b'PNG'
    """
    if not 30 <= dpi <= 1200:
        raise ArgumentError(f"dpi is {dpi}; give a resolution from 30 to 1200")
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": "respgraph"})
    return stream.getvalue()


def _heaviest(rows: Sequence[Workload], kind: Kind) -> list[Workload]:
    chosen = [row for row in rows if row.kind is kind and row.high]
    return sorted(chosen, key=lambda row: (-row.total, -row.high, row.actor))


def _bars(axis: Axes, rows: Sequence[Workload], lang: str) -> None:
    from matplotlib.ticker import MaxNLocator

    places = list(range(len(rows)))
    left = [0] * len(rows)
    for role in _BAR_ROLES:
        widths = [int(getattr(row, role.value)) for row in rows]
        if any(widths):
            axis.barh(places, widths, left=left, height=0.66, color=ROLE_COLOUR[role].light)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    for place, row, end in zip(places, rows, left, strict=True):
        if row.high > row.low:
            reach = [row.low, row.high]
            axis.plot(reach, [place, place], color=INK["ink"].light, linewidth=1.1, marker="|")
        text = str(row.low) if row.high == row.low else f"{row.low}–{row.high}"
        axis.annotate(
            text,
            (max(end, row.high), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color=INK["quiet"].light,
        )
    axis.set_yticks(places, labels=[drawable(row.actor) for row in rows])
    axis.set_ylim(len(rows) - 0.4, -0.6)
    axis.set_xlabel(phrase("figure.tasks", lang), fontsize=9)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.margins(x=0.08)


def _finding(key: str, rows: Sequence[Workload], most: int, lang: str) -> str:
    top = [row for row in rows if row.total == rows[0].total]
    values = {
        "name": drawable(top[0].actor),
        "n": rows[0].total,
        "count": len(rows),
        "tied": len(top),
    }
    title = phrase(f"figure.{key}.{'one' if len(top) == 1 else 'tied'}", lang, **values)
    if len(rows) > most:
        title += phrase("figure.more", lang, n=len(rows) - most)
    return title


def _legend(axis: Axes, rows: Sequence[Workload], lang: str) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    used = [role for role in _BAR_ROLES if any(getattr(row, role.value) for row in rows)]
    handles: list[Patch | Line2D] = [
        Patch(color=ROLE_COLOUR[role].light, label=phrase(f"role.{role}", lang)) for role in used
    ]
    if any(row.high > row.low for row in rows):
        line = Line2D([], [], color=INK["ink"].light, marker="|", linewidth=1.1)
        line.set_label(phrase("figure.interval", lang))
        handles.append(line)
    axis.legend(handles=handles, loc="lower right", frameon=False, fontsize=9)
