// The network by keyboard: arrow keys go from thing to thing, plus and minus zoom, Enter focuses.

import { isContested } from "./data.js";
import { announce, byId } from "./dom.js";
import { shown } from "./filters.js";
import { focusOn, show, zoom } from "./network.js";
import { selectThing, state } from "./state.js";
import { named, say } from "./words.js";

/** Listen to the keys while the drawing has the focus. */
export function startWalking() {
  byId("canvas").addEventListener("keydown", keyPressed);
}

/** @param {KeyboardEvent} event */
function keyPressed(event) {
  const step = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
  if (step) walk(step);
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "Enter" && state.selection.thing) focusOn(state.selection.thing);
  else return;
  event.preventDefault();
}

/** Go to the nearest thing in a direction. @param {[number, number]} direction */
function walk([dx, dy]) {
  const here = state.selection.thing ?? state.selection.fact?.subject;
  const others = [...shown().things].filter((thing) => thing.drawn && thing !== here);
  const start = here ?? { x: 0, y: 0 };
  const cost = (/** @type {Thing} */ thing) => {
    const along = (thing.x - start.x) * dx + (thing.y - start.y) * dy;
    const aside = Math.abs((thing.x - start.x) * dy) + Math.abs((thing.y - start.y) * dx);
    return here && along <= 0 ? Infinity : Math.abs(along) + 2 * aside;
  };
  const best = others.reduce((/** @type {Thing | null} */ found, thing) => (!found || cost(thing) < cost(found) ? thing : found), null);
  if (!best || cost(best) === Infinity) return;
  selectThing(best);
  show(best);
  announce(`${named(best.label)}, ${named(best.kind.label)}${isContested({ conflicts: best.facts.flatMap((f) => f.conflicts) }) ? `, ${say("differ")}` : ""}`);
}
