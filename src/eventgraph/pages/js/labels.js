// Put labels beside nodes so that none covers another: the important first, more as one zooms in.

import { spanText } from "./dates.js";
import { shown } from "./filters.js";
import { currentLanguage, named } from "./words.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MOST = 200;

/** @typedef {{ width: number, height: number, spans: Map<Thing, Span[]>, marks: { x: number, y: number }[] }} LabelView */

/** Where a label may stand round its node, the best first: below, right, left, above, corners. */
const PLACES = /** @type {[number, number][]} */ ([[0, 1], [1, 0], [-1, 0], [0, -1], [0.75, 0.75], [-0.75, 0.75], [0.75, -0.75], [-0.75, -0.75], [0.4, 1], [-0.4, 1], [0.4, -1], [-0.4, -1]]);

/** @type {Map<string, number>} */
const widths = new Map();

/** @param {number} size @param {boolean} [bold] @returns {string} */
export function font(size, bold = false) {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} size @returns {number} */
function width(context, text, size) {
  const key = `${size} ${text}`;
  let found = widths.get(key);
  if (found === undefined) {
    context.font = font(size, size > 12);
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

/** Break a label into at most two lines of like length. @param {string} text @returns {string[]} */
function lines(text) {
  const whole = shorten(text, 64);
  if (whole.length <= 20) return [whole];
  const words = whole.split(" ");
  let best = [whole];
  for (let at = 1; at < words.length; at += 1) {
    const pair = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    if (longest(pair) < longest(best)) best = pair;
  }
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
  grid.add({ x: view.width - 172, y: view.height - 52, w: 172, h: 52, cost: 100 });
  for (const { x, y } of view.marks) grid.add({ x: x - 8, y: y - 8, w: 16, h: 16, cost: 9 });
  for (const [rank, spot] of spots.entries()) {
    grid.add({ x: spot.x - spot.r, y: spot.y - spot.r, w: spot.r * 2, h: spot.r * 2, cost: rank < 30 ? 9 : 1 });
  }
  /** @type {PlacedLabel[]} */
  const placed = [];
  for (const [rank, spot] of spots.slice(0, MOST).entries()) {
    const label = placeOne(context, spot, rank, grid, view);
    if (label) placed.push(label);
  }
  return placed;
}

/** What stands beside a node: its name, and of an event the dates that the claims shown give it. @param {Thing} thing @param {Map<Thing, Span[]>} spans @returns {{ text: string[], second: string }} */
function labelOf(thing, spans) {
  const { claims } = shown();
  const dated = (thing.kind.shape === "diamond" && spans.get(thing)) || [];
  const told = dated.filter((span) => span.claims.some((claim) => claims.has(claim)));
  const dates = [...new Set(told.map((span) => spanText(span, currentLanguage())))];
  return { text: lines(named(thing.label)), second: dates.slice(0, 2).join(" / ") + (dates.length > 2 ? " / …" : "") };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ thing: Thing, x: number, y: number, r: number }} spot
 * @param {number} rank
 * @param {Occupied} grid
 * @param {LabelView} view
 * @returns {PlacedLabel | null}
 */
function placeOne(context, { thing, x, y, r }, rank, grid, view) {
  const size = rank < 12 ? 13 : 12;
  const { text, second } = labelOf(thing, view.spans);
  if (!text.join("").trim()) return null;
  const w = Math.max(...text.map((line) => width(context, line, size)), second ? width(context, second, 11) : 0) + 4;
  const h = text.length * 14 + (second ? 13 : 0) + 2;
  let best = null;
  let least = rank < 8 ? 5 : rank < 14 ? 2 : 1;
  for (const [px, py] of PLACES) {
    const box = { x: x - w / 2 + px * (w / 2 + r + 3), y: y - h / 2 + py * (h / 2 + r + 2), w, h, cost: 100 };
    if (rank < 14) box.x = inside(box.x, w, x, view.width);
    if (box.x < 2 || box.x + w > view.width - 2 || box.y < 2 || box.y + h > view.height - 2) continue;
    const cost = grid.cost(box);
    if (cost < least) [least, best] = [cost, box];
  }
  if (!best) return null;
  grid.add(best);
  return { text, second, x: best.x + w / 2, y: best.y + 1, w, thing, size };
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
    context.font = font(label.size, label.size > 12);
    context.fillStyle = colours.ink;
    for (const [n, line] of label.text.entries()) write(line, label.x, label.y + n * 14);
    if (!label.second) continue;
    context.font = font(11);
    context.fillStyle = colours.soft;
    write(label.second, label.x, label.y + label.text.length * 14);
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
