// Long lists: the first of them, and how many more there are; a click shows the next ones.

import { button, make } from "./dom.js";
import { currentLanguage, say } from "./words.js";

/** How many a click on "more" shows. */
export const NEXT = 100;

/**
 * Show the first items; behind them a button that shows more and says how many are left.
 * @template Item @param {Item[]} items @param {number} most @param {(item: Item) => HTMLElement} show @returns {HTMLElement[]}
 */
export function bounded(items, most, show) {
  const first = items.slice(0, most).map(show);
  const rest = items.slice(most);
  if (!rest.length) return first;
  const n = rest.length.toLocaleString(currentLanguage());
  const more = button(say("more.left", { n }), { class: "more", onclick: () => {
    const next = bounded(rest, NEXT, show);
    line.replaceWith(...next);
    enter(next[0]);
  } });
  const kind = first[0]?.tagName;
  const line = kind === "LI" ? make("li", {}, more) : kind === "TR" ? make("tr", {}, make("td", {}, more)) : more;
  return [...first, line];
}

/** Put the focus on the first of what came in place of a button. @param {HTMLElement | null | undefined} item */
export function enter(item) {
  item?.setAttribute("tabindex", "-1");
  item?.focus({ preventScroll: true });
}
