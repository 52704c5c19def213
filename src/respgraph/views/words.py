"""The words of the pages in Chinese and English, side by side in one data file.

A page holds both languages at once; style shows one of them. `say` gives a sentence as two spans,
`label` an attribute that the page's script changes with the language.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..escaping import visible
from ..places import place_in

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = [
    "LANGUAGES",
    "Count",
    "both",
    "known",
    "label",
    "phrase",
    "phrase_or",
    "place_words",
    "say",
    "svg_say",
    "value_words",
    "words_for_script",
]

LANGUAGES = ("zh", "en")
_LANG_TAG = {"zh": "zh-CN", "en": "en"}


class Count(int):
    """A whole number that brings its noun: ``{n:task|tasks}`` gives ``1 task`` or ``2 tasks``.

    >>> f"{Count(1):task|tasks}, {Count(2):task|tasks}, {Count(3)}"
    '1 task, 2 tasks, 3'
    """

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return int.__format__(self, spec)
        singular, plural = spec.split("|", 1)
        return f"{int(self)} {singular if self == 1 else plural}"


@cache
def _words() -> dict[str, tuple[str, str]]:
    text = files(__package__).joinpath("templates/words.json").read_text(encoding="utf-8")
    return {key: (chinese, english) for key, (chinese, english) in json.loads(text).items()}


def words_for_script() -> dict[str, tuple[str, str]]:
    """The words that scripts use: those whose key starts with ``js.``."""
    return {key: pair for key, pair in _words().items() if key.startswith("js.")}


def phrase(key: str, lang: str, **values: object) -> str:
    """One sentence in one language as plain text.

    >>> phrase("role.lead_unit", "en")
    'lead unit'
    """
    template = _words()[key][LANGUAGES.index(lang)]
    return template.format(**_countable(values))


def phrase_or(key: str, lang: str, otherwise: str) -> str:
    """The sentence of `key` in one language where there is one, else the text given.

    >>> phrase_or("no.such.key", "zh", "text")
    'text'
    """
    return phrase(key, lang) if key in _words() else otherwise


_WORDS_OF = {
    "role": "role",
    "kind": "kind",
    "severity": "severity",
    "population": "population",
    "what": "account.line",
    "unit_class": "js.class",
}
"""Where the words of a column's values stand; those of any other are ``value.COLUMN.…``."""


def value_words(column: str, value: Any, lang: str) -> Any:
    """A value that is one of a few, or a place, in Chinese; any other, and all in English, as it is.

    >>> value_words("role", "lead_unit", "zh"), value_words("number", "12", "zh")
    ('牵头单位', '12')
    """
    if lang != "zh":
        return value
    if isinstance(value, bool):
        return phrase_or(f"value.{column}.{value}", lang, str(value))
    if not isinstance(value, str):
        return value
    if column == "place":
        return place_in(value, lang)
    return phrase_or(f"{_WORDS_OF.get(column, f'value.{column}')}.{value}", lang, value)


def say(key: str, **values: object) -> Markup:
    """A sentence in both languages as HTML; values are escaped unless they are Markup.

    >>> str(say("role.lead_unit"))
    '<span class="zh" lang="zh-CN">牵头单位</span><span class="en" lang="en">lead unit</span>'
    """
    return _both("span", key, values)


def svg_say(key: str, **values: object) -> Markup:
    """The same inside an SVG text element.

    >>> str(svg_say("role.lead_unit"))[:35]
    '<tspan class="zh" lang="zh-CN">牵头单位'
    """
    return _both("tspan", key, values)


def both(chinese: str, english: str) -> Markup:
    """Plain text in both languages as HTML, escaped.

    >>> str(both("甲", "<a>"))
    '<span class="zh" lang="zh-CN">甲</span><span class="en" lang="en">&lt;a&gt;</span>'
    """
    from markupsafe import Markup

    pattern = Markup('<span class="zh" lang="zh-CN">{}</span><span class="en" lang="en">{}</span>')
    return pattern.format(visible(chinese), visible(english))


def known(key: str, otherwise: str) -> Markup | str:
    """The sentence of `key` in both languages where there is one, else the plain text given."""
    return say(key) if key in _words() else otherwise


def place_words(place: str) -> Markup:
    """A printed place (`Document.place`) in the words of a reader: page or cell, and line.

    >>> [str(place_words(one)).split("</span>")[0][30:] for one in ("26:5", "T1!C2 (5:23)")]
    ['第 26 行', '表 1 第 2 行 C 列（第 5 行）']
    """
    chinese, english = (place_in(place, lang) for lang in LANGUAGES)
    return both(chinese, english)


def _both(element: str, key: str, values: dict[str, object]) -> Markup:
    from markupsafe import Markup

    spans = Markup('<{0} class="{1}" lang="{2}">{3}</{0}>')
    countable = _countable(values)
    return Markup("").join(
        spans.format(element, lang, _LANG_TAG[lang], Markup(text).format(**countable))  # noqa: S704
        for lang, text in zip(LANGUAGES, _words()[key], strict=True)
    )


def label(attribute: str, key: str, lang: str = "zh", **values: object) -> Markup:
    """An attribute in both languages: the one shown first, and both for the script.

    >>> str(label("title", "role.lead_unit"))
    'title="牵头单位" data-attr="title" data-zh="牵头单位" data-en="lead unit"'
    """
    from markupsafe import Markup

    chinese, english = (phrase(key, each, **values) for each in LANGUAGES)
    shown = chinese if lang == "zh" else english
    pattern = Markup('{0}="{1}" data-attr="{0}" data-zh="{2}" data-en="{3}"')
    return pattern.format(attribute, shown, chinese, english)


def _countable(values: dict[str, object]) -> dict[str, Any]:
    return {name: Count(value) if type(value) is int else value for name, value in values.items()}
