"""Where nodes stand in columns, so that few edges cross.

Everything here is plain geometry on names and pairs. The same input gives the same positions on
every run; nothing is random.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["align_columns", "count_crossings", "order_columns", "prefer_order"]

Edge = tuple[str, str]
Neighbours = Mapping[str, Sequence[str]]


def order_columns(
    columns: Sequence[Sequence[str]], edges: Iterable[Edge], *, sweeps: int = 12
) -> list[list[str]]:
    """Order the nodes of each column so that few edges cross.

    Barycentre and median sweeps to and fro (Sugiyama, Tagawa, Toda 1981; Eades and Wormald 1994),
    keeping the best order seen, then exchanges of neighbours while they help.

    Args:
        columns: node names column by column, left to right; a name stands in one column.
        edges: pairs of names; the first lies left of the second. Pairs that skip a column pull on
            both ends and are counted by `count_crossings` with those of the same two columns.
        sweeps: how many times to go to and fro; 0 keeps the given order.

    >>> order_columns([["a", "b"], ["1", "2"]], [("a", "2"), ("b", "1")])
    [['a', 'b'], ['2', '1']]
    """
    edges = sorted(set(edges))
    sides = _neighbours(edges)
    given = [list(column) for column in columns]
    best, fewest = given, count_crossings(given, edges)
    for start in (given, _walked(given, sides)):
        order = _exchanged(_best_swept(start, edges, sides, sweeps), *sides)
        crossings = count_crossings(order, edges)
        if crossings < fewest:
            best, fewest = order, crossings
    return best


def count_crossings(order: Sequence[Sequence[str]], edges: Iterable[Edge]) -> int:
    """How many pairs of edges between the same two columns cross.

    >>> count_crossings([["a", "b"], ["1", "2"]], [("a", "2"), ("b", "1")])
    1
    """
    place = {name: (at, row) for at, column in enumerate(order) for row, name in enumerate(column)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for left, right in edges:
        (from_column, from_row), (to_column, to_row) = place[left], place[right]
        between.setdefault((from_column, to_column), []).append((from_row, to_row))
    return sum(_inversions(sorted(pairs)) for pairs in between.values())


def prefer_order(
    order: Sequence[Sequence[str]],
    edges: Iterable[Edge],
    wished: Mapping[str, int],
    *,
    more: float = 0.15,
) -> list[list[str]]:
    """The columns with the nodes of `wished` nearer to the order wished, for few more crossings.

    The whole drawing is turned upside down where that alone brings it nearer, which costs nothing;
    then neighbours change places, those that cost least first.

    Args:
        order: node names column by column, top to bottom.
        edges: pairs of names.
        wished: the wished rank of the nodes of one column; others may be absent.
        more: by what share the crossings may grow.

    >>> prefer_order([["a", "b"], ["2", "1"]], [("a", "2"), ("b", "1")], {"1": 0, "2": 1})
    [['b', 'a'], ['1', '2']]
    """
    edges = sorted(set(edges))
    result = [list(column) for column in order]
    at = next((at for at, column in enumerate(result) if wished.keys() & set(column)), None)
    if at is None or sum(map(len, order)) > 600:
        return result
    if _turned(result[at], wished) > _turned(result[at][::-1], wished):
        result = [column[::-1] for column in result]
    place = {name: (at, row) for at, col in enumerate(result) for row, name in enumerate(col)}
    budget = int(more * count_crossings(result, edges))
    for dearest in (0, 1, 2, 4, 8, 16):
        budget = _exchange_towards(result[at], wished, place, _neighbours(edges), (dearest, budget))
    return result


def align_columns(
    order: Sequence[Sequence[str]], edges: Iterable[Edge], gaps: Sequence[float], *, rounds: int = 6
) -> dict[str, float]:
    """Heights for ordered columns: each node between its even place and its neighbours' mean.

    The even place keeps every column in sight over the whole height of the drawing.

    Each round moves one column after the other to the positions that are nearest to the wished
    ones in least squares (isotonic regression by pooling adjacent violators).

    Args:
        order: node names column by column, top to bottom.
        edges: pairs of names.
        gaps: least distance between neighbours, one number a column.
    """
    before, after = _neighbours(sorted(set(edges)))
    tallest = max((len(column) - 1) * gap for column, gap in zip(order, gaps, strict=True))
    even: dict[str, float] = {}
    for column, gap in zip(order, gaps, strict=True):
        step = max(gap, tallest / len(column) if column else gap)
        top = (tallest - step * (len(column) - 1)) / 2
        even |= {name: top + row * step for row, name in enumerate(column)}
    height = dict(even)
    for _ in range(rounds):
        for column, gap in zip(order, gaps, strict=True):
            wished = [
                _mean([height[other] for other in (*before.get(name, ()), *after.get(name, ()))])
                for name in column
            ]
            kept = [
                even[name] if wish is None else (wish + even[name]) / 2
                for name, wish in zip(column, wished, strict=True)
            ]
            height |= dict(zip(column, _spread(kept, gap), strict=True))
    lowest = min(height.values(), default=0.0)
    return {name: round(value - lowest, 1) for name, value in height.items()}


def _best_swept(
    start: list[list[str]],
    edges: Sequence[Edge],
    sides: tuple[Neighbours, Neighbours],
    sweeps: int,
) -> list[list[str]]:
    """The best order that sweeps to and fro come across."""
    order = best = start
    fewest = count_crossings(start, edges)
    for sweep in range(sweeps):
        if fewest == 0:
            break
        rightwards = sweep % 2 == 0
        centre = _mean if sweep % 4 < 2 else _median
        order = _swept(order, sides[0] if rightwards else sides[1], centre, rightwards)
        crossings = count_crossings(order, edges)
        if crossings < fewest:
            best, fewest = order, crossings
    return best


def _walked(
    columns: Sequence[Sequence[str]], sides: tuple[Neighbours, Neighbours]
) -> list[list[str]]:
    """The columns in the order of a walk along the edges from the ends with fewest neighbours.

    What hangs together then stands together, and a chain is drawn without crossings.
    """
    around = {
        name: [*sides[0].get(name, ()), *sides[1].get(name, ())]
        for column in columns
        for name in column
    }
    seen: dict[str, None] = {}
    for start in sorted(around, key=lambda name: len(around[name])):
        stack = [start]
        while stack:
            name = stack.pop()
            if name not in seen:
                seen[name] = None
                nearest = sorted(around[name], key=lambda other: -len(around[other]))
                stack += [other for other in nearest if other not in seen]
    rank = {name: at for at, name in enumerate(seen)}
    return [sorted(column, key=rank.__getitem__) for column in columns]


def _neighbours(edges: Iterable[Edge]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for left, right in edges:
        before.setdefault(right, []).append(left)
        after.setdefault(left, []).append(right)
    return before, after


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _median(values: Sequence[float]) -> float | None:
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _swept(
    order: Sequence[Sequence[str]],
    neighbours: Neighbours,
    centre: Callable[[Sequence[float]], float | None],
    rightwards: bool,
) -> list[list[str]]:
    result = [list(column) for column in order]
    indices = range(len(result)) if rightwards else range(len(result) - 1, -1, -1)
    row = {name: float(at) for column in result for at, name in enumerate(column)}
    for index in indices:
        result[index] = _sorted_by(result[index], neighbours, row, centre)
        row |= {name: float(at) for at, name in enumerate(result[index])}
    return result


def _sorted_by(
    column: Sequence[str],
    neighbours: Neighbours,
    row: Mapping[str, float],
    centre: Callable[[Sequence[float]], float | None],
) -> list[str]:
    """Sort the nodes that have neighbours; the others keep their places."""
    wish = {name: centre([row[other] for other in neighbours.get(name, ())]) for name in column}
    moving = iter(
        sorted(
            (name for name in column if wish[name] is not None),
            key=lambda name: (wish[name] or 0.0, row[name]),
        )
    )
    return [name if wish[name] is None else next(moving) for name in column]


def _inversions(pairs: Iterable[tuple[int, int]]) -> int:
    """Pairs of edges that cross, from edges sorted by their left end then their right end."""
    seen: list[int] = []
    crossings = 0
    for _, right in pairs:
        crossings += len(seen) - _rank_after(seen, right)
        insort(seen, right)
    return crossings


def _rank_after(seen: list[int], value: int) -> int:
    return bisect_left(seen, value + 1)


def _exchanged(order: list[list[str]], before: Neighbours, after: Neighbours) -> list[list[str]]:
    """Exchange neighbours while that removes crossings; only for drawings small enough to look at."""
    if sum(map(len, order)) > 600:
        return order
    result = [list(column) for column in order]
    for _ in range(10):
        row = {name: (at, place) for at, col in enumerate(result) for place, name in enumerate(col)}
        changes = [_exchange_in(column, row, (before, after)) for column in result]
        if not any(changes):
            break
    return result


def _turned(column: Sequence[str], wished: Mapping[str, int]) -> int:
    """How many pairs of a column stand the other way round than wished."""
    ranks = [wished[name] for name in column if name in wished]
    return _inversions(enumerate(ranks))


def _exchange_towards(
    column: list[str],
    wished: Mapping[str, int],
    place: dict[str, tuple[int, int]],
    sides: Sequence[Neighbours],
    limits: tuple[int, int],
) -> int:
    """Exchange neighbours that stand the wrong way round, in place; what is left of the budget.

    `limits` are the most crossings that one exchange, and that all together, may add.
    """
    dearest, budget = limits
    moved = True
    while moved:
        moved = False
        for at in range(len(column) - 1):
            upper, lower = column[at], column[at + 1]
            if wished.get(upper, 0) <= wished.get(lower, 0):
                continue
            now, then = (
                _crossings_of(a, b, place, sides) for a, b in ((upper, lower), (lower, upper))
            )
            if then - now <= min(dearest, budget):
                budget -= then - now
                column[at], column[at + 1] = lower, upper
                place[upper], place[lower] = place[lower], place[upper]
                moved = True
    return budget


def _exchange_in(
    column: list[str], place: dict[str, tuple[int, int]], sides: Sequence[Neighbours]
) -> bool:
    changed = False
    for at in range(len(column) - 1):
        upper, lower = column[at], column[at + 1]
        if _crossings_of(upper, lower, place, sides) > _crossings_of(lower, upper, place, sides):
            column[at], column[at + 1] = lower, upper
            place[upper], place[lower] = place[lower], place[upper]
            changed = True
    return changed


def _crossings_of(
    upper: str, lower: str, place: Mapping[str, tuple[int, int]], sides: Sequence[Neighbours]
) -> int:
    """Crossings among the edges of two neighbours when `upper` stands above `lower`."""
    count = 0
    for neighbours in sides:
        for mine in neighbours.get(upper, ()):
            my_column, my_row = place[mine]
            for other in neighbours.get(lower, ()):
                other_column, other_row = place[other]
                count += my_column == other_column and my_row > other_row
    return count


def _spread(wished: Sequence[float], gap: float) -> list[float]:
    """The increasing positions, at least `gap` apart, nearest to `wished` in least squares."""
    blocks: list[tuple[float, int]] = []
    for index, wish in enumerate(wished):
        blocks.append((wish - index * gap, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (last, count), (previous, earlier) = blocks.pop(), blocks.pop()
            total = count + earlier
            blocks.append(((last * count + previous * earlier) / total, total))
    levels = [level for level, count in blocks for _ in range(count)]
    return [level + index * gap for index, level in enumerate(levels)]
