"""Lines put together: numbered items with their text and clauses, titles, furniture, tables.

This is the layout half of reading. It decides nothing about sections or roles: it says which
lines belong to one item, and which stretch of an item each clause covers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...vocabulary import IssueCode
from ...words import LABEL_WORD, Label, LabelUse
from ..clauses.denials import without_denials
from ..clauses.finding import closing_bracket, find_clauses, is_answer
from ..clauses.labels import line_label
from ..clauses.parts import Clause
from ..drafts import MarkKind, TableReading
from ..lines.contacts import contact_lines, heads_contacts
from ..lines.footers import footer_lines
from ..lines.glued import item_lines
from ..lines.looks import (
    UNNUMBERED,
    Number,
    glued_number,
    is_distribution,
    is_furniture,
    is_page_mark,
    is_salutation,
    is_title_like,
    number_of,
)
from ..lines.members import member_lines
from ..rules import Rules
from ..text.view import View
from .entries import Entry, EntryKind, number_value
from .laying import last_segment, lay
from .part_ends import answers_end, answers_next, ends_part, titles_body, titles_table
from .scopes import Scope, missing_from, scoped, scopes_in
from .strange_labels import LINE_LABELS, names_follow, strange_label

__all__ = ["read_entries"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Claim:
    start: int
    end: int
    table: TableReading


def read_entries(
    view: View,
    rules: Rules,
    *,
    tables: Sequence[tuple[int, int, TableReading]] = (),
    levels: dict[int, int] | None = None,
    running: frozenset[int] = frozenset(),
) -> list[Entry]:
    """The entries of a text. `tables` are stretches of the view that tables claim.

    `levels` gives the heading level of lines, by the offset where they start, where the file
    marks headings; `running` where lines start that repeat on pages or lead about a site.
    """
    reader = _Reader(view.text, rules, levels or {})
    claims = [_Claim(*claim) for claim in tables]
    lines = list(item_lines(view.text))
    footers = footer_lines(view.text, lines) | contact_lines(view.text, lines) | running
    members = member_lines(view.text, lines)
    reader.answers_end = answers_end(view.text, [line for line in lines if line[0] not in footers])
    for start, end in lines:
        while claims and claims[0].end <= start:
            claims.pop(0)
        if claims and claims[0].start < end and start < claims[0].end:
            reader.table(claims[0])
            continue
        if start in footers:
            reader.footer(start, end, repeated=start in running)
        elif start in members:
            reader.member(start, end)
        else:
            reader.line(start, end)
    return reader.entries


class _Reader:
    """Goes through the lines once; `current` is the item that may still grow."""

    def __init__(self, text: str, rules: Rules, levels: dict[int, int]) -> None:
        self.text = text
        self.masked = without_denials(text, 0, len(text))
        self.rules = rules
        self.levels = levels
        self.entries: list[Entry] = []
        self.current: Entry | None = None
        self.aside = False
        self.last_counted = 0
        self._line_labels: Counter[str] | None = None
        self.answers_end = 0
        self.answered = False
        """Whether any clause stands above."""
        self.skipped: list[Entry] = []
        self.measures: list[tuple[Entry, Number]] = []
        """Numbered lines set aside below 整改措施, until a number of another depth comes."""

    def table(self, claim: _Claim) -> None:
        """Enter a table once, whatever lines it spans."""
        if self.entries and self.entries[-1].table is claim.table:
            return
        self.current = None
        self.entries.append(
            Entry(EntryKind.TABLE, UNNUMBERED, claim.start, claim.end, table=claim.table)
        )

    def footer(self, start: int, end: int, *, repeated: bool) -> None:
        """Take a line of the foot of a page; a body that it names is listed."""
        names_body = LABEL_WORD.search(self.text, start, end) is not None
        self._single(EntryKind.FURNITURE, start, end, listed=names_body)
        if self.current is not None and not (repeated or names_body):
            self.skipped.append(self.entries[-1])

    def member(self, start: int, end: int) -> None:
        """Take a line that names members of a body, or who signs; it is listed."""
        self._single(EntryKind.ASIDE, start, end, listed=True)

    def line(self, start: int, end: int) -> None:
        """Take one line that is not blank."""
        number = number_of(self.text, start, end) or self._expected(start, end)
        if number is not None and (not number.weak or self._begins(number, start, end)):
            self._numbered(number, start, end)
            return
        if self._spread(start, end):
            return
        label = line_label(self.text, start, end, self.rules.own_labels)
        line = self.text[start:end]
        if label is not None and not (label.use is LabelUse.OTHER and is_distribution(line)):
            self._labelled(label, start, end)
            return
        if is_salutation(line) or is_distribution(line):
            self._skip(start, end)
            return
        if self._strangely_labelled(start, end):
            return
        if titles_body(line):
            self._single(EntryKind.BOUNDARY, start, end, listed=True)
            self.current = None
            return
        clauses = find_clauses(self.masked, start, end, self.rules, item=self._below_item())
        if not clauses and is_furniture(line, among_tasks=self._may_grow(start)):
            self._skip(start, end)
        elif not clauses and self._ends_part(start, end):
            self._single(EntryKind.BOUNDARY, start, end)
            self.current = None
        else:
            self._plain(clauses, start, end)

    def _may_grow(self, start: int) -> bool:
        """Whether a line may be text of a task: tasks have begun, and words of answering follow."""
        begun = self.answered or self._below_item()
        return begun and start < self.answers_end

    def _skip(self, start: int, end: int) -> None:
        """Leave out a line of the page around the plan."""
        self._single(EntryKind.FURNITURE, start, end)
        if self.current is not None and not is_page_mark(self.text[start:end]):
            self.skipped.append(self.entries[-1])

    def _list_skipped(self, entry: Entry) -> None:
        """A line that was left out inside a task is listed: it may belong to it."""
        for skipped in self.skipped:
            if skipped.start > entry.start:
                skipped.listed = IssueCode.UNREAD_CONTENT
        self.skipped.clear()

    def _expected(self, start: int, end: int) -> Number | None:
        """3.121工程, behind item 2 and its clause: a number that is glued to a figure."""
        if self.current is None or not (self.current.has_clause or self.answered):
            return None
        return glued_number(self.text, start, end, self.last_counted + 1)

    def _strangely_labelled(self, start: int, end: int) -> bool:
        """接应人:王大伟: a line of a block of labels whose own label is not known opens no task."""
        entry = self.current
        label = strange_label(self.text, start, end)
        if label is None or entry is None:
            return False
        named = names_follow(self.text, label[1] + 1, end)
        counted = entry.number is not None and entry.rank > 2
        if not named and not (entry.has_clause and (counted or self._is_repeated(*label))):
            return False
        clauses = find_clauses(self.masked, label[1] + 1, end, self.rules, item=False)
        low = clauses[0].start if clauses else end
        self._single(EntryKind.ASIDE, start, low, listed=IssueCode.UNKNOWN_LABEL)
        self.aside = not (named or clauses)
        if clauses:
            self._add(entry, clauses, low, end)
        return True

    def _is_repeated(self, start: int, end: int) -> bool:
        """Whether several lines begin with one word and a colon: no title of a task does."""
        word = self.text[start:end]
        if self._line_labels is None:
            self._line_labels = Counter(m["word"] for m in LINE_LABELS.finditer(self.text))
        return self._line_labels[word] > 1

    def _begins(self, number: Number, start: int, end: int) -> bool:
        """Whether a point or bullet begins an item: it does not divide the text of one."""
        if number.start == number.end and line_label(self.text, start, end, self.rules.own_labels):
            return False
        open_item = self.current
        if open_item is None or open_item.has_clause or open_item.rank < 2.9:
            return True
        if open_item.number is not None and open_item.number.weak:
            return True
        return bool(find_clauses(self.masked, number.text_start, end, self.rules))

    def _below_item(self) -> bool:
        return self.current is not None and self.current.number is not None

    def _spread(self, start: int, end: int) -> bool:
        """以上1—3项由A负责: a line whose clauses cover several items above it."""
        scopes = scopes_in(self.text, start, end)
        stops = [*(scope.start() for scope in scopes[1:]), end]
        spread = [self._covers(*pair) for pair in zip(scopes, stops, strict=False)]
        return any(spread)

    def _covers(self, scope: Scope, end: int) -> bool:
        """Give the items of one scope the clauses behind it."""
        if scope["open"]:
            end, _ = closing_bracket(self.text, scope.start("open"), end)
        clauses = find_clauses(self.masked, scope.end(), end, self.rules)
        items = scoped(self.text, self.entries, scope) if clauses else []
        if clauses and missing_from(self.text, items, scope):
            place = (scope.start(), scope.end())
            self._single(EntryKind.ASIDE, *place, listed=IssueCode.MISSING_NUMBER)
        if not items:
            return False
        clauses[0].start = min(clauses[0].start, scope.start())
        clauses[0].marks.append((MarkKind.NOTE, scope.start(), scope.end()))
        for entry in items:
            last_segment(entry).clauses.extend(clauses)
        return True

    def _ends_part(self, start: int, end: int) -> bool:
        """Whether a line ends a part of the document; below a heading of the file none is a title."""
        entry = self.current
        waits = entry is not None and not entry.has_clause and self._may_grow(start)
        bare = self.text[start:end].strip()
        if not any(entry.number for entry in self.entries) and is_title_like(bare):
            waits = waits and answers_next(self.text, end, self.rules.own_labels)
            return not bare.endswith("。") and not waits
        if self.levels.get(start, 0) > 1 and is_title_like(bare):
            return False
        return ends_part(self.text, start, end, self.rules.own_labels, waits=waits)

    def _single(
        self, kind: EntryKind, start: int, end: int, *, listed: IssueCode | bool = False
    ) -> None:
        code = IssueCode.NOT_ASSIGNED if listed is True else listed or None
        self.entries.append(Entry(kind, UNNUMBERED, start, end, listed=code))

    def _numbered(self, number: Number, start: int, end: int) -> None:
        if self.aside and self.current is not None and number.rank > self.current.rank:
            clauses = find_clauses(self.masked, number.text_start, end, self.rules)
            if not clauses:
                self._single(EntryKind.ASIDE, start, end)
                self.measures.append((self.entries[-1], number))
                return
            self._take_up_measures(number)
        self.measures.clear()
        self.aside = False
        if titles_table(self.text, number.text_start, end):
            self._single(EntryKind.BOUNDARY, start, end)
            self.current = None
            return
        if self._below_text(number) and is_answer(self.masked, number.text_start, end, self.rules):
            self._add(
                self.entries[-1],
                find_clauses(self.masked, number.text_start, end, self.rules, item=False),
                number.text_start,
                end,
            )
            return
        if number.rank == 3:
            self.last_counted = number_value(self.text[number.start : number.end]) or 0
        entry = Entry(EntryKind.ITEM, number.rank, start, end, number)
        entry.heading_level = self.levels.get(start)
        entry.lines.append((start, end))
        self.entries.append(entry)
        self.current = entry
        label = line_label(self.text, number.text_start, end, self.rules.own_labels)
        if label is not None and label.use is LabelUse.TEXT:
            colon = self.text.find(":", number.text_start, end)
            self._add(entry, [], colon + 1, end)
            return
        clauses = find_clauses(self.masked, number.text_start, end, self.rules)
        self._add(entry, clauses, number.text_start, end)

    def _take_up_measures(self, sibling: Number) -> None:
        """Measures are items where one of them says who answers for it."""
        for entry, number in self.measures:
            if number.rank == sibling.rank:
                entry.kind, entry.rank, entry.number = EntryKind.ITEM, number.rank, number
                self._add(entry, [], number.text_start, entry.end)

    def _below_text(self, number: Number) -> bool:
        """Whether a number of another rank follows an open item that has text."""
        above = self.current
        if above is None or above is not self.entries[-1] or above.number is None:
            return False
        return above.rank != number.rank and any(part.texts for part in above.segments)

    def _labelled(self, label: Label, start: int, end: int) -> None:
        if self._in_contacts():
            self._single(EntryKind.ASIDE, start, end, listed=label.assigns or label.names_bodies)
            return
        if label.use is LabelUse.OTHER:
            self.aside = self.current is not None
            clauses = find_clauses(self.masked, start, end, self.rules, item=False)
            if not clauses:
                kind = EntryKind.FURNITURE if self.current is None else EntryKind.ASIDE
                self._single(kind, start, end, listed=label.names_bodies)
                return
        self.aside = False
        if label.use is LabelUse.TEXT:
            self._text_label(start, end)
            return
        clauses = find_clauses(self.masked, start, end, self.rules, item=False)
        entry = self.current
        if entry is None:
            if not any(clause.anchors for clause in clauses):
                self._single(EntryKind.FURNITURE, start, end, listed=bool(clauses))
                return
            entry = self._open(start, end)
        self._add(entry, clauses, start, end)

    def _in_contacts(self) -> bool:
        """Whether the open item is headed 联系方式 or the like: what it lists answers for no task."""
        entry = self.current
        return entry is not None and heads_contacts(self.text, *entry.lines[0])

    def _text_label(self, start: int, end: int) -> None:
        colon = self.text.find(":", start, end)
        entry = self.current
        if entry is None or (entry.has_clause and not self._joins_block(entry)):
            entry = self._open(start, end)
        if entry.has_clause:
            entry.segments[-1].open_after = True
        clauses = find_clauses(self.masked, colon + 1, end, self.rules, item=False)
        self._add(entry, clauses, colon + 1, end)

    def _joins_block(self, entry: Entry) -> bool:
        return entry.number is not None and all(
            segment.lines <= 1 for segment in entry.segments[1:]
        )

    def _open(self, start: int, end: int) -> Entry:
        entry = Entry(EntryKind.ITEM, UNNUMBERED, start, end)
        entry.heading_level = self.levels.get(start)
        self.entries.append(entry)
        self.current = entry
        return entry

    def _plain(self, clauses: list[Clause], start: int, end: int) -> None:
        entry = self.current
        if self.aside and not clauses:
            self._single(EntryKind.ASIDE, start, end)
            return
        if entry is None or not self._continues(entry, clauses, start, end):
            entry = self._open(start, end)
        self._add(entry, clauses, start, end)

    def _continues(self, entry: Entry, clauses: list[Clause], start: int, end: int) -> bool:
        """Whether a plain line goes on with the open item."""
        if self.levels.get(start) is not None:
            return False
        if not entry.has_clause:
            return True
        if clauses and not self.text[start : clauses[0].start].strip():
            return True
        return entry.segments[-1].open_after and not clauses and end - start > 12

    def _add(self, entry: Entry, clauses: list[Clause], start: int, end: int) -> None:
        """Lay a line's text and clauses onto the segments of an entry."""
        if clauses:
            self.answered = True
            self._list_skipped(entry)
        lay(self.text, entry, clauses, start, end)
