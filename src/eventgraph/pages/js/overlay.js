// What is drawn over the shapes and lines: who says so, marks of dispute, the neighbourhood in view, names.

import { isContested } from "./data.js";
import { byId } from "./dom.js";
import { colours, middle } from "./drawing.js";
import { claimsShown, shown } from "./filters.js";
import { arranged, isMoving } from "./focused.js";
import { visible } from "./folding.js";
import { drawLabels, placeLabels } from "./labels.js";
import { lookOf, looksOf } from "./looks.js";
import { shapePath } from "./shapes.js";
import { state } from "./state.js";

/** Above so many things, only the best linked are labelled until the reader comes nearer. */
const MANY = 2000;
const MOST_LABELLED = 60;

/** Above so many lines, and beneath that scale, no voices are drawn on them. */
const MOST_VOICED = { lines: 400, voices: 4, scale: 0.3 };

/**
 * What need not be found anew for each frame; while the drawing is moved, labels move with it.
 * @type {{ order: Thing[] | null, issues: { lines: Fact[], things: Thing[] } | null, voices: Map<Fact, string[][]>,
 *   looks: Map<Thing, string[]> | null, sizes: Thing[] | null, moving: boolean, key: string, from: { x: number, y: number }, placed: PlacedLabel[] }}
 */
const kept = { order: null, issues: null, voices: new Map(), looks: null, sizes: null, moving: false, key: "", from: { x: 0, y: 0 }, placed: [] };

/** @param {boolean} moving whether the drawing is being dragged */
export function setMoving(moving) {
  kept.moving = moving;
}

