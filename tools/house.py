"""The house as it stands: its modules in a sentence each, and a picture of who imports whom."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "respgraph"

BOX_HEIGHT, ROW_HEIGHT = 44, 88
WIDTH, MARGIN, GAP = 1120, 24, 40


@dataclass(frozen=True, slots=True)
class Box:
    """A module or package of the first level, and where it stands in the picture."""

    name: str
    x: float
    y: float
    width: float

    @property
    def top(self) -> tuple[float, float]:
        """Middle of the upper edge."""
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> tuple[float, float]:
        """Middle of the lower edge."""
        return self.x + self.width / 2, self.y + BOX_HEIGHT


def layers() -> list[list[str]]:
    """The layers of the import contract, highest first, without rooms that are not built yet."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (house,) = [contract for contract in contracts if contract["id"] == "house"]
    rows = [re.findall(r"\w+", layer) for layer in house["layers"]]
    built = [[name for name in row if _path(name) is not None] for row in rows]
    return [row for row in built if row]


def imports() -> list[tuple[str, str]]:
    """Which room imports which, sorted; imports for the type checker only are left out."""
    import grimp

    graph = grimp.build_graph("respgraph", exclude_type_checking_imports=True)
    rooms = [name for row in layers() for name in row]
    found = set()
    for module in sorted(graph.modules):
        importer = _room(module)
        for imported in graph.find_modules_directly_imported_by(module):
            found.add((importer, _room(imported)))
    return sorted((a, b) for a, b in found if a != b and a in rooms and b in rooms)


def needed_imports() -> list[tuple[str, str]]:
    """The imports that do not follow from others: with all of them nothing could be seen."""
    import networkx as nx

    return sorted(nx.transitive_reduction(nx.DiGraph(imports())).edges)


def first_sentences() -> dict[str, list[tuple[str, str]]]:
    """Modules and their first docstring sentence, by package in the order of the layers."""
    groups: dict[str, list[tuple[str, str]]] = {"respgraph": []}
    for name in (name for row in layers() for name in row):
        path = SOURCE / name
        if not path.is_dir():
            groups["respgraph"].append((name, _sentence(path.with_suffix(".py"))))
            continue
        groups["respgraph"].append((f"{name}/", _sentence(path / "__init__.py")))
        for module in sorted(path.rglob("*.py")):
            package = ".".join(module.parent.relative_to(SOURCE.parent).parts)
            if module.stem != "__init__":
                groups.setdefault(package, []).append((module.stem, _sentence(module)))
    return groups


def draw_house() -> str:
    """The layers as SVG: a row a layer, a line for every import, always downwards."""
    rows = layers()
    boxes = {box.name: box for at, row in enumerate(rows) for box in _place(row, at)}
    height = MARGIN + len(rows) * ROW_HEIGHT
    ties = "\n".join(_line(boxes[a], boxes[b]) for a, b in needed_imports())
    rooms = "\n".join(_rectangle(box) for box in boxes.values())
    title = "Layers of respgraph; a line is an import, and all lead downwards"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{title}" font-family="Noto Sans, Arial, sans-serif">\n'
        f"<title>{title}</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#fdfcfa"/>\n'
        f'<g fill="none" stroke="#004488" stroke-opacity="0.6" stroke-width="1.4">\n{ties}\n</g>\n'
        f"<g>\n{rooms}\n</g>\n</svg>\n"
    )


def _path(name: str) -> Path | None:
    for path in (SOURCE / f"{name}.py", SOURCE / name / "__init__.py"):
        if path.exists():
            return path
    return None


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _sentence(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n\n")[0].replace("\n", " ").replace("``", "`").strip()


def _place(row: list[str], at: int) -> list[Box]:
    width = min(180.0, (WIDTH - 2 * MARGIN - GAP * (len(row) - 1)) / len(row))
    left = (WIDTH - len(row) * width - (len(row) - 1) * GAP) / 2
    y = MARGIN + at * ROW_HEIGHT
    return [Box(name, left + i * (width + GAP), y, width) for i, name in enumerate(row)]


def _line(importer: Box, imported: Box) -> str:
    (x0, y0), (x1, y1) = importer.bottom, imported.top
    bend = (y1 - y0) / 2
    return (
        f'<path d="M{x0:.1f} {y0:.1f}C{x0:.1f} {y0 + bend:.1f} '
        f'{x1:.1f} {y1 - bend:.1f} {x1:.1f} {y1:.1f}"/>'
    )


def _rectangle(box: Box) -> str:
    is_package = (SOURCE / box.name).is_dir()
    fill, label = ("#dbe7f3", f"{box.name}/") if is_package else ("#ffffff", box.name)
    x, y = box.top
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{BOX_HEIGHT}" '
        f'rx="5" fill="{fill}" stroke="#004488"/>'
        f'<text x="{x:.1f}" y="{y + 28:.1f}" text-anchor="middle" font-size="15" '
        f'fill="#1c1d1f">{escape(label)}</text>'
    )
