"""Old or new, never torn: the only way in which respgraph writes files.

`atomic_write` serves every single file. `write_folder` serves a folder of outputs: it is staged
beside its place and swapped in by renames, under a lock, with a manifest that names our files and
their digests. A folder that is not ours is refused, and so is one in which a user has changed a
file of ours; a user's own files in it are kept, and a run that was killed is finished or undone
by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from .errors import OutputError

__all__ = ["MANIFEST_NAME", "atomic_write", "write_folder"]

MANIFEST_NAME = "respgraph-manifest.json"
MANIFEST_SCHEMA = "respgraph.manifest/1"


def atomic_write(path: str | Path, content: str | bytes) -> None:
    """Write a whole file or leave the old one as it was: temporary file, flush, fsync, replace.

    Text is written as UTF-8 with the line ends that it has. A link is followed, so that it stays
    one; a pipe or device is written to and never replaced.

    Raises:
        OutputError: the place is a folder, does not exist, is read-only or full.
    """
    place = Path(path)
    if place.is_dir():
        raise OutputError(f"{place}: is a folder; give the name of a file")
    if place.is_block_device():
        raise OutputError(f"{place}: is a device of blocks; give the name of a file")
    data = content.encode("utf-8") if isinstance(content, str) else content
    with _refusing(place):
        if place.exists() and not place.is_file():
            place.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(place)), data)


def _replace(target: Path, data: bytes) -> None:
    """Put a new file in the place of an old one, with the mode that the old one had."""
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    temporary.touch(0o666 if mode is None else mode | 0o600, exist_ok=False)
    try:
        with temporary.open("r+b") as stream:
            _write_through(stream.fileno(), data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def write_folder(folder: str | Path, files: Mapping[str, str | bytes]) -> None:
    """Write a folder of outputs as one step; keys are relative names such as ``tables/tasks.csv``.

    An existing folder is replaced only when it is empty or holds our manifest; of its files only
    those in the manifest are replaced or removed, and any other file is kept.

    Raises:
        OutputError: the folder is not ours, a file of ours in it was changed since, a file of the
            user stands where one of ours must go, or the place cannot be written.
    """
    target = Path(folder).resolve()
    contents = {_relative(name): content for name, content in files.items()}
    if not target.name or os.path.ismount(target):
        raise OutputError(f"{target}: is the top of a drive; give a folder inside it")
    with _refusing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _lock(target):
            _recover(target)
            previous = _manifest_of(target)
            _check_changed_files(target, previous)
            _check_users_files(target, frozenset(previous), contents)
            staged = _stage(target, contents)
            _swap(target, staged)


@contextlib.contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """Turn every failure of the operating system into one clear line."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{target}: cannot be written ({reason}); nothing was changed, choose another place"
        ) from error


def _write_through(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable where the system lets a folder be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _relative(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name:
        raise OutputError(f"{name!r}: not a name inside the output folder")
    return path


@contextlib.contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Hold the folder against a second run; the lock of a killed run is free again by itself."""
    from filelock import FileLock, Timeout

    key = hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
    user = getattr(os, "getuid", lambda: "user")()
    lock = FileLock(Path(tempfile.gettempdir()) / f"respgraph-{user}-{key}.lock", timeout=10)
    try:
        with lock:
            yield
    except Timeout as error:
        raise OutputError(
            f"{target}: another run is writing here; wait for it or choose another folder"
        ) from error


def _sibling(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.respgraph-{what}")


def _recover(target: Path) -> None:
    """Finish or undo what a killed run left: an old folder set aside, one never swapped in."""
    backup, staged = _sibling(target, "backup"), _sibling(target, "staged")
    if backup.is_dir():
        if target.is_dir() and any(target.iterdir()):
            _keep_users_files(backup, target)
        else:
            if target.is_dir():
                target.rmdir()
            backup.rename(target)
    if staged.is_dir():
        shutil.rmtree(staged)


def _manifest_of(target: Path) -> dict[PurePosixPath, str]:
    """The files that we wrote into an existing folder before, with their digests.

    A folder that is not ours is refused.
    """
    if not target.exists():
        return {}
    if not target.is_dir():
        raise OutputError(f"{target}: is a file; give the name of a folder")
    if not any(target.iterdir()):
        return {}
    try:
        manifest = json.loads((target / MANIFEST_NAME).read_text(encoding="utf-8"))
        if manifest["schema"] != MANIFEST_SCHEMA:
            raise ValueError(manifest["schema"])
        return {_relative(entry["name"]): str(entry["sha256"]) for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{target}: the folder is not empty and was not written by respgraph; "
            "choose a new or empty folder"
        ) from error


def _check_changed_files(target: Path, previous: Mapping[PurePosixPath, str]) -> None:
    """Refuse to write over what a user changed: a corrected reading is work that nobody has twice."""
    for name in sorted(previous):
        path = target / name
        if path.is_file() and _digest(path.read_bytes()) != previous[name]:
            raise OutputError(
                f"{path}: was changed since it was written here; move it out of this folder (a "
                "corrected reading is taken over with --corrections FILE), or choose another folder"
            )


def _check_users_files(
    target: Path, previous: frozenset[PurePosixPath], contents: Mapping[PurePosixPath, str | bytes]
) -> None:
    for name in sorted(set(contents) - previous):
        if (target / name).exists():
            raise OutputError(
                f"{target / name}: a file of yours stands where the report must go; move it or choose another folder"
            )


def _stage(target: Path, contents: Mapping[PurePosixPath, str | bytes]) -> Path:
    staged = _sibling(target, "staged")
    try:
        staged.mkdir()
        entries = []
        for name in sorted(contents):
            content = contents[name]
            data = content.encode("utf-8") if isinstance(content, str) else content
            _write_new(staged / name, data)
            entries.append({"name": str(name), "sha256": _digest(data)})
        manifest = {"schema": MANIFEST_SCHEMA, "files": entries}
        _write_new(
            staged / MANIFEST_NAME,
            (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode(),
        )
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_new(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        _write_through(stream.fileno(), data)


def _swap(target: Path, staged: Path) -> None:
    backup = _sibling(target, "backup")
    if target.exists():
        target.rename(backup)
    try:
        staged.rename(target)
    except OSError:
        if backup.exists():
            backup.rename(target)
        shutil.rmtree(staged, ignore_errors=True)
        raise
    if backup.exists():
        _keep_users_files(backup, target)
    _sync_folder(target.parent)


def _keep_users_files(backup: Path, target: Path) -> None:
    """Move every file that is not ours from the old folder into the new one, then drop the old one.

    The manifest goes last, so that this step can be repeated after a kill at any point.
    """
    ours = _manifest_of(backup) if (backup / MANIFEST_NAME).exists() else {}
    for path in sorted(backup.rglob("*"), reverse=True):
        name = PurePosixPath(path.relative_to(backup).as_posix())
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        elif name in ours:
            path.unlink()
        elif name != PurePosixPath(MANIFEST_NAME):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(target / name)
    (backup / MANIFEST_NAME).unlink(missing_ok=True)
    backup.rmdir()
