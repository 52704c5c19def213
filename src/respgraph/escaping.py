"""The one place that makes text safe for each kind of output.

Text from a plan may hold anything. It must stay text: in HTML, in JSON inside HTML, in SVG and
XML, in a spreadsheet cell, in a terminal. Every writer calls the function named
after its output, and no other module escapes.
"""

from __future__ import annotations

import html as _html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = [
    "control_characters",
    "csv_cell",
    "csv_rows",
    "html",
    "json_for_html",
    "terminal",
    "visible",
    "whole_page",
    "xml_text",
]

# C0 and C1 controls except TAB and line breaks, bidirectional overrides and isolates, zero-width
# characters, the byte order mark, lone surrogates and non-characters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2028\u2029"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_FORMULA_START = re.compile("^[\\s\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_SCRIPT_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_SCRIPT_UNSAFE = re.compile("[<>&\u2028\u2029]")


def visible(text: str) -> str:
    """Show control, bidirectional and zero-width characters as ``\\u{XXXX}`` instead of obeying them.

    >>> visible("a\\u202eb")
    'a\\\\u{202E}b'
    """
    return _HIDDEN.sub(lambda match: f"\\u{{{ord(match[0]):04X}}}", text)


def control_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each hidden character of `text` with its offset, so that an issue can list them.

    >>> list(control_characters("a\\x1bb"))
    [(1, 'U+001B')]
    """
    for match in _HIDDEN.finditer(text):
        yield match.start(), f"U+{ord(match[0]):04X}"


def html(text: object) -> str:
    """Text for the content of an HTML or SVG element, or for a quoted attribute.

    >>> html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return _html.escape(visible(str(text)), quote=True)


def whole_page(page: str) -> str:
    """A whole HTML page for the ``srcdoc`` of a frame: read back, it is the same page.

    Only markup is escaped; text inside the page was made safe when the page was made, and its
    scripts must keep their bytes.

    >>> whole_page('<p title="a">')
    '&lt;p title=&quot;a&quot;&gt;'
    """
    return _html.escape(page, quote=True)


def json_for_html(value: Any) -> str:
    """JSON for an inline script: no ``<``, ``>``, ``&`` can close the element; keys stay in order.

    >>> json_for_html({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = _json(value)
    if _HIDDEN.search(text) or "\\u00" in text:  # a control below U+0020 is escaped by json
        text = _json(_clean(value))
    return _SCRIPT_UNSAFE.sub(lambda match: _SCRIPT_ESCAPES[match[0]], text)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _clean(value: Any) -> Any:
    """The same JSON value with `visible` applied to every string."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(str(key)): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def csv_cell(value: object) -> str:
    """A spreadsheet cell that no program reads as a formula: a leading apostrophe is put before it.

    >>> csv_cell("=1+1"), csv_cell("区财政局"), csv_cell(-3), csv_cell(None)
    ("'=1+1", '区财政局', '-3', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    text = visible(str(value))
    return f"'{text}" if _FORMULA_START.match(text) else text


def terminal(text: object) -> str:
    """Text that cannot move the cursor, change colours or reorder a line of a terminal.

    >>> terminal("\\x1b[31mred")
    '\\\\u{001B}[31mred'
    """
    return visible(str(text)).replace("\r", "\\r")


def xml_text(text: object) -> str:
    """Text that any XML 1.0 parser can read back: characters that XML forbids are shown escaped.

    The caller's XML library still escapes markup.

    >>> xml_text("a\\x00b")
    'a\\\\u{0000}b'
    """
    return visible(str(text))


def csv_rows(rows: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    """Rows with every cell made safe by `csv_cell`."""
    for row in rows:
        yield [csv_cell(value) for value in row]
