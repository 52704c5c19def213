"""Values of spreadsheet cells as they are printed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

__all__ = ["Look", "look_of", "printed"]

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
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
Look = str
"""How a number is shown: ``date``, ``month``, ``day``, ``time``, ``percent`` or ``number``."""


def look_of(identifier: int, code: str | None) -> Look:
    """The look that a number format gives, by its code or its built-in number.

    >>> look_of(0, 'yyyy"年"m"月"'), look_of(57, None), look_of(9, None), look_of(0, "0.0")
    ('month', 'month', 'percent', 'number')
    """
    code = code if code is not None else _BUILT_IN.get(identifier, "")
    bare = _QUOTED.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "%" in bare:
        return "percent"
    year, day = "y" in bare, "d" in bare
    if year:
        return "date" if day else "month"
    if day:
        return "day"
    return "time" if "h" in bare or "s" in bare else "number"


def printed(value: Value, look: Look = "number", *, since_1904: bool = False) -> str:
    """The text of a value, dates in the Chinese manner, as their number format asks.

    >>> printed(dt.date(2024, 6, 30)), printed(45444.0, "month"), printed(12.0), printed(0.95, "percent")
    ('2024年6月30日', '2024年6月', '12', '95%')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (dt.date, dt.datetime)):
        return _date(value, look)
    if isinstance(value, (dt.time, dt.timedelta)):
        return str(value)
    if look in ("date", "month", "day"):
        moment = _moment(value, since_1904=since_1904)
        return _date(moment, look) if moment else _number(value)
    return f"{_number(value, 100)}%" if look == "percent" else _number(value)


def _moment(value: float, *, since_1904: bool) -> dt.datetime | None:
    try:
        return (_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(days=value)
    except (OverflowError, ValueError):
        return None


def _date(value: dt.date, look: Look) -> str:
    if look == "month":
        return f"{value.year}年{value.month}月"
    if look == "day":
        return f"{value.month}月{value.day}日"
    day = f"{value.year}年{value.month}月{value.day}日"
    timed = isinstance(value, dt.datetime) and value.time() != dt.time()
    return f"{day} {value:%H:%M}" if timed else day


def _number(value: float, times: int = 1) -> str:
    """Fifteen digits, as a sheet shows them, never in powers of ten."""
    try:
        number = Decimal(format(value, ".15g")) * times
    except ArithmeticError:
        return str(value)
    return format(number.normalize(), "f") if number.is_finite() else str(value)
