// The network as shown, as an SVG drawing that stands by itself.

import { isContested } from "./data.js";
import { dashesOf, middle } from "./drawing.js";
import { makeSvg } from "./dom.js";
import { arranged } from "./focused.js";
import { visible } from "./folding.js";
import { placeLabels } from "./labels.js";
import { palette, shapePath } from "./shapes.js";
import { view } from "./network.js";
import { corner, isAtIssue, ranked } from "./overlay.js";
import { state } from "./state.js";
import { bannerText, headline, named, say } from "./words.js";

const MARGIN = 84;

/** @param {Model} model @returns {string} */
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
  const svg = makeSvg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`, "font-family": "Helvetica, Arial, sans-serif" },
    makeSvg("rect", { width: "100%", height: "100%", fill: colours.paper }),
    makeSvg("g", { transform: `translate(${-left} ${-top})` }, ...edges.flatMap((fact) => line(fact, colours)), ...things.map(node), ...things.filter(isAtIssue).flatMap((thing) => sign(corner(thing), colours))),
    ...labels(model, things, { left, top, width, height }, colours),
    makeSvg("text", { x: 12, y: height - 12, "font-size": 12, fill: colours.soft }, caption(model)));
  return new XMLSerializer().serializeToString(svg);
}

/** What a picture says of itself, wherever it is shown. @param {Model} model @returns {string} */
export function caption(model) {
  return `${headline(model.page)}. ${bannerText(model)}${state.account ? ` ${say("as")}: ${named(state.account.of.label)}.` : ""}`;
}

/** @param {Fact} fact @param {ReturnType<typeof palette>} colours @returns {SVGElement[]} */
function line(fact, colours) {
  const from = fact.subject;
  const to = /** @type {Thing} */ (fact.object);
  const network = view();
  const bend = (network && middle(network, fact)) ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const control = { x: 2 * bend.x - (from.x + to.x) / 2, y: 2 * bend.y - (from.y + to.y) / 2 };
  const contested = isContested(fact);
  const path = makeSvg("path", {
    d: `M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`, fill: "none",
    stroke: contested ? colours.contested : colours.edge, "stroke-width": contested ? 2.4 : 1.3, "stroke-dasharray": dashesOf(fact)?.join(" ") ?? null });
  return contested ? [path, ...sign(bend, colours)] : [path];
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
