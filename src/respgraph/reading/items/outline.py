"""What every line of a document was taken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...document import Span
from ...plan import Issue
from ...vocabulary import RegionKind
from ..drafts import TaskDraft

__all__ = ["NOBODY_SAID", "Outline", "Spans"]

Spans = tuple[Span, ...]
NOBODY_SAID = re.compile(r"[ \t:]*(?:[-—–/]+|暂?无|没有)[ \t]*(?:[;,。)\n]|$)")
"""What stands behind a label that says that nobody is meant: 配合单位:—, 责任领导:无."""


@dataclass(slots=True)
class Outline:
    """Tasks in the order of the document, and what every other line was taken for.

    All offsets are those of the view. `read` are labels, verbs and the like, `named` the names
    behind them, `noted` remarks and dates that were understood inside clauses. `order_known` tells
    that a profile, or the text, says what the order of units in a list means.
    """

    drafts: list[TaskDraft] = field(default_factory=list)
    regions: list[tuple[int, int, RegionKind]] = field(default_factory=list)
    read: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int]] = field(default_factory=list)
    noted: list[tuple[int, int]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    first_task: int | None = None
    boundaries: list[tuple[int, int]] = field(default_factory=list)
    anchored: bool = False
    tables: list[tuple[int, int]] = field(default_factory=list)
    order_known: bool = False
