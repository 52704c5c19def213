"""Words that say which items above a clause covers: 以上1—3项, 上述各项, 第2、5项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entries import Entry, EntryKind, number_value

__all__ = ["SCOPE", "scoped"]

_RANGE = r"\d+(?:[-—–~至到、,和及]\d+)*"
SCOPE = re.compile(
    r"[ \t]*(?P<open>\()?(?:(?:以上|上述|前述)"
    r"(?:(?P<count>\d{1,2}|[两二三四五六七八九十]{1,2})(?=[项条个](?!目))|"
    rf"第?(?P<above>{_RANGE}))?(?:各|所有|全部)?(?:项|条|款)?(?:工作|任务|事项|目标)?"
    rf"|第(?P<listed>{_RANGE})(?:项|条)(?:工作|任务|事项)?)[ \t,:]*"
)


def numbers_in(words: str) -> set[int]:
    """The numbers that 1—3 or 6、7 stands for."""
    found: set[int] = set()
    for part in re.split("[、,和及]", words):
        ends = [int(number) for number in re.findall(r"\d{1,4}", part)]
        if ends:
            found.update(range(min(ends), min(max(ends), min(ends) + 500) + 1))
    return found


def scoped(text: str, entries: Sequence[Entry], words: str | None) -> list[Entry]:
    """The items above that a scope names by number, or all above that have no clause yet."""
    wanted = numbers_in(words) if words else None
    items: list[Entry] = []
    for entry in reversed(entries):
        if entry.kind is not EntryKind.ITEM or entry.number is None:
            if entry.kind is EntryKind.BOUNDARY:
                break
            continue
        if items and entry.rank < items[0].rank:
            break
        value = number_value(text[entry.number.start : entry.number.end])
        if wanted is None:
            if entry.has_clause or (items and entry.rank != items[0].rank):
                break
            items.append(entry)
        elif value in wanted:
            items.append(entry)
            wanted.discard(value)
    return items
