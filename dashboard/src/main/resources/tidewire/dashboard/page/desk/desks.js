// The tabs, with the number of unseen digests on each.

import { byId, el } from "../core/dom.js";
import { refill } from "../core/list.js";
import { on, store } from "../core/store.js";
import { chooseDesk, onView, view } from "../core/view.js";
import { leaveReader } from "../reader/route.js";
import { tapeState } from "./truth.js";

let drawnTroubles = "";
const unseen = new Map(); // desk -> keys of digests that arrived and were not looked at

export function startDesks() {
  on("desks", draw);
  setInterval(() => troubles() !== drawnTroubles && draw(), 2_000);
  on("loaded", () => {
    if (!store.desks.some((desk) => desk.name === view.desk) && store.desks.length > 0) {
      chooseDesk(store.desks[0].name);
    }
    draw();
  });
  onView(draw);
}

/** Chooses the desk of that tab, counted from 1. */
export function chooseTab(number) {
  const chosen = store.desks[number - 1];
  if (chosen) {
    choose(chosen.name);
  }
}

function choose(name) {
  chooseDesk(name);
  leaveReader();
}

export function markUnseen(desk, key) {
  unseen.set(desk, (unseen.get(desk) ?? new Set()).add(key));
  draw();
}

export function markSeen(desk, key) {
  if (unseen.get(desk)?.delete(key)) {
    draw();
  }
}

/** Among many desks the chosen one is in sight. */
function showChosen() {
  const nav = byId("desks");
  const tab = nav.querySelector("[aria-pressed=true]");
  if (tab) {
    nav.scrollLeft = Math.max(Math.min(nav.scrollLeft, tab.offsetLeft - nav.offsetLeft), tab.offsetLeft - nav.offsetLeft + tab.offsetWidth - nav.clientWidth);
  }
}

/** Why a desk that is not looked at needs a look, or null. */
function trouble(desk) {
  const { state, words } = tapeState(desk.name);
  return state === "held" || state === "silent" ? words : null;
}

const troubles = () => store.desks.map(trouble).join("|");

function draw() {
  drawnTroubles = troubles();
  refill(byId("desks"), store.desks.map((desk, index) => {
    const news = unseen.get(desk.name)?.size ?? 0;
    const why = trouble(desk);
    const tab = el("button", {
      type: "button", "data-name": desk.name, "aria-pressed": desk.name === view.desk,
      title: `${desk.name}${index < 9 ? ` (${index + 1})` : ""}${why ? `: ${why}` : ""}`,
    }, el("span", {}, desk.name), why && el("i", { class: "held", role: "img", "aria-label": why }), news > 0 && el("b", { class: "count", "aria-label": `${news} new` }, String(news)));
    tab.addEventListener("click", () => choose(desk.name));
    return tab;
  }));
  showChosen();
  const all = [...unseen.values()].reduce((sum, keys) => sum + keys.size, 0);
  if (document.body.dataset.route === "desk") {
    document.title = `${all > 0 ? `(${all}) ` : ""}${view.desk ?? ""} · Tidewire`;
    byId("heading").textContent = `Tidewire, desk ${view.desk ?? ""}`;
  }
}
