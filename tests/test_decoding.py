from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respgraph.decoding import LARGEST_INPUT, decode, read_bytes
from respgraph.errors import UnreadableFileError

TEXT = "一、总体要求\r\n1.修建道路。（责任领导：王明；牵头单位：县交通运输局）\n"


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings_people_have(codec: str, found: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert decoded.text == TEXT
    assert decoded.encoding == found
    assert decoded.undecodable == ()


def test_utf16_be_with_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_big5_of_mirror_sites() -> None:
    text = "一、重點工作任務分工。牽頭單位：市經貿委；配合單位：市發改委、國土房管局。" * 3
    assert decode(text.encode("big5")).text == text


def test_short_gbk_is_not_called_korean() -> None:
    assert decode("牵头单位:区财政局".encode("gbk")).text == "牵头单位:区财政局"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_damaged_byte_is_kept_as_a_mark_and_listed(codec: str) -> None:
    data = bytearray((TEXT * 20).encode(codec))
    data[20 * 3] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.undecodable
    assert all(decoded.text[offset] == "\ufffd" for offset in decoded.undecodable)
    assert decoded.text.count("县交通运输局") >= 19


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\x00" * 50])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.txt: the file is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 30,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9,
        b"\x7fELF" + b"\x01\x02\x00" * 99,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="not a text file"):
        decode(data, "a.txt")


def test_too_large_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_INPUT + 1)
        stream.write(b"x")
    with pytest.raises(UnreadableFileError, match="larger than 20 MB"):
        read_bytes(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"none\.txt: cannot be read \(No such file"):
        read_bytes(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_bytes(tmp_path)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_refusal(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except UnreadableFileError as error:
        text = str(error)
        if "\n" in text:
            pytest.fail(f"a refusal of several lines: {text}")
    text.encode("utf-8")
