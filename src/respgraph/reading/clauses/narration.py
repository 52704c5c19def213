"""Clauses without a bracket or label: ``由A牵头,B配合``, and the end of a sentence that hands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...vocabulary import Role
from ...words import LEVELS
from .leading import goes_on, leading_sentence, names_somebody
from .parts import Clause, stripped, take_sentence
from .sentences import OPENING, SEPARATORS
from .verbs import ANY_VERB

__all__ = ["SENTENCE_END", "handed", "narrated", "said_before"]

_LONGEST_HANDED = 300
_HANDED = re.compile(rf"[,;][ \t]*(?={OPENING.pattern})")
_HANDED_ON = re.compile(
    rf"{_HANDED.pattern}|(?<=[一-鿿])(?<![自经理事缘原改现仍交均都])(?=由[{LEVELS}](?![场容域]))"
)
"""A sentence that goes on with who answers: 清淤,由县水利局负责, or 清淤由县水利局负责."""

SENTENCE_END = re.compile(r"[。!?]")


def narrated(text: str, start: int, end: int) -> Iterator[Clause]:
    """Sentences without a bracket: 由A牵头,B配合; or one made of nothing but names and verbs."""
    low = start
    for stop in [*(match.end() for match in SENTENCE_END.finditer(text, start, end)), end]:
        if low < stop:
            clause = _narrated_sentence(text, low, stop)
            if clause is not None:
                yield clause
        low = stop


def said_before(text: str, start: int, taken: list[Clause]) -> list[Clause]:
    """由A牵头,B配合;责任领导:王明: sentences that the labels of a line follow."""
    found: list[Clause] = []
    floor = start
    for clause in taken:
        _, high = stripped(text, floor, clause.start)
        if text[clause.start] != "(" and ANY_VERB.search(text, floor, high) is not None:
            low = max(
                (stop.end() for stop in SENTENCE_END.finditer(text, floor, high)), default=floor
            )
            said = _narrated_sentence(text, low, clause.start)
            if said is not None and not said.opening:
                found.append(said)
        floor = clause.end
    return found


def handed(text: str, start: int, end: int, taken: list[Clause]) -> list[Clause]:
    """The end of a sentence that hands its task to somebody: ``修路,由王伟副县长牵头``."""
    found: list[Clause] = []
    if text.find("由", start, end) < 0:
        return found
    for match in _HANDED_ON.finditer(text, start, end):
        reach = min(end, match.end() + _LONGEST_HANDED)
        sentence_end = SENTENCE_END.search(text, match.end(), reach)
        if sentence_end is None and reach < end:
            continue
        stops = [clause.start for clause in taken if clause.start >= match.start()]
        stop = min([end if sentence_end is None else sentence_end.end(), *stops])
        if any(clause.start <= match.start() < clause.end for clause in (*taken, *found)):
            continue
        if text.count("(", start, match.start()) > text.count(")", start, match.start()):
            continue
        clause = _narrated_sentence(text, match.start(), stop)
        if clause is None or not _adds(clause, taken):
            continue
        if clause.opening and not goes_on(text, clause.end, stop):
            continue
        clause.start = match.start()
        clause.anchors = match.end() > match.start()
        found.append(clause)
    return found


def _adds(clause: Clause, taken: list[Clause]) -> bool:
    """Whether a clause names surely, and says more than the clauses beside it."""
    known = {pair for other in taken for pair in _named(other)}
    names = {name for _, name in known}
    said = list(_named(clause))
    sure = not any(name.doubt for part in clause.parts for name in part.names.names)
    return sure and any(
        pair not in known and (pair[0] is not None or pair[1] not in names) for pair in said
    )


def _named(clause: Clause) -> Iterator[tuple[Role | None, str]]:
    for part in clause.parts:
        for name in part.names.names:
            yield part.role, name.name


def _narrated_sentence(text: str, low: int, stop: int) -> Clause | None:
    first, last = stripped(text, low, stop)
    verb = ANY_VERB.search(text, first, last)
    handed = _HANDED.search(text, first + 1, last)
    if verb is None or (handed is not None and handed.start() < verb.start()):
        return None
    opening = OPENING.match(text, first, last)
    begin = opening.end() if opening is not None else first
    leading = leading_sentence(text[begin:last], opened=opening is not None)
    if leading is None:
        return None
    sentence, length = leading
    if opening is None and not all(map(names_somebody, sentence.groups)):
        return None
    clause = Clause(first, begin + length, anchors=True, narrated=True)
    rest = text[begin + length : stop].strip(SEPARATORS)
    clause.opening = bool(rest)
    if not rest:
        clause.end = stop
    take_sentence(clause, sentence, begin, (first, begin))
    return clause
