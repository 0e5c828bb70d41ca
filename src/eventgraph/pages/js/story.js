// The story: events as columns in order, actors as rows, and where one has a part its role under a dot for each voice.

import { columnsOf, factsOf, isInTime, opened, runsOf, stands } from "./columns.js";
import { isContested } from "./data.js";
import { spanText } from "./dates.js";
import { button, byId, fill, make, words } from "./dom.js";
import { shown, tells } from "./filters.js";
import { gathered } from "./gathered.js";
import { joint, legend, numbersOf } from "./joints.js";
import { shorten } from "./labels.js";
import { networkLooks } from "./overlay.js";
import { contestedSign } from "./shapes.js";
import { onChange, selectThing, state, wordsChanged } from "./state.js";
import { told } from "./telling.js";
import { currentLanguage, named, say } from "./words.js";

/** @typedef {{ event: Thing, whole: Thing | null, parts: Map<Thing | null, Fact[]>, under: Thing[] }} Column */
/** @typedef {{ model: Model, columns: (Column | Thing[])[], looks: Map<Thing, string[]>, claims: Set<Claim>, lanes: Lane[] }} View folded events stand together */

/** @param {Model} model */
export function startStory(model) {
  onChange((changed) => {
    if (state.tab !== "story") return;
    if (changed.has("tab") || wordsChanged(changed)) draw(model);
    markChosen();
  });
  byId("story").addEventListener("keydown", walk);
}

/** @param {Model} model */
function draw(model) {
  const events = model.story.events.filter(({ of }) => isInTime(model.spans.get(of) ?? []));
  const columns = columnsOf(events);
  const standing = columns.flatMap((one) => (Array.isArray(one) ? [] : one));
  if (!standing.length) return fill(byId("story"), make("p", { class: "notice" }, say("story.empty")));
  const here = new Set(standing.flatMap(({ parts }) => [...parts.keys()]));
  const lanes = lanesOf(shown().claims);
  /** @type {View} */
  const view = { model, columns, looks: networkLooks(model), claims: shown().claims, lanes };
  const rows = model.story.actors.filter(({ of }) => here.has(of));
  const heard = lanes.length > 1 ? rows.filter(({ of }) => columns.some((one) => !Array.isArray(one) && isTold(one, of, view))) : rows;
  const actors = heard.filter(stands);
  const folded = heard.filter((one) => !stands(one)).map(({ of }) => of);
  const silent = rows.length - heard.length;
  const table = make("table", { class: lanes.length > 1 ? "story two" : "story" }, make("caption", { class: "unseen" }, say("story.label")), head(view),
    make("tbody", {}, ...actors.flatMap(({ of }) => rowsOf(of, view))),
    folded.length > 0 && gathered(folded, columns, (of) => unfoldRows(of, model)),
    make("tbody", { class: "foot" }, ...footOf("where", view), ...footOf("numbers", view)));
  if (lanes.length === 1) thread(table);
  return fill(byId("story"), table,
    silent > 0 && make("p", { class: "fine neither" }, say("story.neither", { n: silent })),
    legend(view), make("h2", {}, say("story.words")), told(events.map(({ of }) => of), lanes));
}

/** All that is shown or, with a second account, each of the two by itself. @param {Set<Claim>} claims @returns {Lane[]} */
function lanesOf(claims) {
  const { account, and } = state;
  if (!account || !and) return [{ account: null, claims }];
  return [account, and].map((one) => ({ account: one, claims: new Set([...claims].filter((claim) => tells(one, claim))) }));
}

/** Whether one of the accounts gives somebody a part in an event. @param {Column} column @param {Thing} actor @param {View} view @returns {boolean} */
function isTold({ parts }, actor, { claims }) {
  return (parts.get(actor) ?? []).some((fact) => says(fact, claims));
}

/** @param {Fact} fact @param {Set<Claim>} claims @returns {boolean} */
function says(fact, claims) {
  return fact.claims.some((claim) => claims.has(claim));
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
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("tbody:not(.foot, .gathered) tr"))].map((row) => [...row.children]);
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

/** Show those of a kind in rows of their own; the first of them has the focus. @param {Thing[]} actors @param {Model} model */
function unfoldRows(actors, model) {
  unfold(actors, model);
  const [first] = model.story.actors.filter(({ of }) => actors.includes(of));
  /** @type {HTMLElement | null} */ (byId("story").querySelector(`[data-actor="${CSS.escape(first?.of.id ?? "")}"] button`))?.focus();
}

/** A bracket over each event whose parts stand beside it; it folds them. @param {View} view @returns {HTMLElement | null} */
function brackets({ columns, model }) {
  const runs = runsOf(columns);
  if (!runs.length) return null;
  const cells = columns.flatMap((_, x) => {
    const run = runs.find(({ at, of }) => at <= x && x < at + of.length);
    if (!run) return [make("td")];
    const fold = () => {
      for (const { event } of run.of.slice(1)) opened.delete(event);
      draw(model);
    };
    return run.at === x ? [make("th", { class: "bracket", scope: "colgroup", colspan: run.of.length }, button(`▾ ${partsText(run.of.length - 1)}`, { class: "quiet", "aria-expanded": "true", onclick: fold }))] : [];
  });
  return make("tr", { class: "brackets" }, make("td"), ...cells);
}

