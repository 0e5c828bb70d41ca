// A field that finds while somebody types: arrows and Enter choose, Escape closes.
import { announce, make, fill, words } from "../../../pages/js/dom.js";
import { say } from "../../../pages/js/words.js";
import { session, trying } from "./session.js";

/** What is left free beside a list, how little room is too little below a field, and how much of the window a list takes. */
const [ROOM, LEAST, MOST] = [12, 220, 0.46];

/** @param {Curate.Choice} choice @returns {Curate.Combobox} */
export function combobox(choice) {
  const { id, label, find, pick, clear } = choice;
  const list = make("ul", { id: `${id}-list`, class: "found", role: "listbox", "aria-label": label, hidden: true });
  const input = /** @type {HTMLInputElement} */ (make("input", {
    id, type: "text", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", placeholder: choice.placeholder ?? "", dir: "auto",
  }));
  const element = make("div", { class: "combobox" },
    make("label", { for: id, class: choice.hide ? "unseen" : null }, label), make("div", { class: "field" }, input, list));
  /** @type {Curate.Hit[]} */
  let hits = [];
  let at = -1;
  let asked = 0;
  let answered = 0;
  let waiting = false;
  let shown = "";

  const close = () => {
    list.hidden = true;
    hits = [];
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  /** Keep the list inside the window: below the field, or above it where there is more room. */
  const place = () => {
    const { top, bottom } = input.getBoundingClientRect();
    const [above, below] = [top - ROOM, innerHeight - bottom - ROOM];
    const up = below < LEAST && above > below;
    list.classList.toggle("up", up);
    list.style.maxHeight = `${Math.min(innerHeight * MOST, up ? above : below)}px`;
  };
  /** @param {number} place */
  const move = (place) => {
    at = place;
    for (const [n, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(n === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  };
  /** @param {Curate.Hit | undefined} hit */
  const choose = (hit) => {
    if (!hit) return;
    const typed = input.value.trim();
    close();
    show(hit.extra ? shown : hit.label);
    pick(hit.extra ? { ...hit, extra: (typed !== shown && typed) || hit.extra } : hit);
  };
  /** @param {boolean} first */
  const look = (first) => (session.pending = trying(async () => {
    const number = ++asked;
    waiting = false;
    const found = await find(first ? "" : input.value);
    if (number !== asked || document.activeElement !== input) return;
    answered = number;
    hits = found;
    const none = !found.length && input.value.trim() ? choice.none : "";
    fill(list, ...found.map((hit, n) => option(hit, n)), none && make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, none));
    if (none) announce(none);
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    place();
    move(found.length ? 0 : -1);
    if (waiting) choose(hits[0]);
    waiting = false;
  }));
  /** @param {Curate.Hit} hit @param {number} n */
  const option = (hit, n) => make("li",
    { id: `${list.id}-${n}`, role: "option", "aria-selected": "false", class: hit.extra ? "extra" : null, onmousedown: (/** @type {Event} */ event) => (event.preventDefault(), choose(hit)) },
    make("span", { class: "name" }, words(hit.label)), hit.name && hit.name !== hit.label && make("small", { class: "also" }, words(hit.name)),
    hit.kind && make("small", { class: "tag" }, words(hit.kind)));
  /** @param {string} text */
  const show = (text) => {
    shown = text;
    input.value = text;
  };

  input.addEventListener("input", () => {
    if (!input.value && clear) {
      shown = "";
      clear();
    }
    look(false);
  });
  input.addEventListener("focus", () => (input.select(), look(true)));
  input.addEventListener("click", () => list.hidden && look(true));
  input.addEventListener("blur", () => {
    asked += 1;
    answered = asked;
    close();
    if (input.value !== shown) input.value = shown;
  });
  input.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look(input.value === shown);
      else if (hits.length) move((at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (answered !== asked) waiting = true;
      else if (!list.hidden) choose(hits[at]);
    } else if (event.key === "Tab" && !event.shiftKey && !list.hidden && input.value && input.value !== shown && !hits[at]?.extra) {
      event.preventDefault();
      choose(hits[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
      show(shown);
    }
  });
  return { element, input, show, focus: () => input.focus() };
}

/** Words under a field. @param {string} key @returns {HTMLElement} */
export function hint(key) {
  return make("p", { class: "fine" }, say(key));
}
