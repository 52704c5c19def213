"""What a document prints about itself: title, issuer, place, level, year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..plan import Meta
from ..vocabulary import Level
from ..words import HAN
from .folding import View
from .layout import is_furniture, is_title_like
from .sections import Outline

__all__ = ["read_meta"]

_PLAN = re.compile("方案|分解|分工|清单|任务|要点|意见|安排|一览表|台账|规划|措施|计划|责任")
_ABOUT = re.compile("关于(?:印发|下达|分解|转发|做好|落实)")
_QUOTED = re.compile("《(.{4,60})》")
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


def read_meta(view: View, outline: Outline, names: Sequence[str]) -> Meta:
    """Title, issuer, place, level and year, each None where nothing is printed.

    `names` are the names of the actors, whose prefixes tell the level where no issuer does.
    """
    head = view.text[: outline.first_task or len(view.text)][-6000:]
    title = _title(head)
    issuer = _issuer(head)
    words = " ".join(filter(None, (issuer, title)))
    place = _place(words)
    year = _YEAR.search(title or "") or _YEAR.search(head)
    return Meta(
        title, issuer, place, _level(issuer, place, title, names), int(year[1]) if year else None
    )


def _title(head: str) -> str | None:
    """The last line before the tasks that reads as the title of a plan, with its first half."""
    lines = [line.strip(" \t#*|") for line in head.split("\n")]
    best = None
    for index, line in enumerate(lines):
        whole = _with_first_half(lines, index)
        if is_title_like(whole) and _PLAN.search(whole) and not is_furniture(line):
            best = whole
    if best is None:
        return None
    quoted = _QUOTED.search(best)
    if _ABOUT.search(best) and quoted is not None and _PLAN.search(quoted[1]):
        return quoted[1].strip()
    return best


def _with_first_half(lines: list[str], index: int) -> str:
    line = lines[index]
    above = lines[index - 1] if index else ""
    if not line or not above or len(line) > 20 or len(above) > 40:
        return line
    broken = re.search("[。:;,)]$|^(?:索引|来源|时间|附件|各)|日$", above) is None
    starts = (
        re.match(rf"(?:20\d\d|关于|[{HAN}]{{2,12}}(?:20\d\d|关于|规划|工作))", above) is not None
    )
    return above + line if broken and starts and not is_furniture(above) else line


def _issuer(head: str) -> str | None:
    for pattern in (_ISSUER_LABEL, _ISSUER_TITLE, _ISSUER_LINE):
        found = pattern.search(head)
        if found is not None:
            return found[1]
    return None


def _place(words: str) -> str | None:
    for match in _PLACE.finditer(words):
        place = re.sub("^.*(?:关于|印发|中共|《)", "", match[1])
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
