"""Words that point at another task: 同上, 同第3项."""

from __future__ import annotations

import re

__all__ = ["same_as"]

_SAME = re.compile(
    r"[ \t]*(?:同(?:上|前)(?:一?[项条]|述|款)?|[〃″\"]|''|同(?:第|任务)?(?P<number>\d{1,4})[项条号]?)"
    r"[ \t]*(?=[、,;及和与]|$)"
)


def same_as(text: str) -> tuple[int, str | None] | None:
    """How far the words reach that point at another task, and its number where it is printed.

    >>> same_as("同上"), same_as("同上、县财政局"), same_as("同第3项"), same_as("县财政局")
    ((2, None), (2, None), (4, '3'), None)
    """
    match = _SAME.match(text)
    return None if match is None else (match.end(), match["number"])
