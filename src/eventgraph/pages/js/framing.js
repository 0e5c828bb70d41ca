// How all of a network fits into its window.

import { home } from "./focused.js";
import { reach } from "./labels.js";

/** What is free at the edges; in a narrow window so many have a name for certain; of very many, what names take. */
const EDGE = { free: 5, narrow: 500, named: 20, many: 400, side: 50, foot: 40 };
const [NEAREST, FARTHEST] = [1.6, 0.001];

/**
 * Where to look, and from how near, to see all of these things and their names.
 * @param {Thing[]} things the most linked first @param {{ clientWidth: number, clientHeight: number }} window
 * @param {CanvasRenderingContext2D} context @returns {{ position: Point, scale: number } | null}
 */
export function fit(things, { clientWidth: width, clientHeight: height }, context) {
  if (!things.length || !width) return null;
  let [low, high] = [FARTHEST, NEAREST];
  for (let turn = 0; turn < 16; turn += 1) {
    const scale = turn ? Math.sqrt(low * high) : high;
    const { across, down } = extent(things, scale, width, context);
    if (across[1] - across[0] <= width - 2 * EDGE.free && down[1] - down[0] <= height - 2 * EDGE.free) low = scale;
    else high = scale;
    if (low === high) break;
  }
  const { across, down } = extent(things, low, width, context);
  return { position: { x: (across[0] + across[1]) / 2 / low, y: (down[0] + down[1]) / 2 / low }, scale: low };
}

/** From where to where all reaches, in points of the screen. @param {Thing[]} things @param {number} scale @param {number} width @param {CanvasRenderingContext2D} context */
function extent(things, scale, width, context) {
  const [across, down] = [[Infinity, -Infinity], [Infinity, -Infinity]].map((ends) => /** @type {[number, number]} */ (ends));
  const many = things.length > EDGE.many;
  const view = { width, scale, count: things.length, ring: null };
  for (const [rank, thing] of things.entries()) {
    const bare = width < EDGE.narrow && rank >= EDGE.named;
    const [left, right, up, below] = many ? [EDGE.side, EDGE.side, EDGE.side / 3, EDGE.foot] : bare ? [0, 0, 0, 0] : reach(context, thing, rank, view);
    const { x, y } = home(thing);
    widen(/** @type {[number, number]} */ (across), x * scale - left, x * scale + right);
    widen(/** @type {[number, number]} */ (down), y * scale - up, y * scale + below);
  }
  return { across: /** @type {[number, number]} */ (across), down: /** @type {[number, number]} */ (down) };
}

/** @param {[number, number]} ends @param {number} low @param {number} high */
function widen(ends, low, high) {
  ends[0] = Math.min(ends[0], low);
  ends[1] = Math.max(ends[1], high);
}
