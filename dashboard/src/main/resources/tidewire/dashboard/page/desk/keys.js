// The keyboard. Nothing here steals a key from a field that is being typed in, or from the browser's own shortcuts.

import { byId } from "../core/dom.js";
import { openSettings } from "../core/settings-sheet.js";
import { switchTheme } from "../core/theme.js";
import { leaveReader, openReader } from "../reader/route.js";
import { chooseTab } from "./desks.js";
import { act, step } from "./digests.js";
import { clearFilters, stepDay } from "./filters.js";

const KEYS = {
  "/": (event) => type(event, "filter"),
  a: (event) => {
    showPane("digests");
    type(event, "question");
  },
  "?": () => byId("help-sheet").showModal(),
  ",": openSettings,
  t: switchTheme,
  s: () => openReader("sources"),
  f: () => openReader("starred"),
  j: () => step(1),
  k: () => step(-1),
  "[": () => stepDay(-1),
  "]": () => stepDay(1),
  "*": () => act("star"),
  c: () => act("copy"),
  Enter: (event) => event.target.matches("body, .digests, .digest") && act("open"),
};

export function startKeys() {
  byId("theme").addEventListener("click", switchTheme);
  byId("help").addEventListener("click", () => byId("help-sheet").showModal());
  for (const button of byId("panes").children) {
    button.addEventListener("click", () => showPane(button.dataset.pane));
  }
  addEventListener("tidewire-pane", (event) => showPane(event.detail));
  showPane("digests");
  document.addEventListener("keydown", press);
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
    return;
  }
  if (event.key === "Escape") {
    const field = event.target.closest("input, textarea, select");
    document.activeElement?.blur();
    // Out of a field it leads out of that field; what that one's own words do to the page goes with it.
    if ((field === null || field.id === "filter") && !leaveReader()) {
      clearFilters();
    }
    return;
  }
  if (event.target.matches("input, textarea, select")) {
    return;
  }
  if (/^[1-9]$/.test(event.key)) {
    chooseTab(Number(event.key));
  } else if (event.target.id !== "chart") {
    KEYS[event.key]?.(event);
  }
}

function type(event, field) {
  event.preventDefault(); // Firefox would open its own search.
  leaveReader();
  byId(field).focus();
  byId(field).select();
}

/** On a narrow screen one part is shown at a time. */
function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of byId("panes").children) {
    button.setAttribute("aria-pressed", button.dataset.pane === pane);
  }
  dispatchEvent(new Event("resize")); // What was hidden has no size until it is shown.
}
