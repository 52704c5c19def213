"""Exports: read back equal, cleaned, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
from tests.builders import xianan_plan
from tests.views.hostile_plan import hostile_plan

import respgraph as rg
from respgraph.export import flat_graph, graph_text

PLANS = {"xianan": xianan_plan, "hostile": hostile_plan}


def read_back(text: str, form: str) -> nx.Graph[str]:
    stream = io.BytesIO(text.encode("utf-8"))
    if form == "gexf":
        return nx.read_gexf(stream, version="1.2draft")
    return nx.read_graphml(stream)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("build", [rg.build_graph, rg.columns_graph])
def test_what_is_read_back_equals_what_was_written(name: str, form: str, build) -> None:  # type: ignore[no-untyped-def]
    flat = flat_graph(build(PLANS[name]()))
    found = read_back(graph_text(build(PLANS[name]()), form), form)
    assert set(found) == set(flat)
    assert found.is_directed() == flat.is_directed()
    assert {frozenset(edge) for edge in found.edges} == {frozenset(edge) for edge in flat.edges}
    for node, attributes in flat.nodes(data=True):
        for key in ("kind", "label", "layer"):
            assert found.nodes[node][key] == attributes[key]
    for head, tail, attributes in flat.edges(data=True):
        assert found.edges[head, tail]["roles"] == attributes["roles"]
        assert found.edges[head, tail]["evidence"] == attributes["evidence"]


def test_projection_carries_its_weight() -> None:
    projected = rg.project(rg.build_graph(xianan_plan()))
    found = read_back(graph_text(projected, "gexf"), "gexf")
    for a, b, data in projected.edges(data=True):
        assert found.edges[a, b]["weight"] == data["shared"]


def test_attributes_are_plain() -> None:
    graph = rg.build_graph(xianan_plan())
    for _, attributes in flat_graph(graph).nodes(data=True):
        assert all(isinstance(value, str | int | float | bool) for value in attributes.values())
    assert isinstance(graph.nodes["task/1"]["section"], tuple), "the given graph is left alone"


def test_files_hold_no_date_and_no_control_character() -> None:
    for form in ("gexf", "graphml", "net"):
        text = graph_text(rg.build_graph(hostile_plan()), form)
        assert "lastmodified" not in text
        assert "\x07" not in text
        assert "\u202e" not in text
        assert text == graph_text(rg.build_graph(hostile_plan()), form)


def test_pajek_numbers_vertices_and_counts_edges() -> None:
    graph = rg.build_graph(xianan_plan())
    lines = graph_text(graph, "net").split("\r\n")
    assert lines[0] == f"*Vertices {len(graph)}"
    assert len(lines) == 1 + len(graph) + 1 + graph.number_of_edges() + 1
    read = nx.parse_pajek(graph_text(rg.project(graph), "net").replace("\r", ""))
    assert read.number_of_edges() == rg.project(graph).number_of_edges()


def test_suffix_tells_the_format(tmp_path: Path) -> None:
    graph = rg.build_graph(xianan_plan())
    for suffix in ("graphml", "gexf", "net"):
        rg.save_graph(graph, tmp_path / f"plan.{suffix}")
        assert (tmp_path / f"plan.{suffix}").stat().st_size > 1000
    with pytest.raises(rg.RespgraphError, match=r"known: \.gexf, \.graphml, \.net"):
        rg.save_graph(graph, tmp_path / "plan.xyz")
