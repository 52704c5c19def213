"""Records become tables: columns in field order, enumerations as text, gaps without NaN."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.builders import xianan_plan

from respgraph import Kind, Role, table
from respgraph.errors import ArgumentError
from respgraph.tabular import display_width, plain_rows


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of a table."""

    name: str
    kind: Kind
    count: int | None
    share: float | None
    tasks: tuple[Role, ...]


ROWS = [
    Reading("甲局", Kind.UNIT, 3, 0.5, (Role.LEAD_UNIT,)),
    Reading("王明", Kind.PERSON, None, None, ()),
]


def test_columns_keep_the_order_and_type_of_the_fields() -> None:
    frame = table(ROWS)
    assert list(frame.columns) == ["name", "kind", "count", "share", "tasks"]
    assert frame["kind"].tolist() == ["unit", "person"]
    assert str(frame["count"].dtype) == "Int64"
    assert str(frame["share"].dtype) == "Float64"
    assert frame["tasks"].tolist() == [("lead_unit",), ()]


def test_gaps_are_missing_and_not_nan() -> None:
    assert table(ROWS).to_csv(index=False).splitlines()[2] == "王明,person,,,()"


def test_an_empty_list_has_the_columns_of_its_type() -> None:
    assert list(table([], Reading).columns) == ["name", "kind", "count", "share", "tasks"]
    assert table([]).empty


def test_records_of_the_plan_are_tables_too() -> None:
    plan = xianan_plan()
    frame = table(plan.assignments)
    assert len(frame) == 91
    assert frame["role"].value_counts()["lead_unit"] == 26


def test_mixed_or_foreign_records_are_refused() -> None:
    with pytest.raises(ArgumentError, match="several types"):
        table([ROWS[0], xianan_plan().tasks[0]])
    with pytest.raises(ArgumentError, match="dataclasses"):
        table([{"name": "甲局"}])


def test_plain_rows_hold_plain_values() -> None:
    assert plain_rows(ROWS)[0]["tasks"] == ("lead_unit",)


def test_widths_count_chinese_twice() -> None:
    assert [display_width(text) for text in ("", "甲局", "Ａ", "a·b")] == [0, 4, 2, 3]
