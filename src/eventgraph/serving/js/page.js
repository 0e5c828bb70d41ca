// The interactive page, served: each claim leads to its own page on this server, in the page's language.

const nav = /** @type {HTMLElement | null} */ (document.querySelector("nav[data-nav]"));
const spoken = /** @type {Record<string, Record<string, string>>} */ (JSON.parse(nav?.dataset.nav ?? "{}"));
const given = new URLSearchParams(window.location.search).has("lang");
const { lang: first } = document.documentElement;

/** Say something in the language that the page has now. */
function say(/** @type {string} */ key) {
  return spoken[document.documentElement.lang]?.[key] ?? spoken.en?.[key] ?? key;
}

/** An address in the language of the page, where its reader chose one. */
function kept(/** @type {string} */ path) {
  const { lang } = document.documentElement;
  return given || lang !== first ? `${path}?lang=${lang}` : path;
}

/** Put a link to its page behind the tools of each claim that is shown and lacks one. */
function lead() {
  for (const tools of document.querySelectorAll(".cardtools:not([data-led])")) {
    const own = tools.querySelector("a[href^='#']");
    const name = decodeURIComponent(own?.getAttribute("href")?.slice(1) ?? "");
    /** @type {HTMLElement} */ (tools).dataset.led = "yes";
    if (!name.startsWith("claim:")) continue;
    const link = document.createElement("a");
    link.className = "quiet";
    link.dataset.say = "nav.own";
    link.href = kept(`/id/claim/${encodeURIComponent(name.slice("claim:".length))}`);
    link.textContent = say("nav.own");
    tools.append(" ", link);
  }
}

/** Say what leads on in another language, and let it lead there. */
function speak() {
  nav?.setAttribute("aria-label", say("nav.here"));
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("nav[data-nav] a, a[data-say]"))) {
    if (link.dataset.say) link.textContent = say(link.dataset.say);
    link.href = kept(link.pathname);
  }
}

new MutationObserver(lead).observe(document.body, { childList: true, subtree: true });
new MutationObserver(speak).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
speak();
lead();
