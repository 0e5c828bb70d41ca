// Where accounts differ: every side with its words, who says them, and where and when they were read.

import { bounded } from "./bounded.js";
import { byline, quoteOf, sentence, valueOf } from "./cards.js";
import { isClash, isStand } from "./data.js";
import { make } from "./dom.js";
import { contestedSign } from "./shapes.js";
import { byDay, readIn } from "./sources.js";
import { hasWord, named, relation, say, supportWords } from "./words.js";

/** So many stand in one card at first. */
const MOST = { sides: 12, sayings: 8, voices: 8, carriers: 12 };

/** The same words, whatever their case, spaces and quotation marks. @param {Claim} claim @returns {string} */
function wordsOf({ quote }) {
  return quote.toLowerCase().replace(/[\p{Pi}\p{Pf}"'\s]+/gu, " ").trim();
}

/** Who speaks and how it is put forward. @param {Claim} claim @returns {string} */
function voiceOf({ speakers, certainty, marks, flags }) {
  return [speakers.map(({ n }) => n), certainty, marks, flags].join(";");
}

/** Gather claims by a key, in the order of their first. @param {Claim[]} claims @param {(claim: Claim) => string} key @returns {Claim[][]} */
function gathered(claims, key) {
  /** @type {Map<string, Claim[]>} */
  const groups = new Map();
  for (const claim of claims) {
    const group = groups.get(key(claim));
    if (group) group.push(claim);
    else groups.set(key(claim), [claim]);
  }
  return [...groups.values()];
}

/** Put together what carries the same words of one voice, or of one origin: many carriers of one saying. @param {Claim[]} claims @returns {Claim[][]} */
export function sayings(claims) {
  return gathered([...claims].sort(byDay), wordsOf).flatMap((alike) => {
    /** @type {Map<string, Claim[]>} */
    const known = new Map();
    for (const claim of alike) {
      const keys = [claim.origin && `origin ${claim.origin}`, claim.quote.trim() && `voice ${voiceOf(claim)}`].filter(Boolean);
      const group = keys.flatMap((key) => [known.get(key) ?? []]).find(({ length }) => length) ?? [];
      group.push(claim);
      for (const key of keys.length ? keys : [claim.id]) if (!known.has(key)) known.set(key, group);
    }
    return [...new Set(known.values())];
  });
}

/** Carriers of one voice. @param {Claim[]} saying @returns {Claim[][]} */
export function voices(saying) {
  return gathered(saying, voiceOf);
}

/** What one side says, short where the thing at issue is named above. @param {Fact} fact @param {Thing} about @returns {HTMLElement} */
function point(fact, about) {
  if (fact.subject !== about) return sentence(fact);
  return make("span", {}, `${relation(fact.property)} `, valueOf(fact));
}

/** Words once, under them each voice with the publications that carry it. @param {Claim[]} saying @param {Model} model @param {Set<Claim>} visible @returns {HTMLElement} */
function sayingOf(saying, model, visible) {
  const first = /** @type {Claim} */ (saying[0]);
  const carrier = (/** @type {Claim} */ claim) => make("li", { "data-claim": claim.id }, ...readIn(claim, model.sources));
  const voice = (/** @type {Claim[]} */ its) => make("div", {}, byline(/** @type {Claim} */ (its[0])), make("ul", { class: "carriers" }, ...bounded(its, MOST.carriers, carrier)));
  return make("div", { class: saying.some((claim) => visible.has(claim)) ? "words" : "words filtered" }, ...quoteOf(first), ...bounded(voices(saying), MOST.voices, voice));
}

/** Both sides of a disagreement, facing each other. @param {Conflict} conflict @param {Model} model @param {Set<Claim>} visible @returns {HTMLElement} */
export function facing(conflict, model, visible) {
  const sides = bounded(conflict.sides, MOST.sides, (side) => {
    const facts = [...new Set(side.claims.flatMap((claim) => claim.facts.filter((fact) => isStand(fact, side))))];
    const points = facts.length ? facts : (side.claims[0]?.facts ?? []).slice(0, 2);
    return make("div", { class: "side" }, make("div", { class: "point" }, ...points.map((fact) => make("p", {}, point(fact, conflict.subject))), make("p", { class: "support" }, supportWords(side.support))),
      ...bounded(sayings(side.claims), MOST.sayings, (saying) => sayingOf(saying, model, visible)));
  });
  const key = `differ.${conflict.kind}`;
  const clash = isClash(conflict);
  const head = [clash && contestedSign(""), make("span", {}, `${named(conflict.subject.label)}. ${say(hasWord(key) ? key : "differ")}`)];
  const body = [conflict.note && make("p", { class: "fine", dir: "auto" }, conflict.note), make("div", { class: "sides" }, ...sides)];
  if (!clash) return make("details", { class: "facing", "data-kind": conflict.kind, open: conflict.kind === "changed" }, make("summary", { class: "differ" }, ...head), ...body);
  return make("section", { class: "facing clash", "data-kind": conflict.kind }, make("p", { class: "differ" }, ...head), ...body);
}
