"""Which rules of the grammar are on: one frozen settings object, so that each can be tried alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..vocabulary import Role

__all__ = ["Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Switches of the grammar; all are on by default.

    Switching one off makes the account fall short where a document needs it, which is how the
    account itself is tested. `own_labels` are labels that a profile adds.
    """

    labels: bool = True
    bracket_sentences: bool = True
    bare_lists: bool = True
    sentences: bool = True
    section_clauses: bool = True
    conventions: bool = True
    tables: bool = True
    unwrapping: bool = True
    own_labels: Mapping[str, Role] = field(default_factory=dict)
