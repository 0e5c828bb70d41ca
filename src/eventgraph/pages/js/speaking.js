// The page of a speaker: who it is, what it says of what, where that was read, and on what it is silent.

import { bounded } from "./bounded.js";
import { attitude, certaintyOf, commas, literalText, row, sentence, speakerLink, speakerLinks, thingLink } from "./cards.js";
import { STATED, isContested, sourcesOf } from "./data.js";
import { button, make, words } from "./dom.js";
import { questionOf } from "./facing.js";
import { shown } from "./filters.js";
import { contestedSign } from "./shapes.js";
import { silencesOf } from "./silences.js";
import { dayOf, issuedText, sourceLink } from "./sources.js";
import { change, selectThing } from "./state.js";
import { named, relation, say } from "./words.js";

/** So many stand there at first. */
const MOST = { things: 30, lines: 20, carriers: 6, list: 30 };
/** By which properties claims say who an actor is. */
const IDENTITY = new Set(["evg:holds", "evg:formerlyHeld", "evg:memberOf", "evg:represents", "evg:actsFor", "evg:partOf"]);

/** How often each occurs, the most frequent first. @template Item @param {Item[]} items @returns {[Item, number][]} */
export function tally(items) {
  /** @type {Map<Item, number>} */
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Names with how often each occurs, after one another. @template Item @param {Item[]} items @param {(item: Item) => HTMLElement | string} show @returns {HTMLElement} */
export function tallied(items, show) {
  return make("span", {}, ...bounded(tally(items), MOST.carriers, ([item, n]) => make("span", { class: "tally" }, show(item), ` (${n})`)));
}

/** How many claims, and put forward how. @param {Claim[]} claims those shown @param {number} all @returns {HTMLElement[]} */
export function countRows(claims, all) {
  const hidden = all > claims.length ? ` ${say("speaking.filtered", { n: all - claims.length })}` : "";
  const stands = claims.map(attitude).filter(Boolean);
  return [
    ...row(say("speaking.claims"), `${claims.length}${hidden}`),
    ...claims.length ? row(say("legend.certainty"), tallied(claims.map(certaintyOf), (text) => text)) : [],
    ...stands.length ? row(say("speaking.stands"), tallied(stands, (text) => text)) : [],
  ];
}

/** What claims say, by the thing that it is said of; each line leads to its words.
 * @param {Claim[]} claims @param {string} title @param {(claim: Claim) => (Node | string)[]} where what stands behind each claim @returns {HTMLElement | null} */
export function saidOf(claims, title, where) {
  /** @type {Map<Thing, Map<string, [Fact, Claim[]]>>} */
  const things = new Map();
  for (const claim of claims) {
    for (const fact of claim.facts) {
      const lines = things.get(fact.subject) ?? new Map();
      const key = `${fact.n} ${claim.certainty} ${attitude(claim)}`;
      lines.set(key, [fact, [...lines.get(key)?.[1] ?? [], claim]]);
      things.set(fact.subject, lines);
    }
  }
  const order = [...things].sort((a, b) => b[1].size - a[1].size || a[0].n - b[0].n);
  return order.length ? make("section", { class: "speaking" }, make("h3", {}, `${title} (${order.length})`), ...bounded(order, MOST.things, ([thing, lines]) => (
    make("section", { "data-of": thing.id }, make("h4", {}, thingLink(thing)),
      make("ul", {}, ...bounded([...lines.values()], MOST.lines, ([fact, its]) => lineOf(fact, its, where))))))) : null;
}

/** @param {Fact} fact @param {Claim[]} claims @param {(claim: Claim) => (Node | string)[]} where @returns {HTMLElement} */
function lineOf(fact, claims, where) {
  const first = /** @type {Claim} */ (claims[0]);
  const open = (/** @type {Claim} */ claim) => () => change({ selection: { claim } });
  const link = button("", { class: "thing", title: say("table.open"), onclick: open(first) });
  link.append(`${relation(fact.property)} `, words(literalText(fact), fact.literal?.lang));
  const carriers = bounded(claims, MOST.carriers, (claim) => make("li", { "data-claim": claim.id }, ...where(claim),
    claim !== first && " ", claim !== first && button(say("differences.words"), { class: "quiet", onclick: open(claim) })));
  return make("li", { "data-fact": fact.id }, attitude(first) && make("strong", { class: "attitude" }, `${attitude(first)}: `), link, isContested(fact) && contestedSign(say("differ")),
    first.certainty === STATED ? null : make("span", { class: `certainty c${first.certainty}` }, certaintyOf(first)), make("ul", { class: "carriers fine" }, ...carriers));
}

/** In which publications a claim was read, of which days, and through whom. @param {Claim} claim @returns {(Node | string)[]} */
function readWhere(claim) {
  const through = claim.reportedBy.length ? [`, ${say("card.through")} `, ...commas(claim.reportedBy.map(speakerLink))] : [];
  return [...sourcesOf(claim).flatMap((source, n) => [n ? "; " : "", sourceLink(source), dayOf(source) && `, ${dayOf(source)}`]), ...through];
}

/** The first and the last day on which it was published. @param {Claim[]} claims @returns {HTMLElement[]} */
function daysOf(claims) {
  const dated = claims.flatMap(sourcesOf).filter(({ day }) => day).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const [first, last] = [issuedText(dated[0] ?? null), issuedText(dated.at(-1) ?? null)];
  return first ? row(say("table.date"), first === last ? first : `${first} – ${last}`) : [];
}

/** Who it is, as claims and the dataset say. @param {Thing} who @param {Model} model @returns {HTMLElement[]} */
function identity(who, model) {
  const parties = (model.parties.get(who) ?? []).filter((party) => party !== who);
  const members = model.bodies.find(({ body }) => body === who)?.members.filter((member) => member !== who) ?? [];
  const facts = who.facts.filter((fact) => fact.subject === who && IDENTITY.has(fact.property.id));
  return [
    ...facts.length ? row(say("speaking.who"), ...bounded(facts, MOST.carriers, (fact) => make("div", {}, sentence(fact)))) : [],
    ...parties.length ? row(say("speaking.party"), ...commas(parties.map(thingLink))) : [],
    ...members.length ? row(say("speaking.members"), ...commas(members.map(speakerLink))) : [],
  ];
}

/** The publications in which it is quoted, in the order of days. @param {Claim[]} claims @returns {HTMLElement | null} */
function carriersOf(claims) {
  const sources = tally(claims.flatMap(sourcesOf)).sort((a, b) => ((a[0].day || "~") < (b[0].day || "~") ? -1 : 1));
  return sources.length ? make("section", { class: "speaking" }, make("h3", {}, `${say("speaking.read")} (${sources.length})`),
    make("ul", {}, ...bounded(sources, MOST.list, ([source, n]) => make("li", { "data-source": source.id }, sourceLink(source), dayOf(source) && `, ${dayOf(source)}`, ` (${n})`)))) : null;
}

/** On what it says nothing, while others speak of it. @param {Thing} who @param {Model} model @returns {HTMLElement} */
function silence(who, model) {
  const { aspects, events, things, matters } = silencesOf(who, model);
  const silent = aspects.filter(({ claims }) => !claims);
  const folded = (/** @type {string} */ key, /** @type {HTMLElement[]} */ items) => items.length > 0 && make("details", { "data-silent": key },
    make("summary", {}, `${say(`silent.${key}`)} (${items.length})`), make("ul", {}, ...bounded(items, MOST.list, (item) => item)));
  const listed = (/** @type {Thing[]} */ found) => found.map((thing) => make("li", { "data-thing": thing.id }, thingLink(thing)));
  return make("section", { class: "speaking silences" }, make("h3", {}, say("silent")), make("p", { class: "fine" }, say("accounts.why")),
    make("dl", { class: "summary" }, ...row(say("silent.speaks"), aspects.filter(({ claims }) => claims).map(({ aspect, claims }) => `${named(aspect.label)} (${claims})`).join(", ") || "—"),
      ...row(say("silent.aspects"), silent.map(({ aspect }) => named(aspect.label)).join(", ") || "—")),
    folded("events", listed(events)),
    folded("matters", matters.map((matter) => make("li", {}, thingLink(matter.subject), questionOf(matter) && ` ${questionOf(matter)}`))),
    folded("things", listed(things)));
}

/** The page of a speaker, below its name. @param {Thing} who @param {Model} model @returns {(Node | null)[]} */
export function ofSpeaker(who, model) {
  const claims = who.says.filter((claim) => shown().claims.has(claim));
  const about = [named(who.type), ...who.others, who.anonymous ? say("flag.anonymous") : ""].filter(Boolean).join(" · ");
  const through = claims.flatMap(({ reportedBy }) => reportedBy);
  const events = claims.flatMap(({ statedIn }) => statedIn);
  return [
    make("p", { class: "about-thing", dir: "auto" }, about),
    make("p", { class: "actions" }, button(say("speaking.about"), { onclick: () => selectThing(who) }),
      who.says.length > 0 && button(say("evidence.astold"), { onclick: () => change({ account: { kind: "speaker", of: who, members: new Set([who]) } }) })),
    make("dl", { class: "summary" }, ...identity(who, model), ...countRows(claims, who.says.length), ...daysOf(claims),
      ...through.length ? row(say("speaking.through"), tallied(through, speakerLink)) : [], ...events.length ? row(say("card.said"), tallied(events, thingLink)) : []),
    who.says.length ? null : make("p", { class: "fine" }, say("evidence.saysnothing")),
    saidOf(claims, say("speaking.said"), readWhere), carriersOf(claims), silence(who, model),
  ];
}

/** Who says a claim, and through whom. @param {Claim} claim @returns {(Node | string)[]} */
export function saidBy(claim) {
  return [...speakerLinks(claim), ...claim.reportedBy.length ? [`, ${say("card.through")} `, ...commas(claim.reportedBy.map(speakerLink))] : []];
}
