"""The signs on a PDF page with their places, from either of two libraries.

pdfium is fast and reads plain pages; pages with ruled lines go through pdfplumber, which finds the
tables in the same frame of reference. Lengths are points, measured from the top left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...text.radicals import whole_sign

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage
    from pypdfium2 import PdfPage, PdfTextPage

__all__ = [
    "Glyph",
    "Sign",
    "glyphs_of_page",
    "glyphs_of_plumber",
    "has_rules",
    "heighten",
    "without_doubles",
]

_FEWEST_RULES = 4
_UNMAPPED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of the box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height of its middle line."""
        return (self.top + self.bottom) / 2


def glyphs_of_page(page: PdfPage) -> list[Glyph]:
    """All signs that pdfium finds, in the order of the file."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    place = _placing(page)
    signs = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0, 10, 13) or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        box = pdfium.FS_RECTF()
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            signs.append(Sign(code, box, *_line_of(text_page, index)))
    heighten(signs)
    found = [_glyph(sign.code, sign.box, place) for sign in signs]
    text_page.close()
    return _with_pairs(found)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign as pdfium gives it: its base line, and the size and turn of its letter."""

    code: int
    box: ctypes.Structure
    base: float
    kind: tuple[int, float]


def _line_of(text_page: PdfTextPage, index: int) -> tuple[float, tuple[int, float]]:
    """Height of the base line of a sign, and the size and turn of its letter."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
    size = round(4 * pdfium.FPDFText_GetFontSize(text_page, index))
    return y.value, (size, round(pdfium.FPDFText_GetCharAngle(text_page, index), 1))


def heighten(signs: Iterable[Sign]) -> None:
    """Give signs whose box is their bare ink (such as 一) the height of others of their size."""
    level = [sign for sign in signs if sign.kind[1] == 0]
    heights: dict[tuple[int, float], tuple[float, float]] = {}
    for sign in level:
        below, above = heights.get(sign.kind, (0.0, 0.0))
        if sign.box.top - sign.box.bottom > above - below:
            heights[sign.kind] = (sign.box.bottom - sign.base, sign.box.top - sign.base)
    for sign in level:
        below, above = heights[sign.kind]
        if sign.box.top - sign.box.bottom < 0.8 * (above - below):
            sign.box.bottom, sign.box.top = sign.base + below, sign.base + above


def glyphs_of_plumber(page: PlumberPage) -> list[Glyph]:
    """All signs that pdfplumber finds."""
    return [
        Glyph(
            _UNMAPPED if char["text"].startswith("(cid:") else whole_sign(char["text"]),
            char["x0"],
            char["x1"],
            char["top"],
            char["bottom"],
        )
        for char in page.chars
    ]


def has_rules(page: PdfPage) -> bool:
    """Whether a page draws enough lines or boxes to hold a table."""
    import pypdfium2.raw as pdfium

    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)
    return sum(1 for _, _ in zip(range(_FEWEST_RULES), paths, strict=False)) == _FEWEST_RULES


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The signs without those that were drawn again in the same place, to look bold.

    >>> sign = Glyph("市", 10, 22, 5, 17)
    >>> len(without_doubles([sign, Glyph("市", 10.4, 22.4, 5, 17), Glyph("市", 22, 34, 5, 17)]))
    2
    """
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        reach = max(glyph.size, 1.0) * 0.3
        column, row = int(glyph.x0 // reach), int(glyph.top // reach)
        near = (
            other
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in seen.get((glyph.text, column + across, row + down), ())
        )
        if any(_same_place(glyph, other, reach) for other in near):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept


def _same_place(a: Glyph, b: Glyph, reach: float) -> bool:
    return abs(a.x0 - b.x0) < reach and abs(a.top - b.top) < reach


def _glyph(code: int, box: ctypes.Structure, place: _Placing) -> Glyph:
    x_a, y_a = place(box.left, box.top)
    x_b, y_b = place(box.right, box.bottom)
    text = whole_sign(chr(code)) if code < 0x110000 else _UNMAPPED
    return Glyph(text, min(x_a, x_b), max(x_a, x_b), min(y_a, y_b), max(y_a, y_b))


def _with_pairs(glyphs: list[Glyph]) -> list[Glyph]:
    """Rare characters that come as two halves (surrogates) put together."""
    whole: list[Glyph] = []
    for glyph in glyphs:
        last = whole[-1] if whole else None
        if last and "\ud800" <= last.text <= "\udbff" and "\udc00" <= glyph.text <= "\udfff":
            pair = (last.text + glyph.text).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            whole[-1] = Glyph(pair, last.x0, max(last.x1, glyph.x1), last.top, last.bottom)
        else:
            whole.append(glyph)
    return [
        Glyph(_UNMAPPED, *_box(glyph)) if "\ud800" <= glyph.text <= "\udfff" else glyph
        for glyph in whole
    ]


def _box(glyph: Glyph) -> tuple[float, float, float, float]:
    return glyph.x0, glyph.x1, glyph.top, glyph.bottom


@dataclass(frozen=True, slots=True)
class _Placing:
    """From the frame of the file (upwards, before rotation) to that of the page as seen."""

    origin: tuple[float, float]
    along_x: tuple[float, float]
    along_y: tuple[float, float]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.origin[0] + x * self.along_x[0] + y * self.along_y[0],
            self.origin[1] + x * self.along_x[1] + y * self.along_y[1],
        )


def _placing(page: PdfPage) -> _Placing:
    scale = 100
    width, height = page.get_size()
    size = (int(width * scale), int(height * scale))
    points = [_device(page, size, x, y) for x, y in ((0, 0), (100, 0), (0, 100))]
    origin, right, up = ((x / scale, y / scale) for x, y in points)
    return _Placing(
        origin,
        ((right[0] - origin[0]) / 100, (right[1] - origin[1]) / 100),
        ((up[0] - origin[0]) / 100, (up[1] - origin[1]) / 100),
    )


def _device(page: PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(
        page, 0, 0, size[0], size[1], 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value, down.value
