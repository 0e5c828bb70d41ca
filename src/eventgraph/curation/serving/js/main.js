// The application: tabs, languages, light and dark, and what begins it.
import { byId, fill, make } from "../../../pages/js/dom.js";
import { say, speak, translate } from "../../../pages/js/words.js";
import { ask, lastOf, send } from "./asking.js";
import { fresh, leaving, showForm, startForm } from "./form.js";
import { addNote } from "./more.js";
import { showProgress } from "./progress.js";
import { open, reveal, startReader } from "./reader.js";
import { startReviewing } from "./reviewing.js";
import { forgetRelations } from "./rows.js";
import { startSaving } from "./saving.js";
import { know, on, session, startSaying, tell, trying } from "./session.js";
import { pasteFor, showSources } from "./sources.js";
import { showThings } from "./things.js";

const TABS = ["text", "things", "sources", "progress"];
const SHOWN = { text: () => {}, things: showThings, sources: showSources, progress: showProgress };
const dictionary = JSON.parse(document.querySelector('meta[name="words"]')?.getAttribute("content") ?? "{}");

/** @param {string} name @param {boolean} [focus] */
function show(name, focus = false) {
  for (const one of TABS) {
    const chosen = one === name;
    byId(`panel-${one}`).hidden = !chosen;
    const tab = byId(`tab-${one}`);
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    if (chosen && focus) tab.focus();
  }
  trying(async () => SHOWN[/** @type {"text"} */ (name)]());
}

function startTabs() {
  for (const name of TABS) {
    byId(`tab-${name}`).addEventListener("click", () => show(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) show(/** @type {string} */ (TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length]), true);
    });
  }
  on("tab", show);
}

/** Read what the dataset offers, and show it in the language of the reader. */
async function begin() {
  offer(await ask("start"));
}

/** Show what the dataset offers. @param {Curate.Start} start */
function offer(start) {
  session.start = start;
  for (const hit of [...start.curators, ...start.kinds, ...start.towards]) know(/** @type {Curate.Hit} */ (hit));
  for (const source of start.sources) know({ iri: source.iri, label: source.label });
  byId("title").textContent = start.title || "eventgraph";
  document.title = `${start.title ? `${start.title} – ` : ""}eventgraph curate`;
  fill(byId("source"), ...start.sources.map((one) => make("option", { value: one.iri }, one.text ? one.label : `${one.label} ${say("source.none")}`)));
  fill(byId("curator"), ...start.curators.map((one) => make("option", { value: one.iri, selected: one.iri === start.curator }, one.label)));
}

/** @param {"en" | "es"} language */
async function turn(language) {
  speak(dictionary, language);
  translate();
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === language));
  forgetRelations();
  await begin();
  const tab = TABS.find((name) => byId(`tab-${name}`).getAttribute("aria-selected") === "true");
  if (tab && tab !== "text") show(tab);
}

function startTools() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => trying(async () => {
      await turn(button.getAttribute("data-language") === "es" ? "es" : "en");
      await rename();
      await go(session.entry.source);
      showForm();
    }));
  }
  byId("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
  });
  byId("source").addEventListener("change", (event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const wanted = select.value;
    select.value = session.opened?.source ?? wanted;
    leaving(() => trying(async () => (await go(wanted)) && fresh()));
  });
  byId("curator").addEventListener("change", (event) => trying(async () => {
    await send("curator", { curator: /** @type {HTMLSelectElement} */ (event.target).value });
    tell("curator");
  }));
}

/** Ask anew what the things in the form are called. */
async function rename() {
  const iris = [...session.entry.speakers, session.entry.stated_in, ...session.entry.statements.flatMap((row) => [row.thing, row.relation, row.kind === "thing" ? row.value : ""])];
  Object.assign(session.names, await send("labels", { iris: [...new Set(iris)].filter((iri) => iri && iri !== "urn:self").join(" ") }));
}

/** Open a source's text, or stay at the one that is open; true, unless another one was gone to meanwhile. */
const go = lastOf(async (signal, /** @type {string} */ source, stay = false) => {
  const found = session.start.sources.find((one) => one.iri === source) ?? session.start.sources[0];
  if (!found) return true;
  /** @type {HTMLSelectElement} */ (byId("source")).value = found.iri;
  if (stay) return true;
  if (found.publisher) Object.assign(session.names, await send("labels", { iris: found.publisher }, signal));
  await open(found.iri, signal);
  return true;
});

/** Go to a source: what is entered stays if its text is open already, and is asked for otherwise. @param {string} source */
function enter(source) {
  const { opened } = session;
  if (source === opened?.source) trying(async () => (show("text"), await go(source, opened.text !== null)));
  else leaving(() => trying(async () => (show("text"), (await go(source)) && fresh())));
}

async function start() {
  startTabs();
  startTools();
  startReader();
  startForm();
  startSaving();
  startReviewing();
  startSaying();
  on("note", addNote);
  on("reveal", reveal);
  on("open", enter);
  on("paste", pasteFor);
  on("reload", () => trying(begin));
  on("renamed", () => {
    offer(session.start);
    /** @type {HTMLSelectElement} */ (byId("source")).value = session.opened?.source ?? "";
    showForm();
  });
  on("go", (/** @type {string} */ claim, /** @type {string | undefined} */ source) => leaving(() => trying(async () => {
    session.dirty = false;
    show("text");
    if (source && !(await go(source, source === session.opened?.source))) return;
    tell("edit", claim);
    reveal(claim);
  })));
  await turn(navigator.language.startsWith("es") ? "es" : "en");
  const first = session.start.sources.find((one) => one.text && one.iri === location.hash.slice(1)) ?? session.start.sources.find((one) => one.text) ?? session.start.sources[0];
  session.review = session.start.review;
  session.entry.source = first?.iri ?? "";
  session.entry.review = session.review;
  showForm();
  if (first) await go(first.iri);
  else tell("tab", "sources");
  document.documentElement.dataset.ready = "yes";
}

trying(start);
