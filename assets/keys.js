/* The keyboard's way to everything, the buttons that do the same, and the start of the page. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);

  const press = (id) => {
    const button = $(id);
    if (button && !button.disabled) button.click();
  };

  const NOTHING = "No event is chosen; j takes the first, or choose a mark.";
  tl.nothingChosen = NOTHING;

  tl.cite = async function () {
    const text = tl.chosen && $("citation") && $("citation").textContent;
    if (!text) {
      tl.say(NOTHING);
      return;
    }
    try {
      await navigator.clipboard.writeText(text);
      tl.say("Citation copied.");
    } catch (error) {
      tl.say(text); // no clipboard here: the words themselves, to be copied by hand
    }
  };

  /* A line at the foot of the page, gone after a while. */
  let saying = 0;
  tl.say = function (text) {
    const box = $("saying");
    box.textContent = text;
    tl.announce(text); // the line itself is for the eye: said by the one live region there is, in order and once
    box.hidden = false;
    clearTimeout(saying);
    saying = setTimeout(() => { box.hidden = true; }, 6000);
  };

  /* A move by button or key says where it led. */
  const move = (deed) => { tl.tellStretch = true; deed(); };

  const DEEDS = {
    next: () => tl.step(1),
    previous: () => tl.step(-1),
    close: () => tl.show(null),
    in: () => move(() => tl.zoom(0.6)),
    out: () => move(() => tl.zoom(1 / 0.6)),
    left: () => move(() => tl.pan(-0.25)),
    right: () => move(() => tl.pan(0.25)),
    fit: () => move(() => tl.fit()),
    today: () => tl.today(),
    cite: () => tl.cite(),
    clear: () => tl.change({ actor: null, type: null, status: null, source: null, precision: null, since: null, until: null, q: null }, { push: true }),
    theme: () => tl.flip(),
    lanes: () => {
      const all = ["actor", "type", "status", "source", "none"];
      const next = all[(all.indexOf(tl.look.lanes || "actor") + 1) % all.length];
      tl.change({ lanes: next === "actor" ? null : next });
      tl.controls();
      tl.announce(next === "none" ? "No lanes." : "Lanes by " + next + ".");
    },
    scale: () => { tl.change({ scale: tl.look.scale === "linear" ? null : "linear" }); tl.controls(); },
    view: () => { tl.change({ view: tl.look.view === "list" ? null : "list" }); tl.controls(); },
    search: () => { const box = $("search"); if (box) { box.focus(); box.select(); } },
    filters: () => tl.set("filters", { opened: true }),
    help: () => tl.set("help", { opened: true }),
    export: () => menu($("export-menu").hidden),
    link: async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        tl.say("Link copied: it opens what you see now.");
      } catch (error) {
        tl.say(location.href);
      }
    },
    undo: () => press("undo"),
    redo: () => press("redo"),
    text: () => { const room = $("article-room"); if (room) room.focus(); },
    card: () => { if (tl.chosen) $("card").focus(); else tl.say(NOTHING); },
  };
  tl.deeds = DEEDS;

  /* The one menu there is: opens on its button, arrows move in it, Escape or a click elsewhere closes it. */
  function menu(open) {
    const box = $("export-menu");
    if (!box || box.hidden === !open) return;
    box.hidden = !open;
    $("export").setAttribute("aria-expanded", String(open));
    if (open) box.querySelector("[role=menuitem]").focus();
    else if (box.contains(document.activeElement)) $("export").focus();
  }

  function inMenu(event) {
    const box = $("export-menu");
    if (!box || box.hidden) return;
    const items = [...box.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      $("export").focus();
      menu(false);
    }
  }

  const KEYS = {
    j: "next", k: "previous", "+": "in", "=": "in", "-": "out", "0": "fit", f: "fit", t: "today", s: "scale", l: "view",
    "/": "search", "?": "help", x: "export", c: "cite", e: "edit", a: "add", g: "filters", d: "theme", r: "text", w: "words",
    i: "card", n: "lanes", m: "checked", y: "link",
  };

  function typing(element) {
    return element.closest("input, textarea, select, [contenteditable=true], [role=combobox], .ag-root") !== null;
  }

  function keys(event) {
    if (event.defaultPrevented || event.altKey) return;
    const inside = event.target instanceof Element ? event.target : document.body;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing(inside)) {
      event.preventDefault();
      DEEDS[event.shiftKey ? "redo" : "undo"]();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      const dialog = inside.closest("[role=dialog]");
      const main = dialog && [...dialog.querySelectorAll(".primary:not(:disabled)")].find((button) => button.offsetParent);
      const wrong = dialog && dialog.querySelector(".when-says.error, .mantine-InputWrapper-error");
      if (main) main.click();
      else if (wrong) tl.say("Not saved: " + wrong.textContent);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const dialog = inside.closest("[role=dialog], [role=menu]");
    if (event.key === "Escape" && tl.editing && (!dialog || dialog.querySelector("#edit-form"))) {
      if (inside.getAttribute("aria-expanded") !== "true") tl.set("edit", { opened: false }); // an open list closes first
      return;
    }
    if (event.key === "Escape" && !dialog) {
      if (typing(inside)) inside.blur();
      else if (tl.chosen) tl.show(null);
      return;
    }
    if (typing(inside) || dialog) return;
    if (tl.editing && !["w", "r"].includes(event.key)) return; // what is meant for a form that is just opening is no command
    if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !inside.closest("[role=slider], [role=radiogroup]")) {
      event.preventDefault();
      DEEDS[event.key === "ArrowLeft" ? "left" : "right"]();
      return;
    }
    const deed = KEYS[event.key];
    if (deed && DEEDS[deed]) {
      event.preventDefault();
      DEEDS[deed]();
    }
  }

  /* Buttons marked data-do do what their key does; data-change changes a part of the look. */
  function buttons(event) {
    const button = event.target.closest("[data-do], [data-change], [data-drop], [data-toggle]");
    if (!button) return;
    if (button.dataset.do && DEEDS[button.dataset.do]) DEEDS[button.dataset.do](button);
    if (button.dataset.change) {
      tl.change(JSON.parse(button.dataset.change));
      tl.controls();
    }
    if (button.dataset.toggle) {
      tl.ticked = tl.sameAs(button);
      tl.toggle(...JSON.parse(button.dataset.toggle));
    }
    if (button.dataset.drop) {
      const [name, value] = JSON.parse(button.dataset.drop);
      if (value === null) tl.change({ [name]: null }, { push: true });
      else tl.toggle(name, value);
      tl.controls();
    }
  }

  /* Tips for icons: what a button is called and its key, after a moment, also on keyboard focus. */
  function tips() {
    const box = $("hint");
    let timer = 0;
    const hide = () => { clearTimeout(timer); box.hidden = true; };
    const show = (event) => {
      if (event.pointerType === "touch") return; // a finger that rests is no question
      const button = event.target.closest && event.target.closest("[data-tip]");
      clearTimeout(timer);
      if (!button) { box.hidden = true; return; }
      timer = setTimeout(() => {
        box.textContent = button.dataset.tip;
        box.hidden = false;
        const at = button.getBoundingClientRect();
        const size = box.getBoundingClientRect();
        box.style.left = Math.min(window.innerWidth - size.width - 8, Math.max(8, at.left + at.width / 2 - size.width / 2)) + "px";
        box.style.top = (at.bottom + size.height + 10 > window.innerHeight ? at.top - size.height - 8 : at.bottom + 8) + "px";
      }, event.type === "focusin" ? 500 : 350);
    };
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) show(event); });
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", hide);
  }

  /* A panel has opened: the focus goes into it (Mantine's own trap sometimes misses one that was there all along), and its head
     is no second banner of the page, which is what a <header> says. */
  tl.entered = function (inside, first) {
    const again = (times) => setTimeout(() => {
      const part = document.querySelector(inside);
      const dialog = part && part.closest("[role=dialog]");
      if (!dialog || !part.offsetParent) { // not on the page yet
        if (times) again(times - 1);
        return;
      }
      const head = dialog.querySelector(".mantine-Modal-header, .mantine-Drawer-header");
      if (head) head.setAttribute("role", "presentation");
      const to = first || (dialog.contains(document.activeElement) ? null : "button");
      if (to) dialog.querySelector(to).focus();
    }, 60);
    again(40);
  };

  tl.start = function () {
    if (tl.started) return;
    tl.started = true;
    tl.look = tl.parse(location.search);
    tl.chosen = tl.look.event || null;
    if (tl.look.theme) tl.dress(tl.look.theme);
    tl.publish();
    tl.controls();
    tl.set("article-id", { data: tl.look.article || null });
    tl.set("chosen", { data: tl.chosen });
    tl.startStage();
    tl.startReader();
    tl.startWork();
    tips();
    document.addEventListener("keydown", inMenu, true);
    document.addEventListener("click", (event) => { if (!event.target.closest("#export")) menu(false); });
    document.addEventListener("keydown", keys);
    document.addEventListener("click", buttons);
  };

  /* What Dash calls: thin, one line each, before and after the page has started. */
  const calls = {
    start: () => tl.start(),
    placed: (plan) => tl.placed(plan),
    arrived: (trees) => {
      if (!trees) return;
      tl.fill($("article-room"), trees);
      tl.arrived();
    },
    told: (answer) => tl.answered(answer),
    carded: (trees) => {
      tl.fill($("card"), trees);
      $("card").hidden = !trees;
      const title = $("card-title");
      if (title && tl.chosen) {
        if (tl.chosenSaid !== tl.chosen) tl.announce("Chosen: " + title.textContent + ".");
        tl.chosenSaid = tl.chosen;
        requestAnimationFrame(() => tl.raise(tl.chosen)); // the card takes room from the stage: the mark stays in sight
      }
    },
    lanes: (value) => tl.change({ lanes: value === "actor" ? null : value }),
    scale: (value) => tl.change({ scale: value === "elastic" ? null : value }),
    view: (value) => tl.change({ view: value === "timeline" ? null : value }),
    search: (value) => tl.change({ q: value || null }),
    said: (what) => {
      if (!what) return;
      tl.say(what.text);
      if (what.show !== undefined) tl.show(what.show || null, { from: "edit" });
    },
    formed: (opened) => tl.formed(opened),
    compared: () => tl.compared(),
    settled: (editing) => tl.settled(editing),
    read: (clicks, ...given) => { if (clicks) tl.read(...given); },
    worked: (done) => tl.worked(done),
    stop: (clicks) => { if (clicks) tl.stop(); },
    faceted: (opened) => { tl.faceted = opened; if (opened) { tl.aside(); tl.entered("#facets"); } },
    ticked: () => { // the panel's rows are new: the keyboard stands on the one it ticked
      const row = tl.ticked && document.querySelector(tl.ticked);
      if (row && document.activeElement === document.body) row.focus();
    },
    helped: (opened) => { if (opened) tl.entered(".help"); },
    gave: (opened) => { if (opened) tl.entered("#pasted"); },
    range: (days) => { if (days) tl.change({ since: days.since, until: days.until }, { push: true }); },
    rows: (rows) => { if (rows && rows.length && rows[0].id !== tl.chosen) tl.show(rows[0].id, { from: "list" }); },
    article: (value) => {
      const shown = document.querySelector("[data-article]");
      if (value && shown && shown.dataset.article !== value) tl.openArticle(value, { push: true });
    },
  };
  // what controls say before the page has started is how they stand anyway; an article that is early waits
  let early = null;
  const once = (name) => (...given) => {
    if (tl.started || name === "start") calls[name](...given);
    else if (name === "arrived") early = given;
    if (name === "start" && early) calls.arrived(...early);
    if (name === "start") early = null;
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    timeline: Object.fromEntries(Object.keys(calls).map((name) => [name, once(name)])),
  });
})(window.tl);
