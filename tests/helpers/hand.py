"""Somebody at the application: marks, types and presses, and counts what it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

__all__ = ["Hand"]

#: Where some words stand on the screen: the middle of their first and of their last letter.
_PLACES = """async (words) => {
  const pane = document.querySelector("#text");
  const walk = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({ block: "center" });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const place = (from, to) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getBoundingClientRect();
    };
    const first = place(at, at + 1), last = place(at + words.length - 1, at + words.length);
    const middle = (box) => (box.top + box.bottom) / 2;
    return [first.left + 1, middle(first), last.right - 1, middle(last)];
  }
  throw new Error("not in the text: " + words);
}"""

#: Wait frame by frame until it is said that a claim was saved, or a while: who waits by the clock
#: learns of it half a second late.
_SAVED = """async () => {
  const end = performance.now() + 5000, toast = document.querySelector("#toast");
  while (!toast.textContent.startsWith("Saved") && performance.now() < end) {
    await new Promise(requestAnimationFrame);
  }
}"""


@dataclass
class Hand:
    """A page with who works at it; `actions` counts markings and keys, but no letters of names."""

    page: Page
    actions: int = 0
    counts: list[int] = field(default_factory=list)

    def mark(self, words: str) -> None:
        """Mark words with the mouse: one action."""
        self.page.evaluate(_PLACES, words)  # what comes into view is laid out only then
        left, top, right, bottom = self.page.evaluate(_PLACES, words)
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        self.page.mouse.move(right, bottom, steps=3)
        self.page.mouse.up()
        self.actions += 1

    def marked(self, words: str) -> None:
        """Wait until the form has these words."""
        expect(self.page.locator("#quote")).to_contain_text(words)

    def name(self, text: str) -> None:
        """Type a name where the caret is, and choose what is found: one action."""
        self.page.keyboard.type(text)
        self.press("Enter")

    def press(self, key: str) -> None:
        """Press a key: one action."""
        self.page.keyboard.press(key)
        self.actions += 1

    def at(self, field: str) -> None:
        """Wait until the caret is in a field."""
        expect(self.page.locator(f"#{field}")).to_be_focused()

    def say(self, text: str) -> None:
        """Type what is no name, letter by letter."""
        self.page.keyboard.type(text)

    def tell_of_reopening(self, relation: str, value: str) -> None:
        """Enter, and do not save, that the shopkeepers tell something of the reopening."""
        self.mark("lost money")
        self.at("speaker")
        self.press("Alt+p")
        self.at("thing-0")
        self.name("reopening")
        self.at("relation-0")
        self.name(relation)
        self.at("value-0")
        self.say(value)

    def open_thing(self, typed: str, name: str = "") -> None:
        """Find a thing on the tab of things, and open the first whose row holds a name."""
        self.page.locator("#tab-things").click()
        self.page.locator("#things-search").fill(typed)
        expect(self.page.locator("#things-list")).not_to_have_attribute("aria-busy", "true")
        self.page.locator("#things-list button", has_text=name).first.click()

    def save(self) -> None:
        """Save, and wait until the form is free again."""
        self.page.evaluate("document.querySelector('#toast').textContent = ''")
        self.press("Control+Enter")
        self.page.evaluate(_SAVED)
        expect(self.page.locator("#toast")).to_contain_text("Saved")
        expect(self.page.locator("#quote")).to_contain_text("Mark words")
        self.counts.append(self.actions)
        self.actions = 0
