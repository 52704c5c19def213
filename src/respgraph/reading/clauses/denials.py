"""Who does not, or no longer, answer: 不再由县水利局负责."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...names import is_unit_like
from .bodies import are_people

__all__ = ["denials", "without_denials"]

_DENIAL = re.compile(
    "不再|无需|不必|不用|不(?=由)|未(?=由)|并非(?=由)|原(?=由)|原先(?=由)|此前(?=由)|以前(?=由)|曾(?=由)"
)
_ACT = "(?:牵头|负责|配合|参与|承担|主办|承办|协办|实施|落实)+(?=[,;。)\\s]|$)"
_DENIED_ACT = re.compile(_ACT)
_DENIED_BY = re.compile(rf"由(?P<names>[^,;。()\n:]{{2,60}}?){_ACT}")
_WORD_BEFORE = re.compile(r"[^、,;。()\s:]{2,20}$")


def denials(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that say who does not, or no longer, answer: 不再由县水利局负责.

    >>> list(denials("修路。不再由县水利局负责,改由县交通局负责", 0, 24))
    [(3, 12)]
    """
    for word in _DENIAL.finditer(text, start, end):
        behind = _DENIED_BY.match(text, word.end(), end)
        act = _DENIED_ACT.match(text, word.end(), end)
        before = _WORD_BEFORE.search(text, max(start, word.start() - 20), word.start())
        if behind is not None and _name_somebody(behind["names"]):
            yield word.start(), behind.end()
        elif act is not None and before is not None and _name_somebody(before.group()):
            yield before.start(), act.end()


def _name_somebody(words: str) -> bool:
    return all(map(is_unit_like, re.split("[、和及与]", words))) or are_people(words)


def without_denials(text: str, start: int, end: int) -> str:
    """The text with commas in the place of what names nobody who answers; offsets stay."""
    if _DENIAL.search(text, start, end) is None:
        return text
    pieces: list[str] = []
    at = 0
    for low, high in denials(text, start, end):
        if low >= at:
            pieces += (text[at:low], "," * (high - low))
            at = high
    return "".join((*pieces, text[at:])) if pieces else text
