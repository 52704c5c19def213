"""Damage the plans that have gold in many ways and list every name that is lost unseen.

    python tools/fuzz.py [--rounds N] [--seed N] [--show N]

The exit code is 1 when a reading crashes, or when more names in a thousand are lost unseen than
``LIMIT`` allows.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import respgraph as rg  # noqa: E402
from mutations import MUTATIONS, lost_names, mutated  # noqa: E402

LIMIT = 3.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Damage, read, print; the exit code."""
    options = _options(arguments)
    plans = list(_plans())
    followed: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    shown = 0
    for mutation in MUTATIONS:
        kind = mutation.__name__
        for seed in range(options.seed, options.seed + options.rounds):
            for name, whole in plans:
                damaged, places = mutated(whole.document.text, mutation, seed)
                count, losses = lost_names(whole, damaged, places)
                followed[kind] += count
                lost[kind] += len(losses)
                for loss in losses[: max(0, options.show - shown)]:
                    print(f"{kind} {name} ({loss.region}): {loss.name} in {loss.context!r}")
                    shown += 1
        print(f"{kind:18} {lost[kind]:6} of {followed[kind]:7} names lost unseen")
    share = 1000 * sum(lost.values()) / max(1, sum(followed.values()))
    print(f"{share:.2f} in a thousand; at most {LIMIT} allowed")
    return 1 if share > LIMIT else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Damage plans and look for names lost unseen.")
    parser.add_argument("--rounds", type=int, default=5, help="seeds a kind of damage (default: 5)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--show", type=int, default=20, help="how many losses to print")
    return parser.parse_args(arguments)


def _plans() -> Iterator[tuple[str, rg.Plan]]:
    folders = (ROOT / "tests" / "plans", ROOT / "data")
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        try:
            yield path.stem, rg.read_plan(path)
        except rg.RespgraphError:
            continue


if __name__ == "__main__":
    sys.exit(main())
