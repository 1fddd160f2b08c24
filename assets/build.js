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

  /* Put trees in the place of what an element holds. */
  tl.fill = (element, trees) => element.replaceChildren(...(trees || []).map(build));

  /* A picture arrives as SVG text. It is read as XML, which knows no half-open tags and runs nothing. */
  const reader = new DOMParser();
  tl.paint = function (element, svg) {
    if (svg) element.replaceChildren(document.adoptNode(reader.parseFromString(svg, "image/svg+xml").documentElement));
    else element.replaceChildren();
  };
})(window.tl);
