// Injected into a page before its own scripts: when are the first pixels of the network drawn, and
// how many frames are drawn a second while it is dragged?
(() => {
  const probe = { shown: 0, frames: 0, pan };
  window.probe = probe;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function counted(...box) {
    probe.frames += 1;
    if (!probe.shown && this.canvas.width > 300) setTimeout(look);
    return clear.apply(this, box);
  };

  // Each frame starts by clearing the canvas; once it is drawn, see whether anything is on it.
  function look() {
    const now = performance.now();
    if (!probe.shown && canvas() && isDrawn(canvas())) probe.shown = now;
  }

  const canvas = () => [...document.querySelectorAll("canvas")].find((one) => one.width > 300);

  function isDrawn(one) {
    const { data } = one.getContext("2d").getImageData(0, 0, one.width, one.height);
    let drawn = 0;
    for (let at = 3; at < data.length; at += 4 * 7) if (data[at] > 0 && (drawn += 1) > 25) return true;
    return false;
  }

  async function pan() {
    const one = canvas();
    const box = one.getBoundingClientRect();
    const point = (step) => ({ clientX: box.left + 12 + step, clientY: box.top + 12 + step / 2, bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, isPrimary: true });
    one.dispatchEvent(new PointerEvent("pointerdown", point(0)));
    probe.frames = 0;
    const start = performance.now();
    let step = 0;
    while (performance.now() - start < 3000) {
      step = (step + 3) % 240;
      one.dispatchEvent(new PointerEvent("pointermove", point(step)));
      await new Promise(requestAnimationFrame);
    }
    const seconds = (performance.now() - start) / 1000;
    window.dispatchEvent(new PointerEvent("pointerup", { ...point(step), buttons: 0 }));
    return probe.frames / seconds;
  }
})();
