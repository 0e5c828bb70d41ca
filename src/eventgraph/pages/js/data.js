// Unpack the page's data: arrays of numbers become things, claims and facts that know each other.

import { covered } from "./dates.js";
import { add, at, bitsOf, every, NONE, numbersOf, pair, rowsOf } from "./rows.js";
import { isAttitude, sentence } from "./sentences.js";

/** The certainties that the page asks for by number; the rest of them it knows by their words. */
export const STATED = 0;
export const UNSAID = 3;

/** @param {{ page: PageFacts, packed: Packed, words: Record<string, Words> }} raw @returns {Model} */
export function unpack({ page, packed, words }) {
  const kinds = rowsOf(packed, "kinds").map(({ en, es, ...kind }, n) => ({ ...kind, n, label: pair(en, es) }));
  const things = unpackThings(packed, kinds);
  const all = (/** @type {number[]} */ numbers) => numbers.map((n) => at(things, n));
  const aspects = rowsOf(packed, "aspects").map(({ name, en, es, ofThings }, n) => ({ n, name, label: pair(en, es), ofThings: Boolean(ofThings) }));
  const terms = rowsOf(packed, "properties").map(({ id, en, es, inverse, naming, aspect }, n) => ({
    n, id, label: pair(en, es), inverse: inverse?.length ? pair(...inverse) : null, naming: Boolean(naming),
    aspect: aspects.find(({ name }) => name === aspect) ?? null }));
  const classes = rowsOf(packed, "classes");
  const sources = rowsOf(packed, "sources").map(({ publisher, en, es, by, revises, dated, class: type, lang = "", ...source }, n) => (
    { ...source, n, lang, type: pair(classes[type]?.en, classes[type]?.es), day: dated ? dated[0] || dated[1] || "" : source.issued, dated: dated ? pair(dated[2], dated[3]) : null, days: covered({ label: [source.issued], days: dated }), by: all(by ?? []), revises: revises?.[0] ?? /** @type {""} */ (""), claims: /** @type {Claim[]} */ ([]), publisher: typeof publisher === "number" ? at(things, publisher) : publisher, label: pair(en, es) }));
  const claims = rowsOf(packed, "claims").map(claimOf(things, sources, packed));
  for (const claim of claims) {
    for (const speaker of claim.speakers) speaker.says.push(claim);
    for (const source of sourcesOf(claim)) source.claims.push(claim);
  }
  const facts = unpackFacts(packed, things, terms, claims);
  const marks = packed.marks.map(([name, en, es]) => ({ name, label: pair(en, es) }));
  for (const claim of claims) if (!claim.label[0]) tellLater(claim, marks);
  link(packed, claims);
  const matters = unpackMatters(packed, things, terms, claims);
  return {
    page, words, kinds, certainties: packed.certainties, marks, things, facts, claims, sources, matters, conflicts: matters.flatMap(({ conflicts }) => conflicts),
    bodies: rowsOf(packed, "bodies").map(({ body, members }) => ({ body: at(things, body), members: all(members) })),
    parties: new Map(rowsOf(packed, "parties").map(({ speaker, parties }) => [at(things, speaker), all(parties)])),
    around: new Map(rowsOf(packed, "around").map(({ event, things: near }) => [at(things, event), all(near)])),
    named: new Map(things.map((thing) => [thing.id, thing])),
    claimNamed: new Map(claims.map((claim) => [claim.id, claim])),
    prefixes: packed.prefixes, spans: new Map(), edges: facts.filter((fact) => fact.edge),
    story: {
      events: rowsOf(packed, "events").map(({ event, shown, whole }) => ({ of: at(things, event), shown: Boolean(shown), whole: whole ? at(things, whole - 1) : null })),
      actors: rowsOf(packed, "actors").map(({ actor, shown }) => ({ of: at(things, actor), shown: Boolean(shown), whole: null })),
    },
    places: new Map(rowsOf(packed, "places").map(({ place, x, y, wide, note }) => [at(things, place), { x, y, wide: Boolean(wide), note: pair(...note ?? []) }])), land: packed.land, looks: packed.looks,
  };
}

/** Make the label of a claim that has none when it is first asked for. @param {Claim} claim @param {Model["marks"]} marks */
function tellLater(claim, marks) {
  /** @type {Label | undefined} */
  let label;
  Object.defineProperty(claim, "label", { get: () => (label ??= pair(sentence(claim, marks, 0), sentence(claim, marks, 1))) });
}

