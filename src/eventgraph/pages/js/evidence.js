// The evidence: for a thing, a line or a claim, the words that carry it and who said them.

import { bounded } from "./bounded.js";
import { isClash, isContested } from "./data.js";
import { button, byId, fill, make, words } from "./dom.js";
import { card, sentence } from "./cards.js";
import { facing, mattersIn, sayings, voices } from "./facing.js";
import { claimsShown, shown } from "./filters.js";
import { kindIcon } from "./legend.js";
import { ofSource } from "./publications.js";
import { focusOn } from "./network.js";
import { noted } from "./placing.js";
import { contestedSign } from "./shapes.js";
import { sourceLine } from "./sources.js";
import { ofSpeaker } from "./speaking.js";
import { spreadOf } from "./spread.js";
import { change, isChosen, onChange, selectSpeaker, state, wordsChanged } from "./state.js";
import { headline, named, say } from "./words.js";

const FIRST = 40;
const MOST = { conflicts: 12, cards: 20 };

/** @param {Model} model */
export function startEvidence(model) {
  onChange((changed) => {
    if (changed.has("selection") || wordsChanged(changed)) show(model);
    if (changed.has("selection")) byId("evidence").scrollTop = 0;
  });
}

/** @param {Model} model */
function show(model) {
  const { thing, fact, claim, speaker } = state.selection;
  const source = state.selection.source ?? model.sources.find(({ id }) => id === thing?.id);
  const panel = byId("evidence");
  document.documentElement.classList.toggle("chosen", isChosen());
  document.documentElement.classList.toggle("chosen-page", Boolean(claim ?? speaker ?? source));
  if (speaker) fill(panel, head(thingTitle(speaker)), ...ofSpeaker(speaker, model));
  else if (source) fill(panel, head(words(named(source.label) || source.id)), ...ofSource(source, model), ...toldOf(source, model));
  else if (thing) fill(panel, head(thingTitle(thing)), ...ofThing(thing, model));
  else if (fact) fill(panel, head(sentence(fact)), ...ofFact(fact, model));
  else if (claim) fill(panel, head(words(named(claim.label) || claim.id)), ...clashes(claim.conflicts, model), card(claim, model, { facts: true }));
  else fill(panel, ...welcome(model));
  const title = isChosen() && byId("evidence-title").textContent;
  document.title = [title, headline(model.page)].filter(Boolean).join(" – ");
}

/** What claims say of a publication itself. @param {Source} source @param {Model} model @returns {HTMLElement[]} */
function toldOf({ id }, model) {
  const thing = model.named.get(id);
  const facts = thing?.facts.filter((fact) => shown().facts.has(fact)) ?? [];
  return facts.length ? [make("h3", {}, say("speaking.about")), ...groups(sorted(facts), model, thing)] : [];
}

/** @param {Node} title @returns {HTMLElement} */
function head(title) {
  return make("div", { class: "evidence-head" }, make("h2", { id: "evidence-title", dir: "auto", tabindex: -1 }, title),
    button("×", { class: "close", "aria-label": say("evidence.close"), onclick: () => change({ selection: {} }) }));
}

/** @param {Thing} thing @returns {Node} */
function thingTitle(thing) {
  const title = make("span", { class: "thing-title" });
  title.append(kindIcon(thing.kind), words(named(thing.label).trim() ? named(thing.label) : thing.id));
  return title;
}

/** @param {Claim[]} claims @returns {string} */
function count(claims) {
  const speakers = new Set(claims.flatMap((claim) => claim.speakers)).size;
  if (claims.length === 1) return say("evidence.claim");
  return say(speakers === 1 ? "evidence.claims.one" : "evidence.claims", { n: claims.length, m: speakers });
}

/** @param {Thing} thing @param {Model} model @returns {(Node | null | false)[]} */
function ofThing(thing, model) {
  const facts = thing.facts.filter((fact) => shown().facts.has(fact));
  const claims = [...new Set(facts.flatMap(claimsShown))];
  const about = [named(thing.type), ...thing.others].filter(Boolean).join(" · ");
  const conflicts = [...new Set(facts.flatMap((fact) => fact.conflicts))];
  const actions = make("p", { class: "actions" },
    thing.drawn && button(say("evidence.neighbour"), { onclick: () => focusOn(thing) }),
    thing.says.length > 0 && button(say("speaking"), { onclick: () => selectSpeaker(thing) }),
    thing.says.length > 0 && button(say("evidence.astold"), { onclick: () => change({ account: { kind: "speaker", of: thing, members: new Set([thing]) } }) }));
  return [
    make("p", { class: "about-thing", dir: "auto" }, about), make("p", { class: "count" }, claims.length ? count(claims) : say("evidence.none")),
    thing.drawn ? null : make("p", { class: "fine" }, say("evidence.undrawn")), noted(model.places.get(thing)), actions,
    ...clashes(conflicts, model), ...groups(sorted(facts), model, thing), unquoted(thing),
  ];
}

