"""Rows whose cells stand on one line, divided by tabs, bars or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest

from ...text.blank_labels import holds_values
from ..headers import Column, ColumnKind, classify_header
from ..looks import content_of, is_heading, is_number
from ..other_tables import of_other_things
from .by_position import is_laid_out, read_layout
from .pieces import Line, Piece, TableRow
from .placement import aligned, fit, place_pieces
from .quoted_cells import quoted_pieces
from .streams import states_roles

__all__ = [
    "BAR",
    "LOOK_AHEAD",
    "PAGE_MARK",
    "TAB",
    "Found",
    "delimited_at",
    "row_of",
    "split_line",
    "tells_blanks",
]

Found = tuple[Sequence[TableRow], int]

TAB = re.compile(r"\t")
BAR = re.compile(r"[|¦│┃]")
_WIDE_BLANK = re.compile(r"[ \t]{2,}")
_ANY_BLANK = re.compile(r"[ \t]+")
_DELIMITERS = (TAB, BAR, _WIDE_BLANK, _ANY_BLANK)
_DIVIDED = re.compile(r"[\t|¦│┃]| .* ")
_BLANKS = (_WIDE_BLANK, _ANY_BLANK)
_ONE_HAN = re.compile(r"[㐀-鿿]")
_RULE = re.compile(r"[\s|+:=\-─━┄┈┼├┤┬┴┌┐└┘│]+")
_CORNER = re.compile(r"[|+│├┤┼┬┴┌┐└┘]")
PAGE_MARK = re.compile(
    r"[-—–~·\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d+)?(?:\s*[,/]?\s*共\s*\d+\s*页)?[-—–~·\s]*"
)
LOOK_AHEAD = 8
_LONGEST_OTHER = 150
_SAMPLE = 200


def delimited_at(lines: Sequence[Line], index: int) -> Found | None:
    """The table whose header is on line `index`, and the line after its last row."""
    line = lines[index]
    if len(line.text) > 400 or not _DIVIDED.search(line.text.strip()):
        return None
    for delimiter in _DELIMITERS:
        if delimiter is _WIDE_BLANK and holds_values(line.text):
            return None
        header = split_line(line, delimiter)
        columns = [classify_header(cell.text) for cell in header]
        if _is_header(header, columns, delimiter) or _is_other(line, delimiter):
            if delimiter in _BLANKS and is_laid_out(lines, index):
                return read_layout(lines, index)
            return _delimited(lines, index, delimiter)
    return None


def split_line(line: Line, delimiter: re.Pattern[str]) -> list[Piece]:
    """The cells of one line; a bar at either end is a border, blanks at either end are nothing."""
    text = line.text
    if delimiter is TAB and '"' in text:
        return quoted_pieces(line)
    blank = delimiter in _BLANKS
    edges = (0, 0) if not blank else (len(text) - len(text.lstrip()), 0)
    cuts = [match.span() for match in delimiter.finditer(text, edges[0])]
    bounds = [(edges[0], edges[0]), *cuts, (len(text), len(text))]
    cells = [line.piece(left[1], right[0]) for left, right in pairwise(bounds)]
    if delimiter in _BLANKS:
        return _padded_names_joined(line, cells)
    if delimiter is BAR and len(cells) > 2:
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


def _is_other(line: Line, delimiter: re.Pattern[str]) -> bool:
    """Whether a line is the header of a table of other things than tasks."""
    if delimiter in _BLANKS or len(line.text) > _LONGEST_OTHER:
        return False
    texts = [cell.text for cell in split_line(line, delimiter) if cell.text]
    return len(texts) >= 3 and of_other_things(texts)


def _delimited(lines: Sequence[Line], index: int, delimiter: re.Pattern[str]) -> Found:
    header = split_line(lines[index], delimiter)
    columns = [classify_header(cell.text) or Column(ColumnKind.OTHER, cell.text) for cell in header]
    rows = [row_of(header)]
    waiting: list[Line] = []
    rules = _rules(lines[index + 1 :]) if delimiter is BAR else 0
    end = current = index + 1
    while current < len(lines) and len(waiting) <= LOOK_AHEAD:
        if _is_other(lines[current], delimiter):
            break
        row, taken = _row_at(lines, current, columns, delimiter)
        if row is not None:
            row = row if delimiter in _BLANKS else _with_gaps(row, rows[-1], columns)
            _settle(rows, waiting, columns, delimiter)
            if rules and _same_row(row, lines[current - 1], rules):
                rows[-1] = _stacked(rows[-1], row)
            else:
                rows.append(row)
                _join_merged(rows, lines[current - 1])
            waiting = []
            end = current + taken
        elif not _is_rule(lines[current].text):
            waiting.append(lines[current])
        current += taken
    if delimiter in _BLANKS and waiting:
        end += _wrapped_at_end(rows, lines[end:], columns, delimiter)
    return rows, end


def _rules(lines: Sequence[Line]) -> int:
    """How many drawn rules part the rows below a header; none where they are few for its lines.

    Only the table itself is looked at: below it another may begin, with a rule of its own.
    """
    rules = bars = 0
    for line in lines[:_SAMPLE]:
        if _RULE.fullmatch(line.text):
            rules += 1
        elif BAR.search(line.text):
            bars += 1
        elif line.text.strip():
            break
    return rules if rules >= 2 and 8 * rules >= bars else 0


def _same_row(row: TableRow, before: Line, rules: int) -> bool:
    """Whether a line goes on with the row above it: no rule parts them, and it has no number.

    A table with no rules but that below its header and its lower border parts rows by lines.
    """
    if _RULE.fullmatch(before.text):
        return False
    first = "".join(piece.text for piece in row.cells[0])
    return not first or (rules > 2 and not is_number(first))


def tells_blanks(lines: Sequence[Line]) -> bool:
    """Whether a drawn rule stands above each row of a table, so that its blank cells are empty.

    Of the lines of a row only the first stands below a rule.
    """
    rules = _rules(lines[1:])
    firsts = [
        above.text
        for above, line in pairwise(lines)
        if BAR.search(line.text) and is_number(_first_cell(line))
    ]
    return rules > 2 and bool(firsts) and all(map(_RULE.fullmatch, firsts))


def _join_merged(rows: list[TableRow], rule: Line) -> None:
    """Where the rule between two rows has a gap, their cells are one: ├──┤    ├──┤."""
    above, below = rows[-2], rows[-1]
    if _RULE.fullmatch(rule.text) is None or above.spanning or len(above.cells) != len(below.cells):
        return
    drawn = _CORNER.split(rule.text.strip())[1:-1]
    if len(drawn) != len(below.cells) or all(part.strip() for part in drawn):
        return
    pairs = zip(above.cells, below.cells, drawn, strict=True)
    joined = [
        (upper, lower) if part.strip() else (upper or lower,) * 2 for upper, lower, part in pairs
    ]
    rows[-2:] = [
        TableRow(tuple(upper for upper, _ in joined)),
        TableRow(tuple(lower for _, lower in joined)),
    ]


def _first_cell(line: Line) -> str:
    return split_line(line, BAR)[0].text


def _stacked(above: TableRow, below: TableRow) -> TableRow:
    """Two lines of one row, column by column."""
    pairs = zip_longest(above.cells, below.cells, fillvalue=())
    return TableRow(tuple((*upper, *lower) for upper, lower in pairs))


def _settle(
    rows: list[TableRow],
    waiting: Sequence[Line],
    columns: Sequence[Column],
    delimiter: re.Pattern[str],
) -> None:
    """Lines between two rows: the rest of the row above, where it wraps, else headings."""
    for line in waiting:
        wrapped = _wrapped(rows[-1], line, columns, delimiter) if len(rows) > 1 else None
        if wrapped is not None:
            rows[-1] = wrapped
        else:
            rows.append(TableRow(((_unframed(line, delimiter),),), spanning=True))


def _unframed(line: Line, delimiter: re.Pattern[str]) -> Piece:
    """A line that is one cell, without the bars at its ends: │一、会员服务   │."""
    filled = [cell for cell in split_line(line, delimiter) if cell.text] if delimiter is BAR else []
    return filled[0] if len(filled) == 1 else line.piece()


def _wrapped_at_end(
    rows: list[TableRow],
    lines: Sequence[Line],
    columns: Sequence[Column],
    delimiter: re.Pattern[str],
) -> int:
    """How many lines the last row still takes: those that end what is plainly unfinished."""
    taken = 0
    for line in lines[:LOOK_AHEAD]:
        wrapped = _wrapped(rows[-1], line, columns, delimiter)
        if wrapped is None or not _has_loose_end(rows[-1], columns):
            break
        rows[-1] = wrapped
        taken += 1
    return taken


def _has_loose_end(row: TableRow, columns: Sequence[Column]) -> bool:
    """Whether a list of names in a row breaks off."""
    return any(
        cell and _breaks_off(cell[-1].text, column)
        for cell, column in zip(row.cells, columns, strict=False)
    )


def _breaks_off(text: str, column: Column) -> bool:
    if not column.assigns or column.persons:
        return False
    return text.endswith(("、", ",")) or content_of(re.split("[、,;]", text)[-1]).units == 0


def _wrapped(
    row: TableRow, line: Line, columns: Sequence[Column], delimiter: re.Pattern[str]
) -> TableRow | None:
    """The row with a further line of its cells; None where the line does not go on with it."""
    if delimiter not in _BLANKS or row.spanning or is_heading(line.text.strip()):
        return None
    parts = split_line(line, delimiter)
    if len(parts) > len(columns):
        return None
    cells = [list(cell) for cell in row.cells] + [[] for _ in range(len(columns) - len(row.cells))]
    start, total = 0, 0.0
    for left, part in enumerate(parts, 1 - len(parts)):
        options = range(start, len(columns) + left)
        if not options:
            return None
        scores = {place: _suits(cells, place, part.text, columns[place]) for place in options}
        best = max(options, key=lambda place: (scores[place], -place))
        if scores[best] < 0:
            return None
        cells[best].append(part)
        start, total = best + 1, total + scores[best]
    return TableRow(tuple(map(tuple, cells))) if total > 0 else None


def _suits(cells: Sequence[Sequence[Piece]], place: int, text: str, column: Column) -> float:
    """How well a further line suits a cell, or a cell that the row has not reached yet."""
    if cells[place]:
        return _continues(cells[place], text, column)
    reached = any(cells[place:])
    return -2.0 if reached or column.kind is ColumnKind.NUMBER else 0.4 * fit(text, column)


def _continues(cell: Sequence[Piece], text: str, column: Column) -> float:
    """How well a further line suits a cell."""
    content = content_of(text)
    before = cell[-1].text
    if column.kind is ColumnKind.NUMBER:
        return -2.0
    if column.kind is ColumnKind.DEADLINE:
        return 1.0 if content.date or text in ("月", "底", "前", "底前", "年底", "月底") else -2.0
    if column.kind is ColumnKind.OTHER:
        return 0.1
    if column.assigns:
        if column.persons:
            return 0.8 * content.people - 0.5
        return 1.5 if _breaks_off(before, column) else 0.5 * content.units - 0.4
    return -1.0 if before.endswith(("。", "!", ";")) else 1.0 - 1.2 * content.units


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text) or PAGE_MARK.fullmatch(text))


def _row_at(
    lines: Sequence[Line], current: int, columns: Sequence[Column], delimiter: re.Pattern[str]
) -> tuple[TableRow | None, int]:
    """The row that starts on a line, with the number of lines it takes; None for a lone text."""
    line = lines[current]
    cells = split_line(line, delimiter)
    if _RULE.fullmatch(line.text) or len(cells) < 2:
        return None, 1
    if delimiter in _BLANKS:
        return _blank_row(cells, columns), 1
    taken = _continued(lines, current, columns, delimiter)
    joined = [[cell] if cell.text else [] for cell in cells]
    for following in lines[current + 1 : current + taken]:
        first, *rest = split_line(following, delimiter)
        joined[-1] += [first] if first.text else []
        joined += [[cell] if cell.text else [] for cell in rest]
    return TableRow(tuple(map(tuple, joined))), taken


def _continued(
    lines: Sequence[Line], current: int, columns: Sequence[Column], delimiter: re.Pattern[str]
) -> int:
    """How many lines a row takes whose cells hold line breaks: until it is as wide as the header."""
    width = len(split_line(lines[current], delimiter))
    if columns[0].kind is not ColumnKind.NUMBER or width >= len(columns):
        return 1
    for step, line in enumerate(lines[current + 1 : current + 1 + LOOK_AHEAD], 2):
        cells = split_line(line, delimiter)
        if is_number(cells[0].text) or is_heading(line.text.strip()) or len(cells) == len(columns):
            return 1
        width += len(cells) - 1
        if width >= len(columns):
            return step if width == len(columns) else 1
    return 1


def _with_gaps(row: TableRow, above: TableRow, columns: Sequence[Column]) -> TableRow:
    """The row with room for the merged cells that it leaves out; a number left out goes on."""
    texts = ["".join(piece.text for piece in cell) for cell in row.cells]
    if len(texts) >= len(columns) or sum(map(bool, texts)) < 2:
        return row
    cells: list[tuple[Piece, ...]] = [() for _ in columns]
    places = aligned(texts, columns)
    for place, cell in zip(places, row.cells, strict=True):
        cells[place] = cell
    for place in set(range(places[-1])) - {*places}:
        if columns[place].kind is ColumnKind.NUMBER and place < len(above.cells):
            cells[place] = () if above.spanning else above.cells[place]
    return TableRow(tuple(cells))


def _blank_row(cells: Sequence[Piece], columns: Sequence[Column]) -> TableRow | None:
    """A row whose cells are told apart by blanks, which may stand inside cells, too."""
    if all(classify_header(cell.text) for cell in cells) and len(cells) == len(columns):
        return row_of(cells)
    numbered = columns[0].kind is ColumnKind.NUMBER
    if numbered and not is_number(cells[0].text):
        return None
    if len(cells) == len(columns):
        fits = [fit(cell.text, column) for cell, column in zip(cells, columns, strict=True)]
        if min(fits) > -1.2:
            return row_of(cells)
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


def row_of(cells: Iterable[Piece]) -> TableRow:
    """A row with one piece a cell; a piece without text is an empty cell."""
    return TableRow(tuple((cell,) if cell.text else () for cell in cells))
