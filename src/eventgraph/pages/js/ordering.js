// How rows are put in order.

/** Compare part by part, as Python compares tuples. @param {(string | number)[]} one @param {(string | number)[]} other @returns {number} */
export function inOrder(one, other) {
  for (const [n, part] of one.entries()) {
    const there = other[n] ?? "";
    if (part !== there) return part < there ? -1 : 1;
  }
  return 0;
}
