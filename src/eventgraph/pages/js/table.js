// Every claim as a row of a real table: sorted by any column, filtered by words and by what is shown.

import { enter } from "./bounded.js";
import { button, byId, direction, fill, make, words } from "./dom.js";
import { attitude, flagsOf, literalText, speakerLinks } from "./cards.js";
import { isContested } from "./data.js";
import { contestedSign } from "./shapes.js";
import { shown } from "./filters.js";
import { folded } from "./search.js";
import { firstOf } from "./ordering.js";
import { arrow, issuedText, sourceLink } from "./sources.js";
import { change, onChange, state, wordsChanged } from "./state.js";
import { currentLanguage, named, relation, say, speakersOf } from "./words.js";

/** So many rows are shown, and so many of them set out at once; the others follow with the next frames. */
const STEP = 200;
const AT_ONCE = { rows: 40, words: 1000 };

const view = { column: 0, down: false, text: "", most: STEP, frame: 0 };

/** The words of each column, which are asked for again with each sorting and each letter. @typedef {{ key: string, text: (claim: Claim) => string, cell: (claim: Claim) => Node }} Column */
/** @type {{ language: string, columns: Column[], words: string[] }} */
const kept = { language: "", columns: [], words: [] };

/** What a claim says, as plain words. @param {Claim} claim @returns {string} */
export function saidWords(claim) {
  const stand = attitude(claim);
  return (stand ? `${stand}: ` : "") + claim.facts.map((fact) => `${named(fact.subject.label)} ${relation(fact.property)} ${literalText(fact)}`).join("; ");
}

/** @param {Model} model @returns {Column[]} */
function columns(model) {
  if (kept.language !== currentLanguage()) Object.assign(kept, { language: currentLanguage(), words: [], columns: made(model).map(({ text, ...column }) => ({ ...column, text: once(text) })) });
  return kept.columns;
}

/** Make a claim's words once. @param {(claim: Claim) => string} text @returns {(claim: Claim) => string} */
function once(text) {
  /** @type {string[]} */
  const found = [];
  return (claim) => (found[claim.n] ??= text(claim));
}

/** @param {Model} model @returns {Column[]} */
function made(model) {
  const certainty = (/** @type {Claim} */ claim) => named(/** @type {Label} */ (model.certainties[claim.certainty]));
  const source = (/** @type {Claim} */ claim) => (claim.source ? named(claim.source.label) : "");
  return [
    { key: "said", text: (claim) => `${named(claim.label)} ${saidWords(claim)}`, cell: (claim) => opener(claim) },
    { key: "quote", text: (claim) => claim.quote, cell: (claim) => make("q", { dir: direction(claim.lang), lang: claim.lang }, claim.quote) },
    { key: "speaker", text: speakersOf, cell: (claim) => make("span", {}, ...speakerLinks(claim)) },
    { key: "source", text: source, cell: (claim) => make("span", {}, claim.source && sourceLink(claim.source), claim.source?.url && " ", claim.source?.url && arrow(claim.source)) },
    { key: "date", text: (claim) => claim.source?.day ?? "", cell: (claim) => make("span", {}, issuedText(claim.source)) },
    { key: "certainty", text: certainty, cell: (claim) => make("span", { class: `certainty c${claim.certainty}` }, certainty(claim)) },
    { key: "beside", text: (claim) => besides(claim).join("; "), cell: (claim) => make("span", {}, isContested(claim) && contestedSign(""), besides(claim).join("; ")) },
  ];
}

/** What stands against a claim, and what to know of who speaks. @param {Claim} claim @returns {string[]} */
function besides(claim) {
  return [
    ...new Set(claim.conflicts.map(({ kind }) => say(`stand.${kind}`))),
    .../** @type {const} */ (["disputes", "disputedBy"]).flatMap((kind) => (claim[kind].length ? `${say(`card.${kind}`)} (${claim[kind].length})` : [])),
    ...flagsOf(claim).map((flag) => say(`flag.${flag}`)),
  ];
}

/** @param {Claim} claim @returns {HTMLElement} */
function opener(claim) {
  const link = button("", { class: "thing", title: say("table.open"), onclick: () => change({ selection: { claim } }) });
  link.append(words(named(claim.label) || saidWords(claim) || claim.id));
  const said = named(claim.label) ? make("div", { class: "fine", dir: "auto" }, ...bySubject(claim)) : null;
  return make("div", {}, link, said);
}

/** What a claim says, each thing named once. @param {Claim} claim @returns {HTMLElement[]} */
function bySubject(claim) {
  const subjects = [...new Set(claim.facts.map((fact) => fact.subject))];
  const stand = attitude(claim);
  const first = stand ? [make("p", { class: "attitude" }, `${stand}:`)] : [];
  return [...first, ...subjects.map((subject) => {
    const said = claim.facts.filter((fact) => fact.subject === subject).map((fact) => `${relation(fact.property)} ${literalText(fact)}`);
    return make("p", {}, make("bdi", {}, named(subject.label)), `: ${said.join("; ")}`);
  })];
}

