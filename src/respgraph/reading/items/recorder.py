"""The pen that writes an outline down: regions, what was read, doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from ...document import Span, make_span
from ...names import Name
from ...plan import Issue
from ...vocabulary import IssueCode, RegionKind
from ..clauses.parts import Clause, Doubt, Part, Same
from ..drafts import MarkKind, Named, RoleClause, SameAs, named_in
from ..text.view import View
from .entries import number_value
from .outline import NOBODY_SAID, Outline, Spans

__all__ = ["UNKNOWN", "Recorder"]

UNKNOWN = "has a label of unknown meaning; give its role in a profile if it assigns somebody"
"""What is said of a label that neither the vocabulary nor the document explains."""

_named: Callable[[tuple[Name, Spans]], Named] = partial(tuple.__new__, Named)
"""A name with its places from a pair, at half the cost of ``Named(*pair)``."""

_DOUBTS = {
    Doubt.OTHER: (IssueCode.NOT_ASSIGNED, "names nobody who answers for the task"),
    Doubt.UNKNOWN: (IssueCode.UNKNOWN_LABEL, UNKNOWN),
    Doubt.ASSUMED: (
        IssueCode.ASSUMED_ROLE,
        "is a label of unusual words; those it names were taken to be responsible",
    ),
    Doubt.PARTED: (
        IssueCode.ASSUMED_ROLE,
        "is one list before a verb of support; the first was read in the role of the label",
    ),
}


class Recorder:
    """Writes an outline: regions, what was read, doubts. Offsets are those of the view."""

    def __init__(self, view: View, text: str) -> None:
        self.view = view
        self.whole = view.whole
        self.source = text
        self.outline = Outline()
        self.numbers: set[tuple[tuple[str, ...], str]] = set()
        self.last_value: int | None = None

    def printed(self, start: int, end: int) -> str:
        """The words as the document prints them, without the marks of a heading."""
        if len(self.view.starts) == 1:
            return self.source[start:end].strip("#*> \t\n\u3000")
        quoted = "".join(self.source[low:high] for low, high in self.view.spans(start, end))
        return quoted.strip("#*> \t\n\u3000")

    def region(self, kind: RegionKind, start: int, end: int) -> None:
        """Say what a stretch was taken for."""
        if start < end:
            self.outline.regions.append((start, end, kind))

    def regions_of(self, kind: RegionKind, spans: Iterable[Span]) -> None:
        """Regions of places in the document."""
        for start, end in spans:
            self.region(kind, self.view.offset(start), self.view.offset(end))

    def read_spans(self, spans: Iterable[Span], kind: MarkKind = MarkKind.LABEL) -> None:
        """Places in the document that were understood."""
        self._marked(kind).extend(
            (self.view.offset(start), self.view.offset(end)) for start, end in spans
        )

    def _marked(self, kind: MarkKind) -> list[tuple[int, int]]:
        if kind is MarkKind.NAME:
            return self.outline.named
        stated = kind is MarkKind.LABEL or kind is MarkKind.VERB
        return self.outline.read if stated else self.outline.noted

    def number_doubt(self, number: str, section: tuple[str, ...]) -> tuple[IssueCode, str] | None:
        """Note a number; the doubt where it came before in its section, or others are left out."""
        value, last = number_value(number), self.last_value
        doubt = None
        if (section, number) in self.numbers:
            doubt = (
                IssueCode.DUPLICATE_NUMBER,
                f"the number {number} occurs twice in its section",
            )
        elif value is not None and last is not None and value > last + 1:
            doubt = (
                IssueCode.MISSING_NUMBER,
                f"the number before {number} is {last}; what lies between is not there",
            )
        self.numbers.add((section, number))
        self.last_value = value if value is not None else last
        return doubt

    def issue(self, code: IssueCode, message: str, start: int, end: int) -> None:
        """List a doubt, with the words it is about."""
        words = self.view.text[start : min(end, start + 30)]
        self.outline.issues.append(Issue(code, f"{words!r} {message}", self.view.spans(start, end)))

    def role_clauses(self, clause: Clause) -> list[RoleClause]:
        """The parts of a clause, with all that was read in it noted."""
        for doubt, start, end in clause.doubts:
            self.issue(*_DOUBTS[doubt], start, end)
        if clause.unclosed:
            self.outline.issues.append(
                Issue(
                    IssueCode.UNCLOSED_BRACKET,
                    "the bracket of a responsibility clause is never closed; read to the end of its line",
                    self.view.spans(clause.start, clause.start + 1),
                )
            )
        for part in clause.parts:
            silent = not part.names.names and part.same is None
            if silent and NOBODY_SAID.match(self.view.text, part.label[1]) is None:
                self.issue(IssueCode.EMPTY_LABEL, "has nobody behind it", *part.label)
        for kind, low, high in clause.marks:
            self._marked(kind).append((low, high))
        return [self._role_clause(part) for part in clause.parts]

    def _role_clause(self, part: Part) -> RoleClause:
        at = part.at
        self.outline.read.append(part.label)
        if self.whole:
            places = [make_span((at + low, at + high)) for low, high in part.names.places]
            names = tuple(map(_named, zip(part.names.names, zip(places, strict=True), strict=True)))
            self.outline.named += places
            label: Spans = (make_span(part.label),)
        else:
            names = named_in(self.view, at, part.names)
            self.outline.named += [(at + low, at + high) for low, high in part.names.places]
            label = self.view.spans(*part.label)
        same = self._same_as(part.same) if part.same is not None else None
        return RoleClause(part.role, names, label, part.weak_support, same=same)

    def _same_as(self, same: Same) -> SameAs:
        return SameAs(same.number, self.view.spans(same.start, same.end), same.roles)

    def deadline(self, clause: Clause) -> tuple[str, Spans] | None:
        """The date that a clause gives, as printed, with its place."""
        if clause.deadline is None:
            return None
        start, end = clause.deadline
        return self.printed(start, end), self.view.spans(start, end)
