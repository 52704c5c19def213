"""Help is Chinese for who works in Chinese, and says everything that the English one says."""

from __future__ import annotations

import re

import pytest
import typer

from respgraph.cli import COMMANDS, application, run
from respgraph.cli.help import HELP


def texts() -> set[str]:
    """Every English text of the help."""
    app: object = typer.main.get_command(application())
    commands = [app, *app.commands.values()]  # type: ignore[attr-defined]
    found = {command.help for command in commands} | {app.epilog}  # type: ignore[attr-defined]
    found |= {getattr(one, "help", None) for command in commands for one in command.params}
    return {" ".join(text.split()) for text in found if text}


def test_every_text_has_its_chinese_one_and_none_is_left_over() -> None:
    assert set(HELP) == texts() | {"Show this message and exit."}


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("way", ["behind", "before", "system"])
def test_help_is_chinese(
    name: str, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*filter(None, [name]), "--help"]
    if way == "system":
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    else:
        words = (
            ["--lang", "zh", *words] if way == "before" or not name else [*words, "--lang", "zh"]
        )
    assert run(words) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"用法：respgraph {name}".strip())
    assert not re.search(
        "Usage|Options|Commands|Arguments|default|required|[a-z]+ [a-z]+ [a-z]+", text
    )
    assert all(f"--{word}" in text for word in (["version"] if not name else ["lang"]))


def test_help_is_english_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: respgraph read [OPTIONS] {PLAN}")


def test_no_words_at_all_show_the_help_in_chinese_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert run([]) == 2
    assert "生成报告" in capsys.readouterr().out
