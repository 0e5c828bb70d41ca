// The interactive page, served: each claim leads to its own page on this server.

/** Put a link to its page behind the tools of each claim that is shown and lacks one. */
function lead() {
  for (const tools of document.querySelectorAll(".cardtools:not([data-led])")) {
    const own = tools.querySelector("a[href^='#']");
    const name = decodeURIComponent(own?.getAttribute("href")?.slice(1) ?? "");
    /** @type {HTMLElement} */ (tools).dataset.led = "yes";
    if (!name.startsWith("claim:")) continue;
    const link = document.createElement("a");
    link.className = "quiet";
    link.href = `/id/claim/${encodeURIComponent(name.slice("claim:".length))}`;
    link.textContent = document.documentElement.lang === "es" ? "Su página" : "Its page";
    tools.append(" ", link);
  }
}

new MutationObserver(lead).observe(document.body, { childList: true, subtree: true });
lead();
