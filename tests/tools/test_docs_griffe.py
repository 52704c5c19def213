"""Docstring examples become blocks of code on the site."""

from __future__ import annotations

import pytest

pytest.importorskip("griffe", reason="the extra [docs] is not installed: make docs installs it")

from tools.docs_griffe import with_fences


def test_neighbouring_examples_share_one_block() -> None:
    text = "Two.\n\n>>> 1 + 1\n2\n>>> for i in [5]:\n...     i\n5\n\nDone."
    fenced = "Two.\n\n```pycon\n>>> 1 + 1\n2\n>>> for i in [5]:\n...     i\n5\n```\n\nDone."
    assert with_fences(text) == fenced


def test_text_without_examples_stays() -> None:
    assert with_fences("Nothing\n\nto run.") == "Nothing\n\nto run."
