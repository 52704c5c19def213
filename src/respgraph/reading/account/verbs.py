"""Verbs behind names, inside a bracket or behind 由, and the stretch before each."""

from __future__ import annotations

import re

from .labels import ITEM, Found

__all__ = ["scan_verbs"]

_VERB = re.compile(
    r"(?:局|厅|委|办|部|政府|中心|公司|镇|乡|街道|部门|单位|地区|等|署|院|会|"
    r"处|室|庭|科|队|站|所|行|社|校|馆|组)(?:按[^,;。()\n]{0,14}|分别|共同|具体|依职责)*(?P<verb>牵头|负责|配合|参与|协办|主办|"
    r"承办)(?=[,;。)\n]|负责[,;。)]|落实[,;。)])"
)
_OPENED = re.compile(r"[ \t]*(?:\d+[.、])?(?:此项工作|该项工作)?由")


def scan_verbs(text: str) -> Found:
    """Verbs of responsibility behind a name that stand in a clause; what is before them is reach."""
    found = Found()
    for match in _VERB.finditer(text):
        opening = _in_clause(text, match.start("verb"))
        if opening is not None:
            found.places.append(match.span("verb"))
            found.reach.append((opening, match.start("verb")))
    return found


def _in_clause(text: str, position: int) -> int | None:
    """Where the bracket, or the sentence that begins with 由 or a dash, starts around a verb."""
    line = text.rfind("\n", max(0, position - 400), position) + 1
    opening = text.rfind("(", line, position)
    if opening > text.rfind(")", line, position):
        return opening + 1
    if opening < 0 and (above := _opened_above(text, line, position)) is not None:
        return above
    sentence = max(line, text.rfind("。", line, position) + 1)
    dash = text.rfind("——", sentence, position)
    if dash >= 0:
        return dash + 2
    opened = _OPENED.match(text, sentence, position)
    return opened.end() if opened is not None else None


def _opened_above(text: str, line: int, position: int) -> int | None:
    """Where a bracket opens on one of the lines above that is still open."""
    low = max(0, line - 200)
    opening = text.rfind("(", low, line)
    if opening < 0 or text.find(")", opening, position) >= 0:
        return None
    if text.count("\n", opening, line) > 3 or ITEM.search(text, opening, line):
        return None
    return opening + 1
