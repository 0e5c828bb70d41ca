// The claim on the right: quote, speaker, certainty, statements; what is seldom needed folds away.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask } from "./asking.js";
import { combobox } from "./combobox.js";
import { begun, recheck } from "./findings.js";
import { showMore } from "./more.js";
import { mark, take } from "./reader.js";
import { approve, showReview } from "./reviewing.js";
import { addRow, choose, isThere, showRows, shownRows, things } from "./rows.js";
import { blank, empty, know, nameOf, on, session, tell, toast, trying } from "./session.js";

const ACTOR = "https://w3id.org/eventgraph/ns#Actor";

/** Show the whole form anew. */
export function showForm() {
  const { entry } = session;
  fill(byId("form"),
    make("div", { class: "formhead" }, make("h2", { id: "form-title" }, entry.claim ? say(entry.draft ? "form.draft" : "form.edit", { name: nameOf(entry.claim) }) : say("form.new")),
      button(say("form.clear"), { id: "fresh", class: "quiet", onclick: () => leaving(fresh) })),
    make("div", { id: "quote-part" }), speakerPart(), certaintyPart(),
    make("fieldset", { class: "statements" }, make("legend", {}, say("statements")), make("div", { id: "rows" }),
      button(say("row.add"), { id: "add-row", class: "quiet", "aria-keyshortcuts": "Alt+R", onclick: addRow })),
    make("details", { id: "more" }, make("summary", {}, say("more")), make("div", { id: "more-parts" })),
    make("div", { class: "checked" }, make("p", { id: "missing", class: "fine" }), make("p", { id: "verdict", class: "verdict", role: "status" }), make("ul", { id: "findings" })),
    make("div", { class: "buttons" },
      button(say("save"), { id: "save", class: "main", "aria-keyshortcuts": "Control+Enter", onclick: () => tell("save", false) }),
      button(say("save.draft"), { id: "save-draft", "aria-keyshortcuts": "Alt+D", onclick: () => tell("save", true) }),
      entry.claim && button(say("delete"), { id: "delete", onclick: () => tell("delete") })),
    make("div", { id: "review-part", class: "review" }),
    make("details", { class: "keys" }, make("summary", {}, say("keys")), make("p", { class: "fine" }, say("keys.all"))));
  showQuote();
  showSpeakers();
  showRows();
  showMore();
  showReview();
  recheck(0);
}

/** The words, and at once what is wrong with them. */
function showQuote() {
  const { entry, marked } = session;
  const faults = marked?.faults ?? [];
  fill(byId("quote-part"), make("h3", { class: "unseen" }, say("quote")),
    entry.quote ? make("blockquote", { id: "quote", lang: entry.language }, entry.prefix && make("span", { class: "beside" }, `${entry.prefix} `), words(entry.quote, entry.language),
      entry.suffix && make("span", { class: "beside" }, ` ${entry.suffix}`)) : make("p", { id: "quote", class: "fine" }, say("quote.none")),
    ...faults.map((fault) => make("p", { class: "fault", role: "alert" }, say(`fault.${fault}`, { n: marked?.words ?? 0, most: session.start.most }))),
    entry.quote && make("p", { class: "fine" }, marked ? say("quote.words", { n: marked.words, most: session.start.most }) : "", entry.prefix || entry.suffix ? ` ${say("quote.beside")}` : ""));
}

/** @returns {HTMLElement} */
function speakerPart() {
  const box = combobox({
    id: "speaker", label: say("speaker"), find: offeredSpeakers, placeholder: say("speaker.type"), pick: (hit) => (box.show(""), choose(hit, [ACTOR], (one) => addSpeaker(one))),
  });
  return make("div", { class: "speaker" }, box.element,
    button(say("speaker.itself"), { id: "itself", class: "quiet", "aria-keyshortcuts": "Alt+P", onclick: itself }), make("div", { id: "speakers", class: "chosen" }));
}

