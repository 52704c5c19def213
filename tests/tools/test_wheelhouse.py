"""The wheelhouse: what is missing is judged for the machine that will use it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.markers import Marker
from tools.carried import (
    SAMPLE_PLAN,
    SAMPLE_ROSTER,
    SAMPLES,
    batch_files,
    write_linux_files,
    write_samples,
    write_windows_files,
)
from tools.guide import PAGES as GUIDE_PAGES
from tools.guide import guide_page
from tools.wheelhouse import TARGETS, missing

import respgraph as rg
from respgraph.cli import run

ROOT = Path(__file__).resolve().parents[2]


def windows(python: str) -> dict[str, str]:
    return TARGETS["windows"].environment(python)


def wheel(folder: Path, name: str, *requirements: str) -> None:
    lines = [f"Name: {name}", *(f"Requires-Dist: {one}" for one in requirements)]
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as package:
        package.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n")


def test_what_only_windows_needs_is_missed_on_any_machine(tmp_path: Path) -> None:
    wheel(tmp_path, "shown", 'colours>=2; sys_platform == "win32"', "plain-name")
    wheel(tmp_path, "plain_name", 'pexpect; sys_platform != "win32"')
    assert missing(tmp_path, windows("3.12")) == {"colours>=2"}
    wheel(tmp_path, "colours")
    assert missing(tmp_path, windows("3.12")) == set()


def test_extras_count_for_our_own_wheel_only(tmp_path: Path) -> None:
    wheel(tmp_path, "respgraph", 'recogniser; extra == "ocr"')
    wheel(tmp_path, "other", 'tests; extra == "ocr"')
    assert missing(tmp_path, windows("3.12")) == set()
    assert missing(tmp_path, windows("3.12"), ["ocr"]) == {"recogniser"}


def test_version_of_python_decides(tmp_path: Path) -> None:
    wheel(tmp_path, "older", 'backport; python_version < "3.12"')
    assert missing(tmp_path, windows("3.11")) == {"backport"}
    assert missing(tmp_path, windows("3.12")) == set()


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that goes to a Windows PC, but for the wheels and the guide."""
    folder = tmp_path_factory.mktemp("windows")
    write_windows_files(folder, "3.12", "respgraph[ocr]")
    write_linux_files(folder, "3.12", "respgraph[ocr]")
    write_samples(folder / SAMPLES)
    return folder


BATCH_FILES = sorted(batch_files())


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_keep_to_their_own_folder(name: str) -> None:
    text = batch_files()[name]
    assert "setx" not in text
    assert "http" not in text
    assert "%LOCALAPPDATA%\\respgraph" in text
    assert "\t" not in text


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_are_as_a_chinese_windows_reads_them(name: str, carried: Path) -> None:
    content = (carried / name).read_bytes()
    text = content.decode("gbk")
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert text.startswith("@echo off\r\nchcp 936 >nul\r\n")
    assert "{" not in text


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_jump_to_labels_that_exist(name: str, carried: Path) -> None:
    text = (carried / name).read_text(encoding="gbk")
    wanted = set(re.findall(r"\bgoto (\w+)", text))
    assert wanted == set(re.findall(r"^:(\w+)$", text, re.MULTILINE))


@pytest.mark.parametrize("name", BATCH_FILES)
def test_batch_files_name_files_that_are_there(name: str, carried: Path) -> None:
    text = (carried / name).read_text(encoding="gbk")
    for named in re.findall(r"“([^”]+\.bat)”", text):
        assert (carried / named).exists(), f"{name} names {named}"
    for named in re.findall(r"%~dp0([^\s\"\\)]+)", text):
        given = {"wheels", "python-*.exe"}
        assert named in given or (carried / named).exists(), f"{name} names {named}"


def test_installer_asks_for_the_version_that_the_wheels_are_for(carried: Path) -> None:
    for name, coding in {"安装.bat": "gbk", "安装.sh": "utf-8"}.items():
        text = (carried / name).read_text(encoding=coding)
        assert "sys.version_info[:2] != (3, 12)" in text
        assert "respgraph[ocr]" in text


def test_window_shows_commands_that_run(
    carried: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(carried / SAMPLES, tmp_path / SAMPLES)
    monkeypatch.chdir(tmp_path / SAMPLES)
    text = (carried / "命令窗口.bat").read_text(encoding="gbk")
    commands = re.findall(r"^echo   \S+  respgraph (.+)$", text, re.MULTILINE)
    assert len(commands) >= 5
    for command in commands:
        assert run(command.split()) == 0, command


def test_sample_reads_like_the_plan_it_was_made_of(carried: Path) -> None:
    source = rg.read_plan(ROOT / "data" / "qinghe-2025.txt")
    sample = rg.read_plan(carried / SAMPLES / SAMPLE_PLAN)
    assert len(sample.tasks) == len(source.tasks)
    assert [sample.written(a) for a in sample.assignments] == [
        source.written(a) for a in source.assignments
    ]


def test_roster_of_the_sample_is_the_one_in_data(carried: Path) -> None:
    ours = rg.read_roster(ROOT / "data" / "qinghe-roster.csv").entries
    chinese = rg.read_roster(carried / SAMPLES / SAMPLE_ROSTER).entries
    plain = {"leader": "领导"}
    assert [replace(e, unit_class=plain.get(e.unit_class or "", e.unit_class)) for e in ours] == [
        *chinese
    ]


def test_guide_is_one_file_whose_links_stay_inside() -> None:
    page = guide_page()
    anchors = set(re.findall(r'id="([^"]+)"', page))
    targets = re.findall(r'href="([^"]+)"', page)
    assert len(targets) > 20
    assert [target for target in targets if target.removeprefix("#") not in anchors] == []
    assert all(source.startswith("data:") for source in re.findall(r'src="([^"]+)"', page))


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "docs/zh").glob("*.md")))
def test_guide_leaves_no_page_out(page: str) -> None:
    assert page in GUIDE_PAGES or page == "index"


def test_linux_installer_says_which_python_it_wants(carried: Path, tmp_path: Path) -> None:
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "python3").write_text(
        "#!/bin/sh\ncase $1 in -V) echo Python 3.7.3;; *) exit 1;; esac\n"
    )
    (fake / "python3").chmod(0o755)
    for tool in ("dirname", "sh"):
        (fake / tool).symlink_to(str(shutil.which(tool)))
    done = subprocess.run(
        ["sh", carried / "安装.sh"],
        env={"PATH": str(fake), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "需要 Python 3.12" in done.stderr
    assert "Python 3.7.3" in done.stderr


def test_collecting_needs_nothing_but_python(tmp_path: Path) -> None:
    """Without site packages only what pip brings along is there."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tools.wheelhouse as w; "
        "sys.argv[1:] = ['--help']; w.main()"
    )
    blocker = "import sys; sys.modules['packaging'] = None; sys.modules['markdown'] = None; "
    done = subprocess.run(
        [sys.executable, "-c", blocker + code, ROOT],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "--for" in done.stdout


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_target_answers_all_markers(name: str) -> None:
    environment = TARGETS[name].environment("3.12")
    machine = Marker("platform_machine != '' and sys_platform != '' and os_name != ''")
    assert machine.evaluate(environment)
    assert all(
        platform.endswith(("amd64", "x86_64", "aarch64")) for platform in TARGETS[name].platforms
    )
