// Where accounts differ: every side with its words, who says them, and where and when they were read.

import { bounded } from "./bounded.js";
import { attitude, byline, certaintyOf, claimLink, inNames, quoteOf, sentence, speakerLink, valueOf } from "./cards.js";
import { isClash, standing } from "./data.js";
import { make } from "./dom.js";
import { contestedSign } from "./shapes.js";
import { byDay, readIn } from "./sources.js";
import { hasWord, named, relation, say, supportWords } from "./words.js";

/** So many stand in one card at first. */
const MOST = { sides: 12, sayings: 8, voices: 8, carriers: 12, stands: 12 };

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

/** What one side says, short where the thing at issue is named above: denied or no more than possible, and of what. @param {Side} side @param {Thing} about @param {boolean} [short] whether the relation is named above too @returns {HTMLElement[]} */
export function answers(side, about, short = false) {
  const [first] = side.claims;
  const how = [first && attitude(first), side.claims.every(({ certainty }) => certainty === first?.certainty) && first?.certainty ? certaintyOf(first) : ""].filter(Boolean).join(", ");
  const facts = standing(side, about);
  const of = side.qualities.flatMap((fact, n) => [n ? ", " : " (", `${relation(fact.property)}: `, valueOf(fact)]);
  if (!facts.length && first) return [make("p", {}, claimLink(first))];
  return facts.map((fact) => make("p", {}, how && make("em", {}, `${how}: `),
    ...fact.subject !== about ? [sentence(fact)] : [short ? "" : `${relation(fact.property)} `, valueOf(fact)], ...of, of.length ? ")" : ""));
}

/** Words once, under them each voice with the publications that carry it. @param {Claim[]} saying @param {Model} model @param {Set<Claim>} visible @returns {HTMLElement} */
function sayingOf(saying, model, visible) {
  const first = /** @type {Claim} */ (saying[0]);
  const carrier = (/** @type {Claim} */ claim) => make("li", { "data-claim": claim.id }, ...readIn(claim, model.sources));
  const voice = (/** @type {Claim[]} */ its) => make("div", {}, byline(/** @type {Claim} */ (its[0])), make("ul", { class: "carriers" }, ...bounded(its, MOST.carriers, carrier)));
  return make("div", { class: saying.some((claim) => visible.has(claim)) ? "words" : "words filtered" }, ...quoteOf(first), ...bounded(voices(saying), MOST.voices, voice));
}

/** The matters to which a claim that is shown has an answer. @param {Model} model @param {Set<Claim>} visible @returns {Matter[]} */
export function mattersIn({ matters }, visible) {
  return matters.filter(({ sides }) => sides.some((side) => side.claims.some((claim) => visible.has(claim))));
}

/** The kind of a matter: the strongest in which two of its sides stand. @param {Matter} matter @returns {string} */
export function kindOf({ conflicts }) {
  return (conflicts.find(isClash) ?? conflicts[0])?.kind ?? "";
}

/** What a matter asks: by which properties its sides answer. @param {Matter} matter @returns {string} */
export function questionOf(matter) {
  return kindOf(matter) === "disputes" ? "" : [...new Set(matter.sides.map(({ property }) => relation(property)))].join(" / ");
}

/** The numbers of places, those in a row as from–to. @param {number[]} places @returns {string} */
function inRuns(places) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && place === last[1] + 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (to > from + 1 ? `${from + 1}–${to + 1}` : to > from ? `${from + 1}, ${to + 1}` : from + 1)).join(", ");
}

