// Shows a large plan with sigma.js (WebGL) on positions made beforehand; the surroundings of one
// actor are drawn on a plain canvas.
"use strict";
respgraph.renderer = (() => {
  const { scene: scenes } = respgraph;

  function layer(container) {
    const made = container.appendChild(document.createElement("div"));
    made.className = "network-layer";
    return made;
  }

  function openMap(container, { onClick, onHover }) {
    let graph = new graphology.Graph({ type: "undirected", multi: true });
    let colours = scenes.palette();
    let scene = null;
    let near = null;
    // Without Ctrl the wheel scrolls the page, as over every other part of it.
    container.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { capture: true });
    const view = new Sigma(graph, container, {
      allowInvalidContainer: true, hideEdgesOnMove: true, labelRenderedSizeThreshold: 7, labelDensity: 0.5,
      labelFont: "sans-serif", labelSize: 12, labelColor: { color: colours.ink }, zIndex: true,
      defaultDrawNodeHover() {},
      nodeReducer: (id, data) => (!near || near.has(id) ? { ...data, zIndex: 1 } : { ...data, color: colours.rule, label: null, zIndex: 0 }),
      edgeReducer: (id, data) => (!near ? data : data.from === near.id || data.to === near.id ? { ...data, color: `${colours.quiet}70`, size: 1 } : { ...data, hidden: true }),
    });
    view.on("clickNode", ({ node }) => onClick(scene.place.get(node), null));
    view.on("clickStage", () => onClick(null, null));
    view.on("enterNode", ({ node }) => onHover(scene.place.get(node)));
    view.on("leaveNode", () => onHover(null));

    function colourOf(node) { return node.kind === "task" ? colours.task : colours[node.column]; }

    function show(next) {
      scene = next;
      near = null;
      graph = new graphology.Graph({ type: "undirected", multi: true });
      for (const node of scene.nodes) {
        graph.addNode(node.id, { x: node.x, y: -node.y, size: node.size, label: node.label, color: colourOf(node) });
      }
      scene.edges.forEach((edge, at) => {
        graph.addEdgeWithKey(String(at), edge.from, edge.to, { from: edge.from, to: edge.to, size: 0.4, color: `${colours.quiet}1c` });
      });
      view.setGraph(graph);
    }
    function light(id) {
      near = id && scene && scene.place.has(id) ? scenes.around(scene, id) : null;
      if (near) near.id = id;
      view.refresh({ skipIndexation: true });
    }
    function focus(id) {
      const shown = view.getNodeDisplayData(id);
      if (shown) view.getCamera().animate({ x: shown.x, y: shown.y, ratio: 0.5 }, { duration: 0 });
    }
    function recolour() {
      colours = scenes.palette();
      view.setSetting("labelColor", { color: colours.ink });
      graph.updateEachNodeAttributes((id, data) => ({ ...data, color: colourOf(scene.place.get(id)) }));
      graph.updateEachEdgeAttributes((id, data) => ({ ...data, color: `${colours.quiet}1c` }));
    }
    return {
      show, light, focus, reveal: focus, recolour,
      resize() { view.resize(); view.refresh(); },
      zoom(factor) { const camera = view.getCamera(); camera.animate({ ratio: camera.ratio / factor }, { duration: 0 }); },
      fit() { view.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }); },
    };
  }

  function open(container, handlers) {
    const [mapLayer, nearLayer] = [layer(container), layer(container)];
    const map = openMap(mapLayer, handlers);
    const near = respgraph.openCanvas(nearLayer, handlers);
    let active = map;
    function show(scene) {
      active = scene.map ? map : near;
      mapLayer.hidden = active !== map;
      nearLayer.hidden = active !== near;
      active.resize();
      active.show(scene);
    }
    return {
      show, resize() { active.resize(); }, zoom(factor) { active.zoom(factor); }, fit(wish) { active.fit(wish); },
      light(id) { active.light(id); }, focus(id) { active.focus(id); }, reveal(id) { active.reveal(id); },
      recolour() { map.recolour(); near.recolour(); }, colours: () => near.colours(),
    };
  }
  return { open };
})();
