"""Tables into task drafts: each row a task, each column what its header says.

Grids that the file marks and tables found in running text are read alike. A merged cell holds for
all its rows, be it of leaders, units or deadlines. What an empty one means the document may say
(空白栏同上); else it is empty where the file tells merged cells from empty ones, and elsewhere
(plain text, csv) it is read as the cell above, and doubted. A row that spans the table is the
heading of the rows below it, and may name who answers for all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Span
from ..plan import Issue
from ..vocabulary import IssueCode, Role
from .bare_tables import Guess, by_contents, by_marks
from .blank_cells import blank_is_empty, filled_downwards, says_same
from .cell_views import plain_view, view_pieces
from .columns import TablePart, parts_of
from .contents import content_of, is_heading
from .drafts import Mark, MarkKind, RoleClause, TableReading, TaskDraft
from .folding import View, fold_characters
from .forms import upright
from .grids import find_bare_tables, find_text_tables
from .headers import TEXT_KINDS, ColumnKind, classify_header
from .index_tables import index_reading
from .matrix import Field, Matrix, matrix_of
from .other_tables import other_table_issue, other_things_row
from .part_tops import first_inside, form_pairs, row_start, runs_of
from .rules import Rules
from .same_above import same_as
from .source import Grid, Source
from .table_cells import CellReading, read_heading, read_inline, read_role_cell
from .table_issues import assumed_columns, carried_down, mostly_blank, silent_columns
from .table_rows import (
    NUMBER_HEAD,
    heading_rank,
    is_section_row,
    is_total_or_note,
    number_text,
    run_together,
)

__all__ = ["read_grid", "read_tables"]

Spans = tuple[Span, ...]
NAME_BREAK = re.compile(r"[、,;/\s]+")

_HASHES = re.compile(r"#{1,6}[ \t]+")


def read_tables(source: Source, rules: Rules, *, bare: bool = False) -> tuple[TableReading, ...]:
    """All tables of a source whose headers say who answers for what, in order.

    With `bare`, tables without a header row are read by the look of their cells, and say so.

    >>> from respgraph.document import Document, Span
    >>> from respgraph.reading.source import Paragraph
    >>> text = "序号\\t任务\\t牵头单位\\n1\\t修路。\\t县交通局"
    >>> blocks = (Paragraph(Span(0, 10)), Paragraph(Span(11, 21)))
    >>> reading = read_tables(Source(Document("a", text), blocks), Rules())[0]
    >>> [(draft.number, draft.text) for draft in reading.drafts]
    [('1', '修路。')]
    """
    text = source.document.text
    folded = fold_characters(text)
    readings: list[TableReading] = []
    before: _Reader | None = None
    for first, last, grid in _candidates(source, bare=bare):
        marked = grid is source.blocks[first]
        matrix = matrix_of(grid, folded)
        if marked and (index := index_reading(source, first, matrix, rules)) is not None:
            readings.append(index)
            continue
        readers = _read(grid, matrix, text, rules, before, bare=bare)
        readings += [replace(reader.reading(first, last), name=grid.name) for reader in readers]
        before = readers[-1] if readers else None
    return tuple(readings)


def _candidates(source: Source, *, bare: bool) -> list[tuple[int, int, Grid]]:
    """The grids of the file and those found in its text, each with its blocks."""
    marked = [
        (index, index + 1, block)
        for index, block in enumerate(source.blocks)
        if isinstance(block, Grid)
    ]
    tables = find_bare_tables(source) if bare else find_text_tables(source)
    found = [(table.first, table.last, table.grid) for table in tables]
    return sorted([*marked, *found], key=lambda candidate: candidate[0])


def read_grid(grid: Grid, text: str, rules: Rules) -> TableReading | None:
    """The tasks of one grid in a document with this text, or None where no header states roles."""
    readers = _read(grid, matrix_of(grid, fold_characters(text)), text, rules, None)
    return readers[0].reading(0, 1) if readers else None


def _read(
    grid: Grid,
    matrix: Matrix,
    text: str,
    rules: Rules,
    before: _Reader | None,
    *,
    bare: bool = False,
) -> list[_Reader]:
    """A reader for each table of a grid; most grids are one, none if nobody answers there."""
    other = other_things_row(matrix)
    if other is not None:
        return [_set_aside(text, matrix, rules, other)]
    parts = parts_of(matrix, None if before is None else before.part, rules.own_labels)
    turned = None if parts else upright(matrix)
    if turned is not None:
        grid, matrix = turned.grid, matrix_of(turned.grid, matrix.text)
        parts = parts_of(matrix, own_labels=rules.own_labels)
    guess = None if any(map(_names_units, parts)) else by_marks(matrix)
    if guess is None and not parts and bare:
        guess = by_contents(matrix)
    if guess is not None:
        return [_guessed(text, guess, rules, blank_is_empty(grid, matrix.text))]
    blank = blank_is_empty(grid, matrix.text)
    lines = turned is None
    readers: list[_Reader] = []
    for floor, run in runs_of(matrix, parts) if lines else [(0, parts)] if parts else []:
        reader = _Reader(text, matrix, rules, run[-1], blank_is_empty=blank)
        if turned is not None:
            reader.headings += turned.labels
            reader.marks += [Mark(MarkKind.LABEL, (span,)) for span in turned.labels]
        if before is not None and not run[0].header_rows:
            reader.go_on(before)
        reader.read(run, floor, lines=lines)
        if readers:
            readers[-1].end = row_start(matrix, floor)
        readers.append(reader)
    return readers


def _set_aside(text: str, matrix: Matrix, rules: Rules, header: int) -> _Reader:
    """A table of other things than tasks: nothing in it is read, and it is listed."""
    rows = range(header, header + 1)
    part = TablePart({}, {}, rows, header + 1, len(matrix.rows))
    reader = _Reader(text, matrix, rules, part, blank_is_empty=True)
    for row in range(len(matrix.rows)):
        reader.headings += [span for cell in matrix.starts(row) for span in cell.spans]
    for cell in matrix.visible[header]:
        reader.marks.append(Mark(MarkKind.LABEL, cell.spans))
    reader.issues.append(other_table_issue(matrix, header))
    return reader


def _names_units(part: TablePart) -> bool:
    """Whether a column is titled as one of units in a role."""
    columns = part.columns.values()
    return any(column.kind is ColumnKind.ROLE and not column.persons for column in columns)


def _guessed(text: str, guess: Guess, rules: Rules, empty: bool) -> _Reader:
    reader = _Reader(text, guess.matrix, rules, guess.part, blank_is_empty=empty)
    for row in range(guess.part.start):
        reader.headings += [span for cell in guess.matrix.starts(row) for span in cell.spans]
    reader.read((guess.part,))
    reader.marks += [Mark(MarkKind.LABEL, (span,)) for span in guess.legend]
    reader.issues.append(Issue(IssueCode.ASSUMED_ROLE, guess.message, guess.spans))
    return reader


# --- one table -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Heading:
    """A section row that holds for the rows below it."""

    rank: float
    title: str
    clauses: list[RoleClause]


@dataclass(slots=True)
class _Reader:
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

    def go_on(self, before: _Reader) -> None:
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
        column = self.part.columns[place]
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
