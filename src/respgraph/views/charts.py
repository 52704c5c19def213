"""Charts of the page as geometry that templates draw: bars, Lorenz curve, heat map.

A chart on the page is plain SVG or an HTML table, styled by class, so that the page's policy, the
printer, a screen reader and both themes all work with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..vocabulary import Role
from .style import HEAT_STEPS

__all__ = [
    "BAR_WIDTH",
    "Bar",
    "HeatCell",
    "HeatMap",
    "LorenzChart",
    "bar_chart",
    "group_borders",
    "heat_map",
    "heat_step",
    "lorenz_chart",
]

BAR_WIDTH = 220
_SQUARE = 260


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: pieces ``(role, x, width)`` side by side, and a whisker ``(from, to)`` or None."""

    pieces: tuple[tuple[Role, float, float], ...]
    whisker: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class LorenzChart:
    """Curves as SVG path data by population, in a square of `size` pixels."""

    size: int
    curves: dict[str, str]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: its value and its step, from 0 (empty) to `HEAT_STEPS`."""

    row: str
    column: str
    value: int
    step: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows ``(id, name, cells)`` under columns ``(id, name)``.

    `borders` holds the ids with which a new group begins; a border is drawn before them.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[HeatCell, ...]], ...]
    borders: frozenset[str] = frozenset()


def bar_chart(
    rows: Sequence[tuple[Sequence[tuple[Role, int]], tuple[int, int]]],
) -> list[Bar]:
    """Bars on one common scale from counts by role and an interval ``(low, high)``."""
    longest = max((max(sum(n for _, n in counts), reach[1]) for counts, reach in rows), default=0)
    scale = BAR_WIDTH / longest if longest else 0.0
    return [_bar(counts, reach, scale) for counts, reach in rows]


def _bar(counts: Sequence[tuple[Role, int]], reach: tuple[int, int], scale: float) -> Bar:
    pieces = []
    left = 0
    for role, count in counts:
        if count:
            pieces.append((role, round(left * scale, 1), round(count * scale, 1)))
        left += count
    low, high = reach
    whisker = (round(low * scale, 1), round(high * scale, 1)) if high > low else None
    return Bar(tuple(pieces), whisker)


def lorenz_chart(curves: Mapping[str, Sequence[tuple[float, float]]]) -> LorenzChart | None:
    """Lorenz curves from points ``(share of actors, share of workload)``; None without any."""
    if not curves:
        return None
    paths = {
        name: "M" + "L".join(f"{x * _SQUARE:.1f} {(1 - y) * _SQUARE:.1f}" for x, y in points)
        for name, points in curves.items()
    }
    return LorenzChart(_SQUARE, paths)


def heat_map(
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    cells: Mapping[tuple[str, str], int],
    groups: Mapping[str, int] | None = None,
) -> HeatMap | None:
    """A heat map from named rows, named columns and counts by ``(row id, column id)``.

    `groups` tells which group each id belongs to; groups stand together. None where there is
    nothing to compare: fewer than two rows or no columns.
    """
    if len(rows) < 2 or not columns:
        return None
    highest = max(cells.values(), default=1)
    return HeatMap(
        tuple(columns),
        tuple(
            (
                row_id,
                name,
                tuple(
                    HeatCell(row_id, column_id, value, heat_step(value, highest))
                    for column_id, _ in columns
                    for value in (cells.get((row_id, column_id), 0),)
                ),
            )
            for row_id, name in rows
        ),
        group_borders([row_id for row_id, _ in rows], groups or {}),
    )


def group_borders(ids: Sequence[str], groups: Mapping[str, int]) -> frozenset[str]:
    """The ids at which another group begins than that of the id before.

    >>> sorted(group_borders(["a", "b", "c"], {"a": 1, "b": 1, "c": 2}))
    ['c']
    """
    return frozenset(two for one, two in pairwise(ids) if groups.get(one) != groups.get(two))


def heat_step(value: int, highest: int) -> int:
    """The step of a colour scale for a value: 0 for none, `HEAT_STEPS` for the highest."""
    return 0 if value == 0 else 1 + round((value - 1) / max(1, highest - 1) * (HEAT_STEPS - 1))
