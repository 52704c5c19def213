"""A plan graph as compact JSON values for the network page: who, what, and the ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .. import escaping
from ..identifiers import natural_key
from ..vocabulary import Kind, Role
from .search_keys import search_keys

if TYPE_CHECKING:
    from ..graph import PlanGraph

__all__ = ["actors_of", "facts", "tasks_of"]

ROLES = tuple(Role)
_ROLE_AT = {str(role): at for at, role in enumerate(ROLES)}
_KINDS = tuple(map(str, Kind))


def facts(graph: PlanGraph) -> dict[str, Any]:
    """Actors, tasks and ties of a graph as compact JSON values, column by column.

    What can be told from elsewhere is left out, because a large plan must still be a small page:
    an id that is the kind and the name is ``0``, so is a quote that is the actor's name; the text
    of a task is ``[start, length]`` in its source where it stands there; sections are numbered.
    Ties stand actor by actor: ``[task, state, role, quote, line, role, quote, line …]`` with the
    state 1 where the tie is only possible, 2 where a roster added it, 3 where both hold, 0 else,
    task and role by position, and line ``0`` for the first line of the task's source; the commonest
    tie, ``[task, 0, role, 0, 0]``, is ``[task, role]``.
    """
    actors, tasks = actors_of(graph), tasks_of(graph)
    sections = list(dict.fromkeys(graph.nodes[task]["section"] for task in tasks))
    numbers = {section: at for at, section in enumerate(sections)}
    return {
        "actors": _columns_of(_actor_fact(node, graph.nodes[node]) for node in actors),
        "tasks": _columns_of(_task_fact(node, graph.nodes[node], numbers) for node in tasks),
        "sections": [list(section) for section in sections],
        "ties": _tie_facts(graph, actors, tasks),
        "roles": [str(role) for role in ROLES],
    }


def actors_of(graph: PlanGraph) -> list[str]:
    """The actors of a graph in the order of their ids."""
    nodes = (node for node, data in graph.nodes(data=True) if data["layer"] != "task")
    return sorted(nodes, key=natural_key)


def tasks_of(graph: PlanGraph) -> list[str]:
    """The tasks of a graph in the order of the plan."""
    tasks = [(data, node) for node, data in graph.nodes(data=True) if data["layer"] == "task"]
    tasks.sort(key=lambda task: (task[0]["position"], task[1]))
    return [node for _, node in tasks]


def _columns_of(rows: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Records of one shape as one list a field."""
    columns: dict[str, list[Any]] = {}
    for row in rows:
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return columns


def _actor_fact(node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": 0 if node == f"{data['kind']}/{data['label']}" else node,
        "name": data["label"],
        "kind": _KINDS.index(data["kind"]),
        "class": data["unit_class"],
        "keys": search_keys(data["label"]),
    }


def _task_fact(
    node: str, data: Mapping[str, Any], sections: Mapping[tuple[str, ...], int]
) -> dict[str, Any]:
    source = [list(line) for line in data["source"]]
    return {
        "id": 0 if node == f"task/{data['number']}" else node,
        "number": data["number"],
        "section": sections[data["section"]],
        "source": source,
        "text": _place_in(data["text"], source[0][1]) if source else data["text"],
    }


def _place_in(text: str, line: str) -> list[int] | str:
    """Where a text stands in a line, counted as JavaScript does, else the text itself."""
    start = line.find(text)
    if start < 0 or not text or escaping.visible(line) != line:
        return text
    return [_utf16(line[:start]), _utf16(text)]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _tie_facts(graph: PlanGraph, actors: list[str], tasks: list[str]) -> list[list[list[Any]]]:
    """The ties of every actor, in the order of actors and tasks."""
    task_at = {node: at for at, node in enumerate(tasks)}
    nodes: dict[str, dict[str, Any]] = {node: data for node, data in graph.nodes(data=True)}  # noqa: C416
    lines = {task: source[0][0] for task in tasks if (source := nodes[task]["source"])}
    return [
        [
            [task_at[task], *_tie_fact(data, nodes[actor]["label"], lines.get(task))]
            for task, data in sorted(graph.adj[actor].items(), key=lambda tie: task_at[tie[0]])
        ]
        for actor in actors
    ]


def _tie_fact(data: Mapping[str, Any], name: str, first: int | None) -> list[Any]:
    possible, added = data["certainty"] == "possible", data.get("added", False)
    tie: list[Any] = [int(possible) + 2 * int(added)]
    for role, quote, line in data["evidence"]:
        tie += (_ROLE_AT[role], 0 if quote == name else quote, 0 if line == first else line)
    return [tie[1]] if len(tie) == 4 and tie[0] == tie[2] == tie[3] == 0 else tie
