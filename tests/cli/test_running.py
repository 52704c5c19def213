from __future__ import annotations

import os
import subprocess
import sys
import warnings
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


def test_warnings_of_the_process_are_shown_as_before_after_a_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = warnings.showwarning
    assert run(["--version"]) == 0
    assert warnings.showwarning is shown


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


@pytest.mark.parametrize(
    ("words", "code", "start"),
    [
        (["read", "empty.txt"], 1, "“empty.txt”是空文件"),
        (["report", "picture.png"], 1, "“picture.png”是图片（PNG），不能读取；能读取：PDF"),
        (["read", "none.docx"], 1, "“none.docx”无法读取（没有这个文件或文件夹），请核对路径"),
        (["read", "."], 1, "“.”是文件夹，请给出方案文件"),
        (["read", "poem.txt"], 1, "“poem.txt”中没有找到写明责任单位或责任领导的任务"),
        (["report", "small.txt", "-o", "mine"], 1, "“MINE”不是空文件夹，也不是本程序写的"),
        (
            ["read", "small.txt", "--roster", "poem.txt"],
            1,
            "“poem.txt”不是名册：没有哪一行有“名称”",
        ),
        (
            ["what-if", "small.txt", "--without", "县交通厅"],
            1,
            "方案中没有“县交通厅”，是不是县交通局",
        ),
        (["what-if", "small.txt", "--move", "9:王明→李勇"], 1, "方案中没有任务“9”"),
        (["metrics", "small.txt", "--only", "x"], 1, "没有“x”这张表；可用：workload"),
        (
            ["read", "small.txt", "--roster", "picture.png"],
            1,
            "“picture.png”不能用作名册：内容不是",
        ),
        (
            ["read", "small.txt", "--roster", "empty.txt"],
            1,
            "“empty.txt”不能用作名册：这是空文件；",
        ),
        (["read", "small.txt", "--profile", "picture.png"], 1, "“picture.png”不能用作读取设置：不"),
        (["read", "small.txt", "--corrections", "empty.txt"], 1, "“empty.txt”不能用作更正文件：这"),
        (["what-if", "small.txt", "--steps", "picture.png"], 1, "“picture.png”不能用作步骤文件："),
        (["raport", "small.txt"], 2, "没有命令“raport”，是不是“report”、“export”？（用法见"),
        (["metrics", "small.txt", "-f", "xml"], 2, "选项“--format”（“-f”）的值不对：“xml”不在"),
        (["audit", "small.txt", "--only", "x"], 1, "没有“x”这种问题；可用：no_lead"),
        (["sample", "--style", "x"], 1, "没有“x”这种写法；可用："),
        (["read", "small.txt", "-o", "small.txt"], 1, "“small.txt”正是要读的文件"),
        (["read"], 2, "缺少参数“PLAN”"),
        (["nothing"], 2, "没有命令“nothing”"),
        (["read", "small.txt", "--stritc"], 2, "没有选项 --stritc"),
        (["metrics", "small.txt", "--seed", "x"], 2, "选项“--seed”的值不对：应是整数"),
        (["network", "small.txt"], 2, "缺少选项"),
    ],
)
def test_refusals_are_chinese_for_who_asks_for_it(
    words: list[str],
    code: int,
    start: str,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    (tmp_path / "poem.txt").write_text("春眠不觉晓，处处闻啼鸟。\n", "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("x")
    assert run([*words, "--lang", "zh"]) == code
    stated = capsys.readouterr().err
    assert stated.startswith(start.replace("MINE", str(tmp_path / "mine")))
    assert stated.count("\n") == 1
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run(words) == code
    assert capsys.readouterr().err == stated
    assert run([*words, "--lang", "en"]) == code
    assert not capsys.readouterr().err.startswith(start[:12])


@pytest.mark.parametrize("words", [["read"], ["report", "-o", "out"], ["metrics"], ["audit"]])
def test_talk_follows_the_system_and_data_does_not(
    words: list[str],
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = []
    for locale in ("zh_CN.UTF-8", "en_US.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        assert run([words[0], str(small), *words[1:]]) == 0
        printed.append(capsys.readouterr())
    assert printed[0].out == printed[1].out
    assert "1项任务，4条责任关系" in printed[0].err
    assert "1 task, 4 assignments" in printed[1].err


def test_a_closed_or_full_stdout_is_one_clear_line(small: Path) -> None:
    shell = f'"{sys.executable}" -m respgraph read "{small}" -q'
    for target, reason in ((">&-", "closed"), ("> /dev/full", "No space left on device")):
        done = subprocess.run(
            ["sh", "-c", f"{shell} {target}"], capture_output=True, check=False, text=True
        )
        assert done.returncode == 1
        assert done.stderr == (
            f"standard output cannot be written ({reason}); give --output FILE\n"
        )
    silent = subprocess.run(["sh", "-c", f"{shell} 2>&- >&-"], capture_output=True, check=False)
    assert silent.returncode == 1


def test_an_interrupt_leaves_with_130_wherever_it_comes(small: Path) -> None:
    script = (
        "import sys\n"
        "from respgraph import __main__, cli\n"
        "def stop(words): raise KeyboardInterrupt\n"
        "cli.run = stop\n"
        "__main__.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_the_password_of_an_encrypted_file_opens_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="A plan of 2024, locked away")
    pdf.set_encryption(owner_password="owner", user_password="user")
    path = tmp_path / "locked.pdf"
    path.write_bytes(bytes(pdf.output()))
    assert run(["read", str(path)]) == 1
    assert "the PDF is encrypted" in capsys.readouterr().err
    assert run(["read", str(path), "--password", "user"]) == 1
    assert "no task with a responsible unit" in capsys.readouterr().err
    monkeypatch.setenv("RESPGRAPH_PASSWORD", "user")
    assert run(["metrics", str(path)]) == 1
    assert "no task with a responsible unit" in capsys.readouterr().err
