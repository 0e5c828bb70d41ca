// The timeline: dates as spans, as precise as the words; a strip with a brush, and a tab with lanes.

import { isContested } from "./data.js";
import { DAY, formatter, isoDay, spanText } from "./dates.js";
import { button, byId, fill, make, makeSvg } from "./dom.js";
import { claimPasses, shown } from "./filters.js";
import { shorten } from "./labels.js";
import { shapePath } from "./shapes.js";
import { change, onChange, selectThing, state, wordsChanged } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** About how wide a letter is. */
const LETTER = 6.3;

/** @typedef {{ thing: Thing, span: Span, differs: boolean }} Dated */
/** @typedef {{ from: number, to: number, left: number, width: number }} Scale */

/** @param {Model} model */
export function startTimeline(model) {
  byId("lanes").addEventListener("change", () => drawLong(model));
  onChange((changed) => {
    if (state.tab === "network" && (changed.has("tab") || wordsChanged(changed))) drawStrip(model);
    if (state.tab === "timeline" && (changed.has("tab") || wordsChanged(changed))) drawLong(model);
    markChosen();
  });
  new ResizeObserver(() => state.tab === "network" && drawStrip(model)).observe(byId("strip"));
  let width = 0;
  new ResizeObserver(() => {
    if (state.tab !== "timeline" || byId("timeline").clientWidth === width) return;
    width = byId("timeline").clientWidth;
    drawLong(model);
  }).observe(byId("timeline"));
}

/** The dated events shown, by date; with `whole`, those outside the brush too. @param {Model} model @param {boolean} whole @returns {Dated[]} */
function dated(model, whole) {
  const { claims, things } = shown();
  const found = [];
  for (const [thing, spans] of model.spans) {
    if (!whole && !things.has(thing)) continue;
    const own = spans.filter((span) => span.claims.some((claim) => (whole ? claimPasses(claim) : claims.has(claim))));
    for (const span of own) found.push({ thing, span, differs: span.facts.some(isContested) });
  }
  return found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to || a.thing.n - b.thing.n);
}

/** @param {Dated[]} items @param {number} left @param {number} width @returns {Scale} */
function scaleOf(items, left, width) {
  // A date with an open end reaches to the edge, wherever the others put that.
  const ends = items.flatMap(({ span }) => [span.from, span.to]).filter(Number.isFinite);
  const from = ends.reduce((least, end) => Math.min(least, end), Infinity);
  const to = ends.reduce((most, end) => Math.max(most, end), -Infinity);
  const margin = Math.max((to - from) * 0.03, DAY * 2);
  return { from: from - margin, to: to + margin, left, width };
}

/** @param {Scale} scale @param {number} time @returns {number} */
function across(scale, time) {
  const share = (Math.min(scale.to, Math.max(scale.from, time)) - scale.from) / (scale.to - scale.from);
  return scale.left + share * scale.width;
}

/** Where to write dates: months, quarters or years, never too near. @param {Scale} scale @returns {{ x: number, text: string }[]} */
function ticks(scale) {
  const months = (scale.to - scale.from) / (DAY * 30.4);
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000].find((size) => (months / size) * 70 < scale.width) ?? 12_000;
  const first = new Date(scale.from);
  const found = [];
  let at = first.getUTCFullYear() * 12 + (step < 12 ? first.getUTCMonth() : 0);
  for (at -= at % step; found.length < 60; at += step) {
    const time = Date.UTC(Math.floor(at / 12), at % 12, 1);
    if (!(time <= scale.to)) break;
    const words = formatter(currentLanguage(), step < 12 ? "month" : "year");
    if (time >= scale.from && across(scale, time) < scale.left + scale.width - 40) found.push({ x: across(scale, time), text: words.format(time) });
  }
  return found;
}

/** @param {Scale} scale @param {number} height @returns {SVGElement} */
function axis(scale, height) {
  return makeSvg("g", { class: "axis", "aria-hidden": "true" }, ...ticks(scale).flatMap(({ x, text }) => [
    makeSvg("path", { d: `M${x} 0V${height}` }), makeSvg("text", { x: x + 4, y: 12 }, text)]));
}

