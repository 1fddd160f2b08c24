/* What the page knows of the events. Of some hundred it is told at once; of more it knows what is drawn, and asks for others when
   somebody steps to them, opens their address or reads an article that tells of them. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const known = new Map(); // id -> about, of the cast whose key is `whose`
  let whose = "";
  let number = 0;
  const waiting = new Map(); // number of a question -> the question, and what to do with its answer

  /* Title, date, status, articles, days and hue of an event; undefined while it is not known. */
  tl.about = (id) => (tl.plan ? tl.plan.events[id] || (whose === tl.plan.castKey ? known.get(id) : undefined) : undefined);

  /* Whether the page was told of all events at once. */
  tl.all = () => tl.plan.order.length === tl.plan.count;

  /* Ask of events: {ids} or {from, by}. Dash drops the answer to a question that another overtakes, so all that wait go along. */
  tl.want = function (question, then) {
    number += 1;
    waiting.set(number, { question: { ...question, number }, then });
    tl.set("wanted", { data: [...waiting.values()].map((one) => one.question) });
  };

  tl.answered = function (told) {
    if (!told) return;
    if (told.castKey !== whose) known.clear();
    whose = told.castKey;
    for (const [id, about] of Object.entries(told.events)) known.set(id, about);
    for (const answer of told.answers) {
      const one = waiting.get(answer.number);
      waiting.delete(answer.number);
      if (one) one.then(answer);
    }
  };

  /* The next or the previous event in time; from nothing, the first or the last of those shown. */
  tl.step = function (by) {
    if (!tl.plan || !tl.plan.count) return;
    if (!tl.all()) {
      tl.want({ from: tl.chosen, by }, (answer) => to(answer.step, by));
      return;
    }
    const order = tl.plan.order;
    const at = order.indexOf(tl.chosen);
    to(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : at + by], by);
  };

  function to(id, by) {
    if (id) tl.show(id, { from: "keys" });
    else tl.announce(by > 0 ? "This is the last event." : "This is the first event.");
  }
})(window.tl);
