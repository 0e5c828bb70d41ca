// Make and find elements. Text enters the document as text only: nothing here parses HTML.

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] attributes; `on…` are listeners, true is an empty attribute
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string)} children @returns {SVGElement} */
export function makeSvg(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", tag));
  dress(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, any>} attributes */
function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {string} text @param {Record<string, any>} attributes @returns {HTMLButtonElement} */
export function button(text, attributes) {
  return /** @type {HTMLButtonElement} */ (make("button", { type: "button", ...attributes }, text));
}

const LEFTWARDS = new Set("ar arc ckb dv fa he ks ku nqo ps rhg sd syr ug ur yi".split(" "));
const LEFTWARD_SCRIPTS = new Set("adlm arab hebr nkoo rohg syrc thaa".split(" "));

/** The direction of words in a language. @param {string | undefined} tag @returns {"rtl" | "ltr" | "auto"} */
export function direction(tag) {
  const [language = "", ...rest] = (tag ?? "").toLowerCase().split("-");
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  if (script ? LEFTWARD_SCRIPTS.has(script) : LEFTWARDS.has(language)) return "rtl";
  return ["", "und", "mul", "zxx"].includes(language) ? "auto" : "ltr";
}

/** Text of unknown direction, kept from changing the direction of what stands around it.
 * @param {string} text @param {string} [language] @returns {HTMLElement} */
export function words(text, language) {
  return make("bdi", { lang: language, dir: language && direction(language) }, text);
}

/** @param {Element} element @param {...(Node | string | null | false | undefined)} children */
export function fill(element, ...children) {
  element.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));
}

/** A link out of the page: http and https only, and the target learns nothing of where it came from.
 * @param {string} url @param {string} text @returns {HTMLElement} */
export function outwards(url, text) {
  if (!/^https?:\/\//i.test(url)) return words(text);
  return make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words(text));
}

/** Say something to screen readers. @param {string} text */
export function announce(text) {
  byId("live").textContent = text;
}

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
