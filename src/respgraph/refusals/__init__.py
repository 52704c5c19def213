"""What a refusal says in Chinese: the sentence of every error, in one place.

An error is written in English where it arises; its English sentence is the key of the Chinese one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..phrases import Phrasebook, quoted
from .of_commands import COMMAND_LINE, STEPS, VALUES
from .of_files import CAUSES, FILES, LIMITS, OUTPUT
from .of_parts import KINDS, REASONS, REMEDIES, ROLES_OF_FILES, WHAT
from .of_records import RECORDS, ROSTERS, SAVED

__all__ = ["REFUSALS", "chinese_refusal"]

REFUSALS: dict[str, str] = {
    **FILES, **LIMITS, **CAUSES, **OUTPUT, **SAVED, **ROSTERS, **STEPS, **VALUES, **RECORDS,
    **COMMAND_LINE,
}  # fmt: skip
"""Every refusal: the English sentence with values in braces, and the Chinese one."""

_NESTED = ("error", "cause", "message", "missing")
_PLACE = re.compile(r", line (\d+)(?:, column (\d+))?(?: \(([^()]*)\))?")


def chinese_refusal(message: str) -> str | None:
    """The words of an error in Chinese; None where no sentence of `REFUSALS` fits.

    >>> chinese_refusal("a.docx: cannot be read (No such file or directory); check the path")
    '“a.docx”无法读取（没有这个文件或文件夹），请核对路径'
    """
    return _BOOK.chinese(message)


_TABLES: dict[str, dict[str, str]] = {
    "reason": REASONS,
    "role": ROLES_OF_FILES,
    "remedy": REMEDIES,
    "what": WHAT,
}


def _in_chinese(name: str, value: str) -> str:
    if name in _TABLES:
        return _TABLES[name].get(value, value)
    if name in _WAYS:
        return _WAYS[name](value)
    return quoted(value)


def _file(name: str) -> str:
    """The name of a file in quotation marks; any other name as it is quoted."""
    is_file = re.search(r"[./\\]", name) and name[0] not in "'\""
    return f"“{name}”" if is_file else quoted(name)


def _kinds(value: str) -> str:
    for english, chinese in KINDS.items():
        value = value.replace(english, chinese)
    return value


_QUOTED = re.compile("'([^']*)'")


def _each_quoted(value: str) -> str:
    """A list of words: each that Python quoted in Chinese quotation marks, parted by 、.

    >>> _each_quoted("'json', 'csv'."), _each_quoted("'--output' / '-o'")
    ('“json”、“csv”', '“--output”（“-o”）')
    """
    words = _QUOTED.sub(r"“\1”", value.removesuffix("."))
    words = re.sub(r" / (.*)$", r"（\1）", words)
    return words.replace(", ", "、")


def _place(found: re.Match[str]) -> str:
    line, column, called = found.groups()
    words = f"第 {line} 行" + (f"第 {column} 列" if column else "")
    return words + (f"（{called}）" if called else "")


_WAYS: dict[str, Callable[[str], str]] = {
    "name": _file,
    "place": lambda value: _PLACE.sub(_place, value),
    "where": lambda value: _PLACE.sub(_place, value),
    "kinds": _kinds,
    "known": _each_quoted,
    "option": _each_quoted,
}

_PATTERNS = {"count": r"[\d,]+", "line": r"\d+", "words": "'.*?'|\".*?\"|[^;:'\"]*?"}
_BOOK = Phrasebook(REFUSALS, _in_chinese, _PATTERNS, _NESTED)
