// The map: places on land without borders, and the ways of events between them; beneath it the same as a list.

import { byId, fill, make } from "./dom.js";
import { draw } from "./mapping.js";
import { keys, list } from "./placing.js";
import { pinch } from "./pinching.js";
import { FURTHEST, kept, scaleOf, zoomed } from "./projecting.js";
import { onChange, selectThing, state, wordsChanged } from "./state.js";
import { sites, travels } from "./travels.js";
import { say } from "./words.js";

/** @type {{ view: MapView, opened: Set<string>, sites: Site[], ways: Travel[] }} */
const held = { view: { width: 0, height: 0, k: 1, x: 0, y: 0 }, opened: new Set(), sites: [], ways: [] };
const STEP = 1.5;

/** @param {Model} model */
export function startMap(model) {
  const { land } = model;
  if (!land.length) return;
  const box = byId("map");
  box.parentElement?.style.setProperty("--wide", String(land[0] / land[1]));
  Object.assign(held.view, { x: land[0] / 2, y: land[1] / 2 });
  onChange((changed) => {
    if (state.tab !== "map") return;
    if (changed.has("tab") || wordsChanged(changed)) refresh(model, land);
    else if (changed.has("selection")) redraw(model, land);
  });
  new ResizeObserver(() => state.tab === "map" && box.clientWidth !== held.view.width && redraw(model, land)).observe(box);
  const zoom = (/** @type {number} */ factor, /** @type {Point} */ at = { x: held.view.width / 2, y: held.view.height / 2 }) => {
    held.view = zoomed(held.view, factor, at, land);
    redraw(model, land);
  };
  byId("map-in").addEventListener("click", () => zoom(STEP));
  byId("map-out").addEventListener("click", () => zoom(1 / STEP));
  byId("map-fit").addEventListener("click", () => zoom(0));
  wheel(box, zoom);
  const pinched = pinch(box, (factor, at, moved) => {
    const view = zoomed(held.view, factor, at, land);
    shift(view, moved, model, land);
  });
  drag(box, model, land, pinched);
  box.addEventListener("keydown", (event) => keyPressed(event, model, land, zoom));
  box.addEventListener("click", (event) => choose(/** @type {Element} */ (event.target).closest("[data-key]"), model, land));
}

/** What is shown has changed. @param {Model} model @param {Area} land */
function refresh(model, land) {
  held.sites = sites(model);
  held.ways = travels(held.sites);
  fill(byId("map-keys"), ...keys(held.sites));
  fill(byId("map-told"), ...list(held.sites, held.ways, model));
  redraw(model, land);
}

/** Draw what is in view; who was at a mark stays there. @param {Model} model @param {Area} land */
function redraw(model, land) {
  const box = byId("map");
  const key = document.activeElement?.getAttribute("data-key");
  const width = box.clientWidth || 600;
  held.view = kept({ ...held.view, width, height: (width * land[1]) / land[0] }, land);
  const { view, opened, ways } = held;
  const drawn = draw(held.sites, ways, { view, land, opened, model });
  fill(box, drawn, !held.sites.some(({ spot }) => spot) && make("p", { class: "notice" }, say("map.empty")));
  if (key) focusOn(key);
}

/** @param {string} key */
function focusOn(key) {
  const marks = /** @type {SVGElement[]} */ ([...byId("map").querySelectorAll("[data-key]")]);
  (marks.find((mark) => mark.dataset.key === key) ?? marks.find((mark) => (mark.dataset.key ?? "").split(" ").includes(key.split(" ")[0] ?? "")))?.focus({ preventScroll: true });
}

/** Open the evidence of a place or an event, or a mark that several places share; beside all marks, close those. @param {Element | null} mark @param {Model} model @param {Area} land */
function choose(mark, model, land) {
  const key = mark?.getAttribute("data-key") ?? "";
  const name = mark?.getAttribute("data-thing");
  const thing = model.named.get(name ?? "");
  if (thing) return selectThing(thing);
  if (!key && !held.opened.size) return;
  if (key) held.opened.add(key);
  else held.opened.clear();
  redraw(model, land);
  if (key) focusOn(key.split(" ")[0] ?? "");
}

/** @param {KeyboardEvent} event @param {Model} model @param {Area} land @param {(factor: number) => void} zoom */
function keyPressed(event, model, land, zoom) {
  const mark = /** @type {Element} */ (event.target).closest("[data-key]");
  const way = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
  if (way && mark) walk(mark, way);
  else if (event.key === "+" || event.key === "=") zoom(STEP);
  else if (event.key === "-") zoom(1 / STEP);
  else if (event.key === "Enter" || event.key === " ") choose(mark, model, land);
  else if (event.key === "Escape" && held.opened.size && !state.selection.thing) {
    held.opened.clear();
    redraw(model, land);
  } else return;
  event.preventDefault();
  if (event.key === "Escape") event.stopPropagation();
}

/** Go to the nearest mark in a direction. @param {Element} here @param {[number, number]} way */
function walk(here, [dx, dy]) {
  const middle = (/** @type {Element} */ mark) => {
    const { x, y, width, height } = (mark.querySelector(".disc, .line") ?? mark).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const start = middle(here);
  let [best, least] = [/** @type {SVGElement | null} */ (null), Infinity];
  for (const mark of /** @type {NodeListOf<SVGElement>} */ (byId("map").querySelectorAll(".site"))) {
    const { x, y } = middle(mark);
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const cost = along + 2 * Math.abs((x - start.x) * dy + (y - start.y) * dx);
    if (mark !== here && along > 1 && cost < least) [best, least] = [mark, cost];
  }
  best?.focus();
}

/** Turning the wheel goes in and out; where it can go no farther, the page scrolls. @param {HTMLElement} box @param {(factor: number, at: Point) => void} zoom */
function wheel(box, zoom) {
  box.addEventListener("wheel", (event) => {
    const { k } = held.view;
    if (event.deltaY > 0 ? k <= 1 : k >= FURTHEST) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    zoom(Math.exp(-Math.max(-200, Math.min(200, event.deltaY)) / 400), { x: event.clientX - left, y: event.clientY - top });
  }, { passive: false });
}

/** Move what is seen by so many pixels. @param {MapView} view @param {Point} moved @param {Model} model @param {Area} land */
function shift(view, moved, model, land) {
  const scale = scaleOf(view, land[0]);
  held.view = kept({ ...view, x: view.x - moved.x / scale, y: view.y - moved.y / scale }, land);
  redraw(model, land);
}

/** Drag what is zoomed, as long as it is not pinched. @param {HTMLElement} box @param {Model} model @param {Area} land @param {() => boolean} pinched */
function drag(box, model, land, pinched) {
  box.addEventListener("pointerdown", (down) => {
    if (held.view.k <= 1 || down.button || !down.isPrimary) return;
    let moved = false;
    const start = held.view;
    const move = (/** @type {PointerEvent} */ event) => {
      if (pinched()) return removeEventListener("pointermove", move);
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      moved ||= Math.hypot(dx, dy) > 4;
      if (moved) shift(start, { x: dx, y: dy }, model, land);
    };
    const still = (/** @type {Event} */ event) => moved && event.stopPropagation();
    addEventListener("pointermove", move);
    addEventListener("pointerup", () => {
      removeEventListener("pointermove", move);
      setTimeout(() => box.removeEventListener("click", still, true));
    }, { once: true });
    box.addEventListener("click", still, true);
  });
}
