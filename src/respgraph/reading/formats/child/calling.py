"""Reading a file in a child process, so that a crash or hang of a reader library is a clear refusal.

The child is a fresh interpreter that runs `respgraph.reading.formats._worker`; bytes go in and a
`Source` comes back over pipes. It works the same on every platform and needs no
``if __name__ == "__main__"`` guard in the caller's script.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from .... import errors
from ....errors import RespgraphError, UnreadableFileError
from ...source import Source
from .wire import from_wire

__all__ = ["read_in_child"]

LONGEST_SECONDS = 55.0
"""Longest time that one file may take."""

_REFUSALS = {name: getattr(errors, name) for name in errors.__all__}


def read_in_child(
    reader: str,
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    memory_mb: int = 512,
    seconds: float = LONGEST_SECONDS,
) -> Source:
    """Call the reader function ``"module:function"`` in a child process.

    Raises:
        RespgraphError: whatever the reader refused with.
        UnreadableFileError: the child crashed, ran out of memory or took longer than `seconds`.
    """
    order = {"reader": reader, "name": name, "password": password, "memory_mb": memory_mb}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", "-m", f"{__package__}._worker"],
            input=json.dumps(order).encode("ascii") + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(
            f"{name}: reading took longer than {seconds:.0f} s and was stopped; "
            "give only the pages of the plan, or save them as .docx or .txt"
        ) from error
    except OSError as error:
        raise UnreadableFileError(f"{name}: cannot start the reading process ({error})") from error
    return _answer(done.stdout, name)


def _answer(output: bytes, name: str) -> Source:
    kind, content = output[:1], output[1:]
    if kind == b"S":
        return from_wire(content)
    if kind == b"E":
        class_name, message = json.loads(content)
        refusal: type[RespgraphError] = _REFUSALS.get(class_name, UnreadableFileError)
        raise refusal(message)
    raise UnreadableFileError(
        f"{name}: the reader of this format stopped (crash or too much memory); "
        "the file is damaged or built unusually: open it in its program and save it anew"
    )


def _environment() -> dict[str, str]:
    """The caller's environment, with its import path, so that the child finds the same package."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
