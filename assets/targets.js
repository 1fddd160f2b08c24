/* The events as a list of buttons, each lying on its mark and its label: what the mouse hits, what Tab reaches, what is read out.
   The list is kept while one moves through time: only what comes and goes is touched. What is not drawn singly is listed too, for
   those who hear the page, but in the browser's idle moments: no answer waits for it. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const READ_OUT = 800; // more events are read out only where they are drawn; nobody listens to thousands
  const AT_ONCE = 60; // rows made in one idle moment: a few ms

  const rows = new Map(); // id -> { row, button, parts }
  const piles = []; // the rows of piles, used again from one scene to the next
  let listed = ""; // the cast the rows are of
  let placed = []; // ids that lie on the stage
  let idle = 0;

  function place(element, box) {
    const [x0, y0, x1, y1] = box;
    element.style.cssText = "left:" + x0 + "px;top:" + y0 + "px;width:" + Math.max(x1 - x0, 6) + "px;height:" + Math.max(y1 - y0, 6) + "px";
  }

  function made(id, about) {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.id = id;
    button.setAttribute("aria-pressed", "false");
    button.className = "target unplaced";
    button.tabIndex = -1; // not drawn singly: read out, reached by j and k, never a stop for the eye
    button.setAttribute("aria-label", about.title + ". " + about.date + ". " + about.status + ".");
    row.append(button);
    const entry = { row, button, parts: [], about };
    rows.set(id, entry);
    return entry;
  }

  function lay(target) {
    const entry = rows.get(target.id);
    const [first, ...rest] = target.boxes;
    entry.button.classList.remove("unplaced");
    entry.button.removeAttribute("tabindex");
    place(entry.button, first);
    while (entry.parts.length > rest.length) entry.parts.pop().remove();
    while (entry.parts.length < rest.length) {
      const part = document.createElement("span");
      part.className = "target more";
      part.dataset.id = target.id;
      part.setAttribute("aria-hidden", "true");
      entry.row.append(part);
      entry.parts.push(part);
    }
    rest.forEach((box, number) => place(entry.parts[number], box));
  }

  function lift(id) {
    const entry = rows.get(id);
    if (!entry) return;
    for (const part of entry.parts) part.remove();
    entry.parts = [];
    entry.button.classList.add("unplaced");
    entry.button.tabIndex = -1;
    entry.button.style.cssText = "";
  }

  function pile(number) {
    if (piles[number]) return piles[number];
    const row = document.createElement("li");
    const part = document.createElement("button");
    part.className = "target stack";
    part.type = "button";
    row.append(part);
    return (piles[number] = row);
  }

  function stacks(list, plan) {
    plan.stacks.forEach((stack, number) => {
      const row = pile(number);
      const part = row.firstChild;
      place(part, stack.box);
      part.setAttribute("aria-label", stack.label);
      part.dataset.tip = stack.label;
      part.dataset.first = stack.days[0];
      part.dataset.last = stack.days[1];
      part.ids = stack.event ? [stack.event] : stack.events;
      part.alone = stack.event;
      if (!row.parentNode) list.append(row);
    });
    for (const row of piles.slice(plan.stacks.length)) row.remove();
  }

  /* The rows not drawn singly, in their places among the others, a few at a time. */
  function fill(list, order) {
    cancelIdleCallback(idle);
    let at = order.length;
    let after = piles[0] && piles[0].parentNode ? piles[0] : null;
    const some = () => {
      for (let count = 0; at > 0 && count < AT_ONCE; count += 1) {
        const id = order[(at -= 1)];
        let entry = rows.get(id);
        if (!entry) {
          entry = made(id, tl.plan.events[id]);
          list.insertBefore(entry.row, after);
        }
        after = entry.row;
      }
      if (at > 0) idle = requestIdleCallback(some);
    };
    idle = requestIdleCallback(some);
  }

  tl.lay = function (plan) {
    const list = $("targets");
    const had = document.activeElement && list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const all = tl.all() && plan.count <= READ_OUT;
    const known = listed === plan.castKey && all;
    if (!known) {
      rows.clear();
      placed = [];
      listed = plan.castKey;
    }
    const here = new Set(plan.targets.map((target) => target.id));
    for (const id of placed) if (!here.has(id)) lift(id);
    placed = [...here];
    const fresh = [];
    for (const target of plan.targets) {
      if (!rows.has(target.id)) {
        const entry = made(target.id, target);
        if (known) list.insertBefore(entry.row, next(plan.order, target.id));
        else fresh.push(entry.row);
      }
      lay(target);
    }
    if (!known) {
      piles.length = 0;
      list.replaceChildren(...fresh);
    }
    stacks(list, plan);
    if (!known && all) fill(list, plan.order);
    else if (!known) cancelIdleCallback(idle);
    for (const part of [list, $("sheet")]) {
      part.style.width = plan.width + "px";
      part.style.height = plan.height + "px";
    }
    const again = had && rows.get(had);
    if (again && document.activeElement !== again.button) again.button.focus({ preventScroll: true });
  };

  /* The row before which an event has its place, of those there are. */
  function next(order, id) {
    for (let at = order.indexOf(id) + 1; at < order.length; at += 1) {
      const entry = rows.get(order[at]);
      if (entry && entry.row.parentNode) return entry.row;
    }
    return piles[0] && piles[0].parentNode ? piles[0] : null;
  }

  /* The parts of an event on the stage, its button first; none where it lies within a pile or outside. */
  tl.partsOf = function (id) {
    const entry = id && rows.get(id);
    return entry ? [entry.button, ...entry.parts] : [];
  };
  /* Title, date and status of an event that has a row. */
  tl.saidOf = (id) => (rows.get(id) || {}).about;
  tl.onStage = (id) => {
    const entry = id && rows.get(id);
    return entry && !entry.button.classList.contains("unplaced") ? entry.button : null;
  };
  tl.pileOf = (id) => {
    const row = piles.find((one) => one.parentNode && id && one.firstChild.ids.includes(id));
    return row ? row.firstChild : null;
  };

  /* ---- clicks and hovers ---- */
  tl.startTargets = function () {
    const list = $("targets");
    list.addEventListener("click", (event) => {
      if (performance.now() - tl.dragged < 250) return; // the end of a drag is no click
      const target = event.target.closest(".target");
      if (!target) return;
      if (target.classList.contains("stack")) tl.openStack(target);
      else tl.show(target.dataset.id, { from: "timeline" });
    });
    list.addEventListener("pointerover", (event) => tl.hover(idOf(event.target)));
    list.addEventListener("pointerleave", () => tl.hover(null));
    list.addEventListener("focusin", (event) => tl.hover(idOf(event.target)));
    list.addEventListener("focusout", () => tl.hover(null));
  };

  function idOf(element) {
    const target = element.closest && element.closest(".target");
    return (target && target.dataset.id) || null;
  }

  /* A pile of one is its event. Another opens: where its days can be drawn apart the stage goes there, else its events are listed. */
  tl.openStack = function (target) {
    if (target.alone) {
      tl.show(target.alone, { from: "timeline" });
      return;
    }
    const [first, last] = [Number(target.dataset.first), Number(target.dataset.last)];
    const [u0, u1] = tl.current();
    const narrower = tl.wide(last) - tl.wide(first) < (u1 - u0) * 0.7;
    if (narrower && last - first > 2) tl.goTo(first, last);
    else tl.change({ view: "list", since: tl.iso(first), until: tl.iso(last) });
  };
})(window.tl);
