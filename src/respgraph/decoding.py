"""Bytes to text: which encoding, how much, and what does not belong.

The order is fixed and deterministic: byte order mark, UTF-16 without one, strict UTF-8, strict
GB18030 or Big5 (whichever gives more frequent characters), the encoding that a page declares, and
only then a statistical guess. What cannot be decoded becomes U+FFFD and is listed, never dropped.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .errors import UnreadableFileError

__all__ = [
    "LARGEST_INPUT",
    "LARGEST_JSON",
    "DecodedText",
    "begins_as_json",
    "check_size",
    "decode",
    "fingerprint",
    "read_bytes",
    "read_stream",
]

LARGEST_INPUT = 20_000_000
"""Largest file that is read, in bytes."""
LARGEST_JSON = 400_000_000
"""Largest JSON file that is read: the Plan JSON of a text is many times as large as the text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 8192
_REPLACEMENT = "\ufffd"
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*\{\s*\")")
_FREQUENT_HAN = re.compile(
    "[的一不在有和是了中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
    "种面而方后多定行学法所民得经十三之进着等部度家力里如水化高自二理起实现加都两体制机当使点从业本去"
    "把性好应开合因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "市区县省乡镇村局厅委办牵头单位责任领导配合负责财教育住建设农城管交通水务"
    "為個國時來們於對會發動產種後學經進實現與關縣鄉廳辦牽頭單責領導負財農務區樓處]"
)
_RIVALS = ("gb18030", "big5hkscs")  # bytes of one are often valid in the other
_LAST_GUESSES = ("gb18030", "big5hkscs", "shift_jis", "euc_kr", "cp1252")
_COMMON_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e\\s]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text, the encoding that gave it, and the offsets of characters that bytes could not give."""

    text: str
    encoding: str
    undecodable: tuple[int, ...] = ()


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file, read once from its beginning: it may be a pipe.

    Raises:
        UnreadableFileError: missing, a folder, not readable, empty, or too large.
    """
    source = Path(path)
    try:
        if source.is_dir():
            raise UnreadableFileError(f"{source}: is a folder; give the plan's file")
        with source.open("rb") as stream:
            return read_stream(stream, str(source))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"{source}: cannot be read ({reason}); check the path") from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream; no more is read than the limit of its kind of file.

    Raises:
        UnreadableFileError: empty or too large.
    """
    start = stream.read(_HEAD)
    data = start + stream.read(_largest(start) + 1 - len(start))
    check_size(data, name)
    return data


def _largest(data: bytes) -> int:
    return LARGEST_JSON if begins_as_json(data) else LARGEST_INPUT


def check_size(data: bytes, name: str) -> None:
    """Refuse input with nothing in it, and input over the limit of its kind of file.

    Raises:
        UnreadableFileError: as said.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFileError(f"{name}: the file is empty; give a file that holds the plan")
    if len(data) > (largest := _largest(data)):
        raise UnreadableFileError(
            f"{name}: larger than {largest // 1_000_000} MB; split the file or give only the plan"
        )


def fingerprint(data: bytes) -> str:
    """The SHA-256 digest of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def begins_as_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object, or a list of them, in whatever encoding.

    >>> begins_as_json('{"a": 1}'.encode("utf-16")), begins_as_json(b"{1} [2]")
    (True, False)
    """
    head = data[:_HEAD]
    for mark, _ in _MARKS:
        head = head.removeprefix(mark)
    return _JSON.match(head.replace(b"\x00", b"")) is not None


def decode(data: bytes, name: str = "text", *, declared: str | None = None) -> DecodedText:
    """Decode the bytes of a text file; `declared` is the charset that a page claims for itself.

    >>> decode("责任领导".encode("gb18030")).text
    '责任领导'
    >>> decode("责任领导".encode("utf-16")).encoding
    'utf-16-le'

    Raises:
        UnreadableFileError: empty, too large, or not text at all.
    """
    check_size(data, name)
    for candidate in _candidates(data):
        text = _strictly(data, candidate)
        if text is not None and (candidate == "utf-8" or _reads_as_text(text)):
            return _checked(text, candidate, name)
    rivals = [(text, code) for code in _RIVALS if (text := _strictly(data, code)) is not None]
    readable = [rival for rival in rivals if _reads_as_text(rival[0])]
    if readable:
        return _checked(*max(readable, key=_commonness), name)
    if declared and (text := _strictly(data, declared)) is not None and _reads_as_text(text):
        return _checked(text, declared.lower(), name)
    return _checked(*_guess(data), name)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if every byte belongs to the encoding, which may be unknown."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings that show themselves, in the order in which they are tried."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield {"utf-8": "utf-8-sig"}.get(encoding, encoding)
            return
    yield from _bare_utf16(data)
    yield "utf-8"


def _commonness(reading: tuple[str, str]) -> int:
    """How many frequent Chinese characters a reading of the bytes would hold."""
    return len(_FREQUENT_HAN.findall(reading[0][:20_000]))


def _bare_utf16(data: bytes) -> Iterator[str]:
    """UTF-16 without a mark: ASCII leaves zero bytes, which no other text has, on one side."""
    sample = data[:4096]
    if len(data) % 2 or b"\x00" not in sample:
        return
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    yield from ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")


def _reads_as_text(text: str) -> bool:
    """Whether most of a decoded sample are common Chinese or ASCII characters."""
    sample = text.removeprefix("\ufeff")[:20_000]
    return len(_COMMON_HAN.findall(sample)) >= 0.9 * len(sample)


def _guess(data: bytes) -> tuple[str, str]:
    """Mostly-valid UTF-8 or GB18030 with damaged bytes, else a statistical guess."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if text.count(_REPLACEMENT) <= max(3, len(text) // 100) and _reads_as_text(text):
            return text, encoding
    if _looks_binary(data):
        return data.decode("utf-8", errors="replace"), "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20_000], cp_isolation=list(_LAST_GUESSES)).best()
    if best is None:
        return data.decode("utf-8", errors="replace"), "utf-8"
    return data.decode(best.encoding, errors="replace"), best.encoding


def _looks_binary(data: bytes) -> bool:
    """Whether control bytes are more than an accident; guessing an encoding would be a waste."""
    sample = data[:4096]
    controls = sum(byte < 9 or 13 < byte < 27 or byte == 127 for byte in sample)
    return controls > max(4, len(sample) // 20)


def _checked(text: str, encoding: str, name: str) -> DecodedText:
    text = text.removeprefix("\ufeff")
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), 127))
    damaged = text.count(_REPLACEMENT)
    if controls + damaged > max(8, len(text) // 20):
        raise UnreadableFileError(
            f"{name}: not a text file (binary content); give the plan as .txt, .docx, .xlsx, .pdf or .html"
        )
    undecodable = tuple(match.start() for match in re.finditer(_REPLACEMENT, text))
    return DecodedText(text, encoding.removesuffix("-sig"), undecodable)
