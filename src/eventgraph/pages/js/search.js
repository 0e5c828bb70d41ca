// Search: names, places, words of quotes. Arrow keys choose, Enter focuses, Escape closes.

import { byId, direction, fill, make, words } from "./dom.js";
import { kindIcon } from "./legend.js";
import { show } from "./network.js";
import { change, state } from "./state.js";
import { named, say, speakersOf } from "./words.js";

const MOST = 12;

/** @typedef {{ thing?: Thing, claim?: Claim, text: string, rank: number }} Hit */

/** Fold case and accents. @param {string} text @returns {string} */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @type {{ hits: Hit[], at: number, index: { thing?: Thing, claim?: Claim, words: string }[] | null }} */
const search = { hits: [], at: -1, index: null };

/** @param {Model} model */
export function startSearch(model) {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  field.addEventListener("input", () => look(field.value, model));
  field.addEventListener("focus", () => field.value && look(field.value, model));
  field.addEventListener("blur", () => setTimeout(() => document.activeElement === field || close(), 150));
  field.addEventListener("keydown", (event) => pressed(event, field));
}

/** @param {Model} model */
function index(model) {
  search.index ??= [
    ...model.things.filter((thing) => thing.facts.length || thing.says.length).map((thing) => (
      { thing, words: folded([...thing.label, ...thing.others, thing.id].join("\n")) })),
    ...model.claims.map((claim) => ({ claim, words: folded(`${claim.quote}\n${claim.label.join("\n")}`) })),
  ];
  return search.index;
}

/** @param {string} text @param {Model} model */
function look(text, model) {
  const wanted = folded(text.trim());
  search.at = -1;
  search.hits = [];
  if (wanted) {
    for (const entry of index(model)) {
      const at = entry.words.indexOf(wanted);
      if (at < 0) continue;
      const start = at === 0 || entry.words[at - 1] === "\n" ? 0 : /\W/.test(entry.words[at - 1] ?? "") ? 1 : 2;
      const label = entry.thing ? named(entry.thing.label) : entry.claim?.quote ?? "";
      search.hits.push({ ...entry, text: label, rank: (entry.claim ? 4 : 0) + start });
    }
    search.hits.sort((a, b) => a.rank - b.rank || a.text.length - b.text.length);
    search.hits = search.hits.slice(0, MOST);
  }
  draw(Boolean(wanted));
}

/** @param {boolean} open */
function draw(open) {
  const list = byId("found");
  const options = search.hits.map((hit, n) => {
    const item = make("li", { role: "option", id: `found-${n}`, "aria-selected": n === search.at ? "true" : "false", onmousedown: () => choose(n) });
    if (hit.thing) item.append(kindIcon(hit.thing.kind), words(hit.text));
    else item.append(make("span", { class: "tag" }, say("search.quote")), make("q", { dir: direction(hit.claim?.lang), lang: hit.claim?.lang }, hit.text), make("small", {}, words(hit.claim ? speakersOf(hit.claim) : "")));
    return item;
  });
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
  const hit = search.hits[n];
  if (!hit) return;
  if (hit.thing) {
    change({ selection: { thing: hit.thing }, tab: state.tab === "about" || state.tab === "accounts" ? "network" : state.tab });
    show(hit.thing);
  } else if (hit.claim) {
    change({ selection: { claim: hit.claim }, tab: state.tab === "about" || state.tab === "accounts" ? "network" : state.tab });
  }
  close();
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} field */
function pressed(event, field) {
  const { length } = search.hits;
  if (event.key === "ArrowDown" && length) search.at = (search.at + 1) % length;
  else if (event.key === "ArrowUp" && length) search.at = (search.at - 1 + length) % length;
  else if (event.key === "Enter") return choose(Math.max(search.at, 0));
  else if (event.key === "Escape") {
    if (!search.hits.length) field.value = "";
    event.stopPropagation();
    return close();
  } else return undefined;
  event.preventDefault();
  return draw(true);
}
