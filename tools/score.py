"""Read every plan that has gold and print how well the reading agrees.

    python tools/score.py [--errors NAME] [--gold DIR] [--no-limits]

Gold lies in ``tests/plans/NAME.gold.json``, its plan beside it or in ``data/``. The exit code is 1
when a figure falls below ``tests/plans/thresholds.json`` or a document without a plan yields one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import respgraph as rg
from scoring import Record, Score, count_document, score

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "tests" / "plans"
FOLDERS = (PLANS, ROOT / "data")
ROLES = {
    "leader": "responsible_leader",
    "lead": "lead_unit",
    "joint": "joint_unit",
    "support": "supporting_unit",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One document: its counts, whether its gold has no task, why it was refused if it was."""

    name: str
    counts: Counter[str]
    negative: bool
    refusal: str | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the limits; the exit code."""
    options = _options(arguments)
    results = [
        score_file(path, verbose=_wanted(path, options.errors))
        for path in sorted(options.gold.glob("*.gold.json"))
    ]
    if not results:
        print(f"no *.gold.json in {options.gold}", file=sys.stderr)
        return 2
    print("\n".join(table_lines(results)))
    shortfalls = [] if options.no_limits else list(_shortfalls(results, _limits(options.gold)))
    for line in shortfalls:
        print(line, file=sys.stderr)
    return 1 if shortfalls else 0


def score_file(gold_path: Path, *, verbose: bool = False) -> Result:
    """Read the plan that belongs to a gold file and count what agrees."""
    name = gold_path.name.removesuffix(".gold.json")
    gold = gold_tasks(json.loads(gold_path.read_text(encoding="utf-8")))
    read, refusal = _read(_plan_path(name, gold_path.parent))
    if verbose:
        _print_differences(name, gold, read)
    return Result(name, count_document(gold, read), not gold, refusal)


def gold_tasks(document: dict[str, Any]) -> list[Record]:
    """The tasks of a gold file, whichever of the two spellings of roles and targets it uses."""
    return [
        {
            **task,
            "assignments": [_gold_assignment(item) for item in task["assignments"]],
            "targets": [_gold_target(item) for item in task.get("targets", ())],
        }
        for task in document["tasks"]
    ]


def plan_tasks(plan: rg.Plan) -> list[Record]:
    """The tasks of a plan in the words of the score."""
    return [
        {
            "number": task.number,
            "section": list(task.section),
            "text": task.text,
            "deadline": None if task.deadline is None else task.deadline.text,
            "assignments": [
                {"role": item.role.value, "name": actor.name, "kind": actor.kind.value}
                for item in plan.assignments_by_task[task.id]
                for actor in (plan.actor_by_id[item.actor_id],)
            ],
            "targets": [
                {"op": item.operator, "value": item.value, "unit": item.quantity_unit}
                for item in plan.targets_by_task[task.id]
            ],
        }
        for task in plan.tasks
    ]


def table_lines(results: Sequence[Result]) -> list[str]:
    """The table: one line a document, then the sum over all documents with tasks."""
    width = max(len(result.name) for result in results)
    lines = [f"{'document':{width}}  tri P  tri R tri F1   pair   task   kind   sect target  dline"]
    lines += [_line(result, width) for result in results]
    total = _total(results)
    lines += ["-" * len(lines[0]), _figures("all", score(total), width)]
    lines += [
        (
            f"triples: {total['triple_tp']} right, {total['triple_fp']} spurious, "
            f"{total['triple_fn']} missed"
        )
    ]
    lines += [
        f"{result.name} was refused: {result.refusal}"
        for result in results
        if result.refusal and not result.negative
    ]
    return lines


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the reading of plans against gold.")
    parser.add_argument(
        "--gold", type=Path, default=PLANS, help="folder with *.gold.json (default: tests/plans)"
    )
    parser.add_argument(
        "--errors",
        metavar="NAME",
        help='list differences of documents that start with NAME ("" = all)',
    )
    parser.add_argument(
        "--no-limits", action="store_true", help="print only, exit 0 whatever the figures"
    )
    return parser.parse_args(arguments)


def _wanted(path: Path, errors: str | None) -> bool:
    return errors is not None and path.name.startswith(errors)


def _plan_path(name: str, beside: Path) -> Path:
    for folder in (beside, *FOLDERS):
        for path in sorted(folder.glob(f"{name}.*")):
            if path.suffix != ".json":
                return path
    raise SystemExit(f"{name}.gold.json has no plan beside it or in data/")


def _read(path: Path) -> tuple[list[Record], str | None]:
    try:
        return plan_tasks(rg.read_plan(path)), None
    except rg.RespgraphError as error:
        return [], str(error)


def _gold_assignment(item: Record) -> Record:
    role = ROLES.get(item["role"], item["role"])
    return {
        **item,
        "role": role,
        "role_alt": [ROLES.get(other, other) for other in item.get("role_alt", ())],
    }


def _gold_target(item: Record) -> Record:
    return {
        **item,
        "op": item.get("op", item.get("operator")),
        "unit": item.get("unit", item.get("quantity_unit")),
    }


def _total(results: Iterable[Result]) -> Counter[str]:
    total: Counter[str] = Counter()
    for result in results:
        total.update(result.counts)
    return total


def _line(result: Result, width: int) -> str:
    if result.negative:
        return f"{result.name:{width}}  no plan in it: {result.counts['triple_fp']} false triples"
    return _figures(result.name, score(result.counts), width)


def _figures(name: str, figures: Score, width: int) -> str:
    shown = (
        figures.precision["triple"],
        figures.recall["triple"],
        *(figures.f1[measure] for measure in ("triple", "pair", "task")),
        figures.kind,
        figures.section,
        figures.f1["target"],
        figures.deadline,
    )
    return f"{name:{width}} " + " ".join(
        "     -" if figure is None else f"{figure:6.3f}" for figure in shown
    )


def _limits(folder: Path) -> dict[str, float]:
    limits: dict[str, float] = json.loads((folder / "thresholds.json").read_text(encoding="utf-8"))
    return limits


def _shortfalls(results: Sequence[Result], limits: dict[str, float]) -> Iterable[str]:
    figures = score(_total(results))
    reached = {
        **figures.f1,
        "kind": figures.kind,
        "section": figures.section,
        "deadline": figures.deadline,
    }
    for name, limit in limits.items():
        figure = reached[name]
        if figure is None or figure < limit:
            shown = "nothing" if figure is None else f"{figure:.4f}"
            yield f"{name} is {shown}, below its limit {limit}"
    for result in results:
        if result.negative and result.counts["triple_fp"]:
            count = result.counts["triple_fp"]
            yield f"{result.name} holds no plan, but {count} assignments were read from it"


def _print_differences(name: str, gold: list[Record], read: list[Record]) -> None:
    """List triples that stand on one side only, by task number."""
    print(f"== {name}")
    wanted, found = _triples(gold), _triples(read)
    for sign, lines in (("- missed  ", wanted - found), ("+ spurious", found - wanted)):
        for (number, role, actor), count in sorted(lines.items()):
            print(f"  {sign} #{number} {role} {actor}" + (f" ×{count}" if count > 1 else ""))


def _triples(tasks: Iterable[Record]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (str(task.get("number") or ""), item["role"], item["name"])
        for task in tasks
        for item in task["assignments"]
    )


if __name__ == "__main__":
    sys.exit(main())
