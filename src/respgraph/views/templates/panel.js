// The panel that shows an actor, a task or a tie with the sentence it was read from.
"use strict";
respgraph.panel = (() => {
  const { element, say, known, state } = respgraph;
  const network = respgraph.network;
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const lines = respgraph.read("lines") || {};
  const actors = new Map(network.actors.map((actor, at) => [actor.id, at]));
  const tasks = new Map(network.tasks.map((task, at) => [task.id, at]));
  const tiesOfActor = network.actors.map(() => []);
  const tiesOfTask = network.tasks.map(() => []);
  const listeners = [];
  let shown = null;
  let opener = null;
  for (const tie of network.ties) {
    tiesOfActor[tie[0]].push(tie);
    tiesOfTask[tie[1]].push(tie);
  }
  for (const ties of tiesOfActor) ties.sort((a, b) => a[1] - b[1]);

  function roleMark(role, state) {
    const name = network.roles[role];
    const notes = (state & 1 ? ` · ${say("js.possible")}` : "") + (state & 2 ? ` · ${say("js.added")}` : "");
    return element("span", { class: `role role-${name}` }, say(`js.role.${name}`) + notes);
  }

  function refButton(id, text) {
    return element("button", { type: "button", class: "ref", "data-ref": id, lang: "zh-CN" }, text);
  }

  function taskTitle(task) {
    return task.number ? say("js.task", { number: task.number }) : say("js.kind.task");
  }

  function rolesOf(tie) { return tie[2].map((role) => roleMark(role, tie[3])); }

  // The words of a line with every printed name marked by its role.
  function marked(text, ties) {
    const names = [];
    for (const tie of ties) for (const [role, quote] of tie[4]) if (quote) names.push([quote, network.roles[role]]);
    names.sort((a, b) => b[0].length - a[0].length);
    const line = element("span", {});
    let plain = "";
    for (let at = 0; at < text.length;) {
      const hit = names.find(([quote]) => text.startsWith(quote, at));
      if (!hit) { plain += text[at]; at += 1; continue; }
      line.append(plain, element("mark", { class: `role-${hit[1]}` }, hit[0]));
      plain = "";
      at += hit[0].length;
    }
    line.append(plain);
    return line;
  }

  function quoted(line, text, ties) {
    return element("p", { class: "quote", lang: "zh-CN" },
      element("span", { class: "place" }, say("js.line", { line })), marked(text, ties),
      network.explain ? element("a", { class: "whole", href: `${network.explain}#line-${line}` }, say("js.open_source")) : null);
  }

  function source(task, ties) {
    return element("div", {}, element("h3", {}, say("js.source")), ...task.source.map(([line, text]) => quoted(line, text, ties)));
  }

  function taskBody(at) {
    const task = network.tasks[at];
    const ties = tiesOfTask[at];
    const people = ties.slice().sort((a, b) => a[2][0] - b[2][0]).map((tie) =>
      element("li", {}, refButton(network.actors[tie[0]].id, network.actors[tie[0]].name), ...rolesOf(tie)));
    return [
      element("p", { class: "quiet", lang: "zh-CN" }, task.section.join(" › ")),
      element("h2", {}, taskTitle(task)),
      element("p", { class: "task-text", lang: "zh-CN" }, task.text),
      element("h3", {}, say("js.people")), element("ul", { class: "plain" }, ...people),
      source(task, ties),
    ];
  }

  // How many tasks somebody certainly has, as the tables count them; and what is beyond that.
  function load(ties) {
    const count = (test) => ties.filter(test).length;
    const [possible, added] = [count((tie) => tie[3] & 1), count((tie) => tie[3] === 2)];
    const roles = network.roles.map((role, at) => [role, count((tie) => tie[2].includes(at) && !(tie[3] & 1))]).filter(([, n]) => n);
    return say("js.tasks", { n: ties.length - possible })
      + (roles.length > 1 ? say("js.by_role", { roles: roles.map(([role, n]) => `${say(`js.role.${role}`)} ${n}`).join(say("js.comma")) }) : "")
      + (added ? say("js.of_which_added", { n: added }) : "") + (possible ? say("js.and_possible", { n: possible }) : "");
  }

  // With whom somebody works on two tasks or more, by what the text itself names; the most first.
  function partners(at) {
    const stated = (tie) => tie[3] === 0 && network.actors[tie[0]].kind !== "group";
    const counts = new Map();
    for (const mine of tiesOfActor[at].filter(stated))
      for (const tie of tiesOfTask[mine[1]].filter(stated)) if (tie[0] !== at) counts.set(tie[0], (counts.get(tie[0]) || 0) + 1);
    const often = [...counts].filter(([, n]) => n > 1).sort((a, b) => b[1] - a[1]);
    if (!often.length) return null;
    const named = often.slice(0, 8).flatMap(([other, n], index) =>
      [index ? say("js.comma") : "", refButton(network.actors[other].id, network.actors[other].name), ` ${n}`]);
    return element("p", { class: "partners" }, say("js.partners"), ...named, often.length > 8 ? say("js.unlisted_more", { n: often.length - 8 }) : "");
  }

  function actorBody(at) {
    const actor = network.actors[at];
    const ties = tiesOfActor[at];
    const rows = ties.map((tie) => {
      const task = network.tasks[tie[1]];
      return element("li", {}, refButton(task.id, taskTitle(task)), ...rolesOf(tie), element("span", { class: "task-text", lang: "zh-CN" }, task.text));
    });
    return [
      element("p", { class: "quiet" }, say(`js.kind.${actor.kind}`), actor.class ? ` · ${known(`js.class.${actor.class}`, actor.class)}` : ""),
      element("h2", { lang: "zh-CN" }, actor.name),
      element("p", {}, load(ties)),
      partners(at),
      document.getElementById("network") ? element("button", { type: "button", class: "around", "data-ego": actor.id }, say("js.around")) : null,
      element("ul", { class: "plain" }, ...rows),
    ];
  }

  function pairBody(pair) {
    const [a, b] = [network.actors[actors.get(pair.from)], network.actors[actors.get(pair.to)]];
    const parts = [element("h2", {}, say("js.shared", { a: a.name, b: b.name, n: pair.tasks.length })),
      pair.jaccard === null ? null : element("p", { class: "quiet" }, say("js.jaccard", { j: pair.jaccard })),
      pair.p === null ? null : element("p", { class: "quiet" }, say("js.p", { p: pair.p }))];
    return parts.concat(taskList(pair.tasks, [a.id, b.id]));
  }

  function tieBody(tie) {
    const title = say("js.tie", { a: tie.a.name, b: tie.b.name });
    return [element("h2", { lang: "zh-CN" }, title),
      element("p", {}, roleMark(network.roles.indexOf(tie.role), (tie.possible ? 1 : 0) + (tie.added ? 2 : 0)))].concat(taskList(tie.tasks, [tie.a.id, tie.b.id]));
  }

  function taskList(ids, only) {
    return ids.map((id) => {
      const at = tasks.get(id);
      const ties = tiesOfTask[at].filter((tie) => only.includes(network.actors[tie[0]].id));
      return element("div", {}, element("p", {}, refButton(id, taskTitle(network.tasks[at]))), source(network.tasks[at], ties));
    });
  }

  function sectionBody({ actor, section }) {
    const at = actors.get(actor);
    const ids = tiesOfActor[at].filter((tie) => tie[2].includes(0) && (network.tasks[tie[1]].section[0] || "") === section).map((tie) => network.tasks[tie[1]].id);
    return [element("h2", { lang: "zh-CN" }, say("js.section_of", { name: network.actors[at].name, section }))].concat(taskList(ids, [actor]));
  }

  function showPair(a, b) {
    const both = new Set(tiesOfActor[actors.get(a)].map((tie) => tie[1]));
    const shared = [...new Set(tiesOfActor[actors.get(b)].map((tie) => tie[1]))].filter((at) => both.has(at));
    const found = network.pairs.edges.find((edge) => (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a));
    show({ pair: found || { from: a, to: b, tasks: shared.map((at) => network.tasks[at].id), jaccard: null, p: null } });
  }

  // A line that a doubt or a finding points to, with the tasks that stand in it.
  function lineBody(line) {
    const at = network.tasks.findIndex((task) => task.source.some(([number]) => number === line));
    const here = network.tasks.filter((task) => task.source.some(([number]) => number === line));
    const text = at < 0 ? lines[line] : network.tasks[at].source.find(([number]) => number === line)[1];
    if (text === undefined) return null;
    const links = here.map((task) => element("li", {}, refButton(task.id, taskTitle(task))));
    return [element("h2", {}, say("js.source")), quoted(line, text, at < 0 ? [] : tiesOfTask[at]), element("ul", { class: "plain" }, ...links)];
  }

  function bodyOf(what) {
    if (what.line !== undefined) return lineBody(what.line);
    if (what.section !== undefined) return sectionBody(what);
    if (what.pair) return pairBody(what.pair);
    if (what.tie) return tieBody(what.tie);
    if (tasks.has(what.id)) return taskBody(tasks.get(what.id));
    if (actors.has(what.id)) return actorBody(actors.get(what.id));
    return null;
  }

  function fill() {
    const parts = shown && bodyOf(shown);
    if (!parts) return;
    body.replaceChildren(...parts.filter(Boolean));
  }

  function show(what, { focus = true } = {}) {
    if (!bodyOf(what)) return;
    if (panel.hidden) opener = document.activeElement;
    shown = what;
    fill();
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("has-panel");
    state.set({ sel: what.id || null });
    if (focus) panel.focus({ preventScroll: true });
    for (const listener of listeners) listener(what.id || null);
  }

  function close({ focus = true } = {}) {
    if (panel.hidden) return;
    panel.hidden = true;
    shown = null;
    document.body.classList.remove("has-panel");
    state.set({ sel: null });
    if (focus && opener && opener.isConnected) opener.focus({ preventScroll: true });
    for (const listener of listeners) listener(null);
  }

  document.getElementById("panel-close").addEventListener("click", () => close());
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("click", (event) => {
    const ref = event.target.closest("[data-ref]");
    if (ref) show({ id: ref.dataset.ref });
    const place = event.target.closest("[data-line]");
    if (place) show({ line: Number(place.dataset.line) });
  });
  respgraph.onChange(fill);
  const wanted = state.get("sel");
  if (wanted) show({ id: wanted }, { focus: false });
  const certainTasks = (at) => tiesOfActor[at].filter((tie) => !(tie[3] & 1)).length;
  return { certainTasks, show, showPair, showSection: (actor, section) => show({ actor, section }), close, actors, tasks, tiesOfActor, tiesOfTask, onShow: (listener) => listeners.push(listener), selected: () => shown && shown.id };
})();
