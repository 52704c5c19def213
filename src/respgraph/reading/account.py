"""The account: what an independent scan of the text finds, against what was read."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..plan import Account, Issue
from .drafts import TaskDraft
from .folding import View
from .sections import Outline

__all__ = ["make_account"]


def make_account(
    view: View,
    document: Document,
    outline: Outline,
    drafts: Sequence[TaskDraft],
    issues: Sequence[Issue],
) -> tuple[Account, list[Issue]]:
    """The account and an issue for each thing that was found and not read."""
    return Account(), []
