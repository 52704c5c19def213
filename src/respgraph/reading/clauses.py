"""The grammar of responsibility: labels with lists, and sentences with verbs, inside one line.

`find_clauses` gives the clauses of a line with what they say; what surrounds them is task text.
A clause is a bracket with labels or a sentence in it, a run of labels without a bracket, or a
sentence such as ``由市交通局牵头,市财政局配合``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..names import NameList, is_unit_like, parse_names
from ..vocabulary import Kind, Role
from ..words import HAN, LEVELS, Label, LabelUse, label_of
from .drafts import MarkKind
from .labels import LabelHit, find_labels, line_label
from .leading import goes_on, leading_sentence, names_somebody
from .quantities import is_deadline
from .rules import Rules
from .same_above import same_as
from .sentences import (
    OPENING,
    Group,
    Sentence,
    convention_start,
    parse_sentence,
    without_denials,
)
from .verbs import ANY_VERB

__all__ = [
    "Clause",
    "Part",
    "closing_bracket",
    "find_clauses",
    "line_label",
    "parse_sentence",
]

_H = f"[{HAN}]"
_BRACKET = re.compile(r"[()]")
_LONGEST_HANDED = 300
_HANDED = re.compile(rf"[,;][ \t]*(?={OPENING.pattern})")
_HANDED_ON = re.compile(
    rf"{_HANDED.pattern}|(?<=[一-鿿])(?<![自经理事缘原改现仍交均都])(?=由[{LEVELS}](?![场容域]))"
)
"""A sentence that goes on with who answers: 清淤,由县水利局负责, or 清淤由县水利局负责."""

_SENTENCE_END = re.compile(r"[。!?]")
_SEPARATORS = " \t\n,;。、:."
_STRANGE_LABEL = re.compile(rf"(?:^|(?<=[;,。、 \t\n]))({_H}{{2,12}}[ \t]*:)")


@dataclass(frozen=True, slots=True)
class Same:
    """Where a part points at another task, that task's number if printed, and in which roles."""

    start: int
    end: int
    number: str | None
    roles: frozenset[Role | None] | None


@dataclass(slots=True)
class Part:
    """What one label or verb of a clause says; offsets are those of the text it was found in.

    `at` is where its list starts, so that its names lie at ``at`` plus their places.
    """

    role: Role | None
    at: int
    names: NameList
    label: tuple[int, int]
    weak_support: bool = False
    verb: bool = False
    same: Same | None = None


@dataclass(slots=True)
class Clause:
    """A stretch that says who answers for the text beside it."""

    start: int
    end: int
    parts: list[Part] = field(default_factory=list)
    deadline: tuple[int, int] | None = None
    marks: list[tuple[MarkKind, int, int]] = field(default_factory=list)
    texts: list[tuple[int, int]] = field(default_factory=list)
    unclosed: bool = False
    opening: bool = False
    anchors: bool = False
    narrated: bool = False
    others: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    assumed: list[tuple[int, int]] = field(default_factory=list)
    parted: list[tuple[int, int]] = field(default_factory=list)


def find_clauses(
    text: str, start: int, end: int, rules: Rules, *, item: bool = True
) -> list[Clause]:
    """The clauses of ``text[start:end]``, in order, without overlap.

    `item` tells that the line is a numbered item or stands below one; only there sentences
    without a bracket are read.
    """
    clauses: list[Clause] = []
    text = without_denials(text, start, end)
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
            clauses = list(_narrated(text, start, end))
        clauses += _handed(text, start, end, clauses)
        clauses.sort(key=lambda clause: clause.start)
    return clauses


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
        closing, unclosed = (
            closing_bracket(text, opening, end) if opening is not None else (end, False)
        )
        last = index
        while last + 1 < len(hits) and hits[last + 1].start < closing:
            if opening is None and _new_sentence(text, hits[last].end, hits[last + 1].start):
                break
            last += 1
        group = hits[index : last + 1]
        clause = Clause(hits[index].start if opening is None else opening, closing)
        clause.unclosed = unclosed
        if dated is not None:
            clause.deadline = dated
            clause.marks.append((MarkKind.DEADLINE, *dated))
        if opening is None:
            limit = hits[last + 1].start if last + 1 < len(hits) else end
            closing = clause.end = _unbracketed_end(text, group[-1], limit)
        _fill(clause, text, group, closing)
        if clause.parts or clause.deadline is not None:
            clause.end = closing + (opening is not None and not unclosed)
            yield clause
        index = last + 1


