// A story: its reports in time, the lines that told it, what the prices of its symbols did, all its sources.

import { ask, encoded, path, storyAddress } from "../core/address.js";
import { count, el, inside, outside, plural, price } from "../core/dom.js";
import { clock, clockSeconds, day, dayYear, full, length, place } from "../core/time.js";
import { deskNamed, zone } from "../core/view.js";
import { fetchBars } from "../desk/bars.js";
import { reasons } from "../desk/brief.js";
import { focusChart, hasChart } from "../desk/focus.js";
import { changeText, moveButton, roleTag, symbolChip, badge } from "../desk/sources.js";
import { starButton } from "../desk/star.js";
import { spark } from "./spark.js";

const BEFORE = 30 * 60;
const AFTER = 120 * 60;
const BAR = 60; // What was known at a time is what bars tell that had ended by then.

/** @param where the story's desk; null for any that has it */
export async function storyPage(where, id) {
  const { desk, story, entries, lines, alerts } = await ask("story", { desk: where, id });
  const its = zone(desk);
  const reports = together(story, entries);
  const begins = beginning(reports[0], entries);
  const title = story?.title ?? reports[0].title;
  const symbols = story?.symbols ?? [...new Set(entries.flatMap((entry) => entry.symbols))];
  const last = entries[0]?.story;
  const importance = story ? { importance: story.importance, reasons: story.reasons } : last;
  const chart = el("button", { type: "button", class: "back" }, "On the chart");
  chart.addEventListener("click", () => focusChart(begins, symbols.length === 1 ? symbols[0] : null));
  return { desk, title, at: begins, parts: [
    el("p", { class: "kicker" }, `Story on ${desk}`, symbols.map(symbolChip),
      importance && el("span", { title: reasons(importance.reasons) }, `importance ${importance.importance.toFixed(2)}`),
      starButton(storyAddress(desk, id))),
    el("h2", { class: "story-title" }, title),
    hasChart(symbols.length === 1 ? symbols[0] : null, deskNamed(desk)) && chart,
    el("p", { class: "muted" }, `${plural(reports.length, "report")} from ${plural(new Set(reports.map((one) => one.source)).size, "source")}, `
      + `${dayYear(reports[0].time, its)} ${clock(reports[0].time, its)}${until(reports, its)} ${place(its)}`),
    ...part("Reports", el("ol", { class: "timeline" }, reports.map((one) => report(one, its)))),
    lines.length > 0 && part("Told in digests", el("ul", { class: "told-lines" }, lines.map((one) => told(one, its)))),
    alerts.length > 0 && part("Alerts", el("ul", { class: "told-lines" }, alerts.map((one) => el("li", {},
      el("time", { datetime: one.time }, `${day(one.time, its)} ${clock(one.time, its)}`),
      el("span", {}, one.title, " ", el("span", { class: "tag" }, one.action), el("p", { class: "muted" }, one.why)))))),
    story?.moves.length > 0 && part("Moves near it", el("ul", { class: "told-lines" }, story.moves.map((one) => el("li", {},
      moveButton(one.move, one.title), el("span", { class: "muted" }, lag(one.lagSeconds)))))),
    symbols.length > 0 && part("Prices around its first report", await prices(symbols, begins, its)),
  ].flat().filter(Boolean) };
}

/** The last report, where there are several. */
const until = (reports, its) => (reports.length === 1 ? "" : ` to ${day(reports.at(-1).time, its)} ${clock(reports.at(-1).time, its)}`);

const part = (name, content) => [el("h3", { class: "part" }, name), content];

/** A story on its topic keeps its last reports, the tape has them all; before it is on its topic the tape alone has them. */
function together(story, entries) {
  const older = entries.map((entry) => ({ item: entry.id, revision: 0, source: entry.source, role: entry.story.role, title: entry.title,
    link: entry.link, time: entry.time, published: entry.published, precision: entry.precision }));
  const told = story?.reports.map((one) => ({ ...one, time: one.observed })) ?? [];
  return [...older.filter((one) => told.length === 0 || one.time < told[0].time), ...told].sort((a, b) => a.time.localeCompare(b.time));
}

/** When the story began: what a feed held already when it was first read began when its publisher says. */
function beginning(first, entries) {
  const isBacklog = entries.some((entry) => entry.id === first.item && entry.backlog);
  return isBacklog && isTimed(first) ? first.published : first.time;
}

/** Of a day nobody can say how long ago it was. */
const isTimed = (report) => report.published !== null && report.precision !== "DAY";

function report(one, its) {
  const late = isTimed(one) ? Date.parse(one.time) - Date.parse(one.published) : 0;
  return el("li", { class: one.role },
    el("time", { datetime: one.time, title: full(one.time, its) }, el("b", {}, clockSeconds(one.time, its)), day(one.time, its)),
    el("div", {}, outside(one.link, { class: "title" }, one.title, one.link && el("span", { "aria-hidden": "true" }, " ↗")),
      el("p", { class: "meta" }, el("span", {}, one.source.replace(/^feed:/, "")), roleTag(one.role, true),
        one.revision > 0 && el("span", { class: "tag" }, `revision ${one.revision}`),
        late > 60_000 && el("span", {}, `seen ${length(late)} after it was published`),
        one.precision === "DAY" && el("span", {}, `dated ${day(one.published, "UTC")}`))));
}

function told(one, its) {
  return el("li", {},
    inside(`${path(`digest/${encoded(one.desk)}/${encoded(one.to)}`)}#line-${one.index + 1}`, {},
      el("time", { datetime: one.to }, `${day(one.to, its)} ${clock(one.to, its)}`)),
    el("span", {}, one.line.text, " ", badge(one.line)));
}

const lag = (seconds) => (seconds < 0 ? `${length(-seconds * 1000)} before the nearest report` : `${length(seconds * 1000)} after the nearest report`);

async function prices(symbols, first, its) {
  const at = Date.parse(first) / 1000;
  const text = (seconds) => new Date(seconds * 1000).toISOString();
  const bars = await fetchBars(symbols.slice(0, 6), { from: text(at - BEFORE), to: text(at + AFTER) });
  const rows = [...bars].map(([symbol, columns]) => {
    const inside = columns.start.map((start, index) => [start, columns.close[index]]);
    const before = inside.filter(([start]) => start + BAR <= at).at(-1);
    const after = (minutes) => inside.filter(([start]) => start + BAR <= at + minutes * 60).at(-1);
    const change = (minutes) => (before && after(minutes) ? changeText(100 * (after(minutes)[1] / before[1] - 1)) : "–");
    return el("tr", {}, el("th", { scope: "row" }, symbolChip(symbol)),
      el("td", {}, before ? price(before[1]) : "–"), el("td", {}, change(15)), el("td", {}, change(60)),
      el("td", {}, inside.length > 1 ? spark(inside.map(([, close]) => close), inside.findIndex(([start]) => start >= at)) : "no trades around it"));
  });
  return el("table", { class: "figures-table" }, el("caption", {}, `Last price before ${clock(first, its)}, and its change after; no cause is claimed`),
    el("thead", {}, el("tr", {}, ["symbol", "before", "15 min", "60 min", `${count(BEFORE / 60)} min before to ${count(AFTER / 60)} min after`]
      .map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows));
}
