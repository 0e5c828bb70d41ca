// Publications in words: what, of which day, and what each takes from where.

import { longDate, readable } from "./dates.js";
import { button, make, outwards, words } from "./dom.js";
import { change } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** A publication's name that leads to its page. @param {Source} source @returns {HTMLElement} */
export function sourceLink(source) {
  const link = button("", { class: "thing", title: source.id, onclick: () => change({ selection: { source } }) });
  link.append(words(named(source.label).trim() ? named(source.label) : source.id));
  return link;
}

/** The day of a publication, unless its name says it already. @param {Source} source @returns {string} */
export function dayOf(source) {
  const { issued, label, dated } = source;
  return issued && !dated && named(label).includes(longDate(issued, currentLanguage())) ? "" : issuedText(source) || say("card.undated");
}

/** When a publication was issued, in words. @param {Source | null} source @returns {string} */
export function issuedText(source) {
  return source?.dated ? named(source.dated) : readable(source?.issued ?? "", currentLanguage());
}

/** By the day of their publication; what has none comes last. @param {Claim} a @param {Claim} b @returns {number} */
export function byDay(a, b) {
  const [one, other] = [a, b].map(({ source }) => source?.day || "~");
  return one === other ? a.n - b.n : /** @type {string} */ (one) < /** @type {string} */ (other) ? -1 : 1;
}

/** What a publication takes from where: copied from another one, a version of one, written by an agency.
 * @param {Source} source @param {Source[]} sources @returns {(Node | string)[]} */
function takenFrom({ from, revises, by }, sources) {
  const copied = sources[from];
  const revised = revises === "" ? undefined : sources[revises];
  return [
    ...copied ? [` (${say("card.reprint")} `, sourceLink(copied), ")"] : [],
    ...revised ? [` (${say("card.version")} `, sourceLink(revised), ")"] : [],
    ...by.flatMap((agency) => [` (${say("card.by")} `, words(named(agency.label)), ")"]),
  ];
}

/** @param {Source} source @param {Source[]} sources @returns {HTMLElement} */
export function sourceLine(source, sources) {
  const line = make("span", { class: "source" }, sourceLink(source));
  if (source.title && source.title !== named(source.label)) line.append(": ", make("cite", { dir: "auto" }, source.title));
  if (dayOf(source)) line.append(", ", dayOf(source));
  line.append(...takenFrom(source, sources));
  if (source.url) line.append(" ", arrow(source));
  return line;
}

/** Where in a publication it stands, in words. @param {string} fragment @returns {string} */
function placeOf(fragment) {
  const [, kind, value = ""] = /^(page|t)=(?:npt:)?([\d.]+(?:,[\d.]+)?)$/.exec(fragment) ?? [];
  if (kind === "page") return say("where.page", { page: value });
  if (kind !== "t") return fragment;
  const clock = (/** @type {string} */ text) => `${Math.floor(Number(text) / 60)}:${String(Math.floor(Number(text) % 60)).padStart(2, "0")}`;
  return value.split(",").map(clock).join("–");
}

/** Where a claim stands; a link to that place where its publication has an address. @param {Claim} claim @returns {HTMLElement} */
export function fragmentOf({ fragment, source }) {
  const place = placeOf(fragment);
  return source?.url && !source.url.includes("#") ? outwards(`${source.url}#${fragment}`, place) : words(place);
}

/** Where a claim was read, of which day, and after whom. @param {Claim} claim @param {Source[]} sources @returns {(Node | string)[]} */
export function readIn(claim, sources) {
  const { source, after, reportedBy, fragment } = claim;
  if (!source) return [];
  return [
    sourceLink(source), dayOf(source) && `, ${dayOf(source)}`, ...takenFrom(source, sources),
    ...reportedBy.flatMap((hand) => [`, ${say("card.through")} `, words(named(hand.label))]),
    ...after.flatMap((one) => [`, ${say("card.taken")} `, sourceLink(one)]),
    ...fragment ? [", ", fragmentOf(claim)] : [],
    ...source.url ? [" ", arrow(source)] : [],
  ];
}

/** A link to a publication, told apart by its name. @param {Source} source @returns {HTMLElement} */
export function arrow({ url, title, label }) {
  const link = outwards(url, "↗");
  link.setAttribute("aria-label", title || named(label));
  return link;
}
