"""Data to stdout or a file, talk to stderr, records as JSON, CSV or a table for the eye."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from ..errors import ArgumentError, OutputError
from .language import Language

__all__ = [
    "TextFormat",
    "as_text",
    "emit",
    "emit_tables",
    "for_spreadsheets",
    "forget_stdout",
    "prepare_streams",
    "say",
    "to_json",
]


_LONGEST = 60
_TYPED = {"remedy", "怎么办"}
"""Columns whose cells are copied into a command line."""


class TextFormat(StrEnum):
    """Shapes in which records are printed."""

    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def emit_tables(
    tables: Mapping[str, Sequence[Any]],
    shape: TextFormat,
    output: Path | None,
    lang: Language | None = None,
) -> None:
    """Named lists of records in one text, to a file or to stdout."""
    text = as_text(tables, shape, lang)
    emit(for_spreadsheets(text, output) if shape is TextFormat.CSV else text, output)


def emit(content: str | bytes, output: Path | None) -> None:
    """Data to a file or to stdout; a terminal never obeys control characters of a plan.

    Raises:
        OutputError: the place cannot be written.
        ArgumentError: a workbook would go to a terminal.
    """
    if output is not None:
        from ..writing import atomic_write

        atomic_write(output, content)
        return
    if sys.stdout is None:
        raise _stdout_error("closed")
    try:
        _print(content)
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_stdout()
        raise _stdout_error(error.strerror or str(error)) from error


def _stdout_error(reason: str) -> OutputError:
    return OutputError(f"standard output cannot be written ({reason}); give --output FILE")


def _print(content: str | bytes) -> None:
    if isinstance(content, bytes):
        if sys.stdout.isatty():
            raise ArgumentError("a workbook is not for a terminal; give --output FILE")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(_visible(content) if sys.stdout.isatty() else content)
        sys.stdout.flush()


def say(text: str) -> None:
    """One line of talk on stderr, where there is one."""
    from ..escaping import terminal

    if sys.stderr is not None:
        sys.stderr.write(terminal(" ".join(text.splitlines())) + "\n")


def _visible(text: str) -> str:
    from ..escaping import visible

    return visible(text)


def to_json(value: Any) -> str:
    """JSON as people read it: Chinese as it is, one space of indent, no NaN."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_text(
    tables: Mapping[str, Sequence[Any]], shape: TextFormat, lang: Language | None = None
) -> str:
    """Named lists of records in one text.

    JSON has one key per table. CSV is one plain table; several follow each other with a line
    ``# name`` above each. The table for the eye has a title above each; its words are in `lang`,
    those of JSON and CSV are the library's own.
    """
    from ..tabular import plain_rows

    if shape is TextFormat.JSON:
        return to_json({name: plain_rows(records) for name, records in tables.items()})
    drawn = {name: plain_rows(records) for name, records in tables.items()}
    if shape is TextFormat.TABLE and lang is Language.ZH:
        from .words import chinese_title, in_chinese

        drawn = {chinese_title(name, rows): in_chinese(rows) for name, rows in drawn.items()}
    nothing = "无\n" if lang is Language.ZH else "–\n"
    draw = _csv if shape is TextFormat.CSV else _columns
    parts = [
        (name, draw(rows) if rows or shape is TextFormat.CSV else nothing)
        for name, rows in drawn.items()
    ]
    if len(parts) == 1:
        return parts[0][1]
    return "\n".join(f"# {name}\n{text}" for name, text in parts)


def for_spreadsheets(text: str, output: Path | None) -> str | bytes:
    """CSV as it is on stdout; in a file with a mark, so that Excel and WPS read the Chinese."""
    return text if output is None else text.encode("utf-8-sig")


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    from ..tabular import cell, csv_text

    header = list(rows[0]) if rows else []
    return csv_text(header, ([cell(value) for value in row.values()] for row in rows))


def _columns(rows: Sequence[Mapping[str, Any]]) -> str:
    """Columns that line up where Chinese characters are two cells wide."""
    from ..escaping import terminal
    from ..tabular import display_width

    cells = [list(rows[0])]
    cells += [[terminal(_short(row[key], key)) for key in row] for row in rows]
    numeric = [isinstance(value, int | float) for value in rows[0].values()]
    widths = [max(display_width(line[i]) for line in cells) for i in range(len(numeric))]
    lines = []
    for line in cells:
        parts = []
        for text, width, right in zip(line, widths, numeric, strict=True):
            gap = " " * (width - display_width(text))
            parts.append(gap + text if right else text + gap)
        lines.append("  ".join(parts).rstrip() + "\n")
    return "".join(lines)


def _short(value: Any, column: str = "") -> str:
    """A value as a cell for the eye; a line that is there to be typed is never cut."""
    from ..tabular import cell

    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    text = str(cell(value)).replace("\n", " ")
    fits = len(text) <= _LONGEST or column in _TYPED
    return text if fits else text[: _LONGEST - 1] + "…"


def prepare_streams() -> None:
    """UTF-8 in pipes and files; on a console its own encoding, and no character can stop us."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def forget_stdout() -> None:
    """Keep the interpreter from complaining again when it closes a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