def _new_sentence(text: str, start: int, label: int) -> bool:
    """Whether a sentence of its own stands between a list and the next label."""
    stop = text.find("。", start, label)
    return stop >= 0 and len(text[stop + 1 : label].strip(_SEPARATORS + "(")) >= 4


def _opening_before(
    text: str, start: int, position: int
) -> tuple[int | None, tuple[int, int] | None]:
    """The bracket before a label, if nothing or only a date stands between; and that date."""
    opening = text.rfind("(", max(start, position - 40), position)
    if opening < 0:
        return None, None
    low, high = _stripped(text, opening + 1, position)
    if low >= high:
        return opening, None
    if ")" not in text[low:high] and is_deadline(text[low:high]):
        return opening, (low, high)
    return None, None


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
    if last > opening and not text[last + 1 : end].strip(_SEPARATORS):
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


_SEVERAL = re.compile("[、和及与/]")
_EVERY_ROLE = Label("", LabelUse.DIVISION)
_LIST_GOES_ON = re.compile("[ \t]{0,8}[、,;]")
_CONTENT = re.compile(r"[^ \t\n,;。、:.]")


def _unbracketed_end(text: str, last: LabelHit, end: int) -> int:
    """A run of labels ends with its sentence, if more text follows it."""
    stop = _SENTENCE_END.search(text, last.end, end)
    if stop is None:
        return end
    return end if _CONTENT.search(text, stop.end(), end) is None else stop.end()


def _fill(clause: Clause, text: str, hits: list[LabelHit], closing: int) -> None:
    for number, hit in enumerate(hits):
        until = hits[number + 1].start if number + 1 < len(hits) else closing
        low, high = _stripped(text, hit.end, until)
        clause.marks.append((MarkKind.LABEL, hit.start, hit.end))
        use = hit.label.use
        if use is LabelUse.DEADLINE:
            clause.deadline = clause.deadline or ((low, high) if low < high else None)
            clause.marks.append((MarkKind.DEADLINE, low, high))
        elif use is LabelUse.TEXT:
            clause.texts.append((low, high))
        elif use is LabelUse.OTHER:
            clause.marks.append((MarkKind.NOTE, low, high))
            if hit.label.names_bodies:
                clause.others.append((hit.start, high))
        else:
            strange = (
                _STRANGE_LABEL.search(text[low:high]) if text.find(":", low, high) >= 0 else None
            )
            if strange is not None:
                clause.unknown.append((low + strange.start(1), high))
                low, high = _stripped(text, low, low + strange.start())
            _take_list(clause, text, hit, low, high)


def _take_list(clause: Clause, text: str, hit: LabelHit, low: int, high: int) -> None:
    label = hit.label
    clause.anchors = clause.anchors or label.anchors
    place = (hit.start, hit.end)
    if label.assumed:
        clause.assumed.append(place)
    if label.use is LabelUse.DIVISION or _MORE_THAN_NAMES.search(text, low, high) is not None:
        _take_words(clause, text, hit, low, high)
        return
    names = parse_names(text[low:high], label.people and not label.mixed, label.mixed)
    clause.parts.append(Part(label.role, low, names, place, label.weak_support))
    _take_notes(clause, names, low)


