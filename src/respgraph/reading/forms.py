"""Tables that stand on their side: a label beside its value, one form a task or one column a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Span
from .contents import content_of
from .headers import Column, ColumnKind, classify_header
from .matrix import Field, Matrix
from .source import Cell, Grid

__all__ = ["upright"]

_LABEL = 14
_Pair = tuple[Field, Column, tuple[Field, ...]]


def upright(matrix: Matrix) -> Grid | None:
    """The same table with its labels as a header row; None where it is no table of labels.

    A record ends where its first label comes again. Several values beside one label are several
    tasks, one a column.
    """
    pairs = list(_pairs(matrix))
    if not _names_tasks(pairs):
        return None
    first = pairs[0][0].words
    records: list[list[_Pair]] = []
    for pair in pairs:
        if not records or pair[0].words == first:
            records.append([])
        records[-1].append(pair)
    labels = _labels(records)
    rows = [row for record in records for row in _rows(record, labels)]
    return _grid([[cell.spans for cell in labels.values()], *rows])


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


def _labels(records: Sequence[Sequence[_Pair]]) -> dict[str, Field]:
    """Every label of the records, in the order in which they first stand."""
    labels: dict[str, Field] = {}
    for record in records:
        for cell, _, _ in record:
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
    cells = tuple(
        tuple(Cell(spans, number, place) for place, spans in enumerate(row))
        for number, row in enumerate(rows)
    )
    spans = [span for row in rows for cell in row for span in cell]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Grid(whole, cells, tells_merges=True)
