"""Labels in a line: where they stand, where their lists start, whether they answer for anything."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...names import is_unit_like, parse_names
from ...vocabulary import Role
from ...words import (
    HAN,
    LABEL_WORD,
    OFFICES,
    OPEN_DATES,
    SURNAMES,
    TITLES,
    Label,
    LabelUse,
    label_of,
)
from .pointing import same_as

__all__ = ["MARK", "LabelHit", "find_labels", "line_label"]

NO_LABELS: Mapping[str, Role] = {}
"""No labels of the document's own; a profile may give some."""

_H = f"[{HAN}]"
_LABEL_TAIL = re.compile(rf"{_H}(?:{_H}|[、/]|\({_H}{{1,14}}\)){{1,18}}[ \t]*$")
_LABEL_END = re.compile(
    "(?:总?牵头|责任|配合|协同|参与|分管|包抓|包保|包联|主责|主管|协办|主办|承办|完成|整改|"
    "联系)(?:责任|负责|配合)?(?:[省市县区校]?)"
    f"(?:单位|部门|领导|{OFFICES}|人|时限|时间|期限)$"
)
_VERB_END = re.compile("(?:总?牵头|主办|协办|承办|配合|主责|参与)$")
_PARTED = frozenset(";,。|")
_POST_BEFORE = re.compile(f"(?:{TITLES})[ \\t]$")
_LENTICULAR = re.compile(rf"\([ \t]*({_H}(?:{_H}|[、/]){{1,11}})[ \t]*\)[ \t]*:?")
MARK = r"[ \t(*#>·●○◇◆▲△★☆■□▪※▶►➢—–-]*"
"""What may stand before a label at the start of its line: blanks, a bracket, a bullet."""

_LINE_LABEL = re.compile(rf"{MARK}((?:{_H}|[、/]|\({_H}{{1,14}}\)){{2,16}}?)[ \t]*(?:\*\*)?[ \t]*:")
_BLANK_LABEL = re.compile(rf"{MARK}({_H}{{3,8}})[ \t]+(?={_H})")
_STATED = re.compile(rf"(?P<label>{LABEL_WORD.pattern})(?:为|是)(?=(?P<name>{_H}{{2,20}}))")
_BOUNDS = frozenset("(;,。 \n\t)、")


@dataclass(slots=True)
class LabelHit:
    """A label in the text: where it stands, where its list starts."""

    label: Label
    start: int
    end: int


def line_label(
    text: str, start: int, end: int, own: Mapping[str, Role] = NO_LABELS
) -> Label | None:
    """The label that a line begins with, if it does."""
    colon = text.find(":", start, min(end, start + 30))
    if colon >= 0 and text.find("。", start, colon) < 0 and text.find(",", start, colon) < 0:
        found = _LINE_LABEL.match(text, start, end)
        if found is not None:
            return _believed(_known(found[1], own), text, found.end(), end)
    if text.find("(", start, min(end, start + 6)) >= 0:
        found = _LENTICULAR.match(text, start, end)
        if found is not None:
            return _believed(_known(found[1], own), text, found.end(), end)
    found = _BLANK_LABEL.match(text, start, end)
    if found is not None:
        label = _known(found[1], own)
        return label if label is not None and _needs_no_colon(label) else None
    return None


def find_labels(
    text: str, start: int, end: int, own: Mapping[str, Role] = NO_LABELS
) -> list[LabelHit]:
    """Labels before a colon; where there are none, in brackets of their own or before a blank."""
    found: list[LabelHit] = []
    last = start
    position = text.find(":", start, end)
    while position >= 0:
        hit = _hit_before(text, last, position, own)
        if hit is not None:
            found.append(hit)
            last = hit.end
        position = text.find(":", position + 1, end)
    bare = list(_bare_labels(text, start, end, own)) if _may_be_bare(text, start, end) else []
    if found:
        return _merged(found, bare) if bare else found
    if text.find("(", start, end) >= 0:
        found = list(_label_brackets(text, start, end, own))
    if not found:
        found = list(_stated_labels(text, start, end, own))
    if bare:
        found = _merged(found, bare)
    if not found:
        blank = _BLANK_LABEL.match(text, start, end)
        label = _known(blank[1], own) if blank is not None else None
        if blank is not None and label is not None and _needs_no_colon(label):
            found.append(LabelHit(label, blank.start(1), blank.end(1)))
    return found


def _needs_no_colon(label: Label) -> bool:
    """Whether a label is sure enough to be one before a blank; 协同发展专班 may be a name."""
    return label.assigns and label.anchors and not label.assumed


_NOUNS = "单位|部门|部室|处室|科室|站所|领导|责任人"
_NO_COLON = re.compile(rf"(?:{_NOUNS}|时限|时间|期限|期间)[ \t]*[;,]?[ \t]*(?=[{HAN}\d])")
_GLUED = re.compile("[(;](?:牵头|配合|协办|协同)[省市县区州旗镇乡各]")


