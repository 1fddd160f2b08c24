/* Before anything is painted: the theme the address asks for, else the reader's, so that a dark page never flashes white. The key
   is Mantine's own. */
"use strict";
(function () {
  let kept = new URLSearchParams(location.search).get("theme");
  try {
    if (kept !== "dark" && kept !== "light") kept = localStorage.getItem("mantine-color-scheme-value");
  } catch (error) {
    kept = null; // storage may be forbidden; the system's choice holds then
  }
  const dark = kept === "dark" || (kept !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
