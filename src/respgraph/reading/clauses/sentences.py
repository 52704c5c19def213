"""Sentences of names and verbs: ``A牵头,B、C按职责分工负责,6月底前完成`` taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...names import NameList, own_prefix, parse_names
from ...vocabulary import Role
from ...words import POSTS
from ..text.deadlines import is_deadline
from .bodies import TITLED, are_bodies, are_people, is_phrase
from .denials import without_denials
from .verbs import DEED_BEHIND, PROSE, TOGETHER, VERB, verb_role

__all__ = [
    "OPENING",
    "SEPARATORS",
    "Group",
    "Sentence",
    "convention_start",
    "parse_sentence",
    "sentence_names",
    "states_meaning",
    "unbracketed_dates",
]

SEPARATORS = " \t\n,;。、:."

_LIST_BREAK = re.compile("[;。]|,")
_REMARK = re.compile(
    "下同|以下同|列(?:在)?第?一|排(?:在)?第?一|首位|排名|不分先后|无先后|为牵头|详见|见附件|同上|"
    "另有|除外|以下简称|按职责分工$"
)
OPENING = re.compile(
    r"(?:改|现|统一|转|交)?(?:此项|该项|本项|上述|以上|具体|这项|各项)?(?:工作|任务|项目|事项)?(?:分别)?由(?!于|此|表|浅|点|来|衷|内|外)"
)
_POST = re.compile(POSTS)
_NOT_BY_PEOPLE = re.compile("支持|保障|实施|推进|完成|落实|办理|参加|组织|协同|分工|统筹|督促")
_OTHERS = re.compile("其他|其余|其它")


@dataclass(slots=True)
class Group:
    """Names with the verb behind them; offsets are those of the sentence."""

    role: Role | None
    at: int
    names: NameList
    verb: tuple[int, int] | None
    weak: bool = False
    advises: bool = False
    by_people: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence such as ``A牵头,B、C按职责分工负责,6月底前完成`` says."""

    groups: tuple[Group, ...]
    deadline: tuple[int, int] | None = None
    notes: tuple[tuple[int, int], ...] = ()
    verbs: bool = False


@lru_cache(maxsize=16384)
def parse_sentence(text: str) -> Sentence | None:
    """Take a sentence of names and verbs apart; None where it is no such sentence.

    >>> sentence = parse_sentence("省民政厅牵头,省残联、财政厅配合,6月底前完成")
    >>> [(g.role and g.role.value, [n.name for n in g.names.names]) for g in sentence.groups]
    [('lead_unit', ['省民政厅']), ('supporting_unit', ['省残联', '省财政厅'])]
    """
    text = unbracketed_dates(without_denials(text, 0, len(text)))
    raw: list[tuple[str, int, int, tuple[int, int] | None]] = []
    cut = 0
    for verb in VERB.finditer(text):
        before = text[cut : verb.start()]
        if not before.strip(SEPARATORS) or before.count("(") > before.count(")"):
            continue
        if is_deadline(re.split("[,;。 ]", before)[-1]):
            continue
        raw.append((verb.group(), cut, verb.start(), verb.span()))
        cut = verb.end()
    raw.append(("", cut, len(text), None))
    groups: list[Group] = []
    dates: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    for verb_text, begin, high, verb_place in raw:
        seen = len(dates), len(notes)
        low = _skip_remarks(text, begin, high, dates, notes)
        if verb_place is not None and (low >= high or _OTHERS.match(text, low)):
            _stretch(dates if len(dates) > seen[0] else notes, low, verb_place[1])
            continue
        if low >= high:
            continue
        if len(raw) == 1 and (pair := _people_and_units(text, low, high)):
            groups.extend(pair)
            continue
        found = list(_groups_before(text, low, high, verb_text, verb_place, first=not groups))
        if not found:
            return None
        groups.extend(found)
    if not groups:
        return None
    verbs = len(raw) > 1 or any(group.verb is not None for group in groups)
    if not verbs and not are_bodies([name for group in groups for name in group.names.names]):
        return None
    deadline = (dates[0][0], dates[-1][1]) if dates else None
    return Sentence(tuple(_settled(groups)), deadline, tuple(notes), verbs)


_IN_BRACKETS = re.compile(r"\(([^()\n]{2,24})\)")


def unbracketed_dates(text: str) -> str:
    """A配合(5月底前完成): commas for brackets around a date; the length stays.

    >>> unbracketed_dates("县财政局(国资局)配合(5月底前完成)")
    '县财政局(国资局)配合,5月底前完成,'
    """
    return _IN_BRACKETS.sub(_without_bracket, text) if "(" in text else text


