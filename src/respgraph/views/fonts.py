"""The font of the figures: a bundled Chinese font first, so that bytes are the same everywhere.

A character that the bundled font lacks is drawn from a font of the system that has it, and a
warning says which characters and which font; where no font has it, the warning says so and the
code point is written instead (``〔U+2A6D6〕``), so that no empty box ever stands for a name.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from ..escaping import visible
from .style import INK

__all__ = ["FONT_NAME", "RareCharacterWarning", "drawable", "figure_style"]

FONT_NAME = "Noto Sans SC Subset"
_FONT_FILE = "vendor/noto-sans-sc/NotoSansSC-Regular-subset.ttf"


class RareCharacterWarning(UserWarning):
    """Characters of a figure are missing from the bundled font."""


@contextmanager
def figure_style(texts: Iterable[str]) -> Iterator[None]:
    """Draw with the bundled font and the look of the pages while the block runs.

    Args:
        texts: what the figure will print, to find characters that the font lacks.
    """
    from matplotlib import rc_context

    families = [_bundled(), *_helpers(texts)]
    quiet, rule = INK["quiet"].light, INK["rule"].light
    style: Any = {
        "font.family": families,
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "svg.hashsalt": "respgraph",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": rule,
        "axes.titlecolor": INK["ink"].light,
        "axes.labelcolor": quiet,
        "xtick.color": quiet,
        "ytick.color": INK["ink"].light,
        "ytick.left": False,
        "xtick.bottom": False,
        "text.color": INK["ink"].light,
        "font.size": 10,
    }
    with rc_context(style):
        yield


def drawable(text: str) -> str:
    """The text with every character that no font has, or that cannot be seen, as its code point.

    >>> drawable("区财政局")
    '区财政局'
    """
    text = visible(text)
    missing = set(_missing(text)) - set(_substitutes(frozenset(_missing(text))))
    return "".join(
        f"〔U+{ord(character):04X}〕" if character in missing else character for character in text
    )


@cache
def _bundled() -> str:
    """Register the bundled font with matplotlib once; its family name."""
    from matplotlib import font_manager

    with as_file(files(__package__).joinpath(_FONT_FILE)) as path:
        font_manager.fontManager.addfont(path)
    return FONT_NAME


@cache
def _covered() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    with as_file(files(__package__).joinpath(_FONT_FILE)) as path:
        return frozenset(FT2Font(str(path)).get_charmap())


def _missing(text: str) -> list[str]:
    covered = _covered()
    return [
        character
        for character in dict.fromkeys(text)
        if ord(character) not in covered and not character.isspace()
    ]


def _helpers(texts: Iterable[str]) -> list[str]:
    """Families of system fonts for characters that the bundled font lacks, with one warning."""
    missing = frozenset(character for text in texts for character in _missing(visible(text)))
    if not missing:
        return []
    found = _substitutes(missing)
    lines = []
    for family in sorted(set(found.values())):
        these = "".join(sorted(one for one in missing if found.get(one) == family))
        lines.append(f"{these} drawn with {family}")
    lost = sorted(missing - set(found))
    if lost:
        lines.append(" ".join(f"U+{ord(one):04X}" for one in lost) + " written as code points")
    warnings.warn(
        f"characters missing from {FONT_NAME}: {'; '.join(lines)}",
        RareCharacterWarning,
        stacklevel=4,
    )
    return sorted(set(found.values()))


@cache
def _substitutes(missing: frozenset[str]) -> dict[str, str]:
    """For each missing character a system font family that has it, families in sorted order."""
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    found: dict[str, str] = {}
    entries = sorted({(entry.name, entry.fname) for entry in font_manager.fontManager.ttflist})
    for family, path in entries:
        if len(found) == len(missing) or family == FONT_NAME:
            continue
        try:
            charmap = FT2Font(path).get_charmap()
        except (OSError, RuntimeError):
            continue
        for character in missing:
            if character not in found and ord(character) in charmap:
                found[character] = family
    return found
