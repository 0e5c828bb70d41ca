// What a thing is called in the files, and two things that are one: shown before, with what would change.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, send } from "./asking.js";
import { combobox } from "./combobox.js";
import { forgetRelations } from "./rows.js";
import { session, tell, toast, trying } from "./session.js";

/** @typedef {{ claims: number, things: number, files: { file: string, names: number }[] }} Change */
/** @typedef {{ iri: string, label: string, short: string }} Thing */
/** @typedef {(iri: string) => Promise<void>} Shown */

const dialog = () => /** @type {HTMLDialogElement} */ (byId("dialog"));

/** @param {string} what @param {number} n @returns {string} */
function counted(what, n) {
  return say(n === 1 ? `change.${what}.one` : `change.${what}`, { n });
}

/** What would change: how many claims in how many files, then file by file. @param {Change} change @returns {HTMLElement[]} */
function changes({ claims, things, files }) {
  const what = [counted("claims", claims), things > 0 && counted("things", things)].filter(Boolean).join(say("change.and"));
  return [make("p", {}, say("change.all", { what, files: counted("files", files.length) })),
    make("ul", { class: "plainlist fine" }, ...files.map((one) => make("li", {}, words(`${one.file}: ${one.names}`))))];
}

/** Show what would change, and ask. @param {string} title @param {(Node | false)[]} parts @param {string} go @param {() => Promise<void>} then */
function confirmed(title, parts, go, then) {
  const end = () => trying(async () => {
    await then();
    dialog().close();
  });
  fill(dialog(), make("h2", { id: "dialog-title" }, title), ...parts,
    make("div", { class: "buttons" }, button(go, { class: "main", onclick: end }), button(say("cancel"), { onclick: () => dialog().close() })));
  dialog().showModal();
}

/** The name in the files, to be given anew. @param {Thing} thing @param {Shown} shown @returns {HTMLElement} */
export function renaming(thing, shown) {
  const name = /** @type {HTMLInputElement} */ (make("input", { id: "rename", type: "text", value: thing.short, autocomplete: "off", spellcheck: "false", dir: "ltr" }));
  const look = async () => {
    const asked = { thing: thing.iri, name: name.value };
    const change = await send("rename", { ...asked, dry: true });
    confirmed(say("rename.title", { old: thing.short, new: change.short }), changes(change), say("rename.go"), async () => {
      const answer = await send("rename", { ...asked, dry: false });
      tell("saved", answer.undo);
      await renamed(answer.old, answer.new);
      toast(say("rename.done"));
      await shown(answer.new);
    });
  };
  return make("form", { class: "stack", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), trying(look)) },
    make("label", { for: "rename" }, say("rename")), name, make("p", { class: "fine" }, say("rename.how")),
    make("div", { class: "buttons" }, make("button", { type: "submit" }, say("rename.look"))));
}

/** Let the form and the text that is open follow a name. @param {string} old @param {string} next */
export async function renamed(old, next) {
  const { entry, opened, dirty } = session;
  const now = (/** @type {string} */ iri) => (iri === old ? next : iri);
  Object.assign(entry, { speakers: entry.speakers.map(now), stated_in: now(entry.stated_in), source: now(entry.source),
    statements: entry.statements.map((row) => ({ ...row, thing: now(row.thing), relation: now(row.relation), value: now(row.value) })) });
  if (session.names[old]) session.names[next] = session.names[old];
  forgetRelations();
  if (opened) opened.source = now(opened.source);
  session.start = await ask("start");
  tell("renamed");
  if (entry.claim && !dirty) tell("edit", entry.claim);
}

/** Another name of the same. @param {Thing} thing @param {Shown} shown @returns {HTMLElement} */
export function merging(thing, shown) {
  const box = combobox({
    id: "merge-other", label: say("merge"), find: async (text) => (text ? (await ask("names", { q: text })).filter((/** @type {Curate.Hit} */ hit) => hit.iri !== thing.iri) : []),
    pick: (hit) => trying(() => confirmMerge(thing, hit, shown)),
  });
  return box.element;
}

/** @param {Thing} thing @param {Curate.Hit} other @param {Shown} shown */
async function confirmMerge(thing, other, shown) {
  const asked = { kept: thing.iri, other: other.iri };
  const change = await send("merge", { ...asked, dry: true });
  const why = /** @type {HTMLTextAreaElement} */ (make("textarea", { id: "merge-why", rows: 2, dir: "auto" }));
  const parts = [...changes(change), change.notes.length > 0 && make("ul", { class: "plainlist fine" }, ...change.notes.map((/** @type {string} */ note) => make("li", {}, words(note)))),
    make("label", { for: "merge-why" }, say("merge.why")), why];
  confirmed(say("merge.title", { kept: thing.label, other: other.label }), parts, say("merge.go"), async () => {
    const answer = await send("merge", { ...asked, why: why.value, dry: false });
    tell("saved", answer.undo);
    forgetRelations();
    toast(say("merge.done"));
    await shown(thing.iri);
  });
}
