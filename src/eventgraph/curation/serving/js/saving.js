// Save, delete, take back; where somebody else changed the claim, both are shown and one asks.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { Refusal, ask, send } from "./asking.js";
import { check } from "./findings.js";
import { edit, fresh, leaving } from "./form.js";
import { renamed } from "./identity.js";
import { forget } from "./places.js";
import { refresh } from "./reader.js";
import { forgetRelations } from "./rows.js";
import { nameOf, on, session, tell, toast, trying } from "./session.js";

/** @param {number} steps */
function steps(steps) {
  session.undo = steps;
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !steps;
}

/** @param {boolean} draft */
function save(draft) {
  trying(async () => {
    await session.pending;
    const found = draft ? [] : await check();
    if (found.some((one) => one.severity === "error")) {
      toast(say("save.errors"), true);
      byId("findings").scrollIntoView({ block: "nearest" });
      return;
    }
    await put({ ...session.entry, draft });
  });
}

/** @param {Curate.Entry} entry */
async function put(entry) {
  const busy = /** @type {HTMLButtonElement} */ (byId("save"));
  if (busy.disabled) return;
  busy.disabled = true;
  try {
    const answer = await send("save", { entry });
    session.start.review ||= entry.review;
    await settled(answer.undo);
    toast(say(entry.draft ? "saved.draft" : "saved"));
  } catch (fault) {
    busy.disabled = false;
    if (fault instanceof Refusal && fault.sent.theirs !== undefined) conflict(entry, fault.sent.theirs);
    else throw fault;
  }
}

/** The source that is open is there no more: another one is to be opened, if there is any. */
function forgotten() {
  const { sources } = session.start;
  session.opened = null;
  session.entry.source = (sources.find((one) => one.text) ?? sources[0])?.iri ?? "";
  forget();
  fill(byId("text"));
  tell("reload");
}

/** What follows when files changed: the text is painted anew, and the form is free. @param {number} undo */
async function settled(undo) {
  steps(undo);
  forgetRelations();
  fresh();
  byId("text").focus({ preventScroll: true });
  await refresh();
}

/** Show both, and ask which is to stand. @param {Curate.Entry} ours @param {Curate.Entry | null} theirs */
function conflict(ours, theirs) {
  const box = /** @type {HTMLDialogElement} */ (byId("dialog"));
  const keep = () => trying(async () => {
    box.close();
    await put(theirs ? { ...ours, version: theirs.version } : { ...ours, claim: "", version: "" });
  });
  fill(box, make("h2", { id: "dialog-title" }, say(theirs ? "conflict" : "conflict.gone")),
    make("div", { class: "both" }, side(say("conflict.ours"), ours, theirs), theirs && side(say("conflict.theirs"), theirs, ours)),
    make("div", { class: "buttons" }, button(say("conflict.keep"), { class: "main", onclick: keep }),
      theirs && button(say("conflict.take"), { onclick: () => (box.close(), refresh(), edit(ours.claim)) }), button(say("cancel"), { onclick: () => box.close() })));
  box.showModal();
}

/** @param {string} title @param {Curate.Entry} entry @param {Curate.Entry | null} other @returns {HTMLElement} */
function side(title, entry, other) {
  const rows = (/** @type {Curate.Entry} */ one) => one.statements.filter((row) => row.thing && row.relation && row.value).map((row) => [row.thing, row.relation, row.kind === "thing" ? row.value : ""].map((iri) => (iri ? nameOf(iri) : row.value)).join(" · "));
  const parts = (/** @type {Curate.Entry} */ one) => [one.quote, one.speakers.map(nameOf).join(", "), one.certainty, one.attitude, ...rows(one), ...Object.values(one.notes), ...Object.values(one.doubts)].filter(Boolean);
  const others = new Set(other ? parts(other) : []);
  return make("section", {}, make("h3", {}, title), make("ul", {}, ...parts(entry).map((text) => make("li", { class: others.has(text) ? null : "differs" }, words(text)))));
}

export function startSaving() {
  on("save", save);
  on("saved", steps);
  on("delete", () => {
    const { claim, version } = session.entry;
    trying(async () => {
      const answer = await send("delete", { claim, version });
      session.entry.stated_in = "";
      await settled(answer.undo);
      toast(say("deleted"));
    });
  });
  on("approve", (/** @type {string} */ claim, /** @type {string} */ version) => trying(async () => {
    const answer = await send("approve", { claim, version });
    session.start.review = true;
    await settled(answer.undo);
    toast(say("review.approved"));
  }));
  byId("undo").addEventListener("click", () => leaving(() => trying(async () => {
    const answer = await send("undo", {});
    if (answer.renamed) await renamed(answer.renamed[0], answer.renamed[1]);
    session.start = await ask("start");
    const gone = !session.start.sources.some((one) => one.iri === session.opened?.source);
    if (gone) forgotten();
    await settled(answer.undo);
    if (gone) tell("open", session.entry.source);
    if (!byId("panel-sources").hidden) tell("tab", "sources");
    toast(answer.left.length ? say("undone.left", { files: answer.left.join(", ") }) : say("undone"), answer.left.length > 0);
  })));
  addEventListener("beforeunload", (event) => session.dirty && event.preventDefault());
}
