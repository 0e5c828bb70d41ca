// How far a statement goes: its voices, carriers and origins, and its publications in the order of days.

import { bounded } from "./bounded.js";
import { literalText, speakerLinks } from "./cards.js";
import { isApart, sourcesOf } from "./data.js";
import { make } from "./dom.js";
import { byDay, issuedText, sourceLink } from "./sources.js";
import { say, supportWords } from "./words.js";

/** So many steps stand there at first. */
const MOST = 40;

/** @typedef {{ source: Source, claim: Claim, how: string, fact: Fact }} Step one publication on the way */

/** How two values stand that cannot both hold. */
const CLASHES = new Set(["contradicts", "changed", "relayed"]);

/** How another claim of the same thing and property belongs to these: as `eventgraph spread` has it. @param {Claim} claim @param {Set<Claim>} same @param {Fact} fact @param {Fact} other @returns {string} */
function howElse(claim, same, fact, other) {
  const among = (/** @type {Claim[]} */ others) => others.some((one) => same.has(one));
  if (among(claim.withdraws)) return "withdrawn";
  const [speakers, events, read] = [new Set(), new Set(), new Set()];
  for (const one of same) {
    for (const who of one.speakers) speakers.add(who);
    for (const event of one.statedIn) events.add(event);
    for (const source of sourcesOf(one)) read.add(source.n);
  }
  if (among(claim.revises) || sourcesOf(claim).some(({ revises }) => read.has(revises))) return "corrected";
  if (same.has(claim)) return "";
  if (!claim.speakers.some((who) => speakers.has(who)) && !claim.statedIn.some((event) => events.has(event))) return "";
  if (other.conflicts.some((one) => CLASHES.has(one.kind) && isApart(one, fact, other))) return "changed";
  return other.literal ? "otherwise" : "";
}

/** The publications that carry a statement, and those that copied one of them without a claim here. @param {Fact} fact @param {Source[]} sources @returns {Step[]} */
export function stepsOf(fact, sources) {
  const claims = fact.claims.filter((claim) => claim.asserted).sort(byDay);
  const read = claims.flatMap((claim) => sourcesOf(claim).map((source) => ({ source, claim, how: "repeated", fact })));
  const same = new Set(claims);
  for (const step of read) if (step.claim.withdraws.some((one) => same.has(one))) step.how = "withdrawn";
  const steps = [...read, ...otherwise(fact, same)];
  inTime(read, steps);
  const seen = new Set(steps.map(({ source }) => source));
  for (const step of steps) {
    for (const source of sources) {
      if (sources[source.from] !== step.source || seen.has(source)) continue;
      seen.add(source);
      steps.push({ ...step, source, how: "reprinted" });
    }
  }
  const key = (/** @type {Step} */ { source, how }) => `${source.day || "~"} ${Number(how === "reprinted")}`;
  return steps.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Say what each step is by its day: a value is first given where no day may be earlier, and nothing changes before. @param {Step[]} read @param {Step[]} steps */
function inTime(read, steps) {
  const given = read.flatMap(({ source: { days } }) => (days ? [days] : []));
  const surest = Math.min(...given.map(([, end]) => end));
  const first = given.filter(([from]) => from < surest);
  const last = Math.max(...first.map(([, end]) => end));
  const how = new Set(first.map(String)).size > 1 ? "perhaps first" : "first";
  for (const step of steps) {
    const { days } = step.source;
    if (step.how === "changed" && !(days && first.length && days[0] >= last)) step.how = "otherwise";
    else if (step.how === "repeated") step.how = !days ? "said" : days[0] < surest ? how : "repeated";
  }
}

/** Where the same speaker, or a report of the same speech, says it otherwise or takes it back. @param {Fact} fact @param {Set<Claim>} same @returns {Step[]} */
function otherwise(fact, same) {
  const others = fact.subject.facts.filter((one) => one !== fact && one.property === fact.property && one.subject === fact.subject);
  return others.flatMap((other) => other.claims.filter(({ asserted }) => asserted).flatMap((claim) => {
    const how = howElse(claim, same, fact, other);
    return how ? sourcesOf(claim).map((source) => ({ source, claim, how, fact: other })) : [];
  }));
}

/** @param {Step} step @param {Fact} here @returns {HTMLElement} */
function stepLine({ source, claim, how, fact }, here) {
  const told = fact === here ? "" : `, ${literalText(fact)}`;
  return make("li", { "data-source": source.id, "data-how": how }, `${issuedText(source) || say("card.undated")}, ${say(`spread.${how}`)}${told}: `, sourceLink(source),
    ...how === "reprinted" ? [] : [" — ", ...speakerLinks(claim)]);
}

/** The three numbers of a statement; opened, who carried it day by day. @param {Fact} fact @param {Source[]} sources @returns {HTMLElement | null} */
export function spreadOf(fact, sources) {
  if (!fact.support) return null;
  const steps = stepsOf(fact, sources);
  const text = supportWords(fact.support);
  if (steps.length < 2) return make("p", { class: "fine support" }, text);
  return make("details", { class: "fine spread" }, make("summary", { class: "support", title: say("spread.why") }, text),
    make("ol", {}, ...bounded(steps, MOST, (step) => stepLine(step, fact))));
}
