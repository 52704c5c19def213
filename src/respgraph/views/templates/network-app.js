// The network view: tabs, filters, search, export, and the state in the address.
"use strict";
(() => {
  const { element, say, state, panel, scene: scenes } = respgraph;
  const network = respgraph.network;
  const container = document.getElementById("network-canvas");
  const status = document.getElementById("network-status");
  const hits = document.getElementById("network-hits");
  const field = (id) => document.getElementById(id);
  const filters = { roles: new Set(), kinds: new Set(), section: "", leader: "", tasks: 1, shared: 1, significant: false, possible: true, members: false };
  const views = [...document.querySelectorAll("[data-view]")].map((tab) => tab.dataset.view);
  let view = views[0];
  const LISTED = 400;
  let ego = null;
  let scene = null;
  let hovered = null;
  let width = container.clientWidth;
  // What a large plan leaves out at first, so that a drawing can be read: the page says so.
  const calm = network.columns.edges.length <= 400;
  const hasMembers = network.ties.some((tie) => tie[3] & 2);
  const calmShared = backbone(250);
  const renderer = respgraph.renderer.open(container, { onClick, onHover });

  function backbone(most) {
    const counts = network.pairs.edges.map((edge) => edge.shared).sort((a, b) => b - a);
    return counts.length <= most ? 1 : counts[most] + 1;
  }

  // ---- state in the address
  function list(text) { return new Set((text || "").split(",").filter(Boolean)); }

  function hint() { field("network-search").placeholder = field("network-search").getAttribute("aria-label"); }

  function restore() {
    const wanted = state.get("view");
    view = views.includes(wanted) ? wanted : views[0];
    ego = panel.actors.has(state.get("ego")) ? state.get("ego") : null;
    filters.roles = list(state.get("hide"));
    filters.kinds = list(state.get("nokind"));
    filters.section = network.options.sections.includes(state.get("section")) ? state.get("section") : "";
    filters.leader = network.options.leaders.some(([id]) => id === state.get("leader")) ? state.get("leader") : "";
    filters.tasks = Math.max(1, Number(state.get("tasks")) || 1);
    filters.shared = Math.max(1, Number(state.get("shared")) || calmShared);
    filters.significant = state.get("significant") === "1";
    filters.members = state.get("members") === "1";
    filters.possible = state.get("possible") ? state.get("possible") === "1" : calm;
    controls();
  }

  function remember() {
    state.set({
      view: view === views[0] ? null : view, ego: view === "ego" ? ego : null,
      hide: [...filters.roles].join(","), nokind: [...filters.kinds].join(","),
      section: filters.section, leader: filters.leader,
      tasks: filters.tasks > 1 ? filters.tasks : null, shared: filters.shared === calmShared ? null : filters.shared,
      significant: filters.significant ? "1" : null,
      members: filters.members ? "1" : null,
      possible: filters.possible === calm ? null : filters.possible ? "1" : "0",
    });
  }

  function controls() {
    for (const tab of document.querySelectorAll("[data-view]")) tab.setAttribute("aria-pressed", String(tab.dataset.view === view));
    for (const chip of document.querySelectorAll("[data-role]")) chip.setAttribute("aria-pressed", String(!filters.roles.has(chip.dataset.role)));
    for (const chip of document.querySelectorAll("[data-kind]")) chip.setAttribute("aria-pressed", String(!filters.kinds.has(chip.dataset.kind)));
    field("filter-section").value = filters.section;
    field("filter-leader").value = filters.leader;
    field("filter-tasks").value = filters.tasks;
    field("filter-shared").value = filters.shared;
    field("filter-shared-value").textContent = filters.shared;
    field("filter-significant").checked = filters.significant;
    field("filter-possible").setAttribute("aria-pressed", String(filters.possible));
    field("filter-members").setAttribute("aria-pressed", String(filters.members));
    field("filter-members").hidden = !hasMembers || view === "pairs" || view === "ego";
    for (const one of document.querySelectorAll(".only-pairs")) one.hidden = view !== "pairs";
    if (!network.pairs.edges.some((edge) => edge.p !== null)) field("filter-significant-box").hidden = true;
  }

  // ---- drawing
  function build() {
    if (view === "pairs") return scenes.pairs(filters);
    if (view === "ego") return scenes.ego(filters, ego);
    if (view === "map") return scenes.map(filters);
    return scenes.columns(filters);
  }

  function draw({ keep = false } = {}) {
    scene = build();
    if (!keep) size();
    renderer.show(scene);
    if (!keep) renderer.fit({ least: container.clientWidth < 700 ? 0.8 : 0.7 });
    tell();
    remember();
    lightSelected();
    requestAnimationFrame(() => { document.body.dataset.drawn = String(Math.round(performance.now())); });
  }

  function size() {
    const scale = Math.min(1.15, (container.clientWidth - 24) / scene.bounds.w);
    const wanted = scene.map ? innerHeight : scene.bounds.h * Math.max(scale, 0.62) + 40;
    container.style.height = `${Math.round(Math.max(260, Math.min(wanted, innerHeight * 0.82)))}px`;
    renderer.resize();
  }

  function tell() {
    const note = view === "ego" && !ego ? say("js.choose") : scene.nodes.length ? say("js.shown", { nodes: scene.nodes.length, edges: scene.edges.length }) + (scene.left ? say(`js.left.${view}`, { n: scene.left }) : "") : say("js.nothing");
    status.textContent = note;
    field("network-list").replaceChildren(...listed());
  }

  function listed() {
    const refs = new Map();
    for (const node of scene.nodes) if (node.kind !== "task" && !refs.has(node.ref)) refs.set(node.ref, node);
    const listed = [...refs.values()].sort((a, b) => b.tasks - a.tasks).slice(0, LISTED);
    const rest = refs.size - listed.length;
    const items = listed.map((node) => element("li", {},
      element("button", { type: "button", class: "ref", "data-ref": node.ref, lang: "zh-CN" }, node.label),
      element("span", { class: "quiet" }, ` ${say(`js.kind.${node.kind}`)} · ${say("js.tasks", { n: node.tasks })}`)));
    return rest ? items.concat(element("li", { class: "quiet" }, say("js.unlisted", { n: rest }))) : items;
  }

  function nodeFor(ref) { return scene.nodes.find((node) => node.ref === ref); }

  function lightSelected() {
    const node = panel.selected() ? nodeFor(panel.selected()) : null;
    renderer.light(hovered ? hovered.id : node ? node.id : null);
  }

  // Beside an open panel the drawing and its tools stay in reach, and what was chosen in sight.
  function makeRoom(id) {
    const { top, bottom } = field("network").getBoundingClientRect();
    const besides = document.body.classList;
    if (!besides.contains("has-panel")) besides.remove("beside-panel");
    else if (bottom > 0 && top < innerHeight) besides.add("beside-panel");
    if (container.clientWidth !== width) {
      width = container.clientWidth;
      renderer.resize();
    }
    lightSelected();
    const node = id && nodeFor(id);
    if (node) renderer.reveal(node.id);
  }

  // What filters take away cannot stay chosen; a new section or leader is a new question.
  function refilter({ anew = false } = {}) {
    const id = panel.selected();
    controls();
    draw();
    if (id && (anew || !nodeFor(id))) panel.close({ focus: false });
  }

  function onHover(node) {
    hovered = node;
    lightSelected();
    container.title = node ? node.label : "";
  }

  function onClick(node, edge) {
    if (node) panel.show({ id: node.ref });
    else if (edge && view === "pairs") panel.show({ pair: edge });
    else if (edge) panel.show({ tie: tieOf(edge) });
    else panel.close();
  }

  function tieOf(edge) {
    const named = (node) => ({ id: node.ref, name: node.label });
    return { a: named(edge.a), b: named(edge.b), role: edge.role, possible: edge.possible, added: edge.added, tasks: edge.tasks };
  }

  // ---- search by name, pinyin initials or pinyin
  function find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const score = (actor) => {
      const name = actor.name.toLowerCase();
      if (name.startsWith(wanted)) return 0;
      if (name.includes(wanted)) return 1;
      const at = actor.keys.indexOf(wanted);
      return at < 0 ? 9 : at === 0 ? 2 : 3;
    };
    return network.actors.map((actor) => [score(actor), actor]).filter(([rank]) => rank < 9)
      .sort((a, b) => a[0] - b[0]).slice(0, 12).map(([, actor]) => actor);
  }

  function offer() {
    const text = field("network-search").value;
    const found = find(text);
    hits.hidden = !text.trim();
    hits.replaceChildren(...(found.length
      ? found.map((actor, at) => element("button", { type: "button", role: "option", "aria-selected": String(at === 0), lang: "zh-CN", onclick: () => choose(actor) }, actor.name))
      : [element("p", { class: "quiet" }, say("js.no_match"))]));
  }

  function choose(actor) {
    hits.hidden = true;
    field("network-search").value = actor.name;
    panel.show({ id: actor.id });
    if (view === "ego") { ego = actor.id; draw(); return; }
    const node = nodeFor(actor.id);
    if (node) renderer.focus(node.id);
  }

  // ---- export
  function save(blob, suffix) {
    const link = element("a", { href: URL.createObjectURL(blob), download: `network-${view}.${suffix}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // ---- wiring
  function toggle(set, value) { if (!set.delete(value)) set.add(value); refilter(); }
  function setView(next) { view = next; controls(); draw(); }
  document.addEventListener("click", (event) => {
    const near = event.target.closest("[data-ego]");
    if (near) { ego = near.dataset.ego; setView("ego"); container.scrollIntoView({ block: "nearest" }); return; }
    if (!event.target.closest("#network-search, #network-hits")) hits.hidden = true;
  });
  for (const tab of document.querySelectorAll("[data-view]")) tab.addEventListener("click", () => {
    if (tab.dataset.view === "ego" && panel.actors.has(panel.selected())) ego = panel.selected();
    setView(tab.dataset.view);
  });
  for (const chip of document.querySelectorAll("[data-role]")) chip.addEventListener("click", () => toggle(filters.roles, chip.dataset.role));
  for (const chip of document.querySelectorAll("[data-kind]")) chip.addEventListener("click", () => toggle(filters.kinds, chip.dataset.kind));
  field("filter-section").addEventListener("change", (event) => { filters.section = event.target.value; refilter({ anew: true }); });
  field("filter-leader").addEventListener("change", (event) => { filters.leader = event.target.value; refilter({ anew: true }); });
  field("filter-tasks").addEventListener("input", (event) => { filters.tasks = Math.max(1, Number(event.target.value) || 1); refilter(); });
  field("filter-possible").addEventListener("click", () => { filters.possible = !filters.possible; refilter(); });
  field("filter-members").addEventListener("click", () => { filters.members = !filters.members; refilter(); });
  field("filter-shared").addEventListener("input", (event) => { filters.shared = Number(event.target.value); controls(); draw(); });
  field("filter-significant").addEventListener("change", (event) => { filters.significant = event.target.checked; draw({ keep: true }); });
  field("network-search").addEventListener("input", offer);
  field("network-search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const [first] = find(event.target.value); if (first) choose(first); }
    if (event.key === "ArrowDown" && hits.firstElementChild) { event.preventDefault(); hits.firstElementChild.focus(); }
  });
  hits.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (step) { event.preventDefault(); (document.activeElement[step] || field("network-search")).focus(); }
  });
  field("zoom-in").addEventListener("click", () => renderer.zoom(1.25));
  field("zoom-out").addEventListener("click", () => renderer.zoom(0.8));
  field("zoom-fit").addEventListener("click", () => renderer.fit());
  field("network-reset").addEventListener("click", () => {
    Object.assign(filters, { roles: new Set(), kinds: new Set(), section: "", leader: "", tasks: 1, shared: calmShared, significant: false, possible: calm, members: false });
    view = views[0];
    field("network-search").value = "";
    panel.close();
    controls();
    draw();
  });
  field("export-svg").addEventListener("click", () => save(new Blob([scenes.svg(scene, renderer.colours(), document.title)], { type: "image/svg+xml" }), "svg"));
  field("export-png").addEventListener("click", async () => save(await scenes.png(scene, renderer.colours(), 2), "png"));
  panel.onShow(makeRoom);
  respgraph.onChange(() => { renderer.recolour(); tell(); hint(); });
  addEventListener("hashchange", () => { restore(); draw({ keep: true }); });
  field("filter-shared").max = network.pairs.edges.reduce((most, edge) => Math.max(most, edge.shared), 1);
  addEventListener("resize", () => {
    if (container.clientWidth === width) return;
    width = container.clientWidth;
    draw();
  });
  // On paper the whole drawing stands as SVG, page by page, in place of the part that the canvas shows.
  addEventListener("beforeprint", () => {
    if (scene.map) return;
    const pictures = scenes.stretches(scene, 1.15).map((part) => new DOMParser()
      .parseFromString(scenes.svg(scene, scenes.palette(), document.title, part), "image/svg+xml").documentElement);
    field("network-print").replaceChildren(...pictures.map((one) => document.importNode(one, true)));
    container.classList.add("no-print");
  });
  addEventListener("afterprint", () => field("network-print").replaceChildren());

  restore();
  hint();
  draw();
})();
