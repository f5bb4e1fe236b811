// The tape of the desk in view, last entry first: what came in, in the order in which the model reads it.

import { byId, count, el, empty, outside, percent } from "/page/dom.js";
import { symbolChip } from "/page/sources.js";
import { on, store } from "/page/store.js";
import { clock, clockSeconds, day, full } from "/page/time.js";
import { matches, onView, view, zone } from "/page/view.js";

const SHOWN = 400;

export function startTape() {
  on("loaded", drawAll);
  on("caughtUp", drawAll);
  on("tape", (rows) => add(rows.filter((row) => row.desk === view.desk)));
  onView((what) => {
    drawAll();
    if (what === "desk") {
      byId("tape").scrollTop = 0;
    }
  });
}

function drawAll() {
  const list = byId("tape");
  list.replaceChildren(...(store.tape.get(view.desk) ?? []).filter(isShown).map(draw));
  finish(list);
}

function add(rows) {
  const list = byId("tape");
  list.querySelector(".empty")?.remove();
  for (const row of rows.filter(isShown)) {
    const before = [...list.children].find((one) => Number(one.dataset.sequence) <= row.sequence);
    const made = draw(row);
    made.classList.add("came");
    if (Number(before?.dataset.sequence) === row.sequence) {
      before.replaceWith(made);
    } else {
      list.insertBefore(made, before ?? null);
    }
  }
  while (list.children.length > SHOWN) {
    list.lastChild.remove();
  }
  finish(list);
}

function finish(list) {
  const last = store.tape.get(view.desk)?.[0];
  byId("tape-note").textContent = last ? `entry ${count(last.sequence)}` : "";
  if (list.children.length > 0) {
    return;
  }
  list.append(last
    ? empty("Nothing on the tape matches", "Esc clears the filter.")
    : store.caughtUp
      ? empty("The tape is empty", "Items and moves appear as feeds and exchanges deliver them. If none come, see the state at the top right.")
      : empty("Reading the topics…", "The tape appears in a moment."));
}

const isShown = (row) => !view.words ||
  (row.kind !== "INTERVAL_END" && matches([row.title, row.summary, row.source, ...row.symbols].join(" ")));

function draw(row) {
  const attributes = { "data-sequence": row.sequence, title: full(row.time, zone()) };
  if (row.kind === "INTERVAL_END") {
    return el("div", { ...attributes, class: "interval" },
      el("span", {}, `${day(row.time, zone())} · interval ended ${clock(row.time, zone())}`));
  }
  return row.kind === "MOVE" ? move(row, attributes) : item(row, attributes);
}

function when(row) {
  if (row.precision === "DAY") {
    return el("div", { class: "when", title: "The publisher gave the day only; its place on the tape is a stated rule" },
      el("b", {}, day(row.time, zone())), el("span", { class: "tag" }, "date only"));
  }
  return el("div", { class: "when" },
    el("b", {}, row.precision === "MINUTE" ? clock(row.time, zone()) : clockSeconds(row.time, zone())),
    zone() !== "UTC" && el("span", { class: "utc" }, `${clock(row.time, "UTC")}Z`));
}

const late = (row) => row.late && el("span", { class: "tag late", title: "Came after the tape had passed its time" }, "late");

function item(row, attributes) {
  return el("div", { ...attributes, class: "row item" }, when(row),
    el("div", { class: "what" },
      outside(row.link, { class: "title", title: row.summary }, row.title),
      el("div", { class: "meta" },
        el("span", {}, row.source.replace(/^feed:/, "")), row.category && el("span", {}, row.category),
        row.symbols.map(symbolChip), late(row))));
}

function move(row, attributes) {
  const change = Number(row.changePercent);
  return el("div", { ...attributes, class: `row move ${change < 0 ? "down" : "up"}` }, when(row),
    el("div", { class: "what" },
      el("div", { class: "title" }, el("i", { "aria-hidden": "true" }, change < 0 ? "▼" : "▲"),
        row.symbols.map(symbolChip), el("b", {}, percent(change)),
        el("span", { class: "muted" }, `z ${Number(row.zScore).toFixed(1).replace("-", "−")}`), late(row)),
      el("div", { class: "meta" }, row.summary ?? row.title)));
}
