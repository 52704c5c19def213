"""The documentation runs: every example, every command, every link, every page made from code.

In a page, blocks of ``python`` run one after the other in one namespace, and those with ``>>>``
must print what they show. In ``console`` blocks each ``$ respgraph …`` is run and must print what
stands below it; with ``> respgraph …``, as on Windows, backslashes in the output count as slashes.
In ``sh`` and ``bat`` blocks commands are run and must succeed, or end with the code that a comment
``# exit code N`` names. ``<!-- file: NAME -->`` above a block writes it to a file first. All of it
runs in a folder that holds ``data``, ``docs/examples`` and the samples of the Chinese guide.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tools.carried import write_samples
from tools.reference_pages import stale

import respgraph as rg
from respgraph.cli import run
from respgraph.metrics.collect import ON_REQUEST, TABLE_NAMES

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / "docs").rglob("*.md"), *ROOT.glob("README*.md"))
    if path.parent.name != "examples"
)
FENCE = re.compile(
    r"(?:^<!-- file: (?P<file>[^\n]+?) -->\n+)?"
    r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"!?\[[^\]\n]*\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)|<img [^>]*src=\"([^\"]+)\"")
EXIT = re.compile(r"\s+# exit code (\d+)$")
FOREIGN = {"pip", "py", "python", "python3", "python3.12", "make", "git", "cd", "sh", "jupyter"}
"""What a reader types besides respgraph; these lines are not run here."""

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    language: str
    body: str
    line: int
    file: str | None


def blocks_of(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        indent = found["indent"]
        body = re.sub(rf"^{indent}", "", found["body"], flags=re.MULTILINE)
        yield Block(found["language"], body, text.count("\n", 0, found.start()) + 1, found["file"])


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    write_samples(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_python(block: Block, page: str, names: dict[str, Any]) -> None:
    if ">>>" not in block.body:
        code = compile("\n" * block.line + block.body, page, "exec")
        exec(code, names)
        return
    test = doctest.DocTestParser().get_doctest(block.body, {}, page, page, block.line)
    test.globs = names
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test, out=said.append, clear_globs=False)
    assert not said, "".join(said)


def run_command(line: str, capture: pytest.CaptureFixture[str]) -> str:
    """Run one respgraph command; what it says comes after what it prints."""
    expected = EXIT.search(line)
    words = shlex.split(EXIT.sub("", line))
    assert words[0] == "respgraph"
    capture.readouterr()
    code = run(words[1:])
    printed = capture.readouterr()
    assert code == (int(expected[1]) if expected else 0), f"{line}: {code}\n{printed.err}"
    return printed.out + printed.err


def run_console(block: Block, page: str, capture: pytest.CaptureFixture[str]) -> None:
    checker = doctest.OutputChecker()
    for found in re.finditer(r"^([$>]) (.*\n)((?:(?![$>] ).*\n)*)", block.body, re.MULTILINE):
        windows, line, shown = found[1] == ">", found[2].rstrip("\n"), found[3]
        shown = shown.replace("\\", "/") if windows else shown
        printed = run_command(line, capture)
        if shown.strip():
            same = checker.check_output(shown, printed, FLAGS)
            assert same, f"{page}:{block.line}: {line}\nshown:\n{shown}\nprinted:\n{printed}"


def run_shell(block: Block, page: str, capture: pytest.CaptureFixture[str]) -> None:
    text = block.body.replace("\\", "/") if block.language == "bat" else block.body
    for line in text.replace("\\\n", " ").splitlines():
        command = line.strip()
        if command.startswith("respgraph "):
            run_command(command, capture)
        elif command and not command.startswith(("#", "rem ")):
            first = command.replace("/", "\\").split()[0]
            known = first in FOREIGN or first.startswith((".venv\\", ".\\", "respgraph-env\\"))
            assert known, f"{page}:{block.line}: nobody checks {command!r}"


@pytest.mark.parametrize("page", [page for page in PAGES if "/notebooks/" not in page])
def test_examples_run(page: str, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks_of(page):
        if block.file:
            (workplace / block.file).write_text(block.body, encoding="utf-8")
        elif block.language == "python":
            run_python(block, page, names)
        elif block.language == "console":
            run_console(block, page, capsys)
        elif block.language in {"sh", "bat"}:
            run_shell(block, page, capsys)
        else:
            known = {"text", "toml", "json", "csv", "mermaid"}
            assert block.language in known, f"{page}:{block.line}: say what the block is"


def test_figures_in_chinese_prose_are_those_of_the_sample() -> None:
    printed = rg.read_plan(ROOT / "data" / "qinghe-2025.txt")
    plan = rg.apply_roster(printed, rg.read_roster(ROOT / "data" / "qinghe-roster.csv"))
    graph, named = rg.build_graph(plan), rg.named_graph(plan)
    load = {row.actor: row for row in rg.workload(plan)}
    balance = {row.population: row for row in rg.balance(plan)}
    place = {row.name: row for row in rg.centrality(graph)}["区发改局"]
    pair = rg.coassignment(named)[0]
    svn, bicm = (rg.backbone_power(named, null=null) for null in ("svn", "bicm"))
    circles, whole = rg.community_summary(named), rg.network_resilience(graph)
    leader = next(row for row in rg.resilience(graph, layer="leader") if row.actor == "林若海")
    between = min(rg.brokerage(named), key=lambda row: row.constraint or 9)
    first, leaders = load["区发改局"], balance["leaders"]
    said = [
        f"区发改局参与 {first.low} 项，其中牵头 {first.lead_unit} 项",
        f"望江街道 {load['望江街道'].low}–{load['望江街道'].high}",
        f"林若海有 {load['林若海'].total} 项任务，其中几项与人共同负责，折合 {load['林若海'].fractional}",
        f"区发改局 {first.weighted}",
        f"第 {load['望江街道'].best_rank} 到第 {load['望江街道'].worst_rank} 之间",
        f"9 位领导为 {leaders.gini:.3f}",
        f"为 {balance['units'].theil:.3f}，其中类别之间占 {balance['units'].theil_between:.3f}",
        f"9 位领导为 {leaders.hhi:.3f}",
        f"9 位领导为 {leaders.jain:.3f}",
        f"9 位领导为 {leaders.hoover:.3f}",
        f"是平均数的 {leaders.peak_ratio:.2f} 倍",
        f"区发改局参与 {place.degree} 项，为 {place.degree_share:.3f}",
        f"区发改局为 {place.closeness:.3f}",
        f"区发改局为 {place.betweenness:.3f}",
        f"（reinforcement）为 {rg.network_clustering(named).reinforcement:.3f}",
        f"清禾区为 {rg.network_clustering(named).nodf:.1f}",
        f"为 {pair.shared_tasks} 项，全区最多",
        f"两局为 {pair.jaccard:.3f}",
        f"为 {pair.cosine:.3f}",
        f"两局为 {pair.newman:.2f}",
        f"{svn.pairs} 对单位中，按 `svn` 有 {svn.significant} 对显著",
        f"按 `bicm` 有 {bicm.beyond_reach} 对不可能显著",
        f"{between.actor}最低，为 {between.constraint:.3f}",
        f"分为 {circles.communities} 个圈子，模块度 {circles.modularity:.3f}",
        f"林若海离开，{leader.orphaned} 项任务没有责任领导",
        f"林若海为 {leader.exclusivity:.1f}",
        f"清禾区为 {whole.redundancy:.3f}",
        f"清禾区为 {whole.robustness:.3f}",
    ]
    page = (ROOT / "docs/zh/metrics.md").read_text(encoding="utf-8")
    assert [words for words in said if words not in page] == []
    assert bicm.significant == 0


def anchors_of(path: Path) -> set[str]:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#{1,6} +(.+?)(?: *\{ *#([\w-]+) *\})?$", text, re.MULTILINE)
    return {given or slug(title) for title, given in headings}


def slug(title: str) -> str:
    """The anchor that site and repository give a heading."""
    plain = re.sub(r"[`*\[\]]", "", title).strip().casefold()
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", plain))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in (a or b for a, b in LINK.findall(text)):
        if re.match(r"https?:|mailto:", target):
            assert target.startswith("https://"), f"{page}: {target} is not https"
            continue
        place, _, anchor = target.partition("#")
        leads_to = (path.parent / place).resolve() if place else path
        assert leads_to.exists(), f"{page}: {target} leads nowhere"
        if anchor and leads_to.suffix == ".md":
            assert anchor in anchors_of(leads_to), f"{page}: {target} has no such heading"


def test_pages_made_from_the_code_are_current() -> None:
    assert stale() == [], "run: make pages"


def test_navigation_names_every_page() -> None:
    listed = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    written = {page.removeprefix("docs/") for page in PAGES if page.startswith("docs/")}
    assert written - listed == set()


PARTS = ("Means", "Formula", "Source", "Cannot see", "Group words")


@pytest.mark.parametrize("name", [*TABLE_NAMES, *ON_REQUEST])
def test_every_table_of_metrics_has_its_block(name: str) -> None:
    text = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/metrics.md has no block for {name}"
    assert tuple(re.findall(r"^- \*\*([\w ]+)\*\* \S", found[1], re.MULTILINE)) == PARTS
    function = name if hasattr(rg, name) else "stable_share"
    assert f"rg.{function}(" in found[1], f"the block of {name} has no example"


def test_pictures_are_small_and_used() -> None:
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    drawn = (ROOT / "docs" / "notebooks").glob("*.svg")
    for picture in sorted([*(ROOT / "docs" / "images").iterdir(), *drawn]):
        assert picture.name in text, f"{picture.name} is shown nowhere"
        assert picture.stat().st_size < 300_000, f"{picture.name} is larger than 300 kB"


@pytest.mark.parametrize(
    "wrong", ["$ respgraph read docs/examples/plan.txt --format table\nno such thing\n"]
)
def test_a_wrong_example_is_noticed(
    wrong: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check: Callable[..., None] = run_console
    with pytest.raises(AssertionError, match="no such thing"):
        check(Block("console", wrong, 1, None), "page.md", capsys)
    with pytest.raises(AssertionError, match="nobody checks"):
        run_shell(Block("sh", "curl example.org\n", 1, None), "page.md", capsys)
    with pytest.raises(AssertionError, match="Expected"):
        run_python(Block("python", ">>> 1 + 1\n3\n", 1, None), "page.md", {})
