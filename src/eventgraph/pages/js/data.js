// Unpack the page's data: arrays of numbers become things, claims and facts that know each other.

/** The certainties that the page asks for by number; the rest of them it knows by their words. */
export const STATED = 0;
export const UNSAID = 3;

/** @param {any} cell @param {any} other @returns {Label} */
const pair = (cell, other) => [cell ?? "", other || cell || ""];

/** @param {{ page: PageFacts, packed: Packed, words: Record<string, Words> }} raw @returns {Model} */
export function unpack({ page, packed, words }) {
  const kinds = packed.kinds.map(([name, colour, shape], n) => (
    { n, name, colour, shape, label: /** @type {Label} */ (packed.kindLabels[n]) }));
  const things = packed.things.map((row, n) => unpackThing(row, n, packed, kinds));
  const terms = packed.properties.map((row, n) => (
    { n, id: row[0] ?? "", label: pair(row[1], row[2]), inverse: row[3] ? pair(row[3], row[4]) : null, naming: packed.namings.includes(n) }));
  const sources = packed.sources.map((row, n) => ({
    n, id: row[0], title: row[1], publisher: typeof row[2] === "number" ? /** @type {Thing} */ (things[row[2]]) : row[2],
    issued: row[3], url: row[4], from: row[5], label: pair(row[6], row[7]) }));
  const claims = packed.claims.map((row, n) => unpackClaim(row, n, things, sources, packed.flags));
  for (const claim of claims) claim.speaker.says.push(claim);
  const facts = unpackFacts(packed, things, terms, claims);
  link(packed, claims);
  const conflicts = unpackConflicts(packed, things, terms, claims);
  return {
    page, words, kinds, certainties: packed.certainties, things, facts, claims, sources, conflicts,
    parties: packed.parties.map(([party, ...members]) => ({
      party: /** @type {Thing} */ (things[party ?? 0]), members: members.map((n) => /** @type {Thing} */ (things[n])) })),
    named: new Map(things.map((thing) => [thing.id, thing])),
    claimNamed: new Map(claims.map((claim) => [claim.id, claim])),
    prefixes: packed.prefixes, spans: new Map(), edges: facts.filter((fact) => fact.edge),
  };
}

/** @param {any[]} row @param {number} n @param {Packed} packed @param {Kind[]} kinds @returns {Thing} */
function unpackThing(row, n, packed, kinds) {
  const [id, en, es, cls, kind, anonymous, ...others] = row;
  const at = n * 3;
  const drawn = at < packed.nodes.length;
  const type = packed.classes[cls] ?? [];
  return {
    n, id, label: pair(en, es), type: pair(type[1], type[2]), kind: /** @type {Kind} */ (kinds[kind]),
    anonymous: Boolean(anonymous), others, drawn, facts: [], says: [],
    x: packed.nodes[at] ?? 0, y: packed.nodes[at + 1] ?? 0, size: packed.nodes[at + 2] ?? 0,
  };
}

/** @param {any[]} row @param {number} n @param {Thing[]} things @param {Source[]} sources @param {string[]} flags @returns {Claim} */
function unpackClaim(row, n, things, sources, flags) {
  /** @param {number[] | undefined} list @returns {Thing[]} */
  const all = (list) => (list ?? []).map((number) => /** @type {Thing} */ (things[number]));
  return {
    n, id: row[0].includes(":") ? row[0] : `claim:${row[0]}`, speaker: /** @type {Thing} */ (things[row[1]]),
    source: sources[row[2]] ?? null, certainty: row[3] ?? UNSAID, quote: row[4] ?? "", label: pair(row[5], row[6]),
    statedIn: all(row[7]), reportedBy: all(row[8]), basedOn: row[9] ?? [], note: pair(row[10]?.[0], row[10]?.[1]),
    flags: flags.filter((_, bit) => (row[12] ?? 0) & (1 << bit)),
    facts: [], disputes: [], disputedBy: [], corroborates: [], corroboratedBy: [], conflicts: [],
  };
}