/** Forget the order of labels; it is found again when next drawn. */
export function forgetRanks() {
  kept.order = null;
  kept.issues = null;
  kept.voices.clear();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {VisNetwork} network
 * @param {Model} model
 * @param {Chosen} attention
 */
export function drawOver(context, network, model, attention) {
  const centre = attention.thing ?? attention.claim?.facts[0]?.subject;
  const facts = attention.claim ? attention.claim.facts : attention.fact ? [attention.fact] : centre ? centre.facts : [];
  const { lines, things } = visible(model);
  const ring = arranged();
  const here = ring?.centre === centre && attention.thing ? ring : null;
  const lifted = facts.filter((fact) => lines.has(fact) && (!here || isIn(here, fact)));
  if (lifted.length || (centre && things.has(centre))) lift(context, network, lifted, centre);
  const scale = network.getScale();
  if (scale > MOST_VOICED.scale) for (const fact of lifted.length ? lifted : lines.size > MOST_VOICED.lines ? [] : lines) drawVoices(context, network, model, fact, 1 / Math.max(scale, 0.6));
  const marks = scale > 0.12 ? signs(network, model, lifted) : [];
  for (const { x, y } of marks) drawSign(context, x, y, 1 / Math.max(scale, 0.6));
  const ends = lifted.flatMap((fact) => [fact.subject, /** @type {Thing} */ (fact.object)]).sort((a, b) => b.size - a.size);
  const near = new Set(centre ? [centre, ...ends] : ends);
  if (!isMoving()) withScreen(context, () => labelThings(context, network, model, near, marks));
}

/** @param {Ring} ring @param {Fact} fact @returns {boolean} */
function isIn(ring, { subject, object }) {
  return [subject, object].every((end) => end === ring.centre || (end && ring.places.has(end)));
}

/** Draw who says it on a line: one sign for each account that does, in its colour and shape.
 * @param {CanvasRenderingContext2D} context @param {VisNetwork} network @param {Model} model @param {Fact} fact @param {number} unit */
function drawVoices(context, network, model, fact, unit) {
  const voices = voicesOf(fact, model);
  const [from, to] = [fact.subject, /** @type {Thing} */ (fact.object)];
  const step = (8 * unit) / Math.max(Math.hypot(from.x - to.x, from.y - to.y), 1);
  const centre = isContested(fact) ? 0.5 - step * ((voices.length - 1) / 2 + 1.6) : 0.5;
  for (const [n, [colour = "", shape = ""]] of voices.entries()) {
    const at = middle(network, fact, Math.max(centre + (n - (voices.length - 1) / 2) * step, 0.1));
    if (!at) continue;
    const sign = new Path2D(shapePath(shape, at.x, at.y, 3.2 * unit));
    context.lineWidth = 2.4 * unit;
    context.strokeStyle = colours().paper;
    context.stroke(sign);
    context.fillStyle = colour.startsWith("#") ? colour : colours().ink;
    context.fill(sign);
  }
}

/** The looks of the accounts that say it. @param {Fact} fact @param {Model} model @returns {string[][]} */
export function voicesOf(fact, model) {
  let found = kept.voices.get(fact);
  if (!found) {
    const view = { model, looks: networkLooks(model) };
    found = [...new Set(claimsShown(fact).map((claim) => lookOf(claim, view)))].slice(0, MOST_VOICED.voices);
    kept.voices.set(fact, found);
  }
  return found;
}

/** The accounts that have a look of their own, as in the story. @param {Model} model @returns {Map<Thing, string[]>} */
export function networkLooks(model) {
  const events = model.story.events.flatMap((one) => (one.shown ? [one.of] : []));
  kept.looks ??= looksOf(model, events.flatMap((event) => event.facts.flatMap((fact) => (fact.subject === event && fact.property.aspect?.name === "who" ? fact.claims : []))));
  return kept.looks;
}

/** Where the mark of dispute stands: on contested lines, and on things whose size or date is at issue.
 * @param {VisNetwork} network @param {Model} model @param {Fact[]} lifted @returns {{ x: number, y: number, thing?: Thing }[]} */
function signs(network, model, lifted) {
  kept.issues ??= issues(model);
  const lines = lifted.length ? lifted.filter(isContested) : kept.issues.lines;
  const things = lifted.length ? [] : kept.issues.things;
  return [
    ...lines.slice(0, 400).flatMap((fact) => middle(network, fact) ?? []),
    ...things.map((thing) => ({ ...corner(thing), thing })),
  ];
}

/** Where a thing's own mark stands. @param {Thing} thing @returns {{ x: number, y: number }} */
export function corner({ x, y, size }) {
  return { x: x + size * 0.85, y: y - size * 0.85 };
}

/** What of what is shown is contested. @param {Model} model @returns {{ lines: Fact[], things: Thing[] }} */
function issues(model) {
  const lines = [...visible(model).lines].filter(isContested);
  return { lines, things: ranked(model).slice(0, 500).filter(isAtIssue) };
}

/** Whether speakers disagree about something of a thing that no line shows, such as its size or date. @param {Thing} thing @returns {boolean} */
export function isAtIssue(thing) {
  return thing.facts.some((fact) => !fact.edge && fact.subject === thing && isContested(fact) && shown().facts.has(fact));
}

/** Veil everything, then draw what is looked at once more, on top.
 * @param {CanvasRenderingContext2D} context @param {VisNetwork} network @param {Fact[]} facts @param {Thing | undefined} centre */
function lift(context, network, facts, centre) {
  const { paper, accent } = colours();
  withScreen(context, (width, height) => {
    context.globalAlpha = 0.82;
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
  });
  for (const fact of facts) network.body.edges[fact.n]?.draw(context);
  const ends = new Set(facts.flatMap((fact) => [fact.subject, /** @type {Thing} */ (fact.object)]));
  if (centre?.drawn) {
    ends.add(centre);
    context.beginPath();
    context.arc(centre.x, centre.y, centre.size + 6, 0, Math.PI * 2);
    context.strokeStyle = accent;
    context.lineWidth = 3;
    context.stroke();
  }
  for (const thing of ends) network.body.nodes[thing.n]?.draw(context);
}

/** The mark of dispute. @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} unit */
function drawSign(context, x, y, unit) {
  const { contested, paper } = colours();
  context.beginPath();
  context.arc(x, y, 7 * unit, 0, Math.PI * 2);
  context.fillStyle = paper;
  context.fill();
  context.lineWidth = 1.4 * unit;
  context.strokeStyle = contested;
  context.stroke();
  context.beginPath();
  for (const dy of [-1.6, 1.6]) {
    context.moveTo(x - 3.6 * unit, y + dy * unit);
    context.lineTo(x + 3.6 * unit, y + dy * unit);
  }
  context.moveTo(x + 2 * unit, y - 4.2 * unit);
  context.lineTo(x - 2 * unit, y + 4.2 * unit);
  context.stroke();
}

/** Draw in pixels of the screen instead of units of the network.
 * @param {CanvasRenderingContext2D} context @param {(width: number, height: number) => void} draw */
function withScreen(context, draw) {
  const ratio = context.canvas.width / context.canvas.clientWidth || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(context.canvas.clientWidth, context.canvas.clientHeight);
  context.restore();
}

/** @param {Model} model @returns {Thing[]} the things drawn, the most linked first */
export function ranked(model) {
  kept.order ??= order(model);
  return kept.order;
}

/** As numbers, which sort many times sooner: how many lines, and among as many how large. @param {Model} model @returns {Thing[]} */
function order(model) {
  const { things, linked } = visible(model);
  kept.sizes ??= model.things.filter((thing) => thing.drawn).sort((a, b) => a.size - b.size || b.n - a.n);
  const { sizes } = kept;
  const keys = new Float64Array(things.size);
  let at = 0;
  for (const [n, thing] of sizes.entries()) if (things.has(thing)) keys[at++] = (linked.get(thing) ?? 0) * sizes.length + n;
  return [...keys.sort().reverse()].flatMap((key) => sizes[key % sizes.length] ?? []);
}

/** The first so many that lie in the window.
 * @template Spot
 * @param {Thing[]} things @param {(thing: Thing) => Spot & { x: number, y: number }} spot
 * @param {{ width: number, height: number }} frame @param {number} most @returns {Spot[]} */
function inView(things, spot, frame, most) {
  const found = [];
  for (const thing of things) {
    const at = spot(thing);
    if (at.x > -60 && at.y > -30 && at.x < frame.width + 60 && at.y < frame.height + 30 && found.push(at) >= most) break;
  }
  return found;
}

/** @param {CanvasRenderingContext2D} context @param {VisNetwork} network @param {Model} model @param {Set<Thing>} near @param {{ x: number, y: number, thing?: Thing }[]} marks */
function labelThings(context, network, model, near, marks) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const point = (/** @type {{ x: number, y: number }} */ at) => ({ x: (at.x - x) * scale + width / 2, y: (at.y - y) * scale + height / 2 });
  const spot = (/** @type {Thing} */ thing) => ({ thing, ...point(thing), r: thing.size * scale });
  const { things: drawn } = visible(model);
  const things = near.size ? [...near].filter((thing) => drawn.has(thing)) : ranked(model);
  const ring = arranged();
  const most = things.length < MANY || scale > 0.5 ? 1500 : MOST_LABELLED;
  const frame = { width, height, scale, count: things.length, spans: model.spans, marks: marks.map(({ thing, ...at }) => ({ ...point(at), thing })), ring: near.size && ring && near.has(ring.centre) ? ring : null };
  const key = `${scale} ${width} ${height} ${drawn.size} ${near.size} ${[...near][0]?.n} ${document.documentElement.lang}`;
  if (!kept.moving || kept.key !== key) Object.assign(kept, { key, from: { x, y }, placed: placeLabels(context, inView(things, spot, frame, most), frame) });
  context.translate((kept.from.x - x) * scale, (kept.from.y - y) * scale);
  drawLabels(context, kept.placed, colours());
  context.translate((x - kept.from.x) * scale, (y - kept.from.y) * scale);
  if (document.activeElement === byId("canvas") && !state.selection.thing) {
    context.strokeStyle = colours().accent;
    context.lineWidth = 2;
    context.strokeRect(2, 2, width - 4, height - 4);
  }
}
