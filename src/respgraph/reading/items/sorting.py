"""Entries sorted into headings, tasks and the rest; tasks get the headings above them.

What is a heading is told by what follows: a number is a heading if clauses stand below it before
a number of its own rank comes, and a task if it carries a clause itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from ...document import Span
from ...plan import Issue
from ...vocabulary import IssueCode, RegionKind
from ..clauses.denials import denials
from ..clauses.parts import Clause
from ..drafts import MarkKind, RoleClause, TaskDraft
from ..lines.looks import is_title_like
from ..rules import Rules
from ..text.deadlines import find_deadline
from ..text.view import View
from .arranging import arranged
from .depths import Ranks
from .entries import Entry, EntryKind, Segment, number_value
from .heads import Heading, covering, heads_with_clause, next_item, opens_part
from .mentions import only_mentioned
from .outline import Outline
from .recorder import UNKNOWN, Recorder
from .table_tops import Title, table_heads, table_titles, words_above

__all__ = ["read_sections"]

Spans = tuple[Span, ...]


def read_sections(view: View, text: str, entries: Sequence[Entry], rules: Rules) -> Outline:
    """Turn entries into task drafts with their sections."""
    return _Sorter(view, text, arranged(view, entries), rules).outline()


_STOPPED = re.compile(r"[。;:,、.!?；：，！？]$")
_MARKS_BEFORE_CLAUSE = "—–- \t\u3000"
_LISTED = {
    IssueCode.NOT_ASSIGNED: "belongs to no task",
    IssueCode.UNKNOWN_LABEL: UNKNOWN,
    IssueCode.MISSING_NUMBER: "names an item that does not stand above it",
    IssueCode.UNREAD_CONTENT: "looks like a line of a web page and is left out of the task",
}


class _Sorter:
    def __init__(self, view: View, text: str, entries: list[Entry], rules: Rules) -> None:
        self.view = view
        self.entries = entries
        self.rules = rules
        self.ranks = Ranks(view, entries)
        self.recorder = Recorder(view, text)
        self.outlined = self.recorder.outline
        self.stack: list[Heading] = []
        self.section: tuple[str, ...] = ()
        self.counting = False
        self.numbered = math.inf
        """The rank of the last number."""
        self.top: list[RoleClause] = []
        """Who answers for all rows of the table below."""
        self.table_heads = table_heads(view, entries)
        self.titles = table_titles(view, entries, self.table_heads)

    def outline(self) -> Outline:
        """Go through the entries once; what lies behind is let go, for there may be very many."""
        for index, entry in enumerate(self.entries):
            if entry.listed is not None:
                self.recorder.issue(entry.listed, _LISTED[entry.listed], entry.start, entry.end)
            if entry.kind is EntryKind.BOUNDARY:
                self.top = []
                self.stack.clear()
                self.section = ()
                self.recorder.last_value = None
                self.outlined.boundaries.append((entry.start, entry.end))
                titled = is_title_like(self.view.text[entry.start : entry.end].strip())
                kind = RegionKind.TITLE if titled else RegionKind.NOTICE
                self.recorder.region(kind, entry.start, entry.end)
            elif entry.kind is EntryKind.TABLE:
                self._table(entry, self.titles.get(index))
            elif entry.kind is EntryKind.FURNITURE:
                self.recorder.region(RegionKind.FURNITURE, entry.start, entry.end)
            elif entry.kind is EntryKind.ASIDE:
                self.recorder.region(RegionKind.OTHER, entry.start, entry.end)
            else:
                self._item(index, entry)
            entry.segments.clear()
            if entry.number is not None:
                self.numbered = entry.rank
        self._list_mentions()
        self._list_denials()
        return self.outlined

    def _list_denials(self) -> None:
        """Who does not, or no longer, answer: 不再由县水利局负责."""
        for start, end in denials(self.view.text, 0, len(self.view.text)):
            self.recorder.issue(
                IssueCode.NOT_ASSIGNED, "says who does not answer for the task", start, end
            )

    def _list_mentions(self) -> None:
        """Responsibility words in running text that no name follows: 牵头单位要主动协调."""
        message = "is mentioned in running text and names nobody"
        for place in only_mentioned(self.view.text, self.outlined.regions):
            self.recorder.issue(IssueCode.LABEL_IN_PROSE, message, *place)

    def _item(self, index: int, entry: Entry) -> None:
        self.top = []
        if index in self.table_heads and entry.number is not None:
            self._heading(entry, self.ranks.of[index])
        elif index in self.table_heads:
            self._head_table(entry, self.ranks.of[index])
        elif self._stands_before_tasks(index, entry):
            self.recorder.issue(
                IssueCode.NOT_ASSIGNED, "belongs to no task", entry.start, entry.end
            )
            self.recorder.region(RegionKind.NOTICE, entry.start, entry.end)
        elif self._opens_part(index):
            self._heading(entry, min(self.ranks.task_rank, 6) - 0.5)
        elif entry.has_clause and not self._heads_with_clause(index):
            self._tasks(entry)
        elif entry.has_clause or (self.ranks.leading[index] and self.ranks.may_head(entry)):
            self._heading(entry, self.ranks.of[index])
        elif entry.number is not None and self._is_covered(index):
            self._tasks(entry)
        else:
            self._leftover(index, entry)

    def _head_table(self, entry: Entry, rank: float) -> None:
        """Labels right above a table hold for each of its rows, whatever sections it has."""
        segment = entry.segments[0]
        for start, end in words_above(self.view, entry):
            words = self.recorder.printed(start, end)
            if not is_title_like(words):
                while self.stack and self.stack[-1].rank >= rank:
                    self.stack.pop()
                self.stack.append(Heading(rank, words, (), None))
                self.section = tuple(heading.text for heading in self.stack)
            self.recorder.region(RegionKind.HEADING, start, end)
        for clause in segment.clauses:
            self.top += self.recorder.role_clauses(clause)
            self.outlined.anchored = self.outlined.anchored or clause.anchors
            self.recorder.region(RegionKind.CLAUSE, clause.start, clause.end)

    def _stands_before_tasks(self, index: int, entry: Entry) -> bool:
        """Clauses without text before the first task: who issues a plan, or answers for it whole.

        (县委办公室 2024年3月2日) below a title, or (牵头单位:县发改局) above numbered tasks.
        """
        if self.outlined.first_task is not None or entry.number is not None:
            return False
        if not entry.has_clause or any(segment.texts for segment in entry.segments):
            return False
        parts = [p for segment in entry.segments for c in segment.clauses for p in c.parts]
        if all(self.view.text[slice(*part.label)] == "(" for part in parts):
            return True
        following = next_item(self.entries, index)
        return following is not None and following.number is not None and not self.stack

    def _heads_with_clause(self, index: int) -> bool:
        return self.rules.section_clauses and heads_with_clause(self.view, self.ranks, index)

    def _opens_part(self, index: int) -> bool:
        if not self.rules.section_clauses or self.entries[index].number is not None:
            return False
        above = [heading.rank for heading in self.stack]
        return opens_part(self.view, self.entries, index, self.numbered, above)

    def _is_covered(self, index: int) -> bool:
        """Whether a heading with a clause of its own stands above an item without one."""
        covering = [heading for heading in self.stack if heading.rank < self.ranks.of[index]]
        return any(heading.clauses for heading in covering)

    def _heading(self, entry: Entry, rank: float) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        clauses: list[RoleClause] = []
        deadline = None
        anchors = False
        end = entry.end
        first = entry.start if entry.number is None else entry.number.text_start
        for clause in (clause for segment in entry.segments for clause in segment.clauses):
            clauses.extend(self.recorder.role_clauses(clause))
            anchors = anchors or clause.anchors
            deadline = deadline or self.recorder.deadline(clause)
            if clause.start > first:
                self.recorder.region(RegionKind.CLAUSE, clause.start, clause.end)
                end = min(end, clause.start)
        end = self._past_title(entry, end)
        words = self.recorder.printed(entry.start, end).rstrip(_MARKS_BEFORE_CLAUSE)
        numbered = entry.number is not None
        self.stack.append(Heading(rank, words, tuple(clauses), deadline, anchors, numbered))
        self.section = tuple(heading.text for heading in self.stack)
        self.recorder.region(RegionKind.HEADING, entry.start, end)

    def _past_title(self, entry: Entry, end: int) -> int:
        """Where the title of a heading ends; the aims below it (整改目标) are listed."""
        texts = entry.segments[0].texts if entry.has_clause else []
        for low, high in texts[1:]:
            self.recorder.issue(IssueCode.NOT_ASSIGNED, "belongs to no task", low, high)
            self.recorder.region(RegionKind.OTHER, low, high)
        return min(end, entry.lines[0][1]) if len(texts) > 1 else end

    def _leave_siblings(self, rank: float) -> None:
        """A number ends the headings whose numbers are of its rank or deeper."""
        while self.stack and self.stack[-1].numbered and self.stack[-1].rank >= rank:
            self.stack.pop()
        self.section = tuple(heading.text for heading in self.stack)

    def _tasks(self, entry: Entry) -> None:
        number = None
        if entry.number is not None and entry.number.start < entry.number.end:
            self._leave_siblings(entry.rank)
            start, end = entry.number.start, entry.number.end
            number = self.recorder.printed(start, end)
            self.counting = True
            doubt = self.recorder.number_doubt(number, self.section)
            if doubt is not None:
                self.outlined.issues.append(Issue(*doubt, self.view.spans(start, end)))
        for segment in entry.segments:
            if not segment.clauses and len(entry.segments) > 1 and not self._covered_now():
                for start, end in segment.texts:
                    self._trailing(start, end)
                continue
            self._task(number, entry, segment)

    def _covered_now(self) -> bool:
        return any(heading.clauses for heading in self.stack)

    def _trailing(self, start: int, end: int) -> None:
        self.recorder.region(RegionKind.OTHER, start, end)
        if end - start >= 8:
            self.outlined.issues.append(
                Issue(
                    IssueCode.NO_CLAUSE,
                    "text behind a responsibility clause carries none of its own",
                    self.view.spans(start, end),
                )
            )

    def _task(self, number: str | None, entry: Entry, segment: Segment) -> None:
        if self.outlined.first_task is None:
            self.outlined.first_task = entry.start
        draft = self._draft(number, entry, segment)
        for heading in self.stack:
            draft.clauses.extend(heading.clauses)
            self.outlined.anchored = self.outlined.anchored or heading.anchors
        for clause in segment.clauses:
            self._take_clause(draft, clause)
        if draft.deadline is None and self.stack and not self._dated(segment):
            draft.deadline = next((h.deadline for h in self.stack[::-1] if h.deadline), None)
        self._task_regions(entry, segment)
        self.outlined.drafts.append(draft)

    def _draft(self, number: str | None, entry: Entry, segment: Segment) -> TaskDraft:
        """A task with its words, and where they stand; as one stretch of the view, if they are."""
        if len(segment.texts) == 1:
            start, end = segment.texts[0]
            words, spans = self.recorder.printed(start, end), self.view.spans(start, end)
        else:
            words = self._text(segment)
            spans = self._text_spans(segment) or self._anchor(segment, entry)
        draft = TaskDraft(number or None, words, spans, section=self.section)
        if len(segment.texts) == len(self.view.starts) == 1:
            draft.folded = (self.view, *segment.texts[0])
        return draft

    def _text_spans(self, segment: Segment) -> Spans:
        return tuple(span for start, end in segment.texts for span in self.view.spans(start, end))

    def _anchor(self, segment: Segment, entry: Entry) -> Spans:
        """A clause without text stands where it stands."""
        if segment.clauses:
            clause = segment.clauses[0]
            return self.view.spans(clause.start, clause.end)
        return self.view.spans(entry.start, entry.end)

    def _text(self, segment: Segment) -> str:
        """The words of a task; separate lines are joined by a blank unless punctuation ends one."""
        words = ""
        for start, end in segment.texts:
            piece = self.recorder.printed(start, end)
            if words and _STOPPED.search(words) is None:
                words += " "
            words += piece
        return words

    def _take_clause(self, draft: TaskDraft, clause: Clause) -> None:
        draft.clauses.extend(self.recorder.role_clauses(clause))
        self.outlined.anchored = self.outlined.anchored or clause.anchors
        draft.deadline = draft.deadline or self.recorder.deadline(clause)

    def _dated(self, segment: Segment) -> bool:
        """Whether the text of a task itself says by when."""
        texts = (self.view.text[start:end] for start, end in segment.texts)
        return any(find_deadline(text) is not None for text in texts if "前" in text)

    def _task_regions(self, entry: Entry, segment: Segment) -> None:
        if entry.number is not None and segment is entry.segments[0]:
            self.recorder.region(RegionKind.TASK, entry.number.start, entry.number.text_start)
        for start, end in segment.texts:
            self.recorder.region(RegionKind.TASK, start, end)
        for clause in segment.clauses:
            self.recorder.region(RegionKind.CLAUSE, clause.start, clause.end)

    def _table(self, entry: Entry, title: Title | None) -> None:
        table = entry.table
        if table is None:
            return
        if self.outlined.first_task is None and table.drafts:
            self.outlined.first_task = entry.start
        self.outlined.tables.append((entry.start, entry.end))
        self.outlined.anchored = self.outlined.anchored or bool(table.drafts)
        last = None
        titled = title if isinstance(title, str) or title is None else self.recorder.printed(*title)
        for draft in table.drafts:
            above = covering(self.stack, draft)
            draft.section = (*(heading.text for heading in above), *draft.section)
            if titled and titled not in draft.section:
                draft.section = (titled, *draft.section)
            if draft.number is not None and draft.number != last:
                doubt = self.recorder.number_doubt(draft.number, draft.section)
                if doubt is not None:
                    self.outlined.issues.append(Issue(*doubt, draft.text_spans[:1]))
            last = draft.number
            draft.clauses[:0] = self.top
            draft.clauses[:0] = [clause for heading in above for clause in heading.clauses]
            self.outlined.drafts.append(draft)
            self.recorder.regions_of(RegionKind.TASK, draft.text_spans)
            self.recorder.regions_of(RegionKind.CLAUSE, draft.clause_spans)
            for mark in draft.marks:
                self.recorder.read_spans(mark.spans, mark.kind)
            for clause in draft.clauses:
                self.recorder.read_spans(clause.label_spans)
                for named in clause.names:
                    self.recorder.read_spans(named.spans, MarkKind.NAME)
            if draft.deadline is not None:
                self.recorder.read_spans(draft.deadline[1], MarkKind.DEADLINE)
        self.recorder.regions_of(RegionKind.HEADING, table.headings)
        for mark in table.marks:
            self.recorder.read_spans(mark.spans, mark.kind)
        self.outlined.issues.extend(table.issues)

    def _leftover(self, index: int, entry: Entry) -> None:
        """Numbered items among tasks that carry no clause; notices; other text."""
        follows = False
        if entry.number is not None and entry.rank == self.ranks.task_rank:
            last = self.recorder.last_value
            value = self._value(entry)
            follows = self.counting and last is not None and value == last + 1
            self.counting = follows
            self.recorder.last_value = value
        among = self.outlined.first_task is not None and (
            follows
            or any(
                later.has_clause or later.kind is EntryKind.TABLE
                for later in self.entries[index + 1 : index + 40]
            )
        )
        among = among or self._counts_up_to_tasks(index, entry)
        if among and entry.number is not None and self.ranks.of[index] >= self.ranks.task_rank:
            self.outlined.issues.append(
                Issue(
                    IssueCode.NO_CLAUSE,
                    "a numbered item among the tasks carries no responsibility clause",
                    self.view.spans(entry.start, entry.end),
                )
            )
        kind = RegionKind.OTHER if self.outlined.first_task is not None else RegionKind.NOTICE
        self.recorder.region(kind, entry.start, entry.end)

    def _counts_up_to_tasks(self, index: int, entry: Entry) -> bool:
        """Whether the numbers go on from an item before the first task without a gap to it."""
        value = self._value(entry)
        if value is None or entry.rank != self.ranks.task_rank:
            return False
        for later in self.entries[index + 1 : index + 40]:
            if later.kind is EntryKind.BOUNDARY:
                return False
            if later.rank != entry.rank or later.number is None:
                continue
            value += 1
            if self._value(later) != value:
                return False
            if later.has_clause:
                return True
        return False

    def _value(self, entry: Entry) -> int | None:
        if entry.number is None:
            return None
        return number_value(self.recorder.printed(entry.number.start, entry.number.end))
