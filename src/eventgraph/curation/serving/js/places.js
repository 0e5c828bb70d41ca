// From places in a text to places in the document, and back; both count in UTF-16.

/** @type {{ nodes: Text[], starts: number[], of: WeakMap<Node, number> }} */
const known = { nodes: [], starts: [], of: new WeakMap() };

/** Forget what was shown before. */
export function forget() {
  known.nodes = [];
  known.starts = [];
  known.of = new WeakMap();
}

/** Note that a stretch of the text stands in a node. @param {Text} node @param {number} start @returns {Text} */
export function keep(node, start) {
  known.of.set(node, known.nodes.length);
  known.nodes.push(node);
  known.starts.push(start);
  return node;
}

/** Number the last node that begins at a place or before. @param {number} place @returns {number} */
function before(place) {
  let low = 0;
  let high = known.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((known.starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {Curate.Pair} pair @returns {Range | null} */
export function rangeOf([start, end]) {
  const from = before(start);
  const to = before(Math.max(start, end - 1));
  const [first, last] = [known.nodes[from], known.nodes[to]];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first, Math.min(first.length, start - (known.starts[from] ?? 0)));
  range.setEnd(last, Math.min(last.length, end - (known.starts[to] ?? 0)));
  return range;
}

/** Where in the text a place of the document is. @param {Node} node @param {number} offset @returns {number} */
function placeOf(node, offset) {
  const own = known.of.get(node);
  if (own !== undefined) return (known.starts[own] ?? 0) + offset;
  const at = document.createRange();
  at.setStart(node, offset);
  let low = 0;
  let high = known.nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at.comparePoint(/** @type {Text} */ (known.nodes[middle]), 0) < 0) low = middle + 1;
    else high = middle;
  }
  const last = known.nodes[low - 1];
  if (low < known.nodes.length && (!last || node.childNodes[offset] !== undefined)) return known.starts[low] ?? 0;
  return last ? (known.starts[low - 1] ?? 0) + last.length : 0;
}

/** What is selected inside an element, as a pair of places. @param {HTMLElement} element @returns {Curate.Pair | null} */
export function selected(element) {
  const selection = document.getSelection();
  if (!selection?.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return null;
  return [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
}

/** Select a stretch of the text, and bring it into view. @param {HTMLElement} element @param {Curate.Pair} pair */
export function select(element, pair) {
  const range = rangeOf(pair);
  if (!range) return;
  element.focus({ preventScroll: true });
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  bring(pair);
}

/** @param {Curate.Pair} pair */
export function bring(pair) {
  const range = rangeOf(pair);
  range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
