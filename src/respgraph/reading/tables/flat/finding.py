"""Tables that lie flattened in running text, put back into a grid.

Every search starts from a header row whose words state roles; where no such header stands there
is no table. The rows below are read in the manner of the header: cells divided by tabs, bars or
blanks on one line, one cell a line, or columns laid out by position.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....document import Span
from ...lines.lone_labels import card_stretches
from ...source import Cell, Grid, Paragraph, Source
from ...text.folding import fold_characters
from ..headers import Column, ColumnKind, classify_header
from ..looks import content_of, is_heading, is_number
from .divided import LOOK_AHEAD, PAGE_MARK, TAB, Found, delimited_at, row_of, split_line
from .drawn import BAR, split_rule, tells_blanks
from .pieces import Line, Piece, TableRow
from .quoted_cells import quoted_together
from .streams import header_at, may_open_header, read_stream, states_roles

__all__ = ["find_bare_tables", "find_text_tables"]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A grid found in the blocks ``first <= index < last`` of a source."""

    first: int
    last: int
    grid: Grid


def find_text_tables(source: Source) -> tuple[TextTable, ...]:
    """The tables in the running text of a source, in order.

    >>> from respgraph.document import Document, Span
    >>> text = "序号\\t任务\\t牵头单位\\n1\\t修路。\\t县交通局"
    >>> blocks = (Paragraph(Span(0, 10)), Paragraph(Span(11, 21)))
    >>> [len(table.grid.rows) for table in find_text_tables(Source(Document("a", text), blocks))]
    [2]
    """
    folded = fold_characters(source.document.text)
    found: list[TextTable] = []
    for lines in _runs(source, folded):
        found.extend(_tables_in(lines))
    return tuple(found)


def find_bare_tables(source: Source) -> tuple[TextTable, ...]:
    """Runs of at least three lines of cells, none with more than the first, without a header row."""
    folded = fold_characters(source.document.text)
    return tuple(
        table
        for lines in _runs(source, folded)
        for delimiter in (TAB, BAR)
        for table in _even_runs(lines, delimiter)
    )


def _even_runs(lines: Sequence[Line], delimiter: re.Pattern[str]) -> Iterator[TextTable]:
    cells = [split_line(line, delimiter) if delimiter.search(line.text) else [] for line in lines]
    start = 0
    while start < len(lines):
        width = len(cells[start])
        stop = start + 1
        while stop < len(lines) and 3 <= len(cells[stop]) <= width:
            stop += 1
        if width >= 3 and stop - start >= 3:
            grid = _grid([row_of(row) for row in cells[start:stop]])
            yield TextTable(lines[start].block, lines[stop - 1].stop, grid)
        start = stop


def _runs(source: Source, folded: str) -> Iterator[list[Line]]:
    """The lines of each stretch of paragraphs between the grids that the file itself marks.

    Labels that stand alone above what they say are no part of a table either.
    """
    run: list[Line] = []
    cards = deque(card_stretches(folded))
    for index, block in enumerate(source.blocks):
        if not isinstance(block, Paragraph):
            yield quoted_together(run, folded)
            run = []
        elif not block.running:
            for line in _lines(folded, block.span, index):
                while cards and cards[0][1] <= line.start:
                    cards.popleft()
                if cards and cards[0][0] <= line.start:
                    yield quoted_together(run, folded)
                    run = []
                else:
                    run.append(line)
    yield quoted_together(run, folded)


def _lines(folded: str, span: Span, block: int) -> Iterator[Line]:
    start = folded.rfind("\n", 0, span.start) + 1
    if folded[start : span.start].strip():
        start = span.start
    for match in re.finditer(r"[^\n]+", folded[start : span.end]):
        text = match[0].rstrip()
        if text:
            place = start + match.start()
            line = Line(text, place, block, _blanks_before(folded, place), block + 1)
            yield from split_rule(line) if text[-1] in "┤|│+" else (line,)


