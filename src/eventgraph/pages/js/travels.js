// What the map tells: what happens at each place, and which events lead from one place to another.

import { dashesOf } from "./drawing.js";
import { spanText } from "./dates.js";
import { claimsShown, shown } from "./filters.js";
import { currentLanguage, named } from "./words.js";

/** @param {Fact} fact @returns {boolean} */
export function isWhere(fact) {
  return fact.property.aspect?.name === "where" && fact.object?.kind.name === "Place";
}

/** The places that claims shown name, those where most happens first. @param {Model} model @returns {Site[]} */
export function sites(model) {
  /** @type {Map<Thing, Fact[]>} */
  const found = new Map();
  for (const fact of shown().facts) {
    for (const place of [fact.subject, fact.object]) {
      if (place?.kind.name !== "Place") continue;
      const facts = found.get(place) ?? [];
      found.set(place, facts);
      if (isWhere(fact) && fact.object === place) facts.push(fact);
    }
  }
  const all = [...found].map(([place, facts]) => ({ place, facts, spot: model.places.get(place) ?? null, events: [...new Set(facts.map(({ subject }) => subject))] }));
  return all.sort((a, b) => b.events.length - a.events.length || a.place.n - b.place.n);
}

/** Who says so, each voice by its speakers. @param {Fact} fact @returns {Set<string>} */
function voices(fact) {
  return new Set(claimsShown(fact).map(({ speakers }) => speakers.map(({ n }) => n).sort().join(" ")));
}

/** Each event from where to where: what one voice tells; an end that no voice joins to another goes with the end most told of.
 * @param {Site[]} all @returns {Travel[]} */
export function travels(all) {
  /** @type {Map<Thing, { from: Fact[], to: Fact[] }>} */
  const ends = new Map();
  for (const fact of all.flatMap(({ facts }) => facts)) {
    const end = /[:/#](from|to)$/.exec(fact.property.id)?.[1];
    if (!end) continue;
    const own = ends.get(fact.subject) ?? { from: [], to: [] };
    ends.set(fact.subject, own);
    own[/** @type {"from" | "to"} */ (end)].push(fact);
  }
  return [...ends].flatMap(([event, { from, to }]) => pairs(from, to).map(([one, other, joined]) => (
    { event, from: /** @type {Thing} */ (one.object), to: /** @type {Thing} */ (other.object), facts: [one, other], joined })));
}

/** @param {Fact[]} from @param {Fact[]} to @returns {[Fact, Fact, boolean][]} */
function pairs(from, to) {
  const [start, end] = [from, to].map((facts) => [...facts].sort((a, b) => claimsShown(b).length - claimsShown(a).length)[0]);
  if (!start || !end) return [];
  /** @type {[Fact, Fact, boolean][]} */
  const found = [];
  for (const one of from) {
    const said = voices(one);
    for (const other of to) if ([...voices(other)].some((voice) => said.has(voice))) found.push([one, other, false]);
  }
  const alone = (/** @type {Fact} */ fact) => !found.some((pair) => pair.includes(fact));
  const lone = [...from.filter(alone).map((one) => [one, end]), ...to.filter(alone).map((other) => [start, other])];
  for (const [one, other] of /** @type {[Fact, Fact][]} */ (lone)) if (!found.some((pair) => pair[0] === one && pair[1] === other)) found.push([one, other, true]);
  return found;
}

/** How it is put forward: denied or expected only, alleged, with no certainty, or stated. @param {Fact[]} facts @returns {string} */
export function manner(facts) {
  if (!facts.every((fact) => claimsShown(fact).some(({ asserted }) => asserted))) return "unasserted";
  const dashes = facts.map((fact) => dashesOf({ ...fact, claims: claimsShown(fact) })).find(Boolean);
  return dashes ? (dashes[0] === 6 ? "alleged" : "unsaid") : "stated";
}

/** When an event is said to be, in words. @param {Thing} event @param {Model} model @returns {{ text: string, spans: Span[] }} */
export function whenOf(event, model) {
  const { claims } = shown();
  const spans = (model.spans.get(event) ?? []).filter((span) => span.claims.some((claim) => claims.has(claim)));
  const texts = [...new Set(spans.map((span) => spanText(span, currentLanguage())))];
  return { text: texts.slice(0, 2).join(" · ") + (texts.length > 2 ? " …" : ""), spans };
}

/** Names in one line, and how many more. @param {Thing[]} things @param {number} most @returns {string} */
export function namesOf(things, most) {
  const rest = things.length - most;
  return things.slice(0, most).map(({ label }) => named(label)).join(", ") + (rest > 0 ? ` +${rest}` : "");
}