/** @param {string} text @returns {Promise<Curate.Hit[]>} */
async function offeredSpeakers(text) {
  const suggested = text ? [] : (session.marked?.speakers ?? []).map((hit) => (hit.extra ? { ...hit, label: say("make.offer", { name: hit.extra }) } : hit));
  const found = await things(text, [ACTOR]);
  const every = [...suggested, ...found.filter((hit) => !suggested.some((one) => one.iri && one.iri === hit.iri))];
  return every.filter((hit) => !hit.extra || !isThere(every, hit.extra));
}

/** The publication itself says it: one key. */
export function itself() {
  const source = session.start.sources.find((one) => one.iri === session.entry.source);
  if (!source?.publisher) return;
  addSpeaker({ iri: source.publisher, label: nameOf(source.publisher) }, true);
}

/** @param {Curate.Hit} hit @param {boolean} [alone] */
function addSpeaker(hit, alone = false) {
  know(hit);
  const kept = session.kept ? [] : session.entry.speakers;
  session.kept = false;
  session.entry.speakers = alone ? [hit.iri] : [...new Set([...kept, hit.iri])];
  const { entry, marked } = session;
  if (marked) entry.wording = ownWords() ? "" : entry.wording || marked.wording;
  showSpeakers();
  showMore();
  tell("changed");
  focusOn();
}

/** Go to what is empty: the speaker, else the first row that lacks something. */
export function focusOn() {
  const rows = shownRows();
  const row = rows.findIndex((one) => !one.thing || !one.relation || !one.value);
  if (!session.entry.speakers.length) byId("speaker").focus();
  else if (row >= 0) byId(!rows[row]?.thing ? `thing-${row}` : !rows[row]?.relation ? `relation-${row}` : `value-${row}`).focus();
  else byId("save").focus();
}

function showSpeakers() {
  const { speakers } = session.entry;
  /** @type {HTMLInputElement} */ (byId("speaker")).value = "";
  fill(byId("speakers"), ...speakers.map((iri) => make("span", { class: session.kept ? "picked kept" : "picked" }, words(nameOf(iri)), button("×", {
    class: "quiet", "aria-label": say("speaker.remove", { name: nameOf(iri) }), onclick: () => {
      session.entry.speakers = speakers.filter((one) => one !== iri);
      showSpeakers();
      tell("changed");
      byId("speaker").focus();
    } }))), session.kept && speakers.length > 0 && make("span", { class: "fine" }, say("speaker.kept")));
}

/** How sure the speaker puts it: guessed from the words, to be confirmed. @returns {HTMLElement} */
function certaintyPart() {
  const { entry } = session;
  return make("fieldset", { class: "certainty-part" }, make("legend", {}, say("certainty")), make("div", { class: "radios" }, ...session.start.certainties.map((term) => make("label", { class: "radio" },
    make("input", { type: "radio", name: "certainty", value: term.name, checked: entry.certainty === term.name, onchange: () => (Object.assign(entry, { certainty: term.name }), (byId("guess").textContent = ""), tell("changed")) }),
    term.label))), make("span", { id: "guess", class: "fine" }));
}

/** @param {string} certainty @param {string} sign */
function guess(certainty, sign) {
  session.entry.certainty = certainty;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name="certainty"]'))) input.checked = input.value === certainty;
  byId("guess").textContent = sign ? say("certainty.guessed", { sign }) : "";
}

/** Do what empties the form; where something was entered that is not saved, ask first. @param {() => void} then */
export function leaving(then) {
  const { entry, dirty } = session;
  if (!dirty || !entry.statements.some((row) => row.relation || row.value)) return then();
  const box = /** @type {HTMLDialogElement} */ (byId("dialog"));
  const go = (/** @type {() => void} */ next) => () => (box.close(), next());
  fill(box, make("h2", { id: "dialog-title" }, say("leave")), make("p", {}, say("leave.why")), make("div", { class: "buttons" },
    button(say("cancel"), { class: "main", onclick: () => box.close() }), button(say("save.draft"), { onclick: go(() => tell("save", true)) }), button(say("leave.drop"), { onclick: go(then) })));
  box.showModal();
}

