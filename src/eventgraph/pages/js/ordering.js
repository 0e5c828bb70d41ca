// How rows are put in order.

/** Compare part by part, as Python compares tuples. @param {(string | number)[]} one @param {(string | number)[]} other @returns {number} */
export function inOrder(one, other) {
  for (const [n, part] of one.entries()) {
    const there = other[n] ?? "";
    if (part !== there) return part < there ? -1 : 1;
  }
  return 0;
}

/** The first so many in order, without putting all in order: a thousand of them say how far the first reach.
 * @template Row @param {Row[]} rows @param {number} most @param {(one: Row, other: Row) => number} compare @returns {Row[]} */
export function firstOf(rows, most, compare) {
  const step = Math.ceil(rows.length / 1000);
  const some = rows.filter((_, n) => n % step === 0).sort(compare);
  const limit = some[Math.ceil((some.length * most * 1.5) / rows.length) + 10];
  const near = limit === undefined ? rows : rows.filter((row) => compare(row, limit) <= 0);
  return [...(near.length < most ? rows : near)].sort(compare).slice(0, most);
}
