// The tab of sources: those there are, and a new one with its pasted text.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, send } from "./asking.js";
import { combobox } from "./combobox.js";
import { mark } from "./reader.js";
import { choose, things } from "./rows.js";
import { know, session, tell, toast, trying } from "./session.js";

const ACTOR = "https://w3id.org/eventgraph/ns#Actor";

/** The source whose text is to be pasted, if that is known. */
let wanted = "";

/** Paste the text of a source that is there. @param {string} source */
export function pasteFor(source) {
  wanted = source;
  tell("tab", "sources");
}

export async function showSources() {
  const start = /** @type {Curate.Start} */ (await ask("start"));
  session.start = start;
  fill(byId("panel-sources"), make("div", { class: "two" },
    make("section", { class: "side", "aria-labelledby": "sources-title" }, make("h2", { id: "sources-title" }, say("tab.sources")),
      make("ul", { class: "plainlist" }, ...start.sources.map(line))), adding()));
}

/** @param {Curate.Source} source @returns {HTMLElement} */
function line(source) {
  const row = button("", { class: "line", onclick: () => tell("open", source.iri) });
  fill(row, words(source.label), make("small", { class: "tag" }, source.issued),
    make("small", { class: "also" }, `${say("count.claims", { n: source.claims })} ${source.text ? "" : say("source.none")}`));
  return make("li", {}, row, !source.issued && dating(source));
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

/** @returns {HTMLElement} */
function adding() {
  const { start } = session;
  let publisher = "";
  const box = combobox({
    id: "new-publisher", label: say("source.publisher"), find: (text) => things(text, [ACTOR]), clear: () => (publisher = ""),
    pick: (hit) => choose(hit, [ACTOR], (one) => (know(one), (publisher = one.iri), box.show(one.label))),
  });
  /** @param {string} id @param {string} label @param {Record<string, any>} [more] @returns {HTMLElement} */
  const field = (id, label, more = {}) => make("div", {}, make("label", { for: id }, say(label)), make("input", { id, type: "text", autocomplete: "off", dir: "auto", ...more }));
  const value = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (byId(id)).value.trim();
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
