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

from .building import build_graph, hosts_of, leader_ids, named_graph
from .columns import columns_graph, tie_certainty
from .contract import Evidence, Layer, PlanGraph, SourceLine, counts, validate_graph
from .projection import layer_nodes, project, shared_tasks

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
    "project",
    "shared_tasks",
    "tie_certainty",
    "validate_graph",
]
