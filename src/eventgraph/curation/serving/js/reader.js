// The text of one source: sentence by sentence, what claims cover of it, marking words.
import { announce, button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask, send } from "./asking.js";
import { paintClaims, paintHints, paintMarked, paintShown } from "./painting.js";
import { bring, forget, keep, select, selected } from "./places.js";
import { on, session, tell, trying } from "./session.js";

const pane = () => byId("text");
/** Where the caret is, or was when somebody went to the form. */
let caret = -1;
/** In a long text suggestions take a second; what can be read comes first. */
const LATER = 300;
/** Where somebody was in the text before going to the form. */
let last = /** @type {Curate.Pair} */ ([0, 0]);

/** @param {string} source @param {AbortSignal} signal */
export async function open(source, signal) {
  session.opened = /** @type {Curate.Opened} */ (await ask("text", { source }, signal));
  session.entry.source = source;
  session.pieces = [];
  caret = -1;
  show();
  here();
  tell("opened");
  trying(async () => {
    const { opened } = session;
    if (opened?.text == null) return;
    await new Promise((done) => setTimeout(done, LATER));
    if (session.opened !== opened) return;
    opened.suggested = await ask("suggested", { source });
    if (session.opened !== opened) return;
    repaint();
    here();
  });
}

/** Read anew what claims cover; what is selected stays. */
export async function refresh() {
  if (!session.opened) return;
  const { source, text } = session.opened;
  const now = /** @type {Curate.Opened} */ (await ask("text", { source }));
  if (session.opened?.source !== source) return;
  now.suggested = session.opened.suggested;
  session.opened = now;
  if (now.text !== text) return show();
  const open = new Set(now.uncovered);
  for (const sentence of pane().querySelectorAll(".sentence")) sentence.classList.toggle("open", open.has(Number(sentence.getAttribute("data-n"))));
  repaint();
}

function show() {
  const { opened } = session;
  if (!opened) return;
  forget();
  pane().lang = opened.language;
  pane().classList.toggle("none", opened.text === null);
  if (opened.text === null) fill(pane(), make("p", { class: opened.fault ? "fault" : "fine", contenteditable: "false" }, opened.fault || say("text.none")), make("p", { contenteditable: "false" }, button(say("text.paste"), { onclick: () => tell("paste", opened.source) })));
  else fill(pane(), ...paragraphs(opened, opened.text));
  repaint();
}

function repaint() {
  paintClaims(byId("legend"));
  paintHints(hints());
  paintMarked(session.pieces);
  count();
}

/** The suggestions that no claim covers. @returns {Curate.Hint[]} */
function hints() {
  const taken = (session.opened?.claims ?? []).flatMap((claim) => claim.spans);
  return (session.opened?.suggested ?? []).filter(({ span: [start, end] }) => !taken.some(([from, to]) => from < end && start < to));
}

/** @param {Curate.Opened} opened @param {string} text @returns {HTMLElement[]} */
function paragraphs({ paragraphs: all, sentences, uncovered }, text) {
  const open = new Set(uncovered);
  let n = 0;
  return all.map(([start, end]) => {
    const element = make("p", { dir: "auto" });
    let at = start;
    for (; n < sentences.length && (sentences[n]?.[0] ?? end) < end; n += 1) {
      const [from, to] = /** @type {Curate.Pair} */ (sentences[n]);
      if (from > at) element.append(keep(document.createTextNode(text.slice(at, from)), at));
      const sentence = make("span", { class: open.has(n) ? "sentence open" : "sentence", "data-n": n });
      sentence.append(keep(document.createTextNode(text.slice(from, to)), from));
      element.append(sentence);
      at = to;
    }
    if (end > at) element.append(keep(document.createTextNode(text.slice(at, end)), at));
    return element;
  });
}

function count() {
  const opened = session.opened;
  const all = opened?.sentences.length ?? 0;
  const open = opened?.uncovered.length ?? 0;
  byId("count").textContent = opened?.text == null ? say("count.claims", { n: opened?.claims.length ?? 0 }) : say("count", { carried: all - open, all });
  /** @type {HTMLButtonElement} */ (byId("next")).disabled = !open;
}

/** Go to the next sentence without a claim, and select it. */
export function next() {
  const { opened } = session;
  if (!opened?.uncovered.length) return;
  const [from, to] = selected(pane()) ?? last;
  const starts = opened.uncovered.map((n) => /** @type {Curate.Pair} */ (opened.sentences[n]));
  const found = starts.find(([start]) => (from === to ? start >= from : start > from)) ?? starts[0];
  if (!found) return;
  select(pane(), found);
  last = found;
  announce(opened.text?.slice(...found) ?? "");
}

