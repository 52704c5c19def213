"""The one way a plan becomes a networkx graph, and the attributes such a graph carries.

**Two-mode graph** (`build_graph`): a plain undirected ``networkx.Graph`` of actors and tasks.

========  =======================================================================================
actor     ``kind`` (person, unit, group), ``layer`` (leader or unit), ``label`` (the name),
          ``unit_class`` (text or None)
task      ``kind`` and ``layer`` (both ``task``), ``label`` (its number, else its id), ``number``
          (text or None), ``section`` (tuple of headings), ``text``, ``position`` (0 for the first
          task of the plan), ``unit_class`` (None), ``source`` (tuple of `SourceLine`: the lines of
          the document that state the task and its responsibility)
edge      ``roles`` (sorted tuple of role names; a unit that leads and supports one task keeps
          both), ``certainty`` (certain, or possible for a known member of an open group),
          ``evidence`` (tuple of `Evidence`: role, written name, line), ``expanded`` (true for a
          group word whose members a roster put beside it: no metric counts such a tie twice),
          ``added`` (true where a roster put it, and the document prints only the group word)
========  =======================================================================================

An actor belongs to the layer ``leader`` when it is a person, or a group word that only ever
answers as leader; everyone else belongs to ``unit``.

**Columns graph** (`columns_graph`): a ``networkx.DiGraph`` leader → lead unit → task → supporting
unit with one node per actor *and column*. Its nodes carry ``actor_id`` (None for tasks) and
``joint`` besides, and ``layer`` is the column; its edges carry ``tasks`` (the ids of the tasks
that make them) besides.

Nodes and edges are added in sorted order, so that the same plan in another order gives the same
graph, ``position`` apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

import networkx as nx

from .document import Document, Span
from .errors import ArgumentError, GraphError
from .guards import takes_graph, takes_plan
from .plan import Actor, Assignment, Plan, Task
from .vocabulary import Certainty, Kind, Mention, Origin, Role

__all__ = [
    "Evidence",
    "Layer",
    "PlanGraph",
    "SourceLine",
    "build_graph",
    "columns_graph",
    "counts",
    "hosts_of",
    "layer_nodes",
    "leader_ids",
    "named_graph",
    "natural_key",
    "project",
    "shared_tasks",
    "tie_certainty",
    "validate_graph",
]

PlanGraph: TypeAlias = "nx.Graph[str]"
ColumnsGraph: TypeAlias = "nx.DiGraph[str]"


class Layer(StrEnum):
    """Where a node stands: the first three in `build_graph`, the last four in `columns_graph`."""

    LEADER = "leader"
    UNIT = "unit"
    TASK = "task"
    RESPONSIBLE_LEADER = "responsible_leader"
    LEAD_UNIT = "lead_unit"
    SUPPORTING_UNIT = "supporting_unit"


class Evidence(NamedTuple):
    """Why an edge exists: role, name as printed, line (None where nothing is printed)."""

    role: str
    quote: str
    line: int | None


class SourceLine(NamedTuple):
    """One line of the document, counted from 1, and its words (a very long line is cut)."""

    line: int
    text: str


NODE_ATTRIBUTES = ("kind", "label", "layer", "unit_class")
TASK_ATTRIBUTES = ("number", "position", "section", "source", "text")
EDGE_ATTRIBUTES = ("certainty", "evidence", "roles")
_HEADS = (Role.LEAD_UNIT, Role.JOINT_UNIT)
_ROLE_NAMES = frozenset(Role)
_CERTAINTIES = frozenset(Certainty)
_EDGE_KEYS = frozenset(EDGE_ATTRIBUTES)
_DIGITS = re.compile(r"(\d+)")


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which ``task/2`` stands before ``task/10``.

    >>> sorted(["task/10", "task/2"], key=natural_key)
    ['task/2', 'task/10']
    """
    parts = _DIGITS.split(text)
    return tuple(
        (0, int(part), part) if part.isdecimal() and len(part) < 19 else (1, 0, part)
        for part in parts
        if part
    )


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
        graph.add_node(actor.id, **_actor_attributes(actor, layer))
    positions = {task.id: position for position, task in enumerate(plan.tasks)}
    for task in sorted(plan.tasks, key=lambda task: natural_key(task.id)):
        graph.add_node(task.id, **_task_attributes(plan, task, positions[task.id]))
    ties = _ties(plan)
    expanded = {(entry.member_of, entry.task_id) for entry in plan.assignments if entry.member_of}
    for tie in sorted(ties, key=lambda tie: (natural_key(tie[0]), natural_key(tie[1]))):
        added = all(entry.origin is Origin.ROSTER for entry in ties[tie])
        attributes = {**_edge_attributes(plan, ties[tie]), "added": added}
        graph.add_edge(*tie, **attributes, expanded=tie in expanded)
    for member_id, task_id, group_ties in _possible_ties(plan, ties):
        attributes = _edge_attributes(plan, group_ties)
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


