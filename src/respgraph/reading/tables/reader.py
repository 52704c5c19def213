"""Tables into task drafts: each row a task, each column what its header says.

Grids that the file marks and tables found in running text are read alike. A merged cell holds for
all its rows, be it of leaders, units or deadlines. What an empty one means the document may say
(空白栏同上); else it is empty where the file tells merged cells from empty ones, and elsewhere
(plain text, csv) it is read as the cell above, and doubted. A row that spans the table is the
heading of the rows below it, and may name who answers for all of them.
"""

from __future__ import annotations

from dataclasses import replace

from ...plan import Issue
from ...vocabulary import IssueCode
from ..drafts import Mark, MarkKind, TableReading
from ..rules import Rules
from ..source import Grid, Source
from ..text.folding import fold_characters
from .blank_cells import blank_is_empty
from .by_contents import Guess, by_contents
from .by_marks import by_marks
from .columns import TablePart, parts_of
from .flat.finding import find_bare_tables, find_text_tables
from .headers import ColumnKind
from .index_tables import index_reading
from .matrix import Matrix, matrix_of
from .one_table import TableReader
from .other_tables import other_table_issue, other_things_row
from .part_tops import row_start, runs_of
from .sideways import upright

__all__ = ["read_tables"]


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
    before: TableReader | None = None
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
    before: TableReader | None,
    *,
    bare: bool = False,
) -> list[TableReader]:
    """A reader for each table of a grid; most grids are one, none if nobody answers there."""
    other = other_things_row(matrix)
    if other is not None:
        return [_set_aside(text, matrix, rules, other)]
    parts = parts_of(matrix, None if before is None else before.part, rules.own_labels)
    turned = None if parts else upright(matrix)
    if turned is not None:
        grid, matrix = turned.grid, matrix_of(turned.grid, matrix.text)
        parts = parts_of(matrix, own_labels=rules.own_labels)
    units = any(map(_names_units, parts))
    guess = None if units else by_marks(matrix, anyway=bool(parts))
    if guess is None and not parts and bare:
        guess = by_contents(matrix)
    if guess is not None:
        return [_guessed(text, guess, rules, blank_is_empty(grid, matrix.text))]
    blank = blank_is_empty(grid, matrix.text)
    lines = turned is None
    readers: list[TableReader] = []
    for floor, run in runs_of(matrix, parts) if lines else [(0, parts)] if parts else []:
        reader = TableReader(text, matrix, rules, run[-1], blank_is_empty=blank)
        if turned is not None:
            reader.headings += turned.labels
            reader.marks += [Mark(MarkKind.LABEL, (span,)) for span in turned.labels]
            heads = [cell for cells in run[-1].header.values() for cell in cells]
            reader.marks += [Mark(MarkKind.NOTE, cell.spans) for cell in heads]
        if before is not None and not run[0].header_rows:
            reader.go_on(before)
        reader.read(run, floor, lines=lines)
        if readers:
            readers[-1].end = row_start(matrix, floor)
        readers.append(reader)
    return readers


def _set_aside(text: str, matrix: Matrix, rules: Rules, header: int) -> TableReader:
    """A table of other things than tasks: nothing in it is read, and it is listed."""
    rows = range(header, header + 1)
    part = TablePart({}, {}, rows, header + 1, len(matrix.rows))
    reader = TableReader(text, matrix, rules, part, blank_is_empty=True)
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


def _guessed(text: str, guess: Guess, rules: Rules, empty: bool) -> TableReader:
    reader = TableReader(text, guess.matrix, rules, guess.part, blank_is_empty=empty)
    for row in range(guess.part.start):
        reader.headings += [span for cell in guess.matrix.starts(row) for span in cell.spans]
    reader.read((guess.part,))
    reader.marks += [Mark(MarkKind.LABEL, (span,)) for span in guess.legend]
    reader.issues.append(Issue(IssueCode.ASSUMED_ROLE, guess.message, guess.spans))
    return reader
