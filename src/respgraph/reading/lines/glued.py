"""The lines of a text; a line in which the next item is glued behind the last one is two lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...words import HAN
from .broken_lists import numeral_ends_name
from .footers import footer_start, may_hold_footer

__all__ = ["item_lines"]

Range = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_NUMBER = (
    r"(?:(?P<digit>\d{1,3})[.、](?!\d)|(?P<han>[一二三四五六七八九十]{1,3})、|"
    r"(?P<round>\([一二三四五六七八九十]{1,3}\))|(?P<paren>\(\d{1,2}\))|(?P<circled>[①-⑳]))"
)
_GLUED = re.compile(
    rf"(?<=[{HAN}。;)])(?<![第、,:至到和及与一二三四五六七八九十百]){_NUMBER}(?=[{HAN}“《])"
)
_NUMERAL = "[一二三四五六七八九十]"
_ENDS_GLUED = re.compile(
    rf"[.、)①-⑳](?=[{HAN}“《])(?:(?<=[{HAN}。;)][①-⑳])|"
    + "|".join(
        f"(?<=[{HAN}。;)]{sign * count}[.、])|(?<=[{HAN}。;)]\\({sign * count}\\))"
        for sign in (r"\d", _NUMERAL)
        for count in (1, 2, 3)
    )
    + ")"
)
"""Where a glued number may end; found faster than the number itself."""

_START = re.compile(rf"[ \t#*>]*{_NUMBER}")
_ANSWER = re.compile("牵头|责任|负责|配合|分管|主办|时限|期限")
_LAST_WORD = re.compile(f"[{HAN}]+$")
_DIGITS = "一二三四五六七八九"


def item_lines(text: str) -> Iterator[Range]:
    """Where each line that is not blank starts and ends, without the blanks around it.

    A number glued behind other words begins a line of its own where it follows the last number of
    its kind, and responsibility words stand between the two.

    >>> text = "1.修路。牵头单位:县交通局2.办学。牵头单位:县教育局"
    >>> [text[start:end] for start, end in item_lines(text)]
    ['1.修路。牵头单位:县交通局', '2.办学。牵头单位:县教育局']
    """
    last: dict[str, int] = {}
    footed = may_hold_footer(text)
    glued = [match.start() for match in _ENDS_GLUED.finditer(text)]
    for match in _LINE.finditer(text):
        start, end = match.span()
        if glued:
            begun = _START.match(text, start, end)
            if begun is not None:
                _note(last, begun)
        foot = footer_start(text, start, end) if footed else None
        if glued and bisect_left(glued, start) < bisect_left(glued, end):
            for cut in _cuts(text, start, end if foot is None else foot, last):
                yield from _bare(text, start, cut)
                start = cut
        if foot is not None:
            yield from _bare(text, start, foot)
            start = foot
        yield from _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> Iterator[Range]:
    line = text[start:end]
    words = line.strip()
    if words:
        low = start + line.index(words[0])
        yield low, low + len(words)


def _cuts(text: str, start: int, end: int, last: dict[str, int]) -> Iterator[int]:
    """Where glued numbers stand that go on with the numbering; `last` moves along."""
    since = first = start
    if last and "headed" not in last:
        answer = _ANSWER.search(text, start, end)
        first = end if answer is None else answer.end()
    for match in _GLUED.finditer(text, first, end):
        style = match.lastgroup or "digit"
        if style == "han" and _is_named(text, match):
            continue
        value = _value(match.group(style))
        expected = last.get(style, 0) + 1
        if (value != expected and not (value == 1 and "headed" in last)) or text[
            since : match.start()
        ].count("“") > text[since : match.start()].count("”"):
            continue
        if style in ("paren", "circled") and style not in last:
            continue
        answered = _ANSWER.search(text, since, match.start()) is not None
        headed = "headed" in last or value == 1
        if not answered and not (headed and match.start() - since < 60):
            continue
        yield match.start()
        since = match.start()
        _note(last, match)


def _is_named(text: str, number: re.Match[str]) -> bool:
    """王一、李守一、: whether a numeral is the end of a name in a list."""
    word = _LAST_WORD.search(text, max(0, number.start() - 8), number.start())
    behind = text[number.end() : number.end() + 24]
    return word is not None and numeral_ends_name(word.group(), behind)


def _note(last: dict[str, int], match: re.Match[str]) -> None:
    """Remember a number; numbers of deeper kinds may start again below it."""
    style = match.lastgroup or "digit"
    last[style] = _value(match.group(style))
    if style == "han":
        last.pop("round", None)
    if style in ("han", "round"):
        last["headed"] = 1
    else:
        last.pop("headed", None)


def _value(words: str) -> int:
    words = words.strip("()")
    if words.isdecimal():
        return int(words)
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    if "十" not in words:
        return _DIGITS.index(words[-1]) + 1
    tens, _, ones = words.partition("十")
    return (_DIGITS.index(tens[-1]) + 1 if tens else 1) * 10 + (
        _DIGITS.index(ones[0]) + 1 if ones else 0
    )
