// Every claim as a row of a real table: sorted by any column, filtered by words and by what is shown.

import { enter } from "./bounded.js";
import { button, byId, direction, fill, make, words } from "./dom.js";
import { attitude, flagsOf, literalText, speakerLinks } from "./cards.js";
import { isContested } from "./data.js";
import { contestedSign } from "./shapes.js";
import { shown } from "./filters.js";
import { folded } from "./search.js";
import { arrow, issuedText, sourceLink } from "./sources.js";
import { change, onChange, state, wordsChanged } from "./state.js";
import { currentLanguage, named, relation, say, speakersOf } from "./words.js";

const STEP = 200;

const view = { column: 0, down: false, text: "", most: STEP };

/** What a claim says, as plain words. @param {Claim} claim @returns {string} */
export function saidWords(claim) {
  const stand = attitude(claim);
  return (stand ? `${stand}: ` : "") + claim.facts.map((fact) => `${named(fact.subject.label)} ${relation(fact.property)} ${literalText(fact)}`).join("; ");
}

/** @param {Model} model @returns {{ key: string, text: (claim: Claim) => string, cell: (claim: Claim) => Node }[]} */
function columns(model) {
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
    const touched = changed.has("tab") || changed.has("selection") || wordsChanged(changed);
    if (state.tab === "claims" && touched) draw(model);
  });
}

/** The claims in the table: those shown that hold the words looked for. @param {Model} model @returns {Claim[]} */
export function tableClaims(model) {
  const all = columns(model);
  const column = /** @type {(typeof all)[number]} */ (all[view.column]);
  const order = new Intl.Collator(currentLanguage(), { numeric: true });
  const rows = [...shown().claims]
    .filter((claim) => !view.text || folded(all.map(({ text }) => text(claim)).join("\n")).includes(view.text))
    .map((claim) => ({ claim, key: column.text(claim) }));
  rows.sort((a, b) => (view.down ? -1 : 1) * order.compare(a.key, b.key) || a.claim.n - b.claim.n);
  return rows.map(({ claim }) => claim);
}

/** @param {Model} model */
function draw(model) {
  const rows = tableClaims(model);
  const focused = document.activeElement?.getAttribute("data-column");
  const all = columns(model);
  const head = make("tr", {}, ...all.map(({ key }, n) => make("th",
    { scope: "col", "aria-sort": n === view.column ? (view.down ? "descending" : "ascending") : "none" },
    button(say(`table.${key}`), { "data-column": key, onclick: () => sortBy(n, model) }))));
  const body = make("tbody", {}, ...rows.slice(0, view.most).map((claim) => row(claim, all)));
  const more = rows.length > view.most && button(say("table.more", { n: Math.min(STEP, rows.length - view.most) }), {
    class: "more", onclick: () => {
      const first = view.most;
      view.most += STEP;
      draw(model);
      enter(/** @type {HTMLElement | null} */ (byId("table").querySelector(`tbody tr:nth-child(${first + 1})`)));
    } });
  fill(byId("table"), make("table", { class: "claims" }, make("caption", { class: "unseen" }, say("table.caption")), make("thead", {}, head), body),
    .../** @type {Node[]} */ ([more].filter(Boolean)));
  const { claims, left } = model.page;
  byId("table-shown").textContent = `${say("table.shown", { shown: rows.length, all: claims })}. ${left.claims ? say("network.left.claims", { claims: left.claims }) : ""}`.trim();
  if (focused) /** @type {HTMLElement | null} */ (byId("table").querySelector(`[data-column="${focused}"]`))?.focus();
}

/** @param {Claim} claim @param {ReturnType<typeof columns>} all @returns {HTMLElement} */
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
