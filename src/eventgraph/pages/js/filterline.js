// What is filtered, in one line on every tab, with a way back; and the panel of filters, which folds away.

import { DAY, isoDay, readable } from "./dates.js";
import { byId } from "./dom.js";
import { kindName } from "./legend.js";
import { change, onChange, state, wordsChanged } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** Where the panel stands open at first, if there is room: its signs explain the drawing. */
const OPEN = new Set(["network"]);
const narrow = matchMedia("(max-width: 900px)");
/** Whether a click opened or folded the panel. @type {Map<string, boolean>} */
const chosen = new Map();

/** @param {Model} model */
export function startFilterLine(model) {
  byId("filters").addEventListener("click", () => {
    chosen.set(state.tab, !isOpen());
    paint(model);
  });
  byId("reset").addEventListener("click", () => change({
    hiddenKinds: new Set(), hiddenCertainties: new Set(), hiddenMarks: new Set(), contested: false, from: null, to: null, account: null, and: null, focus: null, steps: 1 }));
  narrow.addEventListener("change", () => paint(model));
  onChange((changed) => {
    if (wordsChanged(changed) || changed.has("tab")) paint(model);
  });
}

/** @returns {boolean} */
function isOpen() {
  return state.tab !== "about" && (chosen.get(state.tab) ?? (OPEN.has(state.tab) && !narrow.matches));
}

/** @param {Model} model */
function paint(model) {
  const parts = filtersIn(model);
  byId("filtered").textContent = parts.length ? `${say("filters.only")} ${parts.join(" · ")}` : "";
  byId("reset").hidden = !parts.length;
  byId("filters").setAttribute("aria-expanded", String(isOpen()));
  byId("views").dataset.filters = isOpen() ? "open" : "folded";
}

/** Every filter in words. @param {Model} model @returns {string[]} */
export function filtersIn(model) {
  const { account, and, from, to, focus } = state;
  const without = [
    ...model.kinds.filter(({ n }) => state.hiddenKinds.has(n)).map(kindName),
    ...[...state.hiddenCertainties].map((n) => named(model.certainties[n] ?? ["", ""])),
    ...[...state.hiddenMarks].map((n) => named(model.marks[n]?.label ?? ["", ""])),
  ].filter(Boolean);
  const day = (/** @type {number} */ time) => readable(isoDay(time), currentLanguage());
  return [
    ...account ? [say("filters.as", { name: [account, ...and ? [and] : []].map(({ of }) => named(of.label)).join(` ${say("as.and")} `) })] : [],
    ...from !== null && to !== null ? [say("filters.time", { from: day(from), to: day(to - DAY) })] : [],
    ...focus ? [say("filters.focus", { name: named(focus.label) })] : [],
    ...state.contested ? [say("legend.contested").toLowerCase()] : [],
    ...without.length ? [say("filters.without", { what: without.join(", ") })] : [],
  ];
}
