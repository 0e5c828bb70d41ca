// What is wrong with the claim in the form, while it is typed.
import { button, byId, fill, make } from "../../../pages/js/dom.js";
import { hasWord, say } from "../../../pages/js/words.js";
import { lastOf, send } from "./asking.js";
import { writeNote } from "./more.js";
import { session, trying } from "./session.js";

const WAIT = 150;
let timer = 0;

/** Whether anything was entered that could be checked. @returns {boolean} */
export function begun() {
  const { entry } = session;
  return Boolean(entry.quote || entry.statements.some((row) => row.relation || row.value) || entry.claim);
}

/** By this name the server knows this page: what it asked before is not answered any more. */
const page = crypto.randomUUID();
const asked = lastOf((signal) => send("check", { entry: session.entry, page }, signal));

/** Check again soon. @param {number} [wait] */
export function recheck(wait = WAIT) {
  clearTimeout(timer);
  timer = window.setTimeout(() => trying(check), wait);
}

/** Check at once, and show what is found. @returns {Promise<Curate.Finding[]>} */
export async function check() {
  clearTimeout(timer);
  if (!begun()) {
    show([]);
    return [];
  }
  const found = await asked();
  if (!found) return [];
  show(found.findings);
  return found.findings;
}

/** A sentence with its full stop, so that another may follow. @param {string} text @returns {string} */
const sentence = (text) => (/[.!?\u2026]$/.test(text) ? text : `${text}.`);

/** What is found and what to do, in the words of the form. @param {Curate.Finding} one @param {string} [source] @returns {(string | HTMLElement)[]} */
export function told(one, source = session.entry.source) {
  if (hasWord(`said.${one.check}`) && one.names?.length) return [say(`said.${one.check}`, { things: one.names.join(", ") })];
  const next = mend(one, source);
  return next ? [sentence(one.message), make("span", { class: "fine" }, ` ${next}`)] : [one.message];
}

/** What to do, in the words of the form. @param {Curate.Finding} one @param {string} iri @returns {string} */
function mend(one, iri) {
  const source = session.start.sources.find((other) => other.iri === iri);
  if (one.check === "date-not-in-quote" && source && !source.issued) return say("date.unissued");
  return hasWord(`mend.${one.check}`) ? say(`mend.${one.check}`) : one.mend;
}

/** One finding; where a note may mend it, the note is a click away. @param {Curate.Finding} one @returns {HTMLElement} */
function item(one) {
  const noted = (hasWord(`said.${one.check}`) && Boolean(one.names?.length)) || hasWord(`mend.${one.check}`);
  return make("li", { class: one.severity }, make("strong", {}, say(`severity.${one.severity}`)), " ", ...told(one), noted && button(say("note.write"), { class: "quiet act note", onclick: writeNote }));
}

/** @param {Curate.Finding[]} found */
function show(found) {
  const box = byId("findings");
  box.dataset.checked = String(Number(box.dataset.checked ?? 0) + 1);
  const missing = found.filter((one) => hasWord(`missing.${one.check}`));
  const rest = found.filter((one) => !missing.includes(one));
  const errors = rest.filter((one) => one.severity === "error").length;
  byId("missing").textContent = missing.length ? say("missing", { what: missing.map((one) => say(`missing.${one.check}`)).join(", ") }) : "";
  byId("verdict").textContent = !begun() || (missing.length && !rest.length) ? "" : errors ? say(errors === 1 ? "check.error" : "check.errors", { n: errors }) : rest.length ? say(rest.length === 1 ? "check.remark" : "check.remarks", { n: rest.length }) : say("check.fine");
  byId("verdict").className = errors ? "verdict bad" : "verdict";
  fill(box, ...rest.map(item));
}
