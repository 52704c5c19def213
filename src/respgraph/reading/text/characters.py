"""Characters that a reader cannot see, or that no two fonts show alike, listed with their places."""

from __future__ import annotations

import re
import unicodedata

from ...document import Span
from ...plan import Issue
from ...vocabulary import IssueCode
from .radicals import RADICAL

__all__ = ["character_issues"]

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ODD = re.compile(_UNSEEN.pattern[:-1] + RADICAL.pattern[1:-1] + _PRIVATE.pattern[1:])


def character_issues(text: str) -> tuple[Issue, ...]:
    """One issue for each kind of invisible character, and one for each private character.

    >>> [issue.message for issue in character_issues("县\\u200b教育局")]
    ['1 × U+200B (ZERO WIDTH SPACE) in the text']
    """
    if _ODD.search(text) is None:
        return ()
    return (
        *_radicals(text),
        *_issues(text, _UNSEEN, IssueCode.CONTROL_CHARACTER, "in the text"),
        *_issues(
            text,
            _PRIVATE,
            IssueCode.DECODING_DOUBT,
            "in the text: a character that only one font knows; compare with the printed plan",
        ),
    )


def _radicals(text: str) -> list[Issue]:
    """县⺠政局, as copied from a PDF: it looks like 县民政局, but no search finds it."""
    places = [Span(*match.span()) for match in RADICAL.finditer(text)]
    if not places:
        return []
    message = f"{len(places)} × radical in the text, read as the whole character that it looks like"
    return [Issue(IssueCode.DECODING_DOUBT, message, tuple(places))]


def _issues(text: str, pattern: re.Pattern[str], code: IssueCode, words: str) -> list[Issue]:
    places: dict[str, list[Span]] = {}
    for match in pattern.finditer(text):
        places.setdefault(match.group(), []).append(Span(*match.span()))
    return [
        Issue(code, f"{len(spans)} × {_called(sign)} {words}", tuple(spans))
        for sign, spans in sorted(places.items())
    ]


def _called(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"
