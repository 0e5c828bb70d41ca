// The timeline: dates as spans, as precise as the words; a strip with a brush, and a tab with lanes.

import { isContested } from "./data.js";
import { DAY, isoDay, spanText } from "./dates.js";
import { button, byId, fill, make, makeSvg } from "./dom.js";
import { claimPasses, shown } from "./filters.js";
import { shorten } from "./labels.js";
import { published } from "./published.js";
import { across, axis, beside, isNarrow, scaleOf } from "./scale.js";
import { shapePath } from "./shapes.js";
import { change, onChange, selectThing, state, wordsChanged } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** So many of the same days stand in one mark until it is opened; so many stand above each other in the strip. */
const MOST = { alike: 8, piled: 6 };
/** The days whose events were opened, by lane. @type {Set<string>} */
const opened = new Set();

/** @typedef {{ thing: Thing, span: Span, differs: boolean }} Dated */

/** @param {Model} model */
export function startTimeline(model) {
  byId("lanes").addEventListener("change", () => drawLong(model));
  onChange((changed) => {
    if (state.tab === "network" && (changed.has("tab") || wordsChanged(changed))) drawStrip(model);
    if (state.tab === "timeline" && (changed.has("tab") || changed.has("selection") || wordsChanged(changed))) {
      const here = byId("timeline").contains(document.activeElement) ? document.activeElement?.getAttribute("data-thing") : null;
      drawLong(model);
      if (here) focusOn(here);
    }
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

/** The strip under the network. @param {Model} model */
function drawStrip(model) {
  const box = byId("strip");
  const items = dated(model, true);
  if (!items.length) return fill(box);
  const width = box.clientWidth || 600;
  const scale = scaleOf(items.map(({ span }) => span), 12, width - 24);
  /** @type {Map<number, number>} */
  const piled = new Map();
  const { things } = shown();
  const marks = items.filter(({ thing }) => things.has(thing) || state.from !== null).map((item) => {
    const column = Math.round(across(scale, (item.span.from + item.span.to) / 2) / 9);
    const level = item.span.to - item.span.from > DAY ? piled.get(-1) ?? 0 : piled.get(column) ?? 0;
    piled.set(item.span.to - item.span.from > DAY ? -1 : column, level + 1);
    return mark(item, scale, 66 - Math.min(level, MOST.piled - 1) * 9);
  });
  for (const [column, n] of piled) if (n > MOST.piled && column >= 0) marks.push(makeSvg("text", { x: column * 9 + 10, y: 24, class: "more-here", "aria-hidden": "true" }, `+${n - MOST.piled}`));
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

/** The tab: a row for each event, in one lane or one lane for each account, and below when it was published. @param {Model} model */
function drawLong(model) {
  const items = dated(model, false);
  const box = byId("timeline");
  const undatedEvents = [...shown().things].filter((thing) => thing.kind.shape === "diamond" && !model.spans.has(thing)).length;
  byId("undated").textContent = undatedEvents ? say("time.undated", { n: undatedEvents }) : "";
  const width = Math.max(box.clientWidth - 4, 320);
  const issued = published(model);
  if (!items.length && !issued.lanes.length) return fill(box);
  const scale = scaleOf([...items.map(({ span }) => span), ...issued.spans], 14, width - 28);
  const step = isNarrow(scale) ? 38 : 22;
  const lanes = /** @type {HTMLInputElement} */ (byId("lanes")).checked ? byAccount(items) : [{ head: "", items }];
  const parts = [];
  let y = isNarrow(scale) ? 48 : 34;
  const heading = (/** @type {string} */ text) => {
    parts.push(makeSvg("g", { class: "lane" }, makeSvg("rect", { x: 0, y: y - 14, width, height: 22 }), makeSvg("text", { x: 10, y: y + 2 }, text)));
    y += isNarrow(scale) ? 44 : 26;
  };
  for (const lane of lanes) {
    if (lane.head) heading(lane.head);
    for (const group of alike(lane.items, lane.head)) {
      parts.push(group.length > 1 ? cluster(group, `${lane.head} ${daysOf(group)}`, scale, y, model) : row(group[0], scale, y, width));
      y += step;
    }
    y += lane.head ? 12 : 0;
  }
  for (const { head, rows } of issued.lanes) {
    y += 12;
    heading(head);
    for (const draw of rows) {
      parts.push(draw(scale, y));
      y += step;
    }
  }
  const svg = makeSvg("svg", { class: "track", width, height: y, role: "group", "aria-label": say("time.label", { n: new Set(items.map(({ thing }) => thing)).size }) }, axis(scale, y), ...parts);
  if (!isNarrow(scale)) brush(svg, scale);
  return fill(box, svg);
}

/** @param {string} id */
function focusOn(id) {
  /** @type {SVGElement | null} */ (byId("timeline").querySelector(`[data-thing="${CSS.escape(id)}"]`))?.focus({ preventScroll: true });
}

/** @param {Dated | undefined} item @param {Scale} scale @param {number} y @param {number} width @returns {SVGElement} */
function row(item, scale, y, width) {
  if (!item) return makeSvg("g");
  const date = `${spanText(item.span, currentLanguage())}${item.differs ? `, ${say("time.differ")}` : ""}`;
  return mark(item, scale, y, `${shorten(named(item.thing.label), Math.min(70, Math.max(12, Math.round(width / 6.8) - date.length - 5)))} · ${date}`);
}

/** @param {Dated[]} group @returns {string} */
function daysOf([first]) {
  return first ? `${first.span.from} ${first.span.to}` : "";
}

/** Each by itself, but for many of the same days, which stand together until opened. @param {Dated[]} items @param {string} lane @returns {Dated[][]} */
function alike(items, lane) {
  /** @type {Map<string, Dated[]>} */
  const days = new Map();
  for (const item of items) days.set(daysOf([item]), [...days.get(daysOf([item])) ?? [], item]);
  return [...days.values()].flatMap((group) => (group.length > MOST.alike && !opened.has(`${lane} ${daysOf(group)}`) ? [group] : group.map((item) => [item])));
}

/** Many events of the same days as one mark, which opens. @param {Dated[]} group @param {string} key @param {Scale} scale @param {number} y @param {Model} model @returns {SVGElement} */
function cluster(group, key, scale, y, model) {
  const [{ span }] = /** @type {[Dated]} */ (group);
  const [x, end] = [across(scale, span.from), across(scale, span.to)];
  const text = say("time.many", { n: group.length.toLocaleString(currentLanguage()), day: spanText(span, currentLanguage()) });
  const open = () => {
    opened.add(key);
    drawLong(model);
    focusOn(group[0]?.thing.id ?? "");
  };
  const middle = (x + end) / 2;
  return makeSvg("g", { class: "moment cluster", role: "button", tabindex: 0, "aria-expanded": "false", "aria-label": text, onclick: open, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && open() },
    makeSvg("title", {}, group.slice(0, 12).map(({ thing }) => named(thing.label)).join("; ")), makeSvg("circle", { cx: middle, cy: y, r: 10, class: "outline", fill: group[0]?.thing.kind.colour }),
    makeSvg("text", { x: middle, y: y + 4, "text-anchor": "middle", class: "many" }, String(group.length)), beside(`▸ ${text}`, scale, middle - 8, 16, y));
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
