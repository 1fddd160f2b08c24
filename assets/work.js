/* Changing things: the queue of articles to read, events made of selected words, what was said about it all. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const words = (count, one) => count + " " + one + (count === 1 ? "" : "s");
  let queue = [];
  let at = 0;
  let added = [];
  let failed = [];
  let stopped = false;
  let running = false;

  /* Everything given at once becomes a queue; the server reads one at a time. */
  tl.read = function (contents, names, address, pasted, published) {
    if (running) return;
    queue = (contents || []).map((data, number) => ({ name: names[number], data }));
    if (address && address.trim()) queue.push({ name: address.trim(), address: address.trim() });
    if (pasted && pasted.trim()) queue.push({ name: "the pasted text", text: pasted });
    at = 0;
    added = [];
    failed = [];
    stopped = false;
    if (!queue.length) {
      tl.set("add-error", { children: "nothing to read yet; drop a file, write an address or paste a text" });
      return;
    }
    if (queue.length > 50) {
      tl.set("add-error", { children: "these are " + queue.length + " sources; give at most fifty at once" });
      return;
    }
    queue = queue.map((source) => ({ ...source, published }));
    running = true;
    tl.set("add-error", { children: null });
    tl.set("read-article", { disabled: true });
    tl.set("stop-reading", { style: {} });
    next();
  };

  function next() {
    const source = queue[at];
    tl.set("adding", { children: "Reading " + (queue.length > 1 ? at + 1 + " of " + queue.length + ": " : "") + source.name.slice(0, 60) + " …" });
    tl.set("task", { data: { ...source, number: at, when: Date.now() } });
    progress();
  }

  /* How far the queue is; a single article has no halves to show, only that it is being read. */
  function progress() {
    const bar = $("progress");
    if (!bar) return;
    bar.hidden = !running;
    bar.max = queue.length;
    if (queue.length > 1) bar.value = at;
    else bar.removeAttribute("value");
  }

  tl.worked = function (done) {
    if (!done || !running || done.removed) return;
    if (stopped && done.article) tl.set("task", { data: { remove: done.article, when: Date.now() } });
    else if (done.error) failed.push(done);
    else added.push(done);
    at += 1;
    if (!stopped && at < queue.length) {
      next();
      return;
    }
    running = false;
    progress();
    tl.set("read-article", { disabled: false });
    tl.set("stop-reading", { style: { display: "none" } });
    tl.set("adding", { children: stopped ? "Stopped." : null });
    if (failed.length) {
      const errors = failed.map((one) => one.error);
      tl.set("add-error", { children: errors.join("\n") });
      if (!$("pasted") || !$("pasted").offsetParent) tl.say(errors.join(" ")); // the form is closed: nobody would see it there
      if (failed.some((one) => one.asks)) ask();
    }
    if (added.length) {
      tl.say(added.length === 1 ? added[0].said : words(added.length, "article") + " read.");
      tl.fit();
      tl.pending = null;
      tl.openArticle(added[0].article);
    }
    if (!failed.length && !stopped) {
      for (const [id, props] of [["files", { contents: null, filename: null }], ["address", { value: "" }], ["pasted", { value: "" }], ["published", { value: "" }]]) tl.set(id, props);
      tl.set("add", { opened: false });
    }
  };

  /* The day of publication, asked for only when a text does not say it. */
  function ask() {
    const asked = $("published-asked");
    if (!asked) return;
    asked.open = true;
    setTimeout(() => $("published").focus(), 50);
  }

  tl.stop = function () {
    if (!running) return;
    stopped = true;
    tl.set("adding", { children: "Stopping after this one …" });
  };

  tl.startWork = function () {
    if (!$("from-words")) return; // a dashboard that only shows
    tl.startWords();
    Object.assign(tl.deeds, {
      add: () => {
        tl.set("add", { opened: true });
        for (const input of document.querySelectorAll("#files input")) input.setAttribute("aria-label", "Files to read"); // Dash gives it no name
      },
      edit: () => {
        if (!tl.chosen && !tl.unsavedNew) {
          tl.say(tl.nothingChosen);
          return;
        }
        tl.set("selection", { data: null });
        tl.openForm();
      },
      checked: () => {
        const sure = tl.chosen && document.querySelector("#card .checked");
        if (sure) tl.say("This event is checked already.");
        else if (tl.chosen) tl.set("checking", { data: { event: tl.chosen, when: Date.now() } });
        else tl.say(tl.nothingChosen);
      },
      afresh: () => tl.set("afresh", { data: Date.now() }),
      sample: () => {
        if (running) return;
        queue = [{ name: "the sample" }];
        [at, added, failed, stopped, running] = [0, [], [], false, true];
        tl.say("Reading the sample …");
        tl.set("task", { data: { sample: true, number: 0, when: Date.now() } });
      },
    });
  };

  /* ---- the event's form ---- */
  tl.editing = false;

  tl.openForm = function () {
    tl.set("edit", { opened: true });
    tl.formed(true); // at once: what is typed now is meant for it
  };

  /* It has opened or closed. Focus goes to its first field, and back where it came from; the text beside it stays in reach. */
  let camefrom = null;
  tl.formed = function (opened) {
    if (Boolean(opened) === tl.editing) return;
    tl.editing = Boolean(opened);
    document.body.classList.toggle("editing", tl.editing);
    if (!tl.editing) {
      tl.letGo();
      const back = camefrom && camefrom.isConnected ? camefrom : document.querySelector("#card [data-do=edit]");
      if (back && (!document.activeElement || document.activeElement === document.body || $("edit-form").contains(document.activeElement))) back.focus();
      return;
    }
    camefrom = document.activeElement === document.body ? null : document.activeElement;
    const dialog = $("edit-form") && $("edit-form").closest("[role=dialog]");
    if (dialog) dialog.setAttribute("aria-modal", "false"); // the text stays in reach: passages are chosen there
    tl.entered("#edit-form", "input");
  };

  /* Both versions are shown, or the form is again: what is new is read from its head. */
  tl.compared = function () {
    const head = document.querySelector("#conflict h3");
    if (head) head.focus();
  };

  /* A saved or dropped change: nothing is left in the form. */
  tl.settled = function (editing) {
    tl.unsavedNew = Boolean(editing && editing.fresh);
  };
})(window.tl);
