"""Run the notebooks and write them with what they print, as pages anybody can read.

    python tools/notebook_pages.py [--check] [NUMBER …]

The notebooks are kept without outputs; the pages in docs/notebooks are what a reader of the
repository or of the site sees. With ``--check`` nothing is written, and the exit code is 1 when a
page is not what its notebook prints.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
PAGES = ROOT / "docs" / "notebooks"
TWO_HEADERS = re.compile(
    r"<thead>\n<tr[^>]*>\n<th></th>\n((?:<th>[^<]*</th>\n)+)</tr>\n"
    r"<tr>\n(<th>[^<]+</th>)\n(?:<th></th>\n)+</tr>\n</thead>"
)
"""The header of a table whose row names have a name: it gets a line of its own, for nothing."""


def executed(notebook: Path) -> Any:
    """The notebook after all its cells have run, in its own folder."""
    import nbformat
    from nbclient import NotebookClient

    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    node = nbformat.read(notebook, as_version=4)
    NotebookClient(
        node,
        timeout=600,
        kernel_name="python3",
        resources={"metadata": {"path": NOTEBOOKS}},
        extra_arguments=["--IPKernelApp.log_level=40"],
    ).execute()
    return node


def pages_of(notebook: Path) -> dict[Path, str]:
    """The page of a notebook and its pictures, by the place where they belong."""
    made: dict[Path, str] = {}
    parts = [f"*This is `notebooks/{notebook.name}` with what it prints.*"]
    for cell in executed(notebook).cells:
        if cell.cell_type == "markdown":
            parts.append(_linked(cell.source))
            continue
        parts.append(f"```python\n{cell.source}\n```")
        for output in _joined(cell.outputs):
            if picture := output.get("data", {}).get("image/svg+xml"):
                place = PAGES / f"{notebook.stem}-{len(made) + 1}.svg"
                made[place] = picture.rstrip() + "\n"
                parts.append(f"![{_said(cell.source)}]({place.name})")
            else:
                parts += _as_text(output)
    title, *rest = parts[1].split("\n\n", 1)
    parts[:2] = [title, parts[0], *rest]
    made[PAGES / f"{notebook.stem}.md"] = "\n\n".join(parts) + "\n"
    return made


def _joined(outputs: list[Any]) -> list[Any]:
    """Outputs with what was printed in several goes as one, since the goes differ from run to run."""
    joined: list[Any] = []
    for output in outputs:
        if joined and output.get("name") and output.get("name") == joined[-1].get("name"):
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def _as_text(output: Any) -> Iterator[str]:
    """What a cell printed: a table as such, anything else as it stands."""
    data = output.get("data", {})
    if "text/html" in data:
        html = re.sub(r"<style scoped>.*?</style>", "", data["text/html"], flags=re.DOTALL)
        html = re.sub(r"\n\s*", "\n", html.replace(' border="1" class="dataframe"', ""))
        yield TWO_HEADERS.sub(
            r"<thead>\n<tr>\n\2\n\1</tr>\n</thead>", re.sub(r"</?div>\n?", "", html)
        ).strip()
    elif text := output.get("text") or data.get("text/plain"):
        yield f"```text\n{text.rstrip()}\n```"


def _said(source: str) -> str:
    """What a picture shows: the remark that its cell begins with."""
    first = source.split("\n", 1)[0]
    return first.removeprefix("# ") if first.startswith("# ") else "Figure"


def _linked(text: str) -> str:
    """Links of a notebook as its page has them."""
    text = text.replace("](../docs/", "](../")
    return re.sub(r"\]\((\d-[\w-]+)\.ipynb\)", r"](\1.md)", text)


def stale(notebook: Path) -> list[str]:
    """Files of a notebook's page that are not what it prints now, or should not be there."""
    made = pages_of(notebook)
    kept = set(PAGES.glob(f"{notebook.stem}*"))
    wrong = {
        place
        for place, text in made.items()
        if place not in kept or place.read_text(encoding="utf-8") != text
    }
    return sorted(place.name for place in wrong | (kept - set(made)))


def write(notebook: Path) -> None:
    """Write the page of a notebook anew."""
    made = pages_of(notebook)
    PAGES.mkdir(exist_ok=True)
    for old in PAGES.glob(f"{notebook.stem}*"):
        old.unlink()
    for place, text in made.items():
        place.write_text(text, encoding="utf-8", newline="\n")
        print(place.relative_to(ROOT))


def main() -> None:
    """Write the pages, or say which are stale."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    parser.add_argument("numbers", nargs="*", help="of the notebooks; all when none is given")
    given = parser.parse_args()
    chosen = [
        path
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
        if not given.numbers or path.name[0] in given.numbers
    ]
    if not given.check:
        for notebook in chosen:
            write(notebook)
        return
    wrong = [name for notebook in chosen for name in stale(notebook)]
    if wrong:
        sys.exit(f"not current: {', '.join(wrong)}; run: python tools/notebook_pages.py")


if __name__ == "__main__":
    main()
