// What stands on the screen as an SVG drawing that stands by itself: words as words, signs as paths, in the colours they have.

import { makeSvg } from "./dom.js";

/** What a style sheet says of a sign, and what holds where it says nothing. */
const PAINT = Object.entries({ fill: "rgb(0, 0, 0)", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linejoin": "miter", "vector-effect": "none", "paint-order": "normal", opacity: "1", "fill-rule": "nonzero", "font-size": "", "font-weight": "400", "text-anchor": "start" });
const LEFT_OUT = /^(class|role|tabindex|style|aria-.*|data-.*)$/;
const pen = document.createElement("canvas").getContext("2d");

/** @typedef {{ left: number, top: number, right: number, bottom: number, width: number, height: number }} Rect */

/** Draw elements from where they stand; the corner is the upper left one of the first. @param {Element[]} elements @returns {{ drawn: SVGElement[], width: number, height: number }} */
export function traced(elements) {
  if (!elements.length) return { drawn: [], width: 0, height: 0 };
  const rects = elements.map((element) => element.getBoundingClientRect());
  const corner = { x: Math.min(...rects.map(({ left }) => left)), y: Math.min(...rects.map(({ top }) => top)) };
  return { drawn: elements.flatMap((element) => trace(element, corner)), width: Math.max(...rects.map(({ right }) => right)) - corner.x, height: Math.max(...rects.map(({ bottom }) => bottom)) - corner.y };
}

/** @param {Element} element @param {Point} corner @returns {SVGElement[]} */
function trace(element, corner) {
  const rect = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (!rect.width || style.visibility === "hidden" || style.clipPath !== "none") return [];
  const opacity = Number(style.opacity);
  if (element instanceof SVGSVGElement) return [sign(element, rect, corner)];
  const inside = [...element.childNodes].flatMap((child) => (child instanceof Element ? trace(child, corner) : child instanceof Text ? lines(child, style, corner) : []));
  const all = [...ground(element, rect, style, corner), ...inside];
  return opacity < 1 ? [makeSvg("g", { opacity }, ...all)] : all;
}

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} fill @returns {SVGElement[]} */
function bar(x, y, width, height, fill) {
  return width > 0 && height > 0 && fill && !/, 0\)$|^transparent/.test(fill) ? [makeSvg("rect", { x: near(x), y: near(y), width: near(width), height: near(height), fill })] : [];
}

/** @param {number} value @returns {number} */
function near(value) {
  return Math.round(value * 10) / 10;
}

/** Ground, pictures of lines, borders, and the line that stands before an element. @param {Element} element @param {Rect} rect @param {CSSStyleDeclaration} style @param {Point} corner @returns {SVGElement[]} */
function ground(element, rect, style, corner) {
  const [x, y] = [rect.left - corner.x, rect.top - corner.y];
  const { width, height } = rect;
  const image = /rgb[^)]*\)/.exec(style.backgroundImage)?.[0] ?? "";
  const part = (/** @type {string} */ text, /** @type {number} */ whole) => (text.endsWith("%") ? (parseFloat(text) / 100) * whole : parseFloat(text));
  const [wide = "", high = ""] = style.backgroundSize.split(" ");
  const [across = "", down = ""] = style.backgroundPosition.split(" ");
  const w = part(wide, width);
  const before = getComputedStyle(element, "::before");
  const pseudo = before.position === "absolute" && before.content !== "none" ? [x, y, before.left, before.top, before.width, before.height] : null;
  const [px = 0, py = 0, ...box] = (pseudo ?? []).map((value) => parseFloat(String(value)));
  return [
    ...bar(x, y, width, height, style.backgroundColor),
    ...image && high ? bar(x + part(across, width - w), y + part(down, height), w, part(high, height), image) : bar(x, y, width, height, image),
    ...bar(x, y, width, parseFloat(style.borderTopWidth), style.borderTopColor),
    ...bar(x, y + height - parseFloat(style.borderBottomWidth), width, parseFloat(style.borderBottomWidth), style.borderBottomColor),
    ...bar(x, y, parseFloat(style.borderLeftWidth), height, style.borderLeftColor),
    ...bar(x + width - parseFloat(style.borderRightWidth), y, parseFloat(style.borderRightWidth), height, style.borderRightColor),
    ...pseudo ? bar(px + (box[0] ?? 0), py + (box[1] ?? 0), box[2] ?? 0, box[3] ?? 0, before.backgroundColor) : [],
  ];
}

/** A text, broken where the page breaks it. @param {Text} text @param {CSSStyleDeclaration} style @param {Point} corner @returns {SVGElement[]} */
function lines(text, style, corner) {
  /** @type {{ words: string, left: number, right: number, top: number, height: number }[]} */
  const found = [];
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+\s*/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.trimEnd().length);
    for (const { left, right, top, height } of [...range.getClientRects()].slice(0, 1)) {
      const last = found[found.length - 1];
      if (last && Math.abs(last.top - top) < 3) Object.assign(last, { words: `${last.words}${word}`, left: Math.min(last.left, left), right: Math.max(last.right, right) });
      else found.push({ words: word, left, right, top, height });
    }
  }
  return found.map(({ words, left, right, top, height }) => {
    if (pen) pen.font = style.font;
    const { fontBoundingBoxAscent: up = 0, fontBoundingBoxDescent: down = 0 } = pen?.measureText(words) ?? {};
    const place = style.direction === "rtl" || style.textAlign === "center" ? 0.5 : style.textAlign === "end" || style.textAlign === "right" ? 1 : 0;
    return makeSvg("text", { x: near(left - corner.x + (right - left) * place), y: near(top - corner.y + (height - up - down) / 2 + up), "text-anchor": ["start", "middle", "end"][place * 2] ?? null,
      "font-size": style.fontSize, "font-weight": style.fontWeight === "400" ? null : style.fontWeight, "font-style": style.fontStyle === "normal" ? null : style.fontStyle, fill: style.color }, words.trim());
  });
}

/** A drawing of its own, with what the style sheet says of it. @param {SVGSVGElement} svg @param {Rect} rect @param {Point} corner @returns {SVGElement} */
function sign(svg, rect, corner) {
  const copy = painted(svg);
  if (getComputedStyle(svg).overflow === "visible") copy.setAttribute("overflow", "visible");
  const box = svg.getAttribute("viewBox") ?? `0 0 ${rect.width} ${rect.height}`;
  for (const [name, value] of Object.entries({ x: near(rect.left - corner.x), y: near(rect.top - corner.y), width: near(rect.width), height: near(rect.height), viewBox: box })) copy.setAttribute(name, String(value));
  return copy;
}

/** @param {Element} element @returns {SVGElement} */
function painted(element) {
  const copy = /** @type {SVGElement} */ (element.cloneNode(false));
  const style = getComputedStyle(element);
  for (const { name } of [...copy.attributes]) if (LEFT_OUT.test(name)) copy.removeAttribute(name);
  for (const [name, usual] of PAINT) {
    const value = style.getPropertyValue(name);
    if (value !== usual) copy.setAttribute(name, value);
    else copy.removeAttribute(name);
  }
  const seen = [...element.childNodes].filter((child) => !(child instanceof Element) || getComputedStyle(child).display !== "none");
  copy.append(...seen.map((child) => (child instanceof Element ? painted(child) : child.cloneNode())));
  return copy;
}
