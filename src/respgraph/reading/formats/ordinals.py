"""Counting as word processors do: a number in one of the formats of automatic numbering."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["ordinal"]

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def ordinal(value: int, style: str) -> str:
    """`value` as the numbering format `style` (named as in WordprocessingML) prints it.

    An unknown format, and a value outside what a format can count, is printed in digits.

    >>> ordinal(12, "chineseCounting"), ordinal(105, "chineseCountingThousand")
    ('十二', '一百零五')
    >>> ordinal(3, "decimalEnclosedCircle"), ordinal(4, "upperRoman"), ordinal(28, "lowerLetter")
    ('③', 'IV', 'bb')
    """
    if style in ("bullet", "none"):
        return ""
    printed = _STYLES.get(style, str)(value)
    return printed or str(value)


def _chinese(value: int) -> str:
    """Counting words: 十二, 一百零五."""
    from cn2an import an2cn

    return an2cn(value, "low") if value >= 0 else ""


def _chinese_short(value: int) -> str:
    """Counting words below a hundred, single digits from there on, as Word prints them."""
    return _chinese(value) if value < 100 else _digits(value)


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value)) if value >= 0 else ""


def _formal(value: int) -> str:
    from cn2an import an2cn

    return an2cn(value, "up") if value >= 0 else ""


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return ""
    printed = ""
    for number, letters in _ROMAN:
        count, value = divmod(value, number)
        printed += letters * count
    return printed


def _letters(value: int) -> str:
    """a, b … z, aa, bb …, as Word counts."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else ""


def _from(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= count else ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else ""


def _circled(value: int) -> str:
    if 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if 20 < value <= 35:
        return chr(ord("㉑") + value - 21)
    return chr(ord("㊱") + value - 36) if 35 < value <= 50 else ""


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda value: str(value).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "decimalFullWidth2": lambda value: str(value).translate(
        {48 + n: 0xFF10 + n for n in range(10)}
    ),
    "ordinal": "{}.".format,
    "numberInDash": "- {} -".format,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _chinese_short,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_short,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
}
