// What the reader has chosen, and who wants to know when it changes.

/** Empty until the address is read, so that everything then counts as changed. @type {State} */
export const state = {
  tab: "", selection: {}, account: null, and: null, hiddenKinds: new Set(), hiddenCertainties: new Set(), hiddenMarks: new Set(),
  contested: false, from: null, to: null, focus: null, steps: 1, unfolded: false, language: "",
};

/** @type {((changed: Set<string>, kept: boolean) => void)[]} */
const listeners = [];
/** So many of them have been told of everything. */
let told = 0;

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
  const changed = new Set(Object.entries(parts).filter(([part, value]) => differs(state[/** @type {keyof State} */ (part)], value)).map(([part]) => part));
  Object.assign(state, parts);
  if (!changed.size) return;
  told ||= listeners.length;
  for (const listener of listeners) listener(changed, kept);
}

/** Tell those of everything who began to listen after the first change. */
export function retell() {
  const all = new Set(Object.keys(state));
  for (const listener of listeners.slice(told)) listener(all, true);
}

/** @param {any} one @param {any} other @returns {boolean} */
function differs(one, other) {
  if (one instanceof Set && other instanceof Set) return one.size !== other.size || [...one].some((item) => !other.has(item));
  if (!one || !other || typeof one !== "object") return one !== other;
  return ["thing", "fact", "claim", "speaker", "source", "kind", "of"].some((part) => one[part] !== other[part]) || one.n !== other.n;
}

/** Whether a change touches what is shown. @param {Set<string>} changed @returns {boolean} */
export function filtersChanged(changed) {
  const parts = ["account", "and", "hiddenKinds", "hiddenCertainties", "hiddenMarks", "contested", "from", "to", "focus", "steps"];
  return parts.some((part) => changed.has(part));
}

/** Whether a change touches what stands in words, or what is shown. @param {Set<string>} changed @returns {boolean} */
export function wordsChanged(changed) {
  return changed.has("language") || filtersChanged(changed);
}

/** Whether anything is chosen. @returns {boolean} */
export function isChosen() {
  return Object.values(state.selection).some(Boolean);
}

/** Open the page of what somebody says. @param {Thing} speaker */
export function selectSpeaker(speaker) {
  change({ selection: { thing: speaker, speaker } });
}

/** @param {Thing} thing @param {string} [tab] */
export function selectThing(thing, tab = state.tab) {
  change({ selection: { thing }, tab });
}
