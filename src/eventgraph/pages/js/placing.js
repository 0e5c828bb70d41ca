// The map in words: place by place what is said to happen there, then from place to place; and the key to its signs.

import { bounded } from "./bounded.js";
import { thingLink } from "./cards.js";
import { isContested } from "./data.js";
import { make, makeSvg, words } from "./dom.js";
import { claimsShown } from "./filters.js";
import { contestedSign } from "./shapes.js";
import { sayers } from "./telling.js";
import { whenOf } from "./travels.js";
import { named, say } from "./words.js";

const MOST = 40;

/** @param {Site[]} sites @param {Travel[]} ways @param {Model} model @returns {(HTMLElement | false)[]} */
export function list(sites, ways, model) {
  const way = (/** @type {Travel} */ { event, from, to, facts, joined }) => make("li", {}, thingLink(from), " → ", thingLink(to), ": ", thingLink(event), ...ending(event, facts, model), joined && make("span", { class: "certainty" }, say("map.joined")));
  return [
    make("h2", {}, say("map.places")), ...bounded(sites, MOST, (site) => ofPlace(site, model)),
    ways.length > 0 && make("h2", {}, say("map.ways")), ways.length > 0 && make("ul", {}, ...bounded(ways, MOST, way)),
  ];
}

/** @param {Site} site @param {Model} model @returns {HTMLElement} */
function ofPlace({ place, spot, facts }, model) {
  const rows = facts.map((fact) => make("li", {}, `${named(fact.property.inverse ?? fact.property.label)} `, thingLink(fact.subject), ...ending(fact.subject, [fact], model)));
  return make("section", { "data-place": place.id }, make("h3", {}, thingLink(place)), noted(spot), rows.length ? make("ul", {}, ...rows) : make("p", {}, say("map.events.none")));
}

/** What the curators say of where a mark stands. @param {Spot | null | undefined} spot @returns {HTMLElement | false} */
export function noted(spot) {
  return Boolean(spot && named(spot.note)) && make("p", { class: "fine noted" }, say("map.noted"), " ", words(named(/** @type {Spot} */ (spot).note)));
}

/** When it was, and who says that it was there. @param {Thing} event @param {Fact[]} facts @param {Model} model @returns {(Node | string | false)[]} */
function ending(event, facts, model) {
  const { text, spans } = whenOf(event, model);
  const claims = [...new Set(facts.flatMap(claimsShown))];
  return [text ? `, ${text}` : "", ` (${sayers(claims)})`, [...facts, ...spans.flatMap((span) => span.facts)].some(isContested) && contestedSign(say("differ"))];
}

/** What the signs mean; how many places are in the list alone. @param {Site[]} sites @returns {HTMLElement[]} */
export function keys(sites) {
  const lacking = sites.filter(({ spot }) => !spot).length;
  const sign = (/** @type {SVGElement[]} */ ...parts) => makeSvg("svg", { class: "key", width: 20, height: 20, "aria-hidden": "true" }, ...parts);
  const disc = (/** @type {string} */ look, /** @type {number} */ r = 8) => makeSvg("circle", { class: look, cx: 10, cy: 10, r });
  const entry = (/** @type {SVGElement} */ picture, /** @type {string} */ name) => make("li", {}, picture, words(say(`map.key.${name}`)));
  const line = makeSvg("g", { class: "way joined" }, makeSvg("path", { class: "line", d: "M0 10H13" }), makeSvg("path", { class: "head", d: "M20 10L13 6V14Z" }));
  return [make("ul", {}, entry(sign(disc("disc")), "count"), entry(sign(disc("disc wide")), "wide"), entry(sign(disc("disc hollow")), "hollow"), entry(sign(disc("ring", 9), disc("disc", 6)), "group"), entry(sign(line), "ends")),
    ...(lacking ? [make("p", { class: "fine" }, say(lacking === 1 ? "map.lacking.one" : "map.lacking", { n: lacking }))] : [])];
}
