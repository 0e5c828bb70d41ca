// The story in words: event after event, each value with who says so. A phone and a screen reader get this first.

import { isContested } from "./data.js";
import { attitude, literalText, thingLink } from "./cards.js";
import { bounded } from "./bounded.js";
import { button, make, words } from "./dom.js";
import { contestedSign } from "./shapes.js";
import { change } from "./state.js";
import { named, say, speakersOf } from "./words.js";

const ASPECTS = ["when", "who", "where", "numbers"];
const MOST = { events: 12, speakers: 3 };

/** Each event in words; by each of two accounts, one under the other. @param {Thing[]} events @param {Lane[]} lanes @returns {HTMLElement} */
export function told(events, lanes) {
  const says = (/** @type {Thing} */ event, /** @type {Lane} */ { claims }) => event.facts.some((fact) => fact.subject === event && fact.claims.some((claim) => claims.has(claim)));
  const heard = events.filter((event) => lanes.some((lane) => says(event, lane)));
  return make("ol", { class: "told" }, ...bounded(heard, MOST.events, (event) => make("li", { "data-told": event.id }, make("h3", {}, thingLink(event)), ...lanes.flatMap((lane) => [
    lane.account && make("h4", {}, words(named(lane.account.of.label))),
    ...said(relations(event, lane.claims), lane)].flatMap((part) => part ?? [])))));
}

/** Of two accounts, one that says nothing is silent. @param {HTMLElement[]} lines @param {Lane} lane @returns {HTMLElement[]} */
function said(lines, { account }) {
  return account && !lines.length ? [make("p", { class: "silent" }, say("accounts.silent"))] : lines;
}

/** @param {Thing} event @param {Set<Claim>} claims @returns {HTMLElement[]} */
function relations(event, claims) {
  /** @type {Map<Term, Fact[]>} */
  const found = new Map();
  for (const aspect of ASPECTS) {
    for (const fact of event.facts) {
      if (fact.subject !== event || fact.property.aspect?.name !== aspect || !fact.claims.some((claim) => claims.has(claim))) continue;
      found.set(fact.property, [...found.get(fact.property) ?? [], fact]);
    }
  }
  return [...found].map(([property, facts]) => make("p", {}, make("span", { class: "relation" }, `${named(property.label)}: `), ...facts.flatMap((fact, n) => [n ? "; " : null, ...value(fact, claims)])));
}

/** @param {Fact} fact @param {Set<Claim>} claims @returns {(HTMLElement | string | SVGElement | false)[]} */
function value(fact, claims) {
  const link = button("", { class: "thing", onclick: () => change({ selection: { fact } }) });
  link.append(words(literalText(fact), fact.literal?.lang));
  return [link, ` (${sayers(fact.claims.filter((claim) => claims.has(claim)))})`, isContested(fact) && contestedSign(say("differ"))];
}

/** Who says so, each voice once; how they stand to it where they do not assert it. @param {Claim[]} claims @returns {string} */
export function sayers(claims) {
  const who = [...new Set(claims.map((claim) => (claim.asserted ? speakersOf(claim) : `${speakersOf(claim)}: ${attitude(claim)}`)))];
  const rest = who.length - MOST.speakers;
  return say("story.says", { who: (rest > 0 ? [...who.slice(0, MOST.speakers), `+${rest}`] : who).join(", ") });
}
