// Where things lie on the map as it is seen: the part in view, places that fall together, room for names.

/** A mark's reach in pixels: nearer than twice that, two marks are one. */
export const REACH = 14;
export const FURTHEST = 8;

/** Pixels of one unit. @param {MapView} view @param {number} size @returns {number} */
export function scaleOf(view, size) {
  return (view.width / size) * view.k;
}

/** Keep what is seen on the map. @param {MapView} view @param {Area} land @returns {MapView} */
export function kept(view, land) {
  const k = Math.min(FURTHEST, Math.max(1, view.k));
  const clamp = (/** @type {number} */ value, /** @type {number} */ size) => Math.min(size - size / k / 2, Math.max(size / k / 2, value));
  return { ...view, k, x: clamp(view.x, land[0]), y: clamp(view.y, land[1]) };
}

/** @param {MapView} view @param {Point} point @param {number} size @returns {Point} */
export function seen(view, { x, y }, size) {
  const scale = scaleOf(view, size);
  return { x: (x - view.x) * scale + view.width / 2, y: (y - view.y) * scale + view.height / 2 };
}

/** Go in or out so that what lies at a point stays there. @param {MapView} view @param {number} factor @param {Point} at @param {Area} land @returns {MapView} */
export function zoomed(view, factor, at, land) {
  const k = Math.min(FURTHEST, Math.max(1, view.k * factor));
  const [before, after] = [scaleOf(view, land[0]), scaleOf({ ...view, k }, land[0])];
  const shift = 1 / before - 1 / after;
  return kept({ ...view, k, x: view.x + (at.x - view.width / 2) * shift, y: view.y + (at.y - view.height / 2) * shift }, land);
}

/** @param {Site[]} sites @param {MapView} view @param {number} size @param {Set<string>} opened @returns {Group[]} */
export function groups(sites, view, size, opened) {
  /** @type {(Group & { at: Point[] })[]} */
  const found = [];
  for (const site of sites) {
    if (!site.spot) continue;
    const point = seen(view, site.spot, size);
    const near = found.find(({ at }) => at.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 2 * REACH));
    if (near) {
      near.sites.push(site);
      near.at.push(point);
    } else found.push({ sites: [site], key: "", x: 0, y: 0, fanned: false, at: [point] });
  }
  return found.map(({ sites: own, at }) => {
    const key = own.map(({ place }) => place.id).join(" ");
    const middle = (/** @type {"x" | "y"} */ axis) => at.reduce((sum, point) => sum + point[axis], 0) / at.length;
    return { sites: own, key, x: middle("x"), y: middle("y"), fanned: own.length > 1 && opened.has(key) };
  });
}

/** Where the places of an opened mark stand: round it, turned so that they are far from other marks. @param {Group} group @param {Point[]} others @param {MapView} view @returns {Point[]} */
export function fan({ x, y, sites }, others, view) {
  const radius = Math.max(38, (sites.length * 2.6 * REACH) / (2 * Math.PI));
  const inside = (/** @type {number} */ value, /** @type {number} */ most) => Math.min(most - REACH, Math.max(REACH, value));
  const turned = (/** @type {number} */ turn) => sites.map((_, n) => {
    const angle = Math.PI + (2 * Math.PI * (n + turn / 12)) / sites.length;
    return { x: inside(x + radius * Math.cos(angle), view.width), y: inside(y + radius * Math.sin(angle), view.height) };
  });
  const room = (/** @type {Point[]} */ points) => Math.min(2.5 * REACH, ...points.map((point) => away(point, 0, 0, others)));
  return Array.from({ length: 12 }, (_, turn) => turned(turn)).reduce((best, points) => (room(points) > room(best) ? points : best));
}

/** A box for words beside a mark where it covers nothing; farther ones hang on a leader. */
export class Room {
  /** @param {MapView} view */
  constructor(view) {
    this.view = view;
    /** @type {{ x: number, y: number, w: number, h: number, soft: boolean }[]} */
    this.taken = [];
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {boolean} [soft] may be covered if nothing else is left */
  take(x, y, w, h, soft = false) {
    this.taken.push({ x, y, w, h, soft });
  }

  /** What a box would cover; Infinity where it may not stand. @param {number} x @param {number} y @param {number} w @param {number} h @returns {number} */
  cost(x, y, w, h) {
    if (x < 2 || y < 2 || x + w > this.view.width - 2 || y + h > this.view.height - 2) return Infinity;
    const covered = this.taken.filter((box) => x < box.x + box.w && box.x < x + w && y < box.y + box.h && box.y < y + h);
    return covered.some(({ soft }) => !soft) ? Infinity : covered.length;
  }

  /** The best of some corners for a box, taken at once. @param {Point[]} corners the nearest first @param {number} w @param {number} h @returns {Point | null} */
  place(corners, w, h) {
    let best = null;
    let least = Infinity;
    for (const [n, corner] of corners.entries()) {
      const cost = this.cost(corner.x, corner.y, w, h) + n / 8;
      if (cost < least) [best, least] = [corner, cost];
    }
    if (best) this.take(best.x, best.y, w, h);
    return best;
  }
}

/** How far a box is from the nearest of some points. @param {Point} corner @param {number} w @param {number} h @param {Point[]} points @returns {number} */
export function away({ x, y }, w, h, points) {
  return Math.min(...points.map((point) => Math.hypot(point.x - Math.min(x + w, Math.max(x, point.x)), point.y - Math.min(y + h, Math.max(y, point.y)))));
}

/** Corners for a box round a mark: right, left, under, over; then farther away. @param {Point} mark @param {number} w @param {number} h @returns {Point[]} */
export function beside({ x, y }, w, h) {
  const near = REACH + 3;
  const close = [{ x: x + near, y: y - h / 2 }, { x: x - near - w, y: y - h / 2 }, { x: x - w / 2, y: y + near }, { x: x - w / 2, y: y - near - h }];
  const far = [28, 46, 70].flatMap((away) => [[1, -1], [1, 1], [-1, 1], [-1, -1]].map(([across = 1, down = 1]) => (
    { x: across > 0 ? x + away : x - away - w, y: down > 0 ? y + away * 0.7 : y - away * 0.7 - h })));
  return [...close, ...far];
}
