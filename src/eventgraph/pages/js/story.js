// The story: events as columns in order, actors as rows, and where one has a part its role under a dot for each voice.

import { STATED, isContested } from "./data.js";
import { spanText } from "./dates.js";
import { button, byId, fill, make, makeSvg, words } from "./dom.js";
import { shown } from "./filters.js";
import { shorten } from "./labels.js";
import { LOOKS, OTHERS, lookOf, looksOf } from "./looks.js";
import { contestedSign, shapePath } from "./shapes.js";
import { change, onChange, selectThing, state, wordsChanged } from "./state.js";
import { told } from "./telling.js";
import { currentLanguage, named, say, speakersOf } from "./words.js";

const MOST = { dots: 6, roles: 2, values: 4 };

/** What the reader unfolded. @type {Set<Thing>} */
const opened = new Set();

/** @typedef {{ event: Thing, whole: Thing | null, parts: Map<Thing | null, Fact[]> }} Column an event that stands, and the parts of each actor in it */
/** @typedef {{ model: Model, columns: (Column | Thing[])[], looks: Map<Thing, string[]>, claims: Set<Claim> }} View folded events stand together */

/** @param {Model} model */
export function startStory(model) {
  onChange((changed) => {
    if (state.tab !== "story") return;
    if (changed.has("tab") || wordsChanged(changed)) draw(model);
    markChosen();
  });
  byId("story").addEventListener("keydown", walk);
}

/** The parts that actors have in an event, or any other aspect of it. @param {Thing} event @param {string} aspect @returns {Fact[]} */
function factsOf(event, aspect) {
  return event.facts.filter((fact) => fact.subject === event && fact.property.aspect?.name === aspect);
}

/** @param {Model} model */
function draw(model) {
  const columns = columnsOf(model.story.events);
  const standing = columns.flatMap((one) => (Array.isArray(one) ? [] : one));
  if (!standing.length) return fill(byId("story"), make("p", { class: "notice" }, say("story.empty")));
  const here = new Set(standing.flatMap(({ parts }) => [...parts.keys()]));
  const rows = model.story.actors.filter(({ of }) => here.has(of));
  const actors = rows.filter(stands);
  /** @type {View} */
  const view = { model, columns, looks: looksOf(model, standing.flatMap(({ parts }) => [...parts.values()].flat().flatMap((fact) => fact.claims))), claims: shown().claims };
  const folded = rows.length - actors.length;
  const table = make("table", { class: "story" }, make("caption", { class: "unseen" }, say("story.label")), head(view),
    make("tbody", {}, ...actors.map(({ of }) => rowOf(of, view))),
    make("tbody", { class: "foot" }, footOf("where", view), footOf("numbers", view)));
  thread(table);
  return fill(byId("story"), table, folded > 0 && button(say("story.rows", { n: folded }), { class: "more", onclick: () => unfold(rows.map(({ of }) => of), model) }),
    legend(view), make("h2", {}, say("story.words")), told(model.story.events.map(({ of }) => of), view.claims));
}

/** Whether a column or row is not folded. @param {Placed} one @returns {boolean} */
function stands(one) {
  return one.shown || opened.has(one.of);
}

/** Mark the column of what is chosen, and bring it into view. */
function markChosen() {
  const chosen = state.selection.thing ?? state.selection.fact?.subject;
  for (const head of /** @type {NodeListOf<HTMLElement>} */ (byId("story").querySelectorAll("[data-event]"))) {
    const here = head.dataset.event === chosen?.id;
    head.classList.toggle("here", here);
    if (here) head.scrollIntoView({ block: "nearest", inline: "center" });
  }
}

/** Draw a line through all who have a part in an event. @param {HTMLElement} table */
function thread(table) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("tbody:not(.foot) tr"))].map((row) => [...row.children]);
  for (let x = 1; x < (rows[0]?.length ?? 0); x += 1) {
    const joined = rows.map((row) => row[x]).flatMap((cell, y) => (cell?.classList.contains("joint") ? [y] : []));
    const [top = 0, end = 0] = [joined[0], joined[joined.length - 1]];
    for (let y = top; y <= end && end > top; y += 1) rows[y]?.[x]?.classList.add("thread", ...(y === top ? ["top"] : []), ...(y === end ? ["end"] : []));
  }
}

/** @param {Thing[]} things @param {Model} model */
function unfold(things, model) {
  for (const thing of things) opened.add(thing);
  draw(model);
  markChosen();
}

