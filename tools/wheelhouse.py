"""Collect everything that an installation without a network needs.

    python tools/wheelhouse.py [--for windows] [--python 3.12] [--extra NAME] [--output DIR]

Fills one folder for each kind of machine: ``windows`` (64 bit), and ``here`` for the machine at
hand where that is another; ``linux-x86_64`` and ``linux-aarch64`` are made when they are named.
Beside the wheels lie files to double-click, a sample and the Chinese guide. pip judges
requirements by the machine that it runs on, so what each wheel says that it needs is checked
again for the machine that will use it.

A plain Python with pip and a network is enough to run this.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.carried import write_carried, write_linux_files, write_windows_files  # noqa: E402

if TYPE_CHECKING:
    from packaging.requirements import Requirement
else:
    try:
        from packaging.requirements import Requirement
    except ModuleNotFoundError:  # in a new environment only pip has it
        from pip._vendor.packaging.requirements import Requirement

ROUNDS = 5
GLIBC = ("manylinux2014", "manylinux_2_17", "manylinux_2_24", "manylinux_2_27", "manylinux_2_28")
"""Wheels for these run on every Linux with glibc 2.28 or newer."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine: its tags for pip, and what markers of requirements say on it."""

    platforms: tuple[str, ...]
    machine: str
    system: str
    sys_platform: str
    os_name: str

    def environment(self, python: str) -> dict[str, str]:
        """What the markers of requirements say on this machine."""
        return {
            "implementation_name": "cpython",
            "os_name": self.os_name,
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_system": self.system,
            "python_full_version": f"{python}.0",
            "python_version": python,
            "sys_platform": self.sys_platform,
        }


def _linux(machine: str) -> Target:
    return Target(tuple(f"{tag}_{machine}" for tag in GLIBC), machine, "Linux", "linux", "posix")


TARGETS = {
    "windows": Target(("win_amd64",), "AMD64", "Windows", "win32", "nt"),
    "linux-x86_64": _linux("x86_64"),
    "linux-aarch64": _linux("aarch64"),
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


def _with_extras(name: str | Path, extras: list[str]) -> str:
    return f"{name}[{','.join(extras)}]" if extras else str(name)


def collect_wheels(wheels: Path, target: Target, python: str, extras: list[str]) -> None:
    """Fill a folder until nothing is missing on the target.

    Raises:
        SystemExit: something is still missing after some rounds.
    """
    named = [word for platform in target.platforms for word in ("--platform", platform)]
    chosen = (*named, "--python-version", python, "--only-binary=:all:")
    wanted = {_with_extras(_own_wheel(wheels), extras)}
    for _ in range(ROUNDS):
        _pip("download", "--quiet", *chosen, "--dest", wheels, *sorted(wanted))
        wanted = missing(wheels, target.environment(python), extras)
        if not wanted:
            return
    raise SystemExit(f"still missing after {ROUNDS} rounds: {', '.join(sorted(wanted))}")


def collect_for(name: str, folder: Path, python: str, extras: list[str]) -> None:
    """Everything for one kind of machine."""
    collect_wheels(folder / "wheels", TARGETS[name], python, extras)
    write = write_windows_files if name == "windows" else write_linux_files
    write(folder, python, _with_extras("respgraph", extras))
    write_carried(folder)


def collect_here(folder: Path, extras: list[str]) -> None:
    """Everything for the machine and the Python that run this."""
    wheel = _own_wheel(folder / "wheels")
    _pip("wheel", "--quiet", "--wheel-dir", folder / "wheels", _with_extras(wheel, extras))
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    write_linux_files(folder, python, _with_extras("respgraph", extras))
    write_carried(folder)


def main() -> None:
    """Collect."""
    parser = argparse.ArgumentParser(description="Collect wheels for machines without a network.")
    usual = ["windows"] if sys.platform == "win32" else ["windows", "here"]
    parser.add_argument(
        "--for", dest="targets", action="append", choices=[*TARGETS, "here"], help="which machine"
    )
    parser.add_argument("--python", default="3.12", help="Python on the machine without a network")
    parser.add_argument("--extra", action="append", default=[], help="also this extra, e.g. ocr")
    parser.add_argument("--output", type=Path, default=ROOT / "wheelhouse")
    given = parser.parse_args()
    for name in given.targets or usual:
        if name == "here":
            collect_here(given.output / name, given.extra)
        else:
            collect_for(name, given.output / name, given.python, given.extra)
        print(f"{given.output / name}: complete")


if __name__ == "__main__":
    main()