/** @param {number} n @returns {string} */
function partsText(n) {
  return say(n === 1 ? "story.parts.one" : "story.parts", { n });
}

/** @param {View} view @returns {HTMLElement} */
function head(view) {
  const { model, columns } = view;
  const cells = columns.map((one) => {
    if (Array.isArray(one)) return make("th", { class: "folded" }, button(say("story.more", { n: one.length }), { class: "quiet", title: one.map(({ label }) => named(label)).join("; "), "aria-label": say("story.more.label", { n: one.length }), onclick: () => unfold(one, model) }));
    const spans = model.spans.get(one.event) ?? [];
    const dates = [...new Set(spans.map((span) => spanText(span, currentLanguage())))].slice(0, 2).join(" · ");
    return make("th", { scope: "col", "data-event": one.event.id, "data-name": shorten(named(one.event.label), 70), class: one.whole ? "part" : null }, make("span", { class: "fine" }, dates || say("story.undated"), spans.some((span) => span.facts.some(isContested)) && contestedSign(say("differ"))),
      thing(one.event), one.whole && make("span", { class: "fine" }, `${say("story.part")} ${named(one.whole.label)}`),
      one.under.length > 0 && button(`▸ ${partsText(one.under.length)}`, { class: "quiet", "aria-expanded": "false", title: one.under.map(({ label }) => named(label)).join("; "), onclick: () => unfold(one.under, model) }));
  });
  return make("thead", {}, brackets(view), make("tr", {}, make("td"), ...cells));
}

/** @param {Thing} of @returns {HTMLElement} */
function thing(of) {
  const link = button("", { class: "name", title: named(of.label), onclick: () => selectThing(of) });
  link.append(words(shorten(named(of.label), 70)));
  return link;
}

/** The row of an actor: one, or with two accounts one of each, in which silence is a gap. @param {Thing} actor @param {View} view @returns {HTMLElement[]} */
function rowsOf(actor, view) {
  const strong = !["Person", "Group"].includes(actor.kind.name);
  return view.lanes.map((lane, n) => {
    const parts = view.columns.map((one) => (Array.isArray(one) ? [] : (one.parts.get(actor) ?? []).filter((fact) => !lane.account || says(fact, lane.claims))));
    const [first, last] = [parts.findIndex((its) => its.length), parts.reduce((at, its, x) => (its.length ? x : at), -1)];
    const sizes = numbersOf(actor.facts.filter((fact) => fact.subject === actor && fact.property.aspect?.name === "numbers" && fact.literal?.kind !== "text"), lane);
    return make("tr", { ...laneOf(lane, n), "data-actor": actor.id }, make("th", { scope: "row", class: strong ? "strong" : null }, n ? make("span", { class: "unseen" }, named(actor.label)) : thing(actor), teller(lane), ...sizes), ...view.columns.map((one, x) => {
      const its = parts[x] ?? [];
      const life = x >= first && x <= last ? ` life${x === first ? " first" : ""}${x === last ? " last" : ""}` : "";
      if (Array.isArray(one)) return make("td", { class: `folded${life}` });
      if (lane.account && !its.length && isTold(one, actor, view)) return make("td", { class: "gap" }, make("span", { class: "silent" }, say("accounts.silent")));
      return make("td", { class: `${its.length ? "joint" : ""}${its.length && !its.some((fact) => says(fact, lane.claims)) ? " silenced" : ""}${life}` }, ...(its.length ? joint(its, { ...view, claims: lane.claims, alone: Boolean(lane.account) }) : []));
    }));
  });
}

/** @param {Lane} lane @param {number} n @returns {Record<string, string | null>} */
function laneOf({ account }, n) {
  return { class: account && (n ? "lower" : "upper") };
}

/** Whose lane it is. @param {Lane} lane @returns {HTMLElement | null} */
function teller({ account }) {
  return account && make("span", { class: "teller" }, words(named(account.of.label)));
}

/** @param {string} aspect @param {View} view @returns {HTMLElement[]} */
function footOf(aspect, { columns, lanes }) {
  const rows = lanes.map((lane) => columns.map((one) => (Array.isArray(one) ? [] : numbersOf(factsOf(one.event, aspect), lane))));
  if (!rows.some((cells) => cells.some((its) => its.length))) return [];
  return rows.map((cells, n) => make("tr", laneOf(lanes[n] ?? { account: null, claims: new Set() }, n), make("th", { scope: "row" }, say(`story.${aspect}`), lanes[n] && teller(lanes[n])),
    ...cells.map((its, x) => make("td", { class: Array.isArray(columns[x]) ? "folded" : !its.length && rows.some((other) => other[x]?.length) ? "gap" : null }, ...its, !its.length && rows.some((other) => other[x]?.length) && make("span", { class: "silent" }, say("accounts.silent"))))));
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
