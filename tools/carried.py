"""What lies beside the wheels in the folder that is carried to a PC without a network.

Files to double-click (from ``tools/carried``), a sample to practise on, and the Chinese guide as
one page. Needs nothing but Python itself, except for the guide, which needs ``markdown``.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = Path(__file__).resolve().parent / "carried"
SAMPLES = "示例"
SAMPLE_PLAN = "清禾区2025.docx"
SAMPLE_ROSTER = "名册.csv"
GUIDE = "使用说明.html"

TITLE = re.compile(r"^清禾区2025年.*方案$")
HEADING = re.compile(r"^[一二三四五六七八九十]+、.{2,30}$")
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
}
"""What a Word file holds besides its text."""

ROSTER_WORDS = {
    "name": "名称",
    "kind": "类型",
    "class": "类别",
    "aliases": "别名",
    "hosted_by": "挂靠单位",
    "members": "成员",
    "person": "个人",
    "unit": "单位",
    "group": "统称",
    "leader": "领导",
    "department": "部门",
    "town": "乡镇街道",
    "park": "园区",
    "company": "企业",
    "party organ": "党委机构",
    "mass organization": "群团",
    "government": "政府",
    "institution": "事业单位",
}
"""How the Chinese guide calls the columns and values of a roster."""


def batch_files() -> dict[str, str]:
    """The files for Windows by name, with places for the version of Python and the package."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.bat"))}


def filled(text: str, python: str, package: str) -> str:
    """A template for one version of Python and one choice of extras."""
    version = ", ".join(python.split("."))
    given = {"{python}": python, "{version}": version, "{package}": package}
    for place, value in given.items():
        text = text.replace(place, value)
    return text


def write_windows_files(folder: Path, python: str, package: str) -> None:
    """The batch files, in GBK with the line ends of Windows, as cmd reads them."""
    for name, text in batch_files().items():
        content = filled(text, python, package)
        (folder / name).write_text(content, encoding="gbk", newline="\r\n")


def write_linux_files(folder: Path, python: str, package: str) -> None:
    """The script that installs on Linux."""
    for path in TEMPLATES.glob("*.sh"):
        content = filled(path.read_text(encoding="utf-8"), python, package)
        place = folder / path.name
        place.write_text(content, encoding="utf-8", newline="\n")
        place.chmod(0o755)


def write_samples(folder: Path) -> None:
    """The invented district as a Word file, and its roster."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "data" / "qinghe-2025.txt").read_text(encoding="utf-8")
    with zipfile.ZipFile(folder / SAMPLE_PLAN, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _word_parts(text):
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    roster = (ROOT / "data" / "qinghe-roster.csv").read_text(encoding="utf-8-sig")
    (folder / SAMPLE_ROSTER).write_text(_in_chinese(roster), encoding="utf-8-sig", newline="\r\n")


def _in_chinese(roster: str) -> str:
    """The roster under Chinese headings, as the guide shows them."""
    cell = re.compile(r"(?<![^,;:\n])[a-z_ ]+(?![^,;:\n])")
    return cell.sub(lambda found: ROSTER_WORDS[found[0]], roster)


def _word_parts(text: str) -> Iterator[tuple[str, str]]:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    for name, content in PARTS.items():
        yield name, head + content
    body = "".join(_paragraph(line.strip()) for line in text.splitlines() if line.strip())
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}{page}</w:body></w:document>'
    yield "word/document.xml", head + document


def _paragraph(line: str) -> str:
    """A paragraph in the layout of official documents: title, heading or text."""
    font, size, layout = "仿宋", 32, '<w:ind w:firstLine="640"/>'
    if TITLE.match(line):
        font, size, layout = "方正小标宋简体", 44, '<w:jc w:val="center"/>'
    elif HEADING.match(line):
        font = "黑体"
    letters = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    run = f'<w:rPr>{letters}<w:sz w:val="{size}"/></w:rPr>'
    words = f'<w:t xml:space="preserve">{escape(line)}</w:t>'
    return f"<w:p><w:pPr>{layout}</w:pPr><w:r>{run}{words}</w:r></w:p>"


def write_carried(folder: Path) -> None:
    """Sample and guide, which every kind of machine gets."""
    from tools.guide import guide_page

    write_samples(folder / SAMPLES)
    (folder / GUIDE).write_text(guide_page(), encoding="utf-8", newline="\n")
