"""Words on a command line → library call → text and exit code.

Data goes to stdout, talk to stderr. Exit codes: 0 done · 1 refused · 2 usage · 3 with ``--strict``
when an issue or finding of severity warning or error exists or the account does not balance · 130
interrupted. A refusal is one line, in the language of the run; ``--debug`` shows the traceback.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from ..errors import RespgraphError
from .analysing import audit, metrics, what_if
from .language import Language, refusal_in, stated_language, talk_in
from .options import UsageError
from .output import forget_stdout, prepare_streams, say
from .preparing import demo, doctor, roster, sample
from .showing import explain, export, figures, network, read, report

__all__ = ["COMMANDS", "application", "run"]

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, Callable[..., int]] = {
    command.__name__.replace("_", "-"): command
    for command in (
        report, read, explain, network, figures, metrics, audit, what_if, export, roster,
        sample, demo, doctor,
    )
}  # fmt: skip


def application(wanted: str | None = None, lang: Language = Language.EN) -> typer.Typer:
    """The commands as one typer application.

    With `wanted`, the other commands are named but not described: working out the options of
    them all would cost a third of the start-up time. `lang` is that of the help.
    """
    looks: dict[str, Any] = {}
    kinds: dict[str, Any] = {}
    if lang is Language.ZH:
        from .help import ChineseCommand, ChineseGroup

        kinds, looks = {"cls": ChineseGroup}, {"cls": ChineseCommand}
    app = typer.Typer(
        **kinds,
        name="respgraph",
        help="Who carries what in a responsibility plan, with the sentence that says so.",
        epilog="Exit codes: 0 done, 1 refused, 2 usage, 3 doubts with --strict. "
        "--debug shows the traceback of a refusal.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_common)
    for name, command in COMMANDS.items():
        if wanted in {None, name}:
            app.command(name, **looks)(command)
        else:
            app.command(name, help=command.__doc__, **looks)(_undescribed)
    return app


def _undescribed() -> None:
    pass


def _say_warning(message: Warning | str, *_where: object, **_more: object) -> None:
    """A library's warning as one line, without the place in our code."""
    say(f"note: {message}")


def _print_version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(__version__)
        raise typer.Exit


def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; a refusal is one line on stderr."""
    prepare_streams()
    with warnings.catch_warnings():
        warnings.showwarning = _say_warning
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    debug = "--debug" in arguments
    words = _language_last([word for word in arguments if word != "--debug"])
    completing = any(name.endswith("_COMPLETE") for name in os.environ)
    wanted = next((word for word in words if not word.startswith("-")), "")
    stated = stated_language(arguments)
    asks_help = not wanted or not {"-h", "--help"}.isdisjoint(words)
    app = application(None if completing else wanted, talk_in(stated) if asks_help else Language.EN)
    try:
        code = app(args=words, prog_name="respgraph", standalone_mode=False)
    except BrokenPipeError:
        forget_stdout()
        return DONE
    except (Exception, KeyboardInterrupt) as error:
        if debug and not isinstance(error, (UsageError, KeyboardInterrupt, typer.Abort)):
            raise
        return _refused(error, talk_in(stated), helping=not words)
    return code if isinstance(code, int) else DONE


def _language_last(words: list[str]) -> list[str]:
    """A --lang before the command goes behind it, where the commands have it.

    >>> _language_last(["--lang", "zh", "read", "a.txt"]), _language_last(["--lang=zh", "--help"])
    (['read', 'a.txt', '--lang', 'zh'], ['--help'])
    """
    count = 2 if words[:1] == ["--lang"] else int(bool(words) and words[0].startswith("--lang="))
    rest = words[count:]
    named = any(not word.startswith("-") for word in rest)
    return [*rest, *words[:count]] if named else rest


def _refused(error: BaseException, lang: Language, *, helping: bool) -> int:
    """Say in one line why there is no result, and choose the exit code."""
    chinese = lang is Language.ZH
    if isinstance(error, UsageError):
        if helping:
            typer.echo(str(error))
        else:
            hint = "（用法见 respgraph --help）" if chinese else " (see respgraph --help)"
            say(f"{refusal_in(error.format_message(), lang)}{hint}")
        return USAGE
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        say("已停止，没有写了一半的文件" if chinese else "stopped; no file is half-written")
        return INTERRUPTED
    if isinstance(error, RespgraphError):
        say(refusal_in(str(error), lang))
        return REFUSED
    name = type(error).__name__
    say(
        f"程序出错（{name}：{error}），请报告给开发者（--debug 显示详情）"
        if chinese
        else f"unexpected {name}: {error}; please report it (--debug tells more)"
    )
    return REFUSED
