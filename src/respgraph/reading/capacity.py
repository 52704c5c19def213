"""How much one reading may hold: what would not fit into memory is refused before it is begun.

Reading needs half a kilobyte or more for each name of a list, and thrice that for each line, whatever the
document looks like. So the marks that divide names, and the lines, tell beforehand what it takes.
"""

from __future__ import annotations

import re

from ..errors import UnreadableFileError

__all__ = ["HEAVIEST_TEXT", "MOST_ASSIGNMENTS", "check_assignments", "check_text"]

HEAVIEST_TEXT = 600_000
"""Most marks between names that a text may hold, each line that is not blank counted
as three."""

MOST_ASSIGNMENTS = 700_000
"""Most assignments that a plan may hold; a clause of a section counts for each task it covers."""

_MARKS = "、,，;；:：(（|\t"
_LINE_ENDS = re.compile(r"[\r\n]\s*")
_LINE_WEIGHT = 3


def check_text(text: str, name: str) -> None:
    """Refuse a text of more names and lines than can be held.

    >>> check_text("1.修路。(牵头单位:县交通局)", "plan.txt")

    Raises:
        UnreadableFileError: it holds too many.
    """
    if len(text) < HEAVIEST_TEXT // _LINE_WEIGHT:
        return
    weight = sum(map(text.count, _MARKS)) + _LINE_WEIGHT * len(_LINE_ENDS.findall(text))
    if weight > HEAVIEST_TEXT:
        raise UnreadableFileError(
            f"{name}: holds more names and lines than can be read at once ({weight:,} by a count "
            f"of marks and lines, {HEAVIEST_TEXT:,} at most); split it into several files"
        )


def check_assignments(count: int, name: str) -> None:
    """Refuse a plan whose sections hand on so many names to so many tasks that none could hold them.

    Raises:
        UnreadableFileError: there are too many.
    """
    if count > MOST_ASSIGNMENTS:
        raise UnreadableFileError(
            f"{name}: its clauses make {count:,} assignments ({MOST_ASSIGNMENTS:,} at most); "
            "look for a heading whose long list covers very many tasks, or split the file"
        )
