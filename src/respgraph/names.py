"""What a name is: lists of persons, units and groups as plans print them, taken apart.

All functions work on folded text (`respgraph.reading.folding`): half width, round brackets,
simplified. Offsets are those of the text given. Lists are cached by their text, for plans repeat
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .vocabulary import Kind, Mention, Role
from .words import (
    COMPOUND_SURNAMES,
    DEPARTMENT_ENDS,
    HAN,
    LEVELS,
    OWN_LEVEL,
    PLACE_ENDS,
    STRONG_ENDS,
    SURNAMES,
    TITLE_PARTS,
    TITLES,
)

__all__ = ["Name", "NameList", "is_unit_like", "parse_names", "restore_from"]


@dataclass(slots=True)
class Name:
    """One name of a list; like everything cached here, never changed once it is made.

    `name` is the name as it shall stand in the record: blanks of padding removed, elided prefix
    or suffix restored. ``start`` and ``end`` are where it is printed. `restored` tells that
    something was put in; `candidate` is a fuller form that is right only where the plan prints it
    elsewhere. `open_list` tells that the list ends in 等 behind this name. `role` is a role marked
    at the name itself: ``(牵头)``, ``※``. `doubt` says what is unusual about the form.
    """

    name: str
    kind: Kind
    mention: Mention
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    open_list: bool = False
    restored: bool = False
    candidate: str | None = None
    role: Role | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a list, and the stretches that were understood but name nobody.

    `notes` are posts, marks and remarks in brackets; `dates` are stretches that hold a date or a
    phrase such as 长期坚持 instead of a name.
    """

    names: tuple[Name, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    dates: tuple[tuple[int, int], ...] = ()


_H = f"[{HAN}]"
_UNIT_END = re.compile(f"(?:{DEPARTMENT_ENDS})$")
_PLACE_END = re.compile(f"(?:{PLACE_ENDS})$")
_TOKEN = re.compile(
    r"(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|“[^”\n]{0,40}”|《[^》\n]{0,60}》|[^、,;/|\s。()“《])+"
)
_STRAY = re.compile(r"[()“《]")
_GROUP = re.compile(
    r"各|有关|相关|成员单位|所有(?!制|权)|全体|"
    r"(?:^|[省市县区旗州盟])直(?:属)?(?:机关(?!工委|党工委|党委|事务|纪)|部门|单位|机构)|^直属(?:单位|机构|部门)|"
    r"(?:\d+|[二两三四五六七八九十百]+)个?(?:省|市|县|区|旗|州|盟|乡|镇|街道|园区|部门|单位|"
    r"家单位)(?:[省市县区镇乡]?长|[区县镇市]|政府|人民政府|直部门)?$|"
    r"^(?:属地|辖区|所在地?|涉及|其他|其它|全部|当地|沿线|承担)|^(?:镇街|乡镇|街镇|县区|区县|"
    r"县市区|市县区?|县市|街道|社区|村居|镇村|园区)"
    r"(?:政府|人民政府|街道|办场|场|办|办事处|党委|党工委)?(?:\(.*\))?(?:政府|人民政府|街道办事处|"
    r"办事处|党委|党工委)?$|"
    r"^开发区(?:管委会|管理委员会)?$|^(?:责任|牵头|配合|成员|参与|主管|行业主管|职能)(?:单位|部门)$|"
    r"(?:国有|重点|骨干|龙头|规上)(?:企业|公司)$|^(?:市|省|县|区)?(?:国有(?:公司|企业)|属(?:国有)?企业|管企业|属国企)$|"
    r"^(?:地方|下级|同级|各级).*(?:政府|部门|党委)|^(?:部门|单位|企业|学校|医院|乡镇党委政府|政府部门)$"
)
_UNIVERSAL = re.compile(rf"^各|各(?={_H})|所有|全体")
_CERTAIN_GROUP = re.compile("有关|相关|成员")
_TAIL = re.compile(
    rf"等(?P<count>(?:\d+|[一二三四五六七八九十]+)(?:个|家)?)?(?P<group>(?:{_H}|[（）()、])*)$"
)
_OPEN_GROUP = re.compile(
    "(?:部门|单位|地区|责任单位|责任部门|部委|委办局|镇|乡|街道|乡镇|县区|企业|部门和单位|"
    "单位和部门|部门单位|机构|科室|处室)?"
)
_JOINERS = re.compile("以及|及其?|和|与|并|暨")
_STRONG_END = re.compile(f"(?:{STRONG_ENDS})(?:\\([^()]*\\))?$")
_LEVEL_WORD = (
    "(?:自治区|直辖市|计划单列市|自治县|自治旗|自治州|地级以上市|县级市|地级市|省直管市|开发区|"
    "高新区|新区|园区|功能区|街道|乡镇|镇街|苏木|林区|城区|社区|村居|嘎查|村|省|市|县|区|旗|州|"
    "盟|镇|乡|办|场)"
)
_LEVEL_ONLY = re.compile(
    rf"^{_LEVEL_WORD}+(?:\([^()]*\))?{_LEVEL_WORD}*(?:人民政府|政府|办事处|管委会|党委|党工委)?(?:\([^()]*\))?$"
)
_EACH_LEVEL = re.compile(
    rf"^(?:{_H}{{0,4}})?各{_LEVEL_WORD}+(?:\([^()]*\))?{_LEVEL_WORD}*(?:、{_LEVEL_WORD}+)*$"
)
_EACH_PARTY = re.compile("各.*(?:党委|党工委|政府)$")
_BARE_BODY = re.compile("(?:人民政府|政府|管委会|办事处|党委|党工委)$")
_INSIDE = re.compile(rf"^(?:{_LEVEL_WORD}|[、,/和及]|开发区|管理区|场)+$")
_ROLE_NOTE = {
    "牵头": Role.LEAD_UNIT,
    "牵头单位": Role.LEAD_UNIT,
    "主办": Role.LEAD_UNIT,
    "主责": Role.LEAD_UNIT,
    "总牵头": Role.LEAD_UNIT,
    "牵头负责": Role.LEAD_UNIT,
    "配合": Role.SUPPORTING_UNIT,
    "协办": Role.SUPPORTING_UNIT,
    "配合单位": Role.SUPPORTING_UNIT,
    "协助": Role.SUPPORTING_UNIT,
    "参与": Role.SUPPORTING_UNIT,
}
_LEAD_MARK = re.compile("[※★☆▲△◆*]")
_DATE = re.compile(
    r"(?:力争|确保|计划|预计|于|在)?(?:(?:20\d\d|今|本|当|明|次)年)?(?:\d{1,2}月份?|"
    r"第?[一二三四1-4]季度|[上下]半年|全年|年[底内中末初]|季度|"
    r"每[年月季])?(?:\d{1,2}日)?(?:[上中下]旬|[底末初中])?(?:之?前|以前|内|间)?"
    r"(?:底前|完成|出台|取得|形成|启动|建成|到位|持续|长期|分阶段|按|推进|落实|并|印发|开工|投用|竣工|报送|坚持)?"
)
_TELEPHONE = re.compile(r"[-+\d]{5,20}")
_DATE_START = re.compile(
    r"(?:力争|确保|计划|预计|于|到|至)?(?:20\d\d年|20\d\d[./-]\d|[12]?\d月|"
    r"[一二三四五六七八九十]{1,3}月|(?:今|本|当|明|次)年|年[底内中末初]|全年|第?[一二三四1-4]季度|"
    r"[上下]半年|每[年月季]|汛期|春节|国庆|常年|长期|持续|常态|立行|立即|即日|近期|中长期|短期|"
    r"按(?:照)?(?:时间|序时|进度|节点|计划|要求|时限)|分(?:年度|阶段)|滚动|适时|随时|"
    r"\d{1,3}(?:个)?(?:工作)?[日天]内)"
)

_TITLE = rf"(?:(?:{TITLE_PARTS})*(?:{TITLES}))"
_TITLES_ONLY = re.compile(rf"(?:{_TITLE}|[、,兼])+")
_ORG_TITLE = re.compile(rf"(?:{_H}|[()“”])*(?:{TITLES})$")
_NAME_TITLE = re.compile(rf"(?P<name>{_H}{{2,4}}?)(?P<title>(?:{_TITLE})(?:[、,兼]?{_TITLE})*)$")
_TITLE_NAME = re.compile(rf"(?P<title>(?:{_H})*(?:{TITLES}))(?P<name>{_H}{{2,4}})$")
_UNIT_NAME = re.compile(
    rf"(?P<title>(?:{_H})+(?:局|厅|委|办|政府|镇|乡|街道|公司|中心|部|院|集团))(?P<name>{_H}{{2,3}})$"
)
_PERSON = re.compile(rf"{_H}{{2,4}}$|{_H}{{1,12}}(?:·{_H}{{1,12}})+$")
_BEHIND_TITLE = "|".join(f"(?<={title})" for title in TITLES.split("|"))
_PADDED = re.compile(
    rf"(?:(?<![{HAN}·])|{_BEHIND_TITLE}){_H} +{_H}(?:(?![{HAN}·])|(?={_TITLE}))"
    rf"|(?<![{HAN}· ])(?:{_H} +{_H}{_H}|{_H}{_H} +{_H})(?![{HAN}· ])"
)
_GLUED = re.compile(rf"(?<![{HAN}·]){_H} +{_H}(?:{_H} +{_H})+(?![{HAN}·])")
_BLANK_PAIR = re.compile(rf"{_H} +{_H}")


_POST_NAME = re.compile(rf"(?P<title>{_H}*(?:{TITLES}))(?P<name>{_H}{{2,4}}|{_H}+(?:·{_H}+)+)$")
_NO_NAME_END = "省市县区局委办厅"


@lru_cache(maxsize=65536)
def is_unit_like(text: str) -> bool:
    """Whether a word has the ending of a unit or the shape of a group.

    >>> is_unit_like("县发改局"), is_unit_like("各乡镇"), is_unit_like("稳步推进")
    (True, True, False)
    """
    return _GROUP.search(text) is not None or (
        len(text) >= 2
        and len(text) <= 40
        and (_UNIT_END.search(text) is not None or _PLACE_END.search(text) is not None)
    )


@lru_cache(maxsize=65536)
def parse_names(text: str, people: bool = False, mixed: bool = False) -> NameList:
    """Take a list of names apart.

    `people` tells that the label before the list asks for persons, `mixed` that it asks for both.

    >>> [name.name for name in parse_names("省发展改革委、交通运输厅,各市政府").names]
    ['省发展改革委', '省交通运输厅', '各市政府']
    >>> [(name.name, name.kind.value) for name in parse_names("王 健、县长李明", people=True).names]
    [('王健', 'person'), ('李明', 'person')]
    """
    if people:
        return _Collector(text, mixed).people()
    return (None if mixed else _quick_list(text)) or _Collector(text, mixed).units()


def _quick_list(text: str) -> NameList | None:
    """A list whose words need nothing from each other, put together from words read before."""
    if _NOT_QUICK.search(text) is not None:
        return None
    names: list[Name] = []
    notes: list[tuple[int, int]] = []
    at = 0
    for run in text.split(","):
        found = _quick_run(run) if "、" in run else _alone(run)
        if found is None or found.dates:
            return None
        names.extend([_moved(name, at) for name in found.names])
        notes.extend([(low + at, high + at) for low, high in found.notes])
        at += len(run) + 1
    return NameList(tuple(names), tuple(notes))


_NOT_QUICK = re.compile(r"[()\s;/|.:。“《]")


def _quick_run(run: str) -> NameList | None:
    """A 、-run whose words take at most the level that an earlier one prints."""
    names: list[Name] = []
    notes: list[tuple[int, int]] = []
    at = 0
    prefix = ""
    for word in run.split("、"):
        found = _quick_word(word)
        if found is None:
            return None
        name = found.names[0]
        own = _own_prefix(name.name)
        if own and (not prefix or _BRANCH.search(name.name) is None):
            prefix = own
        takes = prefix and not own and name.kind is Kind.UNIT
        names.append(_moved(_levelled(name, prefix) if takes else name, at))
        notes.extend([(low + at, high + at) for low, high in found.notes])
        at += len(word) + 1
    return NameList(tuple(names), tuple(notes))


@lru_cache(maxsize=32768)
def _alone(word: str) -> NameList:
    return _Collector(word, mixed=False).units()


@lru_cache(maxsize=32768)
def _quick_word(word: str) -> NameList | None:
    """The one name of a word that gives its neighbours nothing but its level."""
    found = _alone(word)
    if len(found.names) != 1 or found.dates or found.names[0].mention is Mention.EXEMPLAR:
        return None
    name = found.names[0].name
    if any(pattern.match(name) for pattern in (_GOVERNMENT, _BARE_BODY, _EACH_LEVEL, _SOME)):
        return None
    return found


_SOME = re.compile("有关|相关")


def _levelled(name: Name, prefix: str) -> Name:
    """A name of a 、-run with the level put back that its run leaves out."""
    text, candidate = _with_prefix(name.name, prefix, group=False)
    return replace(name, name=text, restored=text != name.name, candidate=candidate)


def _moved(name: Name, by: int) -> Name:
    if not by:
        return name
    return Name(
        name.name,
        name.kind,
        name.mention,
        name.start + by,
        name.end + by,
        name.aliases,
        name.open_list,
        name.restored,
        name.candidate,
        name.role,
        name.doubt,
    )


def restore_from(names: Iterable[Name], known: frozenset[str] | set[str]) -> Iterator[Name]:
    """The names, with a fuller form taken where `known` (names printed in full) holds it."""
    for name in names:
        if name.candidate is not None and name.candidate in known and name.name not in known:
            yield replace(name, name=name.candidate, candidate=None, restored=True)
        else:
            yield name


@dataclass(slots=True)
class _Item:
    """A token on its way to a name; `behind` marks the group behind 等, `new_run` a fresh 、-run."""

    text: str
    start: int
    end: int
    new_run: bool
    aliases: tuple[str, ...] = ()
    open_list: bool = False
    exemplar: bool = False
    behind: bool = False
    role: Role | None = None
    doubt: str = ""
    person: int | None = None


class _Collector:
    """Takes one list apart; its notes and dates gather on the way."""

    def __init__(self, text: str, mixed: bool) -> None:
        self.text = text
        self.mixed = mixed
        self.notes: list[tuple[int, int]] = []
        self.dates: list[tuple[int, int]] = []

    def units(self) -> NameList:
        items: list[_Item] = []
        for start, end, new_run in self._tokens():
            items.extend(self._unit_items(start, end, new_run))
        _spread_examples(items)
        names = tuple(_named(items))
        if self.mixed:
            names = tuple(_as_person_or_unit(name) for name in names)
            names += tuple(self._bracketed_people(items))
        return NameList(names, tuple(self.notes), tuple(self.dates))

    def _bracketed_people(self, items: list[_Item]) -> Iterator[Name]:
        """县民政局(王二小): under a mixed label the person behind a unit."""
        for item in items:
            if item.person is not None:
                end = self.text.index(")", item.person)
                name = self.text[item.person : end].replace(" ", "")
                yield Name(
                    name,
                    Kind.PERSON,
                    Mention.NAMED,
                    item.person,
                    end,
                    role=Role.RESPONSIBLE_LEADER,
                )

    def _tokens(self) -> Iterator[tuple[int, int, bool]]:
        """Start and end of each token, and whether a new 、-run begins with it."""
        text = self.text
        previous = 0
        pending: tuple[int, int, bool] | None = None
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            gap = text[previous:start]
            new_run = gap.strip(" 、/|()") != "" or previous == 0
            previous = end
            if pending is not None:
                if text[start] == "等" and not gap.strip():
                    pending = (pending[0], end, pending[2])
                    continue
                if gap.isspace() and self._divided(text[pending[0] : pending[1]], text[start:end]):
                    pending = (pending[0], end, pending[2])
                    continue
                if self._broken(pending, gap, start, end):
                    pending = (pending[0], end, pending[2])
                    continue
                if "、" in gap and self._continues(pending, start, end):
                    pending = (pending[0], end, pending[2])
                    continue
                yield pending
            pending = (start, end, new_run)
        if pending is not None:
            yield pending

    def _broken(self, before: tuple[int, int, bool], gap: str, start: int, end: int) -> bool:
        """县财政 局: a stray blank inside a name, where the list has other separators."""
        left, right = self.text[before[0] : before[1]], self.text[start:end]
        if gap.strip(" ") or not gap or is_unit_like(left):
            return False
        if len(right) == 1 and len(gap) == 1:
            return True
        if "、" not in self.text and "," not in self.text:
            return False
        return is_unit_like(left + right) and len(right) <= 6

    def _divided(self, left: str, right: str) -> bool:
        """市财 政局: whether a blank stands inside a name and not between two."""
        if self.mixed and _is_surname(left):
            return False
        whole = _STRONG_END.search(left) or (len(left) >= 3 and is_unit_like(left))
        return not whole and len(left) <= 12 and is_unit_like(left.replace(" ", "") + right)

    def _continues(self, before: tuple[int, int, bool], start: int, end: int) -> bool:
        """各区、县(市)政府 is one group: 各 with a bare level word, then a bare level word."""
        each = self.text[before[0] : before[1]]
        if _EACH_PARTY.match(each) and _BARE_BODY.match(self.text[start:end]):
            return True
        if _EACH_LEVEL.match(each) is None:
            return False
        following = _JOINERS.split(self.text[start:end], maxsplit=1)[0]
        return _LEVEL_ONLY.match(following) is not None

    def _unit_items(self, start: int, end: int, new_run: bool) -> Iterator[_Item]:
        for low, high in self._joined(start, end):
            yield from self._one_unit(low, high, new_run)
            new_run = False

    def _joined(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut at 和, 及, 与 where both sides are whole names."""
        text = self.text
        low = start
        for match in _JOINERS.finditer(text, start, end):
            if match.start() <= low or _depth(text, low, match.start()):
                continue
            left, right = text[low : match.start()], text[match.end() : end]
            if _joins(left, right):
                yield low, match.start()
                low = match.end()
        yield low, end

    def _one_unit(self, start: int, end: int, new_run: bool) -> Iterator[_Item]:
        start, end = _trimmed(self.text, start, end)
        token = self.text[start:end]
        if not token:
            return
        if _DATE_START.match(token) and not _STRONG_END.search(token):
            self.dates.append((start, end))
            return
        tail = _TAIL.search(token)
        if tail is not None and not _depth(token, 0, tail.start()) and "等" not in token[:1]:
            yield from self._with_tail(start, end, token, tail, new_run)
        elif token[0] == "等" and len(token) <= 6:
            self.notes.append((start, end))
        else:
            yield self._finished(_Item(token, start, end, new_run))

    def _with_tail(
        self, start: int, end: int, token: str, tail: re.Match[str], new_run: bool
    ) -> Iterator[_Item]:
        group = tail["group"]
        cut = start + len(token[: tail.start()].rstrip())
        if _OPEN_GROUP.fullmatch(group):
            self.notes.append((cut, end))
            yield self._finished(_Item(self.text[start:cut], start, cut, new_run, open_list=True))
            return
        if not is_unit_like(group):
            yield self._finished(_Item(token, start, end, new_run))
            return
        yield self._finished(_Item(self.text[start:cut], start, cut, new_run, exemplar=True))
        for low, high in self._joined(start + tail.start("group"), end):
            yield self._finished(_Item(self.text[low:high], low, high, new_run=False, behind=True))

    def _finished(self, item: _Item) -> _Item:
        """Take brackets and marks off the end of a token."""
        for mark in _LEAD_MARK.finditer(item.text):
            item.role = Role.LEAD_UNIT
            self.notes.append((item.start + mark.start(), item.start + mark.end()))
        while item.text.endswith(")"):
            opening = _opening(item.text)
            if opening <= 0 or not self._takes(item, item.text[opening + 1 : -1], opening):
                break
            item.end = item.start + opening
            item.text = item.text[:opening]
        stripped = _LEAD_MARK.sub("", item.text)
        if stripped != item.text:
            lead = len(item.text) - len(item.text.lstrip("※★☆▲△◆* "))
            item.start, item.end = item.start + lead, item.start + lead + len(stripped)
            item.text = stripped
        return item

    def _takes(self, item: _Item, inside: str, opening: int) -> bool:
        """Whether the bracket at the end is no part of the name; then what it says is kept."""
        before = item.text[:opening]
        if _INSIDE.match(inside) or not inside:
            return False
        place = (item.start + opening, item.start + len(item.text))
        if inside in _ROLE_NOTE:
            item.role = _ROLE_NOTE[inside]
        elif is_unit_like(inside) and (is_unit_like(before) or len(before) >= 2):
            item.aliases = tuple(_TOKEN.findall(inside)) + item.aliases
        elif (person := _PERSON.match(inside)) is not None and _is_surname(person.group()):
            item.person = item.start + opening + 1
            return True
        elif not re.fullmatch(f"{_H}{{1,2}}", inside):
            self.notes.append(place)
            return True
        else:
            return False
        self.notes.append(place)
        return True

    def people(self) -> NameList:
        names: list[Name] = []
        titles: list[tuple[int, int]] = []
        for start, end in self._person_tokens():
            name = self._person(start, end)
            if name is not None:
                names.append(name)
            elif start < end:
                titles.append((start, end))
        if not any(name.kind is Kind.PERSON for name in names):
            for start, end in titles:
                names.append(Name(self.text[start:end], Kind.GROUP, Mention.UNIVERSAL, start, end))
            names.sort(key=lambda name: name.start)
        else:
            self.notes.extend(titles)
        return NameList(tuple(names), tuple(self.notes), tuple(self.dates))

    def _person_tokens(self) -> Iterator[tuple[int, int]]:
        text = self.text
        covered: list[tuple[int, int]] = []
        for match in _GLUED.finditer(text):
            covered.extend(pair.span() for pair in _BLANK_PAIR.finditer(text, *match.span()))
        taken = {index for low, high in covered for index in range(low, high)}
        for match in _PADDED.finditer(text):
            if match.start() not in taken:
                covered.append(match.span())
                taken.update(range(*match.span()))
        covered.sort()
        position = 0
        for low, high in [*covered, (len(text), len(text))]:
            yield from (match.span() for match in _TOKEN.finditer(text, position, low))
            if low < high:
                yield low, high
            position = high

    def _person(self, start: int, end: int) -> Name | None:
        """The person in a token; None for a post without a name."""
        start, end = _trimmed(self.text, start, end)
        token = self.text[start:end]
        if token.endswith("等") or re.search("等(?:同志|领导|人)?$", token):
            cut = token.rindex("等")
            self.notes.append((start + cut, end))
            name = self._person(start, start + cut)
            return replace(name, open_list=True) if name is not None else None
        bracket = token.find("(")
        if bracket > 0 and token.endswith(")") and not _INSIDE.match(token[bracket + 1 : -1]):
            self.notes.append((start + bracket, end))
            end, token = start + bracket, token[:bracket]
        if not token or (token[0] == "(" and token[-1] == ")"):
            return None
        return self._plain_person(start, end, token)

    def _plain_person(self, start: int, end: int, token: str) -> Name | None:
        plain = token.replace(" ", "")
        if _DATE_START.match(plain):
            self.dates.append((start, end))
            return None
        if _TELEPHONE.fullmatch(plain):
            self.notes.append((start, end))
            return None
        if _GROUP.search(plain):
            mention = _mention(plain)
            return Name(plain, Kind.GROUP, mention, start, end)
        if _TITLES_ONLY.fullmatch(plain):
            return None
        titled = self._titled_person(start, plain)
        if titled is not None:
            return titled
        behind_post = _POST_NAME.match(plain)
        if behind_post is not None and not _is_surname(plain):
            low = start + len(token) - len(token[_after(token, behind_post.end("title")) :])
            self.notes.append((start, low))
            return self._plain_person(low, end, token[low - start :])
        if _ORG_TITLE.fullmatch(plain) and not (len(plain) <= 3 and _is_surname(plain)):
            return None
        return self._bare_person(start, end, plain)

    def _titled_person(self, start: int, plain: str) -> Name | None:
        """A name with a post before or behind it: 局长张丽, 张丽副市长."""
        for found in (_NAME_TITLE.match(plain), _TITLE_NAME.search(plain)):
            if (
                found is not None
                and _is_surname(found["name"])
                and found["name"][-1] not in _NO_NAME_END
            ):
                self.notes.append((start + found.start("title"), start + found.end("title")))
                low = start + found.start("name")
                return Name(
                    found["name"], Kind.PERSON, Mention.NAMED, low, low + len(found["name"])
                )
        return None

    def _bare_person(self, start: int, end: int, plain: str) -> Name:
        """A name without a post, a name glued to its unit, or a unit in a person's place."""
        if _PERSON.match(plain) and not (_UNIT_END.search(plain) and not _is_surname(plain)):
            doubt = "" if _is_surname(plain) or "·" in plain else "no common surname"
            return Name(plain, Kind.PERSON, Mention.NAMED, start, end, doubt=doubt)
        glued = _UNIT_NAME.match(plain)
        if glued is not None and _is_surname(glued["name"]) and not _UNIT_END.search(plain):
            self.notes.append((start, start + glued.end("title")))
            return Name(glued["name"], Kind.PERSON, Mention.NAMED, start + glued.start("name"), end)
        if is_unit_like(plain):
            return Name(plain, Kind.UNIT, Mention.NAMED, start, end)
        return Name(plain, Kind.PERSON, Mention.NAMED, start, end, doubt="not shaped like a name")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, colons and the words that lead into a list."""
    while start < end and text[start] in " \t\n:.,·-—~→":
        start += 1
    while end > start and text[end - 1] in " \t\n:.,·-—~!":
        end -= 1
    for word in ("以及", "分别由", "由", "及", "并由"):
        if text.startswith(word, start) and end - start > len(word) + 2:
            start += len(word)
    return start, end


def _after(token: str, count: int) -> int:
    """Where a token stands behind its first `count` characters that are not blank."""
    seen = 0
    for index, character in enumerate(token):
        if seen == count:
            return index
        seen += not character.isspace()
    return len(token)


def _depth(text: str, start: int, end: int) -> int:
    return text.count("(", start, end) - text.count(")", start, end)


def _opening(text: str) -> int:
    """Where the bracket opens that closes at the end of the text."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            return index
    return -1


def _joins(left: str, right: str) -> bool:
    """Whether a joining word stands between two whole names, not inside one."""
    if len(left) < 2 or len(right) < 2:
        return False
    left_whole = _STRONG_END.search(left) is not None or _GROUP.search(left) is not None
    if not left_whole:
        return False
    right = _TAIL.sub("", right) or right
    begins = re.match(
        rf"(?:各|有关|相关|其他|驻|国家|国务院|中央|全国|(?:[{LEVELS}](?!场|容|域|际)))|开发区|属地",
        right,
    )
    return begins is not None or (len(right) >= 3 and is_unit_like(right))


_LEVEL = re.compile(
    r"(?:(?:省|县|区(?!域|块|划|际|位)|旗|州|盟|市(?!场|容|民(?:中心|服务|热线|卡|广场)|政(?:公用|"
    rf"工程|园林|管理|设施|养护|集团|建设|和|服务|公司|中心))))(?={_H}{{2}})"
)
_PLACE_PREFIX = re.compile(
    rf"(?P<place>{_H}{{2,7}}?(?:省|自治区|自治州|市|县|区|旗|州|盟))(?P<rest>{_H}{{2,}}(?:局|厅|委|"
    r"办|部|室|中心|会|院|社))$"
)
_WIDE_LEVEL = re.compile(rf"(?:师市|兵团|地区|自治区|自治州|行署)(?={_H}{{2,}})")
_YOUTH = re.compile(rf"(?:共青团|团)({_H}{{0,4}}?[{LEVELS}])委$")
_BRANCH = re.compile(
    rf"(?:分局|分公司|分行|支行|分中心|分院|分部|支队|大队)$|局{_H}{{2,6}}(?:局|站|所)$"
)
_OWN = re.compile(f"^(?:{OWN_LEVEL})|银监|证监|保监|海事局$|外汇管理")
_TAKES = re.compile(
    "(?:局|厅|委|办|部|室|办公室|委员会|总工会|妇联|残联|科协|文联|侨联|社科联|工商联|红十字会|供销社|法院|检察院|"
    "供销合作社|供销联社|联合社|工会|总社|团委|纪委|监委|党校|档案馆|地震台|武装部|人大|政协|贸促会|气象台|广播电视台)$"
)
_TAKES_UTILITY = re.compile(
    "^(?:电力|供电|公交|公共交通|水务|自来水|供水|燃气|供热|热力|城投|交投|国投|城建|城市建设|"
    "文旅|水投|农投|产投|排水)(?:投资|发展|建设|总)*(?:集团)?(?:总)?公司$|^(?:电力|供电)局$"
)
_MAYBE = re.compile(
    "(?:中心|公司|集团|院|站|所|馆|总队|支队|大队|指挥部|专班|协会|学院|医院|校|社|处|队)$"
)
_PARTY = re.compile(
    "^(?:组织部|宣传部|统战部|政法委|编办|编委办|网信办|老干部局|政研室|巡察办|巡视办|社会工作部|"
    "社工部|改革办|财经办|军民融合办|"
    "党史研究室|党校|直属机关工委|直机关工委|机要局|机要和保密局|保密办|台办|外事办|目标办|"
    "督查室|农办|人才办|文明办|审计办|全面依法.*办|国安办)$"
)
_GOVERNMENT = re.compile(
    rf"^(?P<place>{_H}{{1,8}}?(?:[市县区旗州镇乡]|街道|苏木|开发区|园区))(?P<end>人民政府|政府|"
    r"管委会|管理委员会|办事处|党委|党工委|镇政府)$"
)
_BARE_PLACE = re.compile(rf"^{_H}{{1,8}}(?:[市县区旗州镇乡]|街道|苏木|新区|开发区)$")


_TOWN = re.compile("(?:镇|乡|街道?|苏木|办场?|场|村|区|办事处)$")


_DEPARTMENT = re.compile("(?:局|厅|委|办|部|室|中心|会|院|队|社|站|所|署)$")


def _spread_examples(items: list[_Item]) -> None:
    """a、b等相关镇: the names of the 、-run before 等 are examples; of towns no department is one."""
    towns: bool | None = None
    group = ""
    for item in reversed(items):
        if item.behind:
            group = item.text
        elif item.exemplar:
            towns = _TOWN.search(group) is not None
        elif towns is not None:
            item.exemplar = not (towns and _DEPARTMENT.search(item.text))
        if item.new_run:
            towns = None


def _named(items: list[_Item]) -> Iterator[Name]:
    """Names of one list, with what 、-runs leave out put back."""
    suffixes = _elided_suffixes(items)
    prefix = ""
    for item, suffix in zip(items, suffixes, strict=True):
        if item.new_run:
            prefix = ""
        text = item.text.replace(" ", "").replace("\n", "").replace("\t", "")
        if not text:
            continue
        group = _GROUP.search(text) is not None
        own = _own_prefix(text)
        restored, candidate = text + suffix, None
        if own:
            if not _BRANCH.search(text) or not prefix:
                prefix = own
        elif prefix and not suffix and not item.behind:
            restored, candidate = _with_prefix(text, prefix, group=group)
        yield _name(item, text, restored, candidate, group)


@lru_cache(maxsize=32768)
def _own_prefix(text: str) -> str:
    """The level prefix that a name prints itself; empty where it prints none."""
    if _LEVEL.match(text):
        return text[0]
    youth = _YOUTH.match(text)
    if youth is not None:
        return youth[1]
    wide = _WIDE_LEVEL.match(text)
    if wide is not None:
        return wide.group()
    if text.startswith(("国务院", "中央")):
        return text[: 3 if text.startswith("国务院") else 2]
    place = _PLACE_PREFIX.match(text)
    return place["place"] if place is not None and not _BRANCH.search(text) else ""


@lru_cache(maxsize=32768)
def _with_prefix(text: str, prefix: str, *, group: bool) -> tuple[str, str | None]:
    """A name with the prefix of its run, and the fuller form that only the plan can confirm."""
    if group:
        takes = prefix in ("国务院", *LEVELS) and re.match("有关|相关", text) is not None
        return (prefix + text if takes else text), None
    if prefix in ("国务院", "中央") or _OWN.search(text) or _BRANCH.search(text):
        return text, None
    if _PARTY.match(text):
        return prefix + "委" + text, None
    if _TAKES_UTILITY.match(text):
        return prefix + text, None
    if _PLACE_PREFIX.match(text) or _BARE_PLACE.match(text) or _GOVERNMENT.match(text):
        return text, None
    if _TAKES.search(text):
        return prefix + text, None
    if _MAYBE.search(text):
        return text, prefix + text
    return text, None


def _elided_suffixes(items: list[_Item]) -> list[str]:
    """黄江区、南海区政府: a bare place takes the ending of the government behind it in its run."""
    suffixes = [""] * len(items)
    following = ""
    for index in range(len(items) - 1, -1, -1):
        text = items[index].text
        government = _GOVERNMENT.match(text)
        if government is not None and not _GROUP.search(text):
            following = government["end"]
        elif following and _BARE_PLACE.match(text) and not _GROUP.search(text):
            suffixes[index] = following
        else:
            following = ""
        if items[index].new_run:
            following = ""
    return suffixes


def _name(item: _Item, text: str, restored: str, candidate: str | None, group: bool) -> Name:
    kind = Kind.GROUP if group else Kind.UNIT
    mention = _mention(text) if group else Mention.NAMED
    if item.exemplar and not group:
        mention = Mention.EXEMPLAR
    doubt = item.doubt
    if not doubt and not is_unit_like(text):
        doubt = "not shaped like a unit"
    return Name(
        restored,
        kind,
        mention,
        item.start,
        item.end,
        item.aliases,
        item.open_list,
        restored != text,
        candidate,
        item.role,
        doubt,
    )


def _mention(text: str) -> Mention:
    if _CERTAIN_GROUP.search(text) or not _UNIVERSAL.search(text):
        return Mention.OPEN
    return Mention.UNIVERSAL


def _is_surname(name: str) -> bool:
    return 2 <= len(name) <= 4 and (
        (name[0] in SURNAMES and len(name) <= 3 + (len(name) == 4 and name[1] in SURNAMES))
        or name[:2] in COMPOUND_SURNAMES
    )


def _as_person_or_unit(name: Name) -> Name:
    """Under a mixed label, a short word with a surname and no ending of a unit is a person."""
    if name.kind is Kind.UNIT and not is_unit_like(name.name) and _is_surname(name.name):
        return replace(name, kind=Kind.PERSON, role=Role.RESPONSIBLE_LEADER, doubt="")
    return name
