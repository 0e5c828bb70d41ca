// Very many shapes and lines: all that look alike in a few strokes, where vis-network would set each by itself.

import { dashesOf, edgeColour } from "./drawing.js";
import { isContested } from "./data.js";
import { visible } from "./folding.js";
import { trace } from "./shapes.js";

/** So many go in one stroke: with more, crossings within it cost more than it saves. */
export const AT_ONCE = { lines: 400, shapes: 50 };

/** @typedef {{ width: number, dashes: number[], of: Fact[] }} Style */
/** @typedef {{ of: unknown, lines: Style[], shapes: Map<Kind, Thing[]> }} Sorted */

/** Draw in the place of vis-network, and find for it what lies under the pointer. @param {VisNetwork} network @param {Model} model */
export function drawMany(network, model) {
  /** @type {Sorted} */
  let sorted = { of: null, lines: [], shapes: new Map() };
  const now = () => {
    const seen = visible(model);
    if (sorted.of !== seen) sorted = { of: seen, lines: stylesOf(seen.lines), shapes: kindsOf(seen.things) };
    return sorted;
  };
  const { renderer, selectionHandler } = network;
  renderer._drawEdges = (context) => {
    for (const style of now().lines) drawLines(context, style, network.getScale());
  };
  renderer._drawNodes = (context) => {
    for (const [{ colour, shape }, things] of now().shapes) drawShapes(context, colour, shape, things);
    return { drawExternalLabels: null };
  };
  selectionHandler._getAllNodesOverlappingWith = ({ left, right, top, bottom }) => [...now().of ? visible(model).things : []]
    .filter(({ x, y, size }) => x - size < right && x + size > left && y - size < Math.max(top, bottom) && y + size > Math.min(top, bottom)).map(({ n }) => n);
}

/** Contested lines come last, and so lie over the others. @param {Set<Fact>} lines @returns {Style[]} */
function stylesOf(lines) {
  /** @type {Map<string, Style>} */
  const found = new Map();
  for (const fact of lines) {
    const [contested, dashes] = [isContested(fact), dashesOf(fact) ?? []];
    const key = `${Number(contested)} ${dashes}`;
    const style = found.get(key);
    if (style) style.of.push(fact);
    else found.set(key, { width: contested ? 2.4 : 1.3, dashes, of: [fact] });
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/** @param {Set<Thing>} things @returns {Map<Kind, Thing[]>} */
function kindsOf(things) {
  /** @type {Map<Kind, Thing[]>} */
  const found = new Map();
  for (const thing of things) {
    const of = found.get(thing.kind);
    if (of) of.push(thing);
    else found.set(thing.kind, [thing]);
  }
  return found;
}

/** @param {CanvasRenderingContext2D} context @param {Style} style @param {number} scale */
function drawLines(context, { width, dashes, of }, scale) {
  context.strokeStyle = edgeColour(of[0] ?? null);
  context.lineWidth = Math.max(width, 0.3 / scale);
  context.setLineDash(dashes);
  inSteps(of, AT_ONCE.lines, (facts) => {
    context.beginPath();
    for (const { subject, object } of facts) {
      const end = /** @type {Thing} */ (object);
      if (end === subject) {
        const r = subject.size;
        context.moveTo(subject.x + r * 2, subject.y - r);
        context.arc(subject.x + r, subject.y - r, r, 0, Math.PI * 2);
      } else {
        context.moveTo(subject.x, subject.y);
        context.lineTo(end.x, end.y);
      }
    }
    context.stroke();
  });
  context.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @param {string} shape @param {Thing[]} things */
function drawShapes(context, colour, shape, things) {
  context.fillStyle = colour;
  inSteps(things, AT_ONCE.shapes, (some) => {
    context.beginPath();
    for (const { x, y, size } of some) trace(context, shape, x, y, size);
    context.fill();
  });
}

/** @template Item @param {Item[]} items @param {number} most @param {(some: Item[]) => void} act */
function inSteps(items, most, act) {
  for (let at = 0; at < items.length; at += most) act(items.slice(at, at + most));
}
