// The squawk: what came in, the second it is on the tape, each story once. Copies fold into their story, empty intervals into one.

import { byId, count, el, empty, outside, percent } from "../core/dom.js";
import { foot, keepInStep, oncePerFrame } from "../core/list.js";
import { more, onRows, progress, rows } from "../core/rows.js";
import { on, store } from "../core/store.js";
import { clock, clockSeconds, day, dayOf, full, length, spanText } from "../core/time.js";
import { isFiltered, onView, view, wayBack, zone } from "../core/view.js";
import { focusChart, hasChart } from "./focus.js";
import { roleTag, storyLink, symbolChip } from "./sources.js";
import { awaited } from "./truth.js";

const TOLD_APART = 300_000;

let newest = -1; // Sequence of the last row that was drawn, to let only later ones light up.

export function startTape() {
  const later = oncePerFrame(draw);
  onRows("tape", later);
  on("stories", later);
  for (const kind of ["status", "sources"]) {
    on(kind, () => byId("tape").querySelector(".empty") && later());
  }
  onView((what) => {
    if (what !== "zone") {
      byId("tape").scrollTop = 0;
      newest = -1;
    }
    later();
  });
}

function draw() {
  const list = byId("tape");
  const shown = folded(rows("tape"));
  keepInStep(list, shown, (row) => `${row.desk}/${row.sequence}`, stamp, make);
  foot(list, progress("tape"), shown.length > 0, nothing, () => more("tape"));
  newest = shown.reduce((most, row) => Math.max(most, row.sequence), newest);
  const last = store.tape.get(view.desk)?.[0];
  byId("tape-note").textContent = isFiltered() ? `${count(shown.length)}${progress("tape").ended ? "" : "+"} found` : last ? `entry ${count(last.sequence)}` : "";
}

function nothing() {
  if (isFiltered()) {
    return empty("Nothing on the tape matches", wayBack());
  }
  return store.caughtUp
    ? empty("The tape is empty", awaited() ?? "Items and moves appear as feeds and exchanges deliver them.")
    : empty("Reading the topics…", "The tape appears in a moment.");
}

/**
 * Rows newest first with their copies and empty intervals folded in: a copy is counted with the next report below it of the
 * same story, an interval that ends right after another joins it.
 */
function folded(all) {
  const shown = [];
  const copies = new Map(); // story -> rows that only repeat it, above the report that they repeat
  for (const row of all) {
    if (row.kind === "INTERVAL_END") {
      if (view.words === "") {
        foldEnd(shown, row);
      }
      continue;
    }
    settle(shown, row.late || Date.parse(row.time) >= Date.parse(shown.at(-1)?.ends?.at(-1).from));
    if (row.story?.role === "copy" && all.at(-1) !== row) {
      copies.set(row.story.id, [...(copies.get(row.story.id) ?? []), row]);
    } else {
      const also = row.story ? copies.get(row.story.id) ?? [] : [];
      copies.delete(row.story?.id);
      shown.push(also.length > 0 ? { ...row, also } : row);
    }
  }
  // What is below the last row may be on an older page.
  settle(shown, isFiltered() || !progress("tape").ended);
  // Copies whose report is on an older page stand for it.
  const rest = [...copies.values()].map(([latest, ...others]) => ({ ...latest, also: others }));
  return rest.length === 0 ? shown : [...shown, ...rest].sort((a, b) => b.sequence - a.sequence);
}

/** Joins the end of an interval to the one right above it, if that is of the same day: between them there was nothing. */
function foldEnd(shown, row) {
  const above = shown.at(-1);
  if (above?.ends && dayOf(above.time, zone()) === dayOf(row.time, zone())) {
    above.ends.push(row);
  } else {
    settle(shown, false);
    shown.push({ ...row, ends: [row] });
  }
}

/** From when on there was nothing, where several intervals end right after each other. @param isFull whether the first of them had something */
function settle(shown, isFull) {
  const { ends } = shown.at(-1) ?? {};
  if (ends?.length > 1) {
    shown[shown.length - 1] = { ...shown.at(-1), ends: null, emptyFrom: isFull ? ends.at(-1).time : ends.at(-1).from };
  } else if (ends) {
    shown[shown.length - 1] = { ...shown.at(-1), ends: null };
  }
}

const stamp = (row) => [zone(), row.emptyFrom ?? "", row.also?.length ?? 0, view.words !== "",
  row.stories?.map((one) => [one.story, one.lagSeconds, one.title]).join() ?? ""].join("/");

