// Injected into a page before its own scripts: when can the story be read, how long after an action
// is the next picture painted, and how long is nothing else answered?
(() => {
  const probe = { readable: 0, longest: 0, after };
  window.probe = probe;

  // The longest task since it was last set to 0: so long nothing else is answered.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longest = Math.max(probe.longest, duration);
  }).observe({ type: "longtask" });

  // The story can be read once the picture with it has been painted.
  function look() {
    if (!document.querySelector("#panel-story:not([hidden]) #story > *")) requestAnimationFrame(look);
    else framed().then(() => (probe.readable = performance.now()));
  }
  requestAnimationFrame(look);

  // The milliseconds from an action until the picture after it has been painted.
  async function after(act) {
    await painted();
    const start = performance.now();
    act();
    await painted();
    return performance.now() - start;
  }

  const painted = () => new Promise(requestAnimationFrame).then(framed);

  // A message is handled after the frame in whose callback it was sent.
  const framed = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
})();
