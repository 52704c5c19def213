"""The graph of a plan: contract, columns, projections, and independence of order."""

from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx
import pytest
from tests.builders import Row, make_plan, xianan_plan

from respgraph import Actor, Document, Kind, Plan
from respgraph.errors import ArgumentError, GraphError
from respgraph.graph import (
    build_graph,
    columns_graph,
    layer_nodes,
    project,
    shared_tasks,
    validate_graph,
)


@pytest.fixture(scope="module")
def source() -> Plan:
    return xianan_plan()


def test_source_document_has_its_91_assignments(source: Plan) -> None:
    roles = [assignment.role.value for assignment in source.assignments]
    assert len(source.tasks) == 21
    counts = {role: roles.count(role) for role in set(roles)}
    assert counts == {"responsible_leader": 24, "lead_unit": 26, "supporting_unit": 41}


def test_two_mode_graph_keeps_its_contract(source: Plan) -> None:
    graph = build_graph(source)
    validate_graph(graph)
    assert len(layer_nodes(graph, "task")) == 21
    assert len(layer_nodes(graph, "leader")) == 6
    assert graph.number_of_edges() == 91
    assert graph.nodes["task/12"]["section"][0] == "二、七个方面主要工作安排"
    edge = graph.edges["unit/区发改局", "task/12"]
    assert edge["roles"] == ("supporting_unit",)
    assert edge["evidence"][0].quote == "区发改局"
    assert edge["evidence"][0].line == 12
    assert "区发改局" in graph.nodes["task/12"]["source"][0].text


def test_a_unit_that_leads_and_supports_keeps_both_roles() -> None:
    graph = build_graph(make_plan([Row("1", leads=["甲局"], supports=["甲局", "乙局"])]))
    edge = graph.edges["unit/甲局", "task/1"]
    assert edge["roles"] == ("lead_unit", "supporting_unit")
    assert [evidence.role for evidence in edge["evidence"]] == ["lead_unit", "supporting_unit"]


def test_members_of_open_groups_are_tied_as_possible() -> None:
    plan = make_plan(
        [Row("1", leads=["甲局"], supports=["相关部门"]), Row("2", supports=["相关部门"])],
        members={"相关部门": ["甲局", "乙局"]},
    )
    graph = build_graph(plan)
    validate_graph(graph)
    assert graph.edges["unit/甲局", "task/1"]["certainty"] == "certain"
    assert graph.edges["unit/甲局", "task/2"]["certainty"] == "possible"
    assert graph.edges["unit/乙局", "task/1"]["certainty"] == "possible"
    assert project(graph).number_of_edges() == 1
    assert set(project(graph, possible=True).edges) == {
        ("group/相关部门", "unit/乙局"),
        ("group/相关部门", "unit/甲局"),
        ("unit/乙局", "unit/甲局"),
    }


def test_order_of_input_does_not_matter(source: Plan) -> None:
    randomness = random.Random(7)
    tasks, actors, ties = list(source.tasks), list(source.actors), list(source.assignments)
    for records in (tasks, actors, ties):
        randomness.shuffle(records)
    shuffled = replace(source, tasks=tuple(tasks), actors=tuple(actors), assignments=tuple(ties))
    for build in (build_graph, columns_graph):
        one, other = build(source), build(shuffled)
        assert list(one) == list(other)
        assert list(one.edges) == list(other.edges)
        for node in one:
            kept = {key: value for key, value in one.nodes[node].items() if key != "position"}
            assert kept.items() <= other.nodes[node].items()


def test_columns_hold_one_node_per_actor_and_column(source: Plan) -> None:
    columns = columns_graph(source)
    assert "lead_unit:unit/区发改局" in columns
    assert "supporting_unit:unit/区发改局" in columns
    assert columns.nodes["lead_unit:unit/区发改局"]["actor_id"] == "unit/区发改局"
    assert nx.is_directed_acyclic_graph(columns)
    edge = columns.edges["responsible_leader:person/杜新国", "lead_unit:unit/区发改局"]
    assert edge["certainty"] == "certain"
    assert edge["tasks"] == ("task/1", "task/2", "task/7", "task/10", "task/13", "task/19")


