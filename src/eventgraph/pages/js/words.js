// The page's own voice, in two languages.

/** @type {{ dictionary: Record<string, Words>, language: "en" | "es" }} */
const voice = { dictionary: {}, language: "en" };

/** @param {Record<string, Words>} dictionary @param {string} language */
export function speak(dictionary, language) {
  voice.dictionary = dictionary;
  voice.language = language === "es" ? "es" : "en";
  document.documentElement.lang = voice.language;
}

/** @returns {"en" | "es"} */
export function currentLanguage() {
  return voice.language;
}

/** @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
export function say(key, values = {}) {
  const text = voice.dictionary[voice.language]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => inWords(values[name] ?? ""));
}

/** A large number with its thousands apart. @param {string | number} value @returns {string} */
export function inWords(value) {
  return typeof value === "number" && value > 999 ? value.toLocaleString(voice.language) : String(value);
}

/** @param {Label} label @returns {string} */
export function named(label) {
  return label[voice.language === "es" ? 1 : 0] || label[0];
}

/** What stands at the head: what was asked for, or the dataset's own title. @param {PageFacts} page @returns {string} */
export function headline(page) {
  return page.title || named(page.titles) || say("title");
}

/** Claims, speakers, publications and origins, and that none of it is asserted. @param {Model} model @param {string} [key] @returns {string} */
export function bannerText({ page }, key = page.banner) {
  const { claims, speakers, origins, documents } = page;
  return say(key, {
    claims: say(claims === 1 ? "banner.claims.one" : "banner.claims", { claims }),
    speakers: say(speakers === 1 ? "banner.speakers.one" : "banner.speakers", { speakers }), origins, documents });
}

/** A relation in words; what a speaker calls a thing is turned so that the thing can stand first. @param {Term} term @returns {string} */
export function relation(term) {
  return term.naming ? say("called") : named(term.label);
}

/** The three numbers, always together. @param {Support} support @returns {string} */
export function supportWords(support) {
  const names = ["voices", "carriers", "origins"];
  return support.map((n, at) => say(n === 1 ? `support.${names[at]}.one` : `support.${names[at]}`, { n })).join(", ");
}

/** Who says it; those who say it with one voice stand together. @param {Claim} claim @returns {string} */
export function speakersOf({ speakers }) {
  return speakers.map(({ label }) => named(label)).join(` ${say("and")} `);
}

/** @param {string} key @returns {boolean} */
export function hasWord(key) {
  return key in (voice.dictionary[voice.language] ?? {});
}

/** Write every fixed text of the document in the chosen language. */
export function translate() {
  for (const element of document.querySelectorAll("[data-w]")) {
    element.textContent = say(element.getAttribute("data-w") ?? "");
  }
  for (const element of document.querySelectorAll("[data-w-label]")) {
    element.setAttribute("aria-label", say(element.getAttribute("data-w-label") ?? ""));
  }
  for (const element of document.querySelectorAll("[data-w-placeholder]")) {
    element.setAttribute("placeholder", say(element.getAttribute("data-w-placeholder") ?? ""));
  }
}
