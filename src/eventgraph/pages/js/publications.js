// The page of a publication: what it is, where it comes from, who speaks in it, what it says, and what takes from it.

import { commas, row, speakerLink, thingLink } from "./cards.js";
import { button, make, outwards, words } from "./dom.js";
import { shown } from "./filters.js";
import { countRows, saidBy, saidOf, tallied } from "./speaking.js";
import { issuedText, sourceLink } from "./sources.js";
import { change } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** The name of a language, or its tag where nobody knows one. @param {string} tag @returns {string} */
function languageName(tag) {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Those that a publication was copied from, the nearest first, each once. @param {Source} source @param {Source[]} sources @returns {Source[]} */
function originsOf(source, sources) {
  const found = new Set([source]);
  for (let next = sources[source.from]; next && !found.has(next); next = sources[next.from]) found.add(next);
  return [...found].slice(1);
}

/** A row that leads to publications, if there are any. @param {string} key @param {Source[]} sources @returns {HTMLElement[]} */
function leading(key, sources) {
  return sources.length ? row(say(key), ...commas(sources.map(sourceLink))) : [];
}

/** What a publication is, and how it stands to others. @param {Source} source @param {Model} model @returns {HTMLElement[]} */
function described(source, { sources, claims }) {
  const { publisher, title, type, lang, url, by, n } = source;
  const languages = [...new Set(lang ? [lang] : source.claims.map((claim) => claim.lang).filter(Boolean))];
  const taking = new Set(claims.filter(({ after }) => after.includes(source)).flatMap((claim) => claim.source ?? []));
  const who = typeof publisher === "string" ? words(publisher) : publisher.says.length ? speakerLink(publisher) : thingLink(publisher);
  return [
    ...title ? row(say("source.title"), make("cite", { dir: "auto" }, title)) : [], ...publisher ? row(say("source.publisher"), who) : [],
    ...named(type) ? row(say("source.kind"), named(type)) : [], ...row(say("table.date"), issuedText(source) || say("card.undated")),
    ...languages.length ? row(say("language"), languages.map(languageName).join(", ")) : [], ...url ? row(say("source.address"), outwards(url, url)) : [],
    ...by.length ? row(say("card.by"), ...commas(by.map(thingLink))) : [],
    ...leading("card.reprint", originsOf(source, sources)), ...leading("card.version", sources.filter((one) => one.n === source.revises)),
    ...leading("source.later", sources.filter((one) => one.revises === n)), ...leading("source.copies", sources.filter((one) => one.from === n)),
    ...leading("source.taking", [...taking]),
  ];
}

/** The page of a publication, below its name. @param {Source} source @param {Model} model @returns {(Node | null)[]} */
export function ofSource(source, model) {
  const claims = source.claims.filter((claim) => shown().claims.has(claim));
  const speakers = claims.flatMap((claim) => claim.speakers);
  const astold = button(say("source.astold"), { onclick: () => change({ account: { kind: "source", of: source, members: new Set([source]) } }) });
  return [
    source.claims.length ? make("p", { class: "actions" }, astold) : null,
    make("dl", { class: "summary" }, ...described(source, model), ...countRows(claims, source.claims.length),
      ...speakers.length ? row(say("source.speakers"), tallied(speakers, speakerLink)) : []),
    source.claims.length ? null : make("p", { class: "fine" }, say("source.unread")),
    saidOf(claims, say("source.said"), saidBy),
  ];
}
