"""English sentences with values in braces, said again in Chinese, as in gettext."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from string import Formatter

__all__ = ["Phrasebook", "quoted"]

_DEEPEST = 4


def quoted(value: str) -> str:
    """Words that Python quoted, in Chinese quotation marks; any other as they are.

    >>> quoted("'甲局'"), quoted("3")
    ('“甲局”', '3')
    """
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return f"“{value[1:-1]}”" if is_quoted else value


class Phrasebook:
    """Finds the sentence that a message was made of, and makes its Chinese one with the same values.

    Args:
        sentences: from the English sentence to the Chinese one; both name values in braces.
        say: a value in Chinese, given the name that it has in the sentence.
        patterns: what the value of a name must look like; any other is any text.
        nested: names of values that may be messages of the book themselves.

    >>> book = Phrasebook({"{name}: no row {number}": "{name}没有第{number}行"})
    >>> book.chinese("a.csv: no row 3"), book.chinese("other words")
    ('a.csv没有第3行', None)
    """

    def __init__(
        self,
        sentences: Mapping[str, str],
        say: Callable[[str, str], str] = lambda _name, value: quoted(value),
        patterns: Mapping[str, str] | None = None,
        nested: Collection[str] = (),
    ) -> None:
        self._sentences = sentences
        self._say = say
        self._patterns = patterns or {}
        self._nested = nested
        self._compiled: dict[str, re.Pattern[str]] = {}

    def chinese(self, message: str, *, depth: int = _DEEPEST) -> str | None:
        """The message in Chinese; None where no sentence fits.

        Messages inside it are said in Chinese too, down to `depth`.
        """
        for english, rarest in self._by_length:
            match = self._pattern(english).fullmatch(message) if rarest in message else None
            if match is not None:
                found = match.groupdict().items()
                values = {name: self._value(name, value, depth) for name, value in found}
                return self._sentences[english].format(**values)
        return None

    def _value(self, name: str, value: str, depth: int) -> str:
        if name not in self._nested:
            return self._say(name, value)
        inner = self.chinese(value, depth=depth - 1) if depth else None
        return inner or value

    @cached_property
    def _by_length(self) -> list[tuple[str, str]]:
        """The English sentences with their longest run of words, those with most words first."""
        words = {
            english: [text for text, _, _, _ in Formatter().parse(english)]
            for english in self._sentences
        }
        ordered = sorted(words, key=lambda english: (-sum(map(len, words[english])), english))
        return [(english, max(words[english], key=len)) for english in ordered]

    def _pattern(self, english: str) -> re.Pattern[str]:
        if english not in self._compiled:
            parts = [
                re.escape(text) + (f"(?P<{name}>{self._patterns.get(name, '.*?')})" if name else "")
                for text, name, _, _ in Formatter().parse(english)
            ]
            self._compiled[english] = re.compile("".join(parts), re.DOTALL)
        return self._compiled[english]
