"""A plan as a two-mode graph: who is assigned to which task, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from ..document import Document, Span
from ..guards import takes_plan
from ..identifiers import natural_key
from ..plan import Actor, Assignment, Plan, Task
from ..vocabulary import Certainty, Kind, Mention, Origin, Role
from .contract import Evidence, Layer, PlanGraph, SourceLine

__all__ = [
    "actor_attributes",
    "build_graph",
    "edge_attributes",
    "hosts_of",
    "leader_ids",
    "named_graph",
    "task_attributes",
]


@takes_plan
def build_graph(plan: Plan) -> PlanGraph:
    """The two-mode graph of a plan: who is assigned to which task, with the words that say so.

    Every actor and every task is a node, those without ties too. A known member of an open group
    (a roster tells) is tied to the group's tasks as ``possible``, unless it is certain there.

    >>> from respgraph import parse_plan
    >>> graph = build_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> sorted(graph)
    ['person/王明', 'task/1', 'unit/县交通局']
    >>> graph.edges["unit/县交通局", "task/1"]["roles"]
    ('lead_unit',)
    """
    graph: PlanGraph = nx.Graph()
    leaders = leader_ids(plan)
    for actor in sorted(plan.actors, key=lambda actor: natural_key(actor.id)):
        layer = Layer.LEADER if actor.id in leaders else Layer.UNIT
        graph.add_node(actor.id, **actor_attributes(actor, layer))
    positions = {task.id: position for position, task in enumerate(plan.tasks)}
    for task in sorted(plan.tasks, key=lambda task: natural_key(task.id)):
        graph.add_node(task.id, **task_attributes(plan, task, positions[task.id]))
    ties = _ties(plan)
    expanded = {(entry.member_of, entry.task_id) for entry in plan.assignments if entry.member_of}
    for tie in sorted(ties, key=lambda tie: (natural_key(tie[0]), natural_key(tie[1]))):
        added = all(entry.origin is Origin.ROSTER for entry in ties[tie])
        attributes = {**edge_attributes(plan, ties[tie]), "added": added}
        graph.add_edge(*tie, **attributes, expanded=tie in expanded)
    for member_id, task_id, group_ties in _possible_ties(plan, ties):
        attributes = edge_attributes(plan, group_ties)
        attributes |= {"certainty": Certainty.POSSIBLE.value, "added": True}
        graph.add_edge(member_id, task_id, **attributes, expanded=False)
    return graph


def named_graph(plan: Plan) -> PlanGraph:
    """The two-mode graph of those whom the text names: no group words, no members of them.

    Members of one group word share all its tasks by the spelling out alone, so a test of who
    works together on `build_graph` would find the roster in them and nothing else.

    >>> from respgraph import parse_plan
    >>> sorted(named_graph(parse_plan("1.修路。(牵头单位:县交通局;配合单位:各乡镇)")))
    ['task/1', 'unit/县交通局']
    """
    graph = build_graph(plan)
    named = {(entry.actor_id, entry.task_id) for entry in plan.printed_assignments}
    unnamed = [tie for tie in graph.edges if tie not in named and tie[::-1] not in named]
    graph.remove_edges_from(unnamed)
    graph.remove_nodes_from(
        [
            node
            for node, data in graph.nodes(data=True)
            if data["kind"] == Kind.GROUP
            or (data["layer"] != Layer.TASK and not graph.degree(node))
        ]
    )
    return graph


def leader_ids(plan: Plan) -> set[str]:
    """Ids of the actors of the layer ``leader``: persons, and groups that only answer as leaders."""
    leaders = set()
    for actor in plan.actors:
        roles = {assignment.role for assignment in plan.assignments_by_actor[actor.id]}
        only_leads_people = actor.kind is Kind.GROUP and roles == {Role.RESPONSIBLE_LEADER}
        if actor.kind is Kind.PERSON or only_leads_people:
            leaders.add(actor.id)
    return leaders


def actor_attributes(actor: Actor, layer: Layer) -> dict[str, Any]:
    """What the node of an actor carries."""
    return {
        "kind": actor.kind.value,
        "label": actor.name,
        "layer": layer.value,
        "unit_class": actor.unit_class,
    }


def task_attributes(plan: Plan, task: Task, position: int) -> dict[str, Any]:
    """What the node of a task carries; `position` is its place in the plan."""
    return {
        "kind": "task",
        "label": task.number or task.id,
        "layer": Layer.TASK.value,
        "number": task.number,
        "position": position,
        "section": task.section,
        "source": _source_lines(plan, task),
        "text": task.text,
        "unit_class": None,
    }


def _source_lines(plan: Plan, task: Task) -> tuple[SourceLine, ...]:
    spans = [
        *task.spans,
        *(span for entry in plan.assignments_by_task[task.id] for span in entry.spans),
    ]
    return tuple(
        SourceLine(plan.document.line_column(span)[0], plan.document.quote([span]))
        for span in _merged_sentences(plan.document, spans)
    )


def _merged_sentences(document: Document, spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for sentence in sorted(document.sentence(span) for span in spans):
        if last is not None and sentence.start <= last.end:
            last = Span(last.start, max(last.end, sentence.end))
            continue
        if last is not None:
            yield last
        last = sentence
    if last is not None:
        yield last


def _ties(plan: Plan) -> dict[tuple[str, str], list[Assignment]]:
    ties: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in plan.assignments:
        ties.setdefault((assignment.actor_id, assignment.task_id), []).append(assignment)
    return ties


def _possible_ties(
    plan: Plan, ties: dict[tuple[str, str], list[Assignment]]
) -> list[tuple[str, str, list[Assignment]]]:
    """Members of open groups on tasks where they, or a unit they host, are not certain, sorted."""
    found: dict[tuple[str, str], list[Assignment]] = {}
    expanded = {(entry.member_of, entry.task_id) for entry in plan.assignments if entry.member_of}
    taken = ties.keys() | _ties_of_hosts(plan, ties)
    for assignment in plan.assignments:
        tie = (assignment.actor_id, assignment.task_id)
        if assignment.mention is Mention.UNIVERSAL or tie in expanded:
            continue
        for member_id in plan.actor_by_id[assignment.actor_id].members:
            if (member_id, assignment.task_id) not in taken:
                found.setdefault((member_id, assignment.task_id), []).append(assignment)
    ordered = sorted(found, key=lambda tie: (natural_key(tie[0]), natural_key(tie[1])))
    return [(member_id, task_id, found[member_id, task_id]) for member_id, task_id in ordered]


def hosts_of(plan: Plan) -> dict[str, str]:
    """Each hosted unit's last host, following hosts of hosts."""
    direct = {actor.id: actor.host for actor in plan.actors if actor.host is not None}
    hosts = {}
    for actor_id, host in direct.items():
        seen, at = {actor_id}, host
        while at in direct and at not in seen:
            seen.add(at)
            at = direct[at]
        hosts[actor_id] = at
    return hosts


def _ties_of_hosts(plan: Plan, ties: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The tasks of hosted units as their hosts' own: a group word can add nothing there."""
    hosts = hosts_of(plan)
    return {(hosts[actor_id], task_id) for actor_id, task_id in ties if actor_id in hosts}


def edge_attributes(plan: Plan, assignments: Iterable[Assignment]) -> dict[str, Any]:
    """What an edge carries that these assignments make."""
    entries = list(assignments)
    return {
        "roles": tuple(sorted({entry.role.value for entry in entries})),
        "certainty": Certainty.CERTAIN.value,
        "evidence": tuple(dict.fromkeys(_evidence(plan, entry) for entry in entries)),
    }


def _evidence(plan: Plan, assignment: Assignment) -> Evidence:
    if not assignment.spans:
        return Evidence(assignment.role.value, plan.actor_by_id[assignment.actor_id].name, None)
    line, _ = plan.document.line_column(assignment.spans[0])
    return Evidence(assignment.role.value, plan.written(assignment), line)
