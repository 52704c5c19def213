"""The columns of the table of assignments, their words, and the values that stand in them."""

from __future__ import annotations

import re

from ..errors import ArgumentError
from ..headings import heading
from ..places import place_in
from ..vocabulary import Kind, Mention, Origin, Role, term

__all__ = [
    "ASSIGNMENT_FIELDS",
    "COLUMNS",
    "MACHINE_COLUMNS",
    "REQUIRED",
    "TASK_FIELDS",
    "WORDS",
    "column_of",
    "header",
    "value_of",
    "word_for",
]

_KEYS = (
    "task_id", "number", "section", "text", "deadline", "targets", "role", "name", "kind", "mention",
    "open_list", "member_of", "aliases", "quote", "place", "origin", "check", "about",
)  # fmt: skip
COLUMNS: dict[str, str] = {key: heading("actor" if key == "name" else key, "zh") for key in _KEYS}
"""Every column with its Chinese word, in the order in which they are written."""

_EARLIER = {
    "任务id": "task_id",
    "编号": "number",
    "部分": "section",
    "任务": "text",
    "提法": "mention",
    "名单未尽": "open_list",
    "所属群体": "member_of",
    "位置": "place",
}
"""Chinese words that stood over these columns before, in small letters."""

TASK_FIELDS = ("number", "section", "text", "deadline", "targets")
ASSIGNMENT_FIELDS = ("role", "name", "kind", "mention", "open_list", "member_of")
MACHINE_COLUMNS = ("aliases", "quote", "place", "origin", "check", "about")
REQUIRED = ("task_id", "text", "role", "name", "kind")

WORDS: dict[str, dict[str, str]] = {
    "role": {role: term(role).chinese for role in Role},
    "kind": {kind: term(kind).chinese for kind in Kind},
    "mention": {
        Mention.NAMED: "具名",
        Mention.UNIVERSAL: "全体",
        Mention.OPEN: "部分未定",
        Mention.EXEMPLAR: "举例",
    },
    "origin": {Origin.DOCUMENT: "原文", Origin.ROSTER: "名册", Origin.HUMAN: "人工"},
    "open_list": {"yes": "是"},
}
"""The Chinese word of each value that is one of a few."""

_FURTHER: dict[str, dict[str, str]] = {
    "role": {"责任(配合)单位": Role.SUPPORTING_UNIT, "共同单位": Role.JOINT_UNIT},
    "kind": {"领导": Kind.PERSON, "人": Kind.PERSON, "群体": Kind.GROUP},
    "open_list": {"true": "yes", "1": "yes", "等": "yes", "no": "", "false": "", "0": "", "否": ""},
}


def header(lang: str) -> list[str]:
    """The words over the columns: keys in English, headings in Chinese."""
    if lang not in {"en", "zh"}:
        raise ArgumentError(f"unknown language {lang!r}; known: en, zh")
    return list(COLUMNS.values()) if lang == "zh" else list(COLUMNS)


def column_of(word: str) -> str | None:
    """The column that a word over a table names, in either language, None for any other word.

    >>> column_of(" 责任主体 "), column_of("role"), column_of("电话")
    ('name', 'role', None)
    """
    plain = _plain(word)
    for column, chinese in COLUMNS.items():
        if plain in (column, _plain(chinese)):
            return column
    return _EARLIER.get(plain)


def word_for(column: str, value: str, lang: str) -> str:
    """A value as it is written: in Chinese where it is one of a few, or a place."""
    if column == "place" and lang == "zh":
        return place_in(value, lang)
    return WORDS.get(column, {}).get(value, value) if lang == "zh" else value


def value_of(column: str, word: str) -> str | None:
    """The value that a written word stands for, None where the column does not know it.

    >>> value_of("role", "牵头单位"), value_of("kind", "unit"), value_of("kind", "部门")
    ('lead_unit', 'unit', None)
    """
    if column not in WORDS or not word:
        return word
    plain = _plain(word)
    for value, chinese in WORDS[column].items():
        if plain in (value, _plain(chinese)):
            return str(value)
    return _FURTHER.get(column, {}).get(plain)


def _plain(word: str) -> str:
    """A word as it is compared: without blanks, brackets in half width."""
    return re.sub(r"\s", "", word).casefold().replace("（", "(").replace("）", ")")