/** Take what is selected as a quote, or as a further piece of it. */
export function take() {
  const pair = selected(pane());
  if (!pair || pair[0] === pair[1] || !session.opened?.text) return;
  last = pair;
  const pieces = adds(pair) ? [...session.pieces, pair] : [pair];
  mark(pieces);
}

/** A further marking in the same paragraph adds to the quote; any other begins anew. @param {Curate.Pair} pair @returns {boolean} */
function adds([start, end]) {
  const paragraph = session.opened?.paragraphs.find(([from, to]) => from <= start && end <= to);
  return session.pieces.length > 0 && paragraph !== undefined
    && session.pieces.every(([from, to]) => paragraph[0] <= from && to <= paragraph[1] && (to <= start || end <= from));
}

/** @param {Curate.Pair[]} pieces */
export function mark(pieces) {
  trying(async () => {
    const number = ++session.markings;
    const marked = /** @type {Curate.Marked} */ (await send("mark", { source: session.entry.source, pieces }));
    if (number !== session.markings) return;
    session.marked = marked;
    session.pieces = marked.pieces;
    paintMarked(marked.pieces);
    tell("marked", marked);
  });
}

/** The claims whose words stand where the caret is. @returns {Curate.Said[]} */
function standing() {
  return (session.opened?.claims ?? []).filter((claim) => claim.spans.some(([start, end]) => start <= caret && caret < end));
}

/** Show which claims stand at a place. */
function here() {
  const found = standing();
  const near = hints().filter(({ span: [start, end] }) => start <= caret && caret < end);
  const box = byId("here");
  box.hidden = !found.length && !near.length;
  paintShown(found.flatMap((claim) => claim.spans));
  fill(box, make("h2", { class: "unseen" }, say("here")), ...found.map(card), ...near.map(offer));
}

/** @param {Curate.Said} claim @returns {HTMLElement} */
function card(claim) {
  const act = (/** @type {string} */ name, /** @type {() => void} */ then) => button(say(name), { class: "quiet", "aria-label": `${say(name)}: ${claim.quote}`, onclick: then });
  return make("div", { class: "claim" },
    make("p", {}, make("strong", {}, words(claim.speaker || say("nobody"))), ": ", make("q", {}, words(claim.quote, claim.language)), claim.draft && make("span", { class: "flag" }, say("draft")),
      claim.awaits && make("span", { class: "flag" }, say("review.awaits")), claim.reviewed && make("small", {}, ` ${say("review.reviewed", { name: claim.reviewed })}`)),
    make("p", { class: "acts" }, act("edit", () => tell("edit", claim.claim)), act("same", () => tell("toward", claim, "corroborates")), act("challenge", () => tell("toward", claim, "disputes"))));
}

/** A suggestion: its words and who may say them fill the form, and nothing else. @param {Curate.Hint} hint @returns {HTMLElement} */
function offer(hint) {
  const speaker = hint.speakers[0];
  return make("button", { type: "button", class: "claim hint", onclick: () => tell("offer", hint) }, make("strong", {}, words(speaker?.label ?? say("nobody"))), "? ",
    make("q", {}, words(hint.words.length > 160 ? `${hint.words.slice(0, 160)} …` : hint.words)), make("span", { class: "act" }, say("hint.take")));
}

/** Show where the words of a claim stand. @param {string} claim */
export function reveal(claim) {
  const found = session.opened?.claims.find((one) => one.claim === claim);
  if (found?.spans[0]) bring(found.spans[0]);
  paintShown(found?.spans ?? []);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n" || event.key === "N") next();
  else if (event.key === "Enter") take();
  else if (event.key === "Escape") tell("clear");
  else if (event.key === "e" && standing()[0]) tell("edit", standing()[0]?.claim);
  else return;
  event.preventDefault();
}

/** Let the text be selected and not be changed. */
export function startReader() {
  const element = pane();
  for (const kind of ["beforeinput", "paste", "cut", "drop", "dragstart"]) element.addEventListener(kind, (event) => event.preventDefault());
  element.addEventListener("input", show);
  element.addEventListener("keydown", pressed);
  let down = false;
  element.addEventListener("mousedown", () => (down = true));
  document.addEventListener("mouseup", () => {
    if (down) setTimeout(take);
    down = false;
  });
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== element) return;
    caret = selected(element)?.[0] ?? -1;
    here();
  });
  byId("next").addEventListener("click", next);
  on("repaint", () => paintMarked(session.pieces));
}
