/* A first visit explains itself in three short callouts, each beside what it speaks of; once read or dismissed, never again. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const KEY = "timeline-welcomed";
  const CALLOUTS = [
    ["#stage", "Every mark is a happening the text dates. Doubt is drawn: a dot is a known day, a pale bar is one day within it."],
    ["#article-room", "Underlined words are what a date rests on. Click them, or a mark: each leads to the other, and the card says why."],
    [".tools", "Scroll on the timeline to zoom, drag to move. Press ? for all keys."],
  ];

  function seen() {
    try {
      return localStorage.getItem(KEY) === "yes";
    } catch (error) {
      return true; // what cannot be remembered would greet at every visit
    }
  }

  tl.welcome = function () {
    if (seen() || !tl.plan || !tl.plan.count) return;
    const box = document.createElement("div");
    box.id = "welcome";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", "Welcome");
    const text = document.createElement("p");
    text.setAttribute("aria-live", "polite");
    const row = document.createElement("div");
    const count = document.createElement("span");
    const next = document.createElement("button");
    const skip = document.createElement("button");
    for (const button of [skip, next]) button.type = "button";
    skip.textContent = "Skip";
    skip.className = "plain";
    row.append(count, skip, next);
    box.append(text, row);
    document.body.append(box);
    const before = document.activeElement;
    let at = 0;
    let about = null;

    function show() {
      const [where, words] = CALLOUTS[at];
      text.textContent = words;
      count.textContent = at + 1 + " of " + CALLOUTS.length;
      next.textContent = at + 1 < CALLOUTS.length ? "Next" : "Start";
      if (about) about.classList.remove("spoken-of");
      about = document.querySelector(where);
      about.classList.add("spoken-of");
      if (tl.phone()) about.scrollIntoView({ block: "start", behavior: "auto" });
      const beside = about.getBoundingClientRect();
      const size = box.getBoundingClientRect();
      const left = where === ".tools" ? beside.left + 12 : beside.left + (beside.width - size.width) / 2;
      const top = where === ".tools" ? beside.bottom + 10 : Math.max(beside.top, 60) + 90;
      box.style.left = Math.max(10, Math.min(window.innerWidth - size.width - 10, left)) + "px";
      box.style.top = Math.max(10, Math.min(window.innerHeight - size.height - 10, top)) + "px";
    }
    function close() {
      try {
        localStorage.setItem(KEY, "yes");
      } catch (error) {
        // not remembered, then
      }
      about.classList.remove("spoken-of");
      box.remove();
      if (tl.phone()) window.scrollTo(0, 0);
      if (before && before.isConnected) before.focus({ preventScroll: true });
    }
    next.addEventListener("click", () => {
      at += 1;
      if (at < CALLOUTS.length) show();
      else close();
    });
    skip.addEventListener("click", close);
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } });
    show();
    next.focus({ preventScroll: true }); // Enter goes on, Escape closes; nobody has to look for it with Tab
  };
})(window.tl);