def _blanks_before(folded: str, place: int) -> int:
    """The number of empty lines before the line that starts at `place`; more than 60 count as 60."""
    before = folded[max(0, place - 200) : place]
    gap = before[len(before.rstrip()) :]
    return min(max(gap.count("\n") - 1, 0), 60)


def _tables_in(lines: Sequence[Line]) -> Iterator[TextTable]:
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found is None:
            index += 1
            continue
        rows, end = found
        grid = replace(_grid(rows), tells_merges=tells_blanks(lines[index:end]))
        yield TextTable(lines[index].block, lines[end - 1].stop, grid)
        index = end


def _table_at(lines: Sequence[Line], index: int) -> Found | None:
    """The rows of the table whose header starts on line `index`, and the line after it."""
    for read in (delimited_at, _form_at, _stream_at):
        found = read(lines, index)
        if found is not None and len(found[0]) > 1:
            return found
    return None


_SAMPLE = 200
_BAR_END = re.compile(r"[|¦│┃]\s*$")


def _form_at(lines: Sequence[Line], index: int) -> Found | None:
    """Lines of a label and its value, divided by a tab or a bar, from a label for the task on."""
    for delimiter in (TAB, BAR):
        label = _form_label(lines[index], delimiter)
        if label is None or label.kind not in (ColumnKind.TEXT, ColumnKind.NUMBER):
            continue
        end = index
        labels: list[Column | None] = []
        rows: list[TableRow] = []
        while end < len(lines):
            label = _form_label(lines[end], delimiter)
            below = None if label is not None else _value_below(lines, end, delimiter)
            if label is not None:
                labels.append(label)
                rows.append(row_of(split_line(lines[end], delimiter)))
            elif below is not None:
                *cells, value = rows[-1].cells
                rows[-1] = TableRow((*cells, (*value, below)))
            else:
                break
            end += 1
        if states_roles(labels):
            return rows, end
    return None


def _value_below(lines: Sequence[Line], index: int, delimiter: re.Pattern[str]) -> Piece | None:
    """The further value of the label above: nothing before it but a tab or bar, or names alone."""
    line = lines[index]
    if not delimiter.search(line.text):
        label = _form_label(lines[index - 1], delimiter)
        goes_on = index + 1 < len(lines) and _form_label(lines[index + 1], delimiter) is not None
        named = label is not None and label.assigns and goes_on and not line.blanks
        return line.piece() if named and _names_only(line.text.strip()) else None
    if not delimiter.match(line.text.lstrip(" ")):
        return None
    cells = [cell for cell in split_line(line, delimiter) if cell.text]
    return cells[0] if len(cells) == 1 else None


def _names_only(text: str) -> bool:
    """Whether a line holds nothing but persons or bodies, and heads nothing."""
    content = content_of(text)
    return not is_heading(text) and max(content.people, content.units) > 0.5


def _form_label(line: Line, delimiter: re.Pattern[str]) -> Column | None:
    if not delimiter.search(line.text):
        return None
    cells = split_line(line, delimiter)
    valued = len(cells) >= 2 and bool(cells[0].text) and bool(cells[1].text)
    return classify_header(cells[0].text) if valued else None


def _stream_at(lines: Sequence[Line], index: int) -> Found | None:
    """A table whose cells stand on lines of their own, perhaps each closed by a bar."""
    if not may_open_header(_BAR_END.sub("", lines[index].text)):
        return None
    read = _bar_pieces if _BAR_END.search(lines[index].text) else _line_pieces
    sample = read(lines[index : index + 40])
    if not sample or (header := header_at([piece for piece, _ in sample], 0)) is None:
        return None
    width = sum(len(cell) for _, cell in header)
    if read is _line_pieces and _apart(lines[index : index + width + 1]):
        read = _block_pieces
    pieces, counts = zip(*read(lines[index:]), strict=True)
    table = read_stream(pieces, 0, header)
    return table.rows, index + counts[table.end - 1]


