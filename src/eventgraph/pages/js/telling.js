// The story in words: event after event, each value with who says so. A phone and a screen reader get this first.

import { isContested } from "./data.js";
import { attitude, thingLink } from "./cards.js";
import { bounded } from "./bounded.js";
import { button, make, words } from "./dom.js";
import { contestedSign } from "./shapes.js";
import { change } from "./state.js";
import { currentLanguage, named, say, speakersOf } from "./words.js";
import { readable } from "./dates.js";

const ASPECTS = ["when", "who", "where", "numbers"];
const MOST = { events: 12, speakers: 3 };

/** @param {Thing[]} events @param {Set<Claim>} claims @returns {HTMLElement} */
export function told(events, claims) {
  const said = (/** @type {Fact} */ fact) => fact.claims.some((claim) => claims.has(claim));
  const heard = events.filter((event) => event.facts.some((fact) => fact.subject === event && said(fact)));
  return make("ol", { class: "told" }, ...bounded(heard, MOST.events, (event) => make("li", { "data-told": event.id }, make("h3", {}, thingLink(event)), ...relations(event, claims))));
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
  const text = fact.object ? named(fact.object.label) : fact.literal?.kind === "date" ? readable(named(fact.literal.label), currentLanguage()) : named(fact.literal?.label ?? ["", ""]);
  const link = button("", { class: "thing", onclick: () => change({ selection: { fact } }) });
  link.append(words(text));
  return [link, ` (${sayers(fact.claims.filter((claim) => claims.has(claim)))})`, isContested(fact) && contestedSign(say("differ"))];
}

/** Who says so, each voice once; how they stand to it where they do not assert it. @param {Claim[]} claims @returns {string} */
export function sayers(claims) {
  const who = [...new Set(claims.map((claim) => (claim.asserted ? speakersOf(claim) : `${speakersOf(claim)}: ${attitude(claim)}`)))];
  const rest = who.length - MOST.speakers;
  return say("story.says", { who: (rest > 0 ? [...who.slice(0, MOST.speakers), `+${rest}`] : who).join(", ") });
}