/** @param {Packed} packed @param {Thing[]} things @param {Term[]} terms @param {Claim[]} claims @returns {Fact[]} */
function unpackFacts(packed, things, terms, claims) {
  /** @type {Map<string, Fact>} */
  const found = new Map();
  const { statements, literals, edges } = packed;
  for (let at = 0; at < statements.length; at += 4) {
    const [c, s, p, o] = /** @type {[number, number, number, number]} */ (statements.slice(at, at + 4));
    const key = `${s} ${p} ${o}`;
    let fact = found.get(key);
    if (!fact) {
      const row = o < 0 ? literals[~o] ?? [] : null;
      fact = unpackFact(found.size, /** @type {Thing} */ (things[s]), /** @type {Term} */ (terms[p]), o < 0 ? null : things[o] ?? null, row, o);
      found.set(key, fact);
    }
    const claim = /** @type {Claim} */ (claims[c]);
    fact.claims.push(claim);
    claim.facts.push(fact);
  }
  for (let at = 0; at < edges.length; at += 3) {
    const fact = found.get(`${edges[at]} ${edges[at + 1]} ${edges[at + 2]}`);
    if (fact) fact.edge = true;
  }
  return [...found.values()];
}

/** @param {number} n @param {Thing} subject @param {Term} property @param {Thing | null} object @param {string[] | null} row @param {number} value @returns {Fact} */
function unpackFact(n, subject, property, object, row, value) {
  const literal = row && { label: pair(row[0], row[1] === "term" ? row[2] : row[0]), kind: row[1] ?? "text" };
  const end = object ? object.id : `"${literal?.label[0]}"`;
  /** @type {Fact} */
  const fact = { n, id: `${subject.id} ${property.id} ${end}`, subject, property, object, literal, value, claims: [], conflicts: [], edge: false };
  subject.facts.push(fact);
  if (object && object !== subject) object.facts.push(fact);
  return fact;
}

/** @param {Packed} packed @param {Claim[]} claims */
function link(packed, claims) {
  for (const [one, kind, other] of packed.links) {
    const from = /** @type {Claim} */ (claims[one]);
    const to = /** @type {Claim} */ (claims[other]);
    (kind ? from.corroborates : from.disputes).push(to);
    (kind ? to.corroboratedBy : to.disputedBy).push(from);
  }
}

/** @param {Packed} packed @param {Thing[]} things @param {Term[]} terms @param {Claim[]} claims @returns {Conflict[]} */
function unpackConflicts(packed, things, terms, claims) {
  return packed.conflicts.map(([kind, subject, note, ...rows]) => {
    const sides = rows.map(([property, values, numbers]) => (
      { property: /** @type {Term} */ (terms[property]), values, claims: numbers.map((/** @type {number} */ n) => /** @type {Claim} */ (claims[n])) }));
    /** @type {Conflict} */
    const conflict = { kind, subject: /** @type {Thing} */ (things[subject]), note, sides };
    for (const side of sides) {
      for (const claim of side.claims) {
        claim.conflicts.push(conflict);
        for (const fact of claim.facts) if (isStand(fact, side)) fact.conflicts.push(conflict);
      }
    }
    for (const fact of new Set(sides.flatMap((side) => side.claims.flatMap((/** @type {Claim} */ claim) => claim.facts)))) {
      fact.conflicts = [...new Set(fact.conflicts)];
    }
    return conflict;
  });
}

/** Whether a fact is what one side of a disagreement says. @param {Fact} fact @param {Side} side @returns {boolean} */
export function isStand(fact, side) {
  return side.property === fact.property && side.values.includes(fact.value);
}

/** Whether speakers disagree here in a way that cannot both hold. @param {{ conflicts: Conflict[] }} item @returns {boolean} */
export function isContested(item) {
  return item.conflicts.some(isClash);
}

/** @param {Conflict} conflict @returns {boolean} */
export function isClash(conflict) {
  return conflict.kind === "contradicts" || conflict.kind === "disputes" || conflict.kind === "arithmetic";
}
