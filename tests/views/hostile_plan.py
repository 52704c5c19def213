"""A plan whose every text tries to be something else than text."""

from __future__ import annotations

from tests.builders import Row, make_plan

from respgraph import Plan, plan_from_json, plan_to_json

SCRIPT = "</script><img src=x onerror=\"document.body.dataset.hacked='yes'\">局"
PROTO = "__proto__"
FORMULA = "=cmd|' /C calc'!A0"
CONTROL = "区\u202e税务\x07局"
TEMPLATE = "{{ 7 * 7 }}{% raw %}局"


def hostile_plan() -> Plan:
    """Hostile leaders, units, sections, task texts and title."""
    plan = make_plan(
        [
            Row("1", [SCRIPT], [PROTO, FORMULA], [CONTROL], section=(SCRIPT, PROTO), text=SCRIPT),
            Row(
                "2", [PROTO], ["constructor"], [TEMPLATE, FORMULA], section=(FORMULA,), text=FORMULA
            ),
            Row("<b>3</b>", [FORMULA], [SCRIPT], [PROTO], section=(TEMPLATE,), text=TEMPLATE),
        ]
    )
    data = plan_to_json(plan)
    data["meta"]["title"] = SCRIPT
    data["document"]["name"] = f"{SCRIPT}.txt"
    return plan_from_json(data)
