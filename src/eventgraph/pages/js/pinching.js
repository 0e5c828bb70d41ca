// Two fingers on the map: apart goes in, together goes out, and what lies between them stays there.

/** @param {Iterable<Point>} fingers @returns {{ far: number, x: number, y: number }} how far apart they are, and their middle */
function between(fingers) {
  const [one, other] = /** @type {[Point, Point]} */ ([...fingers]);
  return { far: Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/**
 * @param {HTMLElement} box
 * @param {(factor: number, at: Point, moved: Point) => void} zoom
 * @returns {() => boolean} whether two fingers are down
 */
export function pinch(box, zoom) {
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  box.addEventListener("touchstart", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  box.addEventListener("pointerdown", ({ pointerType, pointerId, clientX: x, clientY: y }) => {
    if (pointerType === "touch") fingers.set(pointerId, { x, y });
  });
  // What is drawn anew under a finger no longer passes its moves on to the box.
  addEventListener("pointermove", ({ pointerId, clientX: x, clientY: y }) => {
    if (!fingers.has(pointerId)) return;
    const before = fingers.size === 2 && between(fingers.values());
    fingers.set(pointerId, { x, y });
    if (!before) return;
    const now = between(fingers.values());
    const { left, top } = box.getBoundingClientRect();
    zoom(now.far / before.far, { x: now.x - left, y: now.y - top }, { x: now.x - before.x, y: now.y - before.y });
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
  return () => fingers.size > 1;
}