def _without_bracket(bracket: re.Match[str]) -> str:
    return f",{bracket[1]}," if is_deadline(bracket[1]) else bracket.group()


def _groups_before(
    text: str, low: int, high: int, verb: str, place: tuple[int, int] | None, *, first: bool
) -> Iterator[Group]:
    """The groups between one verb and the next: who answers or leads, then who the verb is about."""
    answering = _answering_end(text, low, high, verb) if first else None
    if answering is None and place is not None:
        answering = _people_end(text, low, high)
    if answering is not None:
        yield from _groups_of(text, low, answering, "", None)
        low = answering + 1
    yield from _groups_of(text, low, high, verb, place)


def _stretch(places: list[tuple[int, int]], low: int, end: int) -> None:
    """A date or remark reaches to the end of the verb behind it: 年内持续推进."""
    start = places.pop()[0] if places else low
    places.append((start, end))


def _skip_remarks(
    text: str, low: int, high: int, dates: list[tuple[int, int]], notes: list[tuple[int, int]]
) -> int:
    """Take dates and remarks off the front of a stretch; where names begin."""
    while low < high:
        while low < high and text[low] in SEPARATORS:
            low += 1
        segment = re.compile("[^,;。]*").match(text, low, high)
        if segment is None or not segment.group():
            break
        words = segment.group()
        if is_deadline(words) and not re.search("(?:局|厅|委|办|部|政府|中心)(?:、|$)", words):
            dates.append(segment.span())
        elif _REMARK.search(words) or (low and PROSE.match(words)):
            notes.append(segment.span())
        else:
            break
        low = segment.end()
    return low


def _people_and_units(text: str, low: int, high: int) -> list[Group]:
    """王明;县交通局、县财政局: persons, then units, with nothing but a mark between."""
    mark = text.find(";", low, high)
    if mark < 0 or not are_people(text[low:mark]) or are_people(text[mark + 1 : high]):
        return []
    people = parse_names(text[low:mark], people=True)
    units = parse_names(text[mark + 1 : high])
    return [
        Group(Role.RESPONSIBLE_LEADER, low, people, None),
        Group(None, mark + 1, units, None),
    ]


def _people_end(text: str, low: int, high: int) -> int | None:
    """分管副县长王明,县交通局牵头: where persons with their posts end, and units begin."""
    mark = text.find(",", low, high)
    if mark < 0 or not TITLED.search(text, low, mark):
        return None
    if not are_people(text[low:mark]) or are_people(text[mark + 1 : high]):
        return None
    return mark


def _answering_end(text: str, low: int, high: int, verb: str) -> int | None:
    """A,B配合: where the names end that stand before those who only help; they answer."""
    if verb_role(verb)[0] is not Role.SUPPORTING_UNIT or TOGETHER.search(text, low, high):
        return None
    breaks = [
        match
        for match in _LIST_BREAK.finditer(text, low, high)
        if text.count("(", low, match.start()) == text.count(")", low, match.start())
    ]
    if not breaks:
        return None
    chosen = next((match for match in breaks if match.group() != ","), breaks[0])
    names = sentence_names(text[low : chosen.start()])
    known = names is not None and any(not name.doubt for name in names[0].names)
    return chosen.start() if known and text[chosen.end() : high].strip(SEPARATORS) else None


def _groups_of(
    text: str, low: int, high: int, verb: str, place: tuple[int, int] | None
) -> Iterator[Group]:
    """One group, or two where A会同B."""
    opening = OPENING.match(text, low, high)
    low = opening.end() if opening is not None else low
    role, weak = verb_role(verb)
    together = TOGETHER.search(text, low, high)
    if together is not None and (verb or _joins_bodies(text, low, together, high)):
        left = sentence_names(text[low : together.start()])
        deed = None if verb else DEED_BEHIND.search(text, together.end(), high)
        high = high if deed is None else deed.start()
        right = _names_behind(left, text[together.end() : high])
        if left is not None and left[0].names:
            yield Group(Role.LEAD_UNIT, low, left[0], together.span())
        if right is not None and right[0].names:
            yield Group(Role.SUPPORTING_UNIT, together.end(), right[0], place or together.span())
        return
    found = sentence_names(text[low:high])
    if found is None or not found[0].names:
        return
    names, people = found
    if is_phrase(text, place, names):
        return
    yield Group(
        Role.RESPONSIBLE_LEADER if people else role,
        low,
        names,
        place,
        weak,
        "指导" in verb,
        _NOT_BY_PEOPLE.search(verb) is None or _POST.search(text, low, high) is not None,
    )