/** The columns, and between them those that are folded. @param {Placed[]} events @returns {(Column | Thing[])[]} */
function columnsOf(events) {
  /** @type {(Column | Thing[])[]} */
  const found = [];
  for (const one of events) {
    const last = found[found.length - 1];
    if (stands(one)) found.push({ event: one.of, whole: one.whole, parts: partsOf(one.of) });
    else if (Array.isArray(last)) last.push(one.of);
    else found.push([one.of]);
  }
  return found;
}

/** The parts that each actor has in an event. @param {Thing} event @returns {Map<Thing | null, Fact[]>} */
function partsOf(event) {
  /** @type {Map<Thing | null, Fact[]>} */
  const parts = new Map();
  for (const fact of factsOf(event, "who")) {
    const before = parts.get(fact.object);
    if (before) before.push(fact);
    else parts.set(fact.object, [fact]);
  }
  return parts;
}

/** @param {View} view @returns {HTMLElement} */
function head({ model, columns }) {
  const cells = columns.map((one) => {
    if (Array.isArray(one)) return make("th", { class: "folded" }, button(say("story.more", { n: one.length }), { class: "quiet", title: one.map(({ label }) => named(label)).join("; "), "aria-label": say("story.more.label", { n: one.length }), onclick: () => unfold(one, model) }));
    const spans = model.spans.get(one.event) ?? [];
    const dates = [...new Set(spans.map((span) => spanText(span, currentLanguage())))].slice(0, 2).join(" · ");
    return make("th", { scope: "col", "data-event": one.event.id, class: one.whole ? "part" : null }, make("span", { class: "fine" }, dates || say("story.undated"), spans.some((span) => span.facts.some(isContested)) && contestedSign(say("differ"))),
      thing(one.event), one.whole && make("span", { class: "fine" }, `${say("story.part")} ${named(one.whole.label)}`));
  });
  return make("thead", {}, make("tr", {}, make("td"), ...cells));
}

/** @param {Thing} of @returns {HTMLElement} */
function thing(of) {
  const link = button("", { class: "name", title: named(of.label), onclick: () => selectThing(of) });
  link.append(words(shorten(named(of.label), 70)));
  return link;
}

/** @param {Thing} actor @param {View} view @returns {HTMLElement} */
function rowOf(actor, view) {
  const parts = view.columns.map((one) => (Array.isArray(one) ? [] : one.parts.get(actor) ?? []));
  const [first, last] = [parts.findIndex((its) => its.length), parts.reduce((at, its, n) => (its.length ? n : at), -1)];
  const sizes = numbersOf(actor.facts.filter((fact) => fact.subject === actor && fact.property.aspect?.name === "numbers" && fact.literal?.kind !== "text"), view);
  const strong = !["Person", "Group"].includes(actor.kind.name);
  return make("tr", {}, make("th", { scope: "row", class: strong ? "strong" : null }, thing(actor), ...sizes), ...view.columns.map((one, n) => {
    const its = parts[n] ?? [];
    const life = n >= first && n <= last ? ` life${n === first ? " first" : ""}${n === last ? " last" : ""}` : "";
    if (Array.isArray(one)) return make("td", { class: `folded${life}` });
    return make("td", { class: `${its.length ? "joint" : ""}${its.length && !its.some(({ claims }) => claims.some((claim) => view.claims.has(claim))) ? " silenced" : ""}${life}` }, ...(its.length ? joint(its, view) : []));
  }));
}

/** @param {Fact[]} facts @param {View} view @returns {HTMLElement[]} */
function joint(facts, view) {
  const sorted = [...facts].sort((a, b) => Number(isContested(b)) - Number(isContested(a)));
  const roles = sorted.slice(0, MOST.roles).map((fact) => role(fact));
  return [dots(facts, view), ...roles, ...(sorted.length > MOST.roles ? [make("span", { class: "fine", title: sorted.slice(MOST.roles).map(({ property }) => named(property.inverse ?? property.label)).join(", ") }, "…")] : [])];
}

/** @param {Fact} fact @returns {HTMLElement} */
function role(fact) {
  const contested = isContested(fact);
  const link = button("", { class: contested ? "role contested" : "role", "data-fact": fact.id, onclick: () => change({ selection: { fact } }) });
  if (contested) link.append(contestedSign(say("differ")));
  link.append(words(named(fact.property.inverse ?? fact.property.label)));
  return link;
}

