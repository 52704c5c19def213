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
from ..guards import takes_graph
from ..identifiers import natural_key
from .drawings import Drawing, PValues, columns_drawing, map_drawing, pairs_drawing
from .network_facts import facts
from .shell import Page, render_page
from .words import LANGUAGES

if TYPE_CHECKING:
    from ..graph import PlanGraph

__all__ = ["LARGE", "network_data", "network_html", "network_page", "network_scripts"]

LARGE = 2000
"""Plans with more nodes than this are shown with WebGL instead of vis-network."""

_SCRIPTS = ("templates/page.js", "templates/network-data.js", "templates/panel.js")
_VIS_SCRIPTS = (
    "templates/hold-styles.js",
    "vendor/vis-network/vis-network.min.js",
    "templates/release-styles.js",
    "templates/network-scene.js",
    "templates/network-vis.js",
)
_SIGMA_SCRIPTS = (
    "vendor/graphology/graphology.umd.min.js",
    "vendor/sigma/sigma.min.js",
    "templates/network-scene.js",
    "templates/network-canvas.js",
    "templates/network-sigma.js",
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "selectConnectedEdges": False,
        "dragNodes": False,
        "zoomView": False,
        "tooltipDelay": 100000,
    },
}


@takes_graph
def network_html(
    graph: PlanGraph,
    *,
    title: str | None = None,
    p_values: PValues | None = None,
    lang: str = "zh",
) -> Page:
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
    return network_page(network_data(graph, p_values), title=title, lang=lang)


def network_page(data: dict[str, Any], *, title: str | None = None, lang: str = "zh") -> Page:
    """The page of data that `network_data` made.

    Raises:
        ArgumentError: the language is unknown.
    """
    if lang not in LANGUAGES:
        raise ArgumentError(f"unknown language {lang!r}; known: {', '.join(LANGUAGES)}")
    counts = {"actors": len(data["ties"]), "tasks": len(data["tasks"].get("text", ()))}
    return render_page(
        "network.html",
        {
            "title": title,
            "counts": counts,
            "options": data["options"],
            "index": data.get("index"),
        },
        data={"network": data},
        scripts=network_scripts(data),
        lang=lang,
    )


def network_data(graph: PlanGraph, p_values: PValues | None = None) -> dict[str, Any]:
    """Everything that the network view of a page needs, as JSON values.

    Raises:
        GraphError: the graph lacks the attributes of the contract.
    """
    validate_graph(graph)
    data = facts(graph)
    large = graph.number_of_nodes() > LARGE
    if large:
        data["map"] = map_drawing(graph)
    else:
        data["columns"] = _through_pyvis(columns_drawing(graph))
        data["pairs"] = _through_pyvis(pairs_drawing(graph, p_values))
    data["options"] = {
        **_choices(graph),
        "views": ["map", "ego"] if large else ["columns", "pairs", "ego"],
        "large": graph.number_of_nodes() if large else 0,
    }
    return data


def network_scripts(data: dict[str, Any]) -> tuple[str, ...]:
    """The scripts that show such data, in order."""
    library = _SIGMA_SCRIPTS if data["options"]["large"] else _VIS_SCRIPTS
    return (*_SCRIPTS, *library, "templates/network-app.js")


def _through_pyvis(drawing: Drawing) -> dict[str, Any]:
    """Nodes, edges and options as vis-network takes them."""
    from pyvis.network import Network

    builder = Network(directed=True)
    builder.set_options(json.dumps(_OPTIONS))
    for node in drawing.nodes:
        more = {key: value for key, value in node.items() if key not in ("id", "label")}
        builder.add_node(node["id"], label=node["label"], shape="custom", group="", **more)
    for edge in drawing.edges:
        more = {key: value for key, value in edge.items() if key not in ("from", "to")}
        builder.add_edge(edge["from"], edge["to"], arrows="", **more)
    nodes, edges, _, _, _, options = builder.get_network_data()
    return {"nodes": nodes, "edges": edges, "vis": json.loads(options)}


def _choices(graph: PlanGraph) -> dict[str, Any]:
    """What the filters offer: top-level sections in the order of the plan, and leaders by name."""
    tasks = [data for _, data in graph.nodes(data=True) if data["layer"] == "task"]
    tasks.sort(key=lambda data: data["position"])
    actors = (node for node, data in graph.nodes(data=True) if data["layer"] != "task")
    leaders = [
        actor
        for actor in actors
        if any("responsible_leader" in tie["roles"] for tie in graph.adj[actor].values())
    ]
    ordered = sorted(leaders, key=lambda leader: (-graph.degree(leader), natural_key(leader)))
    return {
        "sections": list(dict.fromkeys(data["section"][0] for data in tasks if data["section"])),
        "leaders": [(leader, graph.nodes[leader]["label"]) for leader in ordered],
    }
