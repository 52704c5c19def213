"""Lists of units and groups: each token becomes a name, with its brackets, marks and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..vocabulary import Kind, Mention, Role
from ..words import LEVELS, OFFICES, POSTS
from .elision import counterpart, elided_suffixes, gives_level, own_prefix, with_prefix
from .people import person_list
from .records import Name, NameList, Placed, name_list
from .shapes import (
    DATE_LABEL,
    DATE_START,
    GROUP,
    INSIDE,
    NOBODY,
    STRONG_END,
    TOKEN,
    H,
    depth,
    is_surname,
    is_unit_like,
    mention_of,
    trimmed,
)
from .tokens import TAIL, joined, tokens

__all__ = ["is_example", "unit_list"]

_OPEN_GROUP = re.compile(
    "(?:部门|单位|地区|责任单位|责任部门|部委|委办局|镇|乡|街道|乡镇|县区|企业|部门和单位|"
    f"单位和部门|部门单位|机构|{OFFICES}|科处室)?"
)

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
    "主": Role.LEAD_UNIT,
    "牵": Role.LEAD_UNIT,
    "牵头部门": Role.LEAD_UNIT,
    "主责单位": Role.LEAD_UNIT,
    "主办单位": Role.LEAD_UNIT,
    "辅": Role.SUPPORTING_UNIT,
    "配": Role.SUPPORTING_UNIT,
    "协": Role.SUPPORTING_UNIT,
    "配合部门": Role.SUPPORTING_UNIT,
    "协办单位": Role.SUPPORTING_UNIT,
    "参与": Role.SUPPORTING_UNIT,
}
_ROLE_MARK = re.compile(rf"\(({'|'.join(_ROLE_NOTE)})\)(?={H}{{2}})")
_LEAD_MARK = re.compile("[※★☆▲△◆*]")


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
    bracketed: tuple[Placed, ...] = ()


def unit_list(text: str, mixed: bool) -> NameList:
    """A list of units and groups; under a `mixed` label it may hold persons, too."""
    return _UnitList(text, mixed).names()


class _UnitList:
    """Takes one list apart; its notes and dates gather on the way."""

    def __init__(self, text: str, mixed: bool) -> None:
        self.text = text
        self.mixed = mixed
        self.notes: list[tuple[int, int]] = []
        self.dates: list[tuple[int, int]] = []

    def names(self) -> NameList:
        items: list[_Item] = []
        for start, end, new_run in tokens(self.text, self.mixed):
            items.extend(self._unit_items(start, end, new_run))
        _spread_examples(items)
        placed = list(_named(items))
        if self.mixed:
            placed = [(_as_person_or_unit(name), start, end) for name, start, end in placed]
        placed.extend(found for item in items for found in item.bracketed)
        return name_list(placed, self.notes, self.dates)

    def _unit_items(self, start: int, end: int, new_run: bool) -> Iterator[_Item]:
        for at, until, role in self._marked_parts(start, end):
            for low, high in joined(self.text, at, until):
                for item in self._one_unit(low, high, new_run):
                    item.role = item.role or role
                    yield item
                new_run = False

    def _marked_parts(self, start: int, end: int) -> Iterator[tuple[int, int, Role | None]]:
        """(牵头)A, or A(牵头)B without a mark between: the parts, and the role before each."""
        role = None
        for match in _ROLE_MARK.finditer(self.text, start, end):
            if match.start() == start:
                role = _ROLE_NOTE[match[1]]
                self.notes.append(match.span())
                start = match.end()
            elif role is None:
                yield start, match.end(), None
                start = match.end()
        yield start, end, role

    def _one_unit(self, start: int, end: int, new_run: bool) -> Iterator[_Item]:
        start, end = trimmed(self.text, start, end)
        token = self.text[start:end]
        if not token:
            return
        if NOBODY.fullmatch(token) is not None:
            self.notes.append((start, end))
            return
        dated = DATE_LABEL.match(token)
        if dated is not None and DATE_START.match(token, dated.end()):
            self.dates.append((start + dated.end(), end))
            return
        if DATE_START.match(token) and not STRONG_END.search(token):
            self.dates.append((start, end))
            return
        tail = TAIL.search(token)
        if tail is not None and not depth(token, 0, tail.start()) and "等" not in token[:1]:
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
        for low, high in joined(self.text, start + tail.start("group"), end):
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
        if INSIDE.match(inside) or not inside:
            return False
        place = (item.start + opening, item.start + len(item.text))
        if inside in _ROLE_NOTE:
            item.role = _ROLE_NOTE[inside]
        elif _SORT.fullmatch(inside) is not None and _EACH_SORT.fullmatch(before) is not None:
            return False
        elif (
            _REMARK.match(inside) is None
            and is_unit_like(inside)
            and (is_unit_like(before) or len(before) >= 2)
        ):
            item.aliases = tuple(TOKEN.findall(inside)) + item.aliases
        elif bracketed := _in_bracket(inside, place[0] + 1, mixed=self.mixed):
            item.bracketed = bracketed
            if _WITH.match(inside):
                item.role = item.role or Role.LEAD_UNIT
        elif not re.fullmatch(f"{H}{{1,2}}", inside):
            self.notes.append(place)
            return True
        else:
            return False
        self.notes.append(place)
        return True


_SORT = re.compile(
    "学院|书院|系部?|院系|教学部|系科|分院|科所|部室|站所|办所|分局|中队|大队|车间|工区|分公司|子公司|班组|厂矿?|矿"
)
_EACH_SORT = re.compile(f"(?:各|有关|相关){H}{{1,6}}")
"""各学院(书院): a bracket that holds another sort of the same bodies is a part of their name."""

_WITH = re.compile("会同|会商|联合|商(?!务|业)")
_HELPED = re.compile(
    f"(?:{_WITH.pattern}|协同|协办(?:单位|部门)?|配合(?:单位|部门)?|协助|参与)[ \t:]*(?={H}{{2}})"
)

_REMARK = re.compile(f"(?:含|不含|包括|除){H}|{_HELPED.pattern}")
"""What begins no second name of the unit before the bracket."""


_POST_BEFORE = re.compile(
    rf"(?!联系|联络|经办)(?:(?:主要|分管|直接|具体)?(?:{POSTS})|(?:主要|直接|具体)?[责负]任?人)[ \t]*:[ \t]*"
)
"""县城管局(局长:李强): the post before the person who answers for a unit."""


_TELEPHONE = re.compile(r"[,;、 \t]*(?:联系)?(?:电话|方式|手机)?[:]?[ \t]*[\d-]{3,}$")
"""县卫健局(王明,电话0712-3456): what stands behind a person whom one may call."""


def _in_bracket(inside: str, at: int, *, mixed: bool) -> tuple[Placed, ...]:
    """Who is named in a bracket behind a unit, beside it and not for it.

    县水利局(会同县林业局、各镇) has helpers in it, 县民政局(局长王二小) the person who answers.
    """
    helped = _HELPED.match(inside)
    if helped is not None:
        return _placed(unit_list(inside[helped.end() :], mixed=False), at + helped.end())
    inside = _TELEPHONE.sub("", inside)
    post = _POST_BEFORE.match(inside)
    if post is not None:
        inside, at = inside[post.end() :], at + post.end()
    found = person_list(inside)
    persons = all(name.kind is Kind.PERSON for name in found.names)
    if not persons or any(name.doubt for name in found.names) or found.dates:
        return ()
    doubt = "" if mixed or found.notes else "a person or a remark in brackets"
    return tuple(
        (replace(name, role=Role.RESPONSIBLE_LEADER, doubt=doubt), at + low, at + high)
        for name, (low, high) in zip(found.names, found.places, strict=True)
    )


def _placed(helpers: NameList, at: int) -> tuple[Placed, ...]:
    """The helpers of a bracket as such, where all are sure."""
    if any(name.doubt for name in helpers.names):
        return ()
    return tuple(
        (replace(name, role=Role.SUPPORTING_UNIT), at + low, at + high)
        for name, (low, high) in zip(helpers.names, helpers.places, strict=True)
    )


_TOWN = re.compile("(?:镇|乡|街道?|苏木|办场?|场|村|区|办事处)$")


_DEPARTMENT = re.compile("(?:局|厅|委|办|部|室|中心|会|院|队|社|站|所|署)$")


def is_example(name: str, group: str) -> bool:
    """Whether a name of the 、-run before 等 is an example of the group behind it.

    >>> is_example("县水利局", "相关部门"), is_example("县水利局", "相关镇街")
    (True, False)
    """
    return _DEPARTMENT.search(name) is None or _TOWN.search(group) is None


def _spread_examples(items: list[_Item]) -> None:
    """a、b等相关镇: the names of the 、-run before 等 are examples; of towns no department is one."""
    behind = group = ""
    for item in reversed(items):
        if item.behind:
            behind = item.text
        elif item.exemplar:
            group = behind
        elif group:
            item.exemplar = is_example(item.text, group)
        if item.new_run:
            group = ""


def _named(items: list[_Item]) -> Iterator[Placed]:
    """Names of one list, with what 、-runs leave out put back."""
    suffixes = elided_suffixes([(item.text, item.new_run) for item in items])
    prefix = before = ""
    for item, suffix in zip(items, suffixes, strict=True):
        if item.new_run:
            prefix = before = ""
        text = item.text.replace(" ", "").replace("\n", "").replace("\t", "")
        if not text:
            continue
        group = GROUP.search(text) is not None
        restored, candidate = counterpart(before, text) + suffix, None
        before = "" if group else restored
        own = own_prefix(restored)
        if own:
            if gives_level(text, prefix):
                prefix = own
        elif prefix and not item.behind:
            restored, candidate = with_prefix(restored, prefix, group=group)
        yield _name(item, text, restored, candidate, group), item.start, item.end


_ROLE_BEFORE = re.compile(
    f"(?:牵头|配合|协同|协办|主办|承办|参与|主责)(?:单位|部门)?(?=[{LEVELS}各](?![单部]))"
)
"""牵头县水利局: a word that should have been a label stands glued to the name."""


def _name(item: _Item, text: str, restored: str, candidate: str | None, group: bool) -> Name:
    kind = Kind.GROUP if group else Kind.UNIT
    mention = mention_of(text) if group else Mention.NAMED
    if item.exemplar and not group:
        mention = Mention.EXEMPLAR
    doubt = "" if is_unit_like(restored) else "not shaped like a unit"
    if _ROLE_BEFORE.match(text) is not None:
        doubt = "begins with a word of responsibility"
    return Name(
        restored,
        kind,
        mention,
        item.aliases,
        item.open_list,
        restored != text,
        candidate,
        item.role,
        doubt,
    )


def _as_person_or_unit(name: Name) -> Name:
    """Under a mixed label, a short word with a surname and no ending of a unit is a person."""
    if name.kind is Kind.UNIT and not is_unit_like(name.name) and is_surname(name.name):
        return replace(name, kind=Kind.PERSON, role=Role.RESPONSIBLE_LEADER, doubt="")
    return name


def _opening(text: str) -> int:
    """Where the bracket opens that closes at the end of the text."""
    open_still = 0
    for index in range(len(text) - 1, -1, -1):
        open_still += {")": 1, "(": -1}.get(text[index], 0)
        if open_still == 0:
            return index
    return -1