def test_leader_to_lead_unit_is_possible_where_several_meet_several() -> None:
    plan = make_plan([Row("1", leaders=["王", "李"], leads=["甲局", "乙局"])])
    certainties = {
        attributes["certainty"]
        for head, _, attributes in columns_graph(plan).edges(data=True)
        if head.startswith("responsible_leader")
    }
    assert certainties == {"possible"}


def test_a_task_without_lead_hangs_on_its_leader_and_joint_units_are_marked() -> None:
    columns = columns_graph(
        make_plan([Row("1", leaders=["王"], supports=["甲局"]), Row("2", joints=["乙局"])])
    )
    assert columns.has_edge("responsible_leader:person/王", "task/1")
    assert columns.nodes["lead_unit:unit/乙局"]["joint"] is True
    assert columns.edges["lead_unit:unit/乙局", "task/2"]["roles"] == ("joint_unit",)


def test_projection_agrees_with_networkx(source: Plan) -> None:
    graph = build_graph(source)
    units = layer_nodes(graph, "unit")
    side = graph.subgraph([*units, *layer_nodes(graph, "task")])
    ours = project(graph)
    shared = nx.bipartite.weighted_projected_graph(side, units)
    newman = nx.bipartite.collaboration_weighted_projected_graph(side, units)
    jaccard = nx.bipartite.overlap_weighted_projected_graph(side, units)
    assert {frozenset(edge) for edge in ours.edges} == {frozenset(edge) for edge in shared.edges}
    for *edge, attributes in ours.edges(data=True):
        assert attributes["shared"] == shared.edges[edge]["weight"]
        assert attributes["newman"] == pytest.approx(newman.edges[edge]["weight"])
        assert attributes["jaccard"] == pytest.approx(jaccard.edges[edge]["weight"])


def test_projection_of_tasks_names_the_actors_in_common(source: Plan) -> None:
    tasks = project(build_graph(source), layer="task")
    assert tasks.edges["task/1", "task/2"]["tasks"] == ("person/杜新国", "unit/区发改局")


def test_shared_tasks_are_evidence_in_natural_order(source: Plan) -> None:
    shared = shared_tasks(build_graph(source))
    pair = ("unit/区发改局", "unit/区科经局")
    assert shared[pair] == ("task/15", "task/17", "task/18")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda graph: graph.nodes["task/1"].pop("section"), "lacks section"),
        (lambda graph: graph.nodes["unit/甲局"].update(kind="thing"), "kind 'thing'"),
        (lambda graph: graph.edges["unit/甲局", "task/1"].pop("roles"), "lacks roles"),
        (lambda graph: graph.add_node("stray"), "lacks kind"),
        (
            lambda graph: graph.add_edge(
                "unit/甲局", "unit/乙局", roles=(), certainty="certain", evidence=()
            ),
            "does not join",
        ),
    ],
)
def test_validator_names_what_is_broken(change: object, words: str) -> None:
    graph = build_graph(make_plan([Row("1", leads=["甲局"], supports=["乙局"])]))
    change(graph)  # type: ignore[operator]
    with pytest.raises(GraphError, match=words):
        validate_graph(graph)


def test_validator_refuses_directed_graphs(source: Plan) -> None:
    with pytest.raises(GraphError, match="build_graph"):
        validate_graph(columns_graph(source))  # type: ignore[arg-type]


def test_unknown_layer_is_refused(source: Plan) -> None:
    with pytest.raises(ArgumentError, match="unknown layer 'towns'"):
        project(build_graph(source), layer="towns")


def test_empty_plan_and_idle_actor() -> None:
    plan = Plan(Document("empty.txt", ""), actors=(Actor("unit/甲", "甲", Kind.UNIT),))
    graph = build_graph(plan)
    validate_graph(graph)
    assert list(graph) == ["unit/甲"]
    assert columns_graph(plan).number_of_nodes() == 0
    assert project(graph).number_of_edges() == 0
