"""Lines that name the members of a body, or who signs a paper: none of them answers for a task."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...words import LABEL_WORD, label_of
from .looks import number_of

__all__ = ["member_lines"]

Range = tuple[int, int]

_LABELLED = re.compile(
    r"[ \t]*(?P<label>[一-鿿](?:[ \t]*[一-鿿]){1,7})[ \t]*(?::|[ \t](?=[一-鿿]))[ \t]*(?P<rest>[^\n]*)"
)
_HEAD = re.compile(
    r"^[ \t]*(?:(?:第一|双)?组[ \t]*长|总[ \t]*指[ \t]*挥|指[ \t]*挥[ \t]*长|总?召[ \t]*集[ \t]*人|主[ \t]*任)"
    r"[ \t]*[: \t]",
    re.MULTILINE,
)
_OTHERS = re.compile("(?:常务)?副(?:组长|总指挥|指挥长|召集人|主任)|成员|组员")
_BODY = re.compile("领导小组|协调小组|工作小组|指挥部|专班|联席会议|委员会|名单|组织机构|组成人员")
_SIGNS = re.compile("(?:第一)?总?(?:河|湖|河湖|林|田|链|路)长|[省市县区州镇乡]长|签发人|书记|主任")
_DATE = re.compile(r"^[ \t(]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[ \t)]*$", re.MULTILINE)
_FAR, _LONGEST, _LONGEST_NAMES = 8, 60, 20


def member_lines(text: str, lines: Sequence[Range]) -> frozenset[int]:
    """Where those of the lines start that name members of a body, or who signs above a date.

    A block of members has a head (组长) and others (副组长, 成员), stands below words such as
    领导小组, and holds no label of tasks.

    >>> text = "成立领导小组。\\n组长:王明\\n副组长:李红\\n1.修路。"
    >>> sorted(member_lines(text, [(0, 7), (8, 13), (14, 20), (21, 26)]))
    [8, 14]
    """
    heads = _at(text, lines, _HEAD)
    members = [start for index in heads for start in _members(text, lines, index)]
    dates = _at(text, lines, _DATE)
    signed = [lines[at - 1][0] for at in dates if at and _signs(text, lines[at - 1])]
    return frozenset([*members, *signed])


def _at(text: str, lines: Sequence[Range], pattern: re.Pattern[str]) -> list[int]:
    """Which of the lines begin with a pattern."""
    places = [match.end() - 1 for match in pattern.finditer(text)]
    starts = [start for start, _ in lines] if places else []
    return [at for place in places if (at := bisect_right(starts, place) - 1) >= 0]


def _members(text: str, lines: Sequence[Range], index: int) -> Iterator[int]:
    """The labelled lines of the block that begins with its head; none where it is no such block.

    What stands between a number and deeper numbers leads the items below: 一、招商专班, 组长:王明.
    """
    above = lines[max(index - 1, 0)]
    heading = number_of(text, *above) if index else None
    if _BODY.search(text, lines[max(index - 2, 0)][0], lines[index][0]) is None:
        return
    block = [lines[index][0]]
    for line in lines[index + 1 : index + 1 + _FAR]:
        number = number_of(text, *line)
        if number is not None and heading is not None and number.rank > heading.rank:
            return
        if line[1] - line[0] > _LONGEST or number is not None:
            break
        word = _label(text, line)
        if word is not None and _OTHERS.fullmatch(word):
            block.append(line[0])
        elif word is not None and (LABEL_WORD.search(word) or label_of(word) is not None):
            return
    if len(block) > 1:
        yield from block


def _label(text: str, line: Range) -> str | None:
    """The word that a line begins with, before a colon or a blank."""
    found = _LABELLED.match(text, *line)
    return None if found is None else "".join(found["label"].split())


def _signs(text: str, line: Range) -> bool:
    """Whether a line is a post with its name, as it stands above a date: 总河长:刘明."""
    found = _LABELLED.match(text, *line) if line[1] - line[0] <= _LONGEST else None
    if found is None or len(found["rest"].strip()) > _LONGEST_NAMES:
        return False
    return _SIGNS.fullmatch("".join(found["label"].split())) is not None
