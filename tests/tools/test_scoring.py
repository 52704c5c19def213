"""The score: perfect for gold against itself, and each kind of mistake costs what it should."""

from __future__ import annotations

import copy
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


scoring = load("scoring")


def gold(name: str) -> list[dict[str, Any]]:
    path = ROOT / "tests" / "plans" / f"{name}.gold.json"
    tasks: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["tasks"]
    return tasks


@pytest.fixture
def tasks() -> list[dict[str, Any]]:
    return gold("01-inline-fullwidth-county")


def figures(tasks: list[dict[str, Any]], read: list[dict[str, Any]]) -> Any:
    return scoring.score(scoring.count_document(tasks, read))


def test_gold_against_itself_is_perfect(tasks: list[dict[str, Any]]) -> None:
    result = figures(tasks, tasks)
    assert set(result.f1.values()) == {1.0}
    assert (result.kind, result.section, result.text) == (1.0, 1.0, 1.0)


def test_nothing_read_is_zero(tasks: list[dict[str, Any]]) -> None:
    assert set(figures(tasks, []).f1.values()) == {0.0}


def test_a_wrong_role_costs_the_triple_but_not_the_pair(tasks: list[dict[str, Any]]) -> None:
    read = copy.deepcopy(tasks)
    read[0]["assignments"][0]["role"] = "support"
    counts = scoring.count_document(tasks, read)
    assert (counts["triple_fp"], counts["triple_fn"]) == (1, 1)
    assert (counts["pair_fp"], counts["pair_fn"]) == (0, 0)


def test_an_invented_name_is_spurious(tasks: list[dict[str, Any]]) -> None:
    read = copy.deepcopy(tasks)
    read[0]["assignments"].append({"role": "lead", "name": "县不存在局", "kind": "unit"})
    assert scoring.count_document(tasks, read)["triple_fp"] == 1


def test_a_missing_task_costs_all_its_triples(tasks: list[dict[str, Any]]) -> None:
    counts = scoring.count_document(tasks, tasks[1:])
    assert counts["task_fn"] == 1
    assert counts["triple_fn"] == len(tasks[0]["assignments"])


def test_magnitudes_are_equal_quantities() -> None:
    task = {"number": "1", "section": [], "text": "新建泊位若干个", "assignments": []}
    wanted = [{**task, "targets": [{"op": "=", "value": 1.2, "unit": "万个"}]}]
    found = [{**task, "targets": [{"op": "=", "value": 12000, "unit": "个"}]}]
    assert figures(wanted, found).f1["target"] == 1.0


def test_names_read_from_a_text_without_plan_are_false(tasks: list[dict[str, Any]]) -> None:
    assert scoring.count_document([], tasks)["triple_fp"] > 0
    assert scoring.count_document([], [])["triple_fp"] == 0
