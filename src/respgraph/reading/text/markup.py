"""Marks of Markdown and of pages that stand before a label or number and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...words import HAN, LabelUse, label_of

__all__ = ["needless_marks", "without_bullets"]

_EMPHASIS = re.compile(r"(\*\*|__)(?=[^\s*_])[^*_\n]{1,120}?(?<=\S)(\1)")
_CODE = re.compile("`+")
_LABEL_EMPHASIS = re.compile(
    rf"(?<![*_~{HAN}])(\*{{1,3}}|_{{1,3}}|~~)(?:[{HAN}]{{2,12}})(?::(\1)|(\1)(?=[ \t]*:))"
)
_CHECK_BOX = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?(?:\([ xX√✓✔]\)[ \t]+|[☐☑☒✓✔✅][ \t]*)(?=\S)", re.MULTILINE
)
_BOX = re.compile("[☐☑☒✓✔✅]")
_LISTED_NUMBER = re.compile(
    rf"^[ \t]*[-*+][ \t]+(?=(?:\*\*)?\d{{1,3}}(?:[.、]\d{{1,2}}){{0,2}}[.、 \t)*]{{1,4}}[{HAN}“《])",
    re.MULTILINE,
)
_LISTED = re.compile(rf"^[ \t]*[-*+][ \t]+(?=[*_`]{{0,3}}[{HAN}“《])", re.MULTILINE)
_ARROWS = "▶►▸➤➢➣➔→»◈❖✦✧"
_DOTS = "·◆◇■□○◎☆△▲▪•√✓✔"
_PICTURES = "\u23e9-\u23f3\u2600-\u2604\u260e-\u2610\u2616-\u26ff\U0001f300-\U0001faff"
_BULLET = re.compile(
    rf"(?P<mark>[{_ARROWS}{_PICTURES}]\ufe0f?|(?<=[ \t。;,)])(?:[{_DOTS}]|[★☆※](?! )))"
    rf"(?=[ \t]*(?P<word>[{HAN}]{{2,8}})[ \t]*:)"
)


def needless_marks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of Markdown that no reader of the page sees: emphasis, boxes to tick.

    >>> text = "- [x] **1.1** 修路\\n  - *牵头部门*:公路科".replace("[", "(").replace("]", ")")
    >>> [text[start:end] for start, end in needless_marks(text)]
    ['**', '**', '*', '*', '- (x) ', '  - ']
    """
    if "**" in text or "__" in text:
        for match in _EMPHASIS.finditer(text):
            yield match.span(1)
            yield match.span(2)
    if "`" in text:
        yield from (match.span() for match in _CODE.finditer(text))
    if "*" in text or "_" in text or "~~" in text:
        for match in _LABEL_EMPHASIS.finditer(text):
            yield match.span(1)
            yield match.span(2 if match[2] else 3)
    if ") " in text or _BOX.search(text) is not None:
        yield from (match.span() for match in _CHECK_BOX.finditer(text))
    if "- " in text or "* " in text or "+ " in text:
        yield from (match.span() for match in _LISTED_NUMBER.finditer(text))
        yield from (match.span() for match in _LISTED.finditer(text))


def without_bullets(text: str) -> str:
    """王明 ▶ 牵头单位:县交通局: a blank for the bullet before each label; the length stays.

    >>> without_bullets("修路。▶分管领导:王明 ◆ 牵头单位:县交通局 ▶时限:6月底")
    '修路。 分管领导:王明   牵头单位:县交通局  时限:6月底'
    """
    if _ANY_BULLET.search(text) is None:
        return text
    return _BULLET.sub(_blank, text)


_ANY_BULLET = re.compile(f"[{_ARROWS}{_DOTS}★☆※{_PICTURES}]")


def _blank(bullet: re.Match[str]) -> str:
    label = label_of(bullet["word"])
    return (
        " " * len(bullet.group()) if label is not None and _leads_on(label.use) else bullet.group()
    )


def _leads_on(use: LabelUse) -> bool:
    return use is not LabelUse.TEXT
