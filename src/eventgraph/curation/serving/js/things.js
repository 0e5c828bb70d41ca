// The tab of things: found by name, renamed, given other names; the claims that speak of one.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, lastOf, send } from "./asking.js";
import { merging, renaming } from "./identity.js";
import { makeThing } from "./making.js";
import { forgetRelations } from "./rows.js";
import { know, session, tell, toast, trying } from "./session.js";

let typed = "";
const found = lastOf((signal) => ask("things", { q: typed }, signal));
const opened = lastOf((signal, /** @type {string} */ thing) => ask("thing", { thing }, signal));

export async function showThings() {
  const panel = byId("panel-things");
  const search = make("input", { id: "things-search", type: "search", value: typed, autocomplete: "off", placeholder: say("things.type"), oninput: (/** @type {Event} */ event) => {
    typed = /** @type {HTMLInputElement} */ (event.target).value;
    trying(list);
  } });
  fill(panel, make("div", { class: "two" },
    make("section", { class: "side", "aria-labelledby": "things-title" }, make("h2", { id: "things-title" }, say("tab.things")),
      make("label", { for: "things-search", class: "unseen" }, say("things.type")), search, make("p", { id: "things-count", class: "fine", role: "status" }),
      button(say("things.new"), { class: "quiet", onclick: () => makeThing(typed, [], (hit) => trying(() => shown(hit.iri))) }),
      make("ul", { id: "things-list", class: "plainlist" })),
    make("section", { id: "thing-detail", class: "detail", "aria-live": "polite" }, make("p", { class: "fine" }, say("things.none")))));
  await list();
}

/** Show what is found; while that is asked for, the list says that it is of before. */
async function list() {
  byId("things-list").setAttribute("aria-busy", "true");
  const answer = await found();
  if (!answer) return;
  const { rows, all } = answer;
  byId("things-count").textContent = say("things.count", { n: rows.length, all });
  fill(byId("things-list"), ...rows.map((/** @type {Curate.Hit & { aliases: string[] }} */ one) => make("li", {}, button("", { class: "line", "data-iri": one.iri, onclick: () => trying(() => open(one.iri)) }))));
  for (const [n, row] of [...byId("things-list").querySelectorAll("button")].entries()) {
    fill(row, words(rows[n].label), make("small", { class: "tag" }, rows[n].kind), rows[n].aliases.length > 0 && make("small", { class: "also" }, words(rows[n].aliases.join(" · "))));
  }
  byId("things-list").removeAttribute("aria-busy");
}

/** Show the list anew, and a thing beside it. @param {string} iri */
async function shown(iri) {
  await list();
  await open(iri);
}

/** @param {string} iri */
async function open(iri) {
  const thing = await opened(iri);
  if (!thing) return;
  know(thing);
  const tags = [...new Set([...session.start.languages, ...Object.keys(thing.labels).filter(Boolean)])];
  const labels = tags.map((tag) => /** @type {HTMLInputElement} */ (make("input", { id: `label-${tag}`, type: "text", lang: tag, dir: "auto", value: thing.labels[tag] ?? "" })));
  const aliases = /** @type {HTMLTextAreaElement} */ (make("textarea", { id: "aliases", rows: 4, dir: "auto" }, thing.aliases.join("\n")));
  const save = () => trying(async () => {
    const given = Object.fromEntries(tags.map((tag, n) => [tag, labels[n]?.value ?? ""]));
    const answer = await send("describe", { thing: iri, labels: given, aliases: aliases.value.split("\n"), version: thing.version });
    tell("saved", answer.undo);
    forgetRelations();
    toast(say("saved"));
    await shown(iri);
  });
  fill(byId("thing-detail"),
    make("h2", {}, words(thing.label)), make("p", { class: "fine" }, `${thing.kind} · ${thing.short}`),
    make("form", { class: "stack", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), save()) },
      ...tags.flatMap((tag, n) => [make("label", { for: `label-${tag}` }, say("make.label", { language: tag })), /** @type {Node} */ (labels[n])]),
      make("label", { for: "aliases" }, say("things.aliases")), aliases,
      make("p", { class: "fine" }, say(thing.claims.length === 1 ? "things.change.one" : "things.change", { n: thing.claims.length })),
      make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, say("things.save")))),
    renaming(thing, shown), merging(thing, shown),
    make("h3", {}, say("things.claims", { n: thing.claims.length })), claimList(thing.claims));
}

/** Claims to be opened in the form. @param {Curate.Hit[]} claims @returns {HTMLElement} */
export function claimList(claims) {
  return make("ul", { class: "plainlist" }, ...claims.map((one) => {
    const row = button("", { class: "line", onclick: () => tell("go", one.iri, one.source) });
    fill(row, words(one.kind || say("nobody")), ": ", one.name ? make("q", {}, words(one.name)) : words(one.label));
    return make("li", {}, row);
  }));
}
