"""Printed numbers of tasks and announced numbers of parts, compared with what is there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ..plan import Plan, Task

__all__ = ["announced_parts", "number_gaps", "repeated_numbers", "value_of"]

_NUMERAL = r"(\d+|[一二三四五六七八九十百两〇零]+)"
_NUMBER = re.compile(rf"^(\D*?){_NUMERAL}(\D*)$")
_ANNOUNCED = re.compile(
    rf"{_NUMERAL}(?:个方面|个部分|个板块|个领域|大(?:行动|工程|任务|板块|体系)"
    r"|项(?:重点)?(?:工作|任务|行动|工程|措施|举措)|件(?:民生)?实事|条(?:措施|举措))"
)
_AFTER_NUMBER = re.compile(r"[\s.\uff0e、)\uff09:\uff1a|]+$")
_BRACKETS = re.compile(r"[()\uff08\uff09\s]")
_ITEMS = re.compile(r"[项件条]")


def value_of(numeral: str) -> int | None:
    """The value of an Arabic or Chinese numeral, None where it is none.

    >>> value_of("十二"), value_of("７"), value_of("甲")
    (12, 7, None)
    """
    plain = unicodedata.normalize("NFKC", numeral).replace("〇", "零").replace("两", "二")
    if plain.isdecimal():
        return int(plain) if len(plain) < 10 else None
    if not re.fullmatch(r"[一二三四五六七八九十百零]+", plain):
        return None
    import cn2an

    try:
        return int(cn2an.cn2an(plain, "smart"))
    except ValueError:
        return None


def repeated_numbers(plan: Plan) -> Iterator[tuple[Task, Task]]:
    """Tasks whose printed number an earlier task of the same section has printed already.

    A paragraph with several responsibility clauses prints its number once: its parts are not
    meant.
    """
    first: dict[tuple[tuple[str, ...], str], Task] = {}
    for task in plan.tasks:
        if task.number is None or not _prints_number(plan, task):
            continue
        key = (task.section, unicodedata.normalize("NFKC", task.number))
        if key in first:
            yield first[key], task
        else:
            first[key] = task


def number_gaps(tasks: Sequence[Task]) -> Iterator[tuple[Task, int, int]]:
    """Where the numbering jumps: the task after the gap, first and last missing number.

    Numbers may restart anywhere, run on through sections, and begin with any number; each
    written style ((1), 1, 一) is followed apart.
    """
    last: dict[tuple[str, str, bool], int] = {}
    for task in tasks:
        parts = _parts(task.number)
        if parts is None:
            continue
        style, value = parts
        if style in last and value > last[style] + 1:
            yield task, last[style] + 1, value - 1
        last[style] = value


def announced_parts(plan: Plan) -> Iterator[tuple[str, str, int, int, Task]]:
    """Headings that announce a number of parts: heading, words, announced, found, first task.

    Parts are the headings right below, or the tasks where there are none; where items (项, 件,
    条) are announced, whichever of the two is more.
    """
    below: dict[tuple[str, ...], set[str]] = {}
    tasks: dict[tuple[str, ...], list[Task]] = {}
    for task in plan.tasks:
        for depth in range(1, len(task.section) + 1):
            path = task.section[:depth]
            tasks.setdefault(path, []).append(task)
            if depth < len(task.section):
                below.setdefault(path, set()).add(task.section[depth])
    for path, inside in tasks.items():
        match = _ANNOUNCED.search(unicodedata.normalize("NFKC", path[-1]))
        announced = value_of(match.group(1)) if match else None
        if match is None or announced is None:
            continue
        headings = len(below.get(path, ()))
        found = headings or len(inside)
        if _ITEMS.search(match.group()):
            found = max(headings, len(inside))
        yield path[-1], match.group(), announced, found, inside[0]


def _parts(number: str | None) -> tuple[tuple[str, str, bool], int] | None:
    match = _NUMBER.match(unicodedata.normalize("NFKC", number or ""))
    value = value_of(match.group(2)) if match else None
    if match is None or value is None:
        return None
    return (match.group(1), match.group(3), match.group(2).isdecimal()), value


def _prints_number(plan: Plan, task: Task) -> bool:
    """Whether the task's number stands right before its text; True where that cannot be told."""
    if not task.spans or task.number is None:
        return True
    start = task.spans[0].start
    before = plan.document.text[max(0, start - len(task.number) - 8) : start]
    own = plan.document.text[start : start + len(task.number)] == task.number
    return own or _AFTER_NUMBER.sub("", before).endswith(_BRACKETS.sub("", task.number))
