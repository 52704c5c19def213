"""Tables of other things than tasks: contacts, posts to be filled, penalties, lots, rotas.

They name units and persons under headers that a plan has, too (责任单位, 责任人), but nothing that
is to be done. Told by their headers: two or more that only such tables have, and none for a task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...plan import Issue
from ...vocabulary import IssueCode
from .headers import classify_header, plain_label
from .matrix import Matrix

__all__ = ["of_other_things", "other_table_issue", "other_things_row"]

_FOREIGN = re.compile(
    "性别|民族|出生|政治面貌|职称|身份证|籍贯|"
    "招聘|岗位|学历|学位|专业要求|人数|名额|编制数|咨询人|"
    "中标|标段|标包|投标|报价|工期|供应商|联合体|成交|"
    "处分|处罚|处理[建意机结依]|责任性质|责任认定|违[纪法规]|罚款|问责|"
    "值班|带班|主班|副班|班次|奖项|荣誉|称号|获奖"
)
_CONTACT = re.compile("姓名|电话|手机|邮箱|传真|联系方式|联系人")
_TASK = re.compile(
    "任务|工作(?!单位|人员|年限)|措施|举措|事项|目标|内容|要点|实事|行动|项目(?!负责|经理|编号)|整改"
)
_DIGIT = re.compile(r"\d")
_LONGEST = 12
_ROWS = 4
_LEAST = 2


def of_other_things(labels: Sequence[str]) -> bool:
    """Whether the headers are those of a table that holds no tasks.

    Names and telephones beside those who answer are common in plans, too; they tell only where
    no column says who answers.

    >>> of_other_things(["序号", "责任单位", "责任人", "责任性质", "处理建议"])
    True
    >>> of_other_things(["序号", "包保领导", "姓名", "联系电话"])
    False
    """
    plain = [plain_label(label) for label in labels]
    if any(len(label) > _LONGEST or _DIGIT.search(label) for label in plain):
        return False
    foreign = [label for label in plain if _FOREIGN.search(label)]
    contacts = [label for label in plain if _CONTACT.search(label)]
    if len(foreign) < _LEAST and (len(contacts) < _LEAST or any(map(_assigns, plain))):
        return False
    return not any(_TASK.search(label) for label in plain if label not in foreign)


def _assigns(label: str) -> bool:
    column = classify_header(label)
    return column is not None and column.assigns


def other_things_row(matrix: Matrix) -> int | None:
    """The row among the first ones that holds such headers."""
    for row in range(min(_ROWS, len(matrix.rows))):
        words = [cell.words for cell in matrix.visible[row]]
        if len(words) >= 3 and of_other_things(words):
            return row
    return None


def other_table_issue(matrix: Matrix, header: int) -> Issue:
    """What is said of such a table, with the places of its cells."""
    rows = range(header, len(matrix.rows))
    spans = tuple(span for row in rows for cell in matrix.starts(row) for span in cell.spans)
    message = "this table names units or persons but holds no tasks; nobody in it was assigned"
    return Issue(IssueCode.NOT_ASSIGNED, message, spans)
