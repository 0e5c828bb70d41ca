// How nodes and edges look, and what is said of a line.

import { isContested, STATED, UNSAID } from "./data.js";
import { claimsShown } from "./filters.js";
import { palette } from "./shapes.js";
import { named, relation, say, speakersOf, supportWords } from "./words.js";

/** @type {{ turns: Map<string, number>, colours: ReturnType<typeof palette> | null }} */
const kept = { turns: new Map(), colours: null };

/** Take the colours from the style sheet again. @returns {boolean} whether they changed */
export function forgetColours() {
  const before = JSON.stringify(colours());
  kept.colours = null;
  return before !== JSON.stringify(colours());
}

export function colours() {
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

/** @param {Fact} fact @param {Model} model @param {boolean} many @returns {VisLine} */
export function styleEdge(fact, model, many) {
  const from = fact.subject.n;
  const to = /** @type {Thing} */ (fact.object).n;
  /** @type {VisLine} */
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

/** A point of a line: half way, or as far as is said. @param {VisNetwork} network @param {Fact} fact @param {number} [part] @returns {{ x: number, y: number } | null} */
export function middle(network, fact, part = 0.5) {
  return network.body.edges[fact.n]?.edgeType.getPoint(part) ?? null;
}
