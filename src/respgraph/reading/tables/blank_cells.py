"""What an empty cell of a table means: nobody, or the same as the cell above.

What the document says decides, then what the file can tell, then how the table itself is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ...vocabulary import Role
from ..source import Grid
from .columns import TablePart
from .headers import Column, ColumnKind
from .looks import content_of
from .matrix import Matrix
from .rows import is_section_row, is_total_or_note

__all__ = ["blank_is_empty", "filled_downwards", "says_same"]

_BLANK = "空(?:白|格|栏|缺)"
_SAME = re.compile(rf"{_BLANK}[^。;\n]{{0,12}}(?:同上|与上|同前|沿用)")
_NONE = re.compile(
    rf"{_BLANK}[^。;\n]{{0,12}}(?:不涉及|(?:表示|为|即|代表)无|没有|未明确|未安排|待定)"
)


def blank_is_empty(grid: Grid, text: str) -> bool:
    """Whether an empty cell of a table in this text names nobody.

    What the document says of blanks decides; else whether the file tells merged cells from empty
    ones, so that a cell which is empty and not merged was left empty on purpose.
    """
    stated = _stated(text)
    return grid.tells_merges if stated is None else stated


def says_same(text: str) -> bool:
    """Whether a text says that a blank cell means the one above, be it in the section before."""
    return _stated(text) is False


def filled_downwards(matrix: Matrix, part: TablePart) -> frozenset[int]:
    """Columns of a table without merged cells whose blanks mean the cell above.

    An author who merges nothing may write a name once and leave the rows below it blank. He does
    so where each blank has a filled cell above it in its section and no two neighbours are filled
    alike, and where either every name but the last is followed by blanks, or 无 is written where
    nobody is meant. Blank deadlines follow only where blank names do.
    """
    blocks = tuple(_blocks(matrix, part))
    if _merges_down(matrix, [row for block in blocks for row in block]):
        return frozenset()
    places = [place for place, column in part.columns.items() if _may_reach_down(column)]
    words = {
        place: [[matrix.words(row, place) for row in block] for block in blocks] for place in places
    }
    writes_none = any(
        content_of(matrix.words(row, place)).nothing
        for block in blocks
        for row in block
        for place in part.of_kind(ColumnKind.ROLE, ColumnKind.DEADLINE)
        if matrix.words(row, place)
    )
    found = frozenset(place for place in places if _is_filled_once(words[place], writes_none))
    named = any(part.columns[place].kind is ColumnKind.ROLE for place in found)
    return found if named else frozenset()


def _may_reach_down(column: Column) -> bool:
    """Who answers, and until when; that nobody supports a task is common."""
    if column.kind is ColumnKind.DEADLINE:
        return True
    supports = column.role is Role.SUPPORTING_UNIT or column.weak_support
    return column.kind is ColumnKind.ROLE and not supports


def _blocks(matrix: Matrix, part: TablePart) -> Iterator[list[int]]:
    """The rows of tasks, those under one section row together."""
    block: list[int] = []
    for row in range(part.start, part.stop):
        cells = matrix.visible[row]
        if not cells or is_total_or_note(cells[0].words):
            continue
        if is_section_row(matrix, part, row, cells):
            yield block
            block = []
        else:
            block.append(row)
    yield block


def _merges_down(matrix: Matrix, rows: Sequence[int]) -> bool:
    return any(cell.row_span > 1 for row in rows for cell in matrix.rows[row].values())


def _is_filled_once(blocks: Sequence[Sequence[str]], writes_none: bool) -> bool:
    """Whether a column, its words by section, is one that was filled in only where it changes.

    >>> _is_filled_once([["王力", "", "李娜", "", "赵刚"]], False)
    True
    >>> _is_filled_once([["王力", "", "李娜", "李娜", ""]], False)
    False
    """
    cells = [word for block in blocks for word in block]
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if all(cells) or any(block and not block[0] for block in blocks):
        return False
    if any(above and above == below for above, below in pairs):
        return False
    names = len([word for word in cells if word])
    followed = sum(bool(above) and not below for above, below in pairs)
    return names >= 2 and (writes_none or followed >= max(names - 1, 2))


@lru_cache(maxsize=2)
def _stated(text: str) -> bool | None:
    """Whether a text says that blanks mean nobody; None where it says nothing of them.

    >>> _stated("备注:责任领导空白栏同上。"), _stated("空格表示无。"), _stated("填补空白")
    (False, True, None)
    """
    if "空" not in text:
        return None
    if _SAME.search(text):
        return False
    return True if _NONE.search(text) else None
