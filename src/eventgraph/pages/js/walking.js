// The network by keyboard: arrow keys go from thing to thing, plus and minus zoom, Enter focuses.

import { isContested } from "./data.js";
import { announce, byId } from "./dom.js";
import { home } from "./focused.js";
import { visible } from "./folding.js";
import { focusOn, show, zoom } from "./network.js";
import { selectThing, state } from "./state.js";
import { named, say } from "./words.js";

/** Listen to the keys while the drawing has the focus. @param {Model} model */
export function startWalking(model) {
  byId("canvas").addEventListener("keydown", (event) => keyPressed(event, model));
}

/** @param {KeyboardEvent} event @param {Model} model */
function keyPressed(event, model) {
  const step = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
  if (step) walk(step, model);
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "Enter" && state.selection.thing) focusOn(state.selection.thing);
  else return;
  event.preventDefault();
}

/** Go to the nearest thing in a direction, as all stand when nothing is chosen. @param {[number, number]} direction @param {Model} model */
function walk([dx, dy], model) {
  const here = state.selection.thing ?? state.selection.fact?.subject;
  const others = [...visible(model).things].filter((thing) => thing !== here);
  const start = here ? home(here) : { x: 0, y: 0 };
  const cost = (/** @type {Thing} */ thing) => {
    const { x, y } = home(thing);
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    return here && along <= 0 ? Infinity : Math.abs(along) + 2 * aside;
  };
  const best = others.reduce((/** @type {Thing | null} */ found, thing) => (!found || cost(thing) < cost(found) ? thing : found), null);
  if (!best || cost(best) === Infinity) return;
  selectThing(best);
  show(best);
  announce(`${named(best.label)}, ${named(best.kind.label)}${isContested({ conflicts: best.facts.flatMap((f) => f.conflicts) }) ? `, ${say("differ")}` : ""}`);
}
