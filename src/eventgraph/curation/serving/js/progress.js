// The tab of progress: sentences without a claim, drafts, what validation finds.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, send } from "./asking.js";
import { told } from "./findings.js";
import { tell, trying } from "./session.js";
import { claimList } from "./things.js";

export async function showProgress() {
  const { texts, drafts, reviews, claims } = await ask("progress");
  fill(byId("panel-progress"), make("div", { class: "column" }, make("h2", {}, say("progress.texts")),
    texts.length ? make("table", {}, make("thead", {}, make("tr", {}, ...["source", "progress.sentences", "progress.share", "progress.claims"].map((key) => make("th", { scope: "col" }, say(key))))),
      make("tbody", {}, ...texts.map(row))) : make("p", { class: "fine" }, say("progress.none")),
    make("p", { class: "fine" }, say("progress.all", { n: claims })),
    make("h2", {}, say("progress.drafts", { n: drafts.length })), drafts.length ? claimList(drafts) : make("p", { class: "fine" }, say("progress.nodrafts")),
    ...(reviews.length ? [make("h2", {}, say("progress.reviews", { n: reviews.length })), claimList(reviews)] : []),
    make("h2", {}, say("progress.findings")), button(say("progress.check"), { id: "check-all", onclick: () => trying(findings) }), make("div", { id: "all-findings", role: "status" })));
}

/** @param {{ source: string, label: string, sentences: number, uncovered: number, claims: number }} text @returns {HTMLElement} */
function row(text) {
  const carried = text.sentences - text.uncovered;
  const name = button("", { class: "thing", onclick: () => tell("open", text.source) });
  fill(name, words(text.label));
  return make("tr", {}, make("td", {}, name), make("td", {}, say("count", { carried, all: text.sentences })),
    make("td", {}, make("meter", { min: 0, max: text.sentences || 1, value: carried, "aria-label": say("count", { carried, all: text.sentences }) })), make("td", { class: "number" }, String(text.claims)));
}

async function findings() {
  fill(byId("all-findings"), make("p", {}, say("progress.checking")));
  const { rows, counts } = await send("findings", {});
  fill(byId("all-findings"), make("p", { class: "verdict" }, verdict(counts)), make("ul", { class: "findings" }, ...rows.map((/** @type {any} */ one) => make("li", { class: one.severity },
    make("strong", {}, say(`severity.${one.severity}`)), " ", one.claim ? linked(one) : words(one.name), ": ", ...told(one, one.source)))));
}

/** Whether the dataset conforms, and how much is found. @param {Record<string, number>} counts @returns {string} */
function verdict(counts) {
  const told = Object.entries(counts).map(([severity, n]) => say(n ? `count.${severity}${n === 1 ? ".one" : ""}` : `count.${severity}.none`, { n }));
  return `${say(counts.error ? "progress.conforms.not" : "progress.conforms")}: ${told.join(", ")}`;
}

/** @param {any} one @returns {HTMLElement} */
function linked(one) {
  const name = button("", { class: "thing", onclick: () => tell("go", one.claim, one.source) });
  fill(name, words(one.name));
  return name;
}
