// By colour and shape, whose account a voice belongs to: the same in the story, in its picture and in the network.

/** The look of all who have none of their own. @param {Model} model @returns {string[]} */
export function others({ looks }) {
  return looks[looks.length - 1] ?? [];
}

/** @param {Claim} claim @param {{ model: Model, looks: Map<Thing, string[]> }} view @returns {string[]} */
export function lookOf(claim, { model, looks }) {
  const parties = claim.speakers.flatMap((speaker) => model.parties.get(speaker) ?? [speaker]);
  return parties.map((party) => looks.get(party)).find(Boolean) ?? others(model);
}

/** The parties that say most of who took part. @param {Model} model @param {Claim[]} claims @returns {Map<Thing, string[]>} */
export function looksOf(model, claims) {
  /** @type {Map<Thing, number>} */
  const counted = new Map();
  for (const party of claims.flatMap(({ speakers }) => speakers.flatMap((speaker) => model.parties.get(speaker) ?? [speaker]))) counted.set(party, (counted.get(party) ?? 0) + 1);
  const order = [...counted].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1)).slice(0, model.looks.length - 1);
  return new Map(order.map(([party], n) => [party, model.looks[n] ?? []]));
}
