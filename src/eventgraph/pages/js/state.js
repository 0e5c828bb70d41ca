// What the reader has chosen, and who wants to know when it changes.

/** @type {State} */
export const state = {
  tab: "network", selection: {}, account: null, hiddenKinds: new Set(), hiddenCertainties: new Set(),
  contested: false, from: null, to: null, focus: null, steps: 1, language: "en",
};

/** @type {((changed: Set<string>, kept: boolean) => void)[]} */
const listeners = [];

/** @param {(changed: Set<string>, kept: boolean) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Change the state and tell everybody which parts changed.
 * @param {Partial<State>} parts
 * @param {boolean} [kept] whether the change comes from the address and need not be written to it
 */
export function change(parts, kept = false) {
  Object.assign(state, parts);
  const changed = new Set(Object.keys(parts));
  for (const listener of listeners) listener(changed, kept);
}

/** Whether a change touches what is shown. @param {Set<string>} changed @returns {boolean} */
export function filtersChanged(changed) {
  const parts = ["account", "hiddenKinds", "hiddenCertainties", "contested", "from", "to", "focus", "steps"];
  return parts.some((part) => changed.has(part));
}

/** @param {Thing} thing @param {string} [tab] */
export function selectThing(thing, tab = state.tab) {
  change({ selection: { thing }, tab });
}
