from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from respgraph import writing
from respgraph.errors import OutputError
from respgraph.writing import MANIFEST_NAME, atomic_write, write_folder

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and modes are of POSIX")


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    }


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_atomic_write_replaces_the_whole_file_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    target = tmp_path / "a.json"
    target.write_text("old and much longer")
    atomic_write(target, "新\n")
    assert target.read_bytes() == "新\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_full_disk_is_an_error_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def full(_descriptor: int, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write_through", full)
    with pytest.raises(OutputError, match=r"a\.json.*No space left.*choose another place"):
        atomic_write(target, "new")
    assert target.read_text() == "old"
    assert leftovers(tmp_path) == []
    with pytest.raises(OutputError, match="No space left"):
        write_folder(tmp_path / "out", {"a": "1"})
    assert not (tmp_path / "out").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_the_error_of_a_really_full_device_is_seen() -> None:
    with (
        Path("/dev/full").open("wb") as stream,
        pytest.raises(OSError, match="No space"),
    ):
        writing._write_through(stream.fileno(), b"x")


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("to", ["real/plan.json", "chain"])
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, to: str, *, exists: bool) -> None:
    target = tmp_path / "real" / "plan.json"
    target.parent.mkdir()
    if exists:
        target.write_text("old")
    (tmp_path / "chain").symlink_to("real/plan.json")
    link = tmp_path / "link.json"
    link.symlink_to(to)
    atomic_write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "chain").is_symlink()
    assert not target.is_symlink()
    assert target.read_text() == "new"
    assert leftovers(tmp_path) == leftovers(target.parent) == []


@posix
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()), daemon=True)
    reader.start()
    content = b"x" * 300_000
    atomic_write(pipe, content)
    assert pipe.is_fifo()
    reader.join(20)
    assert found == [content]


def device(place: Path, kind: int, major: int, minor: int) -> Path:
    try:
        os.mknod(place, kind | 0o600, os.makedev(major, minor))
        place.open("wb").close()
    except OSError as error:
        pytest.skip(f"no device can be made here: {error}")
    return place


@posix
def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    null = device(tmp_path / "null", stat.S_IFCHR, 1, 3)
    link = tmp_path / "link"
    link.symlink_to(null)
    atomic_write(null, "x")
    atomic_write(link, "x")
    assert null.is_char_device()
    assert link.is_symlink()


@posix
def test_a_disk_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "disk"
    place.write_text("old")
    monkeypatch.setattr(Path, "is_block_device", lambda _path: True)
    with pytest.raises(OutputError, match=r"disk: is a device of blocks; give the name of a file"):
        atomic_write(place, "x")
    assert place.read_text() == "old"


@posix
@pytest.mark.parametrize("mode", [0o400, 0o600, 0o640, 0o666])
def test_an_old_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.json"
    target.touch()
    target.chmod(mode)
    atomic_write(target, "new")
    assert target.stat().st_mode & 0o777 == mode


