// The layout round a chosen thing: its neighbours in two bows beside it, each with what links them in words; Escape undoes it.

import { byId } from "./dom.js";
import { visible } from "./folding.js";
import { state } from "./state.js";
import { named } from "./words.js";

/** How long the way takes, how many things at most are moved, among how many that is seen, what is free at the edges, and how near rows come. */
const LAST = 260;
const MOST = { moved: 44, travelling: 500, row: 78, near: 30, edge: 62 };

/** @type {{ ring: Ring | null, homes: Map<Thing, Point>, before: View | null, frame: number }} */
const kept = { ring: null, homes: new Map(), before: null, frame: 0 };

/** @typedef {{ position: Point, scale: number }} View */

/** What is arranged at present. @returns {Ring | null} */
export function arranged() {
  return kept.ring;
}

/** Whether shapes are on their way. @returns {boolean} */
export function isMoving() {
  return kept.frame !== 0;
}

/** Where a thing stands when nothing is chosen. @param {Thing} thing @returns {Point} */
export function home(thing) {
  return kept.homes.get(thing) ?? thing;
}

/** The thing whose neighbours are to be arranged, if any. @returns {Thing | null} */
function wanted() {
  const { thing, fact } = state.selection;
  if (state.tab !== "network" || (state.focus && state.steps > 1)) return null;
  if (thing) return thing.drawn ? thing : null;
  const centre = kept.ring?.centre;
  return centre && fact && (fact.subject === centre || fact.object === centre) ? centre : null;
}

/** Arrange what is chosen, or put all back. @param {VisNetwork} network @param {Model} model @param {boolean} [still] at once @returns {boolean} whether something is arranged */
export function arrange(network, model, still = false) {
  const centre = wanted();
  if (!centre && !kept.ring) return false;
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const shown = centre && visible(model).things.has(centre) && width ? linksOf(centre, model) : new Map();
  if (!shown.size && !kept.ring) return false;
  const here = view(network);
  kept.before ??= here;
  kept.ring = centre && shown.size ? ringOf(centre, shown, { width, height }) : null;
  /** @type {Map<Thing, Point>} */
  const goals = new Map(kept.homes);
  for (const [thing, place] of kept.ring?.places ?? []) {
    if (!kept.homes.has(thing)) kept.homes.set(thing, { x: thing.x, y: thing.y });
    goals.set(thing, place);
  }
  const there = centre && kept.ring ? { position: goals.get(centre) ?? { x: centre.x, y: centre.y }, scale: kept.ring.scale } : kept.before;
  if (!kept.ring) kept.before = null;
  travel(network, goals, here, there, still || visible(model).things.size > MOST.travelling || matchMedia("(prefers-reduced-motion: reduce)").matches);
  return Boolean(kept.ring);
}

/** @param {VisNetwork} network @returns {View} */
function view(network) {
  return { position: network.getViewPosition(), scale: network.getScale() };
}

/** The lines to each neighbour. @param {Thing} centre @param {Model} model @returns {Map<Thing, Fact[]>} */
function linksOf(centre, model) {
  const { lines } = visible(model);
  /** @type {Map<Thing, Fact[]>} */
  const found = new Map();
  for (const fact of centre.facts) {
    const other = fact.subject === centre ? fact.object : fact.subject;
    if (!other || other === centre || !lines.has(fact)) continue;
    found.set(other, [...found.get(other) ?? [], fact]);
  }
  return found;
}

/** The relation in words, as it reads from the thing in the middle. @param {Fact[]} facts @param {Thing} centre @returns {string} */
function relationWords(facts, centre) {
  const words = [...new Set(facts.map(({ subject, property }) => (subject === centre ? named(property.label) : property.inverse ? named(property.inverse) : `← ${named(property.label)}`)))];
  return words.slice(0, 2).join(", ") + (words.length > 2 ? ", …" : "");
}

/** @param {Thing} centre @param {Map<Thing, Fact[]>} links @param {{ width: number, height: number }} frame @returns {Ring} */
function ringOf(centre, links, { width, height }) {
  const scale = width < 500 ? 0.55 : 0.8;
  const said = new Map([...links].map(([thing, facts]) => [thing, relationWords(facts, centre)]));
  const things = [...links.keys()].sort((a, b) => b.facts.length - a.facts.length || a.n - b.n).slice(0, MOST.moved);
  const words = (/** @type {Thing} */ thing) => said.get(thing) ?? "";
  things.sort((a, b) => words(a).localeCompare(words(b)) || named(a.label).localeCompare(named(b.label)));
  const half = Math.ceil(things.length / 2);
  const middle = home(centre);
  const step = Math.min(MOST.row, Math.max((height - MOST.edge * 2) / Math.max(half - 1, 1), MOST.near));
  const places = new Map([[centre, middle]]);
  const sides = new Map([[centre, things.length < 3 ? 0 : 3]]);
  for (const [n, thing] of things.entries()) {
    const right = n < half;
    const [row, rows] = right ? [n, half] : [n - half, things.length - half];
    const down = (row - (rows - 1) / 2) * step;
    const bow = 0.72 + 0.28 * Math.cos((down / height) * Math.PI);
    const across = Math.max(width / 2 - (width < 500 ? 118 : 200), 44) * bow * (right ? 1 : -1);
    places.set(thing, { x: middle.x + across / scale, y: middle.y + down / scale });
    sides.set(thing, right ? 1 : 2);
  }
  return { centre, places, sides, said, scale, rows: step > 58 ? 3 : step > 44 ? 2 : 1 };
}

/** Move shapes and the view to their goals, the sooner seen the less there is to see of it.
 * @param {VisNetwork} network @param {Map<Thing, Point>} goals @param {View} from @param {View} to @param {boolean} still */
function travel(network, goals, from, to, still) {
  cancelAnimationFrame(kept.frame);
  const starts = new Map([...goals.keys()].map((thing) => [thing, { x: thing.x, y: thing.y }]));
  const begin = performance.now();
  const step = (/** @type {number} */ now) => {
    const part = still ? 1 : Math.min(Math.max(now - begin, 0) / LAST, 1);
    const eased = part * (2 - part);
    for (const [thing, goal] of goals) put(network, thing, part < 1 ? between(starts.get(thing) ?? goal, goal, eased) : goal);
    kept.frame = part < 1 ? requestAnimationFrame(step) : 0;
    if (part === 1 && !kept.ring) kept.homes.clear();
    network.moveTo({ position: between(from.position, to.position, eased), scale: from.scale + (to.scale - from.scale) * eased, animation: false });
  };
  step(begin);
}

/** @param {Point} one @param {Point} other @param {number} part @returns {Point} */
function between(one, other, part) {
  return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
}

/** @param {VisNetwork} network @param {Thing} thing @param {Point} place */
function put(network, thing, { x, y }) {
  Object.assign(thing, { x, y });
  const node = network.body.nodes[thing.n];
  if (node) Object.assign(node, { x, y });
}
