"""Where a part of a document ends: titles and signatures, told by the lines around them.

A task may speak of 设立城市更新委员会 or 制定实施方案 in a line of its own, so such a line ends a
part only where no task waits for the words behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ...vocabulary import Role
from ..clauses.denials import without_denials
from ..clauses.finding import find_clauses
from ..clauses.labels import line_label
from ..lines.looks import is_boundary, is_signature, is_title_like
from ..rules import Rules

__all__ = ["answers_end", "answers_next", "ends_part", "titles_body", "titles_table"]

_LINE = re.compile(r"[^\n]*[^ \t\n][^\n]*")
_ANSWERS = ("牵头", "责任", "负责", "配合", "主办", "承办", "协办")
_STRONG_TITLE = re.compile(
    "方案|分解|清单|通知|一览表|责任表|任务表|分工|关于|意见|要点|20[0-9][0-9]年|台账"
)
_NEAR = 3
_MONTH = re.compile(
    r"^[ \t(]*(?:(?:19|20)\d\d|[二一][〇○零九OＯ][一二三四五六七八九〇○零OＯ]{2})年"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月[ \t)]*$",
    re.MULTILINE,
)
_CALENDAR = 3
"""So many lines that are nothing but a month are the headings of a calendar."""


_TITLE_OF_BODY = re.compile(
    r"[^,。;:()]{4,50}(?:方案|清单|一览表|台账|任务表|责任表|分解表|分工表|汇总表|计划表)\([^():,;\d]{2,14}\)"
)
_TABLE_TITLE = re.compile(
    r"20\d\d年[^。,;:]{2,40}(?:分解表|一览表|清单|方案|任务表|责任表|分工表)[ \t]*$"
)


def titles_body(line: str) -> bool:
    """Whether a line titles one body's sheet; who answers stands in its rows.

    >>> titles_body("某县重点任务分解清单(发改委)")
    True
    """
    return line.rstrip().endswith(")") and _TITLE_OF_BODY.fullmatch(line.strip()) is not None


def titles_table(text: str, start: int, end: int) -> bool:
    """Whether a numbered line titles a table: 2. 2024年重点任务分解表."""
    return text.startswith("20", start) and _TABLE_TITLE.match(text, start, end) is not None


def answers_end(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Where the last line ends that may say who answers: no task grows behind it."""
    for start, end in reversed(lines):
        if any(text.find(word, start, end) >= 0 for word in _ANSWERS):
            return end
    return 0


def ends_part(text: str, start: int, end: int, own: Mapping[str, Role], *, waits: bool) -> bool:
    """Whether a line ends a part: a date, a title, or who signs. `waits`: a task has no clause yet.

    >>> text = "设立城市更新委员会\\n(牵头单位:县住建局)"
    >>> ends_part(text, 0, 9, {}, waits=True)
    False
    """
    line = text[start:end]
    if is_boundary(line) or _is_date(text, line):
        return True
    if is_signature(line):
        near = islice(_lines(text, end), _NEAR)
        signed = any(is_boundary(below) for below in near)
        return signed if waits else not answers_next(text, end, own)
    return is_strong_title(line.strip()) and not (waits and answers_next(text, end, own))


def _is_date(text: str, line: str) -> bool:
    """Whether a line such as 二〇二四年三月 dates the paper, and is no heading of a calendar."""
    if "月" not in line[-4:] or len(line) > 40 or _MONTH.fullmatch(line) is None:
        return False
    return len(set(_MONTH.findall(text))) < _CALENDAR


def is_strong_title(line: str) -> bool:
    """Whether a line reads as the title of a plan wherever it stands."""
    return (
        not line.endswith("。") and is_title_like(line) and _STRONG_TITLE.search(line) is not None
    )


def answers_next(text: str, end: int, own: Mapping[str, Role]) -> bool:
    """Whether the next line begins with a label, bracket or sentence that says who answers.

    >>> answers_next("制定实施方案\\n由县文旅局牵头。", 6, {}), answers_next("一、方案\\n修路。", 4, {})
    (True, False)
    """
    below = next(_lines(text, end), "")
    label = line_label(below, 0, len(below), own)
    if label is not None:
        return label.assigns
    said = without_denials(below, 0, len(below))
    clauses = find_clauses(said, 0, len(said), Rules(own_labels=own))
    return bool(clauses) and not below[: clauses[0].start].strip()


def _lines(text: str, end: int) -> Iterator[str]:
    """The lines behind a place that are not blank."""
    return (match.group() for match in _LINE.finditer(text, end))
