// A claim as a card: what is said, the words, who says it, where, and what stands against it.

import { dateText } from "./dates.js";
import { button, direction, make, words } from "./dom.js";
import { isAttitude } from "./sentences.js";
import { fragmentOf, readIn, sourceLine } from "./sources.js";
import { change, selectSpeaker, selectThing } from "./state.js";
import { currentLanguage, named, relation, say, speakersOf } from "./words.js";

/** @param {Thing} thing @returns {HTMLElement} a thing's name that leads to the thing */
export function thingLink(thing) {
  const label = named(thing.label);
  const link = button("", { class: "thing", title: thing.id, onclick: () => selectThing(thing) });
  link.append(words(label.trim() ? label : thing.id));
  return link;
}

/** A speaker's name that leads to what it says. @param {Thing} speaker @returns {HTMLElement} */
export function speakerLink(speaker) {
  const link = button("", { class: "thing", title: speaker.id, "data-speaker": speaker.id, onclick: () => selectSpeaker(speaker) });
  link.append(words(named(speaker.label).trim() ? named(speaker.label) : speaker.id));
  return link;
}

/** @param {Fact} fact @param {Thing} [here] the thing it is read from @returns {HTMLElement} the relation in words */
export function sentence(fact, here) {
  const backwards = here && fact.object === here && fact.subject !== here && fact.property.inverse;
  if (backwards) return make("span", {}, thingLink(here), ` ${named(backwards)} `, thingLink(fact.subject));
  return make("span", {}, thingLink(fact.subject), ` ${relation(fact.property)} `, valueOf(fact));
}

/** @param {Fact} fact @returns {string} */
export function literalText(fact) {
  if (!fact.literal) return fact.object ? named(fact.object.label) : "";
  const text = named(fact.literal.label);
  if (fact.literal.kind === "date") return dateText(fact.literal, currentLanguage());
  const digits = (/** @type {string} */ number) => BigInt(number).toLocaleString(currentLanguage() === "es" ? "es" : "en");
  if (fact.literal.kind === "number" && /^-?\d+$/.test(text)) return digits(text);
  if (fact.literal.kind === "term") return text.replace(/(?<![\d.,])\d{5,}(?![.,-]?\d)/g, digits);
  return fact.literal.kind === "text" ? `“${text}”` : text;
}

/** What a fact says of its subject: a link to a thing, or words in their own language. @param {Fact} fact @returns {HTMLElement} */
export function valueOf(fact) {
  return fact.object ? thingLink(fact.object) : words(literalText(fact), fact.literal?.lang);
}

/** What a reader should know of who speaks. @param {Claim} claim @returns {string[]} */
export function flagsOf(claim) {
  return claim.reportedBy.length ? [...claim.flags, "reported"] : claim.flags;
}

/** A quote's translation into the language of the page, or else its first, with its language; none of what is in that language. @param {Claim} claim @returns {[string, string] | null} */
function translationOf({ translations, lang }) {
  if (lang.split("-")[0] === currentLanguage()) return null;
  const [language, text] = translations;
  const at = translations.findIndex((one, n) => n % 2 === 0 && one.split("-")[0] === currentLanguage());
  return language === undefined || text === undefined ? null : at < 0 ? [language, text] : [translations[at] ?? "", translations[at + 1] ?? ""];
}

/** The words, and a translation under them. @param {Claim} claim @returns {HTMLElement[]} */
export function quoteOf(claim) {
  const said = make(isObserved(claim) ? "p" : "blockquote", { class: isObserved(claim) ? "observed" : "quote", dir: direction(claim.lang), lang: claim.lang }, claim.quote.trim() ? claim.quote : "—");
  const translated = translationOf(claim);
  if (!translated) return [said];
  const [language, text] = translated;
  return [said, make("p", { class: "translation" }, `${say("card.translation")}: `, make("q", { lang: language, dir: direction(language) }, text))];
}

/** Links to who says it; those who say it with one voice stand together. @param {Claim} claim @returns {(Node | string)[]} */
export function speakerLinks(claim) {
  return claim.speakers.flatMap((speaker, n) => (n ? [` ${say("and")} `, speakerLink(speaker)] : [speakerLink(speaker)]));
}

/** @param {Claim} claim @returns {HTMLElement} who says it, and how */
export function byline(claim) {
  return make("p", { class: "byline" }, make("span", {}, ...speakerLinks(claim)), ...attitudeOf(claim), make("span", { class: `certainty c${claim.certainty}` }, certaintyOf(claim)),
    ...flagsOf(claim).map((flag) => make("span", { class: "flag", title: say(`flag.${flag}.why`) }, say(`flag.${flag}`))));
}

/** How a claim is put forward, in words. @param {Claim} claim @returns {string} */
export function certaintyOf({ certainty }) {
  return named(certainties[certainty] ?? ["", ""]);
}

/** @type {Label[]} */
let certainties = [];
/** @type {Mark[]} */
let marks = [];
/** @type {Map<string, Thing>} */
let things = new Map();

/** A note of the library's, with names for what it names by CURIE. @param {string} note @returns {string} */
export function inNames(note) {
  return note.replace(/[\w-]+:[\w./-]*\w/g, (id) => named(things.get(id)?.label ?? [id, id]) || id);
}

/** @param {Model} model */
export function nameMarks(model) {
  ({ certainties, marks, named: things } = model);
}

/** How the speaker stands to what is said, where that is not to assert it. @param {Claim} claim @returns {string} */
export function attitude(claim) {
  return claim.marks.filter((n) => isAttitude(marks[n]?.name)).map((n) => named(marks[n]?.label ?? ["", ""])).join(", ");
}

