"""What would not fit into memory is refused before it is read, in one clear line."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.errors import UnreadableFileError
from respgraph.reading.capacity import (
    HEAVIEST_TEXT,
    MOST_ASSIGNMENTS,
    check_assignments,
    check_text,
)


def test_a_text_of_too_many_names_is_refused_with_the_limit() -> None:
    text = "1.修路。(责任单位:" + "县交通局、" * HEAVIEST_TEXT + ")"
    with pytest.raises(UnreadableFileError, match=r"^big\.txt: .*600,000 at most\); split it"):
        rg.parse_plan(text, name="big.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n \n"])
def test_lines_count_thrice_and_blank_ones_not(end: str) -> None:
    lines = HEAVIEST_TEXT // 3
    check_text(f"修路{end}" * lines, "plan.txt")
    check_text("修路" + end * 2 * lines, "plan.txt")
    with pytest.raises(UnreadableFileError):
        check_text(f"修路{end}" * (lines + 1), "plan.txt")


def test_a_long_list_of_a_section_over_many_tasks_is_refused() -> None:
    units = "、".join(f"县{chr(0x4E00 + number)}局" for number in range(1_000))
    tasks = "\n".join(f"{number}.修建农村公路" for number in range(1, 800))
    text = f"一、交通(责任单位:{units})\n{tasks}\n800.修桥。(牵头单位:县交通局)\n"
    with pytest.raises(UnreadableFileError, match="800,001 assignments"):
        rg.parse_plan(text)


def test_the_limit_of_assignments_is_the_last_that_is_read() -> None:
    check_assignments(MOST_ASSIGNMENTS, "plan.txt")
    with pytest.raises(UnreadableFileError):
        check_assignments(MOST_ASSIGNMENTS + 1, "plan.txt")
