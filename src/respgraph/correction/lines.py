"""The rows of a corrected table: what each says, and what the program had written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..cells import TextCell
from ..document import Span
from ..errors import SavedFileError
from .rows import Fingerprint, plain

__all__ = ["Line", "TaskLines"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: the value of every column, in English, and where each cell lies.

    `written` is the fingerprint of the row as the program wrote it, None for a row that a person
    added; `now` is that of its values.
    """

    file: str
    values: Mapping[str, str]
    cells: Mapping[str, TextCell]
    columns: Mapping[str, int]
    number: int
    written: Fingerprint | None
    now: Fingerprint

    @property
    def names_someone(self) -> bool:
        """Whether the row states an assignment."""
        return bool(self.values["role"] and self.values["name"])

    @property
    def task_as_written(self) -> bool:
        """Whether the task's cells are those that the program wrote."""
        return self.written is not None and self.written.task == self.now.task

    @property
    def assignment_as_written(self) -> bool:
        """Whether the assignment's cells are those that the program wrote."""
        return self.written is not None and self.written.assignment == self.now.assignment

    def spans(self, column: str) -> tuple[Span, ...]:
        """Where a cell lies in the document of the table."""
        cell = self.cells.get(column)
        return cell.spans if cell else ()

    def error(self, column: str, message: str) -> SavedFileError:
        """A refusal that names the cell."""
        cell = self.cells.get(column)
        where = (cell and cell.label) or (
            f"line {cell.line if cell else self.number}, column {self.columns.get(column, 0)}"
        )
        return SavedFileError(f"{self.file}, {where} ({column}): {message}")


@dataclass(frozen=True, slots=True)
class TaskLines:
    """The rows of one task, in the order of the table; `id` is empty for a task without one."""

    id: str
    lines: tuple[Line, ...]

    def field(self, name: str, written: str | None) -> str:
        """The value that the rows give to a field of their task.

        `written` is the value that the program wrote, where it is known. A row that a person added
        may leave the field blank.

        Raises:
            SavedFileError: two rows were given different values.
        """
        changed: dict[str, Line] = {}
        for line in self.lines:
            value = line.values[name]
            added = line.written is None and not value
            if not added and (written is None or plain(value) != plain(written)):
                changed.setdefault(plain(value), line)
        if len(changed) > 1:
            first, second = list(changed.values())[:2]
            raise second.error(
                name,
                f"differs from line {first.number} of the same task; change all rows alike, or one",
            )
        if not changed:
            return written or ""
        return next(iter(changed.values())).values[name]

    def as_written(self) -> Line | None:
        """A row whose task cells nobody changed."""
        return next((line for line in self.lines if line.task_as_written), None)
