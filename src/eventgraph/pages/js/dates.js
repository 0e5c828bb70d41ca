// Dates as precise as the words: a month is a span of a month, a year a span of a year.

const DAY = 86_400_000;

/** @param {string} text @returns {[number, number] | null} the days it covers: first, and last exclusive */
export function daysOf(text) {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] ? Number(match[2]) : null;
  const day = match[3] ? Number(match[3]) : null;
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const to = day ? from + DAY : month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return Number.isFinite(from) && Number.isFinite(to) ? [from, to] : null;
}

/** Write a date as precisely as it was given. @param {string} text @param {string} language @returns {string} */
export function readable(text, language) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  const days = daysOf(text);
  if (!match || !days) return text;
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { timeZone: "UTC", year: "numeric" };
  if (match[2]) options.month = "short";
  if (match[3]) options.day = "numeric";
  return new Intl.DateTimeFormat(language === "es" ? "es" : "en-GB", options).format(days[0]);
}

/** @param {number} time @returns {string} the day as yyyy-mm-dd */
export function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** Gather, for each event, the spans that claims date it to. @param {Fact[]} facts @returns {Map<Thing, Span[]>} */
export function spansOf(facts) {
  /** @type {Map<Thing, Map<string, { at: string, end: string, claims: Claim[] }>>} */
  const found = new Map();
  for (const fact of facts) {
    if (fact.literal?.kind !== "date") continue;
    const role = /end/i.test(fact.property.id) ? "end" : "at";
    for (const claim of fact.claims) {
      const own = found.get(fact.subject) ?? new Map();
      found.set(fact.subject, own);
      const entry = own.get(claim.id) ?? { at: "", end: "", claims: [claim] };
      entry[role] = fact.literal.label[0];
      own.set(claim.id, entry);
    }
  }
  return new Map([...found].map(([thing, entries]) => [thing, merged([...entries.values()])]));
}

/** @param {{ at: string, end: string, claims: Claim[] }[]} entries @returns {Span[]} equal spans as one */
function merged(entries) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const { at, end, claims } of entries) {
    const start = daysOf(at || end);
    const stop = daysOf(end || at);
    if (!start || !stop) continue;
    const text = at && end && at !== end ? `${at}/${end}` : at || end;
    const span = spans.get(text) ?? { from: start[0], to: Math.max(start[1], stop[1]), text, claims: [] };
    span.claims.push(...claims);
    spans.set(text, span);
  }
  return [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** @param {Span} span @param {string} language @returns {string} */
export function spanText(span, language) {
  return span.text.split("/").map((part) => readable(part, language)).join(" – ");
}
