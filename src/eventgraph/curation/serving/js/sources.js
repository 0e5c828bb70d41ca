// The tab of sources: those there are, and a new one with its pasted text.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, lastOf, send } from "./asking.js";
import { combobox } from "./combobox.js";
import { mark } from "./reader.js";
import { choose, things } from "./rows.js";
import { know, session, tell, toast, trying } from "./session.js";

const ACTOR = "https://w3id.org/eventgraph/ns#Actor";

/** The source whose text is to be pasted, if that is known; the one whose details are shown. */
let wanted = "";
let shown = "";

/** Paste the text of a source that is there. @param {string} source */
export function pasteFor(source) {
  wanted = source;
  shown = "";
  tell("tab", "sources");
}

/** The form beside the list of sources: what is stated of one of them, or a new one. */
const beside = lastOf(async (signal) => {
  session.start = /** @type {Curate.Start} */ (await ask("start", {}, signal));
  return session.start.sources.some((one) => one.iri === shown) ? changing(await ask("details", { source: shown }, signal), shown) : adding();
});

export async function showSources() {
  const form = await beside();
  if (!form) return;
  fill(byId("panel-sources"), make("div", { class: "two" },
    make("section", { class: "side", "aria-labelledby": "sources-title" }, make("h2", { id: "sources-title" }, say("tab.sources")),
      make("ul", { class: "plainlist" }, ...session.start.sources.map(line))), form));
}

/** Show another source's details, or a new source. @param {string} source */
function turn(source) {
  shown = source;
  trying(async () => {
    await showSources();
    (document.getElementById("change-title") ?? byId("new-title")).focus();
  });
}

/** @param {Curate.Source} source @returns {HTMLElement} */
function line(source) {
  const row = button("", { class: "line", onclick: () => tell("open", source.iri) });
  fill(row, words(source.label), make("small", { class: "tag" }, source.issued),
    make("small", { class: "also" }, `${say("count.claims", { n: source.claims })} ${source.text ? "" : say("source.none")}`));
  return make("li", {}, row, button(say("source.change"), { class: "quiet", "aria-label": `${say("source.change")}: ${source.label}`, onclick: () => turn(source.iri) }), !source.issued && dating(source));
}

/** The day on which a source was issued, where that is not known. @param {Curate.Source} source @returns {HTMLElement} */
function dating(source) {
  const day = /** @type {HTMLInputElement} */ (make("input", { type: "text", "aria-label": `${say("source.issued")}: ${source.label}`, placeholder: "2025-07-18", autocomplete: "off" }));
  const save = () => trying(async () => {
    const answer = await send("dated", { source: source.iri, issued: day.value });
    tell("saved", answer.undo);
    await showSources();
    toast(say("source.dated"));
    if (session.pieces.length && source.iri === session.entry.source) mark(session.pieces);
  });
  return make("form", { class: "dating", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), save()) },
    make("span", { class: "fine" }, say("source.undated")), day, make("button", { type: "submit" }, say("source.date")));
}

/** @param {string} id @param {string} label @param {Record<string, any>} [more] @returns {HTMLElement} */
function field(id, label, more = {}) {
  return make("div", {}, make("label", { for: id }, say(label)), make("input", { id, type: "text", autocomplete: "off", dir: "auto", ...more }));
}

/** @param {string} id @returns {string} */
function value(id) {
  return /** @type {HTMLInputElement} */ (byId(id)).value.trim();
}

/** Who publishes: found by name, or made. @param {string} id @param {(iri: string) => void} set @returns {Curate.Combobox} */
function publishing(id, set) {
  const box = combobox({
    id, label: say("source.publisher"), find: (text) => things(text, [ACTOR]), clear: () => set(""),
    pick: (hit) => choose(hit, [ACTOR], (one) => (know(one), set(one.iri), box.show(one.label))),
  });
  return box;
}

/** What is stated of a source, to be changed. @param {any} its @param {string} source @returns {HTMLElement} */
function changing(its, source) {
  let publisher = its.publisher;
  const box = publishing("change-publisher", (iri) => (publisher = iri));
  if (publisher) box.show(its.label);
  const save = () => trying(async () => {
    const given = { source, version: its.version, publisher, title: value("change-title"), issued: value("change-issued"), language: value("change-language"), url: value("change-url") };
    const answer = await send("restate", given);
    tell("saved", answer.undo);
    await showSources();
    tell("reload");
    toast(say("saved"));
    byId("change-title").focus();
    if (session.pieces.length && source === session.entry.source) mark(session.pieces);
  });
  return make("section", { class: "detail", "aria-labelledby": "change-head" }, make("h2", { id: "change-head" }, words(session.start.sources.find((one) => one.iri === source)?.label ?? "")),
    make("p", { class: "fine" }, its.short),
    make("form", { class: "stack", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), save()) },
      field("change-title", "source.title", { value: its.title }), box.element, field("change-issued", "source.issued", { value: its.issued, placeholder: "2025-07-18" }),
      field("change-language", "source.language", { value: its.language }), field("change-url", "source.url", { value: its.url, placeholder: "https://" }),
      make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, say("source.save")), button(say("source.new"), { onclick: () => turn("") }))));
}

/** @returns {HTMLElement} */
function adding() {
  const { start } = session;
  let publisher = "";
  const box = publishing("new-publisher", (iri) => (publisher = iri));
  const save = () => trying(async () => {
    const given = { source: value("new-for"), title: value("new-title"), kind: value("new-kind"), publisher, issued: value("new-issued"), url: value("new-url"), language: value("new-language"), text: /** @type {HTMLTextAreaElement} */ (byId("new-text")).value };
    const made = await send("source", given);
    tell("saved", made.undo);
    toast(say("source.added"));
    session.start = await ask("start");
    tell("reload");
    tell("open", made.iri);
  });
  const lacking = start.sources.filter((one) => !one.text);
  const choice = /** @type {HTMLSelectElement} */ (make("select", { id: "new-for", onchange: () => part.classList.toggle("known", choice.value !== "") },
    make("option", { value: "" }, say("source.fresh")), ...lacking.map((one) => make("option", { value: one.iri, selected: one.iri === wanted }, one.label))));
  const part = make("section", { class: wanted ? "detail known" : "detail", "aria-labelledby": "new-title-head" }, make("h2", { id: "new-title-head" }, say("source.new")),
    make("form", { class: "stack", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), save()) },
      make("div", {}, make("label", { for: "new-for" }, say("source.for")), choice),
      field("new-title", "source.title"),
      make("div", {}, make("label", { for: "new-kind" }, say("make.kind")), make("select", { id: "new-kind" }, ...start.documents.map((kind) => make("option", { value: kind.iri, title: kind.definition }, kind.label)))),
      box.element, field("new-issued", "source.issued", { placeholder: "2025-07-18" }), field("new-language", "source.language", { value: start.languages[0] ?? "en" }), field("new-url", "source.url", { placeholder: "https://" }),
      make("div", {}, make("label", { for: "new-text" }, say("source.text")), make("textarea", { id: "new-text", rows: 12, dir: "auto" }), make("p", { class: "fine" }, say("source.text.how"))),
      make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, say("source.add")))));
  wanted = "";
  return part;
}
