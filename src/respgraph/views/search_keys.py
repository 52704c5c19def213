"""Keys by which a Chinese name is found from a Latin keyboard: initials and full pinyin."""

from __future__ import annotations

from functools import cache

__all__ = ["search_keys"]


@cache
def search_keys(name: str) -> str:
    """Pinyin initials and full pinyin of a name, in lower case, with a blank between.

    A character with several readings gives its commonest; what is not Chinese stays.

    >>> search_keys("区财政局")
    'qczj qucaizhengju'
    """
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(name, style=Style.NORMAL, strict=False)
    initials = "".join(syllable[:1] for syllable in syllables)
    return f"{initials} {''.join(syllables)}".lower()
