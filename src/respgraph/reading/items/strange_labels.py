"""Lines that begin with a label whose word is not known: 接应人:王大伟, 属地:沿江街道."""

from __future__ import annotations

import re

from ...names import is_unit_like, parse_names
from ...vocabulary import Kind
from ...words import HAN, label_of
from ..clauses.labels import MARK

__all__ = ["LINE_LABELS", "names_follow", "strange_label"]

LINE_LABELS = re.compile(rf"^{MARK}(?P<word>[{HAN}][{HAN}、/ ]{{1,8}}?)[ \t]*:", re.MULTILINE)
"""Lines that begin with a short word and a colon."""

_VALUE_END = re.compile(r"[;。\n]|[ \t]{2,}")
_LONGEST = 60


def strange_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the unknown word stands that a line begins with, up to its colon, if it does.

    >>> strange_label("接应人:王大伟", 0, 7), strange_label("责任单位:县教育局", 0, 9)
    ((0, 3), None)
    """
    if text.find(":", start, min(end, start + 16)) < 0:
        return None
    found = LINE_LABELS.match(text, start, end)
    if found is None or label_of(found["word"]) is not None:
        return None
    return found.start("word"), found.end() - 1


def names_follow(text: str, start: int, end: int) -> bool:
    """Whether nothing but names of persons or bodies stands behind a colon.

    >>> names_follow("王大伟副秘书长、县教育局", 0, 12), names_follow("三中、五中", 0, 5)
    (True, False)
    """
    stop = _VALUE_END.search(text, start, end)
    words = text[start : end if stop is None else stop.start()].strip(" \t,、")
    if not 2 <= len(words) <= _LONGEST or any(map(str.isdigit, words)):
        return False
    return all(is_unit_like(word) or _is_person(word) for word in re.split("[、,]", words))


def _is_person(word: str) -> bool:
    found = parse_names(word, people=True).names
    return bool(found) and all(name.kind is Kind.PERSON and not name.doubt for name in found)
