// The rows of a claim: thing, relation, value; what fits is offered.
import { button, byId, fill, make } from "../../../pages/js/dom.js";
import { currentLanguage, say } from "../../../pages/js/words.js";
import { ask } from "./asking.js";
import { combobox } from "./combobox.js";
import { makeThing } from "./making.js";
import { blank, know, nameOf, session, tell } from "./session.js";

const SELF = "urn:self";
/** @type {Map<string, Promise<Curate.Relation[]>>} */
const relations = new Map();

/** @param {string} thing @returns {Promise<Curate.Relation[]>} */
function fitting(thing) {
  const key = `${currentLanguage()} ${thing}`;
  if (!relations.has(key)) relations.set(key, ask("relations", thing ? { thing } : {}));
  return /** @type {Promise<Curate.Relation[]>} */ (relations.get(key));
}

/** Forget which relations fit: things changed. */
export function forgetRelations() {
  relations.clear();
}

/** @param {string} text @returns {string} */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @param {string} text @returns {string[]} */
function parts(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether some of what was found is called just so. @param {Curate.Hit[]} hits @param {string} name @returns {boolean} */
export function isThere(hits, name) {
  const wanted = parts(name).join(" ");
  return hits.some((hit) => !hit.extra && [hit.label, hit.name ?? ""].some((one) => parts(one).join(" ") === wanted));
}

/** Things by what is typed, and the offer to make one. @param {string} text @param {string[]} range @returns {Promise<Curate.Hit[]>} */
export async function things(text, range) {
  const found = /** @type {Curate.Hit[]} */ (await ask("names", { q: text, of: range.join(" ") }));
  const named = text || range.length ? [] : session.marked?.things ?? [];
  const hits = [...named, ...found.filter((hit) => !named.some((one) => one.iri === hit.iri))];
  const typed = text.trim();
  if (typed && !isThere(hits, typed)) hits.push({ iri: "", label: say("make.offer", { name: typed }), extra: typed });
  return hits;
}

/** The rows that the form shows: what is said of things, and not toward other claims. @returns {Curate.Row[]} */
export function shownRows() {
  return session.entry.statements.filter((row) => row.thing !== SELF);
}

/** Show all rows anew. @param {number} [focus] the row to go to */
export function showRows(focus) {
  const rows = shownRows();
  fill(byId("rows"), ...rows.map(rowElement));
  if (focus !== undefined) byId(`thing-${focus}`).focus();
}

/** Add a row about what the last one was about. */
export function addRow() {
  const rows = shownRows();
  const last = rows[rows.length - 1];
  session.entry.statements.push({ ...blank(), thing: last?.thing ?? "" });
  showRows();
  byId(last?.thing ? `relation-${rows.length}` : `thing-${rows.length}`).focus();
  tell("changed");
}

/** @param {Curate.Row} row @param {number} n @returns {HTMLElement} */
function rowElement(row, n) {
  const value = make("div", { class: "value", id: `value-cell-${n}` });
  const thing = combobox({
    id: `thing-${n}`, label: say("row.thing"), find: (text) => things(text, []), clear: () => set({ thing: "" }),
    pick: (hit) => choose(hit, [], (one) => (know(one), thing.show(one.label), set({ thing: one.iri }), byId(`relation-${n}`).focus())),
  });
  const relation = combobox({
    id: `relation-${n}`, label: say("row.relation"), none: say("row.relation.none"), find: (text) => offered(row, text), clear: () => set({ relation: "" }),
    pick: (hit) => (know(hit), set({ relation: hit.iri, value: "", datatype: "" }), showValue(value, row, n, true)),
  });
  /** @param {Partial<Curate.Row>} fields */
  const set = (fields) => (Object.assign(row, fields), tell("changed"));
  if (row.thing) thing.show(nameOf(row.thing));
  if (row.relation) relation.show(nameOf(row.relation));
  showValue(value, row, n, false);
  const remove = button("×", { class: "quiet remove", "aria-label": say("row.remove", { n: n + 1 }), onclick: () => drop(row) });
  return make("div", { class: "row", role: "group", "aria-label": say("row", { n: n + 1 }) }, thing.element, relation.element, value, remove);
}

/** @param {Curate.Row} row */
function drop(row) {
  session.entry.statements = session.entry.statements.filter((one) => one !== row);
  if (!shownRows().length) session.entry.statements.push(blank());
  showRows(0);
  tell("changed");
}

/** @param {Curate.Hit} hit @param {string[]} range @param {(hit: Curate.Hit) => void} then */
export function choose(hit, range, then) {
  if (!hit.extra) return then(hit);
  makeThing(hit.extra, range, (made) => (tell("made", made), then(made)));
}

/** Relations that are called so, then those that are explained so. @param {Curate.Row} row @param {string} text @returns {Promise<Curate.Hit[]>} */
async function offered(row, text) {
  const all = await fitting(row.thing);
  const wanted = parts(text);
  const has = (/** @type {string} */ said) => wanted.every((word) => parts(said).some((other) => other.startsWith(word)));
  const named = all.filter((one) => has(one.label));
  const told = all.filter((one) => !named.includes(one) && has(one.definition));
  return [...named, ...told].map((one) => ({ iri: one.iri, label: one.label, kind: "", name: one.definition }));
}

/** The value of a row, in the form that its relation asks for.
 * @param {HTMLElement} cell @param {Curate.Row} row @param {number} n @param {boolean} focus */
async function showValue(cell, row, n, focus) {
  const known = row.relation ? (await fitting(row.thing)).find((one) => one.iri === row.relation) : undefined;
  const kind = known?.value ?? (row.value && row.kind !== "thing" ? "text" : "thing");
  const id = `value-${n}`;
  if (kind === "thing" || kind === "class") {
    row.kind = "thing";
    const range = known?.range ?? [];
    const box = combobox({
      id, label: say("row.value"), clear: () => (Object.assign(row, { value: "" }), tell("changed")),
      find: (text) => (kind === "class" ? classes(text) : things(text, range)),
      pick: (hit) => choose(hit, range, (one) => {
        know(one);
        row.value = one.iri;
        box.show(one.label);
        tell("changed");
      }),
    });
    if (row.value) box.show(nameOf(row.value));
    fill(cell, box.element);
  } else {
    const text = kind === "text";
    row.kind = text ? "text" : "plain";
    const input = make("input", { id, type: "text", value: row.value, autocomplete: "off", dir: "auto", "aria-describedby": `${id}-how`,
      oninput: (/** @type {Event} */ event) => (Object.assign(row, { value: /** @type {HTMLInputElement} */ (event.target).value, datatype: "" }), tell("changed")),
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.preventDefault() });
    fill(cell, make("div", { class: "plain" }, make("label", { for: id }, say("row.value")), input, make("p", { class: "fine", id: `${id}-how` }, text ? "" : say(`how.${kind}`)), chips(kind, row, /** @type {HTMLInputElement} */ (input))));
  }
  if (focus) byId(id).focus();
}

/** @param {string} text @returns {Promise<Curate.Hit[]>} */
async function classes(text) {
  const typed = fold(text.trim());
  return session.start.kinds.filter((one) => fold(one.label).includes(typed)).map((one) => ({ iri: one.iri, label: one.label, name: one.definition }));
}

/** Numbers and dates that the quote says, to be taken by one key. @param {string} kind @param {Curate.Row} row @param {HTMLInputElement} input @returns {HTMLElement} */
function chips(kind, row, input) {
  const found = (session.marked?.chips ?? []).filter((chip) => (kind === "date") === /#(date|gYear|gYearMonth)$|EDTF$/.test(chip.datatype));
  return make("div", { class: "chips" }, ...(kind === "text" ? [] : found).map((chip) => button(chip.value, {
    class: "chip", title: chip.note || chip.words, onclick: () => {
      Object.assign(row, { value: chip.value, datatype: chip.datatype });
      input.value = chip.value;
      input.focus();
      if (chip.note) tell("note", chip.note);
      tell("changed");
    } })), ...(kind === "date" ? session.marked?.undated ?? [] : []).map(lacksDay));
}

/** Words such as "on July 18" name a day only beside the source's own, which is not known. @param {string} said @returns {HTMLElement} */
function lacksDay(said) {
  return make("p", { class: "fine undated" }, say("date.undated", { words: said }), " ", button(say("tab.sources"), { class: "quiet", onclick: () => tell("tab", "sources") }));
}
