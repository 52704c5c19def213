"""The grammar of responsibility: labels with lists, and sentences with verbs, inside one line.

`find_clauses` gives the clauses of a line with what they say; what surrounds them is task text.
A clause is a bracket with labels or a sentence in it, a run of labels without a bracket, or a
sentence such as ``由市交通局牵头,市财政局配合``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..names import NameList, is_unit_like, parse_names
from ..vocabulary import Kind, Role
from ..words import HAN, Label, LabelUse, label_of
from .drafts import MarkKind
from .quantities import is_deadline
from .rules import Rules

__all__ = ["Clause", "Part", "find_clauses", "line_label", "parse_sentence"]

_H = f"[{HAN}]"
_COLON = re.compile(":")
_LABEL_TAIL = re.compile(rf"{_H}(?:{_H}|[、/]|\({_H}{{1,6}}\)){{1,18}}[ \t]*$")
_LABEL_END = re.compile(
    "(?:总?牵头|责任|配合|协同|参与|分管|包抓|包保|包联|主责|主管|协办|主办|承办|完成|整改|联系)(?:责任|负责|配合)?(?:[省市县区校]?)(?:单位|部门|领导|处室|科室|人|时限|时间|期限)$"
)
_LENTICULAR = re.compile(rf"\([ \t]*({_H}(?:{_H}|[、/]){{1,11}})[ \t]*\)[ \t]*:?")
_LINE_LABEL = re.compile(
    rf"[ \t]*[(*#>·-]*[ \t]*((?:{_H}|[、/]|\({_H}{{1,6}}\)){{2,16}}?)[ \t]*(?:\*\*)?[ \t]*:"
)
_BLANK_LABEL = re.compile(rf"[ \t]*({_H}{{3,8}})[ \t]+(?={_H})")
_BRACKET = re.compile(r"[()]")
_SENTENCE_END = re.compile(r"[。!?]")
_SEPARATORS = " \t\n,;。、:."

_ADVERB = (
    "(?:按(?:照)?(?:各自|有关|法定|部门|相关)?(?:职责|职能|责任)?(?:任务|分工|规定|权限|要求)*|依(?:据|照)?(?:各自)?职责(?:分工)?|根据(?:各自)?职责(?:分工)?|"
    "分别|共同|具体|联合|密切|积极|协同|分工|统一|分头|各自|协调|统筹|全面|直接|同步|主动|抓紧|认真|组织|做好)*"
)
_LEAD_VERBS = "总?牵头|主办|总负责|主责|统筹负责|牵头负责|领办"
_SUPPORT_VERBS = "配合|协助|协办|协同|支持|会办|指导|协作|督促指导"
_SHARE_VERBS = "参与|参加|具体实施|组织实施|实施|具体落实|落实|承办|办理|推进|负责|完成"
_VERB = re.compile(
    rf"{_ADVERB}(?P<verb>{_LEAD_VERBS}|{_SUPPORT_VERBS}|{_SHARE_VERBS})"
    rf"(?:负责|落实|实施|组织|推进|办理|配合|抓好|做好|完成|工作|制定|开展|等|到位|参与|分工|好|各项|相关|具体|抓|指导)*(?=[,;、。)\s]|$)"
)
_ANY_VERB = re.compile(
    "牵头|负责|配合|参与|参加|协办|协助|协同|主办|主责|会同|实施|落实|承办|指导|办理|推进|支持|分工|完成"
)
_TOGETHER = re.compile("会同|会商|联合(?!会|社|国|体|办|执法|征信|收购)")
_REMARK = re.compile(
    "下同|以下同|列(?:在)?第?一|排(?:在)?第?一|首位|排名|不分先后|无先后|为牵头|详见|见附件|同上|另有|除外|以下简称|按职责分工$"
)
_OPENING = re.compile(
    r"(?:此项|该项|本项|上述|以上|具体|这项|各项)?(?:工作|任务|项目|事项)?(?:分别)?由(?!于|此|表|浅|点|来|衷|内|外)"
)
_TITLED = re.compile(
    "书记|省长|市长|县长|区长|旗长|州长|镇长|乡长|主席|主任|局长|厅长|部长|处长|秘书长|常委|校长|院长|总经理|董事长|领导|同志"
)


@dataclass(slots=True)
class Part:
    """What one label or verb of a clause says; offsets are those of the text it was found in.

    `at` is where its list starts, so that names lie at ``at + name.start``.
    """

    role: Role | None
    at: int
    names: NameList
    label: tuple[int, int]
    weak_support: bool = False
    verb: bool = False


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


@dataclass(slots=True)
class _Hit:
    """A label in the text: where it stands, where its list starts."""

    label: Label
    start: int
    end: int


def find_clauses(
    text: str, start: int, end: int, rules: Rules, *, item: bool = True
) -> list[Clause]:
    """The clauses of ``text[start:end]``, in order, without overlap.

    `item` tells that the line is a numbered item or stands below one; only there sentences
    without a bracket are read.
    """
    clauses: list[Clause] = []
    if rules.labels:
        hits = _label_hits(text, start, end)
        if hits:
            clauses = list(_labelled(text, start, end, hits))
    if rules.bracket_sentences and _has_other_bracket(text, start, end, clauses):
        clauses.extend(_bracketed(text, start, end, clauses, rules))
        clauses.sort(key=lambda clause: clause.start)
    if rules.sentences and item and not clauses and _ANY_VERB.search(text, start, end):
        clauses = list(_narrated(text, start, end))
    return clauses


def _has_other_bracket(text: str, start: int, end: int, clauses: list[Clause]) -> bool:
    """Whether any bracket opens outside the clauses found so far."""
    for clause in clauses:
        if text.find("(", start, clause.start) >= 0:
            return True
        start = clause.end
    return text.find("(", start, end) >= 0


def line_label(text: str, start: int, end: int) -> Label | None:
    """The label that a line begins with, if it does."""
    if text.find(":", start, min(end, start + 30)) >= 0:
        found = _LINE_LABEL.match(text, start, end)
        if found is not None:
            return label_of(found[1])
    if text.find("(", start, min(end, start + 6)) >= 0:
        found = _LENTICULAR.match(text, start, end)
        if found is not None:
            return label_of(found[1])
    found = _BLANK_LABEL.match(text, start, end)
    if found is not None:
        label = label_of(found[1])
        return label if label is not None and label.assigns and label.anchors else None
    return None


def _label_hits(text: str, start: int, end: int) -> list[_Hit]:
    """Labels before a colon; where there are none, in brackets of their own or before a blank."""
    found: list[_Hit] = []
    last = start
    position = text.find(":", start, end)
    while position >= 0:
        hit = _hit_before(text, last, position)
        if hit is not None:
            found.append(hit)
            last = hit.end
        position = text.find(":", position + 1, end)
    if found:
        return found
    if text.find("(", start, end) >= 0:
        found = [hit for hit in _label_brackets(text, start, end)]
    if not found:
        blank = _BLANK_LABEL.match(text, start, end)
        label = label_of(blank[1]) if blank is not None else None
        if blank is not None and label is not None and label.assigns and label.anchors:
            found.append(_Hit(label, blank.start(1), blank.end(1)))
    return found


_BOUNDS = frozenset("(;,。 \n\t)、")


def _hit_before(text: str, start: int, colon: int) -> _Hit | None:
    """The label before a colon: most are four characters behind a bracket or separator."""
    for length in (4, 5, 3, 6):
        low = colon - length
        if low > start and text[low - 1] in _BOUNDS:
            label = label_of(text[low:colon])
            if label is not None and text[low - 1] != "、":
                return _Hit(label, low, colon + 1)
    tail = _LABEL_TAIL.search(text, max(start, colon - 20), colon)
    return None if tail is None else _hit(text, tail.start(), colon)


def _label_brackets(text: str, start: int, end: int) -> Iterator[_Hit]:
    """【责任单位】A: a bracket that holds nothing but a label."""
    for match in _LENTICULAR.finditer(text, start, end):
        label = label_of(match[1])
        if label is None or len(match[1]) < 3:
            continue
        if label.use is LabelUse.DEADLINE or (label.assigns and label.anchors):
            yield _Hit(label, match.start(), match.end())


def _hit(text: str, start: int, colon: int) -> _Hit | None:
    """The label that ends at a colon: the whole run before it, else a known ending of the run."""
    word = text[start:colon].rstrip()
    label = label_of(word)
    while label is None and (cut := re.search("[、/)]", word)) is not None:
        start += cut.end()
        word = word[cut.end() :]
        label = label_of(word)
    if label is None:
        ending = _LABEL_END.search(word)
        if ending is None:
            return None
        start, label = start + ending.start(), label_of(ending.group())
    return None if label is None else _Hit(label, start, colon + 1)


def _labelled(text: str, start: int, end: int, hits: list[_Hit]) -> Iterator[Clause]:
    """Group labels into clauses: those in one bracket, or those that follow each other."""
    index = 0
    while index < len(hits):
        if not (hits[index].label.assigns or hits[index].label.use is LabelUse.DEADLINE):
            index += 1
            continue
        opening = _opening_before(text, start, hits[index].start)
        closing, unclosed = (
            _closing_after(text, opening, end) if opening is not None else (end, False)
        )
        last = index
        while last + 1 < len(hits) and hits[last + 1].start < closing:
            last += 1
        group = hits[index : last + 1]
        clause = Clause(hits[index].start if opening is None else opening, closing)
        clause.unclosed = unclosed
        if opening is None:
            closing = clause.end = _unbracketed_end(text, group[-1], end)
        _fill(clause, text, group, closing)
        if clause.parts or clause.deadline is not None:
            clause.end = closing + (opening is not None and not unclosed)
            yield clause
        index = last + 1


def _opening_before(text: str, start: int, position: int) -> int | None:
    """The bracket directly before a label, if the label does not fill it."""
    while position > start and text[position - 1] in " \t":
        position -= 1
    return position - 1 if position > start and text[position - 1] == "(" else None


def _closing_after(text: str, opening: int, end: int) -> tuple[int, bool]:
    """Where the bracket closes, and whether it never does."""
    depth = 0
    for match in _BRACKET.finditer(text, opening, end):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            return match.start(), False
    last = text.rfind(")", opening, end)
    if last > opening and not text[last + 1 : end].strip(_SEPARATORS):
        return last, True
    return end, True


def _unbracketed_end(text: str, last: _Hit, end: int) -> int:
    """A run of labels ends with its sentence, if more text follows it."""
    stop = _SENTENCE_END.search(text, last.end, end)
    if stop is None:
        return end
    return stop.end() if text[stop.end() : end].strip(_SEPARATORS) else end


def _fill(clause: Clause, text: str, hits: list[_Hit], closing: int) -> None:
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
                _STRANGE_LABEL.search(text, low, high) if text.find(":", low, high) >= 0 else None
            )
            if strange is not None:
                clause.unknown.append((strange.start(1), high))
                low, high = _stripped(text, low, strange.start())
            _take_list(clause, text, hit, low, high)


_STRANGE_LABEL = re.compile(rf"[;,。 \t]({_H}{{2,10}}[ \t]*:)")


def _take_list(clause: Clause, text: str, hit: _Hit, low: int, high: int) -> None:
    label = hit.label
    content = text[low:high]
    clause.anchors = clause.anchors or label.anchors
    place = (hit.start, hit.end)
    if label.use is LabelUse.DIVISION or (not label.people and _ANY_VERB.search(content)):
        sentence = parse_sentence(content)
        if sentence is not None and (label.use is LabelUse.DIVISION or sentence.verbs):
            _take_sentence(clause, sentence, low, place, label)
            return
    names = parse_names(content, label.people and not label.mixed, label.mixed)
    clause.parts.append(Part(label.role, low, names, place, label.weak_support))
    _take_notes(clause, names, low)


def _take_notes(clause: Clause, names: NameList, at: int) -> None:
    clause.marks.extend((MarkKind.NOTE, at + low, at + high) for low, high in names.notes)
    for low, high in names.dates:
        clause.marks.append((MarkKind.DEADLINE, at + low, at + high))
        clause.deadline = clause.deadline or (at + low, at + high)


def _take_sentence(
    clause: Clause, sentence: Sentence, at: int, place: tuple[int, int], label: Label | None = None
) -> None:
    for group in sentence.groups:
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
    for low, high, closed in _top_brackets(text, start, end):
        if any(clause.start < high and low < clause.end for clause in taken):
            continue
        if not closed and high - low > 400:
            continue
        content = text[low + 1 : high]
        sentence = parse_sentence(content)
        if sentence is None or not (sentence.verbs or rules.bare_lists):
            continue
        if not sentence.verbs and not _stands_as_clause(text, low, high, start, end):
            continue
        clause = Clause(low, high + closed, unclosed=not closed, anchors=True)
        _take_sentence(clause, sentence, low + 1, (low, low + 1))
        yield clause


def _stands_as_clause(text: str, low: int, high: int, start: int, end: int) -> bool:
    """A bare list counts as a clause only at the end of a sentence, and not behind a name."""
    following = text[high + 1 : end].lstrip()[:1]
    if following and following not in "。;,(①②③④⑤⑥⑦⑧⑨":
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


def _narrated_sentence(text: str, low: int, stop: int) -> Clause | None:
    first, last = _stripped(text, low, stop)
    if not _ANY_VERB.search(text, first, last):
        return None
    opening = _OPENING.match(text, first, last)
    begin = opening.end() if opening is not None else first
    leading = _leading_groups(text[begin:last])
    if leading is None:
        return None
    sentence, length = leading
    if opening is None and not all(map(_names_somebody, sentence.groups)):
        return None
    clause = Clause(first, begin + length, anchors=True, narrated=True)
    rest = text[begin + length : stop].strip(_SEPARATORS)
    clause.opening = bool(rest)
    if not rest:
        clause.end = stop
    _take_sentence(clause, sentence, begin, (first, begin))
    return clause


def _sure(group: _Group) -> bool:
    return all(not name.doubt for name in group.names.names)


def _names_somebody(group: _Group) -> bool:
    """Without 由 before it, a sentence must consist of sure names, not of 领导 or 部门 alone."""
    if group.role is Role.RESPONSIBLE_LEADER:
        return any(name.kind is Kind.PERSON for name in group.names.names)
    return _sure(group)


def _leading_groups(text: str) -> tuple[Sentence, int] | None:
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


def _names_fill(text: str) -> bool:
    names = _sentence_names(_OPENING.sub("", text.strip(_SEPARATORS), count=1))
    return (
        names is not None
        and bool(names[0].names)
        and all(len(name.name) <= 30 for name in names[0].names)
    )


@dataclass(slots=True)
class _Group:
    """Names with the verb behind them; offsets are those of the sentence."""

    role: Role | None
    at: int
    names: NameList
    verb: tuple[int, int] | None
    weak: bool = False
    advises: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence such as ``A牵头,B、C按职责分工负责,6月底前完成`` says."""

    groups: tuple[_Group, ...]
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
    groups: list[_Group] = []
    dates: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    for verb_text, low, high, verb_place in raw:
        seen = len(dates), len(notes)
        low = _skip_remarks(text, low, high, dates, notes)
        if verb_place is not None and (low >= high or _OTHERS.match(text, low)):
            _stretch(dates if len(dates) > seen[0] else notes, low, verb_place[1])
            continue
        if low >= high:
            continue
        found = list(_groups_of(text, low, high, verb_text, verb_place))
        if not found:
            return None
        groups.extend(found)
    if not groups:
        return None
    if not verbs and not all(map(_sure, groups)):
        return None
    deadline = (dates[0][0], dates[-1][1]) if dates else None
    return Sentence(tuple(_settled(groups)), deadline, tuple(notes), verbs)


