"""A table inside a cell of a plan's table: the plan is read, whatever stands in the cell."""

from __future__ import annotations

import pytest
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.packages import p, tbl, tc, tr, word_file

from respgraph.plan import Plan
from respgraph.reading.pipeline import plan_from_source

HEAD = ("序号", "工作任务", "责任领导", "牵头单位", "责任单位")
ROWS = (
    ("1", "修建农村公路50公里。", "王明", "县交通局", "县财政局、县住建局"),
    ("2", "建设学校3所。", "李红", "县教育局", "县财政局"),
    ("3", "绿化造林5000亩。", "赵云", "县林业局", "县水利局、各乡镇"),
)
FIGURES = (("指标", "一季度", "二季度"), ("公里", "10", "20"))


def _word(rows: list[tuple[str, ...]]) -> str:
    return tbl(*[tr(*(tc(v if v.startswith("<") else p(v)) for v in row)) for row in rows])


def _page(rows: list[tuple[str, ...]]) -> str:
    body = ("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in rows)
    return f"<table>{''.join(body)}</table>"


def _plan(kind: str, column: int, inner: list[tuple[str, ...]]) -> Plan:
    """The plan with a table put behind (tasks) or in the place of (names) a cell's words."""
    first = list(ROWS[0])
    words = first[column] if column == 1 else ""
    if kind == "docx":
        first[column] = (p(words) if words else "") + _word(inner) + p("")
        return _read(word_file(p("任务分解表") + _word([HEAD, tuple(first), *ROWS[1:]])))
    first[column] = words + _page(inner)
    return _read(("<h1>任务分解表</h1>" + _page([HEAD, tuple(first), *ROWS[1:]])).encode())


def _read(data: bytes) -> Plan:
    return plan_from_source(read_here(data))


def _names(plan: Plan) -> list[str]:
    return sorted(plan.actor_by_id[item.actor_id].name for item in plan.assignments)


@pytest.mark.parametrize("kind", ["docx", "html"])
@pytest.mark.parametrize(
    ("column", "inner"),
    [
        (1, [*FIGURES]),
        (1, [*FIGURES * 12]),
        (3, [("县交通局",)]),
        (4, [("县财政局",), ("县住建局",)]),
        (4, [("县财政局", "县住建局")]),
    ],
)
def test_a_table_in_any_cell(kind: str, column: int, inner: list[tuple[str, ...]]) -> None:
    plain = _read(("<h1>任务分解表</h1>" + _page([HEAD, *ROWS])).encode())
    plan = _plan(kind, column, inner)
    assert [task.number for task in plan.tasks] == ["1", "2", "3"]
    assert _names(plan) == _names(plain)


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_a_plan_inside_a_table_that_only_places_it(kind: str) -> None:
    if kind == "docx":
        plan = _read(word_file(_word([(p("任务分解表") + _word([HEAD, *ROWS]) + p(""),)])))
    else:
        plan = _read(_page([("任务分解表",), (_page([HEAD, *ROWS]),)]).encode())
    assert [task.number for task in plan.tasks] == ["1", "2", "3"]
