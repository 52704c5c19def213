"""Headings that are nothing but posts and who bears them: 一、市委常委、副市长  叶帆."""

from __future__ import annotations

import re

from ...names import Name, parse_names
from ...vocabulary import Kind, Role
from ...words import HAN, TITLES
from ..drafts import MarkKind
from .parts import Clause, Part

__all__ = ["leader_clause"]

_POST = re.compile(TITLES)
_BETWEEN = re.compile(r"[ \t、,:—–-]*")
_BRACKET = re.compile(r"\(([^()]*)\)")
_COUNT = re.compile(r"共?[ \t]?\d{1,3}[ \t]?[项条个件]")
_LABEL = re.compile("[:责牵]|配合|领导|分管|包[抓保联]|单位|部门")
_COMRADE = re.compile(r"同志[ \t]*$")
_PARTED = re.compile(rf"(?:{TITLES})[ \t:—–-]+[{HAN}]|[(]")


def leader_clause(text: str, start: int, end: int, *, doubted: bool = False) -> Clause | None:
    """The clause of a heading that is nothing but posts and who bears them.

    >>> text = "一、市委常委、副市长  叶帆"
    >>> [name.name for name in leader_clause(text, 2, len(text)).parts[0].names.names]
    ['叶帆']

    It proves no plan, for so begin lists of who is in charge of what, too. With `doubted`, names
    without a common surname count as well, where a blank or bracket parts them from their post.
    """
    words = text[start:end].rstrip(" \t:")
    comrade = _COMRADE.search(words)
    words = words[: comrade.start()] if comrade is not None else words
    if _POST.search(words) is None or not all(map(_is_post, _BRACKET.findall(words))):
        return None
    words = words.replace(":", " ")
    names = parse_names(words, people=True)
    parted = doubted and _PARTED.search(words) is not None
    if not names.names or not all(_is_whole(name, doubted=parted) for name in names.names):
        return None
    covered = sorted([*names.places, *names.notes])
    if not names.notes or not _fills(words, covered):
        return None
    clause = Clause(start, end)
    place = (start + names.notes[0][0], start + names.notes[0][1])
    clause.parts.append(Part(Role.RESPONSIBLE_LEADER, start, names, place))
    clause.marks += [(MarkKind.NOTE, start + low, start + high) for low, high in names.notes]
    return clause


def _is_post(words: str) -> bool:
    """Whether a bracket holds a post, or how many items there are; 责任领导:王明 is neither."""
    if _COUNT.fullmatch(words) is not None:
        return True
    return _POST.search(words) is not None and _LABEL.search(words) is None


def _is_whole(name: Name, *, doubted: bool) -> bool:
    """Whether a name is that of a person, and is sure or may be doubted."""
    return name.kind is Kind.PERSON and (doubted or not name.doubt)


def _fills(words: str, places: list[tuple[int, int]]) -> bool:
    """Whether nothing but signs stands between some places, before and behind them."""
    at = 0
    for low, high in places:
        if low > at and _BETWEEN.fullmatch(words, at, low) is None:
            return False
        at = max(at, high)
    return _BETWEEN.fullmatch(words, at) is not None
