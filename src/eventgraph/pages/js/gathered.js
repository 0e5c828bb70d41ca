// Those who take part and have no row of their own in the story yet: one row for each kind, which opens in place.

import { button, make } from "./dom.js";
import { kindIcon, kindName } from "./legend.js";
import { named, say } from "./words.js";

/** @typedef {{ parts: Map<Thing | null, Fact[]> }} Column */

/** @param {Thing[]} actors @param {(Column | Thing[])[]} columns @param {(actors: Thing[]) => void} open @returns {HTMLElement} */
export function gathered(actors, columns, open) {
  /** @type {Map<Kind, Thing[]>} */
  const kinds = new Map();
  for (const actor of actors) kinds.set(actor.kind, [...kinds.get(actor.kind) ?? [], actor]);
  return make("tbody", { class: "gathered" }, ...[...kinds].map(([kind, of]) => {
    const names = of.map(({ label }) => named(label)).join("; ");
    const more = button("", { class: "quiet", "aria-expanded": "false", "data-kind": kind.name, title: names, onclick: () => open(of) });
    more.append(kindIcon(kind), make("span", {}, say("story.rows", { kind: kindName(kind), n: of.length })));
    return make("tr", {}, make("th", { scope: "row" }, more), ...columns.map((one) => cell(one, of)));
  }));
}

/** How many of them have a part in an event. @param {Column | Thing[]} column @param {Thing[]} actors @returns {HTMLElement} */
function cell(column, actors) {
  if (Array.isArray(column)) return make("td", { class: "folded" });
  const here = actors.filter((actor) => column.parts.has(actor));
  return make("td", {}, here.length > 0 && make("span", { class: "fine", title: here.map(({ label }) => named(label)).join("; ") }, `+${here.length}`));
}