def _take_words(clause: Clause, text: str, hit: LabelHit, low: int, high: int) -> None:
    """A list with more in it than names: remarks, 同上, verbs, or units behind persons."""
    label = hit.label
    place = (hit.start, hit.end)
    stated = _ORDER_STATED.search(text, low, high)
    if stated is not None:
        clause.marks.append((MarkKind.NOTE, stated.start(), high))
        low, high = _stripped(text, low, stated.start())
    content = text[low:high]
    cut = convention_start(content)
    if cut < len(content):
        clause.marks.append((MarkKind.NOTE, low + cut, high))
        low, high = _stripped(text, low, low + cut)
        content = text[low:high]
    if "同" in content[:3] or content[:1] in ("〃", "″", '"', "'"):
        low, content = _take_same(clause, label, content, low, place)
        if not content:
            return
    if label.use is LabelUse.DIVISION or (not label.people and _holds_verb(content)):
        sentence = parse_sentence(content)
        if sentence is not None and (label.use is LabelUse.DIVISION or sentence.verbs):
            _take_sentence(clause, sentence, low, place, label)
            return
    units = _units_behind(content) if label.people and not label.mixed else None
    if units is not None:
        at = low + content.index(";") + 1
        clause.parts.append(Part(None, at, units, place))
        _take_notes(clause, units, at)
        content = content[: content.index(";")]
    names = parse_names(content, label.people and not label.mixed, label.mixed)
    clause.parts.append(Part(label.role, low, names, place, label.weak_support))
    _take_notes(clause, names, low)


_MORE_THAN_NAMES = re.compile(
    f"[同〃″\"';列排]|首位|首个|先后|为总?牵头|为总?主办|{ANY_VERB.pattern}"
)
"""What a list must hold before it can be anything but names: see `_take_words`."""

_ORDER_STATED = re.compile(
    "(?<=[。;,、])[^。;,、:]{0,6}(?:列|排|位列|排名|排序)(?:在|于)?(?:第一|首|最前|第1|最后|末)[^。;:]{0,20}?"
    "(?:为|是|作为|即)[^。;:,]{0,6}(?:牵头|主办|主责)"
)


def _units_behind(content: str) -> NameList | None:
    """责任领导:王明;县交通局: the units that stand behind the persons of a label."""
    people, mark, units = content.partition(";")
    if not mark:
        return None
    persons = parse_names(people, people=True).names
    found = parse_names(units)
    if not found.names or not all(is_unit_like(name.name) for name in found.names):
        return None
    return found if any(name.kind is Kind.PERSON for name in persons) else None


def _take_same(
    clause: Clause, label: Label, content: str, low: int, place: tuple[int, int]
) -> tuple[int, str]:
    """Note 同上 at the front of a list; where the rest of the list starts, and the rest."""
    found = same_as(content)
    if found is None:
        return low, content
    length, number = found
    same = Same(low, low + length, number, _roles_of(label))
    clause.parts.append(Part(label.role, low, NameList(), place, label.weak_support, same=same))
    clause.marks.append((MarkKind.NOTE, low, low + length))
    start, end = _stripped(content, length, len(content))
    return low + start, content[start:end]


def _roles_of(label: Label) -> frozenset[Role | None] | None:
    """The roles of a label such as 牵头单位、配合单位; None for all, as of 责任分工."""
    if label.use is LabelUse.DIVISION:
        return None
    parts = [label_of(word) for word in _SEVERAL.split(label.word)]
    return frozenset({label.role, *(part.role for part in parts if part is not None)})


@lru_cache(maxsize=16384)
def _holds_verb(text: str) -> bool:
    return ANY_VERB.search(text) is not None


def _take_notes(clause: Clause, names: NameList, at: int) -> None:
    clause.marks.extend((MarkKind.NOTE, at + low, at + high) for low, high in names.notes)
    for low, high in names.dates:
        clause.marks.append((MarkKind.DEADLINE, at + low, at + high))
        clause.deadline = clause.deadline or (at + low, at + high)


def _take_sentence(
    clause: Clause, sentence: Sentence, at: int, place: tuple[int, int], label: Label | None = None
) -> None:
    for group in _parted(clause, sentence.groups, at, label):
        where = place if group.verb is None else (at + group.verb[0], at + group.verb[1])
        role = group.role
        if group.verb is None and label is not None:
            role = label.role
        clause.parts.append(
            Part(role, at + group.at, group.names, where, group.weak, verb=group.verb is not None)
        )
        if group.verb is not None:
            clause.marks.append((MarkKind.VERB, *where))
        _take_notes(clause, group.names, at + group.at)
    if sentence.deadline is not None:
        low, high = sentence.deadline
        clause.deadline = (at + low, at + high)
        clause.marks.append((MarkKind.DEADLINE, at + low, at + high))
    clause.marks.extend((MarkKind.NOTE, at + low, at + high) for low, high in sentence.notes)


