"""The network page: one self-contained file on which a plan graph can be looked at and searched.

pyvis builds the nodes, edges and options of each view; positions are ours and physics is off. The
page itself, its script and its look are ours too, because pyvis' own page fetches from the
network and prints text unescaped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from ..graph import validate_graph
from .network_data import Drawing, PValues, columns_drawing, facts, pairs_drawing
from .shell import render_page
from .words import LANGUAGES

if TYPE_CHECKING:
    from ..graph import PlanGraph

__all__ = ["NETWORK_SCRIPTS", "network_data", "network_html"]

NETWORK_SCRIPTS = (
    "templates/page.js",
    "templates/panel.js",
    "templates/hold-styles.js",
    "vendor/vis-network/vis-network.min.js",
    "templates/release-styles.js",
    "templates/network-scene.js",
    "templates/network-vis.js",
    "templates/network-app.js",
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": False,
        "zoomView": False,
        "tooltipDelay": 100000,
    },
}


def network_html(
    graph: PlanGraph,
    *,
    title: str | None = None,
    p_values: PValues | None = None,
    lang: str = "zh",
) -> str:
    """One HTML page that shows a plan graph and works without a network.

    Args:
        graph: what `respgraph.build_graph` made.
        title: printed as the heading of the page.
        p_values: how unlikely the shared tasks of two units are by chance, by pair of ids.
        lang: ``zh`` or ``en``; the page can switch between both.

    Raises:
        GraphError: the graph lacks the attributes of the contract.
        ArgumentError: the language is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> page = network_html(build_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)")))
    >>> page.startswith("<!doctype html>")
    True
    """
    if lang not in LANGUAGES:
        raise ArgumentError(f"unknown language {lang!r}; known: {', '.join(LANGUAGES)}")
    data = network_data(graph, p_values)
    counts = {"actors": len(data["actors"]), "tasks": len(data["tasks"])}
    return render_page(
        "network.html",
        {"title": title, "counts": counts, "options": data["options"]},
        data={"network": data},
        scripts=NETWORK_SCRIPTS,
        lang=lang,
    )


def network_data(graph: PlanGraph, p_values: PValues | None = None) -> dict[str, Any]:
    """Everything that the network view of a page needs, as JSON values.

    Raises:
        GraphError: the graph lacks the attributes of the contract.
    """
    validate_graph(graph)
    data = facts(graph)
    data["columns"] = _through_pyvis(columns_drawing(graph), directed=True)
    data["pairs"] = _through_pyvis(pairs_drawing(graph, p_values), directed=True)
    data["options"] = _choices(data)
    return data


def _through_pyvis(drawing: Drawing, *, directed: bool) -> dict[str, Any]:
    """Nodes, edges and options as vis-network takes them."""
    from pyvis.network import Network

    builder = Network(directed=directed)
    builder.set_options(json.dumps(_OPTIONS))
    for node in drawing.nodes:
        more = {key: value for key, value in node.items() if key not in ("id", "label")}
        builder.add_node(node["id"], label=node["label"], shape="custom", group="", **more)
    for edge in drawing.edges:
        more = {key: value for key, value in edge.items() if key not in ("from", "to")}
        builder.add_edge(edge["from"], edge["to"], arrows="", **more)
    nodes, edges, _, _, _, options = builder.get_network_data()
    return {"nodes": nodes, "edges": edges, "vis": json.loads(options)}


def _choices(data: dict[str, Any]) -> dict[str, list[Any]]:
    """What the filters offer: top-level sections, and leaders, in the order of the plan."""
    sections = dict.fromkeys(task["section"][0] for task in data["tasks"] if task["section"])
    leading = dict.fromkeys(tie[0] for tie in data["ties"] if 0 in tie[2])
    leaders = [(data["actors"][at]["id"], data["actors"][at]["name"]) for at in sorted(leading)]
    return {"sections": list(sections), "leaders": leaders}
