// Dark and light: the system's choice until the reader makes one.

const root = document.documentElement;
const listeners = [];

/** Calls back after every change, for what draws on a canvas. */
export function onTheme(listener) {
  listeners.push(listener);
}

/** Value of a colour from the style sheet, for what draws on a canvas. */
export function colour(name) {
  return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
}

export function switchTheme() {
  show(root.dataset.theme === "dark" ? "light" : "dark");
  try {
    localStorage.setItem("tidewire.theme", root.dataset.theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function show(theme) {
  root.dataset.theme = theme;
  for (const listener of listeners) {
    listener();
  }
}

matchMedia("(prefers-color-scheme: light)").addEventListener("change", (query) => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("tidewire.theme");
  } catch {
    // As above.
  }
  if (!chosen) {
    show(query.matches ? "light" : "dark");
  }
});
