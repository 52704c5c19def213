"""The sample plans in data/ and their gold agree with what the documentation says of them."""

from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from respgraph.vocabulary import Kind, Role

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("xianan-2023", "qinghe-2025")


def gold(name: str) -> list[dict[str, Any]]:
    path = ROOT / "tests" / "plans" / f"{name}.gold.json"
    tasks: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["tasks"]
    return tasks


def text_of(name: str) -> str:
    return (ROOT / "data" / f"{name}.txt").read_text(encoding="utf-8")


def roster(name: str) -> list[dict[str, str]]:
    path = ROOT / "data" / f"{name.split('-', maxsplit=1)[0]}-roster.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_xianan_has_the_published_assignments() -> None:
    tasks = gold("xianan-2023")
    roles = Counter(item["role"] for task in tasks for item in task["assignments"])
    leaders = Counter(
        item["name"] for task in tasks for item in task["assignments"] if item["kind"] == "person"
    )
    assert len(tasks) == 21
    assert roles == {"responsible_leader": 24, "lead_unit": 26, "supporting_unit": 41}
    assert sorted(leaders.values(), reverse=True) == [9, 6, 3, 3, 2, 1]


def test_qinghe_shows_the_faults_it_was_given() -> None:
    tasks = gold("qinghe-2025")
    numbers = Counter(task["number"] for task in tasks)
    by_role = [
        {role: {a["name"] for a in task["assignments"] if a["role"] == role} for role in Role}
        for task in tasks
    ]
    assert len(tasks) == 92
    assert [count for count in numbers.values() if count > 1] == [2]
    assert sum(not names[Role.LEAD_UNIT] for names in by_role) == 1
    assert sum(bool(names[Role.LEAD_UNIT] & names[Role.SUPPORTING_UNIT]) for names in by_role) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_gold_speaks_of_what_is_printed(name: str) -> None:
    text = text_of(name)
    for task in gold(name):
        assert task["text"] in text
        for heading in task["section"]:
            assert heading in text
        for item in task["assignments"]:
            assert item["name"] in text
            assert item["role"] in set(Role)
            assert item["kind"] in set(Kind)
        for target in task["targets"]:
            assert f"{target['value']:g}" in task["text"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_clause_is_in_the_gold(name: str) -> None:
    clauses = re.findall(r"[(（〔](?:责任领导|牵头单位)[:：]", text_of(name))
    assert len(clauses) == len(gold(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_roster_knows_every_name_and_refers_to_nobody_else(name: str) -> None:
    rows = roster(name)
    known = {row["name"]: row["kind"] for row in rows}
    assert len(known) == len(rows)
    for task in gold(name):
        for item in task["assignments"]:
            assert known[item["name"]] == item["kind"]
    referred = {
        part for row in rows for key in ("members", "hosted_by") for part in row[key].split(";")
    }
    assert referred - {""} <= known.keys()


def test_xianan_repeats_no_sentence_of_its_source() -> None:
    """Outside the clauses no eight characters in a row are those of the published text."""
    folder = os.environ.get("RESPGRAPH_CORPUS")
    source = Path(folder or "", "00-xianan-2023.txt")
    if not folder or not source.is_file():
        pytest.skip("RESPGRAPH_CORPUS names no folder with the published document")
    published = _without_clauses(source.read_text(encoding="utf-8"))
    lines = _without_clauses(text_of("xianan-2023")).splitlines()
    runs = {line[at : at + 8] for line in lines for at in range(len(line) - 7)}
    assert sorted(run for run in runs if run in published) == []


def _without_clauses(text: str) -> str:
    folded = unicodedata.normalize("NFKC", re.sub(r"[(〔]责任领导:.*[)〕]", "", text))
    return re.sub(r"[^\S\n]", "", folded)
