"""Lists of names that go on below the end of their line, put together again.

An unbracketed list such as ``责任单位:县交通局、`` may break beside a separator, inside a name, or
after each name. A line end inside a list or name is cut; one that stands between two whole names
becomes the separator that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...names import is_surname, is_unit_like, parse_names
from ...vocabulary import Kind
from ...words import DEPARTMENT_ENDS, HAN, LABEL_WORD, PLACE_ENDS, STRONG_ENDS, TITLES, Label
from ..clauses.labels import find_labels
from ..text.view import View
from .looks import is_boundary, is_furniture, is_page_mark, is_signature, number_of

__all__ = ["mend_lists", "numeral_ends_name", "splits_name"]

Range = tuple[int, int]

_H = f"[{HAN}]"
_LINE = re.compile(r"[^\n]+")
_STARTS_LABEL = re.compile(rf"[ \t(]*{_H}{{2,10}}[ \t]*:")
_FIRST_WORD = re.compile(rf"[ \t\n]*({_H}[{HAN}·]*)(?=[、,;:)。(\s]|$)")
_POST = re.compile(TITLES)
_WORD_BREAK = re.compile(r"[、,\s]+")
_LIST_END = re.compile(r"[。;(:]")
_GOES_ON = "、,;及和与"
_ACT = re.compile(
    "(?:按(?:照)?(?:各自)?(?:职责)?(?:分工)?)?(?:牵头|负责|配合|参与|协助|协办|落实|实施|等)+$"
)
_UNIT_END = re.compile(f"(?:{DEPARTMENT_ENDS}|{PLACE_ENDS}|{STRONG_ENDS})$")
_NUMERAL = re.compile("[ \\t]*([一二三四五六七八九十])(?=、)")
_ENDINGS = frozenset(ending for ending in DEPARTMENT_ENDS.split("|") if len(ending) > 1)
_LONGEST_ENDING = max(map(len, _ENDINGS))


def numeral_ends_name(before: str, following: str) -> bool:
    """Whether a numeral between the two is the end of a name, no number of a heading.

    `before` is the word that the numeral follows, `following` the text behind the 、 after it.

    >>> numeral_ends_name("李守", "周文、县财政局"), numeral_ends_name("县教育局", "加强农业。")
    (True, False)
    >>> numeral_ends_name("牛犇", "平安桐川\\n7.修路。")
    False
    """
    if not 1 <= len(before) <= 2 or not is_surname(before + "一"):
        return False
    first = _FIRST_WORD.match(following)
    if first is None or not _is_person(first[1]):
        return False
    return len(first[1]) <= 3 or "·" in first[1] or _POST.search(first[1]) is not None


def _is_person(word: str) -> bool:
    found = parse_names(word, people=True).names
    return bool(found) and all(one.kind is Kind.PERSON and not one.doubt for one in found)


def mend_lists(view: View) -> View:
    """The view with lists put together that break off at the end of a line.

    >>> from respgraph.reading.text.folding import fold
    >>> mend_lists(fold("牵头单位:县水\\n利局、\\n县财政局")).text
    '牵头单位:县水利局、县财政局'
    >>> mend_lists(fold("牵头单位:县水利局\\n县财政局")).text
    '牵头单位:县水利局、县财政局'
    """
    cuts: list[Range] = []
    marks: list[int] = []
    for start, end, between in _broken(view.text):
        if between:
            marks.append(start)
        if start + between < end:
            cuts.append((start + between, end))
    if marks:
        characters = list(view.text)
        for place in marks:
            characters[place] = "、"
        view = replace(view, text="".join(characters))
    return view.without(cuts) if cuts else view


@dataclass(slots=True)
class _OpenList:
    """A list that no mark has closed: whether persons are expected, and its last word."""

    people: bool
    last: str


def _broken(text: str) -> Iterator[tuple[int, int, bool]]:
    """Line ends inside lists: from, to, and whether two names meet there."""
    lines = [
        match.span()
        for match in _LINE.finditer(text)
        if match.group().strip() and not is_page_mark(match.group())
    ]
    going: _OpenList | None = None
    for line, following in pairwise(lines):
        if not _may_go_on(text, line, following):
            going = None
            continue
        going = _open_list(text, *line, going)
        if going is None:
            continue
        kind = _joint(text, going, line, following)
        if kind is None:
            going = None
            continue
        end = line[0] + len(text[slice(*line)].rstrip())
        low = following[1] - len(text[slice(*following)].lstrip())
        yield end, low, kind


_STOPS = "。.!?)》”"


def _may_go_on(text: str, line: Range, following: Range) -> bool:
    """A quick look at both lines: the first does not end a sentence, the second opens nothing."""
    if text[line[1] - 1] in _STOPS:
        return False
    words = text[slice(*line)].rstrip()
    below = text[slice(*following)]
    if words[-1] in _STOPS or _STARTS_LABEL.match(below) is not None:
        return False
    label = LABEL_WORD.match(below.lstrip())
    if label is not None or is_boundary(below) or is_furniture(below, among_tasks=True):
        return False
    if words[-1] != "、" and is_signature(below):
        return False
    number = number_of(text, *following)
    if number is None:
        return True
    return splits_name(words, below)


def splits_name(words: str, below: str) -> bool:
    """李守 / 一、周文: whether the number that a line seems to begin with ends a name."""
    numeral = _NUMERAL.match(below)
    last = _WORD_BREAK.split(re.split("[:;(]", words.rstrip())[-1])[-1]
    return numeral is not None and numeral_ends_name(last, below[numeral.end() + 1 :])


def _open_list(text: str, start: int, end: int, going: _OpenList | None) -> _OpenList | None:
    """The list that is still open at the end of a line."""
    line = text[start:end]
    if ":" in line and line.count("(") <= line.count(")"):
        hits = find_labels(text, start, end)
        if hits and hits[-1].label.assigns:
            return _list_at(hits[-1].label, text[hits[-1].end : end])
        return None
    if going is None or _LIST_END.search(line.rstrip()[:-1]) is not None:
        return None
    return _OpenList(going.people, _WORD_BREAK.split(line.strip())[-1])


def _list_at(label: Label, words: str) -> _OpenList | None:
    if "。" in words:
        return None
    words = words.strip()
    return _OpenList(label.people, _WORD_BREAK.split(re.split("[;(]", words)[-1])[-1])


def _joint(text: str, going: _OpenList, line: Range, following: Range) -> bool | None:
    """How two lines of a list meet: True between two names, False elsewhere, None if they do not."""
    words = text[slice(*line)].rstrip()
    below = text[slice(*following)].strip()
    names = _names_at_start(below)
    if words[-1] == ":":
        known = names and all(_is_name(word, people=going.people) for word in names)
        return False if known else None
    first = names[0] if names else ""
    whole = names[1:-1] if _LIST_END.search(below) is None else names[1:]
    rest_known = all(_is_name(word, people=going.people) for word in whole)
    if words[-1] == "、" or below[0] in "、,":
        return False
    if words[-1] in _GOES_ON:
        known = rest_known and _is_name(first, people=going.people)
        return False if known else None
    if not (first and rest_known):
        return None
    if _is_broken(going, first):
        return False
    alone = text.count("\n", line[1], following[0]) == 1 and len(_line_rest(below)) == 0
    both = _is_name(going.last, people=going.people) and _is_name(first, people=going.people)
    return True if alone and both else None


def _names_at_start(below: str) -> list[str]:
    """The words of the list that a line begins with."""
    end = _LIST_END.search(below)
    words = below if end is None else below[: end.start()]
    return [word for word in _WORD_BREAK.split(words.strip("、, \t")) if word]


def _line_rest(below: str) -> str:
    """What stands behind the list that a line begins with."""
    end = _LIST_END.search(below)
    return "" if end is None else below[end.end() :].strip()


def _is_name(word: str, *, people: bool) -> bool:
    bare = _ACT.sub("", word)
    unit = 2 <= len(bare) <= 24 and _UNIT_END.search(bare) is not None and is_unit_like(bare)
    return unit or (people and _is_person(bare))


def _is_broken(going: _OpenList, first: str) -> bool:
    """Whether a name breaks between the two lines: 县水 / 利局, 办 / 公室, 李守 / 一."""
    last, rest = going.last, _ACT.sub("", first)
    if going.people:
        return (len(last) == 1 or len(rest) == 1) and is_surname(last + rest)
    if len(rest) == 1 or not is_unit_like(last):
        return is_unit_like(last + rest)
    return any(last[-cut:] + rest in _ENDINGS for cut in range(1, _LONGEST_ENDING - len(rest) + 1))
