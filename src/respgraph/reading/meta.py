"""What a document prints about itself: title, issuer, place, level, year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import Document
from ..plan import Meta
from ..vocabulary import Level
from ..words import HAN
from .items.outline import Outline
from .lines.looks import is_furniture, is_title_like
from .text.view import View

__all__ = ["read_meta"]

_PLAN = re.compile("方案|分解|分工|清单|任务|要点|意见|安排|一览|台账|规划|措施|计划|责任|条$")
_NUMERAL = "一二三四五六七八九十"
_HEAD, _FIRST_LINES = 6000, 300
_LINE = re.compile(r"[ \t#*|]*(\S(?:[^\n]*[^\s#*|])?)")
_SECTION = re.compile(rf"[(]?[{_NUMERAL}]{{1,3}}[)、]|第[{_NUMERAL}]{{1,3}}(?:部分|章|节)")
_NUMBERED = re.compile(r"\d{1,2}(?:、|\.(?!\d))")
_REMARK = re.compile(r"\((?:\d{4}年[^()]*日|[^()]{0,12}\(?\d{4}\)?\d*号|转载|摘录|节选)\)$")
_WORDS = "(?:[^《》\\n]|《[^《》\\n]*》){4,60}"
_ISSUED_QUOTED = re.compile(
    rf"(?:关于(?:印发|下达|转发)[^《]{{0,10}}|^)《({_WORDS})》[ \t]*(?=的通知|[^》]{{0,8}}已|\(以下)"
)
_ISSUED = re.compile(rf"关于(?:印发|下达|转发)[ \t]*({_WORDS})的通知")
_BETWEEN = re.compile(rf"(?<=[{HAN}\d]) +(?=[{HAN}\d])")
_BEGINS_TITLE = re.compile(
    rf"20\d\d|关于|[{HAN}]{{0,14}}20\d\d年|《|[{HAN}]{{2,8}}(?:省|市|县|区|州|镇)"
)
_UNBROKEN = re.compile(
    rf"[。:;,)]$|^(?:索引|来源|时间|附件|各)|日$|号$|(?:政府|办公[厅室]|委员会|公司)$|[{HAN}]:|[|\t]"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\D)")
_BODY = f"[{HAN}]{{2,24}}?(?:人民政府办公[厅室]|人民政府|办公[厅室]|委员会|管委会|领导小组|指挥部)"
_ISSUER_LINE = re.compile(rf"^[ \t]*({_BODY})(?:文件)?[ \t]*$", re.MULTILINE)
_ISSUER_LABEL = re.compile(
    rf"(?:发布机构|发文机关|发文单位|制发机关|发布单位)[ \t]*:[ \t]*([{HAN}]{{2,24}})"
)
_ISSUER_TITLE = re.compile(rf"^[ \t]*({_BODY})[ \t]*(?:\n[ \t]*)?关于", re.MULTILINE)
_PLACE = re.compile(
    rf"([{HAN}]{{2,10}}?(?:省|自治区|自治州|自治县|自治旗|市|县|区|旗|州|盟|镇|乡|"
    r"街道))(?=人民政府|委员会|委|政府|办公|20\d\d年|重点|$)"
)
_LEVELS = (
    ("国务院|国家|中央", Level.NATIONAL),
    ("省|自治区", Level.PROVINCE),
    ("州|盟|地区|市", Level.CITY),
    ("县|区|旗", Level.COUNTY),
    ("镇|乡|街道|苏木", Level.TOWNSHIP),
)
_ORGANIZATION = re.compile("学校|大学|学院|医院|公司|集团|研究院|研究所")


def read_meta(view: View, document: Document, outline: Outline, names: Sequence[str]) -> Meta:
    """Title, issuer, place, level and year, each None where nothing is printed.

    `names` are the names of the actors, whose prefixes tell the level where no issuer does.
    """
    head = view.text[: outline.first_task or len(view.text)][-_HEAD:]
    skipped = (outline.first_task or len(view.text)) - len(head)
    found = _title(head) or _title(view.text[:_FIRST_LINES])
    if found is None:
        title = printed = None
    else:
        title = _tidy("".join(found.texts))
        offset = skipped if found.within is head else 0
        places = [view.spans(offset + start, offset + end) for start, end in found.places]
        printed = _tidy("".join(document.quote(spans) for spans in places))
    issuer = _issuer(head)
    place = _place(" ".join(filter(None, (issuer, title))))
    year = _YEAR.search(title or "") or _YEAR.search(head)
    return Meta(
        printed, issuer, place, _level(issuer, place, title, names), int(year[1]) if year else None
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A title: the text it was found in, and its pieces there."""

    within: str
    places: tuple[tuple[int, int], ...]

    @property
    def texts(self) -> Iterator[str]:
        return (self.within[start:end] for start, end in self.places)


