/* What the reader looks at, kept in the page's address: read at the start, written on every change, followed by the back button.
   The names are those of timeline/app/look.py. Everything hangs on one object, `tl`; the other files add to it. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const LISTS = ["actor", "type", "status", "source", "precision"];
  // moves within one view replace the address; choices that a reader would want to go back from add to the history
  const QUIET = new Set(["from", "to", "event", "article", "q", "theme"]);

  tl.parse = function (search) {
    const look = {};
    for (const [name, value] of new URLSearchParams(search)) {
      if (LISTS.includes(name)) (look[name] = look[name] || []).push(value);
      else look[name] = value;
    }
    return look;
  };

  tl.write = function (look) {
    const query = new URLSearchParams();
    for (const name of Object.keys(look)) {
      const value = look[name];
      if (value === null || value === undefined || value === "") continue;
      for (const one of Array.isArray(value) ? value : [value]) query.append(name, one);
    }
    const text = query.toString();
    return text ? "?" + text : location.pathname;
  };

  tl.look = {};
  tl.set = (id, props) => window.dash_clientside.set_props(id, props);

  function without(look, ...names) {
    const rest = { ...look };
    for (const name of names) delete rest[name];
    return rest;
  }

  // the server lays out from this part; choosing an event does not lay out anew
  tl.publish = function () {
    document.body.classList.toggle("as-list", tl.look.view === "list");
    const drawn = without(tl.look, "event", "article", "theme");
    const text = JSON.stringify(drawn);
    if (text === tl.drawn) return false;
    tl.drawn = text;
    tl.set("look", { data: { ...drawn, have: (tl.cast && tl.cast.key) || "" } });
    tl.aside();
    return true;
  };

  /* The grid's script, which only the list needs, comes with the first list. */
  let loading = null;
  function grid() {
    loading = loading || new Promise((loaded) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.grid;
      script.onload = loaded;
      script.onerror = () => { loading = null; tl.say("The list could not be loaded; is the server still running?"); };
      document.body.append(script);
    });
    return loading;
  }

  /* The list and the filter panel are told only while they show. */
  tl.aside = function () {
    const drawn = without(tl.look, "event", "article", "theme");
    if (drawn.view === "list" || tl.listed) grid().then(() => tl.set("list-look", { data: drawn }));
    tl.listed = drawn.view === "list";
    if (tl.faceted) tl.set("facet-look", { data: drawn });
  };

  /* Change parts of the look: {lanes: "type"}; null takes a part back to its usual value. What opens (a card, a sheet on a
     phone) the back button closes; a step that was closed by other means is used again for the next opening. */
  tl.change = function (parts, options) {
    const next = { ...tl.look, ...parts };
    for (const name of Object.keys(next)) {
      const value = next[name];
      if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) delete next[name];
    }
    if (JSON.stringify(next) === JSON.stringify(tl.look)) return;
    const { push = false, opens = false, closes = false } = options || {};
    const loud = push || opens || Object.keys(parts).some((name) => !QUIET.has(name));
    tl.look = next;
    if (loud && !(opens && history.state === "closed")) history.pushState(null, "", tl.write(next));
    else history.replaceState(closes ? "closed" : opens ? null : history.state, "", tl.write(next));
    tl.publish();
  };

  tl.toggle = function (name, value) {
    const now = tl.look[name] || [];
    tl.change({ [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
  };

  window.addEventListener("popstate", () => {
    const before = tl.look;
    tl.look = tl.parse(location.search);
    if (JSON.stringify(tl.look) === JSON.stringify(before)) return; // a skip link
    tl.publish();
    tl.controls();
    if (tl.look.theme) tl.dress(tl.look.theme);
    tl.show(tl.look.event || null, { from: "address" });
    if (tl.look.article !== before.article) tl.set("article-id", { data: tl.look.article || null });
  });

  /* Controls that show a part of the look follow it, also when the address changed under them. */
  tl.controls = function () {
    tl.set("lanes", { value: tl.look.lanes || "actor" });
    tl.set("scale", { value: tl.look.scale || "elastic" });
    tl.set("view", { value: tl.look.view || "timeline" });
    tl.set("search", { value: tl.look.q || "" });
  };

  /* A day number in words, as the reader writes dates. */
  const days = new Intl.DateTimeFormat(navigator.languages, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
  tl.dayWords = (ordinal) => {
    const text = tl.iso(ordinal);
    return text.startsWith("-") ? text : days.format(new Date((Math.round(ordinal) - 719163) * 86400000)); // 719163 is 1970-01-01
  };

  /* Said aloud. What comes within a moment of each other is said together: the last must not swallow the first. */
  let spoken = 0;
  tl.announce = function (text, alone) {
    const live = document.getElementById("live");
    if (!live || !text) return;
    const now = performance.now();
    const before = !alone && now - spoken < 600 ? live.textContent : "";
    spoken = now;
    live.textContent = before && !before.endsWith(text) ? before + " " + text : text;
  };

  tl.reduced = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  tl.phone = () => window.matchMedia("(max-width: 760px)").matches;

  /* The theme: the system's, until the reader says otherwise; Mantine keeps the choice in the browser. */
  tl.theme = () => document.documentElement.getAttribute("data-mantine-color-scheme") || "light";
  tl.dress = function (theme) {
    if (theme !== "dark" && theme !== "light") return;
    tl.set("mantine", { forceColorScheme: theme });
    document.documentElement.setAttribute("data-mantine-color-scheme", theme);
  };
  tl.flip = function () {
    const next = tl.theme() === "dark" ? "light" : "dark";
    tl.dress(next);
    tl.change({ theme: next }); // whoever is sent the address sees what is seen here
    try {
      localStorage.setItem("mantine-color-scheme-value", next);
    } catch (error) {
      // storage may be forbidden; the choice then lasts as long as the page
    }
    tl.announce(next === "dark" ? "Dark." : "Light.");
  };
})(window.tl);
