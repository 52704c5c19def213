"""Plans damaged as copying damages them, and the names that a reading of such a plan loses unseen.

A mutation gives the new text in pieces, each with the place it had in the old text, so that every
name can be followed. A name is lost unseen when no assignment quotes it, no issue shows it, and
its region is not one that the account shows as unread text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.plan import Plan
from respgraph.vocabulary import RegionKind

__all__ = ["MUTATIONS", "Loss", "lost_names", "mutated"]

Pieces = Iterator[tuple[str, int]]
Mutation = Callable[[str, random.Random], Pieces]
SHOWN = (RegionKind.OTHER, RegionKind.NOTICE, RegionKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Loss:
    """A name that a reading of a damaged plan lost unseen, with the words around it."""

    name: str
    context: str
    region: str


def mutated(text: str, mutation: Mutation, seed: int) -> tuple[str, list[int]]:
    """The damaged text, and for each character of the old text its new place (-1: gone)."""
    places = [-1] * len(text)
    parts: list[str] = []
    length = 0
    for words, origin in mutation(text, random.Random(seed)):
        if origin >= 0:
            places[origin : origin + len(words)] = range(length, length + len(words))
        parts.append(words)
        length += len(words)
    return "".join(parts), places


def lost_names(whole: Plan, damaged: str, places: list[int]) -> tuple[int, list[Loss]]:
    """How many names were followed, and those that the reading of the damaged text lost unseen.

    A text that is refused loses nothing: the refusal is seen.
    """
    try:
        plan = rg.parse_plan(damaged)
    except NoPlanError:
        return 0, []
    seen = bytearray(len(damaged) + 1)
    for start, end in _shown(plan):
        seen[start:end] = b"\x01" * (end - start)
    names = dict.fromkeys(item.spans for item in whole.assignments)
    losses = []
    for spans in names:
        new = [places[at] for start, end in spans for at in range(start, end)]
        if -1 in new or not new:
            continue
        if not any(seen[at] for at in new):
            losses.append(_loss(plan, damaged, min(new), max(new) + 1))
    return len(names), losses


def _shown(plan: Plan) -> Iterable[tuple[int, int]]:
    for assignment in plan.assignments:
        yield from assignment.spans
    for issue in plan.issues:
        yield from issue.spans
    for region in plan.account.regions:
        if region.kind in SHOWN:
            yield region.span


def _loss(plan: Plan, text: str, start: int, end: int) -> Loss:
    kinds = (str(r.kind) for r in plan.account.regions if r.span.start <= start < r.span.end)
    return Loss(text[start:end], text[max(0, start - 25) : end + 20], next(kinds, "none"))


# --- the damage ------------------------------------------------------------------------------


def _replaced(text: str, pattern: str, put: Callable[[re.Match[str]], str]) -> Pieces:
    """The text with every match replaced; where `put` gives the match itself, it keeps its place."""
    last = 0
    for match in re.finditer(pattern, text):
        yield text[last : match.start()], last
        words = put(match)
        yield words, match.start() if words == match.group() else -1
        last = match.end()
    yield text[last:], last


def glue_all(text: str, chance: random.Random) -> Pieces:
    """All lines in one."""
    return _replaced(text, r"\n[ \t\u3000]*", lambda match: "")


def glue_with_blanks(text: str, chance: random.Random) -> Pieces:
    """All lines in one, a blank between them."""
    return _replaced(text, r"\n[ \t\u3000]*", lambda match: " ")


def glue_some(text: str, chance: random.Random) -> Pieces:
    """A third of the line ends lost."""
    return _replaced(text, r"\n", lambda match: "" if chance.random() < 0.33 else "\n")


def blanks(text: str, chance: random.Random) -> Pieces:
    """Blanks between characters, here and there."""
    return _replaced(text, r"(?<=\w)(?=\w)", lambda match: " " if chance.random() < 0.03 else "")


def wide_blanks(text: str, chance: random.Random) -> Pieces:
    """Full-width blanks around marks."""
    return _replaced(
        text,
        r"[：；，、（）:;,()]",
        lambda m: m.group() if chance.random() < 0.7 else f"{m.group()}\u3000",
    )


def lose_closing(text: str, chance: random.Random) -> Pieces:
    """A fifth of the closing brackets lost."""
    return _replaced(text, r"[)）〕】]", lambda m: "" if chance.random() < 0.2 else m.group())


def lose_opening(text: str, chance: random.Random) -> Pieces:
    """A fifth of the opening brackets lost."""
    return _replaced(text, r"[(（〔【]", lambda m: "" if chance.random() < 0.2 else m.group())


def lose_colons(text: str, chance: random.Random) -> Pieces:
    """A fifth of the colons lost."""
    return _replaced(text, r"[:：]", lambda m: "" if chance.random() < 0.2 else m.group())


def colons_to_blanks(text: str, chance: random.Random) -> Pieces:
    """A third of the colons turned into blanks."""
    return _replaced(text, r"[:：]", lambda m: " " if chance.random() < 0.33 else m.group())


def swap_marks(text: str, chance: random.Random) -> Pieces:
    """A fifth of the marks exchanged for their neighbours."""
    other = {"；": "，", ";": ",", "，": "；", ",": ";", "、": "，", "：": "；", "。": "；"}
    return _replaced(
        text,
        "[；;，,、：。]",
        lambda m: other.get(m.group(), m.group()) if chance.random() < 0.2 else m.group(),
    )


def lose_semicolons(text: str, chance: random.Random) -> Pieces:
    """A third of the semicolons and full stops lost."""
    return _replaced(text, "[；;。]", lambda m: "" if chance.random() < 0.33 else m.group())


def half_width(text: str, chance: random.Random) -> Pieces:
    """Full-width marks in half width."""
    table = str.maketrans("（）：；，", "():;,")
    return _replaced(text, "[（）：；，]", lambda m: m.group().translate(table))


def shuffle_lines(text: str, chance: random.Random) -> Pieces:
    """Some neighbouring lines exchanged."""
    lines = [(match.group(), match.start()) for match in re.finditer(r"[^\n]*\n?", text)]
    for index in range(len(lines) - 2):
        if chance.random() < 0.1:
            lines[index], lines[index + 1] = lines[index + 1], lines[index]
    yield from lines


def break_lines(text: str, chance: random.Random) -> Pieces:
    """Line ends put between characters, here and there."""
    return _replaced(text, r"(?<=\w)(?=\w)", lambda match: "\n" if chance.random() < 0.01 else "")


def lose_numbers(text: str, chance: random.Random) -> Pieces:
    """A third of the numbers at the start of lines lost."""
    return _replaced(
        text,
        r"(?m)^[ \t\u3000]*(?:\d{1,3}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[）)、])",
        lambda m: "" if chance.random() < 0.33 else m.group(),
    )


MUTATIONS: tuple[Mutation, ...] = (
    glue_all,
    glue_with_blanks,
    glue_some,
    blanks,
    wide_blanks,
    lose_closing,
    lose_opening,
    lose_colons,
    colons_to_blanks,
    swap_marks,
    lose_semicolons,
    half_width,
    shuffle_lines,
    break_lines,
    lose_numbers,
)
"""Every kind of damage, by its name."""
