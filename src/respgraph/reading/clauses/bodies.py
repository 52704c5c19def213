"""Whether the words of a sentence are persons, bodies, or a phrase that names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...names import Name, NameList, is_unit_like
from ...vocabulary import Kind
from ...words import HAN, LEVELS, NO_NAMES, POSTS, SURNAMES
from .verbs import ANY_VERB

__all__ = ["TITLED", "are_bodies", "are_people", "is_phrase"]

_H = f"[{HAN}]"
TITLED = re.compile(POSTS)
_TOKENS = re.compile(r"[^、,;\s]+")
_NAMELIKE = re.compile(rf"{_H}{{2,3}}$")


def are_people(text: str) -> bool:
    """Whether all words of a list are persons or posts: each has a post in it, or a surname."""
    tokens = _TOKENS.findall(re.sub(r"\([^()]*\)", "", text))
    if not tokens:
        return False
    return all(
        (TITLED.search(token) and not is_unit_like(token))
        or re.search(f"(?:{TITLED.pattern})$", token)
        or (
            _NAMELIKE.match(token)
            and token[0] in SURNAMES
            and token not in NO_NAMES
            and not is_unit_like(token)
        )
        for token in tokens
    )


_DEEDS = re.compile("支持|保障|指导|协作|实施|落实|办理|推进|完成")


def is_phrase(text: str, verb: tuple[int, int] | None, names: NameList) -> bool:
    """金融支持, 政策落实: one word that could be a name before a verb that could be a noun."""
    if verb is None or not _DEEDS.match(text, verb[0]) or len(names.names) != 1:
        return False
    return len(names.names[0].name) <= 4 and not (names.notes or is_unit_like(names.names[0].name))


_OFFICE = re.compile(
    "(?:局|厅|委|办|部|处|室|中心|委员会|政府|党委|妇联|工会|支队|大队|署|(?<![医学])院)$"
)
_GRADED = re.compile(
    "(?:国家级?|省级|市级|县级|首批|试点|示范|重点|全国).{0,8}?(?:城市|[县区镇村园]|基地|企业|社区|学校|医院|集体)$"
)
_WORD = re.compile(f"{_H}{{3,12}}$")


def are_bodies(names: Sequence[Name]) -> bool:
    """Whether a bare list is one of bodies: all sure, and not only nouns such as 城市、乡村.

    The ending of a few names may be unknown where all others are those of offices.
    """
    if not any(name.doubt for name in names):
        return any(
            (len(name.name) > 2 and not _GRADED.match(name.name))
            or _OFFICE.search(name.name)
            or name.name[0] == "各"
            for name in names
        )
    if names[-1].open_list and names[0].name[0] in LEVELS:
        return all(_WORD.match(f"县{name.name}") for name in names)
    doubted = [name for name in names if name.doubt]
    sure = [name for name in names if not name.doubt]
    return (
        len(sure) >= 2 * len(doubted)
        and not names[0].doubt
        and all(_OFFICE.search(name.name) and name.kind is Kind.UNIT for name in sure)
        and all(_WORD.match(name.name) and not ANY_VERB.search(name.name) for name in doubted)
    )
