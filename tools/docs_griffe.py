"""Docstring examples as blocks of code on the site; loaded by mkdocstrings (see mkdocs.yml)."""

from __future__ import annotations

import doctest
import re
from typing import Any

import griffe


def with_fences(text: str) -> str:
    """The docstring with its doctest examples as fenced blocks."""
    parts = []
    for part in doctest.DocTestParser().parse(text):
        if isinstance(part, str):
            parts.append(part)
            continue
        indent = " " * part.indent
        lines = [f">>> {part.source.rstrip()}".replace("\n", "\n... "), part.want.rstrip()]
        body = "\n".join(line for line in lines if line)
        parts.append(f"\n```pycon\n{body}\n```\n".replace("\n", f"\n{indent}"))
    joined = "".join(parts).replace("```\n\n```pycon\n", "")
    return re.sub(r"\n{3,}", "\n\n", joined).rstrip()


class FenceExamples(griffe.Extension):
    """Fences the doctest examples of every object."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring before it is parsed."""
        if obj.docstring is not None and ">>>" in obj.docstring.value:
            obj.docstring.value = with_fences(obj.docstring.value)
