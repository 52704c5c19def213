"""What an empty cell of a table means: nobody, or the same as the cell above."""

from __future__ import annotations

import re
from functools import lru_cache

from .source import Grid

__all__ = ["blank_is_empty"]

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
