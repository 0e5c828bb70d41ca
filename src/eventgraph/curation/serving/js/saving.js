// Save, delete, take back; where somebody else changed the claim, both are shown and one asks.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { Refusal, send } from "./asking.js";
import { check } from "./findings.js";
import { edit, fresh, leaving } from "./form.js";
import { renamed } from "./identity.js";
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
    await settled(answer.undo);
    toast(say("undone"));
  })));
  addEventListener("beforeunload", (event) => session.dirty && event.preventDefault());
}
