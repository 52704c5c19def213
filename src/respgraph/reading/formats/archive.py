"""Zip packages (docx, xlsx, ods) opened with care.

Nothing is unpacked to disk. Before the first member is read the directory of the package is
checked: members that occur twice or overlap, names that leave the package, encryption and
uncommonly many members are refused; while a member is read its bytes are counted, because the
directory may lie about its size.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter

from ...errors import UnreadableFileError

__all__ = ["Package"]

MOST_MEMBERS = 5_000
LARGEST_MEMBER = 100_000_000
LARGEST_PACKAGE = 200_000_000
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_DOCTYPE = "<!DOCTYPE"
_DOCTYPES = tuple(_DOCTYPE.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_BEGINNINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00<")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Package:
    """A checked zip package in memory.

    Raises:
        UnreadableFileError: damaged, encrypted, or built to harm.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._refusal("the zip package is damaged or cut short") from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._left = LARGEST_PACKAGE
        self._check_directory()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, sorted."""
        return tuple(sorted(self._members))

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str, *, largest: int = LARGEST_MEMBER) -> bytes:
        """The bytes of one member; XML with a document type declaration is refused.

        Raises:
            UnreadableFileError: missing, damaged, too large, or with a DOCTYPE.
        """
        info = self._members.get(member)
        if info is None:
            raise self._refusal(f"the package has no part {member!r}")
        limit = min(largest, self._left)
        try:
            with self._zip.open(info) as stream:
                content = stream.read(limit + 1)
        except _DAMAGE as error:
            raise self._refusal(f"part {member!r} is damaged") from error
        if len(content) > limit:
            raise self._refusal(f"part {member!r} unpacks to more than {limit // 1_000_000} MB")
        self._left -= len(content)
        if member.endswith((".xml", ".rels")):
            self._check_markup(member, content)
        return content

    def check_parts(self) -> None:
        """Read every XML part once, so that no DOCTYPE or bomb reaches a reader library.

        Raises:
            UnreadableFileError: as `read`.
        """
        for member in self.names:
            if member.endswith((".xml", ".rels")):
                self.read(member)
        self._left = LARGEST_PACKAGE

    def _check_markup(self, member: str, content: bytes) -> None:
        """Refuse document types; what begins as ASCII or UTF-16 cannot hide one from this search."""
        if content.strip() and not content.lstrip().startswith(_BEGINNINGS):
            raise self._refusal(f"part {member!r} is not XML")
        if any(mark in content for mark in _DOCTYPES):
            raise self._refusal(f"part {member!r} declares a DOCTYPE, which no such file needs")

    def _check_directory(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise self._refusal(f"the package has more than {MOST_MEMBERS} members")
        counts = Counter(info.filename.casefold() for info in infos)
        for info in infos:
            if counts[info.filename.casefold()] > 1:
                raise self._refusal(f"part {info.filename!r} occurs twice")
            if _leaves_package(info.filename):
                raise self._refusal(f"part {info.filename!r} points outside the package")
            if info.flag_bits & _ENCRYPTED:
                raise self._refusal("the package is encrypted; save it without a password")
        if sum(info.file_size for info in infos) > LARGEST_PACKAGE:
            raise self._refusal(f"unpacks to more than {LARGEST_PACKAGE // 1_000_000} MB")
        self._check_overlap(infos)

    def _check_overlap(self, infos: list[zipfile.ZipInfo]) -> None:
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise self._refusal(f"part {info.filename!r} overlaps another one")
            end = info.header_offset + _LOCAL_HEADER + info.compress_size

    def _refusal(self, cause: str) -> UnreadableFileError:
        return UnreadableFileError(
            f"{self._name}: {cause}; open the file in its program and save it anew"
            if "password" not in cause
            else f"{self._name}: {cause}"
        )


def _leaves_package(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return ".." in parts or member.startswith(("/", "\\")) or ":" in parts[0] or "\x00" in member
