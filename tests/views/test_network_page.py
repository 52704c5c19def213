"""The network page in a real browser with the network cut."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import Row, make_plan, xianan_plan
from tests.views.hostile_plan import SCRIPT, hostile_plan

import respgraph as rg
from respgraph.views.drawings import columns_drawing, pairs_drawing

if TYPE_CHECKING:
    from tests.conftest import OfflineBrowser, OpenedPage

BODY = "document.body.dataset.hacked || null"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "network.html"
    graph = rg.build_graph(xianan_plan())
    path.write_text(rg.network_html(graph, title="咸安区2023年责任分工"), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: OfflineBrowser, page_file: Path) -> OpenedPage:
    return browser.open(page_file)


def shown(opened: OpenedPage) -> tuple[int, int]:
    """How many nodes and lines the page says that it shows."""
    text = opened.page.inner_text("#network-status")
    nodes, lines = re.findall(r"\d+", text)[:2]
    return int(nodes), int(lines)


def test_page_opens_without_request_or_complaint(opened: OpenedPage) -> None:
    drawing = columns_drawing(rg.build_graph(xianan_plan()))
    assert shown(opened) == (len(drawing.nodes), len(drawing.edges))
    assert opened.page.locator("#network-canvas canvas").count() == 1
    policy = opened.page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    opened.assert_quiet()


def test_policy_stops_a_script_that_was_not_ours(opened: OpenedPage) -> None:
    opened.page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = \"document.body.dataset.hacked='yes'\"; document.body.append(s); }"
    )
    assert opened.page.evaluate(BODY) is None


def test_search_by_initials_opens_the_panel_with_the_source(opened: OpenedPage) -> None:
    page = opened.page
    page.fill("#network-search", "qczj")
    assert page.inner_text("#network-hits button >> nth=0") == "区财政局"
    page.press("#network-search", "Enter")
    assert page.inner_text("#panel h2") == "区财政局"
    page.click("#panel [data-ref='task/6']")
    assert "区财政局" in page.inner_text("#panel mark.role-lead_unit >> nth=0")
    assert "杜新国" in page.inner_text("#panel .quote")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    opened.assert_quiet()


def test_filters_leave_what_they_say(opened: OpenedPage) -> None:
    page = opened.page
    whole = shown(opened)
    page.click("[data-role=supporting_unit]")
    drawing = columns_drawing(rg.build_graph(xianan_plan()))
    left = [edge for edge in drawing.edges if edge["role"] != "supporting_unit"]
    assert shown(opened)[1] == len(left)
    page.click("[data-role=supporting_unit]")
    assert shown(opened) == whole
    page.select_option("#filter-leader", "person/杜新国")
    assert shown(opened)[0] < whole[0]
    page.click("#network-reset")
    assert shown(opened) == whole
    page.click("[data-kind=group]")
    groups = {node["id"] for node in drawing.nodes if node["kind"] == "group"}
    kept = [edge for edge in drawing.edges if not {edge["from"], edge["to"]} & groups]
    assert shown(opened)[1] == len(kept)


def test_click_on_the_drawing_opens_the_source(opened: OpenedPage) -> None:
    page = opened.page
    box = page.locator("#network-canvas").bounding_box()
    assert box is not None
    found = None
    for step in range(10, 60):
        page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * step / 70)
        if page.is_visible("#panel"):
            found = page.inner_text("#panel h2")
            break
    assert found is not None
    assert page.locator("#panel .quote").count() >= 1


def test_state_in_the_address_is_restored(browser: OfflineBrowser, page_file: Path) -> None:
    opened = browser.open(page_file)
    page = opened.page
    page.click("[data-view=pairs]")
    page.fill("#filter-shared", "2")
    page.click("#switch-language")
    kept, address = shown(opened), page.url
    page.goto("about:blank")
    page.goto(address)
    assert shown(opened) == kept
    assert page.get_attribute("[data-view=pairs]", "aria-pressed") == "true"
    assert page.get_attribute("html", "lang") == "en"
    opened.assert_quiet()


def test_backbone_slider_counts_shared_tasks(opened: OpenedPage) -> None:
    page = opened.page
    drawing = pairs_drawing(rg.build_graph(xianan_plan()))
    page.click("[data-view=pairs]")
    for least in (1, 2, 3):
        page.fill("#filter-shared", str(least))
        assert shown(opened)[1] == sum(edge["shared"] >= least for edge in drawing.edges)


def test_surroundings_of_one_actor(opened: OpenedPage) -> None:
    page = opened.page
    page.fill("#network-search", "区农业农村局")
    page.press("#network-search", "Enter")
    page.click("#panel [data-ego]")
    graph = rg.build_graph(xianan_plan())
    tasks = set(graph["unit/区农业农村局"])
    near = {other for task in tasks for other in graph[task]}
    assert shown(opened)[0] == len(tasks) + len(near)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_export_gives_a_picture(opened: OpenedPage, kind: str, tmp_path: Path) -> None:
    with opened.page.expect_download() as waiting:
        opened.page.click(f"#export-{kind}")
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)
    data = target.read_bytes()
    if kind == "png":
        assert data.startswith(b"\x89PNG")
        assert len(data) > 20_000
    else:
        from defusedxml.ElementTree import fromstring

        texts = {element.text for element in fromstring(data).iter() if element.text}
        assert "区财政局" in texts
    opened.assert_quiet()


def test_every_actor_is_reached_by_keyboard(opened: OpenedPage) -> None:
    page = opened.page
    page.focus(".network-list summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    listed = set(page.locator("#network-list [data-ref]").all_inner_texts())
    assert listed == {actor.name for actor in xianan_plan().actors}


def test_hostile_names_stay_text_even_without_the_policy(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    html = rg.network_html(rg.build_graph(hostile_plan()), title=SCRIPT)
    bare = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", html)
    assert bare != html
    for name, text in (("with.html", html), ("without.html", bare)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        opened = browser.open(path)
        page = opened.page
        names = page.locator("#network-list [data-ref]").all_text_contents()
        assert SCRIPT in names
        assert "__proto__" in names
        for view in ("pairs", "ego", "columns"):
            page.click(f"[data-view={view}]")
        page.fill("#network-search", "onerror")
        page.press("#network-search", "Enter")
        assert SCRIPT in page.inner_text("#panel h2")
        for task in page.locator("#panel [data-ref]").all():
            assert task.get_attribute("data-ref")
        page.click("#panel [data-ref] >> nth=0")
        assert page.evaluate(BODY) is None
        assert page.locator("img").count() == 0
        opened.assert_quiet()


def test_same_graph_gives_the_same_page() -> None:
    rows = [Row("1", ["甲"], ["乙局"], ["丙局"]), Row("2", ["甲"], ["丙局"], ["乙局", "丁局"])]
    forward = rg.build_graph(make_plan(rows))
    assert rg.network_html(forward) == rg.network_html(rg.build_graph(make_plan(rows)))


def test_unknown_language_and_foreign_graph_are_refused() -> None:
    import networkx as nx

    graph = rg.build_graph(xianan_plan())
    with pytest.raises(rg.RespgraphError, match="known: zh, en"):
        rg.network_html(graph, lang="fr")
    with pytest.raises(rg.RespgraphError, match="build_graph"):
        rg.network_html(nx.path_graph(["a", "b"]))


def test_paper_gets_the_whole_drawing_in_stretches(opened: OpenedPage) -> None:
    page = opened.page
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("#network-print svg text").all_text_contents()
    drawing = columns_drawing(rg.build_graph(xianan_plan()), members=False)
    names = {node["label"] for node in drawing.nodes if node["kind"] != "task"}
    assert {name[:6] for name in names} <= {text[:6] for text in printed}
    heights = page.locator("#network-print svg").evaluate_all(
        "all => all.map(one => one.viewBox.baseVal.height / one.viewBox.baseVal.width)"
    )
    assert max(heights) <= 1.16
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#network-print svg").count() == 0
    opened.assert_quiet()


def test_an_open_panel_leaves_drawing_and_tools_in_reach(opened: OpenedPage) -> None:
    page = opened.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.fill("#network-search", "区农业农村局")
    page.press("#network-search", "Enter")
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    for tool in ("#export-svg", "#filter-leader", "#switch-language", "#network-canvas"):
        box = page.locator(tool).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= panel["x"], tool
    page.click("#switch-language", timeout=2000)
    with page.expect_download():
        page.click("#export-svg", timeout=2000)


def test_a_new_filter_lets_go_of_what_was_chosen(opened: OpenedPage) -> None:
    page = opened.page
    page.fill("#network-search", "区农业农村局")
    page.press("#network-search", "Enter")
    page.select_option("#filter-leader", "person/杜新国")
    assert page.is_hidden("#panel")
    page.fill("#network-search", "区农业农村局")
    page.press("#network-search", "Enter")
    page.click("[data-kind=unit]")
    assert page.is_hidden("#panel")
    opened.assert_quiet()


def test_a_line_past_the_lead_column_runs_between_its_boxes(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    rows = [Row(str(at), ["王明"], [f"{name}局"]) for at, name in enumerate("甲乙丙丁戊", 1)]
    path = tmp_path / "network.html"
    graph = rg.build_graph(make_plan([*rows, Row("6", ["王明"]), Row("7", ["王明"])]))
    path.write_text(rg.network_html(graph), encoding="utf-8")
    page = browser.open(path).page
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    crossed = page.evaluate(
        """() => {
          const svg = document.querySelector("#network-print svg");
          const paths = [...svg.querySelectorAll("path")];
          const isBox = (one) => one.hasAttribute("transform");
          const boxes = paths.filter(isBox).map((one) => one.getBoundingClientRect());
          const wide = boxes.map((one) => one.width).sort((a, b) => a - b);
          const leads = boxes.filter((one) => Math.abs(one.width / wide[0] - 190 / 130) < 0.1);
          const inside = ({ x, y }) => leads.some((box) =>
            x > box.left + 3 && x < box.right - 3 && y > box.top + 1 && y < box.bottom - 1);
          let hits = 0;
          for (const line of paths.filter((one) => !isBox(one))) {
            const [matrix, length] = [line.getScreenCTM(), line.getTotalLength()];
            for (let at = 0; at <= 100; at += 1) {
              hits += inside(line.getPointAtLength((at / 100) * length).matrixTransform(matrix));
            }
          }
          return [leads.length, hits];
        }"""
    )
    assert crossed == [5, 0]


def test_a_box_answers_over_its_whole_width(opened: OpenedPage) -> None:
    titles = opened.page.evaluate(
        """() => [0.5, 0.56, 0.65].map((share) => {
          const canvas = document.getElementById("network-canvas");
          const box = canvas.getBoundingClientRect();
          const seen = new Set();
          for (let y = box.top; y < box.bottom; y += 5) {
            const clientX = box.left + box.width * share;
            canvas.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: y }));
            if (canvas.title) seen.add(canvas.title);
          }
          return [...seen];
        })"""
    )
    assert titles[0] == titles[1] == titles[2]
    assert len(titles[0]) >= 15


def test_a_small_screen_begins_where_the_first_leader_stands(
    browser: OfflineBrowser, tmp_path: Path
) -> None:
    plan = rg.read_plan(Path(__file__).parents[2] / "data" / "qinghe-2025.txt")
    path = tmp_path / "network.html"
    path.write_text(rg.network_html(rg.build_graph(plan)), encoding="utf-8")
    page = browser.open(path).page
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.wait_for_selector("#network-canvas canvas")
    titles = page.evaluate(
        """() => {
          const canvas = document.getElementById("network-canvas");
          const box = canvas.getBoundingClientRect();
          const seen = new Set();
          for (let y = box.top; y < box.top + 300; y += 5) {
            const clientX = box.left + box.width * 0.15;
            canvas.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: y }));
            if (canvas.title) seen.add(canvas.title);
          }
          return [...seen];
        }"""
    )
    leaders = {actor.name for actor in plan.actors if actor.kind is rg.Kind.PERSON}
    assert any(leader in title for leader in leaders for title in titles)
