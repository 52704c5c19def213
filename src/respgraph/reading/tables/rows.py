"""What a row of a table is: a task, the heading of the rows below, a note, a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lines.looks import UNNUMBERED, number_of
from .columns import TablePart
from .headers import ColumnKind
from .looks import is_heading, is_number, squeezed
from .matrix import Field, Matrix

__all__ = [
    "NUMBER_HEAD",
    "heading_rank",
    "is_section_row",
    "is_total_or_note",
    "number_text",
    "run_together",
]

_NOTE = re.compile(r"(?:备?注|说明|填表说明|备注说明)(?:[:\d]|$)")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)")
NUMBER_HEAD = re.compile(
    r"\s*(?:(?P<number>\d{1,4}|[(]\d{1,3}[)]|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3})"
    r"(?:(?<=[)])|[、.．])(?!\d))\s*"
)


def heading_rank(title: str) -> float:
    """The manner of numbering of a heading; headings of one manner stand on one level."""
    number = number_of(title, 0, len(title))
    return UNNUMBERED if number is None else number.rank


def is_total_or_note(words: str) -> bool:
    """Whether a row that begins with these words is a sum or a note, no task and no heading.

    >>> is_total_or_note("注:责任领导变动的由接任者负责"), is_total_or_note("合 计")
    (True, True)
    """
    plain = squeezed(words)
    return bool(_NOTE.match(plain) or _TOTAL.fullmatch(plain))


def is_section_row(matrix: Matrix, part: TablePart, row: int, cells: Sequence[Field]) -> bool:
    """Whether a row is the heading of the rows below: one title, perhaps with its number."""
    starting = matrix.starts(row)
    if len(starting) != len(cells) or not starting:
        return False
    words = [cell.words for cell in starting]
    if len(starting) == 2:
        number = part.columns.get(starting[0].column)
        counted = number is not None and number.kind is ColumnKind.NUMBER
        return (
            counted
            and is_heading(words[0])
            and _numbers_are_arabic(matrix, part)
            and not (_is_role(part, starting[1]))
        )
    if len(starting) != 1:
        return False
    cell = starting[0]
    if cell.column_span > 1 and cell.column_span * 2 >= matrix.width:
        return True
    if _is_role(part, cell) or is_number(words[0]):
        return False
    numbered = bool(part.of_kind(ColumnKind.NUMBER))
    return is_heading(words[0]) or (numbered and not words[0].endswith("。"))


def _is_role(part: TablePart, cell: Field) -> bool:
    column = part.columns.get(cell.column)
    return column is not None and (column.assigns or column.kind is ColumnKind.DEADLINE)


def _numbers_are_arabic(matrix: Matrix, part: TablePart) -> bool:
    places = part.of_kind(ColumnKind.NUMBER)
    return any(
        is_number(matrix.words(row, place))
        for row in range(part.start, part.stop)
        for place in places
    )


def number_text(words: str) -> str:
    """A task number as printed, without the mark after it.

    >>> number_text(" 12、")
    '12'
    """
    return squeezed(words).rstrip("、.,")


def run_together(texts: Sequence[str]) -> str:
    """Cells of one task as one text: a blank between them where no mark stands.

    >>> run_together(["城北水厂", "年内通水。", "覆盖率95%。"])
    '城北水厂 年内通水。覆盖率95%。'
    """
    joined = ""
    for text in texts:
        if joined and text and re.match(r"[\w“《]", text) and joined[-1].isalnum():
            joined += " "
        joined += text
    return joined
