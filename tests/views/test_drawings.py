from __future__ import annotations

from tests.builders import Row, make_plan, xianan_plan

import respgraph as rg
from respgraph.views.drawings import columns_drawing


def test_columns_draw_possible_ties_only_where_the_text_leaves_it_open() -> None:
    plan = make_plan([Row("1", ["甲", "乙"], ["子局", "丑局"]), Row("2", ["甲"], ["子局"])])
    edges = {
        (edge["from"], edge["to"]): edge for edge in columns_drawing(rg.build_graph(plan)).edges
    }
    certain = edges["responsible_leader:person/甲", "lead_unit:unit/子局"]
    possible = edges["responsible_leader:person/乙", "lead_unit:unit/丑局"]
    assert (certain["possible"], certain["tasks"]) == (0, ["task/1", "task/2"])
    assert (possible["possible"], possible["tasks"]) == (1, ["task/1"])


def test_columns_agree_with_the_columns_graph() -> None:
    plan = xianan_plan()
    drawn = columns_drawing(rg.build_graph(plan))
    graph = rg.columns_graph(plan)
    assert {(edge["from"], edge["to"]) for edge in drawn.edges} == set(graph.edges)
    assert {node["id"] for node in drawn.nodes} == set(graph.nodes)
    possible = {(edge["from"], edge["to"]) for edge in drawn.edges if edge["possible"]}
    assert possible == {
        (a, b) for a, b, data in graph.edges(data=True) if data["certainty"] == "possible"
    }
