"""The grammar of responsibility: labels with lists, and sentences with verbs, inside one line.

`find_clauses` gives the clauses of a line with what they say; what surrounds them is task text.
A clause is a bracket with labels or a sentence in it, a run of labels without a bracket, or a
sentence such as ``由市交通局牵头,市财政局配合``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...words import LabelUse
from ..drafts import MarkKind
from ..rules import Rules
from ..text.deadlines import is_deadline
from .labels import LabelHit, find_labels, line_label
from .leading import names_somebody
from .narration import SENTENCE_END, handed, narrated, said_before
from .parts import EVERY_ROLE, Clause, fill, stripped, take_same, take_sentence
from .pointing import same_as
from .sentences import SEPARATORS, Sentence, parse_sentence, states_meaning
from .verbs import ANY_VERB

__all__ = ["closing_bracket", "find_clauses", "is_answer"]

_BRACKET = re.compile(r"[()]")


def find_clauses(
    text: str, start: int, end: int, rules: Rules, *, item: bool = True
) -> list[Clause]:
    """The clauses of ``text[start:end]``, in order, without overlap.

    `text` is one `without_denials`. `item` tells that the line is a numbered item or stands below
    one; only there sentences without a bracket are read.
    """
    clauses: list[Clause] = []
    if rules.labels:
        hits = find_labels(text, start, end, rules.own_labels)
        if hits:
            clauses = list(_labelled(text, start, end, hits))
    if rules.bracket_sentences and _has_other_bracket(text, start, end, clauses):
        clauses.extend(list(_bracketed(text, start, end, clauses, rules)))
        clauses.sort(key=lambda clause: clause.start)
    if rules.bracket_sentences and not clauses:
        clauses = list(_dashed(text, start, end, rules))
    if rules.sentences and item and ANY_VERB.search(text, start, end):
        if not clauses:
            clauses = list(narrated(text, start, end))
        else:
            clauses += said_before(text, start, clauses)
        clauses += handed(text, start, end, clauses)
        clauses.sort(key=lambda clause: clause.start)
    return clauses


def is_answer(text: str, start: int, end: int, rules: Rules) -> bool:
    """(一)责任领导:王明: whether a point holds nothing but a label and its names."""
    label = line_label(text, start, end, rules.own_labels)
    if label is None or not label.assigns:
        return False
    clauses = find_clauses(text, start, end, rules, item=False)
    position = start
    for clause in clauses:
        if position > start and text[position : clause.start].strip("。;, "):
            return False
        position = clause.end
    return bool(clauses) and not text[position:end].strip("。;, ")


def _has_other_bracket(text: str, start: int, end: int, clauses: list[Clause]) -> bool:
    """Whether any bracket opens outside the clauses found so far."""
    for clause in clauses:
        if text.find("(", start, clause.start) >= 0:
            return True
        start = clause.end
    return text.find("(", start, end) >= 0


def _labelled(text: str, start: int, end: int, hits: list[LabelHit]) -> Iterator[Clause]:
    """Group labels into clauses: those in one bracket, or those that follow each other."""
    index = 0
    while index < len(hits):
        if not (hits[index].label.assigns or hits[index].label.use is LabelUse.DEADLINE):
            index += 1
            continue
        opening, dated = _opening_before(text, start, hits[index].start)
        said = None
        if opening is None:
            opening, said = _sentence_before(text, start, hits[index].start)
        closing, unclosed = (
            closing_bracket(text, opening, end) if opening is not None else (end, False)
        )
        last = index
        while last + 1 < len(hits) and hits[last + 1].start < closing:
            if opening is None and _new_sentence(text, hits[last].end, hits[last + 1].start):
                break
            last += 1
        group = hits[index : last + 1]
        low = _dash_before(text, start, hits[index].start) if opening is None else opening
        clause = Clause(low, closing)
        clause.unclosed = unclosed
        if opening is not None and said is not None:
            take_sentence(clause, said, opening + 1, (opening, opening + 1))
            clause.anchors = True
        if dated is not None:
            clause.deadline = dated
            clause.marks.append((MarkKind.DEADLINE, *dated))
        if opening is None:
            limit = hits[last + 1].start if last + 1 < len(hits) else end
            closing = clause.end = _unbracketed_end(text, group[-1], limit)
        fill(clause, text, group, closing)
        if clause.parts or clause.deadline is not None:
            clause.end = closing + (opening is not None and not unclosed)
            yield clause
        index = last + 1


def _new_sentence(text: str, start: int, label: int) -> bool:
    """Whether a sentence of its own stands between a list and the next label."""
    stop = text.find("。", start, label)
    return stop >= 0 and len(text[stop + 1 : label].strip(SEPARATORS + "(")) >= 4


def _opening_before(
    text: str, start: int, position: int
) -> tuple[int | None, tuple[int, int] | None]:
    """The bracket before a label, if nothing or only a date stands between; and that date."""
    opening = text.rfind("(", max(start, position - 40), position)
    if opening < 0:
        return None, None
    low, high = stripped(text, opening + 1, position)
    if low >= high:
        return opening, None
    if ")" not in text[low:high] and is_deadline(text[low:high]):
        return opening, (low, high)
    return None, None


def _sentence_before(text: str, start: int, position: int) -> tuple[int | None, Sentence | None]:
    """(县住建局牵头;分管领导:江平): the bracket and the sentence or list in it before a label."""
    opening, depth = position, 1
    floor = max(start, position - _LONGEST_SAID)
    while depth and opening > floor:
        opening -= 1
        depth += {"(": -1, ")": 1}.get(text[opening], 0)
    if depth or text.find(":", opening, position) >= 0:
        return None, None
    _, high = stripped(text, opening + 1, position)
    sentence = parse_sentence(text[opening + 1 : high])
    if sentence is None:
        return None, None
    return opening, sentence


_LONGEST_SAID = 400
_DASHES = re.compile(r"(?:—{1,2}|-{1,2})[ \t]*$")


def _dash_before(text: str, start: int, label: int) -> int:
    """修路。——责任单位:县交通局: where a clause starts, with the dash that leads into it."""
    if text[max(start, label - 1) : label] not in ("—", "-", " "):
        return label
    dashes = _DASHES.search(text, max(start, label - 6), label)
    return label if dashes is None else dashes.start()


def closing_bracket(text: str, opening: int, end: int) -> tuple[int, bool]:
    """Where the bracket closes, and whether it never does."""
    first = text.find(")", opening, end)
    if first >= 0 and text.find("(", opening + 1, first) < 0:
        return _crossed(text, first, end), False
    depth = 0
    for match in _BRACKET.finditer(text, opening, end):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            return _crossed(text, match.start(), end), False
    last = text.rfind(")", opening, end)
    if last > opening and not text[last + 1 : end].strip(SEPARATORS):
        return last, True
    return end, True


def _crossed(text: str, closing: int, end: int) -> int:
    """Where a list goes on behind the bracket, and one more closes than opens, that one counts."""
    if _LIST_GOES_ON.match(text, closing + 1, end) is None:
        return closing
    rest = text[closing + 1 : min(end, closing + 600)]
    if rest.count(")") <= rest.count("("):
        return closing
    return closing + 1 + rest.rfind(")")


_LIST_GOES_ON = re.compile("[ \t]{0,8}[、,;]")
_CONTENT = re.compile(r"[^ \t\n,;。、:.]")


def _unbracketed_end(text: str, last: LabelHit, end: int) -> int:
    """A run of labels ends with its sentence, if more text follows it."""
    stop = SENTENCE_END.search(text, last.end, end)
    if stop is None:
        return end
    return end if _CONTENT.search(text, stop.end(), end) is None else stop.end()


def _bracketed(
    text: str, start: int, end: int, taken: list[Clause], rules: Rules
) -> Iterator[Clause]:
    """Brackets that hold a sentence, or nothing but names of units."""
    starts = [clause.start for clause in taken]
    for low, high, closed in _top_brackets(text, start, end):
        index = bisect_left(starts, high) - 1
        if index >= 0 and taken[index].end > low:
            continue
        if not closed and high - low > 400:
            continue
        content = text[low + 1 : high]
        if states_meaning(content):
            continue
        if same_as(content) is not None and _stands_as_clause(text, low, high, start, end):
            clause = Clause(low, high + closed, unclosed=not closed)
            take_same(clause, EVERY_ROLE, content, low + 1, (low, low + 1))
            yield clause
            continue
        sentence = parse_sentence(content)
        if sentence is None or not (sentence.verbs or rules.bare_lists):
            continue
        if not sentence.verbs and (
            ":" in content or not _stands_as_clause(text, low, high, start, end)
        ):
            continue
        clause = Clause(low, high + closed, unclosed=not closed, anchors=True)
        take_sentence(clause, sentence, low + 1, (low, low + 1))
        yield clause


_DASH = re.compile(
    r"(?:(?<=[。;!%)”])[ \t]*(?:—{1,2}|-{2})|(?P<bare>(?<=[一-鿿])(?:—{2}|-{2})))[ \t]*(?=[一-鿿])"
)


def _dashed(text: str, start: int, end: int, rules: Rules) -> Iterator[Clause]:
    """修路。——县交通局牵头,县财政局配合: a sentence of names and verbs behind a dash."""
    dashes = list(_DASH.finditer(text, start, end))
    if not dashes:
        return
    dash = dashes[-1]
    low, high = stripped(text, dash.end(), end)
    sentence = parse_sentence(text[low:high])
    if sentence is None or not (sentence.verbs or rules.bare_lists):
        return
    if dash["bare"] and not (sentence.verbs and all(map(names_somebody, sentence.groups))):
        return
    clause = Clause(dash.start(), end, anchors=True)
    take_sentence(clause, sentence, low, (dash.start(), low))
    yield clause


def _stands_as_clause(text: str, low: int, high: int, start: int, end: int) -> bool:
    """A bare list counts as a clause only at the end of a sentence, and not behind a name."""
    if _abbreviates(text[low + 1 : high], text[max(start, low - _LONGEST_NAME) : low]):
        return False
    if low == start:
        return True
    following = text[high + 1 : end].lstrip()[:1]
    closes = text[max(start, low - 1) : low] in ("。", ";")
    if following and not closes and following not in "。;,(①②③④⑤⑥⑦⑧⑨":
        return False
    before = text[max(start, low - 8) : low].rstrip()
    if following == "," and re.search("[一-鿿](?<![余多数各])[处科]$", before):
        return False
    return not re.search("(?:局|厅|委|办|部|政府|中心|公司|集团|办公室)$", before)


_LONGEST_NAME = 24


def _abbreviates(short: str, before: str) -> bool:
    """林业改革和产业发展处(改革产业处): whether a bracket repeats the signs of the words before it."""
    signs = iter(reversed(before))
    return before[-1:] == short[-1:] and all(sign in signs for sign in reversed(short))


def _top_brackets(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Outermost brackets of a line with whether they close; of an unclosed one, the rest."""
    found: list[tuple[int, int, bool]] = []
    depth = 0
    opened = start
    for match in _BRACKET.finditer(text, start, end):
        if match.group() == "(":
            if depth == 0:
                opened = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((opened, match.start(), True))
    if depth:
        innermost = text.rfind("(", opened, end)
        found.append((innermost if depth > 1 else opened, end, False))
    return found