/** @param {Model} model */
export function startTable(model) {
  const field = /** @type {HTMLInputElement} */ (byId("table-filter"));
  field.addEventListener("input", () => {
    Object.assign(view, { text: folded(field.value.trim()), most: STEP });
    draw(model);
  });
  onChange((changed) => {
    if (state.tab !== "claims") return;
    if (changed.has("tab") || wordsChanged(changed)) draw(model);
    else if (changed.has("selection")) markChosen();
    if (changed.has("tab") || changed.has("language")) setTimeout(() => prepare(model), 200);
  });
}

/** Mark the row of what is chosen. */
function markChosen() {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (byId("table").querySelectorAll("[data-claim]"))) row.classList.toggle("chosen-row", row.dataset.claim === state.selection.claim?.id);
}

/** The claims in the table, in no order: those shown that hold the words looked for. @param {Model} model @returns {Claim[]} */
function found(model) {
  return [...shown().claims].filter((claim) => !view.text || wordsOf(claim, model).includes(view.text));
}

/** All words of a row, as they are looked for. @param {Claim} claim @param {Model} model @returns {string} */
function wordsOf(claim, model) {
  const all = columns(model);
  return (kept.words[claim.n] ??= folded(all.map(({ text }) => text(claim)).join("\n")));
}

/** Make the words of all rows a few at a time, before the reader asks for some. @param {Model} model @param {number} [from] */
function prepare(model, from = 0) {
  for (const claim of model.claims.slice(from, from + AT_ONCE.words)) wordsOf(claim, model);
  if (from < model.claims.length) setTimeout(() => prepare(model, from + AT_ONCE.words));
}

/** How the table is sorted. @param {Model} model @returns {(one: Claim, other: Claim) => number} */
function order(model) {
  const { text } = /** @type {Column} */ (columns(model)[view.column]);
  const words = new Intl.Collator(currentLanguage(), { numeric: true });
  return (one, other) => (view.down ? -1 : 1) * words.compare(text(one), text(other)) || one.n - other.n;
}

/** The claims in the table, as it is sorted. @param {Model} model @returns {Claim[]} */
export function tableClaims(model) {
  return found(model).sort(order(model));
}

/** @param {Model} model */
function draw(model) {
  const rows = found(model);
  const focused = document.activeElement?.getAttribute("data-column");
  const all = columns(model);
  const head = make("tr", {}, ...all.map(({ key }, n) => make("th",
    { scope: "col", "aria-sort": n === view.column ? (view.down ? "descending" : "ascending") : "none" },
    button(say(`table.${key}`), { "data-column": key, onclick: () => sortBy(n, model) }))));
  const body = make("tbody");
  setOut(body, firstOf(rows, view.most, order(model)), all);
  fill(byId("table"), make("table", { class: "claims" }, make("caption", { class: "unseen" }, say("table.caption")), make("thead", {}, head), body), more(rows, body, model));
  const { claims, left } = model.page;
  byId("table-shown").textContent = `${say("table.shown", { shown: rows.length, all: claims })}. ${left.claims ? say("network.left.claims", { claims: left.claims }) : ""}`.trim();
  if (focused) /** @type {HTMLElement | null} */ (byId("table").querySelector(`[data-column="${focused}"]`))?.focus();
}

/** Set out the first rows at once, the others a few with each frame. @param {HTMLElement} body @param {Claim[]} claims @param {Column[]} all */
function setOut(body, claims, all) {
  cancelAnimationFrame(view.frame);
  const rest = [...claims];
  const next = () => {
    body.append(...rest.splice(0, AT_ONCE.rows).map((claim) => row(claim, all)));
    view.frame = rest.length ? requestAnimationFrame(next) : 0;
  };
  next();
}

/** The button that shows more rows, if there are any. @param {Claim[]} rows @param {HTMLElement} body @param {Model} model @returns {HTMLElement | false} */
function more(rows, body, model) {
  const from = view.most;
  return rows.length > from && button(say("table.more", { n: Math.min(STEP, rows.length - from) }), { class: "more", onclick: (/** @type {Event} */ { target }) => {
    view.most += STEP;
    const claims = firstOf(rows, view.most, order(model));
    setOut(body, claims.slice(body.children.length), columns(model));
    /** @type {HTMLElement} */ (target).replaceWith(more(rows, body, model) || "");
    enter(/** @type {HTMLElement | null} */ (body.children[from]));
  } });
}

/** @param {Claim} claim @param {Column[]} all @returns {HTMLElement} */
function row(claim, all) {
  const chosen = state.selection.claim === claim;
  return make("tr", { "data-claim": claim.id, class: chosen && "chosen-row" }, ...all.map(({ key, cell }) => (
    make("td", { class: `c-${key}`, "data-label": say(`table.${key}`) }, cell(claim)))));
}

/** @param {number} n @param {Model} model */
function sortBy(n, model) {
  Object.assign(view, { down: view.column === n && !view.down, column: n });
  draw(model);
}
