/* Words of the text: selected by mouse, finger or keyboard, they become an event, or a passage of the one in the form.
   The keyboard's way: `w` selects the sentence one is at; arrows move to other sentences, widen and narrow; Enter takes it. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const $ = (id) => document.getElementById(id);
  const points = (text) => Array.from(text).length; // the records count code points, the browser UTF-16 units
  const PARAGRAPHS = ".article > [data-start]:not(.furniture), .article > ul > [data-start]";
  const fingers = window.matchMedia("(pointer: coarse)").matches;
  let replaced = null; // the passage whose place the words take; null: a further one

  /* ---- what is selected ---- */
  function selection() {
    const now = window.getSelection();
    const range = now && now.rangeCount && !now.isCollapsed ? now.getRangeAt(0) : null;
    const start = range && (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement);
    const paragraph = start && start.closest(PARAGRAPHS);
    if (!paragraph || now.toString().trim().length < 3) return null;
    // a selection by triple click ends before the first word of the next paragraph: it is meant to end here
    const end = paragraph.contains(range.endContainer) ? range.toString() : range.endOffset === 0 ? rest(paragraph, range) : null;
    if (end === null) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(range.startContainer, range.startOffset);
    const first = points(before.toString());
    return {
      article: document.querySelector("[data-article]").dataset.article,
      paragraph: Number(paragraph.dataset.start),
      first,
      last: first + points(end),
      range,
    };
  }
  function rest(paragraph, range) {
    const whole = document.createRange();
    whole.selectNodeContents(paragraph);
    whole.setStart(range.startContainer, range.startOffset);
    return whole.toString();
  }

  /* The button stands by the selection. */
  function place() {
    const button = $("from-words");
    const found = selection();
    if (!found) {
      if (document.activeElement !== button) button.hidden = true;
      return;
    }
    const { range, ...words } = found;
    tl.selection = words;
    const use = tl.editing ? (replaced === null ? "Add as a passage" : "Use as the passage") : "Make an event of these words";
    button.textContent = by && !fingers ? use + "  ↵" : use;
    const box = range.getBoundingClientRect();
    button.hidden = false;
    button.style.left = Math.max(8, Math.min(window.innerWidth - button.offsetWidth - 8, box.left + box.width / 2 - button.offsetWidth / 2)) + "px";
    button.style.top = Math.max(8, Math.min(window.innerHeight - button.offsetHeight - 8, box.top - button.offsetHeight - 8)) + "px";
  }

  function use() {
    $("from-words").hidden = true;
    const words = tl.selection;
    if (!words) return;
    if (tl.editing) tl.set("passage-deed", { data: { deed: "take", number: replaced, ...words, when: Date.now() } });
    else {
      tl.set("selection", { data: words });
      tl.openForm();
    }
    tl.letGo();
  }

  /* ---- choosing for the form: on a narrow screen it steps aside meanwhile ---- */
  function choose(number) {
    replaced = number;
    document.body.classList.add("picking");
    $("picking").hidden = false;
    keyboard();
  }

  tl.letGo = function () {
    by = null;
    replaced = null;
    document.body.classList.remove("picking");
    if ($("picking")) $("picking").hidden = true;
    if (!$("from-words")) return;
    $("from-words").hidden = true;
    window.getSelection().removeAllRanges();
  };

  /* ---- by keyboard ---- */
  let by = null; // { paragraph, start, end }: UTF-16 offsets in the paragraph's own text
  const parts = (text, granularity) =>
    [...new Intl.Segmenter(document.querySelector("[data-article]").lang || "en", { granularity }).segment(text)]
      .filter((part) => granularity === "sentence" ? part.segment.trim() : part.isWordLike)
      .map((part) => [part.index, part.index + part.segment.trimEnd().length]);

  function keyboard() {
    const room = $("article-room");
    const all = [...document.querySelectorAll(PARAGRAPHS)];
    if (!all.length) {
      tl.say("The text of this article is not kept here: there are no words to select.");
      return;
    }
    room.focus({ preventScroll: true });
    const chosen = document.querySelector(".passage.chosen");
    const frame = room.getBoundingClientRect();
    const seen = (element) => element.getBoundingClientRect().bottom > Math.max(frame.top, 0) + 8;
    const paragraph = chosen && seen(chosen) ? chosen.closest(PARAGRAPHS) : all.find(seen) || all[0];
    const at = chosen && paragraph.contains(chosen) ? paragraph.textContent.indexOf(chosen.textContent) : 0;
    const sentence = parts(paragraph.textContent, "sentence").find(([, end]) => end > at);
    if (sentence) light(paragraph, sentence[0], sentence[1]);
    if (!fingers) tl.say("↑ ↓ sentence · ← → its end · Shift ← → its start · Enter takes it · Esc leaves");
  }

  function light(paragraph, start, end) {
    by = { paragraph, start, end };
    const [from, to] = [spot(paragraph, start), spot(paragraph, end)];
    window.getSelection().setBaseAndExtent(...from, ...to);
    const box = paragraph.getBoundingClientRect();
    if (box.top < 90 || box.bottom > window.innerHeight) paragraph.scrollIntoView({ block: "center", behavior: "auto" });
    tl.announce(paragraph.textContent.slice(start, end));
    place();
  }
  function spot(paragraph, offset) {
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let left = offset;
    let node = walk.nextNode();
    while (node && node.length < left) {
      left -= node.length;
      node = walk.nextNode();
    }
    return node ? [node, left] : [paragraph, paragraph.childNodes.length];
  }

  function move(event) {
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!by.paragraph.isConnected || window.getSelection().isCollapsed || !$("article-room").contains(document.activeElement)) {
      by = null; // the reader went elsewhere
      return;
    }
    const { paragraph, start, end } = by;
    const words = parts(paragraph.textContent, "word");
    const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
    let handled = true;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") sentence(forward);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      if (event.shiftKey) {
        const starts = words.map(([at]) => at).filter((at) => (forward ? at > start && at < end : at < start));
        if (starts.length) light(paragraph, forward ? starts[0] : starts[starts.length - 1], end);
      } else {
        const ends = words.map(([, at]) => at).filter((at) => (forward ? at > end : at < end && at > start));
        if (ends.length) light(paragraph, start, forward ? ends[0] : ends[ends.length - 1]);
      }
    } else if (event.key === "Enter") use();
    else if (event.key === "Escape") {
      tl.letGo();
      tl.announce("No words are chosen.");
    } else handled = false;
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function sentence(forward) {
    const { paragraph, start, end } = by;
    const own = parts(paragraph.textContent, "sentence");
    const next = forward ? own.find(([at]) => at >= end) : own.filter(([at]) => at < start).pop();
    if (next) {
      light(paragraph, ...next);
      return;
    }
    const all = [...document.querySelectorAll(PARAGRAPHS)].filter((one) => one.textContent.trim());
    const other = all[all.indexOf(paragraph) + (forward ? 1 : -1)];
    if (!other) return;
    const theirs = parts(other.textContent, "sentence");
    if (theirs.length) light(other, ...theirs[forward ? 0 : theirs.length - 1]);
  }

  /* ---- the start ---- */
  const deed = (name) => (button) =>
    tl.set("passage-deed", { data: { deed: name, number: Number(button.dataset.number), when: Date.now() } });

  tl.startWords = function () {
    let timer = 0;
    document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(place, 150); });
    document.addEventListener("keydown", move, true);
    document.addEventListener("keydown", (event) => {
      if (event.target.id !== "passage-words" || event.key !== "Enter") return;
      event.preventDefault();
      const shown = document.querySelector("[data-article]");
      tl.set("passage-deed", { data: { deed: "write", words: event.target.value, article: shown && shown.dataset.article, when: Date.now() } });
    });
    document.addEventListener("keydown", (event) => { // choosing is left before the form is
      if (event.key !== "Escape" || !document.body.classList.contains("picking")) return;
      event.preventDefault();
      event.stopPropagation();
      tl.letGo();
    }, true);
    Object.assign(tl.deeds, {
      words: (button) => (button ? use() : keyboard()),
      "passage-take": (button) => choose(button.dataset.number === undefined ? null : Number(button.dataset.number)),
      "passage-remove": deed("remove"),
      "passage-first": deed("first"),
      "passage-leave": () => tl.letGo(),
    });
  };
})(window.tl);
