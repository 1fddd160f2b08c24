/* The strip below the stage: all the time there is, and the window of it that is shown. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const SVG = "http://www.w3.org/2000/svg";
  let drawn = "";

  /* One path for each look: a thousand events cost what ten do. Across, the unit is the strip's width; upwards, a px. */
  function paths(overview, width) {
    const looks = new Map();
    const least = 3 / width;
    const add = (look, hue, d) => {
      const key = look + "|" + hue;
      const path = looks.get(key) || { look, hue, pieces: new Set() };
      looks.set(key, path);
      path.pieces.add(d);
    };
    for (const [u0, u1, status, hue] of overview.marks) {
      const [a, w] = [Math.min(u0, 1 - least).toFixed(4), Math.max(u1 - u0, least).toFixed(4)];
      // what lasts lies low, so that it hides nothing that happens meanwhile
      add(status, hue, "M" + a + (u1 - u0 > 0.12 ? " 15h" + w + "v2.5h-" : " 5h" + w + "v7h-") + w + "z");
    }
    const step = 1 / (overview.density.length || 1);
    overview.density.forEach((height, number) => {
      if (height) add("density", "", "M" + (number * step).toFixed(4) + " 24h" + (step * 0.86).toFixed(4) + "v-" + height * 20 + "h-" + (step * 0.86).toFixed(4) + "z");
    });
    return [...looks.values()];
  }

  tl.overview = function (plan) {
    if (drawn !== plan.castKey) {
      drawn = plan.castKey;
      const picture = document.createElementNS(SVG, "svg");
      picture.setAttribute("viewBox", "0 0 1 25");
      picture.setAttribute("preserveAspectRatio", "none");
      for (const { look, hue, pieces } of paths(plan.overview, plan.width)) {
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("class", look);
        path.setAttribute("d", [...pieces].join(""));
        if (hue) path.style.setProperty("--hue", hue);
        picture.append(path);
      }
      const ticks = plan.overview.ticks.map(([u, label]) => {
        const tick = document.createElement("b");
        tick.style.left = u * 100 + "%";
        tick.textContent = label;
        return tick;
      });
      $("strip").replaceChildren(picture, ...ticks);
    }
    frame(...tl.current());
  };

  /* Show a window: its shares of the strip. */
  function frame(u0, u1) {
    const pane = $("window");
    if (!pane) return;
    pane.style.left = u0 * 100 + "%";
    pane.style.width = (u1 - u0) * 100 + "%";
    const whole = u0 <= 0.0005 && u1 >= 0.9995;
    $("overview").classList.toggle("whole", whole);
    if (!tl.plan.overview.knots.length) return;
    const [first, last] = [tl.dayWords(tl.dayOf(u0)), tl.dayWords(tl.dayOf(u1))];
    for (const [name, value, text] of [["from-edge", u0, first], ["to-edge", u1, last]]) {
      const edge = $(name);
      edge.setAttribute("aria-valuenow", Math.round(value * 100));
      edge.setAttribute("aria-valuetext", text);
    }
  }
  tl.frame = frame;

  tl.startOverview = function () {
    const box = $("overview");
    let grip = null;
    box.addEventListener("pointerdown", (event) => {
      if (!tl.plan) return;
      const [u0, u1] = tl.current();
      const at = share(event);
      const kind = event.target.id === "from-edge" ? "from" : event.target.id === "to-edge" ? "to" : "move";
      grip = { kind, at, u0, u1 };
      if (kind === "move" && (at < u0 || at > u1)) {
        const a = Math.min(1 - (u1 - u0), Math.max(0, at - (u1 - u0) / 2));
        grip.u0 = a;
        grip.u1 = a + (u1 - u0);
        tl.ask(grip.u0, grip.u1);
      }
      box.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const by = share(event) - grip.at;
      if (grip.kind === "from") tl.ask(Math.max(0, Math.min(grip.u0 + by, grip.u1 - 0.01)), grip.u1);
      else if (grip.kind === "to") tl.ask(grip.u0, Math.min(1, Math.max(grip.u1 + by, grip.u0 + 0.01)));
      else {
        const width = grip.u1 - grip.u0;
        const a = Math.min(1 - width, Math.max(0, grip.u0 + by));
        tl.ask(a, a + width);
      }
    });
    for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, () => { grip = null; });
    box.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02, PageDown: -0.1, PageUp: 0.1 }[event.key];
      if (!step || !tl.plan) return;
      const [u0, u1] = tl.current();
      if (event.target.id === "from-edge") tl.ask(Math.max(0, Math.min(u0 + step, u1 - 0.01)), u1);
      else if (event.target.id === "to-edge") tl.ask(u0, Math.min(1, Math.max(u1 + step, u0 + 0.01)));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    function share(event) {
      const frame = $("strip").getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - frame.left) / (frame.width || 1)));
    }
  };
})(window.tl);
