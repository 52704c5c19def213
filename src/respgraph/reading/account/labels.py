"""Labels that stand in a text, and how far each reaches: where names should have been read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ...names import is_unit_like
from ...words import HAN, LABEL_WORD, SURNAMES, TITLES, LabelUse, label_of
from .places import Place

__all__ = ["CONVENTION", "ITEM", "Found", "closing", "scan_labels"]

_HANS = f"[{HAN}]"
_AFTER = re.compile(r"[ \t]{0,8}(?:\([^()\n]{0,12}\))?[ \t]{0,8}(?:[:)]|为:?(?=\S)|是:)")
_BEFORE_COLON = re.compile(
    rf"(?:^|(?<=[;,。()、 \t\n]))([{HAN}]{{2,12}})[ \t]{{0,4}}\Z", re.MULTILINE
)
_LIST = re.compile(
    rf"[ \t]*((?:[{HAN}]{{2,16}})(?:、[{HAN}]{{2,16}}){{0,40}})[ \t]*(?=[;,。)\n]|$)"
)
_UNIT = re.compile("(?:局|厅|委|办|部|室|中心|政府|公司|镇|乡|街道|部门|单位|处|科|院|队|会)$")
ITEM = re.compile(r"\n[ \t]*(?:\d{1,3}[.、]|[一二三四五六七八九十]{1,3}、|\()")
CONVENTION = re.compile(
    "(?:列|排|位列|排名|排序)[^。;:\\n()]{0,6}(?:第一|首|最前|第1|最后|末)[^。;\\n()]{0,20}(?:为|是|作为|即)"
    "[^。;\\n()]{0,6}(?:牵头|主办|主责)"
    "(?:[^。;,\\n()]{0,6}[,;][^。;,\\n()]{0,4}其[余他它][^。;,\\n()]{0,8}(?:为|是)[^。;,\\n()]{0,4}"
    "(?P<rest>(?:配合|协办|协同|责任)(?:单位|部门)))?"
)
"""What the text says about the order of names in its lists; it holds words of labels."""
_LAST_WORD = re.compile(rf"{_HANS}+$")
_LINE_REST = re.compile(r"[^\n()]*")
_NEXT_WORD = re.compile(
    rf"[ \t\n]{{0,8}}[;,、]?[ \t\n]{{0,8}}([{HAN}](?: (?=[{HAN}](?:[^{HAN}]|$)))?[{HAN}·]{{1,20}})(?=[^{HAN}]|$)"
)
_POST = re.compile(f"(?:{TITLES})$")
_BRACKET = re.compile("[()]")
_REACH_END = re.compile(r"[。\n]")
_NOT_PLAIN = re.compile(r"[。\n(]")


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan found, and the stretches within whose reach every word should be read."""

    places: list[Place] = field(default_factory=list)
    reach: list[Place] = field(default_factory=list)


def scan_labels(text: str, among: Place | None) -> Found:
    """Labels with a colon, in a bracket or cell of their own.

    `among` is the stretch from the first task to the end of the last; only there words before a
    colon count that are merely shaped like labels.
    """
    spans = [match.span() for match in LABEL_WORD.finditer(text)]
    stated = list(CONVENTION.finditer(text))
    rests = {match.start("rest") for match in stated}
    known = [span for span in spans if span[0] not in rests and _answers(text, *span)]
    reach: list[Place] = []
    for (start, end), (following, _) in pairwise((*known, (len(text), len(text)))):
        if text.startswith(":", end) or _announces(text, start, end):
            reach += _reach(text, end, following)
    unusual: list[Place] = []
    if among is not None:
        for place, reaching in _unusual_labels(text, known, *among):
            unusual.append(place)
            if reaching is not None:
                reach += _reach(text, *reaching)
    return Found([*unusual, *(match.span() for match in stated), *known], reach)


def _answers(text: str, start: int, end: int) -> bool:
    """督办责任单位 and the like are labels, but announce nobody who answers."""
    low = start - 6 if start > 6 else 0
    while start > low and "一" <= text[start - 1] <= "鿿":
        start -= 1
    return _may_answer(text[start:end])


@lru_cache(maxsize=1024)
def _may_answer(word: str) -> bool:
    label = label_of(word)
    return label is None or label.use is not LabelUse.OTHER


def _announces(text: str, start: int, end: int) -> bool:
    """Whether names follow a label without a colon right behind it, which may fill a bracket."""
    after = _AFTER.match(text, end)
    if after is not None:
        return text[after.end() - 1] != ")" or text[start - 1 : start] == "("
    return _opens_list(text, start, end)


