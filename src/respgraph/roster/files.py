"""Rosters as files: a table that Excel or WPS edits (CSV), or TOML.

The header names the columns in English or Chinese, in any order; further columns are allowed and
listed as unread. Cells with several values separate them by ``;`` or ``、``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..cells import TextCell, join_list, plain_cell, read_cells, split_list
from ..decoding import decode, read_bytes
from ..errors import ArgumentError, SavedFileError, UnsupportedFormatError
from ..escaping import csv_cell
from ..vocabulary import Kind, term
from .entries import CLASS_PREFIX, Roster, RosterEntry

__all__ = ["parse_roster", "read_roster", "roster_to_csv"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "名称", "规范名称", "单位名称", "单位", "姓名"),
    "kind": ("kind", "类型", "种类"),
    "class": ("class", "unit_class", "类别", "分类"),
    "aliases": ("aliases", "alias", "别名", "简称", "又称", "其他名称"),
    "hosted_by": ("hosted_by", "host", "挂靠单位", "挂靠", "设在"),
    "members": ("members", "成员", "成员单位"),
    "tasks": ("tasks", "任务数"),
    "note": ("note", "notes", "备注", "说明"),
}
KINDS = {
    Kind.PERSON: ("person", "个人", "人员", "领导", "人"),
    Kind.UNIT: ("unit", "单位"),
    Kind.GROUP: ("group", "统称", "群体", "组", "集合"),
}
CLASSES = {
    "department": ("部门", "政府部门", "区直部门", "县直部门", "市直部门"),
    "town": ("乡镇街道", "乡镇", "镇街", "镇", "街道"),
    "park": ("园区", "开发区", "功能区"),
    "company": ("企业", "公司", "国企"),
    "party organ": ("党委机构", "党委部门", "党群部门", "党的机构"),
    "mass organization": ("群团", "群团组织", "人民团体"),
    "government": ("政府", "人民政府"),
    "institution": ("事业单位",),
}
_CLASS_MARK = re.compile(r"(?:class|类别|分类)\s*[:=]\s*", re.IGNORECASE)
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_roster(path: str | Path) -> Roster:
    """The roster in a CSV or TOML file, in any encoding that plans are read in.

    Raises:
        UnreadableFileError: the file is missing, empty or not text.
        SavedFileError: its contents contradict each other; the message names line and column.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "roster.csv")
    ...     size = path.write_text("名称,类型,别名\\n甲县交通局,单位,县交通局\\n", encoding="utf-8")
    ...     [(entry.name, entry.aliases) for entry in read_roster(path).entries]
    [('甲县交通局', ('县交通局',))]
    """
    return parse_roster(read_bytes(path), name=Path(path).name)


def parse_roster(data: bytes | str, *, name: str = "roster.csv") -> Roster:
    """The roster in the bytes or text of a CSV or TOML file.

    >>> roster = parse_roster("名称;类型;别名\\n区发改局;单位;区发展和改革局、区发改委\\n")
    >>> roster.find("区发改委").name
    '区发改局'
    """
    if isinstance(data, bytes) and data.startswith(_WORKBOOK_STARTS):
        raise UnsupportedFormatError(
            f"{name}: a workbook; save its sheet as CSV and give that as the roster"
        )
    text = data if isinstance(data, str) else decode(data, name).text
    if name.casefold().endswith(".toml") or re.search(r"^\s*\[\[actor\]\]", text, re.MULTILINE):
        return _from_toml(text, name)
    return _from_table(read_cells(text, name), name)


def _from_table(rows: Sequence[Sequence[TextCell]], name: str) -> Roster:
    start = next((i for i, row in enumerate(rows) if "name" in _columns(row)), None)
    if start is None or len(rows) == start + 1:
        missing = "no line holds the column 'name' (名称)" if start is None else "no row follows"
        raise SavedFileError(
            f"{name}: not a roster: {missing}; "
            "start it with name,kind,class,aliases,hosted_by,members"
        )
    columns = _columns(rows[start])
    for index, column in enumerate(columns):
        if column in COLUMNS and columns.index(column) != index:
            line = rows[start][0].line
            raise SavedFileError(
                f"{name}, line {line}, column {index + 1}: a second column {column!r}; keep one"
            )
    entries = (_Row(row, columns, name).entry() for row in rows[start + 1 :])
    return Roster(tuple(entries), name, columns)


def _columns(row: Sequence[TextCell]) -> tuple[str, ...]:
    """The keys of a header's columns; a word that is not ours stays as it is."""
    return tuple(_column(cell.value) for cell in row)


def _column(word: str) -> str:
    plain = "_".join(plain_cell(word).casefold().split())
    return next((key for key, words in COLUMNS.items() if plain in words), word.strip())


