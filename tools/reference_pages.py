"""Write the pages of the documentation that are made from the code.

    python tools/reference_pages.py [--check]

Command line, glossary, codes, modules and the picture of the house come from the code itself, so
that they cannot disagree with it. With ``--check`` nothing is written, and the exit code is 1
when a page is not current.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
HELP_WIDTH = 88

sys.path.insert(0, str(ROOT))


def command_line() -> str:
    """Every command with its own help text."""
    import typer

    from respgraph.cli import application

    group = typer.main.get_command(application())
    parts = [
        "# Command line",
        (
            "Data goes to stdout, talk to stderr. `python -m respgraph` is the same as `respgraph`. "
            "What the exit codes mean stands in [Exit codes and promises](reliability.md)."
        ),
        _help_text(group, "respgraph"),
    ]
    for name, command in group.commands.items():
        parts += [f"## {name}", _help_text(command, f"respgraph {name}")]
    return _page(parts)


def _help_text(command: object, name: str) -> str:
    context = command.context_class(command, info_name=name, terminal_width=HELP_WIDTH)
    return f"```text\n{command.get_help(context).rstrip()}\n```"


def glossary() -> str:
    """The terms of the field in English and Chinese."""
    from respgraph.vocabulary import GLOSSARY

    rows = [(f"`{t.key}`", t.english, t.chinese, t.meaning) for t in GLOSSARY]
    return _page(
        [
            "# Glossary 术语",
            "Every term once. The key is what stands in code, in plan.json and in tables.",
            _table(("key", "English", "中文", "meaning"), rows),
        ]
    )


def glossary_zh() -> str:
    """The same terms as staff look them up."""
    from respgraph.vocabulary import GLOSSARY

    rows = [(t.chinese, t.meaning_zh, t.english, f"`{t.key}`") for t in GLOSSARY]
    return _page(
        [
            "# 术语表",
            "页面、表格和本说明中的用语，一词一义。最后一列是数据文件中的写法。",
            _table(("术语", "含义", "英文", "代码"), rows),
        ]
    )


def codes() -> str:
    """What reading can doubt and what an audit can find."""
    from respgraph.planning.codes import AuditCode
    from respgraph.vocabulary import IssueCode

    issues = [(f"`{c}`", c.severity, c.english, c.chinese) for c in IssueCode]
    findings = [(f"`{c}`", c.severity, c.english, c.reason, c.chinese) for c in AuditCode]
    return _page(
        [
            "# Codes of issues and findings",
            (
                "A code has one fixed severity. `info` never changes an exit code; `warning` and "
                "`error` do so with `--strict`."
            ),
            "## Issues of a reading",
            (
                "Something in the file that was dropped, guessed or found contradictory. "
                "How to go through them: [Read the account](account.md)."
            ),
            _table(("code", "severity", "meaning", "中文"), issues),
            "## Findings of an audit",
            "Something that the plan itself leaves open, however well it was read.",
            _table(("code", "severity", "what was found", "why it matters", "中文"), findings),
        ]
    )


def modules() -> str:
    """Every module in one sentence, taken from its docstring."""
    from tools.house import first_sentences

    parts = [
        "# Modules",
        (
            "One sentence each, from the module itself. How they hang together: "
            "[Architecture](architecture.md)."
        ),
    ]
    for package, rows in first_sentences().items():
        parts += [
            f"## {package}",
            _table(("module", "what it is"), [(f"`{name}`", text) for name, text in rows]),
        ]
    return _page(parts)


API_GROUPS = {
    "reading": "Read a plan",
    "plan": "The records of a plan",
    "document": "The document and places in it",
    "vocabulary": "Words with one meaning",
    "plan_json": "Save and load",
    "correction": "Correct a reading",
    "roster": "Rosters",
    "likeness": "Names that look alike",
    "pseudonyms": "Pseudonyms",
    "graph": "Graphs",
    "metrics": "Metrics",
    "planning": "Audit and what-if",
    "tabular": "Tables",
    "views": "Pages and figures",
    "export": "Other programs",
    "report": "The report folder",
    "sampling": "Invented plans",
    "errors": "Errors",
}
"""Titles of the groups of public names, by the room that is their home."""

FORMAT_NAMES = ("respgraph.reading.formats.register_format", "respgraph.reading.formats.Format")


def library() -> str:
    """Every public name, grouped by its home; the site fills in what the docstrings say."""
    import respgraph

    homes: dict[str, list[str]] = {}
    for name, home in sorted(respgraph._HOME.items()):
        homes.setdefault(home.split(".")[0], []).append(f"respgraph.{home}.{name}")
    homes["errors"] = ["respgraph.errors"]
    parts = [
        "# Library",
        (
            "Everything here is reached as `rg.name` after `import respgraph as rg`. For a first look "
            "there is a [tour](library.md)."
        ),
    ]
    for room, title in API_GROUPS.items():
        paths = homes.pop(room, [])
        if paths:
            parts += [f"## {title}", *(f"::: {path}" for path in paths)]
    if homes:
        raise SystemExit(f"API_GROUPS has no title for {', '.join(sorted(homes))}")
    parts += ["## Formats", *(f"::: {path}" for path in FORMAT_NAMES)]
    return _page(parts)


def layers() -> str:
    """The picture of the layers and the imports between them."""
    from tools.house import draw_house

    return draw_house()


def carried() -> str:
    """The drawing of the folder that is carried to a PC without a network."""
    from tools.carried_picture import draw_carried

    return draw_carried()


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": command_line,
    "api.md": library,
    "glossary.md": glossary,
    "zh/glossary.md": glossary_zh,
    "codes.md": codes,
    "modules.md": modules,
    "images/layers.svg": layers,
    "images/carried.zh.svg": carried,
}


def stale() -> list[str]:
    """The pages that do not say what the code says now."""
    return [
        name
        for name, make in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != make()
    ]


def _page(parts: Iterable[str]) -> str:
    note = "<!-- Made by tools/reference_pages.py from the code; do not edit. -->"
    return "\n\n".join([note, *parts]) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(arguments: list[str] | None = None) -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description="Write the pages made from the code.")
    parser.add_argument("--check", action="store_true", help="only say which are not current")
    wanted = parser.parse_args(arguments)
    old = stale()
    for name in old:
        print(f"docs/{name}", "is not current" if wanted.check else "written")
        if not wanted.check:
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
    return 1 if old and wanted.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