def _opens_list(text: str, start: int, end: int) -> bool:
    """Whether a label that opens a part has lost its colon: behind it stands a name."""
    before = text[max(0, start - 1) : start]
    if before and before not in "(;,。\n \t—-":
        return False
    word = _NEXT_WORD.match(text, end)
    if word is None or label_of(word[1]) is not None or LABEL_WORD.search(word[1]):
        return False
    bare = "".join(word[1].split())
    named = bare[0] in SURNAMES and (len(bare) <= 3 or "·" in bare or _POST.search(bare))
    return is_unit_like(bare) or bool(named)


def _unusual_labels(
    text: str, known: Sequence[Place], first: int, last: int
) -> Iterator[tuple[Place, Place | None]]:
    """Words before a colon that are shaped like labels or stand like them; how far each may reach."""
    words = list(_words_before_colons(text, known, first, last))
    often = Counter(match[1] for match, _ in words)
    for match, colon in words:
        label = label_of(match[1])
        if label is None:
            wanted = often[match[1]] > 2 and _names_follow(text, colon + 1)
        else:
            wanted = label.assigns or (label.use is LabelUse.DEADLINE and often[match[1]] > 1)
        if wanted:
            assigns = label is not None and label.assigns
            yield match.span(1), (colon + 1, last) if assigns else None


def _words_before_colons(
    text: str, known: Sequence[Place], first: int, last: int
) -> Iterator[tuple[re.Match[str], int]]:
    """Words before a colon that no known label touches, each with the place of its colon."""
    starts = [start for start, _ in known]
    ends = {end for _, end in known}
    colon = text.find(":", first, last)
    while colon >= 0:
        at, colon = colon, text.find(":", colon + 1, last)
        if at not in ends:
            word = _BEFORE_COLON.search(text, max(first, at - 17), at)
            if word is None:
                continue
            above = bisect_left(starts, word.end(1)) - 1
            if above < 0 or known[above][1] <= word.start(1):
                yield word, at


def _names_follow(text: str, start: int) -> bool:
    """Whether a list of units, or one unit, fills what stands behind a colon."""
    words = _LIST.match(text, start)
    return words is not None and all(
        _UNIT.search(word) is not None for word in words[1].split("、")
    )


def _reach(text: str, start: int, following: int) -> list[Place]:
    """How far the list behind a label goes: to the end of its sentence, line or bracket."""
    limit = min(following, len(text))
    high = text.find(")", start, limit)
    if high < 0:
        high = limit
    if _NOT_PLAIN.search(text, start, high) is None:
        return [(start, high)]
    stop = _REACH_END.search(text, start, limit)
    end = stop.start() if stop is not None else limit
    until = closing(text, start, end)
    if until == end and stop is not None and stop.group() == "\n":
        until = _over_lines(text, start, end, limit)
        if until == end:
            return [*_rest_below(text, start, end, limit), (start, until)]
    return [(start, until)]


def _rest_below(text: str, start: int, end: int, limit: int) -> Iterator[Place]:
    """A list that breaks off at the end of a line goes on below, not in another cell or item."""
    if text.find("\t", start, end) >= 0 or ITEM.match(text, end, limit) is not None:
        return
    low = end + 1
    while low < limit and text[low] in " \t":
        low += 1
    rest = _LINE_REST.match(text, low, limit)
    if rest is None or not 2 <= len(rest.group()) <= 200 or ":" in rest.group():
        return
    last = _LAST_WORD.search(text, start, end)
    first, *others = re.split("[、,]", rest.group().strip(" \t。;等"))
    broken = last is None or (bool(others) and not is_unit_like(last.group()))
    if (broken and is_unit_like(first if last is None else last.group() + first)) and all(
        is_unit_like(word.strip()) for word in others
    ):
        yield rest.span()


def _over_lines(text: str, start: int, end: int, limit: int) -> int:
    """While a bracket is open, a label reaches over line ends, up to a number."""
    line = text.rfind("\n", 0, start) + 1
    if text.count("(", line, end) <= text.count(")", line, end):
        return end
    further = ITEM.search(text, end, min(limit, end + 300))
    stop = further.start() if further is not None else min(limit, end + 300)
    until = closing(text, end, stop)
    return until if until < stop else end


def closing(text: str, start: int, end: int) -> int:
    """Where the bracket closes that a label stands in; `end` where it stands in none."""
    first = text.find(")", start, end)
    if first < 0:
        return end
    if text.find("(", start, first) < 0:
        return first
    depth = 0
    for match in _BRACKET.finditer(text, start, end):
        depth += 1 if match.group() == "(" else -1
        if depth < 0:
            return match.start()
    return end
