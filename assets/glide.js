/* Between two layouts the picture glides: what is drawn stretches to the stretch of time asked for, frame by frame, and the next layout
   takes over wherever the glide has got to. Texts and dots keep their shape, lane names stand still. Who asks for less motion
   sees one layout after the other. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const REACH_MS = 55; // how long a glide takes for two thirds of what is left of its way: there in three frames, at rest in ten
  const NEAR = 0.0004; // share of the window at which it is there
  let seen = null; // the window the eye sees, as shares of the overview
  let goal = null;
  let of = ""; // the cast whose overview these are shares of
  let last = 0;
  let frame = 0;

  /* px of a share of the overview in the layout drawn; beyond its window straight on. */
  function place(u, [w0, w1], [left, right]) {
    const slope = (right - left) / (w1 - w0 || 1);
    if (u < w0) return left + (u - w0) * slope;
    if (u > w1) return right + (u - w1) * slope;
    return Math.min(right, Math.max(left, tl.pxOf(tl.dayOf(u))));
  }

  function stretch() {
    const { plot, window: drawn, vertical } = tl.plan;
    const [left, right] = plot;
    const [a, b] = [place(seen[0], drawn, plot), place(seen[1], drawn, plot)];
    const k = Math.min(20, Math.max(0.05, (right - left) / (b - a || 1)));
    const t = left - k * a;
    const axis = vertical ? "Y" : "X";
    const room = $("stage-room");
    room.classList.add("gliding");
    room.classList.toggle("down", vertical);
    room.style.setProperty("--still", 1 / k);
    const cut = vertical ? `inset(${left}px 0 ${tl.plan.height - right}px 0) view-box` : `inset(0 ${tl.plan.width - right}px 0 ${left - 20}px) view-box`;
    for (const group of room.querySelectorAll(".moving")) {
      group.style.transform = `translate${axis}(${t}px) scale${axis}(${k})`;
      group.parentNode.style.clipPath = cut;
    }
    for (const part of tl.partsOf(tl.chosen)) {
      const at = vertical ? part.offsetTop + part.offsetHeight / 2 : part.offsetLeft + part.offsetWidth / 2;
      const by = k * at + t - at;
      part.style.translate = vertical ? `0 ${by}px` : `${by}px 0`;
    }
  }

  function rest() {
    cancelAnimationFrame(frame);
    frame = 0;
    const room = $("stage-room");
    if (!room.classList.contains("gliding")) return;
    room.classList.remove("gliding");
    for (const group of room.querySelectorAll(".moving")) {
      group.style.transform = "";
      group.parentNode.style.clipPath = "";
    }
    for (const part of tl.partsOf(tl.chosen)) part.style.translate = "";
  }

  function step(now) {
    const share = 1 - Math.exp(-Math.min(64, now - last) / REACH_MS);
    last = now;
    seen = seen.map((u, end) => u + (goal[end] - u) * share);
    const there = Math.max(Math.abs(seen[0] - goal[0]), Math.abs(seen[1] - goal[1])) < NEAR * (goal[1] - goal[0]);
    if (there) seen = [...goal];
    if (there && same(goal, tl.plan.window)) {
      rest();
      return;
    }
    stretch();
    frame = there ? 0 : requestAnimationFrame(step); // there before the answer: it stays stretched until the layout comes
  }

  const same = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) < 0.002 * (a[1] - a[0]) + 1e-4;

  /* A window is wished for: the eye sets out for it at once. */
  tl.glide = function (u0, u1) {
    if (tl.reduced() || !tl.plan || !tl.plan.knots.length) return;
    if (!seen || of !== tl.plan.castKey) seen = [...tl.plan.window];
    of = tl.plan.castKey;
    goal = [u0, u1];
    go();
  };

  /* Another layout is drawn: it is seen through the window the eye has got to, and goes on from there. */
  tl.glided = function (wished) {
    if (tl.reduced() || !seen || of !== tl.plan.castKey) {
      rest();
      seen = null;
      return;
    }
    goal = wished || tl.plan.window;
    if (!same(seen, tl.plan.window) || wished) {
      stretch();
      go();
    } else {
      rest();
      seen = null;
    }
  };

  function go() {
    if (frame) return;
    last = performance.now();
    frame = requestAnimationFrame(step);
  }
})(window.tl);
