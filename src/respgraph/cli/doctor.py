"""What this machine offers respgraph: versions, fonts, optional readers, and how to get the rest."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

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
    "igraph": ("faster networks", "fast"),
    "rapidocr": ("reads scanned PDF pages", "ocr"),
    "onnxruntime": ("reads scanned PDF pages", "ocr"),
}
"""What an optional package is good for, and the extra that brings it."""


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
    source = _source_folder()
    for name in REQUIRED:
        version = _version(name)
        remedy = "" if version else _again(source)
        yield Check(name, "ok" if version else "missing", version or "not installed", remedy)
    for name, (purpose, extra) in OPTIONAL.items():
        version = _version(name)
        found = version or f"not installed ({purpose})"
        remedy = "" if version else _added(extra, source)
        yield Check(name, "ok" if version else "optional", found, remedy)
    yield _office()
    yield _font(source)


def _source_folder() -> Path | None:
    """The folder of sources that respgraph was installed from, where it is still there."""
    try:
        record = metadata.distribution("respgraph").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    address = urlsplit(json.loads(record or "{}").get("url", ""))
    folder = Path(url2pathname(address.path))
    return folder if address.scheme == "file" and (folder / "pyproject.toml").exists() else None


def _pip_install(what: str) -> str:
    """The line that installs something into the environment that runs this."""
    found = shutil.which("python")
    ours = found is not None and Path(found).samefile(sys.executable)
    python = "python" if ours else f'"{sys.executable}"'
    return f"{python} -m pip install {what}"


def _added(extra: str, source: Path | None) -> str:
    """How to add an extra: from the sources, else from a folder that somebody prepares anew."""
    if source is not None:
        return _pip_install(f'"{source}[{extra}]"')
    return f"have the folder prepared anew with --extra {extra}, and install from it"


def _again(source: Path | None) -> str:
    """How to install respgraph once more."""
    if source is not None:
        return _pip_install(f'--force-reinstall "{source}"')
    return "install once more from the folder that was prepared"


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


def _font(source: Path | None) -> Check:
    """Whether the bundled font is whole: it must draw a common name without help."""
    from ..views.fonts import FONT_NAME, drawable

    whole = drawable("责任领导") == "责任领导"
    remedy = "" if whole else _again(source)
    return Check("Chinese font", "ok" if whole else "missing", f"bundled: {FONT_NAME}", remedy)
