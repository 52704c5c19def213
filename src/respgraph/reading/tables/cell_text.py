"""The text of a cell as the grammar wants it: lines put together, with the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...document import Span
from ...names import is_unit_like
from ..text.view import View

__all__ = ["division_view", "list_view", "plain_view", "view_pieces"]

_HAN_JOINT = re.compile(r"[^\x00-\x7f]")
_LINE = re.compile(r"[^\n]+")
_SEPARATOR = "、,;/。:"
_TOKENS = re.compile(r"[、,;/\s]+")
_REST_OF_NAME = re.compile(
    r"[^、,;\s]{0,4}(?:分局|支局|支行|分行|分公司)(?:[、,;\s(]|$)|(?:人民)?政府(?:[、,;\s(]|$)|(?:党工委|管委会|委员会|管理局|管理委员会|管理处|办公室|办事处|服务中心|指挥部|领导小组|有限公司|集团)(?:[、,;\s(]|$)"
)
_PART_OF_BODY = re.compile(
    r"[^、,;\s]{0,4}(?<!供电)(?<!电力)(?<!税务)(?<!公安)(?<!交警)(?<!烟草)(?<!邮政)(?<!公路)(?<!海事)(?:分局|支局)"
    r"|[^、,;\s]{0,4}(?:支行|分行|分公司)|(?:人民)?政府|党工委|管委会|委员会|管理局|管理委员会|管理处|办事处"
    r"|服务中心|指挥部|领导小组|有限公司|集团|工作局"
)
_HAS_OFFICE = re.compile("(?:政府|委员会|党委|管委会|[省市县区旗州]委|小组|指挥部|人大|政协)$")
_PREFIXED = re.compile(r"[省市县区镇州盟旗乡校院各国]")

_LABEL_START = re.compile(r"[^、,;:。]{2,14}:|[(][^、,;:。()]{2,12}[)]")
_VERB_END = re.compile(r"(?:牵头|负责|配合|参与|协办|协助|落实|实施)$")


def cell_lines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The lines of a cell without the blanks around them."""
    for start, end in spans:
        if text.find("\n", start, end) < 0:
            part = text[start:end]
            if stripped := part.strip():
                low = start + part.index(stripped[0])
                yield Span(low, low + len(stripped))
            continue
        for match in _LINE.finditer(text[start:end]):
            line = match[0]
            if stripped := line.strip():
                low = start + match.start() + line.index(stripped[0])
                yield Span(low, low + len(stripped))


def plain_view(text: str, spans: Sequence[Span]) -> View:
    """A cell as running text: its lines put together, words of other scripts by a blank."""
    lines = list(cell_lines(text, spans))
    joints = [_running_joint(text[a.end - 1], text[b.start]) for a, b in pairwise(lines)]
    return _joined(text, lines, joints)


def list_view(text: str, spans: Sequence[Span], *, people: bool, mixed: bool = False) -> View:
    """A cell as one list of names: its lines put together where a name goes on, else by 、.

    `people` tells that persons are expected, `mixed` that a person may stand beside a unit.
    """
    lines = list(cell_lines(text, spans))
    words = [text[line.start : line.end] for line in lines]
    longest = max(map(len, words), default=0)
    joints = [
        "、"
        if (mixed and _changes_kind(a, b))
        or (typed and not people and _are_two_bodies(a, b))
        or not _goes_on(a, b, people=people, full=len(a) >= longest - 1)
        else ""
        for (a, b), typed in zip(pairwise(words), _typed_breaks(lines, spans), strict=True)
    ]
    return _joined(text, lines, joints)


def _typed_breaks(lines: Sequence[Span], spans: Sequence[Span]) -> list[bool]:
    """Between which lines the author broke; elsewhere the width of the column did.

    A cell that wraps inside its column lies in several places, one a line.
    """
    return [
        any(start <= above.start and below.end <= end for start, end in spans)
        for above, below in pairwise(lines)
    ]


