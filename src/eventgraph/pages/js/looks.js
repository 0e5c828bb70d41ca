// By colour and shape, whose account a voice belongs to: the same in the story and in the network.

/** Colours and shapes of the accounts that say most; vermilion is kept for what is contested. */
export const LOOKS = [["#0072B2", "dot"], ["#E69F00", "square"], ["#009E73", "triangle"], ["#CC79A7", "diamond"], ["#56B4E9", "triangleDown"], ["var(--ink)", "square"]];
export const OTHERS = ["#8A8A8A", "dot"];

/** @param {Claim} claim @param {{ model: Model, looks: Map<Thing, string[]> }} view @returns {string[]} */
export function lookOf(claim, { model, looks }) {
  const parties = claim.speakers.flatMap((speaker) => model.parties.get(speaker) ?? [speaker]);
  return parties.map((party) => looks.get(party)).find(Boolean) ?? OTHERS;
}

/** The parties that say most of who took part. @param {Model} model @param {Claim[]} claims @returns {Map<Thing, string[]>} */
export function looksOf(model, claims) {
  /** @type {Map<Thing, number>} */
  const counted = new Map();
  for (const party of claims.flatMap(({ speakers }) => speakers.flatMap((speaker) => model.parties.get(speaker) ?? [speaker]))) counted.set(party, (counted.get(party) ?? 0) + 1);
  const order = [...counted].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1)).slice(0, LOOKS.length);
  return new Map(order.map(([party], n) => [party, LOOKS[n] ?? OTHERS]));
}
