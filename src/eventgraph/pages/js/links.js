// The address says what is shown: #actor:x&as=actor:y&tab=claims. Back goes back.

import { accountOf } from "./accounts.js";
import { DAY, isoDay } from "./dates.js";
import { byId } from "./dom.js";
import { change, onChange, state } from "./state.js";

/** What an account is called in the address. */
const ADDRESSED = { speaker: "as", party: "party", source: "source" };
/** And a second one beside it. */
const BESIDE = { speaker: "and", party: "and-party", source: "and-source" };
const PUSHED = ["selection", "tab", "account", "and", "focus"];

/** @param {string} text @returns {string} */
function encoded(text) {
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%20", "+");
}

/** @param {Model} model @returns {string} */
function address(model) {
  const { selection, account, and } = state;
  const { thing, fact, claim, speaker, source } = selection;
  const parts = [];
  if (speaker) parts.push(`speaker=${encoded(speaker.id)}`);
  else if (thing) parts.push(encoded(thing.id));
  if (source) parts.push(encoded(source.id));
  if (claim) parts.push(encoded(claim.id));
  if (fact) parts.push(`line=${encoded(fact.id)}`);
  if (account) parts.push(`${ADDRESSED[account.kind]}=${encoded(account.of.id)}`);
  if (and) parts.push(`${BESIDE[and.kind]}=${encoded(and.of.id)}`);
  if (state.focus) parts.push(`focus=${encoded(state.focus.id)}`, `steps=${state.steps}`);
  if (state.hiddenKinds.size) parts.push(`without=${model.kinds.filter(({ n }) => state.hiddenKinds.has(n)).map(({ name }) => name).join(",")}`);
  if (state.hiddenCertainties.size) parts.push(`uncertain=${[...state.hiddenCertainties].sort().join(",")}`);
  if (state.hiddenMarks.size) parts.push(`unmarked=${[...state.hiddenMarks].sort().join(",")}`);
  if (state.contested) parts.push("contested=1");
  if (state.unfolded) parts.push("unfolded=1");
  if (state.from !== null && state.to !== null) parts.push(`from=${isoDay(state.from)}`, `to=${isoDay(state.to - DAY)}`);
  if (state.tab !== opening(model, Boolean(state.focus))) parts.push(`tab=${state.tab}`);
  if (state.language !== model.page.language) parts.push(`lang=${state.language}`);
  return `#${parts.join("&")}`;
}

/** The tab of an address that names none: a neighbourhood is seen in the network. @param {Model} model @param {boolean} focused @returns {string} */
function opening({ page }, focused) {
  return focused ? "network" : page.view;
}

/** The tab that the address opens. @param {Model} model @param {Map<string, string>} [values] @returns {string} */
export function openingTab(model, values = parts(location.hash).values) {
  const usual = opening(model, values.has("focus"));
  const tab = values.get("tab") ?? usual;
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-panel]"))].some(({ dataset }) => dataset.panel === tab) ? tab : usual;
}

/** @param {string} hash @returns {{ first: string, values: Map<string, string> }} */
function parts(hash) {
  const values = new Map();
  let first = "";
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const decode = (/** @type {string} */ text) => {
      try {
        return decodeURIComponent(text.replaceAll("+", " "));
      } catch {
        return "";
      }
    };
    if (at < 0) first ||= decode(part);
    else values.set(part.slice(0, at), decode(part.slice(at + 1)));
  }
  return { first, values };
}

/** @param {Map<string, string>} values @param {Model} model @param {Record<string, string>} [words] @returns {Account | null} */
function accountIn(values, model, words = ADDRESSED) {
  const [kind, name] = Object.entries(words).find(([, word]) => values.has(word)) ?? ["", ""];
  return accountOf(`${kind} ${values.get(name)}`, model);
}

/** What an address chooses. @param {string} first @param {Map<string, string>} values @param {Model} model @returns {Chosen} */
function chosenIn(first, values, model) {
  const speaker = model.named.get(values.get("speaker") ?? "");
  if (speaker) return { thing: speaker, speaker };
  const claim = model.claimNamed.get(first);
  const thing = model.named.get(first);
  const source = model.sources.find(({ id }) => id === first);
  const fact = model.facts.find(({ id }) => id === values.get("line"));
  return claim ? { claim } : thing ? { thing } : source ? { source } : fact ? { fact } : {};
}

/** Read the address into the state. @param {Model} model */
function follow(model) {
  const { first, values } = parts(location.hash);
  const days = [values.get("from"), values.get("to")].map((text) => Date.parse(text ?? ""));
  const timed = days.every((day) => Number.isFinite(day));
  const without = (values.get("without") ?? "").split(",");
  const account = accountIn(values, model);
  const language = values.get("lang") ?? model.page.language;
  change({
    selection: chosenIn(first, values, model),
    account, and: account && accountIn(values, model, BESIDE),
    focus: model.named.get(values.get("focus") ?? "") ?? null, steps: Number(values.get("steps")) || 1,
    hiddenKinds: new Set(model.kinds.filter(({ name }) => without.includes(name)).map(({ n }) => n)),
    hiddenCertainties: new Set((values.get("uncertain") ?? "").split(",").filter((text) => /^\d$/.test(text)).map(Number)),
    hiddenMarks: new Set((values.get("unmarked") ?? "").split(",").filter((text) => /^\d$/.test(text)).map(Number)),
    contested: values.get("contested") === "1", unfolded: values.get("unfolded") === "1",
    from: timed ? /** @type {number} */ (days[0]) : null, to: timed ? /** @type {number} */ (days[1]) + DAY : null,
    tab: openingTab(model, values), language: language === "es" ? "es" : "en",
  }, true);
}

/** @param {Model} model */
export function startLinks(model) {
  onChange((changed, kept) => {
    if (kept) return;
    const next = address(model);
    if (next === (location.hash || "#")) return;
    if (PUSHED.some((part) => changed.has(part))) history.pushState(null, "", next);
    else history.replaceState(null, "", next);
  });
  addEventListener("popstate", () => follow(model));
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("views").focus();
  });
  follow(model);
}
