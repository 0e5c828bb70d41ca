// What of all that is shown the network draws: acts of speech and offices are folded into the lines until asked for.

import { isAsserted, shown } from "./filters.js";
import { state } from "./state.js";

/** @typedef {{ things: Set<Thing>, lines: Set<Fact>, linked: Map<Thing, number>, left: number }} Visible `left` so many are folded */

/** @type {{ visible: Visible | null, key: string }} */
const cache = { visible: null, key: "" };

/** Forget what is drawn; the next question counts anew. */
export function forgetVisible() {
  cache.visible = null;
}

/** What is drawn, and how many lines each thing has. @param {Model} model @returns {Visible} */
export function visible(model) {
  const key = state.unfolded ? "all" : chosenFolded().map(({ n }) => n).join(" ");
  if (!cache.visible || cache.key !== key) Object.assign(cache, { key, visible: compute(model) });
  return /** @type {Visible} */ (cache.visible);
}

/** @param {Model} model @returns {Visible} */
function compute(model) {
  const { facts, things, claims } = shown();
  const drawn = [...things].filter((thing) => thing.drawn);
  const folds = !state.unfolded && !state.focus?.folded && drawn.some((thing) => !thing.folded);
  const asked = new Set(folds ? chosenFolded().flatMap((thing) => [thing, ...neighbours(thing, facts)]) : []);
  const kept = new Set(folds ? drawn.filter((thing) => !thing.folded || asked.has(thing)) : drawn);
  const lines = new Set(model.edges.filter((fact) => facts.has(fact) && kept.has(fact.subject) && kept.has(/** @type {Thing} */ (fact.object)) && isAsserted(fact, claims)));
  /** @type {Map<Thing, number>} */
  const linked = new Map();
  for (const { subject, object } of lines) for (const end of new Set([subject, /** @type {Thing} */ (object)])) linked.set(end, (linked.get(end) ?? 0) + 1);
  return { things: kept, lines, linked, left: drawn.length - kept.size };
}

/** What of the chosen is folded, and so is unfolded with its neighbours. @returns {Thing[]} */
function chosenFolded() {
  const { thing, fact, claim } = state.selection;
  const facts = fact ? [fact] : claim ? claim.facts : [];
  const ends = thing ? [thing] : facts.flatMap(({ subject, object }) => (object ? [subject, object] : [subject]));
  return ends.filter((end) => end.drawn && end.folded);
}

/** @param {Thing} thing @param {Set<Fact>} facts @returns {Thing[]} */
export function neighbours(thing, facts) {
  return thing.facts.flatMap((fact) => {
    const other = fact.subject === thing ? fact.object : fact.subject;
    return fact.edge && other && facts.has(fact) ? [other] : [];
  });
}
