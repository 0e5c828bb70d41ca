// The network: drawn by vis-network from positions made in Python, set once, at rest.

import { isContested } from "./data.js";
import { byId, make } from "./dom.js";
import { edgeColour, edgeWords, forgetColours, styleEdge, styleNode } from "./drawing.js";
import { arrange, arranged } from "./focused.js";
import { forgetVisible, visible } from "./folding.js";
import { fit } from "./framing.js";
import { drawMany } from "./many.js";
import { drawOver, forgetRanks, ranked, setMoving } from "./overlay.js";
import { change, filtersChanged, onChange, state } from "./state.js";
import { named, say } from "./words.js";

/** Above this many nodes the drawing is plain: no arrows, no borders, straight lines. */
const MANY = 500;

/** Above this many, lines are found under the pointer a moment after they are drawn, and are not drawn while all is moved. */
const VERY_MANY = 2000;
const [SLICE, PAUSE] = [1000, 30];


/** @type {{ model: Model, network: VisNetwork, later: VisLine[], drawn: { things: Set<Thing>, lines: Set<Fact> } | null, hovered: Chosen } | null} */
let live = null;

/** @param {Model} model */
export function startNetwork(model) {
  awaken();
  const drawn = model.things.filter((thing) => thing.drawn);
  const many = drawn.length > MANY;
  const nodes = new vis.DataSet(drawn.map(styleNode));
  const lines = model.edges.map((fact) => styleEdge(fact, model, many));
  const edges = new vis.DataSet(drawn.length > VERY_MANY ? [] : lines);
  const network = new vis.Network(byId("canvas"), {}, options(drawn.length));
  network.body.emitter.emit("_blockRedraw");
  if (many) drawMany(network, model);
  network.setData({ nodes, edges });
  live = { model, network, later: drawn.length > VERY_MANY ? lines : [], drawn: null, hovered: {} };
  network.on("afterDrawing", (context) => drawOver(context, network, model, attention()));
  network.on("_dataUpdated", listAnew);
  listen(network, model);
  byId("folds").hidden = !drawn.some((thing) => thing.folded);
  const unfold = /** @type {HTMLInputElement} */ (byId("unfold"));
  unfold.addEventListener("change", () => change({ unfolded: unfold.checked }));
  onChange(networkChanged);
}

/** Run vis-network, which waits in the page as text until a network is to be drawn: other views need not wait for it. */
function awaken() {
  document.head.append(make("script", {}, byId("vis").textContent ?? ""));
}

/** Draw for the first time, when all is in place. */
export function unveil() {
  refresh();
  live?.network.body.emitter.emit("_allowRedraw");
  redraw();
  requestAnimationFrame(() => setTimeout(addLines));
}

/** Let vis-network know of lines that are drawn without it, some at a time, so that it finds them under the pointer. */
function addLines() {
  if (!live?.later.length) return;
  const { body, edgesHandler } = live.network;
  for (const line of live.later.splice(0, SLICE)) body.edges[line.id] = edgesHandler.create(line);
  if (live.later.length) setTimeout(addLines, PAUSE);
  else listAnew();
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
  // Which two clicks are one, the browser tells by when they were made; vis-network by when it hears of them.
  /** @type {Thing | null | undefined} */
  let first = null;
  byId("canvas").addEventListener("click", ({ detail }) => { if (detail === 1) first = state.selection.thing; });
  byId("canvas").addEventListener("dblclick", () => first && focusOn(first));
  network.on("doubleClick", ({ pointer, event }) => {
    const { thing } = pick(pointer.DOM);
    if (thing && event.pointerType !== "mouse") focusOn(thing);
  });
  network.on("zoom", () => { steered = true; });
  network.on("dragStart", () => setMoving((steered = true)));
  network.on("dragEnd", () => { setMoving(false); redraw(); });
  network.on("hoverNode", ({ node, pointer }) => hover({ thing: model.things[node] }, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => hover({ fact: model.facts[edge] }, pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hover({}, null));
  // A tap ends in a click on whatever lies there by then: the sheet that the tap has opened.
  byId("canvas").addEventListener("touchend", (event) => event.preventDefault(), { passive: false });
  byId("canvas").addEventListener("focus", redraw);
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => {
    if (arranged()) change({ selection: {} });
    frame();
  });
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
  const filtered = filtersChanged(changed);
  if (changed.has("language")) forgetRanks();
  if (filtered) forgetVisible();
  if (filtered || changed.has("selection") || changed.has("unfolded")) refresh();
  if (filtered || changed.has("tab")) hover({}, null);
  if (changed.has("tab") && state.tab === "network" && !framed) {
    framed = true;
    frame();
  }
  if (filtered || ["selection", "unfolded", "tab", "language"].some((part) => changed.has(part))) arrange(live.network, live.model, changed.has("tab"));
  redraw();
  describe();
}

/** Hide and show what the filters and folds say: what is drawn is listed anew, nothing is built anew. */
function refresh() {
  if (!live) return;
  const next = visible(live.model);
  if (live.drawn === next) return;
  live.drawn = next;
  listAnew();
  forgetRanks();
}

/** Tell vis-network what it is to draw; whatever data changes, it would list all. */
function listAnew() {
  if (!live?.drawn) return;
  const { drawn: { things, lines }, network: { body } } = live;
  body.nodeIndices = [...things].map(({ n }) => n);
  body.edgeIndices = [...lines].flatMap(({ n }) => (body.edges[n] ? [n] : []));
}

function describe() {
  if (!live) return;
  const { things, lines, left } = visible(live.model);
  byId("canvas").setAttribute("aria-label", `${say("network.label", { nodes: things.size, edges: lines.size })}${left ? ` ${say("network.folded", { n: left })}` : ""}`);
  byId("unfold-count").textContent = left ? `(${left})` : "";
  const unfold = /** @type {HTMLInputElement} */ (byId("unfold"));
  unfold.checked = state.unfolded;
}

let framed = false;

/** Whether the reader has moved or zoomed the drawing; until then it is fitted to its window. */
let steered = false;

/** Draw anew with the next frame, once however often it is asked for. */
function redraw() {
  live?.network.body.emitter.emit("_requestRedraw");
}

/** Fit what is shown into the view, with room for the names at its edges. */
export function frame() {
  if (!live) return;
  steered = false;
  if (arranged()) return void arrange(live.network, live.model, true);
  const context = canvas()?.getContext("2d");
  const fitted = context && fit(ranked(live.model), byId("canvas"), context);
  if (fitted) live.network.moveTo({ ...fitted, animation: false });
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
  if (thing.drawn && !arranged()) live?.network.moveTo({ position: { x: thing.x, y: thing.y }, animation: false });
}

/** Colour the lines anew, after the theme changed. */
export function recolour() {
  if (!live || !forgetColours()) return;
  live.network.setOptions({ edges: { color: { color: edgeColour(null), inherit: false } } });
  const { body } = live.network;
  for (const fact of live.model.edges) if (isContested(fact)) body.edges[fact.n]?.setOptions({ color: edgeColour(fact) });
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