def _names_behind(left: tuple[NameList, bool] | None, words: str) -> tuple[NameList, bool] | None:
    """市住建局会同财政局: names behind 会同 take the level that the last one before it prints."""
    level = own_prefix(left[0].names[-1].name) if left is not None and left[0].names else ""
    found = sentence_names(words)
    if not level or found is None or found[1] or words[:1].isspace():
        return found
    lead = f"{level}政府办公室、"
    names = parse_names(lead + words)
    shifted = [
        tuple((low - len(lead), high - len(lead)) for low, high in places if low >= len(lead))
        for places in (names.places, names.notes, names.dates)
    ]
    if len(names.names) != len(found[0].names) + 1:
        return found
    places, notes, dates = shifted
    return NameList(names.names[1:], places, notes, dates), False


def _joins_bodies(text: str, low: int, together: re.Match[str], high: int) -> bool:
    """市住建局会同财政局: whether sure names stand behind the word, and before it, if any."""
    left = sentence_names(text[low : together.start()])
    deed = DEED_BEHIND.search(text, together.end(), high)
    right = sentence_names(text[together.end() : high if deed is None else deed.start()])
    return right is not None and all(
        not name.doubt for side in (left, right) if side is not None for name in side[0].names
    )


def _settled(groups: list[Group]) -> Iterator[Group]:
    """A负责,B参与: who answers alone beside helpers leads."""
    leads = any(group.role is Role.LEAD_UNIT for group in groups)
    helped = any(
        group.role is Role.SUPPORTING_UNIT and group.verb is not None and not group.advises
        for group in groups
    )
    for index, group in enumerate(groups):
        if group.role is None and not leads and helped and index == 0 and group.verb is not None:
            yield Group(Role.LEAD_UNIT, group.at, group.names, group.verb)
        else:
            yield group


@lru_cache(maxsize=32768)
def sentence_names(text: str) -> tuple[NameList, bool] | None:
    """Names before a verb: units, or persons with their posts; whether they are persons."""
    bare = text.strip(SEPARATORS)
    if not bare or len(bare) > 60_000:
        return None
    people = are_people(bare)
    names = parse_names(text, people)
    return names, people


_CONVENTION = re.compile(
    "下同|以下同|[列排](?:在|名)?(?:第一|首|最?前)|首位|首个|排名|不分先后|无先后|为(?:总?牵头|主办)(?:单位|部门)"
)


_MEANING = re.compile(
    '(?:[标带注加画打有]有?[“"]?[★☆▲△※*◆●○·■□#]|括号[内中里]|[列排]在?(?:第一|首)|未标|标注)[^。;]{0,20}?'
    "(?:为|是|系|即)[^。;]{0,8}(?:牵头|主办|主责|责任|配合|协办)"
)

_FIRST_WORDS = re.compile("(?:注|说明|其中|备注)?[:,]?[^、,;。:]{0,20}")


def states_meaning(text: str) -> bool:
    """Whether words say how names are meant, and name nobody: 标★的为牵头单位,其余配合.

    >>> states_meaning("带★的为牵头单位"), states_meaning("县教育局、县财政局。带★的为牵头单位")
    (True, False)
    """
    meaning = _MEANING.search(text) if "为" in text or "是" in text else None
    return meaning is not None and _FIRST_WORDS.fullmatch(text, 0, meaning.start()) is not None


_BRACKETED = re.compile(r"\([^()]*\)")


def _blanked(bracket: re.Match[str]) -> str:
    """A bracket without its words, as long as it was: a remark in it is no part of the list."""
    return " " * len(bracket.group())


def convention_start(text: str) -> int:
    """Where the words at the end of a list begin that only say how such lists are meant.

    >>> text = "省林草局、省科学院。列首位的为牵头单位,下同"
    >>> text[convention_start(text):]
    '列首位的为牵头单位,下同'
    """
    masked = _BRACKETED.sub(_blanked, text) if "(" in text else text
    end = len(text)
    while end:
        start = max(masked.rfind(mark, 0, end - 1) for mark in ",;。") + 1
        found = _CONVENTION.search(masked, start, end)
        if found is None:
            break
        if masked.find("、", start, found.start()) >= 0:
            return found.start()
        end = start
    return end
