// How far a statement goes: its voices, carriers and origins, and its publications in the order of days.

import { bounded } from "./bounded.js";
import { speakerLinks } from "./cards.js";
import { sourcesOf } from "./data.js";
import { readable } from "./dates.js";
import { make, words } from "./dom.js";
import { byDay } from "./sources.js";
import { currentLanguage, named, say, supportWords } from "./words.js";

/** So many steps stand there at first. */
const MOST = 40;

/** @typedef {{ source: Source, claim: Claim, how: string }} Step one publication on the way */

/** The publications that carry a statement, and those that copied one of them without a claim here. @param {Fact} fact @param {Source[]} sources @returns {Step[]} */
function stepsOf(fact, sources) {
  const claims = fact.claims.filter((claim) => claim.asserted).sort(byDay);
  const read = claims.flatMap((claim) => sourcesOf(claim).map((source) => ({ source, claim, how: "repeated" })));
  const first = read.map(({ source }) => source.issued).filter(Boolean).sort()[0];
  for (const step of read) if (step.source.issued === first) step.how = "first";
  for (const step of read) if (!step.source.issued) step.how = "said";
  const steps = [...read];
  const seen = new Set(steps.map(({ source }) => source));
  for (const step of steps) {
    for (const source of sources) {
      if (sources[source.from] !== step.source || seen.has(source)) continue;
      seen.add(source);
      steps.push({ source, claim: step.claim, how: "reprinted" });
    }
  }
  const key = (/** @type {Step} */ { source, how }) => `${source.issued || "~"} ${Number(how === "reprinted")}`;
  return steps.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** @param {Step} step @returns {HTMLElement} */
function stepLine({ source, claim, how }) {
  const day = source.issued ? readable(source.issued, currentLanguage()) : say("card.undated");
  return make("li", { "data-source": source.id, "data-how": how }, `${day}, ${say(`spread.${how}`)}: `, words(named(source.label)),
    ...how === "reprinted" ? [] : [" — ", ...speakerLinks(claim)]);
}

/** The three numbers of a statement; opened, who carried it day by day. @param {Fact} fact @param {Source[]} sources @returns {HTMLElement | null} */
export function spreadOf(fact, sources) {
  if (!fact.support) return null;
  const steps = stepsOf(fact, sources);
  const text = supportWords(fact.support);
  if (steps.length < 2) return make("p", { class: "fine support" }, text);
  return make("details", { class: "fine spread" }, make("summary", { class: "support", title: say("spread.why") }, text),
    make("ol", {}, ...bounded(steps, MOST, stepLine)));
}
