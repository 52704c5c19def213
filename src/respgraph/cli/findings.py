"""Findings of the audit as lines: the grave ones first, many of one harmless kind summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..places import place_in
from ..views.words import phrase
from ..vocabulary import GRAVEST_FIRST
from .language import Language

if TYPE_CHECKING:
    from ..planning.audit import Finding

__all__ = ["finding_lines"]

_MANY = 5
_SHOWN = 12


def finding_lines(
    findings: Sequence[Finding], lang: Language, *, reasons: bool, everything: bool
) -> Iterator[str]:
    """The findings, errors first, each group in the order of the document.

    More than five of one kind that only informs become one line, unless `everything` is wanted.
    """
    for severity in GRAVEST_FIRST:
        group = [finding for finding in findings if finding.severity == severity]
        if severity != "info" or everything:
            yield from (_line(finding, lang, reasons=reasons) for finding in group)
            continue
        for code in dict.fromkeys(finding.code for finding in group):
            same = [finding for finding in group if finding.code == code]
            if len(same) > _MANY:
                yield _sum(same, lang, reasons=reasons)
            else:
                yield from (_line(finding, lang, reasons=reasons) for finding in same)


def _line(finding: Finding, lang: Language, *, reasons: bool) -> str:
    """One finding as a linter prints it: place, severity, code, words."""
    code, place = finding.code, _place(finding.place, lang)
    if lang is Language.ZH:
        task = f"任务 {finding.number}，" if finding.number else ""
        severity = phrase(f"severity.{finding.severity}", "zh")
        line = f"{task}{place}：【{severity}】{finding.message_zh}（{code}）"
        return f"{line}。{code.reason_chinese}" if reasons else line
    line = f"{place}: {finding.severity} {code}: {finding.message}"
    return f"{line} ({code.reason})" if reasons else line


def _sum(same: Sequence[Finding], lang: Language, *, reasons: bool) -> str:
    code, count = same[0].code, len(same)
    tasks = _tasks(same, lang)
    if lang is Language.ZH:
        line = f"共 {count} 项：【说明】{code.chinese}（{code}）{tasks}；--all 逐项列出"
        return f"{line}。{code.reason_chinese}" if reasons else line
    line = f"{count} times: info {code}: {code.english}{tasks}; --all lists them"
    return f"{line} ({code.reason})" if reasons else line


def _tasks(same: Iterable[Finding], lang: Language) -> str:
    """The printed numbers of the first tasks concerned."""
    numbers = list(dict.fromkeys(finding.number for finding in same if finding.number))
    if not numbers:
        return ""
    shown = numbers[:_SHOWN]
    if lang is Language.ZH:
        more = " 等" if len(numbers) > _SHOWN else ""
        return f"：任务 {'、'.join(shown)}{more}"
    return f": tasks {', '.join(shown)}{', …' if len(numbers) > _SHOWN else ''}"


def _place(place: str, lang: Language) -> str:
    """Where a finding is, in words.

    >>> _place("T1!C2 (5:23)", Language.ZH), _place("26:5", Language.EN), _place("", Language.EN)
    ('表 1 第 2 行 C 列（第 5 行）', 'line 26', '-')
    """
    return place_in(place, lang) or ("全文" if lang is Language.ZH else "-")
