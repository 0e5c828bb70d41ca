// The second axis of the timeline: when it was published, and how what is chosen went through publications.

import { makeSvg } from "./dom.js";
import { shown } from "./filters.js";
import { sourcesOf } from "./data.js";
import { shorten } from "./labels.js";
import { across, beside, isNarrow } from "./scale.js";
import { shapePath } from "./shapes.js";
import { issuedText } from "./sources.js";
import { stepsOf } from "./spread.js";
import { state } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

const MOST = { steps: 40, named: 12 };

/** @typedef {{ head: string, rows: ((scale: Scale, y: number) => SVGElement)[] }} Lane */
/** @typedef {import("./spread.js").Step} Step */

/** The lanes, and the days that they take. @param {Model} model @returns {{ lanes: Lane[], spans: { from: number, to: number }[] }} */
export function published({ sources }) {
  const read = new Set([...shown().claims].flatMap(sourcesOf));
  const issued = sources.filter((source) => read.has(source) && source.days);
  const steps = chosenSteps(sources).filter(({ source }) => source.days).slice(0, MOST.steps);
  const all = [...issued, ...steps.map(({ source }) => source)];
  const lanes = [
    ...issued.length ? [{ head: say("time.published"), rows: [(/** @type {Scale} */ scale, /** @type {number} */ y) => dots(issued, scale, y)] }] : [],
    ...steps.length > 1 ? [{ head: say("time.way"), rows: steps.map((step, n) => (/** @type {Scale} */ scale, /** @type {number} */ y) => stepMark(step, steps[n - 1], scale, y)) }] : []];
  return { lanes, spans: all.flatMap(({ days }) => (days ? [{ from: days[0], to: days[1] }] : [])) };
}

/** The way of what is chosen: of a claim or a thing, of that of its statements that went farthest. @param {Source[]} sources @returns {Step[]} */
function chosenSteps(sources) {
  const { fact, claim, thing } = state.selection;
  const facts = fact ? [fact] : claim ? claim.facts : (thing?.facts ?? []).filter(({ subject }) => subject === thing);
  const most = facts.reduce((/** @type {Fact | null} */ best, one) => ((one.support?.[1] ?? 0) > (best?.support?.[1] ?? 0) ? one : best), null);
  return most ? stepsOf(most, sources) : [];
}

/** @param {Source} source @param {Scale} scale @returns {number} */
function middle({ days }, scale) {
  return days ? (across(scale, days[0]) + across(scale, days[1])) / 2 : scale.left;
}

/** One dot for each day, with how many were published. @param {Source[]} issued @param {Scale} scale @param {number} y @returns {SVGElement} */
function dots(issued, scale, y) {
  /** @type {{ x: number, group: Source[] }[]} */
  const found = [];
  for (const source of [...issued].sort((a, b) => middle(a, scale) - middle(b, scale))) {
    const [x, last] = [middle(source, scale), found[found.length - 1]];
    if (last && x - last.x < 22) last.group.push(source);
    else found.push({ x, group: [source] });
  }
  return makeSvg("g", {}, ...found.map(({ x, group }) => {
    const text = `${group.slice(0, MOST.named).map((source) => `${named(source.label)}, ${issuedText(source)}`).join("; ")}${group.length > MOST.named ? ` +${group.length - MOST.named}` : ""}`;
    return makeSvg("g", { class: "issued", role: "img", "aria-label": text, "data-n": group.length }, makeSvg("title", {}, text), makeSvg("circle", { cx: x, cy: y, r: group.length > 1 ? 6 + 2 * String(group.length).length : 5 }),
      ...group.length > 1 ? [makeSvg("text", { x, y: y + 4, "text-anchor": "middle" }, group.length.toLocaleString(currentLanguage()))] : []);
  }));
}

/** A publication on the way, with a line from the one before. @param {Step} step @param {Step | undefined} before @param {Scale} scale @param {number} y @returns {SVGElement} */
function stepMark({ source, how }, before, scale, y) {
  const [x, last] = [middle(source, scale), before && middle(before.source, scale)];
  const text = `${shorten(named(source.label), 60)}: ${say(`spread.${how}`)}`;
  return makeSvg("g", { class: "step", "data-how": how, "data-source": source.id }, ...last === undefined ? [] : [makeSvg("path", { class: "way", d: `M${last} ${y - (isNarrow(scale) ? 38 : 22)}L${x} ${y}` })],
    makeSvg("path", { d: shapePath("dot", x, y, 4.5) }), beside(text, scale, x - 5, 10, y));
}
