"""Files that are cut, changed at random, locked or of a kind that is not read: one clear line."""

from __future__ import annotations

import base64
import contextlib
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reading.formats.inprocess import read_here
from tests.reading.formats.packages import zipped
from tests.reading.formats.writers import WRITERS, as_html, as_text

from respgraph.errors import RespgraphError, UnreadableFileError, UnsupportedFormatError
from respgraph.reading.formats import _worker, read_source, sniff_format
from respgraph.reading.formats.wire import from_wire
from respgraph.reading.pipeline import plan_from_source
from respgraph.reading.source import Source
from respgraph.sampling import sample_plan
from respgraph.vocabulary import IssueCode

SAMPLES = Path(__file__).parents[1] / "reading" / "formats" / "samples"
PLAN = sample_plan(tasks=4, seed=5)
POINTS = 20
BINARY = [kind for kind in WRITERS if kind not in ("txt", "csv", "html")]


def _file(kind: str) -> bytes:
    if kind in WRITERS:
        return WRITERS[kind](PLAN)
    return (SAMPLES / f"plan.{kind}").read_bytes()


def _outcome(data: bytes, name: str) -> Source | str:
    """The source, or the line of a refusal, as the child process would answer."""
    try:
        found = sniff_format(data, name)
    except RespgraphError as error:
        return str(error)
    if not found.isolated:
        try:
            return read_here(data, name)
        except RespgraphError as error:
            return str(error)
    order = {"reader": found.reader, "name": name, "password": None, "memory_mb": 512}
    answer = _worker._outcome(order, data)  # type: ignore[arg-type]
    return from_wire(answer[1:]) if answer[:1] == b"S" else str(json.loads(answer[1:])[1])


def _check(data: bytes, name: str) -> None:
    outcome = _outcome(data, name)
    if isinstance(outcome, str):
        assert outcome.startswith(f"{name}: ")
        assert "\n" not in outcome
        return
    assert outcome.document.text.strip()
    with contextlib.suppress(RespgraphError):
        plan_from_source(outcome)


@pytest.mark.parametrize("kind", [*BINARY, "doc", "xls"])
def test_a_cut_file_is_refused(kind: str) -> None:
    data = _file(kind)
    chance = random.Random(kind)
    for _ in range(POINTS):
        outcome = _outcome(data[: chance.randrange(8, len(data) - 600)], "plan.x")
        assert isinstance(outcome, str)
        assert outcome.startswith("plan.x: ")
        assert "\n" not in outcome
        assert any(word in outcome for word in ("cut short", "damaged", "no visible text"))


@pytest.mark.parametrize("kind", ["txt", "csv", "html"])
def test_a_cut_text_is_read_or_refused(kind: str) -> None:
    data = _file(kind)
    chance = random.Random(kind)
    for _ in range(POINTS):
        _check(data[: chance.randrange(1, len(data))], "plan.x")


@pytest.mark.parametrize("kind", WRITERS)
def test_changed_bytes_end_in_a_plan_or_in_one_line(kind: str) -> None:
    data = _file(kind)
    chance = random.Random(kind)
    for _ in range(POINTS):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        _check(bytes(changed), "plan.x")


def test_a_page_that_ends_inside_its_table_says_so() -> None:
    page = as_html(PLAN).decode("gb18030").replace("gb2312", "utf-8")
    source = read_here(page[: page.rindex("</tr>")].encode())
    messages = [issue.message for issue in source.issues if issue.code is IssueCode.UNREAD_CONTENT]
    assert any("inside <table>" in message for message in messages)
    assert not read_here(page.encode()).issues


@pytest.mark.parametrize("bomb", ["rowspan=100000", "rowspan=100000 colspan=100000"])
def test_spans_without_end_do_not_move_cells(bomb: str) -> None:
    page = as_html(PLAN).decode("gb18030").replace("<td>", f"<td {bomb}>").encode("gb18030")
    plan, whole = (plan_from_source(read_here(data)) for data in (page, as_html(PLAN)))
    assert len(plan.assignments) == len(whole.assignments)


LOCKED = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_a_locked_sheet_of_opendocument(part: str) -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            part: b"\x9a\x12" * 400,
            "META-INF/manifest.xml": LOCKED,
        }
    )
    with pytest.raises(UnreadableFileError, match=r"^plan\.ods: .*is encrypted; .*without a passw"):
        read_here(data, "plan.ods")


def _mail(kind: str) -> bytes:
    body = base64.encodebytes(as_text(PLAN)).decode()
    return (
        f"From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=B\r\n"
        "\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64"
        f"\r\n\r\n{body}\r\n--B--\r\n"
    ).encode()


def _xml(root: str) -> bytes:
    return f'<?xml version="1.0"?>\n<{root}><Table><Row>牵头单位</Row></Table></{root}>'.encode()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: _mail("alternative"), "an e-mail; save the file attached"),
        (lambda: _mail("mixed"), "an e-mail; save the file attached"),
        (lambda: _xml("Workbook"), "Excel 2003 XML workbook; save it as .xlsx"),
        (lambda: _xml("plan"), "an XML file"),
        (lambda: b"RIFF\x10\x00\x00\x00WEBP" + bytes(50), "a picture or sound"),
        (lambda: zipped({"OFD.xml": "<o/>"}), "an OFD document; save it as .pdf"),
    ],
)
def test_kinds_that_are_not_read_name_the_way_out(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read_source(make(), "plan.x")
    assert str(caught.value).startswith("plan.x: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", ["docm", "dotx", "xlsm", "xltx"])
def test_relatives_of_office_files_are_told_by_content(suffix: str) -> None:
    kind = "docx-table" if suffix.startswith("do") else "xlsx"
    plan = plan_from_source(read_source(WRITERS[kind](PLAN), f"plan.{suffix}"))
    assert len(plan.tasks) == len(PLAN.tasks)
