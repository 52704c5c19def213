"""Entries sorted into headings, tasks and the rest; tasks get the headings above them.

What is a heading is told by what follows: a number is a heading if clauses stand below it before
a number of its own rank comes, and a task if it carries a clause itself.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..document import Span
from ..plan import Issue
from ..vocabulary import IssueCode, RegionKind
from ..words import LABEL_WORD
from .clauses import Clause
from .drafts import RoleClause, TaskDraft, named_in
from .entries import Entry, EntryKind, Segment, number_value
from .folding import View, fold_characters
from .layout import UNNUMBERED, is_heading_like, is_title_like, number_of
from .quantities import find_deadline
from .rules import Rules

__all__ = ["Outline", "read_sections"]

Spans = tuple[Span, ...]


@dataclass(slots=True)
class Outline:
    """Tasks in the order of the document, and what every other line was taken for.

    `regions` and `read` (what was understood inside clauses) are offsets of the view.
    """

    drafts: list[TaskDraft] = field(default_factory=list)
    regions: list[tuple[int, int, RegionKind]] = field(default_factory=list)
    read: list[tuple[int, int]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    first_task: int | None = None
    boundaries: list[tuple[int, int]] = field(default_factory=list)
    anchored: bool = False
    tables: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heading:
    rank: float
    text: str
    clauses: tuple[RoleClause, ...]
    deadline: tuple[str, Spans] | None


def read_sections(view: View, text: str, entries: Sequence[Entry], rules: Rules) -> Outline:
    """Turn entries into task drafts with their sections."""
    _drop_lone_sentences(entries)
    _move_clauses_down(entries)
    entries = _joined_points(entries)
    return _Sorter(view, text, list(_split_headings(view, entries)), rules).outline()


def _drop_lone_sentences(entries: Sequence[Entry]) -> None:
    """In a part of the document where hardly any item says by a sentence who answers, none does.

    A notice that ends in "由市政府督查室负责" is no task.
    """
    for part in _parts(entries):
        items = [entry for entry in part if entry.number is not None or entry.has_clause]
        styles = Counter(_narrated(entry) for entry in items)
        if styles[False] or styles[True] >= max(2, 0.4 * len(items)):
            continue
        for entry in items:
            for segment in entry.segments:
                segment.texts = sorted(
                    segment.texts + [(clause.start, clause.end) for clause in segment.clauses]
                )
                segment.clauses.clear()


def _move_clauses_down(entries: Sequence[Entry]) -> None:
    """Where each clause stands on a line above its item, give it to the item below.

    So read only where the first clause of a part stands before its first item, every item but
    the last has one clause line behind its own line, and the last has none.
    """
    for part in _parts(entries):
        items = [entry for entry in part if entry.kind is EntryKind.ITEM]
        first = next((at for at, entry in enumerate(items) if entry.has_clause), None)
        if first is None:
            continue
        run = items[first:]
        opener, *rest = run
        if len(rest) < 2 or opener.number is not None or any(map(_texts_of, opener.segments)):
            continue
        if any(entry.number is None for entry in rest) or rest[-1].has_clause:
            continue
        if not all(_clause_behind(entry) for entry in rest[:-1]):
            continue
        above = [[clause for segment in opener.segments for clause in segment.clauses]]
        for entry in rest:
            segment = entry.segments[0]
            above.append(segment.clauses)
            segment.clauses = above[-2]
        opener.kind = EntryKind.ASIDE
        opener.segments = []


def _texts_of(segment: Segment) -> bool:
    return bool(segment.texts)


def _clause_behind(entry: Entry) -> bool:
    """Whether an item has one stretch of text, and a clause on the line behind it."""
    return (
        len(entry.segments) == 1
        and entry.has_clause
        and all(clause.start > entry.lines[0][1] for clause in entry.segments[0].clauses)
    )


def _joined_points(entries: Sequence[Entry]) -> list[Entry]:
    """Points (1), (2) below an item, with one block of labels behind the last: one task.

    So read only where every item with points has its block there; else points are tasks.
    """
    groups = list(_pointed(entries))
    if not groups or not all(_block_at_end(points) for _, points in groups):
        return list(entries)
    if not any(len(points) > 1 for _, points in groups):
        return list(entries)
    gone: set[int] = set()
    for parent, points in groups:
        segment = Segment()
        for entry in (parent, *points):
            for part in entry.segments:
                segment.texts.extend(part.texts)
                segment.clauses.extend(part.clauses)
            parent.end = max(parent.end, entry.end)
        parent.segments = [segment]
        parent.lines = [line for entry in (parent, *points) for line in entry.lines]
        gone.update(id(entry) for entry in points)
    return [entry for entry in entries if id(entry) not in gone]


def _pointed(entries: Sequence[Entry]) -> Iterable[tuple[Entry, list[Entry]]]:
    """Items of rank 3 and deeper without a clause, with the deeper points right behind them."""
    for index, parent in enumerate(entries):
        if parent.number is None or parent.has_clause or parent.rank < 2.9:
            continue
        points: list[Entry] = []
        for entry in entries[index + 1 : index + 60]:
            if entry.number is None or entry.rank <= parent.rank:
                break
            points.append(entry)
        if points:
            yield parent, points


def _block_at_end(points: list[Entry]) -> bool:
    """Whether only the last point has clauses, and they stand on lines of their own."""
    *others, last = points
    if any(entry.has_clause for entry in others) or not last.has_clause:
        return False
    first_line = last.lines[0][1]
    return all(
        clause.start >= first_line for segment in last.segments for clause in segment.clauses
    )


def _parts(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    """Stretches between titles, dates and signatures."""
    part: list[Entry] = []
    for entry in entries:
        if entry.kind is EntryKind.BOUNDARY:
            yield part
            part = []
        else:
            part.append(entry)
    yield part


def _narrated(entry: Entry) -> bool | None:
    """Whether all clauses of an entry are sentences without a bracket; None without clauses."""
    clauses = [clause for segment in entry.segments for clause in segment.clauses]
    return all(clause.narrated for clause in clauses) if clauses else None


def _split_headings(view: View, entries: Sequence[Entry]) -> Iterable[Entry]:
    """Short lines that open an unnumbered item, or trail a heading, stand for themselves."""
    for entry in entries:
        if entry.kind is not EntryKind.ITEM or len(entry.lines) < 2:
            yield entry
            continue
        yield from _split(view, entry)


def _split(view: View, entry: Entry) -> Iterable[Entry]:
    if entry.has_clause:
        yield from _split_unnumbered(view, entry)
        return
    kept = [entry.lines[0]]
    rest = entry.lines[1:]
    head = Entry(entry.kind, entry.rank, entry.start, entry.lines[0][1], entry.number)
    head.heading_level = entry.heading_level
    head.lines = kept
    head.segments = [Segment([pair]) for pair in _texts_within(entry, *entry.lines[0])]
    yield head
    for start, end in rest:
        piece = Entry(EntryKind.ITEM, UNNUMBERED, start, end)
        piece.lines = [(start, end)]
        piece.segments = [Segment([(start, end)])]
        yield piece


def _texts_within(entry: Entry, start: int, end: int) -> list[tuple[int, int]]:
    return [
        pair
        for segment in entry.segments
        for pair in segment.texts
        if start <= pair[0] and pair[1] <= end
    ]


def _split_unnumbered(view: View, entry: Entry) -> Iterable[Entry]:
    """An unnumbered item whose first line is a short phrase: that line is its heading."""
    segment = entry.segments[0]
    if entry.number is not None or len(segment.texts) < 2:
        yield entry
        return
    start, end = segment.texts[0]
    line = view.text[start:end]
    if not is_heading_like(line) or any(clause.start < end for clause in segment.clauses):
        yield entry
        return
    head = Entry(EntryKind.ITEM, UNNUMBERED, entry.start, end)
    head.lines = [(start, end)]
    head.segments = [Segment([(start, end)])]
    yield head
    segment.texts = segment.texts[1:]
    entry.start = segment.texts[0][0]
    yield entry


_STOPPED = re.compile(r"[。;:,、.!?；：，！？]$")
_MENTIONED = re.compile(
    r"(?!\s{0,8}[:)])(?!(?:为|是)[一-鿿]{2,12}(?:局|委|厅|办|部|政府|公司|中心))"
    r"(?![ \t]*(?![要应会按向对将须由和及与的在每需可负])"
    r"[一-鿿]{2,14}(?:局|委|厅|办|部|政府|公司|中心)(?:[、,;。)\n]|$))"
)


def _covering(stack: Sequence[_Heading], draft: TaskDraft) -> list[_Heading]:
    """The headings above a table that cover a task of it.

    A section row of the table ends headings of its own rank and below; a numbered title such as
    ``1.重点工作任务分解表`` is the title of the table, no section.
    """
    section = fold_characters(draft.section[0]) if draft.section else ""
    number = number_of(section, 0, len(section))
    below = math.inf if number is None else number.rank
    return [
        heading
        for heading in stack
        if heading.rank < below
        and not (3 <= heading.rank < UNNUMBERED and is_title_like(heading.text))
    ]


class _Sorter:
    def __init__(self, view: View, text: str, entries: list[Entry], rules: Rules) -> None:
        self.view = view
        self.source = text
        self.entries = entries
        self.rules = rules
        self.task_rank = self._main_rank()
        self.ranks = [self._rank(entry) for entry in entries]
        self.leading = [False] * len(entries)
        self.deeper = [False] * len(entries)
        self._look_ahead()
        self.stack: list[_Heading] = []
        self.section: tuple[str, ...] = ()
        self.numbers: set[tuple[tuple[str, ...], str]] = set()
        self.last_value: int | None = None
        self.result = Outline()

    def _main_rank(self) -> float:
        ranks = Counter(entry.rank for entry in self.entries if entry.has_clause)
        if not ranks:
            return 3
        best = max(ranks.values())
        return min(rank for rank, count in ranks.items() if count == best)

    def _rank(self, entry: Entry) -> float:
        if entry.heading_level is not None and not entry.has_clause:
            return entry.heading_level - 20
        if entry.rank == UNNUMBERED and entry.kind is EntryKind.ITEM and not entry.has_clause:
            return min(self.task_rank, 6) - 0.5
        return entry.rank

    def _look_ahead(self) -> None:
        """For each entry: do clauses, and do deeper numbers, come before its own rank does."""
        clause_below: dict[float, bool] = {}
        number_below: dict[float, bool] = {}
        known = sorted(set(self.ranks))
        for index in range(len(self.entries) - 1, -1, -1):
            entry, rank = self.entries[index], self.ranks[index]
            if entry.kind is EntryKind.BOUNDARY:
                clause_below.clear()
                number_below.clear()
                continue
            carries = entry.has_clause or entry.kind is EntryKind.TABLE
            counts = carries or entry.number is not None
            if not counts and not self._may_head(entry):
                continue
            self.leading[index] = clause_below.get(rank, False)
            self.deeper[index] = number_below.get(rank, False)
            for other in known:
                if other >= rank:
                    clause_below[other] = number_below[other] = False
                else:
                    clause_below[other] = clause_below.get(other, False) or carries
                    number_below[other] = number_below.get(other, False) or (
                        entry.number is not None
                    )

    def _may_head(self, entry: Entry) -> bool:
        if entry.kind is not EntryKind.ITEM or entry.has_clause:
            return False
        if entry.heading_level is not None:
            return True
        line = self.view.text[entry.start : entry.end]
        if entry.number is not None:
            return len(line.strip()) <= 80
        return is_heading_like(line) and not line.rstrip().endswith(":")

    def outline(self) -> Outline:
        """Go through the entries once."""
        for index, entry in enumerate(self.entries):
            if entry.listed:
                self._issue(IssueCode.NOT_ASSIGNED, "belongs to no task", entry.start, entry.end)
            if entry.kind is EntryKind.BOUNDARY:
                self.stack.clear()
                self.section = ()
                self.last_value = None
                self.result.boundaries.append((entry.start, entry.end))
                titled = is_title_like(self.view.text[entry.start : entry.end].strip())
                kind = RegionKind.TITLE if titled else RegionKind.NOTICE
                self._region(kind, entry.start, entry.end)
            elif entry.kind is EntryKind.TABLE:
                self._table(entry)
            elif entry.kind is EntryKind.FURNITURE:
                self._region(RegionKind.FURNITURE, entry.start, entry.end)
            elif entry.kind is EntryKind.ASIDE:
                self._region(RegionKind.OTHER, entry.start, entry.end)
            else:
                self._item(index, entry)
        self._list_mentions()
        return self.result

    def _list_mentions(self) -> None:
        """Responsibility words in running text that no name follows: 牵头单位要主动协调."""
        text = self.view.text
        clauses = sorted(
            (start, end)
            for start, end, kind in self.result.regions
            if kind is RegionKind.CLAUSE or kind is RegionKind.HEADING
        )
        starts = [start for start, _ in clauses]
        for match in LABEL_WORD.finditer(text):
            index = bisect_right(starts, match.start()) - 1
            inside = index >= 0 and clauses[index][1] > match.start()
            if not inside and _MENTIONED.match(text, match.end()) is not None:
                self._issue(
                    IssueCode.LABEL_IN_PROSE,
                    "is mentioned in running text and names nobody",
                    *match.span(),
                )

    def _item(self, index: int, entry: Entry) -> None:
        if entry.has_clause and not self._heads_with_clause(index, entry):
            self._tasks(entry)
        elif entry.has_clause or (self.leading[index] and self._may_head(entry)):
            self._heading(entry, self.ranks[index])
        elif entry.number is not None and self._is_covered(index):
            self._tasks(entry)
        else:
            self._leftover(index, entry)

    def _heads_with_clause(self, index: int, entry: Entry) -> bool:
        """A short title with a clause and numbered items below it: the clause covers them all."""
        if not self.rules.section_clauses or not self.deeper[index] or entry.number is None:
            return False
        segment = entry.segments[0]
        words = "".join(self.view.text[start:end] for start, end in segment.texts)
        return len(entry.segments) == 1 and len(words) <= 30 and not re.search("[。;]", words[:-1])

    def _is_covered(self, index: int) -> bool:
        """Whether a heading with a clause of its own stands above an item without one."""
        covering = [heading for heading in self.stack if heading.rank < self.ranks[index]]
        return any(heading.clauses for heading in covering)

    def _heading(self, entry: Entry, rank: float) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        clauses: list[RoleClause] = []
        deadline = None
        end = entry.end
        for segment in entry.segments:
            for clause in segment.clauses:
                clauses.extend(self._role_clauses(clause, of_section=True))
                deadline = deadline or self._deadline(clause)
                self._region(RegionKind.CLAUSE, clause.start, clause.end)
                end = min(end, clause.start)
        words = self._printed(entry.start, end)
        self.stack.append(_Heading(rank, words, tuple(clauses), deadline))
        self.section = tuple(heading.text for heading in self.stack)
        self._region(RegionKind.HEADING, entry.start, end)

    def _printed(self, start: int, end: int) -> str:
        if len(self.view.starts) == 1:
            return self.source[start:end].strip("#*> \t\n\u3000")
        quoted = "".join(self.source[low:high] for low, high in self.view.spans(start, end))
        return quoted.strip("#*> \t\n\u3000")

    def _tasks(self, entry: Entry) -> None:
        if entry.number is not None and entry.number.start < entry.number.end:
            place = entry.number.start, entry.number.end
            self._check_number(self._printed(*place), self.view.spans(*place), self.section)
        for segment in entry.segments:
            if not segment.clauses and len(entry.segments) > 1 and not self._covered_now():
                for start, end in segment.texts:
                    self._trailing(start, end)
                continue
            self._task(entry, segment)

    def _check_number(self, number: str, spans: Spans, section: tuple[str, ...]) -> None:
        """List a number that comes twice in its section, and numbers that are left out."""
        value = number_value(number)
        if (section, number) in self.numbers:
            self.result.issues.append(
                Issue(
                    IssueCode.DUPLICATE_NUMBER,
                    f"the number {number} occurs twice in its section",
                    spans,
                )
            )
        elif value is not None and self.last_value is not None and value > self.last_value + 1:
            self.result.issues.append(
                Issue(
                    IssueCode.MISSING_NUMBER,
                    f"the number before {number} is {self.last_value}; what lies between is not there",
                    spans,
                )
            )
        self.numbers.add((section, number))
        self.last_value = value if value is not None else self.last_value

    def _covered_now(self) -> bool:
        return any(heading.clauses for heading in self.stack)

    def _trailing(self, start: int, end: int) -> None:
        self._region(RegionKind.OTHER, start, end)
        if end - start >= 8:
            self.result.issues.append(
                Issue(
                    IssueCode.NO_CLAUSE,
                    "text behind a responsibility clause carries none of its own",
                    self.view.spans(start, end),
                )
            )

    def _task(self, entry: Entry, segment: Segment) -> None:
        if self.result.first_task is None:
            self.result.first_task = entry.start
        number = None
        if entry.number is not None:
            number = self._printed(entry.number.start, entry.number.end) or None
        spans = tuple(span for start, end in segment.texts for span in self.view.spans(start, end))
        draft = TaskDraft(number, self._text(segment), spans or self._anchor(segment, entry))
        draft.folded = self._folded(segment)
        draft.section = self.section
        for heading in self.stack:
            draft.clauses.extend(heading.clauses)
        for clause in segment.clauses:
            self._take_clause(draft, clause)
        if draft.deadline is None and self.stack and not self._dated(segment):
            draft.deadline = next((h.deadline for h in self.stack[::-1] if h.deadline), None)
        self._task_regions(entry, segment)
        self.result.drafts.append(draft)

    def _folded(self, segment: Segment) -> View | None:
        """The text of a task as one stretch of the view, where it is one."""
        if len(segment.texts) != 1 or len(self.view.starts) != 1:
            return None
        start, end = segment.texts[0]
        return View(self.view.text[start:end], origins=(start,))

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
            piece = self._printed(start, end)
            if words and _STOPPED.search(words) is None:
                words += " "
            words += piece
        return words

    def _take_clause(self, draft: TaskDraft, clause: Clause) -> None:
        draft.clauses.extend(self._role_clauses(clause))
        self.result.anchored = self.result.anchored or clause.anchors
        draft.deadline = draft.deadline or self._deadline(clause)

    def _list_others(self, clause: Clause) -> None:
        """Labels that assign nobody, and labels of unknown meaning, are listed with what follows."""
        for start, end in clause.others:
            self._issue(IssueCode.NOT_ASSIGNED, "names nobody who answers for the task", start, end)
        for start, end in clause.assumed:
            self._issue(
                IssueCode.ASSUMED_ROLE,
                "is a label of unusual words; those it names were taken to be responsible",
                start,
                end,
            )
        for start, end in clause.unknown:
            self._issue(
                IssueCode.UNKNOWN_LABEL,
                "has a label of unknown meaning; give its role in a profile if it assigns somebody",
                start,
                end,
            )

    def _issue(self, code: IssueCode, message: str, start: int, end: int) -> None:
        words = self.view.text[start : min(end, start + 30)]
        self.result.issues.append(Issue(code, f"{words!r} {message}", self.view.spans(start, end)))

    def _role_clauses(self, clause: Clause, *, of_section: bool = False) -> list[RoleClause]:
        self._list_others(clause)
        if clause.unclosed:
            self.result.issues.append(
                Issue(
                    IssueCode.UNCLOSED_BRACKET,
                    "the bracket of a responsibility clause is never closed; read to the end of its line",
                    self.view.spans(clause.start, clause.start + 1),
                )
            )
        self.result.read.extend((low, high) for _, low, high in clause.marks)
        for part in clause.parts:
            at = part.at
            self.result.read.append(part.label)
            self.result.read.extend((at + n.start, at + n.end) for n in part.names.names)
        return [
            RoleClause(
                part.role,
                named_in(self.view, part.at, part.names),
                self.view.spans(*part.label),
                part.weak_support,
                of_section=of_section,
            )
            for part in clause.parts
        ]

    def _deadline(self, clause: Clause) -> tuple[str, Spans] | None:
        if clause.deadline is None:
            return None
        start, end = clause.deadline
        return self._printed(start, end), self.view.spans(start, end)

    def _dated(self, segment: Segment) -> bool:
        """Whether the text of a task itself says by when."""
        texts = (self.view.text[start:end] for start, end in segment.texts)
        return any(find_deadline(text) is not None for text in texts if "前" in text)

    def _task_regions(self, entry: Entry, segment: Segment) -> None:
        if entry.number is not None and segment is entry.segments[0]:
            self._region(RegionKind.TASK, entry.number.start, entry.number.text_start)
        for start, end in segment.texts:
            self._region(RegionKind.TASK, start, end)
        for clause in segment.clauses:
            self._region(RegionKind.CLAUSE, clause.start, clause.end)

    def _table(self, entry: Entry) -> None:
        table = entry.table
        if table is None:
            return
        if self.result.first_task is None and table.drafts:
            self.result.first_task = entry.start
        self.result.tables.append((entry.start, entry.end))
        self.result.anchored = self.result.anchored or bool(table.drafts)
        last = None
        for draft in table.drafts:
            covering = _covering(self.stack, draft)
            draft.section = (*(heading.text for heading in covering), *draft.section)
            if draft.number is not None and draft.number != last:
                self._check_number(draft.number, draft.text_spans[:1], draft.section)
            last = draft.number
            draft.clauses[:0] = [clause for heading in covering for clause in heading.clauses]
            self.result.drafts.append(draft)
            self._regions_of(RegionKind.TASK, draft.text_spans)
            self._regions_of(RegionKind.CLAUSE, draft.clause_spans)
            for mark in draft.marks:
                self._read_spans(mark.spans)
            for clause in draft.clauses:
                self._read_spans(clause.label_spans)
                for named in clause.names:
                    self._read_spans(named.spans)
            if draft.deadline is not None:
                self._read_spans(draft.deadline[1])
        self._regions_of(RegionKind.HEADING, table.headings)
        for mark in table.marks:
            self._read_spans(mark.spans)
        self.result.issues.extend(table.issues)

    def _leftover(self, index: int, entry: Entry) -> None:
        """Numbered items among tasks that carry no clause; notices; other text."""
        if entry.number is not None and entry.rank == self.task_rank:
            self.last_value = number_value(self._printed(entry.number.start, entry.number.end))
        among = self.result.first_task is not None and any(
            later.has_clause or later.kind is EntryKind.TABLE
            for later in self.entries[index + 1 : index + 40]
        )
        if among and entry.number is not None and self.ranks[index] >= self.task_rank:
            self.result.issues.append(
                Issue(
                    IssueCode.NO_CLAUSE,
                    "a numbered item among the tasks carries no responsibility clause",
                    self.view.spans(entry.start, entry.end),
                )
            )
        kind = RegionKind.OTHER if self.result.first_task is not None else RegionKind.NOTICE
        self._region(kind, entry.start, entry.end)

    def _region(self, kind: RegionKind, start: int, end: int) -> None:
        if start < end:
            self.result.regions.append((start, end, kind))

    def _regions_of(self, kind: RegionKind, spans: Iterable[Span]) -> None:
        """Regions of places in the document."""
        for start, end in spans:
            self._region(kind, self.view.offset(start), self.view.offset(end))

    def _read_spans(self, spans: Iterable[Span]) -> None:
        self.result.read.extend(
            (self.view.offset(start), self.view.offset(end)) for start, end in spans
        )
