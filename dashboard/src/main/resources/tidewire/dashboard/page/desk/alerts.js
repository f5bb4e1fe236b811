// Alerts of the desk in view, newest first, each in its latest state.

import { byId, count, el, empty } from "../core/dom.js";
import { foot, keepInStep, oncePerFrame, refill } from "../core/list.js";
import { more as older, onRows, progress, rows } from "../core/rows.js";
import { on } from "../core/store.js";
import { isFiltered, desk, onView, wayBack, zone } from "../core/view.js";
import { clock, day, full } from "../core/time.js";
import { alertControl, controlStamp, heldBack, troubled, webhookLine } from "./alert-control.js";
import { focusChart, hasChart } from "./focus.js";
import { minus, sourceLinks, storyLink, symbolChip } from "./sources.js";

export const SIGNS = { info: "●", warning: "▲", critical: "■" };

const MINUTE = 60_000;
const again = oncePerFrame(draw);

export function startAlerts() {
  const later = again;
  onRows("alerts", later);
  on("commands", later);
  on("webhooks", later);
  setInterval(later, MINUTE); // A mute ends by the clock.
  onView(later);
}

function draw() {
  const list = byId("alerts");
  const alerts = rows("alerts");
  byId("alerts-note").textContent = alerts.length > 0 ? count(alerts.length) : "";
  keepInStep(list, alerts, (alert) => `${alert.desk}/${alert.id}`, (alert) => `${alert.revision}/${alert.action}/${zone()}/${controlStamp(alert)}`, row);
  refill(byId("webhook-trouble"), troubled().map((one) => webhookLine(one, again)));
  foot(list, progress("alerts"), alerts.length > 0, nothing, () => older("alerts"));
}

function nothing() {
  if (isFiltered()) {
    return empty("No alert matches", wayBack());
  }
  return empty("No alerts", desk().symbols.length > 0
    ? "Moves beyond a symbol's usual range and what your rules name appear here, without waiting for the model."
    : "What your rules name appears here.");
}

/** What the text says beyond the title. */
const more = (alert) => (alert.text.startsWith(alert.title) ? alert.text.slice(alert.title.length).replace(/^[\s,;:.]+/, "") : alert.text);

function row(alert) {
  const time = el("time", { datetime: alert.time }, el("b", {}, clock(alert.time, zone())), day(alert.time, zone()));
  const onChart = hasChart(alert.symbols[0] ?? null);
  const when = el(onChart ? "button" : "span", { type: onChart && "button", class: "when",
    title: `${full(alert.time, zone())}${onChart ? "\nShow it on the chart" : ""}` }, time);
  const title = alert.story ? storyLink(alert.desk, alert.story, {}, minus(alert.title))
    : el(onChart ? "button" : "span", { type: onChart && "button", class: "plain-title", title: onChart && "Show it on the chart" }, minus(alert.title));
  if (onChart) {
    [when, alert.story ? null : title].filter(Boolean).forEach((one) =>
      one.addEventListener("click", () => focusChart(alert.time, alert.symbols[0] ?? null)));
  }
  return el("article", { class: `alert ${alert.severity} ${alert.action}${heldBack(alert) ? " held" : ""}` },
    el("i", { role: "img", "aria-label": alert.severity }, SIGNS[alert.severity] ?? "●"),
    el("div", {},
      el("h3", {}, title, alert.action !== "created" && el("span", { class: "tag" }, alert.action)),
      more(alert) !== "" && el("p", {}, more(alert)),
      el("div", { class: "cites" }, alert.symbols.filter((symbol) => !alert.title.includes(symbol)).map(symbolChip),
        sourceLinks(alert.cites.filter((cite) => cite.kind === "item")),
        el("span", { class: "rule", title: alert.why }, `rule ${alert.rule}`),
        alert.action !== "resolved" && alertControl(alert, again))),
    when);
}
