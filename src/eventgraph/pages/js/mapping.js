// The drawing of the map: land, the ways of events, the marks of places, and names where there is room.

import { isContested } from "./data.js";
import { makeSvg } from "./dom.js";
import { shorten } from "./labels.js";
import { REACH, Room, away, beside, fan, groups, scaleOf, seen } from "./projecting.js";
import { contestedSign } from "./shapes.js";
import { isAsserted, shown } from "./filters.js";
import { state } from "./state.js";
import { manner, namesOf, whenOf } from "./travels.js";
import { named, say } from "./words.js";

/** @typedef {{ view: MapView, land: Area, opened: Set<string>, model: Model }} Sheet */
/** @typedef {{ key: string, sites: Site[], x: number, y: number, from: Point | null }} Mark */

const MOST = { names: 3, letters: 32 };
const LINE = 15;
/** A bow is looked at in so many steps. */
const POINTS = 40;
const pen = document.createElement("canvas").getContext("2d");

/** About how wide words are. @param {string} text @param {boolean} [strong] @returns {number} */
function wide(text, strong = false) {
  if (!pen) return text.length * 7;
  pen.font = `${strong ? "600 12.5px" : "500 12px"} ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width + 6;
}

/** @param {Site[]} sites @param {Travel[]} ways @param {Sheet} sheet @returns {SVGElement} */
export function draw(sites, ways, sheet) {
  const { view, land, opened } = sheet;
  const { width, height } = view;
  const scale = scaleOf(view, land[0]);
  const origin = seen(view, { x: 0, y: 0 }, land[0]);
  const all = marksOf(groups(sites, view, land[0], opened), view);
  const marks = all.filter(({ x, y }) => x > -REACH && y > -REACH && x < width + REACH && y < height + REACH);
  const room = new Room(view);
  for (const { x, y, from } of marks) {
    room.take(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
    for (let n = 0; from && n < 10; n += 1) room.take(x + ((from.x - x) * n) / 10 - 2, y + ((from.y - y) * n) / 10 - 2, 4, 4, true);
  }
  const bows = bowsOf(ways, all);
  for (const { x, y } of bows.flatMap(({ curve }) => curve)) room.take(x - 3, y - 3, 6, 6, true);
  for (const { contested, curve } of bows) if (contested) room.take(middleOf(curve).x - 8, middleOf(curve).y - 8, 16, 16);
  const placed = marks.map((mark) => markElement(mark, room));
  const drawn = bows.map((bow) => bowElement(bow, bows, room, sheet));
  return makeSvg("svg", { class: view.k > 1 ? "drawn near" : "drawn", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("map.drawn", { n: sites.filter(({ spot }) => spot).length, m: bows.length }) },
    makeSvg("rect", { class: "sea", width, height }),
    makeSvg("path", { class: "land", d: land[2], transform: `translate(${origin.x} ${origin.y}) scale(${scale})` }),
    makeSvg("g", {}, ...placed.map(({ leaders }) => leaders)), makeSvg("g", {}, ...placed.map(({ mark }) => mark)), makeSvg("g", {}, ...drawn));
}

/** @param {Group[]} found @param {MapView} view @returns {Mark[]} */
function marksOf(found, view) {
  const placed = (/** @type {Group} */ group) => /** @type {Mark[]} */ ([{ ...group, from: null }]);
  return found.flatMap((group) => {
    const { sites, x, y, fanned } = group;
    return !fanned ? placed(group) : fan(group, found.filter((other) => other !== group), view).map((at, n) => ({ key: sites[n]?.place.id ?? "", sites: sites.slice(n, n + 1), ...at, from: { x, y } }));
  });
}

/** @param {Mark} mark @param {Room} room @returns {{ mark: SVGElement, leaders: SVGElement }} */
function markElement({ key, sites, x, y, from }, room) {
  const [site] = sites;
  const one = sites.length === 1 && site ? site : null;
  const facts = sites.flatMap((its) => its.facts);
  const contested = facts.some(isContested);
  const hollow = one && !facts.some((fact) => isAsserted(fact, shown().claims));
  const lines = sites.slice(0, MOST.names).map(({ place, events }) => `${shorten(named(place.label), MOST.letters)}${one || !events.length ? "" : ` (${events.length})`}`);
  if (sites.length > MOST.names) lines.push(`+${sites.length - MOST.names}`);
  const [w, h] = [Math.max(...lines.map((line) => wide(line, true))), lines.length * LINE];
  const at = room.place(beside({ x, y }, w, h), w, h);
  const side = !at || Math.abs(at.x + w / 2 - x) < 1 ? 0.5 : at.x > x ? 0 : 1;
  const text = at ? lines.map((line, row) => makeSvg("text", { class: "names", x: at.x + 3 + (w - 6) * side, y: at.y + row * LINE + 12, "text-anchor": ["start", "middle", "end"][side * 2] ?? null }, line)) : [];
  const r = one ? Math.min(REACH - 1, 10 + one.events.length / 3) : REACH - 4;
  const parts = [makeSvg("circle", { r: REACH, cx: x, cy: y, fill: "transparent" }), ...(one ? [] : [makeSvg("circle", { class: "ring", r: REACH - 1, cx: x, cy: y })]),
    makeSvg("circle", { class: `disc${one?.spot?.wide ? " wide" : ""}${hollow ? " hollow" : ""}`, r, cx: x, cy: y }),
    makeSvg("text", { class: "count", x, y: y + 4 }, String(one ? one.events.length || "" : sites.length))];
  if (contested) parts.push(signAt(x + REACH - 2, y - REACH));
  const label = one ? `${named(one.place.label)}, ${counted(one.events.length)}` : say("map.group", { n: sites.length, names: namesOf(sites.map(({ place }) => place), 12) });
  const chosen = sites.some(({ place }) => place === state.selection.thing);
  return {
    mark: makeSvg("g", { class: chosen ? "site is-chosen" : "site", role: "button", tabindex: 0, "data-key": key, "data-thing": one ? one.place.id : null, "aria-expanded": one ? null : "false", "aria-label": `${label}${contested ? ` (${say("differ")})` : ""}` }, ...parts, ...text),
    leaders: leadersOf({ x, y }, from, at && { ...at, w, h }),
  };
}

/** @param {number} n @returns {string} */
function counted(n) {
  return n ? say(n === 1 ? "map.events.one" : "map.events", { n }) : say("map.events.none");
}

/** The lines from an opened mark's middle, and to a name that stands far off. @param {Point} mark @param {Point | null} from @param {{ x: number, y: number, w: number, h: number } | null} box @returns {SVGElement} */
function leadersOf({ x, y }, from, box) {
  const near = box && { x: Math.min(box.x + box.w, Math.max(box.x, x)), y: Math.min(box.y + box.h, Math.max(box.y, y)) };
  const far = near && Math.hypot(near.x - x, near.y - y) > REACH + 6;
  return makeSvg("g", { class: "leader", "aria-hidden": "true" }, ...(from ? [makeSvg("path", { d: `M${from.x} ${from.y}L${x} ${y}` }), makeSvg("circle", { class: "dot", r: 2.5, cx: from.x, cy: from.y })] : []),
    ...(far ? [makeSvg("path", { d: `M${x} ${y}L${near.x} ${near.y}` })] : []));
}

/** @param {number} x @param {number} y @returns {SVGElement} */
function signAt(x, y) {
  const sign = contestedSign("");
  for (const [name, value] of Object.entries({ x: x - 6, y: y - 6, width: 12, height: 12 })) sign.setAttribute(name, String(value));
  return makeSvg("g", {}, makeSvg("circle", { class: "sea", cx: x, cy: y, r: 8 }), sign);
}

/** @typedef {{ way: Travel, curve: Point[], path: string, head: string, contested: boolean }} Bow */

/** Each way as a bow from mark to mark, those between the same two beside each other. @param {Travel[]} ways @param {Mark[]} marks @returns {Bow[]} */
function bowsOf(ways, marks) {
  /** @type {Map<string, Travel>} */
  const found = new Map();
  const at = (/** @type {Thing} */ place) => marks.find(({ sites }) => sites.some((site) => site.place === place));
  for (const way of ways) {
    const [from, to] = [at(way.from), at(way.to)];
    if (!from || !to || from === to) continue;
    const key = `${from.key} > ${to.key} > ${way.event.id}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, facts: [...before.facts, ...way.facts], joined: before.joined && way.joined } : way);
  }
  /** @type {Map<string, number>} */
  const alike = new Map();
  return [...found].map(([key, way]) => {
    const ends = key.slice(0, key.lastIndexOf(" > "));
    const n = alike.get(ends) ?? 0;
    alike.set(ends, n + 1);
    return bow(way, /** @type {Mark} */ (at(way.from)), /** @type {Mark} */ (at(way.to)), n);
  });
}

