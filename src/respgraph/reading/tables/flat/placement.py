"""Pieces of a flattened table into columns: the cheapest placement by the look of the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ....vocabulary import Role
from ...lines.looks import is_furniture
from ..headers import Column, ColumnKind
from ..looks import content_of, is_heading
from .pieces import Piece

__all__ = ["Place", "aligned", "fit", "place_pieces", "stands_alone"]


class Place(NamedTuple):
    """The column of one piece (the number of columns: a section row), and whether a row starts."""

    column: int
    fresh: bool


_SKIP = {
    ColumnKind.NUMBER: 1.5,
    ColumnKind.TEXT: 3.0,
    ColumnKind.TOPIC: 0.3,
    ColumnKind.PROBLEM: 3.0,
    ColumnKind.MEASURE: 1.5,
    ColumnKind.ROLE: 1.2,
    ColumnKind.DIVISION: 1.2,
    ColumnKind.DEADLINE: 0.8,
    ColumnKind.MAYBE_ROLE: 0.6,
    ColumnKind.OTHER: 0.1,
}
_GIVE_UP = 25.0
_NEVER = float("-inf")


def place_pieces(
    pieces: Sequence[Piece], columns: Sequence[Column], *, first: int, wrap: bool, whole: bool
) -> list[Place]:
    """The cheapest placement of the pieces in the columns from `first` on, in order.

    With `wrap`, rows follow each other without a mark. Unless `whole`, the table may end before
    the pieces do. A Viterbi search; time grows with pieces x columns squared.
    """
    width = len(columns)
    skips = list(accumulate((_SKIP[column.kind] for column in columns), initial=0.0))
    scores = [_NEVER] * (width + 1)
    trail: list[list[tuple[int, bool]]] = []
    best, best_end, best_state = 0.0, 0, width
    for index, piece in enumerate(pieces):
        previous = pieces[index - 1] if index else None
        scores, back = _step(piece, previous, scores, columns, skips, first=first, wrap=wrap)
        trail.append(back)
        state = max(range(width + 1), key=lambda s: scores[s] - _rest(s, skips))
        total = scores[state] - _rest(state, skips)
        if total > best or whole:
            best, best_end, best_state = total, index + 1, state
        elif total < best - _GIVE_UP:
            break
    return _backtrack(trail[:best_end], best_state)


def _rest(state: int, skips: Sequence[float]) -> float:
    """What it costs to leave the columns after `state` empty."""
    width = len(skips) - 1
    return 0.0 if state >= width else skips[width] - skips[state + 1]


def _step(
    piece: Piece,
    previous: Piece | None,
    before: Sequence[float],
    columns: Sequence[Column],
    skips: Sequence[float],
    *,
    first: int,
    wrap: bool,
) -> tuple[list[float], list[tuple[int, bool]]]:
    """Scores of ending in each state with `piece`, and where each came from."""
    width = len(columns)
    opening = 0.0 if previous is None else _NEVER
    left = [score - _rest(state, skips) for state, score in enumerate(before)]
    finished = max(range(width + 1), key=left.__getitem__)
    leaving = max(opening, left[finished]) if wrap or previous is None else _NEVER
    room = 0 if previous is None else min(previous.room, width)
    unfinished = previous is not None and previous.text.rstrip().endswith(("、", ",", "，"))
    scores: list[float] = []
    back: list[tuple[int, bool]] = []
    for state in range(first, width):
        came, value, fresh = (
            finished,
            leaving - (skips[state] - skips[first]),
            wrap,
        )
        for origin in range(first, state):
            cost = skips[state] - skips[origin + 1] + (2.0 if unfinished else 0.0)
            if room:
                cost += 0.8 * abs(state - origin - 1 - room)
            if before[origin] - cost > value:
                came, value, fresh = origin, before[origin] - cost, False
        if previous is not None:
            same = before[state] - _continuation(previous, columns[state], unfinished=unfinished)
            if same > value:
                came, value, fresh = state, same, False
        scores.append(value + fit(piece.text, columns[state]))
        back.append((came, fresh))
    scores[:0] = [_NEVER] * first
    back[:0] = [(width, False)] * first
    section = _HEADING_FIT if stands_alone(piece, width) else _section_fit(piece.text)
    scores.append(max(opening, left[finished]) + section)
    back.append((finished, False))
    return scores, back


def _backtrack(trail: Sequence[Sequence[tuple[int, bool]]], state: int) -> list[Place]:
    places: list[Place] = []
    for back in reversed(trail):
        came, fresh = back[state]
        places.append(Place(state, fresh))
        state = came
    return places[::-1]


def _continuation(previous: Piece, column: Column, *, unfinished: bool) -> float:
    """What it costs that a cell goes on with another line."""
    if unfinished:
        return 0.0
    if column.role in (Role.LEAD_UNIT, Role.RESPONSIBLE_LEADER):
        return 1.0
    if column.kind in (ColumnKind.ROLE, ColumnKind.DIVISION, ColumnKind.MAYBE_ROLE):
        return 0.8
    if column.kind in (ColumnKind.NUMBER, ColumnKind.DEADLINE):
        return 2.0
    if column.kind is ColumnKind.OTHER:
        return 0.3
    return 1.2 if previous.text.rstrip().endswith("。") else 0.5


@lru_cache(maxsize=65536)
def fit(text: str, column: Column) -> float:
    """How well the text suits the column; below zero where it does not."""
    content = content_of(text)
    heading = is_heading(text)
    if column.kind is ColumnKind.NUMBER:
        return 4.0 if content.number else 1.0 if heading and len(text) <= 5 else -6.0
    if _is_page_text(text) or (heading and column.kind not in _PROSE_KINDS):
        return -4.0
    if content.nothing:
        return -1.0 if column.kind in _PROSE_KINDS else 0.6
    if column.kind is ColumnKind.DEADLINE:
        return 2.5 if content.date else -2.0
    if column.kind is ColumnKind.OTHER:
        return 0.2
    if column.kind in _PROSE_KINDS:
        return (
            0.2
            + 2 * content.prose
            - content.units
            - 0.8 * content.people
            - 0.8 * content.date
            - 2 * content.number
        )
    sentence = 1.0 if content.prose == 1.0 or content.date or content.number else 0.0
    if column.kind is ColumnKind.DIVISION:
        return (
            1.5 * content.units
            + 1.5 * content.people
            + (2.0 if _VERB.search(text) else 0.0)
            - sentence
        )
    wanted = content.people if column.persons else content.units
    other = content.units if column.persons else content.people
    return 2.5 * wanted + 0.3 * other - 2.0 * sentence - 0.8


_LEFT_OUT = 0.2
_BETTER = 1.0


def aligned(texts: Sequence[str], columns: Sequence[Column]) -> list[int]:
    """The columns of the cells of a row that has too few of them, in order.

    Cells left out at the end leave the others where they are. Where these fit clearly worse than
    with gaps, merged cells of the rows above were left out: 2 | 修路。 | 县交通局 under 类别 | 序号
    | 任务 | 牵头单位.
    """
    plain = list(range(len(texts)))
    spare = len(columns) - len(texts)
    if spare <= 0:
        return plain
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (spare + 1)
    for index, text in enumerate(texts):
        reached = best
        best = []
        for gap in range(spare + 1):
            value = _fit_or_blank(text, columns[index + gap])
            choices = [
                (total - _LEFT_OUT * (gap > before) - 0.01 * index * (gap - before), places)
                for before, (total, places) in enumerate(reached[: gap + 1])
            ]
            total, places = max(choices, key=lambda choice: choice[0])
            best.append((total + value, [*places, index + gap]))
    total, places = max(best, key=lambda choice: choice[0])
    straight = sum(_fit_or_blank(text, columns[at]) for at, text in enumerate(texts))
    return places if total > straight + _BETTER else plain


def _fit_or_blank(text: str, column: Column) -> float:
    return fit(text, column) if text else 0.0


_HEADING_FIT = 2.5
_PROSE_KINDS = (ColumnKind.TEXT, ColumnKind.TOPIC, ColumnKind.PROBLEM, ColumnKind.MEASURE)
_VERB = re.compile(r"牵头|负责|配合|责任")


def _is_page_text(text: str) -> bool:
    """Whether a short line belongs to the page around the table."""
    return (
        len(text) <= 60
        and not text.rstrip().endswith("。")
        and is_furniture(text, among_tasks=True)
    )


def stands_alone(piece: Piece, width: int) -> bool:
    """Whether a text is the only cell of its row: empty lines stand for the other cells."""
    return piece.room >= max(2, width - 2) and not _is_page_text(piece.text)


@lru_cache(maxsize=65536)
def _section_fit(text: str) -> float:
    """How well the text suits a row that is the heading of the rows below."""
    if is_heading(text):
        return _HEADING_FIT
    if _is_page_text(text):
        return -6.0
    content = content_of(text)
    short = len(text) <= 30 and not text.rstrip().endswith("。")
    named = content.units or content.people or content.date or content.number or content.nothing
    return -0.5 if short and not named else -3.0
