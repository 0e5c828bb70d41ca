// Make a thing in place: its kind and label; what has a near name is shown first.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, lastOf, send } from "./asking.js";
import { know, session, tell, trying } from "./session.js";

const dialog = () => /** @type {HTMLDialogElement} */ (byId("dialog"));

/** Who may speak: persons first, then bodies. */
const ACTORS = ["Person", "Organization", "Group", "Office", "Actor"];

/** Whether some classes that are asked for are those of a broad kind. @param {string[]} range @param {string} group @returns {boolean} */
function asks(range, group) {
  return range.some((one) => one.endsWith(`#${group}`));
}

/** Which kind is chosen to begin with, by the classes that are asked for; none where anything fits. @param {string[]} range @returns {string} */
function likely(range) {
  const { kinds } = session.start;
  const wanted = asks(range, "Actor") ? kinds.find((kind) => kind.iri.endsWith("#Person")) : kinds.find((kind) => range.includes(kind.iri));
  return (wanted ?? kinds.find((kind) => asks(range, kind.group)))?.iri ?? "";
}

/** @param {string[]} range @returns {HTMLElement} */
function kinds(range) {
  const chosen = likely(range);
  const groups = new Map(session.start.kinds.map((one) => [one.group, /** @type {Curate.Kind[]} */ ([])]));
  for (const one of session.start.kinds) groups.get(one.group)?.push(one);
  const actors = ACTORS.some((group) => asks(range, group));
  const rank = (/** @type {string} */ group) => (actors && ACTORS.includes(group) ? ACTORS.indexOf(group) : asks(range, group) ? 0 : ACTORS.length);
  const ordered = [...groups].sort(([one], [other]) => rank(one) - rank(other));
  return make("select", { id: "make-kind", required: true }, !chosen && make("option", { value: "", selected: true }, say("make.choose")),
    ...ordered.map(([group, its]) => make("optgroup", { label: say(`group.${group}`) },
      ...its.map((one) => make("option", { value: one.iri, selected: one.iri === chosen, title: one.definition }, one.label)))));
}

/** Ask for a new thing, or take one that is there. @param {string} typed @param {string[]} range @param {(hit: Curate.Hit) => void} done */
export function makeThing(typed, range, done) {
  const box = dialog();
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const select = /** @type {HTMLSelectElement} */ (kinds(range));
  const languages = session.start.languages;
  const labels = languages.map((tag, n) => /** @type {HTMLInputElement} */ (make("input", { id: `make-${tag}`, type: "text", lang: tag, dir: "auto", value: n ? "" : typed, autocomplete: "off" })));
  const near = make("div", { class: "near" });
  /** @param {Curate.Hit} hit */
  const end = (hit) => {
    know(hit);
    box.close();
    done(hit);
  };
  const named = lastOf(async (signal, /** @type {string} */ word) => /** @type {Curate.Hit[]} */ (word ? await ask("near", { q: word }, signal) : []));
  const look = () => trying(async () => {
    const hits = await named(labels[0]?.value.trim() ?? "");
    if (hits) fill(near, hits.length > 0 && make("p", {}, say("make.near")),
      ...hits.map((hit) => make("button", { type: "button", class: "hit", onclick: () => end(hit) }, words(say("make.exists", { name: hit.label })), make("small", {}, ` ${hit.kind ?? ""}`))));
  });
  const save = () => trying(async () => {
    const given = Object.fromEntries(languages.map((tag, n) => [tag, labels[n]?.value || labels[0]?.value || ""]));
    const made = await send("make", { kind: select.value, labels: given });
    tell("saved", made.undo);
    end(made);
  });
  const definition = make("p", { class: "fine", id: "make-definition" });
  const explain = () => (definition.textContent = session.start.kinds.find((kind) => kind.iri === select.value)?.definition ?? "");
  select.setAttribute("aria-describedby", definition.id);
  select.addEventListener("change", explain);
  explain();
  fill(box, make("form", { method: "dialog", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), save()) },
    make("h2", { id: "dialog-title" }, say("make.title")),
    ...languages.flatMap((tag, n) => [make("label", { for: `make-${tag}` }, say("make.label", { language: tag })), /** @type {Node} */ (labels[n])]),
    near, make("label", { for: "make-kind" }, say("make.kind")), select, definition,
    make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, say("make.save")), button(say("cancel"), { onclick: () => box.close() }))));
  labels[0]?.addEventListener("input", look);
  box.onclose = () => before?.isConnected && document.activeElement === document.body && before.focus();
  box.showModal();
  (typed ? select : labels[0])?.focus();
  look();
}
