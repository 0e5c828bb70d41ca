// The network: drawn by vis-network from positions made in Python, set once, at rest.

import { isContested } from "./data.js";
import { byId } from "./dom.js";
import { isAsserted, shown } from "./filters.js";
import { drawOver, edgeColour, edgeWords, forgetColours, forgetRanks, setMoving, styleEdge, styleNode } from "./drawing.js";
import { change, filtersChanged, onChange, state } from "./state.js";
import { named, say } from "./words.js";

/** Above this many nodes the drawing is plain: no arrows, no borders, straight lines. */
const MANY = 500;

/** Above this many, lines come a moment after the shapes, and are not drawn while all is moved. */
const VERY_MANY = 2000;

/** @type {{ model: Model, network: VisNetwork, nodes: VisDataSet, edges: VisDataSet, later: object[], hidden: Set<string>, hovered: Chosen } | null} */
let live = null;

/** @param {Model} model */
export function startNetwork(model) {
  const drawn = model.things.filter((thing) => thing.drawn);
  const many = drawn.length > MANY;
  const nodes = new vis.DataSet(drawn.map(styleNode));
  const lines = model.edges.map((fact) => styleEdge(fact, model, many));
  const edges = new vis.DataSet(drawn.length > VERY_MANY ? [] : lines);
  const network = new vis.Network(byId("canvas"), {}, options(drawn.length));
  network.body.emitter.emit("_blockRedraw");
  network.setData({ nodes, edges });
  live = { model, network, nodes, edges, later: drawn.length > VERY_MANY ? lines : [], hidden: new Set(), hovered: {} };
  network.on("afterDrawing", (context) => drawOver(context, network, model, attention()));
  listen(network, model);
  onChange(networkChanged);
}

/** Draw for the first time, when all is in place. */
export function unveil() {
  live?.network.body.emitter.emit("_allowRedraw");
  redraw();
  requestAnimationFrame(() => setTimeout(addLines));
}

/** Add the lines that the first picture did without. */
function addLines() {
  if (!live?.later.length) return;
  live.edges.add(live.later);
  live.later = [];
}

/** @param {number} count @returns {object} */
function options(count) {
  return {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: count <= MANY * 10, hideEdgesOnDrag: count > VERY_MANY, keyboard: false, tooltipDelay: 1e6, selectConnectedEdges: false, hoverConnectedEdges: false, multiselect: false },
    nodes: { borderWidth: count <= MANY ? 1.5 : 0, borderWidthSelected: 1.5, chosen: false },
    edges: { arrows: { to: { enabled: count <= MANY, scaleFactor: 0.45 } }, chosen: false, selectionWidth: 0, hoverWidth: 0, smooth: false, width: 1.3, color: { color: edgeColour(null), inherit: false } },
  };
}

/** What the reader looks at: what is under the pointer, else what is chosen. @returns {Chosen} */
function attention() {
  if (!live) return {};
  return live.hovered.thing || live.hovered.fact ? live.hovered : state.selection;
}

