"""The four columns as a figure for print: leader → lead unit → task → supporting unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..graph import validate_graph
from ..guards import takes_graph
from ..vocabulary import Role
from .drawings import COLUMN_X, Drawing, columns_drawing
from .figures import check_language, empty_figure
from .fonts import drawable, figure_style
from .style import INK, ROLE_COLOUR
from .words import phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..graph import PlanGraph

__all__ = ["columns_figure"]

_WIDTH = {"responsible_leader": 110, "lead_unit": 190, "task": 240, "supporting_unit": 200}
_COLUMNS = ("responsible_leader", "lead_unit", "task", "supporting_unit")
_HEIGHT = 22.0
_LONGEST = {"responsible_leader": 7, "lead_unit": 13, "task": 17, "supporting_unit": 14}


@takes_graph
def columns_figure(graph: PlanGraph, *, lang: str = "zh") -> Figure:
    """Who answers, who leads, what, and who supports, in four columns with few crossings.

    Possible ties are dashed, group words have a dashed outline, as on the network page; members
    that only a roster names are left out.

    Args:
        graph: what `respgraph.build_graph` made.
        lang: ``zh`` or ``en``, the language of the headings.

    Raises:
        GraphError: the graph lacks the attributes of the contract.
        ArgumentError: the language is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> len(columns_figure(graph).axes)
    1
    """
    check_language(lang)
    validate_graph(graph)
    drawing = columns_drawing(graph, members=False)
    if not drawing.nodes:
        return empty_figure("figure.nothing", lang)
    with figure_style([str(node["label"]) for node in drawing.nodes]):
        from matplotlib.figure import Figure

        tallest = max(node["y"] for node in drawing.nodes)
        figure = Figure(figsize=(11, 1.2 + (tallest + 60) / 100), layout="constrained")
        axis = figure.subplots()
        _draw(axis, drawing)
        figure.suptitle(_title(drawing, lang), x=0.01, ha="left", fontsize=11.5)
        for column in _COLUMNS:
            words = phrase(f"js.column.{column}", lang)
            axis.text(_left(column), -38, words, color=INK["quiet"].light, fontsize=9)
        axis.set_xlim(-20, _left("supporting_unit") + _WIDTH["supporting_unit"] + 20)
        axis.set_ylim(tallest + 25, -50)
        axis.set_axis_off()
    return figure


def _title(drawing: Drawing, lang: str) -> str:
    """Whose name stands at most tasks, and in how many."""
    actors = [node for node in drawing.nodes if node["kind"] != "task"]
    if not actors:
        return ""
    top = max(actors, key=lambda node: node["tasks"])
    tasks = len(drawing.nodes) - len(actors)
    name = drawable(str(top["label"]))
    return phrase("figure.columns", lang, name=name, n=top["tasks"], tasks=tasks)


def _left(column: str) -> float:
    return float(COLUMN_X[_COLUMNS.index(column)])


def _draw(axis: Axes, drawing: Drawing) -> None:
    place = {node["id"]: node for node in drawing.nodes}
    pale = 0.6 if len(drawing.edges) <= 400 else 0.3
    for edge in drawing.edges:
        _draw_edge(axis, place[edge["from"]], place[edge["to"]], edge, pale)
    for node in drawing.nodes:
        _draw_node(axis, node)


def _draw_edge(
    axis: Axes, head: dict[str, Any], tail: dict[str, Any], edge: dict[str, Any], alpha: float
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    left = _left(head["column"]) + _WIDTH[head["column"]]
    right = _left(tail["column"])
    middle = (left + right) / 2
    points = [(left, head["y"]), (middle, head["y"]), (middle, tail["y"]), (right, tail["y"])]
    path = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
    axis.add_patch(
        PathPatch(
            path,
            fill=False,
            edgecolor=ROLE_COLOUR[Role(edge["role"])].light,
            linestyle="--" if edge["possible"] else "-",
            linewidth=0.9,
            alpha=alpha,
        )
    )


def _draw_node(axis: Axes, node: dict[str, Any]) -> None:
    from matplotlib.patches import FancyBboxPatch

    column = node["column"]
    task = column == "task"
    round_ends = node["kind"] == "person"
    style = f"round,pad=0,rounding_size={_HEIGHT / 2 if round_ends else 3}"
    axis.add_patch(
        FancyBboxPatch(
            (_left(column), node["y"] - _HEIGHT / 2),
            _WIDTH[column],
            _HEIGHT,
            boxstyle=style,
            facecolor=INK["wash"].light if task else INK["card"].light,
            edgecolor=INK["rule"].light if task else ROLE_COLOUR[Role(column)].light,
            linestyle="--" if node["kind"] == "group" else "-",
            linewidth=1.0,
        )
    )
    label = drawable(str(node["label"]))
    longest = _LONGEST[column]
    shown = label if len(label) <= longest else f"{label[: longest - 1]}…"
    axis.text(_left(column) + 9, node["y"], shown, va="center", fontsize=8)
    if node["tasks"]:
        right = _left(column) + _WIDTH[column] - 8
        number = str(node["tasks"])
        axis.text(
            right, node["y"], number, va="center", ha="right", fontsize=7, color=INK["quiet"].light
        )
