"""PDF: running text by pdfium, ruled tables by pdfplumber, pictures of pages by the extra ``[ocr]``.

Lines that the page width broke are put together again, two columns are read one after the other,
a table over several pages is one table, and heads, feet and page numbers are marked as running.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....errors import MissingExtraError, UnreadableFileError
from ....vocabulary import IssueCode
from ...source import Source
from ..building import SourceBuilder
from .columns import gutter_of, in_reading_order
from .glyphs import Glyph, glyphs_of_page, glyphs_of_plumber, has_rules, without_doubles
from .lines import PageFrame, TextLine, continues, frames_of, joined, lines_of, running_lines
from .tables import PdfTable, continued, tables_of
from .unruled import Columns, unruled_table

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF
    from pypdfium2 import PdfDocument, PdfPage

__all__ = []

MOST_PAGES = 1_000
"""Most pages of one file."""

_FEWEST_SIGNS = 10
_DOUBTFUL = "\ufffd"
_LABEL = re.compile("[一-鿿]{2,8}[:：]")


@dataclass(slots=True)
class _Page:
    """What stands on one page: lines outside tables, tables, and whether it is only a picture."""

    number: int
    width: float = 0.0
    lines: list[TextLine] = field(default_factory=list)
    tables: list[PdfTable] = field(default_factory=list)
    is_picture: bool = False
    doubtful: int = 0
    signs: int = 0

    @property
    def label(self) -> str:
        return f"p. {self.number}"


def read(data: bytes, name: str, password: str | None = None) -> Source:
    """Read a PDF.

    Raises:
        UnreadableFileError: encrypted, damaged, or with too many pages.
        MissingExtraError: every page is a picture, and the extra ``[ocr]`` is not installed.
    """
    pages = _pages(data, name, password)
    builder = SourceBuilder(name, data)
    scanned = [page for page in pages if page.is_picture]
    if scanned:
        _read_pictures(scanned, data, name, password, builder, alone=len(scanned) == len(pages))
    _Composer(builder, pages).compose()
    _list_doubts(builder, pages)
    return builder.build()


def _pages(data: bytes, name: str, password: str | None) -> list[_Page]:
    document = _opened(data, name, password)
    if len(document) > MOST_PAGES:
        raise UnreadableFileError(
            f"{name}: has {len(document)} pages, more than {MOST_PAGES}; give only those of the plan"
        )
    plumber: PDF | None = None
    pages = []
    for index in range(len(document)):
        sheet = document[index]
        if has_rules(sheet):
            plumber = plumber or _plumber(data, password)
            pages.append(_ruled_page(plumber, index))
        else:
            pages.append(_plain_page(sheet, index))
        if pages[-1].signs < _FEWEST_SIGNS and _shows_picture(sheet):
            pages[-1].is_picture = True
        sheet.close()
    return pages


def _opened(data: bytes, name: str, password: str | None) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data, password=password)
        len(document)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFileError(
                f"{name}: the PDF is encrypted; give its password, or save it without one"
            ) from error
        raise UnreadableFileError(
            f"{name}: the PDF is damaged ({error}); open it in a viewer and save it anew"
        ) from error
    return document


def _plumber(data: bytes, password: str | None) -> PDF:
    import logging

    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return pdfplumber.open(io.BytesIO(data), password=password)


def _plain_page(sheet: PdfPage, index: int) -> _Page:
    glyphs = without_doubles(glyphs_of_page(sheet))
    return _filled(_Page(index + 1, round(sheet.get_width())), glyphs, [])


def _ruled_page(plumber: PDF, index: int) -> _Page:
    sheet = plumber.pages[index]
    glyphs = without_doubles(glyphs_of_plumber(sheet))
    page = _Page(index + 1, round(sheet.width))
    tables = tables_of(sheet, glyphs, page.label)
    sheet.close()
    return _filled(page, glyphs, tables)


def _filled(page: _Page, glyphs: list[Glyph], tables: list[PdfTable]) -> _Page:
    outside = [glyph for glyph in glyphs if not any(_is_in(glyph, table) for table in tables)]
    page.lines = lines_of(outside)
    page.tables = tables
    page.signs = sum(1 for glyph in glyphs if glyph.text.strip())
    page.doubtful = sum(1 for glyph in glyphs if _is_doubtful(glyph.text))
    return page


def _is_in(glyph: Glyph, table: PdfTable) -> bool:
    left, top, right, bottom = table.box
    return left <= (glyph.x0 + glyph.x1) / 2 <= right and top <= glyph.middle <= bottom


def _is_doubtful(sign: str) -> bool:
    return sign == _DOUBTFUL or "\ue000" <= sign <= "\uf8ff"


def _shows_picture(sheet: PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    pictures = sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    return next(iter(pictures), None) is not None


def _read_pictures(
    scanned: list[_Page],
    data: bytes,
    name: str,
    password: str | None,
    builder: SourceBuilder,
    *,
    alone: bool,
) -> None:
    """Let the extra ``[ocr]`` read pages that are pictures, or say that they are not read."""
    from .ocr import recognised_pages

    numbers = _numbers([page.number for page in scanned])
    try:
        found = recognised_pages(data, [page.number - 1 for page in scanned], password)
    except MissingExtraError as error:
        if alone:
            raise MissingExtraError(
                f"{name}: page(s) {numbers} are pictures without text; {error}"
            ) from error
        message = f"page(s) {numbers} are pictures without text and were not read; {error}"
        builder.issue(IssueCode.UNREAD_CONTENT, message)
        return
    for page, lines in zip(scanned, found, strict=False):
        page.lines = lines
    _list_recognised([page.number for page in scanned], len(found), builder)


def _list_recognised(numbers: Sequence[int], count: int, builder: SourceBuilder) -> None:
    if count:
        message = (
            f"page(s) {_numbers(numbers[:count])} are pictures; "
            "their text was recognised and may hold errors"
        )
        builder.issue(IssueCode.DECODING_DOUBT, message)
    if count < len(numbers):
        message = (
            f"page(s) {_numbers(numbers[count:])} are pictures and were not read in the time "
            "allowed; give them in a file of their own"
        )
        builder.issue(IssueCode.UNREAD_CONTENT, message)


def _numbers(numbers: Sequence[int]) -> str:
    """Page numbers with runs drawn together.

    >>> _numbers([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


class _Composer:
    """Pages to paragraphs and tables, some of which run over page ends.

    Running lines come last, so that they part nothing that belongs together.
    """

    def __init__(self, builder: SourceBuilder, pages: list[_Page]) -> None:
        self._builder = builder
        self._pages = pages
        self._text: list[tuple[str, str]] = []
        self._last: tuple[TextLine, PageFrame] | None = None
        self._table: PdfTable | None = None
        self._running: list[tuple[str, str]] = []

    def compose(self) -> None:
        """Add everything to the builder."""
        running = running_lines([page.lines for page in self._pages])
        bodies: list[list[TextLine]] = [[] for _ in self._pages]
        for index, page in enumerate(self._pages):
            for at, line in enumerate(page.lines):
                if (index, at) in running:
                    self._running.append((line.text, page.label))
                else:
                    bodies[index].append(line)
        widths = [page.width for page in self._pages]
        frames = frames_of(list(zip(bodies, widths, strict=True)))
        bodies = self._with_unruled(bodies)
        gutters = self._gutters(bodies)
        for page, body, frame, gutter in zip(self._pages, bodies, frames, gutters, strict=True):
            self._add_page(page, body, frame, gutter)
        self._end_table()
        self._end_paragraph()
        for text, label in self._running:
            self._builder.paragraph(text, label=label, running=True)

    def _with_unruled(self, bodies: list[list[TextLine]]) -> list[list[TextLine]]:
        """The lines outside tables without rules, which are added to the tables of their pages."""
        columns: Columns | None = None
        rest = []
        for page, body in zip(self._pages, bodies, strict=True):
            found = None if page.tables else unruled_table(body, page.label, columns)
            columns = None
            if found is not None:
                table, above, below = found
                page.tables.append(table)
                columns = None if below else Columns(table.edges)
                rest.append([*above, *below])
            else:
                rest.append(body)
        return rest

    def _gutters(self, bodies: Sequence[Sequence[TextLine]]) -> list[float | None]:
        """The gutter of each page; one that stands on a page is looked for on those of its width."""
        found = [gutter_of(body) for body in bodies]
        known: dict[float, list[float]] = {}
        for page, gutter in zip(self._pages, found, strict=True):
            if gutter is not None:
                known.setdefault(page.width, []).append(gutter)
        return [
            gutter if gutter is not None else gutter_of(body, known.get(page.width, ()))
            for page, body, gutter in zip(self._pages, bodies, found, strict=True)
        ]

    def _add_page(
        self, page: _Page, body: list[TextLine], frame: PageFrame, gutter: float | None
    ) -> None:
        for number, item in enumerate(_from_top(body, page.tables, frame, gutter)):
            if isinstance(item, PdfTable):
                self._add_table(item, first=number == 0)
            else:
                self._end_table()
                self._add_line(*item, page.label)

    def _add_line(self, line: TextLine, frame: PageFrame, label: str) -> None:
        if self._last is None or not self._runs_on(line, frame):
            self._end_paragraph()
        self._text.append((line.text, label))
        self._last = (line, frame)

    def _runs_on(self, line: TextLine, frame: PageFrame) -> bool:
        """Whether a line belongs to the paragraph so far; a label behind a gap begins anew."""
        if self._last is None or not continues(*self._last, line, frame):
            return False
        last, last_frame = self._last
        if _LABEL.match(line.text) is None or last_frame.right - last.x1 < 1.3 * last.size:
            return True
        text = "".join(words for words, _ in self._text)
        return _is_open(text) or text[-1] in "，,、；;："

    def _add_table(self, table: PdfTable, *, first: bool) -> None:
        self._end_paragraph()
        whole = continued(self._table, table) if first and self._table is not None else None
        if whole is None:
            self._end_table()
            self._table = table
            return
        self._table, repeated = whole
        self._running += [
            (cell.text.replace("\n", " "), cell.label or "") for cell in repeated if cell.text
        ]

    def _end_paragraph(self) -> None:
        if self._text:
            self._builder.pieces(_merged(self._text), wrapped=self._is_spaced())
        self._text = []
        self._last = None

    def _end_table(self) -> None:
        if self._table is not None:
            self._builder.grid(self._table.cells)
            self._table = None

    def _is_spaced(self) -> bool:
        """Whether the paragraph is one line of several columns, which may go on below."""
        return self._last is not None and len(self._last[0].segments) > 1


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a text.

    >>> _is_open("修路（牵头单位：甲"), _is_open("修路（甲）")
    (True, False)
    """
    return sum(text.count(mark) for mark in "（(〔[") > sum(text.count(mark) for mark in "）)〕]")


def _from_top(
    lines: Sequence[TextLine],
    tables: Sequence[PdfTable],
    frame: PageFrame,
    gutter: float | None,
) -> Iterator[PdfTable | tuple[TextLine, PageFrame]]:
    """Lines and tables of a page in reading order; tables part the lines into blocks."""
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.top < table.box[1]]
        yield from in_reading_order(above, frame, gutter)
        yield table
        rest = [line for line in rest if line.top >= table.box[1]]
    yield from in_reading_order(rest, frame, gutter)


def _merged(pieces: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lines of one paragraph put together, page by page."""
    merged: list[tuple[str, str]] = []
    for text, label in pieces:
        if not merged:
            merged.append((text, label))
            continue
        whole = joined(merged[-1][0], text)
        if merged[-1][1] == label:
            merged[-1] = (whole, label)
        else:
            merged.append((whole[len(merged[-1][0]) :], label))
    return merged


def _list_doubts(builder: SourceBuilder, pages: Sequence[_Page]) -> None:
    doubtful = [page.number for page in pages if page.doubtful > 0.05 * max(page.signs, 1)]
    if doubtful:
        message = (
            f"page(s) {_numbers(doubtful)}: the file does not tell which characters some signs are; "
            "compare with the printed page"
        )
        builder.issue(IssueCode.DECODING_DOUBT, message)
