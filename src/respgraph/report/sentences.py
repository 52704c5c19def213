"""Sentences of the page about overload, significance and audit, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..metrics.overload import OverloadFlag, OverloadLimit
from ..plan import Plan
from ..planning.audit import Finding
from ..planning.codes import AuditCode
from ..views.shell import actor_link
from ..views.words import say
from ..vocabulary import GRAVEST_FIRST
from .contents import Contents

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["AuditGroup", "audit_groups", "doubts", "overload_sentences", "power_sentence"]


@dataclass(frozen=True, slots=True)
class AuditGroup:
    """All findings with one code, in the order of the document."""

    code: AuditCode
    findings: list[Finding]


def overload_sentences(contents: Contents) -> list[Markup]:
    """Why each flagged actor is flagged; where nobody is, from how many tasks one would be."""
    flags = [_flag(contents, flag) for flag in contents.overload]
    return [*flags, *(_limit(limit) for limit in contents.overload_limits)]


def power_sentence(contents: Contents) -> Markup | str:
    """How many pairs share significantly many tasks, and how many never could in this plan."""
    power = contents.power
    if power is None:
        return ""
    key = "power.some" if power.significant else "power.none"
    return say(key, n=power.significant, pairs=power.pairs, beyond=power.beyond_reach)


def doubts(plan: Plan) -> Markup:
    """How many doubts there are of each severity, the grave ones first."""
    counts = Counter(issue.severity for issue in plan.issues)
    return say("list.comma").join(
        say(f"doubts.{severity}", n=counts[severity])
        for severity in GRAVEST_FIRST
        if counts[severity]
    )


def audit_groups(contents: Contents) -> list[AuditGroup]:
    """The findings of the audit by code, the grave ones first."""
    return list(_grouped(contents.audit))


def _grouped(findings: list[Finding]) -> Iterator[AuditGroup]:
    codes = sorted(AuditCode, key=lambda code: GRAVEST_FIRST.index(code.severity))
    for code in codes:
        chosen = [finding for finding in findings if finding.code is code]
        if chosen:
            yield AuditGroup(code, chosen)


def _flag(contents: Contents, flag: OverloadFlag) -> Markup:
    name = actor_link(contents.plan.actor_by_id[flag.actor_id])
    score = "" if flag.score is None else f"{flag.score:.2g}"
    through = contents.through_groups.get(flag.actor_id, 0)
    reason = say(
        f"overload.flag.{flag.test}.{flag.certainty}",
        name=name,
        low=flag.low,
        high=flag.high,
        limit=flag.limit,
        score=score,
    )
    return reason + say("overload.through", n=through) if through else reason


def _limit(limit: OverloadLimit) -> Markup:
    who = say(f"population.{limit.population}")
    if limit.limit is None or not limit.attainable:
        return say(f"overload.beyond.{limit.test}", who=who)
    return say(f"overload.limit.{limit.test}", who=who, limit=limit.limit)