/** @param {Claim} claim @returns {HTMLElement[]} */
function attitudeOf(claim) {
  const text = attitude(claim);
  return text ? [make("strong", { class: "attitude" }, text)] : [];
}

/** Whether a claim tells what is seen, and no words. @param {Claim} claim @returns {boolean} */
function isObserved(claim) {
  return claim.marks.some((n) => marks[n]?.name === "Observation");
}

/** Whose words the quote is. @param {Claim} claim @returns {string} */
function wordingOf(claim) {
  return claim.marks.filter((n) => ["Direct", "Rendered", "Observation"].includes(marks[n]?.name ?? "")).map((n) => named(marks[n]?.label ?? ["", ""])).join(", ");
}

/** @param {string} term @param {...(Node | string)} what @returns {HTMLElement[]} */
export function row(term, ...what) {
  return [make("dt", {}, term), make("dd", { dir: "auto" }, ...what)];
}

/** @param {Node[]} nodes @returns {(Node | string)[]} */
export function commas(nodes) {
  return nodes.flatMap((node, i) => (i ? [", ", node] : [node]));
}

/**
 * @param {Claim} claim
 * @param {Model} model
 * @param {{ facts?: boolean, also?: Claim[] }} [what] whether the card says all that the claim says, and who carries the same words besides
 * @returns {HTMLElement}
 */
export function card(claim, model, { facts = false, also = [] } = {}) {
  const list = make("dl", {});
  if (claim.statedIn.length) list.append(...row(say("card.said"), ...commas(claim.statedIn.map(thingLink))));
  if (claim.reportedBy.length) list.append(...row(say("card.reported"), ...commas(claim.reportedBy.map(speakerLink))));
  if (claim.source) list.append(...row(say("card.source"), sourceLine(claim.source, model.sources)));
  for (const source of claim.alsoIn) list.append(...row(say("card.also"), sourceLine(source, model.sources)));
  if (claim.after.length) list.append(...row(say("card.after"), ...commas(claim.after.map((source) => sourceLine(source, model.sources)))));
  if (claim.fragment) list.append(...row(say("card.where"), fragmentOf(claim)));
  for (const other of also) list.append(...row(say("card.also"), make("span", { "data-claim": other.id }, ...readIn(other, model.sources), " ", claimLink(other))));
  const based = claim.basedOn.flatMap((n) => model.claims[n] ?? []);
  if (based.length) list.append(...row(say("card.based"), ...commas(based.map(claimLink))));
  if (wordingOf(claim)) list.append(...row(say("card.wording"), wordingOf(claim)));
  if (named(claim.doubt)) list.append(...row(say("card.doubt"), named(claim.doubt)));
  if (named(claim.note)) list.append(...row(say("card.note"), named(claim.note)));
  const rows = facts && make("ul", { class: "said" }, ...attitudeOf(claim), ...claim.facts.map((fact) => make("li", {}, sentence(fact))));
  return make("article", { class: "card", "data-claim": claim.id },
    rows, ...quoteOf(claim), byline(claim), list, ...against(claim), tools(claim));
}

/** @param {Claim} claim @returns {HTMLElement} */
export function claimLink(claim) {
  const link = button("", { class: "thing", title: claim.id, onclick: () => change({ selection: { claim } }) });
  link.append(words(named(claim.label) || claim.id));
  return link;
}

/** The claims that dispute or corroborate this one, each with its words. @param {Claim} claim @returns {HTMLElement[]} */
function against(claim) {
  /** @type {[string, Claim[]][]} */
  const kinds = [["disputes", claim.disputes], ["disputedBy", claim.disputedBy], ["corroborates", claim.corroborates], ["corroboratedBy", claim.corroboratedBy]];
  return kinds.filter(([, others]) => others.length).map(([kind, others]) => make("div", { class: `against ${kind}` },
    make("h4", {}, say(`card.${kind}`)),
    ...others.map((other) => make("div", { class: "other" }, ...quoteOf(other), make("p", { class: "byline" }, make("span", {}, ...speakerLinks(other)), " ", claimLink(other))))));
}

/** @param {Claim} claim @returns {HTMLElement} */
function tools(claim) {
  const copy = button(say("card.cite"), { class: "quiet", onclick: async () => {
    const done = await navigator.clipboard?.writeText(citation(claim)).then(() => true, () => false);
    if (!done) copyByHand(citation(claim));
    copy.textContent = say("card.cited");
    setTimeout(() => { copy.textContent = say("card.cite"); }, 2000);
  } });
  const link = make("a", { class: "quiet", href: `#${encodeURIComponent(claim.id).replaceAll("%3A", ":")}` }, say("card.link"));
  return make("p", { class: "cardtools" }, copy, link);
}

/** @param {string} text */
function copyByHand(text) {
  const field = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "unseen", "aria-hidden": "true" }));
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** @param {Claim} claim @returns {string} speaker, quote, source, address */
export function citation(claim) {
  const source = claim.source;
  const publisher = !source || typeof source.publisher === "string" ? source?.publisher : named(source.publisher.label);
  const where = source ? [source.title || named(source.label), publisher, source.dated ? named(source.dated) : source.issued, source.url].filter(Boolean).join(", ") : "";
  const via = claim.reportedBy.length ? ` (${say("card.reported")}: ${claim.reportedBy.map((thing) => named(thing.label)).join(", ")})` : "";
  const cited = isObserved(claim) ? `${wordingOf(claim)}: ${claim.quote}` : `“${claim.quote}”`;
  return `${speakersOf(claim)}: ${cited}${via}. ${where}. [${claim.id}]`;
}