def _apart(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(line.blanks for line in lines[1:])


def _line_pieces(lines: Sequence[Line]) -> list[tuple[Piece, int]]:
    """One piece a line, with the number of lines up to its end."""
    usual = Counter(line.blanks for line in lines[1:_SAMPLE]).most_common(1)
    behind = [line.blanks - (usual[0][0] if usual else 0) for line in lines[1:]]
    pieces: list[tuple[Piece, int]] = []
    for number, (line, room) in enumerate(zip(lines, (*behind, 0), strict=True), 1):
        piece = replace(line.piece(), room=max(room, 0))
        if pieces and not pieces[-1][0].room and _belongs_above(pieces[-1][0].text, piece.text):
            pieces[-1] = (_below(pieces[-1][0], piece), number)
        elif not _is_page_mark(line.text):
            pieces.append((piece, number))
    return pieces


def _below(above: Piece, piece: Piece) -> Piece:
    """A cell with a further line."""
    return Piece(f"{above.text}\n{piece.text}", above.spans + piece.spans, piece.room)


_OPENED = re.compile(r"\([^()]{0,40}$")
_CLOSES = re.compile(r"[^()]*\)")
_REMARK = re.compile(r"\((?=[^()])[^()]*\)?[、,;]?")


def _belongs_above(above: str, text: str) -> bool:
    """Whether a line is a remark in brackets on the line above, or goes on with one: (副州长)."""
    if ")" not in text and not text.startswith("("):
        return False
    if _OPENED.search(above) and _CLOSES.match(text):
        return True
    named = not (is_number(above) or content_of(above).nothing)
    return named and bool(_REMARK.fullmatch(text)) and not _counts(text)


def _counts(text: str) -> bool:
    """Whether a line opens a row or a section, or is an empty cell: (3), (二), (无)."""
    return is_number(text) or is_heading(text) or content_of(text).nothing > 0


def _block_pieces(lines: Sequence[Line]) -> list[tuple[Piece, int]]:
    """One piece for the lines that no empty line parts."""
    pieces: list[tuple[Piece, int]] = []
    for piece, number in _line_pieces(lines):
        together = pieces and not lines[number - 1].blanks
        if together and _goes_on(pieces[-1][0].text, piece.text):
            pieces[-1] = (_below(pieces[-1][0], piece), number)
        else:
            pieces.append((piece, number))
    return pieces


def _goes_on(before: str, after: str) -> bool:
    """Whether two lines without an empty line between them may be one cell."""
    if any(is_number(text) or is_heading(text) for text in (before, after)):
        return False
    left, right = content_of(before), content_of(after)
    return not (left.nothing or right.nothing) and bool(left.date) == bool(right.date)


def _bar_pieces(lines: Sequence[Line]) -> list[tuple[Piece, int]]:
    """One piece for the lines up to a bar at the end of a line; it may be empty."""
    pieces: list[tuple[Piece, int]] = []
    open_lines: list[Piece] = []
    for number, line in enumerate(lines, 1):
        closed = _BAR_END.search(line.text)
        text = line.piece(0, closed.start() if closed else None)
        open_lines += [text] if text.text else []
        if closed:
            spans = tuple(span for piece in open_lines for span in piece.spans)
            pieces.append((Piece("\n".join(piece.text for piece in open_lines), spans), number))
            open_lines = []
        elif len(open_lines) > LOOK_AHEAD:
            break
    return pieces


def _is_page_mark(text: str) -> bool:
    return bool(PAGE_MARK.fullmatch(text)) and not is_number(text)


def _grid(rows: Sequence[TableRow]) -> Grid:
    width = max(len(row.cells) for row in rows)
    made = tuple(tuple(_cells(row, number, width)) for number, row in enumerate(rows))
    spans = [span for row in made for cell in row for span in cell.spans]
    return Grid(Span(min(s.start for s in spans), max(s.end for s in spans)), made)


def _cells(row: TableRow, number: int, width: int) -> Iterator[Cell]:
    for column, pieces in enumerate(row.cells):
        spans = tuple(span for piece in pieces for span in piece.spans)
        yield Cell(spans, number, column, column_span=width if row.spanning else 1)