/** The contested first, then by relation. @param {Fact[]} facts @returns {Fact[]} */
function sorted(facts) {
  return [...facts].sort((a, b) => Number(isContested(b)) - Number(isContested(a)) || a.property.n - b.property.n || a.n - b.n);
}

/** The matters that some conflicts belong to, each once, the strongest first. @param {Conflict[]} conflicts @param {Model} model @returns {HTMLElement[]} */
function clashes(conflicts, model) {
  const matters = [...new Set(conflicts.map(({ matter }) => matter))].sort((a, b) => a.n - b.n);
  return bounded(matters, MOST.conflicts, (matter) => facing(matter, model, shown().claims));
}

/** One group for each fact, its cards by speaker. @param {Fact[]} facts @param {Model} model @param {Thing} [here] @returns {HTMLElement[]} */
function groups(facts, model, here) {
  return bounded(facts, FIRST, (fact) => group(fact, model, here));
}

/** @param {Fact} fact @param {Model} model @param {Thing} [here] @returns {HTMLElement} */
function group(fact, model, here) {
  const claims = [...claimsShown(fact)].sort((a, b) => a.speaker.n - b.speaker.n || a.n - b.n);
  const speakers = new Set(claims.flatMap((claim) => claim.speakers)).size;
  const cards = sayings(claims).flatMap(voices);
  return make("section", { class: "fact", "data-fact": fact.id },
    make("h3", {}, sentence(fact, here), isContested(fact) && contestedSign(say("differ"))),
    speakers > 1 && make("p", { class: "fine" }, count(claims)), spreadOf(fact, model.sources), ...bounded(cards, MOST.cards, ([first, ...also]) => card(/** @type {Claim} */ (first), model, { also })));
}

/** @param {Fact} fact @param {Model} model @returns {HTMLElement[]} */
function ofFact(fact, model) {
  const ends = [fact.subject, fact.object];
  const others = fact.object ? fact.subject.facts.filter((other) => (
    other !== fact && other.object && ends.includes(other.subject) && ends.includes(other.object) && shown().facts.has(other))) : [];
  const own = group(fact, model);
  own.querySelector("h3")?.remove();
  const also = others.length ? [make("h3", { class: "also" }, say("evidence.also")), ...groups(others, model)] : [];
  const claims = claimsShown(fact);
  return [make("p", { class: "count" }, claims.length ? count(claims) : say("evidence.none")), ...clashes(fact.conflicts, model), own, ...also];
}

/** That an actor is quoted in no claim; what the others say has a page of its own. @param {Thing} thing @returns {HTMLElement | null} */
function unquoted({ kind, says }) {
  return says.length || ["Event", "Place", "Communication", "Office"].includes(kind.name) ? null : make("p", { class: "fine" }, say("evidence.saysnothing"));
}

/** What stands here before anything is chosen. @param {Model} model @returns {HTMLElement[]} */
function welcome(model) {
  const starts = model.conflicts.filter((conflict) => isClash(conflict) && conflict.sides.some((side) => side.claims.some((claim) => shown().claims.has(claim))));
  const seen = new Set();
  const matters = mattersIn(model, shown().claims).length;
  const all = matters > 0 && button(say("evidence.matters", { n: matters }), { class: "quiet", id: "all-matters", onclick: () => {
    change({ tab: "differences" });
    byId("matters").focus();
  } });
  const first = starts.filter(({ subject }) => !seen.has(subject) && seen.add(subject)).slice(0, 8);
  return [
    make("h2", { id: "evidence-title" }, say("evidence.empty.title")), make("p", {}, say("evidence.empty")),
    ...(first.length ? [make("h3", {}, say("evidence.start")), make("ul", { class: "starts" }, ...first.map(start))] : []), ...(all ? [make("p", {}, all)] : []),
    make("h3", {}, say("about.sources")), make("ul", { class: "starts" }, ...model.sources.map((source) => make("li", {}, sourceLine(source, model.sources)))),
  ];
}

/** @param {Conflict} conflict @returns {HTMLElement} */
function start(conflict) {
  const { subject, sides } = conflict;
  const link = button("", { class: "thing", onclick: () => change({ selection: { thing: subject } }) });
  link.append(words(named(subject.label)));
  const what = conflict.kind === "disputes" ? "" : [...new Set(sides.map(({ property }) => named(property.label)))].join(", ");
  return make("li", { class: "start" }, contestedSign(""), make("div", {}, link, what && make("div", { class: "fine" }, what)));
}
