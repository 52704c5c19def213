"""Collect everything that an installation without a network needs.

    python tools/wheelhouse.py [--python 3.12] [--extra NAME] [--output DIR]

Makes ``windows`` (64 bit) with batch files for people who do not type commands, and ``here``
where this machine is another. pip judges requirements by the machine that it runs on, so what
each wheel says that it needs is checked again for the machine that will use it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5

INSTALL = """@echo off
setlocal
set "HOME_DIR=%LOCALAPPDATA%\\respgraph"
py -{python} -m venv "%HOME_DIR%" 2>nul || python -m venv "%HOME_DIR%"
if errorlevel 1 (
  echo 没有找到 Python {python}，请先安装它。 / Python {python} was not found: install it first.
  pause
  exit /b 1
)
"%HOME_DIR%\\Scripts\\python.exe" -m pip install --no-index --find-links "%~dp0wheels" {package}
if errorlevel 1 (
  echo 安装没有成功，请保留窗口中的文字。 / Not installed: keep the text above.
  pause
  exit /b 1
)
"%HOME_DIR%\\Scripts\\respgraph.exe" doctor
echo 安装完成。 / Installed.
pause
"""

WINDOW = """@echo off
set "PATH=%LOCALAPPDATA%\\respgraph\\Scripts;%PATH%"
cmd /k "cd /d %USERPROFILE%\\Desktop & respgraph --help"
"""

REPORT = """@echo off
setlocal
if "%~1"=="" (
  echo 请把方案文件拖到本图标上。 / Drop a plan on this icon.
  pause
  exit /b 1
)
"%LOCALAPPDATA%\\respgraph\\Scripts\\respgraph.exe" report "%~1" -o "%~dpn1-report"
if errorlevel 1 (
  pause
  exit /b 1
)
start "" "%~dpn1-report\\index.html"
"""


BATCH_FILES = {"install.bat": INSTALL, "report.bat": REPORT, "window.bat": WINDOW}
"""What a double click does; in GBK, as a Chinese Windows reads such files."""


def windows(python: str) -> dict[str, str]:
    """What the markers of requirements say on 64-bit Windows."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }


def missing(wheels: Path, environment: dict[str, str], extras: Iterable[str] = ()) -> set[str]:
    """What the wheels in a folder need there and the folder does not hold."""
    files = sorted(wheels.glob("*.whl"))
    held = {_plain(path.name.split("-")[0]) for path in files}
    wanted = set()
    for path in files:
        chosen = ["", *extras] if path.name.startswith("respgraph-") else [""]
        for requirement in _requirements(path):
            marker = requirement.marker
            needed = marker is None or any(
                marker.evaluate({**environment, "extra": extra}) for extra in chosen
            )
            if needed and _plain(requirement.name) not in held:
                wanted.add(f"{requirement.name}{requirement.specifier}")
    return wanted


def _requirements(wheel: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(wheel) as package:
        (name,) = [n for n in package.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = message_from_bytes(package.read(name))
    yield from map(Requirement, metadata.get_all("Requires-Dist") or [])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pip(*words: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", *map(str, words)], check=True)


def _own_wheel(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("respgraph-*.whl"):
        old.unlink()
    _pip("wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("respgraph-*.whl")
    return wheel


def collect_for_windows(folder: Path, python: str, extras: list[str]) -> None:
    """Fill ``folder/wheels`` until nothing is missing there, and write the batch files."""
    wheels = folder / "wheels"
    target = ("--platform", "win_amd64", "--python-version", python, "--only-binary=:all:")
    package = f"respgraph[{','.join(extras)}]" if extras else "respgraph"
    wheel = _own_wheel(wheels)
    wanted = {f"{wheel}[{','.join(extras)}]" if extras else str(wheel)}
    for _ in range(ROUNDS):
        _pip("download", "--quiet", *target, "--dest", wheels, *sorted(wanted))
        wanted = missing(wheels, windows(python), extras)
        if not wanted:
            break
    else:
        raise SystemExit(f"still missing after {ROUNDS} rounds: {', '.join(sorted(wanted))}")
    for name, text in BATCH_FILES.items():
        filled = text.replace("{python}", python).replace("{package}", package)
        (folder / name).write_text(filled, encoding="gbk", newline="\r\n")


def collect_here(folder: Path, extras: list[str]) -> None:
    """Fill ``folder/wheels`` for the machine and the Python that run this."""
    wheel = _own_wheel(folder / "wheels")
    wanted = f"{wheel}[{','.join(extras)}]" if extras else str(wheel)
    _pip("wheel", "--quiet", "--wheel-dir", folder / "wheels", wanted)


def main() -> None:
    """Collect."""
    parser = argparse.ArgumentParser(description="Collect wheels for machines without a network.")
    parser.add_argument("--python", default="3.12", help="Python on the Windows machine")
    parser.add_argument("--extra", action="append", default=[], help="also this extra, e.g. ocr")
    parser.add_argument("--output", type=Path, default=ROOT / "wheelhouse")
    given = parser.parse_args()
    collect_for_windows(given.output / "windows", given.python, given.extra)
    if sys.platform != "win32":
        collect_here(given.output / "here", given.extra)


if __name__ == "__main__":
    main()
