"""The schema of Plan JSON, and values checked against it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import SavedFileError

__all__ = ["FAMILY", "PLAN_SCHEMA", "check_values", "plan_schema"]

FAMILY = "respgraph.plan/"
PLAN_SCHEMA = f"{FAMILY}1"


@cache
def plan_schema() -> dict[str, Any]:
    """The JSON Schema of Plan JSON, as shipped in the package.

    >>> plan_schema()["title"]
    'respgraph.plan/1'
    """
    text = files("respgraph").joinpath("plan.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_values(value: Any, name: str) -> None:
    """Refuse values that do not follow the schema, naming the place in them."""
    found = value.get("schema") if isinstance(value, dict) else None
    if found != PLAN_SCHEMA:
        raise SavedFileError(
            f'{name}: not Plan JSON: "schema" is {found!r}, expected {PLAN_SCHEMA!r}; '
            "write one with `respgraph read PLAN --format json`"
        )
    import fastjsonschema

    try:
        _validator()(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise SavedFileError(
            f"{name}: {error.message.replace('data.', '', 1)}; mend this place"
        ) from error


@cache
def _validator() -> Any:
    import fastjsonschema

    return fastjsonschema.compile(plan_schema(), use_default=False)
