// Search: names, places, words of quotes. Arrow keys choose, Enter focuses, Escape closes.

import { byId, direction, fill, make, words } from "./dom.js";
import { kindIcon } from "./legend.js";
import { show } from "./network.js";
import { change, state } from "./state.js";
import { named, say, speakersOf } from "./words.js";

/** So many are found at first, and by a choice of more. */
const MOST = 12;
const MORE = 100;

/** @typedef {{ thing?: Thing, claim?: Claim, fact?: Fact, words: string, role?: string }} Entry what can be found; a role is found by its own words, and those of who has it */
/** @typedef {Entry & { text: string, rank: number }} Hit */

/** Fold case and accents. @param {string} text @returns {string} */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @type {{ hits: Hit[], at: number, most: number, index: Entry[] | null }} */
const search = { hits: [], at: -1, most: MOST, index: null };

/** @param {Model} model */
export function startSearch(model) {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  field.addEventListener("input", () => look(field.value, model));
  field.addEventListener("focus", () => field.value && look(field.value, model));
  field.addEventListener("blur", () => setTimeout(() => document.activeElement === field || close(), 150));
  field.addEventListener("keydown", (event) => pressed(event, field));
}

/** @param {Model} model @returns {Entry[]} */
function index(model) {
  search.index ??= [
    ...model.things.filter((thing) => thing.facts.length || thing.says.length).map((thing) => (
      { thing, words: folded([...thing.label, ...thing.others, thing.id].join("\n")) })),
    ...model.facts.filter(({ object, property }) => object && property.aspect?.name === "who").map((fact) => (
      { fact, role: folded([...fact.property.label, ...fact.property.inverse ?? []].join("\n")), words: folded([...fact.property.label, ...fact.property.inverse ?? [], ...fact.subject.label, .../** @type {Thing} */ (fact.object).label].join("\n")) })),
    ...model.claims.map((claim) => ({ claim, words: folded(`${claim.quote}\n${claim.label.join("\n")}`) })),
  ];
  return search.index;
}

/** What is found by all the words, wherever each stands; names before roles before quotes. @param {string} text @param {Model} model */
function look(text, model) {
  const wanted = folded(text.trim());
  const parts = wanted.split(/\s+/).filter(Boolean);
  Object.assign(search, { at: -1, hits: [], most: MOST });
  for (const entry of parts.length ? index(model) : []) {
    if (!parts.every((part) => entry.words.includes(part)) || (entry.fact && !parts.some((part) => entry.role?.includes(part)))) continue;
    const whole = entry.words.indexOf(wanted);
    const start = whole < 0 ? 3 : whole === 0 || entry.words[whole - 1] === "\n" ? 0 : /\W/.test(entry.words[whole - 1] ?? "") ? 1 : 2;
    search.hits.push({ ...entry, text: textOf(entry, parts), rank: (entry.claim ? 8 : entry.fact ? 4 : 0) + start });
  }
  search.hits.sort((a, b) => a.rank - b.rank || a.text.length - b.text.length);
  draw(parts.length > 0);
}

/** What a hit is called; a role is read from the side whose words were looked for. @param {Entry} entry @param {string[]} parts @returns {string} */
function textOf({ thing, claim, fact }, parts) {
  if (thing) return named(thing.label);
  if (!fact?.object) return claim?.quote ?? "";
  const { subject, object, property } = fact;
  const backwards = property.inverse && parts.some((part) => folded(named(property.inverse ?? ["", ""])).includes(part));
  return backwards && property.inverse ? `${named(object.label)} ${named(property.inverse)} ${named(subject.label)}` : `${named(subject.label)} ${named(property.label)} ${named(object.label)}`;
}

/** @param {boolean} open */
function draw(open) {
  const list = byId("found");
  const option = (/** @type {number} */ n) => make("li", { role: "option", id: `found-${n}`, "aria-selected": n === search.at ? "true" : "false", onmousedown: (/** @type {Event} */ event) => {
    event.preventDefault();
    choose(n);
  } });
  const options = search.hits.slice(0, search.most).map((hit, n) => {
    const item = option(n);
    if (hit.fact) item.append(make("span", { class: "tag" }, say("search.role")), words(hit.text));
    else if (hit.thing) item.append(kindIcon(hit.thing.kind), words(hit.text));
    else item.append(make("span", { class: "tag" }, say("search.quote")), make("q", { dir: direction(hit.claim?.lang), lang: hit.claim?.lang }, hit.text), make("small", {}, words(hit.claim ? speakersOf(hit.claim) : "")));
    return item;
  });
  const shown = options.length;
  if (shown < search.hits.length) {
    options.push(option(shown));
    options[shown]?.append(say("search.shown", { shown, all: search.hits.length }));
  }
  if (open && !options.length) options.push(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("search.none")));
  fill(list, ...options);
  list.hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (search.at >= 0) byId("search").setAttribute("aria-activedescendant", `found-${search.at}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function close() {
  search.hits = [];
  draw(false);
}

/** @param {number} n */
function choose(n) {
  if (n === search.most && n < search.hits.length) {
    search.most += MORE;
    return draw(true);
  }
  const hit = search.hits[n];
  if (!hit) return undefined;
  const { thing, fact, claim } = hit;
  change({ selection: thing ? { thing } : fact ? { fact } : { claim }, tab: state.tab === "about" || state.tab === "accounts" ? "network" : state.tab });
  if (thing) show(thing);
  return close();
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} field */
function pressed(event, field) {
  const length = Math.min(search.hits.length, search.most + 1);
  if (event.key === "ArrowDown" && length) search.at = (search.at + 1) % length;
  else if (event.key === "ArrowUp" && length) search.at = (search.at > 0 ? search.at : length) - 1;
  else if (event.key === "Enter") return choose(Math.max(search.at, 0));
  else if (event.key === "Escape") {
    if (!search.hits.length) field.value = "";
    event.stopPropagation();
    return close();
  } else return undefined;
  event.preventDefault();
  return draw(true);
}