@takes_plan
def columns_graph(plan: Plan) -> ColumnsGraph:
    """The plan in four columns: responsible leader → lead unit → task → supporting unit.

    Joint units stand in the lead column with ``joint`` true where they never lead. A leader is
    tied to the lead units of his tasks; where a task has several leaders and several lead units,
    nobody says who answers for whom, and the tie is ``possible``. A task without lead hangs on its
    leader.

    >>> from respgraph import parse_plan
    >>> columns = columns_graph(parse_plan("1.修路。(责任领导:王明;牵头单位:县交通局)"))
    >>> for edge in columns.edges:
    ...     print(*edge)
    responsible_leader:person/王明 lead_unit:unit/县交通局
    lead_unit:unit/县交通局 task/1
    """
    graph: ColumnsGraph = nx.DiGraph()
    for node, attributes in _column_nodes(plan):
        graph.add_node(node, **attributes)
    positions = {task.id: position for position, task in enumerate(plan.tasks)}
    for task in sorted(plan.tasks, key=lambda task: natural_key(task.id)):
        attributes = _task_attributes(plan, task, positions[task.id])
        graph.add_node(task.id, actor_id=None, joint=False, **attributes)
    edges: dict[tuple[str, str], list[tuple[str, Certainty, list[Assignment]]]] = {}
    for task in plan.tasks:
        for head, tail, certainty, because in _column_edges(plan, task):
            edges.setdefault((head, tail), []).append((task.id, certainty, because))
    for (head, tail), parts in sorted(
        edges.items(), key=lambda item: (natural_key(item[0][0]), natural_key(item[0][1]))
    ):
        because = [assignment for _, _, reasons in parts for assignment in reasons]
        attributes = _edge_attributes(plan, because)
        certain = any(certainty is Certainty.CERTAIN for _, certainty, _ in parts)
        attributes["certainty"] = (Certainty.CERTAIN if certain else Certainty.POSSIBLE).value
        attributes["tasks"] = tuple(sorted({part[0] for part in parts}, key=natural_key))
        graph.add_edge(head, tail, **attributes)
    return graph


@takes_graph
def project(graph: PlanGraph, *, layer: str = "unit", possible: bool = False) -> PlanGraph:
    """The one-mode graph of a layer: two nodes are tied when they share a task (or an actor).

    Args:
        graph: what `build_graph` made.
        layer: ``unit``, ``leader``, ``actor`` (both together) or ``task``.
        possible: whether the possible ties of open groups count.

    Edges carry ``shared`` (how many neighbours the two have in common), ``tasks`` (their ids, the
    evidence), ``jaccard`` (shared / either, 0 to 1), ``cosine`` (shared / √(each · other)) and
    ``newman`` (Σ 1/(n−1) over the shared neighbours with n ties on this side: a task of two makes
    a strong tie, a task of twenty a weak one; Newman 2001).

    Raises:
        GraphError: the graph lacks the attributes of the contract.
        ArgumentError: the layer is unknown.

    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan(
    ...     "1.修路。(牵头单位:甲县交通局;配合单位:甲县财政局)\\n"
    ...     "2.架桥。(牵头单位:甲县交通局;配合单位:甲县水利局)"
    ... )
    >>> pairs = project(build_graph(plan))
    >>> sorted(pairs.edges)
    [('unit/甲县交通局', 'unit/甲县水利局'), ('unit/甲县交通局', 'unit/甲县财政局')]
    """
    nodes = layer_nodes(graph, layer)
    around = _neighbours(graph, nodes, possible)
    projected: PlanGraph = nx.Graph()
    for node in nodes:
        projected.add_node(node, **graph.nodes[node])
    size = _sizes(around)
    for (actor_a, actor_b), tasks in shared_tasks(graph, layer=layer, possible=possible).items():
        shared, a, b = len(tasks), len(around[actor_a]), len(around[actor_b])
        projected.add_edge(
            actor_a,
            actor_b,
            shared=shared,
            tasks=tasks,
            jaccard=shared / (a + b - shared),
            cosine=shared / (a * b) ** 0.5,
            newman=sum(1 / (size[task] - 1) for task in tasks),
        )
    return projected


