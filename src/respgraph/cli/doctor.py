"""What this machine offers respgraph: versions, fonts, optional readers, and how to get the rest."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from .. import __version__

__all__ = ["Check", "checks"]

REQUIRED = (
    "networkx",
    "numpy",
    "pandas",
    "scipy",
    "matplotlib",
    "pyvis",
    "jinja2",
    "mammoth",
    "pdfplumber",
    "pypdfium2",
    "python-calamine",
    "selectolax",
    "msdoc2docx",
    "opencc",
    "pypinyin",
    "rapidfuzz",
    "xlsxwriter",
)
OPTIONAL = {
    "igraph": ("faster networks", 'python -m pip install "respgraph[fast]"'),
    "rapidocr": ("reads scanned PDF pages", 'python -m pip install "respgraph[ocr]"'),
    "onnxruntime": ("reads scanned PDF pages", 'python -m pip install "respgraph[ocr]"'),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `status` is ok, optional (missing, can do without) or missing."""

    name: str
    status: str
    found: str
    remedy: str


def checks() -> Iterator[Check]:
    """Everything that `respgraph doctor` looks at, in a fixed order."""
    yield Check("respgraph", "ok", __version__, "")
    yield Check("python", "ok", f"{platform.python_version()} on {sys.platform}", "")
    for name in REQUIRED:
        version = _version(name)
        remedy = "" if version else "python -m pip install --force-reinstall respgraph"
        yield Check(name, "ok" if version else "missing", version or "not installed", remedy)
    for name, (purpose, remedy) in OPTIONAL.items():
        version = _version(name)
        found = version or f"not installed ({purpose})"
        yield Check(name, "ok" if version else "optional", found, "" if version else remedy)
    yield _office()
    yield _font()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _office() -> Check:
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path:
        return Check("LibreOffice", "ok", path, "")
    found = "not found (second way to read damaged .doc and .wps)"
    return Check("LibreOffice", "optional", found, "install LibreOffice if such a file is refused")


def _font() -> Check:
    """Whether the bundled font is whole: it must draw a common name without help."""
    from ..views.fonts import FONT_NAME, drawable

    whole = drawable("责任领导") == "责任领导"
    remedy = "" if whole else "python -m pip install --force-reinstall respgraph"
    return Check("Chinese font", "ok" if whole else "missing", f"bundled: {FONT_NAME}", remedy)
