// The sheet that a picture leaves on: its title above it; under it what it shows, what is filtered, and the day.

import { formatter } from "./dates.js";
import { makeSvg } from "./dom.js";
import { filtersIn } from "./filterline.js";
import { bannerText, currentLanguage, headline, say } from "./words.js";

const MARGIN = 16;
const LINE = 17;
const FONT = "Helvetica, Arial, sans-serif";
const pen = document.createElement("canvas").getContext("2d");

/** Whatever a picture says of itself, wherever it is shown. @param {Model} model @returns {string[]} */
export function captions(model) {
  const parts = filtersIn(model);
  return [bannerText(model), model.page.scope && say("out.scope", { scope: model.page.scope }), parts.length ? `${say("filters.only")} ${parts.join(" · ")}.` : "",
    say("out.saved", { day: formatter(currentLanguage(), "day").format(Date.now()) })].filter(Boolean);
}

/** Break words where a line is full. @param {string} text @param {number} size @param {number} width @param {boolean} [strong] @returns {string[]} */
function broken(text, size, width, strong = false) {
  if (pen) pen.font = `${strong ? "700 " : ""}${size}px ${FONT}`;
  const wide = (/** @type {string} */ line) => pen?.measureText(line).width ?? line.length * size * 0.55;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && wide(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Put a drawing on a sheet. @param {{ drawn: SVGElement[], width: number, height: number }} drawing @param {Model} model @returns {{ svg: SVGElement, width: number, height: number }} */
export function sheet({ drawn, width: own, height: tall }, model) {
  const width = Math.max(own, 480) + 2 * MARGIN;
  const title = broken(headline(model.page), 20, width - 2 * MARGIN, true);
  const under = captions(model).flatMap((text) => broken(text, 13, width - 2 * MARGIN));
  const top = MARGIN + title.length * 26;
  const foot = top + tall + MARGIN;
  const height = foot + under.length * LINE + MARGIN;
  const line = (/** @type {string} */ text, /** @type {number} */ y, /** @type {Record<string, any>} */ style) => makeSvg("text", { x: MARGIN, y, ...style }, text);
  const svg = makeSvg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, width: Math.ceil(width), height: Math.ceil(height), lang: currentLanguage(), "font-family": FONT },
    makeSvg("rect", { width: "100%", height: "100%", fill: "#fff" }),
    ...title.map((text, n) => line(text, MARGIN + 18 + n * 26, { "font-size": 20, "font-weight": 700, fill: "#1b1c1e" })),
    makeSvg("g", { transform: `translate(${MARGIN + (width - 2 * MARGIN - own) / 2} ${top})` }, ...drawn),
    ...under.map((text, n) => line(text, foot + LINE * (n + 0.8), { "font-size": 13, fill: "#444" })));
  return { svg, width, height };
}

/** @param {SVGElement} svg @returns {Blob} */
export function drawingOf(svg) {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/** A drawing as points, twice as fine as on the screen where that is not too large. @param {{ svg: SVGElement, width: number, height: number }} sheet @returns {Promise<Blob | null>} */
export async function pictureOf({ svg, width, height }) {
  const url = URL.createObjectURL(drawingOf(svg));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const fine = Math.min(2, 16_000 / Math.max(width, height), Math.sqrt(120_000_000 / (width * height)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * fine), Math.round(height * fine)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
