// What is seldom needed: said in, wording, attitude, toward another claim, notes, doubt, label.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask } from "./asking.js";
import { combobox } from "./combobox.js";
import { seldomReviewed } from "./reviewing.js";
import { choose, things } from "./rows.js";
import { blank, know, nameOf, session, tell } from "./session.js";

const SELF = "urn:self";
const SPEECH = "https://w3id.org/eventgraph/ns#Communication";

/** Show the folded part anew; it opens by itself where something stands in it. */
export function showMore() {
  const { entry } = session;
  const details = /** @type {HTMLDetailsElement} */ (byId("more"));
  const filled = entry.stated_in || entry.attitude || [entry.notes, entry.doubts, entry.labels].some((its) => Object.keys(its).length) || toward().length;
  details.open = details.open || Boolean(filled);
  fill(byId("more-parts"), statedIn(), choice("wording", session.start.wordings, "wording.own"), choice("attitude", session.start.attitudes, "attitude.asserts"), towardPart(),
    ...texts("notes"), ...texts("doubts"), ...texts("labels"), seldomReviewed());
}

/** @returns {HTMLElement} */
function statedIn() {
  const { entry } = session;
  const box = combobox({
    id: "stated-in", label: say("stated"), clear: () => (Object.assign(entry, { stated_in: "" }), tell("changed")),
    find: async (text) => (text ? things(text, [SPEECH]) : await ask("events", { speaker: entry.speakers[0] ?? "", source: entry.source })),
    pick: (hit) => choose(hit, [SPEECH], (one) => (know(one), Object.assign(entry, { stated_in: one.iri }), box.show(one.label), tell("changed"))),
  });
  if (entry.stated_in) box.show(nameOf(entry.stated_in));
  return box.element;
}

/** @param {"wording" | "attitude"} field @param {Curate.Term[]} terms @param {string} none @returns {HTMLElement} */
function choice(field, terms, none) {
  const { entry } = session;
  return make("div", { class: "choice-part" }, make("label", { for: field }, say(field)), make("select", { id: field, onchange: (/** @type {Event} */ event) => {
    entry[field] = /** @type {HTMLSelectElement} */ (event.target).value;
    tell("changed");
  } }, make("option", { value: "" }, say(none)), ...terms.map((term) => make("option", { value: term.name, selected: entry[field] === term.name }, term.label))));
}

/** @returns {Curate.Row[]} */
function toward() {
  const names = new Set(session.start.towards.map((term) => term.iri));
  return session.entry.statements.filter((row) => row.thing === SELF && names.has(row.relation));
}

/** How the claim stands to others: found by their words. @returns {HTMLElement} */
function towardPart() {
  const { towards } = session.start;
  const select = /** @type {HTMLSelectElement} */ (make("select", { id: "toward-how" }, ...towards.map((term) => make("option", { value: term.iri }, term.label))));
  const box = combobox({
    id: "toward", label: say("toward.claim"), find: (text) => (text ? ask("claims", { q: text }) : Promise.resolve([])),
    pick: (hit) => {
      know(hit);
      session.entry.statements.push({ ...blank(), thing: SELF, relation: select.value, value: hit.iri });
      showMore();
      tell("changed");
      byId("toward").focus();
    },
  });
  return make("fieldset", { class: "toward" }, make("legend", {}, say("toward")), make("div", { class: "pair" }, make("label", { for: select.id, class: "unseen" }, say("toward.how")), select, box.element),
    ...toward().map((row) => make("p", { class: "picked" }, `${towards.find((term) => term.iri === row.relation)?.label ?? ""}: `, words(nameOf(row.value)), button("×", {
      class: "quiet", "aria-label": say("toward.remove"), onclick: () => {
        session.entry.statements = session.entry.statements.filter((one) => one !== row);
        showMore();
        tell("changed");
      } }))));
}

/** @param {"notes" | "doubts" | "labels"} field @returns {HTMLElement[]} */
function texts(field) {
  const { entry } = session;
  const tags = [...new Set([...session.start.languages, ...Object.keys(entry[field])])];
  return tags.map((tag) => make("div", { class: "text-part" }, make("label", { for: `${field}-${tag}` }, say(field, { language: tag || "–" })),
    make("textarea", { id: `${field}-${tag}`, lang: tag, rows: field === "labels" ? 1 : 2, dir: "auto", oninput: (/** @type {Event} */ event) => {
      const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
      if (text.trim()) entry[field][tag] = text;
      else delete entry[field][tag];
      tell("changed");
    } }, entry[field][tag] ?? "")));
}

/** Add what a chip tells to the note in the first language. @param {string} note */
export function addNote(note) {
  const tag = session.start.languages[0] ?? "en";
  const { notes } = session.entry;
  if (!notes[tag]?.includes(note)) notes[tag] = [notes[tag], note].filter(Boolean).join("\n");
  showMore();
}

/** Open what folds away, and go to the note in the first language. */
export function writeNote() {
  /** @type {HTMLDetailsElement} */ (byId("more")).open = true;
  byId(`notes-${session.start.languages[0] ?? "en"}`).focus();
}