def _may_be_bare(text: str, start: int, end: int) -> bool:
    """Whether a label may stand without a colon: behind its noun, or glued at a bracket."""
    return (
        _NO_COLON.search(text, start, end) is not None
        or _GLUED.search(text, start, end) is not None
    )


_DATED = re.compile(
    r"(?:^|(?<=[;,。()、 \t\n]))(?P<label>(?:完成|办结|整改)(?:时限|时间|期限))[ \t]*"
    rf"(?=\d{{1,4}}[年月]|(?:{OPEN_DATES}|年底前?)[^\n,;。]{{0,4}}(?:[\n;。)]|$))"
)
"""完成时限2025年6月底: a label of a date, and right behind it the date."""

_BARE_LABEL = re.compile(
    "(?:^|(?<=[;,。()、 \\t\\n]))(?P<label>(?:具体|第一|主要|直接)?"
    "(?:总?牵头|责任|配合|协同|协办|参与|分管|主责|主办|承办|包抓|包保|联系|挂联|挂帅)"
    f"(?:责任|负责|配合)?[省市县区州旗校院]?(?:{_NOUNS})"
    "|(?<=[(;])(?:牵头|配合|协办|协同)(?=[省市县区州旗镇乡各]))"
    rf"[ \t]*[;,]?[ \t]*(?=(?P<name>{_H}[{HAN} ·]{{1,29}}?)"
    r"(?:[、,;。()\n(]|$|[ ]+(?:总?牵头|责任|配合|协同|协办|参与|完成|主办)))"
)
_LABELS_BEFORE = re.compile(rf"(?:{LABEL_WORD.pattern}[、和及与])+$")
_NO_NAME = re.compile(
    "要|应|须|必须|需|会同|按|负责|对|根据|为|是|和|及|与|的|可|每|将|在|等|主要|由|加强|做好|牵头|共同|联合|建立|组织|认真|积极|密切|不|各司|各负|没有|未|已|空[白着缺格栏]"
)


def _bare_labels(text: str, start: int, end: int, own: Mapping[str, Role]) -> Iterator[LabelHit]:
    """牵头单位县住建局: a label at the start of a part, and right behind it a name."""
    for match in _BARE_LABEL.finditer(text, start, end):
        label = _known(match["label"], own)
        name = match["name"].replace(" ", "")
        if label is None or not label.assigns or _NO_NAME.match(name) or label_of(name):
            continue
        names = parse_names(name, people=True).names if label.people else ()
        framed = text[match.start() - 1 : match.start()] in ("(", ";") and len(name) <= 12
        if same_as(name) is not None:
            yield _pointing(text, start, match, label)
        elif any(framed or not found.doubt for found in names) or (
            not label.people and is_unit_like(name)
        ):
            yield LabelHit(label, match.start("label"), match.end())
    yield from _dated_labels(text, start, end)


def _dated_labels(text: str, start: int, end: int) -> Iterator[LabelHit]:
    for match in _DATED.finditer(text, start, end):
        label = label_of(match["label"])
        if label is not None:
            yield LabelHit(label, match.start("label"), match.end())


def _pointing(text: str, start: int, match: re.Match[str], label: Label) -> LabelHit:
    """牵头单位、责任单位同上: the labels before 同上 as one."""
    before = _LABELS_BEFORE.search(text, max(start, match.start() - 40), match.start())
    if before is None:
        return LabelHit(label, match.start("label"), match.end())
    word = text[before.start() : match.end("label")]
    return LabelHit(replace(label, word=word), before.start(), match.end())


def _merged(found: list[LabelHit], bare: list[LabelHit]) -> list[LabelHit]:
    """Labels of both kinds in order; where two touch, the one with a colon stands."""
    starts = [hit.start for hit in found]
    ends = [hit.end for hit in found]
    kept = [hit for hit in bare if bisect_left(starts, hit.end) == bisect_right(ends, hit.start)]
    return sorted([*found, *kept], key=lambda hit: hit.start)


_ANY_POST = re.compile("(?:本|各|该|所在|相应|有关|相关)?(?:单位|部门|机构)|分管|主要(?:领导|负责)")
"""责任人为单位主要负责人 says which post answers, and names nobody."""

_NOTE_LINE = re.compile(r"[ \t(*]*(?:备?注|(?:填[表报写])?说明|注释|注明)[ \t]*\d{0,2}[ \t]*[:.)]")
"""注:1.分管负责人为会长: a line that says what the words of a table mean."""


