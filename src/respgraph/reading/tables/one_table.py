"""One table read from top to bottom: its header, its rows, and what holds for the rows below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...document import Span
from ...plan import Issue
from ...vocabulary import IssueCode, Role
from ..clauses.pointing import same_as
from ..drafts import Mark, MarkKind, RoleClause, TableReading, TaskDraft
from ..rules import Rules
from ..text.view import View
from .blank_cells import filled_downwards, says_same
from .cell_text import plain_view, view_pieces
from .cells import CellReading, read_heading, read_inline, read_role_cell
from .columns import TablePart
from .headers import TEXT_KINDS, ColumnKind, classify_header
from .issues import assumed_columns, carried_down, mostly_blank, silent_columns
from .looks import content_of, is_heading
from .matrix import Field, Matrix
from .part_tops import first_inside, form_pairs, row_start
from .rows import (
    NUMBER_HEAD,
    heading_rank,
    is_section_row,
    is_total_or_note,
    number_text,
    run_together,
)

__all__ = ["TableReader"]

NAME_BREAK = re.compile(r"[、,;/\s]+")

_HASHES = re.compile(r"#{1,6}[ \t]+")


@dataclass(slots=True)
class _Heading:
    """A section row that holds for the rows below it."""

    rank: float
    title: str
    clauses: list[RoleClause]


@dataclass(slots=True)
class TableReader:
    """Reads one table from top to bottom; what holds for the rows below is kept here."""

    original: str
    matrix: Matrix
    rules: Rules
    part: TablePart
    blank_is_empty: bool
    drafts: list[TaskDraft] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    sections: list[_Heading] = field(default_factory=list)
    above: dict[int, Field] = field(default_factory=dict)
    carried: dict[int, list[Span]] = field(default_factory=dict)
    blanks: Counter[int] = field(default_factory=Counter)
    used: set[Field] = field(default_factory=set)
    task_cells: tuple[Field, ...] = ()
    reaching: frozenset[int] = frozenset()
    tops: list[RoleClause] = field(default_factory=list)
    start: int | None = None
    end: int | None = None

    def go_on(self, before: TableReader) -> None:
        """Take over what a table on the page before leaves open."""
        self.sections = list(before.sections)
        self.above = dict(before.above)

    def reading(self, first: int, last: int) -> TableReading:
        """What was read, as a table that takes some blocks of the source."""
        self.issues += carried_down(self.part, self.carried)
        self.carried = {}
        return TableReading(
            first,
            last,
            tuple(self.drafts),
            tuple(sorted(self.headings)),
            tuple(self.marks),
            tuple(self.issues),
            self.start,
            self.end,
        )

    def read(self, parts: Sequence[TablePart], floor: int = 0, *, lines: bool = False) -> None:
        """Read the parts of the table, and the rows from `floor` on above its first header.

        With `lines`, what stands in these rows is left to the reader of lines, but for a form.
        """
        above = parts[0].header_rows.start if parts[0].header_rows else floor
        if lines and above > floor:
            floor = first_inside(self.matrix, floor, parts)
            self.start = row_start(self.matrix, floor)
        for row in range(floor, above):
            self._read_above(row, heads=lines)
        for part in parts:
            self.part = part
            if self.blank_is_empty:
                self.reaching = filled_downwards(self.matrix, part)
            self._read_header()
            before = len(self.drafts)
            for row in range(part.start, part.stop):
                self._read_row(row)
            self.issues += mostly_blank(self.part, self.blanks, len(self.drafts) - before)
            self.blanks.clear()

    def _read_above(self, row: int, *, heads: bool) -> None:
        cells = self.matrix.visible[row]
        words = cells[0].words if len(cells) == 1 else ""
        if pairs := form_pairs(cells):
            self._read_form(pairs)
        elif (is_heading(words) and len(words) <= 60) or (heads and words):
            self._read_section(cells)
        else:
            self.headings += [span for cell in self.matrix.starts(row) for span in cell.spans]

    def _read_form(self, pairs: Sequence[tuple[Field, Field]]) -> None:
        """Labels with their values above the header hold for every row below it."""
        for label, value in pairs:
            column = classify_header(label.words)
            if column is not None and column.assigns:
                reading = read_role_cell(
                    self.matrix.text, value.spans, column, label.spans, self.rules
                )
                self.tops += reading.clauses
                self.marks += reading.marks
                self.issues += reading.issues
            else:
                message = f"{label.words!r} names nobody who answers for the task"
                spans = (*label.spans, *value.spans)
                self.issues.append(Issue(IssueCode.NOT_ASSIGNED, message, spans))

    def _read_header(self) -> None:
        for row in self.part.header_rows:
            self.headings += [span for cell in self.matrix.starts(row) for span in cell.spans]
        for place, cells in self.part.header.items():
            if self.part.columns[place].assigns:
                spans = tuple(span for cell in cells for span in cell.spans)
                self.marks.append(Mark(MarkKind.LABEL, spans))
        self.issues += silent_columns(self.matrix, self.part)
        self.issues += assumed_columns(self.part)

    # --- rows --------------------------------------------------------------------------------

    def _read_row(self, row: int) -> None:
        cells = self.matrix.visible[row]
        if not cells or is_total_or_note(cells[0].words):
            return
        if is_section_row(self.matrix, self.part, row, cells):
            self._read_section(cells)
            return
        count = len(self.drafts)
        draft = self._draft_for(row)
        if draft is None:
            return
        if self.blank_is_empty and len(self.drafts) > count:
            places = self.part.of_kind(ColumnKind.ROLE, ColumnKind.DIVISION)
            self.blanks.update(
                place
                for place in places
                if place not in self.reaching and not self.matrix.words(row, place)
            )
        for place, column in self.part.columns.items():
            if column.assigns or column.kind is ColumnKind.DEADLINE:
                cell = self._cell_or_above(row, place)
                if cell is not None and cell not in self.used:
                    self._read_cell(cell, place, draft)
        for place, cell in self.matrix.rows[row].items():
            if cell.words and same_as(cell.words) is None:
                self.above[place] = cell

    def _cell_or_above(self, row: int, place: int) -> Field | None:
        cell = self.matrix.rows[row].get(place)
        if cell is not None and cell.words:
            return cell
        if self.blank_is_empty and place not in self.reaching:
            return None
        if self.used and any(used.column == place for used in self.used):
            return None
        above = self.above.get(place)
        if above is None or content_of(above.words).nothing or self._contradicts(row, above):
            return None
        self.carried.setdefault(place, []).extend(above.spans[:1])
        return above

    def _contradicts(self, row: int, above: Field) -> bool:
        """Whether a name of the cell above has another part in this row: then blank means none."""
        names = set(NAME_BREAK.split(above.words))
        places = self.part.of_kind(ColumnKind.ROLE, ColumnKind.DIVISION)
        return any(
            names & set(NAME_BREAK.split(self.matrix.words(row, place))) - {""}
            for place in places
            if place != above.column
        )

    def _draft_for(self, row: int) -> TaskDraft | None:
        """The task of a row: a new one, or the one above where the row only goes on with it."""
        cells = tuple(
            cell
            for place in self.part.of_kind(*TEXT_KINDS)
            if (cell := self.matrix.rows[row].get(place)) is not None and cell.words
        )
        cells = tuple(dict.fromkeys(cells))
        number = self._number_cell(row)
        if self.drafts and (not cells or (cells == self.task_cells and cells[-1].row < row)):
            if not cells and number is not None and number.row == row:
                self._doubt_row(row)
                return None
            return self.drafts[-1]
        if not cells:
            self._doubt_row(row)
            return None
        self.task_cells = cells
        self.used = set()
        draft = self._new_draft(row, number, cells)
        self.drafts.append(draft)
        return draft

    def _doubt_row(self, row: int) -> None:
        """A row that names somebody but no task is listed, not guessed at."""
        for place in self.part.of_kind(ColumnKind.ROLE, ColumnKind.DIVISION):
            cell = self.matrix.rows[row].get(place)
            if cell is not None and cell.row == row and cell.words:
                message = "this row of the table names somebody but holds no task"
                self.issues.append(Issue(IssueCode.UNREAD_NAME, message, cell.spans))

    def _number_cell(self, row: int) -> Field | None:
        """The cell with the number of a row; under a topic that goes on, the number goes on too."""
        for place in self.part.of_kind(ColumnKind.NUMBER):
            cell = self.matrix.rows[row].get(place)
            if cell is not None and cell.words:
                return cell
            topics = self.part.of_kind(ColumnKind.TOPIC)
            if any(place < topic for topic in topics) and self._goes_on(row, topics):
                return self.above.get(place)
        return None

    def _goes_on(self, row: int, places: Sequence[int]) -> bool:
        return not any(self.matrix.words(row, place) for place in places)

    def _new_draft(self, row: int, number: Field | None, cells: Sequence[Field]) -> TaskDraft:
        reading = CellReading()
        texts: list[str] = []
        spans: list[Span] = []
        printed = None if number is None else number_text(number.words)
        for cell in cells:
            view = plain_view(self.matrix.text, cell.spans)
            cuts = read_inline(view, self.rules, reading)
            view = view.without(cuts) if cuts else view
            if printed is None and not texts and (head := NUMBER_HEAD.match(view.text)):
                printed = head["number"]
                view = view.without([(0, head.end())])
            texts.append(self._printed(view))
            spans += view.spans(0, len(view.text))
        draft = TaskDraft(printed, run_together(texts), tuple(spans), section=self._section(row))
        draft.clauses += self.tops
        for heading in self.sections:
            draft.clauses += heading.clauses
        self._take(draft, reading)
        return draft

    def _section(self, row: int) -> tuple[str, ...]:
        """The section rows above, then the cells of the columns that group the rows."""
        titles = [heading.title for heading in self.sections]
        for place in self.part.of_kind(ColumnKind.TOPIC):
            cell = self.matrix.rows[row].get(place)
            if cell is None or not cell.words:
                cell = self.above.get(place)
            if cell is not None:
                titles.append(self._printed(plain_view(self.matrix.text, cell.spans)))
        return tuple(dict.fromkeys(titles))

    def _printed(self, view: View) -> str:
        """A view as the document prints it, without the blanks around it."""
        start = len(view.text) - len(view.text.lstrip())
        end = len(view.text.rstrip())
        pieces: list[str] = []
        for low, high, origin in view_pieces(view, start, end):
            pieces.append(
                view.text[low:high] if origin < 0 else self.original[origin : origin + high - low]
            )
        return "".join(pieces)

    # --- cells -------------------------------------------------------------------------------

    def _read_cell(self, cell: Field, place: int, draft: TaskDraft) -> None:
        words = cell.words
        if not words or content_of(words).nothing:
            return
        self.used.add(cell)
        draft.clause_spans += cell.spans
        if self.part.columns[place].kind is ColumnKind.DEADLINE:
            view = plain_view(self.matrix.text, cell.spans)
            if draft.deadline is None:
                draft.deadline = (self._printed(view), view.spans(0, len(view.text)))
            return
        label = tuple(span for head in self.part.header[place] for span in head.spans)
        column = self.part.column_of(cell, place)
        self._take(draft, read_role_cell(self.matrix.text, cell.spans, column, label, self.rules))

    def _take(self, draft: TaskDraft, reading: CellReading) -> None:
        draft.clauses += reading.clauses
        draft.marks += reading.marks
        draft.deadline = draft.deadline or reading.deadline
        self.issues += reading.issues

    def _read_section(self, cells: Sequence[Field]) -> None:
        spans = tuple(span for cell in cells for span in cell.spans)
        self.headings += spans
        if not says_same(self.matrix.text):
            self.above.clear()
        view = plain_view(self.matrix.text, _past_hashes(self.matrix.text, spans))
        leads_named = any(
            column.assigns and column.role is Role.LEAD_UNIT
            for column in self.part.columns.values()
        )
        title, reading = read_heading(view, self.rules, leads_named=leads_named)
        rank = heading_rank(title.text)
        ranks = [heading.rank for heading in self.sections]
        if rank in ranks:
            del self.sections[ranks.index(rank) :]
        name = self._printed(title).strip("*_ ")
        self.sections.append(_Heading(rank, name, reading.clauses))
        self.marks += reading.marks
        self.issues += reading.issues


def _past_hashes(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The places of a heading without the marks that Markdown puts before it."""
    if not spans:
        return spans
    first, *rest = spans
    marks = _HASHES.match(text, first.start, first.end)
    return spans if marks is None else (Span(marks.end(), first.end), *rest)