def _title(head: str) -> _Found | None:
    """The plan's own title: the last line that reads as one, else what a notice says it issues."""
    lines = [match.span(1) for match in _LINE.finditer(head)]
    own = issued = None
    for index, (start, end) in enumerate(lines):
        line = head[start:end]
        if line.startswith("(") or is_furniture(line) or _SECTION.match(line):
            continue
        inner = _inner(line)
        if inner is not None:
            issued = issued or _Found(head, ((start + inner[0], start + inner[1]),))
            continue
        numbered = _NUMBERED.match(line)
        low = start + (numbered.end() if numbered else 0)
        pieces = (*_first_half(head, lines, index), (low, end))
        whole = _REMARK.sub("", _tidy("".join(head[a:b] for a, b in pieces)))
        if is_title_like(whole) and _PLAN.search(whole):
            last = low + len(_REMARK.sub("", head[low:end]).rstrip())
            own = _Found(head, (*pieces[:-1], (low, last)))
    return own or issued


def _inner(line: str) -> tuple[int, int] | None:
    """Where a notice names what it issues: 关于印发《X》的通知, 关于印发X的通知, 《X》已经…."""
    for pattern in (_ISSUED_QUOTED, _ISSUED):
        found = pattern.search(line)
        if found is not None and _PLAN.search(found[1]):
            return found.span(1)
    return None


def _tidy(title: str) -> str:
    """A title without blanks between Chinese characters and figures."""
    return _BETWEEN.sub("", title).strip()


def _first_half(
    head: str, lines: Sequence[tuple[int, int]], index: int
) -> tuple[tuple[int, int], ...]:
    """The line above, where a long title is broken over two."""
    start, end = lines[index]
    line = head[start:end]
    if not index or end - start > 20 or _BEGINS_TITLE.match(line):
        return ()
    low, high = lines[index - 1]
    above = head[low:high]
    broken = _UNBROKEN.search(above) is None and 6 <= len(above) <= 40
    return ((low, high),) if broken and not is_furniture(above) else ()


def _issuer(head: str) -> str | None:
    for pattern in (_ISSUER_LABEL, _ISSUER_TITLE, _ISSUER_LINE):
        found = pattern.search(head)
        if found is not None:
            return found[1]
    return None


def _place(words: str) -> str | None:
    for match in _PLACE.finditer(words):
        place = re.sub("^.*(?:关于|印发|中共|《|年全?|月份?全)", "", match[1])
        if len(place) >= 2:
            return place
    return None


def _level(
    issuer: str | None, place: str | None, title: str | None, names: Sequence[str]
) -> Level | None:
    """The level that the issuer or place prints, else the one most names carry as a prefix."""
    for words in (issuer, place):
        if words is None:
            continue
        if words.startswith(("国务院", "中央", "国家")):
            return Level.NATIONAL
        for ending, level in _LEVELS[1:]:
            if re.search(f"(?:{ending})(?:人民政府.*|委.*|政府.*|办公.*)?$", words):
                return level
    if title is not None and _ORGANIZATION.search(title):
        return Level.ORGANIZATION
    counts = Counter(
        level for name in names for start, level in _LEVELS if re.match(f"(?:{start})", name)
    )
    if not counts:
        return None
    best = max(counts.values())
    return min((level for level, count in counts.items() if count == best), key=str)
