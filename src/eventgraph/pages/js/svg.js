// The network as shown, as a drawing that stands by itself.

import { isContested } from "./data.js";
import { dashesOf, middle } from "./drawing.js";
import { makeSvg } from "./dom.js";
import { arranged } from "./focused.js";
import { visible } from "./folding.js";
import { placeLabels } from "./labels.js";
import { palette, shapePath } from "./shapes.js";
import { view } from "./network.js";
import { corner, isAtIssue, ranked, voicesOf } from "./overlay.js";

const MARGIN = 84;
const HEAD = 9;

/** @param {Model} model @returns {{ drawn: SVGElement[], width: number, height: number }} */
export function drawing(model) {
  const colours = palette();
  const ring = arranged();
  const things = ranked(model).filter((thing) => !ring || ring.places.has(thing));
  const xs = things.map(({ x }) => x);
  const ys = things.map(({ y }) => y);
  const least = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, top] = things.length ? [least(xs) - MARGIN, least(ys) - MARGIN] : [0, 0];
  const [width, height] = things.length ? [most(xs) - left + MARGIN, most(ys) - top + MARGIN] : [200, 100];
  const edges = [...visible(model).lines].filter(({ subject, object }) => !ring || ([subject, object].includes(ring.centre) && [subject, object].every((end) => end && ring.places.has(end))));
  return { width, height, drawn: [
    makeSvg("g", { transform: `translate(${-left} ${-top})` }, ...edges.flatMap((fact) => line(fact, model, colours)), ...things.map(node), ...things.filter(isAtIssue).flatMap((thing) => sign(corner(thing), colours))),
    ...labels(model, things, { left, top, width, height }, colours)] };
}

/** A line with its head, and who says it on it. @param {Fact} fact @param {Model} model @param {ReturnType<typeof palette>} colours @returns {SVGElement[]} */
function line(fact, model, colours) {
  const from = fact.subject;
  const to = /** @type {Thing} */ (fact.object);
  const network = view();
  const bend = (network && middle(network, fact)) ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const control = { x: 2 * bend.x - (from.x + to.x) / 2, y: 2 * bend.y - (from.y + to.y) / 2 };
  const contested = isContested(fact);
  const stroke = contested ? colours.contested : colours.edge;
  const path = makeSvg("path", {
    d: `M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`, fill: "none",
    stroke, "stroke-width": contested ? 2.4 : 1.3, "stroke-dasharray": dashesOf(fact)?.join(" ") ?? null });
  return [path, makeSvg("path", { class: "head", d: head(control, to), fill: stroke }), ...voices(fact, model, bend, contested, colours), ...contested ? sign(bend, colours) : []];
}

/** Where a line ends at a shape. @param {Point} control @param {Thing} to @returns {string} */
function head(control, to) {
  const far = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  const [ux, uy] = [(to.x - control.x) / far, (to.y - control.y) / far];
  const [tip, base] = [to.size + 1, to.size + 1 + HEAD].map((away) => ({ x: to.x - ux * away, y: to.y - uy * away }));
  return tip && base ? `M${tip.x} ${tip.y}L${base.x - uy * 3.5} ${base.y + ux * 3.5}L${base.x + uy * 3.5} ${base.y - ux * 3.5}Z` : "";
}

/** @param {Fact} fact @param {Model} model @param {Point} bend @param {boolean} contested @param {ReturnType<typeof palette>} colours @returns {SVGElement[]} */
function voices(fact, model, bend, contested, colours) {
  const { subject: from } = fact;
  const to = /** @type {Thing} */ (fact.object);
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const found = voicesOf(fact, model);
  return found.map(([colour = "", shape = ""], n) => {
    const along = (n - (found.length - 1) / 2 - (contested ? (found.length - 1) / 2 + 1.6 : 0)) * 8;
    const place = shapePath(shape, bend.x + ((to.x - from.x) / far) * along, bend.y + ((to.y - from.y) / far) * along, 3.2);
    return makeSvg("path", { d: place, fill: colour.startsWith("#") ? colour : colours.ink, stroke: colours.paper, "stroke-width": 1.2, "paint-order": "stroke" });
  });
}

/** The mark of dispute. @param {{ x: number, y: number }} at @param {ReturnType<typeof palette>} colours @returns {SVGElement[]} */
function sign({ x, y }, colours) {
  return [makeSvg("circle", { cx: x, cy: y, r: 7, fill: colours.paper, stroke: colours.contested, "stroke-width": 1.4 }),
    makeSvg("text", { x, y: y + 4, "font-size": 12, "text-anchor": "middle", fill: colours.contested }, "≠")];
}

/** @param {Thing} thing @returns {SVGElement} */
function node(thing) {
  return makeSvg("path", { d: shapePath(thing.kind.shape, thing.x, thing.y, thing.size), fill: thing.kind.colour, stroke: "#333", "stroke-width": 1 });
}

/** @param {Model} model @param {Thing[]} things @param {{ left: number, top: number, width: number, height: number }} frame @param {ReturnType<typeof palette>} colours @returns {SVGElement[]} */
function labels(model, things, frame, colours) {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [];
  const spots = things.map((thing) => ({ thing, x: thing.x - frame.left, y: thing.y - frame.top, r: thing.size }));
  const placed = placeLabels(context, spots, { ...frame, scale: 1, count: things.length, spans: model.spans, marks: [], ring: arranged() });
  const style = { "text-anchor": "middle", stroke: colours.paper, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
  return placed.flatMap((label) => [
    ...label.text.map((line, n) => makeSvg("text", { ...style, x: label.x, y: label.y + 11 + n * label.line, "font-size": label.size, "font-weight": label.bold ? 600 : null, fill: colours.ink }, line)),
    ...(label.second ? [makeSvg("text", { ...style, x: label.under ?? label.x, y: label.y + 11 + label.text.length * label.line, "font-size": 11, fill: colours.soft }, label.second)] : [])]);
}