/** Those that are drawn come first, each with its place. @param {Packed} packed @param {Kind[]} kinds @returns {Thing[]} */
function unpackThings(packed, kinds) {
  const classes = rowsOf(packed, "classes");
  const nodes = numbersOf(packed, "nodes");
  return rowsOf(packed, "things").map(({ id, en, es, class: type, kind, anonymous, others }, n) => ({
    n, id, label: pair(en, es), type: pair(classes[type]?.en, classes[type]?.es), typeId: classes[type]?.id ?? "", kind: at(kinds, kind),
    anonymous: Boolean(anonymous), others: others ?? [], drawn: n < nodes.length, facts: [], says: [],
    ...nodes[n] ?? { x: 0, y: 0, size: 0, side: 0, folded: /** @type {0} */ (0) },
  }));
}

/** What unpacks a claim. @param {Thing[]} things @param {Source[]} sources @param {Packed} packed @returns {(row: Tables["claims"], n: number) => Claim} */
function claimOf(things, sources, packed) {
  const nothing = pair();
  const doubts = packed.doubts.map((texts) => pair(...texts));
  const flagged = bitsOf(packed.flags.length, (bit) => at(packed.flags, bit));
  const marked = bitsOf(packed.marks.length, (bit) => bit);
  const asserts = (/** @type {number[]} */ marks) => !marks.some((bit) => isAttitude(packed.marks[bit]?.[0]));
  return ({ id, speaker, source, en, es, statedIn, reportedBy, basedOn, note, flags = 0, marks = 0, doubt, alsoIn, together, after, roots, translations, fragment, ...row }, n) => ({
    ...row, n, id: id.includes(":") ? id : `claim:${id}`, speaker: at(things, speaker), source: sources[source] ?? null, label: pair(en, es),
    statedIn: every(things, statedIn), reportedBy: every(things, reportedBy), basedOn: basedOn || NONE, note: note?.length ? pair(...note) : nothing,
    doubt: (doubt && doubts[doubt - 1]) || nothing, alsoIn: every(sources, alsoIn), after: every(sources, after),
    speakers: [at(things, speaker), ...every(things, together)], origin: roots?.length ? roots.join(" ") : source < 0 ? "" : String(source),
    translations: translations || NONE, fragment: fragment || "", flags: flagged(flags), asserted: asserts(marked(marks)), marks: marked(marks),
    facts: [], disputes: NONE, disputedBy: NONE, corroborates: NONE, corroboratedBy: NONE, revises: NONE, withdraws: NONE, conflicts: NONE,
  });
}

/** The publications that a claim was read in. @param {Claim} claim @returns {Source[]} */
export function sourcesOf({ source, alsoIn }) {
  return source ? [source, ...alsoIn] : alsoIn;
}

/** @param {Packed} packed @param {Thing[]} things @param {Term[]} terms @param {Claim[]} claims @returns {Fact[]} */
function unpackFacts(packed, things, terms, claims) {
  /** @type {Map<string, Fact>} */
  const found = new Map();
  const literals = rowsOf(packed, "literals").map(({ text, kind, es, lang, days }) => ({ label: pair(text, es), kind, days, lang: kind === "text" ? lang ?? "" : undefined }));
  for (const { claim: c, subject, property, object } of numbersOf(packed, "statements")) {
    const key = `${subject} ${property} ${object}`;
    let fact = found.get(key);
    if (!fact) {
      fact = unpackFact(found.size, at(things, subject), at(terms, property), object < 0 ? at(literals, ~object) : at(things, object), object);
      found.set(key, fact);
    }
    const claim = at(claims, c);
    fact.claims.push(claim);
    claim.facts.push(fact);
  }
  for (const { subject, property, object } of numbersOf(packed, "edges")) {
    const fact = found.get(`${subject} ${property} ${object}`);
    if (fact) fact.edge = true;
  }
  for (const { subject, property, object, voices, carriers, origins } of numbersOf(packed, "support")) {
    const fact = found.get(`${subject} ${property} ${object}`);
    if (fact) fact.support = [voices, carriers, origins];
  }
  for (const fact of found.values()) fact.support ??= ofOne(fact.claims.find((claim) => claim.asserted));
  return [...found.values()];
}

/** What one claim alone has. @param {Claim | undefined} claim @returns {Support | null} */
function ofOne(claim) {
  return claim ? [1, sourcesOf(claim).length, claim.origin ? 1 : 0] : null;
}

