// On what a speaker says nothing while others speak of it: aspects as `eventgraph silence` counts them, events, others, matters.

import { ofEvent } from "./accounts.js";

/** @typedef {{ aspects: Map<Aspect, Set<Claim>>, events: Map<Thing, Set<Thing>>, things: Map<Thing, Set<Thing>>, matters: Map<Matter, Set<Thing>> }} Voices who speaks of what */

/** @type {WeakMap<Model, Voices>} */
const known = new WeakMap();

/** Who says these facts. @param {Fact[]} facts @returns {Set<Thing>} */
function voicesOf(facts) {
  return new Set(facts.flatMap(({ claims }) => claims.flatMap(({ speakers }) => speakers)));
}

/** Who speaks of what, over all claims of the page whatever is filtered. @param {Model} model @returns {Voices} */
function voicesIn(model) {
  const before = known.get(model);
  if (before) return before;
  /** @type {Voices} */
  const found = { aspects: new Map(), events: new Map(), things: new Map(), matters: new Map() };
  for (const { property: { aspect }, claims } of model.facts) {
    if (!aspect) continue;
    const its = found.aspects.get(aspect) ?? new Set();
    for (const claim of claims) its.add(claim);
    found.aspects.set(aspect, its);
  }
  for (const thing of model.things) {
    if (thing.kind.name === "Event") found.events.set(thing, voicesOf(ofEvent(thing, model).flatMap(({ facts }) => facts)));
    else if (!["Communication", "Office"].includes(thing.kind.name)) found.things.set(thing, voicesOf(thing.facts));
  }
  for (const matter of model.matters) found.matters.set(matter, new Set(matter.sides.flatMap(({ claims }) => claims.flatMap(({ speakers }) => speakers))));
  known.set(model, found);
  return found;
}

/** What others speak of and this speaker does not, what most speak of first. @template Item @param {Map<Item, Set<Thing>>} voices @param {Thing} who @returns {Item[]} */
function without(voices, who) {
  return [...voices].filter(([item, its]) => item !== who && its.size && !its.has(who)).sort((a, b) => b[1].size - a[1].size).map(([item]) => item);
}

/** @param {Thing} who @param {Model} model @returns {{ aspects: { aspect: Aspect, claims: number }[], events: Thing[], things: Thing[], matters: Matter[] }} */
export function silencesOf(who, model) {
  const { aspects, events, things, matters } = voicesIn(model);
  const counted = [...aspects].map(([aspect, claims]) => ({ aspect, claims: [...claims].filter(({ speakers }) => speakers.includes(who)).length }));
  return {
    aspects: counted.sort((a, b) => a.aspect.n - b.aspect.n), events: without(events, who), things: without(things, who),
    matters: model.matters.filter((matter) => !matters.get(matter)?.has(who)),
  };
}
