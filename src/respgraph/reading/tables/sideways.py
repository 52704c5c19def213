"""Tables that stand on their side: a label beside its value, one form a task or one column a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...document import Span
from ..source import Cell, Grid
from .headers import Column, ColumnKind, classify_header
from .looks import content_of
from .matrix import Field, Matrix

__all__ = ["upright"]

_LABEL = 14
_Pair = tuple[Field, Column, tuple[Field, ...]]


@dataclass(frozen=True, slots=True)
class Upright:
    """A table of labels and values as a table with a header row.

    `labels` are the places of the labels that come again and stand in no header.
    """

    grid: Grid
    labels: tuple[Span, ...]


@dataclass(slots=True)
class _Record:
    """One form: its labels with their values, and the title above them."""

    title: Field | None
    pairs: list[_Pair] = field(default_factory=list)


def upright(matrix: Matrix) -> Upright | None:
    """The same table with its labels as a header row; None where it is no table of labels.

    A record ends where its first label comes again. Several values beside one label are several
    tasks, one a column. A title over the whole width is a section row.
    """
    pairs = list(_pairs(matrix))
    if not _names_tasks(pairs):
        return None
    records = _records(pairs, {title.row: title for title in _titles(matrix)})
    labels = _labels(records)
    rows: list[list[tuple[Span, ...]]] = [[cell.spans for cell in labels.values()]]
    for record in records:
        rows += [[record.title.spans]] if record.title is not None else []
        rows += _rows(record.pairs, labels)
    headers = {id(cell) for cell in labels.values()}
    again = tuple(span for cell, _, _ in pairs if id(cell) not in headers for span in cell.spans)
    return Upright(_grid(rows), again)


def _titles(matrix: Matrix) -> Iterator[Field]:
    """Cells that fill a row over the whole width and are no labels."""
    for row in range(len(matrix.rows)):
        cells = _starting(matrix, row)
        if len(cells) == 1 and cells[0].column_span == matrix.width > 1 and cells[0].words:
            yield cells[0]


def _records(pairs: Sequence[_Pair], titles: dict[int, Field]) -> list[_Record]:
    records: list[_Record] = []
    for pair in pairs:
        first = pair[0]
        if not records or first.words == records[0].pairs[0][0].words:
            records.append(_Record(titles.get(first.row - 1)))
        records[-1].pairs.append(pair)
    return records


def _pairs(matrix: Matrix) -> Iterator[_Pair]:
    """Labels with the cells beside them."""
    for row in range(len(matrix.rows)):
        label: Field | None = None
        column: Column | None = None
        values: list[Field] = []
        for cell in _starting(matrix, row):
            found = _label(cell)
            if found is not None and (label is None or values):
                if label is not None and column is not None:
                    yield label, column, tuple(values)
                label, column, values = cell, found, []
            elif label is not None:
                values.append(cell)
        if label is not None and column is not None:
            yield label, column, tuple(values)


def _starting(matrix: Matrix, row: int) -> list[Field]:
    places = matrix.rows[row]
    once = dict.fromkeys(places[place] for place in sorted(places))
    return [cell for cell in once if cell.row == row]


def _label(cell: Field) -> Column | None:
    words = cell.words
    if not 0 < len(words) <= _LABEL or content_of(words).date:
        return None
    return classify_header(words)


def _names_tasks(pairs: Sequence[_Pair]) -> bool:
    """Whether the labels state roles and a task, and values stand beside most of them."""
    assigning = [pair for pair in pairs if pair[1].assigns]
    tasks = [pair for pair in pairs if pair[1].kind in (ColumnKind.TEXT, ColumnKind.PROBLEM)]
    filled = sum(bool(values) for _, _, values in pairs)
    return bool(assigning) and bool(tasks) and 2 * filled > len(pairs)


def _labels(records: Sequence[_Record]) -> dict[str, Field]:
    """Every label of the records, in the order in which they first stand."""
    labels: dict[str, Field] = {}
    for record in records:
        for cell, _, _ in record.pairs:
            labels.setdefault(cell.words, cell)
    return labels


def _rows(record: Sequence[_Pair], labels: dict[str, Field]) -> Iterator[list[tuple[Span, ...]]]:
    """One row a task; a single value beside a label holds for all tasks of the record."""
    count = max((len(values) for _, _, values in record), default=0)
    places = {words: place for place, words in enumerate(labels)}
    for number in range(count):
        row: list[tuple[Span, ...]] = [() for _ in labels]
        for cell, _, values in record:
            value = values[number] if number < len(values) else None
            if value is None and len(values) == 1:
                value = values[0]
            if value is not None:
                place = places[cell.words]
                row[place] = (*row[place], *value.spans)
        yield row


def _grid(rows: Sequence[Sequence[tuple[Span, ...]]]) -> Grid:
    width = len(rows[0])
    cells = tuple(
        tuple(
            Cell(spans, number, place, column_span=width if len(row) == 1 else 1)
            for place, spans in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    spans = [span for row in rows for cell in row for span in cell]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Grid(whole, cells, tells_merges=True)
