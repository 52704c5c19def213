"""Words that should have been read as names: within reach of a label or verb, and in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...names import is_unit_like
from ...vocabulary import RegionKind
from ...words import HAN
from .places import Place, Places

__all__ = ["names_in_cells", "names_within", "units_in_tables"]

_HANS = f"[{HAN}]"
_BARE = re.compile(
    rf"\(((?:[省市县区旗州]|国家)[{HAN}]{{1,14}}(?:局|厅|委|办|部)(?:[、,][^()\n。;:]{{2,200}})?)\)(?=[。;\n]|$)"
)
_NAMES_ONLY = re.compile(rf"\(({_HANS}{{3,16}}(?:[、,]{_HANS}{{2,16}}){{1,30}})\)")
_SIGN = r"[^、,;:/|()。 \t\n]"
_WORD = re.compile(rf"{_SIGN}(?:(?<={_HANS})|[^{HAN}、,;:/|()。 \t\n]*+{_HANS}){_SIGN}*")
"""A word of folded text, in which every blank is one of these three."""

_LEVELLED = re.compile(
    r"(?:[省市县区旗州]|国家|各)[^、,;:/|\s()。]{1,14}(?:局|厅|委|办|部|中心|政府|公司|镇|乡|街道|部门|单位)$"
)
_NOBODY = re.compile("暂?无|没有|[同如]上")
_CELL = re.compile(r"[^\n\t|¦│┃]+")
_MARKS = re.compile(r"[\s、,;。等]+")
_NOT_CELLS = (RegionKind.TASK, RegionKind.HEADING, RegionKind.TITLE)


def names_within(text: str, reach: Sequence[Place]) -> list[Place]:
    """Every word within reach, and every word of a bracket that holds nothing but names."""
    seen: list[str] = []
    words: list[Place] = []
    at = -1
    for start, end in _without_overlap([*reach, *_lists_in_brackets(text)]):
        if start == at:
            words += [match.span() for match in _WORD.finditer(text, start, end)]
            seen.append("\n" * (end - start))
        else:
            seen += ("\n" * (start - max(at, 0)), text[start:end])
        at = end
    words += [match.span() for match in _WORD.finditer("".join(seen))]
    return words


def _lists_in_brackets(text: str) -> Iterator[Place]:
    yield from (match.span(1) for match in _BARE.finditer(text))
    for match in _NAMES_ONLY.finditer(text):
        if all(is_unit_like(word) for word in re.split("[、,]", match[1])):
            yield match.span(1)


def _without_overlap(reach: Sequence[Place]) -> Iterator[Place]:
    last = 0
    for start, end in sorted(reach):
        low = max(last, start)
        if low < end:
            yield low, end
            last = end


def names_in_cells(text: str, cells: Sequence[Place]) -> Iterator[Place]:
    """Every word of a cell under a header that assigns, but those that name nobody."""
    for low, high in cells:
        for match in _WORD.finditer(text, low, high):
            if _NOBODY.fullmatch(match.group()) is None:
                yield match.span()


def units_in_tables(
    text: str, tables: Sequence[Place], regions: Sequence[tuple[int, int, RegionKind]]
) -> Iterator[Place]:
    """Names of bodies in the cells of tables, but those that the text of a task mentions."""
    texts = Places([(low, high) for low, high, kind in regions if kind in _NOT_CELLS])
    for low, high in tables:
        for cell in _CELL.finditer(text, low, high):
            bodies = [
                match.span()
                for match in _WORD.finditer(text, *cell.span())
                if _LEVELLED.match(match.group()) and is_unit_like(match.group())
            ]
            for start, end in bodies:
                if not texts.touch(start, start + 1) or _only_bodies(cell.group(), bodies):
                    yield start, end


def _only_bodies(cell: str, bodies: Sequence[Place]) -> bool:
    """Whether a cell inside the text of a task holds nothing but names of bodies."""
    said = sum(high - low for low, high in bodies)
    return len(_MARKS.sub("", cell)) == said
