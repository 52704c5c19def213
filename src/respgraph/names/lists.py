"""Lists taken apart, the quick way where words need nothing from each other; cached by their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from ..vocabulary import Kind, Mention
from .elision import COUNTERPART, GOVERNMENT, gives_level, own_prefix, with_prefix
from .people import person_list
from .records import Name, NameList, Place
from .shapes import BARE_BODY, EACH_LEVEL
from .tokens import EACH_GOVERNED
from .units import is_example, unit_list

__all__ = ["parse_names"]

_WORDS_KEPT = 16384
_LISTS_KEPT = 4096


@lru_cache(maxsize=_LISTS_KEPT)
def parse_names(text: str, people: bool = False, mixed: bool = False) -> NameList:
    """Take a list of names apart.

    `people` tells that the label before the list asks for persons, `mixed` that it asks for both.

    >>> [name.name for name in parse_names("省发展改革委、交通运输厅,各市政府").names]
    ['省发展改革委', '省交通运输厅', '各市政府']
    >>> [(name.name, name.kind.value) for name in parse_names("王 健、县长李明", people=True).names]
    [('王健', 'person'), ('李明', 'person')]
    """
    if people:
        found = person_list(text)
        found.plain = _MORE_THAN_PERSONS.search(text) is None and _are_sure_persons(found)
        return found
    return (None if mixed else _quick_list(text)) or unit_list(text, mixed)


_MORE_THAN_PERSONS = re.compile("[;:(]")
_DOUBT = attrgetter("doubt")


def _are_sure_persons(found: NameList) -> bool:
    if not found.names or found.notes or found.dates:
        return False
    return all(name.kind is Kind.PERSON and not name.doubt for name in found.names)


def _quick_list(text: str) -> NameList | None:
    """A list whose words need nothing from each other, put together from words read before."""
    if _NOT_QUICK.search(text) is not None:
        return None
    names: list[Name] = []
    places: list[Place] = []
    notes: list[Place] = []
    at = 0
    for run in text.split(","):
        if "、" in run:
            if not _quick_run(run, at, names, places, notes):
                return None
        else:
            found = _alone(run)
            if found.dates:
                return None
            names.extend(found.names)
            places.extend([(low + at, high + at) for low, high in found.places])
            notes.extend([(low + at, high + at) for low, high in found.notes])
        at += len(run) + 1
    plain = bool(names) and not notes and not any(map(_DOUBT, names))
    return NameList(tuple(names), tuple(places), tuple(notes), plain=plain)


_NOT_QUICK = re.compile(r"[()\s;/|.:。“《]")


def _quick_run(
    run: str, at: int, names: list[Name], places: list[Place], notes: list[Place]
) -> bool:
    """Add the names of a 、-run whose words take at most the level that an earlier one prints."""
    prefix = group = ""
    words = run.split("、")
    last = _quick_word(words[-1])
    if last is not None and last.group is not None:
        group = last.group.name
    left = len(words)
    for word in words:
        left -= 1
        quick = _quick_word(word)
        if quick is None or (left and quick.group is not None):
            return False
        taken = ""
        if quick.level:
            if quick.gives if prefix else quick.begins:
                prefix = quick.level
        elif quick.takes_level:
            taken = prefix
        if group and left:
            names.append(_example(word, taken, group))
        else:
            names.append(_levelled(word, taken) if taken else quick.name)
        places.append((at + quick.start, at + quick.end))
        if quick.notes:
            notes.extend([(low + at, high + at) for low, high in quick.notes])
        at += len(word) + 1
    if last is not None and last.group is not None:
        at -= len(words[-1]) + 1
        names.append(last.group)
        places.append((at + last.group_start, at + last.group_end))
    return True


@lru_cache(maxsize=_WORDS_KEPT)
def _alone(word: str) -> NameList:
    return unit_list(word, mixed=False)


@dataclass(frozen=True, slots=True)
class _QuickWord:
    """The one name of a word, the level that it prints, and whether it takes one.

    `gives` tells that its level is that of its run, too; `begins` that it is where none came
    before. `group` is the group behind 等, for which the name is an example.
    """

    name: Name
    start: int
    end: int
    level: str
    gives: bool
    begins: bool
    takes_level: bool
    notes: tuple[Place, ...]
    group: Name | None = None
    group_start: int = 0
    group_end: int = 0


@lru_cache(maxsize=_WORDS_KEPT)
def _quick_word(word: str) -> _QuickWord | None:
    """The one name of a word that gives its neighbours nothing but its level."""
    found = _alone(word)
    if not found.names or found.dates:
        return None
    name, *others = found.names
    if name.doubt or any(pattern.match(name.name) for pattern in _GIVING):
        return None
    if len(others) != (name.mention is Mention.EXEMPLAR):
        return None
    group = others[0] if others else None
    if group is not None and (group.doubt or any(p.match(group.name) for p in _GIVING_BODIES)):
        return None
    level = own_prefix(name.name)
    gives, begins = gives_level(word, level), gives_level(word, "")
    takes_level = name.kind is Kind.UNIT and not level
    behind = () if group is None else (group, *found.places[1])
    return _QuickWord(
        name, *found.places[0], level, gives, begins, takes_level, found.notes, *behind
    )


_GIVING_BODIES = (COUNTERPART, GOVERNMENT, BARE_BODY)
_GIVING = (*_GIVING_BODIES, EACH_LEVEL, EACH_GOVERNED, re.compile("有关|相关"))


@lru_cache(maxsize=_WORDS_KEPT)
def _levelled(word: str, prefix: str) -> Name:
    """The name of a word with the level put back that its 、-run leaves out."""
    name = _alone(word).names[0]
    text, candidate = with_prefix(name.name, prefix, group=False)
    return replace(name, name=text, restored=text != name.name, candidate=candidate)


@lru_cache(maxsize=_WORDS_KEPT)
def _example(word: str, prefix: str, group: str) -> Name:
    """The name of a word in a 、-run with a group behind 等 at its end."""
    name = _levelled(word, prefix) if prefix else _alone(word).names[0]
    if name.kind is Kind.GROUP or not is_example(_alone(word).names[0].name, group):
        return name
    return replace(name, mention=Mention.EXEMPLAR)
