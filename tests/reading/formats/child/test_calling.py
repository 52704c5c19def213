"""The child process: a crash, a hang or a hunger for memory becomes one clear line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.writers import WRITERS, as_xlsx

from respgraph.errors import MissingExtraError, UnreadableFileError
from respgraph.reading.formats import read_source
from respgraph.reading.formats.child.calling import read_in_child
from respgraph.reading.formats.child.wire import from_wire, to_wire
from respgraph.sampling import sample_plan

READERS = """
import os, sys, time
from respgraph.errors import MissingExtraError
from respgraph.reading.formats.building import SourceBuilder

def read(data, name, password):
    print("noise on standard output")
    os.write(1, b"more of it")
    builder = SourceBuilder(name, data)
    builder.paragraph(data.decode() + (password or ""))
    return builder.build()

def crash(data, name, password):
    os.abort()

def hang(data, name, password):
    time.sleep(60)

def eat(data, name, password):
    hoard = [bytearray(50_000_000) for _ in range(100)]

def fail(data, name, password):
    raise KeyError("first line\\nsecond line")

def need(data, name, password):
    raise MissingExtraError("plan: install respgraph[x]")
"""


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "strange_readers.py").write_text(READERS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "strange_readers"


def test_what_a_library_prints_does_not_spoil_the_answer(readers: str) -> None:
    source = read_in_child(f"{readers}:read", "修路".encode(), "plan", password="!")
    assert source.document.text == "修路!\n"


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("crash", "stopped (crash or too much memory)"),
        ("eat", "MB"),
        ("fail", "the file is damaged (KeyError: 'first line"),
    ],
)
def test_a_failing_reader_is_one_line(readers: str, function: str, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_in_child(f"{readers}:{function}", b"x", "plan", memory_mb=300)
    assert str(caught.value).startswith("plan: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_hanging_reader_is_stopped(readers: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"took longer than 1 s and was stopped"):
        read_in_child(f"{readers}:hang", b"x", "plan", seconds=1.0)


def test_a_refusal_keeps_its_class(readers: str) -> None:
    with pytest.raises(MissingExtraError, match=r"^plan: install respgraph\[x\]$"):
        read_in_child(f"{readers}:need", b"x", "plan")


def test_a_script_without_a_guard_and_a_folder_with_traps(tmp_path: Path) -> None:
    """The child runs no code of the caller's script, and none that lies in its folder."""
    (tmp_path / "plan.xlsx").write_bytes(as_xlsx(sample_plan(tasks=3, seed=4)))
    (tmp_path / "json.py").write_text("raise SystemExit('a trap')", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    script = tmp_path / "folder" / "script.py"
    script.write_text(
        "import respgraph as rg\nprint('once')\nprint(len(rg.read_plan('plan.xlsx').tasks))\n",
        encoding="utf-8",
    )
    shown = subprocess.run(
        [sys.executable, "-I", str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.split() == ["once", "3"]
    assert shown.stderr == ""


@pytest.mark.parametrize("kind", WRITERS)
def test_a_source_comes_back_from_json_unchanged(kind: str) -> None:
    source = read_here(WRITERS[kind](sample_plan(tasks=4, seed=2)))
    assert from_wire(to_wire(source)) == source


def test_only_large_pages_are_read_in_a_process_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []
    monkeypatch.setattr(
        "respgraph.reading.formats.child.calling.read_in_child",
        lambda reader, data, name, **_: called.append(reader) or read_here(data, name),
    )
    page = "<html><body><p>修路。(牵头单位:县交通局)</p>{}</body></html>"
    read_source(page.format("").encode(), "small.html")
    assert called == []
    read_source(page.format("<p>完善道路。</p>" * 20_000).encode(), "large.html")
    assert called == ["respgraph.reading.formats.web.html:read"]