function make(row) {
  const made = row.kind === "INTERVAL_END" ? interval(row) : row.kind === "MOVE" ? move(row) : item(row);
  made.title = full(row.time, zone());
  if (row.sequence > newest && newest >= 0) {
    made.classList.add("came");
  }
  return made;
}

function interval(row) {
  const its = zone();
  const isOneDay = row.emptyFrom && dayOf(row.emptyFrom, its) === dayOf(row.time, its);
  return el("div", { class: "interval" }, el("span", {},
    !row.emptyFrom ? `${day(row.time, its)} · ${clock(row.time, its)}`
      : `${isOneDay ? `${day(row.time, its)} · ` : ""}nothing ${spanText(row.emptyFrom, row.time, its)}`));
}

function when(row) {
  const parts = [el("b", {}, clockSeconds(row.time, zone())), (row.kind === "MOVE" || view.words !== "") && el("span", {}, day(row.time, zone()))];
  if (!hasChart(row.symbols[0] ?? null)) {
    return el("span", { class: "when" }, parts);
  }
  const button = el("button", { type: "button", class: "when", "aria-label": `${full(row.time, zone())}, show it on the chart` }, parts);
  button.addEventListener("click", () => focusChart(happened(row), row.symbols[0] ?? null));
  return button;
}

/** What a feed held already when it was first read happened when its publisher says, if that is known to the minute. */
const happened = (row) => (row.backlog && isTimed(row) ? row.published : row.time);

const isTimed = (row) => row.precision === "SECOND" || row.precision === "MINUTE";

/** When its publisher says it is of, where that is not what stands beside it. Of a day alone no hour is known. */
function published(row) {
  if (row.precision === "DAY") {
    return el("span", { title: "The publisher gave the day only" }, `dated ${day(row.published, "UTC")}`);
  }
  if (!isTimed(row) || Math.abs(Date.parse(row.time) - Date.parse(row.published)) < TOLD_APART) {
    return null;
  }
  const its = zone();
  const isOther = dayOf(row.published, its) !== dayOf(row.time, its);
  return el("span", { title: full(row.published, its) }, `published ${isOther ? `${day(row.published, its)} ` : ""}${clock(row.published, its)}`);
}

const late = (row) => row.late && el("span", { class: "tag late", title: "Came after the tape had passed its time" }, "late");

function item(row) {
  const sources = [...new Set((row.also ?? []).filter((one) => one.source !== row.source)
    .map((one) => one.source.replace(/^feed:/, "")))];
  const { id, role, reports } = row.story;
  return el("div", { class: `row item${row.story.importance >= 0.6 ? " heavy" : ""}` }, when(row),
    el("div", { class: "what" },
      storyLink(row.desk, id, { class: "title", title: row.summary }, row.title),
      el("div", { class: "meta" },
        outside(row.link, {}, row.source.replace(/^feed:/, ""), row.link && el("span", { "aria-hidden": "true" }, " ↗")),
        sources.length > 0 && el("span", { title: sources.join(", ") }, `also ${sources.slice(0, 2).join(", ")}${sources.length > 2 ? ` +${sources.length - 2}` : ""}`),
        published(row),
        row.category && el("span", {}, row.category),
        row.symbols.map(symbolChip), roleTag(role),
        reports > 1 && el("span", { class: "tag", title: "Reports of this story so far" }, `${reports} reports`),
        row.backlog && el("span", { class: "tag", title: "Its feed held it already when it was first read" }, "backlog"), late(row))));
}

function move(row) {
  const change = Number(row.changePercent);
  const still = row.move === "halt";
  const way = still ? "" : change < 0 ? "down" : "up";
  return el("div", { class: `row move ${way} ${row.severity ?? ""}` }, when(row),
    el("div", { class: "what" },
      el("div", { class: "title" }, el("i", { "aria-hidden": "true" }, still ? "■" : change < 0 ? "▼" : "▲"),
        row.symbols.map(symbolChip), !still && el("b", {}, percent(change)),
        row.move && row.move !== "spike" && el("span", { class: "tag" }, row.move),
        !still && row.zScore !== null && el("span", { class: "muted" }, `z ${Number(row.zScore).toFixed(1).replace("-", "−")}`), late(row)),
      // The symbol and its change stand above.
      el("div", { class: "meta" }, (row.summary ?? row.title).replace(/^\S+ [+\-−][\d.]+% ?/, "")),
      row.stories?.length > 0 && el("div", { class: "meta near", title: "Reports of its symbol before and after the move; no cause is claimed" }, row.stories.map((one) =>
        storyLink(row.desk, one.story, {}, `${length(Math.abs(one.lagSeconds) * 1000)} ${one.lagSeconds < 0 ? "after" : "before"}: ${one.title}`)))));
}
