"""What the site adds to the pages of the repository: the notebooks, executed, with their pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"


def on_files(files: Any, config: Any) -> Any:
    """Add one page for every notebook; called by mkdocs."""
    from mkdocs.structure.files import File

    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        for name, content in _rendered(notebook):
            files.append(File.generated(config, f"notebooks/{name}", content=content))
    return files


def _rendered(notebook: Path) -> Iterator[tuple[str, str | bytes]]:
    """The page of a notebook as Markdown, and its pictures."""
    import nbformat
    from nbclient import NotebookClient
    from nbconvert import MarkdownExporter

    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    node = nbformat.read(notebook, as_version=4)
    NotebookClient(
        node,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": NOTEBOOKS}},
        extra_arguments=["--IPKernelApp.log_level=40"],
    ).execute()
    exporter = MarkdownExporter()
    resources = {"unique_key": notebook.stem, "output_files_dir": notebook.stem}
    text, made = exporter.from_notebook_node(node, resources=resources)
    yield f"{notebook.stem}.md", _as_page(text)
    yield from made["outputs"].items()


def _as_page(text: str) -> str:
    """Plain output as a block of text, links to pages of the site as the site has them."""
    text = re.sub(r"<style scoped>.*?</style>", "", text, flags=re.DOTALL)
    text = text.replace('<table border="1" class="dataframe">', "<table>")
    text = text.replace("](../docs/", "](../")
    return re.sub(r"\]\((\d-[\w-]+)\.ipynb\)", r"](\1.md)", text)
