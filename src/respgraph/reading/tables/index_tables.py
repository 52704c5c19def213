"""Tables about other tables: contents, covers, notes on how to fill in, counts. They hold no tasks."""

from __future__ import annotations

import re

from ...plan import Issue
from ...vocabulary import IssueCode
from ..drafts import TableReading
from ..rules import Rules
from ..source import Grid, Source
from .columns import TablePart, parts_of
from .headers import TEXT_KINDS, plain_label
from .looks import is_number
from .matrix import Matrix

__all__ = ["index_reading"]

_SHEET = re.compile(
    r"\s*(?:总?目录|封[面底]|扉页|索引|导航|首页|(?:填[报表写]|编制|使用|操作|有关)?说明|填[报表]须知"
    r"|.{0,8}(?:统计|汇总统计)表?|数据字典|下拉选项)\s*"
)
_COLUMN = re.compile(r"页码|页次|页数|所在页|工作表(?:名称?)?|跳转|超?链接|返回")


def index_reading(source: Source, first: int, matrix: Matrix, rules: Rules) -> TableReading | None:
    """The grid that is the block `first`, as one without tasks, if it lists or counts the tasks of other tables.

    So told by the name of its sheet, by a column of pages, or by numbers where tasks should stand.
    """
    grid = source.blocks[first]
    grids = sum(isinstance(block, Grid) for block in source.blocks)
    if not isinstance(grid, Grid) or grids < 2 or not _is_index(grid.name, matrix, rules):
        return None
    spans = tuple(span for row in grid.rows for cell in row for span in cell.spans)
    message = "this table lists or counts what other tables hold; it was not read as tasks"
    issue = Issue(IssueCode.NOT_ASSIGNED, message, spans)
    return TableReading(first, first + 1, (), issues=(issue,), name=grid.name)


def _is_index(name: str, matrix: Matrix, rules: Rules) -> bool:
    if name and _SHEET.fullmatch(name):
        return True
    parts = parts_of(matrix, own_labels=rules.own_labels)
    if any(_COLUMN.fullmatch(title) for part in parts for title in _titles(matrix, part)):
        return True
    texts = [words for part in parts for words in _texts(matrix, part)]
    return bool(texts) and all(map(is_number, texts))


def _titles(matrix: Matrix, part: TablePart) -> list[str]:
    return [plain_label(cell.words) for row in part.header_rows for cell in matrix.visible[row]]


def _texts(matrix: Matrix, part: TablePart) -> list[str]:
    rows = range(part.start, part.stop)
    places = part.of_kind(*TEXT_KINDS)
    words = (matrix.words(row, place) for row in rows for place in places)
    return [word for word in words if word]
