"""Headings that say who answers for all below them: 一、书记王明牵头负责的任务."""

from __future__ import annotations

import re

from ...names import Name, NameList, is_unit_like, parse_names
from ...vocabulary import Kind, Role
from ...words import HAN, TITLES
from ..clauses.parts import Clause, Part
from ..clauses.sentences import parse_sentence
from ..drafts import MarkKind

__all__ = ["heading_clauses", "is_said"]

_PIECE = re.compile(r"[^ \t:—–,;\n]+")
_ANSWERS = re.compile(
    rf"(?:由)?(?P<names>[{HAN}、·()]{{2,60}}?)"
    r"(?P<verb>总?牵头|总?负责|主抓|主管|分管|包抓|包保|包联|领办|领衔|配合|协助)"
    r"(?:负责|落实|推进|抓总|抓|实施|办理|组织)*"
    r"(?:的?(?:重点|主要|各项|具体|有关)*(?:任务|工作|事项|项目|内容|目标|清单|领域)*)"
    r"(?:\([^()]{0,8}\d{1,3}[项条个][^()]{0,4}\))?[。;,]?"
)
_POST = re.compile(TITLES)
_HELPS = re.compile("配合|协助")
_LEADS = re.compile("牵头|主抓|领")


def heading_clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses that the words of a heading hold, each in a part of its own.

    >>> text = "一、城建 县住建局牵头 王大明副县长分管"
    >>> [text[clause.start:clause.end] for clause in heading_clauses(text, 2, len(text))]
    ['县住建局牵头', '王大明副县长分管']
    """
    if not any(word in text[start:end] for word in ("牵头", "负责", "抓", "管", "包", "领")):
        return []
    return _clauses(text, start, end)


def _clauses(text: str, start: int, end: int) -> list[Clause]:
    said: list[Clause] = []
    for piece in _PIECE.finditer(text, start, end):
        found = _ANSWERS.fullmatch(piece.group().rstrip())
        if found is None or "由" in found["names"]:
            continue
        low = piece.start() + found.start("names")
        clause = _clause(found, low)
        if clause is not None:
            clause.start, clause.end = piece.start(), piece.start() + found.end()
            said.append(clause)
    return said if any(map(is_said, said)) else []


def _clause(found: re.Match[str], low: int) -> Clause | None:
    """Who is named before the verb: persons with a post, or units."""
    verb = found["verb"]
    meant = "牵头" if _LEADS.search(verb) else verb if _HELPS.search(verb) else "负责"
    parts = _parts(found["names"], meant)
    if not parts or not all(_are_stated(names.names) for _, _, names in parts):
        return None
    place = (low + len(found["names"]), low + len(found["names"]) + len(verb))
    clause = Clause(low, place[1], anchors=True, narrated=True)
    clause.marks.append((MarkKind.VERB, *place))
    for role, at, names in parts:
        clause.parts.append(Part(role, low + at, names, place, verb=True))
        clause.marks += [(MarkKind.NOTE, low + at + a, low + at + b) for a, b in names.notes]
    return clause


def _parts(words: str, verb: str) -> list[tuple[Role | None, int, NameList]]:
    """Role, place and names of those before a verb; a post among them tells that they are persons."""
    if _POST.search(words) is not None:
        names = parse_names(words, people=True)
        if any(name.kind is not Kind.PERSON for name in names.names):
            return []
        return [(Role.RESPONSIBLE_LEADER, 0, names)]
    sentence = parse_sentence(words + verb)
    groups = () if sentence is None else sentence.groups
    return [(group.role, group.at, group.names) for group in groups]


def is_said(clause: Clause) -> bool:
    """Whether a clause names persons whose names are whole, or units that nobody could doubt.

    A heading that names none but helpers is none: 学生发展与家校协同.
    """
    if all(part.role is Role.SUPPORTING_UNIT for part in clause.parts):
        return False
    return all(_are_stated(part.names.names) for part in clause.parts)


def _are_stated(names: tuple[Name, ...]) -> bool:
    if not names or any(name.doubt for name in names):
        return False
    return any(name.kind is Kind.PERSON for name in names) or all(
        is_unit_like(name.name) for name in names
    )
