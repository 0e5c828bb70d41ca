// The scale of the timeline: where a day stands, what is written at the top, and on which side of a mark its label has room.

import { DAY, formatter } from "./dates.js";
import { makeSvg } from "./dom.js";
import { shorten } from "./labels.js";
import { currentLanguage } from "./words.js";

/** About how wide a letter is. */
const LETTER = 6.3;

/** @param {{ from: number, to: number }[]} spans @param {number} left @param {number} width @returns {Scale} */
export function scaleOf(spans, left, width) {
  // A date with an open end reaches to the edge, wherever the others put that.
  const ends = spans.flatMap((span) => [span.from, span.to]).filter(Number.isFinite);
  const from = ends.reduce((least, end) => Math.min(least, end), Infinity);
  const to = ends.reduce((most, end) => Math.max(most, end), -Infinity);
  const margin = Math.max((to - from) * 0.03, DAY * 2);
  return { from: from - margin, to: to + margin, left, width };
}

/** @param {Scale} scale @param {number} time @returns {number} */
export function across(scale, time) {
  const share = (Math.min(scale.to, Math.max(scale.from, time)) - scale.from) / (scale.to - scale.from);
  return scale.left + share * scale.width;
}

/** Where to write dates: months, quarters or years, never too near. @param {Scale} scale @returns {{ x: number, text: string }[]} */
function ticks(scale) {
  const months = (scale.to - scale.from) / (DAY * 30.4);
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000].find((size) => (months / size) * 70 < scale.width) ?? 12_000;
  const first = new Date(scale.from);
  const found = [];
  let at = first.getUTCFullYear() * 12 + (step < 12 ? first.getUTCMonth() : 0);
  for (at -= at % step; found.length < 60; at += step) {
    const time = Date.UTC(Math.floor(at / 12), at % 12, 1);
    if (!(time <= scale.to)) break;
    const words = formatter(currentLanguage(), step < 12 ? "month" : "year");
    if (time >= scale.from && across(scale, time) < scale.left + scale.width - 40) found.push({ x: across(scale, time), text: words.format(time) });
  }
  return found;
}

/** @param {Scale} scale @param {number} height @returns {SVGElement} */
export function axis(scale, height) {
  return makeSvg("g", { class: "axis", "aria-hidden": "true" }, ...ticks(scale).flatMap(({ x, text }) => [
    makeSvg("path", { d: `M${x} 0V${height}` }), makeSvg("text", { x: x + 4, y: 12 }, text)]));
}

/** A label after its mark, before it, or above it where neither has room.
 * @param {string} label @param {Scale} scale @param {number} x @param {number} w @param {number} y @returns {SVGElement} */
export function beside(label, scale, x, w, y) {
  if (isNarrow(scale)) return makeSvg("text", { x: scale.left, y: y - 11 }, label);
  const rooms = { after: scale.left + scale.width - (x + w + 8), before: x - 8 - scale.left };
  const after = label.length * LETTER < rooms.after || rooms.after > rooms.before;
  const most = Math.floor(Math.max(8, (after ? rooms.after : rooms.before) / LETTER));
  return makeSvg("text", { x: after ? x + w + 8 : x - 8, y: y + 4, "text-anchor": after ? "start" : "end" }, shorten(label, most));
}

/** @param {Scale} scale @returns {boolean} */
export function isNarrow(scale) {
  return scale.width < 600;
}
