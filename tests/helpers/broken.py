"""Which words of a page are broken within themselves, or stand beyond its edge."""

__all__ = ["BROKEN"]

#: Addresses, and what may be scrolled sideways, are left out.
BROKEN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    if (!node.parentElement.checkVisibility()) continue;
    if (node.parentElement.closest("code, textarea, .wide, #editor")) continue;
    for (const word of node.data.matchAll(/[\\p{L}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()];
      const lines = new Set(boxes.map((box) => Math.round(box.top)));
      if (lines.size > 1 || boxes.some((box) => box.right > innerWidth)) found.push(word[0]);
    }
  }
  return found;
}"""
