// The columns of the story: which events stand, which are folded between them, which under the event they are part of.

import { state } from "./state.js";

/** What the reader unfolded. @type {Set<Thing>} */
export const opened = new Set();

/** @typedef {{ event: Thing, whole: Thing | null, parts: Map<Thing | null, Fact[]>, under: Thing[] }} Column an event that stands, the parts of each actor in it, and its own parts where they are folded */

/** The parts that actors have in an event, or any other aspect of it. @param {Thing} event @param {string} aspect @returns {Fact[]} */
export function factsOf(event, aspect) {
  return event.facts.filter((fact) => fact.subject === event && fact.property.aspect?.name === aspect);
}

/** Whether a column or row is not folded. @param {Placed} one @returns {boolean} */
export function stands(one) {
  return one.shown || opened.has(one.of);
}

/** Whether an event is dated to the days of the filter, if there is one. @param {Span[]} spans @returns {boolean} */
export function isInTime(spans) {
  const { from, to } = state;
  return from === null || to === null || spans.some((span) => span.from < to && span.to > from);
}

/** The columns, and between them those that are folded; the folded parts of an event are under it. @param {Placed[]} events @returns {(Column | Thing[])[]} */
export function columnsOf(events) {
  /** @type {(Column | Thing[])[]} */
  const found = [];
  /** @type {Map<Thing | null, Column>} */
  const over = new Map();
  for (const one of events) {
    const last = found[found.length - 1];
    const whole = over.get(one.whole);
    if (stands(one)) {
      const column = { event: one.of, whole: one.whole, parts: partsOf(one.of), under: [] };
      over.set(one.of, column);
      found.push(column);
    } else if (whole) {
      whole.under.push(one.of);
      over.set(one.of, whole);
    } else if (Array.isArray(last)) last.push(one.of);
    else found.push([one.of]);
  }
  return found;
}

/** Each event with its parts beside it: how many columns they take, from where. @param {(Column | Thing[])[]} columns @returns {{ at: number, of: Column[] }[]} */
export function runsOf(columns) {
  /** @type {{ at: number, of: Column[] }[]} */
  const runs = [];
  for (const [at, one] of columns.entries()) {
    if (Array.isArray(one)) continue;
    const last = runs[runs.length - 1];
    if (last && last.at + last.of.length === at && last.of.some(({ event }) => event === one.whole)) last.of.push(one);
    else runs.push({ at, of: [one] });
  }
  return runs.filter(({ of }) => of.length > 1);
}

/** The parts that each actor has in an event. @param {Thing} event @returns {Map<Thing | null, Fact[]>} */
function partsOf(event) {
  /** @type {Map<Thing | null, Fact[]>} */
  const parts = new Map();
  for (const fact of factsOf(event, "who")) {
    const before = parts.get(fact.object);
    if (before) before.push(fact);
    else parts.set(fact.object, [fact]);
  }
  return parts;
}
