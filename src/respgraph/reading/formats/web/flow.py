"""The flow of a page: its lines and tables in the order in which they are seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .lists import ListCounter

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["RUNNING_CLASS", "Line", "PageTable", "read_page"]

_UNSEEN = frozenset(
    "script style noscript template head title meta link object select textarea button datalist "
    "svg math canvas audio video iframe frame".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre "
    "section summary ul caption tr td th tbody thead tfoot".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDING_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·]")
RUNNING_CLASS = "respgraph-running"
"""Class of paragraphs that a conversion of ours marks as running text."""
_WORD = re.compile(r"\w")
_SAYS = re.compile("[。;；:：(（]|^\\s*(?:[一二三四五六七八九十]+、|\\d+[.、]|第.{1,3}[章条部])")
_LONGEST_MENU = 60
_MOST_COLUMNS = 1_000
_DEEPEST_TABLE = 12
_FEWEST_CELLS = 3
_LONGEST_LABEL = 12
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `heading_level` where a heading tag holds it.

    `running` marks what repeats other text: heads, feet, tables of contents.
    """

    text: str
    heading_level: int | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell with its lines and the tables inside it."""

    row: int
    column: int
    items: tuple[Line | PageTable, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Everything in the cell, line by line."""
        return "\n".join(text for item in self.items for text in _texts(item))


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table with its cells, row by row."""

    cells: tuple[PageCell, ...]


Item = Line | PageTable


@dataclass(slots=True)
class Page:
    """What was seen (`items`), what the page hides, and the frames it refers to."""

    items: list[Item] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)


def read_page(html: str, *, keep_blanks: bool = False) -> Page:
    """Read a page, hidden parts and frames apart; `keep_blanks` keeps them as in ``<pre>``.

    >>> [item.text for item in read_page("<p>责任<b>单位</b>:<br>县<!-- x -->教育局").items]
    ['责任单位:', '县教育局']
    """
    from selectolax.lexbor import LexborHTMLParser

    page = Page()
    root = LexborHTMLParser(html).root
    if root is not None:
        page.items = _Flow(page, keep_blanks=keep_blanks).read(root)
    return page


class _Flow:
    """One pass over a container; tables are read by flows of their own."""

    def __init__(self, page: Page, depth: int = 0, *, keep_blanks: bool = False) -> None:
        self._page = page
        self._depth = depth
        self._running = False
        self._items: list[Item] = []
        self._words: list[str] = []
        self._level: int | None = None
        self._lists: list[ListCounter | None] = []
        self._keep_blanks = int(keep_blanks)
        self._links = 0
        self._bare = False

    def read(self, container: LexborNode) -> list[Item]:
        stack: list[tuple[LexborNode, bool]] = [(container, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                self._leave(node)
            elif node.is_text_node:
                self._take(node.text_content or "")
            elif self._enter(node):
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(list(_children(node))))
        self._flush()
        return self._items

    def _enter(self, node: LexborNode) -> bool:
        """Note the start of an element; False where its inside is not to be walked."""
        tag = node.tag or ""
        if tag in _UNSEEN or (tag.startswith(("!", "#", "-")) and not node.is_element_node):
            self._note_frame(node, tag)
            return tag in ("-document", "#document")
        if _is_hidden(node):
            self._note_hidden(node)
            return False
        if tag == "table" and self._depth < _DEEPEST_TABLE:
            self._flush()
            self._items.extend(
                _table_items(node, self._page, self._depth + 1, bool(self._keep_blanks))
            )
            return False
        if tag == "br":
            self._flush()
        elif tag == "a" and "href" in node.attributes:
            self._links += 1
        elif tag in _BLOCKS:
            self._start_block(node, tag)
        return True

    def _take(self, words: str) -> None:
        """Take words, and note whether any stand outside links; marks between links do not count."""
        self._words.append(self._spaced(words))
        self._bare = self._bare or (not self._links and _WORD.search(words) is not None)

    def _start_block(self, node: LexborNode, tag: str) -> None:
        self._flush()
        self._level = _HEADINGS.get(tag, self._level)
        self._running = tag == "p" and node.attributes.get("class") == RUNNING_CLASS
        self._keep_blanks += tag == "pre"
        if tag in ("ol", "ul", "menu"):
            self._lists.append(ListCounter.of(node.attributes) if tag == "ol" else None)
        elif tag == "li" and self._lists and (counter := self._lists[-1]):
            self._words.append(counter.next(node.attributes, node.text()))

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "a" and "href" in node.attributes:
            self._links -= 1
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in _HEADINGS:
            self._level = None
        self._keep_blanks -= tag == "pre"
        if tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()

    def _spaced(self, text: str) -> str:
        return text if self._keep_blanks else _BLANKS.sub(_blank, text)

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        lines = text.split("\n") if self._keep_blanks else [_joined(text)]
        linked = not self._bare and self._level is None
        running = self._running or (linked and _is_menu(text))
        self._bare = False
        self._items.extend(Line(line, self._level, running) for line in lines if line.strip())

    def _note_hidden(self, node: LexborNode) -> None:
        text = _BLANKS.sub(" ", node.text()).strip()
        if text and (node.tag or "") not in _UNSEEN:
            self._page.hidden.append(text)

    def _note_frame(self, node: LexborNode, tag: str) -> None:
        if tag in ("iframe", "frame") and (address := node.attributes.get("src")):
            self._page.frames.append(address[:200])


def _table_items(table: LexborNode, page: Page, depth: int, keep_blanks: bool) -> list[Item]:
    """A table of data as one item; a table that only places things on the page as its contents."""
    cells = _cells(table, page, depth, keep_blanks)
    captions = [
        item
        for child in _children(table)
        if child.tag == "caption"
        for item in _Flow(page, depth).read(child)
    ]
    if _is_layout(cells):
        return [*captions, *(item for cell in cells for item in cell.items)]
    return [*captions, PageTable(tuple(cells))]


def _is_layout(cells: list[PageCell]) -> bool:
    """One column wide, or more text in the tables inside it than beside them.

    Several rows of three cells with words of their own are data, whatever stands inside them.
    """
    if all(cell.column == 0 for cell in cells):
        return True
    worded = Counter(cell.row for cell in cells if any(isinstance(i, Line) for i in cell.items))
    if sum(count >= _FEWEST_CELLS for count in worded.values()) >= _FEWEST_ROWS:
        return False
    if len(worded) >= _FEWEST_ROWS and _labels_tables(cells):
        return False
    inner = sum(_size(item) for cell in cells for item in cell.items if isinstance(item, PageTable))
    outer = sum(_size(item) for cell in cells for item in cell.items if isinstance(item, Line))
    return inner > outer


def _labels_tables(cells: list[PageCell]) -> bool:
    """Whether each table inside stands right behind a label, as in a form: 责任单位 beside its table."""
    labelled = {
        (cell.row, cell.column + cell.column_span)
        for cell in cells
        if 0 < len(cell.text.strip()) <= _LONGEST_LABEL
        and all(isinstance(item, Line) for item in cell.items)
    }
    holders = [cell for cell in cells if any(isinstance(item, PageTable) for item in cell.items)]
    return all((cell.row, cell.column) in labelled for cell in holders)


def _cells(table: LexborNode, page: Page, depth: int, keep_blanks: bool) -> list[PageCell]:
    rows = list(_rows(table, page))
    cells: list[PageCell] = []
    taken: dict[int, int] = {}  # column → first row in which it is free again
    for row, nodes in enumerate(rows):
        column = 0
        for node in nodes:
            while taken.get(column, 0) > row:
                column += 1
            row_span, column_span = _reach(node, len(rows) - row, _MOST_COLUMNS - column)
            items = tuple(_Flow(page, depth, keep_blanks=keep_blanks).read(node))
            cells.append(PageCell(row, column, items, row_span, column_span))
            if row_span > 1:
                taken.update(dict.fromkeys(range(column, column + column_span), row + row_span))
            column += column_span
    return cells


def _reach(node: LexborNode, rows_left: int, columns_left: int) -> tuple[int, int]:
    """Rows and columns that a cell reaches over, inside the table and a sensible width.

    Beyond that width cells stand alone, so that spans cannot multiply without end.
    """
    if columns_left < 1:
        return 1, 1
    attributes = node.attributes
    row_span = _span(attributes.get("rowspan")) or rows_left
    column_span = _span(attributes.get("colspan")) or 1
    return min(row_span, rows_left), min(column_span, columns_left)


def _rows(table: LexborNode, page: Page) -> Iterator[list[LexborNode]]:
    """The cells of each visible row of this table, not of the tables inside it."""
    for child in _children(table):
        if child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child, page)
        elif child.tag == "tr" and _is_hidden(child):
            page.hidden.append(_BLANKS.sub(" ", child.text()).strip())
        elif child.tag == "tr":
            yield [cell for cell in _children(child) if cell.tag in ("td", "th")]


def _span(value: str | None) -> int:
    """The number that a span attribute holds; 0 means "to the end", nonsense and bombs mean 1."""
    text = "1" if value is None else value.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 1


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDING_STYLE.search(style or "") is not None


def _is_menu(text: str) -> bool:
    """Whether a line that is nothing but links leads about the site, and is no part of a plan."""
    return len(text) <= _LONGEST_MENU and _SAYS.search(text) is None


def _blank(match: re.Match[str]) -> str:
    """A break of the source line stays marked until its neighbours are known."""
    return "\n" if "\n" in match.group() or "\r" in match.group() else " "


def _joined(text: str) -> str:
    """Blanks collapsed; a line break of the source between two wide characters is nothing."""
    parts = [part.strip(" ") for part in text.split("\n")]
    joined = ""
    for part in filter(None, parts):
        wide = joined and _WIDE.match(joined[-1]) and _WIDE.match(part[0])
        joined += part if wide or not joined else f" {part}"
    return _BLANKS.sub(" ", joined).strip(" ")


def _texts(item: Item) -> list[str]:
    if isinstance(item, Line):
        return [item.text]
    rows: dict[int, list[str]] = {}
    for cell in item.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return ["\t".join(row) for row in rows.values() if any(row)]


def _size(item: Item) -> int:
    return sum(map(len, _texts(item)))
