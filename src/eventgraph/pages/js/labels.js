// Put labels beside nodes so that none covers another: the important first, more as one zooms in.

import { spanText } from "./dates.js";
import { shown } from "./filters.js";
import { currentLanguage, named } from "./words.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MOST = 200;

/** So many of the most linked have bolder names, so many a name in any case that its window has room for. */
const FIRST = { strong: 12, named: 20 };

/** In the view of all, names are smaller and longer ones are cut, between words, the shorter the more there are; nearer, there is room for more. */
const [FAR, NEAR] = [{ size: 11, line: 13, most: 44 }, { size: 12, line: 14, most: 64 }];
/** An important name may cover shapes, if need be, but no other name. */
const COVERED = 60;
const SHORTER = { laid: 0.5, wide: 500, narrow: 22, many: 32, few: 80 };

/** @typedef {{ width: number, scale: number, count: number, ring: Ring | null, brief?: boolean }} Setting `count` things are shown; `brief`: cut names more */

/** @typedef {Setting & { height: number, spans: Map<Thing, Span[]>, marks: { x: number, y: number, thing?: Thing | undefined }[] }} LabelView */

/** Where a label may stand round its node, the best first: below, right, left, above, corners; the layout names the first eight by number. */
const PLACES = /** @type {[number, number][]} */ ([[0, 1], [1, 0], [-1, 0], [0, -1], [0.75, 0.75], [-0.75, 0.75], [0.75, -0.75], [-0.75, -0.75], [0.4, 1], [-0.4, 1], [0.4, -1], [-0.4, -1]]);

/** Where else that of an important one may stand, a little off. */
const FURTHER = /** @type {[number, number][]} */ ([[0, 1.6], [1.3, 0], [-1.3, 0], [0, -1.6], [1, 1.4], [-1, 1.4], [1, -1.4], [-1, -1.4], [0.5, 2.2], [-0.5, 2.2], [0.5, -2.2], [-0.5, -2.2]]);

/** @type {Map<string, number>} */
const widths = new Map();

/** @param {number} size @param {boolean} [bold] @returns {string} */
export function font(size, bold = false) {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} size @param {boolean} [bold] @returns {number} */
function width(context, text, size, bold = false) {
  const key = `${size} ${bold} ${text}`;
  let found = widths.get(key);
  if (found === undefined) {
    context.font = font(size, bold);
    found = context.measureText(text).width;
    widths.set(key, found);
  }
  return found;
}

/** Cut between words where there is a gap near the end: half a number would be another number. @param {string} text @param {number} most @returns {string} */
export function shorten(text, most) {
  const letters = [...text.replace(/\s+/g, " ")];
  if (letters.length <= most) return letters.join("");
  const gap = letters.slice(0, most).lastIndexOf(" ");
  return `${letters.slice(0, gap > most / 2 ? gap : most - 1).join("").trimEnd()}…`;
}

/** Break a label into at most three lines of like length, as the layout reckons. @param {string} text @param {number} most @param {number} [rows] @returns {string[]} */
function lines(text, most, rows = 3) {
  const whole = shorten(text, Math.min(most, rows === 3 ? most : rows * 24));
  const count = Math.min(rows, whole.length <= 15 ? 1 : whole.length <= 36 ? 2 : 3);
  const words = whole.split(" ");
  let best = [whole];
  const split = (/** @type {string[]} */ before, /** @type {number} */ from) => {
    const all = [...before, words.slice(from).join(" ")];
    if (longest(all) < longest(best)) best = all;
    if (all.length === count) return;
    for (let at = from + 1; at < words.length; at += 1) split([...before, words.slice(from, at).join(" ")], at);
  };
  split([], 0);
  return best;
}

/** @param {string[]} texts @returns {number} */
function longest(texts) {
  return Math.max(...texts.map((text) => text.length));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ thing: Thing, x: number, y: number, r: number }[]} spots on screen, the most important first
 * @param {LabelView} view
 * @returns {PlacedLabel[]}
 */
