// Where accounts differ: every matter with its positions, who gives them, and how they stand; from here to the words.

import { bounded } from "./bounded.js";
import { speakerLink, thingLink } from "./cards.js";
import { standing } from "./data.js";
import { button, byId, fill, make } from "./dom.js";
import { answers, kindOf, mattersIn, questionOf, saidIn, standsOf } from "./facing.js";
import { shown } from "./filters.js";
import { onChange, change, filtersChanged, state, wordsChanged } from "./state.js";
import { say, supportWords } from "./words.js";

/** So many stand there at first: of one kind, of one matter, of one position. */
const MOST = { matters: 60, sides: 12, speakers: 4 };

/** @param {Model} model */
export function startDifferences(model) {
  let stale = true;
  onChange((changed) => {
    stale ||= filtersChanged(changed) || wordsChanged(changed);
    if (!stale || state.tab !== "differences") return;
    stale = false;
    show(model);
  });
}

/** @param {Model} model */
function show(model) {
  const { claims } = shown();
  /** @type {Map<string, Matter[]>} */
  const kinds = new Map();
  for (const matter of mattersIn(model, claims)) {
    const kind = kindOf(matter);
    kinds.set(kind, [...kinds.get(kind) ?? [], matter]);
  }
  const sections = [...kinds].map(([kind, matters]) => make("section", { "data-kind": kind },
    make("h3", {}, `${say(`stand.${kind}`)} (${matters.length})`), ...bounded(matters, MOST.matters, (matter) => matterOf(matter, claims))));
  fill(byId("differences"), ...(sections.length ? sections : [make("p", { class: "fine" }, say("differences.none"))]));
}

/** @param {Matter} matter @param {Set<Claim>} visible @returns {HTMLElement} */
function matterOf(matter, visible) {
  const naming = kindOf(matter) === "naming";
  const stands = naming ? null : standsOf(matter);
  const list = bounded(naming ? namesOf(matter) : matter.sides, MOST.sides, (side) => sideOf(matter, side, visible, naming));
  return make("article", { class: "matter", "data-about": matter.subject.id },
    make("h4", {}, thingLink(matter.subject), questionOf(matter) && make("span", { class: "fine" }, ` ${questionOf(matter)}`)), make(naming ? "ul" : "ol", {}, ...list), stands);
}

/** Each name with the claims that use it, whoever makes them. @param {Matter} matter @returns {Side[]} */
function namesOf(matter) {
  return saidIn(matter).map((fact) => ({ property: fact.property, values: [fact.value], claims: fact.claims, support: fact.support ?? [1, 1, 1], qualities: [] }));
}

/** @param {Matter} matter @param {Side} side @param {Set<Claim>} visible @param {boolean} naming @returns {HTMLElement} */
function sideOf(matter, side, visible, naming) {
  const [fact] = standing(side, matter.subject);
  const [claim] = side.claims;
  const speakers = [...new Set(side.claims.flatMap((claim) => claim.speakers))];
  const rest = speakers.length - MOST.speakers;
  const short = naming || new Set(matter.sides.map(({ property }) => property)).size === 1;
  const words = button(say("differences.words"), { class: "quiet", onclick: () => (fact || claim) && change({ selection: fact ? { fact } : { claim } }) });
  return make("li", { class: side.claims.some((claim) => visible.has(claim)) ? null : "unheard" },
    make("span", { class: "answer" }, ...answers(side, matter.subject, short)), " — ",
    ...speakers.slice(0, MOST.speakers).flatMap((who, n) => (n ? [", ", speakerLink(who)] : [speakerLink(who)])), rest > 0 ? `, +${rest}` : "",
    " ", make("span", { class: "fine" }, naming ? "" : `${supportWords(side.support)} `), words);
}
