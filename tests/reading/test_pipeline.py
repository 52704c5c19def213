"""What `read_plan` does with a file before a reader sees it."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread

import pytest

from respgraph import decoding
from respgraph.cli.options import open_plan
from respgraph.errors import (
    NoPlanError,
    SavedFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from respgraph.plan_json import load_plan, plan_to_json
from respgraph.reading.pipeline import parse_plan, read_plan

PLAN = parse_plan(
    "一、交通\n"
    + "".join(
        f"{number}.修建第{number}号公路。(责任领导:王明;牵头单位:甲县交通局)\n"
        for number in range(1, 60)
    ),
    name="plan.txt",
)


def saved(**style: object) -> str:
    return json.dumps(plan_to_json(PLAN), **style)  # type: ignore[arg-type]


RESAVED: dict[str, Callable[[], bytes]] = {
    "sorted keys": lambda: saved(sort_keys=True, ensure_ascii=False).encode(),
    "one line": lambda: saved(separators=(",", ":")).encode(),
    "indented, Windows lines": lambda: saved(indent=4).replace("\n", "\r\n").encode(),
    "with a mark": lambda: saved(ensure_ascii=False).encode("utf-8-sig"),
    "UTF-16": lambda: saved(ensure_ascii=False).encode("utf-16"),
    "UTF-16 without a mark": lambda: saved(ensure_ascii=False).encode("utf-16-be"),
    "GB18030": lambda: saved(ensure_ascii=False).encode("gb18030"),
    "escaped slashes": lambda: saved().replace("plan/1", "plan\\/1").encode(),
    "blank lines above": lambda: b"\n" * 3000 + saved(sort_keys=True).encode(),
}


@pytest.mark.parametrize("kind", RESAVED)
def test_plan_json_is_known_however_it_was_saved(kind: str, tmp_path: Path) -> None:
    data = RESAVED[kind]()
    path = tmp_path / "plan.json"
    path.write_bytes(data)
    assert read_plan(data, name="plan.json") == PLAN
    assert read_plan(path) == PLAN


def test_plan_json_cut_short_is_refused() -> None:
    with pytest.raises(SavedFileError, match=r"^plan\.json: not a whole JSON file"):
        read_plan(saved()[:-1].encode(), name="plan.json")


@pytest.mark.parametrize(
    "text",
    [
        '{"任务": "修路。(牵头单位:县交通局)"}',
        '{"任务": "修路。(牵头单位:县交通局)"',
        '[{"任务": "修路。", "牵头单位": "县交通局"}]',
        '{"text": "1.修路。(牵头单位:县交通局)"}\n{"text": "2.修渠。(牵头单位:县水利局)"}\n',
        "{}",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_other_json_is_refused_in_one_line(text: str, encoding: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"^a\.json: a JSON file, not Plan JSON") as e:
        read_plan(text.encode(encoding), name="a.json")
    assert "\n" not in str(e.value)


@pytest.mark.parametrize("opening", ["{附件}", "[1]", "[附件1]", "{王明}", "["])
def test_a_text_may_begin_with_a_bracket(opening: str) -> None:
    plan = read_plan(f"{opening}\n1.修路。(牵头单位:县交通局)".encode(), name="a.txt")
    assert [actor.name for actor in plan.actors] == ["县交通局"]


def test_plan_json_may_be_larger_than_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "LARGEST_INPUT", 9000)
    path = tmp_path / "plan.json"
    path.write_bytes(RESAVED["indented, Windows lines"]())
    assert path.stat().st_size > 9000
    assert read_plan(path) == PLAN
    assert load_plan(path) == PLAN
    with path.open("rb") as stream:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(stream))
        assert open_plan("-", None, None, output=None, password=None) == PLAN


def test_plan_json_has_one_cap_whatever_way_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "LARGEST_JSON", 9_000)
    data = RESAVED["indented, Windows lines"]()
    path = tmp_path / "plan.json"
    path.write_bytes(data)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    ways: tuple[Callable[[], object], ...] = (
        lambda: read_plan(path),
        lambda: read_plan(data),
        lambda: load_plan(path),
        lambda: open_plan("-", None, None, output=None, password=None),
    )
    for way in ways:
        with pytest.raises(UnreadableFileError, match="larger than 0 MB; split the file"):
            way()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_of_the_process_is_as_before(*, enabled: bool) -> None:
    was, frozen = gc.isenabled(), gc.get_freeze_count()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(NoPlanError):
            parse_plan("今天天气很好。")
        assert gc.isenabled() is enabled
        assert gc.get_freeze_count() <= frozen
    finally:
        (gc.enable if was else gc.disable)()


def test_what_a_program_froze_stays_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "unfreeze", lambda: pytest.fail("unfrozen"))
    monkeypatch.setattr(gc, "get_freeze_count", lambda: 50_000)
    assert parse_plan("1.修路。(牵头单位:县交通局)").tasks


def test_the_collector_can_be_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESPGRAPH_KEEP_GC", "1")
    for name in ("disable", "freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda: pytest.fail("the collector was touched"))
    assert parse_plan("1.修路。(牵头单位:县交通局)").tasks


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are of POSIX")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    text = "".join(f"{number}.修路。(牵头单位:县交通局)\n" for number in range(1, 500))
    writer = Thread(target=pipe.write_text, args=(text,), kwargs={"encoding": "utf-8"})
    writer.start()
    assert len(read_plan(pipe).tasks) == 499
    writer.join()
