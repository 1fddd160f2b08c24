/* On paper: the picture is laid out anew for the paper's width and in ink, whatever the window's width and theme. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const PAPER_PX = 718; // A4 between margins of 10 mm, as in timeline/app/share.py

  /* Printing waits for nobody: what is on the page when this returns is what is printed. So it is asked for and waited for. */
  function picture() {
    const asked = new XMLHttpRequest();
    asked.open("GET", "paper.svg" + location.search, false);
    asked.send();
    if (asked.status !== 200) throw new Error(asked.statusText);
    const drawn = new DOMParser().parseFromString(asked.responseText, "image/svg+xml").documentElement;
    if (drawn.nodeName !== "svg") throw new Error("no picture");
    return document.adoptNode(drawn);
  }

  tl.startPrint = function () {
    const paper = document.createElement("div");
    paper.id = "paper";
    document.getElementById("stage-side").prepend(paper);
    window.addEventListener("beforeprint", () => {
      if (!tl.plan || !tl.plan.count) return;
      try {
        paper.replaceChildren(picture());
      } catch (error) {
        // the server is gone: the picture of the screen shrinks to the paper
        document.documentElement.style.setProperty("--print-zoom", Math.min(1, PAPER_PX / tl.plan.width));
      }
    });
    window.addEventListener("afterprint", () => paper.replaceChildren());
  };
})(window.tl);
