"""In which language a run talks: that of --lang, else the environment's, else the command's own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Any

__all__ = ["Language", "refusal_in", "stated_language", "talk_in"]


class Language(StrEnum):
    """Language of the words that respgraph adds."""

    ZH = "zh"
    EN = "en"


_CHINESE = 0x04
"""How Windows calls Chinese among its primary languages."""


def talk_in(lang: Language | None, usual: Language = Language.EN) -> Language:
    """The language of talk; what is written to files never depends on the environment."""
    return lang or _environment() or usual


def _environment() -> Language | None:
    """The language that the user's system is set to, None where it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            neutral = value.partition(".")[0] in {"C", "POSIX"}
            return None if neutral else _named(value)
    return _windows_language()


def _named(locale: str) -> Language:
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


def _windows_language() -> Language | None:
    import ctypes

    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:
        return None
    primary = windows.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return Language.ZH if primary == _CHINESE else Language.EN


def stated_language(words: Sequence[str]) -> Language | None:
    """The language that a command line asks for, even where the rest of it is not understood.

    >>> stated_language(["read", "a.txt", "--lang", "zh"]), stated_language(["read", "--lang=xy"])
    (<Language.ZH: 'zh'>, None)
    """
    for word, following in pairwise([*words, ""]):
        name, _, value = word.partition("=")
        value = value or following
        if name == "--lang" and value in list(Language):
            return Language(value)
    return None


def refusal_in(message: str, lang: Language) -> str:
    """A refusal in the language of the run."""
    if lang is Language.EN:
        return message
    from ..refusals import chinese_refusal

    return chinese_refusal(message) or message
