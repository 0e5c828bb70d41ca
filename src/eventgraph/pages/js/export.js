// What a reader takes away: a picture, a drawing, the claims shown as CSV, a dossier on paper.

import { byId, fill, make, makeSvg, save } from "./dom.js";
import { isClash } from "./data.js";
import { card, citation } from "./cards.js";
import { facing } from "./facing.js";
import { shown } from "./filters.js";
import { visible } from "./folding.js";
import { canvas, recolour, view } from "./network.js";
import { captions, drawingOf, pictureOf, sheet } from "./sheet.js";
import { onChange, state } from "./state.js";
import { drawing } from "./svg.js";
import { saidWords, tableClaims } from "./table.js";
import { traced } from "./traced.js";
import { named, say, speakersOf } from "./words.js";

const MOST_PRINTED = 400;
/** Networks of more shapes and lines are saved as PNG as they stand on the screen. */
const MOST_DRAWN = 5000;
/** What stands there in words already: on paper only the cards of what is chosen follow. */
const TOLD = new Set(["story", "differences"]);

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
  onChange((changed) => {
    if (!changed.has("tab")) return;
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-save=png], [data-save=svg]"))) one.hidden = !PICTURED[state.tab];
  });
  addEventListener("beforeprint", () => fillDossier(model));
  addEventListener("afterprint", () => fill(byId("dossier")));
}

/** @param {string} what @param {Model} model */
async function give(what, model) {
  const name = PICTURED[state.tab] ? state.tab : "network";
  if (what === "csv") return save(new Blob(["\ufeff", csv(model)], { type: "text/csv;charset=utf-8" }), "claims.csv");
  if (what === "print") return print();
  const drawn = inLight(() => sheet(what === "png" && name === "network" && isLarge(model) ? canvasDrawn() : (PICTURED[name] ?? drawing)(model), model));
  const blob = what === "svg" ? drawingOf(drawn.svg) : await pictureOf(drawn);
  if (blob) save(blob, `${name}.${what}`);
}

/** The tabs that have a picture, and how it is drawn. @type {Record<string, (model: Model) => { drawn: SVGElement[], width: number, height: number }>} */
const PICTURED = {
  network: drawing,
  story: () => traced([...byId("story").querySelectorAll("table.story, .keys")]),
  timeline: () => traced([...byId("timeline").querySelectorAll("svg")]),
  map: () => traced([...byId("panel-map").querySelectorAll("svg.drawn, #map-keys")]),
};

/** Draw in the light colours, and whole, whatever the screen has. @template Drawn @param {() => Drawn} draw @returns {Drawn} */
function inLight(draw) {
  const { dataset, classList } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = "light";
  classList.add("sheet");
  recolour();
  try {
    return draw();
  } finally {
    classList.remove("sheet");
    if (before) dataset.theme = before;
    else delete dataset.theme;
    recolour();
  }
}

/** Whether a network is too large to be drawn whole as points. @param {Model} model @returns {boolean} */
function isLarge(model) {
  const { things, lines } = visible(model);
  return things.size + lines.size > MOST_DRAWN;
}

/** The canvas as it stands. @returns {{ drawn: SVGElement[], width: number, height: number }} */
function canvasDrawn() {
  view()?.body.emitter.emit("_redraw");
  const drawn = canvas();
  if (!drawn?.width) return { drawn: [], width: 0, height: 0 };
  const [width, height] = [drawn.clientWidth || drawn.width, drawn.clientHeight || drawn.height];
  return { drawn: [makeSvg("image", { href: drawn.toDataURL(), width, height })], width, height };
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

/** Put on paper what is filtered, all of a list, and the cards of what is chosen, else of all that is shown. @param {Model} model */
function fillDossier(model) {
  const { thing, fact, claim, speaker, source } = state.selection;
  const { claims } = shown();
  const chosen = claim ? [claim] : speaker ? speaker.says : source ? source.claims : (thing ? thing.facts : fact ? [fact] : []).flatMap((one) => one.claims);
  const wanted = chosen.length ? [...new Set(chosen)].filter((one) => claims.has(one) || one === claim) : TOLD.has(state.tab) ? [] : [...claims];
  const title = thing ? named(thing.label) : source ? named(source.label) : claim ? named(claim.label) : document.title;
  const left = wanted.length - MOST_PRINTED;
  const about = speaker ? [] : thing ? thing.facts : fact ? [fact] : claim ? [claim] : [];
  const clashes = [...new Set(about.flatMap(({ conflicts }) => conflicts.filter(isClash).map(({ matter }) => matter)))];
  fill(byId("paper"), captions(model).slice(1).join(" "));
  for (let n = 0, more; n < MOST_PRINTED && (more = document.querySelector(".panel:not([hidden]) :is(.told, .matter) .more")); n += 1) /** @type {HTMLElement} */ (more).click();
  fill(byId("dossier"), (wanted.length > 0 || clashes.length > 0) && make("h2", {}, `${say("print.dossier")}: ${title}`), ...clashes.map((matter) => facing(matter, model, claims)),
    ...wanted.slice(0, MOST_PRINTED).map((one) => make("div", {}, card(one, model, { facts: true }), make("p", { class: "cite" }, citation(one)))),
    left > 0 ? make("p", {}, say("print.more", { n: left })) : null);
}
