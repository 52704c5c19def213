"""Which rules of the grammar are on: one frozen settings object, so that each can be tried alone."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Switches of the grammar; all are on by default.

    Switching one off makes the account fall short where a document needs it, which is how the
    account itself is tested.
    """

    labels: bool = True
    bracket_sentences: bool = True
    bare_lists: bool = True
    sentences: bool = True
    section_clauses: bool = True
    conventions: bool = True
    elision: bool = True
    tables: bool = True
    unwrapping: bool = True
