// Injected into a page before its own scripts: what does its network draw, where, and with which names?
(() => {
  const probe = { network: null, texts: [], look };
  window.shapes = probe;
  let library;
  Object.defineProperty(window, "vis", {
    configurable: true,
    set: (value) => { library = value; },
    get: () => library && new Proxy(library, { get: (from, name) => (name === "Network" ? caught(from[name]) : from[name]) }),
  });
  const caught = (Network) => new Proxy(Network, { construct: (made, args) => (probe.network = new made(...args)) });

  const draw = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function noted(text, x, y) {
    if (this.canvas.closest("#canvas")) {
      const { a, e, f } = this.getTransform();
      const { width } = this.measureText(text);
      const high = parseFloat(this.font.match(/([\d.]+)px/)[1]);
      probe.texts.push({ text, x: e / a + x - width / 2, y: f / a + y, w: width, h: high, middle: e / a + x, top: f / a + y });
    }
    return draw.call(this, text, x, y);
  };

  /** Draw once more and give shapes and lines in points of the screen, and the names drawn. */
  function look() {
    const { network } = probe;
    probe.texts = [];
    network.redraw();
    const { nodes, edges, nodeIndices, edgeIndices } = network.body;
    const shapes = nodeIndices.map((id) => ({ id, ...network.canvasToDOM({ x: nodes[id].x, y: nodes[id].y }), r: nodes[id].options.size * network.getScale() }));
    const lines = edgeIndices.map((id) => [edges[id].fromId, edges[id].toId]);
    return { shapes, lines, texts: probe.texts };
  }
})();
