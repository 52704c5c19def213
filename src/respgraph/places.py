"""A printed place (`Document.place`) in the words of a reader: page, paragraph or cell, and line."""

from __future__ import annotations

import re

__all__ = ["place_in"]

_PLACE = re.compile(r"(?:(?P<file>.*) \()?(?P<line>\d+):\d+\)?")
_IN_FILE = (
    (re.compile(r"p\. (\d+)"), "第 {} 页", "page {}"),
    (re.compile(r"¶ (\d+)"), "第 {} 段", "paragraph {}"),
    (re.compile(r"T(\d+)!([A-Z]+)(\d+)"), "表 {0} 第 {2} 行 {1} 列", "table {0}, cell {1}{2}"),
    (re.compile(r"(.+)!([A-Z]+)(\d+)"), "工作表“{0}”{1}{2}", "sheet “{0}”, {1}{2}"),
)


def place_in(place: str, lang: str) -> str:
    """A place in words, ``zh`` or ``en``; what is no place of ours stays as it is.

    >>> place_in("26:5", "zh"), place_in("T1!C2 (5:23)", "zh"), place_in("p. 3 (7:1)", "en")
    ('第 26 行', '表 1 第 2 行 C 列（第 5 行）', 'page 3 (line 7)')
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    line = f"第 {found['line']} 行" if lang == "zh" else f"line {found['line']}"
    where = _in_file(found["file"] or "", lang)
    if not where:
        return line
    return f"{where}（{line}）" if lang == "zh" else f"{where} ({line})"


def _in_file(label: str, lang: str) -> str:
    """The page, paragraph or cell of a label; any other label as it is."""
    for pattern, chinese, english in _IN_FILE:
        if parts := pattern.fullmatch(label):
            return (chinese if lang == "zh" else english).format(*parts.groups())
    return label