/** @param {VisNetwork} network @param {Model} model */
function listen(network, model) {
  let last = 0;
  network.on("click", ({ pointer }) => {
    const picked = pick(pointer.DOM);
    if (picked.thing || picked.fact) change({ selection: picked });
    else if (Date.now() - last > 400) change({ selection: {} });
    last = Date.now();
  });
  network.on("doubleClick", ({ pointer }) => {
    const { thing } = pick(pointer.DOM);
    if (thing) focusOn(thing);
  });
  network.on("zoom", () => { steered = true; });
  network.on("dragStart", () => {
    steered = true;
    setMoving(true);
  });
  network.on("dragEnd", () => {
    setMoving(false);
    redraw();
  });
  network.on("hoverNode", ({ node, pointer }) => hover({ thing: model.things[node] }, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => hover({ fact: model.facts[edge] }, pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hover({}, null));
  // A tap ends in a click on whatever lies there by then: the sheet that the tap has opened.
  byId("canvas").addEventListener("touchend", (event) => event.preventDefault(), { passive: false });
  byId("canvas").addEventListener("focus", redraw);
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", frame);
  new ResizeObserver(() => (steered ? redraw() : frame())).observe(byId("canvas"));
}

/** @param {{ x: number, y: number }} point @returns {Chosen} */
function pick(point) {
  if (!live) return {};
  const node = live.network.getNodeAt(point);
  if (node !== undefined) return { thing: live.model.things[node] };
  const edge = live.network.getEdgeAt(point);
  return edge !== undefined ? { fact: live.model.facts[edge] } : {};
}

/** @param {Chosen} selection @param {{ x: number, y: number } | null} point */
function hover(selection, point) {
  if (!live) return;
  live.hovered = selection;
  const tip = byId("tip");
  const text = selection.thing ? named(selection.thing.label) : selection.fact ? edgeWords(selection.fact) : "";
  tip.hidden = !text || !point;
  tip.textContent = text;
  if (point) {
    const box = byId("canvas").getBoundingClientRect();
    tip.style.left = `${Math.min(box.left + point.x + 14, innerWidth - 300)}px`;
    tip.style.top = `${Math.max(box.top, box.top + point.y - 20 - tip.offsetHeight)}px`;
  }
  redraw();
}

/** @param {Set<string>} changed */
function networkChanged(changed) {
  if (!live) return;
  if (changed.has("language")) forgetRanks();
  if (filtersChanged(changed)) refresh();
  if (filtersChanged(changed) || changed.has("tab")) hover({}, null);
  if (changed.has("tab") && state.tab === "network" && !framed) {
    framed = true;
    frame();
  }
  redraw();
  describe();
}

/** Hide and show what the filters say, touching only what changes. */
function refresh() {
  if (!live) return;
  addLines();
  const { facts, things } = shown();
  const nodes = live.model.things.filter((thing) => thing.drawn && flips(`n${thing.n}`, !things.has(thing)));
  const edges = live.model.edges.filter((fact) => flips(`e${fact.n}`, !(facts.has(fact) && isAsserted(fact, shown().claims))));
  const { hidden } = live;
  live.nodes.update(nodes.map((thing) => ({ id: thing.n, hidden: hidden.has(`n${thing.n}`) })));
  live.edges.update(edges.map((fact) => ({ id: fact.n, hidden: hidden.has(`e${fact.n}`) })));
  forgetRanks();
}

/** @param {string} key @param {boolean} hide @returns {boolean} whether this changed */
function flips(key, hide) {
  const { hidden } = /** @type {NonNullable<typeof live>} */ (live);
  if (hidden.has(key) === hide) return false;
  if (hide) hidden.add(key);
  else hidden.delete(key);
  return true;
}

function describe() {
  if (!live) return;
  const { things, facts } = shown();
  const nodes = [...things].filter((thing) => thing.drawn).length;
  const edges = [...facts].filter((fact) => fact.edge && isAsserted(fact, shown().claims)).length;
  byId("canvas").setAttribute("aria-label", say("network.label", { nodes, edges }));
}

let asked = false;
let framed = false;

/** Whether the reader has moved or zoomed the drawing; until then it is fitted to its window. */
let steered = false;

/** Draw anew with the next frame, once however often it is asked for. */
function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    live?.network.redraw();
  });
}

/** Fit what is shown into the view. */
export function frame() {
  if (!live) return;
  steered = false;
  const visible = [...shown().things].filter((thing) => thing.drawn).map((thing) => thing.n);
  live.network.fit({ nodes: visible, animation: false, maxZoomLevel: 1.6 });
  describe();
}

/** @param {number} factor */
export function zoom(factor) {
  steered = true;
  const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  live?.network.moveTo({ scale: live.network.getScale() * factor, animation: moving && { duration: 150 } });
}

/** @param {Thing} thing @param {number} [steps] */
export function focusOn(thing, steps = 1) {
  change({ focus: thing, steps, selection: { thing }, tab: "network" });
  frame();
}

/** Bring a thing into view without changing the scale. @param {Thing} thing */
export function show(thing) {
  steered = true;
  if (thing.drawn) live?.network.moveTo({ position: { x: thing.x, y: thing.y }, animation: false });
}

/** Colour the lines anew, after the theme changed. */
export function recolour() {
  if (!live || !forgetColours()) return;
  addLines();
  live.network.setOptions({ edges: { color: { color: edgeColour(null), inherit: false } } });
  live.edges.update(live.model.edges.filter(isContested).map((fact) => ({ id: fact.n, color: edgeColour(fact) })));
  redraw();
}

/** The canvas as it stands, on paper-coloured ground. @returns {HTMLCanvasElement | null} */
export function canvas() {
  return byId("canvas").querySelector("canvas");
}

/** @returns {VisNetwork | null} */
export function view() {
  return live?.network ?? null;
}
