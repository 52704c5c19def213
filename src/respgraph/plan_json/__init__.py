"""Plan JSON: a plan as one file that people may read, correct and feed in again.

The schema ``respgraph.plan/1`` lies in the package as ``plan.schema.json``. `save_plan` and
`load_plan` are inverse. A person may correct a name at a task, and then the name there counts, or
rename the actor in the list of actors, and then it is renamed at every task where its name was
left as written. Whatever does not fit the seal of its task (`check`) any more is marked as human.
"""

from .loading import plan_from_json
from .parsing import load_plan, parse_plan_json, plan_in_json
from .saving import plan_to_json, save_plan
from .schema import PLAN_SCHEMA, plan_schema

__all__ = [
    "PLAN_SCHEMA",
    "load_plan",
    "parse_plan_json",
    "plan_from_json",
    "plan_in_json",
    "plan_schema",
    "plan_to_json",
    "save_plan",
]