def _stated_labels(
    text: str, start: int, end: int, own: Mapping[str, Role] = NO_LABELS
) -> Iterator[LabelHit]:
    """牵头单位为县交通局: a label with a verb instead of a colon, and a name behind it."""
    for match in _STATED.finditer(text, start, end):
        label = _known(match["label"], own)
        if label is None or not label.assigns or LABEL_WORD.search(match["name"]):
            continue
        if label.people and (_ANY_POST.match(match["name"]) or "或" in match["name"]):
            continue
        if _NOTE_LINE.match(text, start, match.start()) is not None:
            continue
        if label.people or is_unit_like(match["name"]):
            yield LabelHit(label, match.start(), match.end())


def _hit_before(text: str, start: int, colon: int, own: Mapping[str, Role]) -> LabelHit | None:
    """The label before a colon: most are four characters behind a bracket or separator."""
    for length in (4, 5, 3, 6):
        low = colon - length
        if low > start and text[low - 1] in _BOUNDS:
            word = text[low:colon]
            label = _known(word, own) if own else label_of(word)
            if label is not None and label.unknown_noun:
                label = _believed(label, text, colon + 1, len(text))
            if label is not None and text[low - 1] != "、" and _PARTED.isdisjoint(word):
                return LabelHit(label, low, colon + 1)
    tail = _LABEL_TAIL.search(text, max(start, colon - 20), colon)
    if tail is None:
        return None
    return _behind_name(text, tail.start(), colon, own) or _hit(text, tail.start(), colon, own)


def _behind_name(text: str, start: int, colon: int, own: Mapping[str, Role]) -> LabelHit | None:
    """王明牵头单位: the label at the end of a run that begins with a name."""
    run = text[start:colon].rstrip()
    ending = _LABEL_END.search(run) or _VERB_END.search(run)
    if ending is None or not ending.start():
        return None
    before = re.split("[、/]", text[start : start + ending.start()])[-1]
    listed = text[start - 1 : start] in (":", "、") and label_of(text[start:colon]) is None
    named = (len(before) >= 3 and is_unit_like(before) and not before.endswith("级")) or (
        text[start - 1 : start] == ":" and len(before) >= 2
    )
    if not named and _POST_BEFORE.search(text, max(0, start - 8), start):
        named = 2 <= len(before) <= 4 and before[0] in SURNAMES
    if not (named or listed):
        return None
    label = _known(ending.group(), own)
    return None if label is None else LabelHit(label, start + ending.start(), colon + 1)


def _label_brackets(
    text: str, start: int, end: int, own: Mapping[str, Role] = NO_LABELS
) -> Iterator[LabelHit]:
    """【责任单位】A: a bracket that holds nothing but a label."""
    for match in _LENTICULAR.finditer(text, start, end):
        label = _believed(_known(match[1], own), text, match.end(), end)
        if label is None or _is_alias(text, match):
            continue
        if len(match[1]) < 3 and label.use is not LabelUse.DEADLINE:
            continue
        if label.use is LabelUse.DEADLINE or (label.assigns and label.anchors):
            yield LabelHit(label, match.start(), match.end())


_BODY = re.compile("[^主协承联会领经督]办$")


def _is_alias(text: str, bracket: re.Match[str]) -> bool:
    """党委办公室(巡视整改办): a bracket right behind a word, with a body in it that names no role."""
    before = text[bracket.start() - 1 : bracket.start()]
    return _BODY.search(bracket[1]) is not None and re.match(_H, before) is not None


def _hit(text: str, start: int, colon: int, own: Mapping[str, Role]) -> LabelHit | None:
    """The label that ends at a colon: the whole run before it, else a known ending of the run."""
    word = text[start:colon].rstrip()
    label = _believed(_known(word, own), text, colon + 1, len(text))
    while label is None and (cut := re.search("[、/)]", word)) is not None:
        start += cut.end()
        word = word[cut.end() :]
        label = _believed(_known(word, own), text, colon + 1, len(text))
    if label is None:
        ending = _LABEL_END.search(word)
        if ending is None:
            return None
        start, label = start + ending.start(), _known(ending.group(), own)
    return None if label is None else LabelHit(label, start, colon + 1)


_FIRST_NAME = re.compile(r"[ \t]*([^、,;。:\s()]{2,30})")


def _believed(label: Label | None, text: str, start: int, end: int) -> Label | None:
    """A label whose noun is not known is one where the name of a body follows: 牵头警种:刑警支队."""
    if label is None or not label.unknown_noun:
        return label
    first = _FIRST_NAME.match(text, start, end)
    named = first is not None and (first[1][0] == "各" or is_unit_like(first[1]))
    return label if named else None


def _known(word: str, own: Mapping[str, Role]) -> Label | None:
    """What a word announces: first by the profile of the document, then by its shape."""
    if own:
        role = own.get("".join(word.split()))
        if role is not None:
            people = role is Role.RESPONSIBLE_LEADER
            return Label(word, LabelUse.ROLE, role, people=people)
    return label_of(word)
