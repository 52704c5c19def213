"""Every message of an issue can be said in Chinese, and every code has words in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import respgraph as rg
from respgraph.errors import NoPlanError
from respgraph.messages import MESSAGES, chinese_message, issue_words
from respgraph.plan import Issue
from respgraph.planning.codes import AuditCode
from respgraph.roster import read_roster
from respgraph.vocabulary import IssueCode

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
HALF_WIDTH = re.compile("[一-鿿][,;:!?()]|[,;:!?()][一-鿿]")
_VALUES = {
    "count": "3",
    "task": "task/12",
    "number": "12",
    "role": "lead_unit",
    "now": "supporting_unit",
    "kind": "unit",
    "other_kind": "group",
    "likeness": "one may abbreviate the other",
    "doubt": "no common surname",
    "fields": "text, deadline",
}


def fields(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name]


def sample(english: str, *, plain: str = "县教育局") -> str:
    return english.format(**{name: _VALUES.get(name, plain) for name in fields(english)})


@pytest.mark.parametrize("english", MESSAGES)
def test_every_sentence_is_found_again_with_its_values(english: str) -> None:
    values = {name: f"第{at}个" for at, name in enumerate(fields(english))}
    known = {name: value for name, value in _VALUES.items() if name in values}
    chinese = chinese_message(english.format(**{**values, **known}))
    assert chinese is not None
    assert sorted(set(fields(english))) >= sorted(set(fields(MESSAGES[english])))
    for name in set(fields(MESSAGES[english])) - set(known):
        assert values[name] in chinese
    assert not SENTENCE.search(chinese)
    assert not HALF_WIDTH.search(MESSAGES[english])


@pytest.mark.parametrize("english", MESSAGES)
def test_values_may_hold_anything(english: str) -> None:
    hostile = "甲 is not in 乙; {x} taken out\n\\1 (丙) “丁”: added"
    assert chinese_message(sample(english, plain=hostile)) is not None


@pytest.mark.parametrize("code", [*IssueCode, *AuditCode])
def test_every_code_has_words_in_both_languages(code: IssueCode | AuditCode) -> None:
    assert SENTENCE.search(code.english)
    assert re.search("[一-鿿]{4}", code.chinese)
    assert not SENTENCE.search(code.chinese)
    assert not HALF_WIDTH.search(code.chinese)


def test_a_persons_own_words_stay_as_they_are() -> None:
    issue = Issue(IssueCode.CORRECTED, "asked the office by telephone")
    assert issue_words(issue, "zh") == issue_words(issue, "en") == issue.message


def test_every_message_that_reading_writes_has_chinese_words() -> None:
    """Every text of the corpus, and both samples with their rosters."""
    plans = []
    for path in sorted((ROOT / "tests" / "plans").glob("[0-9]*.[th][xt][tm]*")):
        try:
            plans.append(rg.read_plan(path))
        except NoPlanError:
            continue
    for name in ("xianan-2023", "qinghe-2025"):
        roster = read_roster(ROOT / "data" / f"{name.split('-')[0]}-roster.csv")
        plans.append(rg.apply_roster(rg.read_plan(ROOT / "data" / f"{name}.txt"), roster))
    assert len({issue.code for plan in plans for issue in plan.issues}) > 10
    english = {
        issue.message
        for plan in plans
        for issue in plan.issues
        if chinese_message(issue.message) is None
    }
    assert english == set()


def written_words() -> Iterator[str]:
    """The English words of every message in the code: in calls, and in what is called a message."""
    for area in ("reading", "roster", "correction"):
        for path in sorted((ROOT / "src" / "respgraph" / area).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from _words_of(node)


def _words_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        inside = node.args if name in {"Issue", "issue", "_issue", "note", "_judge"} else []
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"message", "lost"}:
        inside = [node.value]
    else:
        return
    for argument in inside:
        if isinstance(argument, ast.Constant | ast.JoinedStr):
            for part in ast.walk(argument):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def test_every_message_in_the_code_has_a_chinese_sentence() -> None:
    known = [re.sub(r"\{\w+\}", "\0", english) for english in MESSAGES]
    written = {words.strip() for words in written_words() if SENTENCE.search(words)}
    assert len(written) > 40
    assert {words for words in written if not any(words in english for english in known)} == set()
