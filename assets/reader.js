/* The article beside the timeline: choosing on either side finds the other, hovering shows it, scrolling says where one is. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const words = (element) => (element.dataset.events || "").split(" ").filter(Boolean);
  tl.chosen = null;

  let passages = new Map(); // event -> its passages in the article shown
  const passagesOf = (id) => passages.get(id) || [];

  /* What wears a class of the two sides now, so that taking it off touches nothing else. */
  const worn = new Map();
  function wear(name, elements) {
    const before = worn.get(name) || [];
    for (const element of before) if (!elements.includes(element)) element.classList.remove(name);
    for (const element of elements) element.classList.add(name);
    worn.set(name, elements);
    return before;
  }

  /* Choose an event (null: none). `from` says where: the side it was chosen on does not move. */
  tl.show = function (id, options) {
    const from = (options && options.from) || "";
    const before = tl.chosen;
    tl.chosen = id;
    if (from !== "address") tl.change({ event: id }, { opens: Boolean(id && !before), closes: !id });
    tl.set("chosen", { data: id });
    tl.mark();
    if (!id) {
      tl.chosenSaid = null;
      if ($("card").contains(document.activeElement)) { // the card goes: back to the mark it was about
        const mark = before && document.querySelector("#targets button[data-id=\"" + CSS.escape(before) + "\"]");
        (mark || $("targets")).focus({ preventScroll: true });
      }
      if (before) tl.announce("Nothing chosen.");
      return;
    }
    if (tl.plan && !tl.all() && !tl.about(id)) tl.want({ ids: [id] }, () => { if (tl.chosen === id) follow(id, from); });
    else follow(id, from);
  };

  /* The other side goes to what was chosen on this one. */
  function follow(id, from) {
    const about = tl.about(id);
    if (from !== "passage") tl.find(id, about);
    if (about && from !== "timeline") tl.reveal(about);
    if (from !== "timeline") tl.raise(id);
  }

  /* Bring an event's passage into view, opening its article first when another one is shown. */
  tl.find = function (id, about) {
    const here = passagesOf(id);
    if (here.length) {
      scroll(here[0]);
    } else if (about && about.articles.length) {
      tl.pending = { event: id };
      tl.openArticle(about.articles[0]);
    }
  };

  tl.openArticle = function (id, options) {
    tl.change({ article: id }, options);
    tl.set("article-id", { data: id });
  };

  function scroll(element) {
    const room = $("article-room");
    const inside = getComputedStyle(room).overflowY !== "visible" && room.scrollHeight > room.clientHeight + 4;
    if (!inside) {
      if (!tl.phone()) element.scrollIntoView({ block: "center", behavior: tl.reduced() ? "auto" : "smooth" });
      return;
    }
    const box = element.getBoundingClientRect();
    const frame = room.getBoundingClientRect();
    const top = room.scrollTop + box.top - frame.top - frame.height * 0.35;
    room.scrollTo({ top: Math.max(0, top), behavior: tl.reduced() ? "auto" : "smooth" });
  }
  tl.scrollTo = scroll;

  /* Show the stretch of time an event lies in, when it lies outside the one shown. */
  tl.reveal = function (about) {
    if (!about.days || !tl.plan.overview.knots.length) return;
    const [first, last] = about.days;
    const [shown, until] = [tl.plan.shown[0], tl.plan.shown[1]];
    if (first > until || last < shown) {
      const span = Math.max(until - shown, 2);
      tl.goTo(Math.max(tl.plan.full[0], first - span / 3), Math.min(tl.plan.full[1], Math.min(last, first + span) + span / 3));
    }
  };

  /* Bring an event's mark into the part of the stage that shows. */
  tl.raise = function (id) {
    const stage = $("stage");
    const target = tl.onStage(id) || tl.pileOf(id);
    if (!target || stage.scrollHeight <= stage.clientHeight) return;
    const [top, high] = [target.offsetTop, target.offsetHeight];
    if (top < stage.scrollTop + 8 || top + high > stage.scrollTop + stage.clientHeight - 8)
      stage.scrollTo({ top: Math.max(0, top + high / 2 - stage.clientHeight / 2), behavior: tl.reduced() ? "auto" : "smooth" });
    else stage.scrollTo({ top: stage.scrollTop, behavior: "instant" }); /* on its way to the event chosen before: stop here */
  };

  /* Both sides wear the choice. */
  tl.mark = function () {
    const id = tl.chosen;
    const parts = tl.partsOf(id);
    const pile = parts.length && tl.onStage(id) ? null : tl.pileOf(id);
    const mine = passagesOf(id);
    for (const element of wear("chosen", [...parts, ...(pile ? [pile] : []), ...mine])) {
      element.removeAttribute("aria-current");
      if (element.hasAttribute("aria-pressed")) element.setAttribute("aria-pressed", "false");
    }
    if (parts.length) parts[0].setAttribute("aria-pressed", "true");
    for (const passage of mine) passage.setAttribute("aria-current", "true");
  };

  tl.hover = function (id, beside) {
    if (tl.hovered === id && !beside) return;
    tl.hovered = id;
    wear("over", id ? [...tl.partsOf(id), ...passagesOf(id)] : []);
    tip(id, beside);
  };

  /* What a hover tells: title, date and status, beside what is hovered. A mark whose label stands beside it needs no telling. */
  function tip(id, beside) {
    const box = $("tip");
    const about = id && (tl.about(id) || tl.saidOf(id));
    const [button, ...more] = tl.partsOf(id);
    const labelled = more.length > 0;
    const target = beside || button;
    if (!about || !target || (labelled && !beside)) {
      box.hidden = true;
      return;
    }
    const parts = [["b", about.title], ["span", about.date + " · " + about.status]];
    box.replaceChildren(...parts.map(([tag, text]) => {
      const part = document.createElement(tag);
      part.textContent = text;
      return part;
    }));
    box.hidden = false;
    const at = target.getClientRects()[0] || target.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const left = Math.min(window.innerWidth - size.width - 8, Math.max(8, at.left + at.width / 2 - size.width / 2));
    const above = at.top - size.height - 8;
    box.style.left = left + "px";
    box.style.top = (above > 4 ? above : at.bottom + 8) + "px";
  }

  /* Passages wear the colour of their mark; those whose event a filter leaves out step back. */
  let coloured = "";
  tl.hues = function (plan) {
    if (!plan || plan.castKey === coloured) return;
    coloured = plan.castKey;
    const unknown = tl.all() ? [] : [...passages.keys()].filter((id) => !tl.about(id));
    if (unknown.length) tl.want({ ids: unknown }, colour);
    else colour();
  };
  function colour() {
    for (const passage of document.querySelectorAll(".passage")) {
      const shown = words(passage).map(tl.about).find(Boolean);
      passage.classList.toggle("left-out", !shown);
      if (shown && shown.hue) passage.style.setProperty("--hue", shown.hue);
      else passage.style.removeProperty("--hue");
    }
  }

  /* A new article is on the page: colour it, and go where it was opened for. */
  tl.arrived = function () {
    passages = new Map();
    for (const passage of document.querySelectorAll(".passage"))
      for (const id of words(passage)) passages.set(id, [...(passages.get(id) || []), passage]);
    coloured = "";
    watch();
    requestAnimationFrame(() => {
      tl.hues(tl.plan);
      tl.mark();
      const pending = tl.pending;
      tl.pending = null;
      const room = $("article-room");
      if (pending && pending.event) {
        const here = passagesOf(pending.event);
        if (here.length) scroll(here[0]);
      } else if (pending && pending.at) {
        tl.light(pending.at);
      } else if (tl.chosen) {
        const here = passagesOf(tl.chosen);
        if (here.length) scroll(here[0]);
      } else if (room) {
        room.scrollTop = 0;
      }
    });
  };

  /* Light the words at [start, end) of the article for a moment: where a step of a derivation rests. */
  tl.light = function (span) {
    const [start, end] = span.split("-").map(Number);
    let best = null;
    for (const part of document.querySelectorAll("#article-room [data-start]")) {
      const at = Number(part.dataset.start);
      if (at <= start && (!best || at >= Number(best.dataset.start))) best = part;
      if (at > start && at < end && (!best || best.tagName === "P")) best = part;
    }
    if (!best) return;
    scroll(best);
    best.classList.remove("lit");
    void best.offsetWidth;
    best.classList.add("lit");
  };

  /* Which events the visible part of the text speaks of: their marks wear a dot. */
  let watcher = null;
  const inView = new Set();
  function watch() {
    if (watcher) watcher.disconnect();
    inView.clear();
    watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) inView.add(entry.target);
        else inView.delete(entry.target);
      }
      tl.near();
    });
    for (const passage of document.querySelectorAll(".passage")) watcher.observe(passage);
  }
  tl.near = () => wear("near", [...inView].flatMap(words).flatMap((id) => tl.partsOf(id).slice(0, 1)));

  tl.startReader = function () {
    const room = $("article-room");
    document.addEventListener("click", (event) => {
      const passage = event.target.closest(".passage");
      const goto = event.target.closest("[data-goto]");
      if ((passage || goto) && (event.metaKey || event.ctrlKey)) return; // a new tab, as with any link
      if (passage) {
        event.preventDefault();
        const ids = words(passage);
        const at = ids.indexOf(tl.chosen);
        tl.show(ids[(at + 1) % ids.length], { from: "passage" }); // several events in one passage: each click the next
      } else if (goto) {
        event.preventDefault();
        const shown = document.querySelector("[data-article]");
        if (shown && shown.dataset.article === goto.dataset.goto) tl.light(goto.dataset.at);
        else {
          tl.pending = { at: goto.dataset.at };
          tl.openArticle(goto.dataset.goto);
        }
      }
    });
    room.addEventListener("pointerover", (event) => {
      const passage = event.target.closest(".passage");
      tl.hover(passage ? words(passage)[0] : null, passage);
    });
    room.addEventListener("pointerleave", () => tl.hover(null));
  };
})(window.tl);