class _Row:
    """One line of the table: its cells by column, and how to name a place in it."""

    def __init__(self, cells: Sequence[TextCell], columns: Sequence[str], name: str) -> None:
        self.columns = columns
        self.name = name
        self.line = cells[0].line
        self.values = {
            column: plain_cell(cell.value).strip()
            for column, cell in zip(columns, cells, strict=False)
        }
        for index, cell in enumerate(cells[len(columns) :], len(columns)):
            if cell.value.strip():
                raise SavedFileError(
                    f"{name}, line {cell.line}, column {index + 1}: {cell.value!r} stands outside "
                    "the columns of the header; a cell with a separator inside needs double quotes"
                )

    def entry(self) -> RosterEntry:
        if not _closed(self.values.get("name", "")):
            raise self.error("name", "the name is missing; write it or delete the line")
        return RosterEntry(
            name=_closed(self.values["name"]),
            kind=self.kind(),
            unit_class=_class(self.values.get("class", "")),
            aliases=split_list(self.values.get("aliases", "")),
            hosted_by=_closed(self.values.get("hosted_by", "")) or None,
            members=tuple(map(_member, split_list(self.values.get("members", "")))),
            tasks=self.tasks(),
            note=self.values.get("note", ""),
            place=f"line {self.line}",
        )

    def kind(self) -> Kind | None:
        word = self.values.get("kind", "").casefold()
        kind = _kind(word)
        if word and kind is None:
            raise self.error(
                "kind", f"{word!r} is not one of person, unit, group (个人、单位、统称)"
            )
        return kind

    def tasks(self) -> int | None:
        word = self.values.get("tasks", "")
        if not re.fullmatch(r"\d{0,9}(\.0*)?", word):
            raise self.error("tasks", f"{word!r} is not a whole number; empty the cell")
        return int(word.partition(".")[0]) if word else None

    def error(self, column: str, message: str) -> SavedFileError:
        number = self.columns.index(column) + 1
        return SavedFileError(
            f"{self.name}, line {self.line}, column {number} ({column}): {message}"
        )


def _closed(name: str) -> str:
    """A name without the semicolon that a list needs behind one with 、 inside: ``各区、县政府;``."""
    return name.rstrip(";；")


def _kind(word: str) -> Kind | None:
    return next((kind for kind, words in KINDS.items() if word in words), None)


def _class(word: str) -> str | None:
    """The key of a class that we know by its Chinese word; any other word stands for itself."""
    key = next((key for key, words in CLASSES.items() if word in words), word)
    return key.casefold() or None


def _member(word: str) -> str:
    """``类别:乡镇`` and ``class = town`` as ``class:town``; a name as it is."""
    match = _CLASS_MARK.match(word.replace("：", ":"))
    return word if match is None else f"{CLASS_PREFIX}{_class(word[match.end() :].strip())}"


def _from_toml(text: str, name: str) -> Roster:
    import tomllib

    try:
        value = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SavedFileError(f"{name}: not valid TOML ({error}); mend this place") from error
    tables = value.pop("actor", [])
    if value or not tables or not isinstance(tables, list):
        extra = f"{next(iter(value))!r} is not known" if value else "it holds no [[actor]]"
        raise SavedFileError(f"{name}: not a roster: {extra}; write one [[actor]] for each name")
    lines = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.match(r"\s*\[\[\s*actor\s*\]\]", line)
    ]
    places = lines if len(lines) == len(tables) else [0] * len(tables)
    entries = (_toml_entry(table, place, name) for table, place in zip(tables, places, strict=True))
    return Roster(tuple(entries), name)


def _toml_entry(table: Any, line: int, name: str) -> RosterEntry:
    """One ``[[actor]]``, read as if its values were the cells of a row."""
    where = f"{name}, line {line}" if line else f"{name}, an [[actor]]"
    if not isinstance(table, Mapping):
        raise SavedFileError(f"{where}: not a table; write [[actor]] and its keys below it")
    cells = {}
    for key, value in table.items():
        column = _column(key)
        if column not in COLUMNS:
            raise SavedFileError(f"{where}, key {key!r}: not known; known: {', '.join(COLUMNS)}")
        if not _simple(value):
            raise SavedFileError(f"{where}, key {key!r}: give a text or a list of texts")
        cells[column] = join_list(value) if isinstance(value, list) else str(value)
    row = [TextCell(cells.get(column, ""), line) for column in COLUMNS]
    return _Row(row, tuple(COLUMNS), name).entry()


def _simple(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(isinstance(item, str) or (item is value and type(item) is int) for item in items)


def roster_to_csv(roster: Roster, *, lang: str = "en") -> str:
    """The roster as a table that `parse_roster` reads back; encode it as ``utf-8-sig`` for Excel.

    Args:
        roster: the roster.
        lang: ``en`` or ``zh``, the language of headings, kinds and classes.

    Raises:
        ArgumentError: the language is unknown.

    >>> print(roster_to_csv(Roster((RosterEntry("各镇", Kind.GROUP, members=("class:town",)),
    ...                             RosterEntry("甲镇", Kind.UNIT, "town", note="=1")))), end="")
    name,kind,class,aliases,hosted_by,members,tasks,note
    各镇,group,,,,class:town,,
    甲镇,unit,town,,,,,'=1
    """
    if lang not in {"en", "zh"}:
        raise ArgumentError(f"unknown language {lang!r}; known: en, zh")
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS if lang == "en" else map(_chinese, COLUMNS.values()))
    for entry in roster.entries:
        writer.writerow(map(csv_cell, _cells(entry, lang)))
    return stream.getvalue()


def _chinese(words: Sequence[str]) -> str:
    """The first Chinese word of a column, kind or class."""
    return next(word for word in words if not word.isascii())


def _class_word(key: str | None, lang: str) -> str | None:
    return _chinese(CLASSES[key]) if key in CLASSES and lang == "zh" else key


def _member_word(member: str, lang: str) -> str:
    """``class:town`` as it is written: 类别:乡镇街道 in Chinese."""
    if lang == "en" or not member.startswith(CLASS_PREFIX):
        return member
    return f"类别:{_class_word(member.removeprefix(CLASS_PREFIX), lang)}"


def _cells(entry: RosterEntry, lang: str) -> tuple[object, ...]:
    kind = entry.kind and (term(entry.kind).chinese if lang == "zh" else entry.kind)
    return (
        entry.name,
        kind,
        _class_word(entry.unit_class, lang),
        join_list(entry.aliases),
        entry.hosted_by,
        join_list([_member_word(member, lang) for member in entry.members]),
        entry.tasks,
        entry.note,
    )
