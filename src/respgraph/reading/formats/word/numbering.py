"""Automatic numbers of Word paragraphs: computed from numbering.xml, because they are never text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..ordinals import ordinal
from .styles import Styles
from .wordml import MARKUP, attribute, child, flag, named

__all__ = ["Numbering"]

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and prints."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart_after: int | None = None
    legal: bool = False
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """The levels of a list definition and where its counting stands."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts paragraphs in document order.

    `number` must be called once for each paragraph that is numbered, in order.
    """

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._replaced: dict[tuple[str, int], Level] = {}
        if part is not None:
            self._read_definitions(part)
            self._read_instances(part)

    def number(self, paragraph: Element) -> str:
        """The number that Word prints before a paragraph; empty where there is none."""
        found = self._place(paragraph)
        if found is None:
            return ""
        instance, depth = found
        definition = self._lists[self._instances[instance]]
        value = self._count(definition, instance, depth)
        level = self._level(definition, instance, depth)
        if value is None or level.style == "bullet":
            return ""
        return self._printed(definition, instance, level)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"))
        direct = child(properties, "numPr")
        instance = attribute(child(direct, "numId"))
        depth = attribute(child(direct, "ilvl"))
        if instance is None:
            instance, inherited = self._styles.numbering(style)
            depth = depth or inherited or self._depth_of_style(instance, style)
        if instance is None or instance not in self._instances:
            return None
        return instance, min(int(depth or 0), _DEEPEST - 1) if (depth or "0").isdigit() else 0

    def _depth_of_style(self, instance: str | None, style: str | None) -> str | None:
        """The level that names the paragraph's style as its own."""
        definition = self._lists.get(self._instances.get(instance or "", ""))
        if definition is None or style is None:
            return None
        chain = self._styles.chain(style)
        for depth, level in definition.levels.items():
            if level.paragraph_style in chain:
                return str(depth)
        return None

    def _count(self, definition: _List, instance: str, depth: int) -> int | None:
        if depth not in definition.levels and (instance, depth) not in self._replaced:
            return None
        level = self._level(definition, instance, depth)
        start = self._overrides.pop((instance, depth), None)
        counters = definition.counters
        if start is not None or depth not in counters:
            counters[depth] = level.start if start is None else start
        else:
            counters[depth] += 1
        for above in range(depth):
            counters.setdefault(above, self._level(definition, instance, above).start)
        for below in [other for other in counters if other > depth]:
            if self._restarts(self._level(definition, instance, below), below, depth):
                del counters[below]
        return counters[depth]

    @staticmethod
    def _restarts(level: Level, own: int, after: int) -> bool:
        """Whether a level starts again after a paragraph of a level above it."""
        limit = own if level.restart_after is None else level.restart_after
        return after < limit

    def _printed(self, definition: _List, instance: str, level: Level) -> str:
        def value(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            other = self._level(definition, instance, depth)
            style = "decimal" if level.legal else other.style
            return ordinal(definition.counters.get(depth, other.start), style)

        printed = _PLACEHOLDER.sub(value, level.pattern)
        return f"{printed} " if printed[-1:].isalnum() and printed[-1:].isascii() else printed

    def _level(self, definition: _List, instance: str, depth: int) -> Level:
        replaced = self._replaced.get((instance, depth))
        return replaced or definition.levels.get(depth, Level())

    def _read_definitions(self, part: Element) -> None:
        links: dict[str, str] = {}
        for definition in part.findall(named("abstractNum")):
            identifier = attribute(definition, "abstractNumId") or ""
            levels = dict(_read_level(level) for level in definition.findall(named("lvl")))
            self._lists[identifier] = _List(levels)
            if link := attribute(child(definition, "numStyleLink")):
                links[identifier] = link
        instances = {
            attribute(item, "numId"): attribute(child(item, "abstractNumId"))
            for item in part.findall(named("num"))
        }
        for identifier, style in links.items():
            linked = instances.get(self._styles.numbering(style)[0])
            if linked in self._lists and not self._lists[identifier].levels:
                self._lists[identifier] = self._lists[linked]

    def _read_instances(self, part: Element) -> None:
        for item in part.findall(named("num")):
            instance = attribute(item, "numId") or ""
            definition = attribute(child(item, "abstractNumId")) or ""
            if definition not in self._lists or instance == "0":
                continue
            self._instances[instance] = definition
            for override in item.findall(named("lvlOverride")):
                depth = _number(attribute(override, "ilvl"), 0)
                if (start := child(override, "startOverride")) is not None:
                    self._overrides[instance, depth] = _number(attribute(start), 1)
                if (level := child(override, "lvl")) is not None:
                    self._replaced[instance, depth] = _read_level(level)[1]


def _read_level(level: Element) -> tuple[int, Level]:
    form = child(level, "numFmt")
    if form is None:
        form = level.find(f"{MARKUP}AlternateContent/{MARKUP}Fallback/{named('numFmt')}")
    restart = attribute(child(level, "lvlRestart"))
    return _number(attribute(level, "ilvl"), 0), Level(
        start=_number(attribute(child(level, "start")), 1),
        style=attribute(form) or "decimal",
        pattern=attribute(child(level, "lvlText")) or "",
        restart_after=None if restart is None else _number(restart, 0),
        legal=flag(child(level, "isLgl")),
        paragraph_style=attribute(child(level, "pStyle")),
    )


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() else default
