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
  tl.wide = (day) => along(tl.plan.overview.knots, day, 0, 1);
  tl.dayOf = (u) => along(tl.plan.overview.knots, u, 1, 0);
  const [wide, dayOf] = [tl.wide, tl.dayOf];

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
    tl.frame(u0, u1);
    tl.glide(u0, u1);
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
      patience = setTimeout(() => { waiting = false; tl.glided(null); }, 4000); // an answer that never comes must not hold the stage for ever
    } else if (!waiting) {
      tl.glided(null); // no further that way
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
    tl.paint($("figure"), plan.figure);
    tl.paint($("axis"), plan.axis);
    $("foot").hidden = !plan.axis;
    said(plan.said);
    tl.lay(plan);
    tl.overview(plan);
    tl.hues(plan);
    tl.mark();
    tl.near();
    tl.glided(wish);
    if (tl.tellStretch) tl.announce("From " + tl.dayWords(plan.shown[0]) + " to " + tl.dayWords(plan.shown[1]) + ".", true); // of several moves only the last still holds
    tl.tellStretch = false;
    if (!document.body.dataset.ready) tl.welcome();
    document.body.dataset.ready = "yes";
    if (wish) send();
  };

  /* What stands beside the picture: how many events, the filters that are on, why there is nothing to see. */
  let told = "";
  function said(words) {
    const text = JSON.stringify(words);
    if (text === told) return;
    if (told) tl.announce(words.summary + "."); // after a filter or a search: how many are left
    told = text;
    $("summary").textContent = words.summary;
    $("filter-count").textContent = words.filters;
    $("filter-count").hidden = !words.filters;
    tl.fill($("chips"), words.chips);
    tl.fill($("nothing"), words.nothing);
    $("nothing").hidden = !words.nothing.length;
  }

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

  tl.startStage = function () {
    $("stage").addEventListener("scroll", below, { passive: true });
    const sizes = new ResizeObserver(below); // after the browser's own layout: asking at once would force another
    for (const part of [$("stage"), $("sheet")]) sizes.observe(part);
    tl.startPrint();
    tl.startMoves();
    tl.startTargets();
    tl.startOverview();
    measure();
  };
})(window.tl);