def shared_tasks(
    graph: PlanGraph, *, layer: str = "unit", possible: bool = False
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What each pair of a layer shares: ids in natural order, pairs sorted."""
    nodes = layer_nodes(graph, layer)
    rank = {node: index for index, node in enumerate(nodes)}
    others: dict[str, list[str]] = {}
    for node, around in _neighbours(graph, nodes, possible).items():
        for other in around:
            others.setdefault(other, []).append(node)
    pairs: dict[tuple[str, str], list[str]] = {}
    for other in sorted(others, key=natural_key):
        for pair in combinations(others[other], 2):
            pairs.setdefault(pair, []).append(other)
    ordered = sorted(pairs, key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return {pair: tuple(pairs[pair]) for pair in ordered}


def layer_nodes(graph: PlanGraph, layer: str) -> list[str]:
    """The nodes of a layer in natural order; ``actor`` means leaders and units together.

    Raises:
        GraphError: a node has no ``layer``.
        ArgumentError: the layer is unknown.
    """
    wanted = {"actor": ("leader", "unit")}.get(layer, (layer,))
    known = {member.value for member in Layer}
    if not set(wanted) <= known:
        raise ArgumentError(f"unknown layer {layer!r}; known: actor, {', '.join(sorted(known))}")
    chosen = []
    for node, attributes in graph.nodes(data=True):
        if "layer" not in attributes:
            raise GraphError(f"node {node!r} has no layer; build the graph with build_graph(plan)")
        if attributes["layer"] in wanted:
            chosen.append(node)
    return sorted(chosen, key=natural_key)


def leader_ids(plan: Plan) -> set[str]:
    """Ids of the actors of the layer ``leader``: persons, and groups that only answer as leaders."""
    leaders = set()
    for actor in plan.actors:
        roles = {assignment.role for assignment in plan.assignments_by_actor[actor.id]}
        only_leads_people = actor.kind is Kind.GROUP and roles == {Role.RESPONSIBLE_LEADER}
        if actor.kind is Kind.PERSON or only_leads_people:
            leaders.add(actor.id)
    return leaders


def counts(tie: Mapping[str, Any], *, possible: bool = False) -> bool:
    """Whether network metrics count an edge: certain (or `possible` too), and not expanded.

    >>> counts({"certainty": "certain", "expanded": True}), counts({"certainty": "certain"})
    (False, True)
    """
    if tie.get("expanded", False):
        return False
    return possible or tie.get("certainty") != Certainty.POSSIBLE


def tie_certainty(leaders: int, heads: int) -> Certainty:
    """Whether a leader certainly answers for a lead unit of a task with so many of both.

    >>> str(tie_certainty(1, 3)), str(tie_certainty(2, 2))
    ('certain', 'possible')
    """
    return Certainty.CERTAIN if leaders <= 1 or heads <= 1 else Certainty.POSSIBLE


@takes_graph
def validate_graph(graph: PlanGraph) -> None:
    """Raise unless a graph keeps the contract of `build_graph`.

    Raises:
        GraphError: an attribute is missing or has a value outside the contract, or an edge does
            not join an actor and a task; the message names the node or edge.

    >>> import networkx as nx
    >>> from respgraph import build_graph, parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> validate_graph(build_graph(plan))
    >>> validate_graph(nx.Graph([("a", "b")]))
    Traceback (most recent call last):
        ...
    respgraph.errors.GraphError: node 'a' lacks kind, label, layer, unit_class; build the graph with build_graph(plan)
    """
    if graph.is_directed() or graph.is_multigraph():
        raise GraphError("a plan graph is a plain networkx.Graph; build it with build_graph(plan)")
    for node, attributes in graph.nodes(data=True):
        _check_node(str(node), attributes)
    layers: dict[str, str] = {node: data["layer"] for node, data in graph.nodes(data=True)}
    for end_a, end_b, attributes in graph.edges(data=True):
        if _keeps_contract(attributes) and _joins(layers, end_a, end_b):
            continue
        what = f"edge {end_a!r} – {end_b!r}"
        _require(what, attributes, EDGE_ATTRIBUTES)
        if not _joins(layers, end_a, end_b):
            raise GraphError(f"{what} does not join an actor and a task")
        _check_values(what, "roles", attributes["roles"], _ROLE_NAMES)
        _check_values(what, "certainty", (attributes["certainty"],), _CERTAINTIES)


def _keeps_contract(attributes: dict[str, Any]) -> bool:
    return (
        attributes.keys() >= _EDGE_KEYS
        and attributes["certainty"] in _CERTAINTIES
        and _ROLE_NAMES.issuperset(attributes["roles"])
    )


def _joins(layers: dict[str, str], end_a: str, end_b: str) -> bool:
    """Whether an edge runs between an actor and a task."""
    return (layers[end_a] == "task") != (layers[end_b] == "task")


def _check_node(node: str, attributes: dict[str, Any]) -> None:
    what = f"node {node!r}"
    _require(what, attributes, NODE_ATTRIBUTES)
    _check_values(what, "layer", (attributes["layer"],), (Layer.LEADER, Layer.UNIT, Layer.TASK))
    if attributes["layer"] == Layer.TASK:
        _require(what, attributes, TASK_ATTRIBUTES)
        _check_values(what, "kind", (attributes["kind"],), ("task",))
    else:
        _check_values(what, "kind", (attributes["kind"],), tuple(Kind))


def _require(what: str, attributes: dict[str, Any], names: Iterable[str]) -> None:
    missing = [name for name in names if name not in attributes]
    if missing:
        raise GraphError(
            f"{what} lacks {', '.join(missing)}; build the graph with build_graph(plan)"
        )


def _check_values(what: str, name: str, values: Iterable[Any], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise GraphError(f"{what} has {name} {value!r}; known: {', '.join(sorted(known))}")


def _actor_attributes(actor: Actor, layer: Layer) -> dict[str, Any]:
    return {
        "kind": actor.kind.value,
        "label": actor.name,
        "layer": layer.value,
        "unit_class": actor.unit_class,
    }


def _task_attributes(plan: Plan, task: Task, position: int) -> dict[str, Any]:
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


def _edge_attributes(plan: Plan, assignments: Iterable[Assignment]) -> dict[str, Any]:
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


def _column(role: Role) -> Layer:
    return Layer.LEAD_UNIT if role is Role.JOINT_UNIT else Layer(role.value)


def _column_nodes(plan: Plan) -> list[tuple[str, dict[str, Any]]]:
    """One node per actor and column, columns in reading order, names in natural order."""
    places = {(_column(entry.role), entry.actor_id) for entry in plan.assignments}
    leading = {entry.actor_id for entry in plan.assignments if entry.role is Role.LEAD_UNIT}
    order = list(Layer)
    nodes = []
    for column, actor_id in sorted(
        places, key=lambda place: (order.index(place[0]), natural_key(place[1]))
    ):
        attributes = _actor_attributes(plan.actor_by_id[actor_id], column)
        attributes["actor_id"] = actor_id
        attributes["joint"] = column is Layer.LEAD_UNIT and actor_id not in leading
        nodes.append((f"{column.value}:{actor_id}", attributes))
    return nodes


_ColumnEdge = tuple[str, str, Certainty, list[Assignment]]


def _column_edges(plan: Plan, task: Task) -> Iterator[_ColumnEdge]:
    entries = plan.assignments_by_task[task.id]
    leaders = _by_actor(entry for entry in entries if entry.role is Role.RESPONSIBLE_LEADER)
    heads = _by_actor(entry for entry in entries if entry.role in _HEADS)
    supporters = _by_actor(entry for entry in entries if entry.role is Role.SUPPORTING_UNIT)
    certainty = tie_certainty(len(leaders), len(heads))
    for leader, said in leaders.items():
        if not heads:
            yield f"{Layer.RESPONSIBLE_LEADER}:{leader}", task.id, Certainty.CERTAIN, said
        for head, named in heads.items():
            tail = f"{Layer.LEAD_UNIT}:{head}"
            yield f"{Layer.RESPONSIBLE_LEADER}:{leader}", tail, certainty, [*said, *named]
    for head, named in heads.items():
        yield f"{Layer.LEAD_UNIT}:{head}", task.id, Certainty.CERTAIN, named
    for supporter, named in supporters.items():
        yield task.id, f"{Layer.SUPPORTING_UNIT}:{supporter}", Certainty.CERTAIN, named


def _by_actor(entries: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    groups: dict[str, list[Assignment]] = {}
    for entry in entries:
        groups.setdefault(entry.actor_id, []).append(entry)
    return groups


def _neighbours(graph: PlanGraph, nodes: Iterable[str], possible: bool) -> dict[str, list[str]]:
    """What each node is tied to, possible ties only when asked for."""
    return {
        node: [
            other
            for other, attributes in graph.adj[node].items()
            if counts(attributes, possible=possible)
        ]
        for node in nodes
    }


def _sizes(around: dict[str, list[str]]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for others in around.values():
        for other in others:
            sizes[other] = sizes.get(other, 0) + 1
    return sizes
