// The SPARQL editor (Yasgui), told of this dataset alone: it asks nobody else, for names or answers.
const { Yasgui } = /** @type {any} */ (window);

const FIRST = `SELECT ?speaker ?words WHERE {
  ?claim sem:accordingTo ?speaker ; evg:quote ?words .
} LIMIT 20`;

/** @typedef {{prefixes: Record<string, string>, classes: string[], properties: string[],
 *   queries: Record<string, string>}} Terms */

/** Offer the dataset's own terms and prefixes where the editor would ask elsewhere. */
function teach(/** @type {Terms} */ { prefixes, classes, properties }) {
  const { Autocompleters } = Yasgui.Yasqe;
  const written = Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`);
  Autocompleters.class.get = () => classes;
  Autocompleters.property.get = () => properties;
  Autocompleters.prefixes.get = () => written;
  for (const name of ["class", "property", "prefixes"]) {
    Autocompleters[name].bulk = true;
    Autocompleters[name].persistenceId = null;
  }
}

/** Declare the prefixes that a query uses, and does not declare, in front of it. */
function declared(/** @type {string} */ query, /** @type {Record<string, string>} */ prefixes) {
  const lines = Object.entries(prefixes)
    .filter(([name]) => new RegExp(`(^|[^\\w-])${name}:`).test(query))
    .filter(([name]) => !new RegExp(`prefix\\s+${name}:`, "i").test(query))
    .map(([name, namespace]) => `PREFIX ${name}: <${namespace}>`);
  return [...lines, query].join("\n");
}

async function start() {
  const answer = await fetch("/api/terms");
  const terms = /** @type {Terms} */ (await answer.json());
  teach(terms);
  const place = document.getElementById("editor");
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: "/sparql", method: "POST" },
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    copyEndpointOnNewTab: true,
    populateFromUrl: false,
    persistenceId: null,
    yasr: { ...Yasgui.Yasr.defaults, prefixes: terms.prefixes },
    yasqe: { ...Yasgui.Yasqe.defaults, value: declared(FIRST, terms.prefixes) },
  });
  const examples = /** @type {HTMLSelectElement} */ (document.getElementById("examples"));
  examples.addEventListener("change", () => {
    const text = terms.queries[examples.value];
    if (text) yasgui.getTab().setQuery(declared(text, terms.prefixes));
  });
  place?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".yasr a.iri") : null;
    if (!(link instanceof HTMLAnchorElement) || link.closest("sup")) return;
    event.preventDefault();
    const lang = new URLSearchParams(window.location.search).get("lang");
    window.location.assign(`/id?iri=${encodeURIComponent(link.href)}${lang ? `&lang=${document.documentElement.lang}` : ""}`);
  });
  document.documentElement.dataset.ready = "yes";
}

void start();
