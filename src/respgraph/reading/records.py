"""Drafts into records: roles settled, names joined into actors, doubts listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Document, Span
from ..names import Name
from ..plan import Actor, Assignment, Deadline, Issue, Target, Task
from ..vocabulary import IssueCode, Kind, Role
from .drafts import Named, RoleClause, TaskDraft
from .profile import Order, Profile
from .text.deadlines import find_deadline
from .text.folding import fold_spans
from .text.radicals import with_whole_signs
from .text.targets import find_targets
from .text.view import View

__all__ = ["make_records"]

Spans = tuple[Span, ...]


@dataclass(slots=True)
class Records:
    """What drafts become; the parts of a `Plan`."""

    tasks: list[Task] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def make_records(document: Document, drafts: list[TaskDraft], profile: Profile) -> Records:
    """Records of all drafts, in their order; the list is emptied, so that drafts can go."""
    maker = _Maker(document, profile, _known_names(drafts))
    drafts.reverse()
    while drafts:
        maker.take(drafts.pop())
    return maker.finish()


def _known_names(drafts: Sequence[TaskDraft]) -> frozenset[str]:
    """Names that the plan prints in full, against which a fuller form is confirmed."""
    return frozenset(
        [
            named.name.name
            for draft in drafts
            for clause in draft.clauses
            for named in clause.names
            if not named.name.restored
        ]
    )


class _Maker:
    def __init__(self, document: Document, profile: Profile, known: frozenset[str]) -> None:
        self.document = document
        self.text = document.text
        self.profile = profile
        self.known = known
        self.records = Records()
        self.actors: dict[str, Actor] = {}
        self.by_name: dict[tuple[Kind, str], str] = {}
        self.aliases: dict[str, dict[str, None]] = {}
        self.task_ids: dict[str, int] = {}
        self.doubted: set[str] = set()
        self.actor_ids: dict[tuple[str, str, Kind], str] = {}

    def take(self, draft: TaskDraft) -> None:
        """Make the records of one task."""
        task_id = self._task_id(draft)
        deadline = self._deadline(draft)
        self.records.tasks.append(
            Task(task_id, draft.number, draft.section, draft.text, deadline, draft.text_spans)
        )
        if not draft.text.strip():
            self._issue(IssueCode.NO_TEXT, _NO_TEXT, draft.text_spans)
        self._contradictions(self._assign(task_id, self._members(draft)))
        self._targets(task_id, draft)

    def _deadline(self, draft: TaskDraft) -> Deadline | None:
        """The deadline of the clause or column, else the first date phrase of the text."""
        if draft.deadline is not None and draft.deadline[1]:
            return Deadline(*draft.deadline)
        if "前" not in draft.text:
            return None
        view = self._folded(draft)
        found = find_deadline(view.text)
        if found is None:
            return None
        spans = view.spans(found.start, found.end)
        return Deadline(self.document.quote(spans), spans)

    def _folded(self, draft: TaskDraft) -> View:
        """The text of a task as the grammar sees it."""
        if draft.folded is None:
            return fold_spans(self.text, draft.text_spans)
        view, start, end = draft.folded
        return View(view.text[start:end], origins=(view.place(start),))

    def _task_id(self, draft: TaskDraft) -> str:
        base = (
            f"task/{_plain(draft.number)}"
            if draft.number
            else f"task/#{len(self.records.tasks) + 1}"
        )
        count = self.task_ids[base] = self.task_ids.get(base, 0) + 1
        return base if count == 1 else f"{base}~{count}"

    def _members(self, draft: TaskDraft) -> list[tuple[Named, Role]]:
        """Settle the role of every name: 责任单位 supports beside a lead, else shares the task."""
        clauses = draft.clauses
        own = [named for clause in clauses for named in clause.names if named.name.role]
        marked = bool(own)
        roles = _roles(clauses, marked=marked)
        undertaken = Role.LEAD_UNIT not in roles and self._is_undertaken(clauses, roles)
        leads = undertaken or Role.LEAD_UNIT in roles
        alone = not leads and not _has_others(clauses, roles)
        first = None if leads or None not in roles else self._first_by_order(clauses)
        leading = _leading(clauses) if leads and None in roles else frozenset()
        members: list[tuple[Named, Role]] = []
        for clause in clauses:
            role = (
                Role.LEAD_UNIT if self._undertakes(clause, undertaken=undertaken) else clause.role
            )
            usual = self._settled(role, clause, leads=leads, alone=alone)
            ordered = first is not None and clause.role is None
            answering = bool(leading) and role is None and self._labelled(clause, _ANSWERS)
            if not (marked or ordered or answering):
                members += [(named, usual) for named in clause.names]
                continue
            for named in clause.names:
                settled = usual
                if marked and self._only_signed(named, clause, clauses):
                    self._issue(
                        IssueCode.ASSUMED_ROLE, f"{named.name.name!r} {_UNSAID_SIGN}", named.spans
                    )
                elif named.name.role is not None:
                    settled = self._own_role(named, clause, leads=leads, alone=alone)
                elif answering and named.name.name in leading:
                    settled = Role.LEAD_UNIT
                elif ordered:
                    settled = Role.LEAD_UNIT if named is first else Role.SUPPORTING_UNIT
                members.append((named, settled))
        return members

    def _is_undertaken(self, clauses: Sequence[RoleClause], roles: set[Role | None]) -> bool:
        """Whether 承办 stands beside 协办: who undertakes a task that others help with leads it."""
        if None not in roles or Role.SUPPORTING_UNIT not in roles:
            return False
        assisted = any(
            clause.role is Role.SUPPORTING_UNIT and self._labelled(clause, _ASSISTS)
            for clause in clauses
        )
        return assisted and any(self._undertakes(clause, undertaken=True) for clause in clauses)

    def _undertakes(self, clause: RoleClause, *, undertaken: bool) -> bool:
        return undertaken and clause.role is None and self._labelled(clause, _UNDERTAKES)

    def _labelled(self, clause: RoleClause, word: re.Pattern[str]) -> bool:
        """Whether the label or verb of a clause, as printed, holds a word."""
        spans = clause.label_spans
        return bool(spans) and word.search(self.document.quote(spans)) is not None

    def _settled(self, role: Role | None, clause: RoleClause, *, leads: bool, alone: bool) -> Role:
        """The role that a label or verb gives, beside what else the task names."""
        if role is None or role is Role.JOINT_UNIT:
            return self.profile.responsible or (Role.SUPPORTING_UNIT if leads else Role.JOINT_UNIT)
        return Role.JOINT_UNIT if clause.weak_support and alone else role

    def _own_role(self, named: Named, clause: RoleClause, *, leads: bool, alone: bool) -> Role:
        """The role of a name that is marked itself; a marked person leads."""
        if named.name.kind is Kind.PERSON and clause.role is not Role.RESPONSIBLE_LEADER:
            return Role.RESPONSIBLE_LEADER
        return self._settled(named.name.role, clause, leads=leads, alone=alone)

    def _only_signed(self, named: Named, clause: RoleClause, clauses: Sequence[RoleClause]) -> bool:
        """Whether a sign of unsaid meaning marks a helper (A*) of a task whose lead has a label."""
        if named.name.role is not Role.LEAD_UNIT or clause.role is Role.LEAD_UNIT:
            return False
        if not any(other.role is Role.LEAD_UNIT and other.names for other in clauses):
            return False
        beside = {
            self.text[named.spans[0].start - 1],
            self.text[named.spans[-1].end : named.spans[-1].end + 1],
        }
        return any(
            re.search(f"{sign}[^\n]{{0,12}}[牵牽][头頭]|[牵牽][头頭][^\n]{{0,8}}{sign}", self.text)
            is None
            for sign in map(re.escape, beside & _SIGNS)
        )

    def _first_by_order(self, clauses: Sequence[RoleClause]) -> Named | None:
        """Which name leads by the document's convention, where none is named as lead."""
        names = [
            (clause, named)
            for clause in clauses
            if clause.role is None
            for named in clause.names
            if named.name.role is None
        ]
        if self.profile.order is Order.FIRST_LEADS or names[0][0].ordered:
            return names[0][1]
        if self.profile.order is Order.LAST_LEADS:
            return names[-1][1]
        return None

    def _assign(
        self, task_id: str, members: Sequence[tuple[Named, Role]]
    ) -> dict[tuple[str, Role], Spans]:
        """Make the assignments of a task; who has which role in it, and where that stands."""
        seen: dict[tuple[str, Role], Spans] = {}
        assignments = self.records.assignments
        for named, role in members:
            name, spans = named.name, named.spans
            if name.candidate is not None:
                name = self._confirmed(name)
            actor_id = self._actor(name, spans)
            key = (actor_id, role)
            if key in seen:
                self._issue(
                    IssueCode.SAME_UNIT_TWICE,
                    f"{self.actors[actor_id].name} is named twice in one task",
                    (*seen[key], *spans),
                )
                continue
            seen[key] = spans
            assignments.append(
                Assignment(task_id, actor_id, role, name.mention, spans, name.open_list)
            )
            if name.restored or name.open_list or name.doubt:
                self._doubts(name, spans)
        return seen

    def _confirmed(self, name: Name) -> Name:
        """A name with the level put back that it leaves out, where the plan prints that form."""
        if name.candidate is None or name.candidate not in self.known or name.name in self.known:
            return name
        return replace(name, name=name.candidate, restored=True)

    def _actor(self, name: Name, spans: Spans) -> str:
        """The id of the actor that a name stands for."""
        if len(spans) == 1:
            start, end = spans[0]
            printed = (self.text[start:end], name.name, name.kind)
        else:
            printed = (self.document.quote(spans), name.name, name.kind)
        actor_id = self.actor_ids.get(printed)
        if actor_id is None:
            actor_id = self.actor_ids[printed] = self._actor_printed(*printed)
        if name.aliases:
            self.aliases.setdefault(actor_id, {}).update(dict.fromkeys(name.aliases))
        return actor_id

    def _doubts(self, name: Name, spans: Spans) -> None:
        if name.restored:
            self._issue(IssueCode.RESTORED_PREFIX, f"read as {name.name}", spans)
        if name.open_list:
            self._issue(IssueCode.OPEN_LIST, "the list ends in 等 and names no group", spans)
        if name.doubt and name.name not in self.doubted:
            self.doubted.add(name.name)
            self._issue(IssueCode.DOUBTFUL_NAME, f"{name.name!r}: {name.doubt}; check it", spans)

    def _issue(self, code: IssueCode, message: str, spans: Spans) -> None:
        self.records.issues.append(Issue(code, message, tuple(sorted(set(spans)))))

    def _actor_printed(self, quoted: str, name: str, kind: Kind) -> str:
        """The actor in the characters of the document, with what was elided put back."""
        printed = _put_back(with_whole_signs(quoted), name)
        key = (kind, _plain(printed))
        actor_id = self.by_name.get(key)
        if actor_id is None:
            actor_id = self.by_name[key] = f"{kind}/{key[1]}"
            self.actors[actor_id] = Actor(actor_id, printed, kind)
        return actor_id

    def _contradictions(self, seen: dict[tuple[str, Role], Spans]) -> None:
        for actor_id in [actor_id for actor_id, role in seen if role is Role.LEAD_UNIT]:
            if (actor_id, Role.SUPPORTING_UNIT) in seen:
                spans = seen[actor_id, Role.LEAD_UNIT], seen[actor_id, Role.SUPPORTING_UNIT]
                self._issue(
                    IssueCode.LEAD_AND_SUPPORT,
                    f"{self.actors[actor_id].name} both leads and supports one task",
                    (*spans[0], *spans[1]),
                )

    def _targets(self, task_id: str, draft: TaskDraft) -> None:
        if _DIGIT.search(draft.text) is None:
            return
        view = self._folded(draft)
        for number, found in enumerate(find_targets(view.text), 1):
            unit_end = found.unit_start + len(found.quantity_unit)
            unit = (
                self.document.quote(view.spans(found.unit_start, unit_end))
                if found.quantity_unit
                else ""
            )
            self.records.targets.append(
                Target(
                    f"{task_id}/target/{number}",
                    task_id,
                    found.indicator,
                    found.operator,
                    found.value,
                    unit,
                    view.spans(found.start, found.end),
                )
            )

    def finish(self) -> Records:
        """Give actors the aliases that any clause prints."""
        for actor_id, actor in self.actors.items():
            aliases = tuple(self.aliases.get(actor_id, ()))
            self.records.actors.append(replace(actor, aliases=aliases) if aliases else actor)
        return self.records


