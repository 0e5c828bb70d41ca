// What the whole application knows: the claim in the form, the text that is open, what the dataset offers.
import { byId, make, fill, announce } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";

/** @returns {Curate.Entry} */
export function empty() {
  return {
    claim: "", version: "", source: "", quote: "", language: "", prefix: "", suffix: "", fragment: "", speakers: [], stated_in: "", certainty: "", attitude: "",
    wording: "", statements: [blank()], notes: {}, doubts: {}, labels: {}, draft: false, review: false,
  };
}

/** @returns {Curate.Row} */
export function blank() {
  return { thing: "", relation: "", kind: "thing", value: "", language: "", datatype: "" };
}

/** @type {{ start: Curate.Start, entry: Curate.Entry, names: Record<string, string>, opened: Curate.Opened | null, marked: Curate.Marked | null,
 *   pieces: Curate.Pair[], undo: number, dirty: boolean, kept: boolean, markings: number, pending: Promise<void>, review: boolean, hands: Curate.Hands | null }} */
export const session = {
  start: /** @type {any} */ (null), entry: empty(), names: {}, opened: null, marked: null, pieces: [], undo: 0, dirty: false, kept: false, markings: 0, pending: Promise.resolve(), review: false, hands: null,
};

/** @type {Map<string, Set<(...given: any[]) => void>>} */
const heard = new Map();

/** @param {string} what @param {(...given: any[]) => void} listener */
export function on(what, listener) {
  heard.set(what, (heard.get(what) ?? new Set()).add(listener));
}

/** @param {string} what @param {...any} given */
export function tell(what, ...given) {
  for (const listener of heard.get(what) ?? []) listener(...given);
}

/** @param {Curate.Hit} hit */
export function know(hit) {
  session.names[hit.iri] = hit.label;
}

/** @param {string} iri @returns {string} */
export function nameOf(iri) {
  return session.names[iri] ?? iri.split(/[/#]/).pop() ?? iri;
}

/** How long something is said, and how long a fault is, if nothing is done meanwhile. */
const [SAID, FAULT] = [4000, 20_000];

/** Say something on the screen until the next action or for a while, and to screen readers. @param {string} text @param {boolean} [grave] */
export function toast(text, grave = false) {
  const element = byId("toast");
  fill(element, make("span", {}, text), grave && make("button", { type: "button", class: "quiet", onclick: hush }, say("close")));
  element.classList.toggle("grave", grave);
  element.hidden = false;
  announce(text);
  clearTimeout(Number(element.dataset.timer));
  element.dataset.timer = String(setTimeout(hush, grave ? FAULT : SAID));
}

function hush() {
  byId("toast").hidden = true;
}

/** With the next click or key, what was said goes: before what that click or key says itself. */
export function startSaying() {
  document.addEventListener("click", hush, true);
  document.addEventListener("keydown", (event) => ["Control", "Shift", "Alt", "Meta"].includes(event.key) || hush(), true);
}

/** Run what may be refused, and say why. @param {() => Promise<any>} work @returns {Promise<void>} */
export async function trying(work) {
  try {
    await work();
  } catch (fault) {
    toast(fault instanceof TypeError ? say("gone") : String(/** @type {any} */ (fault).message ?? fault), true);
  }
}
