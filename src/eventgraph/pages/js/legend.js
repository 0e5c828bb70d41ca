// The legend, which is also the filter: kinds, certainty, contested; with counts of what is shown.

import { isContested, UNSAID } from "./data.js";
import { byId, fill, make, makeSvg } from "./dom.js";
import { shown } from "./filters.js";
import { shapePath } from "./shapes.js";
import { change, onChange, state, wordsChanged } from "./state.js";
import { hasWord, named, say } from "./words.js";

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
  onChange((changed) => wordsChanged(changed) && draw(model));
  const contested = /** @type {HTMLInputElement} */ (byId("contested"));
  contested.addEventListener("change", () => change({ contested: contested.checked }));
}

/** @param {Model} model */
function draw(model) {
  const { things, claims, facts } = shown();
  const drawn = model.things.filter((thing) => thing.drawn);
  const visible = drawn.filter((thing) => things.has(thing));
  byId("shown").textContent = say("legend.shown", { shown: visible.length, all: drawn.length });
  const kinds = model.kinds.filter((kind) => drawn.some((thing) => thing.kind === kind));
  keepFocus(byId("kinds"), () => fill(byId("kinds"), ...kinds.map((kind) => {
    const all = drawn.filter((thing) => thing.kind === kind).length;
    const part = visible.filter((thing) => thing.kind === kind).length;
    return choice(`kind-${kind.n}`, kindIcon(kind), kindName(kind), `${part}/${all}`, state.hiddenKinds, kind.n, "hiddenKinds");
  })));
  keepFocus(byId("certainties"), () => fill(byId("certainties"), ...model.certainties.map((label, n) => {
    const all = model.claims.filter((claim) => claim.certainty === n).length;
    if (n === UNSAID && !all) return null;
    const part = [...claims].filter((claim) => claim.certainty === n).length;
    return choice(`certainty-${n}`, null, named(label), `${part}/${all}`, state.hiddenCertainties, n, "hiddenCertainties");
  })));
  const marks = model.marks.flatMap((mark, n) => {
    const all = model.claims.filter((claim) => claim.marks.includes(n)).length;
    const part = [...claims].filter((claim) => claim.marks.includes(n)).length;
    return all ? choice(`mark-${n}`, null, named(mark.label), `${part}/${all}`, state.hiddenMarks, n, "hiddenMarks") : [];
  });
  keepFocus(byId("marks"), () => fill(byId("marks"), ...marks));
  byId("marked").hidden = !marks.length;
  const contested = /** @type {HTMLInputElement} */ (byId("contested"));
  contested.checked = state.contested;
  const disputed = model.facts.filter(isContested);
  byId("contested-count").textContent = `${disputed.filter((fact) => facts.has(fact)).length}/${disputed.length}`;
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