/** One event as a mark: a diamond for a day, a bar for a month, year or longer.
 * @param {Dated} item @param {Scale} scale @param {number} y @param {string} [label] @returns {SVGElement} */
function mark(item, scale, y, label) {
  const { thing, span, differs } = item;
  const x = across(scale, span.from);
  const w = across(scale, span.to) - x;
  const path = span.to - span.from <= DAY ? shapePath("diamond", x + w / 2, y, 5) : `M${x} ${y - 4}H${x + Math.max(w, 3)}V${y + 4}H${x}Z`;
  const title = `${named(thing.label)}, ${spanText(span, currentLanguage())}${differs ? ` (${say("time.differ")})` : ""}`;
  const choose = () => selectThing(thing);
  const group = makeSvg("g", {
    class: `moment${differs ? " differs" : ""}`, "data-thing": thing.id, onclick: choose, role: "button",
    tabindex: label === undefined ? -1 : 0, "aria-label": title,
    onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && choose(),
  }, makeSvg("title", {}, title), makeSvg("path", { d: path, fill: thing.kind.colour, class: "outline" }));
  if (label !== undefined) group.append(beside(label, scale, x, w, y));
  return group;
}

/** A label after its mark, before it, or above it where neither has room.
 * @param {string} label @param {Scale} scale @param {number} x @param {number} w @param {number} y @returns {SVGElement} */
function beside(label, scale, x, w, y) {
  if (isNarrow(scale)) return makeSvg("text", { x: scale.left, y: y - 11 }, label);
  const rooms = { after: scale.left + scale.width - (x + w + 8), before: x - 8 - scale.left };
  const after = label.length * LETTER < rooms.after || rooms.after > rooms.before;
  const most = Math.floor(Math.max(8, (after ? rooms.after : rooms.before) / LETTER));
  return makeSvg("text", { x: after ? x + w + 8 : x - 8, y: y + 4, "text-anchor": after ? "start" : "end" }, shorten(label, most));
}

/** @param {Scale} scale @returns {boolean} */
function isNarrow(scale) {
  return scale.width < 600;
}

/** The strip under the network. @param {Model} model */
function drawStrip(model) {
  const box = byId("strip");
  const items = dated(model, true);
  if (!items.length) return fill(box);
  const width = box.clientWidth || 600;
  const scale = scaleOf(items, 12, width - 24);
  /** @type {Map<number, number>} */
  const piled = new Map();
  const { things } = shown();
  const marks = items.filter(({ thing }) => things.has(thing) || state.from !== null).map((item) => {
    const column = Math.round(across(scale, (item.span.from + item.span.to) / 2) / 9);
    const level = item.span.to - item.span.from > DAY ? piled.get(-1) ?? 0 : piled.get(column) ?? 0;
    piled.set(item.span.to - item.span.from > DAY ? -1 : column, level + 1);
    return mark(item, scale, 66 - Math.min(level, 5) * 9);
  });
  const svg = makeSvg("svg", { class: "track", width, height: 76, role: "group", "aria-label": say("time.label", { n: new Set(items.map(({ thing }) => thing)).size }) },
    axis(scale, 76), ...brushed(scale, 76), ...marks);
  brush(svg, scale);
  return fill(box, svg, rangeFields(scale));
}

/** @param {Scale} scale @param {number} height @returns {SVGElement[]} */
function brushed(scale, height) {
  if (state.from === null || state.to === null) return [];
  const x = across(scale, state.from);
  return [makeSvg("rect", { class: "brush", x, y: 0, width: Math.max(2, across(scale, state.to) - x), height })];
}

/** Drag across to filter by time. @param {SVGElement} svg @param {Scale} scale */
function brush(svg, scale) {
  /** @type {number | null} */
  let start = null;
  const time = (/** @type {PointerEvent} */ event) => {
    const x = event.clientX - svg.getBoundingClientRect().left;
    const share = Math.min(1, Math.max(0, (x - scale.left) / scale.width));
    return scale.from + share * (scale.to - scale.from);
  };
  svg.addEventListener("pointerdown", (event) => {
    start = /** @type {PointerEvent} */ (event).clientX;
    const from = time(/** @type {PointerEvent} */ (event));
    const end = (/** @type {PointerEvent} */ last) => {
      const far = start !== null && Math.abs(last.clientX - start) > 6;
      start = null;
      if (far) setTime(Math.min(from, time(last)), Math.max(from, time(last)));
    };
    addEventListener("pointerup", end, { once: true });
  });
}

