"""A reading as a table that people correct, and back.

`assignments_csv` and `assignments_workbook` write one row for each assignment; `plan_from_tables`
makes a plan of the corrected table again, in which all that a person changed is marked
(`Origin.HUMAN`, and an issue ``corrected``); `carry_corrections` takes these changes over into a
new reading of the same document.
"""

from __future__ import annotations

from .carrying import carry_corrections
from .rows import AssignmentRow, assignment_rows, assignments_csv, is_header
from .tables import Table, plan_from_csv, plan_from_tables
from .workbook import PAYLOAD_SHEET, assignments_workbook

__all__ = [
    "PAYLOAD_SHEET",
    "AssignmentRow",
    "Table",
    "assignment_rows",
    "assignments_csv",
    "assignments_workbook",
    "carry_corrections",
    "is_header",
    "plan_from_csv",
    "plan_from_tables",
]