/** Begin a claim that stands to another in some way. @param {Curate.Said} claim @param {string} how */
function toward(claim, how) {
  leaving(() => {
    const term = session.start.towards.find((one) => one.name === how);
    fresh();
    know({ iri: claim.claim, label: claim.label });
    session.entry.statements.push({ ...blank(), thing: "urn:self", relation: term?.iri ?? "", value: claim.claim });
    showMore();
    toast(say("toward.mark"));
    byId("text").focus({ preventScroll: true });
  });
}

/** Begin a new claim: source and speaker are kept. */
export function fresh() {
  const { source, speakers } = session.entry;
  const statedIn = session.entry.stated_in;
  session.entry = { ...empty(), source, speakers, stated_in: statedIn, review: session.review };
  session.kept = speakers.length > 0;
  session.markings += 1;
  session.marked = null;
  session.pieces = [];
  session.dirty = false;
  showForm();
  tell("repaint");
}

/** Put a claim of the dataset into the form. @param {string} claim */
export function edit(claim) {
  const number = ++session.markings;
  trying(async () => {
    const loaded = /** @type {Curate.Loaded} */ (await ask("claim", { claim }));
    if (number !== session.markings) return;
    Object.assign(session.names, loaded.names);
    const { names: _, short, hands, ...entry } = loaded;
    session.hands = hands;
    session.names[claim] = short;
    session.entry = entry;
    session.kept = false;
    session.marked = null;
    session.pieces = session.opened?.claims.find((one) => one.claim === claim)?.spans ?? [];
    session.dirty = false;
    if (!shownRows().length) addRow();
    showForm();
    tell("repaint");
    byId("form").focus();
  });
}

/** The keys that work wherever the focus is while the form is seen. @param {KeyboardEvent} event */
function pressed(event) {
  const control = event.ctrlKey || event.metaKey;
  if (/** @type {HTMLDialogElement} */ (byId("dialog")).open || byId("panel-text").hidden) return;
  if (control && event.key === "Enter") tell("save", false);
  else if (event.altKey && event.code === "KeyP") itself();
  else if (event.altKey && event.code === "KeyD") tell("save", true);
  else if (event.altKey && event.code === "KeyR") addRow();
  else if (event.altKey && event.code === "KeyN") leaving(fresh);
  else if (event.altKey && event.code === "KeyA") approve();
  else if (event.altKey && event.code === "KeyT") byId("text").focus();
  else return;
  event.preventDefault();
}

export function startForm() {
  document.addEventListener("keydown", pressed);
  byId("form").addEventListener("submit", (event) => event.preventDefault());
  on("changed", () => {
    session.dirty = begun();
    recheck();
  });
  on("edit", (/** @type {string} */ claim) => leaving(() => edit(claim)));
  on("toward", toward);
  on("clear", () => leaving(fresh));
  on("take", take);
  on("marked", (/** @type {Curate.Marked} */ marked) => {
    const { quote, language, prefix, suffix, fragment, wording } = marked;
    Object.assign(session.entry, { quote, language, prefix, suffix, fragment, wording: ownWords() ? "" : wording });
    guess(marked.certainty, marked.sign);
    showQuote();
    showMore();
    showRows();
    tell("changed");
    if (!marked.faults.includes("nothing") && !marked.faults.includes("crosses")) focusOn();
  });
  on("offer", (/** @type {Curate.Hint} */ hint) => {
    if (hint.speakers[0]?.iri) {
      know(hint.speakers[0]);
      session.entry.speakers = [hint.speakers[0].iri];
      session.kept = false;
      showSpeakers();
    }
    mark([hint.span]);
  });
}

/** Whether the publication itself speaks: then nobody renders anybody's words. @returns {boolean} */
function ownWords() {
  const publisher = session.start.sources.find((one) => one.iri === session.entry.source)?.publisher;
  return session.entry.speakers.length === 1 && session.entry.speakers[0] === publisher;
}
