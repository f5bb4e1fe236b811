// The tabs, the number of unseen digests on each, and the clock of the desk in view.

import { byId, el } from "/page/dom.js";
import { lastState, on, store } from "/page/store.js";
import { clockSeconds, dayYear, place } from "/page/time.js";
import { chooseDesk, onView, view, zone } from "/page/view.js";

const unseen = new Map(); // desk -> keys of digests that arrived and were not looked at

export function startDesks() {
  on("desks", drawTabs);
  on("loaded", () => {
    if (!store.desks.some((desk) => desk.name === view.desk) && store.desks.length > 0) {
      chooseDesk(store.desks[0].name);
    }
    drawTabs();
    drawClock();
  });
  onView(() => {
    drawTabs();
    drawClock();
  });
  on("telemetry", drawClock);
  on("tape", drawClock);
}

/** Chooses the desk of that tab, counted from 1. */
export function chooseTab(number) {
  const chosen = store.desks[number - 1];
  if (chosen) {
    chooseDesk(chosen.name);
  }
}

export function markUnseen(desk, key) {
  unseen.set(desk, (unseen.get(desk) ?? new Set()).add(key));
  drawTabs();
}

export function markSeen(desk, key) {
  if (unseen.get(desk)?.delete(key)) {
    drawTabs();
  }
}

function drawTabs() {
  byId("desks").replaceChildren(...store.desks.map((desk, index) => {
    const news = unseen.get(desk.name)?.size ?? 0;
    const tab = el("button", {
      type: "button", role: "tab", "aria-selected": desk.name === view.desk,
      title: `${desk.name}${index < 9 ? ` (${index + 1})` : ""}`,
    }, desk.name, news > 0 && el("b", { class: "count", "aria-label": `${news} new` }, String(news)));
    tab.addEventListener("click", () => chooseDesk(desk.name));
    return tab;
  }));
  const all = [...unseen.values()].reduce((sum, keys) => sum + keys.size, 0);
  document.title = `${all > 0 ? `(${all}) ` : ""}${view.desk ?? ""} · Tidewire`;
}

function drawClock() {
  const reached = [lastState(view.desk)?.time, store.tape.get(view.desk)?.[0]?.time].filter(Boolean).sort().at(-1);
  byId("clock").replaceChildren(...(reached ? [
    el("span", { class: "date" }, dayYear(reached, zone())),
    el("b", {}, clockSeconds(reached, zone())),
    el("span", {}, place(zone())),
    zone() !== "UTC" && el("span", { class: "utc" }, `${clockSeconds(reached, "UTC")} UTC`),
  ].filter(Boolean) : []));
}
