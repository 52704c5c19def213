"""A plan as rows, one for each assignment, and as CSV.

The last columns let a corrected table be understood without the program that wrote it: `check`
holds two fingerprints, of the task's and of the assignment's cells as they were written, and which
row of its task a row is (``3/5``); `about`, filled in the first row, names the document.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from ..cells import join_list, plain_cell, split_list
from ..escaping import csv_cell, visible
from ..guards import takes_plan
from ..plan import Assignment, Plan, Target, Task
from .columns import ASSIGNMENT_FIELDS, COLUMNS, REQUIRED, TASK_FIELDS, column_of, header, word_for

__all__ = [
    "AssignmentRow",
    "Fingerprint",
    "assignment_cells",
    "assignment_rows",
    "assignments_csv",
    "fingerprint_of",
    "is_header",
    "parse_section",
    "parse_targets",
    "plain",
    "plan_cells",
    "task_cells",
]

_ARROW = " > "
_TARGET = re.compile(
    r"(?P<indicator>.*)(?P<operator>[<>]=|(?<![<>])=|~) ?"
    r"(?P<value>[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?) ?(?P<unit>.*)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment with its task, as people read it; a task without any has one row, with no name.

    `section` joins the headings, `quote` is what the document prints, `place` where.
    """

    task_id: str
    number: str
    section: str
    text: str
    deadline: str
    role: str
    name: str
    kind: str
    mention: str
    quote: str
    place: str
    origin: str


@takes_plan
def assignment_rows(plan: Plan) -> list[AssignmentRow]:
    """One row for each assignment in document order, and for each task that has none.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> [(row.role, row.name) for row in assignment_rows(plan)]
    [('responsible_leader', '王明'), ('lead_unit', '甲县交通局'), ('supporting_unit', '甲县财政局')]
    """
    fields = AssignmentRow.__slots__
    return [AssignmentRow(*(cells[name] for name in fields)) for cells in plan_cells(plan)]


@takes_plan
def assignments_csv(plan: Plan, *, lang: str = "en") -> str:
    """The table as CSV; `lang` is that of headings and words, ``en`` or ``zh``.

    Encode it as ``utf-8-sig`` where a spreadsheet program shall open it.

    >>> from respgraph import parse_plan
    >>> plan = parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局;配合单位:甲县财政局)")
    >>> assignments_csv(plan, lang="zh").splitlines()[0][:20]
    '任务标识,序号,章节,任务内容,完成时限'
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header(lang))
    for cells in plan_cells(plan):
        words = (word_for(column, cells[column], lang) for column in COLUMNS)
        writer.writerow(map(csv_cell, words))
    return stream.getvalue()


def is_header(words: Sequence[str]) -> bool:
    """Whether a row of cells is the head of our table.

    >>> is_header(["task_id", "text", "name", "role", "kind"]), is_header(["序号", "任务"])
    (True, False)
    """
    return set(REQUIRED) <= {column_of(word) for word in words}


def plan_cells(plan: Plan) -> Iterator[dict[str, str]]:
    """The cells of each row by column, in English, before any escaping."""
    about = json.dumps(_about(plan), ensure_ascii=False)
    for task in plan.tasks:
        shared = task_cells(plan, task)
        items = plan.assignments_by_task[task.id]
        for index, item in enumerate(items or (None,), 1):
            own = (
                dict.fromkeys(ASSIGNMENT_FIELDS, "")
                if item is None
                else assignment_cells(plan, item)
            )
            cells = {"task_id": task.id, **shared, **own}
            yield {
                **cells,
                "aliases": join_list(plan.actor_by_id[item.actor_id].aliases) if item else "",
                "quote": plan.written(item) if item else "",
                "place": plan.document.place(item.spans if item else task.spans),
                "origin": str(item.origin if item else task.origin),
                "check": str(fingerprint_of(cells, index, len(items))),
                "about": about,
            }
            about = ""


def _about(plan: Plan) -> dict[str, object]:
    meta = {key: value for key, value in asdict(plan.meta).items() if value is not None}
    return {"document": plan.document.name, "sha256": plan.document.sha256, "meta": meta}


def task_cells(plan: Plan, task: Task) -> dict[str, str]:
    """What the table says of a task."""
    targets = plan.targets_by_task[task.id]
    return {
        "number": task.number or "",
        "section": _ARROW.join(heading.replace(_ARROW, " ＞ ") for heading in task.section),
        "text": task.text,
        "deadline": task.deadline.text if task.deadline else "",
        "targets": join_list([_target_words(target) for target in targets]),
    }


def assignment_cells(plan: Plan, item: Assignment) -> dict[str, str]:
    """What the table says of an assignment."""
    actor = plan.actor_by_id[item.actor_id]
    return {
        "role": str(item.role),
        "name": actor.name,
        "kind": str(actor.kind),
        "mention": str(item.mention),
        "open_list": "yes" if item.open_list else "",
        "member_of": plan.actor_by_id[item.member_of].name if item.member_of else "",
    }


def _target_words(target: Target) -> str:
    value = repr(target.value).removesuffix(".0")
    return f"{target.indicator} {target.operator} {value} {target.quantity_unit}".strip()


def parse_section(cell: str) -> tuple[str, ...]:
    """The headings that a cell joins.

    >>> parse_section("一、交通 > (一)公路")
    ('一、交通', '(一)公路')
    """
    return tuple(part.strip() for part in re.split(" *> *", cell) if part.strip())


def parse_targets(cell: str) -> list[tuple[str, str, float, str]] | None:
    """Indicator, operator, value and unit of each target; None where one is not understood.

    >>> parse_targets("粮食产量 >= 23 万吨;")
    [('粮食产量', '>=', 23.0, '万吨')]
    """
    matches = [_TARGET.fullmatch(part.strip()) for part in split_list(cell)]
    if None in matches:
        return None
    return [
        (m["indicator"].strip(), m["operator"], float(m["value"]), m["unit"].strip())
        for m in matches
        if m is not None
    ]


@lru_cache(maxsize=50_000)
def plain(cell: str) -> str:
    """A cell as programs leave it: hidden characters shown, line ends unified, ends trimmed.

    The apostrophe that keeps a cell from being read as a formula is no part of it.
    """
    return plain_cell(visible(cell).replace("_x000D_", "").replace("\r", "")).strip()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What `check` says: the task's cells, the assignment's, and which row of how many it was."""

    task: str
    assignment: str
    index: int
    count: int

    def __str__(self) -> str:
        return f"{self.task}.{self.assignment}.{self.index}/{self.count}"

    @classmethod
    def parse(cls, text: str) -> Fingerprint | None:
        """The fingerprint in a cell, None for an empty or changed one."""
        match = re.fullmatch(r"([0-9a-f]{8})\.([0-9a-f]{8})\.(\d{1,6})/(\d{1,6})", text.strip())
        return match and cls(match[1], match[2], int(match[3]), int(match[4]))


def fingerprint_of(cells: Mapping[str, str], index: int = 0, count: int = 0) -> Fingerprint:
    """The fingerprint of a row's cells, the same whether they were read back or not yet written."""
    return Fingerprint(
        _digest(cells, ("task_id", *TASK_FIELDS)), _digest(cells, ASSIGNMENT_FIELDS), index, count
    )


def _digest(cells: Mapping[str, str], fields: Sequence[str]) -> str:
    words = "\x1f".join(plain(cells[field]) for field in fields)
    return hashlib.sha256(words.encode()).hexdigest()[:8]
