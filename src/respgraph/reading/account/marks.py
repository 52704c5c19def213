"""What the reader says it understood, and whether that covers what a scan found."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ...names import is_unit_like
from ...plan import AccountLine, Issue
from ...vocabulary import IssueCode
from ...words import LABEL_WORD, label_of
from ..items.outline import Outline
from ..text.view import View
from .labels import CONVENTION
from .places import Place, Places, starts_of

__all__ = ["Judgement", "Marks", "judge"]

_STEM_END = re.compile("(?:总?牵头|责任|配合|协办|主办|承办|参与|协同|主责)$")
_TAIL = re.compile("同志|干部|人员|们")
"""What may stand behind a label inside a name: 市政府分管领导同志."""
_LISTED = frozenset(
    {
        IssueCode.LABEL_IN_PROSE,
        IssueCode.NOT_ASSIGNED,
        IssueCode.UNKNOWN_LABEL,
        IssueCode.UNREAD_CONTENT,
    }
)


class Marks:
    """The marks of the reader over a text: labels and verbs, names, remarks, and what is listed.

    `idle` is where labels start that hold for no task; a mark on them does not count.
    """

    def __init__(
        self, view: View, outline: Outline, issues: Sequence[Issue], idle: Collection[int]
    ) -> None:
        self.text = view.text
        self.said = Places(outline.read)
        self.named = Places(outline.named, outline.noted)
        self.noted = Places(outline.noted)
        self.said_starts = starts_of(outline.read)
        self.named_starts = starts_of(chain(outline.named, outline.noted))
        """Where names start, and remarks and dates that stand in their place."""
        self.idle = set(idle)
        if not outline.order_known:
            self.idle |= {match.start() for match in CONVENTION.finditer(view.text)}
        self.listed = Places(list(_listed(view, issues)))
        self._names = outline.named

    @cached_property
    def _named_ends(self) -> set[int]:
        return {end for _, end in self._names}

    def cover_label(self, start: int, end: int) -> bool:
        """Whether a mark covers a label; a name that swallowed it does not, unless it ends in it."""
        if start in self.idle:
            return False
        if self.said.touch(start, end) or self.noted.touch(start, end):
            return True
        tail = _TAIL.match(self.text, end)
        return (end if tail is None else tail.end()) in self._named_ends

    def cover_verb(self, start: int, end: int) -> bool:
        """Whether a mark of any kind covers a verb."""
        return self.said.touch(start, end) or self.named.touch(start, end)

    def cover_name(self, start: int, end: int) -> bool:
        """Whether a mark covers a word; a label that swallowed the name of a body does not."""
        if start in self.said_starts and not self._swallowed(start, end):
            return True
        if self.named.touch(start, end):
            return True
        return self.said.touch(start, end) and not self._swallowed(start, end)

    def _swallowed(self, start: int, end: int) -> bool:
        """Whether a word inside a label or verb is a name: a body, or what stands behind a colon."""
        word = self.text[start:end]
        label = LABEL_WORD.search(word)
        bare = _STEM_END.sub("", word if label is None else word[: label.start()])
        if len(bare) < 2 or label_of(bare) is not None:
            return False
        return is_unit_like(bare) or self.text[max(0, start - 9) : start].rstrip(" \t")[-1:] == ":"


def _listed(view: View, issues: Iterable[Issue]) -> Iterator[Place]:
    """Where issues stand that say of a thing that it was seen and not taken."""
    for issue in issues:
        if issue.code in _LISTED:
            yield from ((view.offset(start), view.offset(end)) for start, end in issue.spans)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the account, and an issue for each thing that is neither read nor listed."""

    line: AccountLine
    issues: list[Issue]


def judge(
    what: str,
    found: Iterable[Place],
    certain: Collection[int],
    is_read: Callable[[int, int], bool],
    marks: Marks,
    issue: Callable[[Place], Issue],
) -> Judgement:
    """Count what was found: what starts at a `certain` place is read, of the rest `is_read` tells."""
    places = list(found)
    missed = [place for place in places if place[0] not in certain and not is_read(*place)]
    listed = 0
    issues: list[Issue] = []
    for start, end in missed:
        if start not in marks.idle and marks.listed.touch(start, end):
            listed += 1
        else:
            issues.append(issue((start, end)))
    return Judgement(
        AccountLine(what, len(places), len(places) - len(missed), listed, len(issues)), issues
    )
