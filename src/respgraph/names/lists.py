"""Lists taken apart, the quick way where words need nothing from each other; cached by their text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..vocabulary import Kind, Mention
from .elision import BRANCH, GOVERNMENT, own_prefix, with_prefix
from .people import person_list
from .records import Name, NameList, moved
from .shapes import BARE_BODY, EACH_LEVEL
from .units import unit_list

__all__ = ["parse_names"]


@lru_cache(maxsize=65536)
def parse_names(text: str, people: bool = False, mixed: bool = False) -> NameList:
    """Take a list of names apart.

    `people` tells that the label before the list asks for persons, `mixed` that it asks for both.

    >>> [name.name for name in parse_names("省发展改革委、交通运输厅,各市政府").names]
    ['省发展改革委', '省交通运输厅', '各市政府']
    >>> [(name.name, name.kind.value) for name in parse_names("王 健、县长李明", people=True).names]
    [('王健', 'person'), ('李明', 'person')]
    """
    if people:
        return person_list(text)
    return (None if mixed else _quick_list(text)) or unit_list(text, mixed)


def _quick_list(text: str) -> NameList | None:
    """A list whose words need nothing from each other, put together from words read before."""
    if _NOT_QUICK.search(text) is not None:
        return None
    names: list[Name] = []
    notes: list[tuple[int, int]] = []
    at = 0
    for run in text.split(","):
        found = _quick_run(run) if "、" in run else _alone(run)
        if found is None or found.dates:
            return None
        names.extend([moved(name, at) for name in found.names])
        notes.extend([(low + at, high + at) for low, high in found.notes])
        at += len(run) + 1
    return NameList(tuple(names), tuple(notes))


_NOT_QUICK = re.compile(r"[()\s;/|.:。“《]")


def _quick_run(run: str) -> NameList | None:
    """A 、-run whose words take at most the level that an earlier one prints."""
    names: list[Name] = []
    notes: list[tuple[int, int]] = []
    at = 0
    prefix = ""
    for word in run.split("、"):
        found = _quick_word(word)
        if found is None:
            return None
        name = found.names[0]
        own = own_prefix(name.name)
        if own and (not prefix or BRANCH.search(name.name) is None):
            prefix = own
        takes = prefix and not own and name.kind is Kind.UNIT
        names.append(moved(_levelled(name, prefix) if takes else name, at))
        notes.extend([(low + at, high + at) for low, high in found.notes])
        at += len(word) + 1
    return NameList(tuple(names), tuple(notes))


@lru_cache(maxsize=32768)
def _alone(word: str) -> NameList:
    return unit_list(word, mixed=False)


@lru_cache(maxsize=32768)
def _quick_word(word: str) -> NameList | None:
    """The one name of a word that gives its neighbours nothing but its level."""
    found = _alone(word)
    if len(found.names) != 1 or found.dates or found.names[0].mention is Mention.EXEMPLAR:
        return None
    name = found.names[0].name
    if any(pattern.match(name) for pattern in (GOVERNMENT, BARE_BODY, EACH_LEVEL, _SOME)):
        return None
    return found


_SOME = re.compile("有关|相关")


def _levelled(name: Name, prefix: str) -> Name:
    """A name of a 、-run with the level put back that its run leaves out."""
    text, candidate = with_prefix(name.name, prefix, group=False)
    return replace(name, name=text, restored=text != name.name, candidate=candidate)
