"""Figures: Chinese drawn from the bundled font, the same bytes, titles that say what is there."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from matplotlib.figure import Figure
from tests.builders import Row, make_plan, xianan_plan
from tests.views.hostile_plan import hostile_plan

import respgraph as rg
from respgraph.metrics.resilience import RemovalPoint
from respgraph.report.contents import contents_of
from respgraph.report.folder import report_figures
from respgraph.views.fonts import FONT_NAME, RareCharacterWarning, drawable


def removals(plan: rg.Plan) -> list[RemovalPoint]:
    """Removal curves of units and of leaders."""
    graph = rg.build_graph(plan)
    return [*rg.removal_curve(graph), *rg.removal_curve(graph, layer="leader")]


FIGURES: dict[str, Callable[[rg.Plan], Figure]] = {
    "workload": lambda plan: rg.workload_figure(rg.workload(plan)),
    "lorenz": lambda plan: rg.lorenz_figure(rg.lorenz(plan)),
    "removal": lambda plan: rg.removal_figure(removals(plan)),
    "sections": lambda plan: rg.section_figure(rg.workload_by_section(plan)),
    "pairs": lambda plan: rg.pair_matrix_figure(rg.coassignment(rg.build_graph(plan))),
    "columns": lambda plan: rg.columns_figure(rg.build_graph(plan)),
}


def texts(figure: Figure) -> list[str]:
    """Every word on a figure."""
    from matplotlib.text import Text

    return [one.get_text() for one in figure.findobj(Text) if one.get_text()]


@pytest.mark.parametrize("name", FIGURES)
def test_same_plan_same_picture(name: str) -> None:
    first, second = (rg.figure_svg(FIGURES[name](xianan_plan())) for _ in range(2))
    assert first == second
    assert "<dc:date>" not in first
    fromstring(first.encode("utf-8"))


@pytest.mark.parametrize("name", FIGURES)
def test_every_letter_comes_from_the_bundled_font(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = FIGURES[name](xianan_plan(roster=True))
        rg.figure_svg(figure)
    from matplotlib.text import Text

    families = {tuple(one.get_fontfamily()) for one in figure.findobj(Text) if one.get_text()}
    assert families == {(FONT_NAME,)}


@pytest.mark.parametrize("name", FIGURES)
def test_hostile_names_are_drawn_as_text(name: str) -> None:
    svg = rg.figure_svg(FIGURES[name](hostile_plan()))
    tags = {element.tag.rpartition("}")[2] for element in fromstring(svg.encode("utf-8")).iter()}
    assert not tags & {"script", "img", "image", "a", "foreignObject"}


def test_titles_say_who_has_most() -> None:
    assert "杜新国负责 9 项任务，在 6 位责任领导中最多" in texts(FIGURES["workload"](xianan_plan()))
    tied = make_plan([Row("1", ["王明"], ["甲局"]), Row("2", ["李华"], ["乙局"])])
    assert "2 位责任领导中，2 位并列最多，各负责 1 项" in texts(FIGURES["workload"](tied))
    english = rg.workload_figure(rg.workload(xianan_plan()), lang="en")
    assert "杜新国 answers for 9 tasks, the most of 6 leaders" in texts(english)


def test_removal_title_counts_who_leaves_before_half_is_lost() -> None:
    plan = make_plan(
        [Row(str(at), ["王明" if at else "李华"], ["甲局"], ["乙局"]) for at in range(4)]
    )
    words = texts(FIGURES["removal"](plan))
    assert any(
        "2 个单位中退出 2 个，还有单位承担的任务占 0%" in title
        and "2 位责任领导中退出 1 位，还有责任领导的任务占 25%" in title
        for title in words
    )


def test_removal_of_some_alone_tells_of_the_last() -> None:
    graph = rg.build_graph(make_plan([Row("1", leads=["甲局"], supports=["乙局"])]))
    curve = rg.removal_curve(graph, leaving=["unit/甲局"])
    title = "1 of 2 units gone: 100% of tasks still have one"
    assert title in " ".join(texts(rg.removal_figure(curve, lang="en"))).replace("\n", " ")
    assert "没有可画的内容" in texts(rg.removal_figure([]))


def test_bars_carry_the_counts_and_whiskers_the_intervals() -> None:
    plan = xianan_plan(roster=True)
    words = texts(FIGURES["workload"](plan))
    for row in rg.workload(plan):
        if row.kind is not rg.Kind.GROUP and row.high > row.low:
            assert f"{row.low}–{row.high}" in words


def test_bars_left_out_are_counted() -> None:
    plan = make_plan([Row("1", ["王明"], [f"单位{at}局" for at in range(9)])])
    figure = rg.workload_figure(rg.workload(plan), most=5)
    assert any("另有 4 个未画出" in words for words in texts(figure))


def test_plan_without_leaders_and_pairs_says_so() -> None:
    plan = make_plan([Row("1", leads=["甲局"])])
    assert "没有可画的内容" in texts(FIGURES["sections"](plan))
    assert "没有可画的内容" in texts(FIGURES["pairs"](plan))


def test_rare_character_is_warned_about_and_never_a_box() -> None:
    plan = make_plan([Row("1", ["王\U0002a6d6"], ["甲局"])])
    with pytest.warns(RareCharacterWarning, match="U\\+2A6D6|\U0002a6d6"):
        figure = FIGURES["workload"](plan)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rg.figure_svg(figure)


def test_character_without_any_font_becomes_its_code_point() -> None:
    assert drawable("甲\U000fffff局") == "甲\U000fffff局" or "U+FFFFF" in drawable("甲\U000fffff局")
    assert drawable("区财政局") == "区财政局"


def test_png_has_the_resolution_asked_for() -> None:
    figure = FIGURES["lorenz"](xianan_plan())
    small, large = rg.figure_png(figure, dpi=50), rg.figure_png(figure, dpi=100)
    assert small.startswith(b"\x89PNG")
    assert int.from_bytes(large[16:20]) == pytest.approx(2 * int.from_bytes(small[16:20]), abs=2)
    with pytest.raises(rg.RespgraphError, match="from 30 to 1200"):
        rg.figure_png(figure, dpi=5000)


def test_report_holds_every_figure() -> None:
    assert set(report_figures(contents_of(xianan_plan()))) == {
        "workload",
        "lorenz",
        "leaders-by-section",
        "units-by-units",
        "columns",
    }


def test_figures_are_the_same_without_any_font_of_the_system(tmp_path: Path) -> None:
    program = (
        "import sys, respgraph as rg\n"
        "plan = rg.load_plan(sys.argv[1])\n"
        "print(rg.figure_svg(rg.workload_figure(rg.workload(plan))))"
    )
    source = tmp_path / "plan.json"
    rg.save_plan(xianan_plan(), source)
    done = subprocess.run(
        [sys.executable, "-c", program, str(source)],
        capture_output=True,
        check=True,
        env={"HOME": str(tmp_path), "MPLCONFIGDIR": str(tmp_path), "PATH": "", "PYTHONUTF8": "1"},
        text=True,
    )
    assert done.stdout.strip() == rg.figure_svg(FIGURES["workload"](xianan_plan())).strip()
