"""Writing a plan in the styles in which plans are published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from .records import SamplePlan, SampleRow, SampleTask, listed


class WrittenStyle(StrEnum):
    """The ways in which a sample can be written; the comment shows the form of a clause."""

    FULL_BRACKET = "full_bracket"  # （责任领导：X；牵头单位：A；责任单位：B、C）
    HALF_BRACKET = "half_bracket"  # (责任领导:X;牵头单位:A;责任单位:B、C)
    TORTOISE_BRACKET = "tortoise_bracket"  # 〔责任领导：X；…〕
    SQUARE_BRACKET = "square_bracket"  # [责任领导：X；…]
    LENTICULAR_LABELS = "lenticular_labels"  # 【责任领导】X【牵头单位】A
    LABEL_LINES = "label_lines"  # one line for each label
    LABEL_LINES_STOPPED = "label_lines_stopped"  # the same, each closed by 。
    DIVISION_LINES = "division_lines"  # 分管领导：X / 部门分工：A牵头，B、C配合。
    TAIL = "tail"  # 责任领导：X；牵头单位：A；责任单位：B、C。 without a bracket
    SENTENCE = "sentence"  # （A牵头，B、C按职责分工负责）
    SECTION_LEADERS = "section_leaders"  # leaders stand in the heading
    TSV = "tsv"  # a table with tabs
    MARKDOWN = "markdown"  # a table with pipes
    PIPE_CELLS = "pipe_cells"  # one "cell |" a line
    CELL_LINES = "cell_lines"  # one cell a line


def as_written(plan: SamplePlan, style: WrittenStyle) -> SamplePlan:
    """The truth that a style can show, to compare with what was read from its text.

    >>> from respgraph.sampling import sample_plan
    >>> {task.leaders for task in as_written(sample_plan(seed=1), WrittenStyle.SENTENCE).tasks}
    {()}
    """
    if style is WrittenStyle.SENTENCE:
        return replace(
            plan, tasks=tuple(replace(task, leaders=(), deadline=None) for task in plan.tasks)
        )
    if style is WrittenStyle.DIVISION_LINES:
        return replace(plan, tasks=tuple(replace(task, deadline=None) for task in plan.tasks))
    if style is WrittenStyle.SECTION_LEADERS:
        return replace(plan, tasks=tuple(_with_section_leaders(plan.tasks)))
    return plan


def render(plan: SamplePlan, style: WrittenStyle = WrittenStyle.FULL_BRACKET) -> str:
    """The text of a plan in one style; what it says is `as_written(plan, style)`.

    >>> from respgraph.sampling import sample_plan
    >>> print(render(sample_plan(tasks=1, seed=1), WrittenStyle.HALF_BRACKET).splitlines()[0])
    云溪区2021年重点工作责任分解方案
    """
    shown = as_written(plan, style)
    if style in TABLES:
        return f"{shown.title}\n\n{TABLES[style](shown)}\n"
    lines = [shown.title, ""]
    for section, group in groupby(shown.tasks, key=lambda task: task.section):
        tasks = list(group)
        lines += [_heading_line(section[-1], tasks[0], style)]
        lines += [_task_line(task, style) for task in tasks]
        lines += [""]
    return "\n".join(lines)


def _with_section_leaders(tasks: tuple[SampleTask, ...]) -> Iterator[SampleTask]:
    for _, group in groupby(tasks, key=lambda task: task.section):
        members = list(group)
        yield from (replace(task, leaders=members[0].leaders) for task in members)


def _labelled(task: SampleTask) -> list[tuple[str, str]]:
    """The labels of a task that have something to say, in printed order."""
    fields = [
        ("责任领导", listed(task.leaders)),
        ("牵头单位", listed(task.leads)),
        ("责任单位", listed(task.units)),
        ("完成时限", task.deadline or ""),
    ]
    return [(label, words) for label, words in fields if words]


def _clause(task: SampleTask) -> str:
    return "；".join(f"{label}：{words}" for label, words in _labelled(task))


def _division(task: SampleTask) -> str:
    """``A牵头，B、C配合`` or, without a lead, ``B、C按职责分工负责``."""
    units = listed(task.units)
    if not task.leads:
        return f"{units}按职责分工负责"
    return f"{listed(task.leads)}牵头" + (f"，{units}配合" if units else "")


def _bracketed(opening: str, closing: str) -> Callable[[SampleTask], str]:
    return lambda task: f"{task.text}{opening}{_clause(task)}{closing}"


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def _label_lines(stop: str) -> Callable[[SampleTask], str]:
    return lambda task: "\n".join(
        [task.text, *(f"{label}：{words}{stop}" for label, words in _labelled(task))]
    )


def _division_lines(task: SampleTask) -> str:
    leaders = [f"分管领导：{listed(task.leaders)}"] if task.leaders else []
    return "\n".join([task.text, *leaders, f"部门分工：{_division(task)}。"])


def _lenticular(task: SampleTask) -> str:
    return task.text + "".join(f"【{label}】{words}" for label, words in _labelled(task))


def _without_leaders(task: SampleTask) -> str:
    clause = _clause(replace(task, leaders=()))
    return f"{task.text}（{clause}）" if clause else task.text


WRITERS: dict[WrittenStyle, Callable[[SampleTask], str]] = {
    WrittenStyle.FULL_BRACKET: _bracketed("（", "）"),
    WrittenStyle.HALF_BRACKET: lambda task: _half_width(_bracketed("（", "）")(task)),
    WrittenStyle.TORTOISE_BRACKET: _bracketed("〔", "〕"),
    WrittenStyle.SQUARE_BRACKET: _bracketed("[", "]"),
    WrittenStyle.LENTICULAR_LABELS: _lenticular,
    WrittenStyle.LABEL_LINES: _label_lines(""),
    WrittenStyle.LABEL_LINES_STOPPED: _label_lines("。"),
    WrittenStyle.DIVISION_LINES: _division_lines,
    WrittenStyle.TAIL: lambda task: f"{task.text}{_clause(task)}。",
    WrittenStyle.SENTENCE: lambda task: f"{task.text}（{_division(task)}）",
    WrittenStyle.SECTION_LEADERS: _without_leaders,
}


def _task_line(task: SampleTask, style: WrittenStyle) -> str:
    return f"{task.number}.{WRITERS[style](task)}"


def _heading_line(heading: str, first: SampleTask, style: WrittenStyle) -> str:
    if style is WrittenStyle.SECTION_LEADERS and first.leaders:
        return f"{heading}（责任领导：{listed(first.leaders)}）"
    return heading


HEADER = ("序号", "工作任务", "责任领导", "牵头单位", "责任单位", "完成时限")


def _cells(row: SampleRow) -> tuple[str, ...]:
    return (row.number, row.text, row.leaders, row.leads, row.units, row.deadline)


def _table(
    plan: SamplePlan,
    line: Callable[[tuple[str, ...]], str],
    heading: Callable[[str], str],
    rule: str,
) -> str:
    lines = [line(HEADER), *([rule] if rule else [])]
    for section, group in groupby(plan.rows(), key=lambda row: row.section):
        lines.append(heading(section[-1]))
        lines += [line(_cells(row)) for row in group]
    return "\n".join(lines)


def _markdown_line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


TABLES: dict[WrittenStyle, Callable[[SamplePlan], str]] = {
    WrittenStyle.TSV: lambda plan: _table(plan, "\t".join, str, ""),
    WrittenStyle.MARKDOWN: lambda plan: _table(
        plan, _markdown_line, lambda text: _markdown_line((text, *[""] * 5)), "|" + "---|" * 6
    ),
    WrittenStyle.PIPE_CELLS: lambda plan: _table(
        plan, lambda cells: "\n".join(f"{cell} |" for cell in cells), lambda text: f"{text} |", ""
    ),
    WrittenStyle.CELL_LINES: lambda plan: _table(plan, "\n\n".join, lambda text: f"\n{text}\n", ""),
}
