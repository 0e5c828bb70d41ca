// What a reader takes away: a picture, a drawing, the claims shown as CSV, a dossier on paper.

import { byId, fill, make, save } from "./dom.js";
import { isClash } from "./data.js";
import { card, citation } from "./cards.js";
import { facing } from "./facing.js";
import { shown } from "./filters.js";
import { font } from "./labels.js";
import { canvas } from "./network.js";
import { state } from "./state.js";
import { palette } from "./shapes.js";
import { caption, drawing } from "./svg.js";
import { saidWords, tableClaims } from "./table.js";
import { named, say, speakersOf } from "./words.js";

const MOST_PRINTED = 400;

/** How high the line is that stands beneath a picture. */
const CAPTION = 34;

/** @param {Model} model */
export function startExport(model) {
  const menu = byId("saves");
  const open = (/** @type {boolean} */ yes) => {
    menu.hidden = !yes;
    byId("save").setAttribute("aria-expanded", String(yes));
  };
  byId("save").addEventListener("click", () => open(Boolean(menu.hidden)));
  menu.addEventListener("click", (event) => {
    const what = /** @type {HTMLElement} */ (event.target).dataset.save;
    if (!what) return;
    open(false);
    byId("save").focus();
    give(what, model);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!(/** @type {HTMLElement} */ (event.target).closest(".save"))) open(false);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    byId("save").focus();
    event.stopPropagation();
  });
  addEventListener("beforeprint", () => fillDossier(model));
  addEventListener("afterprint", () => fill(byId("dossier")));
}

/** @param {string} what @param {Model} model */
function give(what, model) {
  if (what === "svg") save(new Blob([drawing(model)], { type: "image/svg+xml" }), "network.svg");
  else if (what === "csv") save(new Blob(["\ufeff", csv(model)], { type: "text/csv;charset=utf-8" }), "claims.csv");
  else if (what === "png") picture(model);
  else print();
}

/** The canvas on paper-coloured ground, with what it is written beneath. @param {Model} model */
function picture(model) {
  const drawn = canvas();
  if (!drawn) return;
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(drawn.width, 1);
  sheet.height = Math.max(drawn.height, 1) + CAPTION;
  const context = sheet.getContext("2d");
  if (!context) return;
  const { paper, soft } = palette();
  context.fillStyle = paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = soft;
  context.font = font(13);
  context.fillText(caption(model), 12, sheet.height - 12);
  if (drawn.width) context.drawImage(drawn, 0, 0);
  sheet.toBlob((blob) => blob && save(blob, "network.png"), "image/png");
}

/** A cell of CSV; what a spreadsheet would run as a formula is kept from it. @param {string} text @returns {string} */
function cellText(text) {
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** @param {Model} model @returns {string} */
function csv(model) {
  const heads = ["claim", "said", "quote", "speaker", "speaker id", "stated in", "reported by", "source", "published", "address", "certainty", "disputes"];
  const ids = (/** @type {{ id: string }[]} */ items) => items.map(({ id }) => id).join(" ");
  const rows = tableClaims(model).map((claim) => [
    claim.id, saidWords(claim), claim.quote, speakersOf(claim), ids(claim.speakers), ids(claim.statedIn), ids(claim.reportedBy),
    claim.source ? named(claim.source.label) : "", claim.source?.issued ?? "", claim.source?.url ?? "",
    named(model.certainties[claim.certainty] ?? ["", ""]), ids(claim.disputes)]);
  return [heads, ...rows].map((row) => row.map(cellText).join(",")).join("\r\n");
}

/** Put the cards of what is chosen, else of all that is shown, on paper. @param {Model} model */
function fillDossier(model) {
  const { thing, fact, claim, speaker, source } = state.selection;
  const { claims } = shown();
  const chosen = claim ? [claim] : speaker ? speaker.says : source ? source.claims : (thing ? thing.facts : fact ? [fact] : []).flatMap((one) => one.claims);
  const wanted = chosen.length ? [...new Set(chosen)].filter((one) => claims.has(one) || one === claim) : [...claims];
  const title = thing ? named(thing.label) : source ? named(source.label) : claim ? named(claim.label) : document.title;
  const left = wanted.length - MOST_PRINTED;
  const about = speaker ? [] : thing ? thing.facts : fact ? [fact] : claim ? [claim] : [];
  const clashes = [...new Set(about.flatMap(({ conflicts }) => conflicts.filter(isClash).map(({ matter }) => matter)))];
  fill(byId("dossier"), make("h2", {}, `${say("print.dossier")}: ${title}`), ...clashes.map((matter) => facing(matter, model, claims)),
    ...wanted.slice(0, MOST_PRINTED).map((one) => make("div", {}, card(one, model, { facts: true }), make("p", { class: "cite" }, citation(one)))),
    left > 0 ? make("p", {}, say("print.more", { n: left })) : null);
}
