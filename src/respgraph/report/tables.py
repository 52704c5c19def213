"""The tables beside the page: one CSV file each, for Excel and for programs.

Columns are named in English, as in the library; files are UTF-8 with a mark, so that Excel and WPS
read the Chinese; no cell can start a formula. `respgraph metrics --format csv` writes the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..messages import issue_words
from ..metrics.balance import Balance
from ..metrics.breakdown import SectionWorkload
from ..metrics.coassignment import CoAssignment
from ..metrics.collect import TABLE_NAMES, all_tables
from ..metrics.overload import OverloadFlag
from ..metrics.significance import PairSignificance
from ..metrics.workload import Workload
from ..plan import Plan
from ..tabular import column_names, csv_text, record_cells
from ..vocabulary import Role
from .contents import Contents

__all__ = [
    "Table",
    "further_tables",
    "names_of",
    "plan_tables",
    "record_rows",
    "report_tables",
    "table_csv",
]

Table = tuple[list[str], list[list[Any]]]
_AUDIT_COLUMNS = (
    "code",
    "severity",
    "task_id",
    "number",
    "detail",
    "message",
    "message_zh",
    "place",
)


def report_tables(contents: Contents) -> dict[str, Table]:
    """Every table of a report by name, each as a header and rows."""
    return {
        **plan_tables(contents.plan),
        "workload": record_rows(contents.workload, names_of(Workload)),
        "workload_by_section": record_rows(contents.sections, names_of(SectionWorkload)),
        "balance": record_rows(contents.balance, names_of(Balance)),
        "coassignment": record_rows(contents.pairs, names_of(CoAssignment)),
        "significance": record_rows(contents.significance, names_of(PairSignificance)),
        "overload": record_rows(contents.overload, names_of(OverloadFlag)),
        "audit": record_rows(contents.audit, _AUDIT_COLUMNS),
    }


def further_tables(contents: Contents) -> dict[str, Table]:
    """The tables of `respgraph metrics` that `report_tables` does not hold, by name."""
    shown = report_tables(contents)
    names = [name for name in TABLE_NAMES if name not in shown]
    return {
        name: record_rows(rows, names_of(type(rows[0])) if rows else [])
        for name, rows in all_tables(contents.plan, only=names).items()
    }


def plan_tables(plan: Plan) -> dict[str, Table]:
    """The records of a plan as tables: tasks, assignments, actors, targets, issues, account."""
    return {
        "tasks": _tasks(plan),
        "assignments": _assignments(plan),
        "actors": record_rows(plan.actors, ["id", "name", "kind", "aliases", "unit_class", "host"]),
        "targets": _targets(plan),
        "issues": _issues(plan),
        "account": record_rows(
            plan.account.lines, ["what", "found", "extracted", "listed", "unread"]
        ),
    }


def names_of(kind: type) -> list[str]:
    """The columns of a table of records: the fields of their type, in order."""
    return column_names((), kind)


def record_rows(records: Sequence[Any], names: Sequence[str]) -> Table:
    """Records of one sort as a header and rows of cells."""
    return list(names), record_cells(records, names)


def table_csv(table: Table) -> bytes:
    """A table as the bytes of a CSV file that Excel opens without asking.

    >>> table_csv((["name"], [["=1+1"]])).decode("utf-8-sig")
    "name\\n'=1+1\\n"
    """
    return csv_text(*table).encode("utf-8-sig")


def _names(plan: Plan, task_id: str, role: Role) -> str:
    return "; ".join(actor.name for actor in plan.actors_of(task_id, role))


def _tasks(plan: Plan) -> Table:
    header = ["id", "number", "section", "text", *map(str, Role), "targets", "deadline", "place"]
    rows = [
        [
            task.id,
            task.number,
            " / ".join(task.section),
            task.text,
            *(_names(plan, task.id, role) for role in Role),
            "; ".join(
                f"{one.indicator} {one.operator} {one.value:.12g}{one.quantity_unit}"
                for one in plan.targets_by_task[task.id]
            ),
            task.deadline.text if task.deadline else None,
            plan.document.place(task.spans),
        ]
        for task in plan.tasks
    ]
    return header, rows


def _assignments(plan: Plan) -> Table:
    header = [
        "task_id",
        "number",
        "role",
        "actor_id",
        "actor",
        "kind",
        "mention",
        "open_list",
        "member_of",
        "origin",
        "written",
        "place",
    ]
    rows = []
    for entry in plan.assignments:
        actor = plan.actor_by_id[entry.actor_id]
        rows.append(
            [
                entry.task_id,
                plan.task_by_id[entry.task_id].number,
                str(entry.role),
                actor.id,
                actor.name,
                str(actor.kind),
                str(entry.mention),
                entry.open_list,
                entry.member_of,
                str(entry.origin),
                plan.written(entry),
                plan.document.place(entry.spans),
            ]
        )
    return header, rows


def _targets(plan: Plan) -> Table:
    names = ["id", "task_id", "indicator", "operator", "value", "quantity_unit"]
    header, rows = record_rows(plan.targets, names)
    return [*header, "place"], [
        [*row, plan.document.place(target.spans)]
        for row, target in zip(rows, plan.targets, strict=True)
    ]


def _issues(plan: Plan) -> Table:
    header = ["code", "severity", "meaning", "message", "message_zh", "quote", "place"]
    rows = [
        [
            str(issue.code),
            str(issue.severity),
            issue.code.chinese,
            issue.message,
            issue_words(issue, "zh"),
            plan.document.quote(issue.spans),
            plan.document.place(issue.spans),
        ]
        for issue in plan.issues
    ]
    return header, rows
