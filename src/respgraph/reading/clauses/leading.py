"""How far names and verbs fill the front of a sentence, and where its prose begins."""

from __future__ import annotations

import re

from ...vocabulary import Kind, Role
from ..text.deadlines import is_deadline
from .sentences import (
    OPENING,
    SEPARATORS,
    Group,
    Sentence,
    parse_sentence,
    sentence_names,
    unbracketed_dates,
)
from .verbs import DEED, DEED_BEHIND, PROSE, TOGETHER, VERB

__all__ = ["goes_on", "leading_sentence", "names_somebody"]


def names_somebody(group: Group) -> bool:
    """Without 由 before it, a sentence must consist of sure names, not of 领导 or 部门 alone."""
    if group.role is Role.RESPONSIBLE_LEADER:
        return group.by_people and any(name.kind is Kind.PERSON for name in group.names.names)
    return all(not name.doubt for name in group.names.names)


_TRAILING = re.compile("[,;、 ]*")
_TIMED = re.compile(r"\d[年月日]$|完成$|推进$|坚持$|前$|底$|落实$|到位$|建成$")


def leading_sentence(text: str, *, opened: bool = False) -> tuple[Sentence, int] | None:
    """The part of a sentence that names and verbs fill, with its length.

    `opened` tells that 由 stands before it; then a verb may go on with what shall be done:
    由农业局牵头制定意见.
    """
    end = 0
    printed, text = text, unbracketed_dates(text)
    for verb in (_OPENED_VERB if opened else VERB).finditer(text):
        if not _names_fill(text[end : verb.start()], first=not end):
            break
        end = _past(_TRAILING, text, verb.end())
    end = _with_helpers(text, end, opened=opened)
    if not end:
        return None
    for segment in re.finditer("[^,;]+", text[end:]):
        timed = _TIMED.search(segment.group()) or printed.startswith("(", end + segment.start() - 1)
        if not is_deadline(segment.group()) or not timed:
            break
        end = end + segment.end() if segment.start() <= 1 else end
    sentence = parse_sentence(text[:end].rstrip(",;、 "))
    return None if sentence is None or not sentence.verbs else (sentence, end)


_OPENED_VERB = re.compile(rf"{VERB.pattern}|(?:总?牵头|负责)(?={DEED.pattern})")
_HELPERS_END = re.compile(rf"[,;。)]|{DEED_BEHIND.pattern}|$")


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what follows the names says what they shall do: 由农业局牵头制定意见."""
    return DEED.match(text, start, end) is not None or PROSE.match(text, start, end) is not None


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return start if match is None else match.end()


def _with_helpers(text: str, end: int, *, opened: bool) -> int:
    """A牵头,会同B和C,抓紧…: where those end that stand behind 会同 without a verb of their own."""
    together = TOGETHER.search(text, end)
    if together is None:
        return end
    stop = _HELPERS_END.search(text, together.end())
    before, behind = (
        text[end : together.start()],
        text[together.end() : stop.start() if stop else None],
    )
    starts = not before if end else opened and _all_sure(before)
    if stop is None or not starts or not _all_sure(behind):
        return end
    return _past(_TRAILING, text, stop.start())


def _all_sure(text: str) -> bool:
    """Whether a stretch is a list of names of which none is doubted."""
    names = sentence_names(OPENING.sub("", text.strip(SEPARATORS), count=1))
    return (
        names is not None
        and bool(names[0].names)
        and all(not name.doubt for name in names[0].names)
    )


_GIVEN_TO = re.compile("[^自经理事缘原]由")


def _names_fill(text: str, *, first: bool) -> bool:
    """Whether a stretch before a verb is names; behind others it must not begin as prose does."""
    if _GIVEN_TO.search(text.strip(SEPARATORS)):
        return False
    segments = re.split("[,;]", text.strip(SEPARATORS))
    if not first and any(PROSE.match(words) and not is_deadline(words) for words in segments):
        return False
    names = sentence_names(OPENING.sub("", text.strip(SEPARATORS), count=1))
    return (
        names is not None
        and bool(names[0].names)
        and all(len(name.name) <= 30 for name in names[0].names)
    )
