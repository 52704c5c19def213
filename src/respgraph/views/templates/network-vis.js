// Shows a scene with vis-network: it keeps the canvas, the viewport and the pointer; the strokes are
// those of the scene. Positions are given, physics is off.
"use strict";
respgraph.renderer = (() => {
  const { scene: scenes } = respgraph;
  const network = respgraph.network;

  function open(container, { onClick, onHover }) {
    const nodes = new vis.DataSet();
    const view = new vis.Network(container, { nodes, edges: new vis.DataSet() }, {
      ...network.columns.vis, autoResize: false,
      interaction: { ...network.columns.vis.interaction, zoomView: matchMedia("(pointer: coarse)").matches }, nodes: { shape: "custom", ctxRenderer },
    });
    let scene = null;
    let colours = scenes.palette();
    let bright = null;

    function ctxRenderer({ ctx, id }) {
      const node = scene && scene.place.get(id);
      if (!node) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
      return { drawNode() { scenes.paint(ctx, scenes.nodeStrokes(node, colours)); }, nodeDimensions: { width: node.w, height: node.h } };
    }

    view.on("beforeDrawing", (context) => {
      if (scene) scenes.paint(context, scenes.strokes({ ...scene, nodes: [] }, colours, null));
    });
    view.on("afterDrawing", (context) => {
      if (!scene || !bright) return;
      const { x, y, w, h } = scene.bounds;
      context.save();
      context.globalCompositeOperation = "destination-out";
      context.globalAlpha = 0.82;
      context.fillRect(x - 4000, y - 4000, w + 8000, h + 8000);
      context.restore();
      scenes.paint(context, scenes.strokes({ ...scene, edges: scene.edges.filter((edge) => bright.edges.has(edge)) }, colours, bright.nodes));
    });
    view.on("click", (event) => {
      const node = scenes.nodeAt(scene, event.pointer.canvas);
      onClick(node, node ? null : scenes.edgeAt(scene, event.pointer.canvas, 6 / view.getScale()));
    });
    // vis-network takes every shape of ours for 50 by 50, so what lies under the pointer is found here.
    let under = null;
    function hover(node) {
      if (node === under) return;
      under = node;
      onHover(node);
    }
    container.addEventListener("pointermove", (event) => {
      const { left, top } = container.getBoundingClientRect();
      hover(scene && scenes.nodeAt(scene, view.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top })));
    });
    container.addEventListener("pointerleave", () => hover(null));
    container.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });

    function resize() {
      view.setSize("100%", `${container.clientHeight}px`);
      view.redraw();
    }
    function show(next) {
      scene = next;
      bright = under = null;
      nodes.clear();
      nodes.add(scene.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y })));
    }
    function zoom(factor) { view.moveTo({ scale: Math.min(4, Math.max(0.05, view.getScale() * factor)) }); }
    // Where a scene wider than the screen begins: at the first node of its leftmost column.
    function beginning() {
      const edge = Math.min(...scene.nodes.map((node) => node.x));
      return Math.min(...scene.nodes.filter((node) => node.x < edge + 1).map((node) => node.y));
    }
    // The whole scene, or with `least` the scale at which it can be read: then its width, from the top.
    function fit({ least = 0 } = {}) {
      const { x, y, w, h } = scene.bounds;
      const [width, height] = [container.clientWidth - 24, container.clientHeight - 24];
      const wide = Math.min(1.15, width / w);
      const scale = least ? Math.max(least, h * wide <= height * 1.3 ? Math.min(wide, height / h) : wide) : Math.min(wide, height / h);
      const whole = w * scale <= width + 1;
      const left = whole ? x + w / 2 : x + (width / scale) / 2;
      const first = whole ? y : Math.min(y + h - height / scale, Math.max(y, beginning() - height / scale / 3));
      const top = h * scale <= height + 1 ? y + h / 2 : first + (height / scale) / 2;
      view.moveTo({ position: { x: left, y: top }, scale });
    }
    function light(id) {
      bright = null;
      if (id && scene.place.has(id)) {
        const near = scenes.around(scene, id);
        bright = { nodes: near, edges: new Set(scene.edges.filter((edge) => edge.from === id || edge.to === id)) };
      }
      view.redraw();
    }
    function focus(id) { if (scene.place.has(id)) view.moveTo({ position: scene.place.get(id), scale: Math.max(0.9, view.getScale()) }); }
    // Brings a node into sight where it lies outside, and leaves the view alone where it does not.
    function reveal(id) {
      const node = scene.place.get(id);
      if (!node) return;
      const { x, y } = view.canvasToDOM(node);
      const [reach, tall] = [(node.w / 2) * view.getScale(), (node.h / 2) * view.getScale()];
      if (x - reach < 0 || y - tall < 0 || x + reach > container.clientWidth || y + tall > container.clientHeight) view.moveTo({ position: { x: node.x, y: node.y } });
    }
    function recolour() { colours = scenes.palette(); view.redraw(); }
    return { show, resize, zoom, fit, light, focus, reveal, recolour, colours: () => colours };
  }
  return { open };
})();
