// Which claims, facts and things are shown: by account, certainty, dispute, time, kind and focus.

import { isContested, sourcesOf } from "./data.js";
import { state } from "./state.js";

/** @type {{ model: Model | null, shown: Shown | null }} */
const cache = { model: null, shown: null };

/** @param {Model} model */
export function filterOver(model) {
  cache.model = model;
  cache.shown = null;
}

/** Forget what was shown; the next question counts anew. */
export function refilter() {
  cache.shown = null;
}

/** @returns {Shown} */
export function shown() {
  cache.shown ??= compute(/** @type {Model} */ (cache.model));
  return cache.shown;
}

/** @param {Model} model @returns {Shown} */
function compute(model) {
  const claims = new Set(model.claims.filter(claimPasses));
  const near = state.focus ? neighbourhood(state.focus, state.steps, claims) : null;
  const facts = new Set(model.facts.filter((fact) => factPasses(fact, claims, near, model.spans)));
  /** @type {Set<Thing>} */
  const things = new Set();
  for (const fact of facts) {
    if (!isAsserted(fact, claims)) continue;
    things.add(fact.subject);
    if (fact.object) things.add(fact.object);
  }
  const narrowed = state.hiddenKinds.size || near || state.from !== null || state.contested;
  const kept = narrowed ? new Set([...claims].filter((claim) => claim.facts.some((fact) => facts.has(fact)))) : claims;
  return { claims: kept, facts, things };
}

/** Whether account, certainty and dispute let a claim through. @param {Claim} claim @returns {boolean} */
export function claimPasses(claim) {
  const { account, and } = state;
  if (account && !tells(account, claim) && !(and && tells(and, claim))) return false;
  if (state.hiddenCertainties.has(claim.certainty) || claim.marks.some((mark) => state.hiddenMarks.has(mark))) return false;
  return !state.contested || claim.disputes.length + claim.disputedBy.length > 0 || isContested(claim);
}

/** Whether a claim belongs to an account: by who says it, or by what it was read in. @param {Account} account @param {Claim} claim @returns {boolean} */
export function tells({ kind, members }, claim) {
  return kind === "source" ? sourcesOf(claim).some((source) => members.has(source)) : claim.speakers.some((speaker) => members.has(speaker));
}

/** @param {Fact} fact @param {Set<Claim>} claims @param {Set<Thing> | null} near @param {Map<Thing, Span[]>} spans @returns {boolean} */
function factPasses(fact, claims, near, spans) {
  if (state.hiddenKinds.has(fact.subject.kind.n)) return false;
  if (fact.object && state.hiddenKinds.has(fact.object.kind.n)) return false;
  if (near && !(near.has(fact.subject) && (!fact.object || near.has(fact.object)))) return false;
  if (state.from !== null && !inTime(fact, claims, spans)) return false;
  if (state.contested && !contestedHere(fact)) return false;
  return fact.claims.some((claim) => claims.has(claim));
}

/** @param {Fact} fact @returns {boolean} */
function contestedHere(fact) {
  return isContested(fact) || fact.claims.some((claim) => claim.disputes.length + claim.disputedBy.length > 0);
}

/** @param {Fact} fact @param {Set<Claim>} claims @param {Map<Thing, Span[]>} spans @returns {boolean} */
function inTime(fact, claims, spans) {
  const dated = [...(spans.get(fact.subject) ?? []), ...((fact.object && spans.get(fact.object)) || [])];
  return dated.some((span) => (
    span.from < (state.to ?? Infinity) && span.to > (state.from ?? -Infinity) && span.claims.some((claim) => claims.has(claim))));
}

/** @param {Thing} centre @param {number} steps @param {Set<Claim>} claims @returns {Set<Thing>} */
function neighbourhood(centre, steps, claims) {
  const near = new Set([centre]);
  let edge = [centre];
  for (let step = 0; step < steps; step += 1) {
    /** @type {Thing[]} */
    const next = [];
    for (const thing of edge) {
      for (const fact of thing.facts) {
        const other = fact.subject === thing ? fact.object : fact.subject;
        if (other && !near.has(other) && fact.claims.some((claim) => claims.has(claim))) {
          near.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return near;
}

/** Whether any of the claims asserts a fact: what is denied or expected is no line of the network. @param {Fact} fact @param {Set<Claim>} claims @returns {boolean} */
export function isAsserted(fact, claims) {
  return fact.claims.some((claim) => claim.asserted && claims.has(claim));
}

/** The claims of a fact that are shown. @param {Fact} fact @returns {Claim[]} */
export function claimsShown(fact) {
  const { claims } = shown();
  return fact.claims.filter((claim) => claims.has(claim));
}