def _roles(clauses: Sequence[RoleClause], *, marked: bool) -> set[Role | None]:
    """The roles that labels and verbs give; `marked` tells that names have roles of their own."""
    if not marked:
        return {clause.role for clause in clauses if clause.names}
    return {named.name.role or clause.role for clause in clauses for named in clause.names}


def _leading(clauses: Sequence[RoleClause]) -> frozenset[str]:
    """Names that lead a task; who is said to answer for it, too, does not support itself."""
    return frozenset(
        named.name.name
        for clause in clauses
        for named in clause.names
        if (named.name.role or clause.role) is Role.LEAD_UNIT
    )


def _has_others(clauses: Sequence[RoleClause], roles: set[Role | None]) -> bool:
    """Whether anybody is named beside those who only take part."""
    if None in roles or Role.JOINT_UNIT in roles:
        return True
    return Role.SUPPORTING_UNIT in roles and any(
        (named.name.role or clause.role) is Role.SUPPORTING_UNIT
        for clause in clauses
        if not clause.weak_support
        for named in clause.names
    )


def _plain(text: str | None) -> str:
    text = text or ""
    if text.isdecimal() and text.isascii():
        return text
    return "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


_NO_TEXT = "the task has no text; its words may stand in an unread line"
_UNSAID_SIGN = (
    "has a sign beside it whose meaning is not said; it was read as its column or label says"
)
_SIGNS = frozenset("※★☆▲△◆*＊")
_UNDERTAKES = re.compile("[承经][办辦]")
_ASSISTS = re.compile("[协協][办辦]")
_ANSWERS = re.compile("[负負][责責]$")
_DIGIT = re.compile("[0-9０-９]")
_NOISE = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")


def _put_back(quoted: str, name: str) -> str:
    """What is printed, without blanks, plus what the folded name has more on either side."""
    bare = _NOISE.sub("", quoted)
    extra = len(name) - len(bare)
    if extra <= 0:
        return bare
    from .text.folding import fold_characters

    folded = fold_characters(bare)
    at = name.find(folded)
    if at < 0:
        return name
    before, after = name[:at], name[at + len(folded) :]
    if folded != bare:
        from opencc import OpenCC

        back = OpenCC("s2t")
        before, after = back.convert(before), back.convert(after)
    return before + bare + after
