"""Every refusal in the code can be said in Chinese, whatever values stand in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from respgraph.phrases import Phrasebook
from respgraph.refusals import REFUSALS, chinese_refusal

SOURCE = Path(__file__).resolve().parent.parent / "src" / "respgraph"
WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
HALF_WIDTH = re.compile("[一-鿿][,;:!?]|[,;:!?()][一-鿿]")
EXAMPLE = re.compile("(?:12:)?甲局[,→]乙局|任务:原单位|名称(?:,[一-鿿]+)+")
REFUSING = {"error", "_refusal", "_refused"}


def fields(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name]


@pytest.mark.parametrize("english", REFUSALS)
def test_every_refusal_is_found_again_with_its_values(english: str) -> None:
    values = {name: str(number) for number, name in enumerate(fields(english), start=101)}
    chinese = chinese_refusal(english.format(**values))
    assert chinese is not None
    for name in fields(REFUSALS[english]):
        assert values[name] in chinese
    assert not HALF_WIDTH.search(EXAMPLE.sub("", REFUSALS[english]))


def written() -> Iterator[tuple[str, list[str]]]:
    """Where a refusal is raised, and the runs of English words of its message."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            ours = name.endswith("Error") and name not in {"AttributeError", "AssertionError"}
            if ours or name in REFUSING:
                place = f"{path.relative_to(SOURCE)}:{node.lineno}"
                yield place, [run for argument in node.args for run in runs_of(argument)]


def runs_of(argument: ast.AST) -> Iterator[str]:
    for part in ast.walk(argument):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield from (run.strip() for run in part.value.split("; known:"))


def test_every_refusal_in_the_code_has_a_chinese_sentence() -> None:
    known = [re.sub(r"\{\w+\}", "\0", english) for english in REFUSALS]
    found = [(place, run) for place, runs in written() for run in runs if WORDS.search(run)]
    assert len(found) > 100
    assert [item for item in found if not any(item[1] in english for english in known)] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "a.png: a picture (PNG), not a document with text; kinds that are read: PDF (.pdf), web page (.html)",
            "“a.png”是图片（PNG），不能读取；能读取：PDF (.pdf)、网页 (.html)",
        ),
        (
            "名册.csv, line 3, column 2 (kind): '甲' is not one of person, unit, group (个人、单位、统称)",
            "名册.csv第 3 行第 2 列（kind）：“甲”不是个人、单位、统称之一",
        ),
        (
            "line 4: 'go' is no step; write move, without or merge",
            "第 4 行：“go”不是步骤，请写 move、without 或 merge",
        ),
        ("unknown table 'x'; known: workload, balance", "没有“x”这张表；可用：workload、balance"),
        ("words of nobody here", None),
    ],
)
def test_values_are_said_in_chinese_too(english: str, chinese: str | None) -> None:
    assert chinese_refusal(english) == chinese


@pytest.mark.parametrize("part", ["x, y (z): ", "a: ", "line 1: ", "Invalid value: "])
def test_refusals_within_refusals_come_to_an_end(part: str) -> None:
    assert "x" in (chinese_refusal(part * 400 + "x") or "x")


def test_the_longest_sentence_that_fits_is_taken() -> None:
    book = Phrasebook({"{a}: {b}": "短 {a} {b}", "{a}: no row {b}": "长 {a} {b}"})
    assert book.chinese("x: no row 3") == "长 x 3"
    assert book.chinese("x: y") == "短 x y"
    assert book.chinese("nothing") is None
