"""Tables read and shown in one line a task, for the tests of tables."""

from __future__ import annotations

from respgraph.reading.drafts import RoleClause, TaskDraft
from respgraph.reading.lines.looks import text_source
from respgraph.reading.rules import Rules
from respgraph.reading.source import Source
from respgraph.reading.tables.reader import read_tables
from respgraph.vocabulary import IssueCode, Kind, Role

ROLES = {
    Role.RESPONSIBLE_LEADER: "leader",
    Role.LEAD_UNIT: "lead",
    Role.SUPPORTING_UNIT: "support",
    Role.JOINT_UNIT: "joint",
    None: "resp",
}


def shown(source: str | Source) -> list[str]:
    """``number|text|section|role:names …|deadline`` of each task in the tables of a text."""
    if isinstance(source, str):
        source = text_source(source, "test.txt")
    return [_shown(draft) for reading in read_tables(source, Rules()) for draft in reading.drafts]


def codes(source: str | Source) -> set[IssueCode]:
    """The codes of all issues that the tables of a text raise."""
    if isinstance(source, str):
        source = text_source(source, "test.txt")
    return {issue.code for reading in read_tables(source, Rules()) for issue in reading.issues}


def _shown(draft: TaskDraft) -> str:
    roles = " ".join(map(_clause, draft.clauses))
    deadline = draft.deadline[0] if draft.deadline else ""
    section = "/".join(draft.section)
    return f"{draft.number or ''}|{draft.text}|{section}|{roles}|{deadline}"


def _clause(clause: RoleClause) -> str:
    names = ",".join(
        named.name.name + ("*" if named.name.kind is Kind.GROUP else "") for named in clause.names
    )
    return f"{ROLES[clause.role]}:{names}"
