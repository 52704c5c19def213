from __future__ import annotations

from typing import Any

from tests.builders import xianan_plan

import respgraph as rg
from respgraph.views.network_facts import facts


def test_facts_keep_every_tie_with_its_evidence() -> None:
    graph = rg.build_graph(xianan_plan())
    data: dict[str, Any] = facts(graph)
    ties = [tie for of_actor in data["ties"] for tie in of_actor]
    assert len(ties) == graph.number_of_edges()
    evidence = sum(max(1, (len(tie) - 2) // 3) for tie in ties)
    assert evidence == sum(len(said) for _, _, said in graph.edges(data="evidence"))