/** One dot for each voice. @param {Fact[]} facts @param {View} view @returns {HTMLElement} */
function dots(facts, view) {
  /** @type {Map<string, { claim: Claim, solid: boolean, seen: boolean }>} */
  const voices = new Map();
  for (const claim of facts.flatMap(({ claims }) => claims)) {
    const key = claim.speakers.map(({ n }) => n).join(" ");
    const before = voices.get(key);
    voices.set(key, { claim, solid: Boolean(before?.solid) || (claim.asserted && claim.certainty === STATED), seen: Boolean(before?.seen) || view.claims.has(claim) });
  }
  const rank = (/** @type {string[]} */ look) => (look === OTHERS ? LOOKS.length : LOOKS.indexOf(look));
  const found = [...voices.values()].map((voice) => ({ ...voice, look: lookOf(voice.claim, view) })).sort((a, b) => rank(a.look) - rank(b.look));
  const names = found.map(({ claim }) => speakersOf(claim)).join(", ");
  const width = Math.min(found.length, MOST.dots) * 13 + 3;
  const drawn = found.slice(0, MOST.dots).map(({ look, solid, seen }, n) => makeSvg("path", { d: shapePath(look[1] ?? "", 8 + n * 13, 8, 4.6), fill: solid ? look[0] : "var(--paper)", stroke: look[0], "stroke-width": 1.6, class: seen ? null : "unheard" }));
  const rest = found.length - drawn.length;
  return make("span", { class: "dots", title: names }, makeSvg("svg", { width, height: 16, role: "img", "aria-label": names }, ...drawn), rest > 0 && make("span", { class: "fine" }, `+${rest}`));
}

/** @param {Fact[]} facts @param {View} view @returns {HTMLElement[]} */
function numbersOf(facts, { claims }) {
  const said = facts.filter((fact) => fact.claims.some((claim) => claims.has(claim)));
  const values = said.map((fact) => make("button", { type: "button", class: "value", onclick: () => change({ selection: { fact } }) }, fact.object || fact.property.aspect?.name === "where" || fact.subject.kind.shape === "diamond" ? `${named(fact.property.label)} ` : "", words(named(fact.object?.label ?? fact.literal?.label ?? ["", ""])), isContested(fact) && contestedSign(say("differ"))));
  const rest = values.length - MOST.values;
  return rest > 0 ? [...values.slice(0, MOST.values), make("span", { class: "fine" }, `+${rest}`)] : values;
}

/** @param {string} aspect @param {View} view @returns {HTMLElement | null} */
function footOf(aspect, view) {
  const { columns } = view;
  const cells = columns.map((one) => (Array.isArray(one) ? [] : numbersOf(factsOf(one.event, aspect), view)));
  if (!cells.some((its) => its.length)) return null;
  return make("tr", {}, make("th", { scope: "row" }, say(`story.${aspect}`)), ...cells.map((its, n) => make("td", { class: Array.isArray(columns[n]) ? "folded" : null }, ...its)));
}

/** @param {View} view @returns {HTMLElement} */
function legend({ looks }) {
  const sign = (/** @type {string[]} */ [colour = "", shape = ""]) => makeSvg("svg", { width: 16, height: 16, "aria-hidden": "true" }, makeSvg("path", { d: shapePath(shape, 8, 8, 4.6), fill: colour }));
  const entry = (/** @type {string[]} */ look, /** @type {string} */ text) => make("li", {}, sign(look), words(text));
  return make("div", { class: "keys" }, make("ul", {}, ...[...looks].map(([party, look]) => entry(look, named(party.label))), entry(OTHERS, say("story.others"))), make("p", { class: "fine" }, say("story.legend")));
}

/** Arrow keys go from joint to joint, along the row or the column. @param {KeyboardEvent} event */
function walk(event) {
  const way = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const cell = /** @type {HTMLElement} */ (event.target).closest?.("td, th");
  const row = cell?.parentElement;
  const table = /** @type {HTMLTableElement | null} */ (row?.closest("table.story"));
  if (!way || !cell || !row || !table) return;
  const [down = 0, along = 0] = way;
  const rows = [...table.rows];
  let [y, x] = [rows.indexOf(/** @type {HTMLTableRowElement} */ (row)), [...row.children].indexOf(cell)];
  for (;;) {
    [y, x] = [y + down, x + along];
    const next = rows[y]?.children[x];
    if (!next) return;
    const target = next.querySelector("button");
    if (!target) continue;
    event.preventDefault();
    return target.focus();
  }
}
