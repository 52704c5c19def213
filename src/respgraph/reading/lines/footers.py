"""The foot of a web page below a plan: who runs the site, its numbers, its telephone.

Such lines use words that plans use too (主办单位, 承办单位). They are told apart by their company:
a run of them holds a mark that only web pages print, or ends the document. A label that the plan
itself uses for its tasks stays a label, for as long as the last task does not have it yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...words import LABEL_WORD
from .looks import is_furniture, number_of

__all__ = ["footer_lines", "footer_start", "may_hold_footer"]

Range = tuple[int, int]

_MARK = re.compile(
    r"网站标识码[ \t:]*\w|[一-鿿]?ICP备(?:案[^\n]{0,4})?[ \t]*\d|[一-鿿]?公网安备[ \t]*\d|版权所有[ \t:©]|"
    r"[Cc]opyright|COPYRIGHT|©|支持IPv6|"
    r"(?<![^\s|。;)])(?:网站地图|站点地图|关于我们|联系我们|版权所有|隐私声明)"
)
_MARK_WORDS = (
    "标识码",
    "ICP备",
    "安备",
    "版权所有",
    "opyright",
    "OPYRIGHT",
    "©",
    "IPv6",
    "地图",
    "我们",
    "隐私",
)
_HOST = r"(?:主办|承办|协办|主管|维护|运维|管理|建设|运行)(?:单位|部门)?"
_SITE = (
    r"技术支持(?:单位)?|(?:联系|值班|网站|咨询|办公|监督|服务)?电话|地址|邮编|邮政编码|传真|"
    r"(?:电子|网站|联系)?邮箱|网站(?:管理|维护|建设|地址)|网址|办公时间|举报邮箱"
)
_FOOT = re.compile(rf"[ \t]*(?:(?P<host>{_HOST})|(?P<site>{_SITE}))[ \t]*(?::|[ \t](?=[^ \t]))")
_INSIDE = re.compile(rf"(?:^|(?<=[ \t;。)]))(?:{_HOST}|{_SITE}|版权所有)[ \t]*:")
_LABELLED = re.compile(r"[ \t(]*[一-鿿]{2,12}[ \t]*:")
_ANSWERS = re.compile(f"{LABEL_WORD.pattern}|牵头|负责")
_STOP = re.compile("[。;)]")
_LONGEST = 200


def footer_start(text: str, start: int, end: int) -> int | None:
    """Where the foot of a page begins that is glued behind other words of a line, if it does.

    >>> text = "牵头单位:县交通局 主办单位:县政府办公室 网站标识码:6101240001"
    >>> text[footer_start(text, 0, len(text)):]
    '主办单位:县政府办公室 网站标识码:6101240001'
    """
    mark = _MARK.search(text, start, end)
    if mark is None or _FOOT.match(text, start, end) is not None:
        return None
    low = max((stop.end() for stop in _STOP.finditer(text, start, mark.start())), default=start)
    first = _INSIDE.search(text, low, mark.start())
    return mark.start() if first is None else first.start()


def footer_lines(text: str, lines: Sequence[Range]) -> frozenset[int]:
    """Where those of the lines start that belong to the foot of a page.

    >>> text = "1.修路。\\n牵头单位:县交通局\\n主办单位:县政府办公室\\n网站标识码:6101240001"
    >>> lines = [(0, 5), (6, 15), (16, 27), (28, 44)]
    >>> sorted(footer_lines(text, lines))
    [16, 28]
    """
    if not may_hold_footer(text) and not any(_FOOT.match(text, *line) for line in lines[-3:]):
        return frozenset()
    found: set[int] = set()
    for first, last in _runs(text, lines):
        block = lines[first:last]
        marked = any(_MARK.search(text, *line) for line in block)
        if marked or last == len(lines):
            kept = _own_labels(text, lines[:first], block, marked=marked)
            found.update(line[0] for line in block[kept:] if _is_foot(text, *line))
    return frozenset(found)


def may_hold_footer(text: str) -> bool:
    """Whether any word stands in the text that marks the foot of a page."""
    return any(word in text for word in _MARK_WORDS)


def _runs(text: str, lines: Sequence[Range]) -> Iterator[Range]:
    """Stretches of lines that may all belong to the foot of a page."""
    first: int | None = None
    for index, (start, end) in enumerate(lines):
        if _is_foot(text, start, end) or (first is not None and is_furniture(text[start:end])):
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(lines)


def _is_foot(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST or number_of(text, start, end) is not None:
        return False
    return bool(_FOOT.match(text, start, end) or _MARK.search(text, start, end))


def _own_labels(text: str, above: Sequence[Range], block: Sequence[Range], *, marked: bool) -> int:
    """How many lines at the head of a block are labels of the plan's last task."""
    for index, (start, end) in enumerate(block):
        label = _FOOT.match(text, start, end)
        host = None if label is None else label["host"]
        if host is None or not _is_own(text, host, [*above, *block[:index]], marked):
            return index
    return len(block)


def _is_own(text: str, host: str, above: Sequence[Range], marked: bool) -> bool:
    """Whether the plan uses a label for its tasks, and the last task does not have it yet."""
    if not above:
        return not marked
    uses = list(re.compile(f"{host}(?![一-鿿])").finditer(text, 0, above[-1][1]))
    if not uses:
        return _ANSWERS.search(text, 0, above[-1][1]) is None
    return not marked or any(
        _LABELLED.match(text, *line) is None for line in above if line[0] > uses[-1].start()
    )