/** @param {number} n @param {Thing} subject @param {Term} property @param {Thing | Literal} end @param {number} value @returns {Fact} */
function unpackFact(n, subject, property, end, value) {
  const object = "id" in end ? end : null;
  const literal = "id" in end ? null : end;
  /** @type {Fact} */
  const fact = {
    n, id: `${subject.id} ${property.id} ${object ? object.id : `"${end.label[0]}"`}`,
    subject, property, object, literal, value, claims: [], conflicts: NONE, edge: false, support: null };
  subject.facts.push(fact);
  if (object && object !== subject) object.facts.push(fact);
  return fact;
}

/** @param {Packed} packed @param {Claim[]} claims */
function link(packed, claims) {
  for (const { claim, kind, other } of rowsOf(packed, "links")) {
    const [from, to] = [at(claims, claim), at(claims, other)];
    const [there, back] = [["disputes", "corroborates", "revises", "withdraws"][kind], ["disputedBy", "corroboratedBy"][kind]];
    if (there) add(from, there, to);
    if (back) add(to, back, from);
  }
}

/** @param {Packed} packed @param {Thing[]} things @param {Term[]} terms @param {Claim[]} claims @returns {Matter[]} */
function unpackMatters(packed, things, terms, claims) {
  return rowsOf(packed, "contests").map(({ about, sides: rows, conflicts }, n) => {
    const sides = rowsOf(packed, "sides", rows).map((side) => (
      sideOf(at(terms, side.property), side, side.claims.map((n) => at(claims, n)))));
    /** @type {Matter} */
    const matter = { n, subject: at(things, about), sides, conflicts: [] };
    for (const { kind, places, note, beside } of rowsOf(packed, "conflicts", conflicts)) {
      const conflict = { kind, subject: matter.subject, note: note ?? "", places, beside: beside ?? [], sides: places.map((place) => at(sides, place)), matter };
      matter.conflicts.push(conflict);
      tellOf(conflict);
    }
    return matter;
  });
}

/** @param {Term} property @param {Omit<Tables["sides"], "property">} row @param {Claim[]} claims @returns {Side} */
function sideOf(property, { values, support, qualities = [] }, claims) {
  const said = claims.flatMap(({ facts }) => facts);
  const found = qualities.flatMap((name, n) => (n % 2 ? [] : said.find((fact) => fact.property.n === name && fact.value === qualities[n + 1]) ?? []));
  return { property, values, support, claims, qualities: found };
}

/** Let the claims of a conflict, and what they say in it, know of it. @param {Conflict} conflict */
function tellOf(conflict) {
  /** @type {Set<Fact>} */
  const facts = new Set();
  for (const side of conflict.sides) {
    for (const claim of side.claims) add(claim, "conflicts", conflict);
    for (const fact of standing(side, conflict.subject)) facts.add(fact);
  }
  for (const fact of facts) add(fact, "conflicts", conflict);
}

/** Whether a fact is what one side of a disagreement says. @param {Fact} fact @param {Side} side @returns {boolean} */
function isStand(fact, side) {
  return side.property === fact.property && side.values.includes(fact.value);
}

/** The facts that a side says: of what the matter is about, or else of whatever says it. @param {Side} side @param {Thing} about @returns {Fact[]} */
export function standing(side, about) {
  const facts = [...new Set(side.claims.flatMap((claim) => claim.facts.filter((fact) => isStand(fact, side))))];
  const own = facts.filter(({ subject }) => subject === about);
  return own.length ? own : facts;
}

/** Whether two facts stand so to one another in a conflict. @param {Conflict} conflict @param {Fact} one @param {Fact} other @returns {boolean} */
export function isApart({ sides, places, beside }, one, other) {
  const [here, there] = [one, other].map((fact) => sides.flatMap((side, n) => (isStand(fact, side) ? [places[n] ?? 0] : [])));
  const among = (/** @type {number} */ a, /** @type {number} */ b) => beside.some((place, at) => at % 2 === 0 && place === Math.min(a, b) && beside[at + 1] === Math.max(a, b));
  return Boolean(here?.some((a) => there?.some((b) => a !== b && !among(a, b))));
}

/** Whether speakers disagree here in a way that cannot both hold. @param {{ conflicts: Conflict[] }} item @returns {boolean} */
export function isContested(item) {
  return item.conflicts.some(isClash);
}

/** @param {Conflict} conflict @returns {boolean} */
export function isClash(conflict) {
  return conflict.kind === "contradicts" || conflict.kind === "disputes" || conflict.kind === "arithmetic";
}
