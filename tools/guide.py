"""The Chinese guide as one page that opens without a network: text and pictures in one file."""

from __future__ import annotations

import base64
import importlib
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = (
    "tutorial",
    "roster",
    "profile",
    "correct",
    "account",
    "metrics",
    "glossary",
    "offline",
)
"""The pages of docs/zh in the order of reading."""

MARKDOWN = "markdown>=3.7,<4"
EXTENSIONS = ("admonition", "attr_list", "fenced_code", "tables")
PICTURE = re.compile(r'src="([^"]+)"')
LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>', re.DOTALL)
STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1.5rem 4rem; color: #222; background: #fff;
  font: 17px/1.75 "Microsoft YaHei", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif; }
nav { border-bottom: 1px solid #ccc; padding-bottom: .5rem; }
nav a { display: inline-block; margin-right: 1.2em; }
a { color: #1f5fa8; }
h1 { font-size: 1.6rem; margin-top: 3rem; border-top: 3px solid #1f5fa8; padding-top: .6rem; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
img { max-width: 100%; border: 1px solid #ccc; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
pre { background: #f3f4f6; padding: .7rem 1rem; overflow-x: auto; line-height: 1.5; }
code { font-family: Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .92em; }
.admonition { border-left: 4px solid #1f5fa8; background: #f3f6fa; padding: .2rem 1rem; }
.admonition-title { font-weight: bold; }
@media print { nav { display: none; } h1 { break-before: page; } pre, img { break-inside: avoid; } }
"""


def guide_page() -> str:
    """All pages of docs/zh in one, with their pictures inside."""
    markdown = _markdown()
    titles = {name: _title(name) for name in PAGES}
    links = "".join(f'<a href="#{name}">{escape(title)}</a>' for name, title in titles.items())
    parts = [f'<section id="{name}">{_section(name, markdown)}</section>' for name in PAGES]
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>respgraph 使用说明</title><style>{STYLE}</style></head>\n"
        f"<body><nav>{links}</nav>\n{''.join(parts)}</body></html>\n"
    )


def _markdown() -> Any:
    """The module that turns Markdown into HTML, fetched for this once where it is not installed."""
    try:
        return importlib.import_module("markdown")
    except ModuleNotFoundError:
        folder = tempfile.mkdtemp(prefix="markdown-")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, MARKDOWN]
        subprocess.run(command, check=True)
        sys.path.insert(0, folder)
        importlib.invalidate_caches()
        return importlib.import_module("markdown")


def _text(name: str) -> str:
    text = (DOCS / "zh" / f"{name}.md").read_text(encoding="utf-8")
    return re.sub(r"<!--.*?-->\n*", "", text, flags=re.DOTALL)


def _title(name: str) -> str:
    found = re.search(r"^# (.+)$", _text(name), re.MULTILINE)
    return found[1] if found else name


def _section(name: str, markdown: Any) -> str:
    html: str = markdown.markdown(_text(name), extensions=list(EXTENSIONS))
    html = re.sub(r"<h([1-6])>(.*?)</h\1>", lambda found: _heading(name, found), html)
    html = PICTURE.sub(lambda found: f'src="{_inlined(found[1])}"', html)
    return LINK.sub(lambda found: _link(name, found[1], found[2]), html)


def _heading(page: str, found: re.Match[str]) -> str:
    """A heading with the anchor that links within the guide use."""
    plain = re.sub(r"<[^>]+>", "", found[2]).strip().casefold()
    anchor = re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", plain))
    return f'<h{found[1]} id="{page}-{anchor}">{found[2]}</h{found[1]}>'


def _inlined(place: str) -> str:
    path = (DOCS / "zh" / place).resolve()
    kind = "image/svg+xml" if path.suffix == ".svg" else "image/png"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _link(page: str, target: str, words: str) -> str:
    """A link to another part of the guide; what leads out of it is left as words."""
    place, _, anchor = target.partition("#")
    name = Path(place).stem if place else page
    if (place and Path(place).parent != Path()) or name not in PAGES:
        return words
    return f'<a href="#{name}-{anchor}">{words}</a>' if anchor else f'<a href="#{name}">{words}</a>'
