"""`respgraph.__all__` is exactly what the package offers, and each name says what it is."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import respgraph
import respgraph as rg
from respgraph.errors import ArgumentError

ROOT = Path(__file__).resolve().parent.parent


def test_all_is_sorted_and_without_doubles() -> None:
    assert list(respgraph.__all__) == sorted(set(respgraph.__all__))


def test_dir_offers_every_public_name() -> None:
    assert set(respgraph.__all__) <= set(dir(respgraph))


@pytest.mark.parametrize("name", respgraph.__all__)
def test_public_name_exists_and_is_documented(name: str) -> None:
    thing = getattr(respgraph, name)
    if name != "__version__":
        assert thing.__doc__, f"{name} has no docstring"
        assert thing.__module__.startswith("respgraph"), f"{name} comes from {thing.__module__}"


def test_no_module_hides_a_public_name() -> None:
    modules = {path.stem for path in (ROOT / "src/respgraph").iterdir()}
    assert modules.isdisjoint(respgraph.__all__)


def test_star_import_gives_the_public_names_only() -> None:
    program = "from respgraph import *; print(*sorted(set(dir())))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    offered = {name for name in done.stdout.split() if not name.startswith("__")}
    assert offered == {name for name in respgraph.__all__ if not name.startswith("__")}


def test_unknown_name_is_refused_like_in_any_module() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        respgraph.no_such_name  # noqa: B018


def test_version_is_the_one_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert respgraph.__version__ == declared["version"]


def first_arguments(wanted: str) -> list[str]:
    found = []
    for name in rg.__all__:
        value = getattr(rg, name)
        if inspect.isfunction(value) and wanted in list(inspect.signature(value).parameters)[:1]:
            found.append(name)
    return found


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *((name, "graph") for name in first_arguments("graph")),
        *((name, "plan") for name in first_arguments("plan")),
    ],
)
def test_a_plan_for_a_graph_is_refused_with_the_way_out(name: str, wanted: str) -> None:
    plan = rg.parse_plan("1.修路。(责任领导:王明;牵头单位:甲县交通局)")
    function = getattr(rg, name)
    maker = {"graph": "build_graph", "plan": "read_plan"}[wanted]
    rest = list(inspect.signature(function).parameters.values())[1:]
    needed = [None for parameter in rest if parameter.default is parameter.empty]
    for wrong in (plan if wanted == "graph" else rg.build_graph(plan), None, "x"):
        with pytest.raises(ArgumentError, match=rf"^{name} needs a {wanted}, not .*{maker}"):
            function(wrong, *needed)


def test_every_function_of_a_graph_or_plan_is_guarded() -> None:
    assert len(first_arguments("graph")) > 15
    assert len(first_arguments("plan")) > 25


@pytest.mark.parametrize("name", [n for n in rg.__all__ if inspect.isfunction(getattr(rg, n))])
def test_every_public_function_has_an_example(name: str) -> None:
    assert ">>> " in (getattr(rg, name).__doc__ or "")
