// Start: unpack the data, wake each part, follow the address.

import { startAccounts } from "./accounts.js";
import { startAttention } from "./attention.js";
import { nameMarks } from "./cards.js";
import { unpack } from "./data.js";
import { spansOf } from "./dates.js";
import { button, byId, fill, make } from "./dom.js";
import { startDifferences } from "./differences.js";
import { startEvidence } from "./evidence.js";
import { startExport } from "./export.js";
import { startFilterLine } from "./filterline.js";
import { filterOver, refilter, shown } from "./filters.js";
import { startLegend } from "./legend.js";
import { openingTab, startLinks } from "./links.js";
import { startMap } from "./map.js";
import { focusOn, frame, recolour, startNetwork, unveil, view } from "./network.js";
import { startSearch } from "./search.js";
import { sourceLink } from "./sources.js";
import { change, filtersChanged, isChosen, onChange, retell, state, wordsChanged } from "./state.js";
import { startStory } from "./story.js";
import { startTable } from "./table.js";
import { startTimeline } from "./timeline.js";
import { startWalking } from "./walking.js";
import { bannerText, headline, named, say, speak, translate } from "./words.js";

/** @param {Model} model */
function startTabs(model) {
  const tabs = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-tab]")]);
  for (const [n, tab] of tabs.entries()) {
    tab.addEventListener("click", () => change({ tab: tab.dataset.tab ?? "network" }));
    tab.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      const next = tabs[(n + step + tabs.length) % tabs.length];
      next?.focus();
      next?.click();
    });
  }
  onChange((changed) => {
    if (!changed.has("tab")) return;
    for (const tab of tabs) {
      const here = tab.dataset.tab === state.tab;
      tab.setAttribute("aria-selected", String(here));
      tab.tabIndex = here ? 0 : -1;
      if (here) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    for (const panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-panel]"))) panel.hidden = panel.dataset.panel !== state.tab;
    byId("views").dataset.tab = state.tab;
  });
  onChange((changed) => wordsChanged(changed) && headings(model));
}

/** What is said above and over the network. @param {Model} model */
function headings(model) {
  const { page } = model;
  const counted = bannerText(model);
  for (const banner of document.querySelectorAll("#banner .long, #counted strong")) banner.textContent = counted;
  fill(/** @type {Element} */ (document.querySelector("#banner .short")), bannerText(model, "banner.short"));
  const note = byId("counted").querySelector("span");
  if (note) note.textContent = say(page.note, { documents: page.documents, shared: page.shared, sharing: page.sharing });
  const title = headline(page);
  byId("described").textContent = named(page.about);
  document.title = title;
  fill(/** @type {Element} */ (document.querySelector("h1")), title);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".about [data-source]"))) {
    const source = model.sources[Number(element.dataset.source)];
    if (source) fill(element, sourceLink(source));
  }
  notices(model);
  focusBar();
  for (const element of document.querySelectorAll("[data-language]")) {
    element.setAttribute("aria-pressed", String(element.getAttribute("data-language") === state.language));
  }
}

/** @param {Model} model */
function notices(model) {
  const { left } = model.page;
  const around = model.named.get(left.around);
  const lines = [];
  if (left.nodes && around) lines.push(say("network.left", { name: named(around.label), nodes: left.nodes, edges: left.edges }));
  if (left.nodes && around && !left.claims) lines.push(say("network.left.all"));
  if (left.claims) lines.push(say("network.left.claims", { claims: left.claims }));
  if (![...shown().things].some((thing) => thing.drawn)) lines.push(say("network.empty"));
  byId("notice").textContent = lines.join(" ");
  byId("notice").hidden = !lines.length;
}

function focusBar() {
  const bar = byId("focusbar");
  const { focus, steps } = state;
  bar.hidden = !focus;
  if (!focus) return fill(bar);
  return fill(bar, make("span", {}, say(steps > 1 ? "network.focus.many" : "network.focus", { name: named(focus.label), steps })),
    button(say("network.further"), { onclick: () => focusOn(focus, steps + 1) }),
    button(say("network.back"), { onclick: leave }));
}

function leave() {
  change({ focus: null, steps: 1 });
  frame();
}

function startLanguages() {
  onChange((changed) => {
    if (!changed.has("language")) return;
    speak(model.words, state.language);
    translate();
    paintTheme();
  });
  for (const element of document.querySelectorAll("[data-language]")) {
    element.addEventListener("click", () => change({ language: element.getAttribute("data-language") ?? "en" }));
  }
}

const dark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : dark.matches;
}

function paintTheme() {
  byId("theme").setAttribute("aria-label", say(isDark() ? "theme.light" : "theme.dark"));
  recolour();
}

function startTheme() {
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    paintTheme();
  });
  dark.addEventListener("change", paintTheme);
}

function startEscape() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (isChosen()) change({ selection: {} });
    else if (state.focus) leave();
  });
}

const raw = JSON.parse(byId("data").textContent ?? "");
const model = unpack(raw);
model.spans = spansOf(model.facts);
byId("strip").hidden = !model.spans.size;
nameMarks(model);
speak(model.words, model.page.language);
filterOver(model);
onChange((changed) => {
  if (filtersChanged(changed)) refilter();
});
startLanguages();
startTabs(model);
startStory(model);
startWalking(model);
// The view that opens first: what stands round it, and the other views, are made once that is on the screen.
if (openingTab(model) === "network") startNetwork(model);
startLinks(model);
unveil();
requestAnimationFrame(() => setTimeout(startRest));

function startRest() {
  const late = !view();
  if (late) startNetwork(model);
  startLegend(model);
  startFilterLine(model);
  startEvidence(model);
  startTimeline(model);
  startTable(model);
  startAccounts(model);
  startDifferences(model);
  startMap(model);
  startSearch(model);
  startExport(model);
  startTheme();
  startEscape();
  startAttention();
  retell();
  if (late) unveil();
  document.documentElement.dataset.ready = "yes";
}