def division_view(text: str, spans: Sequence[Span]) -> View:
    """A cell of labels or sentences: lines that begin with a label kept apart, others put together."""
    lines = list(cell_lines(text, spans))
    words = [text[line.start : line.end] for line in lines]
    return _joined(text, lines, [_statement_joint(a, b) for a, b in pairwise(words)])


def _statement_joint(before: str, after: str) -> str:
    if _LABEL_START.match(after):
        return "\n"
    if _VERB_END.search(before):
        return ","
    return "" if _goes_on(before, after, people=False, full=True) else "、"


def _running_joint(before: str, after: str) -> str:
    closed = _HAN_JOINT.match(before) or _HAN_JOINT.match(after) or after in ",;:)"
    return "" if closed else " "


def _names_beside(before: str, after: str) -> tuple[str, str]:
    """The last name of a line and the first of the next; 谷 雨 is one name, padded to the width."""
    above, below = _TOKENS.split(before), _TOKENS.split(after)
    padded = len(above) > 1 and len(above[-1]) == len(above[-2]) == 1
    last = above[-2] + above[-1] if padded else above[-1]
    padded = len(below) > 1 and len(below[0]) == len(below[1]) == 1
    return last, below[0] + below[1] if padded else below[0]


def _are_two_bodies(before: str, after: str) -> bool:
    """Whether two lines that somebody typed one below the other end and begin with whole units.

    信息化办公室 / 团委 are two; 市生态环境局 / 江北分局 and 县人民政府 / 办公室 are one.
    """
    last, first = _names_beside(before, after)
    first = first.rstrip("等")
    if len(first) < 2 or not is_unit_like(last) or not is_unit_like(first):
        return False
    return _PART_OF_BODY.match(first) is None and not (
        first == "办公室" and _HAS_OFFICE.search(last) is not None
    )


def _changes_kind(before: str, after: str) -> bool:
    """Whether a person follows a unit, or a unit a person."""
    last, first = _names_beside(before, after)
    return is_unit_like(last) != is_unit_like(first) and min(len(last), len(first)) >= 2


def _goes_on(before: str, after: str, *, people: bool, full: bool) -> bool:
    """Whether a list of names breaks inside a name or beside a separator."""
    if before[-1] in _SEPARATOR or after[0] in "、,;/)。(":
        return True
    if before.count("(") > before.count(")"):
        return True
    if before[-1] == ")":
        return after[0] == "等"
    last, first = _names_beside(before, after)
    if people:
        return len(last) < 2 or len(first) < 2
    if len(first) < 3 or not is_unit_like(last) or not is_unit_like(first.rstrip("等")):
        return not (is_unit_like(last) and first.startswith("各"))
    if _REST_OF_NAME.match(after):
        return True
    lists = "、" in before or "、" in after
    unlike = bool(_PREFIXED.match(last)) and not _PREFIXED.match(first)
    return lists and full and unlike


def _joined(text: str, lines: Sequence[Span], joints: Sequence[str]) -> View:
    if len(lines) == 1:
        start, end = lines[0]
        return View(text[start:end], (0,), (start,))
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for line, joint in zip(lines, (*joints, ""), strict=True):
        for part, origin in ((text[line.start : line.end], line.start), (joint, -1)):
            if part:
                parts.append(part)
                starts.append(length)
                origins.append(origin)
                length += len(part)
    return View("".join(parts), tuple(starts) or (0,), tuple(origins) or (0,))


def view_pieces(view: View, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of ``view.text[start:end]``: from, to, and where in the document (-1: nowhere)."""
    for index, low in enumerate(view.starts):
        high = view.starts[index + 1] if index + 1 < len(view.starts) else len(view.text)
        first, last = max(low, start), min(high, end)
        if first < last:
            origin = view.origins[index]
            yield first, last, origin if origin < 0 else origin + first - low
