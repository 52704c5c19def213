"""Office packages written part by part, to hold exactly what a test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def relations(*entries: tuple[str, str, str]) -> str:
    """(id, kind, target) entries; a target with :// is external."""
    external = 'TargetMode="External"'
    items = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}" '
        f"{external if '://' in target else ''}/>"
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{items}</Relationships>'


def word_part(root: str, content: str) -> str:
    return f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"


def p(text: str = "", *, properties: str = "", inner: str = "") -> str:
    """A paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{run}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def word_file(
    body: str,
    *,
    numbering: str | None = None,
    styles: str | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    links: tuple[tuple[str, str, str], ...] = (),
) -> bytes:
    """A .docx whose main part holds `body`."""
    entries = list(links)
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
    }
    for name, part in (("numbering", numbering), ("styles", styles)):
        if part is not None:
            content[f"word/{name}.xml"] = word_part(name, part)
            entries.append((f"r-{name}", name, f"{name}.xml"))
    content["word/_rels/document.xml.rels"] = relations(*entries)
    return zipped({**content, **(parts or {})})


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_file(
    rows: str,
    *,
    before: str = "",
    after: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    dimension: str = "",
) -> bytes:
    """An .xlsx with one sheet whose XML is given; strings are inline."""
    book = (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
        '<sheet name="任务表" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    size = f'<dimension ref="{dimension}"/>' if dimension else ""
    return zipped(
        {
            "[Content_Types].xml": TYPES.replace(
                "</Types>",
                '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxml'
                'formats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            ),
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}">{size}{before}'
            f"<sheetData>{rows}</sheetData>{after}</worksheet>",
            **(parts or {}),
        }
    )


def c(address: str, text: str) -> str:
    """A cell with an inline string."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
