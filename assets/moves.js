/* Wheel, drag and pinch on the stage: each becomes a wish for another stretch of time (see stage.js). */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  tl.dragged = -1000; // when a drag last ended: its end is no click

  tl.startMoves = function () {
    const stage = $("stage");
    stage.addEventListener("wheel", (event) => {
      if (!tl.plan || tl.plan.vertical) return; // a page that scrolls is left to scroll
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      const x = event.clientX - stage.getBoundingClientRect().left;
      if (Math.abs(dx) > Math.abs(dy)) tl.pan((dx * unit) / 800);
      else tl.zoom(Math.exp(Math.max(-240, Math.min(240, dy * unit)) * 0.002), x);
    }, { passive: false });

    const held = new Map();
    let start = null;
    stage.addEventListener("pointerdown", (event) => {
      if (!tl.plan || (event.pointerType === "mouse" && event.button)) return;
      held.set(event.pointerId, event);
      const points = [...held.values()];
      start = { window: tl.current(), x: middle(points), y: event.clientY, scroll: stage.scrollTop, spread: spread(points), moved: false };
    });
    window.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId) || !start) return;
      held.set(event.pointerId, event);
      const points = [...held.values()];
      const by = middle(points) - start.x;
      const down = event.clientY - start.y;
      if (!start.moved && Math.abs(by) < 5 && Math.abs(down) < 5 && points.length < 2) return;
      if (tl.plan.vertical && points.length < 2) return; // one finger scrolls the page
      if (!start.moved) stage.classList.add("moving");
      start.moved = true;
      if (points.length < 2 && !tl.plan.vertical) stage.scrollTop = start.scroll - down;
      const [u0, u1] = start.window;
      const [left, right] = tl.plan.plot; // top and bottom where time runs downwards
      const factor = points.length > 1 ? Math.min(8, Math.max(0.1, start.spread / spread(points))) : 1;
      const width = Math.min(1, (u1 - u0) * factor);
      const anchor = u0 + ((u1 - u0) - width) / 2;
      const a = Math.min(1 - width, Math.max(0, anchor - (by / (right - left || 1)) * width));
      tl.ask(a, a + width);
    });
    for (const name of ["pointerup", "pointercancel"])
      window.addEventListener(name, (event) => {
        if (!held.delete(event.pointerId)) return;
        stage.classList.remove("moving");
        if (start && start.moved) tl.dragged = performance.now();
        const points = [...held.values()];
        start = points.length && tl.plan ? { window: tl.current(), x: middle(points), y: points[0].clientY, scroll: stage.scrollTop, spread: spread(points), moved: true } : null;
      });
    function middle(points) {
      const key = tl.plan.vertical ? "clientY" : "clientX";
      return points.reduce((sum, point) => sum + point[key], 0) / points.length;
    }
    function spread(points) {
      if (points.length < 2) return 1;
      return Math.max(20, Math.hypot(points[0].clientX - points[1].clientX, points[0].clientY - points[1].clientY));
    }
  };
})(window.tl);
