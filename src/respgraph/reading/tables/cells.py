"""Cells of a table read by the grammar: names under a header, clauses in a cell, section rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...document import Span
from ...names import NameList, is_unit_like, parse_names
from ...plan import Issue
from ...vocabulary import IssueCode, Kind, Role
from ...words import SURNAMES
from ..clauses.bare_leaders import leader_clause
from ..clauses.denials import without_denials
from ..clauses.finding import find_clauses
from ..clauses.parts import Clause
from ..clauses.pointing import same_as
from ..clauses.sentences import Group, parse_sentence
from ..drafts import Mark, MarkKind, RoleClause, SameAs, named_in
from ..lines.looks import number_of
from ..rules import Rules
from ..text.view import View
from .cell_text import division_view, list_view
from .headers import Column, ColumnKind
from .inner_tables import InnerPiece, pieces_inside
from .looks import content_of

__all__ = ["CellReading", "read_heading", "read_inline", "read_role_cell"]

Spans = tuple[Span, ...]


@dataclass(slots=True)
class CellReading:
    """What was read from one cell."""

    clauses: list[RoleClause] = field(default_factory=list)
    deadline: tuple[str, Spans] | None = None
    marks: list[Mark] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


_VERB = re.compile(
    r"牵头|负责|配合|参与|协办|协助|协同|主办|主责|会同|实施|落实|承办|指导|推进|办理"
)
_LABELLED = re.compile(r"[^\s、,;:()]{2,14}[ \t]*:|\([^\s、,;:()]{2,12}\)\s*:?(?=\S)")


_PERSON_BEHIND = re.compile(rf"\((?=[{''.join(sorted(SURNAMES))}])([㐀-鿿](?: ?[㐀-鿿]){{1,2}})\)")


def read_role_cell(
    text: str, spans: Spans, column: Column, label: Spans, rules: Rules
) -> CellReading:
    """The names of a cell in the role of its column, or in those that the cell itself states."""
    if inner := pieces_inside(text, spans, column):
        return _read_inside(text, inner, label, rules)
    division = column.kind is ColumnKind.DIVISION
    people = column.persons and not column.mixed
    view = (
        division_view(text, spans)
        if division
        else list_view(text, spans, people=people, mixed=column.mixed)
    )
    reading = CellReading()
    found = same_as(view.text)
    if found is not None and found[0] == len(view.text):
        place = view.spans(0, len(view.text))
        same = SameAs(found[1], place, None if division else frozenset({column.role}))
        reading.clauses.append(RoleClause(column.role, (), label, same=same))
        reading.marks.append(Mark(MarkKind.NOTE, place))
        return reading
    if _VERB.search(view.text) or _LABELLED.search(view.text):
        _read_stated(view, column, label, rules, reading)
    if not reading.clauses:
        listed = _PERSON_BEHIND.sub(r"、\1、", view.text) if column.mixed else view.text
        names = parse_names(listed, people, column.mixed)
        _take_names(view, 0, names, column, label, reading)
    if not reading.clauses and reading.deadline is None and re.search(r"\w", view.text):
        reading.issues.append(_unread(view, spans))
    return reading


def _read_inside(
    text: str, pieces: Sequence[InnerPiece], label: Spans, rules: Rules
) -> CellReading:
    """The cells of a table inside a cell, each in the role that its row or its head states."""
    reading = CellReading()
    for piece in pieces:
        words = " ".join(text[piece.span.start : piece.span.end].split())
        if piece.column is not None and not content_of(words).nothing:
            found = read_role_cell(text, (piece.span,), piece.column, label, rules)
            reading.clauses += found.clauses
            reading.marks += found.marks
            reading.issues += found.issues
            reading.deadline = reading.deadline or found.deadline
            continue
        reading.marks.append(Mark(MarkKind.NOTE, (piece.span,)))
        if not piece.known and content_of(words).units > 0.5:
            message = f"{words[:40]!r} in a table inside a cell was not read as an assignment"
            reading.issues.append(Issue(IssueCode.NOT_ASSIGNED, message, (piece.span,)))
    return reading


def _unread(view: View, spans: Spans) -> Issue:
    shown = " ".join(view.text.split())[:40]
    message = f"no name could be read from the cell {shown!r} in a column that assigns tasks"
    return Issue(IssueCode.UNREAD_NAME, message, spans)


def _take_names(
    view: View, at: int, names: NameList, column: Column, label: Spans, reading: CellReading
) -> None:
    _take_notes(view, at, names, reading)
    if names.names:
        reading.clauses.append(
            RoleClause(
                column.role,
                named_in(view, at, names),
                label,
                weak_support=column.weak_support,
                ordered=column.first_leads,
            )
        )


def _take_notes(view: View, at: int, names: NameList, reading: CellReading) -> None:
    for low, high in names.notes:
        reading.marks.append(Mark(MarkKind.NOTE, view.spans(at + low, at + high)))
    for low, high in names.dates:
        place = view.spans(at + low, at + high)
        reading.marks.append(Mark(MarkKind.DEADLINE, place))
        reading.deadline = reading.deadline or (view.text[at + low : at + high], place)


def _affirmed(view: View) -> tuple[str, int, int]:
    """The words of a cell without those that say who does not answer, from start to end."""
    return without_denials(view.text, 0, len(view.text)), 0, len(view.text)


def _read_stated(
    view: View, column: Column, label: Spans, rules: Rules, reading: CellReading
) -> None:
    """A cell with labels (牵头单位:A) or a sentence (A牵头,B配合); 王明(副县长) states no more than a post."""
    rules = replace(rules, bare_lists=False)
    for clause in find_clauses(*_affirmed(view), rules, item=False):
        _take_clause(view, _in_column(clause, column), reading)
    if reading.clauses:
        return
    sentence = parse_sentence(view.text.strip(" \n、,;。"))
    if sentence is None or not sentence.verbs:
        return
    at = view.text.index(view.text.strip(" \n、,;。"))
    led = any(group.role is Role.LEAD_UNIT for group in sentence.groups)
    for group in sentence.groups:
        part = _in_group(column, group, led=led)
        _take_names(view, at + group.at, group.names, part, label, reading)
        if group.verb is not None:
            verb = view.spans(at + group.verb[0], at + group.verb[1])
            reading.marks.append(Mark(MarkKind.VERB, verb))
    for low, high in sentence.notes:
        reading.marks.append(Mark(MarkKind.NOTE, view.spans(at + low, at + high)))
    if sentence.deadline is not None:
        low, high = sentence.deadline
        place = view.spans(at + low, at + high)
        reading.marks.append(Mark(MarkKind.DEADLINE, place))
        reading.deadline = (view.text[at + low : at + high], place)


def _in_column(clause: Clause, column: Column) -> Clause:
    """A clause in brackets whose verb only says "responsible" has the role of its column."""
    if column.role is None or any(part.role is Role.LEAD_UNIT for part in clause.parts):
        return clause
    parts = [
        replace(part, role=column.role, weak_support=column.weak_support)
        if part.verb and part.role is None
        else part
        for part in clause.parts
    ]
    return replace(clause, parts=parts)


def _in_group(column: Column, group: Group, *, led: bool) -> Column:
    """What the column says of a group of names, unless the words of the cell say more.

    A、B按职责分工负责 under 牵头单位 are two leads: only 牵头, 配合 and the like state another role.
    """
    if group.verb is None or (group.role is None and not led):
        return replace(column, first_leads=False)
    return replace(column, role=group.role, weak_support=group.weak, first_leads=False)


def _take_clause(view: View, clause: Clause, reading: CellReading) -> None:
    for part in clause.parts:
        if part.names.names:
            names = named_in(view, part.at, part.names)
            label = view.spans(*part.label)
            reading.clauses.append(
                RoleClause(part.role, names, label, weak_support=part.weak_support)
            )
    for kind, low, high in clause.marks:
        if low < high:
            reading.marks.append(Mark(kind, view.spans(low, high)))
    if clause.deadline is not None:
        low, high = clause.deadline
        reading.deadline = (view.text[low:high], view.spans(low, high))


def read_inline(view: View, rules: Rules, reading: CellReading) -> list[tuple[int, int]]:
    """The labelled clauses inside a text; where they stand, so that they can be cut out."""
    if ":" not in view.text or "(" not in view.text:
        return []
    strict = replace(rules, bracket_sentences=False, sentences=False)
    cuts: list[tuple[int, int]] = []
    for clause in find_clauses(*_affirmed(view), strict, item=False):
        if clause.parts and view.text[clause.start] == "(":
            _take_clause(view, clause, reading)
            cuts.append((clause.start, clause.end))
    return cuts


_BODY = r"(?P<body>[^\s()、,;:]{2,24}?(?:[、,][^\s()、,;:]{2,24}?)*)"
_CHINESE = "[一二三四五六七八九十\\d]{1,4}"
_NUMBERED = rf"(?:\s*(?:[(]?{_CHINESE}[)]|{_CHINESE}[、.]|第{_CHINESE}部分)\s*)?"
_CHARGE = re.compile(
    rf"{_NUMBERED}(?:由)?{_BODY}(?:同志)?(?P<verb>牵头负责|牵头|主要负责|负责|分管|主抓|包抓|包保|包联|领办|承办|督办)"
    r"(?:的)?(?:重点)?(?:事项|工作|任务|项目|清单|目标|部分|领域)?(?:[(][^()]*[)])?[:。]?\s*"
)
_COUNTED = re.compile(rf"{_NUMBERED}{_BODY}\s*[(](?:共)?(?:计)?\d+(?:项|个|件|条|家)[^()]*[)]\s*")
_TITLED = re.compile(
    r"(?:书记|省长|市长|县长|区长|旗长|州长|镇长|乡长|主席|主任|局长|厅长|部长|处长|秘书长|常委|校长|院长|总经理|董事长|会长)"
)


def read_heading(view: View, rules: Rules, *, leads_named: bool) -> tuple[View, CellReading]:
    """The title of a section row, and who answers for the rows below it.

    `leads_named` tells that a column names the lead of each task, so that a unit in the row is
    only a heading.
    """
    reading = CellReading()
    if _take_leader(view, reading):
        return view, reading
    cuts = [
        (clause.start, clause.end)
        for clause in find_clauses(*_affirmed(view), rules, item=False)
        if _take_if_stated(view, clause, reading)
    ]
    title = view.without(sorted(cuts)) if cuts else view
    if not cuts:
        _take_charge(view, reading, leads_named=leads_named)
    return title if title.text.strip(" \n、,;:()") else view, reading


def _take_if_stated(view: View, clause: Clause, reading: CellReading) -> bool:
    if not any(part.names.names for part in clause.parts):
        return False
    _take_clause(view, clause, reading)
    return True


def _take_charge(view: View, reading: CellReading, *, leads_named: bool) -> None:
    """一、孙丽萍市长负责事项(共8项): the person, or the unit, in charge of a section."""
    match = _CHARGE.fullmatch(view.text) or _COUNTED.fullmatch(view.text)
    if match is None or match.groupdict().get("verb") == "督办":
        return
    body, at = match["body"], match.start("body")
    stated = "verb" in match.groupdict()
    if _TITLED.search(body) or (stated and not is_unit_like(body)):
        names = parse_names(body, True)
        if any(name.kind is Kind.PERSON for name in names.names):
            column = Column(ColumnKind.ROLE, "", Role.RESPONSIBLE_LEADER, persons=True)
            _take_names(view, at, names, column, view.spans(*_verb_place(match)), reading)
    elif not leads_named and all(map(is_unit_like, re.split("[、,]", body))):
        column = Column(ColumnKind.ROLE, "", Role.LEAD_UNIT)
        _take_names(view, at, parse_names(body), column, view.spans(*_verb_place(match)), reading)
    if reading.clauses:
        reading.marks.append(Mark(MarkKind.VERB, view.spans(*_verb_place(match))))


def _take_leader(view: View, reading: CellReading) -> bool:
    """一、县长 王明: a section row that is nothing but posts and who bears them."""
    number = number_of(view.text, 0, len(view.text))
    start = 0 if number is None else number.text_start
    clause = leader_clause(view.text, start, len(view.text.rstrip()))
    if clause is None:
        return False
    column = Column(ColumnKind.ROLE, "", Role.RESPONSIBLE_LEADER, persons=True)
    for part in clause.parts:
        _take_names(view, part.at, part.names, column, view.spans(*part.label), reading)
    return True


def _verb_place(match: re.Match[str]) -> tuple[int, int]:
    return match.span("verb") if "verb" in match.groupdict() else match.span("body")
