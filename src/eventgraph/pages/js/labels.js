// Put labels beside nodes so that none covers another: the important first, more as one zooms in.

import { spanText } from "./dates.js";
import { currentLanguage, named } from "./words.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MOST = 260;

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

/** @param {string} text @param {number} most @returns {string} */
export function shorten(text, most) {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : letters.join("");
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ thing: Thing, x: number, y: number, r: number }[]} spots on screen, the most important first
 * @param {{ width: number, height: number, spans: Map<Thing, Span[]>, all: boolean }} view
 * @returns {PlacedLabel[]}
 */
export function placeLabels(context, spots, view) {
  const grid = new Occupied();
  const seen = spots.filter(({ x, y }) => x > -60 && y > -30 && x < view.width + 60 && y < view.height + 30);
  for (const spot of seen.slice(0, 600)) grid.add({ x: spot.x - spot.r, y: spot.y - spot.r, w: spot.r * 2, h: spot.r * 2 });
  /** @type {PlacedLabel[]} */
  const placed = [];
  for (const [rank, spot] of seen.slice(0, MOST).entries()) {
    const label = placeOne(context, spot, rank, grid, view);
    if (label) placed.push(label);
  }
  return placed;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ thing: Thing, x: number, y: number, r: number }} spot
 * @param {number} rank
 * @param {Occupied} grid
 * @param {{ width: number, height: number, spans: Map<Thing, Span[]>, all: boolean }} view
 * @returns {PlacedLabel | null}
 */
function placeOne(context, { thing, x, y, r }, rank, grid, view) {
  const size = rank < 8 ? 13 : 12;
  const text = shorten(named(thing.label), 40);
  if (!text.trim()) return null;
  const spans = thing.kind.shape === "diamond" ? view.spans.get(thing) ?? [] : [];
  const second = spans.length ? spanText(/** @type {Span} */ (spans[0]), currentLanguage()) + (spans.length > 1 ? " ≠" : "") : "";
  const w = Math.max(width(context, text, size), second ? width(context, second, 11) : 0) + 4;
  const h = (second ? 27 : 15) + 1;
  const boxes = [
    { x: x - w / 2, y: y + r + 2, w, h }, { x: x + r + 4, y: y - h / 2, w, h },
    { x: x - r - 4 - w, y: y - h / 2, w, h }, { x: x - w / 2, y: y - r - h - 2, w, h },
  ];
  for (const box of boxes) {
    const inside = box.x > 2 && box.x + w < view.width - 2 && box.y > 2 && box.y + h < view.height - 2;
    if (!grid.free(box) || !(inside || view.all)) continue;
    grid.add(box);
    return { text, second, x: box.x + w / 2, y: box.y, w, thing, size };
  }
  return null;
}

/** @param {CanvasRenderingContext2D} context @param {PlacedLabel[]} placed @param {{ ink: string, soft: string, paper: string }} colours */
export function drawLabels(context, placed, colours) {
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.paper;
  for (const label of placed) {
    context.font = font(label.size, label.size > 12);
    context.fillStyle = colours.ink;
    context.strokeText(label.text, label.x, label.y);
    context.fillText(label.text, label.x, label.y);
    if (!label.second) continue;
    context.font = font(11);
    context.fillStyle = colours.soft;
    context.strokeText(label.second, label.x, label.y + 14);
    context.fillText(label.second, label.x, label.y + 14);
  }
}

/** Which boxes are taken, in cells, so that asking costs the same for many as for few. */
class Occupied {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @returns {string[]} */
  keys(box) {
    const keys = [];
    for (let i = Math.floor(box.x / 80); i <= (box.x + box.w) / 80; i += 1) {
      for (let j = Math.floor(box.y / 40); j <= (box.y + box.h) / 40; j += 1) keys.push(`${i} ${j}`);
    }
    return keys;
  }

  /** @param {Box} box */
  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** @param {Box} box @returns {boolean} */
  free(box) {
    return !this.keys(box).some((key) => (this.cells.get(key) ?? []).some((other) => (
      box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h)));
  }
}
