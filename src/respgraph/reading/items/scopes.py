"""Words that say which items above a clause covers: 以上1—3项, 上述各项, 第2、5项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entries import Entry, EntryKind, number_value

__all__ = ["Scope", "missing_from", "scoped", "scopes_in"]

Scope = re.Match[str]

_ONE = r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\)?"
_JOINED = rf"(?:[项条]?[-—–~至到、,和及]第?{_ONE})"
_RANGE = rf"{_ONE}{_JOINED}*"
SCOPE = re.compile(
    r"[ \t]*(?P<open>\()?(?:(?:以上|上述|前述)"
    r"(?:(?P<count>\d{1,2}|[两二三四五六七八九十]{1,2})(?=[项条个](?!目|[-—–~至到、,和及]第?\d))|"
    rf"第?(?P<above>{_RANGE}))?(?:各|所有|全部)?(?:项|条|款)?(?:工作|任务|事项|目标)?"
    r"|(?P<rest>其余|其他|其它)(?:各|所有|全部)?(?:项|条)?(?:工作|任务|事项)?"
    rf"|(?:其中,?)?第(?P<listed>{_RANGE})(?:项|条)(?:工作|任务|事项)?"
    rf"|(?P<bare>{_ONE}{_JOINED}*)项(?:工作|任务|事项)?(?=[,:]?(?:由|总?牵头|责任|主办|分管)))[ \t,:]*"
)
_STOP = re.compile("[。;)]|,(?=其中,?第)")


def scopes_in(text: str, start: int, end: int) -> list[Scope]:
    """The scopes of a line that begins with one, each behind a stop.

    以上1至3项,牵头单位:县交通局。第4项,牵头单位:县教育局。

    >>> [scope["above"] or scope["listed"] for scope in scopes_in("以上1至3项,修路。第4项,修桥", 0, 16)]
    ['1至3', '4']
    """
    first = SCOPE.match(text, start, end)
    if first is None or first["rest"]:
        return []
    later = (SCOPE.match(text, m.end(), end) for m in _STOP.finditer(text, first.end(), end))
    return [first, *(scope for scope in later if scope is not None)]


def _words_of(scope: Scope) -> str | None:
    return scope["above"] or scope["listed"] or scope["bare"]


def numbers_in(words: str) -> set[int]:
    """The numbers that 1—3, 6、7 or 一至三 stands for.

    >>> sorted(numbers_in("1—3项、第6")), sorted(numbers_in("(一)至(三)"))
    ([1, 2, 3, 6], [1, 2, 3])
    """
    found: set[int] = set()
    for part in re.split("[、,和及]", words):
        ends = [value for word in _VALUE.findall(part) if (value := number_value(word))]
        if ends:
            found.update(range(min(ends), min(max(ends), min(ends) + 500) + 1))
    return found


_VALUE = re.compile("\\d{1,4}|[一二三四五六七八九十]{1,3}")


def missing_from(text: str, items: Sequence[Entry], scope: Scope) -> bool:
    """Whether a scope names an item that is not among those found."""
    words = _words_of(scope)
    numbers = (entry.number for entry in items if entry.number is not None)
    found = {number_value(text[number.start : number.end]) for number in numbers}
    return (
        words is not None
        and re.search("[项条款]", scope.group()) is not None
        and not (numbers_in(words) <= found)
    )


def scoped(text: str, entries: Sequence[Entry], scope: Scope) -> list[Entry]:
    """The items above that a scope names by number, or all above that have no clause yet."""
    words = _words_of(scope)
    wanted = numbers_in(words) if words else None
    items: list[Entry] = []
    lowest = -1.0
    for entry in reversed(entries):
        if entry.kind is not EntryKind.ITEM or entry.number is None:
            if entry.kind is EntryKind.BOUNDARY:
                break
            continue
        if entry.rank < lowest:
            break
        if items or scope["rest"]:
            lowest = items[0].rank if items else max(lowest, entry.rank)
        value = number_value(text[entry.number.start : entry.number.end])
        if wanted is None:
            if entry.has_clause and scope["rest"]:
                continue
            if entry.has_clause or (items and entry.rank != items[0].rank):
                break
            items.append(entry)
        elif value in wanted:
            items.append(entry)
            wanted.discard(value)
    return items[: number_value(scope["count"].replace("两", "二"))] if scope["count"] else items
