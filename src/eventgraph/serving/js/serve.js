// Names are offered while one is typed, for the fields that want one.
const offered = document.getElementById("names");
let last = 0;

/** Ask for names that hold what is typed, and offer them; a late answer is dropped. */
async function offer(/** @type {string} */ typed) {
  last += 1;
  const own = last;
  const answer = await fetch(`/api/names?q=${encodeURIComponent(typed)}&lang=${document.documentElement.lang}`);
  if (!answer.ok) return;
  const found = /** @type {{label: string, name: string}[]} */ (await answer.json());
  if (own !== last || offered === null) return;
  offered.replaceChildren(
    ...found.map(({ label, name }) => {
      const option = document.createElement("option");
      option.value = name;
      option.label = label;
      option.textContent = label;
      return option;
    }),
  );
}

for (const field of document.querySelectorAll("input[data-names]")) {
  field.addEventListener("input", () => {
    const { value } = /** @type {HTMLInputElement} */ (field);
    if (value.trim()) void offer(value);
  });
}
