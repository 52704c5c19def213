"""Which reader takes which bytes, and how another kind of file is added."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.reading.formats.inprocess import paragraphs
from tests.reading.formats.writers import WRITERS

from respgraph.reading import formats
from respgraph.reading.formats import (
    FORMATS,
    TEXT_FORMATS,
    Format,
    read_source,
    register_format,
    sniff_format,
)
from respgraph.reading.formats.building import SourceBuilder
from respgraph.reading.source import Source
from respgraph.sampling import sample_plan

KINDS = {"docx-table": "docx", "pdf-table": "pdf", "txt": "text"}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_content_tells_the_kind(kind: str) -> None:
    assert sniff_format(WRITERS[kind](sample_plan(tasks=2, seed=1))).key == KINDS.get(kind, kind)


def read_semaphore(data: bytes, name: str, _password: str | None) -> Source:
    builder = SourceBuilder(name, data)
    builder.paragraph(data.decode().removeprefix("SEMAPHORE "))
    return builder.build()


@pytest.fixture
def semaphore(monkeypatch: pytest.MonkeyPatch) -> Format:
    monkeypatch.setattr(formats, "_registered", [])
    return Format(
        "semaphore",
        "semaphore (.sem)",
        lambda data: data.startswith(b"SEMAPHORE "),
        f"{__name__}:read_semaphore",
    )


def test_a_format_from_outside(semaphore: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    assert sniff_format(b"SEMAPHORE x").key == "text"
    register_format(semaphore)
    register_format(semaphore)
    assert paragraphs(read_source("SEMAPHORE 修路".encode(), "a.sem")) == ["修路"]
    assert sniff_format(b"x").key == "text"


def test_a_format_from_an_installed_package(
    semaphore: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        def load(self) -> Format:
            return semaphore

    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Entry()])
    formats._installed.cache_clear()
    try:
        assert sniff_format(b"SEMAPHORE x") is semaphore
    finally:
        formats._installed.cache_clear()


def test_keys_are_unique_and_titles_name_suffixes() -> None:
    known = [*FORMATS, *TEXT_FORMATS]
    assert len({entry.key for entry in known}) == len(known)
    assert all("(." in entry.title for entry in known)


def test_risky_formats_are_isolated() -> None:
    assert {entry.key for entry in FORMATS if entry.isolated} >= {
        "pdf",
        "xlsx",
        "xls",
        "ods",
        "doc",
    }


def test_reader_libraries_are_not_imported_before_they_are_needed() -> None:
    code = (
        "import sys; from respgraph.reading.formats import read_source; read_source(b'abc', 'a'); "
        "print([m for m in ('mammoth', 'doc2docx', 'python_calamine', 'pdfplumber', 'pypdfium2', "
        "'selectolax', 'charset_normalizer', 'xml') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
