// Where the reader's focus goes when what is shown changes, and what a screen reader is told of it.

import { announce, byId } from "./dom.js";
import { isChosen, onChange } from "./state.js";
import { say } from "./words.js";

const FOCUSABLE = "a[href], button, input, select, summary, [tabindex]";
/** Where arrow keys go from one to the next: the focus stays there. */
const WALKED = "#canvas, #map, #timeline, #strip, #story table";

/** @typedef {{ element: Element, within: string, place: number }} Spot an element, and where it stands should it be drawn anew */

/** @type {{ last: Spot | null, opener: Spot | null }} */
const seen = { last: null, opener: null };

/** @param {Element} element @returns {Spot} */
function spotOf(element) {
  const within = element.parentElement?.closest("[id]");
  return { element, within: within?.id ?? "", place: within ? [...within.querySelectorAll(FOCUSABLE)].indexOf(element) : -1 };
}

/** @param {Spot | null} spot @returns {boolean} */
function inEvidence(spot) {
  return Boolean(spot && (spot.within === "evidence" || byId("evidence").contains(spot.element)));
}

/** Put the focus back on an element, or on what stands in its place now. @param {Spot | null} spot */
function goTo(spot) {
  const again = spot?.element.isConnected ? spot.element : document.getElementById(spot?.within ?? "")?.querySelectorAll(FOCUSABLE)[spot?.place ?? -1];
  if (again instanceof HTMLElement || again instanceof SVGElement) again.focus({ preventScroll: !inEvidence(spot) });
  if (isLost()) byId("views").focus({ preventScroll: true });
}

/** @returns {boolean} */
function isLost() {
  return !document.activeElement || document.activeElement === document.body;
}

/** What stands in the panel, for who does not see it. @returns {string} */
function opened() {
  return ["#evidence-title", "#evidence .count, #evidence .summary"].map((part) => document.querySelector(part)?.textContent ?? "").filter(Boolean).join(". ");
}

/** @param {Set<string>} changed */
function settle(changed) {
  const title = document.getElementById("evidence-title");
  const { last, opener } = seen;
  if (changed.has("selection")) {
    if (isChosen()) {
      if (!last?.element.closest(WALKED)) title?.focus({ preventScroll: true });
    } else if (inEvidence(last)) goTo(opener);
    announce(isChosen() ? opened() : say("evidence.closed"));
  }
  if (!isLost() || !last || last.element.isConnected) return;
  if (inEvidence(last) && isChosen()) title?.focus({ preventScroll: true });
  if (isLost()) goTo(inEvidence(last) ? opener : last);
}

/** To be started last, so that everything is drawn anew before. */
export function startAttention() {
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    seen.last = spotOf(target);
    if (!inEvidence(seen.last)) seen.opener = seen.last;
  });
  onChange((changed) => {
    if (document.documentElement.dataset.ready === "yes") settle(changed);
  });
}
