// Shows a scene on a plain canvas: pan by dragging, zoom by button or Ctrl + wheel, click and hover.
"use strict";
respgraph.openCanvas = (container, { onClick, onHover }) => {
  const { scene: scenes } = respgraph;
  const canvas = container.appendChild(document.createElement("canvas"));
  canvas.style.display = "block";
  const context = canvas.getContext("2d");
  let scene = null;
  let colours = scenes.palette();
  let view = { x: 0, y: 0, scale: 1 };
  let bright = null;
  let grip = null;

  function draw() {
    if (!scene) return;
    const ratio = devicePixelRatio || 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(view.scale * ratio, 0, 0, view.scale * ratio, -view.x * view.scale * ratio, -view.y * view.scale * ratio);
    context.globalAlpha = 1;
    scenes.paint(context, scenes.strokes(scene, colours, null), bright ? 0.15 : 1);
    if (bright) scenes.paint(context, scenes.strokes({ ...scene, edges: scene.edges.filter((edge) => bright.edges.has(edge)) }, colours, bright.nodes));
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    return { x: view.x + (event.clientX - box.left) / view.scale, y: view.y + (event.clientY - box.top) / view.scale };
  }

  canvas.addEventListener("pointerdown", (event) => {
    grip = { x: event.clientX, y: event.clientY, view: { ...view }, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!grip) { onHover(scenes.nodeAt(scene, point(event))); return; }
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    grip.moved = grip.moved || Math.hypot(dx, dy) > 4;
    view = { ...view, x: grip.view.x - dx / view.scale, y: grip.view.y - dy / view.scale };
    draw();
  });
  canvas.addEventListener("pointerup", (event) => {
    const moved = grip && grip.moved;
    grip = null;
    if (moved) return;
    const node = scenes.nodeAt(scene, point(event));
    onClick(node, node ? null : scenes.edgeAt(scene, point(event), 6 / view.scale));
  });
  container.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });

  function resize() {
    const ratio = devicePixelRatio || 1;
    canvas.width = container.clientWidth * ratio;
    canvas.height = container.clientHeight * ratio;
    canvas.style.width = `${container.clientWidth}px`;
    canvas.style.height = `${container.clientHeight}px`;
    draw();
  }
  function zoom(factor) {
    const scale = Math.min(4, Math.max(0.05, view.scale * factor));
    const [w, h] = [container.clientWidth / 2, container.clientHeight / 2];
    view = { x: view.x + w / view.scale - w / scale, y: view.y + h / view.scale - h / scale, scale };
    draw();
  }
  function fit({ least = 0 } = {}) {
    const { x, y, w, h } = scene.bounds;
    const [width, height] = [container.clientWidth, container.clientHeight];
    const wide = Math.min(1.15, (width - 24) / w);
    const scale = Math.max(least, h * wide <= height * 1.3 ? Math.min(wide, (height - 24) / h) : least ? wide : (height - 24) / h);
    view = { scale, x: x - Math.max(12 / scale, (width / scale - w) / 2), y: y - Math.max(12 / scale, (height / scale - h) / 2) };
    draw();
  }
  function light(id) {
    bright = null;
    if (id && scene && scene.place.has(id)) {
      bright = { nodes: scenes.around(scene, id), edges: new Set(scene.edges.filter((edge) => edge.from === id || edge.to === id)) };
    }
    draw();
  }
  function focus(id) {
    const node = scene.place.get(id);
    if (!node) return;
    view = { ...view, x: node.x - container.clientWidth / 2 / view.scale, y: node.y - container.clientHeight / 2 / view.scale };
    draw();
  }
  function reveal(id) {
    const node = scene.place.get(id);
    if (!node) return;
    const [x, y] = [(node.x - view.x) * view.scale, (node.y - view.y) * view.scale];
    if (x < 0 || y < 0 || x > container.clientWidth || y > container.clientHeight) focus(id);
  }
  return { show(next) { scene = next; bright = null; draw(); }, resize, zoom, fit, light, focus, reveal, recolour() { colours = scenes.palette(); draw(); }, colours: () => colours };
};