/** Which sides stand so to which, by their numbers: "1, 2 beside 3, 4"; with one list each two. @param {Conflict} conflict @returns {string[]} */
export function pairsOf({ places, beside }) {
  if (!beside.length) return [inRuns(places)];
  /** @type {Set<string>} */
  const apart = new Set();
  for (let at = 0; at < beside.length; at += 2) apart.add(`${beside[at]} ${beside[at + 1]}`);
  const stand = (/** @type {number} */ a, /** @type {number} */ b) => a !== b && !apart.has(`${Math.min(a, b)} ${Math.max(a, b)}`);
  /** @type {Map<string, number[]>} */
  const alike = new Map();
  for (const place of places) {
    const others = String(places.filter((other) => stand(place, other)));
    alike.set(others, [...alike.get(others) ?? [], place]);
  }
  const firsts = new Map([...alike.values()].flatMap((members) => members.map((place) => [place, members[0] ?? 0])));
  return [...alike].flatMap(([others, members]) => {
    const left = others.split(",").filter(Boolean).map(Number).filter((place) => (firsts.get(place) ?? 0) > (members[0] ?? 0));
    return left.length ? [`${inRuns(members)} ${say("beside")} ${inRuns(left)}`] : [];
  });
}

/** How the sides of a matter stand to one another, where that takes more than its head says. @param {Matter} matter @returns {HTMLElement | null} */
export function standsOf({ conflicts, sides }) {
  if (sides.length < 3 && conflicts.length < 2) return null;
  return make("ul", { class: "stands fine" }, ...conflicts.slice(0, MOST.stands).map((one) => (
    make("li", { "data-kind": one.kind }, `${pairsOf(one).join("; ")}: ${say(`stand.${one.kind}`)}`, one.note && make("span", { dir: "auto" }, `; ${inNames(one.note)}`)))));
}

/** All that the sides of a matter say, each once. @param {Matter} matter @returns {Fact[]} */
export function saidIn({ sides, subject }) {
  return [...new Set(sides.flatMap((side) => standing(side, subject)))];
}

/** What each speaker calls a thing, in one list. @param {Matter} matter @returns {HTMLElement} */
export function namingsOf(matter) {
  const facts = saidIn(matter);
  const line = (/** @type {Fact} */ fact) => {
    const speakers = [...new Set(fact.claims.flatMap((claim) => claim.speakers))];
    return make("li", { "data-fact": fact.id }, valueOf(fact), " — ", ...speakers.flatMap((who, n) => (n ? [", ", speakerLink(who)] : [speakerLink(who)])));
  };
  return make("section", { class: "facing namings", "data-kind": "naming" }, make("p", { class: "differ" }, `${named(matter.subject.label)} ${say("called")}:`), make("ul", {}, ...bounded(facts, MOST.sides, line)));
}

/** A matter: every side with its words, facing each other. @param {Matter} matter @param {Model} model @param {Set<Claim>} visible @returns {HTMLElement} */
export function facing(matter, model, visible) {
  const kind = kindOf(matter);
  if (kind === "naming") return namingsOf(matter);
  const stands = standsOf(matter);
  const sides = bounded(matter.sides, MOST.sides, (side) => make("div", { class: "side" },
    make("div", { class: "point" }, stands && make("b", {}, `${matter.sides.indexOf(side) + 1}.`), ...answers(side, matter.subject), make("p", { class: "support" }, supportWords(side.support))),
    ...bounded(sayings(side.claims), MOST.sayings, (saying) => sayingOf(saying, model, visible))));
  const clash = matter.conflicts.some(isClash);
  const question = questionOf(matter);
  const head = [clash && contestedSign(""), make("span", {}, `${named(matter.subject.label)}${question ? `: ${question}` : ""}. ${say(hasWord(`differ.${kind}`) ? `differ.${kind}` : "differ")}`)];
  const note = !stands && matter.conflicts[0]?.note;
  const body = [note && make("p", { class: "fine", dir: "auto" }, inNames(note)), stands, make("div", { class: "sides" }, ...sides)];
  const about = { "data-kind": kind, "data-kinds": matter.conflicts.map((one) => one.kind).join(" ") };
  if (!clash) return make("details", { class: "facing", ...about, open: matter.conflicts.some((one) => one.kind === "changed") }, make("summary", { class: "differ" }, ...head), ...body);
  return make("section", { class: "facing clash", ...about }, make("p", { class: "differ" }, ...head), ...body);
}
