"""Run every group of benchmarks (or those named) and print one table of ratios."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from timing import one_thread

one_thread()


def main(wanted: list[str]) -> int:
    """Print the rows of each group; 1 when a stated goal is missed."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    missed = 0
    print(f"{'work':44} {'ours, s':>10} {'peer, s':28} {'ratio':>10} {'goal':>8}")
    for name in found:
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        for row in importlib.import_module(name).rows():
            print(row.text(), flush=True)
            missed += row.goal is not None and (row.ratio or 0) < row.goal
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
