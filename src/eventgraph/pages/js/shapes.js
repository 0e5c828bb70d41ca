// The shapes of the legend, as points round a centre: one truth for legend, drawing and SVG.

import { makeSvg } from "./dom.js";

/** @param {number} count @param {number} turn @param {number} [inner] every second point nearer @returns {[number, number][]} */
function ring(count, turn, inner = 1) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    const radius = i % 2 ? inner : 1;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}

/** Corners on a circle of radius 1; the dot has none. @type {Record<string, [number, number][]>} */
const CORNERS = {
  dot: [],
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  hexagon: ring(6, 0),
  triangle: ring(3, -Math.PI / 2),
  triangleDown: ring(3, Math.PI / 2),
  star: ring(10, -Math.PI / 2, 0.45),
};

/** @param {string} shape @param {number} x @param {number} y @param {number} size @returns {string} an SVG path */
export function shapePath(shape, x, y, size) {
  const corners = CORNERS[shape] ?? [];
  const near = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  if (!corners.length) return `M${near(x - size)} ${near(y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
  return `M${corners.map(([dx, dy]) => `${near(x + dx * size)} ${near(y + dy * size)}`).join("L")}Z`;
}

/** Add a shape to the path that a canvas draws next. @param {CanvasRenderingContext2D} context @param {string} shape @param {number} x @param {number} y @param {number} size */
export function trace(context, shape, x, y, size) {
  const corners = CORNERS[shape] ?? [];
  if (!corners.length) {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, Math.PI * 2);
    return;
  }
  for (const [n, [dx, dy]] of corners.entries()) {
    if (n) context.lineTo(x + dx * size, y + dy * size);
    else context.moveTo(x + dx * size, y + dy * size);
  }
  context.closePath();
}

/** The mark of what is contested, drawn so that it looks the same in every font. @param {string} title @returns {SVGElement} */
export function contestedSign(title) {
  return makeSvg("svg", title ? { class: "mark", viewBox: "0 0 12 12", role: "img", "aria-label": title } : { class: "mark", viewBox: "0 0 12 12", "aria-hidden": "true" },
    ...(title ? [makeSvg("title", {}, title)] : []), makeSvg("path", { d: "M1.5 4.2H10.5M1.5 7.8H10.5M8.3 1.2L3.7 10.8" }));
}

/** Colours that canvases cannot take from the style sheet by themselves.
 * @returns {{ paper: string, ink: string, soft: string, edge: string, contested: string, accent: string }} */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const get = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return { paper: get("paper"), ink: get("ink"), soft: get("soft"), edge: get("edge"), contested: get("contested"), accent: get("accent") };
}
