/* The timeline's stage: the figure is painted by the server's layout; here are its hit targets, its overview and the moves.
   The figure never zooms by itself. A move makes a new stretch of days, the server lays it out anew (one request under way at
   a time, the latest wish next), so labels and ticks are always right for what is shown. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  tl.plan = null;

  /* ---- days and places: piecewise linear through the knots, straight on beyond them ---- */
  function along(knots, x, from, to) {
    if (knots.length < 2) return knots.length ? knots[0][to] : 0;
    let low = 0;
    let high = knots.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (knots[middle][from] <= x) low = middle;
      else high = middle;
    }
    const a = knots[low];
    const b = knots[low + 1];
    return a[to] + ((x - a[from]) * (b[to] - a[to])) / (b[from] - a[from] || 1);
  }
  tl.dayAt = (x) => along(tl.plan.knots, x, 1, 0);
  tl.pxOf = (day) => along(tl.plan.knots, day, 0, 1);
  const wide = (day) => along(tl.plan.overview.knots, day, 0, 1);
  const dayOf = (u) => along(tl.plan.overview.knots, u, 1, 0);

  /* ISO day of a day number (0001-01-01 is 1), years below zero included; Hinnant's civil_from_days. */
  tl.iso = function (ordinal) {
    const n = Math.round(ordinal) + 305;
    const era = Math.floor(n / 146097);
    const doe = n - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
    const month = mp < 10 ? mp + 3 : mp - 9;
    const year = era * 400 + yoe + (month <= 2 ? 1 : 0);
    const two = (value) => String(value).padStart(2, "0");
    return (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0") + "-" + two(month) + "-" + two(day);
  };

  /* ---- one layout under way, the latest wish next ---- */
  let waiting = false;
  let wish = null;
  let patience = 0;

  function ask(u0, u1) {
    wish = [u0, u1];
    frame(u0, u1);
    if (!waiting) send();
  }

  function send() {
    if (!wish || !tl.plan) return;
    const [u0, u1] = wish;
    wish = null;
    const whole = u0 <= 0.0005 && u1 >= 0.9995;
    let first = Math.floor(dayOf(u0));
    let last = Math.ceil(dayOf(u1));
    const [start, end] = tl.plan.full;
    first = Math.max(start, Math.min(first, end - 2));
    last = Math.min(end, Math.max(last, first + 2));
    const before = tl.drawn;
    tl.change(whole ? { from: null, to: null } : { from: tl.iso(first), to: tl.iso(last) });
    if (tl.drawn !== before) {
      waiting = true;
      clearTimeout(patience);
      patience = setTimeout(() => { waiting = false; }, 4000); // an answer that never comes must not hold the stage for ever
    }
  }

  function current() {
    return wish || tl.plan.window;
  }
  tl.ask = ask;
  tl.current = current;

  /* Zoom by a factor round a place of the stage (px), or the middle. */
  tl.zoom = function (factor, x) {
    if (!tl.plan || !tl.plan.overview.knots.length) return;
    const [u0, u1] = current();
    const [left, right] = tl.plan.plot;
    const share = x === undefined ? 0.5 : Math.min(1, Math.max(0, (x - left) / (right - left || 1)));
    const anchor = x === undefined || wish ? u0 + share * (u1 - u0) : Math.min(u1, Math.max(u0, wide(tl.dayAt(x))));
    const width = Math.min(1, (u1 - u0) * factor);
    const fewest = Math.abs(dayOf(u1) - dayOf(u0));
    if (factor < 1 && fewest <= 3) return;
    let a = anchor - share * width;
    a = Math.min(1 - width, Math.max(0, a));
    ask(a, a + width);
  };

  tl.pan = function (share) {
    if (!tl.plan) return;
    const [u0, u1] = current();
    const width = u1 - u0;
    const a = Math.min(1 - width, Math.max(0, u0 + share * width));
    ask(a, a + width);
  };

  tl.fit = () => ask(0, 1);

  tl.today = function () {
    if (!tl.plan || tl.plan.now === null) return;
    const [u0, u1] = current();
    const width = Math.min(u1 - u0, 0.5);
    const at = Math.min(1, Math.max(0, wide(tl.plan.now)));
    const a = Math.min(1 - width, Math.max(0, at - width / 2));
    ask(a, a + width);
    tl.announce(tl.plan.nowSays);
  };

  /* A stretch of days with some air round it. */
  tl.goTo = function (first, last) {
    const a = wide(first);
    const b = wide(last);
    const air = Math.max((b - a) * 0.15, 0.004);
    ask(Math.max(0, a - air), Math.min(1, b + air));
  };

  /* ---- the answer ---- */
  const casts = new Map();
  tl.placed = function (plan) {
    waiting = false;
    if (!plan) return;
    if (plan.cast) casts.set(plan.castKey, plan.cast); // absent while one only moves through time: the same events as before
    if (!casts.has(plan.castKey)) {
      tl.cast = null;
      tl.drawn = null;
      tl.publish(); // not kept any more: asked for again, whole
      return;
    }
    tl.cast = casts.get(plan.castKey);
    if (casts.size > 12) casts.delete(casts.keys().next().value);
    tl.plan = Object.assign(plan, tl.cast);
    targets(plan);
    overview(plan);
    tl.hues(plan);
    tl.mark();
    below();
    if (!document.body.dataset.ready) tl.welcome();
    document.body.dataset.ready = "yes";
    if (wish) send();
  };

  function place(element, box) {
    element.style.left = box[0] + "px";
    element.style.top = box[1] + "px";
    element.style.width = Math.max(box[2] - box[0], 6) + "px";
    element.style.height = Math.max(box[3] - box[1], 6) + "px";
  }

  const READ_OUT = 800; // more events are read out only where they are drawn; nobody listens to thousands

  /* The events as a list of buttons, each lying on its mark and its label: what the mouse hits, what Tab reaches, what is read out. */
  function targets(plan) {
    const list = $("targets");
    const had = document.activeElement && list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const rows = [];
    const drawn = new Map(plan.targets.map((target) => [target.id, target]));
    for (const id of plan.order.length <= READ_OUT ? plan.order : drawn.keys()) {
      const about = plan.events[id];
      const target = drawn.get(id);
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.id = id;
      button.setAttribute("aria-label", (target || about).title + ". " + (target || about).date + ". " + (target || about).status + ".");
      button.setAttribute("aria-pressed", "false");
      button.className = target ? "target" : "target unplaced";
      if (target) place(button, target.boxes[0]);
      else button.tabIndex = -1; // not drawn singly: read out, reached by j and k, never a stop for the eye
      row.append(button);
      for (const box of target ? target.boxes.slice(1) : []) {
        const part = document.createElement("span");
        part.className = "target more";
        part.dataset.id = id;
        part.setAttribute("aria-hidden", "true");
        place(part, box);
        row.append(part);
      }
      rows.push(row);
    }
    for (const stack of plan.stacks) {
      const row = document.createElement("li");
      const part = document.createElement("button");
      part.className = "target stack";
      part.type = "button";
      place(part, stack.box);
      part.setAttribute("aria-label", stack.label);
      part.dataset.tip = stack.label;
      part.dataset.first = stack.days[0];
      part.dataset.last = stack.days[1];
      part.dataset.ids = stack.events.join(" ");
      row.append(part);
      rows.push(row);
    }
    list.replaceChildren(...rows);
    for (const part of [list, $("sheet")]) {
      part.style.width = plan.width + "px";
      part.style.height = plan.height + "px";
    }
    if (had) {
      const again = list.querySelector("button[data-id=\"" + CSS.escape(had) + "\"]");
      if (again) again.focus({ preventScroll: true });
    }
  }

  /* ---- overview strip ---- */
  function overview(plan) {
    const strip = $("strip");
    const pieces = [];
    for (const [u0, u1, status, accent] of plan.overview.marks) {
      const piece = document.createElement("i");
      piece.className = status;
      piece.style.left = u0 * 100 + "%";
      piece.style.width = Math.max((u1 - u0) * 100, 0) + "%";
      if (accent) piece.style.setProperty("--hue", accent);
      pieces.push(piece);
    }
    for (const [u, label] of plan.overview.ticks) {
      const tick = document.createElement("b");
      tick.style.left = u * 100 + "%";
      tick.textContent = label;
      pieces.push(tick);
    }
    strip.replaceChildren(...pieces);
    frame(...(wish || plan.window));
  }

  function frame(u0, u1) {
    const pane = $("window");
    if (!pane) return;
    pane.style.left = u0 * 100 + "%";
    pane.style.width = (u1 - u0) * 100 + "%";
    const whole = u0 <= 0.0005 && u1 >= 0.9995;
    $("overview").classList.toggle("whole", whole);
    if (!tl.plan.overview.knots.length) return;
    const [first, last] = [tl.iso(dayOf(u0)), tl.iso(dayOf(u1))];
    for (const [name, value, text] of [["from-edge", u0, first], ["to-edge", u1, last]]) {
      const edge = $(name);
      edge.setAttribute("aria-valuenow", Math.round(value * 100));
      edge.setAttribute("aria-valuetext", text);
    }
  }

  function drags() {
    const box = $("overview");
    let grip = null;
    box.addEventListener("pointerdown", (event) => {
      if (!tl.plan) return;
      const [u0, u1] = current();
      const at = share(event);
      const kind = event.target.id === "from-edge" ? "from" : event.target.id === "to-edge" ? "to" : "move";
      grip = { kind, at, u0, u1 };
      if (kind === "move" && (at < u0 || at > u1)) {
        const a = Math.min(1 - (u1 - u0), Math.max(0, at - (u1 - u0) / 2));
        grip.u0 = a;
        grip.u1 = a + (u1 - u0);
        ask(grip.u0, grip.u1);
      }
      box.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const by = share(event) - grip.at;
      if (grip.kind === "from") ask(Math.max(0, Math.min(grip.u0 + by, grip.u1 - 0.01)), grip.u1);
      else if (grip.kind === "to") ask(grip.u0, Math.min(1, Math.max(grip.u1 + by, grip.u0 + 0.01)));
      else {
        const width = grip.u1 - grip.u0;
        const a = Math.min(1 - width, Math.max(0, grip.u0 + by));
        ask(a, a + width);
      }
    });
    for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, () => { grip = null; });
    box.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02, PageDown: -0.1, PageUp: 0.1 }[event.key];
      if (!step || !tl.plan) return;
      const [u0, u1] = current();
      if (event.target.id === "from-edge") ask(Math.max(0, Math.min(u0 + step, u1 - 0.01)), u1);
      else if (event.target.id === "to-edge") ask(u0, Math.min(1, Math.max(u1 + step, u0 + 0.01)));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    function share(event) {
      const frame = $("strip").getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - frame.left) / (frame.width || 1)));
    }
  }

  /* ---- clicks and hovers on targets ---- */
  function clicks() {
    const list = $("targets");
    list.addEventListener("click", (event) => {
      if (performance.now() - tl.dragged < 250) return; // the end of a drag is no click
      const target = event.target.closest(".target");
      if (!target) return;
      if (target.classList.contains("stack")) {
        tl.openStack(target);
        return;
      }
      tl.show(target.dataset.id, { from: "timeline" });
    });
    list.addEventListener("pointerover", (event) => tl.hover(idOf(event.target)));
    list.addEventListener("pointerleave", () => tl.hover(null));
    list.addEventListener("focusin", (event) => tl.hover(idOf(event.target)));
    list.addEventListener("focusout", () => tl.hover(null));
  }
  function idOf(element) {
    const target = element.closest && element.closest(".target");
    return (target && target.dataset.id) || null;
  }

  /* A pile opens: where its days can be drawn apart the stage goes there, else its events are listed. */
  tl.openStack = function (target) {
    const [first, last] = [Number(target.dataset.first), Number(target.dataset.last)];
    const [u0, u1] = current();
    const narrower = wide(last) - wide(first) < (u1 - u0) * 0.7;
    if (narrower && last - first > 2) tl.goTo(first, last);
    else tl.change({ view: "list", since: tl.iso(first), until: tl.iso(last) });
  };

  /* ---- size ---- */
  function measure() {
    let last = "";
    const report = () => {
      const width = Math.floor($("stage").clientWidth); // without the scroll bar
      if (width < 40) return;
      const size = { width, theme: tl.theme(), phone: tl.phone() };
      const text = JSON.stringify(size);
      if (text === last) return;
      last = text;
      tl.set("stage-size", { data: size });
    };
    let timer = 0;
    const later = () => { clearTimeout(timer); timer = setTimeout(report, 80); };
    new ResizeObserver(later).observe($("stage-room"));
    new MutationObserver(report).observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
    report();
  }

  /* Whether the stage goes on below: its foot throws a shadow then. */
  function below() {
    const stage = $("stage");
    $("foot").classList.toggle("over", stage.scrollTop + stage.clientHeight < stage.scrollHeight - 6);
  }
  tl.below = below;

  tl.startStage = function () {
    $("stage").addEventListener("scroll", below, { passive: true });
    new ResizeObserver(below).observe($("stage"));
    // paper is narrower than screens: the picture shrinks to it (A4 between 10 mm margins is 718 px)
    window.addEventListener("beforeprint", () => {
      if (tl.plan) document.documentElement.style.setProperty("--print-zoom", Math.min(1, 718 / tl.plan.width));
    });
    tl.startMoves();
    clicks();
    drags();
    measure();
  };
})(window.tl);
