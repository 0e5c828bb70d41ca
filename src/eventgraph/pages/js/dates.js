// Dates as precise as the words: a month is a span of a month, a year a span of a year.

/** Milliseconds. */
export const DAY = 86_400_000;

/** @param {string} text @returns {[number, number] | null} the days it covers: first, and last exclusive */
function daysOf(text) {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] ? Number(match[2]) : null;
  const day = match[3] ? Number(match[3]) : null;
  const from = dayAt(year, (month ?? 1) - 1, day ?? 1);
  const to = day ? from + DAY : month ? dayAt(year, month, 1) : dayAt(year + 1, 0, 1);
  return Number.isFinite(from) && Number.isFinite(to) ? [from, to] : null;
}

/** When a day begins; Date.UTC takes the year 48 for 1948. @param {number} year @param {number} month @param {number} day @returns {number} */
function dayAt(year, month, day) {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The days that a date covers, without end where one in EDTF is open. @param {{ label: string[], days?: string[] | null }} date @returns {[number, number] | null} */
export function covered({ label, days }) {
  if (!days) return daysOf(label[0] ?? "");
  return [daysOf(days[0] ?? "")?.[0] ?? -Infinity, daysOf(days[1] ?? "")?.[1] ?? Infinity];
}

/** A date in words. @param {Literal} date @param {string} language @returns {string} */
export function dateText({ label, days }, language) {
  return days ? label[language === "es" ? 1 : 0] : readable(label[0], language);
}

/** Write a date as precisely as it was given. @param {string} text @param {string} language @returns {string} */
export function readable(text, language) {
  const match = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  const days = daysOf(text);
  if (!match || !days) return text;
  return formatter(language, match[3] ? "day" : match[2] ? "month" : "year", Number(match[1]) < 1).format(days[0]);
}

/** Write a date as names of publications do: 19 July 2025. @param {string} text @param {string} language @returns {string} */
export function longDate(text, language) {
  const precise = /^\d{4}-\d\d-\d\d/.test(text) ? "long" : "longMonth";
  const days = /^\d{4}-\d\d/.test(text) ? daysOf(text) : null;
  return days ? formatter(language, precise).format(days[0]) : text.slice(0, 4);
}

/** Formatters take long to make, so each is made once. @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/** @param {string} language @param {"day" | "month" | "year" | "long" | "longMonth"} precision @param {boolean} [early] before Christ @returns {Intl.DateTimeFormat} */
export function formatter(language, precision, early = false) {
  const key = `${language} ${precision} ${early}`;
  let found = formatters.get(key);
  if (!found) {
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { timeZone: "UTC", year: "numeric" };
    if (early) options.era = "short";
    if (precision !== "year") options.month = precision.startsWith("long") ? "long" : "short";
    if (precision === "day" || precision === "long") options.day = "numeric";
    found = new Intl.DateTimeFormat(language === "es" ? "es" : "en-GB", options);
    formatters.set(key, found);
  }
  return found;
}

/** @param {number} time @returns {string} the day as yyyy-mm-dd, with six digits and a sign where four do not reach */
export function isoDay(time) {
  return new Date(time).toISOString().replace(/T.*/, "");
}

/** @typedef {{ at: Fact | null, begin: Fact | null, end: Fact | null, claim: Claim }} Dating what one claim says of when */

/** @param {Fact} fact @returns {"at" | "begin" | "end"} which end of the event a date is of */
function roleOf(fact) {
  const role = /(Begin|End)TimeStamp$/.exec(fact.property.id);
  return role ? (role[1] === "End" ? "end" : "begin") : "at";
}

/** Gather, for each event, the spans that claims date it to. @param {Fact[]} facts @returns {Map<Thing, Span[]>} */
export function spansOf(facts) {
  /** @type {Map<Thing, Map<string, Dating>>} */
  const found = new Map();
  for (const fact of facts) {
    if (fact.literal?.kind !== "date") continue;
    const own = found.get(fact.subject) ?? new Map();
    found.set(fact.subject, own);
    for (const claim of fact.claims) {
      const dating = own.get(claim.id) ?? { at: null, begin: null, end: null, claim };
      dating[roleOf(fact)] = fact;
      own.set(claim.id, dating);
    }
  }
  return new Map([...found].map(([thing, datings]) => [thing, merged([...datings.values()])]));
}

/** @param {Dating[]} datings @returns {Span[]} equal spans as one */
function merged(datings) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const { at, begin, end, claim } of datings) {
    const first = at ?? begin ?? end;
    const last = at ?? end ?? begin;
    if (!first?.literal || !last?.literal) continue;
    const [start, stop] = [covered(first.literal), covered(last.literal)];
    if (!start || !stop) continue;
    const key = `${first.n} ${last.n}`;
    const facts = first === last ? [first] : [first, last];
    const span = spans.get(key) ?? { from: start[0], to: Math.max(start[1], stop[1]), facts, only: !at && first === last, claims: [] };
    span.claims.push(claim);
    spans.set(key, span);
  }
  return [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A span in words; where only one end is told, it says which. @param {Span} span @param {string} language @returns {string} */
export function spanText(span, language) {
  const text = span.facts.flatMap(({ literal }) => (literal ? dateText(literal, language) : [])).join(" – ");
  return span.only ? `${span.facts[0]?.property.label[language === "es" ? 1 : 0] ?? ""} ${text}` : text;
}