def _parted(
    clause: Clause, groups: tuple[Group, ...], at: int, label: Label | None
) -> tuple[Group, ...]:
    """牵头单位:A、B配合: of one list that stands before 配合 the first keeps the role of the label."""
    first, *rest = groups
    names = first.names.names
    stated = label is not None and label.use is LabelUse.ROLE
    if not stated or label is None or label.role is Role.SUPPORTING_UNIT or len(names) < 2:
        return groups
    if first.role is not Role.SUPPORTING_UNIT or first.verb is None:
        return groups
    kept = replace(first.names, names=names[:1], places=first.names.places[:1], notes=(), dates=())
    others = replace(first.names, names=names[1:], places=first.names.places[1:])
    clause.parted.append((at + first.at + first.names.places[0][0], at + first.verb[1]))
    return (
        Group(None, first.at, kept, None),
        replace(first, names=others),
        *rest,
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _SEPARATORS:
        start += 1
    while end > start and text[end - 1] in _SEPARATORS:
        end -= 1
    return start, end


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
        if same_as(content) is not None and _stands_as_clause(text, low, high, start, end):
            clause = Clause(low, high + closed, unclosed=not closed)
            _take_same(clause, _EVERY_ROLE, content, low + 1, (low, low + 1))
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
        _take_sentence(clause, sentence, low + 1, (low, low + 1))
        yield clause


_DASH = re.compile(r"(?<=[。;!%)”])[ \t]*(?:—{1,2}|-{2})[ \t]*(?=[一-鿿])")


def _dashed(text: str, start: int, end: int, rules: Rules) -> Iterator[Clause]:
    """修路。——县交通局牵头,县财政局配合: a sentence of names and verbs behind a dash."""
    dashes = list(_DASH.finditer(text, start, end))
    if not dashes:
        return
    dash = dashes[-1]
    low, high = _stripped(text, dash.end(), end)
    sentence = parse_sentence(text[low:high])
    if sentence is None or not (sentence.verbs or rules.bare_lists):
        return
    clause = Clause(dash.start(), end, anchors=True)
    _take_sentence(clause, sentence, low, (dash.start(), low))
    yield clause


def _stands_as_clause(text: str, low: int, high: int, start: int, end: int) -> bool:
    """A bare list counts as a clause only at the end of a sentence, and not behind a name."""
    following = text[high + 1 : end].lstrip()[:1]
    closes = text[max(start, low - 1) : low] in ("。", ";")
    if following and not closes and following not in "。;,(①②③④⑤⑥⑦⑧⑨":
        return False
    return not re.search(
        "(?:局|厅|委|办|部|政府|中心|公司|集团|办公室)$", text[max(start, low - 8) : low].rstrip()
    )


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


def _narrated(text: str, start: int, end: int) -> Iterator[Clause]:
    """Sentences without a bracket: 由A牵头,B配合; or one made of nothing but names and verbs."""
    low = start
    for stop in [*(match.end() for match in _SENTENCE_END.finditer(text, start, end)), end]:
        if low < stop:
            clause = _narrated_sentence(text, low, stop)
            if clause is not None:
                yield clause
        low = stop


def _handed(text: str, start: int, end: int, taken: list[Clause]) -> list[Clause]:
    """The end of a sentence that hands its task to somebody: ``修路,由王伟副县长牵头``."""
    found: list[Clause] = []
    if text.find("由", start, end) < 0:
        return found
    for match in _HANDED_ON.finditer(text, start, end):
        reach = min(end, match.end() + _LONGEST_HANDED)
        sentence_end = _SENTENCE_END.search(text, match.end(), reach)
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
    first, last = _stripped(text, low, stop)
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
    rest = text[begin + length : stop].strip(_SEPARATORS)
    clause.opening = bool(rest)
    if not rest:
        clause.end = stop
    _take_sentence(clause, sentence, begin, (first, begin))
    return clause
