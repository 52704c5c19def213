from __future__ import annotations

from respgraph.reforms import REFORMS


def test_reforms_lead_forward() -> None:
    for reform in REFORMS:
        assert reform.old not in reform.successors
        assert reform.year in (2018, 2021, 2023)
