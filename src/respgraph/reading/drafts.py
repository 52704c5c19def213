"""What the grammar hands on before records are made: tasks whose names are read but not yet joined.

Paragraphs (`respgraph.reading.clauses.finding`) and tables (`respgraph.reading.tables.reader`) give the same
drafts. Everything in them points into `Document.text`.

A reader of tables offers one function::

    read_tables(source: Source, rules: Rules) -> tuple[TableReading, ...]

and claims whole blocks: grids, and runs of paragraphs that are a table flattened into text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ..document import Span, make_span
from ..names import Name, NameList
from ..plan import Issue
from ..vocabulary import Role
from .text.view import View

__all__ = [
    "Mark",
    "MarkKind",
    "Named",
    "RoleClause",
    "SameAs",
    "TableReading",
    "TaskDraft",
    "named_in",
]

Spans = tuple[Span, ...]


class MarkKind(StrEnum):
    """What a stretch inside a clause was taken for; the account is checked against these."""

    LABEL = "label"
    VERB = "verb"
    NAME = "name"
    NOTE = "note"
    DEADLINE = "deadline"


@dataclass(slots=True)
class Mark:
    """A stretch of the document that the reader understood."""

    kind: MarkKind
    spans: Spans


class Named(NamedTuple):
    """One name in a clause, with its places in the document."""

    name: Name
    spans: Spans


@dataclass(frozen=True, slots=True)
class SameAs:
    """Words such as 同上 or 同第3项: the number of the task meant (None: the one above), their place.

    `roles` are those that are asked for there; None stands for all.
    """

    number: str | None
    spans: Spans
    roles: frozenset[Role | None] | None = None


@dataclass(slots=True)
class RoleClause:
    """Names under one label, verb or column header.

    `role` is None where the word only says "responsible" (责任单位, 负责, a bare list): such units
    support where the task names a lead, and share the task where it names none. `weak_support`
    marks participants (参与, 协办), who support beside any other unit and share the task alone.
    `ordered` tells that the header itself states that the first unit leads. `same` points at
    another task whose names are meant. `label_spans` is the
    place of the label, for issues and the account.
    """

    role: Role | None
    names: tuple[Named, ...]
    label_spans: Spans = ()
    weak_support: bool = False
    ordered: bool = False
    same: SameAs | None = None


@dataclass(slots=True)
class TaskDraft:
    """A task before names are joined and ids given.

    `text` is as it shall stand in the record, `text_spans` where it lies. `section` holds the
    section rows of a table; headings above the table are put before it later. `deadline` holds
    the printed phrase with its places where a clause or column gives one. `clause_spans` are the
    stretches that carry responsibility, labels included. `marks` list what was understood beyond
    labels and names (posts, notes in brackets). `folded` is where a view of the
    document holds the whole text, if it does.
    """

    number: str | None
    text: str
    text_spans: Spans
    clauses: list[RoleClause] = field(default_factory=list)
    section: tuple[str, ...] = ()
    deadline: tuple[str, Spans] | None = None
    clause_spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    folded: tuple[View, int, int] | None = None


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was read from blocks ``first <= index < last`` of a source, and where headers stand.

    `headings` are the stretches of header and section rows, for the regions of the account.
    `start` and `end` are where the table begins and ends inside a grid with title rows or with
    several tables (None: with its blocks); `name` is the name that the file gives to the sheet.
    """

    first: int
    last: int
    drafts: tuple[TaskDraft, ...]
    headings: Spans = ()
    marks: tuple[Mark, ...] = ()
    issues: tuple[Issue, ...] = ()
    start: int | None = None
    end: int | None = None
    name: str = ""


def named_in(view: View, offset: int, names: NameList) -> tuple[Named, ...]:
    """Names with their places, where the list that was parsed starts at `offset` of the view.

    A cell of a table::

        view = fold_spans(document.text, cell.spans)
        names = parse_names(view.text, people=False)
        clause = RoleClause(Role.LEAD_UNIT, named_in(view, 0, names))
    """
    found = zip(names.names, names.places, strict=True)
    if len(view.starts) == 1:
        at = offset + view.origins[0]
        return tuple(
            [Named(name, (make_span((at + low, at + high)),)) for name, (low, high) in found]
        )
    return tuple(
        [Named(name, view.spans(offset + low, offset + high)) for name, (low, high) in found]
    )
