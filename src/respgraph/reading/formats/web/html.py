"""Web pages: what a reader of the page sees, as paragraphs and tables.

Scripts, styles and form controls are not text. Whatever the page hides (``hidden``,
``display:none``) is said in an issue and not read. Nothing that a page refers to is fetched.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter

from ....decoding import DecodedText, decode
from ....errors import UnreadableFileError
from ....vocabulary import IssueCode
from ...source import Source
from ..building import RawCell, SourceBuilder, cell_label, excerpt
from ..sniffing import is_mhtml
from ..text import decoding_issues
from .flow import Line, PageTable, read_page

__all__ = ["add_page", "decode_page", "nesting", "page_of_mhtml"]

DEEPEST_NESTING = 3_000
"""Deepest nesting of tags that is read; the parser's time grows with its square."""

_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_\-]+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]*+)([^<>]*+)>")
_CLOSED = re.compile(r"<(/?)(html|table)\b", re.IGNORECASE)
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li td th tr dt dd option optgroup tbody thead tfoot colgroup".split()
)


def read(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a saved web page.

    Raises:
        UnreadableFileError: empty, too large, nested without end, or without visible text.
    """
    builder = SourceBuilder(name, data)
    decoded = decode_page(data, name)
    add_page(builder, decoded.text, name)
    for issue in decoding_issues(decoded):
        builder.issue(issue.code, issue.message)
    return builder.build()


def read_mhtml(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a web page saved as one file of several parts (``.mht``): its first page.

    Raises:
        UnreadableFileError: no page inside, or as `read`.
    """
    page = page_of_mhtml(data, name)
    if page is None:
        raise UnreadableFileError(
            f"{name}: holds no web page; open it in a browser and save it anew"
        )
    builder = SourceBuilder(name, data)
    add_page(builder, page, name)
    return builder.build()


def page_of_mhtml(data: bytes, name: str) -> str | None:
    """The text of the first page inside a web page of several parts."""
    if not is_mhtml(data):
        return None
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return decode_page(content, name, part.get_content_charset()).text
    return None


def decode_page(data: bytes, name: str, charset: str | None = None) -> DecodedText:
    """Decode a page; the charset that it or its carrier declares is tried, not trusted."""
    found = _DECLARED.search(data[:4096])
    declared = next((group for group in found.groups() if group), b"") if found else b""
    return decode(data, name, declared=charset or declared.decode("ascii") or None)


def add_page(builder: SourceBuilder, html: str, name: str, *, keep_blanks: bool = False) -> None:
    """Add the paragraphs and tables of a page to a source; blanks are kept as they are if told.

    Raises:
        UnreadableFileError: the tags are nested deeper than `DEEPEST_NESTING`.
    """
    if nesting(html) > DEEPEST_NESTING:
        raise UnreadableFileError(
            f"{name}: tags are nested more than {DEEPEST_NESTING} deep; "
            "copy the text of the page into a .txt file"
        )
    for tag in _unclosed(html):
        message = f"the page ends inside <{tag}>: it may be cut short; compare with the original"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
    page = read_page(html, keep_blanks=keep_blanks)
    paragraphs = tables = 0
    for item in page.items:
        if isinstance(item, Line):
            paragraphs += 1
            label = f"¶ {paragraphs}"
            builder.paragraph(
                item.text, label=label, heading_level=item.heading_level, running=item.running
            )
        else:
            tables += 1
            add_table(builder, item, f"T{tables}")
    if page.hidden:
        text = "".join(page.hidden)
        builder.issue(
            IssueCode.HIDDEN_CONTENT,
            f"{len(text)} character(s) are hidden and were not read: “{excerpt(text)}”",
        )
    for frame in page.frames:
        builder.issue(IssueCode.UNREAD_CONTENT, f"a frame of the page was not fetched: {frame}")


def add_table(builder: SourceBuilder, table: PageTable, label: str) -> None:
    """Add one table; its cells have places such as ``T1!B12``."""
    builder.grid(
        RawCell(
            cell.row,
            cell.column,
            cell.text,
            cell.row_span,
            cell.column_span,
            f"{label}!{cell_label(cell.row, cell.column)}",
        )
        for cell in table.cells
    )


def _unclosed(html: str) -> list[str]:
    """Tags that no writer leaves open, and that this page opens more often than it closes.

    >>> _unclosed("<html><table><tr><td>1"), _unclosed("<table></table>")
    (['html', 'table'], [])
    """
    counts = Counter((closing, tag.lower()) for closing, tag in _CLOSED.findall(html))
    return [tag for tag in ("html", "table") if counts["", tag] > counts["/", tag]]


def nesting(html: str) -> int:
    """The deepest nesting of tags, those that close by themselves left out."""
    depth = deepest = 0
    for closing, tag, rest in _TAG.findall(html):
        if rest.endswith("/") or tag.lower() in _NOT_NESTING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
