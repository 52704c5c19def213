"""The wheelhouse: what is missing is judged for the machine that will use it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tools.wheelhouse import BATCH_FILES, missing, windows


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


@pytest.mark.parametrize("name", sorted(BATCH_FILES))
def test_batch_files_keep_to_their_own_folder(name: str) -> None:
    text = BATCH_FILES[name]
    text.encode("gbk")
    assert "setx" not in text
    assert "http" not in text
    assert "%LOCALAPPDATA%\\respgraph" in text
    assert "\t" not in text