/** @param {Travel} way @param {Point} a @param {Point} b @param {number} n @returns {Bow} */
function bow(way, a, b, n) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bend = 0.2 + n * 0.16;
  const c = { x: (a.x + b.x) / 2 + dy * bend, y: (a.y + b.y) / 2 - dx * bend };
  const towards = (/** @type {Point} */ end, /** @type {number} */ away) => {
    const far = Math.hypot(c.x - end.x, c.y - end.y) || 1;
    return { x: end.x + ((c.x - end.x) / far) * away, y: end.y + ((c.y - end.y) / far) * away, ux: (end.x - c.x) / far, uy: (end.y - c.y) / far };
  };
  const [start, tip, base] = [towards(a, REACH + 1), towards(b, REACH + 1), towards(b, REACH + 11)];
  const mix = (/** @type {number} */ t, /** @type {"x" | "y"} */ axis) => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * c[axis] + t * t * base[axis];
  const curve = Array.from({ length: POINTS + 1 }, (_, n) => ({ x: mix(n / POINTS, "x"), y: mix(n / POINTS, "y") }));
  return { way, curve, contested: way.facts.some(isContested), path: `M${start.x} ${start.y}Q${c.x} ${c.y} ${base.x} ${base.y}`,
    head: `M${tip.x} ${tip.y}L${base.x - tip.uy * 5.5} ${base.y + tip.ux * 5.5}L${base.x + tip.uy * 5.5} ${base.y - tip.ux * 5.5}Z` };
}

