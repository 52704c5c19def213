"""Labels that stand on a line of their own above what they say: 责任领导, and below it 王明.

So web pages print cards of labels and values, and so a form looks when its text is copied. The
header of a table that was flattened looks alike, so that what stands below must fit its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...names import is_unit_like, parse_names
from ...vocabulary import Kind
from ...words import HAN, Label, LabelUse, label_of
from ..text.view import View

__all__ = ["card_stretches", "join_lone_labels"]

_LONE = re.compile(
    rf"\n[ \t]*(?:[·●○◆■▪*-][ \t]*)?(?P<open>\()?(?P<word>[{HAN}]{{2,9}})(?(open)\))"
    r"[ \t]*(?P<colon>:?)[ \t]*(?=\n)"
)
_WORD = re.compile(f"[{HAN}]{{2,9}}")
_VALUE = re.compile(r"\s*(?P<value>[^\n]*[^\s])")
_BEFORE = re.compile(r"(?:^|\n)([^\n]+)\s*$")
_LONGEST_NAMES = 120
_LONGEST_DATE = 24
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label, and the line below it; `proves` that nobody could doubt that both belong together."""

    word: str
    start: int
    label_end: int
    value: tuple[int, int]
    colon: bool
    proves: bool


def join_lone_labels(view: View) -> View:
    """The view with such labels at the head of the line below; the length stays.

    >>> from respgraph.reading.text.folding import fold
    >>> join_lone_labels(fold("1.修路。\\n责任领导\\n王明\\n牵头单位\\n县交通局\\n")).text
    '1.修路。\\n责任领导:王明\\n牵头单位:县交通局\\n'
    """
    cards = _cards(view.text)
    if not cards:
        return view
    characters = list(view.text)
    for pair in (pair for card in cards for pair in card):
        for at in range(pair.start + 1, max(pair.value[0], pair.label_end)):
            if at >= pair.label_end or characters[at] in "()":
                characters[at] = " "
        if not pair.colon:
            characters[pair.label_end] = ":"
    return replace(view, text="".join(characters))


def card_stretches(text: str) -> list[tuple[int, int]]:
    """Where such labels and what they say stand in a text; no table lies there."""
    return [(card[0].start + 1, card[-1].value[1]) for card in _cards(text)]


def _cards(text: str) -> list[list[_Pair]]:
    """Blocks of pairs that say who answers, and blocks with labels of these."""
    blocks = _blocks(_pairs(text))
    sure = [block for block in blocks if _is_sure(text, block)]
    words = {pair.word for block in sure for pair in block}
    return [
        block
        for block in blocks
        if not words.isdisjoint(pair.word for pair in block)
        and ((above := _label_above(text, block)) is None or above in words)
    ]


def _pairs(text: str) -> Iterator[_Pair]:
    """Labels with the lines below them; a label above another one has nothing below it."""
    for match in _LONE.finditer(text):
        label = label_of(match["word"])
        if label is None or label.assumed or label.unknown_noun:
            continue
        below, colon = _VALUE.match(text, match.end()), bool(match["colon"])
        if below is None:
            continue
        if _label_in(below["value"]):
            yield _Pair(match["word"], match.start(), match.end(), (match.end(),) * 2, colon, False)
            continue
        proves = _proves(label, below["value"])
        if proves is not None:
            span = below.span("value")
            yield _Pair(match["word"], match.start(), match.end(), span, colon, proves)


def _label_in(line: str) -> str | None:
    """The label that a line is and nothing else; 县资金中心 is a body."""
    word = line.strip(" \t:·●○◆■▪*-()")
    if _WORD.fullmatch(word) is None or (label := label_of(word)) is None:
        return None
    return word if label.assigns or not is_unit_like(word) else None


def _proves(label: Label, value: str) -> bool | None:
    """Whether a line surely is what a label announces; None where it cannot be."""
    if label.use is LabelUse.DEADLINE:
        return None if len(value) > _LONGEST_DATE or value.isdigit() else False
    if not label.assigns:
        return False
    if len(value) > _LONGEST_NAMES or "。" in value or ":" in value:
        return None
    people = label.people or label.mixed
    found = parse_names(value, label.people, label.mixed)
    if not found.names:
        return False if found.notes else None
    if re.match(f"[{HAN}]", value) is None:
        return None
    sure = all(not name.doubt for name in found.names)
    persons = any(name.kind is Kind.PERSON for name in found.names)
    return sure and label.anchors and not label.word.endswith("组长") and (persons or not people)


def _blocks(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """Pairs of which each begins right where the one before it ends."""
    blocks: list[list[_Pair]] = []
    for pair in pairs:
        if blocks and blocks[-1][-1].value[1] == pair.start:
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    return blocks


def _is_sure(text: str, block: Sequence[_Pair]) -> bool:
    """Whether a block of pairs says who answers, and no header of a table runs into it."""
    if not any(pair.proves for pair in block) or _label_above(text, block) is not None:
        return False
    return all(pair.value[0] < pair.value[1] for pair in block)


def _label_above(text: str, block: Sequence[_Pair]) -> str | None:
    start = block[0].start
    before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return None if before is None else _label_in(before[1])
