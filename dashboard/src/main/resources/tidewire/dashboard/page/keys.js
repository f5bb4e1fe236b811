// The keyboard. Nothing here steals a key from a field that is being typed in, or from the browser's own shortcuts.

import { chooseTab } from "/page/desks.js";
import { step } from "/page/digests.js";
import { byId } from "/page/dom.js";
import { switchTheme } from "/page/theme.js";
import { onView, setFilter, view } from "/page/view.js";

export function startKeys() {
  const filter = byId("filter");
  filter.value = view.words;
  filter.addEventListener("input", () => setFilter(filter.value));
  onView(() => filter.parentElement.classList.toggle("on", view.words !== ""));
  byId("theme").addEventListener("click", switchTheme);
  byId("help").addEventListener("click", () => byId("help-sheet").showModal());
  for (const button of byId("panes").children) {
    button.addEventListener("click", () => showPane(button.dataset.pane));
  }
  showPane("digests");
  document.addEventListener("keydown", press);
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
    return;
  }
  const filter = byId("filter");
  if (event.key === "Escape") {
    filter.value = "";
    filter.blur();
    setFilter("");
    return;
  }
  if (event.target.matches("input, textarea, select")) {
    return;
  }
  if (/^[1-9]$/.test(event.key)) {
    chooseTab(Number(event.key));
  } else if (event.key === "/") {
    event.preventDefault(); // Firefox would open its own search.
    filter.focus();
    filter.select();
  } else if (event.key === "?") {
    byId("help-sheet").showModal();
  } else if (event.key === "t") {
    switchTheme();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  }
}

/** On a narrow screen one part is shown at a time. */
function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of byId("panes").children) {
    button.setAttribute("aria-pressed", button.dataset.pane === pane);
  }
  dispatchEvent(new Event("resize")); // What was hidden has no size until it is shown.
}
