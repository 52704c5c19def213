"""The child process of `respgraph.reading.formats.isolation`.

It reads an order (one line of JSON) and the bytes of a file from standard input and answers on
standard output: ``S`` and a source, or ``E`` with the class and message of a refusal.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from ....errors import RespgraphError
from ...source import Source
from .memory import limit_memory
from .wire import to_wire

__all__ = []


def main() -> int:
    """Answer one order."""
    answers = _own_output()
    order = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    limit_memory(order["memory_mb"])
    answers.write(_outcome(order, data))
    answers.flush()
    return 0


def _outcome(order: dict[str, str], data: bytes) -> bytes:
    name = order["name"]
    try:
        return b"S" + to_wire(_reader(order["reader"])(data, name, order["password"]))
    except RespgraphError as error:
        return _refused(type(error).__name__, str(error))
    except MemoryError:
        cause = f"{name}: needs more than {order['memory_mb']} MB to read"
        return _refused("UnreadableFileError", f"{cause}; give only the pages of the plan")
    except Exception as error:  # noqa: BLE001 - whatever a reader library raises on a damaged file
        cause = f"{name}: the file is damaged ({type(error).__name__}: {error})"
        return _refused("UnreadableFileError", f"{' '.join(cause.split())[:300]}; save it anew")


def _refused(class_name: str, message: str) -> bytes:
    return b"E" + json.dumps([class_name, message]).encode("ascii")


def _reader(path: str) -> Callable[[bytes, str, str | None], Source]:
    module, function = path.split(":")
    reader: Callable[[bytes, str, str | None], Source]
    reader = getattr(importlib.import_module(module), function)
    return reader


def _own_output() -> BinaryIO:
    """Keep standard output for the answer; whatever a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    raise SystemExit(main())
