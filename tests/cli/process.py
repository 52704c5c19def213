"""A small plan, and a real process that reads it."""

from __future__ import annotations

import subprocess
import sys

SMALL = (
    "县2024年重点任务责任分解\n一、交通\n"
    "1.修路5公里以上。(责任领导:王明;牵头单位:县交通局;责任单位:县林业局、各乡镇)\n"
)


def command(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """A real process, as a user starts it."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "respgraph", *words], capture_output=True, check=False, **options
    )
