// Alerts of the desk in view, newest first, each in its latest state.

import { byId, count, el, empty } from "/page/dom.js";
import { sourceChip, symbolChip } from "/page/sources.js";
import { on, store } from "/page/store.js";
import { clock, day, full } from "/page/time.js";
import { desk, onView, view, zone } from "/page/view.js";

const SIGNS = { info: "●", warning: "▲", critical: "■" };

export function startAlerts() {
  on("loaded", draw);
  on("alerts", draw);
  on("caughtUp", draw);
  onView((what) => what === "desk" && draw());
}

function draw() {
  const alerts = [...store.alerts.values()]
    .filter((alert) => alert.desk === view.desk)
    .sort((a, b) => b.time.localeCompare(a.time));
  byId("alerts-note").textContent = alerts.length > 0 ? count(alerts.length) : "";
  byId("alerts").replaceChildren(...(alerts.length > 0
    ? alerts.map(row)
    : [empty("No alerts", desk().symbols.length > 0
      ? "Moves beyond a symbol's usual range appear here, without waiting for the model."
      : "What is worth an interruption on this desk appears here.")]));
}

function row(alert) {
  return el("article", { class: `alert ${alert.severity} ${alert.action}`, title: full(alert.time, zone()) },
    el("i", { role: "img", "aria-label": alert.severity }, SIGNS[alert.severity] ?? "●"),
    el("div", {},
      el("h3", {}, alert.title, alert.action !== "created" && el("span", { class: "tag" }, alert.action)),
      el("p", {}, alert.text),
      el("div", { class: "cites" }, alert.symbols.filter((symbol) => !alert.title.includes(symbol)).map(symbolChip),
        alert.cites.filter((cite) => cite.kind === "item").map(sourceChip))),
    el("time", { datetime: alert.time }, el("b", {}, clock(alert.time, zone())), day(alert.time, zone())));
}