/** Break a name near its middle, if it is long. @param {string} text @returns {string[]} */
function folded(text) {
  const gap = text.length > 22 ? text.indexOf(" ", text.length / 2 - 3) : -1;
  return gap > 0 ? [text.slice(0, gap), text.slice(gap + 1)] : [text];
}

/** @param {Point[]} curve @returns {Point} */
function middleOf(curve) {
  return curve[POINTS / 2] ?? { x: 0, y: 0 };
}

/** @param {Bow} own @param {Bow[]} bows @param {Room} room @param {Sheet} sheet @returns {SVGElement} */
function bowElement(own, bows, room, { model }) {
  const { way, curve, path, head, contested } = own;
  const { event, from, to, facts, joined } = way;
  const { text, spans } = whenOf(event, model);
  const differs = spans.some((span) => span.facts.some(isContested));
  const lines = [...folded(shorten(named(event.label), 44)), text && `${text.split(" · ")[0]}${text.includes(" · ") ? " …" : ""}${differs ? " ≠" : ""}`].filter(Boolean);
  const [w, h] = [Math.max(...lines.map((line) => wide(line))), lines.length * LINE];
  const others = bows.filter((bow) => bow !== own).flatMap((bow) => bow.curve);
  const corners = [20, 16, 24, 12, 28, 8, 32].flatMap((n) => [5, 18].flatMap((off) => {
    const { x, y } = curve[n] ?? middleOf(curve);
    return [{ x: x - w / 2, y: y - h - off }, { x: x - w / 2, y: y + off }, { x: x + off + 2, y: y - h / 2 }, { x: x - w - off - 2, y: y - h / 2 }];
  })).filter((corner) => away(corner, w, h, curve) + 3 < away(corner, w, h, others));
  const first = bows.find((bow) => bow.way.event === event) === own;
  const at = first ? room.place(corners, w, h) : null;
  const words = at ? lines.map((line, row) => makeSvg("text", { x: at.x + w / 2, y: at.y + row * LINE + 12, class: text && row === lines.length - 1 ? "fine" : null }, line)) : [];
  const name = say("map.way", { name: named(event.label), from: named(from.label), to: named(to.label) });
  const title = [name, text, joined && say("map.joined"), (contested || differs) && say("differ")].filter(Boolean).join("; ");
  const middle = middleOf(curve);
  return makeSvg("g", {
    class: ["way", manner(facts), joined && "joined", contested && "contested", state.selection.thing === event && "is-chosen"].filter(Boolean).join(" "),
    role: "button", tabindex: 0, "data-key": `${from.id} > ${to.id} > ${event.id}`, "data-thing": event.id, "aria-label": title,
  }, makeSvg("title", {}, title), makeSvg("path", { class: "reach", d: path }), makeSvg("path", { class: "line", d: path }), makeSvg("path", { class: "head", d: head }),
  ...(contested ? [signAt(middle.x, middle.y)] : []), ...words);
}
