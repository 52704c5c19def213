"""A grid with its merged cells spread out, and the text of a cell as the grammar wants it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ...document import Span
from ..source import Grid

__all__ = ["Field", "Matrix", "matrix_of"]

MAX_PLACES = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A cell in its place in the matrix, told from others by identity; `words` is its text."""

    spans: tuple[Span, ...]
    row: int
    column: int
    row_span: int
    column_span: int
    words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of places; each place holds the field that covers it, the same where it is merged.

    `text` is the folded text of the document. `visible` holds the fields with text that cover a
    row, each once, from left to right.
    """

    text: str
    rows: tuple[dict[int, Field], ...]
    width: int
    visible: tuple[tuple[Field, ...], ...]

    def words(self, row: int, place: int) -> str:
        """The text at a place; empty where nothing stands."""
        field = self.rows[row].get(place)
        return "" if field is None else field.words

    def starts(self, row: int) -> tuple[Field, ...]:
        """The fields with text that start in a row."""
        return tuple(field for field in self.visible[row] if field.row == row)


def matrix_of(grid: Grid, folded: str) -> Matrix:
    """Spread the merged cells of a grid; spans that reach beyond the table are cut off."""
    height = len(grid.rows)
    width = max((cell.column + 1 for row in grid.rows for cell in row), default=0)
    rows: list[dict[int, Field]] = [{} for _ in range(height)]
    left = MAX_PLACES
    printed = _row_numbers(grid)
    for number, row in enumerate(grid.rows):
        for cell in row:
            below = bisect_left(printed, printed[number] + cell.row_span, number) - number
            down = max(below, 1)
            across = min(cell.column_span, max(width - cell.column, 1))
            if down * across > left:
                down = across = 1
            left -= down * across
            words = "".join([folded[start:end] for start, end in cell.spans]).strip()
            field = Field(cell.spans, number, cell.column, down, across, words)
            for places in rows[number : number + down]:
                for column in range(cell.column, cell.column + across):
                    places.setdefault(column, field)
    return Matrix(folded, tuple(rows), width, tuple(map(_visible, rows)))


def _visible(places: dict[int, Field]) -> tuple[Field, ...]:
    fields = dict.fromkeys([places[column] for column in sorted(places)])
    return tuple([field for field in fields if field.words])


def _row_numbers(grid: Grid) -> list[int]:
    """The number of each row in the file, where blank rows may have been left out."""
    numbers: list[int] = []
    for row in grid.rows:
        following = numbers[-1] + 1 if numbers else 0
        numbers.append(max(following, min((cell.row for cell in row), default=following)))
    return numbers
