"""Invented plans of any size with known truth, written in many styles.

`sample_plan` draws the truth: who does what, exactly. `render` writes it as a plan would be
printed in one `WrittenStyle`, and `as_written` is the truth that this style can show (a sentence
names no leader; a section heading names one for all its tasks). What a reader makes of the text
can then be compared with what was planted. All names are invented, and the same seed gives the
same plan everywhere.
"""

from __future__ import annotations

from .drawing import sample_plan
from .records import SampleName, SamplePlan, SampleRow, SampleTarget, SampleTask
from .styles import WrittenStyle, as_written, render

__all__ = [
    "SampleName",
    "SamplePlan",
    "SampleRow",
    "SampleTarget",
    "SampleTask",
    "WrittenStyle",
    "as_written",
    "render",
    "sample_plan",
]
