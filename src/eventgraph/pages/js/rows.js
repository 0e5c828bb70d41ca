// Read the tables of the page's data: rows of cells, numbers that stand for items, and lists that are mostly empty.

/** @param {string | 0 | undefined} en @param {string | 0 | undefined} es @returns {Label} */
export const pair = (en = "", es = "") => [en || "", es || en || ""];

/**
 * Read a row by the names of its columns, which the data carries.
 * @param {string[]} names @param {unknown[]} cells @param {number} [at] where the row begins @returns {Record<string, unknown>}
 */
function record(names, cells, at = 0) {
  /** @type {Record<string, unknown>} */
  const row = {};
  const width = Math.min(names.length, cells.length - at);
  for (let n = 0; n < width; n += 1) row[/** @type {string} */ (names[n])] = cells[at + n];
  return row;
}

/** @template {keyof Tables} T @param {Packed} packed @param {T} table @param {unknown[][]} [rows] @returns {Tables[T][]} */
export function rowsOf(packed, table, rows = /** @type {Record<string, any>} */ (packed)[table]) {
  return /** @type {Tables[T][]} */ (rows.map((cells) => record(packed.columns[table], cells)));
}

/** Read a table of numbers alone, whose rows stand one after the other.
 * @template {keyof FlatTables} T @param {Packed} packed @param {T} table @returns {FlatTables[T][]} */
export function numbersOf(packed, table) {
  const names = packed.columns[table];
  const numbers = packed[table];
  return /** @type {FlatTables[T][]} */ (Array.from({ length: numbers.length / names.length }, (_, n) => /** @type {any} */ (record(names, numbers, n * names.length))));
}

/** What a number stands for. @template Item @param {Item[]} items @param {number} n @returns {Item} */
export const at = (items, n) => /** @type {Item} */ (items[n]);

/** A list of nothing, of which one does for all that have none. @type {any} */
export const NONE = Object.freeze([]);

/** Look up what numbers stand for. @template T @param {T[]} list @param {number[] | undefined | ""} numbers @returns {T[]} */
export function every(list, numbers) {
  return numbers && numbers.length ? numbers.map((n) => at(list, n)) : NONE;
}

/** Add to a list, which is the owner's own from then on. @template T @param {Record<string, any>} owner @param {string} part @param {T} one */
export function add(owner, part, one) {
  if (owner[part] === NONE) owner[part] = [one];
  else owner[part].push(one);
}

/** Read the bits of a number; each number is read once. @template T @param {number} count @param {(bit: number) => T} read @returns {(bits: number) => T[]} */
export function bitsOf(count, read) {
  /** @type {Map<number, T[]>} */
  const known = new Map();
  return (bits) => {
    const found = known.get(bits) ?? Array.from({ length: count }, (_, bit) => bit).filter((bit) => bits & (1 << bit)).map(read);
    known.set(bits, found);
    return found;
  };
}
