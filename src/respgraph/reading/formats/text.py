"""Plain text and Markdown: decoded, and cut into paragraphs by the layout of reading."""

from __future__ import annotations

from dataclasses import replace

from ...decoding import DecodedText, decode, fingerprint
from ...document import Document, Span
from ...plan import Issue
from ...vocabulary import IssueCode
from ..source import Source

__all__ = ["decoding_issues"]


def read(data: bytes, name: str, _password: str | None = None) -> Source:
    """Read a text file in any common encoding.

    Raises:
        UnreadableFileError: empty, too large or not text.
    """
    from ..lines.looks import text_source

    decoded = decode(data, name)
    source = text_source(decoded.text, name)
    document = Document(name, decoded.text, fingerprint(data), source.document.locations)
    issues = (*source.issues, *decoding_issues(decoded))
    return replace(source, document=document, issues=issues)


def decoding_issues(decoded: DecodedText) -> tuple[Issue, ...]:
    """One issue for all characters that the bytes could not give."""
    if not decoded.undecodable:
        return ()
    spans = tuple(Span(offset, offset + 1) for offset in decoded.undecodable)
    message = (
        f"{len(spans)} character(s) cannot be decoded as {decoded.encoding}; "
        "they are shown as \ufffd: check the words around them"
    )
    return (Issue(IssueCode.DECODING_DOUBT, message, spans),)