_OTHERS = re.compile("其他|其余|其它")


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


def _groups_of(
    text: str, low: int, high: int, verb: str, place: tuple[int, int] | None
) -> Iterator[_Group]:
    """One group, or two where A会同B."""
    opening = _OPENING.match(text, low, high)
    low = opening.end() if opening is not None else low
    role, weak = _verb_role(verb)
    together = _TOGETHER.search(text, low, high)
    if together is not None and verb:
        left = _sentence_names(text[low : together.start()])
        right = _sentence_names(text[together.end() : high])
        if left is not None and left[0].names:
            yield _Group(Role.LEAD_UNIT, low, left[0], together.span())
        if right is not None and right[0].names:
            yield _Group(Role.SUPPORTING_UNIT, together.end(), right[0], place)
        return
    found = _sentence_names(text[low:high])
    if found is None or not found[0].names:
        return
    names, people = found
    yield _Group(
        Role.RESPONSIBLE_LEADER if people else role, low, names, place, weak, "指导" in verb
    )


def _verb_role(verb: str) -> tuple[Role | None, bool]:
    if re.search("牵头|主办|总负责|主责|领办", verb):
        return Role.LEAD_UNIT, False
    if re.search("配合|协助|协办|协同|支持|会办|指导|协作", verb) and "负责" not in verb:
        return Role.SUPPORTING_UNIT, False
    if re.search("参与|参加", verb):
        return Role.SUPPORTING_UNIT, True
    return None, False


def _settled(groups: list[_Group]) -> Iterator[_Group]:
    """A负责,B参与: who answers alone beside helpers leads."""
    leads = any(group.role is Role.LEAD_UNIT for group in groups)
    helped = any(
        group.role is Role.SUPPORTING_UNIT and group.verb is not None and not group.advises
        for group in groups
    )
    for index, group in enumerate(groups):
        if group.role is None and not leads and helped and index == 0 and group.verb is not None:
            yield _Group(Role.LEAD_UNIT, group.at, group.names, group.verb)
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


_TOKENS = re.compile(r"[^、,;\s]+")
_NAMELIKE = re.compile(rf"{_H}{{2,3}}$")


def _are_people(text: str) -> bool:
    """Whether all words of a list are persons or posts: each has a post in it, or a surname."""
    from ..words import SURNAMES

    tokens = _TOKENS.findall(re.sub(r"\([^()]*\)", "", text))
    if not tokens:
        return False
    return all(
        (_TITLED.search(token) and not is_unit_like(token))
        or re.search(f"(?:{_TITLED.pattern})$", token)
        or (_NAMELIKE.match(token) and token[0] in SURNAMES and not is_unit_like(token))
        for token in tokens
    )
