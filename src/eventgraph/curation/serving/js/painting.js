// Colours in the text: who says what, and what is being marked; the text itself is not touched.
import { make, fill, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { rangeOf } from "./places.js";
import { session } from "./session.js";

const COLOURS = 7;
/** @type {Map<string, Highlight> | undefined} */
const registry = /** @type {any} */ (globalThis.CSS)?.highlights;

/** @param {string} name @param {Curate.Pair[]} pairs @param {number} [priority] */
function paint(name, pairs, priority = 0) {
  if (!registry) return;
  const ranges = pairs.map(rangeOf).filter((range) => range !== null);
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  registry.set(name, highlight);
}

/** The speakers of the open text, the busiest first. @returns {[speakers: string, label: string, claims: Curate.Said[]][]} */
function voices() {
  /** @type {Map<string, Curate.Said[]>} */
  const found = new Map();
  for (const claim of session.opened?.claims ?? []) {
    if (!claim.spans.length) continue;
    const key = claim.speakers.join(" ");
    found.set(key, [...(found.get(key) ?? []), claim]);
  }
  return [...found].sort((a, b) => b[1].length - a[1].length).map(([key, its]) => [key, its[0]?.speaker || say("nobody"), its]);
}

/** Which colour each voice has; it stays while the text is open. @type {{ source: string, of: Map<string, number> }} */
const colours = { source: "", of: new Map() };

/** @param {string} key @returns {string} */
function colourOf(key) {
  if (!colours.of.has(key)) colours.of.set(key, colours.of.size);
  const number = colours.of.get(key) ?? COLOURS;
  return number < COLOURS ? `voice-${number}` : "voice-more";
}

/** Paint all quotes, each speaker in a colour; the eighth and further speakers share one. @param {Element} legend */
export function paintClaims(legend) {
  registry?.clear();
  if (colours.source !== session.opened?.source) Object.assign(colours, { source: session.opened?.source ?? "", of: new Map() });
  /** @type {Map<string, [label: string, claims: Curate.Said[]]>} */
  const painted = new Map();
  for (const [key, label, its] of voices()) {
    const colour = colourOf(key);
    const before = painted.get(colour)?.[1] ?? [];
    painted.set(colour, [colour === "voice-more" ? say("others") : label, [...before, ...its]]);
  }
  for (const [colour, [, its]] of painted) paint(colour, its.flatMap((claim) => claim.spans));
  fill(legend, ...[...painted].map(([colour, [label, its]]) => entry(colour, label, its.length)));
}

/** @param {string} name @param {string} label @param {number} count @returns {HTMLElement} */
function entry(name, label, count) {
  return make("span", { class: "voice" }, make("span", { class: `swatch ${name}` }), words(label), make("span", { class: "fine" }, ` ${count}`));
}

/** Quotations that no claim covers yet: dashed, nothing is said of them. @param {Curate.Hint[]} hints */
export function paintHints(hints) {
  paint("hint", hints.map((one) => one.span), -1);
}

/** @param {Curate.Pair[]} pairs */
export function paintMarked(pairs) {
  paint("marked", pairs, 2);
}

/** @param {Curate.Pair[]} pairs */
export function paintShown(pairs) {
  paint("shown", pairs, 1);
}
