"""Words on a command line → library call → text and exit code.

Data goes to stdout, talk to stderr. Exit codes: 0 done · 1 refused · 2 usage · 3 with ``--strict``
when an issue or finding of severity warning or error exists or the account does not balance · 130
interrupted. A refusal is one line; ``--debug`` shows the traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ..errors import RespgraphError
from .analysing import audit, metrics, what_if
from .output import forget_stdout, prepare_streams, say
from .preparing import roster, sample
from .showing import explain, network, read, report

__all__ = ["COMMANDS", "app", "run"]

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

_UsageError: Any = typer.BadParameter.__base__
"""The error of a command line that cannot be understood; typer gives it no public name."""

app = typer.Typer(
    name="respgraph",
    help="Who carries what in a responsibility plan, with the sentence that says so.",
    epilog="Exit codes: 0 done, 1 refused, 2 usage, 3 doubts with --strict. "
    "--debug shows the traceback of a refusal.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (report, read, explain, network, metrics, audit, what_if, roster, sample)
for command in COMMANDS:
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
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
    debug = "--debug" in arguments
    words = [word for word in arguments if word != "--debug"]
    try:
        code = app(args=words, prog_name="respgraph", standalone_mode=False)
    except _UsageError as error:
        if not words:
            typer.echo(str(error))
        else:
            say(f"{error.format_message()} (see respgraph --help)")
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        say("stopped; no file is half-written")
        return INTERRUPTED
    except BrokenPipeError:
        forget_stdout()
        return DONE
    except RespgraphError as error:
        if debug:
            raise
        say(str(error))
        return REFUSED
    except Exception as error:
        if debug:
            raise
        say(f"unexpected {type(error).__name__}: {error}; please report it (--debug tells more)")
        return REFUSED
    return code if isinstance(code, int) else DONE