export function placeLabels(context, spots, view) {
  const grid = new Occupied();
  for (const { x, y, thing } of view.marks) grid.add({ x: x - 8, y: y - 8, w: 16, h: 16, cost: thing ? 0.4 : 9 });
  for (const [rank, spot] of spots.entries()) {
    grid.add({ x: spot.x - spot.r, y: spot.y - spot.r, w: spot.r * 2, h: spot.r * 2, cost: rank < 30 ? 9 : 1 });
  }
  const brief = { ...view, brief: true };
  const first = [...spots.slice(0, MOST).entries()];
  /** @type {Map<number, PlacedLabel | null>} */
  const found = new Map();
  if (view.scale > SHORTER.laid) for (const [rank, spot] of first) found.set(rank, placeOne(context, spot, rank, grid, view, [ownPlace(spot.thing, view)], 1));
  for (const [rank, spot] of first) {
    if (found.get(rank)) continue;
    found.set(rank, placeOne(context, spot, rank, grid, view, PLACES, 1) ?? placeOne(context, spot, rank, grid, brief, [...PLACES, ...FURTHER], 1)
      ?? (rank < FIRST.named ? placeOne(context, spot, rank, grid, brief, [...PLACES, ...FURTHER], COVERED) : null));
  }
  const placed = [...found.values()].flatMap((label) => label ?? []);
  for (const label of placed) if (!label.second) label.second = dated(context, label, grid, view);
  return placed;
}

/** The dates that the claims shown give an event, if there is room for them under its name, or if the name moves up.
 * @param {CanvasRenderingContext2D} context @param {PlacedLabel} label @param {Occupied} grid @param {LabelView} view @returns {string} */
function dated(context, label, grid, { spans, height, width: wide }) {
  const { claims } = shown();
  const { thing, x, y, text, line, w } = label;
  const told = ((thing.kind.shape === "diamond" && spans.get(thing)) || []).filter((span) => span.claims.some((claim) => claims.has(claim)));
  const dates = [...new Set(told.map((span) => spanText(span, currentLanguage())))];
  const second = dates.slice(0, 2).join(" / ") + (dates.length > 2 ? " / …" : "");
  const long = second ? width(context, second, 11) + 4 : 0;
  const foot = y + text.length * line;
  /** @type {(x: number, y: number, w: number, h: number) => Box} */
  const box = (left, top, broad, high) => ({ x: left, y: top, w: broad, h: high, cost: 100 });
  const free = (/** @type {Box[]} */ boxes) => boxes.every((one) => one.x >= 2 && one.y >= 2 && one.x + one.w < wide - 2 && one.y + one.h < height - 2 && grid.cost(one) < 1);
  const start = Math.max(2, Math.min(x - long / 2, wide - long - 3));
  const sides = [box(start, foot - 13, x - w / 2 - start, 11), box(x + w / 2, foot - 13, start + long - x - w / 2, 11)];
  const under = [box(start, foot + 2, long, 11)];
  const above = [box(x - w / 2, y - 14, w, 13), ...sides.filter((one) => one.w > 0)];
  const boxes = second ? [under, above].find(free) : undefined;
  if (!boxes) return "";
  if (boxes === above) label.y -= 13;
  label.under = start + long / 2;
  for (const one of boxes) grid.add(one);
  return second;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ thing: Thing, x: number, y: number, r: number }} spot
 * @param {number} rank
 * @param {Occupied} grid
 * @param {LabelView} view
 * @param {[number, number][]} places
 * @param {number} least what it may cover at most
 * @returns {PlacedLabel | null}
 */
function placeOne(context, { thing, x, y, r }, rank, grid, view, places, least) {
  const set = setting(context, thing, rank, view);
  const { text, w, h } = set;
  if (!text.join("").trim()) return null;
  let best = null;
  for (const [px, py] of places) {
    const box = { x: x - w / 2 + px * (w / 2 + r + 3), y: y - h / 2 + py * (h / 2 + r + 2), w, h, cost: 100 };
    if (rank < FIRST.named) box.x = inside(box.x, w, x, view.width);
    if (box.x < 2 || box.x + w > view.width - 2 || box.y < 2 || box.y + h > view.height - 2) continue;
    const cost = grid.cost(box);
    if (cost < least) [least, best] = [cost, box];
    if (!least) break;
  }
  if (!best) return null;
  grid.add(best);
  return { ...set, x: best.x + w / 2, y: best.y + 1, thing };
}