@posix
def test_a_new_file_has_the_mode_that_open_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").open("w").close()
    monkeypatch.setattr(os, "umask", lambda _mask: pytest.fail("the mask is of all threads"))
    atomic_write(tmp_path / "ours", "x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("where", ["missing/a.txt", "."])
def test_places_that_cannot_be_written_are_named(tmp_path: Path, where: str) -> None:
    with pytest.raises(OutputError, match="choose another place|is a folder"):
        atomic_write(tmp_path / where, "x")


def test_folder_is_made_replaced_and_shrunk(tmp_path: Path) -> None:
    folder = tmp_path / "sub" / "report"
    write_folder(folder, {"index.html": "1", "tables/a.csv": "a", "old.txt": "o"})
    write_folder(folder, {"index.html": "2", "tables/b.csv": "b"})
    assert tree(folder) == {"index.html": "2", "tables/b.csv": "b"}
    manifest = json.loads((folder / MANIFEST_NAME).read_text())
    assert [entry["name"] for entry in manifest["files"]] == [
        "index.html",
        "tables/b.csv",
    ]
    assert leftovers(folder.parent) == []


def test_same_files_same_bytes_in_the_manifest(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", {"x": "1", "y": b"2"})
    write_folder(tmp_path / "b", {"y": b"2", "x": "1"})
    assert (tmp_path / "a" / MANIFEST_NAME).read_bytes() == (
        tmp_path / "b" / MANIFEST_NAME
    ).read_bytes()


def test_a_folder_that_is_not_ours_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    with pytest.raises(OutputError, match="not empty and was not written by respgraph"):
        write_folder(tmp_path / "mine", {"index.html": "1"})
    assert tree(tmp_path / "mine") == {"thesis.docx": "years of work"}
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        write_folder(tmp_path / "file", {"index.html": "1"})


def test_a_users_own_files_survive_and_are_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    write_folder(folder, {"index.html": "1", "tables/a.csv": "a"})
    (folder / "notes.txt").write_text("mine")
    (folder / "tables" / "mine.csv").write_text("mine too")
    write_folder(folder, {"index.html": "2"})
    assert tree(folder) == {
        "index.html": "2",
        "notes.txt": "mine",
        "tables/mine.csv": "mine too",
    }
    with pytest.raises(OutputError, match=r"notes\.txt: a file of yours"):
        write_folder(folder, {"notes.txt": "ours?"})
    assert tree(folder)["notes.txt"] == "mine"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a\\b", ""])
def test_names_outside_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="not a name inside"):
        write_folder(tmp_path / "out", {name: "x"})


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", {"a": "1"})
    assert tree(tmp_path / "out") == {"a": "1"}


KILLED_AT = ["_stage", "_swap", "_keep_users_files", "unlink", "rename"]


@pytest.mark.skipif(os.name != "posix", reason="kills a process with SIGKILL")
@pytest.mark.parametrize("step", KILLED_AT)
def test_after_a_kill_at_any_step_the_folder_is_old_or_new(tmp_path: Path, step: str) -> None:
    folder = tmp_path / "report"
    write_folder(folder, {"index.html": "old", "gone.txt": "old"})
    (folder / "notes.txt").write_text("mine")
    script = textwrap.dedent(f"""
        import os, signal, sys
        from pathlib import Path
        from respgraph import writing
        def die(*_args, **_kwargs):
            os.kill(os.getpid(), signal.SIGKILL)
        step = {step!r}
        if step == "rename":          # after the old folder was set aside
            plain, calls = Path.rename, []
            def rename(self, other):
                calls.append(self)
                return die() if len(calls) == 2 else plain(self, other)
            Path.rename = rename
        elif step == "unlink":        # while the old folder is being emptied
            Path.unlink = die
        else:
            setattr(writing, step, die)
        writing.write_folder(sys.argv[1], {{"index.html": "new"}})
    """)
    done = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    assert done.returncode == -9
    if folder.exists():
        assert (folder / "index.html").read_text() in {"old", "new"}
    write_folder(folder, {"index.html": "next"})
    assert tree(folder) == {"index.html": "next", "notes.txt": "mine"}
    assert leftovers(tmp_path) == []


def test_two_runs_into_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    contents = [{f"{name}{i}.txt": name for i in range(40)} for name in "ab"]
    threads = [
        threading.Thread(target=write_folder, args=(folder, files)) for files in contents * 3
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(tree(folder).values())) == 1
    assert len(tree(folder)) == 40
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("files", [{"plan.json": "new"}, {"other.json": "new"}])
def test_a_file_that_its_user_changed_is_never_written_over(
    tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    folder = tmp_path / "report"
    write_folder(folder, {"plan.json": "old", "tables/a.csv": "a"})
    (folder / "plan.json").write_text("corrected by hand")
    with pytest.raises(OutputError, match=r"plan\.json: was changed .*--corrections FILE"):
        write_folder(folder, files)
    assert tree(folder) == {"plan.json": "corrected by hand", "tables/a.csv": "a"}
    (folder / "plan.json").rename(tmp_path / "mine.json")
    write_folder(folder, {"plan.json": "new"})
    assert tree(folder) == {"plan.json": "new"}
    assert (tmp_path / "mine.json").read_text() == "corrected by hand"


def test_the_top_of_a_drive_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing.os.path, "ismount", lambda path: path == tmp_path)
    for folder in (tmp_path, Path(tmp_path.anchor)):
        with pytest.raises(OutputError, match="top of a drive; give a folder inside it"):
            write_folder(folder, {"a": "1"})
    assert list(tmp_path.iterdir()) == []
