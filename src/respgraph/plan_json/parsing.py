"""The bytes of a file that may be Plan JSON, in whatever way it was saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..decoding import begins_as_json, check_size, decode, read_bytes
from ..errors import SavedFileError, UnreadableFileError
from ..plan import Plan
from .loading import plan_from_json
from .schema import FAMILY

__all__ = ["load_plan", "parse_plan_json", "plan_in_json"]

_MARK = FAMILY.encode("ascii")


def load_plan(path: str | Path) -> Plan:
    """Read Plan JSON back, as written by `save_plan` or corrected by a person.

    Raises:
        UnreadableFileError: the file is missing, empty or larger than the limit.
        SavedFileError: it is not Plan JSON of a known version.

    >>> import tempfile
    >>> from respgraph import parse_plan, save_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_plan(plan, f"{folder}/plan.json")
    ...     load_plan(f"{folder}/plan.json").tasks[0].text
    '修路。'
    """
    return parse_plan_json(read_bytes(path), name=str(path))


def parse_plan_json(data: bytes, *, name: str = "plan.json") -> Plan:
    """The plan in the bytes of a Plan JSON file.

    Raises:
        UnreadableFileError: it is empty or larger than the limit.
        SavedFileError: it is not Plan JSON of a known version.
    """
    check_size(data, name)
    return plan_from_json(_parsed(data, name), name=name)


def plan_in_json(data: bytes, name: str) -> Plan | None:
    """The plan in the bytes of any file that may be Plan JSON; None where they are anything else.

    Editors and programs save the same values in another order, layout or encoding.

    >>> plan_in_json(b"1.x", "plan.txt"), plan_in_json(b'{"a": 1}', "other.json")
    (None, None)

    Raises:
        UnreadableFileError: it is JSON larger than the limit.
        SavedFileError: it is Plan JSON, but not whole, or not of a known version.
    """
    if not begins_as_json(data):
        return None
    check_size(data, name)
    try:
        value = _parsed(data, name)
    except (SavedFileError, UnreadableFileError):
        if _MARK in data.replace(b"\x00", b""):
            raise
        return None
    found = value.get("schema") if isinstance(value, dict) else None
    return plan_from_json(value, name=name) if str(found).startswith(FAMILY) else None


def _parsed(data: bytes, name: str) -> Any:
    try:
        return json.loads(_decoded(data, name))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SavedFileError(f"{name}: not a whole JSON file ({error}); write it anew") from error


def _decoded(data: bytes, name: str) -> str:
    """The text of JSON in Unicode, as its standard has it, else in what editors in China save."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        text = decode(data, name)
        if text.undecodable:
            raise
        return text.text