/** Whole days only. @param {number} from @param {number} to */
function setTime(from, to) {
  change({ from: Math.floor(from / DAY) * DAY, to: Math.ceil(to / DAY) * DAY });
}

/** The same filter for keyboards. @param {Scale} scale @returns {HTMLElement} */
function rangeFields(scale) {
  const field = (/** @type {"from" | "to"} */ part, /** @type {number} */ fallback) => {
    const value = state[part] ?? fallback;
    const day = isoDay(part === "to" ? value - DAY : value);
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "date", id: `time-${part}`, value: day.length === 10 ? day : "" }));
    input.addEventListener("change", () => {
      const read = (/** @type {string} */ id) => Date.parse(/** @type {HTMLInputElement} */ (byId(id)).value);
      const [from, to] = [read("time-from"), read("time-to")];
      if (Number.isFinite(from) && Number.isFinite(to) && from <= to) setTime(from, to + DAY);
    });
    return make("span", {}, make("label", { for: `time-${part}` }, say(`time.${part}`)), input);
  };
  const active = state.from !== null && state.to !== null;
  return make("div", { class: "range" }, field("from", scale.from), field("to", scale.to),
    active ? button(say("time.clear"), { id: "time-clear", onclick: () => change({ from: null, to: null }) }) : null,
    make("span", { class: "fine" }, say(active ? "time.filtered" : "time.brush")));
}

/** The tab: a row for each event, in one lane or one lane for each account. @param {Model} model */
function drawLong(model) {
  const items = dated(model, false);
  const box = byId("timeline");
  const undatedEvents = [...shown().things].filter((thing) => thing.kind.shape === "diamond" && !model.spans.has(thing)).length;
  byId("undated").textContent = undatedEvents ? say("time.undated", { n: undatedEvents }) : "";
  if (!items.length) return fill(box);
  const width = Math.max(box.clientWidth - 4, 320);
  const lanes = /** @type {HTMLInputElement} */ (byId("lanes")).checked ? byAccount(items) : [{ head: "", items }];
  const scale = scaleOf(items, 14, width - 28);
  const parts = [];
  let y = isNarrow(scale) ? 48 : 34;
  for (const lane of lanes) {
    if (lane.head) {
      parts.push(makeSvg("g", { class: "lane" }, makeSvg("rect", { x: 0, y: y - 14, width, height: 22 }), makeSvg("text", { x: 10, y: y + 2 }, lane.head)));
      y += isNarrow(scale) ? 44 : 26;
    }
    for (const item of lane.items) {
      const date = `${spanText(item.span, currentLanguage())}${item.differs ? `, ${say("time.differ")}` : ""}`;
      const text = `${shorten(named(item.thing.label), Math.min(70, Math.max(12, Math.round(width / 6.8) - date.length - 5)))} · ${date}`;
      parts.push(mark(item, scale, y, text));
      y += isNarrow(scale) ? 38 : 22;
    }
    y += lane.head ? 12 : 0;
  }
  return fill(box, makeSvg("svg", { class: "track", width, height: y, role: "group", "aria-label": say("time.label", { n: new Set(items.map(({ thing }) => thing)).size }) },
    axis(scale, y), ...parts));
}

/** @param {Dated[]} items @returns {{ head: string, items: Dated[] }[]} */
function byAccount(items) {
  /** @type {Map<Thing, Dated[]>} */
  const lanes = new Map();
  const { claims } = shown();
  for (const item of items) {
    const speakers = new Set(item.span.claims.filter((claim) => claims.has(claim)).flatMap((claim) => claim.speakers));
    for (const speaker of speakers) lanes.set(speaker, [...(lanes.get(speaker) ?? []), item]);
  }
  return [...lanes].sort(([, a], [, b]) => b.length - a.length).map(([speaker, own]) => ({ head: named(speaker.label), items: own }));
}

function markChosen() {
  for (const element of document.querySelectorAll(".moment")) {
    element.classList.toggle("is-chosen", element.getAttribute("data-thing") === state.selection.thing?.id);
  }
}
