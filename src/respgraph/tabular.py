"""Any list of records as a DataFrame, or as cells and CSV: records are the truth, tables a view."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from .errors import ArgumentError
from .escaping import csv_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "cell",
    "column_names",
    "csv_text",
    "display_width",
    "plain_rows",
    "record_cells",
    "table",
]

_DIGITS = 6


def table(records: Sequence[Any], record_type: type[Any] | None = None) -> pd.DataFrame:
    """One row per record, one column per field, in the order of the fields.

    Enumerations become text; tuples stay tuples. Whole numbers and fractions that may be missing
    use pandas' nullable types, so that a missing number is ``<NA>`` and never turns its column
    into floats.

    Args:
        records: frozen dataclass records of one type, as every metric returns them.
        record_type: the type of the records, to give an empty list its columns.

    Raises:
        ArgumentError: the records are not dataclasses, or not all of one type.

    >>> from respgraph import Task, table
    >>> table([Task("task/1", "1", (), "修路。", None, ())]).columns[:2].tolist()
    ['id', 'number']
    """
    import pandas as pd

    rows = plain_rows(records)
    names = column_names(records, record_type)
    columns = {name: _column([row[name] for row in rows]) for name in names}
    return pd.DataFrame(columns, columns=names)


def column_names(records: Sequence[Any], record_type: type[Any] | None = None) -> list[str]:
    """The field names of the records, in order; empty for an empty list of unknown type."""
    kind = record_type or (type(records[0]) if records else None)
    if kind is None:
        return []
    if not is_dataclass(kind):
        raise ArgumentError(f"records must be dataclasses, not {kind.__name__}")
    return [field.name for field in fields(kind) if not field.name.startswith("_")]


def plain_rows(records: Sequence[Any]) -> list[dict[str, Any]]:
    """The records as dictionaries of plain values, keys in the order of the fields."""
    kinds = sorted({type(record).__name__ for record in records})
    if len(kinds) > 1:
        raise ArgumentError(f"records of several types cannot share a table: {', '.join(kinds)}")
    names = column_names(records)
    return [{name: _plain(getattr(record, name)) for name in names} for record in records]


def record_cells(records: Iterable[Any], names: Sequence[str]) -> list[list[Any]]:
    """The records as rows of cells, columns by the names of fields or properties."""
    return [[cell(getattr(record, name)) for name in names] for record in records]


def cell(value: Any) -> Any:
    """A value as one cell: a list is joined by semicolons, a float rounded to 6 digits.

    >>> cell(("task/1", "task/2")), cell(1 / 3), cell(None)
    ('task/1; task/2', 0.333333, None)
    """
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, tuple | list):
        return "; ".join(str(cell(part)) for part in value)
    return value


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as CSV, in which no cell can start a formula; empty where it has no columns.

    >>> csv_text(["name"], [["=1+1"]])
    "name\\n'=1+1\\n"
    """
    stream = io.StringIO(newline="")
    if header:
        csv.writer(stream, lineterminator="\n").writerows(csv_rows([header, *rows]))
    return stream.getvalue()


def display_width(text: str) -> int:
    """How many Latin letters wide a text is where a Chinese character is two.

    >>> display_width("甲局 a"), display_width("e\u0301")
    (6, 1)
    """
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one)
        for one in text
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value


def _column(values: list[Any]) -> Any:
    """Numbers with gaps in a nullable type; everything else as pandas takes it."""
    import pandas as pd

    present = {type(value) for value in values if value is not None}
    if present == {int}:
        return pd.array(values, dtype="Int64" if None in values else "int64")
    if present and present <= {int, float}:
        return pd.array(values, dtype="Float64" if None in values else "float64")
    return pd.Series(values, dtype=object if None in values or tuple in present else None)
