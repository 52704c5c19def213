"""A small writer of PDF files with Chinese text: every place on the page is the test's own choice.

Fonts are named, not embedded (STSong-Light with the predefined map UniGB-UCS2-H), as in many
published files; full-width signs are one em wide, ASCII signs half an em.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP = 72.0, 523.0, 72.0


def text_width(text: str, size: float) -> float:
    """Width of a text in points."""
    return sum(size / 2 if " " <= sign <= "~" else size for sign in text)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text cut into lines that fit; a closing sign never begins a line."""
    lines = [""]
    for sign in text:
        if sign == "\n":
            lines.append("")
        elif text_width(lines[-1] + sign, size) > width:
            if sign in "，。；、）：》" and lines[-1]:
                lines.append(lines[-1][-1] + sign)
                lines[-2] = lines[-2][:-1]
            else:
                lines.append(sign)
        else:
            lines[-1] += sign
    return lines


class PdfFile:
    """Pages of text and lines; the place of a text is its left end on the base line, from the top."""

    def __init__(self, *, rotate: int = 0, width: float = WIDTH, height: float = HEIGHT) -> None:
        self._pages: list[list[str]] = []
        self._rotate = rotate
        self._width, self._height = width, height
        self.new_page()

    def new_page(self) -> None:
        self._pages.append([])

    def text(self, x: float, y: float, text: str, size: float = 12.0) -> None:
        encoded = text.encode("utf-16-be").hex()
        self._pages[-1].append(
            f"BT /F1 {size} Tf {x:.2f} {self._height - y:.2f} Td <{encoded}> Tj ET"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        up = self._height
        self._pages[-1].append(f"{x0:.2f} {up - y0:.2f} m {x1:.2f} {up - y1:.2f} l S")

    def picture(self) -> None:
        """A grey picture over the whole page."""
        self._pages[-1].append(f"q {self._width} 0 0 {self._height} 0 0 cm /I1 Do Q")

    def save(self) -> bytes:
        kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(len(self._pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>",
            (
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
                "/DescendantFonts [4 0 R] >>"
            ),
            (
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
                "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R "
                "/DW 1000 /W [1 95 500] >>"
            ),
            (
                "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
                "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
            ),
            (
                "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                "/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
            ),
        ]
        for at, content in enumerate(self._pages):
            stream = "\n".join(content)
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self._width} {self._height}] "
                f"/Rotate {self._rotate} /Contents {8 + 2 * at} 0 R "
                "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.5\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data + trailer.encode()


def write_paragraphs(
    paragraphs: Iterable[str],
    *,
    size: float = 12.0,
    head: str | None = None,
    numbered: bool = False,
    bottom: float = HEIGHT - 80,
) -> bytes:
    """Paragraphs with an indented first line, wrapped at the page's width, over several pages."""
    pdf = PdfFile()
    page, y = 1, _start_page(pdf, 1, head=head, numbered=numbered)
    for paragraph in paragraphs:
        lines = wrapped("　　" + paragraph, RIGHT - LEFT, size)
        for at, line in enumerate(lines):
            if y > bottom:
                pdf.new_page()
                page += 1
                y = _start_page(pdf, page, head=head, numbered=numbered)
            shown, x = (line[2:], LEFT + 2 * size) if at == 0 else (line, LEFT)
            pdf.text(x, y, shown, size)
            y += size * 1.6
    return pdf.save()


def _start_page(pdf: PdfFile, page: int, *, head: str | None, numbered: bool) -> float:
    if head:
        pdf.text(LEFT, 50, head, 9)
    if numbered:
        pdf.text(WIDTH / 2 - 15, HEIGHT - 40, f"- {page} -", 9)
    return TOP + 12


Row = Sequence[str]


def write_table(
    rows: Sequence[Row],
    widths: Sequence[float],
    *,
    title: str | None = None,
    size: float = 10.0,
    bottom: float = HEIGHT - 80,
    repeat_head: bool = True,
) -> bytes:
    """A ruled table over as many pages as it needs; a row of one value reaches over all columns."""
    pdf = PdfFile()
    y = TOP
    if title:
        pdf.text(LEFT, y, title, 14)
        y += 30
    edges = [LEFT + sum(widths[:at]) for at in range(len(widths) + 1)]
    y = _start_table(pdf, edges, y)
    for at, row in enumerate(rows):
        height = _row_height(row, edges, size)
        if y + height > bottom:
            pdf.new_page()
            y = _start_table(pdf, edges, TOP)
            if repeat_head and at:
                y = _draw_row(pdf, rows[0], edges, y, size)
        y = _draw_row(pdf, row, edges, y, size)
    return pdf.save()


def _start_table(pdf: PdfFile, edges: Sequence[float], y: float) -> float:
    pdf.line(edges[0], y, edges[-1], y)
    return y


def _cells(row: Row, edges: Sequence[float]) -> Iterator[tuple[str, float, float]]:
    if len(row) == 1:
        yield row[0], edges[0], edges[-1]
        return
    for at, value in enumerate(row):
        yield value, edges[at], edges[at + 1]


def _row_height(row: Row, edges: Sequence[float], size: float) -> float:
    return (
        max(
            len(wrapped(value, right - left - 8, size)) for value, left, right in _cells(row, edges)
        )
        * size
        * 1.3
        + 6
    )


def _draw_row(pdf: PdfFile, row: Row, edges: Sequence[float], y: float, size: float) -> float:
    below = y + _row_height(row, edges, size)
    pdf.line(edges[0], y, edges[0], below)
    for value, left, right in _cells(row, edges):
        for at, line in enumerate(wrapped(value, right - left - 8, size)):
            if line:
                pdf.text(left + 4, y + size + 2 + at * size * 1.3, line, size)
        pdf.line(right, y, right, below)
    pdf.line(edges[0], below, edges[-1], below)
    return below
