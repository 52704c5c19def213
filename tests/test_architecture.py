"""The house stands as drawn: contracts kept, third-party files unchanged, imports lazy."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/respgraph/views/vendor"
HEAVY = ("pandas", "numpy", "scipy", "matplotlib", "pyvis", "networkx", "pdfplumber", "mammoth")
LISTED_FILE = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_import_contracts_hold() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = run("-c", lint, "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


@pytest.mark.parametrize(
    ("places", "kept"), [(["house.cellar"], True), (["house.attic"], False), ([], False)]
)
def test_our_own_contract_sees_a_trespass(places: list[str], kept: bool) -> None:
    from grimp import ImportGraph
    from tools.contracts import OnlyInContract

    graph = ImportGraph()
    for module in ("house", "house.cellar", "house.cellar.shelf", "wine"):
        graph.add_module(module)
    graph.add_import(importer="house.cellar.shelf", imported="wine")
    contract = OnlyInContract(
        name="wine", session_options={}, contract_options={"packages": ["wine"], "places": places}
    )
    assert contract.check(graph, verbose=False).kept is kept


def imported_packages() -> set[str]:
    """The first part of every absolute import of the library, standard library and ours left out."""
    names = set()
    for path in sorted((ROOT / "src/respgraph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"respgraph"}


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    stated = [*project["dependencies"], *extras["fast"], *extras["ocr"]]
    declared = {re.split(r"[<>=]", one)[0].lower() for one in stated}
    names = imported_packages()
    assert {"pandas", "markupsafe"} <= names
    homes = packages_distributions()
    assert {
        name
        for name in names
        if declared.isdisjoint(home.lower() for home in homes.get(name, [name]))
    } == set()


def listed_files() -> dict[str, str]:
    return dict(LISTED_FILE.findall((VENDOR / "README.md").read_text(encoding="utf-8")))


def test_third_party_files_are_the_ones_listed() -> None:
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path != VENDOR / "README.md"
    }
    assert found
    assert found == listed_files()


def test_every_third_party_folder_holds_its_licence() -> None:
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert folders
    assert [path.name for path in folders if not list(path.glob("LICENSE*"))] == []


def test_bundled_font_draws_what_it_promises() -> None:
    from fontTools.ttLib import TTFont
    from tools.vendor import FONT_FAMILY, FONT_FILE, font_characters

    font = TTFont(VENDOR / "noto-sans-sc" / FONT_FILE)
    drawn = font.getBestCmap()
    assert font["name"].getDebugName(1) == FONT_FAMILY
    assert [char for char in font_characters() if ord(char) not in drawn] == []
    assert len(drawn) > 7_000


@pytest.mark.parametrize(
    "statement",
    ["import respgraph", "import sys; sys.argv = ['respgraph', '--help']; main()"],
    ids=["import", "help"],
)
def test_nothing_heavy_is_imported_early(statement: str) -> None:
    program = f"""
import sys
if "main()" in {statement!r}:
    from respgraph.__main__ import main
try:
    exec({statement!r})
except SystemExit as stop:
    assert not stop.code, stop.code
print("loaded:", *sorted(set({HEAVY!r}) & set(sys.modules)))
"""
    done = run("-X", "utf8", "-c", program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().splitlines()[-1] == "loaded:"
