// A classic script, not a module: it must run before the first paint.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("tidewire.theme");
  } catch (e) {
    // Storage may be forbidden; the system's choice holds then.
  }
  var dark = chosen ? chosen === "dark" : !matchMedia("(prefers-color-scheme: light)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
