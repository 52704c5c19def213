"""Seals: short fingerprints of what the program wrote, so that a person's changes show.

A task of Plan JSON carries a seal of itself and of each of its assignments. When the file comes
back, what no longer fits its seal was changed by a person.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Changes", "changes_since", "seal"]

_LIST, _SEAL = "assignments", "check"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person changed in a task: its own fields, which assignments, how many are gone."""

    task: bool = False
    assignments: frozenset[int] = frozenset()
    removed: int = 0


def seal(task: Mapping[str, Any]) -> str:
    """The seal of a task as JSON values: eight digits for it, and for each assignment.

    >>> seal({"id": "task/1", "assignments": [{"name": "县交通局"}]})
    '9f49e41a 244d4c7f'
    """
    own = {key: value for key, value in task.items() if key not in (_LIST, _SEAL)}
    return " ".join(_digest(value) for value in (own, *task[_LIST]))


def changes_since(task: Mapping[str, Any]) -> Changes:
    """What differs from the seal that a task carries; nothing where it carries none.

    >>> task = {"id": "task/1", "assignments": [{"name": "县交通局"}, {"name": "县财政局"}]}
    >>> task["check"] = seal(task)
    >>> task["assignments"] = [{"name": "县公路局"}]
    >>> changes_since(task)
    Changes(task=False, assignments=frozenset({0}), removed=1)
    """
    if not task.get(_SEAL):
        return Changes()
    own, *written = str(task[_SEAL]).split()
    now_own, *now = seal(task).split()
    left = Counter(written)
    changed = set()
    for index, digest in enumerate(now):
        if left[digest] > 0:
            left[digest] -= 1
        else:
            changed.add(index)
    removed = max(0, sum(left.values()) - len(changed))
    return Changes(own != now_own, frozenset(changed), removed)


def _digest(value: Any) -> str:
    text = json.dumps(_plain(value), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:8]


def _plain(value: Any) -> Any:
    """The same value with whole numbers as integers: other programs write 5.0 as 5."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
