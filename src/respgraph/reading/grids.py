"""Tables that lie flattened in running text, put back into a grid.

Every search starts from a header row whose words state roles; where no such header stands there
is no table. The rows below are read in the manner of the header: cells divided by tabs, bars or
blanks on one line, one cell a line, or columns laid out by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..document import Span
from .contents import content_of, is_heading, is_number
from .folding import fold_characters
from .headers import Column, ColumnKind, classify_header
from .pieces import Line, Piece, TableRow
from .placement import fit, place_pieces
from .positioned import is_laid_out, read_layout
from .source import Cell, Grid, Paragraph, Source
from .streams import header_at, may_open_header, read_stream, states_roles

__all__ = ["TextTable", "find_text_tables"]


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


Found = tuple[Sequence[TableRow], int]


def _runs(source: Source, folded: str) -> Iterator[list[Line]]:
    """The lines of each stretch of paragraphs between the grids that the file itself marks."""
    run: list[Line] = []
    for index, block in enumerate(source.blocks):
        if not isinstance(block, Paragraph):
            yield run
            run = []
        elif not block.running:
            run.extend(_lines(folded, block.span, index))
    yield run


def _lines(folded: str, span: Span, block: int) -> Iterator[Line]:
    start = folded.rfind("\n", 0, span.start) + 1
    if folded[start : span.start].strip():
        start = span.start
    for match in re.finditer(r"[^\n]+", folded[start : span.end]):
        text = match[0].rstrip()
        if text:
            place = start + match.start()
            yield Line(text, place, block, _after_blank(folded, place))


def _after_blank(folded: str, place: int) -> bool:
    """Whether an empty line stands before the line that starts at `place`."""
    before = folded[max(0, place - 40) : place].rstrip(" \t")
    return re.search(r"\n[ \t]*\n\s*$", before) is not None or place == 0


def _tables_in(lines: Sequence[Line]) -> Iterator[TextTable]:
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found is None:
            index += 1
            continue
        rows, end = found
        yield TextTable(lines[index].block, lines[end - 1].block + 1, _grid(rows))
        index = end


def _table_at(lines: Sequence[Line], index: int) -> Found | None:
    """The rows of the table whose header starts on line `index`, and the line after it."""
    for read in (_delimited_at, _form_at, _stream_at):
        found = read(lines, index)
        if found is not None and len(found[0]) > 1:
            return found
    return None


# --- cells on one line -----------------------------------------------------------------------

_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|¦│┃]")
_WIDE_BLANK = re.compile(r"[ \t]{2,}")
_ANY_BLANK = re.compile(r"[ \t]+")
_DELIMITERS = (_TAB, _BAR, _WIDE_BLANK, _ANY_BLANK)
_BLANKS = (_WIDE_BLANK, _ANY_BLANK)
_ONE_HAN = re.compile(r"[㐀-鿿]")
_BAR_END = re.compile(r"[|¦│┃]\s*$")
_RULE = re.compile(r"[\s|+:=\-─━┄┈┼├┤┬┴┌┐└┘│]+")
_PAGE_MARK = re.compile(
    r"[-—–~·\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d+)?(?:\s*[,/]?\s*共\s*\d+\s*页)?[-—–~·\s]*"
)
_LOOK_AHEAD = 8


def _delimited_at(lines: Sequence[Line], index: int) -> Found | None:
    line = lines[index]
    if len(line.text) > 400:
        return None
    for delimiter in _DELIMITERS:
        header = _split(line, delimiter)
        columns = [classify_header(cell.text) for cell in header]
        if _is_header(header, columns, delimiter):
            if delimiter in _BLANKS and is_laid_out(lines, index):
                return read_layout(lines, index)
            return _delimited(lines, index, delimiter)
    return None


def _split(line: Line, delimiter: re.Pattern[str]) -> list[Piece]:
    """The cells of one line; a bar at either end is a border, blanks at either end are nothing."""
    text = line.text
    blank = delimiter in _BLANKS
    edges = (0, 0) if not blank else (len(text) - len(text.lstrip()), 0)
    cuts = [match.span() for match in delimiter.finditer(text, edges[0])]
    bounds = [(edges[0], edges[0]), *cuts, (len(text), len(text))]
    cells = [line.piece(left[1], right[0]) for left, right in pairwise(bounds)]
    if delimiter in _BLANKS:
        return _padded_names_joined(line, cells)
    if delimiter is _BAR and len(cells) > 2:
        cells = cells[not cells[0].text :]
        cells = cells[: len(cells) - (not cells[-1].text)]
    return cells


def _padded_names_joined(line: Line, cells: Sequence[Piece]) -> list[Piece]:
    """Two single characters beside each other are one padded name: 王 健."""
    joined: list[Piece] = []
    for cell in cells:
        before = joined[-1] if joined else None
        if before is not None and _ONE_HAN.fullmatch(before.text) and _ONE_HAN.fullmatch(cell.text):
            start, end = before.spans[0].start - line.start, cell.spans[0].end - line.start
            joined[-1] = line.piece(start, end)
        else:
            joined.append(cell)
    return joined


def _is_header(
    cells: Sequence[Piece], columns: Sequence[Column | None], delimiter: re.Pattern[str]
) -> bool:
    """Single blanks ask for more: every word must be a label."""
    visible = sum(bool(cell.text) for cell in cells)
    known = sum(column is not None for column in columns)
    if delimiter is _ANY_BLANK:
        return known == visible and states_roles(columns)
    least = 2 if known == visible and delimiter not in _BLANKS else 3
    return 5 * known >= 3 * visible and states_roles(columns, least)


def _delimited(lines: Sequence[Line], index: int, delimiter: re.Pattern[str]) -> Found:
    header = _split(lines[index], delimiter)
    columns = [classify_header(cell.text) or Column(ColumnKind.OTHER, cell.text) for cell in header]
    rows = [_row(header)]
    waiting: list[TableRow] = []
    end = current = index + 1
    while current < len(lines) and len(waiting) <= _LOOK_AHEAD:
        row, taken = _row_at(lines, current, columns, delimiter)
        if row is not None:
            rows += [*waiting, row]
            waiting = []
            end = current + taken
        elif not _is_rule(lines[current].text):
            waiting.append(TableRow(((lines[current].piece(),),), spanning=True))
        current += taken
    return rows, end


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text) or _PAGE_MARK.fullmatch(text))


def _row_at(
    lines: Sequence[Line], current: int, columns: Sequence[Column], delimiter: re.Pattern[str]
) -> tuple[TableRow | None, int]:
    """The row that starts on a line, with the number of lines it takes; None for a lone text."""
    line = lines[current]
    cells = _split(line, delimiter)
    if _RULE.fullmatch(line.text) or len(cells) < 2:
        return None, 1
    if delimiter in _BLANKS:
        return _blank_row(cells, columns), 1
    taken = _continued(lines, current, columns, delimiter)
    joined = [[cell] if cell.text else [] for cell in cells]
    for following in lines[current + 1 : current + taken]:
        first, *rest = _split(following, delimiter)
        joined[-1] += [first] if first.text else []
        joined += [[cell] if cell.text else [] for cell in rest]
    return TableRow(tuple(map(tuple, joined))), taken


def _continued(
    lines: Sequence[Line], current: int, columns: Sequence[Column], delimiter: re.Pattern[str]
) -> int:
    """How many lines a row takes whose cells hold line breaks: until it is as wide as the header."""
    width = len(_split(lines[current], delimiter))
    if columns[0].kind is not ColumnKind.NUMBER or width >= len(columns):
        return 1
    for step, line in enumerate(lines[current + 1 : current + 1 + _LOOK_AHEAD], 2):
        cells = _split(line, delimiter)
        if is_number(cells[0].text) or is_heading(line.text.strip()) or len(cells) == len(columns):
            return 1
        width += len(cells) - 1
        if width >= len(columns):
            return step if width == len(columns) else 1
    return 1


def _blank_row(cells: Sequence[Piece], columns: Sequence[Column]) -> TableRow | None:
    """A row whose cells are told apart by blanks, which may stand inside cells, too."""
    if all(classify_header(cell.text) for cell in cells) and len(cells) == len(columns):
        return _row(cells)
    numbered = columns[0].kind is ColumnKind.NUMBER
    if numbered and not is_number(cells[0].text):
        return None
    if len(cells) == len(columns):
        fits = [fit(cell.text, column) for cell, column in zip(cells, columns, strict=True)]
        if min(fits) > -1.2:
            return _row(cells)
    placed = place_pieces(cells, columns, first=0, wrap=False, whole=True)
    last = len(columns) - 1
    columned = [(cell, min(place.column, last)) for cell, place in zip(cells, placed, strict=True)]
    good = sum(fit(cell.text, columns[column]) > 0 for cell, column in columned)
    if not numbered and 2 * good < len(cells):
        return None
    row: list[list[Piece]] = [[] for _ in columns]
    for cell, column in columned:
        row[column].append(cell)
    return TableRow(tuple(map(tuple, row)))


def _row(cells: Iterable[Piece]) -> TableRow:
    return TableRow(tuple((cell,) if cell.text else () for cell in cells))


# --- label and value on one line -------------------------------------------------------------


def _form_at(lines: Sequence[Line], index: int) -> Found | None:
    """Lines of a label and its value, divided by a tab or a bar, from a label for the task on."""
    for delimiter in (_TAB, _BAR):
        label = _form_label(lines[index], delimiter)
        if label is None or label.kind not in (ColumnKind.TEXT, ColumnKind.NUMBER):
            continue
        end = index
        labels: list[Column | None] = []
        while end < len(lines) and (label := _form_label(lines[end], delimiter)) is not None:
            labels.append(label)
            end += 1
        if states_roles(labels):
            return [_row(_split(line, delimiter)) for line in lines[index:end]], end
    return None


def _form_label(line: Line, delimiter: re.Pattern[str]) -> Column | None:
    if not delimiter.search(line.text):
        return None
    cells = _split(line, delimiter)
    valued = len(cells) >= 2 and bool(cells[0].text) and bool(cells[1].text)
    return classify_header(cells[0].text) if valued else None


# --- one cell a line -------------------------------------------------------------------------


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
    return len(lines) > 1 and all(line.after_blank for line in lines[1:])


def _line_pieces(lines: Sequence[Line]) -> list[tuple[Piece, int]]:
    """One piece a line, with the number of lines up to its end."""
    return [
        (line.piece(), number)
        for number, line in enumerate(lines, 1)
        if not _is_page_mark(line.text)
    ]


def _block_pieces(lines: Sequence[Line]) -> list[tuple[Piece, int]]:
    """One piece for the lines that no empty line parts."""
    pieces: list[tuple[Piece, int]] = []
    for piece, number in _line_pieces(lines):
        together = pieces and not lines[number - 1].after_blank
        if together and _goes_on(pieces[-1][0].text, piece.text):
            before = pieces[-1][0]
            joined = Piece(f"{before.text}\n{piece.text}", before.spans + piece.spans)
            pieces[-1] = (joined, number)
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
        elif len(open_lines) > _LOOK_AHEAD:
            break
    return pieces


def _is_page_mark(text: str) -> bool:
    return bool(_PAGE_MARK.fullmatch(text)) and not is_number(text)


# --- grids -----------------------------------------------------------------------------------


def _grid(rows: Sequence[TableRow]) -> Grid:
    width = max(len(row.cells) for row in rows)
    made = tuple(tuple(_cells(row, number, width)) for number, row in enumerate(rows))
    spans = [span for row in made for cell in row for span in cell.spans]
    return Grid(Span(min(s.start for s in spans), max(s.end for s in spans)), made)


def _cells(row: TableRow, number: int, width: int) -> Iterator[Cell]:
    for column, pieces in enumerate(row.cells):
        spans = tuple(span for piece in pieces for span in piece.spans)
        yield Cell(spans, number, column, column_span=width if row.spanning else 1)
