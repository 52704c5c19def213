"""Values of spreadsheet cells as they are printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["PLAIN", "Look", "Value", "look_of", "look_of_text", "printed"]

_BY_MARKS = re.compile(r"y{4}([-/.])m{1,2}\1d{1,2}")
_UNSHOWN = re.compile(r"\[[^\]]*\]|_.|\*.|@")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_HAN = re.compile("[一-鿿]")
_PIECE = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+)|([一-鿿]+)|(.)', re.IGNORECASE | re.DOTALL)
_DIGITS = re.compile(r"[#0?][#0?.,]*")
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy-m-d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-m-d h:mm",
    27: "yyyy年m月",
    28: "m月d日",
    29: "m月d日",
    30: "m-d-yy",
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分ss秒",
    36: "yyyy年m月",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    50: "yyyy年m月",
    51: "m月d日",
    52: "yyyy年m月",
    53: "m月d日",
    54: "m月d日",
    55: "yyyy年m月",
    56: "m月d日",
    57: "yyyy年m月",
    58: "m月d日",
}
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a value is shown: ``date``, ``month``, ``day``, ``time``, ``percent`` or ``number``.

    `pattern` is the code of a date format that prints Chinese words (``yyyy"年"m"月底前"``) or that
    the author asked for (``yyyy-mm-dd``);
    `before` and `after` are the Chinese words around a number (``0"家"``).
    """

    kind: str = "number"
    pattern: str = ""
    before: str = ""
    after: str = ""


PLAIN = Look()
"""A number with nothing around it, or no number."""


def look_of(identifier: int, code: str | None) -> Look:
    """The look that a number format gives, by its code or its built-in number.

    >>> look_of(0, 'yyyy"年"m"月"').kind, look_of(57, None).kind, look_of(9, None).kind
    ('month', 'month', 'percent')
    >>> look_of(0, '0"家"').after, look_of(0, "0.0") == PLAIN
    ('家', True)
    """
    asked = code is not None
    code = code if code is not None else _BUILT_IN.get(identifier, "")
    code = _UNSHOWN.sub("", code.split(";", maxsplit=1)[0]).replace("General", "0")
    bare = _QUOTED.sub("", code).lower()
    if "%" in bare:
        return Look("percent")
    year, day = "y" in bare, "d" in bare
    month = "m" in bare and "h" not in bare and "s" not in bare
    if year or day or month:
        kind = ("date" if day else "month") if year else "day" if day else "month_alone"
        marked = asked and _BY_MARKS.fullmatch(code.replace("\\", "").lower())
        return Look(kind, code if marked or _HAN.search(code) else "")
    if "h" in bare or "s" in bare:
        return Look("time")
    return _number_look(code)


def _number_look(code: str) -> Look:
    digits = _DIGITS.search(_QUOTED.sub(lambda match: "\0" * len(match[0]), code))
    if digits is None or not _HAN.search(code):
        return PLAIN
    before, after = code[: digits.start()], code[digits.end() :]
    return Look("number", "", _words(before), _words(after))


def _words(code: str) -> str:
    return _QUOTED.sub(lambda match: match[1] or match[2] or "", code).strip()


def look_of_text(text: str, kind: str) -> Look:
    """The look of a value whose shown text is known, too, as OpenDocument saves it.

    >>> look_of_text("2024-06", "date").kind, look_of_text("95%", "percentage").kind
    ('month', 'percent')
    """
    if _HAN.search(text):
        return Look("shown", text)
    if kind == "percentage":
        return Look("percent")
    if kind != "date":
        return PLAIN
    if re.fullmatch(r"\d{4}([-/.])\d{1,2}\1\d{1,2}", text.strip()):
        return Look("shown", text.strip())
    numbers = re.split(r"\D+", text.strip())
    if len(numbers) == 2:
        return Look("month" if max(map(len, numbers)) == 4 else "day")
    return Look("date")


def printed(value: Value, look: Look = PLAIN, *, since_1904: bool = False) -> str:
    """The text of a value, dates in the Chinese manner, as their number format asks.

    >>> printed(dt.date(2024, 6, 30)), printed(45444.0, Look("month")), printed(12.0)
    ('2024年6月30日', '2024年6月', '12')
    >>> printed(0.95, Look("percent")), printed(3, look_of(0, '0"家"'))
    ('95%', '3家')
    """
    if value is None:
        return ""
    if look.kind == "shown":
        return look.pattern
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (dt.date, dt.datetime)):
        return _date(value, look)
    if isinstance(value, (dt.time, dt.timedelta)):
        return str(value)
    return _shown_number(value, look, since_1904=since_1904)


def _shown_number(value: float, look: Look, *, since_1904: bool) -> str:
    if look.kind in _DATED:
        moment = _moment(value, since_1904=since_1904)
        return _date(moment, look) if moment else _number(value)
    if look.kind == "percent":
        return f"{_number(value, 100)}%"
    return f"{look.before}{_number(value)}{look.after}"


_DATED = ("date", "month", "day", "month_alone")


def _moment(value: float, *, since_1904: bool) -> dt.datetime | None:
    try:
        return (_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(days=value)
    except (OverflowError, ValueError):
        return None


def _date(value: dt.date, look: Look) -> str:
    if look.pattern:
        return "".join(_dated_pieces(value, look.pattern))
    if look.kind == "month":
        return f"{value.year}年{value.month}月"
    if look.kind == "month_alone":
        return f"{value.month}月"
    if look.kind == "day":
        return f"{value.month}月{value.day}日"
    day = f"{value.year}年{value.month}月{value.day}日"
    timed = isinstance(value, dt.datetime) and value.time() != dt.time()
    return f"{day} {value:%H:%M}" if timed else day


def _dated_pieces(value: dt.date, pattern: str) -> Iterator[str]:
    """The pieces of a date as its format prints them; 6月5日 has no zeros before its numbers."""
    padded = not _HAN.search(pattern)
    for quoted, escaped, part, words, other in _PIECE.findall(pattern):
        if part:
            number = {"y": value.year, "m": value.month, "d": value.day}[part[0].lower()]
            yield str(number).zfill(len(part) if padded else 1)
        else:
            yield quoted or escaped or words or other


def _number(value: float, times: int = 1) -> str:
    """Fifteen digits, as a sheet shows them, never in powers of ten."""
    try:
        number = Decimal(format(value, ".15g")) * times
    except ArithmeticError:
        return str(value)
    return format(number.normalize(), "f") if number.is_finite() else str(value)
