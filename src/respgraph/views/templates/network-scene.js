// What a view shows under the filters, as boxes, marks and curves with positions; and how to draw
// that on a canvas or as SVG. Nothing here knows which library shows it.
"use strict";
respgraph.scene = (() => {
  const network = respgraph.network;
  const { actors, tasks } = respgraph.panel;
  const WIDTH = { responsible_leader: 130, lead_unit: 190, task: 290, supporting_unit: 200 };
  const X = { responsible_leader: 65, lead_unit: 345, task: 705, supporting_unit: 1070 };
  const HEIGHT = 24;
  const FONT = '13px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
  const SMALL = FONT.replace("13px", "11px");
  const most = {
    tasks: network.pairs.nodes.reduce((top, node) => Math.max(top, node.tasks), 1),
    shared: network.pairs.edges.reduce((top, edge) => Math.max(top, edge.shared), 1),
  };
  const ruler = document.createElement("canvas").getContext("2d");

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    const colours = {};
    for (const name of ["paper", "card", "ink", "quiet", "rule", "wash", "task"]) colours[name] = value(name);
    for (const role of network.roles) colours[role] = value(`role-${role}`);
    return colours;
  }

  // ---- which tasks, ties and actors the filters leave
  function allowed(filters) {
    const taskOk = network.tasks.map((task) => !filters.section || task.section[0] === filters.section);
    if (filters.leader) {
      const his = new Set(respgraph.panel.tiesOfActor[actors.get(filters.leader)].filter((tie) => tie[2].includes(0)).map((tie) => tie[1]));
      taskOk.forEach((ok, at) => { taskOk[at] = ok && his.has(at); });
    }
    const actorOk = network.actors.map((actor, at) => !filters.kinds.has(actor.kind) && respgraph.panel.certainTasks(at) >= filters.tasks);
    const on = (id) => (tasks.has(id) ? taskOk[tasks.get(id)] : actorOk[actors.get(id)]);
    return { on, taskOk, actorOk };
  }

  function isFiltered(filters) {
    return Boolean(filters.section || filters.leader || filters.kinds.size || filters.roles.size || filters.tasks > 1);
  }

  function columns(filters) {
    const { on } = allowed(filters);
    const nodes = new Map(network.columns.nodes.map((node) => [node.id, node]));
    const fitting = network.columns.edges.filter((edge) => !filters.roles.has(edge.role)
      && edge.tasks.some(on) && on(nodes.get(edge.from).ref) && on(nodes.get(edge.to).ref));
    const edges = fitting.filter((edge) => (filters.possible || !edge.possible) && (filters.members || !edge.added));
    const kept = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const tied = new Set(network.columns.edges.flatMap((edge) => [edge.from, edge.to]));
    const whole = !isFiltered(filters);
    const shown = network.columns.nodes.filter((node) => kept.has(node.id)
      || (whole && on(node.ref) && (node.kind === "task" || !tied.has(node.id))));
    const boxes = shown.map((node) => box(node, X[node.column], node.y, WIDTH[node.column]));
    if (shown.length < network.columns.nodes.length) closeUp(boxes, edges);
    return finish(boxes, edges, true, fitting.length - edges.length);
  }

  // Where filters leave gaps, the columns close up: order kept, each node between its even place
  // and its neighbours' mean (as align_columns in layout.py does for the whole plan).
  function closeUp(boxes, edges) {
    const gap = 31;
    const inColumns = Object.keys(X).map((column) => boxes.filter((one) => one.column === column).sort((a, b) => a.y - b.y));
    const tallest = Math.max(...inColumns.map((column) => (column.length - 1) * gap));
    const place = new Map(boxes.map((one) => [one.id, one]));
    const around = new Map(boxes.map((one) => [one.id, []]));
    for (const edge of edges) {
      around.get(edge.from).push(place.get(edge.to));
      around.get(edge.to).push(place.get(edge.from));
    }
    for (const column of inColumns) {
      const step = Math.max(gap, tallest / Math.max(1, column.length));
      const top = (tallest - step * (column.length - 1)) / 2;
      column.forEach((one, row) => { one.even = top + row * step; one.y = one.even; });
    }
    for (let round = 0; round < 6; round += 1) {
      for (const column of inColumns) {
        const wished = column.map((one) => {
          const near = around.get(one.id);
          return near.length ? (one.even + near.reduce((sum, other) => sum + other.y, 0) / near.length) / 2 : one.even;
        });
        spreadOut(wished, gap).forEach((y, row) => { column[row].y = y; });
      }
    }
  }

  // The increasing heights, at least a gap apart, nearest to the wished ones in least squares.
  function spreadOut(wished, gap) {
    const blocks = [];
    wished.forEach((wish, row) => {
      blocks.push([wish - row * gap, 1]);
      while (blocks.length > 1 && blocks[blocks.length - 2][0] > blocks[blocks.length - 1][0]) {
        const [last, count] = blocks.pop();
        const [previous, earlier] = blocks.pop();
        blocks.push([(last * count + previous * earlier) / (count + earlier), count + earlier]);
      }
    });
    return blocks.flatMap(([level, count]) => Array(count).fill(level)).map((level, row) => level + row * gap);
  }

  function pairs(filters) {
    const { on } = allowed(filters);
    const edges = network.pairs.edges.filter((edge) => on(edge.from) && on(edge.to) && edge.shared >= filters.shared
      && (!filters.significant || (edge.p !== null && edge.p <= 0.05)) && edge.tasks.some(on));
    const kept = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const shown = network.pairs.nodes.filter((node) => kept.has(node.id));
    return finish(shown.map((node) => mark(node)), edges, false, network.pairs.edges.length - edges.length);
  }

  function ego(filters, id) {
    if (!actors.has(id)) return finish([], [], true);
    const { taskOk, actorOk } = allowed({ ...filters, tasks: 0 });
    const mine = respgraph.panel.tiesOfActor[actors.get(id)].filter((tie) => taskOk[tie[1]] && tie[2].some((role) => !filters.roles.has(network.roles[role])));
    const others = new Map();
    const edges = [];
    mine.forEach((tie, row) => {
      const task = network.tasks[tie[1]];
      edges.push({ from: id, to: task.id, role: firstRole(tie, filters), possible: tie[3] & 1, added: tie[3] & 2, tasks: [task.id] });
      for (const tied of respgraph.panel.tiesOfTask[tie[1]]) {
        const other = network.actors[tied[0]].id;
        if (other === id || !actorOk[tied[0]] || !firstRole(tied, filters)) continue;
        edges.push({ from: task.id, to: other, role: firstRole(tied, filters), possible: tied[3] & 1, added: tied[3] & 2, tasks: [task.id] });
        if (!others.has(other)) others.set(other, []);
        others.get(other).push(row);
      }
    });
    const mean = (rows) => rows.reduce((sum, row) => sum + row, 0) / rows.length;
    const right = [...others].sort((a, b) => mean(a[1]) - mean(b[1]) || (a[0] < b[0] ? -1 : 1)).map(([other]) => other);
    const tall = Math.max(mine.length * 34, right.length * 30);
    const spread = (count, row) => ((row + 0.5) * tall) / count;
    const nodes = [box(actorNode(id), 110, tall / 2, 210)];
    const label = (task) => `${task.number ? `${task.number}  ` : ""}${task.text}`;
    mine.forEach((tie, row) => {
      const task = network.tasks[tie[1]];
      nodes.push(box({ id: task.id, ref: task.id, kind: "task", column: "task", label: label(task), tasks: 0 }, 480, spread(mine.length, row), WIDTH.task));
    });
    right.forEach((other, row) => nodes.push(box(actorNode(other), 860, spread(right.length, row), 210)));
    return finish(nodes, edges, true);
  }

  // The whole of a large plan: actors and tasks as dots at positions made beforehand.
  function map(filters) {
    const { taskOk, actorOk } = allowed(filters);
    const kept = network.ties.filter((tie) => taskOk[tie[1]] && actorOk[tie[0]] && firstRole(tie, filters)
      && (filters.possible || !(tie[3] & 1)) && (filters.members || !(tie[3] & 2)));
    const whole = !isFiltered(filters);
    const tied = new Set(kept.flatMap((tie) => [tie[0], network.actors.length + tie[1]]));
    const nodes = [...network.actors.keys()].filter((at) => tied.has(at) || (whole && actorOk[at])).map((at) => dot(actorNode(network.actors[at].id), at));
    for (const [at, task] of network.tasks.entries()) {
      const place = network.actors.length + at;
      if (tied.has(place) || (whole && taskOk[at])) nodes.push(dot({ id: task.id, ref: task.id, kind: "task", label: task.number || "", tasks: 0, column: "task" }, place));
    }
    const edges = kept.map((tie) => ({ from: network.actors[tie[0]].id, to: network.tasks[tie[1]].id, role: firstRole(tie, filters), possible: tie[3] & 1, added: tie[3] & 2, tasks: [network.tasks[tie[1]].id], shared: 1 }));
    const left = network.ties.length - kept.length;
    return { nodes, edges, place: new Map(nodes.map((node) => [node.id, node])), curved: false, left, bounds: bounds(nodes), map: true };
  }

  function dot(node, at) {
    const size = node.kind === "task" ? 1.2 : Math.min(9, 1.6 + Math.sqrt(node.tasks) / 2.5);
    return { ...node, form: "dot", x: network.map.x[at], y: network.map.y[at], size, w: size, h: size };
  }

  function firstRole(tie, filters) {
    const role = tie[2].find((one) => !filters.roles.has(network.roles[one]));
    return role === undefined ? null : network.roles[role];
  }

  function actorNode(id) {
    const actor = network.actors[actors.get(id)];
    const ties = respgraph.panel.tiesOfActor[actors.get(id)];
    const count = [0, 0, 0, 0];
    for (const tie of ties) for (const role of tie[2]) count[role] += 1;
    const role = network.roles[count.indexOf(Math.max(...count))];
    return { id, ref: id, kind: actor.kind, label: actor.name, tasks: respgraph.panel.certainTasks(actors.get(id)), column: role === "joint_unit" ? "lead_unit" : role };
  }

  // ---- geometry
  function box(node, x, y, width) {
    return { ...node, form: "box", x, y, w: width, h: HEIGHT };
  }

  function mark(node) {
    const size = 5 + 12 * Math.sqrt(node.tasks / most.tasks);
    return { ...node, form: "mark", w: size * 2, h: size * 2 };
  }

  function finish(nodes, edges, curved, left = 0) {
    const place = new Map(nodes.map((node) => [node.id, node]));
    const gaps = gapsBetween(nodes.filter((node) => node.column === "lead_unit" && node.x === X.lead_unit));
    const drawn = edges.map((edge, at) => {
      const [from, to] = [place.get(edge.from), place.get(edge.to)];
      const legs = curved ? legsOf(from, to, gaps) : null;
      return { ...edge, at, a: from, b: to, legs, path: curved ? curve(legs) : line(from, to), width: curved ? 1.3 : 0.8 + (4 * edge.shared) / most.shared };
    });
    return { nodes, edges: drawn, place, curved, left, bounds: bounds(nodes) };
  }

  function ends(from, to) {
    return from.x < to.x
      ? [from.x + from.w / 2, from.y, to.x - to.w / 2, to.y]
      : [from.x - from.w / 2, from.y, to.x + to.w / 2, to.y];
  }

  // The heights at which a line can pass the boxes of a column.
  function gapsBetween(boxes) {
    if (!boxes.length) return [];
    const ys = boxes.map((one) => one.y).sort((a, b) => a - b);
    const between = ys.slice(1).map((y, at) => [ys[at], y]).filter(([upper, lower]) => lower - upper >= HEIGHT + 6);
    return [ys[0] - HEIGHT, ...between.flatMap(([upper, lower]) => {
      const room = Math.max(0, lower - upper - HEIGHT - 12) / 2;
      const middle = (upper + lower) / 2;
      return room > 12 ? [middle - room, middle, middle + room] : [middle];
    }), ys[ys.length - 1] + HEIGHT];
  }

  // A line in legs, each level at both ends; one that skips the lead column passes between its boxes.
  function legsOf(from, to, gaps) {
    const [x1, y1, x2, y2] = ends(from, to);
    if (from.column !== "responsible_leader" || to.column !== "task" || from.x !== X.responsible_leader || !gaps.length) return [[x1, y1, x2, y2]];
    const [left, right] = [X.lead_unit - WIDTH.lead_unit / 2 - 6, X.lead_unit + WIDTH.lead_unit / 2 + 6];
    const wished = (y1 + y2) / 2;
    const y = gaps.reduce((best, gap) => (Math.abs(gap - wished) < Math.abs(best - wished) ? gap : best));
    return [[x1, y1, left, y], [left, y, right, y], [right, y, x2, y2]];
  }

  function curve(legs) {
    return legs.map(([x1, y1, x2, y2], at) => {
      const middle = (x1 + x2) / 2;
      return `${at ? "" : `M${x1} ${y1}`}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
    }).join("");
  }

  function line(from, to) { return `M${from.x} ${from.y}L${to.x} ${to.y}`; }

  function bounds(nodes) {
    const reach = (node) => (node.form === "mark" ? Math.max(node.w / 2, 70) : node.w / 2);
    if (!nodes.length) return { x: 0, y: 0, w: 1, h: 1 };
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of nodes) {
      left = Math.min(left, node.x - reach(node));
      right = Math.max(right, node.x + reach(node));
      top = Math.min(top, node.y - node.h / 2);
      bottom = Math.max(bottom, node.y + node.h / 2 + (node.form === "mark" ? 20 : 0));
    }
    return { x: left, y: top, w: right - left, h: bottom - top };
  }

  function outline(node) {
    const [w, h] = [node.w / 2, node.h / 2];
    if (node.kind === "group") {
      const nose = node.form === "mark" ? w / 2 : 9;
      return `M${-w + nose} ${-h}H${w - nose}L${w} 0L${w - nose} ${h}H${-w + nose}L${-w} 0Z`;
    }
    const r = node.kind === "person" ? h : 3;
    return `M${-w + r} ${-h}H${w - r}A${r} ${r} 0 0 1 ${w} ${-h + r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${-w + r}A${r} ${r} 0 0 1 ${-w} ${h - r}V${-h + r}A${r} ${r} 0 0 1 ${-w + r} ${-h}Z`;
  }

  function hue(node, colours) {
    if (node.kind === "task") return colours.rule;
    if (node.form === "mark") return colours.lead_unit;
    if (node.form === "dot") return colours[node.column];
    return colours[node.joint ? "joint_unit" : node.column];
  }

  function fitted(text, width, font) {
    ruler.font = font;
    if (ruler.measureText(text).width <= width) return text;
    let kept = text;
    while (kept && ruler.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
    return `${kept}…`;
  }

  // ---- one list of strokes and words, drawn by canvas and SVG alike
  function* strokes(scene, colours, only) {
    for (const edge of scene.edges) {
      const path = edge.path || line(scene.place.get(edge.from), scene.place.get(edge.to));
      if (only && !(only.has(edge.from) && only.has(edge.to))) continue;
      const colour = scene.curved ? colours[edge.role] : colours.lead_unit;
      yield { path, x: 0, y: 0, stroke: colour, width: edge.width || 0.3, opacity: only ? 0.95 : (scene.curved ? 0.6 : 0.35) * (scene.edges.length > 400 ? 0.6 : 1), dash: edge.possible ? [5, 4] : edge.added ? [2, 3] : null };
    }
    for (const node of scene.nodes) {
      if (only && !only.has(node.id)) continue;
      yield* nodeStrokes(node, colours);
    }
  }

  function* nodeStrokes(node, colours) {
    const colour = hue(node, colours);
    const group = node.kind === "group";
    if (node.form === "dot") {
      yield { path: outline(node), x: node.x, y: node.y, fill: node.kind === "task" ? colours.task : colour, stroke: colours.paper, width: 0.2, dash: null, opacity: 1 };
      return;
    }
    const fill = node.form === "mark" ? (group ? colours.card : colour) : node.kind === "task" ? colours.wash : colours.card;
    yield { path: outline(node), x: node.x, y: node.y, fill, stroke: colour, width: node.kind === "task" ? 0.8 : 1.6, dash: group ? [4, 3] : null, opacity: 1 };
    if (node.form === "mark") {
      yield { text: fitted(node.label, 150, FONT), x: node.x, y: node.y + node.h / 2 + 13, font: FONT, colour: colours.ink, align: "center", halo: colours.paper };
      return;
    }
    const inner = node.w - 22 - (node.tasks ? 20 : 0);
    yield { text: fitted(node.label, inner, FONT), x: node.x - node.w / 2 + 11, y: node.y, font: FONT, colour: colours.ink, align: "left" };
    if (node.tasks) yield { text: String(node.tasks), x: node.x + node.w / 2 - 10, y: node.y, font: SMALL, colour: colours.quiet, align: "right" };
  }

  function paint(context, list, faint = 1) {
    for (const one of list) {
      context.save();
      context.globalAlpha = faint;
      context.translate(one.x, one.y);
      if (one.text !== undefined) {
        context.font = one.font;
        context.textAlign = one.align;
        context.textBaseline = "middle";
        if (one.halo) { context.strokeStyle = one.halo; context.lineWidth = 4; context.lineJoin = "round"; context.strokeText(one.text, 0, 0); }
        context.fillStyle = one.colour;
        context.fillText(one.text, 0, 0);
      } else {
        const path = new Path2D(one.path);
        context.globalAlpha = one.opacity * faint;
        if (one.fill) { context.fillStyle = one.fill; context.fill(path); }
        context.strokeStyle = one.stroke;
        context.lineWidth = one.width;
        context.setLineDash(one.dash || []);
        context.stroke(path);
      }
      context.restore();
    }
  }

  function padded({ x, y, w, h }) { return { x: x - 20, y: y - 20, w: w + 40, h: h + 40 }; }

  function svg(scene, colours, title, part = padded(scene.bounds)) {
    const space = "http://www.w3.org/2000/svg";
    const make = (name, attributes, text) => {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
      if (text !== undefined) made.textContent = text;
      return made;
    };
    const { x, y, w, h } = part;
    const root = make("svg", { xmlns: space, viewBox: `${x} ${y} ${w} ${h}`, width: w, height: h });
    root.append(make("title", {}, title), make("rect", { x, y, width: w, height: h, fill: colours.paper }));
    const anchor = { left: "start", center: "middle", right: "end" };
    for (const one of strokes(scene, colours, null)) {
      const transform = one.x || one.y ? `translate(${one.x} ${one.y})` : null;
      root.append(one.text === undefined
        ? make("path", { d: one.path, transform, fill: one.fill || "none", stroke: one.stroke, "stroke-width": one.width, "stroke-opacity": one.opacity, "stroke-dasharray": one.dash ? one.dash.join(" ") : null })
        : make("text", { transform, fill: one.colour, "text-anchor": anchor[one.align], "dominant-baseline": "central", "font-family": "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif", "font-size": parseInt(one.font, 10), stroke: one.halo || null, "stroke-width": one.halo ? 4 : null, "paint-order": one.halo ? "stroke" : null }, one.text));
    }
    return new XMLSerializer().serializeToString(root);
  }

  // Stretches of a drawing for pages of a shape (height by width), cut between tasks where there are.
  function stretches({ nodes, bounds }, shape) {
    const { x, y, w, h } = padded(bounds);
    const boxes = nodes.filter((node) => node.kind === "task");
    const free = (cut) => boxes.every((one) => Math.abs(one.y - cut) > one.h / 2 + 1);
    const parts = [];
    for (let top = y; top < y + h;) {
      let cut = Math.min(y + h, top + w * shape);
      for (let step = 0; cut < y + h && step < HEIGHT && !free(cut); step += 1) cut -= 1;
      parts.push({ x, y: top, w, h: cut - top });
      top = cut;
    }
    return parts;
  }

  function png(scene, colours, scale) {
    const { x, y, w, h } = scene.bounds;
    const canvas = document.createElement("canvas");
    const most = 12000 / Math.max(w + 40, h + 40);
    const zoom = Math.min(scale, most);
    canvas.width = Math.ceil((w + 40) * zoom);
    canvas.height = Math.ceil((h + 40) * zoom);
    const context = canvas.getContext("2d");
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(zoom, 0, 0, zoom, (20 - x) * zoom, (20 - y) * zoom);
    paint(context, strokes(scene, colours, null));
    return new Promise((done) => { canvas.toBlob(done, "image/png"); });
  }

  // ---- what is next to a node, and which edge lies under the pointer
  function around(scene, id) {
    const near = new Set([id]);
    for (const edge of scene.edges) {
      if (edge.from === id) near.add(edge.to);
      if (edge.to === id) near.add(edge.from);
    }
    return near;
  }

  function nodeAt(scene, { x, y }) {
    return scene.nodes.find((node) => Math.abs(x - node.x) <= node.w / 2 && Math.abs(y - node.y) <= node.h / 2) || null;
  }

  function edgeAt(scene, point, reach) {
    let best = null;
    let nearest = reach;
    for (const edge of scene.edges) {
      const distance = distanceTo(edge, point, scene.curved);
      if (distance < nearest) { nearest = distance; best = edge; }
    }
    return best;
  }

  function distanceTo(edge, point, curved) {
    const legs = curved ? edge.legs : [[edge.a.x, edge.a.y, edge.b.x, edge.b.y]];
    return Math.min(...legs.map((leg) => distanceToLeg(leg, point, curved)));
  }

  function distanceToLeg([x1, y1, x2, y2], point, curved) {
    let nearest = Infinity;
    for (let step = 0; step <= 24; step += 1) {
      const t = step / 24;
      const bend = curved ? t * t * (3 - 2 * t) : t;
      const across = curved ? 1.5 * t * (1 - t) + t * t * t : t;
      const px = x1 + (x2 - x1) * across;
      const py = y1 + (y2 - y1) * bend;
      nearest = Math.min(nearest, Math.hypot(px - point.x, py - point.y));
    }
    return nearest;
  }

  return { columns, pairs, ego, map, strokes, nodeStrokes, paint, stretches, svg, png, palette, around, nodeAt, edgeAt };
})();
