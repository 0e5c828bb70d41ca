// The legend, which is also the filter: kinds, certainty, contested; with counts of what is shown.

import { isContested, UNSAID } from "./data.js";
import { byId, fill, make, makeSvg } from "./dom.js";
import { shown } from "./filters.js";
import { visible } from "./folding.js";
import { shapePath } from "./shapes.js";
import { change, onChange, state, wordsChanged } from "./state.js";
import { hasWord, inWords, named, say } from "./words.js";

/** @param {Kind} kind @returns {SVGElement} */
export function kindIcon(kind) {
  return makeSvg("svg", { class: "icon", viewBox: "-10 -10 20 20", "aria-hidden": "true" },
    makeSvg("path", { d: shapePath(kind.shape, 0, 0, 7.4), fill: kind.colour, class: "outline" }));
}

/** @param {Kind} kind @returns {string} */
export function kindName(kind) {
  const key = `kind.${kind.name}`;
  return hasWord(key) ? say(key) : named(kind.label);
}

/** @param {Model} model */
export function startLegend(model) {
  onChange((changed) => {
    if (wordsChanged(changed)) draw(model);
    else if (["tab", "unfolded", "selection"].some((part) => changed.has(part))) total(model);
  });
  const contested = /** @type {HTMLInputElement} */ (byId("contested"));
  contested.addEventListener("change", () => change({ contested: contested.checked }));
}

/** How many there are of each kind, certainty and mark, of how many. @typedef {{ kinds: number[], certainties: number[], marks: number[], things: number, disputed: number }} Counts */

/** @type {Counts | null} */
let whole = null;

/** @param {Iterable<Thing>} things @param {Iterable<Claim>} claims @param {Iterable<Fact>} facts @returns {Counts} */
function count(things, claims, facts) {
  /** @type {Counts} */
  const found = { kinds: [], certainties: [], marks: [], things: 0, disputed: 0 };
  const add = (/** @type {number[]} */ to, /** @type {number} */ n) => { to[n] = (to[n] ?? 0) + 1; };
  for (const thing of things) {
    if (!thing.drawn) continue;
    found.things += 1;
    add(found.kinds, thing.kind.n);
  }
  for (const claim of claims) {
    add(found.certainties, claim.certainty);
    for (const mark of claim.marks) add(found.marks, mark);
  }
  for (const fact of facts) found.disputed += Number(isContested(fact));
  return found;
}

/** How many things are shown; in the network, how many of them are drawn. @param {Model} model */
function total(model) {
  whole ??= count(model.things, model.claims, model.facts);
  const { things, left } = visible(model);
  const folded = state.tab === "network" && left > 0;
  byId("shown").textContent = say(folded ? "legend.drawn" : "legend.shown", { shown: things.size + left, drawn: things.size, left, all: whole.things });
}

/** @param {Model} model */
function draw(model) {
  const { things, claims, facts } = shown();
  total(model);
  const all = whole ?? count([], [], []);
  const part = count(things, claims, facts);
  const told = (/** @type {"kinds" | "certainties" | "marks"} */ of, /** @type {number} */ n) => `${inWords(part[of][n] ?? 0)}/${inWords(all[of][n] ?? 0)}`;
  keepFocus(byId("kinds"), () => fill(byId("kinds"), ...model.kinds.map((kind) => (
    all.kinds[kind.n] ? choice(`kind-${kind.n}`, kindIcon(kind), kindName(kind), told("kinds", kind.n), state.hiddenKinds, kind.n, "hiddenKinds") : null))));
  keepFocus(byId("certainties"), () => fill(byId("certainties"), ...model.certainties.map((label, n) => (
    n !== UNSAID || all.certainties[n] ? choice(`certainty-${n}`, null, named(label), told("certainties", n), state.hiddenCertainties, n, "hiddenCertainties") : null))));
  const marks = model.marks.map((mark, n) => (all.marks[n] ? choice(`mark-${n}`, null, named(mark.label), told("marks", n), state.hiddenMarks, n, "hiddenMarks") : null));
  keepFocus(byId("marks"), () => fill(byId("marks"), ...marks));
  byId("marked").hidden = !marks.some(Boolean);
  const contested = /** @type {HTMLInputElement} */ (byId("contested"));
  contested.checked = state.contested;
  byId("contested-count").textContent = `${inWords(part.disputed)}/${inWords(all.disputed)}`;
}

/** @param {HTMLElement} box @param {() => void} redraw */
function keepFocus(box, redraw) {
  const id = box.contains(document.activeElement) ? document.activeElement?.id : "";
  redraw();
  if (id) document.getElementById(id)?.focus();
}

/**
 * @param {string} id @param {Node | null} icon @param {string} name @param {string} count
 * @param {Set<number>} hidden @param {number} n @param {"hiddenKinds" | "hiddenCertainties" | "hiddenMarks"} part
 * @returns {HTMLElement}
 */
function choice(id, icon, name, count, hidden, n, part) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id }));
  box.checked = !hidden.has(n);
  box.addEventListener("change", () => {
    const next = new Set(hidden);
    if (box.checked) next.delete(n);
    else next.add(n);
    change({ [part]: next });
  });
  const label = make("label", { class: "choice" }, box);
  if (icon) label.append(icon);
  label.append(make("span", {}, name), make("span", { class: "count" }, count));
  return label;
}
