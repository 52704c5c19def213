from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.process import SMALL, command

from respgraph.cli import COMMANDS, run

REFUSED = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 20, "not a text file"),
    "poem.txt": (
        "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n".encode(),
        "no task with a responsible unit",
    ),
    "other.json": (b'{"schema": "respgraph.plan/1"}', "must contain"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
@pytest.mark.parametrize("verb", ["read", "report"])
def test_refusals_are_one_line_and_write_nothing(tmp_path: Path, name: str, verb: str) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    out = tmp_path / "out"
    done = command(verb, str(path), "-o", str(out))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(lines) == 1
    assert name in lines[0]
    assert reason in lines[0]
    assert not out.exists()


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["read", str(tmp_path / "none.docx")]) == 1
    assert "none.docx: cannot be read (No such file" in capsys.readouterr().err


def test_a_folder_that_is_not_ours_is_refused(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("x")
    assert run(["report", str(small), "-o", str(tmp_path / "mine")]) == 1
    assert "was not written by respgraph" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "words",
    [["no-such-verb"], ["read"], ["read", "a", "--no-such-option"], ["metrics", "x", "-f", "xml"]],
)
def test_usage_errors_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    assert "respgraph --help" in capsys.readouterr().err


def test_a_closed_pipe_ends_quietly(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "respgraph", "read", str(small), "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, error = process.communicate(timeout=60)
    assert b"Traceback" not in error
    assert b"BrokenPipe" not in error


def test_output_is_utf8_whatever_the_locale_says(small: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = command("read", str(small), env=environment)
    assert done.returncode == 0
    assert "县交通局" in done.stdout.decode("utf-8")


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    done = command("read", str(tmp_path / "none.txt"), "--debug")
    assert b"Traceback" in done.stderr


def test_version_and_help_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    from respgraph import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert run([]) == 2


@pytest.mark.parametrize("name", [*COMMANDS])
def test_every_command_describes_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert f"respgraph {name}" in text
    assert "Options:" in text


def test_shell_completion_knows_the_options_of_a_command() -> None:
    environment = {
        **os.environ,
        "_RESPGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": "respgraph report --ro",
        "COMP_CWORD": "2",
    }
    done = command(env=environment)
    assert b"--roster" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["read", "FILE", "-o", "FILE"],
        ["read", "FILE", "-f", "csv", "-o", "LINK"],
        ["explain", "FILE", "-o", "FILE"],
        ["network", "LINK", "-o", "FILE"],
        ["export", "FILE", "-o", "FILE"],
        ["metrics", "FILE", "-o", "FILE"],
        ["audit", "FILE", "-o", "FILE"],
        ["roster", "FILE", "-o", "FILE"],
        ["what-if", "FILE", "--without", "王明", "-o", "FILE"],
        ["what-if", "FILE", "--without", "王明", "--save", "FILE"],
        ["what-if", "OTHER", "--steps", "FILE", "--save", "FILE"],
        ["read", "OTHER", "--roster", "FILE", "-o", "FILE"],
        ["read", "OTHER", "--profile", "FILE", "-o", "FILE"],
        ["read", "OTHER", "--corrections", "FILE", "-o", "FILE"],
    ],
)
def test_what_is_read_is_never_written_over(
    words: list[str], small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "plan.graphml", tmp_path / "other.txt"
    file.write_text(SMALL, encoding="utf-8")
    other.write_text(SMALL, encoding="utf-8")
    link = tmp_path / "link.graphml"
    link.symlink_to(file)
    places = {"FILE": str(file), "LINK": str(link), "OTHER": str(other)}
    assert run([places.get(word, word) for word in words]) == 1
    printed = capsys.readouterr().err
    assert "is the file that is read; give the output another name" in printed
    assert printed.count("\n") == 1
    assert file.read_text(encoding="utf-8") == SMALL
    assert link.is_symlink()


def test_a_report_never_costs_a_correction(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    again = ["report", str(small), "-o", str(folder), "-q"]
    assert run(again) == 0
    saved = folder / "plan.json"
    corrected = saved.read_text("utf-8").replace('"name": "县林业局"', '"name": "县园林局"')
    saved.write_text(corrected, "utf-8")
    assert run(again) == 1
    assert "--corrections FILE" in capsys.readouterr().err
    assert saved.read_text("utf-8") == corrected
    mine = saved.rename(tmp_path / "mine.json")
    assert run([*again, "--corrections", str(mine)]) == 0
    assert "县园林局" in saved.read_text("utf-8")
