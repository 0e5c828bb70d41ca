// The cells of the story: the role of one in an event under a dot for each voice; values; what the signs mean.

import { literalText } from "./cards.js";
import { STATED, isContested } from "./data.js";
import { button, make, makeSvg, words } from "./dom.js";
import { lookOf, others } from "./looks.js";
import { contestedSign, shapePath } from "./shapes.js";
import { change } from "./state.js";
import { named, say, speakersOf } from "./words.js";

const MOST = { dots: 6, roles: 3, values: 4 };

/** @typedef {{ model: Model, looks: Map<Thing, string[]>, claims: Set<Claim>, alone?: boolean }} Told in whose colours, which claims are shown, and whether others have no dot */

/** Each role under the dots of those who give it; what is left is named by a title. @param {Fact[]} facts @param {Told} view @returns {HTMLElement[]} */
export function joint(facts, view) {
  const sorted = [...facts].sort((a, b) => Number(isContested(b)) - Number(isContested(a)));
  const rest = sorted.slice(MOST.roles);
  return [...sorted.slice(0, MOST.roles).flatMap((fact) => [dots([fact], view), role(fact)]),
    ...rest.length ? [dots(rest, view), make("span", { class: "fine", title: rest.map(({ property }) => named(property.inverse ?? property.label)).join(", ") }, "…")] : []];
}

/** @param {Fact} fact @returns {HTMLElement} */
function role(fact) {
  const contested = isContested(fact);
  const link = button("", { class: contested ? "role contested" : "role", "data-fact": fact.id, onclick: () => change({ selection: { fact } }) });
  if (contested) link.append(contestedSign(say("differ")));
  link.append(words(named(fact.property.inverse ?? fact.property.label)));
  return link;
}

/** One dot for each voice. @param {Fact[]} facts @param {Told} view @returns {HTMLElement} */
function dots(facts, view) {
  /** @type {Map<string, { claim: Claim, solid: boolean, seen: boolean }>} */
  const voices = new Map();
  for (const claim of facts.flatMap(({ claims }) => claims)) {
    if (view.alone && !view.claims.has(claim)) continue;
    const key = claim.speakers.map(({ n }) => n).join(" ");
    const before = voices.get(key);
    voices.set(key, { claim, solid: Boolean(before?.solid) || (claim.asserted && claim.certainty === STATED), seen: Boolean(before?.seen) || view.claims.has(claim) });
  }
  const rank = (/** @type {string[]} */ look) => view.model.looks.indexOf(look);
  const found = [...voices.values()].map((voice) => ({ ...voice, look: lookOf(voice.claim, view) })).sort((a, b) => rank(a.look) - rank(b.look));
  const names = found.map(({ claim }) => speakersOf(claim)).join(", ");
  const width = Math.min(found.length, MOST.dots) * 13 + 3;
  const drawn = found.slice(0, MOST.dots).map(({ look, solid, seen }, n) => makeSvg("path", { d: shapePath(look[1] ?? "", 8 + n * 13, 8, 4.6), fill: solid ? look[0] : "var(--paper)", stroke: look[0], "stroke-width": 1.6, class: seen ? null : "unheard" }));
  const rest = found.length - drawn.length;
  return make("span", { class: "dots", title: names }, makeSvg("svg", { width, height: 16, role: "img", "aria-label": names }, ...drawn), rest > 0 && make("span", { class: "fine" }, `+${rest}`));
}

/** @param {Fact[]} facts @param {{ claims: Set<Claim> }} view @returns {HTMLElement[]} */
export function numbersOf(facts, { claims }) {
  const said = facts.filter((fact) => fact.claims.some((claim) => claims.has(claim)));
  const values = said.map((fact) => make("button", { type: "button", class: "value", onclick: () => change({ selection: { fact } }) }, fact.object || fact.property.aspect?.name === "where" || fact.subject.kind.shape === "diamond" ? `${named(fact.property.label)} ` : "", words(literalText(fact), fact.literal?.lang), isContested(fact) && contestedSign(say("differ"))));
  const rest = values.length - MOST.values;
  return rest > 0 ? [...values.slice(0, MOST.values), make("span", { class: "fine" }, `+${rest}`)] : values;
}

/** @param {Told} view @returns {HTMLElement} */
export function legend({ looks, model }) {
  const sign = (/** @type {string[]} */ [colour = "", shape = ""]) => makeSvg("svg", { width: 16, height: 16, "aria-hidden": "true" }, makeSvg("path", { d: shapePath(shape, 8, 8, 4.6), fill: colour }));
  const entry = (/** @type {string[]} */ look, /** @type {string} */ text) => make("li", {}, sign(look), words(text));
  return make("div", { class: "keys" }, make("ul", {}, ...[...looks].map(([party, look]) => entry(look, named(party.label))), entry(others(model), say("story.others"))), make("p", { class: "fine" }, say("story.legend")));
}
