"""The account: what an independent scan of the text finds, against what was read.

The scan knows the words of `respgraph.words` and nothing of the grammar. It looks for labels with
a colon or in a place of their own, for verbs behind names in brackets, and for every word within
reach of a label. What no mark of the reader covers, and no issue lists, is unread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain

from ...plan import Account, Issue
from ...vocabulary import IssueCode, RegionKind
from ..items.outline import Outline
from ..text.view import View
from .labels import scan_labels
from .marks import Marks, judge
from .names import names_in_cells, names_within, units_in_tables
from .places import Place
from .regions import regions
from .verbs import scan_verbs

__all__ = ["make_account"]

_TASKS = (RegionKind.TASK, RegionKind.CLAUSE)


def make_account(
    view: View,
    outline: Outline,
    issues: Sequence[Issue],
    idle: Collection[int] = (),
    cells: Sequence[Place] = (),
) -> tuple[Account, list[Issue]]:
    """The account, and an issue for each thing that was found and not read.

    `idle` is where labels start that stand in a heading and hold for no task below it; `cells`
    are the cells of tables whose header says that names stand there.
    """
    marks = Marks(view, outline, issues, idle)
    labels = scan_labels(view.text, _among_tasks(outline))
    verbs = scan_verbs(view.text)
    judgements = (
        judge(
            "labels",
            labels.places,
            marks.said_starts - marks.idle if marks.idle else marks.said_starts,
            marks.cover_label,
            marks,
            _unread(view, IssueCode.UNREAD_LABEL, "stands here and was not read"),
        ),
        judge(
            "verbs",
            verbs.places,
            marks.said_starts,
            marks.cover_verb,
            marks,
            _unread(view, IssueCode.UNREAD_LABEL, "stands behind a name and was not read"),
        ),
        judge(
            "names",
            _words(view.text, outline, [*labels.reach, *verbs.reach], cells),
            marks.named_starts,
            marks.cover_name,
            marks,
            _unread(
                view,
                IssueCode.UNREAD_NAME,
                "stands within reach of a responsibility label and was not read",
            ),
        ),
    )
    account = Account(
        tuple(judgement.line for judgement in judgements),
        tuple(regions(view, outline.regions)),
    )
    return account, [issue for judgement in judgements for issue in judgement.issues]


def _among_tasks(outline: Outline) -> Place | None:
    """From the first task to the end of the last."""
    first = outline.first_task
    if first is None:
        return None
    return first, max((end for _, end, kind in outline.regions if kind in _TASKS), default=first)


def _words(
    text: str, outline: Outline, reach: Sequence[Place], cells: Sequence[Place]
) -> Iterable[Place]:
    within = names_within(text, reach)
    if not outline.tables:
        return within
    in_cells = names_in_cells(text, cells)
    tabled = sorted({*in_cells, *units_in_tables(text, outline.tables, outline.regions)})
    return chain(within, tabled)


def _unread(view: View, code: IssueCode, message: str) -> Callable[[Place], Issue]:
    def issue(place: Place) -> Issue:
        start, end = place
        words = view.text[start : min(end, start + 40)]
        return Issue(code, f"{words!r} {message}", view.spans(start, end))

    return issue
