// Whose account is shown, and accounts side by side: one column each, silence said in words.

import { isContested } from "./data.js";
import { byId, fill, make, words } from "./dom.js";
import { claimLink, literalText, thingLink } from "./cards.js";
import { shorten } from "./labels.js";
import { contestedSign } from "./shapes.js";
import { change, onChange, state } from "./state.js";
import { named, say } from "./words.js";

/** @param {Model} model */
export function startAccounts(model) {
  const select = /** @type {HTMLSelectElement} */ (byId("as"));
  select.addEventListener("change", () => change({ account: accountOf(select.value, model) }));
  for (const id of ["accounts-thing", "accounts-by"]) byId(id).addEventListener("change", () => draw(model));
  onChange((changed) => {
    if (changed.has("language")) listThings(model);
    if (changed.has("language") || changed.has("account")) listAccounts(model, select);
    const { thing } = state.selection;
    if (changed.has("selection") && thing) choose(thing);
    if (state.tab === "accounts") draw(model);
  });
}

/** @param {string} value `speaker …` or `party …` @param {Model} model @returns {Account | null} */
export function accountOf(value, model) {
  const [kind = "", id = ""] = value.split(/ (.*)/s);
  const thing = model.named.get(id);
  if (!thing) return null;
  if (kind !== "party") return thing.says.length ? { thing, party: false, members: new Set([thing]) } : null;
  const found = model.parties.find(({ party }) => party === thing);
  return found ? { thing, party: true, members: new Set(found.members) } : null;
}

/** @param {Model} model @param {HTMLSelectElement} select */
function listAccounts(model, select) {
  const speakers = model.things.filter((thing) => thing.says.length).sort(byName);
  const entry = (/** @type {string} */ kind, /** @type {Thing} */ thing, /** @type {number} */ claims) => (
    make("option", { value: `${kind} ${thing.id}` }, `${shorten(named(thing.label), 48)} (${claims})`));
  const parties = model.parties.map(({ party, members }) => entry("party", party, members.reduce((sum, member) => sum + member.says.length, 0)));
  fill(select, make("option", { value: "" }, say("as.all")),
    make("optgroup", { label: say("as.speakers") }, ...speakers.map((thing) => entry("speaker", thing, thing.says.length))),
    ...(parties.length ? [make("optgroup", { label: say("as.parties") }, ...parties)] : []));
  select.value = state.account ? `${state.account.party ? "party" : "speaker"} ${state.account.thing.id}` : "";
  select.classList.toggle("narrowed", Boolean(state.account));
}

const order = new Intl.Collator();

/** @param {Thing} a @param {Thing} b @returns {number} */
function byName(a, b) {
  return order.compare(named(a.label), named(b.label));
}

/** @param {Thing} thing @returns {Set<Thing>} who says something of it */
function speakersOf(thing) {
  return new Set(thing.facts.flatMap((fact) => fact.claims.map((claim) => claim.speaker)));
}

/** @param {Model} model */
function listThings(model) {
  const select = /** @type {HTMLSelectElement} */ (byId("accounts-thing"));
  const before = select.value;
  const told = model.things.filter((thing) => thing.facts.length).map((thing) => ({ thing, n: speakersOf(thing).size }));
  const events = (/** @type {Thing} */ thing) => (thing.kind.name === "Event" ? 0 : 1);
  told.sort((a, b) => Number(b.n > 1) - Number(a.n > 1) || events(a.thing) - events(b.thing) || b.n - a.n || byName(a.thing, b.thing));
  fill(select, ...told.slice(0, 500).map(({ thing, n }) => make("option", { value: thing.id }, `${shorten(named(thing.label), 60)} (${n})`)));
  if (before) select.value = before;
}

/** @param {Thing} thing */
function choose(thing) {
  const select = /** @type {HTMLSelectElement} */ (byId("accounts-thing"));
  if ([...select.options].some((option) => option.value === thing.id)) select.value = thing.id;
}

/** @param {Model} model */
function draw(model) {
  const thing = model.named.get(/** @type {HTMLSelectElement} */ (byId("accounts-thing")).value);
  if (!thing) return fill(byId("accounts"));
  const byParty = /** @type {HTMLSelectElement} */ (byId("accounts-by")).value === "party";
  const columns = byParty ? partiesOn(thing, model) : [...speakersOf(thing)].sort((a, b) => b.says.length - a.says.length).map((speaker) => ({ head: speaker, members: new Set([speaker]) }));
  const aspects = [...new Set(thing.facts.map((fact) => aspect(fact, thing)))];
  const rows = aspects.map((name) => row(name, thing.facts.filter((fact) => aspect(fact, thing) === name), columns, thing));
  const head = make("tr", {}, make("th", { scope: "col" }, say("accounts.aspect")), ...columns.map(({ head: one }) => make("th", { scope: "col" }, thingLink(one))));
  return fill(byId("accounts"), make("table", { class: "accounts" },
    make("caption", {}, say("accounts.caption", { name: named(thing.label) })), make("thead", {}, head), make("tbody", {}, ...rows)));
}

/** @param {Thing} thing @param {Model} model */
function partiesOn(thing, model) {
  const speakers = speakersOf(thing);
  const parties = model.parties.map(({ party, members }) => ({ head: party, members: new Set(members.filter((member) => speakers.has(member))) })).filter(({ members }) => members.size);
  const inParty = new Set(parties.flatMap(({ members }) => [...members]));
  const alone = [...speakers].filter((speaker) => !inParty.has(speaker)).map((head) => ({ head, members: new Set([head]) }));
  return [...parties, ...alone];
}

/** @param {Fact} fact @param {Thing} thing @returns {string} */
function aspect(fact, thing) {
  const backwards = fact.object === thing && fact.subject !== thing;
  return backwards && fact.property.inverse ? named(fact.property.inverse) : named(fact.property.label);
}

/** @param {string} name @param {Fact[]} facts @param {{ head: Thing, members: Set<Thing> }[]} columns @param {Thing} thing @returns {HTMLElement} */
function row(name, facts, columns, thing) {
  const differ = facts.some(isContested);
  const title = make("th", { scope: "row" }, words(name), differ && contestedSign(say("differ")));
  return make("tr", {}, title, ...columns.map(({ members }) => {
    const said = facts.flatMap((fact) => fact.claims.filter((claim) => members.has(claim.speaker)).map((claim) => ({ fact, claim })));
    if (!said.length) return make("td", { class: "silent" }, say("accounts.silent"));
    return make("td", {}, ...said.map(({ fact, claim }) => cell(fact, claim, thing)));
  }));
}

/** @param {Fact} fact @param {Claim} claim @param {Thing} thing @returns {HTMLElement} */
function cell(fact, claim, thing) {
  const other = fact.object === thing ? fact.subject : fact.object;
  const link = claimLink(claim);
  link.replaceChildren(make("q", { dir: "auto" }, shorten(claim.quote, 90)));
  return make("div", { class: `value c${claim.certainty}` }, make("p", {}, other ? thingLink(other) : words(literalText(fact))), link);
}
