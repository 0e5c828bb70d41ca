// Whose account is shown, and accounts side by side: one column each, silence said in words.

import { bounded, NEXT } from "./bounded.js";
import { isContested } from "./data.js";
import { button, byId, direction, fill, make, words } from "./dom.js";
import { claimLink, thingLink, valueOf } from "./cards.js";
import { claimsShown } from "./filters.js";
import { shorten } from "./labels.js";
import { inOrder } from "./ordering.js";
import { contestedSign } from "./shapes.js";
import { change, onChange, state } from "./state.js";
import { currentLanguage, named, say } from "./words.js";

/** So many stand in the table at first. */
const MOST = { columns: 40, rows: 200, values: 12 };

/** @param {Model} model */
export function startAccounts(model) {
  const select = /** @type {HTMLSelectElement} */ (byId("as"));
  const beside = /** @type {HTMLSelectElement} */ (byId("and"));
  const read = () => {
    const [account, and] = [select, beside].map(({ value }) => accountOf(value, model));
    change({ account, and: account && and?.of !== account.of ? and : null });
  };
  for (const one of [select, beside]) one.addEventListener("change", read);
  for (const id of ["accounts-thing", "accounts-by"]) byId(id).addEventListener("change", () => draw(model));
  onChange((changed) => {
    if (changed.has("language")) listThings(model);
    if (changed.has("language") || changed.has("account") || changed.has("and")) {
      listAccounts(model, select, state.account, say("as.all"));
      listAccounts(model, beside, state.and, say("as.none"));
      byId("beside").hidden = !state.account;
    }
    const { thing } = state.selection;
    if (changed.has("selection") && thing) choose(thing);
    if (state.tab === "accounts") draw(model);
  });
}

/** @param {string} value `speaker …`, `party …` or `source …` @param {Model} model @returns {Account | null} */
export function accountOf(value, model) {
  const [kind = "", id = ""] = value.split(/ (.*)/s);
  if (kind === "source") {
    const source = model.sources.find((one) => one.id === id && one.claims.length);
    return source ? { kind, of: source, members: new Set([source]) } : null;
  }
  const thing = model.named.get(id);
  if (!thing) return null;
  if (kind !== "party") return thing.says.length ? { kind: "speaker", of: thing, members: new Set([thing]) } : null;
  const found = model.bodies.find(({ body }) => body === thing);
  return found ? { kind, of: thing, members: new Set(found.members) } : null;
}

/** @param {Model} model @param {HTMLSelectElement} select @param {Account | null} chosen @param {string} none */
function listAccounts(model, select, chosen, none) {
  const speakers = model.things.filter((thing) => thing.says.length).sort(byName);
  const sources = model.sources.filter((source) => source.claims.length).sort(byName);
  const entry = (/** @type {string} */ kind, /** @type {Thing | Source} */ of, /** @type {number} */ claims) => (
    make("option", { value: `${kind} ${of.id}` }, `${shorten(named(of.label), 48)} (${claims})`));
  const bodies = model.bodies.map(({ body, members }) => entry("party", body, new Set(members.flatMap(({ says }) => says)).size));
  fill(select, make("option", { value: "" }, none),
    make("optgroup", { label: say("as.speakers") }, ...speakers.map((thing) => entry("speaker", thing, thing.says.length))),
    ...(bodies.length ? [make("optgroup", { label: say("as.parties") }, ...bodies)] : []),
    ...(sources.length ? [make("optgroup", { label: say("as.sources") }, ...sources.map((source) => entry("source", source, source.claims.length)))] : []));
  select.value = chosen ? `${chosen.kind} ${chosen.of.id}` : "";
  select.classList.toggle("narrowed", Boolean(chosen));
}

const order = new Intl.Collator();

/** @param {Thing | Source} a @param {Thing | Source} b @returns {number} */
function byName(a, b) {
  return order.compare(named(a.label), named(b.label));
}