/** Where the layout has room for a label. @param {Thing} thing @param {{ ring: Ring | null }} view @returns {[number, number]} */
function ownPlace(thing, { ring }) {
  return PLACES[ring?.sides.get(thing) ?? thing.side] ?? [0, 1];
}

/** How a label is set, and how much room it takes. @param {CanvasRenderingContext2D} context @param {Thing} thing @param {number} rank @param {Setting} view */
function setting(context, thing, rank, { width: wide, scale, count, ring, brief }) {
  const { size, line, most } = scale < 0.9 && !ring ? FAR : NEAR;
  const bold = rank < FIRST.strong && wide >= SHORTER.wide;
  const text = lines(named(thing.label), brief || wide < SHORTER.wide ? SHORTER.narrow : most === FAR.most && count > SHORTER.few ? SHORTER.many : most, ring?.rows);
  const second = ring?.said.get(thing) ?? "";
  const w = Math.max(...text.map((one) => width(context, one, size + Number(bold), bold)), second ? width(context, second, 11) : 0) + 4;
  return { text, second, w, h: text.length * line + (second ? 13 : 0) + 2, size: size + Number(bold), bold, line };
}

/** How far a thing and its label reach from its middle, the label standing where the layout has room for it: left, right, up, down.
 * @param {CanvasRenderingContext2D} context @param {Thing} thing @param {number} rank @param {Setting} view @returns {[number, number, number, number]} */
export function reach(context, thing, rank, view) {
  const { w, h } = setting(context, thing, rank, view);
  const r = thing.size * view.scale;
  const [px, py] = ownPlace(thing, view);
  const [x, y] = [px * (w / 2 + r + 3), py * (h / 2 + r + 2)];
  return [Math.max(r, w / 2 - x), Math.max(r, w / 2 + x), Math.max(r, h / 2 - y), Math.max(r, h / 2 + y)];
}

/** Move a label into the window, as far as its node is in it. @param {number} left @param {number} width @param {number} node @param {number} room @returns {number} */
function inside(left, width, node, room) {
  return node > 0 && node < room ? Math.max(2, Math.min(left, room - width - 2)) : left;
}

/** @param {CanvasRenderingContext2D} context @param {PlacedLabel[]} placed @param {{ ink: string, soft: string, paper: string }} colours */
export function drawLabels(context, placed, colours) {
  Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: colours.paper });
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  for (const label of placed) {
    context.font = font(label.size, label.bold);
    context.fillStyle = colours.ink;
    for (const [n, line] of label.text.entries()) write(line, label.x, label.y + n * label.line);
    if (!label.second) continue;
    context.font = font(11);
    context.fillStyle = colours.soft;
    write(label.second, label.under ?? label.x, label.y + label.text.length * label.line);
  }
}

/** Which boxes are taken, in cells, so that asking costs the same for many as for few. */
class Occupied {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @param {(key: number) => void} visit */
  eachCell(box, visit) {
    const right = Math.floor((box.x + box.w) / 80);
    const bottom = Math.floor((box.y + box.h) / 40);
    for (let i = Math.floor(box.x / 80); i <= right; i += 1) {
      for (let j = Math.floor(box.y / 40); j <= bottom; j += 1) visit(i * 65_536 + j);
    }
  }

  /** @param {Box} box */
  add(box) {
    this.eachCell(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    });
  }

  /** What it would cover; a box that lies in two cells may count twice. @param {Box} box @returns {number} */
  cost(box) {
    let sum = 0;
    this.eachCell(box, (key) => {
      for (const other of this.cells.get(key) ?? []) {
        if (box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h) sum += other.cost;
      }
    });
    return sum;
  }
}
