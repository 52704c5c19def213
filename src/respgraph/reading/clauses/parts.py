"""What a clause says: its parts, and how the list behind a label becomes one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from ...names import NameList, is_unit_like, parse_names
from ...vocabulary import Kind, Role
from ...words import HAN, Label, LabelUse, label_of
from ..drafts import MarkKind
from .labels import LabelHit
from .pointing import same_as
from .sentences import (
    SEPARATORS,
    Group,
    Sentence,
    convention_start,
    parse_sentence,
    unbracketed_dates,
)
from .verbs import ANY_VERB

__all__ = [
    "EVERY_ROLE",
    "Clause",
    "Doubt",
    "Part",
    "Same",
    "fill",
    "stripped",
    "take_same",
    "take_sentence",
]

_H = f"[{HAN}]"
_SEVERAL = re.compile("[、和及与/]")
EVERY_ROLE = Label("", LabelUse.DIVISION)
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


class Doubt(StrEnum):
    """What is listed of a clause, beside what it says."""

    OTHER = "other"
    """A label that assigns nobody, with the names behind it."""
    UNKNOWN = "unknown"
    """A label of unknown meaning, with what follows."""
    ASSUMED = "assumed"
    """A label of unusual words that was taken for one of responsibility."""
    PARTED = "parted"
    """One list before a verb of support, of which the first keeps the role of the label."""


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
    doubts: list[tuple[Doubt, int, int]] = field(default_factory=list)


def fill(clause: Clause, text: str, hits: list[LabelHit], closing: int) -> None:
    """Give a clause what stands behind each of its labels."""
    for number, hit in enumerate(hits):
        until = hits[number + 1].start if number + 1 < len(hits) else closing
        if number and text[hit.start - 1] == "(":
            until = _within(clause, text, hits[number - 1], hit, until)
        low, high = stripped(text, hit.end, until)
        label = hit.label
        if label.use is LabelUse.ROLE or label.use is LabelUse.DIVISION:
            clause.anchors = clause.anchors or label.anchors
            if label.assumed:
                clause.doubts.append((Doubt.ASSUMED, hit.start, hit.end))
            _take_list(clause, text, hit, low, high)
        else:
            _take_other(clause, hit, low, high)


def _take_list(clause: Clause, text: str, hit: LabelHit, low: int, high: int) -> None:
    label = hit.label
    if label.use is LabelUse.ROLE:
        names = parse_names(text[low:high], label.people and not label.mixed, label.mixed)
        if names.plain:
            place = (hit.start, hit.end)
            clause.parts.append(Part(label.role, low, names, place, label.weak_support))
            return
        if _MORE_THAN_NAMES.search(text, low, high) is None:
            _take_names(clause, text[low:high], hit, low)
            return
    _take_words(clause, text, hit, low, high)


def _within(clause: Clause, text: str, outer: LabelHit, hit: LabelHit, until: int) -> int:
    """配合单位:县财政局(责任人:孙丽)、各乡镇: where an inner list ends; the outer one goes on."""
    close = text.find(")", hit.end, until)
    low, high = stripped(text, close + 1, until)
    if close < 0 or low >= high or text[close + 1] not in "、,":
        return until
    if outer.label.use is LabelUse.ROLE:
        _take_list(clause, text, outer, low, high)
    return close


def _take_other(clause: Clause, hit: LabelHit, low: int, high: int) -> None:
    """A date, words of the task, or what a label names that assigns nobody."""
    clause.marks.append((MarkKind.LABEL, hit.start, hit.end))
    if hit.label.use is LabelUse.DEADLINE:
        clause.deadline = clause.deadline or ((low, high) if low < high else None)
        clause.marks.append((MarkKind.DEADLINE, low, high))
    elif hit.label.use is LabelUse.TEXT:
        clause.texts.append((low, high))
    else:
        clause.marks.append((MarkKind.NOTE, low, high))
        if hit.label.names_bodies:
            clause.doubts.append((Doubt.OTHER, hit.start, high))


def _take_names(clause: Clause, words: str, hit: LabelHit, at: int) -> None:
    """A list of names behind a label, with the remarks and dates in it."""
    label = hit.label
    if "(" in words:
        words = unbracketed_dates(words)
    names = parse_names(words, label.people and not label.mixed, label.mixed)
    place = (hit.start, hit.end)
    clause.parts.append(Part(label.role, at, names, place, label.weak_support))
    if names.notes or names.dates:
        _take_notes(clause, names, at)


def _take_words(clause: Clause, text: str, hit: LabelHit, low: int, high: int) -> None:
    """A list that may hold more than names: remarks, 同上, verbs, or units behind persons."""
    label = hit.label
    place = (hit.start, hit.end)
    clause.marks.append((MarkKind.LABEL, *place))
    if text.find(":", low, high) >= 0:
        strange = _STRANGE_LABEL.search(text[low:high])
        if strange is not None:
            clause.doubts.append((Doubt.UNKNOWN, low + strange.start(1), high))
            low, high = stripped(text, low, low + strange.start())
    stated = _ORDER_STATED.search(text, low, high)
    if stated is not None:
        clause.marks.append((MarkKind.NOTE, stated.start(), high))
        low, high = stripped(text, low, stated.start())
    content = unbracketed_dates(text[low:high])
    cut = convention_start(content)
    if cut < len(content):
        clause.marks.append((MarkKind.NOTE, low + cut, high))
        low, high = stripped(text, low, low + cut)
        content = unbracketed_dates(text[low:high])
    if "同" in content[:3] or content[:1] in ("〃", "″", '"', "'"):
        low, content = take_same(clause, label, content, low, place)
        if not content:
            return
    if label.use is LabelUse.DIVISION or (not label.people and _holds_verb(content)):
        sentence = parse_sentence(content)
        if sentence is not None and (label.use is LabelUse.DIVISION or sentence.verbs):
            take_sentence(clause, sentence, low, place, label)
            return
    said = _said_behind(content) if label.people else None
    content = content if said is None else content[: said[1] - 1]
    units = _units_behind(content) if label.people and not label.mixed else None
    if units is not None:
        at = low + content.index(";") + 1
        clause.parts.append(Part(None, at, units, place))
        _take_notes(clause, units, at)
        content = content[: content.index(";")]
    _take_names(clause, content, hit, low)
    if said is not None:
        take_sentence(clause, said[0], low + said[1], place)


_MORE_THAN_NAMES = re.compile(
    f"同|〃|″|\"|'|;|:|列|排|首位|首个|先后|为总?牵头|为总?主办|{ANY_VERB.pattern}"
)
"""What a list must hold before it can be anything but names: see `_take_words`."""

_ORDER_STATED = re.compile(
    "(?<=[。;,、])(?:其中|以上|上述|凡)?(?:[^。;,、:(]{0,2}(?:单位|部门|排序|顺序))?(?:列|排|位列|排名|排序)(?:在|于)?(?:第一|首|最前|第1|最后|末)[^。;:]{0,20}?"
    "(?:为|是|作为|即)[^。;:,]{0,6}(?:牵头|主办|主责)"
)


def _said_behind(content: str) -> tuple[Sentence, int] | None:
    """责任领导王明,县交通局负责: a sentence of sure names behind the persons of a label."""
    mark = _BREAK.search(content) if _holds_verb(content) else None
    sentence = None if mark is None else parse_sentence(content[mark.end() :])
    if mark is None or sentence is None or not sentence.verbs:
        return None
    names = [name for group in sentence.groups for name in group.names.names]
    sure = all(not name.doubt and is_unit_like(name.name) for name in names)
    return (sentence, mark.end()) if sure else None


_BREAK = re.compile("[,;]")


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


def take_same(
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
    start, end = stripped(content, length, len(content))
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


def take_sentence(
    clause: Clause, sentence: Sentence, at: int, place: tuple[int, int], label: Label | None = None
) -> None:
    """Give a clause the groups of a sentence that starts at `at`; its names lie behind `place`."""
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
    parted = at + first.at + first.names.places[0][0], at + first.verb[1]
    clause.doubts.append((Doubt.PARTED, *parted))
    return (
        Group(None, first.at, kept, None),
        replace(first, names=others),
        *rest,
    )


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the separators at its ends."""
    while start < end and text[start] in SEPARATORS:
        start += 1
    while end > start and text[end - 1] in SEPARATORS:
        end -= 1
    return start, end
