/* Elements made of what the server sends: trees of tags and texts (timeline/app/markup.py), and the painted scene. */
"use strict";
window.tl = window.tl || {};

(function (tl) {
  const LINKS = /^(https?:|mailto:|[?#/])/i;

  function build(tree) {
    if (typeof tree === "string") return document.createTextNode(tree);
    const [tag, attributes, ...children] = tree;
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== "href" || LINKS.test(value)) element.setAttribute(name, value);
    }
    element.append(...children.map(build));
    return element;
  }
  tl.build = build;

  /* What an element is called among its like: what makes it the same one after it was built anew. */
  const NAMES = ["id", "data-do", "data-number", "data-goto", "data-at", "data-toggle", "data-drop", "data-start", "href"];
  function same(element) {
    const known = NAMES.filter((name) => element.hasAttribute(name));
    return element.localName + known.map((name) => "[" + name + "=\"" + CSS.escape(element.getAttribute(name)) + "\"]").join("");
  }
  tl.sameAs = same;

  /* Put trees in the place of what an element holds. Who stood on a part of it with the keyboard stands there again, or on the
     whole where the part is gone. */
  tl.fill = function (element, trees) {
    const stood = element.contains(document.activeElement) && document.activeElement !== element ? same(document.activeElement) : "";
    element.replaceChildren(...(trees || []).map(build));
    if (!stood || !element.hasChildNodes()) return;
    const again = element.querySelector(stood) || (element.tabIndex >= -1 && element.hasAttribute("tabindex") ? element : null);
    if (again) again.focus({ preventScroll: true });
  };

  /* A picture arrives as SVG text. It is read as XML, which knows no half-open tags and runs nothing. */
  const reader = new DOMParser();
  tl.paint = function (element, svg) {
    if (svg) element.replaceChildren(document.adoptNode(reader.parseFromString(svg, "image/svg+xml").documentElement));
    else element.replaceChildren();
  };
})(window.tl);
