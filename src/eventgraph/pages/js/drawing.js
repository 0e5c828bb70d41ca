// How nodes and edges look, and what is drawn over them: labels, marks of dispute, the neighbourhood in view.

import { isContested, STATED, UNSAID } from "./data.js";
import { byId } from "./dom.js";
import { claimsShown, shown } from "./filters.js";
import { drawLabels, placeLabels } from "./labels.js";
import { palette } from "./shapes.js";
import { state } from "./state.js";
import { named, relation, say, speakersOf, supportWords } from "./words.js";

/** Above so many things, only the best linked are labelled until the reader comes nearer. */
const MANY = 2000;
const MOST_LABELLED = 60;

/**
 * What need not be found anew for each frame; while the drawing is moved, labels move with it.
 * @type {{ order: Thing[] | null, turns: Map<string, number>, colours: ReturnType<typeof palette> | null,
 *   issues: { lines: Fact[], things: Thing[] } | null, moving: boolean, key: string, from: { x: number, y: number }, placed: PlacedLabel[] }}
 */
const kept = { order: null, turns: new Map(), colours: null, issues: null, moving: false, key: "", from: { x: 0, y: 0 }, placed: [] };

/** @param {boolean} moving whether the drawing is being dragged */
export function setMoving(moving) {
  kept.moving = moving;
}

/** Forget the order of labels; it is found again when next drawn. */
export function forgetRanks() {
  kept.order = null;
  kept.issues = null;
}

/** Take the colours from the style sheet again. @returns {boolean} whether they changed */
export function forgetColours() {
  const before = JSON.stringify(colours());
  kept.colours = null;
  return before !== JSON.stringify(colours());
}

function colours() {
  kept.colours ??= palette();
  return kept.colours;
}

/** @param {Thing} thing @returns {object} */
export function styleNode(thing) {
  const { colour, shape } = thing.kind;
  return { id: thing.n, x: thing.x, y: thing.y, size: thing.size, shape, color: { background: colour, border: darker(colour) } };
}

/** @param {string} colour @returns {string} */
function darker(colour) {
  const part = (/** @type {number} */ at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.66);
  return `rgb(${part(1)},${part(3)},${part(5)})`;
}

/** Dashed where nobody states it outright, dotted where nobody says how certain it is. @param {Fact} fact @returns {number[] | null} */
export function dashesOf(fact) {
  const given = new Set(fact.claims.map((claim) => claim.certainty));
  if (given.has(STATED)) return null;
  return [...given].every((certainty) => certainty === UNSAID) ? [1.5, 4] : [6, 5];
}

/** @param {Fact} fact @param {Model} model @param {boolean} many @returns {object} */
export function styleEdge(fact, model, many) {
  const from = fact.subject.n;
  const to = /** @type {Thing} */ (fact.object).n;
  /** @type {Record<string, any>} */
  const line = { id: fact.n, from, to };
  if (isContested(fact)) Object.assign(line, { width: 2.4, color: edgeColour(fact) });
  const dashes = dashesOf(fact);
  if (dashes) line.dashes = dashes;
  const turn = many ? 0 : parallel(from, to);
  return turn ? { ...line, smooth: { enabled: true, type: turn > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turn) } } : line;
}

/** @param {Fact | null} fact @returns {string} */
export function edgeColour(fact) {
  return fact && isContested(fact) ? colours().contested : colours().edge;
}

/** Give lines between the same two ends different bends. @param {number} from @param {number} to @returns {number} */
function parallel(from, to) {
  const key = from < to ? `${from} ${to}` : `${to} ${from}`;
  const before = kept.turns.get(key) ?? 0;
  kept.turns.set(key, before + 1);
  if (from === to) return 0;
  const side = (before % 2 ? 1 : -1) * (from < to ? 1 : -1);
  return Math.ceil(before / 2) * 0.16 * side;
}

/** The relation in words. @param {Fact} fact @returns {string} */
function factWords(fact) {
  const end = fact.object ? fact.object.label : fact.literal?.label ?? ["", ""];
  return `${named(fact.subject.label)} — ${relation(fact.property)} — ${named(end)}`;
}

/** @param {Fact} fact @returns {string} */
export function edgeWords(fact) {
  const claims = claimsShown(fact);
  const who = [...new Set(claims.map(speakersOf))];
  const names = who.length > 3 ? `${who.slice(0, 3).join(", ")} …` : who.join(", ");
  return `${factWords(fact)}\n${names}${fact.support ? ` · ${supportWords(fact.support)}` : ""}${isContested(fact) ? ` · ${say("differ")}` : ""}`;
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
  const { facts: visible } = shown();
  const lifted = facts.filter((fact) => fact.edge && visible.has(fact));
  if (lifted.length || centre?.drawn) lift(context, network, lifted, centre);
  const scale = network.getScale();
  const marks = scale > 0.12 ? signs(network, model, lifted) : [];
  for (const { x, y } of marks) drawSign(context, x, y, 1 / Math.max(scale, 0.6));
  const ends = lifted.flatMap((fact) => [fact.subject, /** @type {Thing} */ (fact.object)]).sort((a, b) => b.size - a.size);
  const near = new Set(centre ? [centre, ...ends] : ends);
  withScreen(context, () => labelThings(context, network, model, near, marks));
}

/** Where the mark of dispute stands: on contested lines, and on things whose size or date is at issue.
 * @param {VisNetwork} network @param {Model} model @param {Fact[]} lifted @returns {{ x: number, y: number }[]} */
function signs(network, model, lifted) {
  kept.issues ??= issues(model);
  const lines = lifted.length ? lifted.filter(isContested) : kept.issues.lines;
  const things = lifted.length ? [] : kept.issues.things;
  return [
    ...lines.slice(0, 400).flatMap((fact) => middle(network, fact) ?? []),
    ...things.map(({ x, y, size }) => ({ x: x + size * 0.85, y: y - size * 0.85 })),
  ];
}

/** What of what is shown is contested. @param {Model} model @returns {{ lines: Fact[], things: Thing[] }} */
function issues(model) {
  const { facts } = shown();
  const lines = model.edges.filter((fact) => facts.has(fact) && isContested(fact));
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
  for (const thing of ends) if (thing.drawn) network.body.nodes[thing.n]?.draw(context);
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

/** @param {VisNetwork} network @param {Fact} fact @returns {{ x: number, y: number } | null} */
export function middle(network, fact) {
  return network.body.edges[fact.n]?.edgeType.getPoint(0.5) ?? null;
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

/** @param {Model} model @returns {Thing[]} the things shown, the most linked first */
export function ranked(model) {
  kept.order ??= model.things.filter((thing) => thing.drawn && shown().things.has(thing)).sort((a, b) => b.size - a.size || a.n - b.n);
  return kept.order;
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

/** @param {CanvasRenderingContext2D} context @param {VisNetwork} network @param {Model} model @param {Set<Thing>} near @param {{ x: number, y: number }[]} marks */
function labelThings(context, network, model, near, marks) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const point = (/** @type {{ x: number, y: number }} */ at) => ({ x: (at.x - x) * scale + width / 2, y: (at.y - y) * scale + height / 2 });
  const spot = (/** @type {Thing} */ thing) => ({ thing, ...point(thing), r: thing.size * scale });
  const things = near.size ? [...near].filter((thing) => thing.drawn) : ranked(model);
  const most = things.length < MANY || scale > 0.5 ? 1500 : MOST_LABELLED;
  const frame = { width, height, spans: model.spans, marks: marks.map(point) };
  const key = `${scale} ${width} ${height} ${near.size} ${[...near][0]?.n} ${document.documentElement.lang}`;
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
