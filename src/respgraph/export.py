"""Plan graphs for other programs: GraphML and GEXF (Gephi, yEd), Pajek.

Those formats know only text and numbers. Lists are joined, missing values become empty text,
control characters are shown escaped, and nothing depends on the clock, so that every file can be
opened again and the same graph gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ArgumentError
from .escaping import xml_text
from .guards import takes_graph
from .writing import atomic_write

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["GRAPH_FORMATS", "flat_graph", "graph_text", "save_graph"]

GRAPH_FORMATS = ("gexf", "graphml", "net")
_BETWEEN = "; "


@takes_graph
def save_graph(graph: nx.Graph[str], path: str | Path) -> None:
    """Write a graph for another program; the suffix of the file name tells the format.

    Args:
        graph: what `build_graph`, `columns_graph` or `project` made.
        path: a name that ends in ``.graphml``, ``.gexf`` or ``.net`` (Pajek).

    Raises:
        ArgumentError: the suffix is none of these.
        OutputError: the file cannot be written.

    >>> import tempfile
    >>> import networkx as nx
    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> graph = build_graph(plan)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_graph(graph, f"{folder}/plan.graphml")
    ...     nx.read_graphml(f"{folder}/plan.graphml").number_of_edges()
    3
    """
    suffix = Path(path).suffix.lstrip(".").lower()
    atomic_write(path, graph_text(graph, suffix))


def graph_text(graph: nx.Graph[str], form: str) -> str:
    """A graph in one of `GRAPH_FORMATS` as text.

    Raises:
        ArgumentError: the format is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> "县交通局" in graph_text(graph, "graphml")
    True
    """
    if form == "graphml":
        return _graphml(flat_graph(graph))
    if form == "gexf":
        return _gexf(flat_graph(graph))
    if form == "net":
        return _pajek(flat_graph(graph))
    known = ", ".join(f".{one}" for one in GRAPH_FORMATS)
    raise ArgumentError(f"unknown graph format {form!r}; known: {known}")


def flat_graph(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose attributes are plain text, numbers or truth values, sorted by name."""
    flat: nx.Graph[str] = graph.__class__()
    for node, attributes in graph.nodes(data=True):
        flat.add_node(xml_text(node), **_flat_attributes(attributes))
    for head, tail, attributes in graph.edges(data=True):
        flat.add_edge(xml_text(head), xml_text(tail), **_flat_attributes(attributes))
    return flat


def _flat_attributes(attributes: dict[str, Any]) -> dict[str, Any]:
    flat = {name: _flat(value) for name, value in sorted(attributes.items())}
    if isinstance(flat.get("shared"), int):
        flat["weight"] = float(flat["shared"])
    return flat


def _flat(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, tuple | list):
        return _BETWEEN.join(_line(item) for item in value)
    return xml_text(value)


def _line(item: Any) -> str:
    """One item of a list: a record of several fields has them between bars."""
    if isinstance(item, tuple | list):
        return " | ".join("" if part is None else xml_text(part) for part in item)
    return xml_text(item)


def _graphml(graph: nx.Graph[str]) -> str:
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(graph=graph, encoding="utf-8", prettyprint=True)
    writer.indent(writer.xml)
    return _document(writer.xml)


def _gexf(graph: nx.Graph[str]) -> str:
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.indent(writer.xml)
    return _document(writer.xml)


def _document(root: Any) -> str:
    from xml.etree.ElementTree import tostring

    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _pajek(graph: nx.Graph[str]) -> str:
    """Pajek's format: numbered vertices with their labels, then weighted arcs or edges."""
    number = {node: at for at, node in enumerate(graph, start=1)}
    lines = [f"*Vertices {len(number)}"]
    lines += [
        f'{at} "{_quoted(graph.nodes[node].get("label", node))}"' for node, at in number.items()
    ]
    lines.append("*Arcs" if graph.is_directed() else "*Edges")
    for head, tail, attributes in graph.edges(data=True):
        lines.append(f"{number[head]} {number[tail]} {attributes.get('weight', 1.0):g}")
    return "\r\n".join(lines) + "\r\n"


def _quoted(label: object) -> str:
    return str(label).replace('"', "”").replace("\r", " ").replace("\n", " ")