/** @param {Thing} thing @returns {Set<Thing>} who says something of it */
function speakersOf(thing) {
  return new Set(thing.facts.flatMap((fact) => fact.claims.flatMap(({ speakers }) => speakers)));
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

/** @typedef {{ aspect: Aspect | null, of: Thing, id: string, name: Label, backwards: boolean, facts: Fact[] }} Row what is said of one thing by one relation */
/** @typedef {{ head: Thing, members: Set<Thing> }} Column */

/** @param {Model} model @param {number} [most] how many columns it has */
function draw(model, most = MOST.columns) {
  const thing = model.named.get(/** @type {HTMLSelectElement} */ (byId("accounts-thing")).value);
  if (!thing) return fill(byId("accounts"));
  const rows = (isEvent(thing) ? ofEvent(thing, model) : ofOther(thing)).filter(({ facts }) => state.account || facts.some((fact) => claimsShown(fact).length));
  const byParty = /** @type {HTMLSelectElement} */ (byId("accounts-by")).value === "party";
  const accounts = columnsOf(rows, (speaker) => (byParty ? model.parties.get(speaker) ?? [speaker] : [speaker]));
  const columns = accounts.slice(0, most);
  const n = (accounts.length - columns.length).toLocaleString(currentLanguage());
  const more = columns.length < accounts.length && make("th", { scope: "col" }, button(say("more.left", { n }), { class: "more", onclick: () => draw(model, most + NEXT) }));
  const head = make("tr", {}, make("th", { scope: "col" }, say("accounts.aspect")),
    ...columns.map(({ head: one }) => make("th", { scope: "col", "data-account": one.id }, thingLink(one))), more);
  const bodies = [...new Set(rows.map(({ aspect }) => aspect))].map((aspect) => make("tbody", {},
    aspect && make("tr", {}, make("th", { scope: "rowgroup", colspan: columns.length + 1 }, make("span", {}, named(aspect.label)))),
    ...bounded(rows.filter((row) => row.aspect === aspect), MOST.rows, (row) => rowElement(row, columns, thing))));
  return fill(byId("accounts"), make("table", { class: "accounts" },
    make("caption", {}, make("span", {}, say("accounts.caption", { name: named(thing.label) }))), make("thead", {}, head), ...bodies));
}

/** @param {Thing} thing @returns {boolean} */
function isEvent(thing) {
  return thing.kind.name === "Event" || thing.kind.name === "Communication";
}

/** The rows of `eventgraph accounts`: of the event and its parts all, of who and what has a part in them names and numbers.
 * @param {Thing} event @param {Model} model @returns {Row[]} */
export function ofEvent(event, model) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const of of model.around.get(event) ?? [event]) {
    for (const fact of of.facts) {
      const { aspect, id, label } = fact.property;
      if (!aspect || !(isEvent(of) || aspect.ofThings)) continue;
      if (fact.subject === of) add(rows, { aspect, of, id, name: label, backwards: false, facts: [fact] });
      if (fact.object !== of || !isEvent(of) || aspect.name !== "speech") continue;
      add(rows, { aspect, of, id: fact.subject.typeId, name: fact.subject.type, backwards: true, facts: [fact] });
    }
  }
  const key = (/** @type {Row} */ { aspect, of, id, name }) => [aspect?.n ?? 0, of === event ? 0 : 1, named(of.label), named(name), id];
  return [...rows.values()].sort((a, b) => inOrder(key(a), key(b)));
}

/** The rows of an actor or a place: one for each relation. @param {Thing} thing @returns {Row[]} */
function ofOther(thing) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const fact of thing.facts) {
    const { id, label, inverse } = fact.property;
    const backwards = fact.object === thing && fact.subject !== thing;
    add(rows, { aspect: null, of: thing, id, name: (backwards && inverse) || label, backwards, facts: [fact] });
  }
  return [...rows.values()];
}

/** Add a fact to the row it belongs to. @param {Map<string, Row>} rows @param {Row} row */
function add(rows, row) {
  const key = `${row.aspect?.n} ${row.of.n} ${row.id} ${row.backwards}`;
  const before = rows.get(key);
  if (before) before.facts.push(...row.facts);
  else rows.set(key, row);
}

/** A column for each account, those who say most first. @param {Row[]} rows @param {(speaker: Thing) => Thing[]} accounts @returns {Column[]} */
function columnsOf(rows, accounts) {
  /** @type {Map<Thing, Set<Thing>>} */
  const columns = new Map();
  const speakers = rows.flatMap(({ facts }) => facts.flatMap((fact) => claimsShown(fact).flatMap((claim) => claim.speakers)));
  if (!speakers.length && state.account && state.account.kind !== "source") columns.set(/** @type {Thing} */ (state.account.of), new Set());
  for (const speaker of speakers) {
    for (const head of accounts(speaker)) columns.set(head, (columns.get(head) ?? new Set()).add(speaker));
  }
  const said = (/** @type {Set<Thing>} */ members) => [...members].reduce((sum, { says }) => sum + says.length, 0);
  return [...columns].map(([head, members]) => ({ head, members })).sort((a, b) => said(b.members) - said(a.members) || a.head.n - b.head.n);
}

/** @param {Row} row @param {Column[]} columns @param {Thing} thing the one that the table is about @returns {HTMLElement} */
function rowElement({ of, id, name, backwards, facts }, columns, thing) {
  const title = make("th", { scope: "row" }, words(named(name)), facts.some(isContested) && contestedSign(say("differ")), of !== thing && make("div", { class: "of" }, thingLink(of)));
  return make("tr", { "data-of": of.id, "data-relation": id }, title, ...columns.map(({ members }) => {
    const said = facts.flatMap((fact) => claimsShown(fact).filter((claim) => claim.speakers.some((speaker) => members.has(speaker))).map((claim) => ({ fact, claim })));
    if (!said.length) return make("td", { class: "silent" }, say("accounts.silent"));
    return make("td", {}, ...bounded(said, MOST.values, ({ fact, claim }) => cell(fact, claim, backwards)));
  }));
}

/** @param {Fact} fact @param {Claim} claim @param {boolean} backwards whether the fact is read from its object @returns {HTMLElement} */
function cell(fact, claim, backwards) {
  const link = claimLink(claim);
  link.replaceChildren(make("q", { dir: direction(claim.lang), lang: claim.lang }, shorten(claim.quote, 90)));
  return make("div", { class: `value c${claim.certainty}` }, make("p", {}, backwards ? thingLink(fact.subject) : valueOf(fact)), link);
}
