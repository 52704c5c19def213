"""How names become readable, stable ids, in which form names are compared, and how ids are sorted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from .vocabulary import Kind

__all__ = ["actor_id_for", "free_id", "name_key", "natural_key"]

_NOISE = re.compile(r"[\s·•・‧﹒.]+")
_DIGITS = re.compile(r"(\d+)")
_BRACKETS = str.maketrans("〔〕【】[]“”「」", '()()()""""')


def name_key(name: str) -> str:
    """The form under which names are compared: no blanks or dots, one width, one kind of bracket.

    >>> name_key("区项目办（ 区发改局 ）") == name_key("区项目办(区发改局)")
    True
    """
    normal = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _NOISE.sub("", normal).casefold() or name


def actor_id_for(kind: Kind, name: str) -> str:
    """The readable id of an actor: its kind and its name, in one width and without blanks.

    >>> actor_id_for(Kind.GROUP, "各乡镇（街道）")
    'group/各乡镇(街道)'
    """
    return f"{kind}/{''.join(unicodedata.normalize('NFKC', name).split())}"


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id that is wanted, or the first of ``wanted~2``, ``wanted~3`` … that is free.

    >>> free_id("task/3", {"task/3", "task/3~2"})
    'task/3~3'
    """
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}~{number}" in taken:
        number += 1
    return f"{wanted}~{number}"


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which ``task/2`` stands before ``task/10``.

    >>> sorted(["task/10", "task/2"], key=natural_key)
    ['task/2', 'task/10']
    """
    parts = _DIGITS.split(text)
    return tuple(
        (0, int(part), part) if part.isdecimal() and len(part) < 19 else (1, 0, part)
        for part in parts
        if part
    )
