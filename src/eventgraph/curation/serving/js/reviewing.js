// Review by a second person: asked for by who enters a claim, given by somebody else.
import { button, byId, fill, make, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { ask } from "./asking.js";
import { on, session, tell, toast, trying } from "./session.js";

/** Whether review is spoken of at the end of the form: where claims are reviewed at all. @returns {boolean} */
function used() {
  return session.start.review || session.entry.review;
}

/** The box by which somebody asks for review; it stays as it was for the next claim. @returns {HTMLElement} */
function box() {
  const { entry } = session;
  return make("label", { class: "radio" }, make("input", { type: "checkbox", id: "review", checked: entry.review, onchange: (/** @type {Event} */ event) => {
    entry.review = /** @type {HTMLInputElement} */ (event.target).checked;
    session.review = entry.review;
    tell("changed");
  } }), say("review.ask"));
}

/** The box among what is seldom needed, where nobody reviews yet. @returns {HTMLElement | false} */
export function seldomReviewed() {
  return !used() && box();
}

/** Who entered the claim of the form, who approved it; somebody else may. */
export function showReview() {
  const { entry, hands } = session;
  const open = Boolean(entry.claim) && !entry.draft && hands;
  const may = open && !hands.own && !hands.approved;
  fill(byId("review-part"), used() && box(),
    open && (used() || may) && hands.entered && make("p", { class: "fine" }, words(say("review.entered", { name: hands.entered })), hands.reviewed ? words(` ${say("review.by", { name: hands.reviewed, day: hands.on })}`) : ""),
    open && hands.own && entry.review && make("p", { class: "fine" }, say("review.own")),
    may && make("p", {}, button(say("review.approve"), { id: "approve", "aria-keyshortcuts": "Alt+A", onclick: approve })));
}

/** Approve the claim as it is saved; what was changed in the form is to be saved first. */
export function approve() {
  const { entry, dirty } = session;
  if (!document.getElementById("approve")) return;
  if (dirty) toast(say("review.unsaved"), true);
  else tell("approve", entry.claim, entry.version);
}

export function startReviewing() {
  on("curator", () => trying(async () => {
    const { claim } = session.entry;
    if (!claim) return;
    const { hands } = await ask("claim", { claim });
    if (session.entry.claim !== claim) return;
    session.hands = hands;
    showReview();
  }));
}
