"""Sentences of names and verbs: ``A牵头,B、C按职责分工负责,6月底前完成`` taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..names import NameList, is_unit_like, parse_names
from ..vocabulary import Kind, Role
from ..words import HAN, LEVELS, SURNAMES
from .quantities import is_deadline

__all__ = [
    "ANY_VERB",
    "OPENING",
    "Group",
    "Sentence",
    "convention_start",
    "denials",
    "is_sure",
    "leading_sentence",
    "names_somebody",
    "parse_sentence",
    "without_denials",
]

_H = f"[{HAN}]"
_SEPARATORS = " \t\n,;。、:."

_ADVERB = (
    "(?:按(?:照)?(?:各自|有关|法定|部门|相关)?(?:职责|职能|责任)?(?:任务|分工|规定|权限|要求)*|"
    "依(?:据|照)?(?:各自)?职责(?:分工)?|根据(?:各自)?职责(?:分工)?|"
    "分别|共同|具体|联合|密切|积极|协同|分工|统一|分头|各自|予以|给予|大力|全力|协力|协调|统筹|全面|直接|同步|主动|抓紧|认真|组织|做好)*"
)
_LEAD_VERBS = "总?牵头|负责牵头|主办|总负责|负总责|负全责|负主责|主责|统筹负责|牵头负责|领办"
_HELPS = (
    "(?:(?<![政文作记侨商老美音剧])(?<!^科)(?<![省市县区州旗、,;( ]科)|(?<=财政))协办|(?<!委)会办"
)
"""协办 and 会办 where they are not the end of a name: 政协办, 科协办, 组委会办."""

_SUPPORT_VERBS = f"配合|协助|{_HELPS}|协同|支持|指导|协作|督促指导|保障"
_SHARE_VERBS = "参与|参加|具体实施|组织实施|实施|具体落实|落实|承办|办理|推进|负责|完成"
_VERB = re.compile(
    rf"{_ADVERB}(?P<verb>{_LEAD_VERBS}|{_SUPPORT_VERBS}|{_SHARE_VERBS})"
    r"(?:负责|落实|实施|组织|推进|办理|配合|抓好|做好|完成|工作|制定|开展|等|到位|参与|分工|好|"
    r"各项|相关|具体|抓|指导|经费|资金)*(?=[,;、。)\s]|$)"
)
ANY_VERB = re.compile(
    "牵头|负责|负[总全主]责|配合|参与|参加|协办|协助|协同|主办|主责|会同|实施|落实|承办|指导|办理|推进|支持|分工|完成"
)
_TOGETHER = re.compile("会同|会商|联合(?!会|社|国|体|办|执法|征信|收购)")
_LIST_BREAK = re.compile("[;。]|,")
_REMARK = re.compile(
    "下同|以下同|列(?:在)?第?一|排(?:在)?第?一|首位|排名|不分先后|无先后|为牵头|详见|见附件|同上|"
    "另有|除外|以下简称|按职责分工$"
)
OPENING = re.compile(
    r"(?:改|现|统一|转|交)?(?:此项|该项|本项|上述|以上|具体|这项|各项)?(?:工作|任务|项目|事项)?(?:分别)?由(?!于|此|表|浅|点|来|衷|内|外)"
)
_TITLED = re.compile(
    "书记|省长|市长|县长|区长|旗长|州长|镇长|乡长|主席|主任|局长|厅长|部长|处长|秘书长|常委|校长|"
    "院长|总经理|董事长|领导|同志"
)
_NOT_BY_PEOPLE = re.compile("支持|保障|实施|推进|完成|落实|办理|参加|组织|协同|分工|统筹|督促")
_MANNERS = frozenset(
    "强化 严格 严密 严肃 严明 周密 高效 高位 高标 广泛 通力 统一 统筹 明确 和谐 安全 常态 常抓 向上 "
    "双向 相互 相关 经常 时刻 包抓 包保 包干 宣传 应急 应对 方便 通盘 都要 都由 项目 支持 优先".split()
)
"""Words that say how something is done and begin like a surname: 强化配合, 严格负责."""
_OTHERS = re.compile("其他|其余|其它")
_DENIAL = re.compile("不再|无需|不必|不用|(?:不|未|并非|原|原先|此前|以前|曾)(?=由)")
_ACT = "(?:牵头|负责|配合|参与|承担|主办|承办|协办|实施|落实)+(?=[,;。)\\s]|$)"
_DENIED_ACT = re.compile(_ACT)
_DENIED_BY = re.compile(rf"由(?P<names>[^,;。()\n:]{{2,60}}?){_ACT}")
_WORD_BEFORE = re.compile(r"[^、,;。()\s:]{2,20}$")


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
    return all(map(is_unit_like, re.split("[、和及与]", words))) or _are_people(words)


def without_denials(text: str, start: int, end: int) -> str:
    """The text with commas in the place of what names nobody who answers; offsets stay."""
    if _DENIAL.search(text, start, end) is None:
        return text
    for low, high in list(denials(text, start, end)):
        text = f"{text[:low]}{',' * (high - low)}{text[high:]}"
    return text


@lru_cache(maxsize=16384)
def parse_sentence(text: str) -> Sentence | None:
    """Take a sentence of names and verbs apart; None where it is no such sentence.

    >>> sentence = parse_sentence("省民政厅牵头,省残联、财政厅配合,6月底前完成")
    >>> [(g.role and g.role.value, [n.name for n in g.names.names]) for g in sentence.groups]
    [('lead_unit', ['省民政厅']), ('supporting_unit', ['省残联', '省财政厅'])]
    """
    text = without_denials(text, 0, len(text))
    raw: list[tuple[str, int, int, tuple[int, int] | None]] = []
    cut = 0
    for verb in _VERB.finditer(text):
        before = text[cut : verb.start()]
        if not before.strip(_SEPARATORS) or before.count("(") > before.count(")"):
            continue
        if is_deadline(re.split("[,;。 ]", before)[-1]):
            continue
        raw.append((verb.group(), cut, verb.start(), verb.span()))
        cut = verb.end()
    verbs = bool(raw)
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
        if not verbs and (pair := _people_and_units(text, low, high)):
            groups.extend(pair)
            continue
        answering = None if groups else _answering_end(text, low, high, verb_text)
        found = []
        if answering is not None:
            found = list(_groups_of(text, low, answering, "", None))
            low = answering + 1
        found += _groups_of(text, low, high, verb_text, verb_place)
        if not found:
            return None
        groups.extend(found)
    if not groups:
        return None
    if not verbs and not _are_bodies(groups):
        return None
    deadline = (dates[0][0], dates[-1][1]) if dates else None
    return Sentence(tuple(_settled(groups)), deadline, tuple(notes), verbs)


def _stretch(places: list[tuple[int, int]], low: int, end: int) -> None:
    """A date or remark reaches to the end of the verb behind it: 年内持续推进."""
    start = places.pop()[0] if places else low
    places.append((start, end))


def _skip_remarks(
    text: str, low: int, high: int, dates: list[tuple[int, int]], notes: list[tuple[int, int]]
) -> int:
    """Take dates and remarks off the front of a stretch; where names begin."""
    while low < high:
        while low < high and text[low] in _SEPARATORS:
            low += 1
        segment = re.compile("[^,;。]*").match(text, low, high)
        if segment is None or not segment.group():
            break
        words = segment.group()
        if is_deadline(words) and not re.search("(?:局|厅|委|办|部|政府|中心)(?:、|$)", words):
            dates.append(segment.span())
        elif _REMARK.search(words):
            notes.append(segment.span())
        else:
            break
        low = segment.end()
    return low


def _people_and_units(text: str, low: int, high: int) -> list[Group]:
    """王明;县交通局、县财政局: persons, then units, with nothing but a mark between."""
    mark = text.find(";", low, high)
    if mark < 0 or not _are_people(text[low:mark]) or _are_people(text[mark + 1 : high]):
        return []
    people = parse_names(text[low:mark], people=True)
    units = parse_names(text[mark + 1 : high])
    return [
        Group(Role.RESPONSIBLE_LEADER, low, people, None),
        Group(None, mark + 1, units, None),
    ]


def _answering_end(text: str, low: int, high: int, verb: str) -> int | None:
    """A,B配合: where the names end that stand before those who only help; they answer."""
    if _verb_role(verb)[0] is not Role.SUPPORTING_UNIT or _TOGETHER.search(text, low, high):
        return None
    breaks = [
        match
        for match in _LIST_BREAK.finditer(text, low, high)
        if text.count("(", low, match.start()) == text.count(")", low, match.start())
    ]
    if not breaks:
        return None
    chosen = next((match for match in breaks if match.group() != ","), breaks[0])
    names = _sentence_names(text[low : chosen.start()])
    known = names is not None and any(not name.doubt for name in names[0].names)
    return chosen.start() if known and text[chosen.end() : high].strip(_SEPARATORS) else None


def _groups_of(
    text: str, low: int, high: int, verb: str, place: tuple[int, int] | None
) -> Iterator[Group]:
    """One group, or two where A会同B."""
    opening = OPENING.match(text, low, high)
    low = opening.end() if opening is not None else low
    role, weak = _verb_role(verb)
    together = _TOGETHER.search(text, low, high)
    if together is not None and verb:
        left = _sentence_names(text[low : together.start()])
        right = _sentence_names(text[together.end() : high])
        if left is not None and left[0].names:
            yield Group(Role.LEAD_UNIT, low, left[0], together.span())
        if right is not None and right[0].names:
            yield Group(Role.SUPPORTING_UNIT, together.end(), right[0], place)
        return
    found = _sentence_names(text[low:high])
    if found is None or not found[0].names:
        return
    names, people = found
    if _is_phrase(text, place, names):
        return
    yield Group(
        Role.RESPONSIBLE_LEADER if people else role,
        low,
        names,
        place,
        weak,
        "指导" in verb,
        _NOT_BY_PEOPLE.search(verb) is None or _TITLED.search(text, low, high) is not None,
    )


def _verb_role(verb: str) -> tuple[Role | None, bool]:
    if re.search("牵头|主办|总负责|负[总全]责|主责|领办", verb):
        return Role.LEAD_UNIT, False
    if re.search("配合|协助|协办|协同|支持|会办|指导|协作", verb) and "负责" not in verb:
        return Role.SUPPORTING_UNIT, False
    if re.search("参与|参加", verb):
        return Role.SUPPORTING_UNIT, True
    return None, False


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
def _sentence_names(text: str) -> tuple[NameList, bool] | None:
    """Names before a verb: units, or persons with their posts; whether they are persons."""
    bare = text.strip(_SEPARATORS)
    if not bare or len(bare) > 60_000:
        return None
    people = _are_people(bare)
    names = parse_names(text, people)
    return names, people


_CONVENTION = re.compile(
    "下同|以下同|[列排](?:在|名)?(?:第一|首|最?前)|首位|首个|排名|不分先后|无先后|为(?:总?牵头|主办)(?:单位|部门)"
)


def convention_start(text: str) -> int:
    """Where the words at the end of a list begin that only say how such lists are meant.

    >>> text = "省林草局、省科学院。列首位的为牵头单位,下同"
    >>> text[convention_start(text):]
    '列首位的为牵头单位,下同'
    """
    end = len(text)
    while end:
        start = max(text.rfind(mark, 0, end - 1) for mark in ",;。") + 1
        if _CONVENTION.search(text, start, end) is None:
            break
        end = start
    return end


_TOKENS = re.compile(r"[^、,;\s]+")
_NAMELIKE = re.compile(rf"{_H}{{2,3}}$")


def _are_people(text: str) -> bool:
    """Whether all words of a list are persons or posts: each has a post in it, or a surname."""
    tokens = _TOKENS.findall(re.sub(r"\([^()]*\)", "", text))
    if not tokens:
        return False
    return all(
        (_TITLED.search(token) and not is_unit_like(token))
        or re.search(f"(?:{_TITLED.pattern})$", token)
        or (_NAMELIKE.match(token) and token[0] in SURNAMES and not _is_no_name(token))
        for token in tokens
    )


def _is_no_name(token: str) -> bool:
    return token in _MANNERS or is_unit_like(token)


_DEEDS = re.compile("支持|保障|指导|协作|实施|落实|办理|推进|完成")


def _is_phrase(text: str, verb: tuple[int, int] | None, names: NameList) -> bool:
    """金融支持, 政策落实: one word that could be a name before a verb that could be a noun."""
    if verb is None or not _DEEDS.match(text, verb[0]) or len(names.names) != 1:
        return False
    return len(names.names[0].name) <= 4 and not (names.notes or is_unit_like(names.names[0].name))


def is_sure(group: Group) -> bool:
    """Whether no name of a group is doubted."""
    return all(not name.doubt for name in group.names.names)


_OFFICE = re.compile(
    "(?:局|厅|委|办|部|处|室|中心|委员会|政府|党委|妇联|工会|支队|大队|署|(?<![医学])院)$"
)
_GRADED = re.compile(
    "(?:国家级?|省级|市级|县级|首批|试点|示范|重点|全国).{0,8}?(?:城市|[县区镇村园]|基地|企业|社区|学校|医院|集体)$"
)
_WORD = re.compile(f"{_H}{{3,12}}$")


def _are_bodies(groups: list[Group]) -> bool:
    """Whether a bare list is one of bodies: all sure, and not only nouns such as 城市、乡村.

    The ending of a few names may be unknown where all others are those of offices.
    """
    names = [name for group in groups for name in group.names.names]
    if all(map(is_sure, groups)):
        return any(
            (len(name.name) > 2 and not _GRADED.match(name.name)) or _OFFICE.search(name.name)
            for name in names
        )
    if names[-1].open_list and names[0].name[0] in LEVELS:
        return all(_WORD.match(f"县{name.name}") for name in names)
    doubted = [name for name in names if name.doubt]
    sure = [name for name in names if not name.doubt]
    return (
        len(sure) >= 2 * len(doubted)
        and not names[0].doubt
        and all(_OFFICE.search(name.name) and name.kind is Kind.UNIT for name in sure)
        and all(_WORD.match(name.name) and not ANY_VERB.search(name.name) for name in doubted)
    )


def names_somebody(group: Group) -> bool:
    """Without 由 before it, a sentence must consist of sure names, not of 领导 or 部门 alone."""
    if group.role is Role.RESPONSIBLE_LEADER:
        return group.by_people and any(name.kind is Kind.PERSON for name in group.names.names)
    return is_sure(group)


def leading_sentence(text: str) -> tuple[Sentence, int] | None:
    """The part of a sentence that names and verbs fill, with its length."""
    end = 0
    for verb in _VERB.finditer(text):
        if not _names_fill(text[end : verb.start()]):
            break
        end = verb.end()
        while end < len(text) and text[end] in ",;、 ":
            end += 1
    if not end:
        return None
    for segment in re.finditer("[^,;]+", text[end:]):
        if not is_deadline(segment.group()) or not re.search(
            "完成$|推进$|坚持$|前$|底$|落实$|到位$|建成$", segment.group()
        ):
            break
        end = end + segment.end() if segment.start() <= 1 else end
    sentence = parse_sentence(text[:end].rstrip(",;、 "))
    return None if sentence is None or not sentence.verbs else (sentence, end)


_GIVEN_TO = re.compile("[^自经理事缘原]由")


def _names_fill(text: str) -> bool:
    if _GIVEN_TO.search(text.strip(_SEPARATORS)):
        return False
    names = _sentence_names(OPENING.sub("", text.strip(_SEPARATORS), count=1))
    return (
        names is not None
        and bool(names[0].names)
        and all(len(name.name) <= 30 for name in names[0].names)
    )
